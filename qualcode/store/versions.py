"""Versions of texts and codebooks: each is written once, under the next number of its own, and never changes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from qualcode.changes import Change
from qualcode.codebooks import Codebook
from qualcode.store import rows, tables
from qualcode.transcripts import Imported


def keep_versions(connection: Connection, change: Change) -> None:
    """Store the versions of texts and codebooks that a change brings, if they are not there."""
    for edit in change.edits:
        if isinstance(edit.after, Imported):
            keep_text(connection, rows.text_row(edit.after))
        elif isinstance(edit.after, Codebook):
            keep_codebook(connection, rows.codebook_row(edit.after))


def keep_text(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store a version of a transcript's text, if it is not there."""
    _keep(connection, tables.texts, "transcript", row)


def keep_codebook(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store a version of a codebook, if it is not there."""
    _keep(connection, tables.codebook_versions, "codebook", row)


def _keep(connection: Connection, table: Table, owner: str, row: Mapping[str, Any]) -> None:
    mine = table.c[owner] == row[owner]
    if connection.execute(select(table.c.number).where(mine, table.c.version == row["version"])).first() is None:
        last = connection.execute(select(func.coalesce(func.max(table.c.number), 0)).where(mine)).scalar_one()
        connection.execute(insert(table).values(**{**row, "number": last + 1}))
