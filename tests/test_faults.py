"""What goes wrong around a project is said with a way out, and leaves nothing half written."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from conftest import administer
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from studies import BOOK, coded, fill, state, talk

from qualcode.changes import Change, Kind, added
from qualcode.errors import DamagedProjectError, ProjectError
from qualcode.participants import Participant
from qualcode.store import Store, connection
from qualcode.store.damage import check
from qualcode.teams import Finish
from qualcode.transcripts import Imported

posix = pytest.mark.skipif(os.name == "nt", reason="files and folders are guarded in another way there")


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole project with something of everything."""
    path = tmp_path_factory.mktemp("study") / "p.qualcode"
    with Store.create(str(path), [BOOK]) as store:
        fill(store, transcripts=3)
    return path


@pytest.fixture
def path(study: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copyfile(study, tmp_path / "p.qualcode"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """It, opened."""
    with Store.open(str(path)) as opened:
        yield opened


def add(store: Store, *numbers: int) -> int | None:
    return store.commit(Change(Kind.IMPORT, "Noor", added(Imported(talk(number, 60)) for number in numbers)))


# ── a full disk ──


@contextmanager
def full_disk(path: Path) -> Iterator[None]:
    """Let no file of SQLite grow meanwhile."""
    pages = path.stat().st_size // 4096

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)


def test_a_full_disk_is_said_and_nothing_of_the_change_is_there(path: Path) -> None:
    with full_disk(path), Store.open(str(path)) as store:
        before = state(store)
        with pytest.raises(ProjectError, match=r"p\.qualcode: .*The disk is full; nothing was changed\. Make room"):
            add(store, *range(50, 60))
        assert state(store) == before
    assert check(str(path)) == []
    with Store.open(str(path)) as store:
        assert add(store, *range(50, 60))


FULL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from test_faults import add
from qualcode.errors import ProjectError
from qualcode.store import Store
with Store.open(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    for number in range(100, 200):
        try:
            add(store, number)
        except ProjectError as error:
            sys.stdout.write(f"{number}|{type(error).__name__}|{error}")
            break
"""


@posix
def test_files_that_may_not_grow_are_said_and_all_that_was_confirmed_is_there(path: Path) -> None:
    """As when the room that a server gives somebody is used up; the limit is the system's own."""
    command = [sys.executable, "-c", FULL, str(path), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    number, kind, message = done.stdout.split("|")
    assert kind == "ProjectError", done.stdout
    assert "The disk may be full or gone; nothing was changed." in message
    assert [finding for finding in check(str(path)) if finding.damage] == []
    with Store.open(str(path)) as store:
        there = {transcript.id for transcript in store.transcripts()}
    assert there == {"t0", "t1", "t2"} | {f"t{n}" for n in range(100, int(number))}


@pytest.mark.parametrize("table", ["texts", "participants", "transcripts", "codings", "finished", "changes", "entries"])
def test_a_change_that_fails_at_any_table_is_taken_back_as_a_whole(path: Path, table: str) -> None:
    with Store.open(str(path)) as store:
        before = state(store)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"CREATE TRIGGER stop AFTER INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'gestopt'); END")
    with Store.open(str(path)) as store:
        with pytest.raises(ProjectError, match=r"nothing was stored.*gestopt"):
            store.commit(Change(Kind.IMPORT, "Noor", added(SOME_OF_ALL)))
        assert state(store) == before


SOME_OF_ALL = [
    Participant("K50"),
    Imported(talk(50)),
    coded(talk(50), random.Random(50), "Noor"),
    Finish("t50", "Noor"),
]
"""Things that stand in all tables but those of codebooks."""


# ── what may not be written ──


@contextmanager
def nobody() -> Iterator[None]:
    """Be somebody whom permissions stop, since an administrator is not."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


@posix
def test_a_file_that_may_only_be_read_says_so_and_stays_as_it_was(study: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = Path(shutil.copyfile(study, folder / "p.qualcode"))
        path.chmod(0o444)
        content = path.read_bytes()
        with nobody(), Store.open(str(path)) as store:
            before = state(store)
            with pytest.raises(ProjectError, match="read-only; copy the project to a folder of your own"):
                add(store, 50)
            assert state(store) == before
        assert path.read_bytes() == content


@posix
def test_a_folder_that_may_not_be_written_says_so_and_a_backup_that_cannot_be_made_is_no_obstacle(study: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = Path(shutil.copyfile(study, folder / "p.qualcode"))
        path.chmod(0o444)
        folder.chmod(0o555)
        refused = pytest.raises(ProjectError, match=r"folder cannot be written|read-only")
        with nobody(), refused, Store.open(str(path)) as store:
            add(store, 50)
        folder.chmod(0o755)


def test_a_write_ahead_log_that_cannot_be_written_is_said(path: Path) -> None:
    Path(f"{path}-wal").mkdir()
    with pytest.raises(ProjectError, match=r"p\.qualcode: .*The folder cannot be written; choose one of your own"):
        Store.open(str(path))
    Path(f"{path}-wal").rmdir()
    assert check(str(path)) == []


# ── somebody else has it ──


def test_whoever_waits_too_long_for_another_writer_is_told_and_can_try_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.2)
    with Store.open(str(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = state(store)  # one may read meanwhile
        with pytest.raises(ProjectError, match=r"Another program has been writing to it for 0\.2 seconds; try again"):
            add(store, 50)
        other.execute("ROLLBACK")
        assert state(store) == before
        assert add(store, 50)


def test_on_a_server_too(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.2)
    with Store.create(database, [BOOK]) as store:
        fill(store, transcripts=2)
        engine = create_engine(database)
        with engine.begin() as other:
            other.execute(text("SELECT pg_advisory_xact_lock(7113029)"))
            before = state(store)
            with pytest.raises(ProjectError, match=r"Somebody has been writing to it for 0\.2 seconds; try again"):
                add(store, 50)
        engine.dispose()
        assert state(store) == before
        assert add(store, 50)


# ── it is gone ──


@posix
def test_a_file_that_is_deleted_while_it_is_open_is_noticed_at_the_next_step(store: Store, path: Path) -> None:
    before = state(store)
    away = path.with_name("weg.qualcode")
    for step in (lambda: add(store, 50), store.headings):
        path.rename(away)
        with pytest.raises(
            ProjectError, match=r"p\.qualcode is gone: it was moved, renamed or deleted.*qualcode restore"
        ):
            step()
        assert not path.exists()
        away.rename(path)
        assert state(store) == before
    assert add(store, 50)


@posix
def test_a_file_with_another_in_its_place_is_the_other_from_then_on(store: Store, path: Path, study: Path) -> None:
    before = state(store)
    add(store, 50)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(study, path.with_name("q.qualcode")).replace(path)
    assert state(store) == before
    add(store, 51)
    assert [finding for finding in check(str(path)) if finding.damage] == []


def test_a_server_that_is_not_there_is_said_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ProjectError, match=r"cannot be reached.*Check the network") as refused:
        Store.open("postgresql+psycopg://noor:geheim@127.0.0.1:9/studie?connect_timeout=2")
    assert "geheim" not in str(refused.value)


def test_a_database_that_is_gone_is_said(database: str) -> None:
    with Store.create(database, [BOOK]) as store:
        store.headings()
        server, name = os.environ["QUALCODE_POSTGRESQL"], make_url(database).database
        administer(server, f"DROP DATABASE {name} WITH (FORCE)")
        with pytest.raises(ProjectError, match=r"does not exist|cannot be reached"):
            add(store, 50)
        administer(server, f"CREATE DATABASE {name} TEMPLATE template0")


# ── it is damaged ──


def spoilt(content: bytearray) -> None:
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xff" * 100


def emptied(content: bytearray) -> None:
    content[:4096] = bytes(4096)


def shortened(content: bytearray) -> None:
    del content[5000:]


@pytest.mark.parametrize(
    ("harm", "words"), [(spoilt, "qualcode check"), (emptied, "qualcode check"), (shortened, "qualcode check")]
)
def test_a_damaged_file_is_said_with_both_ways_out(path: Path, harm: Callable[[bytearray], None], words: str) -> None:
    content = bytearray(path.read_bytes())
    harm(content)
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=words) as refused, Store.open(str(path)) as store:
        state(store)
    assert isinstance(refused.value, DamagedProjectError) or harm is emptied
    assert path.read_bytes()[:5000] == bytes(content)[:5000]
