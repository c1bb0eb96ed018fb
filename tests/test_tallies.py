"""Coefficients from sums over texts are those from ratings, and what is drawn anew is what would be computed anew."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.coefficients import Statistic, krippendorff_alpha
from qualcode.agreement.continuum import Continuum, Stretches, covered, meetings, shared, stretches, united
from qualcode.agreement.kappas import brennan_prediger, cohen_kappa, conger_kappa, fleiss_kappa, gwet_ac, light_kappa
from qualcode.agreement.percent import percent_agreement, specific_agreement
from qualcode.agreement.tables import tables
from qualcode.agreement.tallies import alpha, coefficients, drawn, mean, pooled
from qualcode.agreement.unitizing import Sums, sums, u_alpha
from qualcode.agreement.unitizing import units as units_of

Pairs = list[tuple[int, int]]
WIDTH = 3
"""How many characters a unit has in these tests."""


def pieces(length: int) -> st.SearchStrategy[Pairs]:
    """Stretches of a text, which may overlap."""
    place = st.integers(0, length)
    return st.lists(st.tuples(place, place).filter(lambda p: p[0] < p[1]), max_size=4)


@st.composite
def studies(draw: st.DrawFn) -> tuple[Continuum, list[int], list[list[Pairs | None]]]:
    """A continuum of some texts with one code, and by text and coder what they gave it; None if not judged."""
    lengths = draw(st.lists(st.integers(4, 18), min_size=1, max_size=4))
    coders = draw(st.integers(2, 4))
    made = [[draw(st.none() | pieces(length)) for _ in range(coders)] for length in lengths]
    return continuum(lengths, made), lengths, made


def continuum(lengths: list[int], made: list[list[Pairs | None]], code: str = "a") -> Continuum:
    borders = np.cumsum([0, *lengths])
    rows: dict[tuple[int, str], Pairs] = {}
    for begin, of_text in zip(borders.tolist(), made, strict=False):
        for coder, pairs in enumerate(of_text):
            rows.setdefault((coder, code), []).extend((begin + start, begin + end) for start, end in pairs or ())
    judged = np.array([[pairs is not None for pairs in of_text] for of_text in made], dtype=bool)
    given = {key: stretches(pairs) for key, pairs in rows.items() if pairs}
    names = tuple(f"coder {n}" for n in range(judged.shape[1]))
    return Continuum(names, borders, np.arange(len(lengths)), judged, given)


def units(lengths: list[int]) -> Stretches:
    """Units of some characters each, the last of a text as long as is left."""
    borders = np.cumsum([0, *lengths]).tolist()
    pairs = [
        (begin + start, begin + min(start + WIDTH, length))
        for begin, length in zip(borders, lengths, strict=False)
        for start in range(0, length, WIDTH)
    ]
    return stretches(pairs)


def ratings(lengths: list[int], made: list[list[Pairs | None]]) -> np.ndarray:
    rows = []
    for length, of_text in zip(lengths, made, strict=True):
        for start in range(0, length, WIDTH):
            end = min(start + WIDTH, length)
            rows.append(
                [np.nan if pairs is None else float(any(a < end and b > start for a, b in pairs)) for pairs in of_text]
            )
    found = np.array(rows)
    return found[(~np.isnan(found)).sum(axis=1) >= 2]


CATEGORIES: dict[str, Any] = {"categories": [0.0, 1.0]}
FROM_RATINGS: dict[str, Any] = {
    "alpha": krippendorff_alpha,
    "percent_agreement": percent_agreement,
    "positive_agreement": lambda table: specific_agreement(table, 1),
    "negative_agreement": lambda table: specific_agreement(table, 0),
    "cohen_kappa": lambda table: cohen_kappa(table, **CATEGORIES),
    "light_kappa": lambda table: light_kappa(table, **CATEGORIES),
    "conger_kappa": lambda table: conger_kappa(table, **CATEGORIES),
    "scott_pi": lambda table: fleiss_kappa(table, **CATEGORIES),
    "fleiss_kappa": lambda table: fleiss_kappa(table, **CATEGORIES),
    "brennan_prediger": lambda table: brennan_prediger(table, **CATEGORIES),
    "gwet_ac": lambda table: gwet_ac(table, **CATEGORIES),
}


def same(one: Statistic, other: float | None) -> bool:
    return (one.value is None and other is None) or (other is not None and one.value == pytest.approx(other, abs=1e-9))


def no_draws(line: Continuum) -> np.ndarray:
    return np.zeros((0, len(line.texts)))


@given(studies())
def test_every_coefficient_over_units_is_that_of_the_ratings(
    study: tuple[Continuum, list[int], list[list[Pairs | None]]],
) -> None:
    line, lengths, made = study
    table = ratings(lengths, made)
    found = drawn(tables(line, [frozenset("a")], units(lengths)), no_draws(line))
    for name, formula in coefficients(len(line.coders)).items():
        (one,) = found.computed(formula)
        assert same(one.statistic, FROM_RATINGS[name](table).value if len(table) else None), name
        assert one.statistic.n == len(table)


@given(studies())
def test_alpha_over_characters_is_u_alpha(study: tuple[Continuum, list[int], list[list[Pairs | None]]]) -> None:
    line, lengths, made = study
    whole: Sums | None = None
    for length, of_text in zip(lengths, made, strict=True):
        judged = [united(stretches(pairs)) for pairs in of_text if pairs is not None]
        of_coders = [units_of([(int(a), int(b), 1) for a, b in zip(*one, strict=True)]) for one in judged]
        added = sums(length, of_coders, 1)
        whole = added if whole is None else whole + added
    assert whole
    (one,) = drawn(tables(line, [frozenset("a")]), no_draws(line)).computed(alpha)
    assert same(one.statistic, u_alpha(whole).value)


@given(studies(), st.integers(0, 100))
def test_what_is_drawn_anew_is_what_those_texts_give(
    study: tuple[Continuum, list[int], list[list[Pairs | None]]], seed: int
) -> None:
    line, lengths, made = study
    chosen = np.random.default_rng(seed).integers(0, len(lengths), size=len(lengths))
    weights = np.bincount(chosen, minlength=len(lengths)).astype(float)[None, :]
    anew = continuum([lengths[n] for n in chosen], [made[n] for n in chosen])
    for chosen_units in (True, False):
        mine, theirs = (
            tables(one, [frozenset("a")], units(many) if chosen_units else None)
            for one, many in ((line, lengths), (anew, [lengths[n] for n in chosen]))
        )
        for formula in coefficients(len(line.coders)).values():
            by_weight = formula(drawn(mine, weights).drawn)[0]
            again = formula(drawn(theirs, no_draws(anew)).whole)
            assert np.allclose(by_weight, again, equal_nan=True)


@given(studies())
def test_cutting_texts_into_clusters_changes_nothing_but_what_is_drawn(
    study: tuple[Continuum, list[int], list[list[Pairs | None]]],
) -> None:
    line, lengths, _ = study
    starts = units(lengths).starts
    borders = np.append(starts, line.length)
    texts = np.searchsorted(line.borders, starts, side="right") - 1
    by_unit = Continuum(line.coders, borders, texts, line.judged, line.given)
    for chosen_units in (None, units(lengths)):
        whole, cut = (tables(one, [frozenset("a")], chosen_units) for one in (line, by_unit))
        for name in ("units", "judged", "both", "squares"):
            assert np.allclose(getattr(cut.summed(texts), name), getattr(whole, name)), name


@given(studies(), st.randoms())
def test_order_of_coders_and_names_of_codes_do_not_matter(
    study: tuple[Continuum, list[int], list[list[Pairs | None]]], chance: Any
) -> None:
    line, lengths, made = study
    order = list(range(len(line.coders)))
    chance.shuffle(order)
    other = continuum(lengths, [[of_text[n] for n in order] for of_text in made], code="z")
    for chosen_units in (None, units(lengths)):
        for formula in coefficients(len(line.coders)).values():
            (one,) = drawn(tables(line, [frozenset("a")], chosen_units), no_draws(line)).computed(formula)
            (same_,) = drawn(tables(other, [frozenset("z")], chosen_units), no_draws(line)).computed(formula)
            assert one.statistic.n == same_.statistic.n
            assert same(one.statistic, same_.statistic.value)


@given(st.lists(st.integers(6, 30), min_size=1, max_size=4), st.data())
def test_coders_who_do_the_same_agree_wholly(lengths: list[int], data: st.DataObject) -> None:
    made = [data.draw(pieces(length)) for length in lengths]
    line = continuum(lengths, [[pairs, pairs, pairs] for pairs in made])
    for chosen_units in (None, units(lengths)):
        found = drawn(tables(line, [frozenset("a")], chosen_units), no_draws(line))
        values = [found.computed(formula)[0].statistic.value for formula in coefficients(3).values()]
        assert all(value is None or value == pytest.approx(1) for value in values)


def test_coders_who_code_by_chance_agree_as_chance_does() -> None:
    chance = np.random.default_rng(3)
    lengths = [3000] * 40
    made: list[list[Pairs | None]] = [
        [[(int(a), int(a) + 40) for a in chance.integers(0, length - 40, size=12)] for _ in range(2)]
        for length in lengths
    ]
    line = continuum(lengths, made)
    for chosen_units in (None, units(lengths)):
        found = drawn(tables(line, [frozenset("a")], chosen_units), no_draws(line))
        for name in ("alpha", "cohen_kappa", "scott_pi"):
            assert abs(found.computed(coefficients(2)[name])[0].statistic.value or 1) < 0.05


@given(studies())
def test_coding_the_same_text_twice_counts_once(
    study: tuple[Continuum, list[int], list[list[Pairs | None]]],
) -> None:
    line, lengths, made = study
    twice = continuum(lengths, [[pairs and [*pairs, *pairs] for pairs in of_text] for of_text in made])
    one, other = (tables(each, [frozenset("a")]) for each in (line, twice))
    assert np.array_equal(one.both, other.both)
    assert np.array_equal(one.squares, other.squares)


def test_text_that_nobody_coded_moves_percent_and_ac1_towards_1_and_alpha_hardly() -> None:
    """The worked example of our notes: the same passages in a text of 40, 400 and 4,000 characters."""
    expected = {
        40: {"percent_agreement": 0.70, "gwet_ac": 0.45, "cohen_kappa": 0.40, "alpha": 0.37},
        400: {"percent_agreement": 0.97, "gwet_ac": 0.97, "cohen_kappa": 0.56, "alpha": 0.56},
        4000: {"percent_agreement": 0.997, "gwet_ac": 0.997, "cohen_kappa": 0.57, "alpha": 0.57},
    }
    for length, values in expected.items():
        line = continuum([length], [[[(0, 10), (20, 30)], [(0, 8)]]])
        found = drawn(tables(line, [frozenset("a")]), no_draws(line))
        for name, value in values.items():
            (one,) = found.computed(coefficients(2)[name])
            assert one.statistic.value == pytest.approx(value, abs=0.005), (length, name)


def test_pooled_weighs_frequent_codes_more_and_mean_does_not() -> None:
    line = continuum([100], [[[(0, 40)], [(0, 40)]]])
    rare = stretches([(80, 82)]), stretches([(84, 86)])
    both = Continuum(
        line.coders, line.borders, line.texts, line.judged, {**line.given, (0, "b"): rare[0], (1, "b"): rare[1]}
    )
    found = drawn(tables(both, [frozenset("a"), frozenset("b")]), no_draws(both))
    (one, other) = (each.statistic.value for each in found.computed(alpha))
    assert one == 1
    assert other is not None
    assert other < 0
    middle, weighed = found.over_codes(mean).statistic.value, found.over_codes(pooled).statistic.value
    assert middle == pytest.approx((1 + other) / 2)
    assert weighed is not None
    assert 1 > weighed > (middle or 1)


@given(st.lists(pieces(30), min_size=2, max_size=2))
def test_what_two_share_is_what_each_character_says(made: list[Pairs]) -> None:
    one, other = (united(stretches(pairs)) for pairs in made)
    signs = []
    for given_ in (one, other):
        line = np.zeros(30, dtype=bool)
        for start, end in zip(*given_, strict=True):
            line[start:end] = True
        signs.append(line)
    both = np.zeros(30, dtype=bool)
    for start, end in zip(*shared(one, other), strict=True):
        assert not both[start:end].any()
        both[start:end] = True
    assert np.array_equal(both, signs[0] & signs[1])
    borders = np.array([0, 7, 15, 30])
    expected = [signs[0][a:b].sum() for a, b in ((0, 7), (7, 15), (15, 30))]
    assert covered(one, borders).tolist() == expected
    pairs = {(i, j) for i, j in zip(*(each.tolist() for each in meetings(one, other)), strict=True)}
    assert pairs == {
        (i, j)
        for i in range(len(one.starts))
        for j in range(len(other.starts))
        if one.starts[i] < other.ends[j] and other.starts[j] < one.ends[i]
    }
