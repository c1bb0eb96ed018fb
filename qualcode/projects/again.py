"""Whether a text is in the project already: the same, or an earlier version of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from qualcode.transcripts import Transcript

_ALIKE = 0.5
"""A text that shares this part of its lines with another one is a version of it."""
_SHORTEST = 20
"""Lines of fewer characters (``Ja, dat klopt.``) stand in every interview."""


@dataclass(slots=True)
class Known:
    """The texts that are there, by their content and line by line.

    Attributes:
        digests: for each transcript's id the digest of its text.
    """

    digests: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _lines: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, transcripts: Iterable[Transcript]) -> "Known":
        """Return what is known of these transcripts."""
        known = cls()
        for transcript in transcripts:
            known.add(transcript)
        return known

    def add(self, transcript: Transcript) -> None:
        """Take up one more."""
        self.digests[transcript.id] = transcript.digest
        self._ids.setdefault(transcript.digest, transcript.id)
        for line in _lines(transcript):
            self._lines.setdefault(line, []).append(transcript.id)

    def same(self, transcript: Transcript) -> str | None:
        """Return the id of the transcript with exactly this text, or None."""
        return self._ids.get(transcript.digest)

    def version_of(self, transcript: Transcript) -> tuple[str, float] | None:
        """Return the transcript that most resembles this one, with the share of its lines that both have, or None."""
        lines = _lines(transcript)
        shared = Counter(name for line in lines for name in self._lines.get(line, ()))
        if not shared:
            return None
        name, count = shared.most_common(1)[0]
        return (name, count / len(lines)) if count / len(lines) >= _ALIKE else None


def _lines(transcript: Transcript) -> frozenset[int]:
    """Return the longer lines of what is not the interviewer's, each as its hash; of a text in few lines its sentences.

    The questions are left out: those of a topic list stand in every interview.
    """
    said = [turn.span.of(transcript.text) for turn in transcript.turns if turn.codable]
    text = "\n".join(said) or transcript.text
    lines = [line for line in text.split("\n") if len(line) >= _SHORTEST]
    if len(lines) < 5:
        lines = [line for line in text.replace("? ", ". ").split(". ") if len(line) >= _SHORTEST]
    return frozenset(map(hash, lines))
