"""Re-anchoring: nothing is lost, what is unchanged covers the same words, and doubt is said."""

from itertools import pairwise

import pytest
from builders import filled_spans
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcode.alignments import align, in_character
from qualcode.reanchoring import Anchored, Anchoring, reanchor
from qualcode.spans import Span
from qualcode.transcripts import normalised

UNCHANGED, MOVED, REVIEW = Anchoring.UNCHANGED, Anchoring.MOVED, Anchoring.REVIEW

TALK = """\
I: Hoe gaat het nu met u?
R: Ja, dat gaat wel goed. Ik heb weer werk gevonde bij de kringloop, twee ochtenden in de week.
I: Klopt het dat u daar ook mensen leert kennen?
R: Ja.
I: En bent u daar blij mee?
R: Ja.
I: Gaat u ermee door?
R: Ja.
I: Hoe is het thuis?
R: Mijn dochter zegt dat ik weer lach. Ze zei: "mam, je bent weer de oude"... Dat deed me  wat.
"""


def place(text: str, words: str, number: int = 1) -> Span:
    """Return where ``words`` stand for the ``number``-th time."""
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def carried(before: str, after: str, words: str, number: int = 1) -> tuple[Anchoring, str]:
    """Return how sure the carry of these words is, and the words they were carried to."""
    (anchored,) = reanchor(before, after, [place(before, words, number)])
    return anchored.state, anchored.span.of(after)


def changed(before: str, after: str, text: str = TALK) -> str:
    assert text.count(before) == 1
    return text.replace(before, after)


# ── laws ──

PIECES = st.sampled_from(
    [
        "R: Ja.\n",
        "I: Klopt dat?\n",
        "\n",
        " ",
        "  ",
        "ja",
        "Ja, dat klopt. ",
        "werk",
        "gevonde",
        "kringloop. ",
        "e",
        "x̂",
        "👩‍👧",
        "👍🏽",
        "🇳🇱",
        "\u0301",
        "\u200d",
        '"',
        "…",
        "...",
        "Mijn dochter zegt dat ik weer lach. ",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map("".join).map(normalised)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text and the same text after some edits, moves of a stretch among them."""
    before = after = draw(TEXTS)
    for _ in range(draw(st.integers(0, 4))):
        start, end, to = sorted(draw(st.tuples(*[st.integers(0, len(after))] * 3)))
        new = draw(st.one_of(st.just(""), TEXTS))
        moved = after[:start] + after[end:to] + after[start:end] + after[to:]
        after = draw(st.sampled_from([after[:start] + new + after[end:], moved]))
    after = normalised(after)
    assume(before and after)
    return before, after


@st.composite
def edited_with_spans(draw: st.DrawFn) -> tuple[str, str, list[Span]]:
    before, after = draw(edited())
    return before, after, draw(st.lists(filled_spans(len(before)), max_size=6))


@given(edited_with_spans())
def test_no_coding_is_lost_and_what_is_unchanged_covers_the_same_words(drawn: tuple[str, str, list[Span]]) -> None:
    before, after, spans = drawn
    found = reanchor(before, after, spans)
    assert len(found) == len(spans)
    for span, anchored in zip(spans, found, strict=True):
        assert 0 <= anchored.span.start < anchored.span.end <= len(after)
        if anchored.state is UNCHANGED:
            assert anchored.span.of(after) == span.of(before)


@given(edited_with_spans())
def test_a_border_between_characters_stays_between_characters(drawn: tuple[str, str, list[Span]]) -> None:
    before, after, spans = drawn
    for span, anchored in zip(spans, reanchor(before, after, spans), strict=True):
        assert in_character(before, span.start) or not in_character(after, anchored.span.start)
        assert in_character(before, span.end) or not in_character(after, anchored.span.end)


@given(edited_with_spans())
def test_each_span_is_carried_by_itself(drawn: tuple[str, str, list[Span]]) -> None:
    before, after, spans = drawn
    assert reanchor(before, after, spans) == [reanchor(before, after, [span])[0] for span in spans]


@given(TEXTS.filter(bool).flatmap(lambda text: st.tuples(st.just(text), st.lists(filled_spans(len(text))))))
def test_in_the_same_text_everything_is_unchanged_where_it_was(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    assert reanchor(text, text, spans) == [Anchored(span, UNCHANGED) for span in spans]


@st.composite
def edit_outside(draw: st.DrawFn) -> tuple[str, str, Span]:
    """Return a text, the same with one edit, and a span that the edit does not touch."""
    before = draw(TEXTS)
    start, end, first, last = sorted(draw(st.tuples(*[st.integers(0, len(before))] * 4)))
    new = draw(st.one_of(st.just(""), TEXTS))
    edit, span = (Span(start, end), Span(first, last)) if draw(st.booleans()) else (Span(first, last), Span(start, end))
    after = before[: edit.start] + new + before[edit.end :]
    assume(span and end < first and normalised(after) == after)
    return before, after, span


@given(edit_outside())
def test_an_edit_elsewhere_leaves_words_that_are_unique_unchanged(drawn: tuple[str, str, Span]) -> None:
    before, after, span = drawn
    words = span.of(before)
    starts = [[at for at in range(len(text)) if text.startswith(words, at)] for text in (before, after)]
    assume(len(starts[0]) == len(starts[1]) == 1)
    (found,) = reanchor(before, after, [span])
    assert found == Anchored(Span(starts[1][0], starts[1][0] + len(span)), UNCHANGED)


WORDS = "Ik heb weer werk gevonden bij de winkel om de hoek en daar ben ik heel erg blij mee".split()


@given(st.permutations(WORDS), st.data())
def test_a_single_letter_mended_in_a_long_coding_is_moved_and_covers_the_mended_words(
    words: list[str], data: st.DataObject
) -> None:
    mended = " ".join(words)
    at = data.draw(st.sampled_from([place for place, letter in enumerate(mended) if letter != " "]))
    slip = mended[:at] + data.draw(st.sampled_from(["", "q", mended[at] + "q"])) + mended[at + 1 :]
    before, after = (f"I: Hoe gaat het?\nR: Nou. {said}. Ja.\nI: Mooi.\n" for said in (slip, mended))
    found = reanchor(before, after, [place(before, slip)])
    assert found == [Anchored(place(after, mended), MOVED)]


@given(edited())
def test_what_is_aligned_is_the_same_and_in_order(texts: tuple[str, str]) -> None:
    before, after = texts
    blocks = align(before, after).blocks
    for old, new, size in blocks:
        assert before[old : old + size] == after[new : new + size]
    for block, following in pairwise(blocks):
        assert block.before + block.size <= following.before
        assert block.after + block.size <= following.after
    assert (*blocks[-1],) == (len(before), len(after), 0)


# ── by example ──


def test_a_mended_typo_is_moved_for_its_coding_and_unchanged_for_all_others() -> None:
    after = changed("gevonde ", "gevonden ")
    long = "Ik heb weer werk gevonde bij de kringloop"
    assert carried(TALK, after, long) == (MOVED, "Ik heb weer werk gevonden bij de kringloop")
    assert carried(TALK, after, "gevonde") == (MOVED, "gevonden")
    for words in ("Ja, dat gaat wel goed.", "twee ochtenden in de week.", "Ze zei", "Ja.", "lach"):
        assert carried(TALK, after, words) == (UNCHANGED, words)


@pytest.mark.parametrize(
    ("before", "after", "coded", "carried_to"),
    [
        ('"mam, je', "“mam, je", '"mam, je bent', "“mam, je bent"),
        ("oude", "oude”", "oude", "oude"),
        ('oude"...', "oude”…", '"mam, je bent weer de oude"...', '"mam, je bent weer de oude”…'),
        ('oude"...', 'oude"…', 'oude"...', 'oude"…'),
        ("me  wat", "me wat", "Dat deed me  wat.", "Dat deed me wat."),
        ("me  wat", "me wat", "me  wat", "me wat"),
    ],
)
def test_other_quotes_dots_and_blanks_in_a_coding_are_a_little_change(
    before: str, after: str, coded: str, carried_to: str
) -> None:
    state, words = carried(TALK, changed(before, after), coded)
    assert (state, words) == (UNCHANGED if coded == carried_to else MOVED, carried_to)


def test_trailing_blanks_change_only_codings_that_hold_them() -> None:
    before = TALK.replace("\n", "  \n")
    assert carried(before, TALK, "Ja.", 3) == (UNCHANGED, "Ja.")
    assert carried(before, TALK, "twee ochtenden in de week.  \nI: Klopt") == (
        MOVED,
        "twee ochtenden in de week.\nI: Klopt",
    )


@pytest.mark.parametrize("words", ["Mijn dochter zegt dat ik weer lach.", "Mijn dochter", "lach."])
def test_words_put_in_at_a_border_do_not_grow_the_coding(words: str) -> None:
    after = changed("R: Mijn dochter zegt dat ik weer lach.", "R: Thuis? Mijn dochter zegt dat ik weer lach. Soms.")
    assert carried(TALK, after, words) == (UNCHANGED, words)


def test_words_put_in_or_left_out_within_a_long_coding_are_a_little_change() -> None:
    after = changed("zegt dat ik weer lach", "zegt ook dat ik lach")
    assert carried(TALK, after, "Mijn dochter zegt dat ik weer lach.") == (MOVED, "Mijn dochter zegt ook dat ik lach.")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_of_the_same_answers_stays_with_its_question_when_something_else_changes(number: int) -> None:
    after = "Gesprek van 3 mei\n\n" + changed("gevonde ", "gevonden ")
    (found,) = reanchor(TALK, after, [place(TALK, "Ja.", number)])
    assert found == Anchored(place(after, "Ja.", number), UNCHANGED)


def test_an_answer_whose_turn_went_is_for_review_and_the_others_stay_with_their_questions() -> None:
    after = changed("I: En bent u daar blij mee?\nR: Ja.\n", "")
    first, second, third = reanchor(TALK, after, [place(TALK, "Ja.", number) for number in (1, 2, 3)])
    assert first == Anchored(place(after, "Ja.", 1), UNCHANGED)
    assert second.state is REVIEW
    assert third == Anchored(place(after, "Ja.", 2), UNCHANGED)


def test_of_the_same_turns_in_a_row_nothing_tells_which_went() -> None:
    before, after = "I: Echt?\nR: Ja.\nR: Ja.\nR: Ja.\nI: Goed.\n", "I: Echt?\nR: Ja.\nR: Ja.\nI: Goed.\n"
    assert [carried(before, after, "Ja.", number) for number in (1, 2, 3)] == [(REVIEW, "Ja.")] * 3
    assert carried(after, before, "Ja.") == (REVIEW, "Ja.")
    assert carried(before, after, "Goed.") == (UNCHANGED, "Goed.")


def test_a_sentence_that_went_leaves_its_neighbours_whole() -> None:
    before, after = "Het ging goed. Dat was mooi. Dat is het nog.", "Het ging goed. Dat is het nog."
    assert carried(before, after, "Dat is het nog.") == (UNCHANGED, "Dat is het nog.")
    assert carried(before, after, "Het ging goed.") == (UNCHANGED, "Het ging goed.")
    assert carried(before, after, "Dat was mooi.")[0] is REVIEW


def test_a_turn_that_was_cut_and_pasted_takes_its_codings_along() -> None:
    turn = "I: Hoe is het thuis?\nR: Mijn dochter zegt dat ik weer lach. Ze zei:"
    moved = TALK.splitlines(keepends=True)
    after = "".join(moved[-2:] + moved[:-2])
    assert turn in TALK
    for words in ("Mijn dochter zegt dat ik weer lach.", "thuis", '"mam, je bent weer de oude"'):
        assert carried(TALK, after, words) == (MOVED, words)
    assert [carried(TALK, after, "Ja.", number) for number in (1, 2, 3)] == [(UNCHANGED, "Ja.")] * 3


def test_a_passage_that_was_pasted_twice_is_for_review_at_one_of_them() -> None:
    sentence = "Mijn dochter zegt dat ik weer lach."
    kept = TALK.replace(f"{sentence} ", "")
    after = f"R: {sentence}\n{kept}R: {sentence}\n"
    assert carried(TALK, after, sentence) == (REVIEW, sentence)


def test_a_long_passage_that_was_pasted_and_mended_is_for_review_where_it_stands_now() -> None:
    old = "Ik heb weer werk gevonde bij de kringloop, twee ochtenden in de week."
    new = old.replace("gevonde", "gevonden")
    after = f"R: {new}\n" + TALK.replace(f" {old}", "")
    assert carried(TALK, after, old) == (REVIEW, new)


def test_a_rewritten_answer_is_for_review_at_its_own_place() -> None:
    after = changed("Ja, dat gaat wel goed.", "Het kan beter, maar ik klaag niet.")
    assert carried(TALK, after, "Ja, dat gaat wel goed.") == (REVIEW, "Het kan beter, maar ik klaag niet.")


def test_a_wholly_different_text_leaves_everything_for_review() -> None:
    after = "Notulen van de vergadering\nAanwezig waren drie medewerkers.\n"
    spans = [place(TALK, words) for words in ("Ja, dat gaat wel goed.", "kringloop", "Ja.", TALK)]
    assert {anchored.state for anchored in reanchor(TALK, after, spans)} == {REVIEW}


def test_a_character_is_not_cut_where_it_was_whole() -> None:
    before = "Mooi 👩 en x en 🇳🇱 daar, zei ze toen ik vroeg hoe het ging."
    after = "Mooi 👩‍👧 en x̂ en 🇳🇴 daar, zei ze toen ik vroeg hoe het ging."
    for old, new in (("👩", "👩‍👧"), ("x", "x̂"), ("🇳🇱", "🇳🇴")):
        assert carried(before, after, old) == (REVIEW, new)
    assert carried(before, after, before) == (MOVED, after)


def test_a_letter_added_to_the_last_word_belongs_to_the_coding() -> None:
    assert carried("Ik denk dat hij dat vaak doe.", "Ik denk dat hij dat vaak doet.", "dat hij dat vaak doe") == (
        MOVED,
        "dat hij dat vaak doet",
    )


@pytest.mark.parametrize("span", [Span(0, 0), Span(2, 2), Span(0, 4), Span(9, 12)])
def test_a_span_that_covers_no_words_of_the_old_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="covers no words of a text of 3 characters"):
        reanchor("aap", "noot", [span])


def test_an_empty_new_text_is_refused() -> None:
    with pytest.raises(ValueError, match="the new text is empty"):
        reanchor("aap", "", [])
