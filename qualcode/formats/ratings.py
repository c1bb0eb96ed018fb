"""Reading what coders judged elsewhere: tables of ratings, and lists of coded passages."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import FormatError
from qualcode.formats.sheets import decoded, number_in, rows_of
from qualcode.transcripts import normalised

MISSING = frozenset(("", "na", "n/a", "nan", "."))
"""What stands for a missing value, in any case."""

_UNIT_COLUMNS = frozenset(("", "unit", "id", "eenheid", "nr", "item"))


@dataclass(frozen=True, slots=True)
class RatingTable:
    """Ratings as they stand in a table.

    Attributes:
        coders: the names of the columns; made up where the table has none.
        rows: units × coders: what stands there, or None where nothing does.
        headed: whether the first line was taken for names.
    """

    coders: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    headed: bool


def read_ratings(content: bytes, name: str) -> RatingTable:
    """Return the ratings in a CSV file whose rows are units and whose columns are coders.

    The first line holds the names of the coders, unless each of its cells occurs below as well. A first column by the
    name of ``unit`` or ``id``, or without a name, is left out.

    Raises:
        FormatError: if it is empty, has fewer than two coders, or a row of another length.
    """
    text = normalised(decoded(content))
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in line]) for line in reader]
    except csv.Error as error:
        raise FormatError(f"{name}:{reader.line_num + 1}: cannot be read ({error}). Check the quotes there.") from error
    lines = [(number, cells) for number, cells in lines if any(cells)]
    if not lines:
        raise FormatError(f"{name}: it is empty; expected a line for each unit and a column for each coder.")
    first = lines[0][1]
    below = {cell for _, cells in lines[1:] for cell in cells}
    headed = not all(cell in below or cell.casefold() in MISSING for cell in first)
    left_out = 1 if headed and first[0].casefold() in _UNIT_COLUMNS else 0
    coders = tuple(first[left_out:]) if headed else tuple(f"coder {n + 1}" for n in range(len(first)))
    if len(coders) < 2:
        raise FormatError(f"{name}:1: there is one coder only; agreement compares two or more, each in a column.")
    found = []
    for number, cells in lines[headed:]:
        if len(cells) != len(first):
            raise FormatError(f"{name}:{number}: {len(cells)} cells where the first line has {len(first)}.")
        found.append(tuple(None if cell.casefold() in MISSING else cell for cell in cells[left_out:]))
    return RatingTable(coders, tuple(found), headed)


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A passage that a coder gave a code.

    Attributes:
        place: ``file:line``.
        coder: who.
        start: the first character, counted from 0.
        end: one past the last.
        code: which.
        transcript: of which text; empty where all are of one.
    """

    place: str
    coder: str
    start: int
    end: int
    code: str
    transcript: str


def read_spans(content: bytes, name: str) -> list[SpanRow]:
    """Return the passages in a CSV file with the columns coder, start, end, code, and transcript if there are several.

    Raises:
        FormatError: naming the line, if something is missing, or a passage is empty.
    """
    found = []
    for line, row in rows_of(content, name, ("coder", "start", "end", "code"), ("transcript",)):
        place = f"{name}:{line}"
        start, end = (int(number_in(row[side], f"{place}: {side}")) for side in ("start", "end"))
        if not row["coder"] or not row["code"]:
            raise FormatError(f"{place}: a passage needs a coder and a code.")
        if not 0 <= start < end:
            raise FormatError(f"{place}: start {start} does not lie before end {end}. Count from 0, end not included.")
        found.append(SpanRow(place, row["coder"], start, end, row["code"], row.get("transcript", "")))
    return found


def as_numbers(table: RatingTable, name: str, *, nominal: bool) -> tuple[list[list[float]], Sequence[str]]:
    """Return ratings as numbers, NaN for missing, and the values that nominal numbers stand for, in order.

    Args:
        table: what was read.
        name: of the file, for messages.
        nominal: whether values are names; else they must be numbers.

    Raises:
        FormatError: if a value should be a number and is none.
    """
    if not nominal:
        place = "{name}: row {row}, {coder}"
        return [
            [
                float("nan") if v is None else number_in(v, place.format(name=name, row=n, coder=coder))
                for v, coder in zip(row, table.coders, strict=True)
            ]
            for n, row in enumerate(table.rows, start=1)
        ], ()
    values = sorted({value for row in table.rows for value in row if value is not None})
    numbers = {value: float(n) for n, value in enumerate(values)}
    return [[float("nan") if v is None else numbers[v] for v in row] for row in table.rows], values
