"""Damage is seen, what can be saved is saved, and what is lost is listed: on files that are really damaged."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import commands
import pytest
from builders import a_code, a_codebook
from old_projects import write_old
from sqlalchemy import create_engine, text
from studies import BOOK, fill, state, talk

from qualcode.changes import Change, Edit, Kind, added
from qualcode.codings import Coding
from qualcode.errors import ConflictError, DamagedProjectError, NotAllowedError, ProjectError
from qualcode.projects import keeping
from qualcode.spans import Span
from qualcode.store import Store, connection
from qualcode.store.contents import Finding
from qualcode.store.damage import check
from qualcode.store.saving import Saved, save
from qualcode.teams import Duty, Member
from qualcode.transcripts import Imported

PAGE = 4096


def damage(where: Path | str) -> list[Finding]:
    return [finding for finding in check(str(where)) if finding.damage]


def run(path: Path, *statements: str) -> None:
    """Change a file as another program would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def saved(path: Path) -> Saved:
    """Save a project, and see that what was saved opens and is whole."""
    found = save(str(path), path.parent / f"saved-{path.stem}.qualcode")
    assert damage(found.path) == []
    copy = Path(shutil.copyfile(found.path, found.path.with_suffix(".copy")))
    with Store.open(str(copy)) as store, suppress(ConflictError):
        state(store)
        store.undo("Noor")
    return found


def everything(path: Path) -> object:
    with Store.open(str(path)) as store:
        return state(store)


# ── a whole project ──


def test_a_whole_project_has_no_findings_on_any_database(place: str) -> None:
    with Store.create(place, [BOOK]) as store:
        fill(store, transcripts=3)
    assert check(place) == []


def test_saving_a_whole_project_copies_it_with_its_journal(path: Path) -> None:
    found = save(str(path), path.with_name("q.qualcode"))
    assert found.findings == ()
    assert everything(found.path) == everything(path)


def test_nothing_is_saved_over_another_file(path: Path) -> None:
    with pytest.raises(ProjectError, match="exists already"):
        save(str(path), path)


# ── files that are damaged ──


def overwritten(content: bytearray, chance: random.Random) -> None:
    page, size = chance.randrange(1, len(content) // PAGE), chance.choice((16, 200, PAGE))
    start = page * PAGE + chance.randrange(PAGE - size + 1)
    content[start : start + size] = chance.randbytes(size)


def several_pages_overwritten(content: bytearray, chance: random.Random) -> None:
    for page in chance.sample(range(1, len(content) // PAGE), chance.randint(2, 8)):
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)


def cut_off(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def blank(content: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(content) // PAGE)
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def swapped(content: bytearray, chance: random.Random) -> None:
    one, other = (page * PAGE for page in chance.sample(range(1, len(content) // PAGE), 2))
    content[one : one + PAGE], content[other : other + PAGE] = content[other : other + PAGE], content[one : one + PAGE]


def bits_turned(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 200)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def beginning_overwritten(content: bytearray, chance: random.Random) -> None:
    start, size = chance.randrange(PAGE), chance.choice((1, 4, 100))
    content[start : start + size] = chance.randbytes(size)


HARMS = [overwritten, several_pages_overwritten, cut_off, blank, swapped, bits_turned, beginning_overwritten]


@pytest.mark.parametrize("seed", range(1012, 1022))
@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_file_is_recognised_and_saving_it_gives_a_whole_project_and_lists_what_is_lost(
    path: Path, harm: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    whole = everything(path)
    content = bytearray(path.read_bytes())
    harm(content, random.Random(seed))
    path.write_bytes(content)
    if not damage(path):
        assert everything(path) == whole
    found = saved(path)
    codings = [coding for coding in whole[3]]  # type: ignore[index]
    with Store.open(str(found.path)) as store:
        kept = {coding.id for coding in store.codings()}
        there = {transcript.id for transcript in store.transcripts()}
    listed = "\n".join(finding.message for finding in found.findings)
    gone_at_all = "the journal does not fit together" in listed
    for coding in codings:
        assert coding.id in kept or coding.id in listed or gone_at_all
    for number in range(6):
        assert f"t{number}" in there or f"'t{number}'" in listed or gone_at_all


def test_a_lost_first_page_costs_nothing_that_the_journal_and_the_texts_hold(path: Path) -> None:
    whole = everything(path)
    content = bytearray(path.read_bytes())
    content[:PAGE] = random.Random(1).randbytes(PAGE)
    path.write_bytes(content)
    assert [finding.kind for finding in damage(path)] == ["file"]
    assert everything(saved(path).path)[:-1] == whole[:-1]  # type: ignore[index]


def test_a_file_without_its_write_ahead_log_is_recognised_or_as_it_was_before(tmp_path: Path) -> None:
    path, copy = tmp_path / "p.qualcode", tmp_path / "q.qualcode"
    with Store.create(str(path), [BOOK]) as store:
        fill(store)
        shutil.copyfile(path, copy)
        run(path, "PRAGMA wal_checkpoint")
        store.commit(Change(Kind.CODEBOOK, "Noor", (Edit(BOOK, a_codebook(*BOOK.codes, a_code("nieuw"))),)))
        shutil.copyfile(path, tmp_path / "r.qualcode")
    assert {finding.kind for finding in damage(copy)} == {"version"}
    saved(copy)
    with Store.open(str(tmp_path / "r.qualcode")) as store:
        assert store.codebooks() == [BOOK]
    assert damage(tmp_path / "r.qualcode") == []


def test_of_a_damaged_file_of_an_earlier_version_everything_is_saved_that_it_had(tmp_path: Path) -> None:
    old = tmp_path / "oud.qualcode"
    write_old(old, 3)
    run(old, "UPDATE codings SET start = start + 1 WHERE rowid = 5")
    found = saved(old)
    assert [(finding.kind, finding.place.partition(" ")[0]) for finding in found.findings] == [("journal", "coding")]
    with Store.open(str(found.path)) as store:
        assert ({coding.quotable for coding in store.codings()}, len(store.codings())) == ({False}, 60)


def test_a_damaged_file_says_so_when_it_is_opened(path: Path) -> None:
    run(path, "UPDATE codings SET memo = CAST(x'ff' AS TEXT)")
    with pytest.raises(DamagedProjectError, match="qualcode check"):
        everything(path)
    run(path, "UPDATE codings SET memo = '', created = 'gisteren'")
    with pytest.raises(DamagedProjectError, match=r"gisteren.*qualcode check"):
        everything(path)


def test_a_file_that_is_no_database_or_no_project_is_said(tmp_path: Path) -> None:
    note, other = tmp_path / "a.qualcode", tmp_path / "b.qualcode"
    note.write_text("dit is een tekst " * 500)
    run(other, "CREATE TABLE x (y)")
    assert [(f.kind, "not a database" in f.message) for f in check(str(note))] == [("file", True)]
    assert [f.kind for f in check(str(other))] == ["version"]
    assert set(saved(note).counts.values()) == {0}


# ── what another program changed ──

CASES: list[tuple[str, str, str]] = [
    ("UPDATE codings SET start = start + 1 WHERE rowid = 5", "quote", "should cover"),
    ("UPDATE memos SET quote = 'anders'", "quote", "should cover 'anders'"),
    ('UPDATE rejections SET "end" = 99999', "quote", "lies outside"),
    ("UPDATE texts SET text = text || '.' WHERE transcript = 't1'", "text", "its digest is another"),
    ("UPDATE texts SET turns = '[]' WHERE transcript = 't1'", "text", "has other turns"),
    (
        "UPDATE texts SET turns = json_set(turns, '$[0][2]', 99, '$[0][3]', 120) WHERE transcript = 't1'",
        "text",
        "out of order",
    ),
    ("UPDATE texts SET turns = json_set(turns, '$[11][3]', 99999) WHERE transcript = 't1'", "text", "out of order"),
    ("UPDATE texts SET turns = json_set(turns, '$[0][1]', 'zanger') WHERE transcript = 't1'", "text", "zanger"),
    ("DELETE FROM texts WHERE transcript = 't1'", "text", "the present text of transcript 't1' is not there"),
    ("DELETE FROM codebook_versions", "codebook", "is not there"),
    ("UPDATE codebook_versions SET content = '{}' WHERE number = 1", "codebook", "is not what it was"),
    ("DELETE FROM transcripts WHERE id = 't1'", "orphan", "belongs to transcript 't1': not there"),
    ("DELETE FROM codings WHERE rowid = 5", "told", "the journal does not say that it was deleted"),
    (
        "UPDATE codings SET code = 'trouw' WHERE code <> 'trouw'",
        "told",
        "is not what the journal says that it is, in:",
    ),
    ("DELETE FROM finished WHERE rowid = 1", "told", "is not there"),
    ("INSERT INTO members VALUES ('Els', 9, 'owner')", "told", "the journal says nothing of it"),
    ("UPDATE members SET duty = 'baas'", "row", "'baas' is not a valid Duty"),
    ("UPDATE codings SET coder = ' '", "row", "needs a coder"),
    ("UPDATE subject_memos SET text = ' '", "row", "needs a text"),
    ("UPDATE subject_memos SET about = 'coder'", "row", "'coder' is not a valid About"),
    ("UPDATE subject_memos SET subject = 't9' WHERE about = 'transcript'", "orphan", "belongs to transcript 't9'"),
    ("DELETE FROM subject_memos", "told", "the journal does not say that it was deleted"),
    ("UPDATE codings SET created = 'gisteren' WHERE rowid = 5", "row", "created is 'gisteren'"),
    ("UPDATE participants SET attributes = '{'", "row", "attributes"),
    ("DELETE FROM entries WHERE change = 5", "journal", "and 0 of them are known"),
    ("DELETE FROM changes WHERE number = 5", "journal", "is not there, but"),
    ("DELETE FROM changes WHERE kind = 'delete'", "journal", "is a undo of a change that was not there to be undone"),
    ('UPDATE entries SET "before" = NULL, "after" = \'{}\' WHERE change = 19', "journal", "was another before"),
    ("UPDATE entries SET kind = 'lied' WHERE change = 5", "journal", "changed something that is no lied"),
    ("DELETE FROM changes", "journal", "has no change"),
    ("UPDATE settings SET value = '999'", "version", "is of version '999'"),
    ("UPDATE settings SET value = 'abc'", "version", "is of version 'abc'"),
    ("DROP TABLE memos", "unreadable", "no such table"),
]


@pytest.mark.parametrize(("statement", "kind", "words"), CASES)
def test_what_another_program_broke_is_recognised_and_saved(path: Path, statement: str, kind: str, words: str) -> None:
    run(path, "PRAGMA foreign_keys = OFF", statement)
    assert any(finding.kind == kind and words in finding.message for finding in damage(path)), damage(path)
    saved(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM codings",
        "UPDATE codings SET start = start + 1",
        "DELETE FROM finished",
        "DELETE FROM transcripts",
        "DROP TABLE codings",
        "UPDATE members SET duty = 'baas'",
        "DROP INDEX ix_codings_code",
    ],
)
def test_what_the_tables_lost_comes_back_from_the_journal(path: Path, statement: str) -> None:
    whole = everything(path)
    run(path, "PRAGMA foreign_keys = OFF", statement)
    assert everything(saved(path).path)[:-1] == whole[:-1]  # type: ignore[index]


def test_what_the_journal_lost_stays_as_the_tables_have_it(path: Path) -> None:
    whole = everything(path)
    run(path, "DELETE FROM entries", "DELETE FROM changes WHERE number > 4")
    found = saved(path)
    assert any("begins without its 4 changes" in finding.message for finding in found.findings)
    assert everything(found.path)[:-1] == whole[:-1]  # type: ignore[index]
    with Store.open(str(path)) as before, Store.open(str(found.path)) as after:
        assert after.history()[-1].id == before.history()[-1].id  # known as the same project


def test_codings_go_back_to_their_words_the_nearest_place_first_and_the_rest_is_for_a_second_look(
    tmp_path: Path,
) -> None:
    path = tmp_path / "p.qualcode"
    one = replace(talk(1), text="Nee. Ja, nee, toch, toch wel.", turns=())
    spans = {"nee": Span(9, 12), "toch": Span(14, 18), "Nee": Span(0, 3)}
    with Store.create(str(path), [BOOK]) as store:
        codings = [Coding("t1", span, "rust", "Noor", words, id=words) for words, span in spans.items()]
        store.commit(Change(Kind.IMPORT, "Noor", added([Imported(one), *codings])))
    run(path, 'UPDATE codings SET start = start + 2, "end" = "end" + 2')
    run(path, "UPDATE codings SET quote = 'weg' WHERE id = 'Nee'")
    run(path, "DELETE FROM entries", "DELETE FROM changes")
    found = saved(path)
    with Store.open(str(found.path)) as store:
        kept = {coding.id: (coding.span, coding.review) for coding in store.codings()}
    assert kept == {"nee": (spans["nee"], False), "toch": (spans["toch"], True), "Nee": (Span(2, 5), True)}
    assert [finding.kind for finding in found.findings if "coding" in finding.place] == ["moved", "moved", "review"]


def test_a_transcript_whose_last_text_is_lost_stands_on_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "p.qualcode"
    before, after = talk(1), replace(talk(1), text=talk(1).text.replace("(1.11)", "(1.12)"))
    coding = Coding("t1", Span(3, 12), "rust", "Noor", before.text[3:12])
    with Store.create(str(path), [BOOK]) as store:
        store.commit(Change(Kind.IMPORT, "Noor", added([Imported(before), coding])))
        store.commit(Change(Kind.VERSION, "Noor", (Edit(Imported(before), Imported(after)),)))
    run(path, "DELETE FROM texts WHERE number = 2")
    found = saved(path)
    assert any("another version of its text" in finding.message for finding in found.findings)
    with Store.open(str(found.path)) as store:
        assert (store.transcripts(), [c.quote for c in store.codings()]) == ([before], [coding.quote])


def test_of_a_text_with_a_hole_the_rest_is_kept_with_the_codings_on_it(path: Path) -> None:
    content = path.read_bytes()
    at = content.index(b"(3.5)")
    path.write_bytes(content[: at - 10] + b"\xff" * 10 + content[at:])
    found = saved(path)
    assert any("transcript 't3' is kept without its turns" in finding.message for finding in found.findings)
    with Store.open(str(found.path)) as store:
        (kept,) = store.transcripts(["t3"])
        assert kept.text[-40:] == talk(3).text[-40:]
        assert len(store.codings([kept])) == 8


def test_a_code_that_no_codebook_has_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "p.qualcode"
    with Store.create(str(path), [BOOK]) as store:
        coding = Coding("t1", Span(3, 12), "eigen", "Noor", talk(1).text[3:12])
        store.commit(Change(Kind.IMPORT, "Noor", added([Imported(talk(1)), coding])))
    assert [(f.kind, f.place, f.damage) for f in check(str(path))] == [("code", "eigen", False)]


# ── on a server, and who may ──


def test_what_is_wrong_on_a_server_is_seen_and_saved_into_a_file(database: str, tmp_path: Path) -> None:
    with Store.create(database, [BOOK]) as store:
        fill(store, transcripts=3)
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM codings WHERE coder = 'Bram'"))
    engine.dispose()
    assert {finding.kind for finding in damage(database)} == {"told"}
    found = save(database, tmp_path / "p.qualcode")
    assert damage(found.path) == []
    with Store.open(str(found.path)) as store:
        assert {coding.coder for coding in store.codings()} == {"Noor", "Bram"}


@pytest.fixture
def owned(path: Path) -> Path:
    """A project of which Noor and Els are the owners; Bram is a coder."""
    with Store.open(str(path)) as store:
        store.commit(Change(Kind.TEAM, "Noor", added([Member("Els", Duty.OWNER)])))
    return path


def test_only_an_owner_may_check_and_save_as_long_as_the_project_can_say_who_that_is(owned: Path) -> None:
    assert keeping.check(str(owned), "Els") == []
    with pytest.raises(NotAllowedError, match="Els"):
        keeping.check(str(owned), "Bram")
    with pytest.raises(NotAllowedError, match="Els"):
        keeping.save(str(owned), owned.with_name("q.qualcode"), "Bram")
    content = bytearray(owned.read_bytes())
    content[:PAGE] = bytes(PAGE)
    owned.write_bytes(content)
    assert keeping.check(str(owned), "Bram")


@pytest.mark.parametrize(
    ("harm", "out"),
    [
        ("UPDATE members SET duty = 'baas' WHERE name = 'Noor'", ("Bram", "Vreemd", "")),
        ("UPDATE members SET name = CAST(x'ff' AS TEXT) WHERE name = 'Noor'", ("Bram", "Vreemd", "")),
        ("UPDATE members SET duty = 'baas' WHERE name = 'Bram'", ("Vreemd", "")),
    ],
)
def test_a_row_of_the_team_that_cannot_be_read_lets_no_stranger_in(
    owned: Path, harm: str, out: tuple[str, ...]
) -> None:
    run(owned, harm)
    for name in out:
        with pytest.raises(NotAllowedError, match="Els"):
            keeping.check(str(owned), name)
    assert keeping.check(str(owned), "Els")


def test_a_file_that_another_program_holds_is_not_called_damaged(owned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    with closing(sqlite3.connect(owned, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectError, match="Another program has been writing"):
            check(str(owned))
        with pytest.raises(ProjectError, match="Another program has been writing"):
            keeping.check(str(owned), "Els")


def test_a_version_that_no_qualcode_writes_is_said_to_be_none(path: Path) -> None:
    run(path, "UPDATE settings SET value = '0' WHERE key = 'schema_version'")
    with pytest.raises(DamagedProjectError, match="its version is '0', which no qualcode writes"):
        Store.open(str(path))
    assert [(found.kind, found.damage) for found in check(str(path))] == [("version", True)]


def test_the_command_says_what_is_wrong_with_exit_code_1_and_how_to_go_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_AS", "Noor")
    code, _, said = commands.run("check", path)
    assert (code, said.strip()) == (0, f"{path} is whole.")
    run(path, "UPDATE codings SET start = start + 1")
    code, _, said = commands.run("check", path)
    assert code == 1
    assert said.count("quote: coding") == 20
    assert "quote: and 28 more; --json lists them all" in said
    assert f"qualcode check {path} --save NEW.qualcode" in said
    to = path.with_name("gered.qualcode")
    code, out, _ = commands.run("check", path, "--save", to, "--json")
    assert code == 1
    assert len(json.loads(out)["findings"]) == 96
    assert json.loads(out)["saved"] | {"path": ""} == {"path": "", "counts": COUNTS}
    assert damage(to) == []


COUNTS = {"codebook": 1, "member": 2, "participant": 6, "transcript": 6, "coding": 48, "memo": 1} | {
    "subject_memo": 2,
    "rejection": 1,
    "finish": 12,
    "assignment": 1,
}


def test_what_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="there is no project"):
        keeping.check(str(tmp_path / "weg.qualcode"), "Noor")
