"""Writing tables for people: Word, Excel and CSV."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import docx
import xlsxwriter
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt
from docx.table import _Row

from qualcode.errors import FormatError, did_you_mean

Cell = str | int | float | None

_PAGE_WIDTH = 25.7
"""What A4 on its side has between its margins, in centimetres."""
_MANY_COLUMNS = 8
"""A table in Word with so many columns has its headings turned."""
_SMALL_COLUMNS = 10
"""With more columns than this the letters are smaller."""
_WIDEST_FIRST = 0.22
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")
"""What a spreadsheet begins a formula with; in the Far East also in full width."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a remark and the rows under it; the heading may be empty."""

    heading: str
    remark: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written.

    Attributes:
        title: stands above it.
        scope: whose codings, of what, counted how: stands under the title.
        columns: the headings of the columns.
        sections: the rows, in groups.
        widths: the share of the page's width for each column.
        group: the heading of the column that holds the sections' headings where there are no headings.
        facts: name and value of what holds for all rows, such as whose codings they count: columns at the end of every
            row in CSV, which has no place above the table.
        digits: how many a number that is not whole by nature has behind its decimal sign; as it is for None.
        comma: whether that sign is a comma. Excel shows the one of whoever opens the file.
    """

    title: str
    scope: str
    columns: Sequence[str]
    sections: Sequence[Section]
    widths: Sequence[float]
    group: str = ""
    facts: Sequence[tuple[str, Cell]] = ()
    digits: int | None = None
    comma: bool = False

    def shown(self, cell: Cell) -> Cell:
        """Return a cell with a number as words where the table says how numbers are written."""
        if self.digits is None or not isinstance(cell, float):
            return cell
        return f"{cell:.{self.digits}f}".replace(".", "," if self.comma else ".")


def write_table(sheet: Sheet, ending: str) -> bytes:
    """Return the table as the bytes of a file.

    Args:
        sheet: what to write.
        ending: ``docx``, ``xlsx`` or ``csv``, with or without a full stop.

    Raises:
        FormatError: for any other ending, or a text that is too long for a cell of Excel.
    """
    ending = ending.lower().lstrip(".")
    if ending not in WRITERS:
        hint = did_you_mean(ending, WRITERS)
        raise FormatError(f"a table cannot be written as '.{ending}'. {hint}Choose one of: {', '.join(WRITERS)}")
    return WRITERS[ending](sheet)


def _csv(sheet: Sheet) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([safe(name) for name in (*_flat_columns(sheet), *(name for name, _ in sheet.facts))])
    facts = [value for _, value in sheet.facts]
    writer.writerows([safe(sheet.shown(cell)) for cell in [*row, *facts]] for row in _flat_rows(sheet))
    return stream.getvalue().encode("utf-8-sig")  # the mark by which Excel knows UTF-8


def safe(cell: Cell) -> Cell:
    """Keep a spreadsheet from taking words for a formula: with an apostrophe before them.

    The list of signs is that of OWASP on CSV injection. Blanks at the start are passed over, as some programs do. A tab
    or a carriage return counts whatever follows it; an en dash or a typographic quote is speech, and stays. A program
    that cuts the lines at another sign than the comma reads other cells than these: for Excel there is xlsx.
    """
    if not isinstance(cell, str):
        return cell
    return "'" + cell if cell.startswith(("\t", "\r")) or cell.lstrip().startswith(_FORMULA_SIGNS) else cell


def _xlsx(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        page = book.add_worksheet(_sheet_name(sheet.title))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        number_format = "General" if sheet.digits is None else f"0.{'0' * sheet.digits}"
        numbers = book.add_format({"num_format": number_format, "valign": "top"})
        columns, rows = _flat_columns(sheet), _flat_rows(sheet)
        page.write(0, 0, sheet.scope)
        for number, column in enumerate(columns):
            page.write(2, number, column, head)
        for line, row in enumerate(rows, start=3):
            for number, cell in enumerate(row):
                look = numbers if isinstance(cell, float) else body
                if page.write(line, number, cell, look) == _CUT:
                    raise FormatError(
                        f"row {line - 2} holds a text of {len(str(cell))} characters, and a cell of Excel takes 32767. "
                        "Write the table as docx or csv."
                    )
        widths = [0.18] * (len(columns) - len(sheet.widths)) + list(sheet.widths)
        for number, width in enumerate(widths):
            page.set_column(number, number, max(8, round(120 * width)))
        page.freeze_panes(3, 0)
        page.autofilter(2, 0, max(3, 2 + len(rows)), len(columns) - 1)
    return stream.getvalue()


_CUT = -2  # what xlsxwriter returns where it cut a text off
_NOT_IN_SHEET_NAMES = {ord(c): "-" for c in "[]:*?/\\"}


def _sheet_name(title: str) -> str:
    """Return a title as Excel takes it for a sheet: 31 units of UTF-16 at most, no apostrophe at its ends."""
    units = title.translate(_NOT_IN_SHEET_NAMES).encode("utf-16-le")
    return units[:62].decode("utf-16-le", errors="ignore").strip("'")


def _word(sheet: Sheet) -> bytes:
    document = docx.Document()
    lay_on_side(document)
    document.add_heading(sheet.title, level=1)
    document.add_paragraph(sheet.scope)
    for section in sheet.sections:
        if section.heading:
            document.add_heading(section.heading, level=2)
        if section.remark:
            document.add_paragraph(section.remark).runs[0].italic = True
        rows = [[sheet.shown(cell) for cell in row] for row in section.rows]
        add_table(document, sheet.columns, rows, sheet.widths)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lay_on_side(document: WordDocument) -> None:
    """Lay A4 on its side: quotes and tables need width."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21.0)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Calibri", Pt(10)


def add_table(
    document: WordDocument, columns: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float]
) -> None:
    """Add a table to a document; its headings stand on every page, turned where there are many.

    Args:
        document: the document, laid on its side.
        columns: the headings.
        rows: as many cells each as there are columns.
        widths: the share of the page's width for each column.
    """
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    wide = len(columns) >= _MANY_COLUMNS
    small = len(columns) > _SMALL_COLUMNS
    lengths = [Cm(_PAGE_WIDTH * width) for width in (_narrow_first(widths) if wide else widths)]
    for column, width in zip(table.columns, lengths, strict=True):
        column.width = width
    head = table.rows[0]
    _fill(head, columns, lengths)
    for cell in head.cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", fill="E7ECF2"))
        for run in cell.paragraphs[0].runs:
            run.bold = True
    if wide:
        margins = _element("w:tblCellMar")
        margins.extend(_element(f"w:{side}", w="57", type="dxa") for side in ("left", "right"))  # 1 mm
        table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
        _turn(head, columns, lengths)
    head._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))
    for row in rows:
        _fill(table.add_row(), row, lengths)
    if small:
        for run in (run for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs):
            run.font.size = Pt(7)


def _narrow_first(widths: Sequence[float]) -> list[float]:
    """Return the shares of a wide table: at most 22 % for the first column, the rest over the others as they were."""
    first = min(widths[0], _WIDEST_FIRST)
    others = sum(widths[1:])
    return [first, *(width / others * (1 - first) for width in widths[1:])]


def _turn(head: _Row, columns: Sequence[str], widths: Sequence[Length]) -> None:
    """Turn all headings but the first, in a row so high that none breaks within a word or is cut off."""
    head.height = Cm(max(map(_height, columns[1:], widths[1:])))
    head.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    head.cells[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    for cell in head.cells[1:]:
        cell._tc.get_or_add_tcPr().append(_element("w:textDirection", val="btLr"))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _height(heading: str, width: Length) -> float:
    """Return how high a turned heading stands in a column of this width, in centimetres, from 3.2 to 10."""
    lines = max(1, int((width.cm - 0.2) / 0.43))  # the cell's margins, the height of a line
    words = [len(word) for word in heading.split()] or [0]
    longest = len(heading) if lines == 1 else max(*words, len(heading) / lines + max(words) / 2)
    return min(max(3.2, 0.22 * longest + 0.4), 10)


def _fill(row: _Row, values: Sequence[Cell], widths: Sequence[Length]) -> None:
    """Put values into a row that stays whole at the end of a page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))
    for cell, value, width in zip(row.cells, values, widths, strict=True):
        cell.width = width
        cell.text = "" if value is None else str(value)
        if isinstance(value, (int, float)) or is_number(value or ""):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


_NUMBER = re.compile(r"[-−–<]?\s?\d[\d.,]*([ \u00a0]?%)?( \(.*\)| ?– ?-?[\d.,]+)?")


def is_number(text: str) -> bool:
    """Say whether a cell holds a number as people read it: 0,59 or 93 % or 0,40 (0,36–0,44)."""
    return _NUMBER.fullmatch(text) is not None


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _flat_columns(sheet: Sheet) -> list[str]:
    return [sheet.group, *sheet.columns] if sheet.group else list(sheet.columns)


def _flat_rows(sheet: Sheet) -> list[list[Cell]]:
    return [[section.heading, *row] if sheet.group else list(row) for section in sheet.sections for row in section.rows]


WRITERS: Mapping[str, Callable[[Sheet], bytes]] = {"docx": _word, "xlsx": _xlsx, "csv": _csv}
