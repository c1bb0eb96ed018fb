"""Squared distances between values, as Krippendorff's alpha weighs them: values in, values × values out.

Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section D; for sets of labels, as they are, not
squared: Passonneau (2006), Measuring Agreement on Set-valued Items (MASI).
"""

from collections.abc import Callable

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


def between_sets(members: NDArray[np.bool_], distance: str = "masi") -> Distances:
    """Return how far sets of labels are apart, sets × sets.

    Args:
        members: sets × labels, whether the label is in the set.
        distance: ``nominal``: 0 for equal sets and 1 for others. ``jaccard``: the share of the labels of either that
            are not of both; 0 for two empty sets. ``masi``: 1 less the share of labels that are of both, times 1, 2/3,
            1/3 or 0 for sets that are equal, one part of the other, overlapping, disjoint.

    Raises:
        KeyError: for another distance.
    """
    signs = members.astype(np.float64)
    both, sizes = signs @ signs.T, signs.sum(axis=1)
    either = sizes[:, None] + sizes[None, :] - both
    equal = either == both
    near = np.divide(both, either, out=np.ones_like(both), where=either > 0)
    nested = (both == sizes[:, None]) | (both == sizes[None, :])
    found = {
        "nominal": equal.astype(np.float64),
        "jaccard": near,
        "masi": np.where(equal, 1.0, near * np.where(nested, 2 / 3, 1 / 3)),
    }
    apart: Distances = 1 - found[distance]
    return apart
