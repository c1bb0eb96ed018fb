"""Reaching the database: by path or URL, with messages a researcher can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from qualcode.errors import DamagedProjectError, ProjectError
from qualcode.store.rows import as_json

PATIENCE = 30
"""How many seconds a writer waits for others. A change takes some milliseconds, a large import a few seconds."""

_WRITERS = 7_113_029
"""The number of the lock by which writers of a project on PostgreSQL wait for one another, as they do on SQLite."""


def path_of(where: str) -> Path | None:
    """Return the path of the project file, or None where ``where`` is the URL of a database without one."""
    if "://" not in where:
        return Path(where)
    url = _url(where)
    on_disk = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if on_disk else None


def is_there(path: Path) -> bool:
    """Say whether there is a file.

    Raises:
        ProjectError: if its folder may not be looked into.
    """
    try:
        return path.is_file()
    except OSError as error:
        raise ProjectError(f"{path}: cannot be reached ({error.strerror}). Choose a folder of your own.") from error


def shown(where: str) -> str:
    """Return a path or URL as messages may show it: without a password.

    Raises:
        ProjectError: if it looks like a URL and is none.
    """
    return _url(where).render_as_string() if "://" in where else where


def _url(where: str) -> URL:
    try:
        return make_url(where)
    except (ArgumentError, ValueError) as error:  # its parts are not repeated: one may be a password
        kind = where.partition("://")[0]
        raise ProjectError(f"{kind}://… is no database URL. Give a path, or sqlite:///NAME.qualcode") from error


def engine_of(where: str) -> Engine:
    """Return what connects to the database.

    Raises:
        ProjectError: if it is no URL, or its driver is not installed.
    """
    path = path_of(where)
    try:
        url = URL.create("sqlite", database=str(path)) if path else where
        engine = create_engine(url, json_serializer=as_json, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise ProjectError(f"{shown(where)}: the driver for this kind of database is not installed.") from error
    except ArgumentError as error:
        raise ProjectError(f"{shown(where)} is no database URL. Give a path, or sqlite:///NAME.qualcode") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def begin(engine: Engine, *, writing: bool) -> Iterator[Connection]:
    """Give a connection within a transaction: one that reads sees a single moment, one that writes is alone in it.

    What was written is kept at the end; after an error nothing is.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # A plain BEGIN that reads before it writes cannot wait for another writer; IMMEDIATE can.
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
        elif writing:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection
        connection.commit()


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to the store, wait for other writers, and hold references."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {1000 * PATIENCE}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what the database says into what a researcher can act on."""
    try:
        yield
    except IntegrityError as error:
        if "foreign key" in str(error.orig).lower():
            raise ProjectError(
                f"{name}: nothing was stored, since it belongs to a transcript that is not there (any more)."
            ) from error
        raise ProjectError(
            f"{name}: nothing was stored, since something like it is there already ({error.orig}). Did another program "
            "write to it meanwhile? Try again."
        ) from error
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        hint = next((hint for word, hint in _HINTS.items() if word in reason), "Nothing was changed.")
        kind = DamagedProjectError if any(word in reason for word in _DAMAGED) else ProjectError
        raise kind(f"{name}: {reason}. {hint}") from error


_SAVE = "The file is damaged: see what can be saved with 'qualcode check', or take a backup with 'qualcode restore'."
_DAMAGED = ("malformed", "disk I/O error")
_HINTS = {
    "not a database": "This file is not a qualcode project.",
    "malformed": _SAVE,
    "readonly": "The file or its folder is read-only; copy the project to a folder of your own.",
    "unable to open": "The folder cannot be written; choose one of your own.",
    "locked": f"Another program has been writing to it for {PATIENCE} seconds; try again in a moment.",
    "lock timeout": f"Somebody has been writing to it for {PATIENCE} seconds; try again in a moment.",
    "disk is full": "The disk is full; nothing was changed. Make room, then try again.",
    "disk": "The disk may be full or gone; nothing was changed.",
    "connect": "The database cannot be reached; all that was confirmed is stored. Check the network; try again.",
}
