import pytest
from builders import code_words, interview

from qualcode.participants import Participant
from qualcode.quotes import quote_table

first = interview("I: Wie hielp u?", "R: Mijn coach hielp.", "Zus: Ik ook.", id="t1", participant="P1")
second = interview("R: Niemand hielp.", id="t2")
people = [Participant("P1", {"leeftijd": "43"})]


def test_a_quote_says_who_said_it_where_and_whose_coding_it_is() -> None:
    coding = code_words(first, "Mijn coach", "trust", "Bram")
    (quote,) = quote_table([coding], [first], people)
    assert (quote.code, quote.words, quote.coder, quote.span) == ("trust", "Mijn coach", "Bram", coding.span)
    assert (quote.participant, quote.attributes, quote.transcript) == ("P1", {"leeftijd": "43"}, "t1")
    assert (quote.turn, quote.speaker) == (2, "R")


def test_the_words_of_a_quote_have_no_white_space_at_their_ends() -> None:
    (quote,) = quote_table([code_words(first, " coach ", "trust")], [first])
    assert quote.words == "coach"


def test_a_quote_over_two_turns_begins_in_the_first_and_holds_the_label_between() -> None:
    (quote,) = quote_table([code_words(first, "hielp.\nZus: Ik", "trust")], [first])
    assert (quote.turn, quote.speaker, quote.words) == (2, "R", "hielp.\nZus: Ik")


def test_a_quote_outside_any_turn_has_no_turn_and_no_speaker() -> None:
    (quote,) = quote_table([code_words(first, "Zus:", "trust")], [first])
    assert (quote.turn, quote.speaker) == (None, "")


def test_a_transcript_without_participant_stands_for_itself() -> None:
    (quote,) = quote_table([code_words(second, "Niemand", "trust")], [second], people)
    assert (quote.participant, quote.attributes) == ("t2", {})


def test_every_coding_becomes_one_quote_by_code_then_transcript_then_place_then_coder() -> None:
    wanted = [
        code_words(first, "Mijn", "help", "Bram"),
        code_words(first, "Mijn", "help", "Noor"),
        code_words(first, "Ik ook", "help"),
        code_words(second, "Niemand", "help"),
        code_words(first, "hielp", "trust"),
    ]
    table = quote_table(list(reversed(wanted)), [first, second])
    assert [(q.code, q.transcript, q.span, q.coder) for q in table] == [
        (c.code, c.transcript, c.span, c.coder) for c in wanted
    ]


def test_a_coding_of_an_unknown_transcript_is_an_error() -> None:
    with pytest.raises(KeyError, match="t2"):
        quote_table([code_words(second, "Niemand", "trust")], [first])
