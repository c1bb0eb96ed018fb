"""Units: the one place that turns codings into ratings, units × coders, for agreement.

A unit that a coder did not judge is NaN, never 0: only a coder who finished a transcript judged its units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qualcode.codings import Coding
from qualcode.spans import Span
from qualcode.transcripts import Transcript

Ratings = NDArray[np.float64]


@dataclass(frozen=True)
class TurnUnits:
    """The turns that can be coded, over transcripts that at least two coders finished.

    Attributes:
        coders: the coders compared, in order; the columns of `ratings`.
        units: for each unit the transcript's id and the turn's span.
        finished: for each transcript in scope, the coders who finished it.
        left_out: the ids of transcripts that fewer than two of the coders finished, or without codable turns.
    """

    coders: tuple[str, ...]
    units: tuple[tuple[str, Span], ...]
    finished: Mapping[str, frozenset[str]]
    left_out: tuple[str, ...]

    def ratings(self, codings: Sequence[Coding], codes: frozenset[str]) -> Ratings:
        """Return units × coders: 1 where the coder put one of ``codes`` on part of the turn, else 0.

        NaN where the coder did not finish the transcript.
        """
        values = self._uncoded.copy()
        column = {coder: number for number, coder in enumerate(self.coders)}
        for coding in codings:
            if coding.code not in codes or coding.coder not in column:
                continue
            if coding.coder not in self.finished.get(coding.transcript, ()):
                continue
            for row in _overlapping(self._rows.get(coding.transcript, []), coding.span):
                values[row, column[coding.coder]] = 1.0
        return values

    def outside(self, codings: Sequence[Coding]) -> int:
        """Return how many codings by these coders, in these transcripts, touch no unit: on the interviewer's speech."""
        return sum(
            coding.coder in self.finished.get(coding.transcript, ())
            and not _overlapping(self._rows.get(coding.transcript, []), coding.span)
            for coding in codings
        )

    @cached_property
    def _uncoded(self) -> Ratings:
        """Units × coders: 0 where the coder judged the unit, else NaN."""
        judged = np.array([[c in self.finished[t] for c in self.coders] for t, _ in self.units], dtype=bool)
        return np.where(judged.reshape(len(self.units), len(self.coders)), 0.0, np.nan)

    @cached_property
    def _rows(self) -> dict[str, list[tuple[int, Span]]]:
        """For each transcript its units with their rows, in order."""
        rows: dict[str, list[tuple[int, Span]]] = {}
        for row, (transcript, span) in enumerate(self.units):
            rows.setdefault(transcript, []).append((row, span))
        return rows


def turn_units(
    transcripts: Sequence[Transcript], finished: Mapping[str, frozenset[str]], coders: Sequence[str]
) -> TurnUnits:
    """Return the turns of everyone but the interviewer, where at least two of ``coders`` finished the transcript.

    Args:
        transcripts: all transcripts of the study.
        finished: for each transcript's id the coders who marked it finished.
        coders: whom to compare; at least two, all different.

    Raises:
        ValueError: for fewer than two coders, or one twice.
    """
    if len(coders) < 2 or len(set(coders)) < len(coders):
        raise ValueError(f"agreement needs two or more different coders, not {list(coders)}")
    scope: dict[str, frozenset[str]] = {}
    units: list[tuple[str, Span]] = []
    for transcript in transcripts:
        there = frozenset(coders) & finished.get(transcript.id, frozenset())
        turns = [turn.span for turn in transcript.turns if turn.codable and turn.span]
        if len(there) >= 2 and turns:
            scope[transcript.id] = there
            units += [(transcript.id, span) for span in turns]
    left_out = tuple(t.id for t in transcripts if t.id not in scope)
    return TurnUnits(tuple(coders), tuple(units), scope, left_out)


def _overlapping(rows: Sequence[tuple[int, Span]], span: Span) -> list[int]:
    """Return the rows whose unit overlaps ``span``; the units are in order and disjoint."""
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high) // 2
        if rows[middle][1].end <= span.start:
            low = middle + 1
        else:
            high = middle
    found = []
    for row, unit in rows[low:]:
        if unit.start >= span.end:
            break
        found.append(row)
    return found
