"""Tables for people: each file can be opened again, and holds the words that were put into it."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import FormatError
from qualcode.formats.tables import WRITERS, Cell, Section, Sheet, write_table

Rows = list[list[str]]


def sheet(*rows: list[Cell], title: str = "Citaten", sections: tuple[Section, ...] = (), group: str = "") -> Sheet:
    return Sheet(
        title, "Coderingen van: Noor.", ("Citaat", "Beurt"), sections or (Section("", "", rows),), (0.8, 0.2), group
    )


def words(value: object) -> str:
    return "" if value is None else str(value)


def read_csv(content: bytes) -> Rows:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> Rows:
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page is not None
    return [[words(cell) for cell in row] for row in page.iter_rows(min_row=3, values_only=True)]


def read_word(content: bytes) -> Rows:
    document = docx.Document(io.BytesIO(content))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


READERS: dict[str, Callable[[bytes], Rows]] = {"csv": read_csv, "xlsx": read_xlsx, "docx": read_word}
QUOTES: list[list[Cell]] = [["Hé – „goed” 🙂, zei ze; écht", 3], ["eerste regel\ntweede regel", None], ["3", 0.5]]


def test_each_format_has_a_test() -> None:
    assert set(READERS) == set(WRITERS)


@pytest.mark.parametrize("ending", READERS)
def test_each_file_can_be_opened_again_and_holds_the_words(ending: str) -> None:
    rows = READERS[ending](write_table(sheet(*QUOTES), ending))
    assert rows == [["Citaat", "Beurt"], *([words(cell) for cell in row] for row in QUOTES)]


@pytest.mark.parametrize("ending", READERS)
def test_a_table_without_rows_has_its_columns(ending: str) -> None:
    assert READERS[ending](write_table(sheet(), ending))[0] == ["Citaat", "Beurt"]


@pytest.mark.parametrize("ending", READERS)
def test_the_group_of_a_section_is_not_lost(ending: str) -> None:
    sections = (Section("Vertrouwen", "als iemand bouwt", [["a", 1]]), Section("Tijd", "", [["b", 2], ["c", 3]]))
    content = write_table(sheet(sections=sections, group="Code"), ending)
    rows = READERS[ending](content)
    if ending == "docx":
        assert rows == [["Citaat", "Beurt"], ["a", "1"], ["Citaat", "Beurt"], ["b", "2"], ["c", "3"]]
        paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
        assert [text for text in paragraphs if text] == [
            "Citaten", "Coderingen van: Noor.", "Vertrouwen", "als iemand bouwt", "Tijd"
        ]  # fmt: skip
    else:
        expected = [["Vertrouwen", "a", "1"], ["Tijd", "b", "2"], ["Tijd", "c", "3"]]
        assert rows == [["Code", "Citaat", "Beurt"], *expected]


def test_the_table_says_whose_codings_it_holds() -> None:
    page = openpyxl.load_workbook(io.BytesIO(write_table(sheet(), "xlsx"))).active
    assert page is not None
    assert (page.title, page["A1"].value) == ("Citaten", "Coderingen van: Noor.")
    document = docx.Document(io.BytesIO(write_table(sheet(), "docx")))
    assert "Coderingen van: Noor." in [paragraph.text for paragraph in document.paragraphs]


def test_numbers_stay_numbers_in_excel_and_words_that_look_like_numbers_stay_words() -> None:
    page = openpyxl.load_workbook(io.BytesIO(write_table(sheet(["007", 7]), "xlsx"))).active
    assert page is not None
    assert [cell.value for cell in page[4]] == ["007", 7]


FORMULAS = ["=1+1", "+31 6 1234", "-2+3", "- nou ja", "@SUM(A1)", '=HYPERLINK("http://x.nl")', "\t=1", "\tNou"]
FORMULAS += [" =1", "\u00a0=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"]
NO_FORMULAS = ["", "–Nou", "— nou ja", "„=1", "‘-’", "'=1", "1=1", "3-2", "e@mail.nl", "a\t=1"]
"""What nobody takes for a formula, though a sign of one stands in it."""
LINKS = ["http://x.nl", "mailto:e@mail.nl", "internal:A1", "external:c:\\x.xlsx", "file:///x", "{=1+1}"]


@pytest.mark.parametrize("text", FORMULAS + LINKS)
def test_words_that_look_like_a_formula_or_a_link_are_words_in_excel_wherever_they_stand(text: str) -> None:
    table = Sheet(text, text, (text, "Beurt"), (Section(text, "", [[text, -1]]),), (0.5, 0.5), text)
    page = openpyxl.load_workbook(io.BytesIO(write_table(table, "xlsx"))).active
    assert page is not None
    for place in ("A1", "A3", "B3", "A4", "B4"):
        cell = page[place]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None), place
    assert (page["C4"].value, page["C4"].data_type) == (-1, "n")


@pytest.mark.parametrize("text", [*FORMULAS, "\r=1", "\rNou"])
def test_words_that_a_spreadsheet_takes_for_a_formula_are_marked_as_words_in_csv(text: str) -> None:
    rows = read_csv(write_table(sheet([text, -1], [text, -0.5]), "csv"))
    assert rows[1:] == [["'" + text, "-1"], ["'" + text, "-0.5"]]


@pytest.mark.parametrize("text", NO_FORMULAS)
def test_words_that_nobody_takes_for_a_formula_stay_as_they_are_in_csv(text: str) -> None:
    assert read_csv(write_table(sheet([text, -1]), "csv"))[1] == [text, "-1"]


@pytest.mark.parametrize(
    "title", ["Wie: wat? [1/2] * \\", "x" * 60, "", "'s Avonds", "x" * 30 + "'s", "🙂" * 20, "Condities × elementen"]
)
@pytest.mark.parametrize("ending", READERS)
def test_any_title_will_do(title: str, ending: str) -> None:
    assert READERS[ending](write_table(sheet(["a", 1], title=title), ending))[1] == ["a", "1"]


@pytest.mark.parametrize("ending", READERS)
def test_a_whole_interview_fits_in_a_cell_or_is_refused(ending: str) -> None:
    text = "woord " * 8000 + "slot"
    if ending == "xlsx":
        with pytest.raises(
            FormatError, match=r"row 1 holds a text of 48004 characters.* Write the table as docx or csv"
        ):
            write_table(sheet([text, 1]), ending)
    else:
        assert READERS[ending](write_table(sheet([text, 1]), ending))[1][0] == text


@pytest.mark.parametrize("ending", ["DOCX", ".csv", ".Xlsx"])
def test_an_ending_may_have_a_full_stop_and_capitals(ending: str) -> None:
    assert write_table(sheet(), ending)


def test_another_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(FormatError, match=r"'\.xls'\. Did you mean 'xlsx'\? Choose one of: docx, xlsx, csv"):
        write_table(sheet(), "xls")


@pytest.mark.parametrize("text", FORMULAS)
def test_headings_in_csv_are_marked_as_words_too(text: str) -> None:
    table = Sheet(text, "", (text, "Beurt"), (Section(text, "", [["a", 1]]),), (0.5, 0.5), text, [(text, text)])
    marked = "'" + text
    assert read_csv(write_table(table, "csv")) == [[marked, marked, "Beurt", marked], [marked, "a", "1", marked]]


def test_facts_stand_at_the_end_of_every_row_of_csv_and_nowhere_else() -> None:
    plain = sheet(["a", 1], ["b", 2])
    told = replace(plain, facts=[("codeur", "Noor"), ("n", 3)])
    assert read_csv(write_table(told, "csv")) == [
        ["Citaat", "Beurt", "codeur", "n"], ["a", "1", "Noor", "3"], ["b", "2", "Noor", "3"]
    ]  # fmt: skip
    for read, ending in ((read_xlsx, "xlsx"), (read_word, "docx")):
        assert read(write_table(told, ending)) == read(write_table(plain, ending))


def word_head(columns: int, first: float = 0.3) -> tuple[list[str | None], list[float], int | None]:
    """Return the direction of each heading in Word, the width of each column in cm, and the height of the row."""
    names = ["Code", *(f"Ondersteuning {number}" for number in range(1, columns))]
    widths = [first, *[(1 - first) / (columns - 1)] * (columns - 1)]
    table = Sheet("Matrix", "", names, (Section("", "", [["a", *range(1, columns)]]),), widths)
    (found,) = docx.Document(io.BytesIO(write_table(table, "docx"))).tables
    head = found.rows[0]
    turned = [cell._tc.tcPr.find(qn("w:textDirection")) for cell in head.cells]
    directions = [None if element is None else element.get(qn("w:val")) for element in turned]
    return directions, [cell.width.cm for cell in head.cells], head.height


def test_a_wide_table_in_word_has_a_narrow_first_column_and_turned_headings() -> None:
    directions, widths, height = word_head(8, first=0.4)
    assert directions == [None, *["btLr"] * 7]
    assert widths[0] == pytest.approx(0.22 * 25.7, abs=0.01)
    assert sum(widths) == pytest.approx(25.7, abs=0.05)
    assert height == pytest.approx(Cm(3.7), rel=0.15)


def test_the_headings_of_a_very_wide_table_have_the_height_of_one_line() -> None:
    assert word_head(30)[2] == pytest.approx(Cm(0.22 * len("Ondersteuning 29") + 0.4), rel=0.01)


def test_a_first_column_that_is_narrow_stays_so() -> None:
    assert word_head(12, first=0.1)[1][0] == pytest.approx(2.57, abs=0.01)


def test_a_table_of_seven_columns_in_word_has_its_headings_upright() -> None:
    directions, widths, height = word_head(7, first=0.4)
    assert (directions, height) == ([None] * 7, None)
    assert widths[0] == pytest.approx(0.4 * 25.7, abs=0.01)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1, max_size=20)


@given(st.lists(st.tuples(TEXT, st.integers(0, 999)), min_size=1, max_size=4))
def test_any_words_come_back_from_csv(rows: list[tuple[str, int]]) -> None:
    read = read_csv(write_table(sheet(*map(list, rows)), "csv"))[1:]
    assert [[text.removeprefix("'"), number] for text, number in read] == [
        [text.removeprefix("'"), str(number)] for text, number in rows
    ]


@given(st.lists(st.tuples(TEXT, st.integers(0, 999)), min_size=1, max_size=4))
def test_any_words_come_back_from_excel(rows: list[tuple[str, int]]) -> None:
    assert read_xlsx(write_table(sheet(*map(list, rows)), "xlsx"))[1:] == [[text, str(n)] for text, n in rows]
