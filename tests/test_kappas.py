"""Laws of the kappas, and other programs as oracles where they are right."""

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score
from test_coefficients import ratings

from qualcode.agreement.coefficients import Statistic, alpha_of_sets, krippendorff_alpha
from qualcode.agreement.distances import METRICS
from qualcode.agreement.elsewhere import of_ratings
from qualcode.agreement.kappas import (
    Weighing,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    light_kappa,
)
from qualcode.agreement.percent import percent_agreement_of_pairs, specific_agreement

ALL = (fleiss_kappa, brennan_prediger, gwet_ac, conger_kappa, light_kappa)


def same(one: Statistic, other: Statistic) -> bool:
    return (one.reason, one.n) == (other.reason, other.n) and one.value == pytest.approx(other.value, abs=1e-9)


@given(ratings(), st.randoms(use_true_random=False), st.sampled_from(list(Weighing)))
def test_units_and_coders_may_stand_in_any_order(table: np.ndarray, chance: Random, how: Weighing) -> None:
    units, coders = list(range(len(table))), list(range(table.shape[1]))
    chance.shuffle(units)
    chance.shuffle(coders)
    for kappa in ALL:
        assert same(kappa(table, weighing=how), kappa(table[units][:, coders], weighing=how))


@given(ratings())
def test_values_may_have_other_names_and_none_is_above_1(table: np.ndarray) -> None:
    for kappa in ALL:
        one = kappa(table)
        assert same(one, kappa(2 - table))
        assert (one.value is None) == bool(one.reason)
        assert one.value is None or one.value <= 1 + 1e-9


@given(ratings(coders=1))
def test_coders_who_say_the_same_agree_wholly_or_nothing_varies(table: np.ndarray) -> None:
    for kappa in ALL:
        value = kappa(np.repeat(table, 3, axis=1)).value
        assert value is None or value == pytest.approx(1)


@given(ratings(coders=2), st.sampled_from([None, "linear", "quadratic"]))
def test_cohens_kappa_is_that_of_scikit_learn(table: np.ndarray, how: str | None) -> None:
    both = table[~np.isnan(table).any(axis=1)]
    assume(len(np.unique(both)) > 1)
    found = cohen_kappa(table, categories=[0, 1, 2], weighing=Weighing(how or "identity"))
    expected = cohen_kappa_score(both[:, 0], both[:, 1], labels=[0, 1, 2], weights=how)
    assert found.value is None or found.value == pytest.approx(expected)
    assert same(found, conger_kappa(both, categories=[0, 1, 2], weighing=Weighing(how or "identity")))


@given(ratings(coders=2))
def test_of_two_complete_coders_light_is_cohen(table: np.ndarray) -> None:
    both = table[~np.isnan(table).any(axis=1)]
    assert same(light_kappa(both, categories=[0, 1, 2]), cohen_kappa(both, categories=[0, 1, 2]))
    with pytest.raises(ValueError, match="two coders, not 3"):
        cohen_kappa(np.zeros((2, 3)))


def test_the_number_of_values_that_could_be_given_matters_for_brennan_prediger() -> None:
    table = [[1, 1], [1, 1], [1, 2], [2, 2]]
    two, five = brennan_prediger(table).value, brennan_prediger(table, categories=[1, 2, 3, 4, 5]).value
    assert (two, five) == (pytest.approx(0.5), pytest.approx((0.75 - 0.2) / 0.8))


def test_positive_and_negative_agreement_are_those_of_the_paper() -> None:
    table = [[1, 1]] * 40 + [[1, 0]] * 9 + [[0, 1]] * 6 + [[0, 0]] * 45
    assert specific_agreement(table, 1).value == pytest.approx(80 / 95)
    assert specific_agreement(table, 0).value == pytest.approx(90 / 105)
    assert specific_agreement(table, 2).reason == "neither coder gave it"


def test_pairs_of_coders_weigh_alike_however_many_units_they_share() -> None:
    table = [[1, 1, np.nan], [1, 2, np.nan], [1, 1, np.nan], [1, 1, 1]]
    assert percent_agreement_of_pairs(table).value == pytest.approx((0.75 + 1 + 1) / 3)


# ── alpha ──


@given(ratings(), st.sampled_from(list(METRICS)))
def test_alpha_is_that_over_all_pairs(table: np.ndarray, name: str) -> None:
    """Against the definition, pair by pair."""
    rows = [row[~np.isnan(row)] for row in table]
    rows = [row for row in rows if len(row) > 1]
    found = krippendorff_alpha(table, METRICS[name])
    if not rows:
        assert found.reason == "no pairable unit"
        return
    values, counts = np.unique(np.concatenate(rows), return_counts=True)
    apart = METRICS[name](values, counts.astype(float))
    at = {value: n for n, value in enumerate(values)}
    pooled = np.concatenate(rows)
    observed = sum(sum(apart[at[a], at[b]] for a in row for b in row) / (len(row) - 1) for row in rows) / len(pooled)
    expected = sum(apart[at[a], at[b]] for a in pooled for b in pooled) / (len(pooled) * (len(pooled) - 1))
    if expected == 0:
        assert found.reason == "no variation"
    else:
        assert found.value == pytest.approx(1 - observed / expected)


@given(ratings())
def test_alpha_of_sets_of_one_label_is_nominal_alpha(table: np.ndarray) -> None:
    sets = [[None if np.isnan(v) else frozenset({v}) for v in row] for row in table]
    for distance in ("masi", "jaccard", "nominal"):
        assert same(alpha_of_sets(sets, distance), krippendorff_alpha(table))


# ── with intervals ──


def test_every_coefficient_has_an_interval_around_it_and_the_same_seed_gives_the_same() -> None:
    chance = np.random.default_rng(2)
    first = chance.integers(0, 3, size=40)
    table = np.stack([first, np.where(chance.random(40) < 0.7, first, 2 - first)], axis=1).astype(float)
    found = of_ratings(table, draws=200)
    assert {"cohen_kappa", "scott_pi"} <= set(found)
    for one in found.values():
        assert one.interval
        assert one.interval.low <= (one.statistic.value or 0) <= one.interval.high
    assert found == of_ratings(table, draws=200)
    assert all(one.interval is None for one in of_ratings(table, draws=0).values())
