"""Planning: how wide the intervals would be with so many transcripts coded twice, from a pilot."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.agreement.intervals import Interval, intervals
from qualcode.agreement.tables import Tables
from qualcode.agreement.tallies import alpha, drawn, pooled

SIZES = (5, 10, 15, 20, 30, 50, 75, 100, 150)
LEAST_PILOT = 4
"""With fewer transcripts in the pilot there is nothing to learn of how they differ."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What intervals are to be expected.

    Attributes:
        transcripts: of so many transcripts that are coded twice.
        over_codes: of alpha over all main codes; None where it would often be undefined.
        codes: of alpha of each code.
    """

    transcripts: int
    over_codes: Interval | None
    codes: tuple[Interval | None, ...]


def planned(pilot: Tables, main: Sequence[bool], *, draws: int, seed: int) -> tuple[Planned, ...]:
    """Return what is to be expected of more or fewer transcripts like those of a pilot; nothing of a pilot too small.

    As many transcripts as are planned are drawn from the pilot with replacement. A small pilot holds little of how
    transcripts differ, so that the true intervals are rather wider.

    Args:
        pilot: by transcript.
        main: for each code whether it counts for all codes together.
        draws: how often; fewer than two give nothing.
        seed: the same seed gives the same.
    """
    texts = len(pilot.units)
    if texts < LEAST_PILOT or draws < 2:
        return ()
    chance = np.random.default_rng(seed)
    found = []
    for size in SIZES:
        weights = chance.multinomial(size, np.full(texts, 1 / texts), size=draws).astype(np.float64)
        again = drawn(pilot, weights).drawn
        whole = intervals(pooled(again.codes(main))[:, None])[0]
        found.append(Planned(size, whole, tuple(intervals(alpha(again)))))
    return tuple(found)


def needed(plan: Sequence[Planned], width: float) -> int | None:
    """Return the fewest transcripts planned with which the interval over all codes is no wider; None if none are."""
    enough = (one.transcripts for one in plan if one.over_codes and one.over_codes.high - one.over_codes.low <= width)
    return next(enough, None)
