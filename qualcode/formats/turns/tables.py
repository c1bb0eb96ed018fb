"""Labels in tables: a column that says who speaks, beside one that says what; and a legend in a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.formats.document import Document
from qualcode.formats.turns.forms import Candidate, Trust, key_of, parts_of
from qualcode.formats.turns.roles import role_of
from qualcode.formats.turns.times import time_alone
from qualcode.spans import Span

_SPEAKER_HEADINGS = frozenset("spreker sprekers speaker speakers wie who wer label sprecher sprecherin".split())
_NAME_HEADINGS = frozenset("naam name persoon person rol role rolle".split())
"""Headings that tables of facts have too: a column below one holds speakers if somebody comes back in it."""
_SPEECH_HEADINGS = frozenset(
    "tekst text inhoud content inhalt wat what was uitspraak uitspraken transcript transcriptie speech aussage".split()
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


@dataclass(frozen=True, slots=True)
class InTables:
    """What tables with a column of speakers hold: labels, where speech ends before other cells, and which tables."""

    labels: Sequence[Candidate] = ()
    ends: Sequence[int] = ()
    tables: frozenset[int] = frozenset()


def labels_in_tables(text: str, tables: Mapping[int, Sequence[Row]]) -> InTables:
    """Return the labels in columns of speakers.

    A turn ends with its cell: what stands in the columns after it, remarks or codes, nobody says.
    """
    found = {table: columns for table, rows in tables.items() if (columns := _columns(text, rows))}
    labels = [label for columns in found.values() for label in _labels(text, columns)]
    ends = [end for columns in found.values() for end in _ends(columns)]
    return InTables(labels, ends, frozenset(found))


def legend_in_table(text: str, rows: Sequence[Row]) -> dict[str, str]:
    """Return what a small table says of labels: ``I | interviewer``; empty if it says something else."""
    if len(rows) > _LEGEND_ROWS or any(len(row) != 2 for row in rows):
        return {}
    pairs = [[span.of(text).strip(" \t\n:=") for _, span in sorted(row.items())] for row in rows]
    known = {label: who for label, who in pairs if len(label) <= _ROWS and len(who) <= 40 and role_of(who)}
    return known if len(known) >= max(1, len(pairs) - 1) else {}


def _columns(text: str, rows: Sequence[Row]) -> _Columns | None:
    last = max(column for row in rows for column in row)
    names = {column: _keys(text, rows, column) for column in range(last + 1)}
    speaker = next((column for column, keys in names.items() if _has_heading(keys)), None)
    if speaker is not None:
        speech = [column for column, keys in names.items() if keys[0] in _SPEECH_HEADINGS and column != speaker]
        columns = speech if len(speech) == 1 else [column for column in names if column != speaker]
        return _Columns(rows[1:], speaker, _wordiest(text, rows[1:], columns)) if columns and rows[1:] else None
    for speaker in range(last):
        began = _first_row(names[speaker])
        if began is not None:
            return _Columns(rows[began:], speaker, _wordiest(text, rows[began:], range(speaker + 1, last + 1)))
    return None


def _keys(text: str, rows: Sequence[Row], column: int) -> list[str]:
    """Return what a column says, row by row, as keys of labels; a time is no name."""
    cells = [row[column].of(text).strip() if column in row else "" for row in rows]
    return ["" if time_alone(cell) else key_of(cell.rstrip(":")) for cell in cells]


def _has_heading(keys: Sequence[str]) -> bool:
    """Say whether the first row says that the others of a column name speakers."""
    filled = [key for key in keys[1:] if key]
    return keys[0] in _SPEAKER_HEADINGS or (keys[0] in _NAME_HEADINGS and len(set(filled)) < len(filled))


def _wordiest(text: str, rows: Sequence[Row], columns: Sequence[int]) -> int:
    return max(columns, key=lambda column: _words(text, rows, column))


def _words(text: str, rows: Sequence[Row], column: int) -> int:
    """Return how much a column says, times not counted."""
    cells = (row[column].of(text).strip() for row in rows if column in row)
    return sum(len(words) for words in cells if not time_alone(words))


def _first_row(names: Sequence[str]) -> int | None:
    """Return in which row the speakers of a column without heading begin, None if they are no speakers.

    They are known because few names fill many rows, or all are words for roles; one name alone is a code or a remark.
    """
    filled = [name for name in names if name]
    if not filled or any(not name[0].isalpha() for name in filled):
        return None
    first = int(filled[0] == names[0] and filled[0] not in filled[1:] and not role_of(filled[0]))
    below = filled[first:]
    few = len(filled) >= _ROWS and len(set(below)) <= len(below) / _FEW
    roles = len(set(filled)) < len(filled) and all(role_of(name) for name in filled[1:])
    return first if len(set(below)) > 1 and (few or roles) else None


def _labels(text: str, columns: _Columns) -> Iterator[Candidate]:
    """Yield the labels of the rows: all cells before the speech; where speech ended with its cell, it goes on anew."""
    last: Candidate | None = None
    for row in columns.rows:
        before = [span for column, span in sorted(row.items()) if column < columns.speech]
        spoken = row.get(columns.speech)
        if columns.speaker not in row:
            if last and spoken:
                yield last._replace(start=spoken.start, speech=spoken.start, time=None)
            continue
        speech = spoken.start if spoken else (before or [row[columns.speaker]])[-1].end
        name, beside, time = parts_of(row[columns.speaker].of(text))
        times = (time_alone(span.of(text).strip()) for column, span in row.items() if column != columns.speech)
        time = time or next((time for time in times if time), None)
        if name:  # a cell with a blank or a colon names nobody
            label = Candidate(
                key_of(name), name, min([speech, *(span.start for span in before)]), speech, time, Trust.SURE, beside
            )
            last = label if _end(row, columns) else None
            yield label


def _ends(columns: _Columns) -> Iterator[int]:
    """Yield where speech ends before other cells of its row."""
    yield from (end for row in columns.rows if (end := _end(row, columns)))


def _end(row: Row, columns: _Columns) -> int | None:
    """Return where the speech of a row ends if other cells follow."""
    after = [span.start for column, span in row.items() if column > columns.speech]
    return row[columns.speech].end if after and columns.speech in row else min(after, default=None)
