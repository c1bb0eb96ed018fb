"""Laws of the unitizing alphas, against a form of our own that looks at every character."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.elsewhere import of_spans
from qualcode.agreement.exclusive import TWO_CODES
from qualcode.agreement.unitizing import Sums, cu_alpha, k_alpha, sums, u_alpha, u_alpha_binary, units
from qualcode.spans import Span

LENGTH, VALUES = 24, 3
Line = list[tuple[int, int, int]]


@st.composite
def line(draw: st.DrawFn) -> Line:
    """Units of one coder: some of the pieces between borders, each with a value."""
    borders = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    carried = draw(st.lists(st.integers(0, VALUES), min_size=len(borders), max_size=len(borders)))
    pairs = zip(borders, borders[1:], carried, strict=False)
    return [(start, end, value) for start, end, value in pairs if value]


lines = st.lists(line(), min_size=2, max_size=4)


def found(coders: list[Line], length: int = LENGTH) -> Sums:
    return sums(length, [units(one) for one in coders], VALUES)


def by_characters(coders: list[Line], length: int = LENGTH) -> Sums:
    """The sums as the paper writes them: over characters, pairs of coders and units."""
    m = len(coders)
    carries = np.zeros((m, length), dtype=int)
    for number, one in enumerate(coders):
        for start, end, value in one:
            carries[number, start:end] = value
    shared, inside = np.zeros((VALUES + 1, VALUES + 1)), np.zeros(VALUES + 1)
    for i in range(m):
        for j in range(m):
            if i == j:
                continue
            for place in range(length):
                shared[carries[i, place], carries[j, place]] += 1 / (m - 1)
            for start, end, value in coders[i]:
                inside[value] += sum(carries[j, start:end] > 0) ** 2 / (m - 1)
    totals = np.array([(carries == value).sum() for value in range(VALUES + 1)], dtype=float)
    squares = np.zeros(VALUES + 1)
    for one in coders:
        for start, end, value in one:
            squares[value] += (end - start) ** 2
    squares[0] = totals[0]
    return Sums(float(m * length), totals, squares, shared, inside)


STATISTICS = (u_alpha, u_alpha_binary, cu_alpha, *(lambda s, n=n: k_alpha(s, n) for n in range(1, VALUES + 1)))


def all_of(one: Sums) -> list[float | None]:
    return [statistic(one).value for statistic in STATISTICS]  # type: ignore[operator]


def same(one: list[float | None], other: list[float | None]) -> bool:
    return all(
        (a is None and b is None) or (a is not None and b is not None and a == pytest.approx(b, abs=1e-9))
        for a, b in zip(one, other, strict=True)
    )


@given(lines)
def test_sums_between_borders_are_those_over_characters(coders: list[Line]) -> None:
    mine, theirs = found(coders), by_characters(coders)
    for name in ("length", "totals", "squares", "shared", "inside"):
        assert np.allclose(getattr(mine, name), getattr(theirs, name))


@given(lines)
def test_coders_may_be_swapped_and_values_renamed(coders: list[Line]) -> None:
    first = all_of(found(coders))
    for order in list(permutations(coders))[:6]:
        assert same(all_of(found(list(order))), first)
    renamed = [[(start, end, VALUES + 1 - value) for start, end, value in one] for one in coders]
    assert same(all_of(found(renamed))[:3], first[:3])


@given(line())
def test_who_agrees_with_themselves_agrees_wholly_or_nothing_varies(one: Line) -> None:
    for statistic in (u_alpha, u_alpha_binary, cu_alpha):
        value = statistic(found([one, one])).value
        assert value is None or value == pytest.approx(1)


@given(lines, lines)
def test_texts_are_added_and_that_is_one_text_after_the_other(first: list[Line], second: list[Line]) -> None:
    m = min(len(first), len(second))
    together = [
        one + [(start + LENGTH, end + LENGTH, value) for start, end, value in other]
        for one, other in zip(first[:m], second[:m], strict=True)
    ]
    added, joined = found(first[:m]) + found(second[:m]), found(together, 2 * LENGTH)
    for name in ("length", "totals", "squares", "shared", "inside"):
        assert np.allclose(getattr(added, name), getattr(joined, name))


@given(lines)
def test_text_that_nobody_coded_leaves_alone_what_is_compared_where_both_coded(coders: list[Line]) -> None:
    longer = all_of(found(coders, 10 * LENGTH))
    assert same(longer[2:], all_of(found(coders))[2:])


@given(lines)
def test_no_alpha_is_above_1_and_an_undefined_one_says_why(coders: list[Line]) -> None:
    for statistic in STATISTICS:
        one = statistic(found(coders))  # type: ignore[operator]
        assert (one.value is None) == bool(one.reason)
        assert one.value is None or one.value <= 1 + 1e-9


def test_one_coder_adds_nothing_and_what_lies_outside_or_overlaps_is_refused() -> None:
    assert u_alpha(found([[(0, 5, 1)]])).reason == "no pairable unit"
    with pytest.raises(ValueError, match="outside the text, which has 24 characters"):
        found([[(20, 25, 1)], []])
    with pytest.raises(ValueError, match="may not overlap"):
        units([(0, 5, 1), (4, 6, 2)])


def test_agreement_at_random_is_near_0() -> None:
    chance = np.random.default_rng(1)
    coders = []
    for _ in range(2):
        borders = np.sort(chance.choice(100_000, size=2000, replace=False))
        values = chance.integers(0, VALUES + 1, size=1999)
        pieces = zip(borders[:-1].tolist(), borders[1:].tolist(), values.tolist(), strict=True)
        coders.append([(s, e, v) for s, e, v in pieces if v])
    for value in all_of(found(coders, 100_000)):
        assert value is not None
        assert abs(value) < 0.1


# ── passages from elsewhere ──

spans = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 8), st.sampled_from("ab")).map(
        lambda t: (Span(t[0], min(LENGTH, t[0] + t[1])), t[2])
    ),
    max_size=5,
)


@given(spans, spans)
def test_a_coder_who_gives_a_code_twice_to_the_same_words_gave_it_once(
    mine: list[tuple[Span, str]], theirs: list[tuple[Span, str]]
) -> None:
    once = of_spans({"t": {"A": mine, "B": theirs}}, lengths={"t": LENGTH})
    twice = of_spans({"t": {"A": mine + mine, "B": theirs}}, lengths={"t": LENGTH})
    assert once == twice


@given(spans, spans)
def test_sets_of_codes_are_the_codes_where_none_overlap(
    mine: list[tuple[Span, str]], theirs: list[tuple[Span, str]]
) -> None:
    found = of_spans({"t": {"A": mine, "B": theirs}}, lengths={"t": LENGTH}).over_codes
    if found["u"].statistic.reason == TWO_CODES:
        assert {found[name].statistic.reason for name in ("u", "u_binary", "cu_nominal")} == {TWO_CODES}
        return
    touching = any(a.end == b.start for one in (mine, theirs) for a, _ in one for b, _ in one) or any(
        a != b and a.overlaps(b) for one in (mine, theirs) for a, _ in one for b, _ in one
    )
    if not touching:
        assert found["labelset_u"].statistic.value == pytest.approx(found["u"].statistic.value)
        assert found["labelset_cu_nominal"].statistic.value == pytest.approx(found["cu_nominal"].statistic.value)


def test_intervals_are_drawn_over_ten_texts_or_more() -> None:
    given = {f"t{n}": {"A": [(Span(n, n + 5), "a")], "B": [(Span(n + 1, n + 5), "a")]} for n in range(12)}
    found = of_spans(given, lengths=dict.fromkeys(given, 60)).over_codes["u"]
    assert found.interval
    assert found.statistic.value is not None
    assert found.interval.low <= found.statistic.value <= found.interval.high
    assert found == of_spans(given, lengths=dict.fromkeys(given, 60)).over_codes["u"]
    few = {name: given[name] for name in list(given)[:9]}
    assert of_spans(few, lengths=dict.fromkeys(few, 60)).over_codes["u"].interval is None
