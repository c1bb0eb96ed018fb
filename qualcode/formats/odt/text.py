"""Walking the XML of an OpenDocument text once: its visible text in reading order, and where its comments stand.

The accepted view: what was inserted is in, what was deleted is out. What stands beside the flow of the text is gathered
apart, never mixed in and never dropped.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from qualcode.formats.document import ANONYMOUS, Comment
from qualcode.formats.odt.styles import PLAIN, Look, Styles, attribute, local
from qualcode.formats.paragraphs import Draft, Paragraph, Place
from qualcode.transcripts import normalised

_BLANK = re.compile(r"[ \t\r\n]+")
_MOST_REPEATED = 64
_LONGEST_BLANK = 1000


@dataclass(slots=True)
class Found:
    """What the walk found.

    Attributes:
        paragraphs: in reading order.
        comments: each with its first and last place, or None where it stands beside the text.
        colors: stretches with a colour behind them.
        beside: pieces of text that stand beside the flow, as ``(kind, text)``.
        counts: how often something happened that a reader must know, by kind.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    comments: list[tuple[Comment, tuple[Place, Place] | None]] = field(default_factory=list)
    colors: list[tuple[str, Place, Place]] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The text of all paragraphs, for pieces beside the flow."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs).strip()


def walk(root: etree._Element, styles: Styles) -> Found:
    """Return the text of a part: of a whole document, a note, a text box or a header."""
    walker = _Walker(styles)
    walker.into(root, PLAIN)
    return walker.result()


@dataclass(slots=True)
class _List:
    """A list that is open: its style, and the number of its last item."""

    style: str
    count: int


class _Walker:
    """One pass over the XML."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.found = Found()
        self.draft = Draft()
        self.after_blank = True
        self.in_paragraph = False
        self.tables = 0
        self.cells: list[list[int]] = []
        self.lists: list[_List] = []
        self.number = ""
        self.counted: dict[int, int] = {}
        self.named: dict[str, int] = {}

    def into(self, element: etree._Element, look: Look) -> None:
        """Walk the text and the children of an element."""
        self.text(element.text, look)
        for child in element:
            self.one(child, look)
            self.text(child.tail, look)

    def one(self, element: etree._Element, look: Look) -> None:
        """Walk an element."""
        handler = _HANDLERS.get(local(element))
        if handler:
            handler(self, element, look)
        elif _prefix(element) == "drawing":
            self.box(element, look)
        elif not local(element).endswith("-source"):  # the pattern of a table of contents
            self.into(element, look)

    def result(self) -> Found:
        """Return what was found."""
        if self.draft.length:
            self._end()
        return self.found

    def place(self) -> Place:
        """Return where the next words will stand."""
        return len(self.found.paragraphs), self.draft.length

    def count(self, kind: str, number: int = 1) -> None:
        """Count something worth a note."""
        if number:
            self.found.counts[kind] = self.found.counts.get(kind, 0) + number

    # ── words ──

    def text(self, words: str | None, look: Look) -> None:
        """Take words as they stand in the XML, where any white space is one space, and none between paragraphs."""
        if not words or not (self.in_paragraph or words.strip()):
            return
        words = _BLANK.sub(" ", words).replace("\u00ad", "")
        if self.after_blank:
            words = words.removeprefix(" ")
        if words:
            self.put(words, look)
            self.after_blank = words.endswith(" ")

    def put(self, words: str, look: Look) -> None:
        """Take words as they are."""
        start = self.place()
        self.draft.put(words, bold=look.bold, italic=look.italic)
        self.after_blank = False
        if look.color:
            last = self.found.colors[-1] if self.found.colors else None
            if last and (last[0], last[2]) == (look.color, start):
                start = self.found.colors.pop()[1]
            self.found.colors.append((look.color, start, self.place()))

    def spaces(self, element: etree._Element, look: Look) -> None:
        """Take spaces, which XML would make one."""
        self.put(" " * min(_whole(attribute(element, "c"), 1), _LONGEST_BLANK), look)
        self.after_blank = False

    def span(self, element: etree._Element, look: Look) -> None:
        """Walk words in a style of their own."""
        inner = self.styles.look("text", attribute(element, "style-name"), look)
        if inner.hidden and not look.hidden:
            self.count("hidden text")
        self.into(element, inner)

    # ── paragraphs, lists and tables ──

    def paragraph(self, element: etree._Element, look: Look) -> None:
        """Walk a paragraph or a heading."""
        self.in_paragraph, self.after_blank = True, True
        inner = self.styles.look("paragraph", attribute(element, "style-name"), look)
        if inner.hidden and not look.hidden:
            self.count("hidden text")
        self.into(element, inner)
        self._end(heading=local(element) == "h" or inner.heading)
        self.in_paragraph = False

    def _end(self, *, heading: bool = False) -> None:
        table, row, column = self.cells[-1] if self.cells else (0, 0, 0)
        self.found.paragraphs.append(
            Paragraph(
                self.draft.text,
                self.draft.bold,
                self.draft.italic,
                heading=heading,
                level=len(self.lists) - 1 if self.lists and not heading else None,
                number=self.number,
                cell=(table, row, column) if self.cells else None,
            )
        )
        self.draft, self.number = Draft(), ""

    def list(self, element: etree._Element, look: Look) -> None:
        """Walk a list; one in another has its style, unless it has its own."""
        level = len(self.lists)
        style = attribute(element, "style-name") or (self.lists[-1].style if self.lists else "")
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        self.lists.append(_List(style, self.counted.get(level, 0) if goes_on else 0))
        self.into(element, look)
        self.counted[level] = self.lists.pop().count

    def item(self, element: etree._Element, look: Look) -> None:
        """Walk an item of a list; its first paragraph has the number."""
        if self.lists:
            here = self.lists[-1]
            here.count = _whole(attribute(element, "start-value"), here.count + 1)
            self.number = self.styles.number(here.style, len(self.lists) - 1, here.count)
        self.into(element, look)
        self.number = ""

    def table(self, element: etree._Element, look: Look) -> None:
        """Walk a table row by row."""
        self.cells.append([self.tables, -1, -1])
        self.tables += 1
        lists, self.lists = self.lists, []
        self.into(element, look)
        self.lists = lists
        self.cells.pop()

    def row(self, element: etree._Element, look: Look) -> None:
        """Walk a row; cells that another one covers sideways are not there."""
        if not self.cells:
            self.into(element, look)
            return
        self.cells[-1][1] += 1
        self.cells[-1][2] = -1
        covered = 0
        for cell in element.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            if local(cell) == "covered-table-cell" and covered:
                covered -= 1
                continue
            covered = _whole(attribute(cell, "number-columns-spanned"), 1) - 1
            for _ in range(min(_whole(attribute(cell, "number-columns-repeated"), 1), _MOST_REPEATED)):
                self.cells[-1][2] += 1
                before = len(self.found.paragraphs)
                self.into(cell, look)
                if len(self.found.paragraphs) == before:
                    self._end()

    # ── beside the flow ──

    def apart(self, kind: str, element: etree._Element) -> None:
        """Set apart what an element says."""
        inner = walk(element, self.styles)
        if inner.words:
            self.found.beside.append((kind, inner.words))
        self.found.beside += inner.beside
        self.found.comments += [(comment, None) for comment, _ in inner.comments]
        for counted, number in inner.counts.items():
            self.count(counted, number)

    def box(self, element: etree._Element, look: Look) -> None:
        """Set a drawing's words apart."""
        self.apart("text boxes", element)

    def image(self, element: etree._Element, look: Look) -> None:
        """Count a picture, unless it shows an object, which is counted itself."""
        if all(local(beside) not in _OBJECTS for beside in element.itersiblings(preceding=True)):
            self.count("pictures")

    def object(self, element: etree._Element, look: Look) -> None:
        """Count an object of another program, such as a formula, which stands in a part of its own."""
        self.count("embedded objects")

    def note(self, element: etree._Element, look: Look) -> None:
        """Set a note apart; its number is no text."""
        kind = "endnotes" if attribute(element, "note-class") == "endnote" else "footnotes"
        for body in element.iterchildren("{*}note-body"):
            self.apart(kind, body)

    def annotation(self, element: etree._Element, look: Look) -> None:
        """Take a comment; it stands at a point until its end is met."""
        said = {local(child): normalised(child.text or "") for child in element}
        inner = _Walker(self.styles)
        for child in element:
            if local(child) in _SAID:
                inner.one(child, PLAIN)
        key = attribute(element, "name") or str(len(self.found.comments))
        comment = Comment(
            id=key,
            author=" ".join(said.get("creator", "").split()) or ANONYMOUS,
            text=normalised(inner.result().words),
            span=None,
            time=_time(said.get("date", "")),
            reply_to=attribute(element, "parent-name") or None,
            resolved=attribute(element, "resolved") == "true",
        )
        self.named[key] = len(self.found.comments)
        self.found.comments.append((comment, (self.place(), self.place())))

    def annotation_end(self, element: etree._Element, look: Look) -> None:
        """End the passage of a comment."""
        number = self.named.get(attribute(element, "name"))
        if number is not None:
            comment, place = self.found.comments[number]
            if place:
                self.found.comments[number] = comment, (place[0], self.place())

    def changes(self, element: etree._Element, look: Look) -> None:
        """Count tracked changes: deleted words stand here, inserted ones in the text."""
        self.count("tracked insertions", sum(1 for _ in element.iter("{*}insertion")))
        self.count("tracked deletions", sum(1 for _ in element.iter("{*}deletion")))

    def section(self, element: etree._Element, look: Look) -> None:
        """Walk a section, which may be hidden."""
        if attribute(element, "display") == "none":
            self.count("hidden text")
        self.into(element, look)

    def skip(self, element: etree._Element, look: Look) -> None:
        """Leave out what is not visible."""


_Handler = Callable[[_Walker, etree._Element, Look], None]


def _putting(words: str) -> _Handler:
    def handle(walker: _Walker, element: etree._Element, look: Look) -> None:
        walker.put(words, look)
        walker.after_blank = words == "\n"

    return handle


_HANDLERS: dict[str, _Handler] = {
    "p": _Walker.paragraph,
    "h": _Walker.paragraph,
    "span": _Walker.span,
    "s": _Walker.spaces,
    "tab": _putting("\t"),
    "line-break": _putting("\n"),
    "list": _Walker.list,
    "list-item": _Walker.item,
    "table": _Walker.table,
    "table-row": _Walker.row,
    "image": _Walker.image,
    "object": _Walker.object,
    "object-ole": _Walker.object,
    "note": _Walker.note,
    "annotation": _Walker.annotation,
    "annotation-end": _Walker.annotation_end,
    "tracked-changes": _Walker.changes,
    "section": _Walker.section,
    **dict.fromkeys(("ruby-text", "forms", "sequence-decls", "variable-decls", "title", "desc"), _Walker.skip),
}
_OBJECTS = frozenset(("object", "object-ole"))
_SAID = frozenset(("p", "h", "list"))
"""What a comment says; its writer and date stand beside that."""


def _prefix(element: etree._Element) -> str:
    """Return the last word of an element's namespace: ``drawing``, ``text``."""
    return str(element.tag).partition("}")[0].rpartition("xmlns:")[2].partition(":")[0]


def _whole(words: str, otherwise: int) -> int:
    return int(words) if words.isdecimal() and len(words) < 7 else otherwise


def _time(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words).replace(tzinfo=None) if words else None
    except ValueError:
        return None
