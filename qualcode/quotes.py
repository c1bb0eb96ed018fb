"""The quote table: coded passages with all that a reader must know to place them."""

from collections.abc import Mapping, Sequence
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


def _quote(coding: Coding, transcript: Transcript, people: Mapping[str, Participant]) -> Quote:
    at = transcript.turn_at(coding.span)
    person = people.get(transcript.participant or "")
    return Quote(
        code=coding.code,
        words=coding.span.of(transcript.text).strip(),
        participant=transcript.owner,
        attributes=person.attributes if person else {},
        transcript=transcript.id,
        turn=at[0] if at else None,
        speaker=at[1].speaker if at else "",
        coder=coding.coder,
        span=coding.span,
        memo=coding.memo,
    )
