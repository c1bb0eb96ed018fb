"""Agreement that is not corrected for chance: percentages by name of their convention, and of yes and no apart.

None of these is to be reported alone.
"""

from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from qualcode.agreement.coefficients import NO_PAIRABLE_UNIT, Statistic, as_ratings, counted, disagreements
from qualcode.agreement.distances import nominal

NEVER_GIVEN = "neither coder gave it"


def percent_agreement(ratings: ArrayLike) -> Statistic:
    r"""Return the mean over units of the share of coder pairs that agree, from 0 to 1.

    .. math:: \frac{1}{n'} \sum_{u: m_u \ge 2} \sum_c \frac{n_{uc}(n_{uc}-1)}{m_u(m_u-1)}

    The convention of Fleiss and Gwet.

    Args:
        ratings: units × coders; any numbers as values, NaN for a missing one.

    Returns:
        the share; undefined with ``no pairable unit`` where no unit has two values.

    Raises:
        ValueError: if ``ratings`` is not two-dimensional.

    Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., equation for :math:`p_a` with missing ratings.
    """
    _, counts = counted(ratings)
    if len(counts) == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    judged = counts.sum(axis=1)
    shares = (counts * (counts - 1)).sum(axis=1) / (judged * (judged - 1))
    return Statistic(float(shares.mean()), "", len(counts))


def percent_agreement_krippendorff(ratings: ArrayLike) -> Statistic:
    """Return 1 less the observed disagreement of nominal alpha: units that more coders judged weigh more."""
    values, counts = counted(ratings)
    if len(counts) == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    observed, _ = disagreements(counts, nominal(values, counts.sum(axis=0)))
    return Statistic(1 - observed, "", len(counts))


def percent_agreement_of_pairs(ratings: ArrayLike) -> Statistic:
    """Return the mean over pairs of coders of the share of units, judged by both, on which they agree.

    The convention of Holsti and of ReCal. ``n`` counts the units that any pair judged.
    """
    array = as_ratings(ratings)
    both = [
        array[~np.isnan(array[:, [i, j]]).any(axis=1)][:, [i, j]] for i, j in combinations(range(array.shape[1]), 2)
    ]
    shares = [float((pair[:, 0] == pair[:, 1]).mean()) for pair in both if len(pair)]
    n = int(((~np.isnan(array)).sum(axis=1) >= 2).sum())
    return Statistic(float(np.mean(shares)), "", n) if shares else Statistic(None, NO_PAIRABLE_UNIT, 0)


def specific_agreement(ratings: ArrayLike, value: float) -> Statistic:
    r"""Return how often another coder gave a value where one gave it: positive agreement for 1, negative for 0.

    .. math:: \frac{\sum_u n_{uc}(n_{uc}-1)/(m_u-1)}{\sum_u n_{uc}}

    For two coders :math:`2a/(2a+b+c)`.

    Source: Cicchetti and Feinstein (1990), doi:10.1016/0895-4356(90)90159-M.
    """
    values, counts = counted(ratings)
    if len(counts) == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    given = counts[:, values == value].sum(axis=1)
    if not given.sum():
        return Statistic(None, NEVER_GIVEN, len(counts))
    return Statistic(float((given * (given - 1) / (counts.sum(axis=1) - 1)).sum() / given.sum()), "", len(counts))
