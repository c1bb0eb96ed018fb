"""Coefficients of agreement over fixed units: arrays in, a number or a reason out.

Ratings are units × coders, floats; NaN where a coder did not judge a unit. An undefined coefficient is a value
with its reason, never 0, 1 or a bare NaN.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

NO_PAIRABLE_UNIT = "no pairable unit"
NO_VARIATION = "no variation"


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


def krippendorff_alpha(ratings: ArrayLike) -> Statistic:
    r"""Return Krippendorff's alpha for nominal values.

    .. math:: \alpha = 1 - D_o / D_e

    With :math:`m_u` the number of coders who judged unit *u*, :math:`n_{uc}` those who gave it value *c*, and sums
    over the units with :math:`m_u \ge 2`: :math:`o_{cc} = \sum_u n_{uc}(n_{uc}-1)/(m_u-1)`,
    :math:`n_c = \sum_u n_{uc}`, :math:`n = \sum_c n_c`; then :math:`D_o = 1 - \sum_c o_{cc}/n` and
    :math:`D_e = 1 - \sum_c n_c(n_c-1) / (n(n-1))`.

    1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement. Coders may be swapped, and units.

    Args:
        ratings: units × coders; any numbers as values, NaN for a missing one.

    Returns:
        the coefficient; undefined with ``no pairable unit`` where no unit has two values, and with ``no variation``
        where all pairable values are the same.

    Raises:
        ValueError: if ``ratings`` is not two-dimensional.

    Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections C and E.
    """
    counts = _pairable_counts(ratings)
    n_units = len(counts)
    if n_units == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    judged = counts.sum(axis=1)
    per_value = counts.sum(axis=0)
    total = per_value.sum()
    coincidence = ((counts * (counts - 1)).sum(axis=1) / (judged - 1)).sum()
    expected = (per_value * (per_value - 1)).sum() / (total * (total - 1))
    if np.count_nonzero(per_value) < 2:
        return Statistic(None, NO_VARIATION, n_units)
    return Statistic(float(1 - (1 - coincidence / total) / (1 - expected)), "", n_units)


def percent_agreement(ratings: ArrayLike) -> Statistic:
    r"""Return the mean over units of the share of coder pairs that agree, from 0 to 1.

    .. math:: \frac{1}{n'} \sum_{u: m_u \ge 2} \sum_c \frac{n_{uc}(n_{uc}-1)}{m_u(m_u-1)}

    The convention of Fleiss and Gwet. Not corrected for chance: never to be reported alone.

    Args:
        ratings: units × coders; any numbers as values, NaN for a missing one.

    Returns:
        the share; undefined with ``no pairable unit`` where no unit has two values.

    Raises:
        ValueError: if ``ratings`` is not two-dimensional.

    Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., equation for :math:`p_a` with missing ratings.
    """
    counts = _pairable_counts(ratings)
    if len(counts) == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    judged = counts.sum(axis=1)
    shares = (counts * (counts - 1)).sum(axis=1) / (judged * (judged - 1))
    return Statistic(float(shares.mean()), "", len(counts))


def _pairable_counts(ratings: ArrayLike) -> NDArray[np.float64]:
    """Return units × values: how many coders gave each value, for the units with two values or more."""
    array = np.asarray(ratings, dtype=np.float64)
    if array.ndim != 2:
        raise ValueError(f"ratings are units × coders, two dimensions, not {array.ndim}")
    values = np.unique(array[~np.isnan(array)])
    counts = np.stack([(array == value).sum(axis=1) for value in values], axis=1) if len(values) else np.zeros((0, 0))
    pairable: NDArray[np.float64] = counts[counts.sum(axis=1) >= 2].astype(np.float64)
    return pairable
