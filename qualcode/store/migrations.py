"""Bringing a project that an older qualcode wrote up to this one's tables, step by step, with a copy kept aside."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    String,
    Text,
    insert,
    select,
    text,
)

from qualcode.changes import Edit, Kind
from qualcode.codings import new_id
from qualcode.errors import ProjectError
from qualcode.store import rows, tables
from qualcode.store.backups import copy_file
from qualcode.store.connection import begin
from qualcode.store.journal import Header, record
from qualcode.store.rows import KEEPINGS, Entry

if TYPE_CHECKING:
    from alembic.operations import Operations


def _waves_and_memos(operations: "Operations") -> None:
    operations.add_column("transcripts", Column("wave", String, nullable=False, server_default=""))
    operations.create_table(  # as version 2 had it, whatever the table is like today
        "memos",
        Column("id", String, primary_key=True),
        Column("transcript", String, ForeignKey("transcripts.id"), nullable=False, index=True),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("coder", String, nullable=False),
        Column("quote", Text, nullable=False),
        Column("resolved", Boolean, nullable=False),
        Column("created", DateTime),
        CheckConstraint('0 <= "start" AND "start" < "end"', name="memo_span"),
    )


_OLD = (
    "codebooks",
    "participants",
    "measurements",
    "transcripts",
    "turns",
    "codings",
    "memos",
    "finished",
    "rejections",
)


def _journal_and_versions(operations: "Operations") -> None:
    """Put versions and journal beside what there is: all that was there is the journal's first change.

    The tables of version 3 are this program's own (see `tables`); whoever changes those writes them down here first.
    """
    connection = operations.get_bind()
    was = {name: [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()] for name in _OLD}
    for name in reversed(_OLD):
        operations.drop_table(name)
    tables.metadata.create_all(connection)
    entries = [*_codebooks(connection, was), *_participants(was), *_transcripts(connection, was), *_marks(was)]
    record(connection, Header(Kind.START, "", new_id()), entries)


def _new(kind: str, row: dict[str, Any]) -> Entry:
    return Entry(kind, KEEPINGS[kind].key_of(row), None, KEEPINGS[kind].revived(row))


def _codebooks(connection: Connection, was: Mapping[str, list[dict[str, Any]]]) -> list[Entry]:
    entries = []
    for row in sorted(was["codebooks"], key=lambda row: row["position"]):
        book = rows.codebook_value(_parsed(row["content"]))
        version = rows.codebook_row(book)
        connection.execute(insert(tables.codebook_versions).values(**version, number=1))
        entries.append(_new("codebook", {"key": book.key, "position": row["position"], "version": version["version"]}))
    return entries


def _participants(was: Mapping[str, list[dict[str, Any]]]) -> list[Entry]:
    measured: dict[str, list[list[Any]]] = {}
    for row in sorted(was["measurements"], key=lambda row: (row["measure"], row["wave"])):
        measured.setdefault(row["participant"], []).append([row["measure"], row["wave"], row["value"]])
    return [
        _new(
            "participant", row | {"attributes": _parsed(row["attributes"]), "measurements": measured.get(row["id"], [])}
        )
        for row in was["participants"]
    ]


def _transcripts(connection: Connection, was: Mapping[str, list[dict[str, Any]]]) -> list[Entry]:
    turns: dict[str, list[list[Any]]] = {}
    columns = ("speaker", "role", "start", "end", "label_start", "label_end", "time")
    for row in sorted(was["turns"], key=lambda row: row["number"]):
        turns.setdefault(row["transcript"], []).append([row[name] for name in columns])
    entries = []
    for row in was["transcripts"]:
        held = {name: row[name] for name in ("text", "source", "digest")}
        held |= {"turns": turns.get(row["id"], []), "notes": _parsed(row["notes"]), "transcript": row["id"]}
        imported = rows.imported_value({**row, **held})  # type: ignore[arg-type]
        connection.execute(insert(tables.texts).values(**rows.text_row(imported), number=1))
        entries.append(rows.entry_of(Edit(None, imported)))
    return entries


def _marks(was: Mapping[str, list[dict[str, Any]]]) -> list[Entry]:
    entries = [_new("coding", row | {"review": False, "codebook_version": ""}) for row in was["codings"]]
    entries += [_new("memo", row | {"resolved": bool(row["resolved"]), "review": False}) for row in was["memos"]]
    entries += [_new("finish", {"transcript": row["transcript"], "coder": row["coder"]}) for row in was["finished"]]
    kept = ("transcript", "start", "end", "code", "coder", "suggester")
    return entries + [_new("rejection", {name: row[name] for name in kept}) for row in was["rejections"]]


def _parsed(content: Any) -> Any:
    """Return what a column of JSON holds, whether the driver reads JSON or not."""
    return json.loads(content) if isinstance(content, str) else content


STEPS: Mapping[int, Callable[["Operations"], None]] = {2: _waves_and_memos, 3: _journal_and_versions}
"""For each version of the tables what makes it from the one before."""


def migrate(engine: Engine) -> None:
    """Bring the tables to the present version, in one transaction.

    The version is read in it: another program may have done the work since the project was opened.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    settings = tables.settings
    mine = settings.c.key == "schema_version"
    with begin(engine, writing=True) as connection:
        version = int(connection.execute(select(settings.c.value).where(mine)).scalar_one())
        operations = Operations(MigrationContext.configure(connection))
        for step in range(version + 1, tables.SCHEMA_VERSION + 1):
            STEPS[step](operations)
        connection.execute(settings.update().where(mine).values(value=str(tables.SCHEMA_VERSION)))


def back_up(path: Path, version: int) -> Path:
    """Write a copy of a project file beside it, as it is before its tables change; return where."""
    number = 1
    while True:
        copy = _beside(path, version, number)
        try:
            return copy_file(path, copy)
        except ProjectError:
            if not copy.exists():
                raise
            number += 1  # somebody's, maybe of a moment ago


def _beside(path: Path, version: int, number: int) -> Path:
    again = f"-{number}" if number > 1 else ""
    return path.with_name(f"{path.stem}.version-{version}{again}.backup")
