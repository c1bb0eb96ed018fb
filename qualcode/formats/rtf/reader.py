"""Reading RTF: text, tables, notes and comments, as WordPad, Word and LibreOffice write them.

The file is a row of control words, groups in braces, and text. A word that opens a *destination* says where the words
of its group go: into the text, beside it (a footnote), into a comment, or nowhere (a table of fonts).
"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from qualcode.errors import FormatError
from qualcode.formats.document import ANONYMOUS, Comment, Document
from qualcode.formats.paragraphs import Draft, Flow, Paragraph, Place, flow_of, in_order
from qualcode.formats.rtf.words import BESIDE, CHARACTERS, CHARSETS, HEADING, KEPT, NOWHERE, SYMBOLS, TOKEN
from qualcode.transcripts import Note

_DEEPEST = 5_000
"""How deep groups may stand in one another; Word's own stand a dozen deep."""


@dataclass(frozen=True, slots=True)
class _Format:
    """What holds for the words of a group until it closes."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    font: int | None = None
    instead: int = 1
    """How many characters stand after each ``\\u`` for programs that do not know it."""


@dataclass(slots=True)
class _Sink:
    """Where words go: the text, or one of the kinds beside it; an empty kind is nowhere."""

    kind: str
    draft: Draft = field(default_factory=Draft)
    paragraphs: list[Paragraph] = field(default_factory=list)
    heading: bool = False
    listed: bool = False
    level: int = 0
    number: str = ""
    depth: int = 0
    tables: list[list[int]] = field(default_factory=list)
    seen: int = 0

    def place(self) -> Place:
        """Return where the next word will stand."""
        return len(self.paragraphs), self.draft.length

    def end_paragraph(self, depth: int) -> None:
        """End the paragraph, which stands so many tables deep."""
        while len(self.tables) < depth:
            self.tables.append([self.seen, 0, 0])
            self.seen += 1
        del self.tables[depth:]
        table, row, column = self.tables[-1] if depth else (0, 0, 0)
        draft, listed = self.draft, (self.listed or bool(self.number)) and not self.heading
        self.paragraphs.append(
            Paragraph(
                draft.text,
                draft.bold,
                draft.italic,
                heading=self.heading,
                level=self.level if listed else None,
                number=self.number if listed else "",
                cell=(table, row, column) if depth else None,
            )
        )
        self.draft, self.number = Draft(), ""

    def flow(self) -> Flow:
        """Return all that came in."""
        if self.draft.length:
            self.end_paragraph(self.depth)
        return flow_of(self.paragraphs)


def read_rtf(content: bytes, name: str) -> Document:
    """Return what an .rtf holds.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it is no RTF, or nested without end.
    """
    if not content:
        raise FormatError(f"{name}: the file is empty (0 bytes). Copy it again from where it came from.")
    if not content.lstrip().startswith(b"{\\rtf"):
        raise FormatError(f"{name}: this is no RTF file. Open it in Word or LibreOffice and save it as .docx.")
    reading = _Reading(name)
    reading.read(content.decode("latin-1"))
    flow = reading.text.flow()
    comments = (replace(comment, span=flow.span(*place) if place else None) for comment, place in reading.comments)
    return Document(
        name=name,
        text=flow.text,
        blocks=flow.blocks,
        title=reading.title,
        comments=in_order(comments),
        beside=tuple(reading.beside),
        notes=(*(Note(kind, {"n": n}) for kind, n in reading.counts.items()), *flow.notes),
    )


class _Reading:
    """One pass over the file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = _Sink("text")
        self.sink, self.format = self.text, _Format()
        self.groups: list[tuple[_Format, _Sink]] = []
        self.beside: list[tuple[str, str]] = []
        self.comments: list[tuple[Comment, tuple[Place, Place] | None]] = []
        self.counts: dict[str, int] = {}
        self.title = ""
        self.said: dict[str, str] = {}
        self.starts: dict[str, Place] = {}
        self.ends: dict[str, Place] = {}
        self.code_page = "cp1252"
        self.fonts: dict[int, str] = {}
        self.headings: set[int] = set()
        self.style = 0
        self.encoded = bytearray()
        self.half = 0
        self.to_skip = 0
        self.may_skip = False
        self.last = ""

    def read(self, source: str) -> None:
        """Read the whole file."""
        position = 0
        while match := TOKEN.match(source, position):
            position = match.end()
            if match["text"]:
                self._bytes(match["text"])
            elif match["byte"]:
                self._bytes(chr(int(match["byte"], 16)))
            elif match["brace"]:
                self._brace(match["brace"])
            elif match["word"]:
                number = int(match["number"]) if match["number"] else None
                if match["word"] == "bin":
                    position += max(number or 0, 0)
                else:
                    self._word(match["word"], number)
            elif match["symbol"]:
                self._symbol(match["symbol"])
        self._decode()
        if self.groups:
            self.count("cut off")

    def count(self, kind: str) -> None:
        """Count something worth a note."""
        self.counts[kind] = self.counts.get(kind, 0) + 1

    # ── characters ──

    def _bytes(self, text: str) -> None:
        """Take characters in the code page of their font, but not those that stand in for a Unicode one."""
        skipped = min(self.to_skip, len(text))
        self.to_skip -= skipped
        if self.sink.kind:
            self.encoded += text[skipped:].encode("latin-1")

    def _decode(self) -> None:
        """Put the characters that came in as bytes."""
        if not self.encoded:
            return
        page = self.fonts.get(self.format.font, self.code_page) if self.format.font is not None else self.code_page
        text = self.encoded.decode("latin-1" if page == "symbol" else page, errors="replace")
        self.encoded.clear()
        self.put("".join(map(self._glyph, text)) if page == "symbol" else text)

    def _glyph(self, character: str) -> str:
        """Return a character of a symbol font: without Unicode, nobody can tell what it is."""
        if not character.isspace() and self.sink.kind != "number":
            self.count("symbols")
        return character if character.isspace() else "\ufffd"

    def _unicode(self, code: int) -> None:
        self.to_skip = self.format.instead
        code += 0x10000 if code < 0 else 0
        if not self.sink.kind:
            return
        if 0xF000 <= code <= 0xF0FF:
            self.put(self._glyph(chr(code)))
        elif 0xDC00 <= code <= 0xDFFF and self.half:
            self.put(chr(0x10000 + ((self.half - 0xD800) << 10) + code - 0xDC00))
            self.half = 0
        elif 0xD800 <= code <= 0xDBFF:
            self.half = code
        elif 0x20 <= code <= 0x10FFFF:
            self.put("\ufffd" if 0xDC00 <= code <= 0xDFFF else chr(code))

    def put(self, text: str) -> None:
        """Put visible words; what was deleted is only counted."""
        if not self.sink.kind or not text:
            return
        form = self.format
        for kind, holds in (
            ("tracked deletions", form.deleted),
            ("tracked insertions", form.inserted and not form.deleted),
            ("hidden text", form.hidden and not form.deleted),
        ):
            if holds and self.last != kind:
                self.count(kind)
            if holds:
                self.last = kind
        if not (form.deleted or form.inserted or form.hidden):
            self.last = ""
        if not form.deleted:
            self.sink.draft.put(text, bold=form.bold, italic=form.italic)

    # ── groups and words ──

    def _brace(self, brace: str) -> None:
        self._decode()
        self.to_skip = 0
        if brace == "{":
            if len(self.groups) >= _DEEPEST:
                raise FormatError(
                    f"{self.name}: its parts are nested too deep to be read. Open it in Word and save it as .docx."
                )
            self.groups.append((self.format, self.sink))
        elif self.groups:
            inner = self.sink
            if inner.kind == "styles":
                self._define_style(inner)
            self.format, self.sink = self.groups.pop()
            if inner is not self.sink:
                self._close(inner)
        self.may_skip = False

    def _symbol(self, symbol: str) -> None:
        self._decode()
        if symbol == "*":
            self.may_skip = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in SYMBOLS:
            self.put(SYMBOLS[symbol])

    def _word(self, word: str, number: int | None) -> None:
        self._decode()
        self.to_skip = 0
        may_skip, self.may_skip = self.may_skip, False
        if word in BESIDE or word in NOWHERE or (may_skip and word not in KEPT):
            self._open(word, number)
        elif word == "ud":
            self.sink = self.groups[-2][1] if len(self.groups) > 1 else self.sink
        elif word in CHARACTERS:
            self.put(CHARACTERS[word])
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in _WORDS:
            _WORDS[word](self, number)

    def _open(self, word: str, number: int | None) -> None:
        """Send the words of this group where its destination says."""
        if word == "pict" and self.sink.kind:
            self.count("pictures")
        if word == "atnparent":
            self.count("unread replies")
        inside = self.sink.kind or word in ("title", "shptxt", "dptxbxtext")
        self.sink = _Sink(BESIDE.get(word, "") if inside else "")
        self.format = _Format(instead=self.format.instead, font=self.format.font)
        if number is not None and word in ("atrfstart", "atrfend"):
            self._bytes(str(number))

    def _close(self, sink: _Sink) -> None:
        """Take what a destination gave."""
        if sink.kind in ("", "text", "styles"):
            return
        words = sink.flow().text
        if sink.kind == "comment":
            self._comment(words)
        elif sink.kind == "number":
            self.sink.number = "•" if "\ufffd" in words else words.strip()
        elif sink.kind == "title":
            self.title = " ".join(words.split())
        elif sink.kind == "start":
            self.starts[words.strip()] = self.sink.place()
        elif sink.kind == "end":
            self.ends[words.strip()] = self.sink.place()
        elif sink.kind in ("author", "reference", "date"):
            self.said[sink.kind] = words.strip()
        elif words.strip():
            self.beside.append((sink.kind, words.strip()))

    def _comment(self, words: str) -> None:
        key = self.said.pop("reference", "")
        here = self.sink.place()
        place = (self.starts.get(key, here), self.ends.get(key, here)) if self.sink is self.text else None
        author = " ".join(self.said.pop("author", "").split()) or ANONYMOUS
        comment = Comment(str(len(self.comments)), author, words.strip(), None, _time(self.said.pop("date", "")))
        self.comments.append((comment, place))

    # ── words that change something ──

    def end_paragraph(self) -> None:
        """End the paragraph, unless its mark was deleted."""
        if not self.format.deleted:
            self.sink.end_paragraph(self.sink.depth)

    def end_section(self) -> None:
        """End the paragraph where one is open."""
        if self.sink.draft.length:
            self.end_paragraph()

    def end_cell(self, depth: int) -> None:
        """End a cell of a table that stands so deep."""
        self.sink.end_paragraph(depth)
        self.sink.tables[-1][2] += 1

    def end_row(self, depth: int) -> None:
        """End a row of a table that stands so deep."""
        if len(self.sink.tables) >= depth:
            table = self.sink.tables[depth - 1]
            table[1], table[2] = table[1] + 1, 0

    def reset_paragraph(self) -> None:
        """Begin with a paragraph that is nothing special."""
        self.sink.heading = self.sink.listed = False
        self.sink.level = self.sink.depth = 0

    def set_style(self, number: int) -> None:
        """Give the paragraph a style; while styles are defined, say which."""
        self.style = number
        self.sink.heading = self.sink.heading or number in self.headings

    def _define_style(self, sink: _Sink) -> None:
        """Remember whether the style that was just defined is one for headings."""
        if HEADING.match(sink.draft.text.strip()):
            self.headings.add(self.style)
        sink.draft = Draft()

    def set_outline(self, number: int) -> None:
        """Make the paragraph, or the style that is defined, a heading."""
        if self.sink.kind == "styles" and number < 9:
            self.headings.add(self.style)
        self.sink.heading = number < 9

    def set_charset(self, number: int) -> None:
        """Say in which code page the font that is defined is written."""
        if number in CHARSETS and self.format.font is not None:
            self.fonts[self.format.font] = CHARSETS[number]

    def set_code_page(self, page: str) -> None:
        """Say in which code page the file is written."""
        try:
            codecs.lookup(page)
        except LookupError:
            return
        self.code_page = page

    def set_endnote(self) -> None:
        """Say that this footnote is an endnote."""
        if self.sink.kind == "footnotes":
            self.sink.kind = "endnotes"

    def set_highlight(self, color: int) -> None:
        """Count words with a colour behind them; colours are not read."""
        if color and self.sink.kind in ("text", "footnotes", "endnotes", "text boxes"):
            self.count("unread highlights")

    def shape(self, **changes: bool | int | None) -> None:
        """Change the format from here to the end of the group."""
        self.format = replace(self.format, **changes)  # type: ignore[arg-type]


_Word = Callable[[_Reading, int | None], None]


def _toggle(name: str) -> _Word:
    return lambda reading, number: reading.shape(**{name: number != 0})


def _plain(reading: _Reading, _: int | None) -> None:
    reading.format = _Format(instead=reading.format.instead, font=reading.format.font)


def _set(name: str, *, value: int | None = None) -> _Word:
    return lambda reading, number: setattr(reading.sink, name, (number or 0) if value is None else value)


_WORDS: dict[str, _Word] = {
    "b": _toggle("bold"),
    "i": _toggle("italic"),
    "v": _toggle("hidden"),
    "deleted": _toggle("deleted"),
    "revised": _toggle("inserted"),
    "plain": _plain,
    "highlight": lambda reading, number: reading.set_highlight(number or 0),
    "f": lambda reading, number: reading.shape(font=number),
    "uc": lambda reading, number: reading.shape(instead=min(max(number or 0, 0), 10)),
    "fcharset": lambda reading, number: reading.set_charset(number or 0),
    "ansicpg": lambda reading, number: reading.set_code_page(f"cp{number}"),
    "mac": lambda reading, _: reading.set_code_page("mac_roman"),
    "pc": lambda reading, _: reading.set_code_page("cp437"),
    "pca": lambda reading, _: reading.set_code_page("cp850"),
    "par": lambda reading, _: reading.end_paragraph(),
    "sect": lambda reading, _: reading.end_section(),
    "page": lambda reading, _: reading.end_section(),
    "cell": lambda reading, _: reading.end_cell(1),
    "nestcell": lambda reading, _: reading.end_cell(max(2, reading.sink.depth)),
    "row": lambda reading, _: reading.end_row(1),
    "nestrow": lambda reading, _: reading.end_row(max(2, reading.sink.depth)),
    "pard": lambda reading, _: reading.reset_paragraph(),
    "intbl": lambda reading, _: setattr(reading.sink, "depth", max(1, reading.sink.depth)),
    "itap": lambda reading, number: setattr(reading.sink, "depth", min(max(number or 0, 0), 20)),
    "ilvl": _set("level"),
    "ls": lambda reading, number: setattr(reading.sink, "listed", bool(number)),
    "s": lambda reading, number: reading.set_style(number or 0),
    "cs": lambda reading, _: reading.set_style(-1),
    "outlinelevel": lambda reading, number: reading.set_outline(number or 0),
    "ftnalt": lambda reading, _: reading.set_endnote(),
}


def _time(words: str) -> datetime | None:
    """Return the time that Word packs into one number: minute, hour, day, month and year since 1900."""
    if not words.lstrip("-").isdecimal():
        return None
    packed = int(words)
    parts = (packed >> 20 & 511) + 1900, packed >> 16 & 15, packed >> 11 & 31, packed >> 6 & 31, packed & 63
    try:
        return datetime(*parts)
    except ValueError:
        return None
