import unicodedata

import pytest
from builders import interview, texts
from hypothesis import given
from hypothesis import strategies as st

from qualcode.participants import Participant
from qualcode.spans import Span
from qualcode.transcripts import Role, Transcript, Turn, count_words, mended, normalised


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "e\u0301", "\ufeffa"])
def test_a_text_that_is_not_normalised_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"transcript 't1': .* use normalised\(\)"):
        Transcript("t1", text)


@given(st.text(st.sampled_from("a\r\n\ufeffe\u0301é 🙂")))
def test_normalised_text_is_nfc_with_line_feeds_only_and_without_a_byte_order_mark(text: str) -> None:
    clean = normalised(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert "\r" not in clean
    assert not clean.startswith("\ufeff")
    assert normalised(clean) == clean == Transcript("t1", clean).text


def test_line_ends_of_windows_and_of_old_macs_become_one_line_feed() -> None:
    assert normalised("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize("wrong", [Span(3, 8), Span(10, 31)])
def test_a_turn_that_overlaps_the_one_before_or_leaves_the_text_is_refused(wrong: Span) -> None:
    turns = [Turn("R", Role.PARTICIPANT, span, Span(span.start, span.start)) for span in (Span(0, 5), wrong)]
    with pytest.raises(ValueError, match=rf"turn \[{wrong.start}, {wrong.end}\)"):
        Transcript("t1", "a" * 30, tuple(turns))


def test_everyone_but_the_interviewer_can_be_coded() -> None:
    nowhere = Span(0, 0)
    assert {role for role in Role if Turn("x", role, nowhere, nowhere).codable} == set(Role) - {Role.INTERVIEWER}


def test_a_transcript_without_a_title_is_called_by_its_id() -> None:
    assert (Transcript("t1", "x").name, Transcript("t1", "x", title="Anna").name) == ("t1", "Anna")


def test_equal_texts_have_equal_digests_whatever_their_names() -> None:
    assert Transcript("a", "tekst").digest == Transcript("b", "tekst", title="B").digest
    assert Transcript("a", "tekst").digest != Transcript("a", "tekst.").digest


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("een twee", 2), ("zo'n 24-uurs-dienst", 2), ("foto’s", 1), ("ja… – nee!", 2), ("café 3x", 2)],
)
def test_a_word_is_a_run_of_letters_and_digits_joined_by_apostrophes_and_hyphens(text: str, words: int) -> None:
    assert count_words(text) == Transcript("t1", text).words == words


def test_unattributed_is_what_no_turn_and_no_label_covers() -> None:
    labelled = interview("I: Hoe gaat het?", "R: Goed.")
    text = f"Verslag\n\n{labelled.text}\n\nEinde\n"
    moved = tuple(
        Turn(t.speaker, t.role, Span(t.span.start + 9, t.span.end + 9), Span(t.label.start + 9, t.label.end + 9))
        for t in labelled.turns
    )
    assert [span.of(text) for span in Transcript("t1", text, moved).unattributed()] == ["Verslag", "Einde"]


def test_a_text_without_turns_is_unattributed_as_a_whole() -> None:
    assert list(Transcript("t1", " abc \n").unattributed()) == [Span(1, 4)]


@given(st.lists(texts().map(lambda words: " ".join(words.split())).filter(bool), min_size=1, max_size=5))
def test_labels_turns_and_unattributed_text_together_are_all_visible_text(said: list[str]) -> None:
    transcript = interview(*(f"R: {words}" for words in said))
    covered = {*transcript.unattributed(), *(t.span for t in transcript.turns), *(t.label for t in transcript.turns)}
    positions = {position for span in covered for position in range(span.start, span.end)}
    assert all(character.isspace() for at, character in enumerate(transcript.text) if at not in positions)


def test_a_participant_may_be_known_without_attributes_scores_or_transcripts() -> None:
    assert Participant("P1") == Participant("P1", {}, (), ())


def test_the_turn_at_a_span_is_the_first_that_shares_text_with_it() -> None:
    talk = interview("I: Hoe gaat het?", "R: Goed.", "I: Mooi.")
    for number, turn in enumerate(talk.turns, start=1):
        assert talk.turn_at(turn.span) == (number, turn)
        assert talk.turn_at(turn.label) is None
    over = Span(talk.turns[0].span.end - 1, talk.turns[2].span.end)
    assert talk.turn_at(over) == (1, talk.turns[0])
    assert talk.turn_at(Span(talk.turns[0].span.end, talk.turns[1].span.end)) == (2, talk.turns[1])
    assert talk.owner == talk.id


# ── mending ──

MENDED = interview("I: Hoe gaat het?", "R: Ik doe mee.", "I: Mooi.")


@pytest.mark.parametrize(
    ("words", "becomes", "speech"),
    [
        ("doe", "deed", ["Hoe gaat het?", "Ik deed mee.", "Mooi."]),
        ("Ik doe mee.", "Ja.", ["Hoe gaat het?", "Ja.", "Mooi."]),
        ("Mooi.", "Heel mooi.", ["Hoe gaat het?", "Ik doe mee.", "Heel mooi."]),
    ],
)
def test_mended_words_stay_in_their_turn(words: str, becomes: str, speech: list[str]) -> None:
    start = MENDED.text.index(words)
    after = mended(MENDED, Span(start, start + len(words)), becomes)
    assert [turn.span.of(after.text) for turn in after.turns] == speech
    assert [turn.label.of(after.text) for turn in after.turns] == ["I: ", "R: ", "I: "]


@given(number=st.integers(0, 2), end=st.booleans(), words=st.text("ab c", max_size=5))
def test_words_put_in_at_either_end_of_a_turn_are_its_own(number: int, end: bool, words: str) -> None:  # noqa: FBT001
    turn = MENDED.turns[number]
    place = turn.span.end if end else turn.span.start
    after = mended(MENDED, Span(place, place), words)
    before = turn.span.of(MENDED.text)
    assert after.turns[number].span.of(after.text) == (before + words if end else words + before)
    others = [n for n in range(3) if n != number]
    assert [after.turns[n].span.of(after.text) for n in others] == [
        MENDED.turns[n].span.of(MENDED.text) for n in others
    ]


def test_between_two_turns_on_one_line_new_words_are_the_first_ones() -> None:
    line = Transcript("t", "A: ja B: nee", (
        Turn("A", Role.PARTICIPANT, Span(3, 6), Span(0, 3)), Turn("B", Role.PARTICIPANT, Span(9, 12), Span(6, 9))
    ))  # fmt: skip
    after = mended(line, Span(6, 6), "hoor ")
    assert [turn.span.of(after.text) for turn in after.turns] == ["ja hoor ", "nee"]
    assert after.turns[1].label.of(after.text) == "B: "


@pytest.mark.parametrize(
    ("place", "words", "said"),
    [
        (Span(0, 30), "x", "border of a turn"),
        (Span(3, 16), "", "nothing would be left of the turn"),
        (Span(0, 999), "x", "cannot be replaced"),
        (Span(5, 6), "\u0301x", "accent that belongs to the letter before"),
    ],
)
def test_what_cannot_be_mended_is_said(place: Span, words: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        mended(MENDED, place, words)
