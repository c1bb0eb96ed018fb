import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codings import Coding
from qualcode.errors import CodingError, NewerProjectError, ProjectError
from qualcode.memos import Memo
from qualcode.participants import Measurement, Participant
from qualcode.projects.setup import bundled, load_codebook
from qualcode.spans import Span
from qualcode.store import Batch, Store
from qualcode.transcripts import Imported, Note, Transcript, normalised

SAMIRA = interview("I: Hoe gaat het?", "R: Ik doe weer mee 🙂, écht waar.", participant="K01")

NOTE = Note("speakers", {"speakers": (("note.part.by label", {"name": "I", "n": 1, "role": (("role.coach", {}),)}),)})


def filled(store: Store) -> None:
    codings = [code_words(SAMIRA, "doe weer mee 🙂", "meedoen"), code_words(SAMIRA, "écht", "meedoen", "Bram")]
    people = [Participant("K01", {"rol": "kandidaat"}, (Measurement("stress", "T0", 3.5),), ("t1",))]
    finished = {"t1": frozenset({"Noor", "Bram"})}
    store.add_import(Batch([Imported(SAMIRA, (NOTE,))], codings=codings, participants=people, finished=finished))


def test_what_goes_in_comes_out(project: Store) -> None:
    filled(project)
    assert project.transcripts() == [SAMIRA]
    assert project.imported()[0].notes == (NOTE,)
    assert [(c.quote, c.coder) for c in project.codings()] == [("doe weer mee 🙂", "Noor"), ("écht", "Bram")]
    assert project.participants() == [
        Participant("K01", {"rol": "kandidaat"}, (Measurement("stress", "T0", 3.5),), ("t1",))
    ]
    assert project.finished() == {"t1": frozenset({"Noor", "Bram"})}


def test_a_coding_keeps_every_field(project: Store) -> None:
    filled(project)
    coding = replace(
        code_words(SAMIRA, "Ik", "trouw", "Noor"),
        origin="suggestion:x:0.5",
        memo="met\nregel",
        value=4.0,
        created=datetime(2026, 1, 2, 3, 4, 5),
    )
    project.add_codings([coding])
    assert coding in project.codings()


@pytest.mark.parametrize("name", sorted(path.stem for path in bundled("codebooks").glob("*.yaml")))
def test_a_codebook_comes_back_equal(name: str, tmp_path: Path) -> None:
    book = load_codebook(bundled("codebooks") / f"{name}.yaml")
    with Store.create(str(tmp_path / "p.qualcode"), [book]) as store:
        assert store.codebooks() == [book]


@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=80).map(normalised),
    cut=st.data(),
)
def test_any_text_and_span_survive_the_store(text: str, cut: st.DataObject) -> None:
    end = cut.draw(st.integers(1, len(text))) if text else 0
    if not end:
        return
    start = cut.draw(st.integers(0, end - 1))
    transcript = Transcript("t", text)
    coding = Coding("t", Span(start, end), "c", "Noor", text[start:end], created=datetime(2026, 1, 1))
    with Store.create("sqlite://", [a_codebook(a_code("c"))]) as store:
        store.add_import(Batch([Imported(transcript)], codings=[coding]))
        assert store.transcripts()[0].text == text
        assert store.codings() == [coding]


def test_a_coding_over_other_words_is_an_error_that_names_it(project: Store) -> None:
    filled(project)
    with closing(sqlite3.connect(project.name)) as connection, connection:
        connection.execute("UPDATE codings SET start = start + 1 WHERE coder = 'Noor'")
    with pytest.raises(CodingError, match=r"'meedoen' by Noor.*should cover 'doe weer mee"):
        project.codings()


def test_an_import_that_breaks_in_the_middle_leaves_nothing(project: Store) -> None:
    twice = code_words(SAMIRA, "Ik", "meedoen")
    with pytest.raises(ProjectError, match="nothing was stored"):
        project.add_import(Batch([Imported(SAMIRA)], codings=[twice, twice]))
    assert project.transcripts() == []
    assert project.codings() == []


def test_a_participant_given_again_is_replaced_in_place(project: Store) -> None:
    project.add_import(Batch(participants=[Participant("A"), Participant("B", {"leeftijd": "40"})]))
    project.add_import(Batch(participants=[Participant("A", {"leeftijd": "41"}, (Measurement("stress", "T1", 2.0),))]))
    assert [(p.id, dict(p.attributes)) for p in project.participants()] == [
        ("A", {"leeftijd": "41"}),
        ("B", {"leeftijd": "40"}),
    ]


def test_a_transcript_imported_earlier_can_be_given_to_a_participant(project: Store) -> None:
    project.add_import(Batch([Imported(replace(SAMIRA, participant=None))]))
    project.add_import(Batch(participants=[Participant("K01", {}, (), ("t1",))]))
    assert project.transcripts()[0].participant == "K01"


def test_rejecting_twice_is_rejecting_once(project: Store) -> None:
    filled(project)
    for _ in range(2):
        project.reject(code_words(SAMIRA, "écht", "jezelf_zijn"), "codebook-1")
    assert project.rejections("Noor") == {("t1", code_words(SAMIRA, "écht", "x").span, "jezelf_zijn")}


# ── opening ──


def test_there_is_no_project_at_a_wrong_path_and_the_message_names_its_neighbours(
    project: Store, tmp_path: Path
) -> None:
    with pytest.raises(ProjectError, match=r"there is no project at .*q\.qualcode.*p\.qualcode"):
        Store.open(str(tmp_path / "q.qualcode"))


def test_a_project_is_never_made_over_another(project: Store) -> None:
    with pytest.raises(ProjectError, match="exists already"):
        Store.create(project.name, [])


def test_a_project_can_be_opened_by_url(project: Store) -> None:
    filled(project)
    with Store.open(f"sqlite:///{project.name}") as store:
        assert store.transcripts() == [SAMIRA]


@pytest.mark.parametrize("name", ["een project.qualcode", "100%? #1.qualcode", "Zoë's.qualcode"])
def test_a_project_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Store.create(str(path), [a_codebook(a_code("meedoen"))]) as store:
        filled(store)
    assert path.is_file()
    with Store.open(str(path)) as store:
        assert store.transcripts() == [SAMIRA]


def test_a_project_of_a_newer_version_is_refused_and_left_as_it_is(project: Store) -> None:
    project.close()
    with closing(sqlite3.connect(project.name)) as connection, connection:
        connection.execute("UPDATE settings SET value = '999' WHERE key = 'schema_version'")
    with pytest.raises(NewerProjectError, match=r"newer qualcode.*999.*upgrade"):
        Store.open(project.name)


def test_a_project_without_a_sound_version_is_refused(project: Store) -> None:
    project.close()
    with closing(sqlite3.connect(project.name)) as connection, connection:
        connection.execute("UPDATE settings SET value = 'abc' WHERE key = 'schema_version'")
    with pytest.raises(ProjectError, match="its version is 'abc'"):
        Store.open(project.name)


def test_other_files_are_not_projects(tmp_path: Path) -> None:
    text, database = tmp_path / "a.qualcode", tmp_path / "b.qualcode"
    text.write_text("dit is een tekst, geen project " * 50)
    sqlite3.connect(database).execute("CREATE TABLE x (y)").connection.close()
    with pytest.raises(ProjectError, match="not a qualcode project"):
        Store.open(str(text))
    with pytest.raises(ProjectError, match="not a qualcode project"):
        Store.open(str(database))


def test_a_missing_folder_or_driver_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"folder .*weg does not exist"):
        Store.create(str(tmp_path / "weg" / "p.qualcode"), [])
    with pytest.raises(ProjectError, match="driver"):
        Store.create("nosuchdatabase://host/name", [])


@contextmanager
def somebody_elses_folder() -> Iterator[Path]:
    """A folder that may be read and not written; an administrator becomes nobody meanwhile, whom the lock stops."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.create(str(folder / "p.qualcode"), [a_codebook(a_code("meedoen"))]) as store:
            filled(store)
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        administrator = os.geteuid() == 0
        if administrator:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if administrator:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="locks on folders work in another way there")
def test_a_read_only_folder_is_said() -> None:
    with somebody_elses_folder() as folder, pytest.raises(ProjectError, match=r"q\.qualcode.*folder cannot be written"):
        Store.create(str(folder / "q.qualcode"), [])


@pytest.mark.skipif(os.name == "nt", reason="locks on folders work in another way there")
def test_a_project_that_cannot_be_written_says_so() -> None:
    refused = pytest.raises(ProjectError, match=r"read-only|cannot be written")
    with somebody_elses_folder() as folder, refused, Store.open(str(folder / "p.qualcode")) as store:
        store.add_codings([code_words(SAMIRA, "Ik", "meedoen")])


@pytest.mark.parametrize(
    "url", ["sqlite://ik:geheim@/", "nosuch://ik:geheim@host/x", "postgresql://ik:geheim@host:geheim/x"]
)
def test_a_message_never_shows_a_password(url: str) -> None:
    with pytest.raises(ProjectError) as refused:
        Store.open(url)
    assert "geheim" not in str(refused.value)


# ── memos, corrected texts, older projects ──


def test_memos_come_back_with_every_field_and_are_checked_against_the_text(project: Store) -> None:
    filled(project)
    memo = Memo("t1", Span(3, 6), "Wie vraagt dit?", "Noor", "Hoe", resolved=True, created=datetime(2026, 1, 2))
    project.add_import(Batch(memos=[memo]))
    assert project.memos() == [memo]
    project.add_import(Batch(memos=[replace(memo, id="ander", quote="Wat")]))
    with pytest.raises(CodingError, match=r"memo ander by Noor in 't1' at \[3, 6\) should cover 'Wat'"):
        project.memos()


def test_a_corrected_text_takes_the_place_of_one_that_nothing_points_at(project: Store) -> None:
    project.add_import(Batch([Imported(SAMIRA)], finished={"t1": frozenset({"Noor"})}))
    better = interview("I: Hoe gaat het?", "R: Prima.")
    project.add_import(Batch(corrected=[Imported(better)]))
    assert project.transcripts() == [better]
    assert project.finished() == {}


def test_a_text_that_was_coded_meanwhile_is_not_replaced(project: Store) -> None:
    filled(project)
    with pytest.raises(ProjectError, match="'t1' was coded meanwhile"):
        project.add_import(Batch(corrected=[Imported(interview("R: Anders."))]))
    assert project.transcripts() == [SAMIRA]
    assert project.pointed_at() == {"t1"}


def as_version_1(path: Path) -> None:
    """Make a project what the first qualcode wrote: no waves, no memos."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE transcripts DROP COLUMN wave")
        connection.execute("DROP TABLE memos")
        connection.execute("UPDATE settings SET value = '1' WHERE key = 'schema_version'")
        connection.commit()


def test_an_older_project_is_brought_up_to_date_and_a_copy_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "oud.qualcode"
    with Store.create(str(path), [a_codebook(a_code("trust"))]) as store:
        filled(store)
    as_version_1(path)
    with Store.open(str(path)) as store:
        assert store.transcripts() == [SAMIRA]
        assert len(store.codings()) == 2
        assert store.memos() == []
        store.add_import(Batch(memos=[Memo("t1", Span(3, 6), "x", "Noor", "Hoe")]))
    copy = tmp_path / "oud.version-1.backup"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT value FROM settings").fetchall() == [("1",)]
        assert connection.execute("SELECT count(*) FROM codings").fetchone() == (2,)
    with Store.open(str(path)) as store:
        assert len(store.memos()) == 1
    assert len(list(tmp_path.glob("*.backup"))) == 1


def test_a_second_copy_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "oud.qualcode"
    for _ in range(2):
        path.unlink(missing_ok=True)
        Store.create(str(path), []).close()
        as_version_1(path)
        Store.open(str(path)).close()
    assert sorted(found.name for found in tmp_path.glob("*.backup")) == [
        "oud.version-1-2.backup",
        "oud.version-1.backup",
    ]
