"""A project in a database, opened by path or URL."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, check_quote
from qualcode.errors import NewerProjectError, ProjectError, QualcodeError
from qualcode.memos import Memo, check_memo
from qualcode.participants import Participant
from qualcode.spans import Span
from qualcode.store import rows, tables
from qualcode.store.connection import engine_of, explained, is_there, path_of, shown
from qualcode.store.migrations import back_up, migrate
from qualcode.transcripts import Imported, Transcript

SUFFIX = ".qualcode"


@dataclass(frozen=True, slots=True)
class About:
    """What is to be filled in for a transcript that is there: participant and wave, where it has none."""

    transcript: str
    participant: str | None = None
    wave: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one import brings.

    Attributes:
        transcripts: new ones.
        corrected: transcripts under ids that are there already, to be replaced.
        codings: on these, or on transcripts that are there.
        memos: likewise.
        participants: with what is known of them.
        finished: for each transcript's id the coders who finished it.
        changed: codings that are there, with the memo, value and origin that they get.
        changed_memos: memos that are there, with the text and state that they get.
        abouts: what is filled in for transcripts that are there.
    """

    transcripts: Sequence[Imported] = ()
    corrected: Sequence[Imported] = ()
    codings: Sequence[Coding] = ()
    memos: Sequence[Memo] = ()
    participants: Sequence[Participant] = ()
    finished: Mapping[str, frozenset[str]] = field(default_factory=dict)
    changed: Sequence[Coding] = ()
    changed_memos: Sequence[Memo] = ()
    abouts: Sequence[About] = ()


class Store:
    """An open project. Every method that writes is one transaction: all of it is stored, or nothing.

    Args:
        where: the path of a project file, or a database URL.

    Raises:
        ProjectError: from `create` and `open`; see there.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    @property
    def name(self) -> str:
        """What to call it in messages: the path or URL as it was given, without a password."""
        return shown(self._where)

    @property
    def location(self) -> str:
        """Where the project is, from any folder: the full path of its file, or its URL."""
        path = path_of(self._where)
        return str(path.resolve()) if path else self._where

    @classmethod
    def create(cls, where: str, books: Sequence[Codebook]) -> Self:
        """Make a new, empty project with these codebooks.

        Raises:
            ProjectError: if there is one already, or nothing can be written there.
        """
        path = path_of(where)
        if path and is_there(path):
            raise ProjectError(f"{shown(where)} exists already. Choose another name, or open it as it is.")
        if path and not path.parent.is_dir():
            raise ProjectError(f"the folder {path.parent} does not exist. Make it first, or choose another.")
        store = cls(engine_of(where), where)
        try:
            store._make(books, on_disk=path is not None)
        except QualcodeError:
            store.close()
            if path:
                path.unlink(missing_ok=True)
            raise
        return store

    def _make(self, books: Sequence[Codebook], *, on_disk: bool) -> None:
        if on_disk:
            with self._reading() as connection:  # readers and a writer need not wait for each other
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with self._writing() as connection:
            if inspect(connection).has_table("settings"):
                raise ProjectError(f"there is a project at {self.name} already. Open it as it is.")
            tables.metadata.create_all(connection)
            version = {"key": "schema_version", "value": str(tables.SCHEMA_VERSION)}
            connection.execute(insert(tables.settings), [version])
            _insert(
                connection, tables.codebooks, [rows.codebook_row(number, book) for number, book in enumerate(books)]
            )

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
        return store

    def _check_version(self) -> None:
        found = None
        with self._reading() as connection:
            if inspect(connection).has_table("settings"):
                query = select(tables.settings.c.value).where(tables.settings.c.key == "schema_version")
                found = connection.execute(query).scalar()
        if found is None:
            raise ProjectError(f"{self.name} is a database, but not a qualcode project.")
        if not found.isdecimal():
            raise ProjectError(
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
        """Bring an older project up to date, with a copy of its file kept beside it."""
        path = path_of(self._where)
        with explained(self.name):
            if path:
                back_up(self._engine, path, version)
        with self._writing() as connection:
            migrate(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ── reading ──

    def codebooks(self) -> list[Codebook]:
        """Return the project's codebooks, in the order they were given."""
        with self._reading() as connection:
            found = connection.execute(select(tables.codebooks).order_by(tables.codebooks.c.position)).mappings()
            return [rows.codebook_value(row) for row in found]

    def imported(self) -> list[Imported]:
        """Return all transcripts by id, each with the notes of its import."""
        with self._reading() as connection:
            found = connection.execute(select(tables.transcripts).order_by(tables.transcripts.c.id)).mappings()
            turns = select(tables.turns).order_by(tables.turns.c.transcript, tables.turns.c.number)
            return rows.imported_values(found, connection.execute(turns).mappings())

    def transcripts(self) -> list[Transcript]:
        """Return all transcripts by id."""
        return [imported.transcript for imported in self.imported()]

    def digests(self) -> dict[str, str]:
        """Return for each transcript's id the digest of its text."""
        with self._reading() as connection:
            found = connection.execute(select(tables.transcripts.c.id, tables.transcripts.c.digest))
            return {row.id: row.digest for row in found}

    def participants(self) -> list[Participant]:
        """Return all participants, in the order they were given."""
        owned = select(tables.transcripts.c.participant, tables.transcripts.c.id).order_by(tables.transcripts.c.id)
        measured = select(tables.measurements).order_by(tables.measurements.c.measure, tables.measurements.c.wave)
        people = select(tables.participants).order_by(tables.participants.c.position)
        with self._reading() as connection:
            found = [connection.execute(query).mappings().all() for query in (people, measured, owned)]
        return rows.participant_values(*found)

    def codings(self, transcripts: Sequence[Transcript] | None = None) -> list[Coding]:
        """Return all codings by transcript and place, each checked against the words it should cover.

        Args:
            transcripts: the project's transcripts, if they were read already.

        Raises:
            CodingError: naming the coding that covers other words than those that were coded.
        """
        table = tables.codings
        query = select(table).order_by(table.c.transcript, table.c.start, table.c.end, table.c.code, table.c.coder)
        with self._reading() as connection:
            found = [rows.coding_value(row) for row in connection.execute(query).mappings()]
        texts = {transcript.id: transcript.text for transcript in transcripts or self.transcripts()}
        for coding in found:
            check_quote(coding, texts[coding.transcript])
        return found

    def memos(self, transcripts: Sequence[Transcript] | None = None) -> list[Memo]:
        """Return all memos by transcript and place, each checked against the words it stands on.

        Args:
            transcripts: the project's transcripts, if they were read already.

        Raises:
            CodingError: naming the memo that stands on other words than those it was written on.
        """
        table = tables.memos
        query = select(table).order_by(table.c.transcript, table.c.start, table.c.end, table.c.coder, table.c.id)
        with self._reading() as connection:
            found = [rows.memo_value(row) for row in connection.execute(query).mappings()]
        if found:
            texts = {transcript.id: transcript.text for transcript in transcripts or self.transcripts()}
            for memo in found:
                check_memo(memo, texts[memo.transcript])
        return found

    def pointed_at(self) -> set[str]:
        """Return the ids of the transcripts on which there are codings, memos or rejected suggestions."""
        with self._reading() as connection:
            return {
                row.transcript
                for table in (tables.codings, tables.memos, tables.rejections)
                for row in connection.execute(select(table.c.transcript).distinct())
            }

    def finished(self) -> dict[str, frozenset[str]]:
        """Return for each transcript's id the coders who marked it finished."""
        found: dict[str, set[str]] = {}
        with self._reading() as connection:
            for row in connection.execute(select(tables.finished)):
                found.setdefault(row.transcript, set()).add(row.coder)
        return {transcript: frozenset(coders) for transcript, coders in found.items()}

    def rejections(self, coder: str) -> set[tuple[str, Span, str]]:
        """Return the suggestions that one coder rejected, as transcript, span and code."""
        table = tables.rejections
        with self._reading() as connection:
            found = connection.execute(select(table).where(table.c.coder == coder))
            return {(row.transcript, Span(row.start, row.end), row.code) for row in found}

    # ── writing ──

    def add_import(self, batch: Batch) -> None:
        """Store what an import brought.

        A participant that is known already is replaced; a corrected transcript takes the place of the one with its id;
        all else is added.

        Raises:
            ProjectError: if a transcript that is to be corrected was coded meanwhile.
        """
        imported = [*batch.transcripts, *batch.corrected]
        with self._writing() as connection:
            self._put_participants(connection, batch.participants)
            _remove_uncoded(connection, [item.transcript.id for item in batch.corrected])
            _insert(connection, tables.transcripts, [rows.transcript_row(item) for item in imported])
            _insert(connection, tables.turns, [row for item in imported for row in rows.turn_rows(item.transcript)])
            _insert(connection, tables.codings, [rows.coding_row(coding) for coding in batch.codings])
            _insert(connection, tables.memos, [rows.memo_row(memo) for memo in batch.memos])
            _add_to(connection, batch)
            _finish(connection, batch.finished)

    def add_codings(self, codings: Sequence[Coding], finished: Mapping[str, frozenset[str]] | None = None) -> None:
        """Store codings, and who finished which transcripts with them."""
        with self._writing() as connection:
            _insert(connection, tables.codings, [rows.coding_row(coding) for coding in codings])
            _finish(connection, finished or {})

    def reject(self, coding: Coding, suggester: str) -> None:
        """Store that a coder rejected a suggestion; rejecting it twice is rejecting it once."""
        table = tables.rejections
        values = {
            "transcript": coding.transcript,
            "start": coding.span.start,
            "end": coding.span.end,
            "code": coding.code,
            "coder": coding.coder,
        }
        with self._writing() as connection:
            same = [table.c[name] == value for name, value in values.items()]
            if connection.execute(select(table.c.id).where(*same)).first() is None:
                _insert(connection, table, [values | {"suggester": suggester, "time": rows.now()}])

    @staticmethod
    def _put_participants(connection: Connection, participants: Sequence[Participant]) -> None:
        table = tables.participants
        known = {row.id: row.position for row in connection.execute(select(table.c.id, table.c.position))}
        for person in participants:
            position = known.setdefault(person.id, max(known.values(), default=-1) + 1)
            connection.execute(delete(tables.measurements).where(tables.measurements.c.participant == person.id))
            connection.execute(delete(table).where(table.c.id == person.id))
            row = {"id": person.id, "position": position, "attributes": dict(person.attributes)}
            connection.execute(insert(table), [row])
            _insert(connection, tables.measurements, rows.measurement_rows(person))
            for transcript in person.transcripts:
                owns = tables.transcripts.update().where(tables.transcripts.c.id == transcript)
                connection.execute(owns.values(participant=person.id))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.name), self._engine.begin() as connection:
            if self._engine.dialect.name == "sqlite":
                # A plain BEGIN that reads first cannot wait for another writer; IMMEDIATE can.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection


def _insert(connection: Connection, table: Any, values: Sequence[Mapping[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), list(values))


def _remove_uncoded(connection: Connection, transcripts: Sequence[str]) -> None:
    """Remove transcripts that nothing points at yet, to make room for a corrected text."""
    for name in transcripts:
        for table in (tables.codings, tables.memos, tables.rejections):
            if connection.execute(select(table.c.id).where(table.c.transcript == name)).first() is not None:
                raise ProjectError(f"transcript '{name}' was coded meanwhile; its text can no longer be replaced.")
        for table in (tables.turns, tables.finished):
            connection.execute(delete(table).where(table.c.transcript == name))
        connection.execute(delete(tables.transcripts).where(tables.transcripts.c.id == name))


def _add_to(connection: Connection, batch: Batch) -> None:
    """Store what is added to codings, memos and transcripts that are there."""
    codings, memos, transcripts = tables.codings, tables.memos, tables.transcripts
    for coding in batch.changed:
        values = {"memo": coding.memo, "value": coding.value, "origin": coding.origin}
        connection.execute(codings.update().where(codings.c.id == coding.id).values(values))
    for memo in batch.changed_memos:
        now = {"text": memo.text, "resolved": memo.resolved}
        connection.execute(memos.update().where(memos.c.id == memo.id).values(now))
    for about in batch.abouts:
        given = {name: value for name in ("participant", "wave") if (value := getattr(about, name))}
        if given:
            connection.execute(transcripts.update().where(transcripts.c.id == about.transcript).values(given))


def _finish(connection: Connection, finished: Mapping[str, frozenset[str]]) -> None:
    """Store who finished which transcript; finishing it again is finishing it once."""
    table = tables.finished
    for transcript, coders in finished.items():
        for coder in sorted(coders):
            same = (table.c.transcript == transcript) & (table.c.coder == coder)
            connection.execute(delete(table).where(same))
            _insert(connection, table, [{"transcript": transcript, "coder": coder, "time": rows.now()}])
