"""Searching a document for labels: what may be one, what is believed, and the time marks that go with them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from qualcode.formats.choices import Choices
from qualcode.formats.document import Document
from qualcode.formats.turns.aliases import aliases
from qualcode.formats.turns.belief import Known, believed, without_heading
from qualcode.formats.turns.forms import (
    Candidate,
    Line,
    Trust,
    key_of,
    labels_alone,
    labels_before_speech,
    labels_with_time,
    lines_of,
    times_alone,
    with_time,
)
from qualcode.formats.turns.line_numbers import after_numbers
from qualcode.formats.turns.roles import is_role, legend_of
from qualcode.formats.turns.tables import InTables, labels_in_tables, legend_in_table, tables_of
from qualcode.formats.turns.times import END_MARK, bare
from qualcode.formats.turns.within import labels_by_turns, labels_inline

TOP = 12
"""Among this many paragraphs at the top a legend and a heading are looked for."""
_LEGEND = 400
"""A legend has at most so many characters."""
_MANY = 5
"""Names alone on their line are speakers if they are one line in five, or more."""
_GLUED = 5
"""A label of so many letters is known, also where its speech is glued to it."""
_NOTICE = 120
"""A notice of a program has at most so many characters."""
_HEADING = re.compile(r"\W{0,9}(?:transcript|transcriptie|transkript|transkription)\W{0,9}", re.IGNORECASE)
"""The heading of a transcript that stands below a summary."""
_NOBODY = re.compile(
    r".{1,60} (?:started|stopped) transcription|.{1,60} heeft de transcriptie (?:gestart|gestopt|beëindigd)"
    r"|.{1,60} hat die Transkription (?:gestartet|beendet)|Transcribed by https?://\S+|Transcription ended after.{1,40}"
)
"""What programs write between or below the turns, and nobody says."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search for labels gave.

    Attributes:
        labels: those that are believed, in order, none overlapping another.
        candidates: all that may be labels.
        same: for the key of a label that is another name for somebody the key of that speaker.
        legend: what the document says of short labels.
        silences: where nobody speaks any more, until the next label.
        numbered: whether a number is typed at the start of every line.
    """

    labels: Sequence[Candidate] = ()
    candidates: Sequence[Candidate] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)
    silences: Sequence[int] = ()
    numbered: bool = False


def search(document: Document, choices: Choices) -> Search:
    """Return the labels of a document."""
    text = document.text
    in_columns, lines, legend = _parts(document)
    numbered = after_numbers(text, lines)
    lines = numbered or lines
    numbers = with_time(text, lines)
    times = times_alone(text, lines, numbers)
    found = _in_order(
        in_columns.labels, labels_before_speech(document, lines), labels_with_time(text, lines, numbers, times)
    )
    if below := _below_summary(text, lines):
        found = [label for label in found if label.start >= below] or found
    top = document.blocks[:TOP][-1].span.end if document.blocks else 0
    candidates = without_heading(text, found, top)
    known = Known(legend, choices)
    keys = believed(candidates, text, known)
    same = aliases(candidates, keys, known.forced | known.refused)
    keys |= same.keys() | same.values()
    labels = [label for label in candidates if label.key in keys]
    labels = _in_other_forms(document, lines, labels) or labels
    if refused := known.refused:
        labels = [label for label in labels if label.key not in refused]
    labels = _in_order(labels, _by_name(document, lines, (labels, known)))
    silences = [*_silences(text, lines), *in_columns.ends]
    if times:
        labels = list(_with_times(labels, lines, times))
    if "#" in text:
        labels, silences = _with_end_marks(text, labels, silences)
    return Search(labels, found, same, legend, silences, numbered is not None)


def _in_order(*sources: Iterable[Candidate]) -> list[Candidate]:
    """Return the labels of all sources in the order of the text, without those that begin inside another."""
    filled = [labels for labels in map(list, sources) if labels]
    if len(filled) < 2:
        return filled[0] if filled else []
    found = sorted(chain.from_iterable(filled), key=attrgetter("start"))
    kept: list[Candidate] = []
    end = -1
    for label in found:
        if label.start >= end:
            kept.append(label)
            end = max(label.speech, label.start + 1)
    return kept


def _parts(document: Document) -> tuple[InTables, list[Line], dict[str, str]]:
    """Return the labels in columns of tables, the lines in which others may stand, and the legend."""
    text = document.text
    tables = tables_of(document)
    in_tables = {table: legend_in_table(text, rows) for table, rows in tables.items()}
    legend = {label: who for found in in_tables.values() for label, who in found.items()}
    columns = labels_in_tables(text, {table: rows for table, rows in tables.items() if not in_tables[table]})
    beside = columns.tables | {table for table, found in in_tables.items() if found}
    cells = enumerate(document.blocks) if beside else ()
    skipped = {number for number, block in cells if block.cell and block.cell[0] in beside}
    for number, block in enumerate(document.blocks[:TOP]):
        if len(block.span) <= _LEGEND and (found := legend_of(block.span.of(text))):
            legend |= found
            skipped.add(number)
    return columns, [line for line in lines_of(document) if line.block not in skipped], legend


def _below_summary(text: str, lines: Sequence[Line]) -> int:
    """Return where a transcript begins that stands below a summary, under a heading of its own; 0 if none does."""
    if not any(word in text for word in ("Transcript", "Transkript")):
        return 0
    headings = (line.start for line in lines if _HEADING.fullmatch(text, line.start, min(line.end, line.start + 40)))
    return next(headings, 0)


# ── other forms, where no labels before speech were found ──


def _in_other_forms(document: Document, lines: Sequence[Line], labels: list[Candidate]) -> list[Candidate]:
    """Return the labels in forms that are looked for only if few others were found; empty if there are none."""
    text = document.text
    few = len({label.key for label in labels}) < 2
    if few and (alone := _alone(document, lines)):
        keys = {label.key for label in alone}
        return _in_order(alone, (label for label in labels if label.trust is Trust.SURE or label.key in keys))
    colons = text.count(": ") - len(labels)
    if ((few and colons) or colons > max(3, len(labels) / 2)) and (inline := labels_inline(document, labels)):
        return _in_order(labels, inline)
    return [] if labels else labels_by_turns(text, lines)


def _alone(document: Document, lines: Sequence[Line]) -> list[Candidate]:
    """Return the names alone on their lines that are speakers: they come back, and there are two or more."""
    found = list(labels_alone(document, lines))
    counts = Counter(label.key for label, _ in found)
    found = [(label, apart) for label, apart in found if counts[label.key] > 1]
    clear = {label.key for label, apart in found if apart or is_role(label.name)}
    many = _MANY * len(found) >= len(lines)
    labels = [label for label, _ in found if many or label.key in clear]
    return labels if len({label.key for label in labels}) > 1 else []


def _by_name(
    document: Document, lines: Sequence[Line], known: tuple[Sequence[Candidate], Known]
) -> Iterator[Candidate]:
    """Yield the lines that begin with a name that is known by now, in a form that would not do for an unknown one.

    The name is the whole line, its speech is glued to it (``ManagerMisschien``), or it stands on a later line of a
    paragraph that begins with a label in bold.
    """
    text, blocks = document.text, document.blocks
    labels, chosen = known
    starts = {label.start for label in labels}
    forced = {name for name, other in chosen.choices.speakers.items() if other}
    names = tuple(sorted({label.name for label in labels} | forced, key=len, reverse=True))
    for number, line in enumerate(lines):
        if line.start in starts or not text.startswith(names, line.body, line.end):
            continue
        name = next(name for name in names if text.startswith(name, line.body, line.end))
        end = line.body + len(name)
        rest = text[end : min(line.end, end + 3)]
        block = blocks[line.block]
        glued = len(name) >= _GLUED and rest[:1].isupper() and rest[1:2].islower() and name[-1].islower()
        bold = rest[:1].isspace() and line.start > block.span.start in starts and 0 < block.bold < len(block.span)
        alone = not text[end : min(line.end, end + 9)].strip(" :\t") and line.end - end < 9
        spoken = number + 1 < len(lines) and lines[number + 1].start not in starts
        if (alone and spoken) or glued or bold:
            yield Candidate(key_of(name), name, line.start, end, None, Trust.SURE)


# ── what goes with labels ──


def _with_times(labels: Sequence[Candidate], lines: Sequence[Line], times: Mapping[int, str]) -> Iterator[Candidate]:
    """Yield the labels, with the time that stands alone on the line before one, or else on the line after it."""
    numbers = {line.start: number for number, line in enumerate(lines)}
    starts = {label.start for label in labels}
    for label in labels:
        number = numbers.get(label.start, -2)
        before, after = number - 1, number + 1
        if before in times and lines[before].start not in starts:
            yield label._replace(start=lines[before].start, time=label.time or times[before])
        elif after in times and label.speech >= lines[number].end and not _starts(lines, after + 1, starts):
            yield label._replace(speech=max(label.speech, lines[after].end), time=label.time or times[after])
        else:
            yield label


def _starts(lines: Sequence[Line], number: int, starts: Set[int]) -> bool:
    """Say whether a line begins with a label."""
    return number < len(lines) and lines[number].start in starts


def _with_end_marks(
    text: str, labels: Sequence[Candidate], silences: Sequence[int]
) -> tuple[list[Candidate], list[int]]:
    """Return the labels with the mark at the end of the paragraph before; the last mark of all is nobody's speech."""
    marks = {mark.end(): mark for mark in END_MARK.finditer(text)}
    found = []
    for label in labels:
        mark = marks.get(label.start)
        found.append(label._replace(start=mark.start(), time=label.time or bare(mark["time"])) if mark else label)
    last = marks.get(len(text))
    return found, [*silences, *([last.start()] if last else [])]


def _silences(text: str, lines: Sequence[Line]) -> list[int]:
    if not any(word in text for word in ("ranscri", "Transkription")):
        return []
    short = (line for line in lines if line.end - line.start <= _NOTICE)
    return [line.start for line in short if _NOBODY.fullmatch(text[line.start : line.end].strip())]
