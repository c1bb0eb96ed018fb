import os
import stat
from pathlib import Path

import pytest

from qualcode.errors import FileAccessError
from qualcode.projects.files import documents_in, is_document, read_file, write_file


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_file(tmp_path / "a.csv", b"een")
    write_file(tmp_path / "a.csv", b"twee")
    assert read_file(tmp_path / "a.csv") == b"twee"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter there")
def test_a_written_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_file(tmp_path / "ours", b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "ours")}
    assert len(modes) == 1


def test_a_folder_cannot_be_read_or_written_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="cannot be read"):
        read_file(tmp_path)
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(FileAccessError, match=r"x\.csv: cannot be written"):
        write_file(tmp_path / "x.csv", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_a_folder_gives_its_documents_in_order_without_locks_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.docx", "a.DOCX", "~$a.docx", ".c.docx", "d.jpg"):
        (tmp_path / name).write_bytes(b"")
    documents, others = documents_in([tmp_path, Path("e.docx")])
    assert [path.name for path in documents] == ["a.DOCX", "b.docx", "e.docx"]
    assert [path.name for path in others] == ["d.jpg"]


@pytest.mark.parametrize(
    "name", ["README.md", "readme.txt", "Read me.docx", "read-me.txt", "LEESMIJ.txt", "lees_mij.md"]
)
def test_a_read_me_is_no_transcript(name: str, tmp_path: Path) -> None:
    assert not is_document(name)
    (tmp_path / name).write_bytes(b"")
    assert documents_in([tmp_path]) == ([], [tmp_path / name])


@pytest.mark.parametrize("name", ["readme P1.txt", "P1.TXT", "Leesmijveld.docx"])
def test_a_file_that_only_begins_as_a_read_me_is_a_transcript(name: str) -> None:
    assert is_document(name)


def test_a_folder_within_a_folder_is_named_and_not_looked_into(tmp_path: Path) -> None:
    for name in ("a.docx", "oud/b.docx", ".git/c.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    documents, others = documents_in([tmp_path])
    assert [path.name for path in documents] == ["a.docx"]
    assert [path.name for path in others] == ["oud"]
