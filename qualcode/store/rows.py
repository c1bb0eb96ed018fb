"""Rows and values: how each value of the core is written to its tables, and read from them."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import MISSING, asdict, astuple, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, DateTime, RowMapping, Table

from qualcode.changes import Edit, Kind, Recorded, Thing
from qualcode.codebooks import Code, Codebook, Family, Scale
from qualcode.codings import Coding, Rejection
from qualcode.memos import About, Memo, SubjectMemo
from qualcode.participants import Measurement, Participant
from qualcode.spans import Span
from qualcode.store import tables
from qualcode.teams import Assignment, Duty, Finish, Member
from qualcode.transcripts import Heading, Imported, Note, Role, Transcript, Turn

Row = Mapping[str, Any]
Key = tuple[str | int, ...]

Place = tuple[str, Key]
"""A thing by its kind and its key."""

Differs = Mapping[Place, tuple[dict[str, Any] | None, dict[str, Any] | None]]
"""For each thing that a change is about its row before and after."""


def now() -> datetime:
    """Return the present moment in UTC, without its zone, as databases keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def as_json(value: Any) -> str:
    """Return a value as JSON, moments in ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=datetime.isoformat, separators=(",", ":"))


# ── how each kind of thing is kept ──


@dataclass(frozen=True, slots=True)
class Keeping:
    """How one kind of thing is kept.

    Attributes:
        kind: its name in the journal.
        table: where it stands.
        key: the columns that tell one from another.
        level: things of a higher level point at things of a lower one.
        later: for each column that there was not from the beginning what rows have in it that were written before.
    """

    kind: str
    table: Table
    key: tuple[str, ...]
    level: int = 2
    later: Row = field(default_factory=dict)

    @property
    def moments(self) -> tuple[str, ...]:
        """The columns that hold moments."""
        return tuple(column.name for column in self.table.columns if isinstance(column.type, DateTime))

    def key_of(self, row: Row) -> Key:
        """Return what tells this row from others."""
        return tuple(row[name] for name in self.key)

    def naming(self, about: About, row: Row) -> str:
        """Return the column in which a row names the transcript, or the code, that it is about; empty if none does."""
        columns = self.table.c
        if "about" in columns:
            return "subject" if row.get("about") == about else ""
        if self.kind == about:
            return "id"
        return about if about in columns else ""

    def transcript_of(self, row: Row) -> str | None:
        """Return the id of the transcript that a row is about, or None."""
        return row.get(self.naming(About.TRANSCRIPT, row))

    def on(self, transcripts: Collection[str]) -> ColumnElement[bool]:
        """Return which rows are about one of these transcripts; only of kinds in `STANDING`."""
        columns = self.table.c
        if "about" in columns:
            return (columns.about == About.TRANSCRIPT) & columns.subject.in_(transcripts)
        return columns.transcript.in_(transcripts)

    def revived(self, row: Row | None) -> dict[str, Any] | None:
        """Return a row as the journal has it with moments as moments."""
        if row is None:
            return None
        moments = {name: datetime.fromisoformat(row[name]) for name in self.moments if row.get(name)}
        return {**row, **moments}


KEEPINGS: Mapping[str, Keeping] = {
    keeping.kind: keeping
    for keeping in (
        Keeping("codebook", tables.codebooks, ("key",), 0),
        Keeping("member", tables.members, ("name",), 0),
        Keeping("participant", tables.participants, ("id",), 0),
        Keeping("transcript", tables.transcripts, ("id",), 1),
        Keeping("coding", tables.codings, ("id",), later={"quotable": False}),
        Keeping("memo", tables.memos, ("id",)),
        Keeping("subject_memo", tables.subject_memos, ("about", "subject", "coder")),
        Keeping("rejection", tables.rejections, ("transcript", "start", "end", "code", "coder")),
        Keeping("finish", tables.finished, ("transcript", "coder")),
        Keeping("assignment", tables.assignments, ("transcript", "coder"), later={"suggestions": False}),
    )
}
"""Every kind of thing that changes, by its name in the journal; what is pointed at before what points at it."""

STANDING = tuple(kind for kind, keeping in KEEPINGS.items() if keeping.level == 2)
"""The kinds of things that people make of transcripts and codes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing as its row was and as it becomes; where it was changed, only the fields that differ.

    Attributes:
        kind: of the thing, see `KEEPINGS`.
        key: which one.
        before: its row, or the fields that change; None before it was made.
        after: likewise; None after it was deleted.
        transcript: the id of the transcript that it is about, where the journal tells.
    """

    kind: str
    key: Key
    before: Row | None
    after: Row | None
    transcript: str | None = None

    @property
    def turned(self) -> "Entry":
        """The entry that takes this one back."""
        return Entry(self.kind, self.key, self.after, self.before)


def entry_of(edit: Edit) -> Entry:
    """Return the entry that an edit makes."""
    before = row_of(edit.before) if edit.before is not None else None
    after = row_of(edit.after) if edit.after is not None else None
    kind = kind_of(edit.after if edit.after is not None else edit.before)
    key = KEEPINGS[kind].key_of(after or before or {})
    return Entry(kind, key, before, after)


def kind_of(thing: object) -> str:
    """Return the name of a thing's kind in the journal."""
    return _KINDS[type(thing)]


_KINDS: Mapping[type, str] = {
    Codebook: "codebook",
    Member: "member",
    Participant: "participant",
    Imported: "transcript",
    Heading: "transcript",
    Coding: "coding",
    Memo: "memo",
    SubjectMemo: "subject_memo",
    Rejection: "rejection",
    Finish: "finish",
    Assignment: "assignment",
}


def row_of(thing: Thing) -> dict[str, Any]:
    """Return the row of a thing; the columns that the store fills in itself may be missing or None."""
    if isinstance(thing, Coding | Memo | Rejection):
        row = {item: getattr(thing, item) for item in _NAMES[type(thing)]}
        span = row.pop("span")
        return row | {"start": span.start, "end": span.end}
    if isinstance(thing, Imported):
        heading = asdict(thing.transcript.heading)
        return heading | {"version": text_version(thing.transcript)}
    if isinstance(thing, Codebook):
        return {"key": thing.key, "version": codebook_version(thing)}
    if isinstance(thing, Participant):
        return {
            "id": thing.id,
            "attributes": dict(thing.attributes),
            "measurements": [list(astuple(measured)) for measured in thing.measurements],
        }
    return asdict(thing)


_NAMES = {kind: tuple(item.name for item in fields(kind)) for kind in (Coding, Memo, Rejection)}


def coding_value(row: RowMapping) -> Coding:
    """Return the coding of a row."""
    values: dict[str, Any] = dict(row)
    return Coding(span=Span(values.pop("start"), values.pop("end")), **values)


def memo_value(row: RowMapping) -> Memo:
    """Return the memo of a row."""
    values: dict[str, Any] = dict(row)
    return Memo(span=Span(values.pop("start"), values.pop("end")), **values)


def subject_memo_value(row: Row | RowMapping) -> SubjectMemo:
    """Return the memo about a transcript or a code of a row."""
    return SubjectMemo(About(row["about"]), row["subject"], row["coder"], row["text"])


def rejection_value(row: RowMapping) -> Rejection:
    """Return the rejection of a row."""
    values: dict[str, Any] = dict(row)
    return Rejection(span=Span(values.pop("start"), values.pop("end")), **values)


def member_value(row: RowMapping) -> Member:
    """Return the member of a row."""
    return Member(row["name"], Duty(row["duty"]))


def assignment_value(row: RowMapping) -> Assignment:
    """Return the assignment of a row."""
    return Assignment(row["transcript"], row["coder"], row["blind"], row["suggestions"])


# ── codebooks ──


def codebook_version(book: Codebook) -> str:
    """Return by what a version of a codebook is known: the same for the same content."""
    return content_version(asdict(book))


def content_version(content: Mapping[str, Any]) -> str:
    """Return by what a version of a codebook is known that holds this content, as `Codebook` or as JSON has it.

    What a code leaves at its default is no part of it, so that a field that a later qualcode adds changes nothing.
    """
    codes = [_told(Code, code) for code in content["codes"]]
    families = [_told(Family, family) for family in content["families"]]
    return _digest(as_json({**content, "codes": codes, "families": families}))


def _told(kind: type, item: Mapping[str, Any]) -> dict[str, Any]:
    left = {field.name: field.default for field in fields(kind)}
    return {name: value for name, value in item.items() if value != left.get(name, MISSING) and value != []}


def codebook_row(book: Codebook) -> dict[str, Any]:
    """Return the row of a version of a codebook, without its number."""
    return {"codebook": book.key, "version": codebook_version(book), "content": asdict(book), "created": now()}


def codebook_value(content: Mapping[str, Any]) -> Codebook:
    """Return the codebook of what a version holds."""
    content = dict(content)
    families = tuple(Family(**family) for family in content.pop("families"))
    codes = tuple(_code(code) for code in content.pop("codes"))
    return Codebook(**content, families=families, codes=codes)


def _code(content: dict[str, Any]) -> Code:
    lists = ("use", "avoid", "examples", "indicators", "related")
    scale = Scale(**content["scale"]) if content["scale"] else None
    return Code(**(content | {name: tuple(content[name]) for name in lists} | {"scale": scale}))


# ── transcripts and their versions ──


def text_version(transcript: Transcript) -> str:
    """Return by what a version of a transcript is known: the same for the same text with the same turns."""
    return _digest(f"{transcript.text}\n{as_json(_turns(transcript))}")


def text_row(imported: Imported) -> dict[str, Any]:
    """Return the row of a version of a transcript, without its number."""
    transcript = imported.transcript
    return {
        "transcript": transcript.id,
        "version": text_version(transcript),
        "text": transcript.text,
        "turns": _turns(transcript),
        "source": transcript.source,
        "notes": [{"kind": note.kind, "values": dict(note.values)} for note in imported.notes],
        "digest": transcript.digest,
        "created": now(),
    }


def _turns(transcript: Transcript) -> list[list[Any]]:
    return [
        [t.speaker, t.role.value, t.span.start, t.span.end, t.label.start, t.label.end, t.time]
        for t in transcript.turns
    ]


def imported_value(row: RowMapping) -> Imported:
    """Return the transcript of a row of ``transcripts`` joined with its version, and its notes."""
    turns = tuple(
        Turn(speaker, Role(role), Span(start, end), Span(label_start, label_end), time)
        for speaker, role, start, end, label_start, label_end, time in row["turns"]
    )
    transcript = Transcript(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        turns=turns,
        participant=row["participant"],
        source=row["source"],
        wave=row["wave"],
    )
    return Imported(transcript, tuple(_note(note) for note in row["notes"]))


def _note(content: dict[str, Any]) -> Note:
    return Note(content["kind"], _tuples(content["values"]))


def _tuples(content: Any) -> Any:
    """Return what JSON holds with tuples where it has lists."""
    if isinstance(content, dict):
        return {key: _tuples(value) for key, value in content.items()}
    return tuple(map(_tuples, content)) if isinstance(content, list) else content


# ── participants ──


def participant_values(rows: Iterable[RowMapping], owned: Iterable[RowMapping]) -> list[Participant]:
    """Return the participants of these rows, with the ids of their transcripts."""
    transcripts: dict[str, list[str]] = {}
    for row in owned:
        transcripts.setdefault(row["participant"], []).append(row["id"])
    return [
        Participant(
            id=row["id"],
            attributes=row["attributes"],
            measurements=tuple(Measurement(*measured) for measured in row["measurements"]),
            transcripts=tuple(transcripts.get(row["id"], ())),
        )
        for row in rows
    ]


# ── the journal ──


def recorded_value(row: Row | RowMapping) -> Recorded:
    """Return the change of a row of the journal."""
    return Recorded(**{**row, "kind": Kind(row["kind"])})


def entry_value(row: Row | RowMapping) -> Entry:
    """Return the entry of a row of the journal."""
    keeping = KEEPINGS[row["kind"]]
    before, after = keeping.revived(row["before"]), keeping.revived(row["after"])
    if before is None or after is None:  # whole rows, maybe of a time when there were fewer columns
        before, after = (side and {**keeping.later, **side} for side in (before, after))
    return Entry(row["kind"], key_value(row["key"]), before, after, row["transcript"])


def key_text(key: Key) -> str:
    """Return a key as the journal has it: the id itself, or a list in JSON where it has several parts."""
    return str(key[0]) if len(key) == 1 and not str(key[0]).startswith("[") else as_json(key)


def key_value(text: str) -> Key:
    """Return the key that the journal has as ``text``."""
    return tuple(json.loads(text)) if text.startswith("[") else (text,)


def person_digest(participant: str) -> str:
    """Return by what a participant who was removed for good is known again, without keeping the name."""
    return _digest(f"participant\n{participant}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
