"""Bringing a project that an older qualcode wrote up to this one's tables, step by step, with a copy kept aside."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Engine, String

from qualcode.store import tables

if TYPE_CHECKING:
    from alembic.operations import Operations


def _waves_and_memos(operations: "Operations", connection: Connection) -> None:
    operations.add_column("transcripts", Column("wave", String, nullable=False, server_default=""))
    tables.memos.create(connection)


STEPS: Mapping[int, Callable[["Operations", Connection], None]] = {2: _waves_and_memos}
"""For each version of the tables what makes it from the one before."""


def migrate(connection: Connection, version: int) -> None:
    """Bring the tables from ``version`` to the present one, within the transaction of ``connection``."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    operations = Operations(MigrationContext.configure(connection))
    for step in range(version + 1, tables.SCHEMA_VERSION + 1):
        STEPS[step](operations, connection)
    settings = tables.settings
    now = settings.update().where(settings.c.key == "schema_version")
    connection.execute(now.values(value=str(tables.SCHEMA_VERSION)))


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
