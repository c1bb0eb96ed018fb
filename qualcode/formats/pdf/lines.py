"""From the lines of printed pages to paragraphs: what a page needs (margins, running heads, hyphens) is taken back.

Lengths are in points, as in the file; y grows upwards.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from qualcode.formats.paragraphs import Draft, Paragraph

_LABEL = re.compile(r"([^\W\d_][^:\n\t]{0,39}?)\s?:(?:\s|$)")
_TIME = re.compile(r"[\[(#]?\d{1,2}:\d{2}(?::\d{2})?\b")
_PAGE_NUMBER = re.compile(r"\W*(?:pagina|page|blz\.?|p\.)?\W*\d{1,4}(?:\s*(?:/|van|of|-)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"([^\W\d_]+)([-\u00ad])$")
_TAB = 1.6
"""A gap of so many times the size of the letters is a tab."""
_EDGE = 2
"""So many lines at the top and the bottom of a page may be running heads."""
_SENTENCE_ENDS = tuple(".?!…:;)]”\"’'")
_PARTICLES = frozenset("van de der den het ten ter von la".split())
_SHORT = 30
"""A bold label has so many characters at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line without a wide gap.

    Attributes:
        text: the words.
        left: where they begin.
        right: where they end.
        bold: how many characters at their start are bold.
        word: how wide the first word is.
    """

    text: str
    left: float
    right: float
    bold: int = 0
    word: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its pieces from left to right, its base line, and the size of its letters."""

    page: int
    pieces: tuple[Piece, ...]
    y: float
    size: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def body(self) -> float:
        """Where its last piece begins, under which the next line may begin."""
        return self.pieces[-1].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @property
    def text(self) -> str:
        """Its words, with a tab for each wide gap."""
        text = self.pieces[0].text
        for before, piece in pairwise(self.pieces):
            text += ("\t" if piece.left - before.right > _TAB * self.size else " ") + piece.text
        return text


@dataclass(frozen=True, slots=True)
class Laid:
    """What the lines of a file became.

    Attributes:
        paragraphs: in reading order.
        beside: running heads, as ``(kind, text)``.
        mended: how many words that a line end had broken are whole again.
        doubtful: how many words keep a hyphen that may be one of a line end.
    """

    paragraphs: tuple[Paragraph, ...]
    beside: tuple[tuple[str, str], ...]
    mended: int
    doubtful: int


def laid_out(lines: Sequence[Line]) -> Laid:
    """Return the paragraphs of the lines of a file, which stand in the order of the file."""
    running = _running(lines)
    flowing = [line for line in lines if id(line) not in running]
    layout = _Layout.of(flowing)
    drafts = list(_drafts(flowing, layout))
    words = Counter(word.casefold() for line in flowing for word in _WORD.findall(line.text))
    joiner = _Joiner(words)
    body = Counter[float]()
    for line in flowing:
        body[round(line.size)] += len(line.text)
    size = body.most_common(1)[0][0] if body else 0
    paragraphs = tuple(
        joiner.joined(pieces, heading=bool(pieces) and draft.lines[0].size > 1.15 * size, cell=cell)
        for draft in drafts
        for pieces, cell in draft.parts()
    )
    return Laid(_numbered(paragraphs), tuple(running.values()), joiner.mended, joiner.doubtful)


# ── running heads ──


def _running(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Return the lines that are page numbers or come back at the edge of pages, by identity, with kind and text."""
    pages = [sorted(page, key=lambda line: -line.y) for _, page in groupby(lines, key=lambda line: line.page)]
    edges: list[tuple[str, int, Line]] = []
    for page in pages:
        depth = min(_EDGE, len(page) // 2)
        edges += [("header", place, line) for place, line in enumerate(page[:depth])]
        edges += [("footer", place, line) for place, line in enumerate(reversed(page[len(page) - depth :]))]
    times = Counter(_pattern(kind, line) for kind, _, line in edges)
    found = {}
    for kind, place, line in edges:
        comes_back = times[_pattern(kind, line)] >= max(2, len(pages) / 2) and not line.text.endswith(":")
        if comes_back or (place == 0 and _PAGE_NUMBER.fullmatch(line.text)):
            found[id(line)] = (kind, line.text)
    return found


def _pattern(kind: str, line: Line) -> tuple[str, str, int]:
    return kind, _DIGITS.sub("#", line.text), round(line.y / 4)


# ── paragraphs ──


@dataclass(frozen=True, slots=True)
class _Layout:
    """What holds for all pages: how far lines stand apart, where they may end, which labels and columns come back."""

    pitch: float
    margins: dict[int, float]
    labels: frozenset[str]
    columns: frozenset[int]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Layout":
        """Measure the lines."""
        steps = [
            above.y - line.y
            for above, line in pairwise(lines)
            if above.page == line.page and 0 < above.y - line.y < 3 * line.size
        ]
        margins: dict[int, float] = {}
        for line in lines:
            margins[_slot(line.body)] = max(margins.get(_slot(line.body), 0), line.right)
        labels = Counter(label for line in lines if (label := _label(line)))
        columns = Counter(_slot(piece.left) for line in lines for piece in line.pieces[1:])
        return cls(
            median(steps) if steps else 0,
            margins,
            frozenset(label for label, count in labels.items() if count >= 2),
            frozenset(column for column, count in columns.items() if count >= max(3, len(lines) / 20)),
        )

    def is_row(self, line: Line) -> bool:
        """Say whether a line begins a row of a table: its later pieces stand in columns that come back."""
        return len(line.pieces) > 1 and all(_slot(piece.left) in self.columns for piece in line.pieces[1:])

    def is_full(self, above: Line, line: Line) -> bool:
        """Say whether a line ends because it is full: the first word of the next would not have fitted on it.

        A line that ends in the middle of a sentence is full unless much of it is empty.
        """
        margin = max(self.margins.get(_slot(above.body) + near, 0) for near in (-1, 0, 1))
        room = margin - above.right - line.pieces[0].word - 0.6 * line.size
        ends = above.text.endswith(_SENTENCE_ENDS)
        return room <= (0 if ends else 0.2 * (margin - above.body))


def _slot(x: float) -> int:
    return round(x / 5)


def _label(line: Line) -> str:
    """Return what may be the label of a speaker at the beginning of a line."""
    first = line.pieces[0]
    match = _LABEL.match(line.text)
    if match and _is_name(match[1].split()):
        return match[1]
    if len(line.pieces) > 1 or 0 < first.bold < len(first.text):
        label = first.text[: first.bold].strip() if len(line.pieces) == 1 else first.text
        return label if len(label) <= _SHORT and label[:1].isupper() else ""
    return ""


def _is_name(words: Sequence[str]) -> bool:
    named = all(not word[0].islower() or word in _PARTICLES for word in words)
    return named and len(words) <= 4 and words[0][0].isupper()


@dataclass(slots=True)
class _Draft:
    """The lines of a paragraph or of a row."""

    lines: list[Line]
    row: bool = False
    rest: float | None = None

    def parts(self) -> Iterator[tuple[list[Piece], tuple[int, int, int] | None]]:
        """Yield the pieces of the paragraph, or of each cell of the row."""
        first, *others = self.lines
        later = [Piece(line.text, line.left, line.right, line.pieces[0].bold) for line in others]
        if not self.row:
            yield [Piece(first.text, first.left, first.right, first.pieces[0].bold), *later], None
            return
        *cells, last = first.pieces
        for column, cell in enumerate(cells):
            yield [cell], (0, 0, column)
        yield [last, *later], (0, 0, len(cells))


def _drafts(lines: Iterable[Line], layout: _Layout) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for line in lines:
        if draft and _goes_on(draft, line, layout):
            if draft.rest is None or _is_elsewhere(draft.lines[-1], line):
                draft.rest = line.left
            draft.lines.append(line)
            continue
        if draft:
            yield draft
        draft = _Draft([line], row=layout.is_row(line))
    if draft:
        yield draft


def _is_elsewhere(above: Line, line: Line) -> bool:
    """Say whether a line stands on the next page or in the next column."""
    return line.page != above.page or line.y > above.y


def _begins(line: Line, above: Line, layout: _Layout) -> bool:
    """Say whether a line begins a paragraph by what it is: a label, a time, a row, or letters of another size."""
    label = _label(line)
    labelled = label in layout.labels or (bool(label) and above.text.endswith(_SENTENCE_ENDS))
    sized = abs(line.size - above.size) > 0.1 * above.size
    return labelled or sized or layout.is_row(line) or bool(_TIME.match(line.text))


def _goes_on(draft: _Draft, line: Line, layout: _Layout) -> bool:
    """Say whether a line belongs to the paragraph above it."""
    above = draft.lines[-1]
    if _begins(line, above, layout):
        return False
    full = layout.is_full(above, line)
    if _is_elsewhere(above, line):
        return full or not above.text.endswith(_SENTENCE_ENDS)
    if not full or above.y - line.y > 1.3 * layout.pitch:
        return False
    slack = 0.5 * line.size
    if draft.rest is not None:
        return abs(line.left - draft.rest) <= slack
    return abs(line.left - above.body) <= slack or len(above.pieces) == 1


# ── words ──


@dataclass(slots=True)
class _Joiner:
    """Makes one text of lines, with the words that line ends broke."""

    words: Counter[str]
    mended: int = 0
    doubtful: int = 0

    def joined(self, pieces: Sequence[Piece], *, heading: bool, cell: tuple[int, int, int] | None) -> Paragraph:
        """Return the paragraph that these pieces make."""
        draft = Draft()
        for place, piece in enumerate(pieces):
            following = pieces[place + 1].text if place + 1 < len(pieces) else ""
            text, between = self._end(piece.text, following)
            bold = min(piece.bold, len(text))
            draft.put(text[:bold], bold=True)
            draft.put(text[bold:])
            if following:
                draft.put(between, bold=piece.bold == len(piece.text) and pieces[place + 1].bold > 0)
        return Paragraph(draft.text, draft.bold, heading=heading, cell=cell)

    def _end(self, text: str, following: str) -> tuple[str, str]:
        """Return a line's words as they go on in the next line, and what stands between the two."""
        broken, begin = _BROKEN.search(text), _WORD.match(following)
        if not broken or not begin:
            return text, " "
        whole = (broken[1] + begin[0]).casefold()
        if broken[2] == "\u00ad" or (begin[0][0].islower() and self.words[whole]):
            self.mended += 1
            return text[:-1], ""
        if begin[0] in ("en", "of") and begin[0] == following.split()[0]:  # zorg- en welzijn
            return text, " "
        self.doubtful += begin[0][0].islower()
        return text, ""


def _numbered(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Give rows their numbers: rows that follow each other are one table."""
    found: list[Paragraph] = []
    table, row, inside = -1, 0, False
    for paragraph in paragraphs:
        if paragraph.cell is None:
            inside = False
            found.append(paragraph)
            continue
        column = paragraph.cell[2]
        if not inside:
            table, row, inside = table + 1, 0, True
        elif column == 0:
            row += 1
        found.append(Paragraph(paragraph.text, paragraph.bold, heading=paragraph.heading, cell=(table, row, column)))
    return tuple(found)
