"""All of a project at one moment, as rows: to put it into another one, or to see whether its journal tells the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from qualcode.store import tables
from qualcode.store.rows import KEEPINGS, Entry, Key, entry_value

Place = tuple[str, Key]
"""A thing by its kind and its key."""

State = dict[Place, dict[str, Any]]
"""Each thing with its row."""


@dataclass(frozen=True, slots=True)
class Copy:
    """All of a project that putting it into another needs, read at one moment.

    Attributes:
        state: each thing as it is now.
        base: each thing as the changes that both know left it.
        texts: the versions of transcripts, by id and version.
        books: the versions of codebooks, by key and version.
        changes: the changes that the other does not know, in order.
        entries: what each of these changed.
        purged: the digests of texts and participants that were removed for good.
        first: the id of its first change, by which copies of one project are known.
    """

    state: State
    base: State = field(default_factory=dict)
    texts: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    books: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    changes: tuple[Mapping[str, Any], ...] = ()
    entries: Mapping[int, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    purged: frozenset[str] = frozenset()
    first: str = ""


def known_changes(connection: Connection) -> frozenset[str]:
    """Return the ids of all changes in a project's journal, also of those that came with a copy."""
    return frozenset(connection.execute(select(tables.changes.c.id)).scalars())


def read_copy(connection: Connection, known: frozenset[str] = frozenset()) -> Copy:
    """Return what a project holds; ``known`` are the changes that the other one has."""
    changes = [
        dict(row) for row in connection.execute(select(tables.changes).order_by(tables.changes.c.number)).mappings()
    ]
    entries: dict[int, list[dict[str, Any]]] = {}
    order = (tables.entries.c.change, tables.entries.c.position)
    for row in connection.execute(select(tables.entries).order_by(*order)).mappings():
        entries.setdefault(row["change"], []).append(dict(row))
    shared = [change["number"] for change in changes if change["id"] in known]
    texts = connection.execute(select(tables.texts)).mappings()
    books = connection.execute(select(tables.codebook_versions)).mappings()
    return Copy(
        state_of(connection),
        folded(entry_value(row) for number in shared for row in entries.get(number, ())),  # type: ignore[arg-type]
        {(row["transcript"], row["version"]): dict(row) for row in texts},
        {(row["codebook"], row["version"]): dict(row) for row in books},
        tuple(change for change in changes if change["id"] not in known),
        {number: tuple(lines) for number, lines in entries.items() if number not in set(shared)},
        frozenset(connection.execute(select(tables.purged.c.digest)).scalars()),
        str(changes[0]["id"]) if changes else "",
    )


def state_of(connection: Connection) -> State:
    """Return each thing of a project with its row."""
    return {
        (kind, keeping.key_of(row)): row
        for kind, keeping in KEEPINGS.items()
        for row in map(dict, connection.execute(select(keeping.table)).mappings())
    }


def folded(entries: Iterable[Entry]) -> State:
    """Return what entries, one after the other, make of nothing."""
    state: State = {}
    for entry in entries:
        place = (entry.kind, entry.key)
        if entry.after is None:
            state.pop(place, None)
        else:
            state[place] = {**state.get(place, {}), **entry.after}
    return state
