"""From which probability on to suggest a code, and how far to trust it then: from transcripts that were left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.suggest.calibration import best_threshold
from qualcode.suggest.features import Matrix
from qualcode.suggest.measures import Detection, Share, coders_f1, detection
from qualcode.suggest.suggestions import Verdict

FEW, FEW_TRANSCRIPTS = 5, 2
"""A code with fewer examples, or in fewer transcripts, has too few to say how far to trust suggestions of it."""

LEAST = 0.15
"""The lowest threshold.

On the nine coded interviews of the sample, left out in turn, suggestions between .08 and .15 were right once in fifty.
"""

UNTRIED = 0.25
"""The threshold while nothing could be left out: probabilities are guesses then, and mostly too high."""

MANY = 20
"""From so many examples on, a code that is not found cannot be automated; more examples are not what it lacks."""

GOOD_F1, POOR_F1 = 0.4, 0.3
"""Usable is a code whose F1 surely is above the first, not to be automated one whose F1 surely is below the second."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of how good the suggestions of a code are, from transcripts that were left out.

    Attributes:
        examples: how many runs of passages have the code.
        transcripts: in how many transcripts.
        threshold: the probability from which on it is suggested; below it the program abstains.
        detection: precision, recall and F1 on what was left out, at that threshold. It was chosen on the same
            passages, so that they flatter a little.
        coders: F1 of one coder against another on the same passages, where two judged them.
        verdict: how far to trust it.
    """

    examples: int
    transcripts: int
    threshold: float
    detection: Detection
    coders: Share
    verdict: Verdict


def trust_of(
    truth: Matrix, chances: Matrix, *, counts: NDArray[np.intp], coders: Sequence[Matrix] = ()
) -> tuple[Trust, ...]:
    """Return for each code the threshold from which on to suggest it, and how far to trust it then.

    A code with too few examples for a threshold of its own has that of all codes together.

    Args:
        truth: passages × codes, NaN where nobody judged or nothing was left out.
        chances: passages × codes, of what had not seen the passage.
        counts: 2 × codes: how many examples there are, in how many transcripts.
        coders: for each coder what they judged by themselves, passages × codes.
    """
    together = best_threshold(truth, chances) if (truth == 1).any() else UNTRIED
    found = []
    for code, (examples, transcripts) in enumerate(counts.T.tolist()):
        right, given = truth[:, code], chances[:, code]
        enough = examples >= FEW and transcripts >= FEW_TRANSCRIPTS
        threshold = max(LEAST, best_threshold(right, given) if enough else together)
        reached = detection(right, given, threshold)
        agreed = coders_f1([own[:, code] for own in coders])
        verdict = trusted(examples, transcripts, reached, rate=rate_of(right), coders=agreed)
        found.append(Trust(examples, transcripts, threshold, reached, agreed, verdict))
    return tuple(found)


def rate_of(truth: Matrix) -> float:
    """Return the share of judged passages that have the code; 0 where none is judged."""
    return float((truth == 1).sum() / max(1, (~np.isnan(truth)).sum()))


def trusted(
    examples: int, transcripts: int, reached: Detection, *, rate: float, coders: Share | None = None
) -> Verdict:
    """Return how far to trust suggestions of a code, by its examples and what was reached on passages left out.

    Suggesting a code everywhere has a good F1 where the code is everywhere: what is suggested must have the code more
    often than any passage has it, which is ``rate``. Where two coders agree no better on the same passages, suggestions
    as good as theirs are usable, and none is asked to be better; half as good as theirs is not hopeless.

    Args:
        examples: how many runs of passages have the code.
        transcripts: in how many transcripts.
        reached: on what was left out.
        rate: the share of passages that have the code.
        coders: F1 of one coder against another, where two judged the same.
    """
    if examples < FEW or transcripts < FEW_TRANSCRIPTS:
        return Verdict.TOO_FEW
    better = reached.precision.low > rate
    agreed = coders.value if coders and coders.value else None
    if better and (reached.f1.low >= GOOD_F1 or (agreed and (reached.f1.value or 0) >= agreed)):
        return Verdict.USABLE
    poor = reached.f1.high < min(POOR_F1, agreed / 2 if agreed else POOR_F1)
    return Verdict.CANNOT if examples >= MANY and (poor or not better) else Verdict.WEAK
