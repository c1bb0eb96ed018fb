r"""Unitizing alphas: agreement of coders who chose both the passages and their codes, on a text as a line.

The family of 2016, in the form of sums over stretches between neighbouring borders, so that it takes the time of
sorting them. What a text adds is a `Sums`; texts are added, never averaged.

With *m* coders on *L* characters, :math:`\phi` for what carries no value, lengths of observed coincidences
:math:`\ell_{ck}`, :math:`T_c` the length that carries *c* over all coders, :math:`Q_c` the sum of squared lengths of
units with *c* (of gaps the lengths themselves), :math:`N = mL` and :math:`Q = \sum_c Q_c`.

Source: Krippendorff, Mathet, Bouvry and Widlöcher (2016), doi:10.1007/s11135-015-0266-1, equations (1) to (13).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.coefficients import NO_PAIRABLE_UNIT, NO_VARIATION, Statistic
from qualcode.agreement.distances import Distances

Array = NDArray[np.float64]
NOTHING_SHARED = "no two coders gave a value to the same text"
NEVER_SHARED = "no other coder gave a value to text with this one"


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one coder on one text, in order, none overlapping another.

    Attributes:
        starts: where each begins, in characters.
        ends: where each ends; half-open.
        values: the number of its value, from 1; 0 is for what carries none.

    Raises:
        ValueError: if two overlap, or one is empty.
    """

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    values: NDArray[np.intp]

    def __post_init__(self) -> None:
        if (self.starts >= self.ends).any() or (self.starts[1:] < self.ends[:-1]).any():
            raise ValueError("the units of one coder must stand in order and may not overlap or be empty")


def units(spans: Sequence[tuple[int, int, int]]) -> Units:
    """Return units from start, end and number of the value, in any order."""
    rows = np.array(sorted(spans), dtype=np.intp).reshape(-1, 3)
    return Units(rows[:, 0], rows[:, 1], rows[:, 2])


@dataclass(frozen=True, slots=True)
class Sums:
    """What a text adds to the coefficients.

    Attributes:
        length: N, characters times coders.
        totals: T by value; the first is what carries none.
        squares: Q by value.
        shared: values × values, the coincidences.
        inside: S by value, the squared lengths of what units share with others; 0 for none.
    """

    length: float
    totals: Array
    squares: Array
    shared: Array
    inside: Array

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.length + other.length,
            self.totals + other.totals,
            self.squares + other.squares,
            self.shared + other.shared,
            self.inside + other.inside,
        )


def sums(length: int, coders: Sequence[Units], values: int) -> Sums:
    """Return what a text adds.

    Args:
        length: its characters.
        coders: the units of each coder who judged it to the end; fewer than two add nothing.
        values: how many values there are, not counting none.

    Raises:
        ValueError: if a unit lies outside the text.
    """
    zeros, m = np.zeros(values + 1), len(coders)
    if m < 2:
        return Sums(0.0, zeros, zeros, np.zeros((values + 1, values + 1)), zeros)
    if any(len(one.ends) and (one.starts[0] < 0 or one.ends[-1] > length) for one in coders):
        raise ValueError(f"a unit lies outside the text, which has {length} characters")
    borders = np.unique(np.concatenate([[0, length], *(side for one in coders for side in (one.starts, one.ends))]))
    widths, middles = np.diff(borders).astype(np.float64), borders[:-1]
    which = [_unit_at(one, middles) for one in coders]
    carried = [np.where(at >= 0, np.append(one.values, 0)[at], 0) for one, at in zip(coders, which, strict=True)]
    shared, inside = np.zeros((values + 1, values + 1)), zeros.copy()
    for i in range(m):
        for j in range(m):
            if i != j:
                flat = np.bincount(carried[i] * (values + 1) + carried[j], widths, minlength=(values + 1) ** 2)
                shared += flat.reshape(values + 1, values + 1) / (m - 1)
                inside += _inside(coders[i], which[i], widths * (carried[j] > 0), values) / (m - 1)
    lengths = [(one.ends - one.starts).astype(np.float64) for one in coders]
    kinds, all_ = np.concatenate([one.values for one in coders]), np.concatenate(lengths)
    totals = np.bincount(kinds, all_, minlength=values + 1).astype(np.float64)
    squares = np.bincount(kinds, all_**2, minlength=values + 1).astype(np.float64)
    totals[0] = squares[0] = m * length - totals[1:].sum()
    return Sums(float(m * length), totals, squares, shared, inside)


def _unit_at(one: Units, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each place the number of the unit that covers it, or -1."""
    at = np.searchsorted(one.starts, places, side="right") - 1
    covered: NDArray[np.intp] = np.where((at >= 0) & (np.append(one.ends, -1)[at] > places), at, -1)
    return covered


def _inside(one: Units, which: NDArray[np.intp], widths: Array, values: int) -> Array:
    """Return by value the sum over units of the squared length that another coder gave any value to."""
    inside = which >= 0
    shared = np.bincount(which[inside], widths[inside], minlength=len(one.starts))
    return np.bincount(one.values, shared**2, minlength=values + 1).astype(np.float64)


def u_alpha(found: Sums) -> Statistic:
    """Return u-alpha: agreement on where units are and on what they carry, equation (5)."""
    n, q = found.length, found.squares.sum()
    if n == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    expected = n * (n**2 - (found.totals**2).sum())
    if expected <= 0:
        return Statistic(None, NO_VARIATION, int(n))
    return Statistic(float(1 - (n - np.trace(found.shared)) * (n**2 - q) / expected), "", int(n))


def u_alpha_binary(found: Sums) -> Statistic:
    """Return the binary u-alpha: agreement on what carries any value and what none, equation (6)."""
    n, q, bare = found.length, found.squares.sum(), found.totals[0]
    if n == 0:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    if bare in (0, n):
        return Statistic(None, NO_VARIATION, int(n))
    return Statistic(float(1 - (bare - found.shared[0, 0]) * (n**2 - q) / (n * bare * (n - bare))), "", int(n))


def cu_alpha(found: Sums, distances: Distances | None = None) -> Statistic:
    """Return cu-alpha: agreement on what is carried where two coders gave any value at all, equation (11).

    Args:
        found: of one text or more.
        distances: values × values, without none; nominal if None.
    """
    shared = found.shared[1:, 1:]
    rows, t, s = shared.sum(axis=1), shared.sum(), found.inside[1:].sum()
    if t == 0:
        return Statistic(None, NOTHING_SHARED, 0)
    apart = 1 - np.eye(len(rows)) if distances is None else distances
    expected = rows @ apart @ rows
    if t**2 - s <= 1e-9 * t**2 or expected <= 0:
        return Statistic(None, NO_VARIATION, int(t))
    return Statistic(float(1 - (shared * apart).sum() * (t**2 - s) / (t * expected)), "", int(t))


def k_alpha(found: Sums, value: int) -> Statistic:
    """Return (k)u-alpha: agreement on one value where two coders gave any value at all, equation (13).

    Args:
        found: of one text or more.
        value: its number, from 1.
    """
    shared = found.shared[1:, 1:]
    rows, t, k = shared.sum(axis=1), shared.sum(), value - 1
    if rows[k] == 0:
        return Statistic(None, NEVER_SHARED, 0)
    within = rows[k] * t - found.inside[value]
    if rows[k] == t or within <= 1e-9 * t**2:  # what is shared would pair with nothing but itself
        return Statistic(None, NO_VARIATION, int(rows[k]))
    return Statistic(float(1 - within * (rows[k] - shared[k, k]) / (rows[k] ** 2 * (t - rows[k]))), "", int(rows[k]))
