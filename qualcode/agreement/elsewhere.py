"""Every coefficient of what was judged elsewhere: of a table of ratings, or of passages on a line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.coefficients import Statistic, krippendorff_alpha
from qualcode.agreement.continuum import Continuum, stretches
from qualcode.agreement.distances import METRICS
from qualcode.agreement.exclusive import exclusive
from qualcode.agreement.intervals import Coefficient, over_units, weights
from qualcode.agreement.kappas import (
    Weighing,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    light_kappa,
)
from qualcode.agreement.label_sets import over_sets
from qualcode.agreement.percent import percent_agreement, percent_agreement_krippendorff, percent_agreement_of_pairs
from qualcode.agreement.tables import tables
from qualcode.agreement.tallies import alpha, drawn, pooled
from qualcode.spans import Span

DRAWS = 1000
LEAST_TRANSCRIPTS = 10
"""Transcripts are drawn anew where there are so many; fewer say too little of other transcripts."""

_WEIGHING = {"ordinal": Weighing.LINEAR, "interval": Weighing.QUADRATIC, "ratio": Weighing.QUADRATIC}


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
    line = _on_a_line(given, lengths)
    names = sorted({code for _, code in line.given})
    codes = [frozenset({name}) for name in names]
    chosen = weights(len(given), draws=draws if len(given) >= LEAST_TRANSCRIPTS else 0, seed=seed)
    each = drawn(tables(line, codes), chosen)
    alone = exclusive(line, codes, chosen)
    over = {
        **alone.alphas,
        "relevance": drawn(tables(line, [frozenset(names)]), chosen).computed(alpha)[0],
        "pooled": each.over_codes(pooled),
        **over_sets(line, codes, chosen),
    }
    per_code = each.computed(alpha)
    return SpanCoefficients(over, dict(zip(names, alone.k_u, strict=True)), dict(zip(names, per_code, strict=True)))


def _on_a_line(given: Mapping[str, Given], lengths: Mapping[str, int]) -> Continuum:
    coders = sorted({coder for of_text in given.values() for coder in of_text})
    borders = np.cumsum([0, *(lengths[name] for name in given)])
    rows: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for (name, of_text), begin in zip(given.items(), borders, strict=False):
        for coder, spans in of_text.items():
            for span, code in spans:
                if span.end > lengths[name]:
                    raise ValueError(f"{span} lies outside the text, which has {lengths[name]} characters")
                rows.setdefault((coders.index(coder), code), []).append(
                    (int(begin) + span.start, int(begin) + span.end)
                )
    judged = np.array([[coder in of_text for coder in coders] for of_text in given.values()], dtype=bool)
    stretched = {key: stretches(pairs) for key, pairs in rows.items()}
    return Continuum(tuple(coders), borders, np.arange(len(given)), judged.reshape(len(given), -1), stretched)
