"""Reaching the database: by path or URL, with messages a researcher can act on."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, IntegrityError, NoSuchModuleError

from qualcode.errors import DamagedProjectError, ProjectError
from qualcode.store import tables
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
    options: dict[str, Any] = {"json_serializer": as_json, "pool_pre_ping": True}
    try:
        if path:
            path = path.absolute()
            engine = create_engine(URL.create("sqlite", database=str(path)), creator=_opener(path), **options)
            event.listen(engine, "connect", _note_file)
            event.listen(engine, "checkout", _check_file)
        else:
            engine = create_engine(where, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise ProjectError(f"{shown(where)}: the driver for this kind of database is not installed.") from error
    except ArgumentError as error:
        raise ProjectError(f"{shown(where)} is no database URL. Give a path, or sqlite:///NAME.qualcode") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def reached(where: str) -> Iterator[Engine]:
    """Give what connects to the database, and let go of it at the end; see `engine_of`."""
    engine = engine_of(where)
    try:
        yield engine
    finally:
        engine.dispose()


def version_of(connection: Connection) -> str | None:
    """Return what a project says of the version of its tables; None for a database that is no project."""
    if not inspect(connection).has_table("settings"):
        return None
    query = select(tables.settings.c.value).where(tables.settings.c.key == "schema_version")
    return connection.execute(query).scalar()


def _opener(path: Path) -> Any:
    """Return what connects to the file of a project, and never makes one."""

    def connect() -> sqlite3.Connection:
        if not is_there(path):
            raise ProjectError(
                f"{path} is gone: it was moved, renamed or deleted. All that was confirmed is in the file itself. Put "
                "it back, or go back to a backup with: qualcode restore"
            )
        return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, check_same_thread=False)

    return connect


def _file_of(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """Return which file stands now where a connection found its own, or None if there is none."""
    path = next(iter(connection.execute("PRAGMA database_list")))[2]
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _note_file(connection: sqlite3.Connection, record: Any) -> None:
    record.info["file"] = _file_of(connection)


def _check_file(connection: sqlite3.Connection, record: Any, _proxy: object) -> None:
    """Let go of a file that was deleted or replaced while it was open: what is written to it then would be lost."""
    if _file_of(connection) != record.info["file"]:
        raise DisconnectionError("the file was replaced")


def use_log(path: Path) -> None:
    """Let readers and a writer of a project file not wait for each other, where it is not so: in a copy, say."""
    with suppress(sqlite3.DatabaseError), closing(_opener(path.absolute())()) as connection:
        connection.execute("PRAGMA busy_timeout = 0")  # somebody has it open: another time will do
        connection.execute("PRAGMA journal_mode = WAL")


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
    cursor.execute(f"PRAGMA busy_timeout = {int(1000 * PATIENCE)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -65536")  # 64 MB: ids are random, and what is coded at once lies all over
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
        raise said(name, error.orig) from error


def said(name: str, error: BaseException | None) -> ProjectError:
    """Return what a database or its driver said as an error with a way out."""
    reason = " ".join(str(error).split())
    kind = DamagedProjectError if is_damage(error) else ProjectError
    hint = _SAVE if kind is DamagedProjectError else "Nothing was changed."
    hint = next((hint for word, hint in _HINTS.items() if word in reason), hint)
    return kind(f"{name}: {reason}. {hint.format(patience=PATIENCE)}")


def damaged(name: str, error: ValueError) -> DamagedProjectError:
    """Return that what was read from a project is nothing that qualcode writes, as an error with a way out."""
    return DamagedProjectError(f"{name}: {error}. {_SAVE}")


def is_damage(error: BaseException | None) -> bool:
    """Say whether a file is damaged, by what SQLite says of it; a disk that cannot be written does not harm it."""
    return getattr(error, "sqlite_errorname", "") in _DAMAGED or "malformed" in str(error) or "UTF-8" in str(error)


_SAVE = (
    "The file is damaged: see what can be saved with 'qualcode check', or go back to a backup with 'qualcode restore'."
)
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS")
_HINTS = {
    "not a database": "This file is not a qualcode project, or its beginning is damaged: ask 'qualcode check'.",
    "malformed": _SAVE,
    "UTF-8": _SAVE,
    "readonly": "The file or its folder is read-only; copy the project to a folder of your own.",
    "unable to open": "The folder cannot be written; choose one of your own.",
    "locked": "Another program has been writing to it for {patience} seconds; try again in a moment.",
    "lock timeout": "Somebody has been writing to it for {patience} seconds; try again in a moment.",
    "disk is full": "The disk is full; nothing was changed. Make room, then try again.",
    "disk": "The disk may be full or gone; nothing was changed.",
    "connect": "The database cannot be reached; all that was confirmed is stored. Check the network; try again.",
}
