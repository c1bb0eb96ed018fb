"""What travels to the coding screen is the whole text, in order, and of the rest exactly what differs."""

import json

from builders import a_code, a_codebook, code_words, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebooks import Scale
from qualcode.coding_screen import code_rows, difference, item_rows, offer_rows, text_rows
from qualcode.memos import Memo
from qualcode.spans import Span
from qualcode.suggest.suggestions import Earlier, Offer, Parts, Reason, Suggestion, Verdict, Why
from qualcode.transcripts import Role, Transcript, Turn

TALK = interview("I: Hoe gaat het?", "R: Ik doe 🙂 weer mee.")


@given(st.lists(st.tuples(st.text("ab 🙂\n", max_size=6), st.text("cé ", max_size=5)), max_size=6))
def test_every_word_that_is_no_label_is_there_once_at_its_own_place(parts: list[tuple[str, str]]) -> None:
    text, turns = "", []
    for loose, said in parts:
        text += loose
        turns.append(Turn("R", Role.PARTICIPANT, Span(len(text), len(text) + len(said)), Span(len(text), len(text))))
        text += said
    transcript = Transcript("t", text, tuple(turns))
    rows = text_rows(transcript)
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    assert all(text[row[1] : row[1] + len(row[5])] == row[5] for row in rows)
    assert "".join("".join(row[5].split()) for row in rows) == "".join(text.split())


ROWS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.sampled_from("cms"), st.integers(0, 3)))


@given(ROWS, ROWS)
def test_what_differs_makes_one_state_of_the_other(before: dict[str, tuple[object, ...]], after: dict) -> None:
    put, gone = difference(before, after)
    made = {name: row for name, row in before.items() if name not in gone} | put
    assert made == after
    assert difference(after, after) == ({}, [])
    assert all(before.get(name) != row for name, row in put.items())


def test_codings_memos_and_suggestions_are_told_apart_and_fit_in_json() -> None:
    coding = code_words(TALK, "doe 🙂", "meedoen")
    memo = Memo("t1", coding.span, "Let op", "Noor", coding.quote)
    why = Why(("mee",), "Meedoen.", "definition", 0.4, ("niet mee",))
    reason = Reason(why, Parts(-2.0, 1.0, 0.5, 0.0, 0.1), (("doe", 0.5),), Earlier(coding, 0.7))
    offer = Offer(Suggestion("t1", coding.span, "meedoen", 0.5, "learned-1"), reason, Verdict.TOO_FEW)
    rows = item_rows([coding], [memo]) | offer_rows([offer], {"t1": "Gesprek 1"})
    kinds = {name: row[0] for name, row in rows.items()}
    start, end = coding.span.start, coding.span.end
    assert kinds == {coding.id: "c", memo.id: "m", f"s-{start}-{end}-meedoen": "s"}
    assert all(json.loads(json.dumps(row))[1:3] == [start, end] for row in rows.values())
    *_, said, negated, moved, near, source, earlier = json.loads(json.dumps(rows[f"s-{start}-{end}-meedoen"]))
    assert (said, negated, moved) == (["mee"], ["niet mee"], ["doe"])
    assert (near, source) == ("Meedoen.", "definition")
    assert earlier == ["doe 🙂", "Gesprek 1", "Noor"]


def test_a_scale_shows_its_whole_numbers_or_its_ends() -> None:
    scales = {"a": Scale(1, 5), "b": Scale(0, 1), "c": Scale(0, 100), "d": Scale(0.5, 2)}
    book = a_codebook(*(a_code(key, scale=scale) for key, scale in scales.items()), a_code("e"))
    shown = {row["key"]: row["scale"] for row in code_rows([book])}
    assert shown == {"a": [1, 2, 3, 4, 5], "b": [0, 1], "c": [0, 100], "d": [0.5, 2], "e": None}
