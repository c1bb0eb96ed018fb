r"""Tallies: what a text adds to the coefficients of one code, so that texts are added, drawn anew, and left out.

A coder gives a code to a unit or does not. With :math:`N_i` the units that coder *i* gave it, :math:`a_{ij}` those that
*i* and *j* both gave it, *m* the coders who judged a text and *U* its units, everything that `coefficients`, `kappas`
and `percent` compute of ratings is a function of sums of these. Characters are units like others; but what is coded
there are stretches, and alpha weighs the square of their lengths (see `unitizing`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations

import numpy as np

from qualcode.agreement.coefficients import NO_PAIRABLE_UNIT, NO_VARIATION, Statistic
from qualcode.agreement.continuum import Amounts
from qualcode.agreement.intervals import Coefficient, intervals
from qualcode.agreement.percent import NEVER_GIVEN
from qualcode.agreement.tables import Tables


@dataclass(frozen=True)
class Tally:
    """Sums over units, of any number of clusters or draws × codes; pairs and coders come last.

    Attributes:
        units: how many units two coders or more judged.
        values: how many judgements there are of these.
        given: how many of the judgements give the code.
        apart: twice the pairs of coders that disagree, each over the coders less one: N times observed disagreement.
        alike: the sum over units of the share of pairs that agree.
        together: twice the pairs that both give the code, each over the coders less one.
        squares: the sum of squared lengths: of what is coded, and 1 for each judgement that gives nothing.
        share: the sum over units of the share of coders that give the code.
        by_coder: (…, coders, 2): units that a coder judged, and gave the code.
        by_pair: (…, pairs, 4): units that both judged; that one, the other, both gave the code.
    """

    units: Amounts
    values: Amounts
    given: Amounts
    apart: Amounts
    alike: Amounts
    together: Amounts
    squares: Amounts
    share: Amounts
    by_coder: Amounts
    by_pair: Amounts

    def over(self, weights: Amounts) -> "Tally":
        """Return sums over clusters: draws × clusters says how often each counts."""
        return Tally(*(np.tensordot(weights, getattr(self, one.name), axes=(1, 0)) for one in fields(self)))

    def total(self) -> "Tally":
        """Return the sums over all clusters."""
        return Tally(*(getattr(self, one.name).sum(axis=0) for one in fields(self)))

    def codes(self, chosen: slice | Sequence[bool]) -> "Tally":
        """Return the sums of some of the codes."""
        which = chosen if isinstance(chosen, slice) else np.array(chosen, dtype=bool)
        last = {"by_coder": (..., which, slice(None), slice(None)), "by_pair": (..., which, slice(None), slice(None))}
        return Tally(*(getattr(self, one.name)[last.get(one.name, (..., which))] for one in fields(self)))


def tally(found: Tables) -> Tally:
    """Return what each cluster adds; one that fewer than two coders judged adds nothing."""
    m = found.judged.sum(axis=1).astype(np.float64)
    counts = found.judged & (m >= 2)[:, None]
    m = np.where(m >= 2, m, 2.0)[:, None]
    n = found.judged.shape[1]
    own = np.einsum("ckii->cki", found.both) * counts[:, None, :]
    units = np.broadcast_to((found.units * counts.any(axis=1))[:, None], own.shape[:2])
    given = own.sum(axis=2)
    pairs, by_pair = list(combinations(range(n), 2)), np.zeros((*own.shape[:2], n * (n - 1) // 2, 4))
    for place, (i, j) in enumerate(pairs):
        there = (counts[:, i] & counts[:, j])[:, None]
        columns = (units, own[:, :, i], own[:, :, j], found.both[:, :, i, j])
        by_pair[:, :, place] = np.stack([column * there for column in columns], axis=2)
    differing = (by_pair[..., 1] + by_pair[..., 2] - 2 * by_pair[..., 3]).sum(axis=2)
    values = units * m
    return Tally(
        units=units,
        values=values,
        given=given,
        apart=2 * differing / (m - 1),
        alike=units - differing / (m * (m - 1) / 2),
        together=2 * by_pair[..., 3].sum(axis=2) / (m - 1),
        squares=(found.squares * counts[:, None, :]).sum(axis=2) + values - given,
        share=given / m,
        by_coder=np.stack([units[:, :, None] * counts[:, None, :], own], axis=3),
        by_pair=by_pair,
    )


def alpha(found: Tally) -> Amounts:
    r"""Return Krippendorff's alpha of each code; of characters, u-alpha. NaN where it is undefined.

    .. math:: 1 - O (N^2 - S) / (N \sum_{c \ne k} T_c T_k)

    with *N* the judgements, *O* `apart`, :math:`T_c` how many give the code and how many do not, and *S* `squares`: *N*
    where every unit is 1 long, which gives the coefficient of `krippendorff_alpha`; else that of `u_alpha`.
    """
    return 1 - _over(found.apart, _expected(found))


def pooled(found: Tally) -> Amounts:
    """Return one alpha over codes: 1 less all observed over all expected disagreement; frequent codes weigh more.

    In the manner of Krippendorff's (2004) sum over categories; the aggregate is ours. NaN where it is undefined.
    """
    return 1 - _over(found.apart.sum(axis=-1), np.nan_to_num(_expected(found)).sum(axis=-1))


def mean(found: Tally) -> Amounts:
    """Return the mean of the alphas of the codes for which it is defined: rare codes weigh as much as others."""
    each = alpha(found)
    return _over(np.nansum(each, axis=-1), np.asarray((~np.isnan(each)).sum(axis=-1), dtype=np.float64))


def percent(found: Tally) -> Amounts:
    """Return the mean over units of the share of pairs that agree; see `percent_agreement`."""
    return _over(found.alike, found.units)


def positive(found: Tally) -> Amounts:
    """Return how often another coder gave the code where one did; see `specific_agreement`."""
    return _over(found.together, found.given)


def negative(found: Tally) -> Amounts:
    """Return how often another coder did not give the code where one did not."""
    none = found.values - found.given
    return _over(none - found.apart / 2, none)


def fleiss(found: Tally) -> Amounts:
    """Return Fleiss' kappa, of two coders Scott's pi; see `fleiss_kappa`."""
    share = _over(found.share, found.units)
    return _corrected(percent(found), share**2 + (1 - share) ** 2)


def brennan_prediger(found: Tally) -> Amounts:
    """Return Brennan and Prediger's coefficient for a code and its absence: chance agreement is one half."""
    return _corrected(percent(found), np.full_like(found.units, 0.5))


def gwet(found: Tally) -> Amounts:
    """Return Gwet's AC1; see `gwet_ac`."""
    share = _over(found.share, found.units)
    return _corrected(percent(found), 2 * share * (1 - share))


def conger(found: Tally) -> Amounts:
    """Return Conger's kappa; see `conger_kappa`."""
    judged = found.by_coder[..., 0]
    share = _over(found.by_coder[..., 1], judged)
    r = (judged > 0).sum(axis=-1)
    mean = _over(np.nansum(share, axis=-1), r.astype(np.float64))
    spread = _over(np.nansum((share - mean[..., None]) ** 2, axis=-1), (r - 1).astype(np.float64))
    return _corrected(percent(found), mean**2 + (1 - mean) ** 2 - 2 * spread / np.maximum(r, 1))


def light(found: Tally) -> Amounts:
    """Return the mean of Cohen's kappa over the pairs of coders for which it is defined, of two coders Cohen's own."""
    units, one, other, both = np.moveaxis(found.by_pair, -1, 0)
    agreed = _over(units - one - other + 2 * both, units)
    chance = _over(one * other + (units - one) * (units - other), units**2)
    kappas = _corrected(agreed, chance)
    known = ~np.isnan(kappas)
    return _over(np.where(known, kappas, 0).sum(axis=-1), known.sum(axis=-1).astype(np.float64))


Formula = Callable[[Tally], Amounts]


def coefficients(coders: int) -> Mapping[str, Formula]:
    """Return the coefficients of a code, by name."""
    kappas = {"cohen_kappa": light} if coders == 2 else {"light_kappa": light, "conger_kappa": conger}
    return {
        "alpha": alpha,
        "percent_agreement": percent,
        "positive_agreement": positive,
        "negative_agreement": negative,
        **kappas,
        "scott_pi" if coders == 2 else "fleiss_kappa": fleiss,
        "brennan_prediger": brennan_prediger,
        "gwet_ac": gwet,
    }


@dataclass(frozen=True)
class Draws:
    """Sums of everything, and of each draw: what coefficients are computed from."""

    whole: Tally
    drawn: Tally

    def codes(self, chosen: slice | Sequence[bool]) -> "Draws":
        """Return those of some of the codes."""
        return Draws(self.whole.codes(chosen), self.drawn.codes(chosen))

    def computed(self, formula: Formula) -> list[Coefficient]:
        """Return a coefficient of each code, with its interval."""
        between = intervals(formula(self.drawn))
        reason = NEVER_GIVEN if formula in (positive, negative) else NO_VARIATION
        values = zip(formula(self.whole), self.whole.units, between, strict=True)
        return [Coefficient(_statistic(float(value), int(n), reason), interval) for value, n, interval in values]

    def over_codes(self, formula: Formula) -> Coefficient:
        """Return one number over all codes, `pooled` or `mean`, with its interval."""
        units = int(self.whole.units.max(initial=0))
        between = intervals(formula(self.drawn)[:, None])[0]
        return Coefficient(_statistic(float(formula(self.whole)), units, NO_VARIATION), between)


def drawn(found: Tables, weights: Amounts) -> Draws:
    """Return the sums over clusters.

    Args:
        found: by cluster.
        weights: draws × clusters: how often each counts; no draw for no interval.
    """
    each = tally(found)
    return Draws(each.total(), each.over(weights))


def _statistic(value: float, units: int, reason: str) -> Statistic:
    if not units:
        return Statistic(None, NO_PAIRABLE_UNIT, 0)
    return Statistic(None, reason, units) if np.isnan(value) else Statistic(value, "", units)


def _expected(found: Tally) -> Amounts:
    """Return N times the expected disagreement; NaN where there is no variation."""
    n, none = found.values, found.values - found.given
    expected = _over(2 * n * found.given * none, n**2 - found.squares)
    return np.where(expected > 0, expected, np.nan)


def _corrected(observed: Amounts, chance: Amounts) -> Amounts:
    return _over(observed - chance, np.where(chance < 1 - 1e-12, 1 - chance, 0))


def _over(one: Amounts, other: Amounts) -> Amounts:
    """Return one over the other; NaN where that is 0 or unknown."""
    there = np.nan_to_num(other) != 0
    found: Amounts = np.divide(one, other, out=np.full(np.broadcast(one, other).shape, np.nan), where=there)
    return found
