"""Scale codes: agreement on numbers, and the fidelity table. What was not scored is missing, never 0."""

from dataclasses import replace
from itertools import product
from random import Random

import numpy as np
import pytest
from builders import a_code, a_codebook, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement import distances
from qualcode.agreement.coefficients import NO_PAIRABLE_UNIT, NO_VARIATION, krippendorff_alpha
from qualcode.codebooks import Scale
from qualcode.codings import Coding
from qualcode.scales import Fidelity, Rated, fidelity, ratings, scale_agreement, scale_codes
from qualcode.spans import Span
from qualcode.transcripts import Role, Transcript

FIVE = Scale(1, 5, 4.0)
PLAN, HOPE = a_code("plan", scale=FIVE), a_code("hope", scale=FIVE)
BOOK = a_codebook(PLAN, a_code("trust"), HOPE)
SAID = ("I: Hoe gaat het?", "R: Er is een plan.", "I: En nu?", "R: Nu hebben we het bijgesteld.")
BOTH = ("Noor", "Bram")


def talks(number: int) -> list[Transcript]:
    return [interview(*SAID, id=f"t{n}", participant=f"K{n}") for n in range(number)]


def scored(transcript: str, value: float | None, code: str = "plan", coder: str = "Noor", turn: int = 1) -> Coding:
    span = talks(1)[0].turns[turn].span
    return Coding(transcript, span, code, coder, "", value=value)


def all_done(number: int) -> dict[str, frozenset[str]]:
    return {f"t{n}": frozenset(BOTH) for n in range(number)}


def rate(*codings: Coding, number: int = 2, rated: Rated = Rated.TRANSCRIPT, done: object = None) -> list[list[float]]:
    finished = all_done(number) if done is None else done
    found = ratings(talks(number), codings, PLAN, coders=BOTH, finished=finished, rated=rated)  # type: ignore[arg-type]
    return [[-1 if np.isnan(value) else value for value in row] for row in found]


# ── ratings ──


def test_a_rating_is_the_mean_of_what_a_coder_gave_and_nothing_given_is_missing() -> None:
    assert rate(scored("t0", 4), scored("t0", 5, turn=3), scored("t1", 2, coder="Bram")) == [[4.5, -1], [-1, 2]]


def test_turns_are_rated_by_themselves_and_those_of_the_interviewer_are_not() -> None:
    both = replace(scored("t0", 3, coder="Bram"), span=Span(0, len(talks(1)[0].text)))
    found = rate(scored("t0", 4), scored("t0", 5, turn=3), both, number=1, rated=Rated.TURN)
    assert found == [[4, 3], [5, 3]]


def test_without_a_number_off_the_scale_of_another_code_or_not_finished_it_is_missing() -> None:
    others = (scored("t0", None), scored("t0", 6), scored("t0", 0), scored("t0", 4, code="hope"))
    assert rate(*others) == [[-1, -1], [-1, -1]]
    assert rate(scored("t0", 4), done={"t0": {"Bram"}}) == [[-1, -1], [-1, -1]]


# ── agreement ──

NUMBERS = st.lists(st.tuples(*[st.sampled_from([None, 1.0, 2.0, 3.5, 5.0])] * 2), min_size=1, max_size=8)


@given(NUMBERS)
def test_agreement_is_krippendorffs_alpha_of_the_ratings_and_does_not_depend_on_order(
    given: list[tuple[float | None, float | None]],
) -> None:
    made = [scored(f"t{n}", v, coder=c) for n, row in enumerate(given) for c, v in zip(BOTH, row, strict=True)]
    done = all_done(len(given))
    compared = scale_agreement(talks(len(given)), made, [BOOK], coders=BOTH, finished=done, draws=10)
    array = np.array(given, dtype=float)
    if np.isnan(array).all():
        assert compared == []
        return
    (found,) = compared
    assert found.ordinal.statistic == krippendorff_alpha(array, distances.ordinal)
    assert found.interval.statistic == krippendorff_alpha(array, distances.interval)
    assert found.n == found.ordinal.statistic.n == int((~np.isnan(array)).all(axis=1).sum())
    talks_back = talks(len(given))[::-1]
    (other,) = scale_agreement(talks_back, made[::-1], [BOOK], coders=BOTH[::-1], finished=done, draws=0)
    assert other.means == found.means[::-1]
    assert other.interval.statistic.value == pytest.approx(found.interval.statistic.value)


def test_coders_who_give_the_same_agree_wholly_with_an_interval() -> None:
    made = [scored(f"t{n}", 1 + n % 5, coder=c) for n, c in product(range(10), BOTH)]
    (found,) = scale_agreement(talks(10), made, [BOOK], coders=BOTH, finished=all_done(10))
    assert (found.ordinal.statistic.value, found.interval.statistic.value, found.n, found.means) == (1, 1, 10, (3, 3))
    assert found.ordinal.interval
    assert found.ordinal.interval.low == 1


def test_a_code_that_two_never_scored_in_the_same_source_has_a_reason() -> None:
    made = [scored("t0", 4, coder=BOTH[0]), scored("t1", 4, coder=BOTH[1])]
    (found,) = scale_agreement(talks(2), made, [BOOK], coders=BOTH, finished=all_done(2))
    assert (found.n, found.means, found.ordinal.statistic.reason) == (0, (None, None), NO_PAIRABLE_UNIT)
    assert found.interval.interval is None


def test_one_source_or_one_number_has_a_reason_instead_of_a_coefficient() -> None:
    (one,) = scale_agreement(
        talks(1), [scored("t0", 4, coder=c) for c in BOTH], [BOOK], coders=BOTH, finished=all_done(1)
    )
    assert (one.ordinal.statistic.reason, one.n, one.means, one.ordinal.interval) == (NO_VARIATION, 1, (4, 4), None)


def test_interval_alpha_of_numbers_counted_by_hand() -> None:
    pairs = [(1, 2), (4, 5), (5, 5), (5, 4), (4, 4)]
    made = [scored(f"t{n}", v, coder=c) for n, row in enumerate(pairs) for c, v in zip(BOTH, row, strict=True)]
    (found,) = scale_agreement(talks(5), made, [BOOK], coders=BOTH, finished=all_done(5))
    observed = (1 + 1 + 0 + 1 + 0) * 2 / 10
    expected = 2 * (10 * 169 - 39**2) / (10 * 9)  # ten numbers with sum 39, of squares 169
    assert found.interval.statistic.value == pytest.approx(1 - observed / expected)


@pytest.mark.parametrize("coders", [("Noor",), ("Noor", "Noor"), ()])
def test_agreement_is_of_two_different_coders(coders: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="two or more different coders"):
        scale_agreement([], [], [BOOK], coders=coders, finished={})


def test_without_scale_codes_there_is_nothing_to_compare() -> None:
    assert scale_agreement(talks(1), [], [a_codebook(a_code("trust"))], coders=BOTH, finished={}) == []
    assert [code.key for code, _ in scale_codes([BOOK])] == ["plan", "hope"]


# ── the fidelity table ──


def table(*codings: Coding, number: int = 3) -> Fidelity:
    return fidelity(talks(number), codings, [BOOK], coder="Noor")


def test_means_are_over_sources_however_often_one_was_scored() -> None:
    found = table(scored("t0", 5), scored("t0", 4, turn=3), scored("t2", 3), scored("t2", 5, code="hope"))
    plan, hope = found.indicators
    assert [source.id for source in found.sources] == ["t0", "t2"]
    assert [(score.mean, score.n) for score in plan.scores] == [(4.5, 2), (3, 1)]
    assert [(score.mean, score.n) for score in hope.scores] == [(None, 0), (5, 1)]
    assert (plan.overall.mean, plan.overall.n, plan.reached) == (3.75, 2, False)
    assert (hope.overall.mean, hope.overall.n, hope.reached) == (5, 1, True)
    assert [(score.mean, score.n) for score in found.by_source] == [(4.5, 1), (4, 2)]
    assert (found.overall.mean, found.overall.n, found.threshold, found.reached) == (4.375, 2, 4, True)


def test_a_mean_of_exactly_the_threshold_reaches_it_and_one_just_below_does_not() -> None:
    thirds = [scored("t0", 3.7), scored("t1", 4.1), scored("t2", 4.2)]
    assert table(*thirds).indicators[0].reached is True
    assert table(*thirds[:2], scored("t2", 4.19)).indicators[0].reached is False


def test_only_the_numbers_of_one_coder_count_and_what_is_not_used_is_counted() -> None:
    made = (
        scored("t0", 4),
        scored("t0", 1, coder="Bram"),
        scored("t1", 9),
        scored("t1", None),
        scored("t1", 2, "trust"),
    )
    found = table(*made)
    assert [source.id for source in found.sources] == ["t0"]
    assert (found.coder, found.overall.mean, found.unused, found.unscored) == ("Noor", 4, 1, 1)


def test_without_numbers_everything_is_missing() -> None:
    found = table()
    assert (found.sources, found.by_source, found.overall.mean, found.reached) == ((), (), None, None)
    assert [(row.overall.mean, row.reached) for row in found.indicators] == [(None, None)] * 2


def test_a_source_says_whose_interview_it_is_and_who_speaks_in_it() -> None:
    (source,) = table(scored("t1", 4)).sources
    assert (source.name, source.participant, source.roles) == ("t1", "K1", (Role.PARTICIPANT,))


def test_thresholds_that_differ_give_no_verdict_on_the_whole() -> None:
    book = a_codebook(PLAN, a_code("hope", scale=Scale(1, 7, 5)), a_code("bare", scale=Scale(1, 5)))
    made = [scored("t0", 4), scored("t0", 4, "hope"), scored("t0", 4, "bare")]
    found = fidelity(talks(1), made, [book], coder="Noor")
    assert [row.reached for row in found.indicators] == [True, False, None]
    assert (found.overall.mean, found.threshold, found.reached) == (4, None, None)


VALUES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["plan", "hope"]), st.integers(1, 5)), max_size=12)


@given(VALUES, st.randoms())
def test_every_mean_lies_among_its_numbers_and_order_changes_nothing(
    values: list[tuple[int, str, int]], order: Random
) -> None:
    made = [scored(f"t{n}", value, code) for n, code, value in values]
    found = table(*made, number=4)
    for row in found.indicators:
        given = [value for _, code, value in values if code == row.code]
        assert (row.overall.mean is None) is (not given)
        if given:
            assert min(given) - 1e-9 <= (row.overall.mean or 0) <= max(given) + 1e-9
        assert sum(score.n for score in row.scores) == len(given)
    order.shuffle(made)
    assert table(*made, number=4) == found
