"""Saving what can be saved of a damaged project into a new one, and saying what could not."""

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from qualcode.changes import Kind
from qualcode.codings import new_id
from qualcode.errors import DamagedProjectError, ProjectError
from qualcode.store import tables, tables_3
from qualcode.store.connection import begin, explained, path_of, reached, shown
from qualcode.store.contents import Contents, Finding, read_contents, sound_row, take_rows
from qualcode.store.damage import check
from qualcode.store.journal import Header, write
from qualcode.store.mending import Mended, mended
from qualcode.store.pages import missing_end, records, rows_by_number
from qualcode.store.rows import KEEPINGS

_GROWING = (tables.texts, tables.codebook_versions, tables.changes, tables.entries)
"""What is never changed nor deleted: a row of these counts wherever in the file it is found."""

_LEAST = 32
"""A row takes so many bytes of a file at least, with what leads to it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved of a damaged project.

    Attributes:
        path: the file of the new project.
        counts: how many things of each kind are in it, by its name in the journal.
        findings: what was lost, and what is otherwise than it was.
    """

    path: Path
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]


def save(where: str, to: Path) -> Saved:
    """Save what can be saved of a damaged project into a new file; the damaged one is left as it is.

    Raises:
        ProjectError: if there is something at ``to`` already, or it cannot be written.
        DamagedProjectError: if what was saved does not fit together; then nothing is left at ``to``.
    """
    if to.exists():
        raise ProjectError(f"{to} exists already. Choose another name to save to.")
    if not to.parent.is_dir():
        raise ProjectError(f"the folder {to.parent} does not exist. Make it first, or choose another.")
    try:
        with tempfile.TemporaryDirectory(dir=to.parent, prefix=".saving-") as name:
            contents = _contents(where, Path(name))
            made = Path(name) / "saved.qualcode"
            for journal in (True, False):
                found = mended(contents, journal=journal)
                wrong = _wrong(made, found)
                if not wrong:
                    break
            if wrong:
                raise DamagedProjectError(f"{shown(where)} cannot be saved: {wrong}")
            made.rename(to)
    except OSError as error:
        raise ProjectError(f"{to}: cannot be written ({error.strerror}). Choose another folder or disk.") from error
    counts = Counter(kind for kind, _ in found.things)
    return Saved(to, {kind: counts[kind] for kind in KEEPINGS}, found.findings)


def _wrong(path: Path, found: Mended) -> str:
    """Write what fits together into a new file; return what is wrong with it then, which should be nothing."""
    path.unlink(missing_ok=True)
    try:
        _write(path, found)
    except (ProjectError, ValueError) as error:
        return str(error)
    return next((finding.message for finding in check(str(path)) if finding.damage), "")


# ── what is left ──


def _contents(where: str, folder: Path) -> Contents:
    path = path_of(where)
    if path:
        return _of_file(path, folder / "damaged")
    with reached(where) as engine, explained(shown(where)), begin(engine, writing=False) as connection:
        return read_contents(connection)


def _of_file(path: Path, copy: Path) -> Contents:
    """Read what is left of a file, from a copy: reading it may write to it."""
    shutil.copyfile(path, copy)
    wal = Path(f"{path}-wal")
    if wal.exists():
        shutil.copyfile(wal, f"{copy}-wal")
    contents, size = Contents(), copy.stat().st_size
    if missing_end(copy):
        contents.findings.append(Finding("file", path.name, f"the end of {path.name} is missing."))
    with closing(sqlite3.connect(copy)) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda content: content.decode("utf-8", "replace")
        whole = _prepared(connection)
        there = tables.metadata.sorted_tables
        if {"key": "schema_version", "value": "3"} in rows_by_number(connection, "settings", most=size // _LEAST).rows:
            there = [table for table in there if table.name in tables_3.metadata.tables]
        for table in there:
            walk = rows_by_number(connection, table.name, most=size // _LEAST)
            take_rows(contents, table, walk.rows)
            whole = whole and not walk.lost
    if not whole:
        contents.findings.append(Finding("file", path.name, f"parts of {path.name} cannot be read."))
        _add_strays(contents, copy.read_bytes())
    return contents


def _prepared(connection: sqlite3.Connection) -> bool:
    """Put what is in the write-ahead log into the file, and say whether the file is sound."""
    try:
        connection.execute("PRAGMA writable_schema = ON")  # so that what cannot be read there is passed over
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _add_strays(contents: Contents, content: bytes) -> None:
    """Add rows of what only grows that stand somewhere in the file, though nothing leads to them any more."""
    known = {table.name: {_key(table, row) for row in contents.rows.setdefault(table.name, [])} for table in _GROWING}
    for number, values in records(content):
        for table in _GROWING:
            row = _stray(table, number, values)
            if row is not None and _key(table, row) not in known[table.name]:
                known[table.name].add(_key(table, row))
                contents.rows[table.name].append(row)


def _key(table: Table, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _stray(table: Table, number: int, values: tuple[Any, ...]) -> dict[str, Any] | None:
    """Return a record as a row of a table, or None if it can be none."""
    if len(values) != len(table.columns):
        return None
    row = dict(zip(table.columns.keys(), values, strict=True))
    if table is tables.changes:
        row["number"] = number
    try:
        return sound_row(table, row)
    except ValueError:
        return None


# ── the new project ──


def _write(path: Path, found: Mended) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with reached(str(path)) as engine, explained(str(path)), begin(engine, writing=True) as connection:
        tables.metadata.create_all(connection)
        for table, rows in _rows(found).items():
            if rows:
                connection.execute(insert(tables.metadata.tables[table]), rows)
        _begin_again(connection, found)


def _rows(found: Mended) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table of the new project, what is pointed at first."""
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in tables.metadata.sorted_tables}
    rows |= found.kept
    rows["settings"].append({"key": "schema_version", "value": str(tables.SCHEMA_VERSION)})
    for (kind, _), row in found.things.items():
        rows[KEEPINGS[kind].table.name].append(row)
    return rows


def _begin_again(connection: Connection, found: Mended) -> None:
    """Write as a change what is otherwise than the journal tells; where there is no journal left, all that there is."""
    differ = [place for place in {**found.told, **found.things} if found.told.get(place) != found.things.get(place)]
    journal = found.kept["changes"]
    if not differ and journal:
        return
    header = Header(Kind.START, "", new_id() if journal else found.name, {"saved": len(found.things)})
    write(connection, header, {place: (found.told.get(place), found.things.get(place)) for place in differ})
