"""The continuum: the texts of a study one after another on a line, and on it the passages that each coder gave a code.

On one line the work is a few operations on arrays for each code and coder, however many texts there are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
Flags = NDArray[np.bool_]
Amounts = NDArray[np.float64]


class Stretches(NamedTuple):
    """Stretches of a line, in order: where each begins, and where it ends, half-open."""

    starts: Places
    ends: Places

    @property
    def lengths(self) -> Amounts:
        """How long each is."""
        return (self.ends - self.starts).astype(np.float64)


def stretches(pairs: Collection[tuple[int, int]]) -> Stretches:
    """Return stretches from starts and ends in any order."""
    rows = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
    return Stretches(rows[:, 0], rows[:, 1])


def united(given: Stretches) -> Stretches:
    """Return what overlaps as one stretch; what touches stays apart."""
    if len(given.starts) < 2:
        return given
    order = np.lexsort((given.ends, given.starts))
    starts, reach = given.starts[order], np.maximum.accumulate(given.ends[order])
    first = np.flatnonzero(np.append(True, starts[1:] >= reach[:-1]))
    return Stretches(starts[first], reach[np.append(first[1:] - 1, len(starts) - 1)])


def shared(one: Stretches, other: Stretches) -> Stretches:
    """Return the stretches that lie in both; neither may overlap itself."""
    pairs, partners = meetings(one, other)
    starts = np.maximum(one.starts[pairs], other.starts[partners])
    return Stretches(starts, np.minimum(one.ends[pairs], other.ends[partners]))


def meetings(one: Stretches, other: Stretches) -> tuple[Places, Places]:
    """Return the numbers of all pairs of stretches that share text, by place; neither may overlap itself."""
    first = np.searchsorted(other.ends, one.starts, side="right")
    after = np.maximum(first, np.searchsorted(other.starts, one.ends, side="left"))
    times = after - first
    pairs = np.repeat(np.arange(len(times)), times)
    before = np.repeat(np.cumsum(times) - times, times)
    return pairs, np.arange(len(pairs)) - before + np.repeat(first, times)


def covered(given: Stretches, borders: Places) -> Amounts:
    """Return how much of each part of the line, between a border and the next, lies in stretches that are disjoint."""
    before = np.concatenate([[0.0], np.cumsum(given.lengths)])
    last = np.searchsorted(given.starts, borders, side="right")
    over = np.maximum(0, np.append(given.ends, 0)[last - 1] - borders) if len(given.starts) else 0
    found: Amounts = np.diff(before[last] - np.where(last > 0, over, 0))
    return found


def within(places: Places, borders: Places) -> Places:
    """Return the number of the part of the line in which each place lies."""
    found: Places = np.searchsorted(borders, places, side="right") - 1
    return found


@dataclass(frozen=True)
class Continuum:
    """What coders coded, on a line.

    The line is cut into clusters, which are drawn anew together: texts, or pieces of texts where there are few.

    Attributes:
        coders: their names, in order.
        borders: where each cluster begins, and where the line ends; clusters + 1.
        texts: for each cluster the number of its text, rising from 0.
        judged: texts × coders, whether the coder judged the text to the end.
        given: for the number of a coder and a code, the stretches that they gave it, which may overlap.
    """

    coders: tuple[str, ...]
    borders: Places
    texts: Places
    judged: Flags
    given: Mapping[tuple[int, str], Stretches]

    @property
    def length(self) -> int:
        """How many characters the line has."""
        return int(self.borders[-1])

    def units(self, coder: int, codes: Collection[str]) -> Stretches:
        """Return the units of a coder under any of these codes: overlapping stretches are one, touching ones two."""
        mine = [self.given[coder, code] for code in codes if (coder, code) in self.given]
        if len(mine) == 1:
            return united(mine[0])
        if not mine:
            return stretches(())
        return united(
            Stretches(np.concatenate([one.starts for one in mine]), np.concatenate([one.ends for one in mine]))
        )
