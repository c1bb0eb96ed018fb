import json
from collections.abc import Callable
from itertools import chain, product
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcode.agreement.coefficients import (
    NO_PAIRABLE_UNIT,
    NO_VARIATION,
    Statistic,
    krippendorff_alpha,
)
from qualcode.agreement.percent import percent_agreement

_ = np.nan
KRIPPENDORFF_2011 = [  # 12 units × 4 coders, section C
    [1, 1, _, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [_, 5, 5, 5],
    [_, _, 1, 1],
    [_, _, 3, _],
]
STATISTICS = {"alpha": krippendorff_alpha, "percent_agreement": percent_agreement}
Statistics = Callable[[np.ndarray], Statistic]


@st.composite
def ratings(draw: st.DrawFn, *, coders: int | None = None) -> np.ndarray:
    """Return units × coders with a few values and a few gaps."""
    shape = draw(st.tuples(st.integers(1, 8), st.integers(2, 4)))
    width = coders or shape[1]
    cells = st.sampled_from([0.0, 1.0, 2.0, np.nan])
    return np.array(draw(st.lists(cells, min_size=shape[0] * width, max_size=shape[0] * width))).reshape(-1, width)


def same(left: Statistic, right: Statistic) -> bool:
    return (left.reason, left.n) == (right.reason, right.n) and left.value == pytest.approx(right.value, abs=1e-12)


# ── published values ──


def test_alpha_of_krippendorff_2011_is_743() -> None:
    alpha = krippendorff_alpha(KRIPPENDORFF_2011)
    assert alpha.value == pytest.approx(0.743, abs=0.0005)
    assert alpha.n == 11  # the twelfth unit has one value only


def test_percent_agreement_of_krippendorff_2011_is_818() -> None:
    assert percent_agreement(KRIPPENDORFF_2011).value == pytest.approx(0.818, abs=0.0005)


def as_units(entry: dict) -> np.ndarray:
    """Return a published data set as units × coders of numbers, NaN for a missing one."""
    data = entry["data"]
    if entry["format"] == "contingency":
        cells = product(range(len(data)), range(len(data[0])))
        data = list(chain.from_iterable([[row, column]] * data[row][column] for row, column in cells))
    else:
        assert entry["format"] == "units_x_coders"
    values = list(dict.fromkeys(value for row in data for value in row if value is not None))
    return np.array([[np.nan if value is None else values.index(value) for value in row] for row in data])


def test_published_nominal_values_are_reproduced(reference: Callable[[str], Path]) -> None:
    published = json.loads(reference("agreement.json").read_text(encoding="utf-8"))
    assert "Fleiss/Gwet" in published["conventions"]["stats"]["percent_agreement"]
    checked = []
    for entry in published["coding"]:
        for expected in entry["expected"]:
            if expected["stat"] in STATISTICS and expected["params"] in ({}, {"metric": "nominal"}):
                value = STATISTICS[expected["stat"]](as_units(entry)).value
                where = f"{entry['id']}: {expected['stat']}"
                assert value == pytest.approx(expected["published"], abs=expected["tolerance"]), where
                assert value == pytest.approx(expected["computed"], abs=1e-7), where
                checked.append(where)
    assert len(checked) >= 20


# ── laws ──


@pytest.mark.parametrize("statistic", STATISTICS.values())
@given(column=st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=2, max_size=20), coders=st.integers(2, 5))
def test_identical_coders_agree_completely(statistic: Statistics, column: list[float], coders: int) -> None:
    assume(len(set(column)) > 1)
    assert statistic(np.array([[value] * coders for value in column])).value == pytest.approx(1)


@pytest.mark.parametrize("statistic", STATISTICS.values())
@given(array=ratings(), random=st.randoms())
def test_swapping_coders_or_units_changes_nothing(statistic: Statistics, array: np.ndarray, random: Random) -> None:
    units, coders = list(range(array.shape[0])), list(range(array.shape[1]))
    random.shuffle(units)
    random.shuffle(coders)
    assert same(statistic(array), statistic(array[units][:, coders]))


@pytest.mark.parametrize("statistic", STATISTICS.values())
@given(array=ratings(), names=st.lists(st.integers(-1000, 1000), min_size=3, max_size=3, unique=True))
def test_renaming_values_changes_nothing(statistic: Statistics, array: np.ndarray, names: list[int]) -> None:
    renamed = np.array([[np.nan if np.isnan(v) else names[int(v)] for v in row] for row in array])
    assert same(statistic(array), statistic(renamed))


@pytest.mark.parametrize("statistic", STATISTICS.values())
@given(array=ratings(coders=3))
def test_a_unit_that_one_coder_judged_changes_nothing(statistic: Statistics, array: np.ndarray) -> None:
    assert same(statistic(array), statistic(np.vstack([array, [7.0, np.nan, np.nan]])))


@given(array=ratings())
def test_a_value_is_within_its_bounds_or_has_a_reason(array: np.ndarray) -> None:
    for result, lowest in ((krippendorff_alpha(array), -1.0), (percent_agreement(array), 0.0)):
        assert (result.value is None) == bool(result.reason)
        assert result.value is None or lowest <= result.value <= 1


@pytest.mark.parametrize("seed", range(5))
def test_alpha_of_independent_coders_is_near_0(seed: int) -> None:
    random = np.random.default_rng(seed)
    array = (random.random((4000, 3)) < (0.1, 0.3, 0.5)).astype(float)
    same_habits = (random.random((4000, 3)) < 0.3).astype(float)
    assert abs(krippendorff_alpha(same_habits).value or 1) < 0.04
    assert (krippendorff_alpha(array).value or 1) < 0.04  # different habits: below chance, never above


# ── degenerate cases ──


@pytest.mark.parametrize("array", [np.zeros((0, 2)), [[1, _], [_, 0]], [[_, _]], [[1], [0]]])
def test_without_a_unit_that_two_coders_judged_both_are_undefined(array: object) -> None:
    expected = Statistic(None, NO_PAIRABLE_UNIT, 0)
    assert krippendorff_alpha(array) == percent_agreement(array) == expected  # type: ignore[arg-type]


def test_without_variation_alpha_is_undefined_and_percent_agreement_is_1() -> None:
    array = [[0, 0], [0, 0], [1, _]]
    assert krippendorff_alpha(array) == Statistic(None, NO_VARIATION, 2)
    assert percent_agreement(array) == Statistic(1.0, "", 2)


def test_systematic_disagreement_is_below_0_and_not_clipped() -> None:
    assert krippendorff_alpha([[0, 1], [1, 0]]).value == pytest.approx(-0.5)
    assert percent_agreement([[0, 1], [1, 0]]) == Statistic(0.0, "", 2)


@pytest.mark.parametrize("statistic", STATISTICS.values())
@pytest.mark.parametrize("array", [[1, 0, 1], [[[1, 0]]], 1])
def test_ratings_have_two_dimensions(statistic: Statistics, array: object) -> None:
    with pytest.raises(ValueError, match="units × coders, two dimensions"):
        statistic(array)  # type: ignore[arg-type]


@pytest.mark.parametrize("statistic", STATISTICS.values())
def test_ratings_are_numbers(statistic: Statistics) -> None:
    with pytest.raises(ValueError, match="could not convert"):
        statistic([["a", "b"]])  # type: ignore[arg-type]
