"""Putting a copy of a project into it: what was done there and is not here, given what the two had in common.

What both had when the copy was made is told by the copy's journal: its changes that the project knows. Where both
changed the same field since, the project's own stays, and the conflict is listed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from qualcode.codebooks import Codebook, clashes
from qualcode.errors import ConflictError
from qualcode.memos import About, recoded
from qualcode.merging import merged_codebooks, rekeyed, three_way, with_retired
from qualcode.reanchoring import Anchored, Anchoring, reanchor
from qualcode.spans import Span
from qualcode.store import rows, tables
from qualcode.store.bringing import Names, brought
from qualcode.store.conflicts import Conflict, conflict_in, in_codes, said
from qualcode.store.copies import Copy, State
from qualcode.store.journal import Header, last_number, record
from qualcode.store.naming import named, withdrawn
from qualcode.store.recodes import recodes
from qualcode.store.rows import KEEPINGS, STANDING, Entry, Key, Place
from qualcode.store.versions import keep_codebook, keep_text

_PLACED = ("coding", "memo", "rejection")
_OWN = ("created", "position")
_WHERE = ("transcript", "start", "end", "quote")
"""What tells where a coding or a memo stands: taken from one side as a whole, since the words must fit the place."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What putting a copy into a project would do.

    Attributes:
        entries: what changes here.
        conflicts: what both changed; here nothing changes.
        renamed: transcripts that are new here, and whose name another text has, with the name that they get.
        same: transcripts that are new, and whose text is here under another name.
        apart: whether the two were made apart, and are no copies of one project.
        gone: transcripts of the copy that were removed from this project for good, and stay so.
        withdrawn: transcripts and participants that were removed for good in the copy, and still stand here.
        review: how many codings and memos need a second look, since the texts had gone different ways.
        names: how the things of the copy are called here.
        revision: the number of the last change here, for which this holds.
        copy: where it comes from.
    """

    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    renamed: Mapping[str, str]
    same: Mapping[str, str]
    apart: bool
    gone: tuple[str, ...]
    withdrawn: tuple[str, ...]
    review: int
    names: Names
    revision: int
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
        self.names, self.gone = named(mine, theirs)
        self.twins = _known_twins(mine, theirs)
        self.review: set[Place] = set()
        self.books: dict[tuple[str, str], Mapping[str, Any]] = {}
        self.recode: dict[str, str] = {}

    def merged(self) -> Merge:
        self._codebooks()
        self._members()
        self._things("participant")
        self._things("transcript")
        self._carry_mine_along()
        for kind in STANDING:
            self._things(kind)
        self._keep_what_is_stood_on()
        self._keep_codes()
        new = {
            name: here
            for name, here in self.names.items()
            if name != here and ("transcript", (name,)) in self.theirs.state.keys() - self.theirs.base.keys()
        }
        same = {name: here for name, here in new.items() if ("transcript", (here,)) in self.mine.state}
        return Merge(
            tuple(self._entries()),
            tuple(self.conflicts),
            {name: here for name, here in new.items() if name not in same},
            same,
            self.theirs.first != self.mine.first,
            tuple(sorted(name for name in self.gone if ("transcript", (name,)) in self.theirs.state)),
            withdrawn(self.mine, self.theirs),
            len([place for place in self.review if place in self.result]),
            Names(self.names, self._standing(), self.twins, self.mine.purged),
            self.mine.revision,
            replace(self.theirs, books={**self.theirs.books, **self.books}),
        )

    def _standing(self) -> frozenset[str]:
        return frozenset(str(key[0]) for kind, key in self.result if kind == "transcript")

    def _entries(self) -> Iterator[Entry]:
        was = self.mine.state
        for place in {**was, **self.result}:
            before, after = was.get(place), self.result.get(place)
            if before != after:
                yield Entry(*place, before, after)

    # ── codebooks and the team ──

    def _codebooks(self) -> None:
        """Take new codebooks, put together those that both changed, code by code, and let codings here follow."""
        mine, theirs = recodes(self.mine, self.theirs.known), recodes(self.theirs, frozenset())
        both = {old: (mine[old], new) for old, new in theirs.items() if mine.get(old, new) != new}
        before = self._codes_before()
        apart = {there: here for here, there in both.values() if there not in before}
        joined = {here: there for here, there in both.values() if there in before and here not in before}
        for old, new in apart.items():
            self.conflicts.append(Conflict("codebook", new, "key", new, old))
        self.recode = {**theirs, **mine, **apart, **joined}
        for place, row in self.theirs.state.items():
            here, was = self.mine.state.get(place), self.theirs.base.get(place)
            if place[0] != "codebook" or (was and row["version"] == was["version"]):
                continue
            if here is None or (was and here["version"] == was["version"]):
                self.result[place] = (here or row) | {"version": row["version"]}
            elif row["version"] != here["version"]:
                sides = (_book(self.mine, row["key"], here["version"]), _book(self.theirs, row["key"], row["version"]))
                base = _base_book(self.theirs, row["key"], was["version"]) if was else None
                self._put_together(
                    rekeyed(base, {**theirs, **mine}) if base else None,
                    rekeyed(sides[0], theirs),
                    rekeyed(sides[1], {**mine, **apart}),
                )
        self._part_clashes()
        self._recode_mine()

    def _codes_before(self) -> frozenset[str]:
        """Return the codes that both had when they went their ways."""
        books = [
            _base_book(self.theirs, row["key"], row["version"])
            for (kind, _), row in self.theirs.base.items()
            if kind == "codebook"
        ]
        return frozenset(code for book in books for code in book.by_key)

    def _put_together(self, base: Codebook | None, mine: Codebook, theirs: Codebook) -> None:
        book, conflicts = merged_codebooks(base, mine, theirs)
        self._put_book(book)
        self.conflicts += [in_codes(book.key, line, mine, theirs) for line in conflicts]

    def _put_book(self, book: Codebook) -> None:
        version = rows.codebook_row(book)
        self.books[book.key, version["version"]] = version
        place = ("codebook", (book.key,))
        self.result[place] = self.result[place] | {"version": version["version"]}

    def _present(self, state: State) -> dict[str, Codebook]:
        """Return the codebooks of a state by key."""
        found = {}
        for (kind, key), row in state.items():
            if kind == "codebook":
                version = (str(key[0]), str(row["version"]))
                known = self.books.get(version) or self.mine.books.get(version) or self.theirs.books[version]
                found[version[0]] = rows.codebook_value(known["content"])
        return found

    def _part_clashes(self) -> None:
        """Leave codebooks as they are here where otherwise two of them would have one code."""
        for key, book in self._present(self.result).items():
            place: Place = ("codebook", (key,))
            if self.result[place] == self.mine.state.get(place):
                continue
            others = [other for name, other in self._present(self.result).items() if name != key]
            found = clashes([*others, book])
            if found:
                self.conflicts.append(Conflict("codebook", f"{key}: {found[0]}"))
                if place in self.mine.state:
                    self.result[place] = self.mine.state[place]
                else:
                    del self.result[place]

    def _codes(self) -> frozenset[str]:
        return frozenset(code for book in self._present(self.result).values() for code in book.by_key)

    def _recode_mine(self) -> None:
        codes = self._codes()
        self.recode = {old: new for old, new in self.recode.items() if old not in codes and new in codes}
        for place, row in list(self.result.items()):
            if row.get("code") in self.recode:
                del self.result[place]
                moved = row | {"code": self.recode[row["code"]]}
                self.result[place[0], KEEPINGS[place[0]].key_of(moved)] = moved
        memos = [self.result.pop(place) for place in list(self.result) if place[0] == "subject_memo"]
        self.result |= {("subject_memo", key): row for key, row in _recoded(memos, self.recode).items()}

    def _keep_codes(self) -> None:
        """Put codes that codings have or memos are about, and no codebook has any more, back into theirs, retired."""
        kinds = ("coding", "subject_memo")
        rows_of = [(KEEPINGS[kind], row) for (kind, _), row in self.result.items() if kind in kinds]
        lacking = {row.get(keeping.naming(About.CODE, row)) for keeping, row in rows_of} - self._codes()
        for source in (self._present(self.mine.state), self._present(self.theirs.state)):
            for key, book in source.items():
                for code in book.codes:
                    if code.key in lacking and ("codebook", (key,)) in self.result:
                        self._put_book(with_retired(self._present(self.result)[key], code, book.families))
                        self.conflicts.append(Conflict("code", code.key))
                        lacking.discard(code.key)

    def _members(self) -> None:
        """Say what became of the team in the copy: who may do what here is said here."""
        for place, row in self.theirs.state.items():
            here, was = self.mine.state.get(place, {}), self.theirs.base.get(place, {})
            if place[0] == "member" and row["duty"] not in (here.get("duty"), was.get("duty")):
                self.conflicts.append(Conflict("member", row["name"], "duty", here.get("duty", "–"), row["duty"]))

    # ── all other things ──

    def _things(self, kind: str) -> None:
        """Put the things of one kind together."""
        theirs, base = self._brought(kind, self.theirs.state), self._brought(kind, self.theirs.base)
        known = self._known_judgements(kind)
        standing = self._standing()
        for key in {**base, **theirs}:
            place = (kind, key)
            row, was, here = theirs.get(key), base.get(key), self.result.get(place)
            was = _settled(was, row or here)
            if row == was:
                continue
            about = KEEPINGS[kind].transcript_of(row) if row and kind != "transcript" else None
            if row and about is not None and about not in standing:
                self.conflicts.append(Conflict(kind, said(kind, row)))
                continue
            twin = known.pop(_judgement(kind, row), None) if row and here is None and was is None else None
            if twin is not None:
                self.twins[kind, str(key[0])] = str(twin[1][0])
                self._add_words(twin, row or {})
                continue
            self._put(place, row, was)

    def _put(self, place: Place, row: Mapping[str, Any] | None, was: Mapping[str, Any] | None) -> None:
        """Put one thing of the copy together with the one that is here."""
        here = self.result.get(place)
        found, within = three_way(_bare(was), _bare(here), _bare(row))
        self.conflicts += [conflict_in(place[0], here or row or {}, row or {}, name) for name in within]
        if found is None:
            self.result.pop(place, None)
        else:
            self.result[place] = {**(row or {}), **(here or {}), **_whole(found)}

    def _brought(self, kind: str, state: State) -> dict[Key, dict[str, Any]]:
        """Return the things of one kind in the copy as they would stand here: under the names and on the texts here."""
        found = [dict(row) for (other, _), row in state.items() if other == kind]
        if kind == "participant":
            found = [row for row in found if rows.person_digest(row["id"]) not in self.mine.purged]
        found = self._under_names(kind, state, found)
        if kind in ("coding", "memo"):
            ids = {row["id"] for row in found}
            for row in found:
                twin = self.twins.get((kind, row["id"]), row["id"])
                row["id"] = row["id"] if twin in ids else twin
        if kind == "subject_memo":
            return _recoded(found, self.recode)
        for row in found:
            if "code" in row:
                row["code"] = self.recode.get(row["code"], row["code"])
        return {KEEPINGS[kind].key_of(row): row for row in found}

    def _under_names(self, kind: str, state: State, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        keeping = KEEPINGS[kind]
        texts: dict[str, str | None] = {}
        kept = []
        for row in found:
            name = keeping.transcript_of(row)
            if name in self.names:
                row[keeping.naming(About.TRANSCRIPT, row)] = self.names[name]
                texts[self.names[name]] = self._text(self.theirs, state, name)
            if name is None or name in self.names:
                kept.append(row)
        if kind == "transcript":
            for row in kept:
                if row["participant"] and rows.person_digest(row["participant"]) in self.mine.purged:
                    row["participant"] = None
        if kind not in _PLACED:
            return kept
        firm = [row for row in kept if _fits(row, texts[row["transcript"]])]
        adrift = [row | {"start": None} for row in kept if "quote" in row and not _fits(row, texts[row["transcript"]])]
        return [*self._carried(kind, firm, texts), *adrift]

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
        row = state.get(("transcript", (transcript,)), {})
        version = copy.texts.get((transcript, row.get("version", "")))
        return str(version["text"]) if version else None

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
        names = [name for name, here in self.names.items() if here == transcript]
        for copy, name in ((self.mine, transcript), *((self.theirs, name) for name in names)):
            if (name, version) in copy.texts:
                return str(copy.texts[name, version]["text"])
        raise KeyError((transcript, version))

    def _known_judgements(self, kind: str) -> dict[tuple[Any, ...] | None, Place]:
        """Return by what codings and memos say where they stand, so that nothing is brought twice."""
        if kind not in ("coding", "memo"):
            return {}
        return {_judgement(kind, row): place for place, row in self.result.items() if place[0] == kind}

    def _add_words(self, place: Place, brought: Mapping[str, Any]) -> None:
        """Give a coding that says the same the memo, the number and the star that it lacks."""
        row = self.result[place]
        if place[0] == "coding":
            row = row | {"quotable": row["quotable"] or brought["quotable"]}
        for name in ("memo", "value") if place[0] == "coding" else ():
            if row[name] in ("", None):
                row = row | {name: brought[name]}
            elif brought[name] not in ("", None, row[name]):
                self.conflicts.append(conflict_in("coding", row, brought, name))
        self.result[place] = row

    def _keep_what_is_stood_on(self) -> None:
        """Keep a transcript that the copy deleted and on which something stands here."""
        for (kind, _), row in list(self.result.items()):
            name = KEEPINGS[kind].transcript_of(row)
            place: Place = ("transcript", (str(name),))
            if name is not None and place not in self.result and place in self.mine.state:
                self.result[place] = self.mine.state[place]
                self.conflicts.append(Conflict("transcript", str(name)))


def _known_twins(mine: Copy, theirs: Copy) -> dict[tuple[str, str], str]:
    """Return under which ids the same judgements are here, as the journal of either tells."""
    found = {(kind, here): there for (kind, there), here in theirs.twins.items()} | dict(mine.twins)
    return {(kind, name): twin for (kind, name), twin in found.items() if (kind, (name,)) not in mine.state}


def _recoded(memos: Sequence[Mapping[str, Any]], recode: Mapping[str, str]) -> dict[Key, dict[str, Any]]:
    """Return the rows of memos about transcripts and codes, by key, after they followed their codes."""
    values = recoded(map(rows.subject_memo_value, memos), recode)
    return {memo.key: rows.row_of(memo) for memo in values}


def _fits(row: Mapping[str, Any], text: str | None) -> bool:
    """Say whether a thing stands on its words in a text."""
    if text is None or not row["start"] < row["end"] <= len(text):
        return False
    return "quote" not in row or bool(text[row["start"] : row["end"]] == row["quote"])


def _settled(was: dict[str, Any] | None, other: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a thing as it was, in the place where it is now if it cannot be told where it stood."""
    if was is None or other is None or was.get("start", 0) is not None:
        return was
    return was | {name: other[name] for name in (*_WHERE, "review")}


def _bare(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a row without what each project fills in itself, with the place of a coding or a memo in one piece."""
    if row is None:
        return None
    bare = {name: value for name, value in row.items() if name not in _OWN}
    if "quote" in row:
        bare["words"] = tuple(bare.pop(name) for name in _WHERE)
    return bare


def _whole(bare: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `_bare` made bare with its place in pieces again."""
    row = dict(bare)
    return row | dict(zip(_WHERE, row.pop("words"), strict=True)) if "words" in row else row


def _judgement(kind: str, row: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    """Return what a coding or a memo says, whatever its id."""
    if row is None or kind not in ("coding", "memo"):
        return None
    return tuple(row[name] for name in ("transcript", "start", "end", "coder", "code" if kind == "coding" else "text"))


def _book(copy: Copy, key: str, version: str) -> Codebook:
    return rows.codebook_value(copy.books[key, version]["content"])


def _base_book(copy: Copy, key: str, version: str) -> Codebook:
    return rows.codebook_value(copy.base_books[key, version]["content"])


# ── carrying out ──


def carry_out(connection: Connection, merge: Merge, header: Header) -> int | None:
    """Store what a merge brings, as one change, with the copy's own changes beside it for the record.

    Raises:
        ConflictError: if the project was changed since the merge was planned; nothing is stored then.
    """
    if not merge.entries and not merge.copy.changes:
        return None
    done = connection.execute(select(tables.changes.c.number).where(tables.changes.c.id == header.id)).scalar()
    if done is not None:
        return int(done)
    if last_number(connection) != merge.revision:
        raise ConflictError("the project was changed while the copy was looked at; nothing is stored. Do it again.")
    _keep_texts(connection, merge)
    for (key, _), row in merge.copy.books.items():
        keep_codebook(connection, {**row, "codebook": key})
    number = record(connection, header, merge.entries)
    if number is not None:
        _keep_changes(connection, merge, number)
    return number


def _keep_texts(connection: Connection, merge: Merge) -> None:
    for (transcript, _), row in merge.copy.texts.items():
        name = merge.names.of(transcript)
        if name is not None and row["digest"] not in merge.names.purged:
            keep_text(connection, {**row, "transcript": name})


def _keep_changes(connection: Connection, merge: Merge, number: int) -> None:
    """Write the copy's changes in the journal, as what came with change ``number``."""
    table = tables.changes
    known = {row.id: row.number for row in connection.execute(select(table.c.id, table.c.number))}
    for change, lines in brought(merge.copy, merge.names):
        values = {name: value for name, value in change.items() if name != "number"} | {"merged": number}
        own = known.get(change["id"])
        if own is None:
            inserted = connection.execute(insert(table).values(**values)).inserted_primary_key
            own = int(inserted[0]) if inserted else 0
        else:  # it came once before, and that was undone
            connection.execute(update(table).where(table.c.number == own).values(**values))
            connection.execute(delete(tables.entries).where(tables.entries.c.change == own))
        if lines:
            connection.execute(insert(tables.entries), [{**line, "change": own} for line in lines])
