"""Finding who speaks: from the lines of a text to turns, by the conventions that transcribers use.

`search` finds the labels: `forms`, `tables` and `within` say what may be one, `belief` which
are. Here they become turns, with roles and notes. Where there are none, `question_answer` looks for questions. Text
that fits no turn stays in the transcript as unattributed.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.formats.choices import AS_GUESSED, Choices
from qualcode.formats.document import Document
from qualcode.formats.turns.aliases import alias_note, names_of
from qualcode.formats.turns.belief import Known
from qualcode.formats.turns.forms import Candidate, Trust, key_of
from qualcode.formats.turns.maybe import no_speakers, other_speakers
from qualcode.formats.turns.question_answer import questions_and_answers
from qualcode.formats.turns.roles import Evidence, guess_roles, role_beside, roles_in_heading
from qualcode.formats.turns.search import TOP, Search, search
from qualcode.spans import Span
from qualcode.transcripts import Note, Part, Turn

QUESTION, ANSWER = "Interviewer", "Deelnemer"
"""The names of the speakers where only the look of questions and answers tells them apart."""
_HEADING = 200
"""A line of a heading has at most so many characters."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks where in a text.

    Attributes:
        turns: in order, none overlapping another.
        reasons: for each speaker why the role is as it is: ``by label``.
        remarks: what else is worth saying on how the speakers were told apart.
        sign: by what look of questions and answers they were told apart, as `Dialogue` has it; empty if by labels.
    """

    turns: tuple[Turn, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Note, ...] = ()
    sign: str = ""

    @property
    def notes(self) -> tuple[Note, ...]:
        """Who speaks how often, in what role and why; and the remarks."""
        counts = Counter((turn.speaker, turn.role) for turn in self.turns)
        parts: list[Part] = [
            (f"note.part.{self.reasons[name]}", {"name": name, "n": count, "role": ((f"role.{role.value}", {}),)})
            for (name, role), count in counts.items()
        ]
        return (*([Note("speakers", {"speakers": tuple(parts)})] if parts else []), *self.remarks)

    def ending_at(self, places: Sequence[int], text: str) -> "Speakers":
        """Return the same, with each turn that runs over one of these places in the text ended there."""
        return replace(self, turns=tuple(_ended(turn, places, text) for turn in self.turns))

    def within(self, part: Span) -> "Speakers":
        """Return who speaks in a part of the text, as if it were a text of its own; remarks stay with the first."""
        turns = (turn for turn in self.turns if part.start <= turn.label.start < part.end)
        return Speakers(
            tuple(replace(turn, span=_moved(turn.span, part), label=_moved(turn.label, part)) for turn in turns),
            self.reasons,
            self.remarks if part.start == 0 else (),
        )


def speakers_of(document: Document, choices: Choices = AS_GUESSED) -> Speakers:
    """Return who speaks where in a document: by its own labels, those in its text, or how questions look."""
    if document.labels:
        found = _given(document, choices)
        return (
            _speakers(document, found, choices)
            if found.labels
            else Speakers(remarks=(Note("no speakers", {"maybe": ()}),))
        )
    found = search(document, choices)
    if found.labels:
        return _speakers(document, found, choices)
    return _by_look(document, choices) or Speakers(remarks=(no_speakers(document.text, found.candidates),))


def _given(document: Document, choices: Choices) -> Search:
    """Return the labels that the file itself tells apart, without those that the researcher takes for plain text."""
    refused = Known(choices=choices).refused
    labels = [
        Candidate(key_of(label.name), label.name, label.start, label.speech, label.time, Trust.SURE)
        for label in document.labels
    ]
    return Search([label for label in labels if label.key not in refused])


def _by_look(document: Document, choices: Choices) -> Speakers | None:
    dialogue = questions_and_answers(document)
    if dialogue is None:
        return None
    names = [QUESTION if asks else ANSWER for _, asks in dialogue.turns]
    labels = [
        Candidate(key_of(name), name, start, start, None, Trust.SURE)
        for name, (start, _) in zip(names, dialogue.turns, strict=True)
    ]
    refused = Known(choices=choices).refused
    found = Search([label for label in labels if label.key not in refused])
    if not found.labels:
        return None
    speakers = _speakers(document, found, choices)
    reasons = {name: "by look" if reason == "by label" else reason for name, reason in speakers.reasons.items()}
    sign = Note("questions and answers", {"sign": ((f"note.part.{dialogue.sign}", {}),)})
    return replace(speakers, reasons=reasons, remarks=(sign, *speakers.remarks), sign=dialogue.sign)


def _speakers(document: Document, found: Search, choices: Choices) -> Speakers:
    text, labels = document.text, found.labels
    names = _names(found, choices)
    speakers = [names[label.key] for label in labels]
    spans = _speech(text, labels, found.silences)
    said = [(name, text[span.start : span.end]) for name, span in zip(speakers, spans, strict=True)]
    roles, reasons = guess_roles(said, _evidence(document, found, names, choices))
    turns = tuple(
        Turn(
            name,
            roles[name],
            span,
            Span(label.start if label.speech > label.start else span.start, span.start),
            label.time,
        )
        for label, span, name in zip(labels, spans, speakers, strict=True)
    )
    remarks = alias_note(found.same, found.candidates)
    if found.numbered:
        remarks.append(Note("line numbers"))
    remarks += other_speakers(text, found, Known(choices=choices).refused)
    return Speakers(turns, reasons, tuple(remarks))


def _names(found: Search, choices: Choices) -> dict[str, str]:
    """Return for each label's key the name of the speaker: as chosen, or as the document writes it most often."""
    chosen = {key_of(name): other for name, other in choices.speakers.items() if other}
    forms = names_of(found.labels)

    def name(key: str) -> str:
        other = found.same.get(key, key)
        return chosen.get(key) or chosen.get(other) or forms.get(other, forms[key])

    return {key: name(key) for key in forms}


def _speech(text: str, labels: Sequence[Candidate], silences: Sequence[int]) -> list[Span]:
    """Return the speech after each label, without white space at its ends."""
    ends = [label.start for label in labels[1:]] + [len(text)]
    if silences:
        stops = sorted(silences)
        after = (bisect_left(stops, label.speech) for label in labels)
        ends = [min([end, *stops[place : place + 1]]) for end, place in zip(ends, after, strict=True)]
    return [_trimmed(text, label.speech, end) for label, end in zip(labels, ends, strict=True)]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end].rstrip()
    if not words:
        return Span(min(start, end), min(start, end))
    blank = len(words) - len(words.lstrip()) if words[0].isspace() else 0
    return Span(start + blank, start + len(words))


def _evidence(document: Document, found: Search, names: Mapping[str, str], choices: Choices) -> Evidence:
    """Return what the document says of its speakers."""
    labels: dict[str, list[str]] = {}
    for label in {(label.key, label.name): label for label in found.labels}.values():
        labels.setdefault(names[label.key], []).append(label.name)
    written = [name for forms in labels.values() for name in forms]
    first = found.labels[0].start
    above = [block.span.of(document.text) for block in document.blocks[:TOP] if block.span.end <= first]
    lines = [line for words in above for line in words.split("\n") if len(line) <= _HEADING]
    beside = {la.name: la.beside for la in reversed(found.labels) if la.beside and role_beside(la.beside)}
    return Evidence(found.legend, beside, roles_in_heading(lines, written), labels, choices.roles)


# ── turns in a part of a text ──


def _ended(turn: Turn, places: Sequence[int], text: str) -> Turn:
    place = bisect_left(places, turn.span.start)
    if place == len(places) or places[place] >= turn.span.end:
        return turn
    return replace(turn, span=Span(turn.span.start, places[place]).trimmed(text))


def _moved(span: Span, part: Span) -> Span:
    return Span(span.start - part.start, min(span.end, part.end) - part.start)
