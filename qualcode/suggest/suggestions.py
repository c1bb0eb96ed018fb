"""What a suggestion is: another type than a coding, until a named coder accepts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qualcode.codings import Coding
from qualcode.spans import Span

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Something that turns sentences into vectors, on this machine."""

    @property
    def name(self) -> str:
        """Its name and version, to be recorded with what it suggested."""

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return sentences × dimensions, each row of length 1."""


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for a code in a passage.

    Attributes:
        words: indicators found in the passage, as they stand there.
        nearest: the sentence of the codebook that is nearest in meaning.
        source: where that sentence stands: ``definition`` or ``example``.
        similarity: its cosine with the passage, or with that sentence of it which is nearest.
        negated: indicators that stand there and do not count, with what negates them.
    """

    words: tuple[str, ...]
    nearest: str
    source: str
    similarity: float
    negated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a chance is made of, in logits: 1 more makes the odds e times as high; their sum is the logit of the chance.

    In an exclusive family that chance is then weighed against those of the other codes.

    Attributes:
        usual: how often the code is given.
        codebook: how well the codebook fits the passage and what stands around it.
        words: the words of the passage itself, by what was learned.
        around: the words around it, by what was learned.
        meaning: the meaning of passage, surroundings and question, by what was learned.
    """

    usual: float
    codebook: float
    words: float
    around: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Earlier:
    """A coding with the same code or a sub-theme of it, whose words are nearest in meaning, with its cosine."""

    coding: Coding
    similarity: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage is suggested: all that moved the chance of its best sentence, and what it is like.

    Attributes:
        codebook: what the codebook has on it.
        parts: what the chance is made of.
        moved: of the words that tell something, those that added most by what was learned, as they stand in the best
            sentence or, if they stand around it, as lemmas; each with what it added, in logits.
        earlier: the coding that is nearest, or None if there is none elsewhere.
    """

    codebook: Why
    parts: Parts
    moved: tuple[tuple[str, float], ...]
    earlier: Earlier | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A code weighed for a passage.

    Attributes:
        code: its key.
        score: from 0 to 1, for ranking within a family; of a `Ranker` those of a family add up to 1.
        why: what moved it.
    """

    code: str
    score: float
    why: Why


Ranking = Mapping[str, tuple[Scored, ...]]
"""For each family's key all its codes, best first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code offered for a passage of a transcript.

    Attributes:
        transcript: the id of the transcript.
        span: the passage.
        code: the key of the code.
        chance: that the passage has it, from 0 to 1: calibrated on transcripts that were left out.
        suggester: what suggested it, with its version.
        quote: the words it covers, as a check on the offsets; empty where the text is known to be the same.
    """

    transcript: str
    span: Span
    code: str
    chance: float
    suggester: str
    quote: str = ""

    @property
    def origin(self) -> str:
        """How a coding came to be that was this suggestion: who suggested it, and with which chance."""
        return f"suggestion:{self.suggester}:{self.chance:.3f}"


class Verdict(StrEnum):
    """How far suggestions of a code can be trusted."""

    USABLE = "usable"
    WEAK = "weak"
    TOO_FEW = "too few examples"
    CANNOT = "cannot be automated"


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion with what helps to judge it.

    Attributes:
        suggestion: what is suggested.
        reason: why.
        verdict: how far suggestions of its code can be trusted.
        measured: whether chances are measured; while nothing could be left out, they are guesses.
    """

    suggestion: Suggestion
    reason: Reason
    verdict: Verdict
    measured: bool = True


@dataclass(frozen=True, slots=True)
class Similar:
    """A passage of a transcript that is like some words.

    Attributes:
        transcript: the id of the transcript.
        span: the passage.
        quote: the words it covers, as a check on the offsets.
        similarity: the cosine of its meaning with that of the words.
    """

    transcript: str
    span: Span
    quote: str
    similarity: float
