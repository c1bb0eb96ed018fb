"""Whether a text is in the project already: the same, or an earlier version of it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from qualcode.transcripts import Transcript

_ALIKE = 0.5
"""A text that shares this part of its sentences with another one is a version of it."""
_SHORTEST = 20
"""Sentences of fewer characters (``Ja, dat klopt.``) are said in every interview."""
_FEWEST = 3
"""Two texts that share fewer sentences are not versions of each other, however short they are."""
_SENTENCE_END = re.compile(r"[.?!…\n]+")


@dataclass(slots=True)
class Known:
    """The texts that are there, by their content and sentence by sentence.

    Attributes:
        digests: for each transcript's id the digest of its text.
    """

    digests: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)
    _sentences: dict[int, list[str]] = field(default_factory=dict)

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
        sentences = _sentences(transcript)
        self._sizes[transcript.id] = len(sentences)
        for sentence in sentences:
            self._sentences.setdefault(sentence, []).append(transcript.id)

    def same(self, transcript: Transcript) -> str | None:
        """Return the id of the transcript with exactly this text, or None."""
        return self._ids.get(transcript.digest)

    def version_of(self, transcript: Transcript) -> tuple[str, float] | None:
        """Return the transcript that most resembles this one, with the share of sentences that both have, or None.

        The share is of the shorter of the two; a text whose sentences are spread over several transcripts resembles
        the one that has most of them.
        """
        sentences = _sentences(transcript)
        found = {sentence: names for sentence in sentences if (names := self._sentences.get(sentence))}
        shared = Counter(name for names in found.values() for name in set(names))
        if len(found) < _FEWEST:
            return None
        name = max(shared, key=lambda other: (shared[other] / min(self._sizes[other], len(sentences)), shared[other]))
        alone = shared[name] / min(self._sizes[name], len(sentences)) if shared[name] >= _FEWEST else 0
        share = max(alone, len(found) / len(sentences))
        return (name, share) if share >= _ALIKE else None


def _sentences(transcript: Transcript) -> frozenset[int]:
    """Return the longer sentences of what is not the interviewer's, each as its hash.

    The questions are left out: those of a topic list stand in every interview.
    """
    said = [turn.span.of(transcript.text) for turn in transcript.turns if turn.codable]
    text = "\n".join(said) or transcript.text
    return frozenset(hash(s) for part in _SENTENCE_END.split(text) if len(s := part.strip()) >= _SHORTEST)
