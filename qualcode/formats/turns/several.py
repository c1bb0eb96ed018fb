"""Several interviews in one file: where each begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.formats.document import Document
from qualcode.formats.turns.forms import Line, lines_of
from qualcode.transcripts import Turn

_LONGEST = 80
_MEETINGS = (
    "interview|exitinterview|gesprek|groepsgesprek|transcript|transcriptie|transkript|transkription|focusgroep|"
    "focus group|fokusgruppe|gespräch|opname|sessie|session|casus|case"
)
_PEOPLE = (
    "respondente?|deelnemer|deelneemster|participant|kandidaat|cliënt|coach|interviewee|geïnterviewde|befragte[rn]?|"
    "teilnehmer(?:in)?|proband(?:in)?"
)
_TITLE = re.compile(
    rf"(?P<meeting>(?i:{_MEETINGS}))(?:\s*[:#–—-].{{1,60}}|\s+(?:\d|[^\W\d_a-z]|(?:met|with|mit|nr)\b).{{0,60}})?"
    rf"|(?i:{_PEOPLE})\s*(?:nr\.?\s*)?#?(?:\d{{1,3}}|[A-Z])"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MEETING = "meeting"
_TURNS = 2
"""An interview has so many turns or more."""
_INTRODUCTION = 6
"""So many lines at most stand between a title and the first label."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where an interview begins in a document, and its title."""

    start: int
    title: str


def several(document: Document, turns: Sequence[Turn]) -> list[Beginning]:
    """Return where the interviews of a document begin; empty if it holds one.

    An interview begins at a title, a line such as ``Interview 2``, ``Respondent 4`` or ``14-Apr-2023 - 13:17 - Lisa``,
    that comes back in the same form, with turns after each. Text above the first title goes with the first interview.
    """
    text = document.text
    titles = _titles(text, lines_of(document), turns)
    best: list[Beginning] = []
    for form in dict.fromkeys(form for form, _ in titles):
        found = _with_turns([beginning for other, beginning in titles if other == form], turns)
        once = len({beginning.title.casefold() for beginning in found}) == len(found)
        if once or form == _MEETING:
            best = max(best, found, key=len)
    if len(best) < 2:
        return []
    before = sum(turn.span.start < best[0].start for turn in turns)
    return [Beginning(0, document.title), *best] if before >= _TURNS else [Beginning(0, best[0].title), *best[1:]]


def _titles(text: str, lines: Sequence[Line], turns: Sequence[Turn]) -> list[tuple[str, Beginning]]:
    """Return the lines that may be titles, each with its form."""
    labels = {turn.label.start for turn in turns}
    found = []
    for number, line in enumerate(lines):
        if line.end - line.start > _LONGEST or line.start in labels:
            continue
        words = text[line.start : line.end].strip()
        form = _form(words)
        if form and any(later.start in labels for later in lines[number + 1 : number + 1 + _INTRODUCTION]):
            found.append((form, Beginning(line.start, words)))
    return found


def _form(words: str) -> str:
    """Return the form of a title: the word with which it begins, or if it is dated its shape; empty if it is none."""
    if (title := _TITLE.fullmatch(words)) and not words.endswith((".", "?", "!", "…")):
        return _MEETING if title["meeting"] else "person"
    if _YEAR.search(words) and not words.endswith((".", "?", "!", "…", ",")):
        shape = re.sub(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", "a", re.sub(r"\w*\d\w*", "0", words))
        return shape if shape.count("0") > 1 else ""
    return ""


def _with_turns(titles: Sequence[Beginning], turns: Sequence[Turn]) -> list[Beginning]:
    """Return the titles that have turns between themselves and the next, each text once."""
    starts = [turn.span.start for turn in turns]
    kept: list[Beginning] = []
    for title in reversed(titles):
        end = kept[-1].start if kept else None
        between = sum(title.start <= start and (end is None or start < end) for start in starts)
        if between >= _TURNS:
            kept.append(title)
    return kept[::-1]
