"""Tables: for each code and pair of coders what both gave it, by cluster of text; see `tallies` for their use."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.continuum import Amounts, Continuum, Flags, Stretches, covered, shared, within


@dataclass(frozen=True)
class Tables:
    """For each code and pair of coders what both gave it, by cluster.

    Attributes:
        units: clusters: how many units, or characters.
        judged: clusters × coders: who judged it to the end.
        both: clusters × codes × coders × coders: units that both gave the code; on the diagonal those that one did.
        squares: clusters × codes × coders: the sum of the squared lengths of what a coder gave the code; 1 a unit.
    """

    units: Amounts
    judged: Flags
    both: Amounts
    squares: Amounts

    def of(self, coders: Sequence[int], clusters: Sequence[int]) -> "Tables":
        """Return the tables of some of the coders on some of the clusters."""
        chosen, there = list(coders), list(clusters)
        both = self.both[there][:, :, chosen][:, :, :, chosen]
        return Tables(self.units[there], self.judged[there][:, chosen], both, self.squares[there][:, :, chosen])

    def codes(self, chosen: slice | Sequence[bool]) -> "Tables":
        """Return the tables of some of the codes."""
        which = chosen if isinstance(chosen, slice) else np.array(chosen, dtype=bool)
        return Tables(self.units, self.judged, self.both[:, which], self.squares[:, which])

    def summed(self, texts: NDArray[np.intp]) -> "Tables":
        """Return them by text, from the number of each cluster's text, which rise."""
        starts = np.flatnonzero(np.append(True, texts[1:] != texts[:-1])) if len(texts) else np.zeros(0, dtype=np.intp)
        summed = [np.add.reduceat(one, starts, axis=0) for one in (self.units, self.both, self.squares)]
        return Tables(summed[0], self.judged[starts], summed[1], summed[2])


def tables(line: Continuum, codes: Sequence[frozenset[str]], units: Stretches | None = None) -> Tables:
    """Return the tables of a continuum.

    Args:
        line: what was coded.
        codes: for each code compared the keys that count for it.
        units: what is judged as a whole: a coder gives a unit a code that they gave any part of it; characters if None.
    """
    judged = line.judged[line.texts]
    clusters, m = judged.shape
    both = np.zeros((clusters, len(codes), m, m))
    squares = np.zeros((clusters, len(codes), m))
    of_unit = within(units.starts if units else line.borders[:0], line.borders)
    for k, keys in enumerate(codes):
        given = [line.units(coder, keys) for coder in range(m)]
        if units is None:
            both[:, k] = _lengths(line, given)
            for i, one in enumerate(given):
                squares[:, k, i] = np.bincount(within(one.starts, line.borders), one.lengths**2, minlength=clusters)
        else:
            signs = np.array([touched(one, units) for one in given])
            for i, j in combinations_with_replacement(range(m), 2):
                number = np.bincount(of_unit[signs[i] & signs[j]], minlength=clusters)
                both[:, k, i, j] = both[:, k, j, i] = number
            squares[:, k] = np.einsum("cii->ci", both[:, k])
    amount = np.diff(line.borders) if units is None else np.bincount(of_unit, minlength=clusters)
    return Tables(amount.astype(np.float64), judged, both, squares)


def _lengths(line: Continuum, given: Sequence[Stretches]) -> Amounts:
    """Return clusters × coders × coders: how many characters both gave a code."""
    found = np.zeros((len(line.borders) - 1, len(given), len(given)))
    for i, j in combinations_with_replacement(range(len(given)), 2):
        both = given[i] if i == j else shared(given[i], given[j])
        found[:, i, j] = found[:, j, i] = covered(both, line.borders)
    return found


def touched(given: Stretches, units: Stretches) -> Flags:
    """Return for each unit whether any stretch shares text with it; units are in order and disjoint."""
    edges = np.zeros(len(units.starts) + 1)
    np.add.at(edges, np.searchsorted(units.ends, given.starts, side="right"), 1)
    np.add.at(edges, np.searchsorted(units.starts, given.ends, side="left"), -1)
    found: Flags = np.cumsum(edges)[:-1] > 0
    return found
