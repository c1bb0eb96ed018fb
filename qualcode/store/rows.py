"""Rows and values: how each value of the core is written to its tables, and read from them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from qualcode.codebooks import Code, Codebook, Family, Scale
from qualcode.codings import Coding
from qualcode.memos import Memo
from qualcode.participants import Measurement, Participant
from qualcode.spans import Span
from qualcode.transcripts import Imported, Note, Role, Transcript, Turn

Row = RowMapping


def now() -> datetime:
    """Return the present moment in UTC, without its zone, as databases keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def codebook_row(position: int, book: Codebook) -> dict[str, Any]:
    """Return the row of a codebook."""
    return {"position": position, "key": book.key, "content": asdict(book)}


def codebook_value(row: Row) -> Codebook:
    """Return the codebook of a row."""
    content = dict(row["content"])
    families = tuple(Family(**family) for family in content.pop("families"))
    codes = tuple(_code(code) for code in content.pop("codes"))
    return Codebook(**content, families=families, codes=codes)


def _code(content: dict[str, Any]) -> Code:
    lists = ("use", "avoid", "examples", "indicators", "related")
    scale = Scale(**content["scale"]) if content["scale"] else None
    return Code(**(content | {name: tuple(content[name]) for name in lists} | {"scale": scale}))


def transcript_row(imported: Imported) -> dict[str, Any]:
    """Return the row of a transcript, without its turns."""
    transcript = imported.transcript
    return {
        "id": transcript.id,
        "title": transcript.title,
        "text": transcript.text,
        "digest": transcript.digest,
        "participant": transcript.participant,
        "source": transcript.source,
        "wave": transcript.wave,
        "notes": [{"kind": note.kind, "values": dict(note.values)} for note in imported.notes],
        "imported": now(),
    }


def turn_rows(transcript: Transcript) -> list[dict[str, Any]]:
    """Return the rows of a transcript's turns, numbered from 1."""
    return [
        {
            "transcript": transcript.id,
            "number": number,
            "speaker": turn.speaker,
            "role": turn.role.value,
            "start": turn.span.start,
            "end": turn.span.end,
            "label_start": turn.label.start,
            "label_end": turn.label.end,
            "time": turn.time,
        }
        for number, turn in enumerate(transcript.turns, start=1)
    ]


def imported_values(rows: Iterable[Row], turns: Iterable[Row]) -> list[Imported]:
    """Return the transcripts of these rows with their turns and notes."""
    by_transcript: dict[str, list[Turn]] = {}
    for row in turns:
        turn = Turn(
            speaker=row["speaker"],
            role=Role(row["role"]),
            span=Span(row["start"], row["end"]),
            label=Span(row["label_start"], row["label_end"]),
            time=row["time"],
        )
        by_transcript.setdefault(row["transcript"], []).append(turn)
    return [_imported(row, by_transcript.get(row["id"], [])) for row in rows]


def _imported(row: Row, turns: Sequence[Turn]) -> Imported:
    transcript = Transcript(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        turns=tuple(turns),
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


def coding_row(coding: Coding) -> dict[str, Any]:
    """Return the row of a coding."""
    return {
        "id": coding.id,
        "transcript": coding.transcript,
        "start": coding.span.start,
        "end": coding.span.end,
        "code": coding.code,
        "coder": coding.coder,
        "quote": coding.quote,
        "origin": coding.origin,
        "memo": coding.memo,
        "value": coding.value,
        "created": coding.created or now(),
    }


def coding_value(row: Row) -> Coding:
    """Return the coding of a row."""
    values: dict[str, Any] = {str(name): value for name, value in row.items()}
    return Coding(span=Span(values.pop("start"), values.pop("end")), **values)


def memo_row(memo: Memo) -> dict[str, Any]:
    """Return the row of a memo."""
    values = {item.name: getattr(memo, item.name) for item in fields(memo) if item.name != "span"}
    return values | {"start": memo.span.start, "end": memo.span.end, "created": memo.created or now()}


def memo_value(row: Row) -> Memo:
    """Return the memo of a row."""
    values: dict[str, Any] = {str(name): value for name, value in row.items()}
    return Memo(span=Span(values.pop("start"), values.pop("end")), **values)


def measurement_rows(participant: Participant) -> list[dict[str, Any]]:
    """Return the rows of a participant's measurements."""
    return [{"participant": participant.id, **asdict(measurement)} for measurement in participant.measurements]


def participant_values(rows: Iterable[Row], measured: Iterable[Row], owned: Iterable[Row]) -> list[Participant]:
    """Return the participants of these rows, with their measurements and the ids of their transcripts."""
    measurements: dict[str, list[Measurement]] = {}
    for row in measured:
        item = Measurement(row["measure"], row["wave"], row["value"])
        measurements.setdefault(row["participant"], []).append(item)
    transcripts: dict[str, list[str]] = {}
    for row in owned:
        transcripts.setdefault(row["participant"], []).append(row["id"])
    return [
        Participant(
            id=row["id"],
            attributes=row["attributes"],
            measurements=tuple(measurements.get(row["id"], ())),
            transcripts=tuple(transcripts.get(row["id"], ())),
        )
        for row in rows
    ]
