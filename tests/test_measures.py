import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score, precision_score, recall_score

from qualcode.agreement.coefficients import Statistic
from qualcode.suggest.measures import (
    NO_POSITIVE,
    NO_TWO,
    NOTHING_DEFINED,
    NOTHING_JUDGED,
    NOTHING_SUGGESTED,
    average_precision,
    brier,
    calibration_error,
    coders_f1,
    coverage,
    detection,
    f1_share,
    macro,
    mean_average_precision,
    recall_at,
    wilson,
)

Judged = tuple[NDArray[np.float64], NDArray[np.float64]]


@st.composite
def judged(draw: st.DrawFn) -> Judged:
    """Return what was judged and scores beside it, with ties; at least one passage has the code."""
    n = draw(st.integers(1, 30))
    truth = draw(st.lists(st.sampled_from([0.0, 1.0]), min_size=n, max_size=n))
    scores = draw(st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]), min_size=n, max_size=n))
    truth[draw(st.integers(0, n - 1))] = 1.0
    return np.array(truth), np.array(scores)


@given(judged())
def test_average_precision_and_brier_are_those_of_sklearn(pair: Judged) -> None:
    truth, scores = pair
    assert average_precision(truth, scores).value == pytest.approx(average_precision_score(truth, scores))
    assert brier(truth, scores).value == pytest.approx(brier_score_loss(truth, scores, pos_label=1))


@given(judged(), st.sampled_from([0.0, 0.25, 0.6, 1.0]))
def test_precision_recall_and_f1_are_those_of_sklearn(pair: Judged, threshold: float) -> None:
    truth, scores = pair
    found, suggested = detection(truth, scores, threshold), scores >= threshold
    assert found.recall.value == pytest.approx(recall_score(truth, suggested))
    assert found.f1.value == pytest.approx(f1_score(truth, suggested))
    if suggested.any():
        assert found.precision.value == pytest.approx(precision_score(truth, suggested))
    else:
        assert (found.precision.value, found.precision.reason) == (None, NOTHING_SUGGESTED)


@given(judged())
def test_what_nobody_judged_counts_nowhere(pair: Judged) -> None:
    truth, scores = pair
    more = np.append(truth, [np.nan, np.nan]), np.append(scores, [0.9, 0.05])
    assert average_precision(*more) == average_precision(truth, scores)
    assert brier(*more) == brier(truth, scores)
    assert calibration_error(*more) == calibration_error(truth, scores)
    assert detection(*more, 0.5) == detection(truth, scores, 0.5)


@given(judged())
def test_average_precision_is_1_for_the_truth_and_the_share_of_the_code_for_one_score(pair: Judged) -> None:
    truth, _ = pair
    assert average_precision(truth, truth).value == 1
    assert average_precision(truth, np.ones_like(truth)).value == pytest.approx(truth.mean())


@given(judged())
def test_only_the_order_of_scores_counts_for_average_precision(pair: Judged) -> None:
    truth, scores = pair
    assert average_precision(truth, np.exp(3 * scores) - 7) == average_precision(truth, scores)


@given(st.integers(0, 40), st.integers(1, 40))
def test_an_interval_holds_its_share_and_narrows_with_more_cases(hits: int, n: int) -> None:
    hits = min(hits, n)
    few, many = wilson(hits, n), wilson(10 * hits, 10 * n)
    assert few.value is not None
    assert 0 <= few.low <= few.value <= few.high <= 1
    assert many.high - many.low < few.high - few.low


def test_wilson_is_that_of_the_books() -> None:
    found = wilson(15, 20)  # Newcombe (1998) gives such values: 0.5313 and 0.8881
    assert (round(found.low, 4), round(found.high, 4)) == (0.5313, 0.8881)
    assert (wilson(0, 10).low, wilson(10, 10).high) == (0, 1)


def test_f1_lies_in_its_interval_and_is_1_where_all_is_found() -> None:
    assert f1_share(5, offered=5, coded=5).value == 1
    found = f1_share(3, offered=6, coded=4)
    assert found.value == pytest.approx(0.6)
    assert found.low < 0.6 < found.high


def test_f1_of_coders_is_the_same_both_ways_and_rests_on_what_both_judged() -> None:
    one, other = [1, 1, 0, 0, np.nan], [1, 0, 0, 1, 1]
    assert coders_f1([one, other]) == coders_f1([other, one]) == f1_share(1, offered=2, coded=2)
    assert coders_f1([one, other, [np.nan] * 5]) == coders_f1([one, other])
    assert coders_f1([one, one]).value == 1
    assert coders_f1([[1.0, 0], [0.0, 0]]).value == coders_f1([[0.0, 0], [1.0, 0]]).value == 0


def test_f1_of_one_coder_is_undefined() -> None:
    assert coders_f1([[1.0]]).reason == coders_f1([[1.0], [np.nan]]).reason == NO_TWO


def test_recall_at_k_is_the_mean_share_of_a_passages_codes_among_its_best() -> None:
    truth = [[1, 1, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0]]
    scores = [[0.9, 0.1, 0.5, 0.2], [0.1, 0.2, 0.3, 0.4], [1, 1, 1, 1]]
    assert recall_at(truth, scores, k=2) == Statistic(0.75, "", 2)
    assert recall_at(truth, scores, k=4).value == 1


def test_a_code_that_was_not_judged_takes_no_place_among_the_best() -> None:
    assert recall_at([[np.nan, 1, 0]], [[0.9, 0.5, 0.1]], k=1).value == 1


def test_sure_and_right_is_calibrated_and_sure_and_wrong_is_not() -> None:
    assert calibration_error([0, 1, 1], [0.0, 1.0, 1.0]).value == 0
    assert calibration_error([0, 1], [1.0, 0.0]).value == 1
    assert calibration_error([0, 1, 0, 1], [0.5] * 4).value == 0


def test_coverage_counts_coded_passages_for_which_anything_is_suggested() -> None:
    truth = [[1, 0], [0, 1], [0, 0]]
    assert coverage(truth, [[False, True], [False, False], [True, True]]) == Statistic(0.5, "", 2)


def test_what_is_undefined_says_why() -> None:
    nothing = np.array([0.0, np.nan])
    assert average_precision(nothing, [0.1, 0.2]) == Statistic(None, NO_POSITIVE, 1)
    assert recall_at([[0.0, np.nan]], [[0.1, 0.2]]) == Statistic(None, NO_POSITIVE, 0)
    assert coverage([[0.0]], [[True]]) == Statistic(None, NO_POSITIVE, 0)
    assert brier([np.nan], [0.5]) == calibration_error([np.nan], [0.5]) == Statistic(None, NOTHING_JUDGED, 0)
    assert detection(nothing, [0.1, 0.2], 0.0).f1.reason == NO_POSITIVE
    assert macro([average_precision(nothing, [0.1, 0.2])]) == Statistic(None, NOTHING_DEFINED, 0)


def test_macro_is_the_mean_over_the_codes_that_have_a_value() -> None:
    truth, scores = [[1, 0, 0], [0, 1, 0]], [[0.9, 0.8, 0.1], [0.1, 0.7, 0.2]]
    assert mean_average_precision(truth, scores) == Statistic(0.75, "", 2)


def test_shapes_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="same shape"):
        brier([1, 0], [0.5])
