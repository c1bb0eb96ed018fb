"""The quote table: coded passages with all that a reader must know to place them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qualcode.codings import Coding
from qualcode.participants import Participant
from qualcode.spans import Span
from qualcode.transcripts import Transcript


@dataclass(frozen=True, slots=True)
class Quote:
    """One coded passage, verbatim.

    Attributes:
        code: the key of the code.
        words: the passage, without white space at its ends; speaker labels stand in it where it runs over turns.
        participant: whose interview it is from; the transcript's id where no participant is known.
        attributes: what is known of the participant.
        transcript: the id of the transcript.
        turn: the number of the turn in which it begins, from 1, or None outside any turn.
        speaker: who speaks there, or empty.
        coder: whose coding it is.
        span: where it stands in the transcript.
        memo: the coder's remark.
    """

    code: str
    words: str
    participant: str
    attributes: Mapping[str, str]
    transcript: str
    turn: int | None
    speaker: str
    coder: str
    span: Span
    memo: str = ""


def quote_table(
    codings: Sequence[Coding], transcripts: Sequence[Transcript], participants: Sequence[Participant] = ()
) -> list[Quote]:
    """Return one quote for each coding, by code, then by transcript in the order given, then by place.

    Every coding becomes one quote: choose coder and codes before. Codings of unknown transcripts are an error.

    Raises:
        KeyError: if a coding is of a transcript that is not given.
    """
    texts = {transcript.id: transcript for transcript in transcripts}
    people = {participant.id: participant for participant in participants}
    place = {transcript.id: number for number, transcript in enumerate(transcripts)}
    ordered = sorted(codings, key=lambda c: (c.code, place[c.transcript], c.span, c.coder))
    return [_quote(coding, texts[coding.transcript], people) for coding in ordered]


def shared_quotes(
    codings: Sequence[Coding], sides: tuple[Collection[str], Collection[str]], transcripts: Sequence[Transcript]
) -> list[tuple[Coding, Coding]]:
    """Return the pairs of codings, one of each side's codes by the same coder, that share text, by place.

    These are the passages behind a cell of a matrix of code × code.
    """
    place = {transcript.id: number for number, transcript in enumerate(transcripts)}
    groups: dict[tuple[str, str], tuple[list[Coding], list[Coding]]] = {}
    for coding in codings:
        for number, side in enumerate(sides):
            if coding.code in side:
                groups.setdefault((coding.transcript, coding.coder), ([], []))[number].append(coding)
    pairs = [
        (left, right)
        for lefts, rights in groups.values()
        for left in lefts
        for right in rights
        if left.span.overlaps(right.span)
    ]
    return sorted(pairs, key=lambda pair: (place[pair[0].transcript], pair[0].span, pair[1].span))


def _quote(coding: Coding, transcript: Transcript, people: Mapping[str, Participant]) -> Quote:
    number, speaker = _turn_at(transcript, coding.span)
    person = people.get(transcript.participant or "")
    return Quote(
        code=coding.code,
        words=coding.span.of(transcript.text).strip(),
        participant=transcript.participant or transcript.id,
        attributes=person.attributes if person else {},
        transcript=transcript.id,
        turn=number,
        speaker=speaker,
        coder=coding.coder,
        span=coding.span,
        memo=coding.memo,
    )


def _turn_at(transcript: Transcript, span: Span) -> tuple[int | None, str]:
    for number, turn in enumerate(transcript.turns, start=1):
        if turn.span.overlaps(span):
            return number, turn.speaker
    return None, ""
