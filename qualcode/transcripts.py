"""Transcripts: a text that never changes, cut into the turns of those who speak."""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from qualcode.catalogue import Language, say
from qualcode.spans import Span


class Role(StrEnum):
    """Who is speaking, as far as the research is concerned."""

    INTERVIEWER = "interviewer"
    PARTICIPANT = "participant"
    COACH = "coach"
    OTHER = "other"


class By(StrEnum):
    """What belongs together: each transcript by itself, or all transcripts of one participant."""

    TRANSCRIPT = "transcript"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of speech by one speaker.

    Attributes:
        speaker: the name or label as the document has it, without its colon.
        role: what that speaker is in the interview.
        span: the speech itself, without the label; it may run over several paragraphs.
        label: the label and time mark that stand before the speech; empty where there is none.
        time: the time mark as the document has it (``00:01:23``), or None.
    """

    speaker: str
    role: Role
    span: Span
    label: Span
    time: str | None = None

    @property
    def codable(self) -> bool:
        """Whether this is the speech of someone who is interviewed: of anyone but the interviewer."""
        return self.role is not Role.INTERVIEWER


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a transcript and may change while its text does not; see `Transcript` for the fields."""

    id: str
    title: str = ""
    participant: str | None = None
    wave: str = ""

    @property
    def name(self) -> str:
        """What people read: the title, or the id."""
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of one interview, fixed once at import, and its turns in order.

    Attributes:
        id: the name by which a project knows it, unique in the project.
        title: what people read; where it is empty, they read the id.
        text: NFC, line feeds only, no byte order mark. All offsets count its code points.
        turns: in reading order, none overlapping another.
        participant: the id of the participant whose interview this is, or None.
        wave: at which measurement the interview was held (``T0``), or an empty name.
        source: the name of the file it came from, without its folder.

    Raises:
        ValueError: if the text is not normalised, or a turn lies outside it or overlaps the one before.
    """

    id: str
    text: str
    turns: tuple[Turn, ...] = ()
    title: str = ""
    participant: str | None = None
    source: str = ""
    wave: str = ""

    def __post_init__(self) -> None:
        if self.text[:1] == "\ufeff" or "\r" in self.text or not unicodedata.is_normalized("NFC", self.text):
            raise ValueError(f"transcript '{self.id}': the text is not NFC with line feeds only; use normalised()")
        end = 0
        for turn in self.turns:
            if turn.span.start < end or turn.span.end > len(self.text):
                raise ValueError(f"transcript '{self.id}': turn [{turn.span.start}, {turn.span.end}) is out of order")
            end = turn.span.end

    @property
    def name(self) -> str:
        """What people read: the title, or the id."""
        return self.title or self.id

    @property
    def heading(self) -> Heading:
        """What stands above it."""
        return Heading(self.id, self.title, self.participant, self.wave)

    @property
    def owner(self) -> str:
        """Whose interview this is: the participant, or the transcript itself where none is known."""
        return self.participant or self.id

    def turn_at(self, span: Span) -> tuple[int, Turn] | None:
        """Return the first turn that shares text with ``span``, with its number from 1, or None."""
        number = bisect_right(self.turns, span.start, key=lambda turn: turn.span.end)
        for position in range(number, len(self.turns)):
            turn = self.turns[position]
            if turn.span.start >= span.end:
                break
            if turn.span.overlaps(span):
                return position + 1, turn
        return None

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, in hexadecimal: equal for equal texts."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def words(self) -> int:
        """The number of words in the whole text."""
        return count_words(self.text)

    def unattributed(self) -> Iterator[Span]:
        """Yield the stretches of text that belong to no turn and no label, without white space at their ends."""
        position = 0
        for turn in self.turns:
            if turn.label.start > position:
                yield from _without_blank(Span(position, turn.label.start), self.text)
            position = turn.span.end
        yield from _without_blank(Span(position, len(self.text)), self.text)


def mended(transcript: Transcript, place: Span, words: str) -> Transcript:
    """Return a transcript in which other words stand at a place; turns keep their speech, longer or shorter.

    Args:
        transcript: as it is.
        place: what is replaced; it may not reach over a border of a turn or its label. Empty to put words in.
        words: what stands there afterwards; may be empty.

    Raises:
        ValueError: if the place lies outside the text, over a border, or nothing would be left of a turn or the text.
    """
    words = normalised(words)
    text = transcript.text[: place.start] + words + transcript.text[place.end :]
    if place.end > len(transcript.text) or not text.strip():
        raise ValueError(f"[{place.start}, {place.end}) cannot be replaced in {len(transcript.text)} characters")
    borders = {b for turn in transcript.turns for b in (turn.span.start, turn.span.end, turn.label.start)}
    if any(place.start < border < place.end for border in borders):
        raise ValueError("the passage reaches over the border of a turn; mend one turn at a time")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("the words begin with an accent that belongs to the letter before them; take that letter too")
    grown = len(words) - len(place)
    owner = next((n for n, turn in enumerate(transcript.turns) if turn.span.start <= place.start <= turn.span.end), -1)

    def later(border: int, number: int, *, grows: bool = False) -> int:
        """Return where a border stands then; words put in between two turns are the first one's."""
        behind = border > place.start or (grows and number == owner) or (number > owner >= 0)
        return border + grown if border >= place.end and behind else border

    turns = tuple(
        replace(
            turn,
            span=Span(later(turn.span.start, n), later(turn.span.end, n, grows=True)),
            label=Span(later(turn.label.start, n), later(turn.label.end, n)),
        )
        for n, turn in enumerate(transcript.turns)
    )
    if any(not turn.span and before.span for turn, before in zip(turns, transcript.turns, strict=True)):
        raise ValueError("nothing would be left of the turn; leave some words, or import a corrected file")
    return replace(transcript, text=text, turns=turns)


Values = Mapping[str, "str | int | tuple[Part, ...]"]
"""What is filled into the words of a note: words, numbers, or parts that have words of their own, joined by commas."""

Part = tuple[str, Values]
"""A part of a note: a key of the catalogue, and the values for its words."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that an import changed, guessed or could not carry, for the one who imports.

    Attributes:
        kind: a short fixed word to filter on, such as ``footnotes``; its words are ``note.<kind>`` in the catalogue.
        values: what is filled into them.
    """

    kind: str
    values: Values = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """Return the note as a sentence for people."""
        return _said(f"note.{self.kind}", self.values, language).replace("  ", " ").strip()

    @property
    def message(self) -> str:
        """The note in English, as the command line prints it."""
        return self.said("en")


@dataclass(frozen=True, slots=True)
class Imported:
    """What reading a file gave: the transcript, and everything worth saying about how it got there."""

    transcript: Transcript
    notes: tuple[Note, ...] = field(default=())


def _said(key: str, values: Values, language: Language) -> str:
    filled = {
        name: ", ".join(_said(part, inner, language) for part, inner in value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }
    return say(key, language, **filled)


def normalised(text: str) -> str:
    """Return ``text`` as transcripts keep it: NFC, line feeds only, no byte order mark at its start."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def count_words(text: str) -> int:
    """Return the number of words: runs of letters and digits, joined by apostrophes and hyphens."""
    return sum(1 for _ in _WORD.finditer(text))


def _without_blank(span: Span, text: str) -> Iterator[Span]:
    trimmed = span.trimmed(text)
    if trimmed:
        yield trimmed
