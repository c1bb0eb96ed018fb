"""Our coefficients beside those of other libraries, where these are right.

They are asked only what they can answer: krippendorff raises where nothing varies, nltk gives 1 there.
"""

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance, masi_distance
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters
from statsmodels.stats.inter_rater import fleiss_kappa as fleiss_of_table

from qualcode.agreement.coefficients import alpha_of_sets, krippendorff_alpha
from qualcode.agreement.continuum import Continuum, stretches
from qualcode.agreement.distances import METRICS
from qualcode.agreement.kappas import Weighing, cohen_kappa, fleiss_kappa
from qualcode.agreement.tables import tables
from qualcode.agreement.tallies import coefficients, drawn


def whole_numbers(coders: st.SearchStrategy[int], most: int = 4) -> st.SearchStrategy[np.ndarray]:
    """Ratings of which none is missing and not all are the same."""

    def rows(number: int) -> st.SearchStrategy[list[list[int]]]:
        return st.lists(st.lists(st.integers(1, most), min_size=number, max_size=number), min_size=2, max_size=12)

    return coders.flatmap(rows).map(np.array).filter(lambda table: len(np.unique(table)) > 1)


@given(whole_numbers(st.integers(2, 4)), st.data(), st.sampled_from(["nominal", "ordinal", "interval", "ratio"]))
def test_alpha_is_that_of_krippendorff_also_with_missing_values(
    table: np.ndarray, data: st.DataObject, level: str
) -> None:
    gone = data.draw(st.lists(st.booleans(), min_size=table.size, max_size=table.size))
    some = np.where(np.array(gone).reshape(table.shape), np.nan, table)
    mine = krippendorff_alpha(some, METRICS[level])
    assume(mine.value is not None)
    assert mine.value == pytest.approx(krippendorff.alpha(some.T, level_of_measurement=level))


@given(whole_numbers(st.just(2)), st.sampled_from([Weighing.IDENTITY, Weighing.LINEAR, Weighing.QUADRATIC]))
def test_cohens_kappa_is_that_of_scikit_learn(table: np.ndarray, weighing: Weighing) -> None:
    labels = [1, 2, 3, 4]
    mine = cohen_kappa(table, categories=labels, weighing=weighing)
    assume(mine.value is not None)
    name = None if weighing is Weighing.IDENTITY else weighing.value
    assert mine.value == pytest.approx(cohen_kappa_score(*table.T, labels=labels, weights=name))


@given(whole_numbers(st.integers(2, 4)))
def test_fleiss_kappa_is_that_of_statsmodels(table: np.ndarray) -> None:
    mine = fleiss_kappa(table)
    assume(mine.value is not None)
    assert mine.value == pytest.approx(fleiss_of_table(aggregate_raters(table)[0]))


@given(
    st.lists(
        st.lists(st.frozensets(st.sampled_from("abc")).filter(len), min_size=3, max_size=3), min_size=2, max_size=8
    )
)
def test_alpha_of_sets_is_that_of_nltk(sets: list[list[frozenset[str]]]) -> None:
    triples = [(f"c{n}", f"u{m}", one) for m, row in enumerate(sets) for n, one in enumerate(row)]
    for name, distance in (("jaccard", jaccard_distance), ("masi", masi_distance)):
        mine = alpha_of_sets(sets, name)
        assume(mine.value is not None)
        # nltk writes 0.67 and 0.33 for two thirds and one third
        assert mine.value == pytest.approx(AnnotationTask(triples, distance).alpha(), abs=0.02)


def test_codes_over_characters_are_what_others_say_of_each_character() -> None:
    chance = np.random.default_rng(5)
    length, given_, signs = 4000, {}, np.zeros((2, 4000), dtype=int)
    for coder in range(2):
        starts = chance.integers(0, length - 200, size=25)
        pairs = [(int(start), int(start + chance.integers(20, 200))) for start in starts]
        given_[coder, "a"] = stretches(pairs)
        for start, end in pairs:
            signs[coder, start:end] = 1
    line = Continuum(("A", "B"), np.array([0, length]), np.array([0]), np.ones((1, 2), dtype=bool), given_)
    found = drawn(tables(line, [frozenset("a")]), np.zeros((0, 1)))
    value = {name: found.computed(formula)[0].statistic.value for name, formula in coefficients(2).items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        assert value["cohen_kappa"] == pytest.approx(cohen_kappa_score(*signs))
    assert value["scott_pi"] == pytest.approx(fleiss_of_table(aggregate_raters(signs.T)[0]))
    assert value["percent_agreement"] == pytest.approx((signs[0] == signs[1]).mean())
