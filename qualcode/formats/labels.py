"""Finding who speaks: from the lines of a text to turns, by the conventions that transcribers use.

A label is believed if it is a word for a role (``Interviewer:``, ``Sanne (interviewer):``), stands in a legend
(``I = interviewer``), is bold at the start of its paragraph, fills the first column of a table, or comes back at the
start of several lines. A label in lower case or a long name must also stand between the turns of somebody else. Text
that fits no turn stays in the transcript as unattributed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from qualcode.formats.choices import AS_GUESSED, Choices
from qualcode.formats.document import Block, Document
from qualcode.formats.roles import guess_roles, legend_of, role_beside, role_of, roles_in_heading
from qualcode.spans import Span
from qualcode.transcripts import Note, Part, Turn

_SPEAKER_HEADINGS = frozenset("spreker speaker wie naam name persoon label sprecher".split())
_NOT_NAMES = frozenset(
    "nou dus kijk ja nee maar bijvoorbeeld conclusie opmerking datum plaats duur locatie onderwerp titel project "
    "let noot samenvatting vraag antwoord en of want ik jij je hij zij ze wij we jullie dat dit wat wie hoe zo toen "
    "namelijk kortom trouwens oftewel concreet samengevat voorbeeld tip zei dacht zeg zegt denk dacht zie".split()
)
_PARTICLES = frozenset("van de der den het 't ten ter te el al la le da do von en".split())
_TITLES = frozenset("mevrouw meneer mevr. mevr mw. mw dhr. dhr heer mrs. mr. ms. dr. drs. prof.".split())
_ONCE_IS_CHANCE = frozenset("vraag antwoord".split())
_TIME = r"(?P<time>[\[(#]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,-]\d{1,3})?[\])#]?)"
_NAME = r"(?P<name>[^\W\d_][^\n:\t\[\]()?!,;\"“”]{0,39}?)"
_BESIDE = r"\((?P<beside>[^()\n:]{1,40})\)"
_LINE = re.compile(
    rf"\s*(?:{_TIME}\s*)?{_NAME}\s*(?:{_BESIDE}\s*)?"
    r"(?:[\[(]?(?P<later>\d{1,2}:\d{2}(?::\d{2})?)[\])]?\s*)?(?:(?<!\d):|:(?!\d))(?!\S*//)"
)
_DASH = re.compile(r"\s*(?P<name>(?P<short>[A-Z]{1,3}\d?)|[^\W\d_]{3,20}(?: ?\d{1,2})?)\s+[–—-](?:\s+|$)")
_TOP = 12
"""Among this many paragraphs at the top a legend and a heading are looked for."""
_SHOWN = 5
"""So many lines that may be labels are named in a note."""


class _Trust(IntEnum):
    """How far the form of a label convinces; a line that only looks like one is never believed, but named."""

    NEVER = 0
    BETWEEN_OTHERS = 1
    COMING_BACK = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class _Label:
    """A possible label: its name, where label and speech begin, how far it convinces, and what it says beside."""

    name: str
    start: int
    speech: int
    time: str | None
    trust: _Trust
    beside: str = ""

    @property
    def key(self) -> str:
        """The name in any case."""
        return self.name.casefold()


def find_turns(document: Document, choices: Choices = AS_GUESSED) -> tuple[tuple[Turn, ...], tuple[Note, ...]]:
    """Return the turns of a document's text and notes on how the speakers were told apart.

    Returns:
        the turns in order, none overlapping; no turns, and a note, where no label was found.
    """
    text, blocks = document.text, document.blocks
    legend = _legend(text, blocks)
    candidates = _without_heading(text, list(_candidates(text, blocks)))
    labels = _believed(candidates, legend)
    if not labels:
        return (), (Note("no speakers", {"maybe": _may_be_labels(candidates)}),)
    ends = [label.start for label in labels[1:]] + [len(text)]
    speech = [Span(min(la.speech, end), end).trimmed(text) for la, end in zip(labels, ends, strict=True)]
    said = [(label.name, span.of(text)) for label, span in zip(labels, speech, strict=True)]
    counts = Counter(label.name for label in labels)
    above = [block.span.of(text) for block in blocks[:_TOP] if block.span.end <= labels[0].start]
    lines = [line for words in above for line in words.split("\n")]
    beside = {label.name: label.beside for label in reversed(labels) if role_beside(label.beside)}
    roles, reasons = guess_roles(said, legend, beside, roles_in_heading(lines, list(counts)))
    turns = tuple(
        Turn(label.name, roles[label.name], span, Span(label.start, max(label.start, span.start)), label.time)
        for label, span in zip(labels, speech, strict=True)
    )
    parts: list[Part] = [
        (f"note.part.{reasons[name]}", {"name": name, "n": count, "role": ((f"role.{roles[name].value}", {}),)})
        for name, count in counts.items()
    ]
    notes = [Note("speakers", {"speakers": tuple(parts)})]
    if len(counts) == 1:
        notes.append(_one_speaker(labels[0].name, candidates))
    return turns, tuple(notes)


def _one_speaker(name: str, candidates: Sequence[_Label]) -> Note:
    others = [label for label in candidates if label.key != name.casefold()]
    return Note("one speaker" if others else "lone speaker", {"name": name, "maybe": _may_be_labels(others)})


def _may_be_labels(candidates: Sequence[_Label]) -> tuple[Part, ...]:
    found = Counter(label.name for label in candidates).most_common()
    if not found:
        return ()
    shown = "; ".join(f"'{name}:' ({count}×)" for name, count in found[:_SHOWN])
    return (("note.part.maybe", {"lines": shown + (f"; … ({len(found)})" if len(found) > _SHOWN else "")}),)


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[_Label]:
    columns = _speaker_columns(text, blocks)
    for number, block in enumerate(blocks):
        if number < _TOP and legend_of(block.span.of(text)):
            continue
        if block.cell and block.cell[0] in columns:
            if block.cell[1] >= columns[block.cell[0]] and block.cell[2] == 0:
                following = blocks[number + 1].span.start if number + 1 < len(blocks) else block.span.end
                name, beside, time = _label_parts(block.span.of(text))
                yield _Label(name, block.span.start, following, time, _Trust.SURE, beside)
            continue
        bold = _bold_label(text, block)
        position = block.span.start
        for line in block.span.of(text).split("\n"):
            label = _line_label(line, position)
            if bold and position == bold.start and not (label and label.name == bold.name):
                label = bold
            if label:
                yield label
            position += len(line) + 1


def _without_heading(text: str, candidates: Sequence[_Label]) -> list[_Label]:
    """Leave out ``Interviewer: Sanne Bos`` where ``Sanne`` is a label that comes back: that is a heading, no turn."""
    times = Counter(label.name for label in candidates)
    names = [set(name.split()) for name, count in times.items() if count > 1]

    def is_heading(label: _Label) -> bool:
        line = text[label.speech :].partition("\n")[0].strip()
        if times[label.name] > 1 or not line or _trust(line) < _Trust.COMING_BACK:
            return False
        return any(name <= set(line.split()) for name in names)

    return [label for label in candidates if not is_heading(label)]


def _line_label(line: str, position: int) -> _Label | None:
    match = _LINE.match(line)
    if match:
        name = " ".join(match["name"].split())
        beside = match["beside"] or ""
        trust = _Trust.SURE if role_of(name) else _trust(name)
        if role_beside(beside) and trust > _Trust.NEVER:
            trust = _Trust.SURE
        if trust is _Trust.NEVER and len(name.split()) > 4:
            return None
        time = _bare_time(match["time"] or match["later"])
        return _Label(name, position, position + match.end(), time, trust, beside)
    dash = _DASH.match(line)
    if not dash or not (dash["short"] or role_of(dash["name"])):
        return None
    return _Label(dash["name"], position, position + dash.end(), None, _Trust.COMING_BACK)


def _trust(label: str) -> _Trust:
    """Say how far a name's form convinces: capitalised words with particles and numbers, or one word in lower case."""
    words = label.split()
    names = [word for word in words if word not in _TITLES] if words[0] in _TITLES or words[0] == "de" else words
    if names and all(word[0].isupper() or word[0].isdigit() or word in _PARTICLES for word in names):
        if words[0][0].isupper() and len(words) <= 4:
            return _Trust.COMING_BACK
        if words[0][0].isupper() or any(word[0].isupper() for word in names):
            return _Trust.BETWEEN_OTHERS
    one_word = len(words) == 1 or (len(words) == 2 and words[1].isdigit())
    return _Trust.BETWEEN_OTHERS if one_word and label not in _NOT_NAMES else _Trust.NEVER


def _bold_label(text: str, block: Block) -> _Label | None:
    if not 0 < block.bold < len(block.span):
        return None
    name, beside, time = _label_parts(Span(block.span.start, block.span.start + block.bold).of(text))
    if not name or len(name) > 30 or len(name.split()) > 3 or not name[0].isupper() or name.endswith((".", "?", "!")):
        return None
    trust = _Trust.SURE if role_of(name) or role_beside(beside) else _Trust.COMING_BACK
    return _Label(name, block.span.start, block.span.start + block.bold, time, trust, beside)


def _believed(candidates: Sequence[_Label], legend: dict[str, str]) -> list[_Label]:
    """Return the labels that are believed, each under the first form of its name."""
    times = Counter(label.key for label in candidates)
    returning = Counter(label.key for label in candidates if label.trust >= _Trust.COMING_BACK)
    once = {key for key, count in times.items() if count == 1 and key in _ONCE_IS_CHANCE}
    believed = {label.key for label in candidates if label.trust is _Trust.SURE or label.name in legend} - once
    believed |= {key for key, count in returning.items() if count >= 2 and key not in _NOT_NAMES}
    doubtful = {la.key for la in candidates if la.trust >= _Trust.BETWEEN_OTHERS} - believed - _NOT_NAMES
    order = [label.key for label in candidates]
    believed |= {key for key in doubtful if times[key] >= 2 and _stands_between_others(key, order, believed)}
    names: dict[str, str] = {}
    return [
        replace(label, name=names.setdefault(label.key, label.name)) for label in candidates if label.key in believed
    ]


def _stands_between_others(key: str, order: Sequence[str], believed: set[str]) -> bool:
    """Say whether a label comes back between believed labels, mostly between two of one speaker.

    A word with a colon in somebody's speech stands between that speaker's label and the next one's.
    """
    runs = [name for name, _ in groupby(name for name in order if name == key or name in believed)]
    places = [place for place, name in enumerate(runs) if name == key]
    around = [(runs[place - 1], runs[place + 1]) for place in places if 0 < place < len(runs) - 1]
    return len(places) >= 2 and 2 * sum(left == right for left, right in around) >= len(around)


def _speaker_columns(text: str, blocks: Sequence[Block]) -> dict[int, int]:
    """Return the tables whose first column says who speaks, with the row in which that begins.

    They are known by a heading, or because few names fill many rows.
    """
    cells: dict[int, list[str]] = {}
    widths: dict[int, int] = {}
    for block in blocks:
        if block.cell:
            table, _, column = block.cell
            widths[table] = max(widths.get(table, 0), column)
            if column == 0:
                cells.setdefault(table, []).append(block.span.of(text).strip().rstrip(":").casefold())
    return {
        table: int(first[0] in _SPEAKER_HEADINGS or first[0] not in first[1:])
        for table, first in cells.items()
        if widths[table] >= 1
        and (first[0] in _SPEAKER_HEADINGS or (len(first) >= 6 and len(set(first)) <= len(first) / 3))
    }


def _legend(text: str, blocks: Sequence[Block]) -> dict[str, str]:
    """Return what the first paragraphs say of labels: ``I = interviewer, R = respondent``."""
    found: dict[str, str] = {}
    for block in blocks[:_TOP]:
        found |= legend_of(block.span.of(text))
    return found


def _label_parts(words: str) -> tuple[str, str, str | None]:
    """Return the name, what stands beside it in parentheses, and the time in a label by itself."""
    match = re.search(_TIME, words)
    name = (words[: match.start()] + words[match.end() :]) if match else words
    name = " ".join(name.strip().rstrip(":").split())
    beside = re.search(rf"(?<=\S)\s*{_BESIDE}$", name)
    time = _bare_time(match["time"]) if match else None
    return (name[: beside.start()], beside["beside"], time) if beside else (name, "", time)


def _bare_time(time: str | None) -> str | None:
    return time.strip("[]()#") if time else None
