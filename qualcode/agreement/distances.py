"""Squared distances between values, as Krippendorff's alpha weighs them: values in, values × values out.

Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section D; for sets of labels, as they are, not
squared: Passonneau (2006), Measuring Agreement on Set-valued Items (MASI).
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

Distances = NDArray[np.float64]
Metric = Callable[[NDArray[np.float64], NDArray[np.float64]], Distances]
"""From the values, in ascending order, and how often each is pairable, to the distance of each to each."""


def nominal(values: NDArray[np.float64], counts: NDArray[np.float64]) -> Distances:
    """Return 0 for equal values and 1 for others."""
    return 1.0 - np.eye(len(values))


def ordinal(values: NDArray[np.float64], counts: NDArray[np.float64]) -> Distances:
    """Return the square of how many pairable values lie between two ranks, half of the two themselves included."""
    below = np.cumsum(counts) - counts / 2
    return (below[:, None] - below[None, :]) ** 2


def interval(values: NDArray[np.float64], counts: NDArray[np.float64]) -> Distances:
    """Return the square of the difference."""
    return (values[:, None] - values[None, :]) ** 2


def ratio(values: NDArray[np.float64], counts: NDArray[np.float64]) -> Distances:
    """Return the square of the difference over the sum; 0 where both are 0."""
    together = values[:, None] + values[None, :]
    apart = values[:, None] - values[None, :]
    return np.divide(apart, together, out=np.zeros_like(apart), where=together != 0) ** 2


METRICS: dict[str, Metric] = {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}


def jaccard(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Return the share of the labels of either that are not of both; 0 for two empty sets."""
    return 1 - len(one & other) / len(one | other) if one or other else 0.0


def masi(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Return 1 less the share of labels that are of both, times 1, 2/3, 1/3 or 0 for equal, part, overlap, disjoint."""
    if one == other:
        return 0.0
    nested = one <= other or other <= one
    return 1 - (1 - jaccard(one, other)) * (2 / 3 if nested else 1 / 3)


def between_sets(
    sets: Sequence[AbstractSet[object]], distance: Callable[[AbstractSet[object], AbstractSet[object]], float] = masi
) -> Distances:
    """Return sets × sets."""
    return np.array([[distance(one, other) for other in sets] for one in sets]).reshape(len(sets), len(sets))
