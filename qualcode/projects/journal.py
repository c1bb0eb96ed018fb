"""The journal for people: what was done, in words; and as a file that goes with the paper, the audit trail."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qualcode.catalogue import Language, keys, say
from qualcode.changes import Recorded
from qualcode.formats.tables import Cell, Section, Sheet, write_table
from qualcode.projects.project import Project
from qualcode.rulings import How
from qualcode.sampling import WAVE
from qualcode.store import Entry, undone

Names = Mapping[tuple[str, str], str]
"""For the name of a fact (``codebook``, ``code``, ``transcript``) and a key or id what people read in its place."""


@dataclass(frozen=True, slots=True)
class Event:
    """A change as people read it.

    Attributes:
        number: its place in the journal.
        time: in UTC.
        coder: who did it.
        words: what was done.
        undone: whether it is undone now.
        merged: whether it was done in a copy of the project.
    """

    number: int
    time: datetime
    coder: str
    words: str
    undone: bool
    merged: bool


def events(project: Project, *, coder: str = "", limit: int | None = None, language: Language = "nl") -> list[Event]:
    """Return what was done, the last first, as far as this person may see it."""
    changes = project.journal(coder=coder or None, limit=limit)
    gone, names = undone(changes), names_in(project, changes)
    return [
        Event(c.number, c.time, c.coder, in_words(c, language, names), c.id in gone, c.merged is not None)
        for c in changes
    ]


def names_in(project: Project, changes: Sequence[Recorded]) -> Names:
    """Return what people call the codebooks, codes and transcripts of some changes, as far as they are there now."""
    books, about = project.codebooks(), {str(c.facts["transcript"]) for c in changes if "transcript" in c.facts}
    headings = project.headings(about) if about else ()
    return {
        **{("codebook", book.key): book.title for book in books},
        **{("code", code.key): code.label for book in books for code in book.codes},
        **{("transcript", heading.id): heading.name for heading in headings},
    }


def in_words(change: Recorded, language: Language, names: Names) -> str:
    """Return what a change did, as a short line; what is not among ``names`` under its key or id."""
    facts = {name: value for name, value in change.facts.items() if value not in (0, "") and _has_words(name, value)}
    known = [(name, _value(name, value, language)) for name, value in facts.items()]
    about = [say(f"fact.{name}", language, value=names.get((name, str(value)), value)) for name, value in known]
    kind = say(f"change.{change.kind.value}", language)
    return f"{kind} ({', '.join(about)})" if about else kind


def _has_words(name: str, value: str | int) -> bool:
    """Say whether the catalogue has words for a fact; projects hold facts of other versions, which go unsaid."""
    if (name, value) == ("decision", How.LIKE):  # the coder who was followed says it
        return False
    return name in _FACTS and (name not in ("what", "duty", "decision") or f"{name}.{value}" in keys())


def _value(name: str, value: str | int, language: Language) -> str | int:
    """Return a fact in words, where it is one of a few."""
    if (name, value) == ("by", WAVE):
        return say("sample.wave", language)
    if name in ("duty", "decision"):
        return say(f"{name}.{value}", language)
    return say(f"what.{value}", language) if name == "what" else value


_FACTS = frozenset(
    (
        *("transcripts", "transcript", "corrected", "codings", "memos", "coder", "code", "name", "names"),
        *("duty", "blind", "unchanged", "moved", "review", "codebook", "what", "copy", "conflicts", "of", "by", "seed"),
        *("decision", "like", "nearly", "overlap"),
    )
)
"""What is said of a change beside its kind, where the catalogue has words for it."""


def audit_trail(project: Project, ending: str) -> bytes:
    """Return the whole journal, as far as this person may see it, as the bytes of a file.

    One row, or object, for each thing that was changed: number, time in UTC, coder, kind of change, whether it is
    undone, whether it was done in a copy, the kind and key of the thing, its transcript, its fields before and after.
    A cell of Excel takes 32,767 characters: in ``xlsx`` longer ones are shortened and end in `` […]``; ``csv`` and
    ``json`` have them in full.

    Args:
        project: the project.
        ending: of the file: ``json``, or one of a table.

    Raises:
        FormatError: for another ending.
    """
    rows = list(_rows(project))
    if ending.lower().lstrip(".") == "json":
        return (json.dumps(rows, ensure_ascii=False, indent=1, default=datetime.isoformat) + "\n").encode()
    cells = [tuple(_cell(row[name]) for name in _COLUMNS) for row in rows]
    if ending.lower().lstrip(".") == "xlsx":
        cells = [tuple(map(_shortened, row)) for row in cells]
    return write_table(Sheet("journal", project.name, _COLUMNS, [Section("", "", cells)], _WIDTHS), ending)


_COLUMNS = ("number", "time", "coder", "change", "undone", "copy", "thing", "key", "transcript", "before", "after")
_WIDTHS = (0.04, 0.1, 0.06, 0.06, 0.05, 0.04, 0.06, 0.12, 0.08, 0.18, 0.21)


def _rows(project: Project) -> Iterator[dict[str, Any]]:
    changes = project.journal()
    gone = undone(changes)
    entries = project.entries(changes)
    for change in reversed(changes):
        facts = {
            "number": change.number,
            "time": change.time.isoformat(timespec="seconds") + "Z",
            "coder": change.coder,
            "change": change.kind.value,
            "undone": change.id in gone,
            "copy": change.merged is not None,
        }
        for entry in entries.get(change.number) or (None,):
            yield facts | _thing(entry)


def _thing(entry: Entry | None) -> dict[str, Any]:
    if entry is None:
        return dict.fromkeys(("thing", "key", "transcript", "before", "after"), None)
    return {
        "thing": entry.kind,
        "key": " · ".join(str(part) for part in entry.key),
        "transcript": entry.transcript,
        "before": dict(entry.before) if entry.before is not None else None,
        "after": dict(entry.after) if entry.after is not None else None,
    }


_MOST, _REST = 32_767, " […]"
"""How many units of UTF-16 a cell of Excel takes, and what stands where there were more."""


def _shortened(cell: Cell) -> Cell:
    units = cell.encode("utf-16-le") if isinstance(cell, str) else b""
    if len(units) <= 2 * _MOST:
        return cell
    return units[: 2 * (_MOST - len(_REST))].decode("utf-16-le", errors="ignore") + _REST


def _cell(value: object) -> Cell:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=datetime.isoformat)
    return value if isinstance(value, str | int | None) else str(value)
