"""What the page of the meeting shows, as values: which disagreement comes next, and how each coder saw the passage."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.codings import CONSENSUS, Coding
from qualcode.disagreements import Disagreement
from qualcode.marks import runs
from qualcode.projects.meetings import Meeting
from qualcode.screens import Passage, lanes
from qualcode.spans import Span
from qualcode.transcripts import Transcript, Turn

_AROUND = 240
"""So many characters before and after a disagreement are shown, as far as its turns go."""


@dataclass(frozen=True, slots=True)
class Side:
    """How one coder saw the passage.

    Attributes:
        coder: whose view it is.
        passages: the turns in which it lies, or as much of them as there is room for, with this coder's codings.
        codings: theirs that others do not share.
    """

    coder: str
    passages: tuple[Passage, ...]
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A disagreement, ready to be drawn.

    Attributes:
        question: what the interviewer said last before it; empty if nothing.
        turn: the number of the turn in which it begins, or None.
        sides: one for each coder who finished the transcript.
        shared: the keys of other codes that all of them gave here.
        decided: what the meeting decided to hold here.
        words: the words around it, between which a border may be put.
    """

    question: str
    turn: int | None
    sides: tuple[Side, ...]
    shared: tuple[str, ...]
    decided: tuple[Coding, ...]
    words: tuple[Span, ...]


def in_turn(
    found: Meeting, *, only_open: bool = True, largest_first: bool = False, code: str = ""
) -> list[Disagreement]:
    """Return the disagreements of a meeting that are to be looked at, in the order asked for.

    Args:
        found: the meeting.
        only_open: whether those that are decided are left out.
        largest_first: whether they come by the characters on which the coders differ, and not by place.
        code: only those with this code at stake; all if empty.
    """
    shown = [one for one in found.found if (one.id in found.open or not only_open) and (not code or code in one.codes)]
    return sorted(shown, key=lambda one: -one.size) if largest_first else shown


def beside(shown: Sequence[Disagreement], at: str, step: int) -> str:
    """Return the id of the disagreement so many steps further, round to the other end; empty if there is no other."""
    names = [one.id for one in shown]
    if at not in names or len(names) < 2:
        return ""
    return names[(names.index(at) + step) % len(names)]


def card(transcript: Transcript, found: Disagreement, codings: Iterable[Coding]) -> Card:
    """Return a disagreement of a transcript with all around it; ``codings`` of this transcript, and maybe others."""
    here = [coding for coding in codings if coding.transcript == found.transcript and coding.span.overlaps(found.span)]
    places = _places(transcript, found.span)
    sides = tuple(Side(name, _seen(places, transcript, found.by(name)), found.by(name)) for name in found.coders)
    near = [coding for coding in here if coding.span.shares_half(found.span) and coding.code not in found.codes]
    given = {code: {coding.coder for coding in near if coding.code == code} for code in sorted({c.code for c in near})}
    mark = f"settled:{found.id}"
    return Card(
        _question(transcript, found.span),
        next((number for _, number, _ in places if number), None),
        sides,
        tuple(code for code, names in given.items() if names >= set(found.coders)),
        tuple(c for c in here if c.coder == CONSENSUS and (c.code in found.codes or c.origin == mark)),
        tuple(_words(transcript, Span(places[0][0].start, places[-1][0].end))),
    )


def cut_off(passage: Passage) -> tuple[bool, bool]:
    """Say whether more of its turn stands before a passage, and after it."""
    if passage.turn is None or not passage.pieces:
        return False, False
    shown, whole = Span(passage.pieces[0][1].span.start, passage.pieces[-1][1].span.end), passage.turn.span
    return whole.start < shown.start, shown.end < whole.end


def borders(card: Card, spans: Sequence[Span]) -> tuple[int, int]:
    """Return the numbers of the first and the last of the words around that some spans cover."""
    covered = [number for number, word in enumerate(card.words) if any(word.overlaps(span) for span in spans)]
    return (covered[0], covered[-1]) if covered else (0, len(card.words) - 1)


Place = tuple[Span, int | None, Turn | None]


def _places(transcript: Transcript, span: Span) -> list[Place]:
    """Return the turns that a span touches with their numbers, cut off far from it; the text around it where none."""
    wide = _wide(transcript.text, span)
    found: list[Place] = []
    for number, turn in enumerate(transcript.turns, start=1):
        part = turn.span.clip(wide) if turn.span.overlaps(span) else None
        if part:
            found.append((part, number, turn))
    if found and found[0][0].start <= span.start and span.end <= found[-1][0].end:
        return found
    return [(wide, found[0][1] if found else None, None)]


def _wide(text: str, span: Span) -> Span:
    """Return a span with some words around it."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _seen(places: Sequence[Place], transcript: Transcript, codings: Sequence[Coding]) -> tuple[Passage, ...]:
    passages = []
    for span, number, turn in places:
        over = tuple(coding for coding in codings if coding.span.overlaps(span))
        pieces = tuple((run.span.of(transcript.text), run) for run in runs(span, over))
        passages.append(Passage(number, turn, pieces, lanes(over), over))
    return tuple(passages)


def _question(transcript: Transcript, span: Span) -> str:
    """Return what the interviewer said last before the turn in which a span begins; nothing if that is the question."""
    asked = ""
    for turn in transcript.turns:
        if turn.span.end > span.start:
            return asked if turn.codable else ""
        if not turn.codable:
            asked = turn.span.of(transcript.text).strip()
    return ""


def _words(transcript: Transcript, span: Span) -> Iterable[Span]:
    for word in re.finditer(r"\S+", span.of(transcript.text)):
        yield Span(span.start + word.start(), span.start + word.end())
