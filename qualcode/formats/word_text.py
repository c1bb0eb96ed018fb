"""Walking a Word document's XML once: all its visible text in reading order, and where its comments stand.

The accepted view of the document: tracked insertions are in, tracked deletions out. What stands beside the flow of the
text (text boxes, notes, headers) is gathered apart, never mixed in and never dropped.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from qualcode.formats.document import Block
from qualcode.spans import Span


@dataclass(frozen=True, slots=True)
class WordText:
    """The text of a part with its structure.

    Attributes:
        text: NFC, line feeds only. Cells of a row are joined by tabs.
        blocks: its paragraphs, in order, without the empty ones.
        anchors: for each comment's id where it stands; empty span for a comment at a point.
        beside: pieces of text that stand beside the flow, as ``(kind, text)``.
        counts: how often something happened that a reader must know, by kind.
    """

    text: str
    blocks: tuple[Block, ...]
    anchors: dict[str, Span]
    beside: tuple[tuple[str, str], ...]
    counts: dict[str, int]


def walk(root: etree._Element) -> WordText:
    """Return the text of a part: of a whole document, a note, a header or a comment."""
    walker = _Walker()
    walker.into(root)
    return walker.result()


@dataclass(slots=True)
class _Cursor:
    """Where in the tables the walk is."""

    table: int
    row: int = -1
    column: int = -1


@dataclass(slots=True)
class _Walker:
    """One pass over the XML. Separators wait in ``pending`` until text follows, so that none stands at the end."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    pending: str = ""
    blocks: list[Block] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    beside: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    tables: int = 0
    cells: list[_Cursor] = field(default_factory=list)
    bold: int = 0
    bold_open: bool = True
    joins: bool = False
    in_instruction: list[bool] = field(default_factory=list)

    def into(self, element: etree._Element) -> None:
        """Walk the children of an element."""
        for child in element:
            handler = _HANDLERS.get(_local(child.tag))
            if handler is None:
                self.into(child)
            else:
                handler(self, child)

    def result(self) -> WordText:
        """Return what was found, with text and offsets normalised."""
        raw = "".join(self.pieces)
        anchors = {key: self._anchor(key) for key in self.starts.keys() | self.ends.keys() | self.points.keys()}
        text, blocks = raw, self.blocks
        if not unicodedata.is_normalized("NFC", raw):
            text, moved = _normalised_with_offsets(raw)
            anchors = {key: Span(moved(span.start), moved(span.end)) for key, span in anchors.items()}
            blocks = [
                Block(
                    Span(moved(b.span.start), moved(b.span.end)),
                    moved(b.span.start + b.bold) - moved(b.span.start),
                    b.cell,
                )
                for b in blocks
            ]
        return WordText(text, tuple(blocks), anchors, tuple(self.beside), self.counts)

    def _anchor(self, key: str) -> Span:
        point = self.points.get(key, self.ends.get(key, self.starts.get(key, 0)))
        end = min(self.ends.get(key, point), self.length)
        start = min(self.starts.get(key, point), self.length)
        return Span(start, end) if start <= end else Span(end, end)

    def put(self, text: str) -> None:
        """Append visible text."""
        if not text:
            return
        if self.pending:
            self.pieces.append(self.pending)
            self.length += len(self.pending)
            self.pending = ""
        self.pieces.append(text)
        self.length += len(text)

    def position(self) -> int:
        """Return where the next text will stand."""
        return self.length + len(self.pending)

    def count(self, kind: str) -> None:
        """Count something worth a note."""
        self.counts[kind] = self.counts.get(kind, 0) + 1

    # ── the parts of a document, by element name ──

    def paragraph(self, element: etree._Element) -> None:
        """Walk one paragraph; its mark becomes a line feed, unless the mark was deleted."""
        if not self.joins:
            self.bold, self.bold_open = 0, True
        started = self.position()
        properties = _child(element, "pPr")
        if properties is not None and _child(properties, "numPr") is not None:
            self.count("numbering")
        self.into(element)
        if self.length > started:
            self._block(started)
        mark = _child(properties, "rPr") if properties is not None else None
        self.joins = mark is not None and _child(mark, "del") is not None
        if not self.joins:
            self.pending += "\n"

    def _block(self, started: int) -> None:
        cursor = self.cells[-1] if self.cells else None
        cell = (cursor.table, cursor.row, cursor.column) if cursor else None
        if self.blocks and self.blocks[-1].span.end == started:  # the mark between the two was deleted
            started = self.blocks.pop().span.start
        self.blocks.append(Block(Span(started, self.length), min(self.bold, self.length - started), cell))

    def run(self, element: etree._Element) -> None:
        """Walk one run: text in one format."""
        properties = _child(element, "rPr")
        bold = properties is not None and _is_on(_child(properties, "b"))
        if properties is not None and _is_on(_child(properties, "vanish")):
            self.count("hidden text")
        before = self.position()
        self.into(element)
        added = self.length - before
        if added > 0 and self.bold_open:
            if bold:
                self.bold += added
            else:
                self.bold_open = False

    def text(self, element: etree._Element) -> None:
        """Take a run's text; white space inside it is a space."""
        if any(self.in_instruction):
            return
        text = element.text or ""
        self.put(text if text.isprintable() else text.translate(_PLAIN))

    def symbol(self, element: etree._Element) -> None:
        """Take a character of a symbol font; those of fonts without Unicode cannot be told."""
        char = _attribute(element, "char")
        code = int(char, 16) if _FOUR_HEX.fullmatch(char) else 0
        if code < 0x20 or 0xD800 <= code <= 0xDFFF or 0xF000 <= code <= 0xF0FF:
            self.count("symbols")
            code = 0xFFFD
        self.put(chr(code))

    def field_mark(self, element: etree._Element) -> None:
        """Keep track of field instructions, which are not visible."""
        kind = _attribute(element, "fldCharType")
        if kind == "begin":
            self.in_instruction.append(True)
        elif kind == "separate" and self.in_instruction:
            self.in_instruction[-1] = False
        elif kind == "end" and self.in_instruction:
            self.in_instruction.pop()

    def table(self, element: etree._Element) -> None:
        """Walk a table row by row; each cell is walked once."""
        self.cells.append(_Cursor(self.tables))
        self.tables += 1
        self.into(element)
        self.cells.pop()

    def row(self, element: etree._Element) -> None:
        """Walk a row; its cells are parted by tabs."""
        if not self.cells:  # a row outside a table: the document is damaged, its words are kept
            self.into(element)
            return
        self.cells[-1].row += 1
        self.cells[-1].column = -1
        self.into(element)
        self.pending = self.pending.removesuffix("\t") + "\n" if self.pending.endswith("\t") else self.pending

    def cell(self, element: etree._Element) -> None:
        """Walk a cell; the line feed of its last paragraph becomes a tab."""
        if not self.cells:
            self.into(element)
            return
        self.cells[-1].column += 1
        self.into(element)
        self.joins = False
        self.pending = self.pending.removesuffix("\n") + "\t"

    def choice(self, element: etree._Element) -> None:
        """Take the first branch of an alternative; the other says the same for older programs."""
        branch = _child(element, "Choice")
        if branch is None:
            branch = _child(element, "Fallback")
        if branch is not None:
            self.into(branch)

    def text_box(self, element: etree._Element) -> None:
        """Set the text of a box apart."""
        self._apart("text boxes", walk(element))

    def _apart(self, kind: str, inner: WordText) -> None:
        if inner.text.strip():
            self.beside.append((kind, inner.text.strip()))
        self.beside.extend(inner.beside)

    def comment_start(self, element: etree._Element) -> None:
        """Remember where a comment's passage begins."""
        self.starts[_attribute(element, "id")] = self.position()

    def comment_end(self, element: etree._Element) -> None:
        """Remember where a comment's passage ends."""
        self.ends[_attribute(element, "id")] = self.length

    def comment_reference(self, element: etree._Element) -> None:
        """Remember where a comment's mark stands."""
        self.points[_attribute(element, "id")] = self.position()

    def skip(self, element: etree._Element) -> None:
        """Leave out what is not visible."""

    def deleted(self, element: etree._Element) -> None:
        """Leave out a tracked deletion, and count it; fields and comments may begin or end inside it."""
        if next(element.iter("{*}delText", "{*}t"), None) is not None:
            self.count("tracked deletions")
        seen = {"commentRangeStart": self.starts, "commentRangeEnd": self.ends, "commentReference": self.points}
        for mark in element.iter("{*}fldChar", *("{*}" + name for name in seen)):
            kind = _local(mark.tag)
            if _attribute(mark, "id") not in seen.get(kind, ()):  # what was moved keeps its marks in the new place
                _HANDLERS[kind](self, mark)

    def inserted(self, element: etree._Element) -> None:
        """Take a tracked insertion, and count it."""
        self.count("tracked insertions")
        self.into(element)


_PLAIN = {ord(c): " " for c in "\n\r\x0b\x0c\x85\u2028\u2029"} | {0xFEFF: None}
"""Line ends inside a run's text are spaces; a byte order mark that was pasted along is nothing."""


_FOUR_HEX = re.compile("[0-9A-Fa-f]{1,4}")


def _putting(text: str) -> Callable[[_Walker, etree._Element], None]:
    def handle(walker: _Walker, element: etree._Element) -> None:
        walker.put(text)

    return handle


_HANDLERS: dict[str, Callable[[_Walker, etree._Element], None]] = {
    "p": _Walker.paragraph,
    "r": _Walker.run,
    "t": _Walker.text,
    "tab": _putting("\t"),
    "ptab": _putting("\t"),
    "br": _putting("\n"),
    "cr": _putting("\n"),
    "noBreakHyphen": _putting("\u2011"),
    "sym": _Walker.symbol,
    "fldChar": _Walker.field_mark,
    "tbl": _Walker.table,
    "tr": _Walker.row,
    "tc": _Walker.cell,
    "AlternateContent": _Walker.choice,
    "txbxContent": _Walker.text_box,
    "commentRangeStart": _Walker.comment_start,
    "commentRangeEnd": _Walker.comment_end,
    "commentReference": _Walker.comment_reference,
    "ins": _Walker.inserted,
    "moveTo": _Walker.inserted,
    "del": _Walker.deleted,
    "moveFrom": _Walker.deleted,
    **dict.fromkeys(
        (
            "pPr",
            "rPr",
            "sectPr",
            "tblPr",
            "tblGrid",
            "trPr",
            "tcPr",
            "sdtPr",
            "instrText",
            "delText",
            "rt",
            "softHyphen",
        ),
        _Walker.skip,
    ),
}


def _local(tag: object) -> str:
    """Return an element's name; ``m:t`` is text as ``w:t`` is, ``m:r`` a run."""
    return str(tag).rpartition("}")[2]


def _child(element: etree._Element, name: str) -> etree._Element | None:
    for child in element:
        if _local(child.tag) == name:
            return child
    return None


def _attribute(element: etree._Element, name: str) -> str:
    for key, value in element.attrib.items():
        if _local(key) == name:
            return str(value)
    return ""


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and _attribute(toggle, "val") not in ("0", "false", "off")


def _normalised_with_offsets(raw: str) -> tuple[str, Callable[[int], int]]:
    """Return the NFC of ``raw`` and where an offset into ``raw`` comes to stand in it.

    Done line by line: a line feed never combines with what stands around it.
    """
    lines = raw.split("\n")
    composed = [unicodedata.normalize("NFC", line) for line in lines]
    old_starts, new_starts = list(_starts(lines)), list(_starts(composed))

    def moved(offset: int) -> int:
        line = bisect_right(old_starts, offset) - 1
        inside = lines[line][: offset - old_starts[line]]
        return new_starts[line] + min(len(unicodedata.normalize("NFC", inside)), len(composed[line]))

    return "\n".join(composed), moved


def _starts(lines: list[str]) -> Iterator[int]:
    position = 0
    for line in lines:
        yield position
        position += len(line) + 1
