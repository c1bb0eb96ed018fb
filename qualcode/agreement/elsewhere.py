"""Every coefficient of what was judged elsewhere: of a table of ratings, or of passages on a line."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial, reduce
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.coefficients import Statistic, krippendorff_alpha
from qualcode.agreement.distances import METRICS, between_sets, jaccard, masi
from qualcode.agreement.intervals import Interval, interval, over_units
from qualcode.agreement.kappas import (
    Weighing,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    light_kappa,
)
from qualcode.agreement.percent import percent_agreement, percent_agreement_krippendorff, percent_agreement_of_pairs
from qualcode.agreement.unitizing import Sums, cu_alpha, k_alpha, pooled, sums, u_alpha, u_alpha_binary, units
from qualcode.spans import Span, union

DRAWS = 1000
LEAST_TRANSCRIPTS = 10
"""Transcripts are drawn anew where there are so many; fewer say too little of other transcripts."""

_WEIGHING = {"ordinal": Weighing.LINEAR, "interval": Weighing.QUADRATIC, "ratio": Weighing.QUADRATIC}


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its interval, or None where it has none."""

    statistic: Statistic
    interval: Interval | None


def of_ratings(
    ratings: NDArray[np.float64], *, level: str = "nominal", draws: int = DRAWS, seed: int = 0
) -> dict[str, Coefficient]:
    """Return the coefficients of ratings, by name.

    Kappas of ordinal values weigh them linearly, of interval and ratio values by squares. Values that nobody gave are
    not known, and count for no coefficient.

    Args:
        ratings: units × coders, NaN for missing.
        level: of measurement: a key of `METRICS`.
        draws: how often units are drawn anew for the intervals; 0 for none.
        seed: the same seed gives the same intervals.
    """
    values = np.unique(ratings[~np.isnan(ratings)]).tolist()
    weighed: Any = {"categories": values, "weighing": _WEIGHING.get(level, Weighing.IDENTITY)}
    statistics: dict[str, Callable[[NDArray[np.float64]], Statistic]] = {
        "percent_agreement": percent_agreement,
        "percent_agreement_krippendorff": percent_agreement_krippendorff,
        "percent_agreement_pairwise_coders": percent_agreement_of_pairs,
        "alpha": partial(krippendorff_alpha, metric=METRICS[level]),
        "fleiss_kappa": partial(fleiss_kappa, **weighed),
        "conger_kappa": partial(conger_kappa, **weighed),
        "light_kappa": partial(light_kappa, **weighed),
        "brennan_prediger": partial(brennan_prediger, **weighed),
        "gwet_ac": partial(gwet_ac, **weighed),
    }
    if ratings.shape[1] == 2:
        statistics |= {"cohen_kappa": partial(cohen_kappa, **weighed), "scott_pi": partial(fleiss_kappa, **weighed)}
    return {
        name: Coefficient(one(ratings), over_units(ratings, one, draws=draws, seed=seed) if draws else None)
        for name, one in statistics.items()
    }


Given = Mapping[str, Sequence[tuple[Span, str]]]
"""For each coder the passages that they gave a code, in a text that each of them judged to the end."""

TWO_CODES = "a coder gave two codes to the same text"
TOO_MANY_SETS = "too many different sets of codes"
MOST_SETS = 500
"""With more sets of codes than this, each with its distance to each, they are not compared."""


@dataclass(frozen=True, slots=True)
class SpanCoefficients:
    """Unitizing alphas of passages.

    Attributes:
        over_codes: by name, over all codes: ``u``, ``u_binary`` and ``cu_nominal``, undefined where codes overlap;
            ``relevance``, coded or not; ``pooled``, each code on a line of its own; and of sets of codes, each coder's
            text cut at their own borders, ``labelset_u``, ``labelset_cu_nominal``, ``_masi`` and ``_jaccard``.
        k_u: by code, within what two coders coded; undefined where codes overlap.
        per_code: by code, each on a line of its own.
    """

    over_codes: Mapping[str, Coefficient]
    k_u: Mapping[str, Coefficient]
    per_code: Mapping[str, Coefficient]


def of_spans(
    given: Mapping[str, Given], *, lengths: Mapping[str, int], draws: int = DRAWS, seed: int = 0
) -> SpanCoefficients:
    """Return the unitizing alphas of passages.

    A coder's overlapping passages with one code are one.

    Args:
        given: by transcript.
        lengths: for each transcript its characters.
        draws: how often transcripts are drawn anew for the intervals, where there are `LEAST_TRANSCRIPTS`.
        seed: the same seed gives the same intervals.

    Raises:
        ValueError: if a passage lies outside its text.
    """
    codes = sorted({code for coders in given.values() for spans in coders.values() for _, code in spans})
    texts = [(coders, lengths[name]) for name, coders in given.items()]
    drawn = partial(_over_texts, draws=draws, seed=seed)
    exclusive = TWO_CODES if _overlap(given) else [_exclusive(coders, length, codes) for coders, length in texts]
    by_code = {code: [_alone(coders, length, {code}) for coders, length in texts] for code in codes}
    sets, known = _as_sets(texts)
    apart = {name: between_sets(known, distance) for name, distance in (("masi", masi), ("jaccard", jaccard))}
    over = {
        **{name: drawn(exclusive, one) for name, one in _OVER_CODES.items()},
        "relevance": drawn([_alone(coders, length, set(codes)) for coders, length in texts], u_alpha),
        "pooled": _pooled(by_code, draws=draws, seed=seed),
        "labelset_u": drawn(sets, u_alpha),
        "labelset_cu_nominal": drawn(sets, cu_alpha),
        **{f"labelset_cu_{name}": drawn(sets, partial(cu_alpha, distances=one)) for name, one in apart.items()},
    }
    k_u = {code: drawn(exclusive, partial(k_alpha, value=n)) for n, code in enumerate(codes, start=1)}
    return SpanCoefficients(over, k_u, {code: drawn(each, u_alpha) for code, each in by_code.items()})


_OVER_CODES: Mapping[str, Callable[[Sums], Statistic]] = {
    "u": u_alpha,
    "u_binary": u_alpha_binary,
    "cu_nominal": cu_alpha,
}


def _overlap(given: Mapping[str, Given]) -> bool:
    """Say whether any coder gave two codes to the same text."""
    for coders in given.values():
        for spans in coders.values():
            ordered = sorted(one for code in {c for _, c in spans} for one in union(s for s, c in spans if c == code))
            if any(one.end > after.start for one, after in pairwise(ordered)):
                return True
    return False


def _exclusive(coders: Given, length: int, codes: Sequence[str]) -> Sums:
    numbered = {code: n for n, code in enumerate(codes, start=1)}
    lines = [
        units([(s.start, s.end, n) for code, n in numbered.items() for s in union(s for s, c in spans if c == code)])
        for spans in coders.values()
    ]
    return sums(length, lines, len(codes))


def _alone(coders: Given, length: int, codes: AbstractSet[str]) -> Sums:
    lines = [
        units([(s.start, s.end, 1) for s in union(s for s, c in spans if c in codes)]) for spans in coders.values()
    ]
    return sums(length, lines, 1)


def _as_sets(texts: Sequence[tuple[Given, int]]) -> tuple[list[Sums] | str, list[frozenset[str]]]:
    """Return what each text adds where pieces between a coder's own borders carry sets of codes, and these sets.

    Where there are too many it says so, and there are none.
    """
    numbers: dict[frozenset[str], int] = {}
    lines = [[units(_pieces(spans, numbers)) for spans in coders.values()] for coders, _ in texts]
    if len(numbers) > MOST_SETS:
        return TOO_MANY_SETS, []
    found = [sums(length, line, len(numbers)) for line, (_, length) in zip(lines, texts, strict=True)]
    return found, list(numbers)


def _pieces(spans: Sequence[tuple[Span, str]], numbers: dict[frozenset[str], int]) -> list[tuple[int, int, int]]:
    borders = sorted({side for span, _ in spans for side in (span.start, span.end)})
    found = []
    for start, end in pairwise(borders):
        codes = frozenset(code for span, code in spans if span.start <= start and end <= span.end)
        if codes:
            found.append((start, end, numbers.setdefault(codes, len(numbers) + 1)))
    return found


def _over_texts(
    each: Sequence[Sums] | str, statistic: Callable[[Sums], Statistic], *, draws: int, seed: int
) -> Coefficient:
    """Return a coefficient over all texts, with its interval over texts drawn anew; or the reason why there is none."""
    if isinstance(each, str):
        return Coefficient(Statistic(None, each, 0), None)
    chosen = _drawn(len(each), draws=draws, seed=seed)
    drawn = [statistic(_added([each[n] for n in rows])).value for rows in chosen]
    return Coefficient(statistic(_added(each)), interval(drawn))


def _pooled(by_code: Mapping[str, Sequence[Sums]], *, draws: int, seed: int) -> Coefficient:
    each = list(by_code.values())
    chosen = _drawn(len(each[0]) if each else 0, draws=draws, seed=seed)
    drawn = [pooled([_added([texts[n] for n in rows]) for texts in each]).value for rows in chosen]
    return Coefficient(pooled([_added(texts) for texts in each]), interval(drawn))


def _drawn(texts: int, *, draws: int, seed: int) -> list[list[int]]:
    if texts < LEAST_TRANSCRIPTS:
        return []
    rows: list[list[int]] = np.random.default_rng(seed).integers(0, texts, size=(draws, texts)).tolist()
    return rows


def _added(each: Sequence[Sums]) -> Sums:
    return reduce(lambda one, other: one + other, each)
