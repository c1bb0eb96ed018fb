"""How good suggestions are: arrays in, a number or a reason out.

``truth`` is 1 where a code was given, 0 where it was not, NaN where nobody judged; scores stand beside it in the same
shape, and what nobody judged counts nowhere. Passages that follow each other are alike, so that intervals over passages
are narrower than those of a new sample of transcripts would be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from qualcode.agreement.coefficients import Statistic

NO_POSITIVE = "no passage has the code"
NOTHING_SUGGESTED = "nothing is suggested"
NOTHING_JUDGED = "no passage is judged"
NO_TWO = "no two coders judged a passage with the code"
NOTHING_DEFINED = "undefined for every code"

Z_95 = 1.959964
"""The quantile of the normal distribution that leaves 2.5 % above it."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of cases with its 95 % interval.

    Attributes:
        value: from 0 to 1, or None where there is no case.
        low: the lower bound; 0 where there is no case.
        high: the upper bound; 1 where there is no case.
        n: the number of cases.
        reason: why there is no value, or empty.
    """

    value: float | None
    low: float
    high: float
    n: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Detection:
    """What comes of suggesting a code from a threshold on.

    Attributes:
        precision: the share of what was suggested that has the code.
        recall: the share of what has the code that was suggested.
        f1: their harmonic mean, 2·hits / (suggested + coded), with the interval of `f1_share`.
    """

    precision: Share
    recall: Share
    f1: Share


def average_precision(truth: ArrayLike, scores: ArrayLike) -> Statistic:
    r"""Return the mean precision over the ranks at which recall grows: :math:`\sum_n (R_n - R_{n-1}) P_n`.

    Passages of equal score are one rank, so that their order says nothing; 1 is a perfect order, the share of passages
    with the code what chance gives. Undefined where no judged passage has the code.

    Args:
        truth: one code, over passages.
        scores: higher is likelier; any numbers.
    """
    right, given = _judged(truth, scores)
    coded = int(right.sum())
    if not coded:
        return Statistic(None, NO_POSITIVE, len(right))
    order = np.argsort(-given, kind="stable")
    ranked, hits = given[order], right[order].cumsum()
    ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    precision = hits[ends] / (ends + 1)
    grown = np.diff(hits[ends], prepend=0)
    return Statistic(float((precision * grown).sum() / coded), "", len(right))


def recall_at(truth: ArrayLike, scores: ArrayLike, *, k: int = 3) -> Statistic:
    """Return the mean over coded passages of the share of their codes among the ``k`` best scored.

    A passage with more codes than ``k`` cannot reach 1. Codes that were not judged there take no place. Of codes with
    equal scores the first one goes first. Undefined where no passage has a code.

    Args:
        truth: passages × codes.
        scores: passages × codes.
        k: how many codes are looked at.
    """
    right, given = np.asarray(truth, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    coded = (right == 1).any(axis=1)
    if not coded.any():
        return Statistic(None, NO_POSITIVE, 0)
    right, given = right[coded], np.where(np.isnan(right[coded]), -np.inf, given[coded])
    best = np.argsort(-given, axis=1, kind="stable")[:, :k]
    found = (np.take_along_axis(right, best, axis=1) == 1).sum(axis=1)
    return Statistic(float((found / (right == 1).sum(axis=1)).mean()), "", len(right))


def brier(truth: ArrayLike, probabilities: ArrayLike) -> Statistic:
    """Return the mean squared distance of probabilities from what was judged: 0 is perfect.

    Undefined where nothing was judged.

    Args:
        truth: any shape.
        probabilities: from 0 to 1, in the same shape.
    """
    right, given = _judged(truth, probabilities)
    if not len(right):
        return Statistic(None, NOTHING_JUDGED, 0)
    return Statistic(float(((given - right) ** 2).mean()), "", len(right))


def calibration_error(truth: ArrayLike, probabilities: ArrayLike, *, bins: int = 10) -> Statistic:
    """Return the expected calibration error: how far, on average, a probability lies from the share that came true.

    Probabilities are put into bins of equal width; each bin counts by its size. Undefined where nothing was judged.

    Args:
        truth: any shape.
        probabilities: from 0 to 1, in the same shape.
        bins: how many.
    """
    right, given = _judged(truth, probabilities)
    if not len(right):
        return Statistic(None, NOTHING_JUDGED, 0)
    number = np.minimum((given * bins).astype(int), bins - 1)
    apart = np.bincount(number, weights=given - right, minlength=bins)
    return Statistic(float(np.abs(apart).sum() / len(right)), "", len(right))


def detection(truth: ArrayLike, scores: ArrayLike, threshold: float) -> Detection:
    """Return precision, recall and F1 of suggesting one code wherever its score is ``threshold`` or more."""
    right, given = _judged(truth, scores)
    suggested = given >= threshold
    hits, offered, coded = int((right * suggested).sum()), int(suggested.sum()), int(right.sum())
    precision = wilson(hits, offered, NOTHING_SUGGESTED)
    recall = wilson(hits, coded, NO_POSITIVE)
    return Detection(precision, recall, f1_share(hits, offered=offered, coded=coded))


def f1_share(hits: int, *, offered: int, coded: int) -> Share:
    """Return F1 with an interval, by way of the share of hits among all that was suggested or coded.

    With that share J, F1 = 2J / (1 + J), which grows with J: the bounds of J give those of F1. Undefined where no
    passage has the code.

    Source: Hand, Christen and Kirielle (2021), F*: an interpretable transformation of the F-measure.
    """
    if not coded:
        return Share(None, 0.0, 1.0, 0, NO_POSITIVE)
    both = wilson(hits, offered + coded - hits)
    value, low, high = (2 * j / (1 + j) for j in (both.value or 0.0, both.low, both.high))
    return Share(value, low, high, both.n)


def coders_f1(truths: Sequence[ArrayLike]) -> Share:
    """Return F1 of one coder against another for one code, over all pairs of coders and what both judged.

    It is the same whoever is held against whom. Undefined where no two judged the same passage, or none of them gave
    the code there.

    Args:
        truths: for each coder what they judged, over the same passages, NaN where they did not.
    """
    hits = offered = coded = 0
    for one, other in combinations([np.asarray(truth, dtype=np.float64) for truth in truths], 2):
        both = ~np.isnan(one) & ~np.isnan(other)
        hits += int((one[both] * other[both]).sum())
        offered, coded = offered + int(one[both].sum()), coded + int(other[both].sum())
    if not offered + coded:
        return Share(None, 0.0, 1.0, 0, NO_TWO)
    return f1_share(hits, offered=offered, coded=coded) if coded else wilson(0, offered)


def wilson(hits: int, n: int, reason: str = NOTHING_JUDGED) -> Share:
    """Return ``hits`` of ``n`` as a share with Wilson's 95 % score interval; ``reason`` says why where ``n`` is 0.

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    if not n:
        return Share(None, 0.0, 1.0, 0, reason)
    share, square = hits / n, Z_95**2
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 / (1 + square / n) * np.sqrt(share * (1 - share) / n + square / (4 * n * n))
    low = 0.0 if hits == 0 else float(middle - half)
    high = 1.0 if hits == n else float(middle + half)
    return Share(share, low, high, n)


def coverage(truth: ArrayLike, suggested: ArrayLike) -> Statistic:
    """Return the share of coded passages for which anything is suggested, right or wrong.

    Undefined where no passage has a code.

    Args:
        truth: passages × codes.
        suggested: passages × codes, whether the code is suggested there.
    """
    coded = (np.asarray(truth) == 1).any(axis=1)
    if not coded.any():
        return Statistic(None, NO_POSITIVE, 0)
    return Statistic(float(np.asarray(suggested, dtype=bool)[coded].any(axis=1).mean()), "", int(coded.sum()))


def macro(over_codes: Iterable[Statistic]) -> Statistic:
    """Return the plain mean over the codes for which a statistic is defined; ``n`` says how many these are."""
    values = [found.value for found in over_codes if found.value is not None]
    return Statistic(float(np.mean(values)), "", len(values)) if values else Statistic(None, NOTHING_DEFINED, 0)


def mean_average_precision(truth: ArrayLike, scores: ArrayLike) -> Statistic:
    """Return the `macro` mean of `average_precision` over the columns of passages × codes."""
    right, given = np.asarray(truth), np.asarray(scores)
    return macro(average_precision(right[:, code], given[:, code]) for code in range(right.shape[1]))


def _judged(truth: ArrayLike, scores: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    right, given = np.asarray(truth, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    if right.shape != given.shape:
        raise ValueError(f"truth and scores have the same shape, not {right.shape} and {given.shape}")
    known = ~np.isnan(right)
    return right[known], given[known]
