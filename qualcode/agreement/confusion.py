"""Confusion: where one coder gave a code, what the other gave instead."""

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from qualcode.agreement.continuum import Continuum, Flags, Places, Stretches, within


def confusion(line: Continuum, codes: Sequence[frozenset[str]]) -> tuple[tuple[float, ...], ...]:
    """Return codes and, last, uncoded × the same: characters that one coder gave one where another gave the other.

    Codes that both gave stand on the diagonal and confuse nothing; each code that one gave alone stands with each that
    the other gave alone there, or with *uncoded* where there is none. Of two coders the rows are the first's and the
    columns the second's; of more, over all pairs of coders, both ways, each over the coders of the text less one. Where
    no text carries two codes that makes the coincidences of `unitizing`.

    Args:
        line: what was coded.
        codes: for each code compared the keys that count for it.
    """
    n, m = len(codes), line.judged.sum(axis=1)
    given = [[line.units(coder, keys) for keys in codes] for coder in range(len(line.coders))]
    found = np.zeros((n + 1, n + 1))
    pairs = [(0, 1)] if len(given) == 2 else permutations(range(len(given)), 2)
    for one, other in pairs:
        sides = (side for stretches in (*given[one], *given[other]) for side in stretches)
        borders = np.unique(np.concatenate([line.borders, *sides]))
        runs, text = borders[:-1], line.texts[within(borders[:-1], line.borders)]
        both = line.judged[text, one] & line.judged[text, other]
        widths = np.diff(borders)[both] / (m[text[both]] - 1)
        mine, theirs = (
            np.array([_carried(stretches, runs[both]) for stretches in given[coder]]) for coder in (one, other)
        )
        if not n:
            found[0, 0] += widths.sum()
            continue
        only, instead = mine & ~theirs, theirs & ~mine
        found[:n, :n] += (only * widths) @ instead.T.astype(np.float64)
        found[range(n), range(n)] += (mine & theirs) @ widths
        found[:n, n] += only @ (widths * ~instead.any(axis=0))
        found[n, :n] += instead @ (widths * ~only.any(axis=0))
        found[n, n] += widths[~(mine.any(axis=0) | theirs.any(axis=0))].sum()
    return tuple(map(tuple, found.tolist()))


def _carried(given: Stretches, runs: Places) -> Flags:
    """Return for each run, by where it begins, whether a stretch covers it."""
    last = np.searchsorted(given.starts, runs, side="right") - 1
    found: Flags = (last >= 0) & (np.append(given.ends, -1)[last] > runs)
    return found
