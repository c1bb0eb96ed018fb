"""All of a project at one moment, as rows: to put it into another one, or to see whether its journal tells the same.

What two projects have in common is what one of them was before it did what the other does not know: its own changes
that the other knows, made again, with what it took in from copies as far as the other knows where that came from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from qualcode.changes import Kind
from qualcode.merging import merged_codebooks, three_way
from qualcode.store import tables
from qualcode.store.journal import undone
from qualcode.store.rows import (
    KEEPINGS,
    Entry,
    Place,
    codebook_row,
    codebook_value,
    entry_value,
    key_value,
    recorded_value,
)

State = dict[Place, dict[str, Any]]
"""Each thing with its row."""

Lines = Mapping[int, Sequence[Mapping[str, Any]]]
"""For the number of a change the rows of its entries."""

Books = Mapping[tuple[str, str], Mapping[str, Any]]
"""Rows of versions of codebooks, by key and version."""


@dataclass(frozen=True, slots=True)
class Copy:
    """All of a project that putting it into another needs, read at one moment.

    Attributes:
        state: each thing as it is now.
        base: each thing as it was when the two went their ways.
        texts: the versions of transcripts, by id and version.
        books: the versions of codebooks, by key and version.
        base_books: these, and those that ``base`` has and that never were.
        changes: the changes that the other does not know, in order.
        entries: what each change changed.
        known: the ids of the changes that this project knows, see `known_changes`.
        twins: for a coding or memo of another project the id under which the same judgement is here.
        purged: the digests of texts and participants that were removed for good.
        first: the id of its first change, by which copies of one project are known.
        revision: the number of its last change.
    """

    state: State
    base: State = field(default_factory=dict)
    texts: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    books: Books = field(default_factory=dict)
    base_books: Books = field(default_factory=dict)
    changes: tuple[Mapping[str, Any], ...] = ()
    entries: Lines = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    twins: Mapping[tuple[str, str], str] = field(default_factory=dict)
    purged: frozenset[str] = frozenset()
    first: str = ""
    revision: int = 0


def known_changes(connection: Connection) -> frozenset[str]:
    """Return the ids of the changes that a project knows: its own, and those that came with a copy and stand."""
    return _known(_changes(connection))


def read_copy(connection: Connection, known: frozenset[str] = frozenset()) -> Copy:
    """Return what a project holds; ``known`` are the changes that the other one has."""
    changes = _changes(connection)
    entries: dict[int, list[dict[str, Any]]] = {}
    order = (tables.entries.c.change, tables.entries.c.position)
    for row in connection.execute(select(tables.entries).order_by(*order)).mappings():
        entries.setdefault(row["change"], []).append(dict(row))
    texts = connection.execute(select(tables.texts)).mappings()
    found = connection.execute(select(tables.codebook_versions)).mappings()
    books: dict[tuple[str, str], Mapping[str, Any]] = {(row["codebook"], row["version"]): dict(row) for row in found}
    mine = _known(changes)
    past = _Past(books)
    for line in _common(changes, entries, known):
        past.step(entry_value(line))
    return Copy(
        state_of(connection),
        past.state,
        {(row["transcript"], row["version"]): dict(row) for row in texts},
        books,
        past.books,
        tuple(change for change in changes if change["id"] in mine - known),
        entries,
        mine,
        _twins(changes, entries, mine),
        frozenset(connection.execute(select(tables.purged.c.digest)).scalars()),
        str(changes[0]["id"]) if changes else "",
        changes[-1]["number"] if changes else 0,
    )


def _changes(connection: Connection) -> list[dict[str, Any]]:
    return [
        dict(row) for row in connection.execute(select(tables.changes).order_by(tables.changes.c.number)).mappings()
    ]


def undone_ids(changes: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Return the ids of the changes that are undone by the end of ``changes``, which are in order."""
    return undone([recorded_value(change) for change in reversed(changes)])


def _known(changes: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    gone = undone_ids([change for change in changes if change["merged"] is None])
    off = {change["number"] for change in changes if change["id"] in gone and change["kind"] == Kind.MERGE}
    return frozenset(change["id"] for change in changes if change["merged"] not in off)


def _common(changes: Sequence[Mapping[str, Any]], entries: Lines, known: frozenset[str]) -> list[Mapping[str, Any]]:
    """Return the entries of a project's own changes that make what it had in common with who knows ``known``."""
    own = [change for change in changes if change["merged"] is None]
    merges = {change["id"] for change in changes if change["kind"] == Kind.MERGE}
    gone = undone_ids(own)
    found: list[Mapping[str, Any]] = []
    for change in own:
        lines = entries.get(change["number"], ())
        if change["kind"] == Kind.MERGE and change["id"] not in gone:
            brought = [
                other
                for other in changes
                if other["merged"] == change["number"] and not merges & {other["id"], other["target"]}
            ]
            strange = [other for other in brought if other["id"] not in known]
            known_of = _touched([other for other in brought if other["id"] in known], entries)
            strange_of = _touched(strange, entries)
            found += [line for line in lines if _of(line) not in strange_of and (not strange or _of(line) in known_of)]
        elif change["id"] in known and change["kind"] != Kind.MERGE and change["target"] not in merges:
            found += lines
    return found


def _touched(changes: Iterable[Mapping[str, Any]], entries: Lines) -> set[tuple[str, str]]:
    return {_of(line) for change in changes for line in entries.get(change["number"], ())}


def _of(line: Mapping[str, Any]) -> tuple[str, str]:
    return line["kind"], line["key"]


def _twins(changes: Sequence[Mapping[str, Any]], entries: Lines, known: frozenset[str]) -> dict[tuple[str, str], str]:
    """Return which judgements of others are here under another id: the journal has theirs under the key of this one."""
    found: dict[tuple[str, str], str] = {}
    for change in changes:
        for line in entries.get(change["number"], ()) if change["merged"] and change["id"] in known else ():
            row = line["after"] or line["before"] or {}
            key = str(key_value(line["key"])[0])
            if line["kind"] in ("coding", "memo") and row.get("id", key) != key:
                found[line["kind"], row["id"]] = key
    return found


class _Past:
    """Makes changes again, of which some may lack what stood between them: a field is taken on if it was as before."""

    def __init__(self, books: Books) -> None:
        self.state: State = {}
        self.books = dict(books)

    def step(self, entry: Entry) -> None:
        place = (entry.kind, entry.key)
        row = self.state.get(place)
        if entry.after is None:
            self.state.pop(place, None)
        elif entry.before is None:
            self.state.setdefault(place, dict(entry.after))
        elif row is not None:
            for name, after in entry.after.items():
                row[name] = self._value(place, row.get(name), (entry.before.get(name), after))

    def _value(self, place: Place, now: Any, pair: tuple[Any, Any]) -> Any:
        before, after = pair
        if now == before:
            return after
        if isinstance(before, dict) and isinstance(after, dict) and isinstance(now, dict):
            return three_way(before, now, after)[0]
        return self._book(str(place[1][0]), now, pair) if place[0] == "codebook" else now

    def _book(self, key: str, now: str, pair: tuple[str, str]) -> str:
        """Return the version that a codebook has with what was changed from one version to another."""
        versions = [self.books.get((key, version)) for version in (pair[0], now, pair[1])]
        was, here, after = [codebook_value(row["content"]) if row else None for row in versions]
        if was is None or here is None or after is None:
            return now
        row = codebook_row(merged_codebooks(was, here, after)[0])
        self.books[key, row["version"]] = row
        return str(row["version"])


def state_of(connection: Connection) -> State:
    """Return each thing of a project with its row."""
    return {
        (kind, keeping.key_of(row)): row
        for kind, keeping in KEEPINGS.items()
        for row in map(dict, connection.execute(select(keeping.table)).mappings())
    }
