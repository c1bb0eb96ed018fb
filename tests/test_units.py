"""The frame on which coders are compared, and its line: turns one after another, with what each coder coded."""

import numpy as np
import pytest
from builders import code_at, code_words, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.comparing import ComparedCode, ratings
from qualcode.agreement.continuum import Continuum, Stretches
from qualcode.codings import Coding
from qualcode.spans import Span
from qualcode.transcripts import Transcript
from qualcode.units import Frame, Unit, codable, frame

first = interview("I: Wie hielp u?", "R: Mijn coach.", "R: En mijn buurvrouw.", id="t1")
second = interview("I: En nu?", "R: Nu gaat het beter.", id="t2")
BOTH = frozenset({"Noor", "Bram"})
FINISHED = {"t1": BOTH, "t2": BOTH}
TRUST = ComparedCode("trust", "Trust", frozenset({"trust"}), main=True)


def framed(finished: dict[str, frozenset[str]] = FINISHED, *, interviewer: bool = False) -> Frame:
    return frame([first, second], finished, ["Noor", "Bram"], interviewer=interviewer)


def rated(made: list[Coding], there: Frame) -> list[list[float | None]]:
    _, found = ratings(there, made, [TRUST], Unit.TURNS)
    return [[None if np.isnan(value) else value for value in row] for row in found["trust"].tolist()]


def units(there: Frame, unit: Unit, sentences: dict[str, list[Span]] | None = None) -> Stretches:
    found = there.units(unit, sentences)
    assert found
    return found


def on_line(line: Continuum, coder: int) -> list[tuple[int, int]]:
    one = line.units(coder, {"trust"})
    return list(zip(one.starts.tolist(), one.ends.tolist(), strict=True))


def test_what_is_compared_is_what_everyone_but_the_interviewer_says() -> None:
    there = framed()
    spans = there.spans(units(there, Unit.TURNS))
    assert [name for name, _ in spans] == ["t1", "t1", "t2"]
    assert [span.of({"t1": first, "t2": second}[name].text) for name, span in spans] == [
        "Mijn coach.",
        "En mijn buurvrouw.",
        "Nu gaat het beter.",
    ]
    assert there.left_out == ()


def test_the_interviewer_belongs_to_it_where_that_is_asked() -> None:
    there = framed(interviewer=True)
    assert len(there.spans(units(there, Unit.TURNS))) == 5


def test_where_no_turn_is_known_all_text_can_be_coded() -> None:
    note = Transcript("t3", "Eerste alinea.\n\nTweede alinea.")
    assert [span.of(note.text) for span in codable(note)] == ["Eerste alinea.", "Tweede alinea."]
    assert frame([note], {"t3": BOTH}, ["Noor", "Bram"]).left_out == ()


def test_a_transcript_that_fewer_than_two_coders_finished_is_left_out() -> None:
    there = framed({"t1": BOTH, "t2": frozenset({"Noor", "Els"})})
    assert set(there.finished) == {"t1"}
    assert there.left_out == ("t2",)


def test_a_transcript_without_text_that_can_be_coded_is_left_out() -> None:
    silent = interview("I: Hallo?", id="t3")
    assert frame([silent], {"t3": BOTH}, ["Noor", "Bram"]).left_out == ("t3",)


@pytest.mark.parametrize("coders", [["Noor"], ["Noor", "Noor"], []])
def test_agreement_needs_two_different_coders(coders: list[str]) -> None:
    with pytest.raises(ValueError, match="two or more different coders"):
        frame([first], {"t1": BOTH}, coders)


def test_a_turn_is_1_where_a_coding_touches_part_of_it_and_else_0() -> None:
    made = [code_words(first, "coach", "trust"), code_words(first, "buurvrouw", "trust", "Bram")]
    assert rated(made, framed()) == [[1, 0], [0, 1], [0, 0]]


def test_a_coding_over_two_turns_counts_in_both_and_one_between_turns_in_none() -> None:
    over = code_words(first, "coach.\nR: En", "trust")
    labels = [code_words(first, label, "trust", "Bram") for label in ("I: ", "\nR: ")]
    there = framed({"t1": BOTH})
    assert rated([over, *labels], there) == [[1, 0], [1, 0]]
    assert there.outside([over, *labels]) == 2


def test_a_coding_over_two_turns_is_one_stretch_of_the_line_without_what_stands_between() -> None:
    over = code_words(first, "coach.\nR: En", "trust")
    assert on_line(framed().continuum([over]), 0) == [(5, 13)]


def test_a_coder_who_did_not_finish_is_missing_not_0() -> None:
    three = frame([first], {"t1": BOTH}, ["Noor", "Bram", "Els"])
    made = [code_words(first, "coach", "trust", "Els")]
    assert rated(made, three) == [[0, 0, None]] * 2


def test_codings_of_a_transcript_that_the_coder_did_not_finish_are_not_on_the_line() -> None:
    there = framed({"t1": BOTH, "t2": frozenset({"Noor"})})
    made = [code_words(second, "beter", "trust"), code_words(first, "coach", "trust")]
    assert on_line(there.continuum(made), 0) == [(5, 10)]


def test_sentences_are_those_that_are_given_and_transcripts_are_whole() -> None:
    there = framed()
    given_ = {"t1": [first.turns[1].span], "t2": [second.turns[1].span]}
    sentences = units(there, Unit.SENTENCES, given_)
    assert [span for _, span in there.spans(sentences)] == [given_["t1"][0], given_["t2"][0]]
    whole = units(there, Unit.TRANSCRIPTS)
    assert whole.lengths.sum() == there.continuum([]).length
    assert there.units(Unit.CHARACTERS) is None


@given(st.data())
def test_each_character_of_a_coding_that_can_be_compared_is_on_the_line(data: st.DataObject) -> None:
    place = st.integers(0, len(first.text))
    start, end = sorted(data.draw(st.tuples(place, place).filter(lambda pair: pair[0] != pair[1])))
    coding = code_at(start, end)
    spoken = {n for turn in first.turns if turn.codable for n in range(turn.span.start, turn.span.end)}
    there = framed({"t1": BOTH})
    found = on_line(there.continuum([coding]), 0)
    letters = "".join(first.text[n] for n in sorted(spoken))
    said = "".join(letters[a:b] for a, b in found)
    assert said == "".join(first.text[n] for n in sorted(spoken & set(range(start, end))))
    assert there.outside([coding]) == (0 if said else 1)


def test_by_turn_the_line_is_the_same_and_cut_at_turns() -> None:
    there = framed()
    made = [code_words(first, "coach.\nR: En", "trust")]
    whole, cut = there.continuum(made), there.continuum(made, by_turn=True)
    assert (whole.length, len(whole.texts), len(cut.texts)) == (cut.length, 2, 3)
    assert cut.texts.tolist() == [0, 0, 1]
    assert on_line(whole, 0) == on_line(cut, 0)
