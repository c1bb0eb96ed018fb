"""Bringing a project that an older qualcode wrote up to this one's tables, step by step, with a copy kept aside."""

import json
from collections.abc import Callable, Mapping, Sequence
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
    false,
    insert,
    select,
    text,
)

from qualcode.codings import new_id
from qualcode.errors import ProjectError
from qualcode.store import rows, tables, tables_3
from qualcode.store.backups import copy_file
from qualcode.store.checking import check_row
from qualcode.store.connection import begin
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
    """Put versions and journal beside what there is: all that was there is the journal's first change."""
    connection = operations.get_bind()
    was = {name: [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()] for name in _OLD}
    for name in reversed(_OLD):
        operations.drop_table(name)
    tables_3.metadata.create_all(connection)
    books = [rows.codebook_row(rows.codebook_value(_parsed(row["content"]))) for row in was["codebooks"]]
    for book in books:
        connection.execute(insert(tables_3.codebook_versions).values(**book, number=1))
    entries = [*_codebooks(books, was), *_participants(was), *_transcripts(connection, was), *_marks(books, was)]
    _check_words(entries, was)
    if entries:
        _begin_journal(connection, entries)


def _check_words(entries: Sequence[Entry], was: Mapping[str, list[dict[str, Any]]]) -> None:
    texts = {row["id"]: row["text"] for row in was["transcripts"]}
    for entry in entries:
        if entry.kind in ("coding", "memo") and entry.after:
            check_row(entry.kind, entry.after, texts[entry.after["transcript"]])


def _begin_journal(connection: Connection, entries: Sequence[Entry]) -> None:
    """Put what is new in its tables, and write it as the first change of the journal, as version 3 did."""
    for kind in dict.fromkeys(entry.kind for entry in entries):
        table = tables_3.metadata.tables[KEEPINGS[kind].table.name]
        connection.execute(insert(table), [dict(entry.after or {}) for entry in entries if entry.kind == kind])
    change = {"number": 1, "id": new_id(), "time": rows.now(), "coder": "", "kind": "start", "facts": {}, "target": ""}
    connection.execute(insert(tables_3.changes).values(**change, edits=len(entries)))
    lines = [
        {
            "change": 1,
            "position": position,
            "kind": entry.kind,
            "key": rows.key_text(entry.key),
            "transcript": entry.transcript,
            "after": entry.after,
        }
        for position, entry in enumerate(entries)
    ]
    connection.execute(insert(tables_3.entries), lines)


def _new(kind: str, row: dict[str, Any]) -> Entry:
    keeping = KEEPINGS[kind]
    return Entry(kind, keeping.key_of(row), None, keeping.revived(row), keeping.transcript_of(row))


def _codebooks(books: Sequence[dict[str, Any]], was: Mapping[str, list[dict[str, Any]]]) -> list[Entry]:
    return [
        _new("codebook", {"key": book["codebook"], "position": row["position"], "version": book["version"]})
        for book, row in zip(books, was["codebooks"], strict=True)
    ]


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
        version = rows.text_row(imported)
        connection.execute(insert(tables_3.texts).values(**version, number=1))
        heading = {name: row.get(name, "") for name in ("id", "title", "participant", "wave")}
        entries.append(_new("transcript", heading | {"version": version["version"]}))
    return entries


def _marks(books: Sequence[dict[str, Any]], was: Mapping[str, list[dict[str, Any]]]) -> list[Entry]:
    versions = {code["key"]: book["version"] for book in books for code in book["content"]["codes"]}
    made = {"review": False, "created": rows.now().isoformat()}
    entries = [
        _new("coding", made | _known(row) | {"codebook_version": versions.get(row["code"], "")})
        for row in was["codings"]
    ]
    entries += [_new("memo", made | _known(row) | {"resolved": bool(row["resolved"])}) for row in was["memos"]]
    entries += [_new("finish", {"transcript": row["transcript"], "coder": row["coder"]}) for row in was["finished"]]
    kept = ("transcript", "start", "end", "code", "coder", "suggester")
    return entries + [_new("rejection", {name: row[name] for name in kept}) for row in was["rejections"]]


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without the moment when it was made where it does not say that."""
    return {name: value for name, value in row.items() if name != "created" or value}


def _parsed(content: Any) -> Any:
    """Return what a column of JSON holds, whether the driver reads JSON or not."""
    return json.loads(content) if isinstance(content, str) else content


def _quotable_and_memos_on_subjects(operations: "Operations") -> None:
    operations.add_column("codings", Column("quotable", Boolean, nullable=False, server_default=false()))
    operations.create_table(  # as version 4 had it, whatever the table is like today
        "subject_memos",
        Column("about", String, primary_key=True),
        Column("subject", String, primary_key=True),
        Column("coder", String, primary_key=True),
        Column("text", Text, nullable=False),
    )


def _suggestions_to_blind_coders(operations: "Operations") -> None:
    operations.add_column("assignments", Column("suggestions", Boolean, nullable=False, server_default=false()))


STEPS: Mapping[int, Callable[["Operations"], None]] = {
    2: _waves_and_memos,
    3: _journal_and_versions,
    4: _quotable_and_memos_on_subjects,
    5: _suggestions_to_blind_coders,
}
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
