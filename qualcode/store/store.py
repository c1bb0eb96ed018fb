"""A project in a database, opened by path or URL."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, insert, inspect
from sqlalchemy.exc import DBAPIError

from qualcode.changes import Change, Facts, Kind, Recorded, added
from qualcode.codebooks import Codebook
from qualcode.codings import Coding, Rejection, new_id
from qualcode.errors import DamagedProjectError, NewerProjectError, ProjectError, QualcodeError
from qualcode.memos import Memo, SubjectMemo
from qualcode.participants import Participant
from qualcode.store import journal, merging, purging, reading, rows, tables
from qualcode.store.backups import DailyBackup, copies_of
from qualcode.store.connection import (
    begin,
    damaged,
    engine_of,
    explained,
    is_there,
    path_of,
    shown,
    use_log,
    version_of,
)
from qualcode.store.copies import known_changes, read_copy
from qualcode.store.journal import Header
from qualcode.store.merging import Merge
from qualcode.store.migrations import back_up, migrate
from qualcode.store.purging import Purge
from qualcode.store.versions import keep_versions
from qualcode.teams import Team
from qualcode.transcripts import Heading, Imported, Transcript

SUFFIX = ".qualcode"

Result = TypeVar("Result")


class Store:
    """An open project. Every method that writes is one transaction: all of it is stored, or nothing.

    Args:
        engine: what connects to the database.
        where: the path of a project file, or a database URL.
        pinned: the connection through which everything is read, for a `snapshot`; else each question takes its own.

    Raises:
        ProjectError: from `create` and `open`, see there; and from every method, if the database cannot be reached.
    """

    def __init__(self, engine: Engine, where: str, pinned: Connection | None = None) -> None:
        self._engine = engine
        self._where = where
        self._pinned = pinned
        self._daily = DailyBackup(None if pinned is not None else self.path)

    @property
    def name(self) -> str:
        """What to call it in messages: the path or URL as it was given, without a password."""
        return shown(self._where)

    @property
    def path(self) -> Path | None:
        """The path of the project's file; None for a database that is none."""
        return path_of(self._where)

    @property
    def location(self) -> str:
        """Where the project is, from any folder: the full path of its file, or its URL."""
        return str(self.path.resolve()) if self.path else self._where

    @classmethod
    def create(cls, where: str, books: Sequence[Codebook]) -> Self:
        """Make a new, empty project with these codebooks; its file can be read by its maker alone.

        Raises:
            ProjectError: if there is one already, or nothing can be written there.
        """
        path = path_of(where)
        if path:
            _make_file(path, where)
        store = cls(engine_of(where), where)
        try:
            if path:
                use_log(path)
            store._make(books)
        except QualcodeError:
            store.close()
            if path:
                path.unlink(missing_ok=True)
            raise
        return store

    def _make(self, books: Sequence[Codebook]) -> None:
        def make(connection: Connection) -> None:
            if inspect(connection).has_table("settings"):
                raise ProjectError(f"there is a project at {self.name} already. Open it as it is.")
            tables.metadata.create_all(connection)
            version = {"key": "schema_version", "value": str(tables.SCHEMA_VERSION)}
            connection.execute(insert(tables.settings), [version])
            _commit(connection, Change(Kind.START, "", added(books)))

        self._write(make)

    @classmethod
    def open(cls, where: str) -> Self:
        """Open a project that is there.

        Raises:
            ProjectError: if there is none, or the file is something else.
            NewerProjectError: if a newer qualcode wrote it.
        """
        path = path_of(where)
        if path and not is_there(path):
            near = sorted(str(found) for found in path.parent.glob("*" + SUFFIX))[:5] if path.parent.is_dir() else []
            hint = f"Projects there: {', '.join(near)}." if near else "Make one with: qualcode init"
            raise ProjectError(f"there is no project at {where}. {hint}")
        store = cls(engine_of(where), where)
        try:
            store._check_version()
        except QualcodeError:
            store.close()
            raise
        if path:
            use_log(path)
        store._daily.begin()
        return store

    def _check_version(self) -> None:
        found = self._read(version_of)
        if found is None:
            raise DamagedProjectError(f"{self.name} is a database, but not a qualcode project.")
        if not found.isdecimal() or int(found) < 1:
            raise DamagedProjectError(
                f"{self.name}: its version is '{found}', which no qualcode writes; restore a copy of it."
            )
        if int(found) < tables.SCHEMA_VERSION:
            self._migrate(int(found))
        if int(found) > tables.SCHEMA_VERSION:
            raise NewerProjectError(
                f"{self.name} was written by a newer qualcode (its version is {found}, this program knows up to "
                f"{tables.SCHEMA_VERSION}). Update with: python -m pip install --upgrade qualcode"
            )

    def _migrate(self, version: int) -> None:
        """Bring an older project up to date, with a copy of its file kept beside it.

        Raises:
            DamagedProjectError: if what it holds is nothing that qualcode wrote; it stays as it is then.
        """
        copy = back_up(self.path, version) if self.path else None
        try:
            with explained(self.name):
                migrate(self._engine)
            copy = None
        except ValueError as error:
            raise damaged(self.name, error) from error
        finally:
            if copy:  # it differs in nothing from what is there
                copy.unlink(missing_ok=True)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong beside the work, in sentences: why today's backup could not be made."""
        return tuple(self._daily.warnings)

    def close(self) -> None:
        """Let go of the database, after today's backup is made."""
        self._daily.wait()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ── reading ──

    @contextmanager
    def snapshot(self) -> Iterator["Store"]:
        """Give the project as it is at one moment: what is read from it fits together, whoever writes meanwhile."""
        with explained(self.name), begin(self._engine, writing=False) as connection:
            yield Store(self._engine, self._where, connection)

    def codebooks(self) -> list[Codebook]:
        """Return the project's codebooks, in the order they were given."""
        return self._read(reading.codebooks)

    def codebook_versions(self, key: str) -> list[tuple[str, Codebook]]:
        """Return all versions of a codebook, the first one first, each with what codings know it by."""
        return self._read(lambda connection: reading.codebook_versions(connection, key))

    def headings(self, wanted: Collection[str] | None = None) -> list[Heading]:
        """Return what stands above transcripts, by id, without reading their texts; all, or those wanted by id."""
        return self._read(lambda connection: reading.headings(connection, wanted))

    def imported(self, wanted: Sequence[str] | None = None) -> list[Imported]:
        """Return transcripts by id, each with the notes of its import; all, or those wanted by id."""
        return self._read(lambda connection: reading.imported(connection, wanted))

    def transcripts(self, wanted: Sequence[str] | None = None) -> list[Transcript]:
        """Return transcripts by id; all, or those wanted by id."""
        return [imported.transcript for imported in self.imported(wanted)]

    def versions(self, transcript: str) -> list[Imported]:
        """Return all versions of a transcript's text, the first one first."""
        return self._read(lambda connection: reading.versions(connection, transcript))

    def participants(self) -> list[Participant]:
        """Return all participants, in the order they were given."""
        return self._read(reading.participants)

    def codings(self, among: Sequence[Transcript] | None = None) -> list[Coding]:
        """Return codings by transcript and place, each checked against its words; all, or those of some transcripts.

        Raises:
            CodingError: naming the coding that covers other words than those that were coded.
        """
        return self._read(lambda connection: reading.codings(connection, among))

    def memos(self, among: Sequence[Transcript] | None = None) -> list[Memo]:
        """Return memos by transcript and place, each checked against its words; all, or those of some transcripts.

        Raises:
            CodingError: naming the memo that stands on other words than those it was written on.
        """
        return self._read(lambda connection: reading.memos(connection, among))

    def subject_memos(self) -> list[SubjectMemo]:
        """Return the memos about whole transcripts, then those about codes, each by subject and coder."""
        return self._read(reading.subject_memos)

    def rejections(self, among: Sequence[Transcript] | None = None) -> list[Rejection]:
        """Return the suggestions that were rejected, by transcript and place; all, or those of some transcripts."""
        return self._read(lambda connection: reading.rejections(connection, among))

    def team(self) -> Team:
        """Return who works on the project, what is whose, and who finished what."""
        return self._read(reading.team)

    def finished(self) -> dict[str, frozenset[str]]:
        """Return for each transcript's id the coders who marked it finished."""
        return dict(self.team().finished)

    def counts(self) -> list[tuple[str, str, int]]:
        """Return for each transcript and coder with codings on it how many there are."""
        return self._read(reading.counts)

    def counts_by_version(self) -> list[tuple[str, str, str, int]]:
        """Return for each transcript, coder and version of a codebook how many codings were made with it."""
        return self._read(reading.counts_by_version)

    def counts_by_code(self) -> list[tuple[str, str, str, int]]:
        """Return for each transcript, coder and code how many codings there are."""
        return self._read(reading.counts_by_code)

    def codings_with(self, codes: Collection[str]) -> list[Coding]:
        """Return the codings that have one of these codes, by transcript and place; see `codings`."""
        return self._read(lambda connection: reading.codings_with(connection, codes))

    def rejections_with(self, codes: Collection[str]) -> list[Rejection]:
        """Return the rejected suggestions of one of these codes, by transcript and place."""
        return self._read(lambda connection: reading.rejections_with(connection, codes))

    def codings_to_review(self) -> list[Coding]:
        """Return the codings that wait for a second look, by transcript and place; see `codings`."""
        return self._read(reading.codings_to_review)

    def memos_to_review(self) -> list[Memo]:
        """Return the memos that wait for a second look, by transcript and place; see `memos`."""
        return self._read(reading.memos_to_review)

    # ── the journal ──

    def commit(self, change: Change) -> int | None:
        """Store a change and write it in the journal.

        A change that is stored already, by its id, is not stored again: it may be sent twice.

        Returns:
            Its number in the journal; None if everything was already as it should be.

        Raises:
            ConflictError: if what it changes is no longer as it was; nothing is stored then.
            CodingError: if a coding or a memo would not cover its words; nothing is stored then.
        """
        return self._write(lambda connection: _commit(connection, change))

    def history(
        self, *, coder: str | None = None, before: int | None = None, limit: int | None = None
    ) -> list[Recorded]:
        """Return the changes of the project, or of one coder, the last one first; see `journal.history`."""
        return self._read(lambda connection: journal.history(connection, coder=coder, before=before, limit=limit))

    def knows(self, name: str) -> bool:
        """Say whether a change of this id is stored, undone or not."""
        return self._read(lambda connection: journal.change_named(connection, name) is not None)

    def revision(self) -> int:
        """Return the number of the last change: as long as it is the same, so is the project."""
        return self._read(journal.last_number)

    def entries(self, number: int) -> list[rows.Entry]:
        """Return what a change changed, thing by thing."""
        return self._read(lambda connection: journal.entries_of(connection, number))

    def all_entries(self) -> dict[int, list[rows.Entry]]:
        """Return for each change's number what it changed, thing by thing."""
        return self._read(journal.all_entries)

    def entries_about(self, kind: str, keys: Sequence[rows.Key]) -> list[tuple[Recorded, rows.Entry]]:
        """Return what was done to things of a kind, by their keys, each with its change; the last one first."""
        return self._read(lambda connection: journal.entries_about(connection, kind, keys))

    def undone_among(self, names: Sequence[str]) -> frozenset[str]:
        """Return which changes, by their ids, are undone now."""
        return self._read(lambda connection: journal.undone_among(connection, names))

    def next_undo(self, coder: str) -> Recorded | None:
        """Return the change that a coder's next undo takes back, or None."""
        return self._read(lambda connection: journal.next_undo(connection, coder))

    def next_redo(self, coder: str) -> Recorded | None:
        """Return the change that a coder's next redo does again, or None."""
        return self._read(lambda connection: journal.next_redo(connection, coder))

    def undo(self, coder: str, name: str = "") -> Recorded | None:
        """Take back a coder's last change that stands; return it, or None if there is none.

        A step whose ``name`` the journal has already, as a change's id, is not taken again: it may be sent twice.

        Raises:
            ConflictError: if others built on it meanwhile; nothing is undone then.
        """
        name = name or new_id()
        return self._write(lambda connection: _undo(connection, coder, name))

    def redo(self, coder: str, name: str = "") -> Recorded | None:
        """Do again what a coder undid last, if nothing was done since; return it, or None if there is nothing.

        Raises:
            ConflictError: if what it changes is no longer as it was; nothing is done then.
        """
        name = name or new_id()
        return self._write(lambda connection: _redo(connection, coder, name))

    # ── what only an owner does ──

    def plan_merge(self, copy: "Store") -> Merge:
        """Return what putting a copy of this project into it would do; nothing is stored."""
        with self.snapshot() as here, copy.snapshot() as there:
            known = here._read(known_changes)
            theirs = there._read(lambda connection: read_copy(connection, known))
            return merging.plan(here._read(read_copy), theirs)

    def merge(self, plan: Merge, coder: str, facts: Facts) -> int | None:
        """Put a copy into this project as planned.

        Raises:
            ConflictError: if the project was changed since; nothing is stored then.
        """
        header = Header(Kind.MERGE, coder, new_id(), facts)
        return self._write(lambda connection: merging.carry_out(connection, plan, header))

    def copies(self) -> list[Path]:
        """Return every file beside the project that holds it as it once was."""
        return copies_of(self.path) if self.path else []

    def plan_purge(self, *, participant: str = "", transcripts: Sequence[str] = ()) -> Purge:
        """Return what removing a participant or transcripts for good would take away; nothing is removed.

        Raises:
            NotFoundError: for a participant or a transcript that is not there.
        """
        return self._read(lambda connection: purging.plan(connection, participant=participant, transcripts=transcripts))

    def purge(self, plan: Purge, coder: str) -> None:
        """Remove what was planned, and write over the place in the file where it stood."""
        facts = {"transcripts": len(plan.transcripts)} | {name: n for name, n in plan.counts.items() if n}
        header = Header(Kind.PURGE, coder, new_id(), facts)
        self._write(lambda connection: purging.carry_out(connection, plan, header))
        with explained(self.name), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if self.path:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            elif self._engine.dialect.name == "postgresql":
                connection.exec_driver_sql("VACUUM FULL")

    # ── connections ──

    def _read(self, question: Callable[[Connection], Result]) -> Result:
        """Ask a question at one moment.

        Raises:
            DamagedProjectError: if what is stored is none of the values that qualcode writes.
        """
        try:
            return question(self._pinned) if self._pinned is not None else self._within(question, writing=False)
        except ValueError as error:
            raise damaged(self.name, error) from error

    def _write(self, work: Callable[[Connection], Result]) -> Result:
        done = self._within(work, writing=True)
        self._daily.begin()
        return done

    def _within(self, work: Callable[[Connection], Result], *, writing: bool) -> Result:
        """Do work in one transaction; once more where the connection broke, since a change is never stored twice."""
        with explained(self.name):
            try:
                with begin(self._engine, writing=writing) as connection:
                    return work(connection)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
            with begin(self._engine, writing=writing) as connection:
                return work(connection)


def _make_file(path: Path, where: str) -> None:
    """Make the empty file of a project, for its owner's eyes only."""
    if is_there(path):
        raise ProjectError(f"{shown(where)} exists already. Choose another name, or open it as it is.")
    if not path.parent.is_dir():
        raise ProjectError(f"the folder {path.parent} does not exist. Make it first, or choose another.")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise ProjectError(
            f"{path}: cannot be made ({error.strerror}). The folder cannot be written; choose one of your own."
        ) from error


def _commit(connection: Connection, change: Change) -> int | None:
    keep_versions(connection, change)
    header = Header(change.kind, change.coder, change.id, change.facts)
    return journal.record(connection, header, [rows.entry_of(edit) for edit in change.edits])


def _undo(connection: Connection, coder: str, name: str) -> Recorded | None:
    done = journal.target_of(connection, name)
    target = done or journal.next_undo(connection, coder)
    if target and not done:
        journal.take_back(connection, target, Header(Kind.UNDO, coder, name, target.facts, target.id))
    return target


def _redo(connection: Connection, coder: str, name: str) -> Recorded | None:
    done = journal.target_of(connection, name)
    target = done or journal.next_redo(connection, coder)
    if target and not done:
        journal.do_again(connection, target, Header(Kind.REDO, coder, name, target.facts, target.id))
    return target
