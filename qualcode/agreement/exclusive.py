"""The unitizing alphas of codes that exclude each other: all of a study, or a family of the codebook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial, reduce
from operator import add

import numpy as np

from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.continuum import Amounts, Continuum, within
from qualcode.agreement.intervals import Coefficient, intervals
from qualcode.agreement.unitizing import Sums, cu_alpha, k_alpha, sums, u_alpha, u_alpha_binary, units

TWO_CODES = "a coder gave two codes to the same text"


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Alphas of codes of which a passage may carry one.

    Attributes:
        alphas: ``u``, where units are and what they carry; ``u_binary``, where they are; ``cu_nominal``, what they
            carry where two coders gave any of the codes.
        k_u: for each code, how far it is told from the others there.
        violations: how many characters carry two of the codes for one coder; if any, all is undefined.
    """

    alphas: Mapping[str, Coefficient]
    k_u: tuple[Coefficient, ...]
    violations: int


_ALPHAS: Mapping[str, Callable[[Sums], Statistic]] = {
    "u": u_alpha,
    "u_binary": u_alpha_binary,
    "cu_nominal": cu_alpha,
}


def exclusive(line: Continuum, codes: Sequence[frozenset[str]], weights: Amounts) -> Exclusive:
    """Return the alphas of codes that exclude each other.

    Args:
        line: what was coded; its clusters are texts.
        codes: for each code the keys that count for it.
        weights: draws × texts: how often each counts; no draw for no interval.
    """
    violations = _violations(line, codes)
    names = [*_ALPHAS, *range(len(codes))]
    if violations:
        none = Coefficient(Statistic(None, TWO_CODES, 0))
        return Exclusive(dict.fromkeys(_ALPHAS, none), (none,) * len(codes), violations)
    each = _sums(line, codes)
    formulas: list[Callable[[Sums], Statistic]] = [*_ALPHAS.values()]
    formulas += [partial(k_alpha, value=n) for n in range(1, len(codes) + 1)]
    draws = _drawn(each, weights)
    values = np.array([[formula(one).value for formula in formulas] for one in draws], dtype=np.float64)
    between = intervals(values.reshape(len(draws), len(formulas)))  # None became NaN
    whole = reduce(add, each)
    found = [Coefficient(formula(whole), one) for formula, one in zip(formulas, between, strict=True)]
    of = dict(zip(names, found, strict=True))
    return Exclusive({name: of[name] for name in _ALPHAS}, tuple(of[n] for n in range(len(codes))), 0)


def _violations(line: Continuum, codes: Sequence[frozenset[str]]) -> int:
    """Return how many characters coders gave a second code."""
    found = 0.0
    for coder in range(len(line.coders)):
        each = sum(line.units(coder, keys).lengths.sum() for keys in codes)
        found += each - line.units(coder, frozenset().union(*codes)).lengths.sum()
    return int(found)


def _sums(line: Continuum, codes: Sequence[frozenset[str]]) -> list[Sums]:
    """Return what each text adds."""
    texts = len(line.borders) - 1
    of_text: list[list[list[tuple[int, int, int]]]] = [[[] for _ in line.coders] for _ in range(texts)]
    for coder in range(len(line.coders)):
        for value, keys in enumerate(codes, start=1):
            one = line.units(coder, keys)
            for text, start, end in zip(within(one.starts, line.borders), one.starts, one.ends, strict=True):
                begin = int(line.borders[text])
                of_text[text][coder].append((int(start) - begin, int(end) - begin, value))
    lengths = np.diff(line.borders)
    return [
        sums(
            int(lengths[n]), [units(one) for one, there in zip(given, line.judged[n], strict=True) if there], len(codes)
        )
        for n, given in enumerate(of_text)
    ]


def _drawn(each: Sequence[Sums], weights: Amounts) -> list[Sums]:
    """Return the sums of each draw."""
    if not len(weights):
        return []
    stacked = [
        np.tensordot(weights, np.array([getattr(one, field.name) for one in each]), axes=(1, 0))
        for field in fields(Sums)
    ]
    return [Sums(float(length), *rest) for length, *rest in zip(*stacked, strict=True)]
