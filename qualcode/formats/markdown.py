"""Reading Markdown: its words without its marks.

A word that the marks would hide (a table's cell too many, quotes nested without end) is worth more than the marks: such
a file is read as plain text, and that is said.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.formats.characters import decoded
from qualcode.formats.document import Document
from qualcode.formats.paragraphs import Draft, Paragraph, flow_of, flow_of_lines
from qualcode.transcripts import Note

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS = (
    "a abbr b big blockquote br center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li "
    "mark ol p pre s small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul"
)
_TAG = re.compile(rf"</?(?:{'|'.join(_TAGS.split())})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]*>", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_LARGEST, _LONGEST, _MOST_BRACKETS = 5_000_000, 100_000, 10_000
"""Characters of a file and of a paragraph, and brackets, beyond which looking for marks could take minutes."""
_DEEPEST = 60


def read_markdown(content: bytes, name: str) -> Document:
    """Return what a .md holds: paragraphs, headings, lists and tables; line ends in a paragraph stay.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it is no text.
    """
    text, notes = decoded(content, name)
    if _bounded(text):
        reading = _Reading()
        reading.blocks(_tokens(text))
        flow = flow_of(reading.paragraphs)
        if not _lost(text, [flow.text, *(words for _, words in reading.beside)]):
            counts = (Note(kind, {"n": number}) for kind, number in reading.counts.items())
            beside = tuple(reading.beside)
            return Document(name, flow.text, flow.blocks, beside=beside, notes=(*notes, *counts, *flow.notes))
    flow = flow_of_lines(text)
    return Document(name, flow.text, flow.blocks, notes=(*notes, Note("marks as text")))


def _bounded(text: str) -> bool:
    longest = max(len(part) for part in text.split("\n\n"))
    return len(text) <= _LARGEST and longest <= _LONGEST and text.count("[") <= _MOST_BRACKETS


def _tokens(text: str) -> "list[Token]":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.disable("reference")  # a line "[Anna]: ja" is speech
    return parser.parse(text)


def _address(token: "Token") -> str:
    """Return where a link or picture points, with its title."""
    return " ".join(str(token.attrs[key]) for key in ("href", "src", "title") if key in token.attrs)


def _lost(source: str, read: Iterable[str]) -> bool:
    """Say whether a word of the source is not in what was read; tags and the names of entities are no words."""
    words = Counter(_LETTERS.findall(_TAG.sub(" ", html.unescape(source))))
    return bool(words - Counter(word for text in read for word in _LETTERS.findall(text)))


@dataclass(slots=True)
class _Reading:
    """One pass over the tokens of a file."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    level: int = -1
    number: str = ""
    heading: bool = False
    table: int = -1
    row: int = -1
    column: int = -1

    def blocks(self, tokens: "Iterable[Token]") -> None:
        """Take what stands between the opening and the closing marks."""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                inline = self._inline(token.children or [])
                self._put(inline.text, inline)
            elif kind in ("fence", "code_block"):
                self._put("\n".join(part for part in (token.info.strip(), token.content.rstrip("\n")) if part))
            elif kind == "html_block":
                self._put(self._visible(token.content).strip("\n"))
            else:
                self._moves(token)

    def _moves(self, token: "Token") -> None:
        """Follow the marks that say where a paragraph stands."""
        kind = token.type
        if kind.endswith("_list_open"):
            self.level += 1
        elif kind.endswith("_list_close"):
            self.level -= 1
        elif kind == "list_item_open":
            self.number = f"{token.info}{token.markup}" if token.info else ""
        elif kind.startswith("heading"):
            self.heading = kind == "heading_open"
        elif kind == "table_open":
            self.table, self.row = self.table + 1, -1
        elif kind == "table_close":
            self.row = -1
        elif kind == "tr_open":
            self.row, self.column = self.row + 1, -1
        elif kind in ("th_open", "td_open"):
            self.column += 1

    def _put(self, text: str, inline: Draft | None = None) -> None:
        inline = inline or Draft()
        if not text and self.row < 0:
            return
        self.paragraphs.append(
            Paragraph(
                text,
                bold=inline.bold,
                italic=inline.italic,
                heading=self.heading,
                level=self.level if self.level >= 0 else None,
                number=self.number,
                cell=(self.table, self.row, self.column) if self.row >= 0 else None,
            )
        )
        self.number = ""

    def _inline(self, tokens: "Iterable[Token]") -> Draft:
        found = Draft()
        open_now = {"strong": 0, "em": 0}
        address = ""
        for token in tokens:
            if token.nesting and token.tag in open_now:
                open_now[token.tag] += token.nesting
            found.put(self._words(token), bold=open_now["strong"] > 0, italic=open_now["em"] > 0)
            if token.type == "link_open":
                address = _address(token)
            elif token.type == "link_close" and address.removeprefix("mailto:") not in found.text:
                self.beside.append(("link addresses", address))
        return found

    def _words(self, token: "Token") -> str:
        if token.type in ("softbreak", "hardbreak"):
            return "\n"
        if token.type == "image":
            self.counts["pictures"] = self.counts.get("pictures", 0) + 1
            self.beside.append(("link addresses", _address(token)))
            return "".join(map(self._words, token.children or ()))
        if token.type == "html_inline":
            return self._visible(token.content)
        return token.content if not token.nesting else ""

    def _visible(self, source: str) -> str:
        """Return HTML without its tags; a remark in it is set apart, and a tag that HTML has not is somebody's word."""
        before, *remarks = source.split("<!--")
        shown = [before]
        for remark in remarks:
            words, end, after = remark.partition("-->")
            if end and words.strip():
                self.beside.append(("html comments", " ".join(words.split())))
            shown.append(after if end else f"<!--{remark}")
        return html.unescape(_TAG.sub("", _BREAK.sub("\n", "".join(shown))))
