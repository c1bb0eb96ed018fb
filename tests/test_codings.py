import pytest
from builders import code_at, interview

from qualcode.codings import Coding, by_coder, check_quote, coders_of, coding_of
from qualcode.errors import CodingError, NotFoundError
from qualcode.spans import Span

talk = interview("I: Hoe gaat het?", "R: Best goed 🙂 hoor.")


def test_a_coding_keeps_the_words_it_covers_in_code_points() -> None:
    place = Span(talk.text.index("goed"), talk.text.index(" hoor"))
    assert coding_of(talk, place, "trust", coder="Noor").quote == "goed 🙂"


def test_a_coding_covers_at_least_one_character() -> None:
    with pytest.raises(CodingError, match="'trust' in 't1' covers no text; select some words"):
        coding_of(talk, Span(3, 3), "trust", coder="Noor")


@pytest.mark.parametrize("missing", ["transcript", "code", "coder"])
def test_a_coding_needs_a_transcript_a_code_and_a_coder(missing: str) -> None:
    names = {"transcript": "t1", "code": "trust", "coder": "Noor"} | {missing: ""}
    with pytest.raises(CodingError, match=f"needs a {missing}"):
        Coding(span=Span(0, 1), quote="I", **names)


def test_a_coding_outside_the_text_is_refused_with_the_length_of_the_text() -> None:
    end = len(talk.text) + 1
    with pytest.raises(CodingError, match=rf"\[0, {end}\) lies outside transcript 't1', which has {end - 1} char"):
        coding_of(talk, Span(0, end), "trust", coder="Noor")


def test_a_coding_may_reach_the_end_of_the_text() -> None:
    assert coding_of(talk, Span(0, len(talk.text)), "trust", coder="Noor").quote == talk.text


def test_two_codings_of_the_same_words_are_two_codings() -> None:
    assert code_at(0, 1) != code_at(0, 1)


def test_a_quote_that_still_stands_there_passes_and_another_names_the_coding() -> None:
    coding = coding_of(talk, Span(3, 6), "trust", coder="Noor")
    check_quote(coding, talk.text)
    with pytest.raises(CodingError) as error:
        check_quote(coding, talk.text.replace("Hoe", "Wat"))
    for part in (coding.id, "'trust' by Noor", "of 't1' at [3, 6)", "'Hoe'", "'Wat'"):
        assert part in str(error.value)


def test_a_long_quote_is_shortened_in_the_message() -> None:
    coding = coding_of(interview("R: " + "woord " * 50), Span(0, 200), "trust", coder="Noor")
    with pytest.raises(CodingError, match=r"should cover 'R: woord (woord ){5}…'"):
        check_quote(coding, "")


def test_coders_are_listed_by_name_each_once() -> None:
    assert coders_of([code_at(0, 1, coder=name) for name in ("Noor", "Bram", "Noor")]) == ["Bram", "Noor"]


def test_the_codings_of_one_coder_are_chosen_in_their_order() -> None:
    made = [code_at(5, 6), code_at(0, 1, coder="Bram"), code_at(2, 3)]
    assert by_coder(made, "Noor") == [made[0], made[2]]


def test_an_unknown_coder_is_an_error_that_says_who_is_there() -> None:
    with pytest.raises(NotFoundError, match=r"coder 'noor'.*Did you mean 'Noor'\? There is: Bram, Noor\."):
        by_coder([code_at(0, 1), code_at(0, 1, coder="Bram")], "noor")


def test_without_codings_an_unknown_coder_is_an_error_that_says_so() -> None:
    with pytest.raises(NotFoundError, match="There is no coder yet"):
        by_coder([], "Noor")
