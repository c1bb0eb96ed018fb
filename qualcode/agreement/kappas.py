r"""Kappas: agreement over fixed units, corrected for chance in the ways that journals ask for.

All are :math:`(p_a - p_e) / (1 - p_e)`. With :math:`r_{uk}` coders who gave unit *u* value *k*, :math:`m_u` who judged
it, *w* the weight of two values (1 for equal ones) and :math:`r^*_{uk} = \sum_l w_{kl} r_{ul}`,

.. math:: p_a = \frac{1}{n'} \sum_{u: m_u \ge 2} \sum_k \frac{r_{uk} (r^*_{uk} - 1)}{m_u (m_u - 1)}

and :math:`p_e` is of each its own. Units that one coder judged enter how often a value is given, and nothing else.

Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., chapters 2 to 5.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from qualcode.agreement.coefficients import (
    NO_PAIRABLE_UNIT,
    NO_VARIATION,
    Counts,
    Statistic,
    as_ratings,
)

Weights = NDArray[np.float64]


class Weighing(StrEnum):
    """How near two values count as agreement: not at all, or by their distance on a scale, or its square."""

    IDENTITY = "identity"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


def weights(values: NDArray[np.float64], weighing: Weighing) -> Weights:
    """Return values × values: 1 on the diagonal, 0 for the two that are furthest apart."""
    if weighing is Weighing.IDENTITY or len(values) < 2:
        return np.eye(len(values))
    apart = np.abs(values[:, None] - values[None, :]) / (values.max() - values.min())
    near: Weights = 1 - (apart if weighing is Weighing.LINEAR else apart**2)
    return near


def fleiss_kappa(
    ratings: ArrayLike, *, categories: Sequence[float] = (), weighing: Weighing = Weighing.IDENTITY
) -> Statistic:
    """Return Fleiss' kappa: chance is two draws from all values that were given. For two coders it is Scott's pi.

    Args:
        ratings: units × coders; NaN for a missing value.
        categories: the values that could be given; those that were given if empty.
        weighing: how near two values count as agreement.

    Returns:
        the coefficient; undefined with ``no pairable unit``, or with ``no variation`` where chance agreement is 1.

    Source: Fleiss (1971), doi:10.1037/h0031619; Scott (1955), doi:10.1086/266577.
    """
    return _corrected(ratings, categories, weighing, lambda share, weight: float(share @ weight @ share))


def brennan_prediger(
    ratings: ArrayLike, *, categories: Sequence[float] = (), weighing: Weighing = Weighing.IDENTITY
) -> Statistic:
    """Return Brennan and Prediger's coefficient: chance gives every value as often. Free-marginal kappa, Bennett's S.

    Args and result as for `fleiss_kappa`. The number of values that could be given matters: name them.

    Source: Brennan and Prediger (1981), doi:10.1177/001316448104100307.
    """
    return _corrected(ratings, categories, weighing, lambda share, weight: float(weight.sum() / len(share) ** 2))


def gwet_ac(
    ratings: ArrayLike, *, categories: Sequence[float] = (), weighing: Weighing = Weighing.IDENTITY
) -> Statistic:
    """Return Gwet's AC1, or AC2 with weights: chance plays only where a unit is hard to judge.

    Args and result as for `fleiss_kappa`.

    Source: Gwet (2008), doi:10.1348/000711006X126600.
    """

    def chance(share: Counts, weight: Weights) -> float:
        q = len(share)
        return float(weight.sum() / (q * (q - 1)) * (share * (1 - share)).sum()) if q > 1 else 1.0

    return _corrected(ratings, categories, weighing, chance)


def conger_kappa(
    ratings: ArrayLike, *, categories: Sequence[float] = (), weighing: Weighing = Weighing.IDENTITY
) -> Statistic:
    """Return Conger's kappa of many coders: chance is one draw from each of two coders. Cohen's kappa for two.

    Args and result as for `fleiss_kappa`. A coder's own values are those of all units that this coder judged.

    Source: Conger (1980), doi:10.1037/0033-2909.88.2.322; with missing values Gwet (2014), section 2.5.
    """
    array = as_ratings(ratings)
    values = _values(array, categories)
    given = (array[:, :, None] == values).sum(axis=0).astype(float)  # coders × values
    judged = given.sum(axis=1, keepdims=True)
    share = (given / np.maximum(judged, 1))[judged[:, 0] > 0]
    if len(share) < 2:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)

    def chance(_: Counts, weight: Weights) -> float:
        r, mean = len(share), share.mean(axis=0)
        spread = np.cov(share, rowvar=False, ddof=1).reshape(len(mean), len(mean))
        return float((weight * (np.outer(mean, mean) - spread / r)).sum())

    return _corrected(array, values.tolist(), weighing, chance)


def cohen_kappa(
    ratings: ArrayLike, *, categories: Sequence[float] = (), weighing: Weighing = Weighing.IDENTITY
) -> Statistic:
    """Return Cohen's kappa of two coders, over the units that both judged.

    Args and result as for `fleiss_kappa`.

    Raises:
        ValueError: for another number of coders.

    Source: Cohen (1960), doi:10.1177/001316446002000104; with weights Cohen (1968), doi:10.1037/h0026256.
    """
    array = as_ratings(ratings)
    if array.shape[1] != 2:
        raise ValueError(f"Cohen's kappa is of two coders, not {array.shape[1]}; for more, see Conger's or Light's")
    both = array[~np.isnan(array).any(axis=1)]
    return conger_kappa(both, categories=categories or list(_values(array, ())), weighing=weighing)


def light_kappa(
    ratings: ArrayLike, *, categories: Sequence[float] = (), weighing: Weighing = Weighing.IDENTITY
) -> Statistic:
    """Return the mean of Cohen's kappa over all pairs of coders for which it is defined.

    Source: Light (1971), doi:10.1037/h0031643.
    """
    array = as_ratings(ratings)
    categories = categories or list(_values(array, ()))
    pairs = [
        cohen_kappa(array[:, pair], categories=categories, weighing=weighing)
        for pair in map(list, combinations(range(array.shape[1]), 2))
    ]
    known = [pair.value for pair in pairs if pair.value is not None]
    n = int(((~np.isnan(array)).sum(axis=1) >= 2).sum())
    reason = pairs[0].reason if pairs else NO_PAIRABLE_UNIT
    return Statistic(float(np.mean(known)), "", n) if known else Statistic(None, reason, n)


def _values(array: NDArray[np.float64], categories: Sequence[float]) -> NDArray[np.float64]:
    seen = array[~np.isnan(array)]
    return np.unique(np.concatenate([seen, np.asarray(categories, dtype=np.float64)]))


def _corrected(
    ratings: ArrayLike, categories: Sequence[float], weighing: Weighing, chance: Callable[[Counts, Weights], float]
) -> Statistic:
    """Return the coefficient whose chance agreement a function gives from how often values are given, and weights."""
    array = as_ratings(ratings)
    values = _values(array, categories)
    counts = (array[:, :, None] == values).sum(axis=1)
    judged = counts.sum(axis=1)
    pairable = counts[judged >= 2]
    if len(pairable) == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    weight, m = weights(values, weighing), pairable.sum(axis=1)
    observed = float(((pairable * (pairable @ weight - 1)).sum(axis=1) / (m * (m - 1))).mean())
    some = judged > 0
    share = (counts[some] / judged[some][:, None]).mean(axis=0)
    expected = chance(share, weight)
    if expected >= 1 - 1e-12:
        return Statistic(None, NO_VARIATION, len(pairable))
    return Statistic((observed - expected) / (1 - expected), "", len(pairable))
