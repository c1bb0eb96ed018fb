"""Bringing a project that an older qualcode wrote up to this one's tables, step by step, with a copy kept aside."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

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
    select,
)

from qualcode.store import tables

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


STEPS: Mapping[int, Callable[["Operations"], None]] = {2: _waves_and_memos}
"""For each version of the tables what makes it from the one before."""


def migrate(connection: Connection) -> None:
    """Bring the tables to the present version, within the transaction of ``connection``.

    The version is read in it: another program may have done the work since the project was opened.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    settings = tables.settings
    mine = settings.c.key == "schema_version"
    version = int(connection.execute(select(settings.c.value).where(mine)).scalar_one())
    operations = Operations(MigrationContext.configure(connection))
    for step in range(version + 1, tables.SCHEMA_VERSION + 1):
        STEPS[step](operations)
    connection.execute(settings.update().where(mine).values(value=str(tables.SCHEMA_VERSION)))


def back_up(engine: Engine, path: Path, version: int) -> Path:
    """Write a copy of a project file beside it, as it is before its tables change; return where."""
    number = 1
    while (copy := _beside(path, version, number)).exists():
        number += 1
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
    return copy


def _beside(path: Path, version: int, number: int) -> Path:
    again = f"-{number}" if number > 1 else ""
    return path.with_name(f"{path.stem}.version-{version}{again}.backup")
