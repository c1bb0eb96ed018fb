"""The suggester as a whole: what it offers of interviews whose truth is known, and why."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given
from hypothesis import strategies as st
from made_up import book, embedder, study

from qualcode.codings import SUGGESTED, Coding, Rejection
from qualcode.projects.suggesting import still_open
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.reading import Reading, read
from qualcode.suggest.suggester import Suggester, codings_of_machine, runs
from qualcode.suggest.suggestions import Suggestion, Verdict
from qualcode.teams import MACHINE


@cache
def reading() -> Reading:
    found = read(study()[0], [book()], embedder())
    assert found
    return found


def judgements(codings: list[Coding] | None = None) -> Judgements:
    """What Noor judged of all interviews but the last one."""
    coded = study()[1] if codings is None else codings
    names = {talk.id for talk in study()[0][:-1]}
    return Judgements([c for c in coded if c.transcript in names], finished={n: frozenset({"Noor"}) for n in names})


@cache
def suggester() -> Suggester:
    return Suggester(reading(), judgements())


# ── passages ──


def test_what_would_have_been_coded_is_suggested_and_the_surest_are_right() -> None:
    truth = [c for c in study()[1] if c.transcript == "t5"]
    found = sorted(suggester().suggest("t5"), key=lambda one: -one.chance)
    assert all(any(one.code == c.code and one.span.overlaps(c.span) for one in found) for c in truth)
    for one in found[: len(truth) // 2]:
        assert any(one.code == c.code and one.span.overlaps(c.span) for c in truth)
    assert {trust.verdict for trust in suggester().trust.values()} == {Verdict.USABLE}


def test_passages_are_whole_sentences_of_one_turn_in_the_order_of_the_text() -> None:
    talk = interview(
        "R: Ja. Ik stap op de fiets. Met de fiets naar huis. Het was koud.", "R: Fietsen is fijn.", id="n1"
    )
    found = read([*study()[0], talk], [book()], embedder())
    assert found
    offered = Suggester(found, judgements()).suggest("n1")
    turns = [turn.span for turn in talk.turns]
    assert [one.span.start for one in offered] == sorted(one.span.start for one in offered)
    for one in offered:
        assert sum(turn.overlaps(one.span) for turn in turns) == 1
        assert one.span.of(talk.text)[-1] == "."
    (both,) = [one for one in offered if one.code == "fietsen" and one.span.overlaps(turns[0])]
    assert "Ik stap op de fiets. Met de fiets naar huis." in both.span.of(talk.text)


def test_only_speech_that_is_not_the_interviewers_is_suggested_for_unless_asked() -> None:
    talk = interview("I: Kook je soep in de keuken?", "R: Ik kook soep in de keuken.", id="n1")
    for asked in (False, True):
        found = read([*study()[0], talk], [book()], embedder(), interviewer=asked)
        assert found
        spans = {one.span for one in Suggester(found, judgements()).suggest("n1") if one.code == "koken"}
        assert spans == {turn.span for turn in talk.turns if asked or turn.codable}


CHANCES = st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.5, 0.9]), st.integers(0, 2)), max_size=20)


@given(CHANCES, st.sampled_from([0.2, 0.3, 0.6]), st.sampled_from([0.1, 0.2, 0.5]))
def test_runs_reach_as_far_as_they_can_and_hold_one_that_is_sure(
    rows: list[tuple[float, int]], seed: float, keep: float
) -> None:
    ordered = sorted(rows, key=lambda row: row[1])
    chances, turns = np.array([c for c, _ in ordered], dtype=float), np.array([t for _, t in ordered], dtype=int)
    least = min(seed, keep)
    found = runs(chances, turns, seed=seed, keep=keep)
    inside = {row for first, last in found for row in range(first, last + 1)}
    for first, last in found:
        assert chances[first : last + 1].min() >= least
        assert chances[first : last + 1].max() >= seed
        assert turns[first] == turns[last]
        for beside in (first - 1, last + 1):
            if 0 <= beside < len(chances):
                assert chances[beside] < least or turns[beside] != turns[first]
    assert {row for row in range(len(chances)) if chances[row] >= seed} <= inside


# ── learning ──


def test_a_passage_is_not_suggested_because_of_what_was_said_of_it() -> None:
    """What its chance is learned from is the same, whatever was made of its transcript."""
    codings = [replace(c, code="koken") if c.transcript == "t0" else c for c in study()[1]]
    row = int(reading().rows["t0"][0])
    one, other = (found.learned.model_of(row, 0) for found in (suggester(), Suggester(reading(), judgements(codings))))
    assert np.allclose(one.linear.weights, other.linear.weights)
    assert np.allclose(one.weight, other.weight)
    assert not np.allclose(one.linear.weights, suggester().learned.whole.linear.weights)


def test_the_same_judgements_give_the_same_suggestions() -> None:
    again = Suggester(reading(), judgements())
    assert [again.suggest(name) for name in reading().rows] == [suggester().suggest(name) for name in reading().rows]


def test_rejections_make_what_is_like_them_less_likely() -> None:
    known = judgements().without({"t3", "t4"})
    said = [text for text in reading().passages.texts if "fiets" in text]
    alike = [
        (name, span)
        for (name, span), text in zip(reading().places, reading().passages.texts, strict=True)
        if text in said
    ]
    rejected = [Rejection(name, span, "fietsen", "Noor", "x") for name, span in alike if name in ("t3", "t4")]
    without, with_them = (
        Suggester(reading(), Judgements(known.codings, all_, known.finished)) for all_ in ([], rejected)
    )
    rows = [n for n, place in enumerate(reading().places) if place in alike and place[0] == "t5"]
    column = [code.key for code in reading().codes].index("fietsen")
    assert rejected
    assert with_them.learned.chances[rows, column].mean() < without.learned.chances[rows, column].mean()


def test_what_was_only_accepted_and_rejected_teaches_and_measures_nothing() -> None:
    accepted = [replace(c, origin=f"{SUGGESTED}:learned-1:0.5") for c in judgements().codings]
    led = Suggester(reading(), Judgements(accepted))
    assert not led.learned.measured
    assert {trust.verdict for trust in led.trust.values()} == {Verdict.TOO_FEW}
    assert led.learned.whole.weight.min() > 0
    read_too = Suggester(reading(), Judgements([*judgements().codings, *accepted], finished=judgements().finished))
    assert [t.examples for t in read_too.trust.values()] == [t.examples for t in suggester().trust.values()]


@pytest.mark.parametrize("count", [0, 1])
def test_with_nothing_or_one_coding_the_codebook_speaks(count: int) -> None:
    first = Suggester(reading(), Judgements(study()[1][:count]))
    found = [one for name in reading().rows for one in first.suggest(name, doubtful=True)]
    assert found
    assert all(0 < one.chance < 1 for one in found)
    assert not first.offer(found[0]).measured
    assert {trust.verdict for trust in first.trust.values()} == {Verdict.TOO_FEW}


def test_where_every_passage_has_the_same_code_nothing_else_is_learned_and_nothing_breaks() -> None:
    everything = [code_words(talk, talk.turns[n].span.of(talk.text), "koken") for talk in study()[0][:1] for n in (1,)]
    codings = [
        replace(everything[0], transcript=name, span=span, quote="x", id=f"{n}")
        for n, (name, span) in enumerate(reading().places)
    ]
    alike = Suggester(reading(), Judgements(codings, finished={name: frozenset({"Noor"}) for name in reading().rows}))
    assert all(np.isfinite(one.chance) for name in reading().rows for one in alike.suggest(name))
    assert alike.trust["fietsen"].verdict is Verdict.TOO_FEW


def test_no_codes_no_speech_and_a_transcript_that_was_not_read_suggest_nothing() -> None:
    assert read(study()[0], [a_codebook()], embedder()) is None
    assert read(study()[0], [a_codebook(a_code("weg", retired=True))], embedder()) is None
    assert read([replace(study()[0][0], turns=())], [book()], embedder()) is None
    assert suggester().suggest("weg") == []


# ── why ──


def test_the_parts_of_a_reason_add_up_to_the_chance() -> None:
    for name in reading().rows:
        for one in suggester().suggest(name, doubtful=True):
            parts = suggester().offer(one).reason.parts
            logit = parts.usual + parts.codebook + parts.words + parts.around + parts.meaning
            assert one.chance == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-4)


def test_a_reason_names_words_that_stand_there_and_an_earlier_coding_elsewhere() -> None:
    for one in suggester().suggest("t5"):
        reason = suggester().offer(one).reason
        text = reading().transcripts["t5"].text
        assert all(word in one.span.of(text) for word in reason.codebook.words)
        assert reason.earlier
        assert reason.earlier.coding.code == one.code
        assert reason.earlier.coding.transcript != "t5"
    named = {word.lower() for one in suggester().suggest("t5") for word, _ in suggester().offer(one).reason.moved}
    assert named & {"fiets", "fietsen", "pan", "koken", "soep", "keuken"}


# ── more like this ──


def test_what_is_like_words_is_found_nearest_first_and_not_the_words_themselves() -> None:
    said = "Ik stap elke ochtend op de fiets naar het werk."
    found = reading().like(said, most=8)
    texts = [one.span.of(reading().transcripts[one.transcript].text) for one in found]
    assert said not in texts
    assert "fiets" in texts[0]
    nearness = [one.similarity for one in found]
    assert nearness == sorted(nearness, reverse=True)
    assert reading().like("", most=3) == reading().like(" … ", most=3) == []


def test_passages_like_a_quote_share_no_sentence_and_keep_to_their_turn() -> None:
    found = reading().like("Ik kook soep. In de keuken snijd ik uien.", most=500)
    for one in found:
        turns = [turn.span for turn in reading().transcripts[one.transcript].turns]
        assert sum(turn.overlaps(one.span) for turn in turns) == 1
        assert not any(
            one != other and one.transcript == other.transcript and one.span.overlaps(other.span) for other in found
        )


# ── the machine as a coder ──


def test_the_machine_codes_each_transcript_without_having_seen_what_was_made_of_it() -> None:
    found = codings_of_machine(reading(), judgements())
    assert {coding.coder for coding in found} == {MACHINE}
    assert {coding.transcript for coding in found} <= judgements().transcripts
    mine = [(c.span, c.code) for c in found if c.transcript == "t0"]
    flipped = [replace(c, code="koken") if c.transcript == "t0" else c for c in study()[1]]
    again = codings_of_machine(reading(), judgements(flipped))
    assert mine == [(c.span, c.code) for c in again if c.transcript == "t0"] != []


# ── exclusive families ──


def test_in_an_exclusive_family_one_code_is_suggested_for_a_sentence() -> None:
    either = read(study()[0], [book(exclusive=True)], embedder())
    assert either
    for doubtful in (False, True):
        found = Suggester(either, judgements()).suggest("t5", doubtful=doubtful)
        assert {one.code for one in found} == {"fietsen", "koken"}
        assert not any(one.span.overlaps(other.span) for one in found for other in found if one.code != other.code)


def test_in_an_exclusive_family_another_code_of_it_closes_a_suggestion() -> None:
    talk = study()[0][0]
    one = Suggestion("t0", talk.turns[1].span, "fietsen", 0.5, "learned-1")
    coded = code_words(talk, talk.turns[1].span.of(talk.text), "koken")
    for exclusive, left in ((True, []), (False, [one])):
        assert still_open([one], Judgements([coded]), [book(exclusive=exclusive)], coder="Noor") == left
