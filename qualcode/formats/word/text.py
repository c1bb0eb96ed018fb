"""Walking a Word document's XML once: all its visible text in reading order, and where its comments stand.

The accepted view of the document: tracked insertions are in, tracked deletions out. What stands beside the flow of the
text (text boxes, notes, headers) is gathered apart, never mixed in and never dropped.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree

from qualcode.formats.characters import composed
from qualcode.formats.document import Block, Highlight
from qualcode.formats.word.styles import PLAIN, VAL, Numbering, Style, Styles, W, is_on, list_of
from qualcode.formats.word.symbols import unicode_of
from qualcode.spans import Span


@dataclass(frozen=True, slots=True)
class WordText:
    """The text of a part with its structure.

    Attributes:
        text: NFC, line feeds only. Cells of a row are joined by tabs.
        blocks: its paragraphs, in order, without the empty ones.
        anchors: for each comment's id where it stands; empty span for a comment at a point.
        highlights: what has a colour behind it, in order.
        beside: pieces of text that stand beside the flow, as ``(kind, text)``.
        counts: how often something happened that a reader must know, by kind.
    """

    text: str
    blocks: tuple[Block, ...]
    anchors: dict[str, Span]
    highlights: tuple[Highlight, ...]
    beside: tuple[tuple[str, str], ...]
    counts: dict[str, int]


def walk(root: etree._Element, styles: Styles | None = None, lists: Numbering | None = None) -> WordText:
    """Return the text of a part: of a whole document, a note, a header or a comment.

    Args:
        root: the part, or an element in it.
        styles: what its styles give to paragraphs and runs, if that matters.
        lists: what its lists write before paragraphs, if that matters.

    Raises:
        RecursionError: if its elements stand inside one another hundreds deep.
    """
    walker = _Walker(styles or Styles(_nothing), lists or Numbering(_nothing))
    walker.into(root)
    return walker.result()


@dataclass(slots=True)
class _Cursor:
    """Where in the tables the walk is."""

    table: int
    row: int = -1
    column: int = -1


@dataclass(slots=True)
class _Open:
    """A paragraph while it is walked: where it begins, in which list, and the number before it."""

    start: int
    list: tuple[str, int] | None = None
    number: str = ""


@dataclass(slots=True)
class _Leading:
    """How much of a paragraph's beginning has one format, bold or italic, and whether more may follow."""

    length: int = 0
    open: bool = True

    def add(self, length: int, *, has: bool) -> None:
        if has:
            self.length += length
        else:
            self.open = False


@dataclass(slots=True)
class _Walker:
    """One pass over the XML. Separators wait one by one in ``pending`` until text follows: none stands at the end."""

    styles: Styles
    lists: Numbering
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    pending: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    beside: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    tables: int = 0
    cells: list[_Cursor] = field(default_factory=list)
    bold: _Leading = field(default_factory=_Leading)
    italic: _Leading = field(default_factory=_Leading)
    style: Style = PLAIN
    font: str = ""
    joins: bool = False
    open: _Open | None = None
    in_instruction: list[bool] = field(default_factory=list)

    def into(self, element: etree._Element) -> None:
        """Walk the children of an element."""
        for child in element:
            _handler(child.tag)(self, child)

    def result(self) -> WordText:
        """Return what was found, with text and offsets normalised."""
        raw = "".join(self.pieces)
        anchors = {key: self._anchor(key) for key in self.starts.keys() | self.ends.keys() | self.points.keys()}
        text, blocks, highlights = raw, self.blocks, self.highlights
        if not unicodedata.is_normalized("NFC", raw):
            text, moved = composed(raw)
            anchors = {key: _moved(span, moved) for key, span in anchors.items()}
            highlights = [replace(found, span=_moved(found.span, moved)) for found in highlights]
            blocks = [_moved_block(block, moved) for block in blocks]
        return WordText(text, tuple(blocks), anchors, tuple(highlights), tuple(self.beside), self.counts)

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
            self.pieces += self.pending
            self.length += len(self.pending)
            self.pending.clear()
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
        outer = self.open
        if outer is not None:  # only damaged documents have a paragraph in another: it ends where the inner one begins
            self._end(outer)
        joined, self.joins = self.joins, False
        if not joined:
            self.bold, self.italic, self.style = _Leading(), _Leading(), PLAIN
        here = self.open = _Open(self.position())
        properties = element[0] if len(element) and element[0].tag == _PPR else None
        if properties is not None:
            here.list = self._paragraph_properties(properties)
            here.number = self._number(here.list) if here.list else ""
        self.into(element)
        self._end(here)
        self.open = outer
        if outer is not None:
            self.bold, self.italic, self.style = _Leading(), _Leading(), PLAIN
            outer.start, outer.number = self.position(), ""

    def _end(self, here: _Open) -> None:
        if self.length > here.start:
            self._block(here.start, here.number, here.list)
        elif here.number:
            self.counts["numbering"] -= 1
        if not self.joins:
            self.pending.append("\n")

    def _paragraph_properties(self, properties: etree._Element) -> tuple[str, int] | None:
        """Take over what a paragraph says of itself; return the list in which it stands, and the level."""
        in_list: tuple[str, int] | None = None
        own_list = False
        for child in properties:
            if child.tag == _PSTYLE:
                self.style = self.styles.of(child.get(VAL, ""))
            elif child.tag == _NUMPR:
                own_list, in_list = True, list_of(child)
            elif child.tag == _RPR:
                self.joins = child.find(_DEL) is not None
        return in_list if own_list else self.style.list

    def _number(self, in_list: tuple[str, int]) -> str:
        number = self.lists.next(*in_list)
        if number:
            self.count("numbering")
        return number

    def _block(self, started: int, number: str, in_list: tuple[str, int] | None) -> None:
        cursor = self.cells[-1] if self.cells else None
        cell = (cursor.table, cursor.row, cursor.column) if cursor else None
        if self.blocks and self.blocks[-1].span.end == started:  # the mark between the two was deleted
            before = self.blocks.pop()
            started, number = before.span.start, before.number
        length = self.length - started
        bold, italic = min(self.bold.length, length), min(self.italic.length, length)
        level = in_list[1] if in_list else None
        self.blocks.append(Block(Span(started, self.length), bold, cell, italic, self.style.heading, level, number))

    def run(self, element: etree._Element) -> None:
        """Walk one run: text in one format."""
        properties = element[0] if len(element) and element[0].tag == _RPR else None
        bold, italic, color = self.style.bold, self.style.italic, ""
        self.font = ""
        if properties is not None:
            bold, italic, color = self._run_properties(properties, bold=bold, italic=italic)
        before = self.position()
        self.into(element)
        added = self.length - before
        if added > 0:
            if self.bold.open:
                self.bold.add(added, has=bold)
            if self.italic.open:
                self.italic.add(added, has=italic)
            if color:
                self._highlight(color, before)

    def _run_properties(self, properties: etree._Element, *, bold: bool, italic: bool) -> tuple[bool, bool, str]:
        color = ""
        for child in properties:
            tag = child.tag
            if tag == _B:
                bold = is_on(child)
            elif tag == _I:
                italic = is_on(child)
            elif tag == _RSTYLE:
                style = self.styles.of(child.get(VAL, ""))
                bold, italic = bold or style.bold, italic or style.italic
            elif tag == _VANISH and is_on(child):
                self.count("hidden text")
            elif tag == _HIGHLIGHT and is_on(child):
                color = child.get(VAL, "")
            elif tag == _SHD and not color:
                fill = child.get(W + "fill", "auto").upper()
                color = fill if _COLOR.fullmatch(fill) and fill != "FFFFFF" else ""
            elif tag == _RFONTS:
                self.font = child.get(W + "ascii", "")
        return bold, italic, color

    def _highlight(self, color: str, start: int) -> None:
        last = self.highlights[-1] if self.highlights else None
        if last and last.color == color and last.span.end == start:
            self.highlights[-1] = Highlight(color, Span(last.span.start, self.length))
        else:
            self.highlights.append(Highlight(color, Span(start, self.length)))

    def text(self, element: etree._Element) -> None:
        """Take a run's text; white space inside it is a space."""
        if self.in_instruction and any(self.in_instruction):
            return
        text = element.text or ""
        if not text.isprintable():
            text = text.translate(_PLAIN)
            if _PRIVATE.search(text):
                text = _PRIVATE.sub(lambda match: self._symbol(ord(match[0]), self.font), text)
        self.put(text)

    def symbol(self, element: etree._Element) -> None:
        """Take a character of a symbol font."""
        char = element.get(W + "char", "")
        code = int(char, 16) if _FOUR_HEX.fullmatch(char) else 0
        self.put(self._symbol(code, element.get(W + "font", "")))

    def _symbol(self, code: int, font: str) -> str:
        found = unicode_of(font, code)
        if found is None:
            self.count("symbols")
        return found or "\ufffd"

    def field_mark(self, element: etree._Element) -> None:
        """Keep track of field instructions, which are not visible."""
        kind = element.get(W + "fldCharType")
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
        if self.pending and self.pending[-1] == "\t":
            self.pending[-1] = "\n"

    def cell(self, element: etree._Element) -> None:
        """Walk a cell; the line feed of its last paragraph becomes a tab."""
        if not self.cells:
            self.into(element)
            return
        self.cells[-1].column += 1
        self.into(element)
        self.joins = False
        if self.pending and self.pending[-1] == "\n":
            self.pending.pop()
        self.pending.append("\t")

    def choice(self, element: etree._Element) -> None:
        """Take the first branch of an alternative; the other says the same for older programs."""
        branch = element.find("{*}Choice")
        if branch is None:
            branch = element.find("{*}Fallback")
        if branch is not None:
            self.into(branch)

    def text_box(self, element: etree._Element) -> None:
        """Set the text of a box apart."""
        inner = _Walker(self.styles, Numbering(_nothing))
        inner.into(element)
        self._apart("text boxes", inner.result())

    def _apart(self, kind: str, inner: WordText) -> None:
        if inner.text.strip():
            self.beside.append((kind, inner.text.strip()))
        self.beside.extend(inner.beside)

    def comment_start(self, element: etree._Element) -> None:
        """Remember where a comment's passage begins."""
        self.starts[element.get(_ID, "")] = self.position()

    def comment_end(self, element: etree._Element) -> None:
        """Remember where a comment's passage ends."""
        self.ends[element.get(_ID, "")] = self.length

    def comment_reference(self, element: etree._Element) -> None:
        """Remember where a comment's mark stands."""
        self.points[element.get(_ID, "")] = self.position()

    def skip(self, element: etree._Element) -> None:
        """Leave out what is not visible."""

    def deleted(self, element: etree._Element) -> None:
        """Leave out a tracked deletion, and count it; fields and comments may begin or end inside it."""
        if next(element.iter("{*}delText", "{*}t"), None) is not None:
            self.count("tracked deletions")
        seen = {"commentRangeStart": self.starts, "commentRangeEnd": self.ends, "commentReference": self.points}
        for mark in element.iter("{*}fldChar", *("{*}" + name for name in seen)):
            kind = _local(mark.tag)
            if mark.get(_ID, "") not in seen.get(kind, ()):  # what was moved keeps its marks in the new place
                _HANDLERS[kind](self, mark)

    def inserted(self, element: etree._Element) -> None:
        """Take a tracked insertion, and count it."""
        self.count("tracked insertions")
        self.into(element)


_PLAIN = {ord(c): " " for c in "\n\r\x0b\x0c\x85\u2028\u2029"} | {0xFEFF: None}
"""Line ends inside a run's text are spaces; a byte order mark that was pasted along is nothing."""


_FOUR_HEX = re.compile("[0-9A-Fa-f]{1,4}")
_COLOR = re.compile("[0-9A-F]{6}")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps the characters of symbol fonts."""
_ID = W + "id"
_PPR, _RPR, _PSTYLE, _RSTYLE, _NUMPR, _DEL = (W + name for name in ("pPr", "rPr", "pStyle", "rStyle", "numPr", "del"))
_B, _I, _VANISH, _HIGHLIGHT, _SHD, _RFONTS = (W + name for name in ("b", "i", "vanish", "highlight", "shd", "rFonts"))


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
    "txBody": _Walker.text_box,
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


@lru_cache(maxsize=1024)
def _handler(tag: str) -> Callable[[_Walker, etree._Element], None]:
    return _HANDLERS.get(_local(tag), _Walker.into)


def _nothing() -> None:
    """Give no part: for text that has no styles or lists of its own."""


def _moved(span: Span, moved: Callable[[int], int]) -> Span:
    return Span(moved(span.start), moved(span.end))


def _moved_block(block: Block, moved: Callable[[int], int]) -> Block:
    start = moved(block.span.start)
    bold, italic = (moved(block.span.start + length) - start for length in (block.bold, block.italic))
    return replace(block, span=Span(start, moved(block.span.end)), bold=bold, italic=italic)
