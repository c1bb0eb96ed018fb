"""Drawing transcripts: the laws of a sample."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import NotFoundError, QualcodeError
from qualcode.participants import Participant
from qualcode.sampling import draw, in_pairs, person, quotas, second_time, share_of, strata_by
from qualcode.transcripts import Heading

SEEDS = st.integers(-5, 10**9)


@st.composite
def samples(make: st.DrawFn) -> tuple[dict[str, str], int]:
    """Transcripts with their strata, and how many of them to draw."""
    names = st.sampled_from(["", "coach", "kandidaat", "teamleider"])
    values = make(st.lists(names, min_size=1, max_size=40))
    return {f"t{n}": value for n, value in enumerate(values)}, make(st.integers(1, len(values)))


@given(samples(), SEEDS, st.randoms())
def test_a_sample_has_the_right_number_no_doubles_and_does_not_depend_on_order(
    asked: tuple[dict[str, str], int], seed: int, order: Random
) -> None:
    strata, number = asked
    sample = draw(strata, number, seed=seed)
    assert len(set(sample.drawn)) == len(sample.drawn) == number
    assert sample.of == len(strata)
    for stratum in sample.strata:
        assert {strata[name] for name in stratum.drawn} <= {stratum.name}
        assert stratum.of == list(strata.values()).count(stratum.name)
    shuffled = list(strata.items())
    order.shuffle(shuffled)
    assert draw(dict(shuffled), number, seed=seed) == sample


@given(st.dictionaries(st.text("abcdef", max_size=2), st.integers(1, 60), min_size=1), st.data(), SEEDS)
def test_each_stratum_is_within_one_of_its_proportion_and_has_one_where_there_are_enough(
    sizes: dict[str, int], data: st.DataObject, seed: int
) -> None:
    total = sum(sizes.values())
    number = data.draw(st.integers(1, total))
    found = quotas(sizes, number, seed=seed)
    assert sum(found.values()) == number
    exact = {name: size * number / total for name, size in sizes.items()}
    assert all(0 <= found[name] <= size for name, size in sizes.items())
    assert all(found[name] < max(1, exact[name]) + 1 for name in sizes)
    if number >= len(sizes):
        assert min(found.values()) >= 1
    if number < len(sizes) or min(exact.values()) >= 1:
        assert all(abs(found[name] - exact[name]) < 1 for name in sizes)


def test_what_a_small_stratum_gets_more_the_others_share() -> None:
    assert quotas({"a": 97, "b": 1, "c": 1, "d": 1}, 10, seed=1) == {"a": 7, "b": 1, "c": 1, "d": 1}
    assert quotas({"a": 97, "b": 2, "c": 1}, 2, seed=1) == {"a": 2, "b": 0, "c": 0}
    assert quotas({"a": 20, "b": 10, "c": 5}, 7, seed=1) == {"a": 4, "b": 2, "c": 1}


def test_a_seed_draws_the_same_for_ever_and_another_seed_something_else() -> None:
    strata = dict.fromkeys((f"K{n:02}" for n in range(1, 36)), "")
    assert draw(strata, 4, seed=1).drawn == ("K14", "K21", "K10", "K27")
    assert len({draw(strata, 4, seed=seed).drawn for seed in range(30)}) > 25


def test_each_transcript_is_drawn_about_as_often_as_the_others() -> None:
    strata = dict.fromkeys("abcde", "")
    drawn = [draw(strata, 2, seed=seed).drawn for seed in range(2000)]
    assert all(720 < sum(name in names for names in drawn) < 880 for name in strata)


@pytest.mark.parametrize(
    ("share", "total", "number"), [(0.2, 35, 7), (0.1, 30, 3), (0.1, 31, 4), (0.01, 5, 1), (1, 9, 9)]
)
def test_a_share_is_rounded_up(share: float, total: int, number: int) -> None:
    assert share_of(share, total) == number


@pytest.mark.parametrize("share", [0, -0.1, 1.01, 20])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(QualcodeError, match="is no share; give one above 0"):
        share_of(share, 10)


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_number_that_cannot_be_drawn_is_refused(number: int) -> None:
    with pytest.raises(QualcodeError, match=r"cannot be drawn from 2; ask for 1 to 2\."):
        draw({"a": "", "b": ""}, number, seed=1)


@given(st.lists(st.text(min_size=1), unique=True, max_size=30), st.integers(2, 5))
def test_pairs_take_turns_so_that_each_codes_as_many(drawn: list[str], coders: int) -> None:
    names = [f"c{n}" for n in range(coders)]
    found = in_pairs(drawn, names)
    times = [list(found.values()).count(pair) for pair in combinations(names, 2)]
    assert list(found) == drawn
    assert sum(times) == len(drawn)
    assert max(times) - min(times) <= 1


def test_strata_are_waves_or_attributes_or_none() -> None:
    headings = [Heading("t1", participant="K1", wave="T0"), Heading("t2", participant="K2", wave="T1"), Heading("t3")]
    people = [Participant("K1", {"rol": "coach"}), Participant("K2", {})]
    assert strata_by("", headings, people) == {"t1": "", "t2": "", "t3": ""}
    assert strata_by("wave", headings, people) == {"t1": "T0", "t2": "T1", "t3": ""}
    assert strata_by("rol", headings, people) == {"t1": "coach", "t2": "", "t3": ""}
    with pytest.raises(NotFoundError, match=r"attribute 'role' .*rol"):
        strata_by("role", headings, people)


def test_who_codes_again_has_a_name_of_their_own() -> None:
    assert second_time("Noor") == "Noor (2)"
    assert person("Noor (2)") == person("Noor") == "Noor"
