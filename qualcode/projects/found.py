"""What was found in a file, for the one who decides about its import."""

from collections import Counter
from dataclasses import dataclass

from qualcode.formats.languages import language_of
from qualcode.transcripts import Role, Transcript, count_words


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """A speaker of a transcript: name, role, number of turns, and share of all words spoken, from 0 to 1."""

    name: str
    role: Role
    turns: int
    share: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a transcript is like: its language as two letters, its words, and who speaks in it, in order."""

    language: str
    words: int
    speakers: tuple[FoundSpeaker, ...]


def found_in(transcript: Transcript) -> Found:
    """Return what a transcript is like. The words of a text without turns are nobody's."""
    words: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for turn in transcript.turns:
        words[turn.speaker] += count_words(turn.span.of(transcript.text))
        turns[turn.speaker] += 1
    total = sum(words.values()) or 1
    roles = {turn.speaker: turn.role for turn in reversed(transcript.turns)}
    speakers = tuple(FoundSpeaker(name, roles[name], n, words[name] / total) for name, n in turns.items())
    return Found(language_of(transcript.text), transcript.words, speakers)
