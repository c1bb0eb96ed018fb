"""A document: what a file holds, whatever its kind, before anyone said who speaks in it."""

from dataclasses import dataclass
from datetime import datetime

from qualcode.spans import Span
from qualcode.transcripts import Note

ANONYMOUS = "Author"
"""The name that Word writes for everybody in documents saved without personal information."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the text.

    Attributes:
        span: where it stands in the text.
        bold: how many code points at its start are bold.
        cell: ``(table, row, column)``, each from 0, or None outside a table; the innermost table counts.
        italic: how many code points at its start are italic.
        heading: whether its style is a title or a heading.
        level: its level in a list, from 0, or None outside a list.
        number: the number or mark that the program writes before it, which is not in the text: ``3.``; may be empty.
    """

    span: Span
    bold: int = 0
    cell: tuple[int, int, int] | None = None
    italic: int = 0
    heading: bool = False
    level: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that the file itself tells apart from speech, as captions do: who speaks from here on, and when.

    Attributes:
        name: the speaker.
        start: where the label begins in the text.
        speech: where the speech begins.
        time: the time mark, or None.
    """

    name: str
    start: int
    speech: int
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin of a document.

    Attributes:
        id: as in the document.
        author: its writer's name in NFC with single blanks, ``Author`` where Word removed it.
        text: what it says.
        span: the passage it stands on; empty for a comment at a point, None where it stands outside the text, in a text
            box or a note.
        time: when it was written, if the document says so.
        reply_to: the id of the comment it answers, or None.
        resolved: whether it was marked as done.
        exact: whether qualcode wrote it, so that it covers a coding's words and nothing else.
    """

    id: str
    author: str
    text: str
    span: Span | None
    time: datetime | None = None
    reply_to: str | None = None
    resolved: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage with a colour behind it: Word's name for it (``yellow``) or six hexadecimal digits (``FFE599``)."""

    color: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds.

    Attributes:
        name: the file's name, without its folder.
        text: NFC, line feeds only. Cells of a table's row are joined by tabs.
        blocks: its paragraphs, in order, without the empty ones.
        title: as the document gives it; may be empty.
        labels: who speaks where, if the file itself says so; then no label is looked for in the text.
        comments: in the order of the passages they stand on.
        highlights: in reading order.
        beside: pieces of text that stand beside the flow, as ``(kind, text)``: text boxes, notes, headers.
        notes: what was changed, guessed or could not be carried.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    labels: tuple[Label, ...] = ()
    comments: tuple[Comment, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
