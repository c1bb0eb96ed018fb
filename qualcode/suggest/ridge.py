"""Linear scores of many codes at once, in closed form, also for each part of the passages from all the others."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.suggest.features import Matrix

PENALTY = 10.0
"""The weight of the squared coefficients, where each passage's squared error has a weight of 1 on average."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Linear scores: ``(passage - centre) · weights``, 0.5 more than which is a least-squares guess of 0 or 1.

    Attributes:
        weights: codes × directions; zeros for a code that was never given, or never not given.
        centre: codes × directions.
    """

    weights: Matrix
    centre: Matrix

    def scores(self, passages: Matrix) -> Matrix:
        """Return passages × codes."""
        scored: Matrix = passages @ self.weights.T - (self.weights * self.centre).sum(axis=1)
        return scored


def fitted(passages: Matrix, truth: Matrix, parts: NDArray[np.intp]) -> tuple[Linear, list[Linear]]:
    """Return the scores fitted to all that is judged, and for each part those fitted to all but this part.

    Passages with the code weigh as much together as those without it. Sums of squares are made once per part and put
    together, so that leaving parts out costs little.

    Args:
        passages: passages × directions.
        truth: passages × codes, NaN where nobody judged.
        parts: for each passage the number of its part, from 0.
    """
    count = int(parts.max(initial=-1)) + 1
    sums = [_sums(passages[parts == part], truth[parts == part]) for part in range(count)]
    whole = _Sums.added(sums)
    return _solved(whole), [_solved(whole.without(part)) for part in sums]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Per code: how many are judged and given, and the sums of their directions and of their squares."""

    judged: Matrix
    given: Matrix
    judged_sum: Matrix
    given_sum: Matrix
    judged_squares: Matrix
    given_squares: Matrix

    @property
    def fields(self) -> tuple[Matrix, ...]:
        first = (self.judged, self.given, self.judged_sum, self.given_sum)
        return (*first, self.judged_squares, self.given_squares)

    @staticmethod
    def added(parts: "list[_Sums]") -> "_Sums":
        return _Sums(*(np.sum(values, axis=0) for values in zip(*(part.fields for part in parts), strict=True)))

    def without(self, part: "_Sums") -> "_Sums":
        return _Sums(*(mine - its for mine, its in zip(self.fields, part.fields, strict=True)))


def _sums(passages: Matrix, truth: Matrix) -> _Sums:
    known, given = ~np.isnan(truth), truth == 1
    patterns, which = np.unique(known, axis=1, return_inverse=True)
    squares = np.stack([passages[rows].T @ passages[rows] for rows in patterns.T])
    return _Sums(
        known.sum(axis=0).astype(np.float64),
        given.sum(axis=0).astype(np.float64),
        known.T.astype(np.float64) @ passages,
        given.T.astype(np.float64) @ passages,
        squares[which.ravel()],
        np.stack([passages[rows].T @ passages[rows] for rows in given.T]),
    )


def _solved(sums: _Sums) -> Linear:
    judged, given = sums.judged, sums.given
    some = (given > 0) & (given < judged)
    with_code = np.where(some, judged / np.maximum(2 * given, 1), 0.0)[:, None]
    without = np.where(some, judged / np.maximum(2 * (judged - given), 1), 0.0)[:, None]
    others = sums.judged_sum - sums.given_sum
    centre = (with_code * sums.given_sum + without * others) / np.maximum(judged, 1)[:, None]
    squares = with_code[:, :, None] * sums.given_squares
    squares += without[:, :, None] * (sums.judged_squares - sums.given_squares)
    squares -= judged[:, None, None] * centre[:, :, None] * centre[:, None, :] * some[:, None, None]
    aimed = 0.5 * (with_code * sums.given_sum - without * others)
    size = squares.shape[1]
    weights = np.linalg.solve(squares + PENALTY * np.eye(size), aimed[:, :, None])[:, :, 0].astype(np.float64)
    return Linear(weights, centre)
