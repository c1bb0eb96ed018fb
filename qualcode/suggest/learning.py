"""Learning from what was judged: codebook and codings become one probability per passage and code.

With no coding at all the order is that of the codebook alone; the more examples of a code there are, the more weight
has what was learned from them. How far to trust the result is measured on transcripts that were left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.suggest.calibration import Calibration, calibrated, competing
from qualcode.suggest.examples import examples_of
from qualcode.suggest.features import Features, Matrix
from qualcode.suggest.passages import KnownCode
from qualcode.suggest.ridge import Linear, fitted
from qualcode.suggest.trust import Trust, trust_of

TRUST, HALF = 10.0, 10.0
"""What was learned weighs ``TRUST * n / (n + HALF)`` for a code with n examples, where the codebook weighs 1."""

PARTS = 5
"""Into how many parts, at most, the transcripts are put to be left out."""


@dataclass(frozen=True)
class Learned:
    """What was learned.

    Attributes:
        chances: passages × codes, of all passages, from 0 to 1.
        scores: passages × codes: the codebook's score, with what was learned in the same measure. It orders the
            passages of one code as the chances do, and leaves out how often each code is given, so that scores of
            different times of learning can be compared.
        trust: for each code.
        linear: the learned part of the scores.
        weight: for each code how much the learned part weighs.
        calibration: how scores become probabilities.
    """

    chances: Matrix
    scores: Matrix
    trust: tuple[Trust, ...]
    linear: Linear
    weight: Matrix
    calibration: Calibration

    @property
    def thresholds(self) -> Matrix:
        """For each code the probability from which on it is suggested."""
        return np.array([trust.threshold for trust in self.trust])


def learn(
    features: Features,
    codebook: Matrix,
    truth: Matrix,
    *,
    codes: Sequence[KnownCode],
    aims: Sequence[float | None] | None = None,
) -> Learned:
    """Return what is learned from what was judged.

    Args:
        features: of all passages, judged or not.
        codebook: passages × codes, what the codebook alone says; see `zero_shot.codebook_scores`.
        truth: passages × codes, NaN where nobody judged: such a passage teaches nothing about that code.
        codes: the columns.
        aims: for each code the precision at which to suggest it, such as that of one coder against another, or None
            for the best F1.
    """
    parts = _parts(features.transcripts, truth)
    whole, left_out = fitted(features.reduced, truth, parts)
    examples, transcripts = examples_of(truth, features.transcripts)
    weight = _weight(examples)
    learned = weight * whole.scores(features.reduced)
    judged = np.where(_held_out(parts, truth)[:, None], truth, np.nan)
    unseen = np.zeros_like(learned)
    for part, model in enumerate(left_out):
        rows = parts == part
        seen, _ = examples_of(np.where(rows[:, None], np.nan, truth), features.transcripts)
        unseen[rows] = _weight(seen) * model.scores(features.reduced[rows])
    known = len(np.unique(features.transcripts[~np.isnan(judged).all(axis=1)]))
    calibration = calibrated(codebook, unseen, judged, examples=examples, transcripts=known)
    families = _exclusive(codes)
    chances = competing(calibration.logits(codebook, learned), families)
    tested = competing(calibration.logits(codebook, unseen), families)
    trust = trust_of(judged, tested, counts=np.stack([examples, transcripts]), aims=aims or [None] * len(codes))
    scores = codebook + learned * calibration.learned / calibration.codebook
    return Learned(chances, scores, trust, whole, weight, calibration)


def _weight(examples: NDArray[np.intp]) -> Matrix:
    weight: Matrix = TRUST * examples / (examples + HALF)
    return weight


def _parts(transcripts: NDArray[np.intp], truth: Matrix) -> NDArray[np.intp]:
    """Return for each passage the number of its part: whole transcripts, those that are judged spread evenly."""
    judged = np.unique(transcripts[~np.isnan(truth).all(axis=1)])
    part = np.zeros(int(transcripts.max(initial=0)) + 1, dtype=np.intp)
    part[judged] = np.arange(len(judged)) % PARTS
    numbered: NDArray[np.intp] = part[transcripts]
    return numbered


def _held_out(parts: NDArray[np.intp], truth: Matrix) -> NDArray[np.bool_]:
    """Say of which passages a model knew nothing but had learned something: none where all is one part."""
    judged: NDArray[np.bool_] = np.isfinite(truth).sum(axis=1) > 0
    return judged if len(np.unique(parts[judged])) > 1 else np.zeros_like(judged)


def _exclusive(codes: Sequence[KnownCode]) -> list[list[int]]:
    families: dict[str, list[int]] = {}
    for column, code in enumerate(codes):
        if code.exclusive:
            families.setdefault(code.code.family, []).append(column)
    return list(families.values())
