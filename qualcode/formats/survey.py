"""Reading the sheet of a survey (.csv, .xlsx), and making a short transcript of each person's open answers."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from qualcode.errors import FormatError, did_you_mean
from qualcode.formats.characters import decoded
from qualcode.formats.document import Document, Label
from qualcode.formats.paragraphs import Paragraph, flow_of
from qualcode.formats.workbook import column_name, read_workbook
from qualcode.participants import Participant
from qualcode.transcripts import Note, normalised

INTERVIEWER = "Interviewer"
"""Who asks the questions of a survey."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A sheet: a row for each person.

    Attributes:
        name: the file's name.
        columns: the headings, each another.
        rows: for each row that holds something the text of each column, empty where there is none.
        lines: for each row where it stands in the file, from 1.
        notes: what was changed or could not be carried.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    notes: tuple[Note, ...] = ()


def read_survey(content: bytes, name: str, sheet: str | None = None) -> Survey:
    """Return the sheet in a .csv or .xlsx, whose first row names the columns.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages; its ending says which kind it is.
        sheet: the sheet of a workbook; the first if not given.

    Raises:
        FormatError: if it cannot be read, or a column has no name, or that of another.
    """
    if PurePath(name).suffix.lower() in (".xlsx", ".xlsm"):
        rows, notes = read_workbook(content, name, sheet)
    else:
        rows, notes = _csv_rows(content, name)
    numbered = [(line, row) for line, row in enumerate(rows, start=1) if any(row)]
    if not numbered:
        raise FormatError(f"{name}: the sheet is empty.")
    (first, header), *below = numbered
    width = max(len(row) for _, row in numbered)
    used = [n for n in range(width) if any(len(row) > n and row[n] for _, row in numbered)]
    columns = tuple(" ".join(header[n].split()) if n < len(header) else "" for n in used)
    _check_columns(columns, used, f"{name}:{first}")
    return Survey(
        name,
        columns,
        tuple(tuple(row[n] if n < len(row) else "" for n in used) for _, row in below),
        tuple(line for line, _ in below),
        notes,
    )


def _csv_rows(content: bytes, name: str) -> tuple[list[list[str]], tuple[Note, ...]]:
    """Return the rows of a CSV file, whose cells are parted by what its first line has most: ``,``, ``;`` or tabs."""
    text, notes = decoded(content, name)
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows += [[]] * (reader.line_num - len(rows) - 1)  # a row of many lines is named by its last
            rows.append([cell.strip() for cell in row])
    except csv.Error as error:
        raise FormatError(f"{name}:{reader.line_num + 1}: cannot be read ({error}). Check the quotes there.") from error
    return rows, notes


def _check_columns(columns: Sequence[str], places: Sequence[int], place: str) -> None:
    unnamed = [column_name(n) for n, column in zip(places, columns, strict=True) if not column]
    if unnamed:
        raise FormatError(
            f"{place}: column {', '.join(unnamed)} holds text but has no name. The first row must name every column; "
            "if two rows do, or cells are merged, make one row of them."
        )
    twice = [column for column, count in Counter(column.casefold() for column in columns).items() if count > 1]
    if twice:
        where = [column_name(n) for n, column in zip(places, columns, strict=True) if column.casefold() == twice[0]]
        raise FormatError(
            f"{place}: column {' and '.join(where)} have the same name '{twice[0]}'. Give each a name of its own."
        )


def survey_documents(
    survey: Survey, *, who: str, answers: Sequence[str], attributes: Sequence[str] = (), wave: str | None = None
) -> tuple[list[Document], list[Participant], tuple[Note, ...]]:
    """Return a short transcript for each person with answers, all persons, and notes on what is missing.

    Each answer that is not empty becomes two turns: the heading of its column as the interviewer's, the answer as the
    person's.

    Args:
        survey: the sheet.
        who: the column that names the person.
        answers: the columns with open answers, in the order in which they are to be read.
        attributes: the columns with what is known of the person.
        wave: at which measurement it was held; it then stands in the names of the transcripts.

    Raises:
        FormatError: if a column does not exist, a row names nobody, or a name stands in two rows.
    """
    for column in (who, *answers, *attributes):
        if column not in survey.columns:
            hint = did_you_mean(column, survey.columns)
            raise FormatError(
                f"{survey.name}: there is no column '{column}'. {hint}Its columns: {', '.join(survey.columns)}"
            )
    documents, people, silent, empty = [], [], [], 0
    for key, cells in _people(survey, who):
        said = [(question, cells[question]) for question in answers if cells[question]]
        empty += len(answers) - len(said)
        known = {column: cells[column] for column in attributes if cells[column]}
        if not said:
            silent.append(key)
            people.append(Participant(key, known))
            continue
        document = _document(survey, key, said, wave)
        documents.append(document)
        people.append(Participant(key, known, transcripts=(normalised(PurePath(document.name).stem),)))
    return documents, people, (*survey.notes, *_notes(empty, silent))


def _people(survey: Survey, who: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield who each row is of, and its cells by column."""
    seen: dict[str, int] = {}
    for line, row in zip(survey.lines, survey.rows, strict=True):
        cells = dict(zip(survey.columns, row, strict=True))
        key = normalised(" ".join(cells[who].split()))
        if not key:
            raise FormatError(f"{survey.name}:{line}: '{who}' is empty; every row needs to say whose it is.")
        if key in seen:
            raise FormatError(
                f"{survey.name}:{line}: '{key}' stands in row {seen[key]} too; a person has one row. Remove one of "
                "them, or give each a name of its own."
            )
        seen[key] = line
        yield key, cells


def _document(survey: Survey, key: str, said: Sequence[tuple[str, str]], wave: str | None) -> Document:
    spoken = [
        (speaker, words) for question, answer in said for speaker, words in ((INTERVIEWER, question), (key, answer))
    ]
    flow = flow_of(Paragraph(f"{speaker}: {words}") for speaker, words in spoken)
    labels = tuple(
        Label(speaker, block.span.start, block.span.start + len(f"{speaker}: "))
        for (speaker, _), block in zip(spoken, flow.blocks, strict=True)
    )
    stem = " ".join(part for part in (key, wave) if part).replace("/", "-").replace("\\", "-")
    return Document(stem + PurePath(survey.name).suffix, flow.text, flow.blocks, labels=labels)


def _notes(empty: int, silent: Sequence[str]) -> Iterator[Note]:
    if empty:
        yield Note("empty answers", {"n": empty})
    if silent:
        yield Note("no answers", {"n": len(silent), "names": ", ".join(silent)})
