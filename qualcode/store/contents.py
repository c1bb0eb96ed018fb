"""All rows of a project as they stand in its tables, each checked to be what its columns say, and what they tell."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, DateTime, Float, Integer, String, Table
from sqlalchemy.exc import DBAPIError

from qualcode.errors import QualcodeError
from qualcode.store import tables
from qualcode.store.connection import is_damage
from qualcode.store.rows import (
    KEEPINGS,
    Entry,
    Keeping,
    Key,
    Place,
    Row,
    coding_value,
    entry_value,
    member_value,
    memo_value,
    recorded_value,
    rejection_value,
    subject_memo_value,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        kind: a short fixed word to filter on.
        place: where: a table, a transcript, a coding, a change.
        message: what is wrong, in a sentence.
        damage: whether it is damage; else something to know, and nothing to mend.
    """

    kind: str
    place: str
    message: str
    damage: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of a project that can be read.

    Attributes:
        rows: for each table its sound rows, each with every column.
        findings: what could not be read.
    """

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def things(self) -> dict[Place, dict[str, Any]]:
        """Return each thing of the project with its row."""
        return {
            (kind, keeping.key_of(row)): row
            for kind, keeping in KEEPINGS.items()
            for row in self.rows.get(keeping.table.name, ())
        }


def read_contents(connection: Connection) -> Contents:
    """Return what can be read of every table."""
    contents = Contents()
    for table in tables.metadata.sorted_tables:
        query = f'SELECT * FROM "{table.name}"'
        try:
            rows = (dict(row) for row in connection.exec_driver_sql(query).mappings())
            take_rows(contents, table, rows)
        except DBAPIError as error:
            if not (is_damage(error.orig) or "no such" in str(error.orig)):
                raise
            reason = " ".join(str(error.orig).split())
            contents.findings.append(Finding("unreadable", table.name, f"the table {table.name}: {reason}."))
    return contents


def take_rows(contents: Contents, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Put the sound ones of these rows into contents, and say which are not."""
    taken = contents.rows.setdefault(table.name, [])
    for row in rows:
        try:
            taken.append(sound_row(table, row))
        except ValueError as error:
            contents.findings.append(Finding("row", table.name, f"a row of the table {table.name}: {error}."))


def sound_row(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with a value in each column as the store would read it.

    Raises:
        ValueError: naming the column whose value cannot be one of qualcode's.
    """
    found = {}
    row = {**_LATER.get(table.name, {}), **row}
    for name, column, kinds in _columns(table):
        try:
            value = row[name]
            found[name] = value if type(value) in kinds else _sound(column, value)
        except (ValueError, KeyError, RecursionError) as error:
            raise ValueError(f"{name} is {str(row.get(name))[:40]!r}") from error
    try:
        _VALUES.get(table.name, dict)(found)
    except QualcodeError as error:
        raise ValueError(str(error)) from error
    return found


_LATER: Mapping[str, Row] = {keeping.table.name: keeping.later for keeping in KEEPINGS.values()}
"""What rows of a table have that were written before there were the columns for it."""

_VALUES: Mapping[str, Callable[[Any], object]] = {
    "codings": coding_value,
    "memos": memo_value,
    "subject_memos": subject_memo_value,
    "rejections": rejection_value,
    "members": member_value,
    "changes": recorded_value,
}
"""What makes values of the rows of a table, and refuses what is none."""


@cache
def _columns(table: Table) -> tuple[tuple[str, Column[Any], frozenset[type]], ...]:
    """Return the columns of a table, each with the types of values that are sound as they are."""
    found = []
    for column in table.columns:
        kinds = next(kinds for type_, kinds in _KINDS if isinstance(column.type, type_))
        found.append((column.name, column, kinds | {type(None)} if kinds and column.nullable else kinds))
    return tuple(found)


_KINDS: Sequence[tuple[type, frozenset[type]]] = (
    (JSON, frozenset()),
    (DateTime, frozenset({datetime})),
    (Boolean, frozenset({bool})),
    (Float, frozenset({float, int})),
    (Integer, frozenset({int})),
    (String, frozenset({str})),
)


def _sound(column: Column[Any], value: Any) -> Any:
    """Return a value that SQLite keeps in another form, as it is meant."""
    if isinstance(column.type, JSON):
        return _json(column, value)
    if isinstance(column.type, DateTime) and isinstance(value, str):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Boolean) and value in (0, 1):
        return bool(value)
    raise ValueError(type(value).__name__)


def _json(column: Column[Any], value: Any) -> Any:
    value = json.loads(value) if isinstance(value, str) else value
    kinds = (list,) if column.name in ("turns", "notes", "measurements") else (dict,)
    if not (isinstance(value, kinds) or (value is None and column.nullable)):
        raise ValueError(type(value).__name__)
    return value


# ── what the journal tells ──


@dataclass(frozen=True, slots=True)
class Told:
    """What the journal tells.

    Attributes:
        things: each thing with its row, as far as the journal says that it is there.
        deleted: the things of which the journal says that they were deleted.
        findings: what does not fit together in it.
    """

    things: dict[Place, dict[str, Any]]
    deleted: frozenset[Place]
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether the journal fits together from beginning to end."""
        return not any(finding.damage for finding in self.findings)


def replayed(contents: Contents) -> Told:
    """Return what the journal tells when all its changes are made again, one after the other."""
    return _Replay(contents).told()


class _Replay:
    """Makes all changes again."""

    def __init__(self, contents: Contents) -> None:
        self.changes = sorted(contents.rows.get("changes", ()), key=lambda row: row["number"])
        self.entries: dict[int, list[dict[str, Any]]] = {}
        for row in sorted(contents.rows.get("entries", ()), key=lambda row: row["position"]):
            self.entries.setdefault(row["change"], []).append(row)
        self.things: dict[Place, dict[str, Any]] = {}
        self.deleted: set[Place] = set()
        self.findings: list[Finding] = []
        self.standing: dict[str, bool] = {}
        self.forgotten = max((row["number"] for row in self.changes if row["kind"] == "purge"), default=0)

    def told(self) -> Told:
        self._look_for_gaps()
        for change in self.changes:
            entries = self.entries.get(change["number"], [])
            self._count(change, len(entries))
            if change["merged"] is None:
                self._check_target(change)
                for row in entries:
                    self._make(change["number"], row)
        return Told(self.things, frozenset(self.deleted - self.things.keys()), tuple(self.findings))

    def _found(self, number: int, message: str, *, damage: bool = True) -> None:
        self.findings.append(
            Finding("journal", f"change {number}", f"change {number} of the journal {message}.", damage)
        )

    def _look_for_gaps(self) -> None:
        numbers = [row["number"] for row in self.changes]
        for before, number in zip([0, *numbers], numbers, strict=False):
            if number > before + 1:  # on a server a number is also spent by a write that was broken off
                lacking = f"{before + 1}" if number == before + 2 else f"{before + 1} to {number - 1}"
                self._found(number, f"comes after {before}: {lacking} is not there", damage=False)
        for number in self.entries.keys() - set(numbers):
            self._found(number, f"is not there, but {len(self.entries[number])} thing(s) that it changed are")
        if not numbers:
            self.findings.append(Finding("journal", "journal", "the journal has no change, not even the first."))

    def _count(self, change: Row, found: int) -> None:
        if found != change["edits"] and not (found < change["edits"] and change["number"] < self.forgotten):
            self._found(change["number"], f"changed {change['edits']} thing(s), and {found} of them are known")

    def _check_target(self, change: Row) -> None:
        if change["kind"] not in ("undo", "redo"):
            self.standing[change["id"]] = True
            return
        stands = change["kind"] == "undo"
        if self.standing.get(change["target"]) is not stands:
            self._found(
                change["number"], f"is a {change['kind']} of a change that was not there to be {change['kind']}ne"
            )
        self.standing[change["target"]] = not stands

    def _make(self, number: int, row: Row) -> None:
        """Make one entry's change, and say where it does not begin with what was there."""
        entry = entry_of_row(row)
        if entry is None:
            self._found(number, f"changed something that is no {row['kind']} with this key: {row['key'][:40]!r}")
            return
        place, was = (entry.kind, entry.key), self.things.get((entry.kind, entry.key))
        if entry.before is None and was is None and entry.after is not None:
            self.things[place] = dict(entry.after)
            if entry.after.keys() != set(KEEPINGS[entry.kind].table.columns.keys()):
                self._found(number, f"made a {entry.kind} {shown_key(entry.key)} of which it does not say all")
            return
        if was is None or entry.before is None or any(was.get(name) != old for name, old in entry.before.items()):
            self._found(number, f"begins with a {entry.kind} {shown_key(entry.key)} that was another before")
        if entry.after is None:
            self.things.pop(place, None)
            self.deleted.add(place)
        else:
            self.things[place] = {**(was or {}), **entry.after}


def entry_of_row(row: Row) -> Entry | None:
    """Return the entry of a row of the journal, or None if it can be about nothing that there is."""
    keeping = KEEPINGS.get(row["kind"])
    if keeping is None:
        return None
    try:
        entry = entry_value(row)
    except (ValueError, TypeError):
        return None
    sides = [side for side in (entry.before, entry.after) if side is not None]
    fits = len(entry.key) == len(keeping.key) and all(_fits(keeping, entry.key, side) for side in sides)
    return entry if fits else None


def _fits(keeping: Keeping, key: Key, row: Row) -> bool:
    """Say whether a row, or some fields of one, can be those of the thing with this key."""
    named = dict(zip(keeping.key, key, strict=True))
    return row.keys() <= set(keeping.table.columns.keys()) and all(
        row.get(name, named[name]) == named[name] for name in named
    )


def shown_key(key: Key) -> str:
    """Return a key as messages show it."""
    return "'" + " · ".join(str(part) for part in key) + "'"
