"""Intervals: how far a coefficient would move with other units, by drawing them anew."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.coefficients import Statistic

MOST_UNDEFINED = 0.05
"""With a greater share of draws in which a coefficient is undefined, it has no interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of a coefficient over draws.

    Attributes:
        low: the quantile .025.
        high: the quantile .975.
        below_667: the share of draws below .667, under which Krippendorff draws no conclusions.
        below_800: the share of draws below .800, under which his conclusions are tentative.
        undefined: the share of draws in which it was undefined.
    """

    low: float
    high: float
    below_667: float
    below_800: float
    undefined: float


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its interval, or None where it has none."""

    statistic: Statistic
    interval: Interval | None = None


def intervals(drawn: NDArray[np.float64]) -> list[Interval | None]:
    """Return the intervals of coefficients; None for one draw or none, or if one is undefined in too many.

    Args:
        drawn: draws × coefficients; NaN where one was undefined.
    """
    undefined = np.isnan(drawn).mean(axis=0) if len(drawn) else np.ones(drawn.shape[1])
    known = np.sort(drawn, axis=0)  # undefined ones last
    found: list[Interval | None] = []
    for values, share in zip(known.T, undefined, strict=True):
        values = values[: round(len(values) * (1 - share))]
        if len(values) < 2 or share > MOST_UNDEFINED:
            found.append(None)
            continue
        low, high = _quantile(values, 0.025), _quantile(values, 0.975)
        below_667, below_800 = (float(np.searchsorted(values, limit) / len(values)) for limit in (0.667, 0.8))
        found.append(Interval(low, high, below_667, below_800, float(share)))
    return found


def _quantile(values: NDArray[np.float64], share: float) -> float:
    """Return a quantile of values in order, between the two nearest (as numpy does, which is slow for many few)."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return float(values[low] + (values[high] - values[low]) * (place - low))


def weights(clusters: int, *, draws: int, seed: int) -> NDArray[np.float64]:
    """Return draws × clusters: how often each is drawn when as many as there are are drawn anew with replacement.

    None for fewer than two. The same seed gives the same.
    """
    if clusters < 2:
        return np.zeros((0, clusters))
    chance = np.random.default_rng(seed)
    return chance.multinomial(clusters, np.full(clusters, 1 / clusters), size=draws).astype(np.float64)


def over_units(
    ratings: NDArray[np.float64],
    statistic: Callable[[NDArray[np.float64]], Statistic],
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Interval | None:
    """Return the interval of a coefficient over units drawn anew with replacement; None for fewer than two units.

    Args:
        ratings: units × coders.
        statistic: what to compute of them.
        draws: how often.
        seed: the same seed gives the same interval.
    """
    if len(ratings) < 2:
        return None
    chance = np.random.default_rng(seed)
    rows = chance.integers(0, len(ratings), size=(draws, len(ratings)))
    found = [statistic(ratings[chosen]).value for chosen in rows]
    return intervals(np.array(found, dtype=np.float64)[:, None])[0]  # None becomes NaN
