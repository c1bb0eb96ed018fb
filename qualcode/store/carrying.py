"""What an earlier change did, carried along the corrections of the texts since, so that it can still be taken back.

A change is known by the places of its own time. Where the journal says how a correction moved a thing, that is
followed; what was not in the project then is re-anchored, as the correction would have done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, select

from qualcode.errors import ConflictError
from qualcode.reanchoring import Anchored, Anchoring, reanchor
from qualcode.spans import Span
from qualcode.store import tables
from qualcode.store.reading import in_parts
from qualcode.store.rows import Entry, Key, Row, entry_value

PLACED = frozenset({"coding", "memo", "rejection"})
"""The kinds of things that stand at a place of a text."""

_PLACE = ("start", "end", "quote", "review")

Place = dict[str, Any]
Numbered = tuple[int, Entry]
"""An entry with the number of its change."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One text of a transcript that took the place of another.

    Attributes:
        change: the number of the change that brought it.
        old: the version before.
        new: the version after.
        before: the text before.
        after: the text after.
    """

    change: int
    old: str
    new: str
    before: str
    after: str


@dataclass(slots=True)
class _Carried:
    """One thing on its way along the corrections.

    Attributes:
        kind: of the thing.
        key: which one; of a rejection as it was at first.
        place: where it is.
        there: whether it is the thing that the project has, and not one as it was before.
        known: where it was in each version that it was met in.
    """

    kind: str
    key: Key
    place: Place
    there: bool
    known: dict[str, Place] = field(default_factory=dict)

    @property
    def key_here(self) -> Key:
        """By what it is known at this place: a rejection by the place itself."""
        if self.kind != "rejection":
            return self.key
        return self.key[0], self.place["start"], self.place["end"], *self.key[3:]


def carried(
    connection: Connection, number: int, entries: Sequence[Entry], now: Mapping[tuple[str, Key], Row | None]
) -> list[Entry]:
    """Return the entries of a change with the places that they have in the texts as they are now.

    Entries on a text that the same change brought stay as they are: who takes back a correction needs the exact places.

    Args:
        connection: to the project.
        number: the number of the change.
        entries: of the change, as the journal has them.
        now: the present row of each thing that they are about, or None.

    Raises:
        ConflictError: if a transcript of something that is to be put back was deleted or purged since.
    """
    own = {entry.transcript for entry in entries if entry.kind == "transcript" and "version" in _either(entry)}
    placed = [entry for entry in entries if entry.kind in PLACED and entry.transcript not in own]
    back = {entry.transcript for entry in placed if entry.transcript and entry.before is not None}
    _check_there(connection, back)
    corrections = _corrections(connection, {entry.transcript for entry in placed if entry.transcript}, number, back)
    later: dict[str, list[Numbered]] = {}
    for change, entry in _entries(connection, corrections, number, PLACED):
        later.setdefault(entry.transcript or "", []).append((change, entry))
    becomes: dict[tuple[str, Key], Entry] = {}
    for name, steps in corrections.items():
        mine = [entry for entry in placed if entry.transcript == name]
        for entry, after in zip(mine, _along(mine, steps, later.get(name, []), now), strict=True):
            becomes[entry.kind, entry.key] = after
    return [becomes.get((entry.kind, entry.key), entry) for entry in entries]


def _either(entry: Entry) -> Row:
    return entry.after or entry.before or {}


# ── what came since ──


def _check_there(connection: Connection, names: Iterable[str]) -> None:
    names = sorted(names)
    found: set[str] = set()
    table = tables.transcripts
    for some in in_parts(names):
        query = select(table.c.id).where(table.c.id.in_(some))
        found |= set(connection.execute(query).scalars())
    for name in names:
        if name not in found:
            raise ConflictError(f"transcript '{name}' was deleted since.")


def _corrections(
    connection: Connection, names: Iterable[str], number: int, back: set[str]
) -> dict[str, list[Correction]]:
    """Return for each transcript whose text was corrected since a change how, the first correction first."""
    pairs: dict[str, list[tuple[int, str, str]]] = {}
    last: dict[str, str] = {}
    anew: set[str] = set()
    for change, entry in _entries(connection, names, number, {"transcript"}):
        name = str(entry.key[0])
        if entry.before and entry.after and "version" in entry.after:
            pairs.setdefault(name, []).append((change, entry.before["version"], entry.after["version"]))
        elif entry.after is None and entry.before is not None:
            last[name] = entry.before["version"]
        elif entry.before is None and entry.after is not None and entry.after["version"] != last.get(name):
            anew.add(name)
    for name in sorted(anew & back):
        raise ConflictError(f"transcript '{name}' was deleted since, and another text has its name.")
    pairs = {name: found for name, found in pairs.items() if name not in anew}
    texts = _texts(connection, pairs)
    missing = sorted(
        {name for name, found in pairs.items() for _, *ids in found for one in ids if (name, one) not in texts}
    )
    if missing:
        raise ConflictError(f"the earlier text of transcript '{missing[0]}' was removed for good since.")
    return {
        name: [Correction(change, old, new, texts[name, old], texts[name, new]) for change, old, new in found]
        for name, found in pairs.items()
    }


def _entries(connection: Connection, names: Iterable[str], number: int, kinds: Iterable[str]) -> list[Numbered]:
    """Return the entries of these kinds about transcripts after a change, the first one first."""
    table = tables.entries
    names, found = sorted(names), []
    for some in in_parts(names):
        query = select(table).where(table.c.transcript.in_(some), table.c.kind.in_(sorted(kinds)))
        merged = tables.changes.c.merged.is_not(None)  # what was done in a copy is there for the record only
        query = query.join(tables.changes).where(table.c.change > number, ~merged)
        query = query.order_by(table.c.change, table.c.position)
        found += [(row["change"], entry_value(row)) for row in connection.execute(query).mappings()]
    return found


def _texts(connection: Connection, names: Iterable[str]) -> dict[tuple[str, str], str]:
    """Return all texts of these transcripts, by transcript and version."""
    table = tables.texts
    names = sorted(names)
    found: dict[tuple[str, str], str] = {}
    for some in in_parts(names):
        query = select(table.c.transcript, table.c.version, table.c.text).where(table.c.transcript.in_(some))
        found |= {(row.transcript, row.version): row.text for row in connection.execute(query)}
    return found


# ── along the corrections of one transcript ──


def _along(
    entries: Sequence[Entry],
    steps: Sequence[Correction],
    later: Sequence[Numbered],
    now: Mapping[tuple[str, Key], Row | None],
) -> list[Entry]:
    """Return entries about one transcript with the places that they have after its corrections."""
    by_key: dict[tuple[str, Key], list[Numbered]] = {}
    for change, entry in later:
        by_key.setdefault((entry.kind, entry.key), []).append((change, entry))
    sides = [_sides(entry, by_key.get((entry.kind, entry.key), []), now[entry.kind, entry.key]) for entry in entries]
    items = [item for pair in sides for item in pair if item is not None]
    for step in steps:
        _step(items, step, by_key)
    return [_replaced(entry, pair, now[entry.kind, entry.key]) for entry, pair in zip(entries, sides, strict=True)]


Sides = tuple[_Carried | None, _Carried | None]


def _sides(entry: Entry, later: Sequence[Numbered], now: Row | None) -> Sides:
    """Return what of an entry has a place that may need carrying: as it was before, and after."""
    if entry.kind == "rejection":
        place = {"start": entry.key[1], "end": entry.key[2]}
        return None, _Carried(entry.kind, entry.key, place, there=entry.after is not None)
    before, after = (_place(side, later, now) for side in (entry.before, entry.after))
    return (
        _Carried(entry.kind, entry.key, before, there=False) if before else None,
        _Carried(entry.kind, entry.key, after, there=True) if after else None,
    )


def _place(side: Row | None, later: Sequence[Numbered], now: Row | None) -> Place | None:
    """Return the whole place of one side of an entry; None where it says nothing of the place.

    What the entry leaves out was the same on both sides: it is found by going back from the present row.
    """
    if side is None or not {"start", "end", "quote"} & side.keys():
        return None
    found: Place = {}
    for row in (now, *(entry.before for _, entry in reversed(later)), side):
        found |= {name: row[name] for name in _PLACE if row and name in row}
    return found if len(found) == len(_PLACE) else None


def _step(items: Sequence[_Carried], step: Correction, later: Mapping[tuple[str, Key], Sequence[Numbered]]) -> None:
    """Bring things from one version of the text to the next."""
    lost = []
    for item in items:
        item.known.setdefault(step.old, item.place)
        place = item.place if step.before == step.after else _told(item, step, later) or item.known.get(step.new)
        if place is None:
            lost.append(item)
        else:
            item.place = place
    spans = [Span(item.place["start"], item.place["end"]) for item in lost]
    for item, at in zip(lost, reanchor(step.before, step.after, spans) if lost else (), strict=True):
        item.place = _anchored(item.place, at, step.after)


def _anchored(place: Place, at: Anchored, text: str) -> Place:
    found: Place = {"start": at.span.start, "end": at.span.end}
    if "quote" in place:
        found |= {"quote": at.span.of(text), "review": place["review"] or at.state is Anchoring.REVIEW}
    return found


def _told(item: _Carried, step: Correction, later: Mapping[tuple[str, Key], Sequence[Numbered]]) -> Place | None:
    """Return where the journal says that a correction put a thing; None where it was not there, or another then."""
    mine = later.get((item.kind, item.key_here), ())
    earlier = [entry for change, entry in mine if change < step.change]
    if not item.there or (earlier and earlier[-1].after is None):
        return None
    moved = next((entry for change, entry in mine if change == step.change), None)
    if moved is None:
        place = item.place
        stays = item.kind == "rejection" or step.after[place["start"] : place["end"]] == place["quote"]
        return place if stays else None
    if item.kind == "rejection":
        return _told_rejection(item, step, later)
    if not moved.before or not moved.after or any(item.place.get(n, v) != v for n, v in moved.before.items()):
        return None
    return item.place | {name: value for name, value in moved.after.items() if name in _PLACE}


def _told_rejection(
    item: _Carried, step: Correction, later: Mapping[tuple[str, Key], Sequence[Numbered]]
) -> Place | None:
    """Return where a correction put a rejection, which it deletes and makes anew; None where that is not certain."""
    made = [
        key
        for (kind, key), found in later.items()
        if kind == "rejection" and key[3:] == item.key[3:]
        for change, entry in found
        if change == step.change and entry.before is None
    ]
    return {"start": made[0][1], "end": made[0][2]} if len(made) == 1 else None


def _replaced(entry: Entry, sides: Sides, now: Row | None) -> Entry:
    """Return an entry at the places that were found."""
    before, after = sides
    if entry.kind == "rejection" and after:
        was, becomes = (_moved_row(row, after.place) for row in (entry.before, entry.after))
        return replace(entry, key=after.key_here, before=was, after=becomes)
    was = {**(entry.before or {}), **before.place} if before else entry.before
    becomes = {**(entry.after or {}), **after.place} if after else entry.after
    if entry.before is None and becomes and now:  # whether somebody looked again does not make it another
        becomes = {**becomes, "review": now["review"]}
    return replace(entry, before=was, after=becomes)


def _moved_row(row: Row | None, place: Place) -> Row | None:
    return None if row is None else {**row, **{name: value for name, value in place.items() if name in row}}
