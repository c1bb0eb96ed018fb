"""The journal: every change of a project is one transaction that says who, when and what, and can be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from qualcode.changes import Facts, Kind, Recorded
from qualcode.errors import CodingError, ConflictError, ProjectError
from qualcode.store import tables
from qualcode.store.carrying import carried
from qualcode.store.checking import (
    check_codes,
    check_deleted,
    check_doubles,
    check_owner,
    check_places,
    check_rights,
    check_subjects,
)
from qualcode.store.reading import in_parts, versions_by_code
from qualcode.store.rows import (
    KEEPINGS,
    Differs,
    Entry,
    Key,
    Place,
    Row,
    entry_value,
    key_text,
    now,
    recorded_value,
)

_OWN = frozenset({"created", "codebook_version", "position"})
"""What the store fills in itself: no reason to call two things different."""

_CODED_BY_HAND = frozenset({Kind.CODE, Kind.ACCEPT, Kind.EDIT})
"""The changes that make no doubles; others bring what was made elsewhere, or put back what was."""

Rows = dict[Place, dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Header:
    """What the journal says of a change beside its entries; see `Recorded` for the fields."""

    kind: Kind
    coder: str
    id: str
    facts: Facts = field(default_factory=dict)
    target: str = ""


def record(connection: Connection, header: Header, entries: Sequence[Entry]) -> int | None:
    """Carry out entries and write them in the journal, within the transaction of ``connection``.

    Each field is compared with what it was when the change was made: where somebody else changed it meanwhile, nothing
    is written. What is there already as it should be is passed over, so that a change sent twice is stored once.

    Returns:
        The number of the change; None if there was nothing to change, and it is no undo or redo.

    Raises:
        ConflictError: if something is no longer as it was.
        CodingError: if a coding or memo would not cover its words.
        DoubledError: if somebody codes what its coder has coded already.
        NotAllowedError: if whoever does it may not change what it changes, or no owner would be left in the team.
    """
    known = connection.execute(select(tables.changes.c.number).where(tables.changes.c.id == header.id)).scalar()
    if known is not None:
        return int(known)
    was = rows_now(connection, entries)
    becomes = dict(was)
    for entry in entries:
        becomes[entry.kind, entry.key] = _stepped(entry, becomes[entry.kind, entry.key])
    differs = {place: (was[place], row) for place, row in becomes.items() if was[place] != row}
    if not differs and not header.target and header.kind not in (Kind.PURGE, Kind.MERGE):
        return None
    check_rights(connection, header.coder, differs)
    check_deleted(connection, differs)
    _apply(connection, differs)
    check_places(connection, differs)
    if header.kind in _CODED_BY_HAND:
        check_doubles(connection, differs)
    check_subjects(connection, differs)
    check_codes(connection, differs)
    check_owner(connection, differs)
    return write(connection, header, differs)


def rows_now(connection: Connection, entries: Sequence[Entry]) -> Rows:
    """Return for each thing that entries are about its row as it is now, or None."""
    wanted: dict[str, dict[Key, None]] = {}
    for entry in entries:
        wanted.setdefault(entry.kind, {})[entry.key] = None
    found: Rows = {(kind, key): None for kind, keys in wanted.items() for key in keys}
    for kind, keys in wanted.items():
        keeping = KEEPINGS[kind]
        first = keeping.table.c[keeping.key[0]]
        values = list(dict.fromkeys(key[0] for key in keys))
        for some in in_parts(values):
            query = select(keeping.table).where(first.in_(some))
            for row in connection.execute(query).mappings():
                now = dict(row)
                if (kind, keeping.key_of(now)) in found:
                    found[kind, keeping.key_of(now)] = now
    return found


def _stepped(entry: Entry, row: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return what becomes of a row by an entry."""
    before, after = entry.before, entry.after
    if before is None and after is not None:
        if row is not None and _differ(after, row):
            raise ConflictError(f"{_said(entry, row)} is there already, and is not the same.")
        return dict(after) if row is None else row
    if before is None or after is None:
        if row is not None and before is not None and _differ(before, row):
            raise ConflictError(f"{_said(entry, row)} was changed meanwhile and is not deleted.")
        return None
    names = [name for name in after if before.get(name) != after[name]]
    if row is None:
        raise ConflictError(f"{_said(entry, before)} was deleted meanwhile.")
    if any(row[name] not in (before.get(name), after[name]) for name in names):
        raise ConflictError(f"{_said(entry, row)} was changed meanwhile.")
    return row | {name: after[name] for name in names}


def _differ(mine: Row, row: Row) -> bool:
    return any(row[name] != value for name, value in mine.items() if name not in _OWN)


def _said(entry: Entry, row: Row) -> str:
    """Return how a thing is called in a message."""
    if entry.kind == "coding" and "code" in row:
        return f"the coding '{row['code']}' by {row.get('coder', '?')} in '{row.get('transcript', '?')}'"
    if entry.kind == "subject_memo":
        about, subject, coder = entry.key
        return f"what {coder} wrote about {about} '{subject}'"
    return f"{entry.kind} '{' · '.join(str(part) for part in entry.key)}'"


# ── carrying out ──


def _apply(connection: Connection, differs: Differs) -> None:
    """Delete what points at others first, then what is pointed at; add in the other order."""
    kinds = sorted({kind for kind, _ in differs}, key=lambda kind: KEEPINGS[kind].level)
    for kind in reversed(kinds):
        keys = [key for (other, key), (_, after) in differs.items() if other == kind and after is None]
        _delete(connection, kind, keys)
    for kind in kinds:
        mine = [(before, after) for (other, _), (before, after) in differs.items() if other == kind and after]
        _update(connection, kind, [(before, after) for before, after in mine if before and after])
        _insert(connection, kind, [after for before, after in mine if before is None and after])


def _delete(connection: Connection, kind: str, keys: Sequence[Key]) -> None:
    keeping = KEEPINGS[kind]
    if keys:
        same = [keeping.table.c[name] == bindparam(f"key_{name}") for name in keeping.key]
        values = [{f"key_{name}": part for name, part in zip(keeping.key, key, strict=True)} for key in keys]
        connection.execute(delete(keeping.table).where(*same), values)


def _update(connection: Connection, kind: str, pairs: Sequence[tuple[Row, Row]]) -> None:
    keeping = KEEPINGS[kind]
    by_fields: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for before, after in pairs:
        names = tuple(name for name in after if before[name] != after[name])
        values = {f"new_{name}": after[name] for name in names}
        keys = {f"key_{name}": after[name] for name in keeping.key}
        by_fields.setdefault(names, []).append(values | keys)
    same = [keeping.table.c[name] == bindparam(f"key_{name}") for name in keeping.key]
    for names, lines in by_fields.items():
        sets: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        connection.execute(keeping.table.update().where(*same).values(sets), lines)


def _insert(connection: Connection, kind: str, new: list[dict[str, Any]]) -> None:
    if not new:
        return
    table = KEEPINGS[kind].table
    if kind == "coding":
        versions = versions_by_code(connection) if any(not row["codebook_version"] for row in new) else {}
        for row in new:
            row["codebook_version"] = row["codebook_version"] or versions.get(row["code"], "")
    if kind in ("coding", "memo"):
        moment = now()
        for row in new:
            row["created"] = row["created"] or moment
    if "position" in table.c:
        last = connection.execute(select(func.coalesce(func.max(table.c.position), -1))).scalar_one()
        for number, row in enumerate(new, start=last + 1):
            row.setdefault("position", number)
    connection.execute(insert(table), new)


def write(connection: Connection, header: Header, differs: Differs) -> int:
    """Write a change and its entries, and nothing else, in the journal; return its number.

    Of what was changed only the fields that differ are written.
    """
    values = {
        "id": header.id,
        "time": now(),
        "coder": header.coder,
        "kind": header.kind.value,
        "facts": dict(header.facts),
        "target": header.target,
        "edits": len(differs),
    }
    inserted = connection.execute(insert(tables.changes).values(values)).inserted_primary_key
    number = int(inserted[0]) if inserted else 0
    lines = [
        {"change": number, "position": position, **_line(place, *rows)}
        for position, (place, rows) in enumerate(differs.items())
    ]
    if lines:
        connection.execute(insert(tables.entries), lines)
    return number


def _line(place: Place, before: Row | None, after: Row | None) -> dict[str, Any]:
    kind, key = place
    about = KEEPINGS[kind].transcript_of(after or before or {})
    if before and after:
        names = [name for name in after if before.get(name) != after[name]]
        before, after = {name: before.get(name) for name in names}, {name: after[name] for name in names}
    return {"kind": kind, "key": key_text(key), "transcript": about, "before": before, "after": after}


# ── reading ──


def entries_of(connection: Connection, number: int) -> list[Entry]:
    """Return the entries of a change, in their order."""
    table = tables.entries
    query = select(table).where(table.c.change == number).order_by(table.c.position)
    return [entry_value(row) for row in connection.execute(query).mappings()]


def all_entries(connection: Connection) -> dict[int, list[Entry]]:
    """Return for each change's number its entries, in their order."""
    table = tables.entries
    found: dict[int, list[Entry]] = {}
    for row in connection.execute(select(table).order_by(table.c.change, table.c.position)).mappings():
        found.setdefault(row["change"], []).append(entry_value(row))
    return found


def entries_about(connection: Connection, kind: str, keys: Sequence[Key]) -> list[tuple[Recorded, Entry]]:
    """Return what was done to things of a kind, by their keys, each with its change; the last one first."""
    entries, changes = tables.entries, tables.changes
    found: list[tuple[int, Entry]] = []
    names = [key_text(key) for key in keys]
    for some in in_parts(names):
        rows = connection.execute(select(entries).where(entries.c.kind == kind, entries.c.key.in_(some))).mappings()
        found += [(row["change"], entry_value(row)) for row in rows]
    numbers = sorted({number for number, _ in found})
    known: dict[int, Recorded] = {}
    for some_numbers in in_parts(numbers):
        query = select(changes).where(changes.c.number.in_(some_numbers))
        known |= {row["number"]: recorded_value(row) for row in connection.execute(query).mappings()}
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [(known[number], entry) for number, entry in found]


def undone_among(connection: Connection, names: Sequence[str]) -> frozenset[str]:
    """Return which changes, by their ids, are undone now."""
    table = tables.changes
    found: frozenset[str] = frozenset()
    for some in in_parts(names):
        query = select(table).where(table.c.target.in_(some)).order_by(table.c.number.desc())
        found |= undone([recorded_value(row) for row in connection.execute(query).mappings()])
    return found


def history(
    connection: Connection,
    *,
    coder: str | None = None,
    before: int | None = None,
    limit: int | None = None,
    merged: bool = True,
) -> list[Recorded]:
    """Return the changes of a project, the last one first.

    Args:
        connection: to the project.
        coder: only this person's.
        before: only those with a lower number.
        limit: this many at most.
        merged: whether changes that were made in a copy of the project are among them.
    """
    table = tables.changes
    query = select(table).order_by(table.c.number.desc()).limit(limit)
    if coder is not None:
        query = query.where(table.c.coder == coder)
    if before is not None:
        query = query.where(table.c.number < before)
    if not merged:
        query = query.where(table.c.merged.is_(None))
    return [recorded_value(row) for row in connection.execute(query).mappings()]


def change_named(connection: Connection, name: str) -> Recorded | None:
    """Return the change of this id, undone or not; None if it is not stored."""
    row = connection.execute(select(tables.changes).where(tables.changes.c.id == name)).mappings().first()
    return recorded_value(row) if row is not None else None


def target_of(connection: Connection, name: str) -> Recorded | None:
    """Return what the change of this id undid or did again; None if it is not stored, or did nothing such."""
    step = change_named(connection, name)
    return by_id(connection, step.target) if step and step.target else None


def last_number(connection: Connection) -> int:
    """Return the number of the last change."""
    return int(connection.execute(select(func.coalesce(func.max(tables.changes.c.number), 0))).scalar_one())


_LASTING = frozenset({Kind.START, Kind.PURGE})
"""What cannot be undone: the beginning, and what was removed for good."""


def next_undo(connection: Connection, coder: str) -> Recorded | None:
    """Return the change that a coder's next undo takes back: their last one that stands, or None."""
    decided: dict[str, bool] = {}
    for change in _backwards(connection, coder):
        if change.target:
            decided.setdefault(change.target, change.kind is Kind.REDO)
        elif change.kind in _LASTING:
            return None
        elif decided.get(change.id, True):
            return change
    return None


def next_redo(connection: Connection, coder: str) -> Recorded | None:
    """Return the change that a coder's next redo does again: the last one undone, if nothing was done since."""
    decided: set[str] = set()
    for change in _backwards(connection, coder):
        if not change.target:
            return None
        if change.kind is Kind.UNDO and change.target not in decided:
            return by_id(connection, change.target)
        decided.add(change.target)
    return None


def undone(changes: Sequence[Recorded]) -> frozenset[str]:
    """Return the ids of the changes that are undone now; the changes are given with the last one first."""
    decided: dict[str, Kind] = {}
    for change in changes:
        if change.target:
            decided.setdefault(change.target, change.kind)
    return frozenset(target for target, kind in decided.items() if kind is Kind.UNDO)


def take_back(connection: Connection, target: Recorded, header: Header) -> int | None:
    """Undo a change.

    Raises:
        ConflictError: if somebody built on it meanwhile; nothing is undone then.
    """
    try:
        return _turn(connection, target, header)
    except ConflictError as error:
        others = _others(connection, target, header.coder)
        since = f" Changed since by: {', '.join(others)}." if others else ""
        raise ConflictError(
            f"this can no longer be undone: {error}{since} What {header.coder} did before it has to wait too; "
            "change by hand what should be otherwise."
        ) from error


def do_again(connection: Connection, target: Recorded, header: Header) -> int | None:
    """Redo a change that was undone.

    Raises:
        ConflictError: if what it changes is no longer as it was; nothing is done then.
    """
    try:
        return _turn(connection, target, header)
    except ConflictError as error:
        raise ConflictError(f"this can no longer be done again: {error}") from error


def _turn(connection: Connection, target: Recorded, header: Header) -> int | None:
    """Turn round what was last done of a change: itself, its undo, or the redo of that; in the texts as they are now.

    Raises:
        ConflictError: if what it changes is no longer as it was, or its texts were corrected so that it does not fit.
    """
    table = tables.changes
    query = select(func.max(table.c.number)).where(table.c.coder == header.coder, table.c.target == target.id)
    number = connection.execute(query.where(table.c.merged.is_(None))).scalar() or target.number
    entries = entries_of(connection, number)
    fitting = carried(connection, number, entries, rows_now(connection, entries))
    try:
        return record(connection, header, [entry.turned for entry in reversed(fitting)])
    except CodingError as error:  # its words are not said: whoever asks may be coding blind
        names = sorted({f"'{entry.transcript}'" for entry in entries if entry.transcript})
        raise ConflictError(f"the text of {', '.join(names[:5])} was corrected since.") from error


def _others(connection: Connection, target: Recorded, coder: str) -> list[str]:
    """Return who else changed since what a change had changed."""
    entries, changes = tables.entries, tables.changes
    mine = select(entries.c.kind, entries.c.key).where(entries.c.change == target.number).subquery()
    query = (
        select(changes.c.coder)
        .join(entries, entries.c.change == changes.c.number)
        .join(mine, (mine.c.kind == entries.c.kind) & (mine.c.key == entries.c.key))
        .where(changes.c.number > target.number, changes.c.coder != coder)
        .distinct()
    )
    return sorted(name for name in connection.execute(query).scalars() if name)


def _backwards(connection: Connection, coder: str, step: int = 200) -> Iterator[Recorded]:
    """Yield a coder's changes, the last one first, a few at a time: most undos need to look at one only."""
    before: int | None = None
    while found := history(connection, coder=coder, before=before, limit=step, merged=False):
        yield from found
        before = found[-1].number


def by_id(connection: Connection, name: str) -> Recorded:
    """Return a change by its id.

    Raises:
        ProjectError: if it is not there.
    """
    found = change_named(connection, name)
    if found is None:
        raise ProjectError(f"the journal has no change {name}; run qualcode check.")
    return found
