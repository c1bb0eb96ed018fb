import numpy as np
import pytest
from builders import code_at, code_words, filled_spans, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codings import Coding
from qualcode.spans import Span
from qualcode.units import turn_units

first = interview("I: Wie hielp u?", "R: Mijn coach.", "R: En mijn buurvrouw.", id="t1")
second = interview("I: En nu?", "R: Nu gaat het beter.", id="t2")
BOTH = frozenset({"Noor", "Bram"})
TRUST = frozenset({"trust"})


def rated(made: list[Coding], finished: dict[str, frozenset[str]], codes: frozenset[str] = TRUST) -> list[list[float]]:
    values = turn_units([first, second], finished, ["Noor", "Bram"]).ratings(made, codes)
    return [[None if np.isnan(value) else value for value in row] for row in values.tolist()]


def test_units_are_the_turns_of_everyone_but_the_interviewer() -> None:
    units = turn_units([first, second], {"t1": BOTH, "t2": BOTH}, ["Noor", "Bram"])
    assert [name for name, _ in units.units] == ["t1", "t1", "t2"]
    assert units.units[0][1].of(first.text) == "Mijn coach."
    assert units.left_out == ()


def test_a_transcript_that_fewer_than_two_coders_finished_is_left_out() -> None:
    units = turn_units([first, second], {"t1": BOTH, "t2": frozenset({"Noor", "Els"})}, ["Noor", "Bram"])
    assert set(units.finished) == {"t1"}
    assert units.left_out == ("t2",)


def test_a_transcript_without_codable_turns_is_left_out() -> None:
    silent = interview("I: Hallo?", id="t3")
    assert turn_units([silent], {"t3": BOTH}, ["Noor", "Bram"]).left_out == ("t3",)


@pytest.mark.parametrize("coders", [["Noor"], ["Noor", "Noor"], []])
def test_agreement_needs_two_different_coders(coders: list[str]) -> None:
    with pytest.raises(ValueError, match="two or more different coders"):
        turn_units([first], {"t1": BOTH}, coders)


def test_a_turn_is_1_where_a_coding_touches_part_of_it_and_else_0() -> None:
    made = [code_words(first, "coach", "trust"), code_words(first, "buurvrouw", "trust", "Bram")]
    assert rated(made, {"t1": BOTH, "t2": BOTH}) == [[1, 0], [0, 1], [0, 0]]


def test_a_coding_over_two_turns_counts_in_both_and_one_between_turns_in_none() -> None:
    over = code_words(first, "coach.\nR: En", "trust")
    labels = [code_words(first, label, "trust", "Bram") for label in ("I: ", "\nR: ")]
    assert rated([over, *labels], {"t1": BOTH}) == [[1, 0], [1, 0]]


def test_a_coder_who_did_not_finish_is_missing_not_0() -> None:
    three = turn_units([first], {"t1": BOTH}, ["Noor", "Bram", "Els"])
    made = [code_words(first, "coach", "trust", "Els")]
    assert np.isnan(three.ratings(made, TRUST)).tolist() == [[False, False, True]] * 2


def test_other_codes_other_coders_and_other_transcripts_do_not_count() -> None:
    made = [
        code_words(first, "coach", "time"),
        code_words(first, "coach", "trust", "Els"),
        code_words(second, "beter", "trust"),
    ]
    assert rated(made, {"t1": BOTH}) == [[0, 0], [0, 0]]


def test_without_units_there_are_no_rows() -> None:
    assert rated([], {}) == []


@given(st.lists(st.tuples(filled_spans(len(first.text)), st.sampled_from(sorted(BOTH))), max_size=6))
def test_ratings_say_for_each_turn_and_coder_whether_any_coding_overlaps_it(
    drawn: list[tuple[Span, str]],
) -> None:
    made = [code_at(span.start, span.end, coder=coder) for span, coder in drawn]
    units = turn_units([first], {"t1": BOTH}, ["Noor", "Bram"])
    expected = [
        [float(any(c.coder == coder and c.span.overlaps(unit) for c in made)) for coder in units.coders]
        for _, unit in units.units
    ]
    assert units.ratings(made, TRUST).tolist() == expected
