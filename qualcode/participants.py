"""Participants: who was interviewed, what is known of them, and what was measured at each wave."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Measurement:
    """One number measured for a participant at one wave, such as stress at T0."""

    measure: str
    wave: str
    value: float


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the study, with or without an interview.

    Attributes:
        id: the pseudonym under which the study knows the person.
        attributes: what is known, as words: ``{"leeftijd": "43"}``.
        measurements: questionnaire scores; a score that was not given is absent, never 0.
        transcripts: the ids of this person's transcripts.
    """

    id: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    measurements: tuple[Measurement, ...] = ()
    transcripts: tuple[str, ...] = ()
