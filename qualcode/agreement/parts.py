"""Agreement on parts of what is compared: in one transcript, of two coders, or without one of them."""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.matching import Matches
from qualcode.agreement.report import Part
from qualcode.agreement.tables import Tables
from qualcode.agreement.tallies import alpha, drawn, pooled

PartOf = Callable[[Sequence[int], Sequence[int]], tuple[Statistic, tuple[Statistic, ...]]]
"""From the numbers of transcripts and of coders to one number over codes, and one for each."""


def part_of_tables(by_text: Tables, main: Sequence[bool]) -> PartOf:
    """Return what computes alpha on a part.

    Args:
        by_text: the tables by transcript.
        main: for each code whether it counts for all codes together.
    """

    def part(texts: Sequence[int], coders: Sequence[int]) -> tuple[Statistic, tuple[Statistic, ...]]:
        some, none = by_text.of(coders, texts), np.zeros((0, len(texts)))
        found = drawn(some, none)
        over = found.codes(main).over_codes(pooled).statistic
        return over, tuple(one.statistic for one in found.computed(alpha))

    return part


def part_of_matches(by_text: Matches, main: Sequence[bool]) -> PartOf:
    """Return what computes F1 on a part; see `part_of_tables`."""

    def part(texts: Sequence[int], coders: Sequence[int]) -> tuple[Statistic, tuple[Statistic, ...]]:
        some, none = by_text.of(coders, texts), np.zeros((0, len(texts)))
        return some.pooled(main).f1(none)[0].statistic, tuple(one.statistic for one in some.f1(none))

    return part


def parts(part: PartOf, ids: Sequence[str], coders: Sequence[str]) -> tuple[tuple[Part, ...], ...]:
    """Return the parts by transcript and, of more than two coders, by pair and without each.

    Args:
        part: what computes one.
        ids: of the transcripts.
        coders: their names.
    """
    texts, everybody = range(len(ids)), range(len(coders))
    if not ids:
        return (), (), ()
    by_text = tuple(Part((name,), *part([n], everybody)) for n, name in enumerate(ids))
    if len(coders) == 2:
        return by_text, (), ()
    pairs = tuple(Part((coders[i], coders[j]), *part(texts, (i, j))) for i, j in combinations(everybody, 2))
    without = tuple(
        Part((coder,), *part(texts, [n for n in everybody if n != number])) for number, coder in enumerate(coders)
    )
    return by_text, pairs, without
