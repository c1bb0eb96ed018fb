"""Putting a copy of a project into it: what was done there and is not here, given what the two had in common.

What both had when the copy was made is told by the copy's journal: its changes that the project knows. Where both
changed the same field since, the project's own stays, and the conflict is listed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert

from qualcode.codebooks import Codebook
from qualcode.merging import merged_codebooks, three_way
from qualcode.reanchoring import Anchored, Anchoring, reanchor
from qualcode.spans import Span
from qualcode.store import rows, tables
from qualcode.store.copies import Copy, Place, State
from qualcode.store.journal import Header, record
from qualcode.store.rows import KEEPINGS, Entry, Key
from qualcode.store.versions import keep_codebook, keep_text

_PLACED = ("coding", "memo", "rejection")
_OWN = ("created", "position")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that was changed in both: the project's own stays.

    Attributes:
        kind: of the thing, as the journal calls it.
        name: which one, for people.
        field: what of it; empty where one deleted what the other changed.
        mine: what it is here.
        theirs: what it is in the copy.
    """

    kind: str
    name: str
    field: str = ""
    mine: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """What putting a copy into a project would do.

    Attributes:
        entries: what changes here.
        conflicts: what both changed; here nothing changes.
        renamed: transcripts whose name another text has here, with the name that they get.
        same: transcripts whose text is here under another name.
        apart: whether the two were made apart, and are no copies of one project.
        gone: transcripts of the copy that were removed from this project for good, and stay so.
        review: how many codings and memos need a second look, since the texts had gone different ways.
        transcripts: the ids of all transcripts that are here then.
        copy: where it comes from.
    """

    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    renamed: Mapping[str, str]
    same: Mapping[str, str]
    apart: bool
    gone: tuple[str, ...]
    review: int
    transcripts: frozenset[str]
    copy: Copy

    def count(self, kind: str, *, new: bool) -> int:
        """Return how many things of a kind are new here, or else changed or deleted."""
        return sum(entry.kind == kind and (entry.before is None) is new for entry in self.entries)


def plan(mine: Copy, theirs: Copy) -> Merge:
    """Return what putting ``theirs`` into ``mine`` would do; see `read_copy`."""
    return _Merger(mine, theirs).merged()


class _Merger:
    """Goes through two states and what they had in common."""

    def __init__(self, mine: Copy, theirs: Copy) -> None:
        self.mine, self.theirs = mine, theirs
        self.result: State = dict(mine.state)
        self.conflicts: list[Conflict] = []
        self.renamed: dict[str, str] = {}
        self.same: dict[str, str] = {}
        self.gone: set[str] = set()
        self.review: set[Place] = set()
        self.books: dict[tuple[str, str], Mapping[str, Any]] = {}

    def merged(self) -> Merge:
        self._codebooks()
        self._things("member")
        self._things("participant")
        self._name_transcripts()
        self._things("transcript")
        self._carry_mine_along()
        for kind in (*_PLACED, "finish", "assignment"):
            self._things(kind)
        self._keep_what_is_stood_on()
        return Merge(
            tuple(self._entries()),
            tuple(self.conflicts),
            self.renamed,
            self.same,
            self.theirs.first != self.mine.first,
            tuple(sorted(self.gone)),
            len([place for place in self.review if place in self.result]),
            frozenset(str(key[0]) for kind, key in self.result if kind == "transcript"),
            replace(self.theirs, books={**self.theirs.books, **self.books}),
        )

    def _entries(self) -> Iterator[Entry]:
        was = self.mine.state
        for place in {**was, **self.result}:
            before, after = was.get(place), self.result.get(place)
            if before != after:
                yield Entry(*place, before, after)

    def _codebooks(self) -> None:
        """Take new codebooks, and put together those that both changed, code by code."""
        used = frozenset(row["code"] for (kind, _), row in self.mine.state.items() if kind == "coding")
        for place, row in self.theirs.state.items():
            here, was = self.mine.state.get(place), self.theirs.base.get(place)
            if place[0] != "codebook" or (was and row["version"] == was["version"]):
                continue
            if here is None:
                self.result[place] = row
            elif row["version"] != here["version"]:
                key = row["key"]
                base = _book(self.theirs, key, was["version"]) if was else None
                mine, theirs = _book(self.mine, key, here["version"]), _book(self.theirs, key, row["version"])
                book, conflicts = merged_codebooks(base, mine, theirs, used)
                version = rows.codebook_row(book)
                self.books[key, version["version"]] = version
                self.result[place] = here | {"version": version["version"]}
                self.conflicts += [_in_codes(key, line, mine, theirs) for line in conflicts]

    def _name_transcripts(self) -> None:
        """Find for each new transcript of the copy the one with its text here, or a name that is free."""
        mine = [row for (kind, _), row in self.mine.state.items() if kind == "transcript"]
        here = {_digest(self.mine, row): row["id"] for row in mine}
        for (kind, key), row in self.theirs.state.items():
            if kind != "transcript" or (kind, key) in self.theirs.base:
                continue
            name, there = str(key[0]), here.get(_digest(self.theirs, row))
            if _digest(self.theirs, row) in self.mine.purged:
                self.gone.add(name)
            elif there is not None and there != name:
                self.same[name] = str(there)
            elif there is None and (kind, key) in self.mine.state:
                self.renamed[name] = self._free(name)

    def _free(self, name: str) -> str:
        number = 2
        while any(("transcript", (f"{name}-{number}",)) in state for state in (self.mine.state, self.theirs.state)):
            number += 1
        return f"{name}-{number}"

    def _name(self, transcript: str) -> str:
        """Return how a transcript of the copy is called here."""
        return self.renamed.get(transcript) or self.same.get(transcript, transcript)

    def _things(self, kind: str) -> None:
        """Put the things of one kind together."""
        theirs, base = self._brought(kind, self.theirs.state), self._brought(kind, self.theirs.base)
        known = self._known_judgements(kind)
        for key in {**base, **theirs}:
            place = (kind, key)
            row, was, here = theirs.get(key), base.get(key), self.result.get(place)
            if row == was or (row and self._is_gone(kind, row)):
                continue
            if row and "transcript" in row and ("transcript", (row["transcript"],)) not in self.result:
                if row["transcript"] in self.gone:
                    continue
                self.conflicts.append(Conflict(kind, _said(kind, row)))
                continue
            twin = known.get(_judgement(kind, row)) if row and here is None and was is None else None
            if twin is not None:
                self._add_words(twin, row or {})
                continue
            found, within = three_way(_bare(was), _bare(here), _bare(row))
            self.conflicts += [_conflict(kind, here or row or {}, row or {}, name) for name in within]
            if found is None:
                self.result.pop(place, None)
            else:
                self.result[place] = {**(row or {}), **(here or {}), **found}

    def _is_gone(self, kind: str, row: Mapping[str, Any]) -> bool:
        """Say whether a transcript or a participant was removed here for good."""
        if kind == "participant" and rows.person_digest(row["id"]) in self.mine.purged:
            return True
        return kind == "transcript" and row["id"] in self.gone

    def _brought(self, kind: str, state: State) -> dict[Key, dict[str, Any]]:
        """Return the things of one kind in the copy as they would stand here: under the names and on the texts here."""
        found = [dict(row) for (other, _), row in state.items() if other == kind]
        names = [row.get("transcript") for row in found]
        for row, name in zip(found, names, strict=True):
            if kind == "transcript":
                row["id"] = self._name(row["id"])
            elif name is not None:
                row["transcript"] = self._name(name)
        if kind in _PLACED:
            texts = {self._name(name): self._text(self.theirs, state, name) for name in dict.fromkeys(names) if name}
            found = self._carried(kind, found, texts)
        return {KEEPINGS[kind].key_of(row): row for row in found}

    def _carry_mine_along(self) -> None:
        """Re-anchor what stands here on texts that the copy corrected."""
        for kind in _PLACED:
            mine = {place: row for place, row in self.result.items() if place[0] == kind}
            texts = {
                row["transcript"]: self._text(self.mine, self.mine.state, row["transcript"]) for row in mine.values()
            }
            moved = self._carried(kind, list(mine.values()), texts)
            for place in mine:
                del self.result[place]
            self.result |= {(kind, KEEPINGS[kind].key_of(row)): row for row in moved}

    def _text(self, copy: Copy, state: State, transcript: str) -> str | None:
        row = state.get(("transcript", (transcript,)))
        return str(copy.texts[transcript, row["version"]]["text"]) if row else None

    def _carried(
        self, kind: str, found: Sequence[dict[str, Any]], texts: Mapping[str, str | None]
    ) -> list[dict[str, Any]]:
        """Return things as they stand on the texts that their transcripts get, given the texts on which they stood."""
        by_transcript: dict[str, list[dict[str, Any]]] = {}
        for row in found:
            by_transcript.setdefault(row["transcript"], []).append(row)
        moved: list[dict[str, Any]] = []
        for name, standing in by_transcript.items():
            target, text = self.result.get(("transcript", (name,))), texts[name]
            becomes = self._target(name, target["version"]) if target else text
            if text is None or becomes is None or becomes == text:
                moved += standing
                continue
            anchors = reanchor(text, becomes, [Span(row["start"], row["end"]) for row in standing])
            moved += [self._at(kind, row, at, becomes) for row, at in zip(standing, anchors, strict=True)]
        return moved

    def _at(self, kind: str, row: dict[str, Any], at: Anchored, text: str) -> dict[str, Any]:
        moved = row | {"start": at.span.start, "end": at.span.end}
        if kind != "rejection":
            moved |= {"quote": at.span.of(text), "review": row["review"] or at.state is Anchoring.REVIEW}
        if at.state is Anchoring.REVIEW:
            self.review.add((kind, KEEPINGS[kind].key_of(moved)))
        return moved

    def _target(self, transcript: str, version: str) -> str:
        for copy, name in ((self.mine, transcript), *((self.theirs, name) for name in self._names(transcript))):
            if (name, version) in copy.texts:
                return str(copy.texts[name, version]["text"])
        raise KeyError((transcript, version))

    def _names(self, transcript: str) -> list[str]:
        """Return under which names the copy may have a transcript."""
        other = {**self.renamed, **self.same}
        return [name for name, here in other.items() if here == transcript] + [transcript]

    def _known_judgements(self, kind: str) -> dict[tuple[Any, ...] | None, Place]:
        """Return by what codings and memos say where they stand, so that nothing is brought twice."""
        if kind not in ("coding", "memo"):
            return {}
        return {_judgement(kind, row): place for place, row in self.result.items() if place[0] == kind}

    def _add_words(self, place: Place, brought: Mapping[str, Any]) -> None:
        """Give a coding that says the same the memo and the number that it lacks."""
        row = self.result[place]
        for name in ("memo", "value") if place[0] == "coding" else ():
            if row[name] in ("", None):
                row = row | {name: brought[name]}
            elif brought[name] not in ("", None, row[name]):
                self.conflicts.append(_conflict("coding", row, brought, name))
        self.result[place] = row

    def _keep_what_is_stood_on(self) -> None:
        """Keep a transcript that the copy deleted and on which something stands here."""
        for row in list(self.result.values()):
            place: Place = ("transcript", (str(row.get("transcript")),))
            if "transcript" in row and place not in self.result and place in self.mine.state:
                self.result[place] = self.mine.state[place]
                self.conflicts.append(Conflict("transcript", str(row["transcript"])))


def _digest(copy: Copy, row: Mapping[str, Any]) -> str:
    """Return the digest of the present text of a transcript."""
    return str(copy.texts[row["id"], row["version"]]["digest"])


def _bare(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a row without what each project fills in itself."""
    return {name: value for name, value in row.items() if name not in _OWN} if row is not None else None


def _judgement(kind: str, row: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    """Return what a coding or a memo says, whatever its id."""
    if row is None or kind not in ("coding", "memo"):
        return None
    return tuple(row[name] for name in ("transcript", "start", "end", "coder", "code" if kind == "coding" else "text"))


def _said(kind: str, row: Mapping[str, Any]) -> str:
    """Return how a thing is called for people."""
    if kind == "coding":
        return f"'{row['code']}' by {row['coder']} in '{row['transcript']}': {_short(row['quote'])}"
    names = ("id", "name", "key") if kind in ("participant", "transcript", "member") else ("transcript", "coder")
    return " · ".join(str(row[name]) for name in names if name in row)


def _conflict(kind: str, mine: Mapping[str, Any], theirs: Mapping[str, Any], name: str) -> Conflict:
    if not name:
        return Conflict(kind, _said(kind, mine))
    first = name.partition(".")[0]
    return Conflict(kind, _said(kind, mine), name, _short(mine.get(first)), _short(theirs.get(first)))


def _in_codes(key: str, line: str, mine: Codebook, theirs: Codebook) -> Conflict:
    """Return a conflict in a codebook, given as ``code: field``, with what either has there."""
    code, _, field = line.partition(": ")
    sides = [_short(getattr(book.by_key.get(code), field, "–")) for book in (mine, theirs)] if field else ["", ""]
    return Conflict("codebook", f"{key}: {code}", field, *sides)


def _short(value: object) -> str:
    words = str(value)
    return words if len(words) <= 60 else words[:59] + "…"


def _book(copy: Copy, key: str, version: str) -> Codebook:
    return rows.codebook_value(copy.books[key, version]["content"])


# ── carrying out ──


def carry_out(connection: Connection, merge: Merge, header: Header) -> int | None:
    """Store what a merge brings, as one change, with the copy's own changes beside it for the record.

    Raises:
        ConflictError: if the project was changed since the merge was planned; nothing is stored then.
    """
    if not merge.entries and not merge.copy.changes:
        return None
    _keep_texts(connection, merge)
    for (key, _), row in merge.copy.books.items():
        keep_codebook(connection, {**row, "codebook": key})
    number = record(connection, header, merge.entries)
    if number is not None:
        _keep_changes(connection, merge, number)
    return number


def _keep_texts(connection: Connection, merge: Merge) -> None:
    names = {**merge.renamed, **merge.same}
    for (transcript, _), row in merge.copy.texts.items():
        name = names.get(transcript, transcript)
        if name in merge.transcripts:
            keep_text(connection, {**row, "transcript": name})


def _keep_changes(connection: Connection, merge: Merge, number: int) -> None:
    """Write the copy's changes in the journal, as what came with change ``number``."""
    for change in merge.copy.changes:
        values = {name: value for name, value in change.items() if name != "number"}
        inserted = connection.execute(
            insert(tables.changes).values(**{**values, "merged": number})
        ).inserted_primary_key
        own = int(inserted[0]) if inserted else 0
        lines = [{**line, "change": own} for line in merge.copy.entries.get(change["number"], ())]
        if lines:
            connection.execute(insert(tables.entries), lines)
