"""Copies of a project's file to go back to: each verified by its content before it gets its name."""

import hashlib
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qualcode.errors import DamagedProjectError, ProjectError
from qualcode.store.connection import said

_DAYS, _WEEKS, _MONTHS = 7, 4, 12
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a project in its folder of backups.

    Attributes:
        path: its file.
        day: when it was made.
        size: in bytes.
    """

    path: Path
    day: date
    size: int


def folder_of(path: Path) -> Path:
    """Return where the backups of a project file are."""
    return path.with_name(f"{path.stem}.backups")


def backups_of(path: Path) -> list[Backup]:
    """Return the backups of a project file, the newest first."""
    found = []
    for file in folder_of(path).glob(f"*{path.suffix}"):
        day = _day_of(path, file)
        if day:
            found.append(Backup(file, day, file.stat().st_size))
    return sorted(found, key=lambda backup: backup.day, reverse=True)


def copies_of(path: Path) -> list[Path]:
    """Return every file beside a project that holds it as it once was: backups, and what was put aside."""
    aside = [*path.parent.glob(f"{path.stem}.version-*.backup"), *path.parent.glob(f"{path.stem}.before-restore-*")]
    return sorted({*(backup.path for backup in backups_of(path)), *aside})


def _name_of(path: Path, day: date) -> Path:
    return folder_of(path) / f"{path.stem}-{day.isoformat()}{path.suffix}"


def _day_of(path: Path, file: Path) -> date | None:
    """Return the day in the name of a backup; None for a file of another name, which is left alone."""
    try:
        day = date.fromisoformat(file.stem.removeprefix(f"{path.stem}-"))
    except ValueError:
        return None
    return day if file == _name_of(path, day) else None


def kept(days: Iterable[date]) -> set[date]:
    """Return which backups are kept: the newest seven, then one for each of 4 weeks, then one for each of 12 months.

    Of a week and of a month it is the newest; weeks and months without any do not count.
    """
    rest = sorted(days, reverse=True)
    found, rest = rest[:_DAYS], rest[_DAYS:]
    weeks: dict[object, date] = {}
    months: dict[object, date] = {}
    for day in rest:
        week, month = day.isocalendar()[:2], (day.year, day.month)
        if week in weeks or len(weeks) < _WEEKS:
            weeks.setdefault(week, day)
        elif month in months or len(months) < _MONTHS:
            months.setdefault(month, day)
    return {*found, *weeks.values(), *months.values()}


# ── once a day ──


class DailyBackup:
    """Copies a project file once a day, beside the work of who opened it, if something changed since the last copy.

    Args:
        path: the project's file; None for a project that is none, of which the server is kept by others.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path.absolute() if path else None
        self._day: date | None = None
        self._work: threading.Thread | None = None
        self.warnings: list[str] = []

    def begin(self) -> None:
        """Begin with today's copy, unless there was a look at it today already."""
        today = date.today()
        if self._path is None or self._day == today:
            return
        self.wait()
        self._day = today
        if not os.path.exists(_name_of(self._path, today)):  # where it cannot be seen, the work says why
            self._work = threading.Thread(target=self._make, args=(self._path, today), name="backup")
            self._work.start()

    def wait(self) -> None:
        """Wait until a copy that was begun is made."""
        if self._work:
            self._work.join()

    def _make(self, path: Path, today: date) -> None:
        try:
            if _changed(path):
                back_up(path, today)
        except (OSError, ProjectError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            self.warnings.append(
                f"no backup was made today in {folder_of(path)}: {reason} All that was confirmed is stored in {path}."
            )


def _changed(path: Path) -> bool:
    """Say whether anything was done since the last backup; making a project is nothing yet."""
    newest = next(iter(backups_of(path)), None)
    now = _last_change(path)
    return now[0] > 1 and (newest is None or _last_change(newest.path) != now)


def _last_change(path: Path) -> tuple[int, str]:
    with _reading(path) as connection:
        row = connection.execute("SELECT number, id FROM changes ORDER BY number DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def back_up(path: Path, day: date) -> Path:
    """Put a copy of a project file among its backups, in the place of one of the same day; return where.

    Backups that are no longer kept by `kept` are removed.

    Raises:
        ProjectError: if it cannot be read or written; those that are there stay.
    """
    folder = folder_of(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _remove_parts(folder)
        made = copy_file(path, _name_of(path, day), over=True)
        there = backups_of(path)
        keep = kept(backup.day for backup in there)
        for backup in there:
            if backup.day not in keep:
                backup.path.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectError(f"{folder}: {error.strerror}. The disk may be full, or the folder read-only.") from error
    return made


def _remove_parts(folder: Path) -> None:
    """Remove what copying left when it was broken off, more than a day ago."""
    for part in folder.glob(f".*{_PART}*"):
        if part.stat().st_mtime < time.time() - 86_400:
            part.unlink(missing_ok=True)


# ── one copy ──


def copy_file(path: Path, to: Path, *, over: bool = False) -> Path:
    """Write a copy of a project file as it is at one moment, verified by its content; return where.

    Args:
        path: the project's file; others may write to it meanwhile.
        to: where the copy stands at the end, complete, or not at all.
        over: whether it takes the place of what is there.

    Raises:
        ProjectError: if there is something at ``to``, or the copy cannot be written.
        DamagedProjectError: if the project cannot be read, or the copy is not the same.
    """
    part = to.with_name(f".{to.name}-{os.getpid()}-{secrets.token_hex(4)}{_PART}")
    if to.exists() and not over:
        raise ProjectError(f"{to} exists already. Choose another name.")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with _reading(path) as source:
            source.execute("BEGIN")
            told = fingerprint(source)
            with _explained(to), closing(_connected(part)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
                if fingerprint(target) != told or target.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                    raise DamagedProjectError(f"{path}: the copy is not the same. Run: qualcode check {path}")
        _put(part, to, over=over)
    except OSError as error:
        raise ProjectError(f"{to}: cannot be written ({error.strerror}). Choose another folder or disk.") from error
    finally:
        for left in (part, *part.parent.glob(f"{part.name}-*")):
            left.unlink(missing_ok=True)
    return to


def _put(part: Path, to: Path, *, over: bool) -> None:
    """Give a complete file its name, so that it is there after a power cut too."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    if to.exists() and not over:
        raise ProjectError(f"{to} exists already. Choose another name.")
    part.replace(to)
    if os.name == "posix":
        folder = os.open(to.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def fingerprint(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """Return for each table how many rows it has, and a digest of all that stands in them."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    found = {}
    for (name,) in connection.execute(query).fetchall():
        count, digest = 0, hashlib.blake2b(digest_size=16)
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            count += 1
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
        found[name] = (count, digest.hexdigest())
    return found


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a file; what SQLite says becomes what a researcher can act on."""
    with _explained(path), closing(_connected(path)) as connection:
        yield connection


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=30)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise said(str(path), error) from error
