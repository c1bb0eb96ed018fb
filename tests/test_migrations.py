"""Projects that an earlier qualcode wrote open with everything in them, or stay as they are."""

import hashlib
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from old_projects import NOW, VERSIONS, write_old
from sqlalchemy import MetaData, create_engine, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from studies import BOOK, talk

from qualcode.changes import Change, Kind, changed, removed
from qualcode.errors import CodingError, ConflictError, DamagedProjectError, ProjectError
from qualcode.participants import Measurement
from qualcode.spans import Span
from qualcode.store import Store, tables, tables_3
from qualcode.store.damage import check
from qualcode.store.migrations import STEPS
from qualcode.teams import Finish
from qualcode.transcripts import Note

COLUMNS = 'id, transcript, start, "end", code, coder, quote, origin, memo, value'


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> int:
    """Each version of the tables that there was before the present one."""
    return int(request.param)


@pytest.fixture
def old(version: int, tmp_path: Path) -> Path:
    """A project of that version."""
    path = tmp_path / "oud.qualcode"
    write_old(path, version)
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def all_rows(path: Path) -> list[list[tuple[object, ...]]]:
    names = rows(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [rows(path, f'SELECT * FROM "{name}"') for (name,) in names]


def faults(where: str) -> list[str]:
    """What is wrong with a project, but for codes that its codebook never had."""
    return [finding.message for finding in check(where) if finding.kind != "code"]


def test_everything_comes_over(old: Path, version: int) -> None:
    codings = rows(old, f"SELECT {COLUMNS} FROM codings ORDER BY id")
    wave = "T0" if version >= 2 else ""
    with Store.open(str(old)) as store:
        talks = [replace(talk(n), wave=wave, participant="K0" if n == 0 else None) for n in range(3)]
        assert store.transcripts() == talks
        assert all(found.notes == (Note("footnotes", {"n": 2}),) for found in store.imported())
        found = sorted(store.codings(), key=lambda coding: coding.id)
        assert [
            (c.id, c.transcript, c.span.start, c.span.end, c.code, c.coder, c.quote, c.origin, c.memo, c.value)
            for c in found
        ] == codings
        assert {(c.created, c.review) for c in found} == {(datetime.fromisoformat(NOW), False)}
        (person,) = store.participants()
        assert (person.id, person.attributes, person.transcripts) == ("K0", {"rol": "kandidaat"}, ("t0",))
        assert set(person.measurements) == {Measurement("stress", "T0", 3.5), Measurement("stress", "T1", 2.0)}
        assert store.finished() == {f"t{n}": frozenset({"Noor"}) for n in range(3)}
        assert [(r.span, r.code, r.suggester) for r in store.rejections()] == [(Span(3, 6), "meedoen", "codebook-1")]
        assert [(m.text, m.resolved, m.review) for m in store.memos()] == [("Wie?", True, False)] * (version >= 2)
        assert ({coding.quotable for coding in found}, store.subject_memos()) == ({False}, [])
        (book,) = store.codebooks()
        assert (book.key, book.codes[0].examples) == ("boek", ("ik doe weer mee",))
    assert faults(str(old)) == []


@pytest.mark.parametrize("version", [1, 2])
def test_the_first_change_of_the_journal_holds_all_that_was_there(old: Path, version: int) -> None:
    with Store.open(str(old)) as store:
        (change,) = store.history()
        kinds = [entry.kind for entry in store.entries(change.number)]
        assert (change.kind, change.number, change.edits) == (Kind.START, 1, len(kinds))
        assert {kind: kinds.count(kind) for kind in set(kinds)} == {
            "codebook": 1,
            "participant": 1,
            "transcript": 3,
            "coding": 60,
            "finish": 3,
            "rejection": 1,
        } | ({"memo": 1} if version == 2 else {})
        assert store.next_undo("Noor") is None


def test_work_goes_on_in_what_was_brought_up_to_date(old: Path) -> None:
    with Store.open(str(old)) as store:
        before = len(store.history())
        store.commit(Change(Kind.FINISH, "Noor", removed([Finish("t0", "Noor")])))
        store.undo("Noor")
        assert len(store.finished()) == 3
    with Store.open(str(old)) as store:
        assert len(store.history()) == before + 2


def test_a_copy_of_what_it_was_is_kept_and_a_second_does_not_take_its_place(tmp_path: Path, version: int) -> None:
    path = tmp_path / "oud.qualcode"
    for _ in range(2):
        path.unlink(missing_ok=True)
        write_old(path, version)
        before = all_rows(path)
        Store.open(str(path)).close()
        Store.open(str(path)).close()
    copies = sorted(tmp_path.glob("*.backup"))
    assert [copy.name for copy in copies] == [f"oud.version-{version}-2.backup", f"oud.version-{version}.backup"]
    assert [all_rows(copy) for copy in copies] == [before, before]


def test_several_who_open_it_at_once_bring_it_up_to_date_once(old: Path) -> None:
    errors: list[BaseException] = []

    def open_it() -> None:
        try:
            with Store.open(str(old)) as store:
                assert len(store.codings()) == 60
        except (ProjectError, AssertionError) as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Store.open(str(old)) as store:
        assert len([change for change in store.history() if change.kind is Kind.START]) == 1


@pytest.mark.parametrize("version", [1, 2])
def test_what_cannot_be_brought_over_stays_as_it_was_and_the_message_says_why(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE codings SET quote = 'anders' WHERE rowid = 7")
    before = all_rows(old)
    with pytest.raises(CodingError, match="should cover 'anders'"):
        Store.open(str(old))
    assert all_rows(old) == before
    assert list(old.parent.glob("*backup*")) == []
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE turns SET start = 90000 WHERE number = 3")
    before = all_rows(old)
    with pytest.raises(DamagedProjectError, match="qualcode restore"):
        Store.open(str(old))
    assert all_rows(old) == before


def test_without_a_copy_it_is_not_brought_up_to_date(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = all_rows(old)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ProjectError, match="No space left"):
        Store.open(str(old))
    assert all_rows(old) == before
    assert list(old.parent.glob("*backup*")) == []


def test_an_old_project_is_checked_as_one_that_can_be_opened(old: Path, version: int) -> None:
    (found,) = check(str(old))
    assert (found.kind, found.damage) == ("version", False)
    assert f"is of version {version}; opening it brings it up to date" in found.message


# ── a journal of before there were stars ──


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """A project of version 3, the first with a journal."""
    path = tmp_path / "derde.qualcode"
    write_old(path, 3)
    return path


def test_a_journal_comes_over_as_it_was_and_undo_goes_on_in_it(third: Path) -> None:
    told = rows(third, "SELECT * FROM entries") + rows(third, "SELECT * FROM changes")
    with Store.open(str(third)) as store:
        assert rows(third, "SELECT * FROM entries") + rows(third, "SELECT * FROM changes") == told
        store.redo("Noor")
        assert store.transcripts(["t2"])[0].text.startswith("I: Tja, ")
        for _ in range(3):
            store.undo("Noor")
        assert (len(store.codings()), store.memos(), store.finished()) == (0, [], {})
        for _ in range(3):
            store.redo("Noor")
        assert {coding.quotable for coding in store.codings()} == {False}
    assert faults(str(third)) == []


def test_what_was_made_without_a_star_and_got_one_since_is_not_taken_back(third: Path) -> None:
    with Store.open(str(third)) as store:
        coding = store.codings()[0]
        store.commit(Change(Kind.EDIT, "Bram", changed([(coding, replace(coding, quotable=True))])))
        store.undo("Noor")
        with pytest.raises(ConflictError, match=r"the coding .* was changed meanwhile"):
            store.undo("Noor")
        assert [c.id for c in store.codings() if c.quotable] == [coding.id]
    assert faults(str(third)) == []


def test_two_copies_of_an_old_project_come_together(third: Path) -> None:
    other = third.with_name("kopie.qualcode")
    write_old(other, 3)
    with Store.open(str(third)) as here, Store.open(str(other)) as there:
        for store, which in ((here, 0), (there, 1)):
            coding = store.codings()[which]
            store.commit(Change(Kind.EDIT, "Noor", changed([(coding, replace(coding, quotable=True))])))
        plan = here.plan_merge(there)
        here.merge(plan, "Els", {})
        assert plan.conflicts == ()
        assert [coding.quotable for coding in here.codings()][:3] == [True, True, False]
    assert faults(str(third)) == []


def test_an_old_project_on_a_server_is_brought_up_to_date_too(third: Path, database: str) -> None:
    source, target = create_engine(f"sqlite:///{third}"), create_engine(database)
    with source.connect() as reading, target.begin() as writing:
        tables_3.metadata.create_all(writing)
        for table in tables_3.metadata.sorted_tables:
            if lines := [dict(row) for row in reading.execute(select(table)).mappings()]:
                writing.execute(insert(table), lines)
        writing.exec_driver_sql("SELECT setval(pg_get_serial_sequence('changes', 'number'), 10)")
    source.dispose()
    target.dispose()
    with Store.open(database) as store:
        coding = store.codings()[0]
        store.commit(Change(Kind.EDIT, "Noor", changed([(coding, replace(coding, quotable=True))])))
        assert [c.id for c in store.codings() if c.quotable] == [coding.id]
    assert faults(database) == []


# ── whoever changes the tables writes a step ──

FROZEN = {3: "7ad943bf8890c4f8", 4: "11d7b734ed6d8332", 5: "7e5d562c4a533935"}
"""For each version of the tables a digest of what makes them. A version that was given away never changes: whoever
changes the tables raises ``SCHEMA_VERSION``, adds its digest here, and writes a step and a file of the one before."""


def ddl(metadata: MetaData = tables.metadata) -> str:
    dialect = sqlite.dialect()
    lines = []
    for table in metadata.sorted_tables:
        lines.append(str(CreateTable(table).compile(dialect=dialect)))
        lines += sorted(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)
    return "\n".join(" ".join(line.split()) for line in lines)


def test_the_tables_of_a_version_never_change() -> None:
    found = hashlib.sha256(ddl().encode()).hexdigest()[:16]
    assert FROZEN[tables.SCHEMA_VERSION] == found, (
        "the tables are not those of their version: raise SCHEMA_VERSION and write a step in migrations.STEPS"
    )
    assert FROZEN[3] == hashlib.sha256(ddl(tables_3.metadata).encode()).hexdigest()[:16]


def test_there_is_a_step_to_each_version_and_an_old_file_of_each_before() -> None:
    assert sorted(STEPS) == list(range(2, tables.SCHEMA_VERSION + 1))
    assert tuple(range(1, tables.SCHEMA_VERSION)) == VERSIONS


def test_an_old_project_gets_the_very_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "nieuw.qualcode"
    Store.create(str(new), [BOOK]).close()
    Store.open(str(old)).close()
    query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'settings' ORDER BY name"
    assert plain(rows(old, query)) == plain(rows(new, query))


def plain(found: list[tuple[object, ...]]) -> list[list[str]]:
    """Rows of texts, each blank as one: a column that was added stands on a line of its own or not."""
    return [[" ".join(str(cell).split()) for cell in row] for row in found]


def test_the_digest_is_of_what_the_database_really_gets() -> None:
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").scalars().all()
    made = {" ".join(line.split()) for line in found if "sqlite_sequence" not in line}
    assert sorted(made) == sorted(ddl().replace(") CREATE", ")\nCREATE").split("\n"))
