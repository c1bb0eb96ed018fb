"""Putting a document's text together from its paragraphs, for readers that find them one by one."""

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.formats.characters import cleaned, composed_length
from qualcode.formats.document import Block
from qualcode.spans import Span


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


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs put together: the text, a block for each paragraph that is not empty, and characters left out."""

    text: str
    blocks: tuple[Block, ...]
    left_out: int


def flow_of(paragraphs: Iterable[Paragraph]) -> Flow:
    """Return the text of paragraphs: one a line, cells of a row parted by tabs, nothing empty at either end."""
    pieces: list[str] = []
    blocks: list[Block] = []
    pending, position, removed = "", 0, 0
    before: Paragraph | None = None
    for paragraph in paragraphs:
        text, left_out = cleaned(paragraph.text)
        removed += left_out
        pending += _between(before, paragraph)
        before = paragraph
        if not text.strip():
            continue
        if not pieces and paragraph.cell is None:
            pending = ""
        start = position + len(pending)
        pieces += (pending, text)
        position, pending = start + len(text), ""
        blocks.append(_block(paragraph, Span(start, position)))
    return Flow("".join(pieces), tuple(blocks), removed)


def _between(before: Paragraph | None, here: Paragraph) -> str:
    if before is None:
        return ""
    same_row = before.cell and here.cell and before.cell[:2] == here.cell[:2]
    return "\t" if same_row and before.cell != here.cell else "\n"


def _block(paragraph: Paragraph, span: Span) -> Block:
    return Block(
        span,
        composed_length(paragraph.text, paragraph.bold),
        paragraph.cell,
        composed_length(paragraph.text, paragraph.italic),
        paragraph.heading,
        paragraph.level,
        paragraph.number,
    )
