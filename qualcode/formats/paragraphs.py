"""Putting a document's text together from its paragraphs, for readers that find them one by one."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from qualcode.formats.characters import cleaned, composed_length, control_notes
from qualcode.formats.document import Block, Comment
from qualcode.spans import Span
from qualcode.transcripts import Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as a file has it; its fields mean what those of `Block` mean."""

    text: str
    bold: int = 0
    italic: int = 0
    heading: bool = False
    level: int | None = None
    number: str = ""
    cell: tuple[int, int, int] | None = None


Place = tuple[int, int]
"""A place in paragraphs: which one, from 0, and how many of its characters stand before."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs put together.

    Attributes:
        text: one paragraph a line, cells of a row parted by tabs, nothing empty at either end.
        blocks: one for each paragraph that is not empty.
        left_out: how many control characters were left out.
        paragraphs: what it was made of.
        starts: where each paragraph begins; for an empty one, where it would.
    """

    text: str
    blocks: tuple[Block, ...]
    left_out: int
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is worth saying of the text: characters that were left out, and numbers that are not in it."""
        numbered = sum(any(map(str.isalnum, block.number)) for block in self.blocks)
        return (*control_notes(self.left_out), *([Note("numbering", {"n": numbered})] if numbered else []))

    def offset(self, place: Place) -> int:
        """Return where a place in the paragraphs came to stand in the text."""
        number, before = place
        if number >= len(self.starts):
            return len(self.text)
        moved = self.starts[number] + composed_length(self.paragraphs[number].text, before)
        return min(moved, len(self.text))

    def span(self, start: Place, end: Place) -> Span:
        """Return the stretch of text between two places; empty at the end where they stand the wrong way round."""
        last = self.offset(end)
        return Span(min(self.offset(start), last), last)


def flow_of(paragraphs: Iterable[Paragraph]) -> Flow:
    """Return the text of paragraphs, with what stands where in it."""
    kept = tuple(paragraphs)
    pieces: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    pending: list[str] = []
    position, removed = 0, 0
    for before, paragraph in zip((None, *kept), kept, strict=False):
        text, left_out = cleaned(paragraph.text)
        removed += left_out
        between = _between(before, paragraph)
        if between and (pieces or between == "\t"):  # no empty lines at the beginning
            pending.append(between)
        starts.append(position + len(pending))
        if text.strip():
            pieces += (*pending, text)
            pending = []
            position = starts[-1] + len(text)
            blocks.append(_block(paragraph, Span(starts[-1], position)))
    return Flow("".join(pieces), tuple(blocks), removed, kept, tuple(starts))


def flow_of_lines(text: str) -> Flow:
    """Return a plain text, in which every line is a paragraph."""
    return flow_of(Paragraph(line) for line in text.split("\n"))


def in_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return comments in the order of the passages they stand on, those outside the text last."""

    def place(comment: Comment) -> tuple[float, float, datetime]:
        start, end = (math.inf, math.inf) if comment.span is None else (comment.span.start, comment.span.end)
        return start, end, comment.time or datetime.min

    return tuple(sorted(comments, key=place))


def _between(before: Paragraph | None, here: Paragraph) -> str:
    if before is None:
        return ""
    same_row = before.cell and here.cell and before.cell[:2] == here.cell[:2]
    return "\t" if same_row and before.cell != here.cell else "\n"


def _block(paragraph: Paragraph, span: Span) -> Block:
    return Block(
        span,
        min(composed_length(paragraph.text, paragraph.bold), len(span)),
        paragraph.cell,
        min(composed_length(paragraph.text, paragraph.italic), len(span)),
        paragraph.heading,
        paragraph.level,
        paragraph.number,
    )


@dataclass(slots=True)
class Draft:
    """A paragraph while its words come in, run by run."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    bold: int = 0
    italic: int = 0

    def put(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Add words in one format."""
        if bold and self.bold == self.length:
            self.bold += len(text)
        if italic and self.italic == self.length:
            self.italic += len(text)
        self.pieces.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self.pieces)
