"""Reading a PDF that holds text: the words that stand on its pages, as paragraphs again."""

import ctypes
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qualcode.errors import FormatError
from qualcode.formats.document import Document
from qualcode.formats.paragraphs import flow_of
from qualcode.formats.pdf.lines import Laid, Line, Piece, laid_out
from qualcode.transcripts import Note

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_PAGES, _MOST_CHARACTERS = 3_000, 5_000_000
_TAIL = 16 * 1024
"""Within so many bytes of its end a PDF says that it ends."""
_GAP, _UNWRITTEN_GAP = 1.6, 0.7
"""A gap of so many times the size of the letters parts two pieces; a smaller one does if no blank is written in it."""
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What the library gives for a hyphen at the end of a line."""
_LIGATURES = {0xFB00 + n: letters for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_FORCED_BOLD = 1 << 18
_MARKS = {1: "remarks on pages", 3: "remarks on pages", **dict.fromkeys((9, 10, 11, 12), "marks on pages")}
"""The numbers of the library for remarks (a note, words on the page) and marks (colour, lines under and through)."""
_MOST_MARKS = 10_000
"""So many are counted on a page."""
_ONE_AT_A_TIME = threading.Lock()
"""The library may be used by one thread only at a time."""


def read_pdf(content: bytes, name: str) -> Document:
    """Return what a .pdf holds: lines joined to paragraphs, running heads and page numbers set apart.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it is no PDF, damaged, protected by a password, or without any text, as scans are.
    """
    if not content:
        raise FormatError(f"{name}: the file is empty (0 bytes). Copy it again from where it came from.")
    if b"%PDF-" not in content[:1024]:
        raise FormatError(f"{name}: this is no PDF. Open it in the program that made it and save it as .docx.")
    if b"%%EOF" not in content[-_TAIL:]:  # the library would read what there is, and say nothing
        raise FormatError(f"{name}: the file is damaged or was cut off while copying. Copy it again.")
    with _ONE_AT_A_TIME:
        pages, marks = _pages(content, name)
    lines = [line for page in pages for line in page]
    if not lines:
        raise FormatError(f"{name}: this PDF holds no text. It is a scan; it needs text recognition (OCR) first.")
    laid = laid_out(lines)
    flow = flow_of(laid.paragraphs)
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page]
    return Document(
        name=name,
        text=flow.text,
        blocks=flow.blocks,
        beside=laid.beside,
        notes=(*_notes(laid, len(flow.blocks), empty), *marks, *flow.notes),
    )


def _notes(laid: Laid, paragraphs: int, empty: list[str]) -> Iterator[Note]:
    yield Note("printed pages", {"n": paragraphs})
    if empty:
        yield Note("pages without text", {"n": len(empty), "pages": ", ".join(empty)})
    if laid.mended:
        yield Note("hyphens mended", {"n": laid.mended})
    if laid.doubtful:
        yield Note("hyphens kept", {"n": laid.doubtful})


def _pages(content: bytes, name: str) -> tuple[list[list[Line]], tuple[Note, ...]]:
    """Return the lines of each page, and notes on what stands on the pages without being text of them."""
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise FormatError(f"{name}: the file is protected by a password. Save a copy without one.") from error
        raise FormatError(
            f"{name}: the file is damaged or was cut off while copying ({error}). Copy it again."
        ) from error
    try:
        counts: Counter[str] = Counter()
        pages = _lines_by_page(document, name, counts)
        return pages, tuple(Note(kind, {"n": number}) for kind, number in counts.items())
    except PdfiumError as error:
        raise FormatError(f"{name}: a page of the file is damaged ({error}). Copy the file again.") from error
    finally:
        document.close()


def _lines_by_page(document: "PdfDocument", name: str, marks: Counter[str]) -> list[list[Line]]:
    """Return the lines of each page, and count the marks on them."""
    if len(document) > _MOST_PAGES:
        raise FormatError(f"{name}: the file has {len(document)} pages; this is no transcript.")
    pages, characters = [], 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > _MOST_CHARACTERS:
            raise FormatError(
                f"{name}: the file holds more than {_MOST_CHARACTERS:,} characters; this is no transcript."
            )
        pages.append(list(_lines(text, number)))
        marks.update(_marks(page))
        text.close()
        page.close()
    return pages


def _marks(page: Any) -> Iterator[str]:
    """Yield the kind of each mark and remark on a page; links and fields of forms are neither."""
    from pypdfium2 import raw

    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_MARKS)):
        mark = raw.FPDFPage_GetAnnot(page, index)
        kind = _MARKS.get(raw.FPDFAnnot_GetSubtype(mark)) if mark else None
        if mark:
            raw.FPDFPage_CloseAnnot(mark)
        if kind:
            yield kind


@dataclass(slots=True)
class _Open:
    """A line while its characters come in."""

    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    word: float = 0.0
    bold: int = 0
    y: float = 0.0
    size: float = 0.0
    least_gap: float = _GAP

    def blank(self, *, written: bool) -> None:
        """Add a blank, which the file has or which the library put where it saw a gap."""
        self.least_gap = _GAP if written else _UNWRITTEN_GAP
        if self.text and not self.text.endswith(" "):
            self.word = self.word or self.right - self.left
            self.text += " "

    def put(self, character: str, left: float, right: float, *, bold: bool) -> None:
        """Add a character that is seen; a wide gap before it begins a new piece."""
        left, right = _finite(left), _finite(right)
        if self.text and left - self.right > self.least_gap * self.size:
            self.end_piece()
        if not self.text:
            self.left = left
        if bold and self.bold == len(self.text):
            self.bold += len(character)
        self.text += character
        self.right, self.least_gap = right, _GAP

    def end_piece(self) -> None:
        """End the piece that is open, if it holds words."""
        words = self.text.rstrip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if words:
            first = self.word or self.right - self.left
            self.pieces.append(Piece(words, self.left, self.right, min(self.bold, len(words)), first))
        self.text, self.bold, self.word = "", 0, 0.0


def _lines(text: Any, page: int) -> Iterator[Line]:
    """Yield the lines of a page, as the library parts them."""
    from pypdfium2 import raw

    box, line, word_begins, bold = raw.FS_RECTF(), _Open(), True, False
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = _HYPHENS.get(code) or _LIGATURES.get(code) or chr(code)
        if character in "\r\n":
            yield from _ended(line, page)
            line, word_begins = _Open(), True
            continue
        if character.isspace():
            line.blank(written=raw.FPDFText_IsGenerated(text, index) != 1)
            word_begins = True
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if line.size and box.left < line.right - 3 * line.size:  # a hyphen hid the end of the line
            yield from _ended(line, page)
            line, word_begins = _Open(), True
        if word_begins:
            bold = _is_bold(text, index)
        if not line.size:
            line.y, line.size = _measures(text, index)
        word_begins = False
        line.put(character, box.left, box.right, bold=bold)
    yield from _ended(line, page)


def _measures(text: Any, index: int) -> tuple[float, float]:
    """Return the base line and the size of a character."""
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    return _finite(y.value), max(_finite(raw.FPDFText_GetFontSize(text, index)), 1.0)


def _finite(length: float) -> float:
    """Return a length, 0 where a damaged file gives none."""
    return length if abs(length) < 1e6 else 0.0


def _ended(line: _Open, page: int) -> Iterator[Line]:
    line.end_piece()
    if line.pieces:
        yield Line(page, tuple(line.pieces), line.y, line.size)


def _is_bold(text: Any, index: int) -> bool:
    from pypdfium2 import raw

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    heavy = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
    return heavy or bool(flags.value & _FORCED_BOLD) or raw.FPDFText_GetFontWeight(text, index) >= 600
