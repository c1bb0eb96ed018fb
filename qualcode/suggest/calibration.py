"""From scores to probabilities, and from which probability on to suggest: learned on passages that were left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.suggest.features import Matrix

RATE, RATE_WEIGHT = 0.07, 100.0
"""How often a code is given before anything is known, and how many passages that guess is worth."""

RATE_TRANSCRIPTS = 2
"""How many transcripts of a code's own it takes to believe its own rate as much as that of all codes together.

Codes come and go with who is interviewed. A rate believed too soon also ranks a left-out transcript too low for just
those codes that are frequent in it.
"""

_CODEBOOK, _LEARNED, _LEVEL = (0.6, 0.3), (0.6, 0.3), (-0.5, 1.0)
"""Mean and standard deviation, before anything is known, of the slopes of both scores and of the level."""

_SLOPE_OF_CODE, _LEVEL_OF_CODE = (1.0, 0.1), (0.0, 0.3)
"""How far a code may lie from what all codes have in common."""

_STEPS = 20


@dataclass(frozen=True, slots=True)
class Calibration:
    """How both scores become a probability: ``logistic(level + codebook slope * score + learned slope * score)``.

    Attributes:
        level: for each code.
        codebook: the slope of the codebook's score, for each code.
        learned: the slope of the learned score, for each code.
    """

    level: Matrix
    codebook: Matrix
    learned: Matrix

    def logits(self, codebook: Matrix, learned: Matrix) -> Matrix:
        """Return passages × codes."""
        given: Matrix = self.level + self.codebook * codebook + self.learned * learned
        return given


def calibrated(
    codebook: Matrix, learned: Matrix, truth: Matrix, *, examples: NDArray[np.intp], transcripts: int
) -> Calibration:
    """Return the calibration that fits what was judged, from scores in whose learning it had no part.

    First one for all codes together, but for how often each is given; then, for each code, what differs from that, the
    less the fewer examples it has. With nothing judged it is what was assumed beforehand.

    Args:
        codebook: passages × codes.
        learned: passages × codes, from models that did not see the passage.
        truth: passages × codes, NaN where nobody judged.
        examples: for each code how many runs of passages have it: passages in a row are no independent cases.
        transcripts: how many transcripts these passages come from.
    """
    known = ~np.isnan(truth)
    given = np.nansum(truth, axis=0)
    pooled_rate = (given.sum() + RATE * RATE_WEIGHT) / (known.sum() + RATE_WEIGHT)
    believed = max(RATE_WEIGHT, RATE_TRANSCRIPTS * known.any(axis=1).sum() / max(1, transcripts))
    rate = (given + pooled_rate * believed) / (known.sum(axis=0) + believed)
    offset = np.log(rate / (1 - rate))
    weight = np.broadcast_to(np.minimum(1.0, examples / np.maximum(given, 1)), truth.shape)
    both = np.stack([np.ones_like(codebook), codebook, learned], axis=-1)
    level, of_codebook, of_learned = _logistic(
        both[known], truth[known], weight[known], offset=np.broadcast_to(offset, truth.shape)[known],
        prior=(_LEVEL, _CODEBOOK, _LEARNED),
    )  # fmt: skip
    pooled = offset + level + of_codebook * codebook + of_learned * learned
    slopes, levels = np.ones(truth.shape[1]), np.zeros(truth.shape[1])
    for code in range(truth.shape[1]):
        rows = known[:, code]
        parts = np.stack([np.ones(int(rows.sum())), pooled[rows, code]], axis=1)
        levels[code], slopes[code] = _logistic(
            parts, truth[rows, code], weight[rows, code], offset=np.zeros(len(parts)),
            prior=(_LEVEL_OF_CODE, _SLOPE_OF_CODE),
        )  # fmt: skip
    return Calibration(levels + slopes * (offset + level), slopes * of_codebook, slopes * of_learned)


def _logistic(
    parts: Matrix, truth: Matrix, weight: Matrix, *, offset: Matrix, prior: Sequence[tuple[float, float]]
) -> Matrix:
    """Return the coefficients of a logistic regression with a normal prior, by Newton's steps."""
    mean = np.array([centre for centre, _ in prior])
    precision = np.diag([spread**-2 for _, spread in prior])
    found = mean.copy()
    for _ in range(_STEPS):
        chance = logistic(offset + parts @ found)
        slope = parts.T @ (weight * (chance - truth)) + precision @ (found - mean)
        curve = (parts * (weight * chance * (1 - chance))[:, None]).T @ parts + precision
        step = np.linalg.solve(curve, slope)
        found = found - step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        if np.abs(step).max() < 1e-8:
            break
    return found


def logistic(logits: Matrix) -> Matrix:
    """Return the probabilities of these logits."""
    chance: Matrix = 1 / (1 + np.exp(-np.clip(logits, -40, 40)))
    return chance


def competing(logits: Matrix, families: Sequence[Sequence[int]]) -> Matrix:
    """Return probabilities of which those of one exclusive family add up to less than 1.

    In such a family a passage carries one code or none: each code's odds are weighed against all of the family.

    Args:
        logits: passages × codes.
        families: the columns of each exclusive family.
    """
    chance = logistic(logits)
    for columns in families:
        odds = np.exp(np.clip(logits[:, list(columns)], -40, 40))
        chance[:, list(columns)] = odds / (1 + odds.sum(axis=1, keepdims=True))
    return chance


def best_threshold(truth: Matrix, chance: Matrix) -> float:
    """Return the probability from which on suggesting has the best F1; 1 where nothing is coded.

    Args:
        truth: any shape, NaN where nobody judged.
        chance: in the same shape.
    """
    known = ~np.isnan(truth)
    right, given = truth[known], chance[known]
    if not right.sum():
        return 1.0
    order = np.argsort(-given, kind="stable")
    hits, given = right[order].cumsum(), given[order]
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + right.sum())
    f1[:-1][given[:-1] == given[1:]] = -1  # one threshold takes all that are equal
    best = int(f1.argmax())
    return float(given[best])
