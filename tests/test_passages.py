from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given
from hypothesis import strategies as st

from bench.suggestion_sets import ohd_writers, world_after_covid
from qualcode.codebooks import Family
from qualcode.codings import Rejection
from qualcode.spans import Span
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.passages import Passages, codes_in_use, judged, parts_of, passages_of, sentences_of

TALK = interview("I: Hoe gaat het?", "R: Goed. Ik fiets weer.", "I: Ver?", "R: Ja, naar zee.", participant="K1")
BOOK = a_codebook(
    a_code("rust"), a_code("sport"), a_code("fiets", parent="sport"), a_code("pijn", parent="sport", adverse=True)
)


def test_passages_are_the_sentences_of_who_is_interviewed_with_the_question_before_them() -> None:
    passages, places = passages_of([TALK])
    assert passages.texts == ("Goed.", "Ik fiets weer.", "Ja, naar zee.")
    assert passages.questions == ("Hoe gaat het?", "Hoe gaat het?", "Ver?")
    assert [span.of(TALK.text) for _, span in places] == list(passages.texts)
    assert set(passages.transcripts) == {"t1"}


def test_a_text_without_turns_has_no_passages() -> None:
    passages, places = passages_of([replace(TALK, turns=())])
    assert (len(passages), list(places)) == (0, [])
    assert judged(places, [BOOK], Judgements()).shape == (0, 4)


def test_the_interviewer_is_taken_when_asked_for_and_was_asked_what_they_said_before() -> None:
    passages, places = passages_of([TALK], interviewer=True)
    assert passages.texts == ("Hoe gaat het?", "Goed.", "Ik fiets weer.", "Ver?", "Ja, naar zee.")
    assert passages.questions == ("", "Hoe gaat het?", "Hoe gaat het?", "Hoe gaat het?", "Ver?")
    assert [span.of(TALK.text) for _, span in places] == list(passages.texts)


def test_the_next_transcript_begins_without_a_question() -> None:
    other = interview("R: Meteen.", "I: En?", "R: Zo.", id="t2")
    passages, _ = passages_of([TALK, other])
    assert passages.questions[-2:] == ("", "En?")
    assert passages.transcripts == ("t1",) * 3 + ("t2",) * 2


def test_passages_that_are_sentences_are_not_split_again_and_others_are() -> None:
    passages, _ = passages_of([TALK])
    assert passages.sentences
    assert sentences_of(passages) == [["Goed."], ["Ik fiets weer."], ["Ja, naar zee."]]
    whole = Passages(("Goed. Ik fiets weer. …", "…"), ("t1", "t1"), ("", ""))
    assert sentences_of(whole) == [["Goed.", "Ik fiets weer."], ["…"]]


@given(st.lists(st.text(alphabet="ab .?!…'”)\n ", min_size=1, max_size=30), min_size=1, max_size=4))
def test_a_sentence_is_one_sentence_when_it_stands_alone(lines: list[str]) -> None:
    passages, _ = passages_of([interview(*(f"R: a{' '.join(line.split())}" for line in lines))])
    assert sentences_of(replace(passages, sentences=False)) == sentences_of(passages)


def truth(
    *codings: tuple[str, str], read: bool = False, rejected: tuple[tuple[str, str], ...] = ()
) -> list[list[object]]:
    _, places = passages_of([TALK])
    judgements = Judgements(
        [code_words(TALK, words, code) for words, code in codings],
        [Rejection("t1", code_words(TALK, words, code).span, code, "Noor", "x") for words, code in rejected],
        {"t1": frozenset({"Noor"})} if read else {},
    )
    found = judged(places, [BOOK], judgements)
    return [[None if np.isnan(value) else int(value) for value in row] for row in found]


NOBODY = [None] * 4


def test_what_nobody_read_is_unknown_and_what_was_read_is_not() -> None:
    assert truth() == [NOBODY] * 3
    assert truth(read=True) == [[0] * 4] * 3


def test_who_coded_a_passage_has_read_up_to_it_and_the_rest_stays_unknown() -> None:
    assert truth(("Ik fiets weer.", "rust")) == [[0] * 4, [1, 0, 0, 0], NOBODY]


def test_who_accepts_a_suggestion_has_judged_that_code_only() -> None:
    coding = replace(code_words(TALK, "Ik fiets weer.", "rust"), origin="suggestion:learned-1:0.400")
    found = judged(passages_of([TALK])[1], [BOOK], Judgements([coding]))
    assert np.isnan(found).sum() == found.size - 1
    assert found[1, 0] == 1


def test_a_sub_theme_counts_for_its_parent_unless_it_is_adverse() -> None:
    assert truth(("Ik fiets weer.", "fiets"), ("Goed.", "pijn"), read=True)[:2] == [[0, 0, 0, 1], [0, 1, 1, 0]]


def test_a_rejected_code_is_not_there_unless_it_was_given_after_all() -> None:
    assert truth(rejected=(("Goed.", "rust"),)) == [[0, None, None, None], NOBODY, NOBODY]
    assert truth(("Goed.", "rust"), rejected=(("Goed.", "rust"),))[0][0] == 1


def test_a_coding_counts_where_it_covers_half_a_passage_or_lies_half_in_it() -> None:
    assert truth(("fiets", "rust"))[1][0] == 1
    assert truth(("Goed. Ik", "rust")) == [[1, 0, 0, 0], NOBODY, NOBODY]


def test_codes_that_are_retired_or_unknown_have_no_column() -> None:
    book = a_codebook(a_code("oud", retired=True), a_code("nieuw"), families=[Family("main", "Main", exclusive=True)])
    assert [(code.key, code.exclusive) for code in codes_in_use([book])] == [("nieuw", True)]
    _, places = passages_of([TALK])
    found = judged(places, [book], Judgements([code_words(TALK, "Goed.", "oud")]))
    assert (found.shape, np.nansum(found)) == ((3, 1), 0)


def test_each_part_holds_whole_transcripts_and_there_are_at_most_so_many() -> None:
    owners = [f"t{number // 3}" for number in range(90)]
    parts = parts_of(owners)
    assert len(set(parts.tolist())) == 10
    assert all(len({int(p) for p, o in zip(parts, owners, strict=True) if o == owner}) == 1 for owner in owners)


def test_half_open_places_never_reach_over_their_transcript() -> None:
    assert all(span.end <= len(TALK.text) and isinstance(span, Span) for _, span in passages_of([TALK])[1])


# ── the development sets ──


def test_the_writers_are_1115_utterances_with_13_codes(reference: Callable[[str], Path]) -> None:
    found = ohd_writers(reference("suggestion/ohd_writers")).judged
    assert found.truth.shape == (1115, 13)
    assert len(set(found.passages.transcripts)) == 5 == len(set(found.parts.tolist()))
    assert not np.isnan(found.truth).any()
    assert found.passages.texts[10] != found.passages.questions[10]


def test_a_theme_is_unknown_in_an_answer_that_its_codebook_quotes(reference: Callable[[str], Path]) -> None:
    found = world_after_covid(reference("suggestion/world_after_covid")).judged
    keys = [code.key for code in codes_in_use(found.books)]
    quoted = [row for row, text in enumerate(found.passages.texts) if "the air is cleaner" in text]
    assert quoted
    assert np.isnan(found.truth[quoted, keys.index("nature")]).all()
    assert np.nansum(found.truth[:, keys.index("nature")]) > 0
    assert "interest_in_science" in keys


@pytest.mark.parametrize("name", ["ohd_writers", "world_after_covid"])
def test_every_code_of_a_set_has_a_definition(reference: Callable[[str], Path], name: str) -> None:
    read = {"ohd_writers": ohd_writers, "world_after_covid": world_after_covid}[name]
    (book,) = read(reference(f"suggestion/{name}")).judged.books
    assert all(len(code.definition.split()) >= 1 for code in book.codes)
