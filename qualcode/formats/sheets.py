"""Reading comma-separated files: participants with their questionnaires, and codings made elsewhere."""

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import FormatError, did_you_mean
from qualcode.formats.notes import shortened
from qualcode.participants import Measurement, Participant
from qualcode.transcripts import normalised

_WAVE = re.compile(r"(?P<measure>.+)_(?P<wave>T\d+)", re.IGNORECASE)
_CODING_COLUMNS = ("transcript", "code", "start", "end")
_OTHER_NAMES = {"deelnemer": "participant"}


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One line of a file of codings, with where it stands.

    Attributes:
        place: ``file:line``.
        transcript: the id of the transcript, as written.
        code: the code, as written.
        start: first code point.
        end: one past the last.
        quote: the words that should stand there, or None if the file does not say.
        memo: the coder's remark.
        value: the number of a scale code, or None.
    """

    place: str
    transcript: str
    code: str
    start: int
    end: int
    quote: str | None
    memo: str
    value: float | None = None


def read_participants(content: bytes, name: str) -> list[Participant]:
    """Return the participants in a CSV file: one row each, or one row for each of their transcripts.

    The column ``participant`` names the person; ``transcript`` names transcripts, several parted by ``;``; columns that
    end in a wave (``stress_T0``) hold numbers; all other columns are attributes. Empty cells are left out. Names of
    columns match in any case, and ``deelnemer`` is ``participant``.

    Raises:
        FormatError: naming line and column, if ``participant`` is missing, a score is no number, or two rows give one
            person different attributes, or different scores for one measure and wave.
    """
    people: dict[str, Participant] = {}
    lines: dict[tuple[str, str], int] = {}
    for line, row in rows_of(content, name, ("participant",), ("transcript",)):
        place = f"{name}:{line}"
        key = row.pop("participant")
        if not key:
            raise FormatError(f"{place}: participant is empty; every row needs one.")
        transcripts = tuple(part.strip() for part in row.pop("transcript", "").split(";") if part.strip())
        scores, attributes = _scores_and_attributes(row, place)
        before = people.get(key, Participant(key))
        _check_same_scores(before, scores, place)
        first = {column: lines.setdefault((key, column), line) for column in attributes}
        _check_same_attributes(before, attributes, first, place)
        people[key] = Participant(
            key,
            {**before.attributes, **attributes},
            tuple(dict.fromkeys(before.measurements + scores)),
            tuple(dict.fromkeys(before.transcripts + transcripts)),
        )
    return list(people.values())


def _scores_and_attributes(row: dict[str, str], place: str) -> tuple[tuple[Measurement, ...], dict[str, str]]:
    scores, attributes = [], {}
    for column, value in row.items():
        wave = _WAVE.fullmatch(column)
        if wave and value:
            number = number_in(value, f"{place}: {column}")
            scores.append(Measurement(wave["measure"], wave["wave"].upper(), number))
        elif value:
            attributes[column] = value
    return tuple(scores), attributes


def _check_same_attributes(before: Participant, attributes: dict[str, str], first: dict[str, int], place: str) -> None:
    """Refuse an attribute that differs from the one above, which stands on line ``first``."""
    for column, value in attributes.items():
        above = before.attributes.get(column, value)
        if above != value:
            raise FormatError(
                f"{place}: {column} of {before.id} is '{shortened(above)}' on line {first[column]} and "
                f"'{shortened(value)}' here; a person has one value for each attribute. Correct one of them or leave "
                "its cell empty."
            )


def _check_same_scores(before: Participant, scores: Sequence[Measurement], place: str) -> None:
    above = {(known.measure, known.wave): known.value for known in before.measurements}
    for score in scores:
        value = above.setdefault((score.measure, score.wave), score.value)
        if value != score.value:
            raise FormatError(
                f"{place}: {score.measure}_{score.wave} of {before.id} is {value:g} above and {score.value:g} here; "
                "a person has one score for each measure and wave. Correct one of them or leave its cell empty."
            )


def read_codings(content: bytes, name: str) -> list[CodingRow]:
    """Return the lines of a CSV file of codings: columns transcript, code, start, end; perhaps quote, memo and value.

    Names of columns match in any case.

    Raises:
        FormatError: if a column is missing, a position is no whole number or a value no number; a line for each place
            that is wrong.
    """
    found: list[CodingRow] = []
    faults: list[str] = []
    try:
        for line, row in rows_of(content, name, _CODING_COLUMNS, ("quote", "memo", "value")):
            place = f"{name}:{line}"
            wrong = [column for column in ("start", "end") if not row[column].isdecimal()]
            faults += [
                f"{place}: {column}: expected a whole number from 0 on, not '{row[column]}'." for column in wrong
            ]
            value, fault = _value(row.get("value", ""), place)
            faults += [fault] if fault else []
            if not wrong and not fault:
                start, end = int(row["start"]), int(row["end"])
                quote, memo = row.get("quote") or None, row.get("memo", "")
                found.append(CodingRow(place, row["transcript"], row["code"], start, end, quote, memo, value))
    except FormatError as error:  # what stops the reading comes after what was wrong before it
        faults.append(str(error))
    if faults:
        raise FormatError("\n".join(faults))
    return found


def _value(cell: str, place: str) -> tuple[float | None, str]:
    """Return the number in a cell, None for an empty one; and what is wrong with it, or nothing."""
    try:
        return (number_in(cell, f"{place}: value") if cell else None), ""
    except FormatError as error:
        return None, str(error)


def rows_of(
    content: bytes, name: str, needed: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that holds something with its line, by column; a column without a name is left out.

    Args:
        content: the bytes of the file.
        name: its name, for messages.
        needed: columns that must be there.
        known: columns that may be there and match in any case, as the needed ones do.
    """
    text = normalised(decoded(content))
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    try:
        yield from _checked(reader, name, needed, known)
    except csv.Error as error:
        raise FormatError(f"{name}:{reader.line_num + 1}: cannot be read ({error}). Check the quotes there.") from error


def _checked(
    reader: "csv.DictReader[str]", name: str, needed: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    columns = _known_columns([column.strip() for column in reader.fieldnames or []], [*needed, *known])
    reader.fieldnames = columns
    for column in needed:
        if column not in columns:
            there = f"Its columns: {', '.join(columns)}" if columns else "It is empty."
            raise FormatError(f"{name}:1: there is no column '{column}'. {did_you_mean(column, columns)}{there}")
    for row in reader:
        if any(extra.strip() for extra in row.pop(None, ())):
            raise FormatError(
                f"{name}:{reader.line_num}: more cells than columns; put quotes around text with "
                f"'{reader.reader.dialect.delimiter}'."
            )
        cells = {key: value.strip() for key, value in row.items() if key}
        if any(cells.values()):
            yield reader.line_num, cells


def _known_columns(columns: list[str], known: Sequence[str]) -> list[str]:
    """Return the columns with those that are known in another case or by another name under the name they are known by.

    A column that has the known name itself goes before; then the other stays what it is.
    """
    named = list(columns)
    for number, column in enumerate(columns):
        name = column.casefold()
        name = _OTHER_NAMES.get(name, name)
        if name in known and name not in named:
            named[number] = name
    return named


def decoded(content: bytes) -> str:
    """Return the text of a file as Excel and others write it: UTF-8, UTF-16, or the code page of Windows."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Excel writes as "Unicode text"
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what Excel on Windows writes as plain CSV


def number_in(text: str, place: str) -> float:
    """Return the number that a cell holds, with a decimal point or comma.

    Raises:
        FormatError: beginning with its place, if it holds none.
    """
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise FormatError(f"{place}: expected a number, not '{text}'. Leave the cell empty if it is missing.")
    return number
