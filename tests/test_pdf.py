"""Reading PDFs: the pages forget paragraphs, the reader finds them back and loses no word."""

import io
import re
import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from builders import read_bytes
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from qualcode.errors import FormatError
from qualcode.formats.document import Document
from qualcode.formats.pdf.lines import Line, Piece, laid_out
from qualcode.formats.pdf.reader import read_pdf
from qualcode.formats.word.reader import read_docx
from qualcode.projects.setup import bundled

SAMPLE = sorted(bundled("transcripts_sample").glob("*.docx"))
LEFT, WIDTH, TOP, BOTTOM, PITCH = 70, 450, 780, 70, 14
REGULAR, BOLD = "Times-Roman", "Times-Bold"


@dataclass
class Printer:
    """Prints paragraphs on pages, as a word processor does, with a running head and page numbers."""

    heads: bool = True
    indent: float = 0
    column: float = 0
    password: str = ""

    def __post_init__(self) -> None:
        self.stream = io.BytesIO()
        lock = StandardEncryption(self.password) if self.password else None
        self.canvas = Canvas(self.stream, invariant=1, encrypt=lock)
        self.y, self.page = TOP, 1
        self._edges()

    def _edges(self) -> None:
        if self.heads:
            self.canvas.setFont(REGULAR, 9)
            self.canvas.drawString(LEFT, 810, "Onderzoek Krachtwerk – vertrouwelijk")
            self.canvas.drawString(LEFT, 40, f"Pagina {self.page}")

    def paragraph(self, text: str, bold: int = 0, size: float = 11) -> None:
        """Print a paragraph, the first ``bold`` characters bold; what stands before a tab has a column of its own."""
        label, tab, words = text.rpartition("\t")
        left = LEFT + (self.column if tab else 0)
        if tab:
            self._draw(LEFT, label, BOLD if bold else REGULAR, size)
            bold = 0
        x = left + self.indent
        place = 0
        for word in words.split(" "):
            font = BOLD if place < bold else REGULAR
            width = stringWidth(word, font, size)
            if x + width > LEFT + WIDTH:
                self._next_line()
                x = left
            self._draw(x, word, font, size)
            x += width + stringWidth(" ", font, size)
            place += len(word) + 1
        self._next_line()

    def _draw(self, x: float, words: str, font: str, size: float) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, words)

    def _next_line(self) -> None:
        self.y -= PITCH
        if self.y < BOTTOM:
            self.new_page()

    def new_page(self) -> None:
        self.canvas.showPage()
        self.y, self.page = TOP, self.page + 1
        self._edges()

    def content(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


def printed(paragraphs: Sequence[str], printer: Printer | None = None) -> Document:
    """Return what is read from these paragraphs in print."""
    printer = printer or Printer(heads=False)
    for paragraph in paragraphs:
        printer.paragraph(paragraph)
    return read_pdf(printer.content(), "Anna.pdf")


def notes_of(document: Document) -> dict[str, str]:
    return {note.kind: note.message for note in document.notes}


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_sample_in_print_has_the_words_the_speakers_and_the_turns_of_the_sample_in_word() -> None:
    for path in SAMPLE:
        document = read_docx(path.read_bytes(), path.name)
        printer = Printer(column=90)
        bold = {block.span.start: block.bold for block in document.blocks}
        position = 0
        for line in document.text.split("\n"):
            printer.paragraph(line, bold=bold.get(position, 0))
            position += len(line) + 1
        again = read_bytes(printer.content(), path.stem + ".pdf").imported.transcript
        before = read_bytes(path.read_bytes(), path.name).imported.transcript
        assert words_of(again.text) == words_of(before.text), path.name
        assert Counter(turn.speaker for turn in again.turns) == Counter(turn.speaker for turn in before.turns)


LONG = "Ik woon hier nu al ruim dertig jaar en ik ken iedereen in de straat, dus dat ging vanzelf. " * 3
TALK = [f"Interviewer: Hoe gaat het? {LONG}".strip(), f"Anna: Goed, één keer per week. {LONG}".strip(), "Bram: Ja."] * 6


def test_lines_are_joined_to_paragraphs_at_labels() -> None:
    document = printed(TALK)
    assert document.text.split("\n") == TALK
    assert f"{len(TALK)} paragraphs" in notes_of(document)["printed pages"]


def test_an_indent_begins_a_paragraph() -> None:
    paragraphs = [LONG.strip(), "Kort.", LONG.strip()]
    assert printed(paragraphs, Printer(heads=False, indent=14)).text.split("\n") == paragraphs


def test_a_short_line_that_ends_a_sentence_and_a_larger_gap_end_a_paragraph() -> None:
    printer = Printer(heads=False)
    for paragraph in (LONG + "Tot hier.", LONG + "En nog even", LONG.strip()):
        printer.paragraph(paragraph)
        printer.y -= PITCH if paragraph.endswith("even") else 0
    text = read_pdf(printer.content(), "Anna.pdf").text
    assert text.split("\n") == [LONG + "Tot hier.", LONG + "En nog even", LONG.strip()]


def test_columns_of_a_table_are_cells() -> None:
    rows = ["Spreker\tTekst"] + [f"{'Interviewer' if n % 2 else 'Anna'}\t{LONG}{n}" for n in range(8)]
    document = printed(rows, Printer(heads=False, column=70))
    assert document.text.split("\n") == rows
    assert [block.cell for block in document.blocks][:4] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)]


def test_bold_labels_and_larger_headings_are_known() -> None:
    printer = Printer(heads=False)
    printer.paragraph("Gesprek met Anna", size=16)
    for _ in range(3):
        printer.paragraph("Interviewer Hoe gaat het?", bold=12)
        printer.paragraph("Anna Goed.", bold=5)
    document = read_pdf(printer.content(), "Anna.pdf")
    assert document.text.startswith("Gesprek met Anna\nInterviewer Hoe gaat het?\nAnna Goed.\n")
    assert [block.heading for block in document.blocks][:2] == [True, False]
    assert [block.bold for block in document.blocks][:3] == [0, 11, 4]


def test_running_heads_and_page_numbers_are_set_apart() -> None:
    document = printed(TALK * 4, Printer())
    assert document.text.split("\n") == TALK * 4
    assert {text for kind, text in document.beside if kind == "header"} == {"Onderzoek Krachtwerk – vertrouwelijk"}
    assert [text for kind, text in document.beside if kind == "footer"][:2] == ["Pagina 1", "Pagina 2"]


def test_two_columns_are_read_one_after_the_other() -> None:
    printer = Printer(heads=False)
    lines = textwrap.wrap(LONG * 3, 40)
    for x, column in ((LEFT, lines[: len(lines) // 2]), (LEFT + 250, lines[len(lines) // 2 :])):
        for number, line in enumerate(column):
            printer.canvas.setFont("Courier", 9)
            printer.canvas.drawString(x, TOP - number * PITCH, line)
    assert read_pdf(printer.content(), "Anna.pdf").text == " ".join(lines)


def lines_of(*texts: str) -> list[Line]:
    """Return full lines under each other."""
    return [Line(0, (Piece(text, 70, 500, word=30),), 700 - 14 * n, 11) for n, text in enumerate(texts)]


def test_a_broken_word_is_mended_where_it_stands_whole_elsewhere_and_otherwise_kept() -> None:
    laid = laid_out(
        lines_of(
            "begeleiding is goed, die begelei-", "ding. En oud-", "collega's, zorg- en wel-", "zijn, Noord-", "Holland"
        )
    )
    (paragraph,) = laid.paragraphs
    assert paragraph.text == "begeleiding is goed, die begeleiding. En oud-collega's, zorg- en wel-zijn, Noord-Holland"
    assert (laid.mended, laid.doubtful) == (1, 2)


def test_a_dash_at_the_end_of_a_line_is_no_hyphen() -> None:
    (paragraph,) = laid_out(lines_of("ja -", "nee, zorg-", "en welzijn")).paragraphs
    assert paragraph.text == "ja - nee, zorg- en welzijn"


def test_broken_words_in_print_are_announced() -> None:
    printer = Printer(heads=False)
    for line in ("De begeleiding was goed en dat was heel erg fijn voor mij want de begelei-", "ding kwam thuis."):
        printer.canvas.setFont(REGULAR, 11)
        printer.canvas.drawString(LEFT, printer.y, line)
        printer.y -= PITCH
    document = read_pdf(printer.content(), "Anna.pdf")
    assert document.text.endswith("want de begeleiding kwam thuis.")
    assert "hyphens mended" in notes_of(document)


def test_pages_without_text_are_announced() -> None:
    printer = Printer(heads=False)
    printer.paragraph("Anna: ja.")
    printer.new_page()
    printer.canvas.rect(100, 100, 50, 50)
    printer.new_page()
    printer.paragraph("Bram: nee.")
    document = read_pdf(printer.content(), "Anna.pdf")
    assert document.text == "Anna: ja.\nBram: nee."
    assert "1 (page 2)" in notes_of(document)["pages without text"]


def scan() -> bytes:
    printer = Printer(heads=False)
    printer.canvas.rect(100, 100, 50, 50)
    return printer.content()


def printed_twice() -> bytes:
    printer = Printer()
    for _ in range(2):
        for paragraph in TALK * 9:
            printer.paragraph(paragraph)
        printer.new_page()
    return printer.content()


def locked() -> bytes:
    printer = Printer(password="geheim")
    printer.paragraph("Anna: ja.")
    return printer.content()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"Anna: ja", "this is no PDF"),
        (b"%PDF-1.7\nkapot", "damaged or was cut off"),
        (b"%PDF-1.7\nkapot\n%%EOF", "damaged or was cut off"),
        (printed_twice()[:-20_000], "damaged or was cut off"),
        (scan(), "It is a scan; it needs text recognition"),
        (locked(), "protected by a password"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=rf"^Anna\.pdf: .*({what})"):
        read_pdf(content, "Anna.pdf")


def test_marks_and_remarks_on_pages_are_counted_and_links_are_not() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(LEFT, TOP, "Anna: ja hoor")
    area = (LEFT, TOP - 2, LEFT + 60, TOP + 10)
    canvas.textAnnotation("klopt dit?", Rect=area)
    canvas.highlightAnnotation("mooi", Rect=area, QuadPoints=[70, 790, 130, 790, 70, 778, 130, 778])
    canvas.linkURL("http://x.nl", area)
    canvas.save()
    notes = {note.kind: note.message for note in read_pdf(stream.getvalue(), "Anna.pdf").notes}
    assert notes["remarks on pages"] == "Remarks on the pages that are not read: 1."
    assert notes["marks on pages"] == "Marks on the pages that are not read: 1."
