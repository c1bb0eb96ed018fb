"""What a suggestion is: another type than a coding, until a named coder accepts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

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
    """What moved a score.

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
        scored: the code with its score and why.
        family: the key of the code's family.
        suggester: what suggested it, with its version.
    """

    transcript: str
    span: Span
    scored: Scored
    family: str
    suggester: str
