import os
import sqlite3
import stat
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

from qualcode.changes import Change, Edit, Kind, Thing, added, changed, removed
from qualcode.codings import Coding, Rejection
from qualcode.errors import CodingError, ConflictError, DoubledError, NewerProjectError, ProjectError
from qualcode.memos import Memo
from qualcode.participants import Measurement, Participant
from qualcode.projects.setup import bundled, load_codebook
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.teams import Assignment, Duty, Finish, Member
from qualcode.transcripts import Heading, Imported, Note, Transcript, normalised

SAMIRA = interview("I: Hoe gaat het?", "R: Ik doe weer mee 🙂, écht waar.", participant="K01")

NOTE = Note("speakers", {"speakers": (("note.part.by label", {"n": 1, "name": "I", "role": (("role.coach", {}),)}),)})


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty project on each kind of database, with one codebook."""
    with Store.create(place, [a_codebook(a_code("meedoen"), a_code("trouw"))]) as made:
        yield made


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """An empty project in a file."""
    with Store.create(str(tmp_path / "p.qualcode"), [a_codebook(a_code("meedoen"))]) as made:
        yield made


def add(store: Store, *things: Thing, coder: str = "Noor") -> int | None:
    return store.commit(Change(Kind.CODE, coder, added(things)))


def filled(store: Store) -> None:
    codings = [code_words(SAMIRA, "doe weer mee 🙂", "meedoen"), code_words(SAMIRA, "écht", "meedoen", "Bram")]
    person = Participant("K01", {"rol": "kandidaat"}, (Measurement("stress", "T0", 3.5),), ("t1",))
    add(store, Imported(SAMIRA, (NOTE,)), *codings, person, Finish("t1", "Noor"), Finish("t1", "Bram"))


def test_what_goes_in_comes_out(store: Store) -> None:
    filled(store)
    assert store.transcripts() == [SAMIRA]
    assert store.headings() == [SAMIRA.heading]
    assert store.imported()[0].notes == (NOTE,)
    assert [(c.quote, c.coder) for c in store.codings()] == [("doe weer mee 🙂", "Noor"), ("écht", "Bram")]
    assert store.participants() == [
        Participant("K01", {"rol": "kandidaat"}, (Measurement("stress", "T0", 3.5),), ("t1",))
    ]
    assert store.finished() == {"t1": frozenset({"Noor", "Bram"})}


def test_a_coding_keeps_every_field(store: Store) -> None:
    filled(store)
    coding = replace(
        code_words(SAMIRA, "Ik", "trouw", "Noor"),
        origin="suggestion:x:0.5",
        memo="met\nregel",
        value=4.0,
        created=datetime(2026, 1, 2, 3, 4, 5, 678901),
        review=True,
        codebook_version="abc",
    )
    add(store, coding)
    assert coding in store.codings()


def test_the_rest_of_a_project_comes_back_as_it_was(store: Store) -> None:
    filled(store)
    memo = Memo("t1", Span(3, 6), "Wie vraagt dit?", "Noor", "Hoe", resolved=True, created=datetime(2026, 1, 2))
    rejection = Rejection("t1", Span(3, 6), "trouw", "Noor", "codebook-1")
    team = [Member("Noor", Duty.OWNER), Member("Bram")], [Assignment("t1", "Noor", blind=True)]
    add(store, memo, rejection, *team[0], *team[1])
    assert store.memos() == [memo]
    assert store.rejections() == [rejection]
    found = store.team()
    assert (list(found.members), list(found.assignments)) == team


@pytest.mark.parametrize("name", sorted(path.stem for path in bundled("codebooks").glob("*.yaml")))
def test_a_codebook_comes_back_equal(name: str) -> None:
    book = load_codebook(bundled("codebooks") / f"{name}.yaml")
    with Store.create("sqlite://", [book]) as store:
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
    with Store.create("sqlite://", [a_codebook(a_code("d"))]) as store:
        add(store, Imported(transcript), coding)
        assert store.transcripts()[0].text == text
        assert store.codings() == [coding]


def test_a_screen_reads_its_own_transcript_only(store: Store) -> None:
    filled(store)
    other = interview("R: Iets anders.", id="t2")
    add(store, Imported(other), code_words(other, "Iets", "meedoen"))
    assert [c.quote for c in store.codings([other])] == ["Iets"]
    assert store.transcripts(["t2"]) == [other]
    assert store.counts() == [("t1", "Bram", 1), ("t1", "Noor", 1), ("t2", "Noor", 1)]


def test_a_snapshot_does_not_see_what_is_written_meanwhile(store: Store) -> None:
    filled(store)
    with store.snapshot() as still:
        assert len(still.codings()) == 2
        add(store, code_words(SAMIRA, "Ik", "meedoen"))
        assert len(still.codings()) == 2
    assert len(store.codings()) == 3


# ── what does not fit is not stored ──


def test_a_coding_over_other_words_is_an_error_that_names_it(file_store: Store) -> None:
    filled(file_store)
    with closing(sqlite3.connect(file_store.name)) as connection, connection:
        connection.execute("UPDATE codings SET start = start + 1 WHERE coder = 'Noor'")
    with pytest.raises(CodingError, match=r"'meedoen' by Noor.*should cover 'doe weer mee"):
        file_store.codings()


def test_a_coding_whose_words_are_others_is_never_stored(store: Store) -> None:
    filled(store)
    with pytest.raises(CodingError, match="should cover 'Wij' but the text there is 'Ik"):
        add(store, replace(code_words(SAMIRA, "Ik ", "meedoen"), quote="Wij"))
    memo = Memo("t1", Span(3, 6), "Wie?", "Noor", "Wat")
    with pytest.raises(CodingError, match=r"memo .* by Noor in 't1' at \[3, 6\) should cover 'Wat'"):
        add(store, memo)


def test_nobody_codes_the_same_words_with_the_same_code_twice(store: Store) -> None:
    first, other = code_words(SAMIRA, "weer mee", "meedoen"), code_words(SAMIRA, "weer mee", "trouw")
    add(store, Imported(SAMIRA), first, other)
    twin = replace(first, id="twin", memo="nog eens")
    with pytest.raises(DoubledError, match="Noor has the code 'meedoen' on exactly these words of 't1' already"):
        add(store, twin)
    with pytest.raises(DoubledError):
        store.commit(Change(Kind.EDIT, "Els", changed([(other, replace(other, code="meedoen"))])))
    with pytest.raises(DoubledError):
        add(store, replace(twin, id="a", code="nieuw"), replace(twin, id="b", code="nieuw"))
    assert {coding.code for coding in store.codings()} == {"meedoen", "trouw"}
    add(store, replace(twin, coder="Bram"), coder="Bram")
    store.commit(Change(Kind.IMPORT, "Noor", added([replace(twin, id="brought")])))
    store.commit(Change(Kind.EDIT, "Noor", changed([(first, replace(first, memo="er zijn er twee"))])))


def test_a_text_cannot_change_under_a_coding(store: Store) -> None:
    filled(store)
    other = replace(SAMIRA, text=SAMIRA.text.replace("doe weer", "deed toen"))
    with pytest.raises(ConflictError, match="'t1', or what stands on it, was changed meanwhile"):
        store.commit(Change(Kind.VERSION, "Noor", (Edit(Imported(SAMIRA, (NOTE,)), Imported(other)),)))
    assert store.transcripts() == [SAMIRA]
    assert len(store.versions("t1")) == 1


def test_an_import_that_breaks_in_the_middle_leaves_nothing(store: Store) -> None:
    stray = code_words(interview("R: x", id="weg"), "x", "meedoen")
    with pytest.raises(ProjectError, match="belongs to a transcript that is not there"):
        add(store, Imported(SAMIRA), stray)
    assert store.transcripts() == []
    assert [change.kind for change in store.history()] == [Kind.START]


def test_a_transcript_with_somebodys_codings_cannot_go(store: Store) -> None:
    filled(store)
    with pytest.raises(ConflictError, match=r"'t1' cannot go: something of (Bram|Noor) stands on it \(coding\)"):
        store.commit(Change(Kind.DELETE, "Noor", removed([Imported(SAMIRA)])))


# ── people ──


def test_a_participant_is_changed_in_place(store: Store) -> None:
    before = Participant("A", {"leeftijd": "40"})
    add(store, before, Participant("B"))
    after = Participant("A", {"leeftijd": "41"}, (Measurement("stress", "T1", 2.0),))
    store.commit(Change(Kind.IMPORT, "Noor", (Edit(before, after),)))
    assert [(p.id, dict(p.attributes)) for p in store.participants()] == [("A", {"leeftijd": "41"}), ("B", {})]


def test_a_transcript_can_be_given_to_a_participant_later(store: Store) -> None:
    alone = replace(SAMIRA, participant=None)
    add(store, Imported(alone), Participant("K01"))
    store.commit(Change(Kind.HEADING, "Noor", (Edit(alone.heading, Heading("t1", "", "K01", "T0")),)))
    assert store.transcripts() == [replace(SAMIRA, wave="T0")]
    assert store.participants()[0].transcripts == ("t1",)


def test_rejecting_twice_is_rejecting_once(store: Store) -> None:
    filled(store)
    for _ in range(2):
        add(store, Rejection("t1", Span(3, 6), "trouw", "Noor", "codebook-1"))
    assert len(store.rejections()) == 1


# ── opening ──


def test_there_is_no_project_at_a_wrong_path_and_the_message_names_its_neighbours(
    file_store: Store, tmp_path: Path
) -> None:
    with pytest.raises(ProjectError, match=r"there is no project at .*q\.qualcode.*p\.qualcode"):
        Store.open(str(tmp_path / "q.qualcode"))


def test_a_project_is_never_made_over_another(store: Store, place: str) -> None:
    with pytest.raises(ProjectError, match="already"):
        Store.create(place, [])


def test_a_project_can_be_opened_again(store: Store, place: str) -> None:
    filled(store)
    with Store.open(place) as again:
        assert again.transcripts() == [SAMIRA]


def test_a_file_can_be_opened_by_url(file_store: Store) -> None:
    filled(file_store)
    with Store.open(f"sqlite:///{file_store.name}") as store:
        assert store.transcripts() == [SAMIRA]


@pytest.mark.skipif(os.name == "nt", reason="permissions are kept in another way there")
def test_only_its_maker_can_read_a_project(file_store: Store, tmp_path: Path) -> None:
    filled(file_store)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize("name", ["een project.qualcode", "100%? #1.qualcode", "Zoë's.qualcode"])
def test_a_project_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Store.create(str(path), [a_codebook(a_code("meedoen"))]) as store:
        filled(store)
    assert path.is_file()
    with Store.open(str(path)) as store:
        assert store.transcripts() == [SAMIRA]


def test_a_project_of_a_newer_version_is_refused_and_left_as_it_is(file_store: Store) -> None:
    file_store.close()
    with closing(sqlite3.connect(file_store.name)) as connection, connection:
        connection.execute("UPDATE settings SET value = '999' WHERE key = 'schema_version'")
    with pytest.raises(NewerProjectError, match=r"newer qualcode.*999.*upgrade"):
        Store.open(file_store.name)


def test_a_project_without_a_sound_version_is_refused(file_store: Store) -> None:
    file_store.close()
    with closing(sqlite3.connect(file_store.name)) as connection, connection:
        connection.execute("UPDATE settings SET value = 'abc' WHERE key = 'schema_version'")
    with pytest.raises(ProjectError, match="its version is 'abc'"):
        Store.open(file_store.name)


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
        add(store, code_words(SAMIRA, "Ik", "meedoen"))


@pytest.mark.parametrize(
    "url", ["sqlite://ik:geheim@/", "nosuch://ik:geheim@host/x", "postgresql://ik:geheim@host:geheim/x"]
)
def test_a_message_never_shows_a_password(url: str) -> None:
    with pytest.raises(ProjectError) as refused:
        Store.open(url)
    assert "geheim" not in str(refused.value)
