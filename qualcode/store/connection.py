"""Reaching the database: by path or URL, with messages a researcher can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from qualcode.errors import ProjectError


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
        engine = create_engine(URL.create("sqlite", database=str(path)) if path else where)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise ProjectError(f"{shown(where)}: the driver for this kind of database is not installed.") from error
    except ArgumentError as error:
        raise ProjectError(f"{shown(where)} is no database URL. Give a path, or sqlite:///NAME.qualcode") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to the store, wait for other writers, and hold references."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what the database says into what a researcher can act on."""
    try:
        yield
    except IntegrityError as error:
        raise ProjectError(
            f"{name}: nothing was stored, since something like it is there already ({error.orig}). Did another program "
            "write to it meanwhile? Try again."
        ) from error
    except DBAPIError as error:
        reason = str(error.orig)
        hint = next((hint for word, hint in _HINTS.items() if word in reason), "Nothing was changed.")
        raise ProjectError(f"{name}: {reason}. {hint}") from error


_HINTS = {
    "not a database": "This file is not a qualcode project.",
    "readonly": "The file or its folder is read-only; copy the project to a folder of your own.",
    "unable to open": "The folder cannot be written; choose one of your own.",
    "locked": "Another program is writing to it; try again in a moment.",
    "disk": "The disk may be full; nothing was changed.",
}
