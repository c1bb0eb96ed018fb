"""Coefficients of agreement over fixed units: arrays in, a number or a reason out.

Ratings are units × coders, floats; NaN where a coder did not judge a unit. An undefined coefficient is a value
with its reason, never 0, 1 or a bare NaN. None of these numbers changes when units or coders are put in another order.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from qualcode.agreement.distances import Distances, Metric, between_sets, nominal

NO_PAIRABLE_UNIT = "no pairable unit"
NO_VARIATION = "no variation"

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Statistic:
    """A statistic: its value, or the reason why it has none.

    Attributes:
        value: the number, or None where the statistic is undefined.
        reason: why it is undefined, or empty.
        n: the number of units it rests on: those that two or more coders judged.
    """

    value: float | None
    reason: str
    n: int


def krippendorff_alpha(ratings: ArrayLike, metric: Metric = nominal) -> Statistic:
    r"""Return Krippendorff's alpha.

    .. math:: \alpha = 1 - D_o / D_e

    With :math:`m_u` the number of coders who judged unit *u*, :math:`n_{uc}` those who gave it value *c*,
    :math:`\delta^2` the squared distance, and sums over the units with :math:`m_u \ge 2`: :math:`n_c = \sum_u n_{uc}`,
    :math:`n = \sum_c n_c`, :math:`D_o = \frac1n \sum_u \frac{1}{m_u-1} \sum_{ck} n_{uc} n_{uk} \delta^2_{ck}` and
    :math:`D_e = \frac{1}{n(n-1)} \sum_{ck} n_c n_k \delta^2_{ck}`.

    1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement.

    Args:
        ratings: units × coders; any numbers as values, NaN for a missing one.
        metric: how far two values are apart; see `distances`.

    Returns:
        the coefficient; undefined with ``no pairable unit`` where no unit has two values, and with ``no variation``
        where all pairable values are the same.

    Raises:
        ValueError: if ``ratings`` is not two-dimensional.

    Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections C to E.
    """
    values, counts = counted(ratings)
    return alpha_of_counts(counts, metric(values, counts.sum(axis=0)))


def alpha_of_sets(sets: Sequence[Sequence[AbstractSet[object] | None]], distance: str = "masi") -> Statistic:
    """Return Krippendorff's alpha of sets of labels.

    Args:
        sets: units × coders: the set that a coder gave, empty for none of the labels, None where they did not judge.
        distance: ``masi``, ``jaccard``, or ``nominal`` for sets that are equal or not.

    Raises:
        KeyError: for another distance.
    """
    known: dict[frozenset[object], int] = {}
    rows = [[np.nan if one is None else known.setdefault(frozenset(one), len(known)) for one in row] for row in sets]
    values, counts = counted(rows)
    labels = list(frozenset().union(*known))
    members = np.array([[label in one for label in labels] for one in known], dtype=bool)
    apart = between_sets(members.reshape(len(known), len(labels))[values.astype(int)], distance)
    return alpha_of_counts(counts, apart)


def alpha_of_counts(counts: Counts, distances: Distances) -> Statistic:
    """Return alpha from how many coders gave each value.

    Args:
        counts: units × values, of units with two values or more.
        distances: values × values, squared.
    """
    if len(counts) == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    observed, expected = disagreements(counts, distances)
    if expected == 0:
        return Statistic(None, NO_VARIATION, len(counts))
    return Statistic(float(1 - observed / expected), "", len(counts))


def disagreements(counts: Counts, distances: Distances) -> tuple[float, float]:
    """Return the observed and the expected disagreement of alpha; 0 for both where there is no pair."""
    judged, per_value = counts.sum(axis=1), counts.sum(axis=0)
    total = per_value.sum()
    if total < 2:
        return 0.0, 0.0
    observed = ((counts @ distances * counts).sum(axis=1) / (judged - 1)).sum() / total
    expected = per_value @ distances @ per_value / (total * (total - 1))
    return float(observed), float(expected)


def counted(ratings: ArrayLike) -> tuple[NDArray[np.float64], Counts]:
    """Return the values that occur, ascending, and units × values: how many coders gave each.

    Only of units that two coders or more judged; of a value that stands on others alone there are none.

    Raises:
        ValueError: if ``ratings`` is not two-dimensional.
    """
    array = as_ratings(ratings)
    values = np.unique(array[~np.isnan(array)])
    counts = (array[:, :, None] == values).sum(axis=1)
    return values, counts[counts.sum(axis=1) >= 2].astype(np.float64)


def as_ratings(ratings: ArrayLike) -> NDArray[np.float64]:
    """Return ratings as an array of units × coders.

    Raises:
        ValueError: if they are not two-dimensional.
    """
    array = np.asarray(ratings, dtype=np.float64)
    if array.ndim != 2:
        raise ValueError(f"ratings are units × coders, two dimensions, not {array.ndim}")
    return array
