"""Alphas over sets of codes: one number for text that may carry several codes, without counting any of it twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.coefficients import NO_PAIRABLE_UNIT, NO_VARIATION, Statistic
from qualcode.agreement.continuum import Amounts, Continuum, Places, Stretches, within
from qualcode.agreement.distances import Distances, between_sets
from qualcode.agreement.intervals import Coefficient, intervals
from qualcode.agreement.tables import touched

MOST_SETS = 500
"""With more sets of codes than this, each with its distance to each, they are not compared."""


TOO_MANY_SETS = "too many different sets of codes"


class TooManySetsError(ValueError):
    """There are more than `MOST_SETS` different sets of codes."""


@dataclass(frozen=True)
class Coincidences:
    """What clusters of text add to an alpha over many values.

    Attributes:
        observed: clusters: the disagreement of each with each, weighed by distance.
        totals: clusters × values: how much carries each value.
        squares: clusters: how much would pair with nothing but itself.
        distances: values × values.
    """

    observed: Amounts
    totals: Amounts
    squares: Amounts
    distances: Distances

    def alpha(self, weights: Amounts) -> Amounts:
        """Return alpha for each draw; NaN where it is undefined.

        Args:
            weights: draws × clusters: how often each counts.
        """
        observed, totals, squares = weights @ self.observed, weights @ self.totals, weights @ self.squares
        n = totals.sum(axis=1)
        apart = ((totals @ self.distances) * totals).sum(axis=1)
        pairs = n**2 - squares
        there = (pairs > 1e-9 * n**2) & (apart > 0)
        missed = np.divide(observed * pairs, n * apart, out=np.full(len(n), np.nan), where=there)
        found: Amounts = 1 - missed
        return found

    def computed(self, weights: Amounts, *, coders: int = 1) -> Coefficient:
        """Return alpha with its interval.

        Args:
            weights: draws × clusters: how often each counts; no draw for no interval.
            coders: by how many judgements to count what it rests on as one.
        """
        n, (value,) = round(self.totals.sum() / coders), self.alpha(np.ones((1, len(self.observed))))
        if not n or np.isnan(value):
            return Coefficient(Statistic(None, NO_VARIATION if n else NO_PAIRABLE_UNIT, n))
        return Coefficient(Statistic(float(value), "", n), intervals(self.alpha(weights)[:, None])[0])


def over_sets(line: Continuum, codes: Sequence[frozenset[str]], weights: Amounts) -> dict[str, Coefficient]:
    """Return the unitizing alphas over sets of codes, by name.

    Each coder's text is cut at their own borders; what a piece carries is a set. ``labelset_u`` is u-alpha of these;
    ``labelset_cu_nominal``, ``_masi`` and ``_jaccard`` are cu-alpha, with these distances between sets.

    Args:
        line: what was coded.
        codes: for each code compared the keys that count for it.
        weights: draws × clusters: how often each counts; no draw for no interval.
    """
    names = [f"labelset_cu_{distance}" for distance in _DISTANCES]
    cut = [_pieces(line, coder, codes) for coder in range(len(line.coders))]
    try:
        sets, numbers = _numbered([members for _, members in cut], none=len(codes))
    except TooManySetsError:
        return dict.fromkeys(("labelset_u", *names), Coefficient(Statistic(None, TOO_MANY_SETS, 0)))
    pieces = [Pieces(one, number) for (one, _), number in zip(cut, numbers, strict=True)]
    with_gaps, without = _met(line, pieces, gaps=True), _met(line, pieces, gaps=False)
    found = {"labelset_u": with_gaps.coincidences(between_sets(sets, "nominal")).computed(weights)}
    for name, distance in zip(names, _DISTANCES, strict=True):
        found[name] = without.coincidences(between_sets(sets, distance)).computed(weights)
    return found


_DISTANCES = ("nominal", "masi", "jaccard")


def of_units(line: Continuum, codes: Sequence[frozenset[str]], units: Stretches, distance: str) -> Coincidences:
    """Return what clusters add to alpha over the sets of codes of units, none of the codes being a set too.

    Args:
        line: what was coded.
        codes: for each code compared the keys that count for it.
        units: what is judged as a whole.
        distance: between sets; see `between_sets`.

    Raises:
        TooManySetsError: if there are too many different ones.
    """
    coders, clusters = range(len(line.coders)), len(line.borders) - 1
    carried = [
        np.array([touched(line.units(coder, keys), units) for keys in codes], dtype=bool)
        .reshape(len(codes), len(units.starts))
        .T
        for coder in coders
    ]
    sets, numbers = _numbered(carried)
    apart, where = between_sets(sets, distance), within(units.starts, line.borders)
    judged = line.judged[line.texts[where]]
    m = judged.sum(axis=1)
    judged = judged & (m >= 2)[:, None]
    totals, observed = np.zeros((clusters, len(sets))), np.zeros(clusters)
    for one in coders:
        mine = judged[:, one]
        np.add.at(totals, (where[mine], numbers[one][mine]), 1)
    for one, other in permutations(coders, 2):
        both = judged[:, one] & judged[:, other]
        far = apart[numbers[one][both], numbers[other][both]] / (m[both] - 1)
        observed += np.bincount(where[both], far, minlength=clusters)
    return Coincidences(observed, totals, totals.sum(axis=1), apart)


class Pieces(NamedTuple):
    """A coder's text between their own borders: the pieces that carry a code, and the numbers of their sets from 1."""

    places: Stretches
    sets: Places

    def at(self, runs: Places) -> tuple[Places, Places]:
        """Return for each place the number of the piece that covers it, or -1, and of its set, or 0."""
        last = np.searchsorted(self.places.starts, runs, side="right") - 1
        piece: Places = np.where((last >= 0) & (np.append(self.places.ends, -1)[last] > runs), last, -1)
        return piece, np.append(self.sets, 0)[piece]


class Met(NamedTuple):
    """The pieces of coders where they meet: for each meeting of two coders on a run of text, what both carry there.

    Attributes:
        where: meetings: the number of the cluster.
        left: meetings: the number of one coder's set.
        right: meetings: that of the other's.
        widths: meetings: its length, over the coders of the text less one.
        squares: clusters: how much would pair with nothing but itself.
    """

    where: Places
    left: Places
    right: Places
    widths: Amounts
    squares: Amounts

    def coincidences(self, distances: Distances) -> Coincidences:
        """Return what the clusters add to alpha."""
        clusters, values = len(self.squares), len(distances)
        flat: Amounts = np.bincount(self.where * values + self.left, self.widths, clusters * values).astype(float)
        far = self.widths * distances[self.left, self.right]
        observed: Amounts = np.bincount(self.where, far, clusters).astype(float)
        return Coincidences(observed, flat.reshape(clusters, values), self.squares, distances)


def _met(line: Continuum, pieces: Sequence[Pieces], *, gaps: bool) -> Met:
    """Return where coders' pieces meet, with what carries no code as a value of its own or without it."""
    clusters, m = len(line.borders) - 1, np.maximum(2, line.judged.sum(axis=1))
    squares, found = np.zeros(clusters), []
    for one, other in permutations(range(len(pieces)), 2):
        sides = (side for n in (one, other) for side in pieces[n].places)
        borders = np.unique(np.concatenate([line.borders, *sides]))
        runs, where = borders[:-1], within(borders[:-1], line.borders)
        text = line.texts[where]
        (piece, left), (_, right) = pieces[one].at(runs), pieces[other].at(runs)
        widths = np.diff(borders) * (line.judged[text, one] & line.judged[text, other])
        if not gaps:
            widths = widths * ((left > 0) & (right > 0))
            some = piece >= 0
            share = np.bincount(piece[some], widths[some], minlength=len(pieces[one].sets))
            begins = within(pieces[one].places.starts, line.borders)
            squares += np.bincount(begins, share**2 / (m[line.texts[begins]] - 1), minlength=clusters)
        there = widths > 0
        found.append((where[there], left[there], right[there], (widths / (m[text] - 1))[there]))
    where, left, right, widths = (np.concatenate(column) for column in zip(*found, strict=True))
    if gaps:
        bare = np.bincount(where, widths * (left == 0), minlength=clusters)
        squares = _squares(line, [one.places for one in pieces]) + bare
    return Met(where, left, right, widths, squares)


def _squares(line: Continuum, cut: Sequence[Stretches]) -> Amounts:
    """Return by cluster the sum of the squared lengths of pieces, of texts that two coders judged."""
    found = np.zeros(len(line.borders) - 1)
    for pieces in cut:
        where = within(pieces.starts, line.borders)
        counts = line.judged[line.texts[where]].sum(axis=1) >= 2
        found += np.bincount(where, pieces.lengths**2 * counts, minlength=len(found))
    return found


def _pieces(line: Continuum, coder: int, codes: Sequence[frozenset[str]]) -> tuple[Stretches, NDArray[np.bool_]]:
    """Return the pieces between a coder's own borders that carry a code, and pieces × codes, whether each does."""
    given = [line.units(coder, keys) for keys in codes]
    borders = np.unique(np.concatenate([side for one in given for side in one] or [np.zeros(0, dtype=np.intp)]))
    edges = np.zeros((max(1, len(borders)), len(codes)), dtype=np.int8)
    for k, one in enumerate(given):
        edges[np.searchsorted(borders, one.starts), k] += 1
        edges[np.searchsorted(borders, one.ends), k] -= 1
    members = (np.cumsum(edges, axis=0, dtype=np.int8) > 0)[:-1]
    some = members.any(axis=1)
    return Stretches(borders[:-1][some], borders[1:][some]), members[some]


def _numbered(
    carried: Sequence[NDArray[np.bool_]], *, none: int | None = None
) -> tuple[NDArray[np.bool_], list[Places]]:
    """Return the different sets, sets × codes, and for each coder the number of the set of each unit.

    Args:
        carried: for each coder units × codes.
        none: how many codes there are, where the empty set is to be number 0 whether it occurs or not.
    """
    empty = [] if none is None else [np.zeros((1, none), dtype=bool)]
    members = np.concatenate([*empty, *carried])
    packed = np.packbits(members, axis=1)
    packed = np.pad(packed, ((0, 0), (0, 8 * max(1, -(-packed.shape[1] // 8)) - packed.shape[1])))
    kind = np.dtype(np.uint64) if packed.shape[1] == 8 else np.dtype((np.void, packed.shape[1]))
    as_one = np.ascontiguousarray(packed).view(kind).reshape(-1)  # rows as one value each: quicker to sort
    _, first, numbers = np.unique(as_one, return_index=True, return_inverse=True)
    if len(first) > MOST_SETS:
        raise TooManySetsError(f"there are {len(first)} different sets of codes; {MOST_SETS} can be compared")
    ends = np.cumsum([len(one) for one in (*empty, *carried)])[:-1]
    return members[first], np.split(numbers.reshape(-1), ends)[len(empty) :]
