"""Labels in tables: a column that says who speaks, beside one that says what; and a legend in a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.formats.document import Document
from qualcode.formats.turns.forms import Candidate, Trust, key_of, parts_of
from qualcode.formats.turns.roles import role_of
from qualcode.formats.turns.times import time_alone
from qualcode.spans import Span

_SPEAKER_HEADINGS = frozenset(
    "spreker sprekers speaker speakers wie who wer naam name persoon person label sprecher sprecherin rol role".split()
)
_FEW, _ROWS = 3, 6
"""Without a heading a column holds speakers if its rows, six or more, hold a third as many names, or fewer."""
_LEGEND_ROWS = 8

Row = Mapping[int, Span]
"""For each filled column of a row where its text stands."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The rows of a table that hold turns, and which columns say who speaks and what."""

    rows: Sequence[Row]
    speaker: int
    speech: int


def tables_of(document: Document) -> dict[int, list[Row]]:
    """Return the rows of each table, by its number; empty cells and rows are left out."""
    tables: dict[int, dict[int, dict[int, Span]]] = {}
    for block in document.blocks:
        if block.cell:
            table, row, column = block.cell
            cells = tables.setdefault(table, {}).setdefault(row, {})
            first = cells.get(column, block.span)
            cells[column] = Span(min(first.start, block.span.start), block.span.end)
    return {table: list(rows.values()) for table, rows in tables.items()}


def labels_in_tables(text: str, tables: Mapping[int, Sequence[Row]]) -> tuple[list[Candidate], frozenset[int]]:
    """Return the labels in columns of speakers, and the tables that have such a column."""
    found = {table: columns for table, rows in tables.items() if (columns := _columns(text, rows))}
    return [label for columns in found.values() for label in _labels(text, columns)], frozenset(found)


def legend_in_table(text: str, rows: Sequence[Row]) -> dict[str, str]:
    """Return what a small table says of labels: ``I | interviewer``; empty if it says something else."""
    if len(rows) > _LEGEND_ROWS or any(len(row) != 2 for row in rows):
        return {}
    pairs = [[span.of(text).strip(" \t\n:=") for _, span in sorted(row.items())] for row in rows]
    known = {label: who for label, who in pairs if len(label) <= _ROWS and len(who) <= 40 and role_of(who)}
    return known if len(known) >= max(1, len(pairs) - 1) else {}


def _columns(text: str, rows: Sequence[Row]) -> _Columns | None:
    last = max(column for row in rows for column in row)
    for speaker in range(last):
        names = [key_of(row[speaker].of(text).strip().rstrip(":")) if speaker in row else "" for row in rows]
        began = _first_row(names)
        if began is not None:
            columns = range(speaker + 1, last + 1)
            return _Columns(rows[began:], speaker, max(columns, key=lambda column: _words(text, rows[began:], column)))
    return None


def _words(text: str, rows: Sequence[Row], column: int) -> int:
    """Return how much a column says, times not counted."""
    cells = (row[column].of(text).strip() for row in rows if column in row)
    return sum(len(words) for words in cells if not time_alone(words))


def _first_row(names: Sequence[str]) -> int | None:
    """Return in which row the speakers of a column begin, None if they are no speakers.

    They are known by a heading, or because few names fill many rows.
    """
    if names[0] in _SPEAKER_HEADINGS:
        return 1
    filled = [name for name in names if name]
    few = len(filled) >= _ROWS and len(set(filled)) <= len(filled) / _FEW
    roles = len(set(filled)) < len(filled) and len(set(filled)) > 1 and all(role_of(name) for name in filled[1:])
    if not (few or roles) or any(not name[0].isalpha() for name in filled):
        return None
    return int(filled[0] == names[0] and filled[0] not in filled[1:] and not role_of(filled[0]))


def _labels(text: str, columns: _Columns) -> Iterator[Candidate]:
    for row in columns.rows:
        if columns.speaker not in row:
            continue
        before = [span for column, span in sorted(row.items()) if column < columns.speech]
        speech = row[columns.speech].start if columns.speech in row else before[-1].end
        name, beside, time = parts_of(row[columns.speaker].of(text))
        times = (time_alone(span.of(text).strip()) for span in before)
        time = time or next((time for time in times if time), None)
        if name:  # a cell with a blank or a colon names nobody
            yield Candidate(key_of(name), name, before[0].start, speech, time, Trust.SURE, beside)
