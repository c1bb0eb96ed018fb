"""Who decided what in meetings: the journal's word on it, as a table for people."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from qualcode.catalogue import Language, say
from qualcode.changes import Kind, Recorded
from qualcode.codebooks import Codebook
from qualcode.formats.tables import Cell, Section, Sheet
from qualcode.projects.project import Project
from qualcode.rulings import How
from qualcode.spans import Span
from qualcode.transcripts import Transcript


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a meeting, as it was taken.

    Attributes:
        time: in UTC.
        who: who wrote it down.
        transcript: the name of the transcript; empty where it was removed since.
        turn: the number of the turn in which the passage began; None in no turn, or where the text is gone.
        words: the passage; empty where the text is gone.
        given: for each coder the keys of the codes that they gave.
        how: how it was decided.
        like: the coder who was followed, or empty.
        held: the keys of the codes that hold, each with its words.
        dropped: the keys of the codes that do not.
        reason: why.
        disagreement: its id; empty where it was about single codings.
    """

    time: datetime
    who: str
    transcript: str
    turn: int | None
    words: str
    given: Mapping[str, Sequence[str]]
    how: How
    like: str
    held: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...]
    reason: str
    disagreement: str


def decisions(project: Project) -> list[Decided]:
    """Return what was decided on passages and not undone, the first first, as far as this person may see it.

    A decision that another took the place of is among them.
    """
    changes = [c for c in project.journal() if c.kind is Kind.SETTLE and "ruling" in c.facts]
    gone = project.undone_among(changes)
    texts: dict[str, dict[str, Transcript]] = {}
    for name in {str(change.facts["transcript"]) for change in changes if "transcript" in change.facts}:
        texts[name] = {found.transcript.digest: found.transcript for found in project.versions(name)}
    names = {heading.id: heading.name for heading in project.headings(texts)} if texts else {}
    return [_decided(change, texts, names) for change in reversed(changes) if change.id not in gone]


def _decided(change: Recorded, texts: Mapping[str, Mapping[str, Transcript]], names: Mapping[str, str]) -> Decided:
    facts = change.facts
    name = str(facts.get("transcript", ""))
    text = texts.get(name, {}).get(str(facts["text"]))
    span = Span(int(facts["start"]), int(facts["end"]))
    at = text.turn_at(span) if text else None
    ruling = {code: [Span(*place) for place in places] for code, places in json.loads(str(facts["ruling"])).items()}
    return Decided(
        time=change.time,
        who=change.coder,
        transcript=names.get(name, name),
        turn=at[0] if at else None,
        words=span.of(text.text).strip() if text else "",
        given=json.loads(str(facts["seen"])),
        how=How(str(facts["decision"])),
        like=str(facts.get("like", "")),
        held=tuple((code, one.of(text.text).strip() if text else "") for code in ruling for one in ruling[code]),
        dropped=tuple(code for code, places in ruling.items() if not places),
        reason=str(facts.get("reason", "")),
        disagreement=str(facts.get("disagreement", "")),
    )


def in_words(how: How, like: str, language: Language) -> str:
    """Return how something was decided, for people."""
    return say(f"decision.{how.value}", language, **({"coder": like} if how is How.LIKE else {}))


def decisions_sheet(found: Sequence[Decided], books: Sequence[Codebook], language: Language = "nl") -> Sheet:
    """Return decisions as a table to be written, a row each.

    Args:
        found: the decisions.
        books: where the labels of the codes stand.
        language: of the headings.
    """
    labels = {code.key: book.full_label(code.key) for book in books for code in book.codes}
    columns = ("when", "who", "transcript", "turn", "passage", "given", "decision", "holds", "reason")
    return Sheet(
        title=say("decisions.title", language),
        scope=say("decisions.scope", language, n=len(found)),
        columns=[say(f"decisions.{column}", language) for column in columns],
        sections=[Section("", "", [_row(one, labels, language) for one in found])],
        widths=(0.09, 0.07, 0.1, 0.05, 0.22, 0.14, 0.09, 0.14, 0.1),
    )


def _row(one: Decided, labels: Mapping[str, str], language: Language) -> tuple[Cell, ...]:
    given = [f"{coder}: {_listed(codes, labels)}" for coder, codes in one.given.items()]
    holds = [
        labels.get(code, code) + (f" (‘{words}’)" if words and words != one.words else "") for code, words in one.held
    ]
    return (
        f"{one.time:%Y-%m-%d %H:%M}",
        one.who,
        one.transcript,
        one.turn,
        f"‘{one.words}’" if one.words else "",
        "; ".join(given),
        in_words(one.how, one.like, language),
        "; ".join(holds) or "–",
        one.reason,
    )


def _listed(codes: Sequence[str], labels: Mapping[str, str]) -> str:
    return ", ".join(labels.get(code, code) for code in codes) or "–"
