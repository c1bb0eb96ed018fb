"""Going back to a copy of a project, and moving a project between a file and a server; verified by content."""

import hashlib
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from qualcode.errors import DamagedProjectError, ProjectError
from qualcode.store import tables
from qualcode.store.backups import copy_file
from qualcode.store.connection import begin, explained, is_there, path_of, reached, shown, version_of
from qualcode.store.damage import check
from qualcode.store.rows import as_json

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Summary:
    """What a project or a copy of it holds, to tell one from another.

    Attributes:
        name: the id of the first change, by which copies of one project know each other; empty before version 3.
        version: of its tables.
        transcripts: how many.
        codings: how many.
        changes: how many the journal has.
        last: when the last change was made, in UTC; None where there is no journal.
    """

    name: str
    version: str
    transcripts: int
    codings: int
    changes: int
    last: datetime | None


def summary(where: str) -> Summary:
    """Return what a project holds.

    Raises:
        ProjectError: if it cannot be read; a `DamagedProjectError` if it is damaged.
    """
    with reached(where) as engine, explained(shown(where)), begin(engine, writing=False) as connection:
        return _summary(connection, shown(where))


def _summary(connection: Connection, name: str) -> Summary:
    there = set(inspect(connection).get_table_names())
    if not {"settings", "transcripts", "codings"} <= there:
        raise ProjectError(f"{name} is no qualcode project.")
    version = str(version_of(connection))
    counts = [
        int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in (tables.transcripts, tables.codings)
    ]
    if "changes" not in there:
        return Summary("", version, counts[0], counts[1], 0, None)
    table = tables.changes
    first = connection.execute(select(table.c.id).order_by(table.c.number).limit(1)).scalar()
    last = connection.execute(select(table.c.time).order_by(table.c.number.desc()).limit(1)).scalar()
    changes = int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    return Summary(str(first or ""), version, counts[0], counts[1], changes, last)


@dataclass(frozen=True, slots=True)
class Restoring:
    """What going back to a copy would do.

    Attributes:
        backup: the copy.
        then: what it holds.
        now: what the project holds; None if it is not there, or so damaged that it cannot say.
    """

    backup: Path
    then: Summary
    now: Summary | None

    @property
    def same(self) -> bool:
        """Whether the copy is surely of this project, as far as the project can still be asked."""
        return self.now is None or (self.now.name == self.then.name and bool(self.now.name))


def plan_restore(path: Path, backup: Path) -> Restoring:
    """Return what putting a copy in the place of a project file would do; nothing is changed.

    Raises:
        ProjectError: if the copy cannot be read; a `DamagedProjectError` if it is damaged.
    """
    if not is_there(backup):
        raise ProjectError(f"there is no copy at {backup}. List them with: qualcode backup {path} --list")
    if is_there(path) and path.samefile(backup):
        raise ProjectError(f"{backup} is the project itself. List its copies with: qualcode backup {path} --list")
    then = summary(str(backup))
    faults = [finding for finding in check(str(backup)) if finding.damage]
    if faults:
        raise DamagedProjectError(
            f"{backup} is damaged itself: {faults[0].message} Choose another copy, or save what can be saved of this "
            f"one: qualcode check {backup} --save NEW.qualcode"
        )
    try:
        now = summary(str(path)) if is_there(path) else None
    except ProjectError:
        now = None
    return Restoring(backup, then, now)


def restore(path: Path, plan: Restoring, *, force: bool = False) -> Path | None:
    """Put a copy in the place of a project file, which is kept under a new name; return that, None if there was none.

    Raises:
        ProjectError: if the copy is of another project and ``force`` is not set, if the project is open elsewhere, or
            something cannot be written; then the project stays as it is.
    """
    if not plan.same and not force:
        raise ProjectError(
            f"{plan.backup} is no copy of {path}, or too old to say so. To put it there all the same: --force. The "
            "present project is kept under another name."
        )
    made = path.with_name(f".{path.name}.restored")
    try:
        made.unlink(missing_ok=True)
        copy_file(plan.backup, made)
        aside = _kept_aside(path) if is_there(path) else None
        made.replace(path)
    except OSError as error:
        raise ProjectError(f"{path}: cannot be written ({error.strerror}). The project is as it was.") from error
    finally:
        made.unlink(missing_ok=True)
    return aside


def _kept_aside(path: Path) -> Path:
    """Give a project file a second name under which it stays, with what was written last put into it."""
    _close_log(path)
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.before-restore-{stamp}{path.suffix}")
    try:
        os.link(path, aside)
    except OSError:  # a stick, or a folder on a server, that knows one name per file
        aside.write_bytes(path.read_bytes())
        aside.chmod(0o600)
    log = Path(f"{path}-wal")
    if log.exists():  # only beside a damaged file, see `_close_log`; another file must not find it
        log.replace(f"{aside}-wal")
    Path(f"{path}-shm").unlink(missing_ok=True)
    return aside


def _close_log(path: Path) -> None:
    """Put the write-ahead log into the file, which can be done only while nobody else has it open.

    Raises:
        ProjectError: if somebody has.
    """
    with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise ProjectError(f"{path} is open in another program or window; close it there first.") from error


# ── between a file and a server ──


def move(where: str, to: str) -> None:
    """Copy a project with its journal into an empty database, or from a database into a new file.

    Raises:
        ProjectError: if there is a project at ``to`` already, or one of the two cannot be reached; then nothing is at
            ``to``.
    """
    path = path_of(to)
    if path:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except OSError as error:
            raise ProjectError(f"{path}: cannot be made ({error.strerror}). Choose another name or folder.") from error
    done = False
    try:
        with (
            reached(where) as source,
            reached(to) as target,
            explained(shown(where)),
            begin(source, writing=False) as reading,
        ):
            _move(reading, target, shown(to))
        done = True
    finally:
        if path and not done:
            path.unlink(missing_ok=True)


def _move(reading: Connection, target: Engine, name: str) -> None:
    with explained(name), begin(target, writing=True) as writing:
        if inspect(writing).has_table("settings"):
            raise ProjectError(f"there is a project at {name} already. Give an empty database.")
        tables.metadata.create_all(writing)
        for table in tables.metadata.sorted_tables:
            found = reading.execute(select(table)).mappings()
            while lines := [dict(row) for row in found.fetchmany(_AT_ONCE)]:
                writing.execute(insert(table), lines)
        if target.dialect.name == "postgresql":
            writing.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('changes', 'number'), (SELECT max(number) FROM changes))"
            )
        if contents(writing) != contents(reading):
            raise ProjectError(f"{name}: what arrived is not what was sent; nothing was stored. Try again.")


def contents(connection: Connection) -> Mapping[str, tuple[int, int]]:
    """Return for each table how many rows it has, and a digest of them that is the same on every database."""
    found = {}
    for table in tables.metadata.sorted_tables:
        count, total = 0, 0
        for row in connection.execute(select(table)):
            count += 1
            total += int.from_bytes(_digest(tuple(row)), "big")  # in whatever order a database gives its rows
        found[table.name] = (count, total % 2**128)
    return found


def _digest(row: tuple[Any, ...]) -> bytes:
    return hashlib.blake2b(as_json(row).encode("utf-8", "surrogatepass"), digest_size=16).digest()
