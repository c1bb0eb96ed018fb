"""Finding who speaks: from the lines of a text to turns, by the conventions that transcribers use.

A label is believed if it is a word for a role (``Interviewer:``), stands in a legend (``I = interviewer``), is bold at
the start of its paragraph, fills the first column of a table, or comes back at the start of several lines. Text that
fits no turn stays in the transcript as unattributed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.formats.word_text import Block
from qualcode.spans import Span
from qualcode.transcripts import Note, Role, Turn

_ROLE_WORDS: dict[Role, frozenset[str]] = {
    Role.INTERVIEWER: frozenset(
        "interviewer interviewster onderzoeker onderzoekster interviewers i int researcher moderator vraag q".split()
    ),
    Role.PARTICIPANT: frozenset(
        "deelnemer deelneemster respondent respondente kandidaat kandidate participant geïnterviewde geinterviewde "
        "interviewee cliënt client bewoner antwoord r d p k resp".split()
    ),
    Role.COACH: frozenset("coach participatiecoach begeleider begeleidster hulpverlener jobcoach".split()),
    Role.OTHER: frozenset("teamleider manager leidinggevende partner tolk observator moeder vader".split()),
}
_SPEAKER_HEADINGS = frozenset("spreker speaker wie naam name persoon label sprecher".split())
_NOT_NAMES = frozenset(
    "nou dus kijk ja nee maar bijvoorbeeld conclusie opmerking datum plaats duur locatie onderwerp titel project "
    "let noot samenvatting vraag antwoord en of want ik".split()
)
_PARTICLES = frozenset("van de der den het 't ten ter te el al la le da do von en".split())
_ONCE_IS_CHANCE = frozenset("vraag antwoord".split())
_TIME = r"(?P<time>[\[(#]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,-]\d{1,3})?[\])#]?)"
_NAME = r"(?P<name>[^\W\d_][^\n:\t\[\]()?!,;\"“”]{0,39}?)"
_LINE = re.compile(
    rf"\s*(?:{_TIME}\s*)?{_NAME}\s*(?:[\[(]?(?P<later>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)[\])]?\s*)?(?:(?<!\d):|:(?!\d))(?!\S*//)"
)
_DASH = re.compile(r"\s*(?P<name>[A-Z]{1,3}\d?)\s+[–—-]\s+")
_LEGEND = re.compile(r"\b(?P<label>[^\W\d_]{1,3}\d?)\s*[=:]\s*(?P<who>[^\W\d_][\w -]{2,40})")
_TOP = 12
"""Among this many paragraphs at the top a legend is looked for."""
_TRAILING_NUMBER = re.compile(r"\s*\d+$")


@dataclass(frozen=True, slots=True)
class _Label:
    """A possible label: its name, where label and speech begin, and whether its form alone is convincing."""

    name: str
    start: int
    speech: int
    time: str | None
    sure: bool


def find_turns(text: str, blocks: Sequence[Block]) -> tuple[tuple[Turn, ...], tuple[Note, ...]]:
    """Return the turns of a text and notes on how the speakers were told apart.

    Args:
        text: the whole text.
        blocks: its paragraphs, in order.

    Returns:
        the turns in order, none overlapping; no turns, and a note, where no label was found.
    """
    legend = _legend(text, blocks)
    labels = _believed(list(_candidates(text, blocks)), legend)
    if not labels:
        return (), (Note("no speakers", "No speaker labels were found; the text is kept as paragraphs without turns."),)
    ends = [label.start for label in labels[1:]] + [len(text)]
    speech = [Span(min(la.speech, end), end).trimmed(text) for la, end in zip(labels, ends, strict=True)]
    said = [(label.name, span.of(text)) for label, span in zip(labels, speech, strict=True)]
    roles, reasons = guess_roles(said, legend)
    turns = tuple(
        Turn(label.name, roles[label.name], span, Span(label.start, max(label.start, span.start)), label.time)
        for label, span in zip(labels, speech, strict=True)
    )
    counts = Counter(label.name for label in labels)
    notes = [Note("speakers", ", ".join(f"{n} ({c} turns, {roles[n]}: {reasons[n]})" for n, c in counts.items()) + ".")]
    return turns, tuple(notes)


def guess_roles(said: Sequence[tuple[str, str]], legend: dict[str, str]) -> tuple[dict[str, Role], dict[str, str]]:
    """Return each speaker's role and the reason for it.

    Args:
        said: for each turn who speaks and what.
        legend: what the document itself says of short labels: ``{"I": "interviewer"}``.
    """
    speakers = list(dict.fromkeys(name for name, _ in said))
    roles: dict[str, Role] = {}
    reasons: dict[str, str] = {}
    for name in speakers:
        for words, reason in ((legend.get(name, ""), "by the legend"), (name, "by the label")):
            role = _role_of(words)
            if role and name not in roles:
                roles[name], reasons[name] = role, reason
    unknown = [name for name in speakers if name not in roles]
    if unknown and Role.INTERVIEWER not in roles.values() and len(speakers) > 1:
        asks = max(unknown, key=lambda name: _share_of_questions(name, said))
        roles[asks], reasons[asks] = Role.INTERVIEWER, "asks most questions"
    for name in unknown:
        roles.setdefault(name, Role.PARTICIPANT)
        reasons.setdefault(name, "is not the interviewer")
    return roles, reasons


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[_Label]:
    columns = _speaker_columns(text, blocks)
    for number, block in enumerate(blocks):
        if number < _TOP and _legend_of(block.span.of(text)):
            continue
        if block.cell and block.cell[0] in columns:
            if block.cell[1] >= columns[block.cell[0]] and block.cell[2] == 0:
                following = blocks[number + 1].span.start if number + 1 < len(blocks) else block.span.end
                name, time = _name_and_time(block.span.of(text))
                yield _Label(name, block.span.start, following, time, sure=True)
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


def _line_label(line: str, position: int) -> _Label | None:
    match = _LINE.match(line)
    if match:
        name = " ".join(match["name"].split())
        if not (_role_of(name) or _like_a_name(name)):
            return None
        time = _bare_time(match["time"] or match["later"])
        return _Label(name, position, position + match.end(), time, sure=_role_of(name) is not None)
    dash = _DASH.match(line)
    return _Label(dash["name"], position, position + dash.end(), None, sure=False) if dash else None


def _like_a_name(label: str) -> bool:
    """Say whether a label is one to four capitalised words, with particles and numbers: ``Anna de Wit``, ``UCSB 2``."""
    words = label.split()
    parts = (word[0].isupper() or word[0].isdigit() or word in _PARTICLES for word in words)
    return len(words) <= 4 and words[0][0].isupper() and all(parts)


def _bold_label(text: str, block: Block) -> _Label | None:
    if not 0 < block.bold < len(block.span):
        return None
    name, time = _name_and_time(Span(block.span.start, block.span.start + block.bold).of(text))
    if not name or len(name) > 30 or len(name.split()) > 3 or not name[0].isupper() or name.endswith((".", "?", "!")):
        return None
    return _Label(name, block.span.start, block.span.start + block.bold, time, sure=_role_of(name) is not None)


def _believed(candidates: Sequence[_Label], legend: dict[str, str]) -> list[_Label]:
    times = Counter(label.name for label in candidates)
    once = {name for name, count in times.items() if count == 1 and name.casefold() in _ONCE_IS_CHANCE}
    sure = {label.name for label in candidates if label.sure or label.name in legend} - once
    return [
        label
        for label in candidates
        if label.name in sure or (times[label.name] >= 2 and label.name.casefold() not in _NOT_NAMES)
    ]


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
        found |= _legend_of(block.span.of(text))
    return found


def _legend_of(words: str) -> dict[str, str]:
    pairs = [(match["label"], match["who"].strip()) for match in _LEGEND.finditer(words)]
    known = {label: who for label, who in pairs if _role_of(who)}
    return known if len(known) >= 2 or "=" in words else {}


def _name_and_time(words: str) -> tuple[str, str | None]:
    match = re.search(_TIME, words)
    name = (words[: match.start()] + words[match.end() :]) if match else words
    return " ".join(name.strip().rstrip(":").split()), _bare_time(match["time"]) if match else None


def _bare_time(time: str | None) -> str | None:
    return time.strip("[]()#") if time else None


def _role_of(name: str) -> Role | None:
    word = _TRAILING_NUMBER.sub("", name.casefold()).strip()
    first = word.split()[0] if word else ""
    for role, words in _ROLE_WORDS.items():
        if word in words or (len(first) > 3 and first in words):
            return role
    return None


def _share_of_questions(name: str, said: Sequence[tuple[str, str]]) -> float:
    mine = [words for speaker, words in said if speaker == name]
    return sum(words.rstrip().endswith("?") for words in mine) / len(mine)
