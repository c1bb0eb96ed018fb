"""Names of files that we write: inside their folder, and such as every system takes."""

import io
import unicodedata
from pathlib import Path

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qualcode.projects.files import documents_in
from qualcode.projects.word_copies import file_name, save_word_copies, word_copy
from qualcode.transcripts import Transcript

DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("01 exit Samira", "01 exit Samira"),
        ("R1: x/y", "R1- x-y"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..\\..\\boot", "-..-boot"),
        ("C:\\boot.ini", "C--boot.ini"),
        ("/root", "-root"),
        ("~", "transcript"),
        ("~$slot", "$slot"),
        (".verborgen", "verborgen"),
        ("einde. . ", "einde"),
        ("..", "transcript"),
        (" ", "transcript"),
        ("", "transcript"),
        ("a\0b\r\nc\x7f\x85", "a-b--c--"),
        ("a\u202excod.exe", "a-xcod.exe"),
        ("half \ud83d", "half -"),
        ("a\u2028b", "a-b"),
        ("Zoe\u0308", "Zoë"),
        ("CON", "_CON"),
        ("nul", "_nul"),
        ("Com1.oud", "_Com1.oud"),
        ("LPT¹", "_LPT¹"),
        ("AUX .x", "_AUX .x"),
        ("conin$", "_conin$"),
        ("Concept", "Concept"),
        ("com10", "com10"),
        ("é" * 300, "é" * 75),
        ("a" + "🙂" * 300, "a" + "🙂" * 37),
        ("a" * 149 + ". b", "a" * 149),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


@given(st.text(st.characters(), max_size=60) | st.text("./\\~: COMNUL1\0", max_size=12))
@example("a" * 300)
def test_any_title_gives_a_name_inside_its_folder(title: str) -> None:
    name = file_name(title)
    assert len(f".{name}-999999.docx-abcdefgh".encode()) < 255
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(sign) not in ("Cc", "Cf", "Cs") for sign in name)
    assert name.lstrip(".~ ") == name.rstrip(". ") == name != ""
    assert name.partition(".")[0].rstrip().upper() not in DEVICES
    assert file_name(name) == name


def test_copies_stay_in_their_folder_whatever_the_transcripts_are_called(tmp_path: Path) -> None:
    ids = ["../../weg", "NUL", "..", ".", "é" * 300, "é" * 301, "regel\neinde", "/weg/x", "~$x", "a/b", "a\\b"]
    copies = [word_copy(Transcript(id, f"tekst van {number}"), [], [], []) for number, id in enumerate(ids)]
    paths = save_word_copies(copies, tmp_path / "word")
    assert [path.name for path in tmp_path.iterdir()] == ["word"]
    assert {path.parent for path in paths} == {tmp_path / "word"}
    assert len({path.name.casefold() for path in paths}) == len(ids)
    for number, path in enumerate(paths):
        assert docx.Document(io.BytesIO(path.read_bytes())).paragraphs[0].text == f"tekst van {number}"
    assert set(documents_in([tmp_path / "word"])[0]) == set(paths)
