"""From a document to interviews: several in one file, numbers that say who speaks, and what stands beside the text."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_conventions import Words, bold, doc, lines

from qualcode.catalogue import keys
from qualcode.formats.choices import Choices
from qualcode.formats.document import Block, Comment, Document, Highlight
from qualcode.formats.interviews import Interview, interviews_of
from qualcode.formats.turns.edits import part_of, with_numbers
from qualcode.formats.turns.labels import speakers_of
from qualcode.formats.turns.several import several
from qualcode.spans import Span
from qualcode.transcripts import Note, Transcript

SPLIT = Choices(split=True)


def one(document: Document, choices: Choices | None = None) -> Interview:
    (interview,) = interviews_of(document, choices or Choices())
    return interview


def notes(interview: Interview) -> dict[str, str]:
    return {note.kind: note.message for note in interview.imported.notes}


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.span.of(transcript.text)) for turn in transcript.turns]


def words_of(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def comment(key: str, document: Document, words: str) -> Comment:
    start = document.text.index(words)
    return Comment(key, "Noor", "code", Span(start, start + len(words)))


# ── title, participant, wave ──


def test_the_title_is_the_documents_unless_another_is_chosen() -> None:
    talk = lines("I: Hoe?\nR: Goed.")
    assert one(replace(talk, title="Gesprek 1")).imported.transcript.title == "Gesprek 1"
    assert one(replace(talk, title="Gesprek 1"), Choices(title="Samira")).imported.transcript.title == "Samira"
    assert one(replace(talk, title="Gesprek 1"), Choices(title="")).imported.transcript.name == "gesprek"


def test_participant_and_wave_are_as_chosen() -> None:
    transcript = one(lines("I: Hoe?\nR: Goed."), Choices(participant="P7", wave="T1")).imported.transcript
    assert (transcript.participant, transcript.wave) == ("P7", "T1")


# ── text beside the flow ──

BESIDE = (("footnotes", "Zij lacht."), ("header", "Verslag"), ("footnotes", "Hij ook."), ("header", "Verslag"))


def test_what_stands_beside_the_text_is_announced() -> None:
    word = one(replace(lines("I: Hoe?\nR: Goed."), beside=BESIDE))
    assert notes(word)["footnotes"].endswith("2. Zij lacht. | Hij ook.")
    assert word.imported.transcript.text == "I: Hoe?\nR: Goed."


def test_kinds_that_were_chosen_come_after_the_text_each_under_its_name_and_belong_to_nobody() -> None:
    word = one(replace(lines("I: Hoe?\nR: Goed."), beside=BESIDE), Choices(append=frozenset({"footnotes"})))
    assert word.imported.transcript.text == "I: Hoe?\nR: Goed.\n\n[Voetnoten]\nZij lacht.\nHij ook."
    assert said(word.imported.transcript) == [("I", "Hoe?"), ("R", "Goed.")]
    assert "footnotes" not in notes(word)
    assert "unattributed" not in notes(word)
    assert "header" in notes(word)


def test_what_is_appended_has_no_labels_and_a_title_stays_unattributed() -> None:
    document = replace(lines("Verslag\nI: Hoe?\nR: Goed."), beside=(("endnotes", "I: Nee.\u0301\r\nR: Ja."),))
    word = one(document, Choices(append=frozenset({"endnotes", "footer"})))
    assert said(word.imported.transcript) == [("I", "Hoe?"), ("R", "Goed.")]
    assert notes(word)["unattributed"].endswith("1. The first: 'Verslag'")


def test_every_kind_that_can_be_announced_has_a_name_to_be_appended_under() -> None:
    kinds = {"text boxes", "footnotes", "endnotes", "header", "footer", "link addresses", "html comments"}
    assert {f"beside.{kind}" for kind in kinds | {"caption notes"}} <= keys()


def test_the_last_time_mark_of_all_is_not_counted_as_words_of_nobody() -> None:
    word = one(lines("I: Wie geht es? #00:00:05-1#\nR: Gut. #00:00:09-4#"))
    assert said(word.imported.transcript) == [("I", "Wie geht es?"), ("R", "Gut.")]
    assert "unattributed" not in notes(word)


# ── numbers that only the program writes ──


def numbered(*paragraphs: tuple[str, str], **more: Any) -> Document:
    document = doc(*((words, {"number": number, "level": 0}) if number else words for number, words in paragraphs))
    return replace(document, notes=(Note("numbering", {"n": 3}),), **more)


@pytest.mark.parametrize(("first", "second"), [("I:", "R:"), ("Interviewer:", "Respondent:"), ("I –", "R –")])
def test_marks_of_a_list_that_say_who_speaks_are_kept_in_the_text(first: str, second: str) -> None:
    talk = numbered((first, "Hoe gaat het?"), (second, "Goed."), (first, "En?"), (second, "Ja."))
    word = one(talk)
    assert word.imported.transcript.text.startswith(f"{first} Hoe gaat het?\n{second} Goed.")
    assert said(word.imported.transcript)[:2] == [(first.strip(" :–"), "Hoe gaat het?"), (second.strip(" :–"), "Goed.")]
    assert "numbering" not in notes(word)


@pytest.mark.parametrize("mark", ["1.", "Vraag 1.", "Vraag 1:", "1)"])
def test_numbers_that_tell_questions_from_answers_are_kept_in_the_text(mark: str) -> None:
    pairs = [("Hoe gaat het?", "Goed."), ("En thuis?", "Ook goed."), ("Wat nog?", "Niets.")]
    talk = numbered(*(one for q, a in pairs for one in ((mark, q), ("", a))))
    word = one(talk)
    assert said(word.imported.transcript)[0] == ("Interviewer", f"{mark} Hoe gaat het?")
    assert said(word.imported.transcript)[1] == ("Deelnemer", "Goed.")
    assert "numbering" not in notes(word)


def test_numbers_that_say_nothing_of_speakers_are_left_out_and_that_is_said() -> None:
    for talk in (
        numbered(("1.", "I: Hoe?"), ("2.", "R: Goed."), ("3.", "I: En?"), ("4.", "R: Ja.")),
        numbered(("1.", "Wonen"), ("2.", "Werk"), ("•", "Geld")),
    ):
        word = one(talk)
        assert word.imported.transcript.text == talk.text
        assert "numbering" in notes(word)


MARKS = st.sampled_from(["", "", "1.", "I:", "e\u0301)", "Vraag 1."])
LINES = st.lists(st.tuples(MARKS, st.text("ab é?", min_size=1, max_size=6)), min_size=1, max_size=6)


@st.composite
def commented(draw: st.DrawFn) -> Document:
    """Return a document with numbers, comments and colours, at points too."""
    document = numbered(*draw(LINES))
    places = st.integers(0, len(document.text))
    spans = draw(st.lists(st.builds(lambda a, b: Span(min(a, b), max(a, b)), places, places), max_size=5))
    comments = tuple(Comment(str(key), "Noor", "code", span) for key, span in enumerate(spans))
    lights = tuple(Highlight("yellow", span) for span in spans if span)
    blocks = tuple(replace(block, bold=draw(st.integers(0, len(block.span)))) for block in document.blocks)
    return replace(document, comments=(*comments, Comment("x", "Noor", "code", None)), highlights=lights, blocks=blocks)


@given(commented())
def test_with_its_numbers_a_text_is_the_same_but_for_them_and_everything_covers_the_same_words(
    document: Document,
) -> None:
    kept = with_numbers(document)
    pieces = [f"{block.number} " for block in document.blocks if block.number]
    assert len(kept.text) >= len(document.text) + sum(len(piece) - piece.count("\u0301") for piece in pieces)
    for before, after in zip(document.blocks, kept.blocks, strict=True):
        assert after.span.of(kept.text).endswith(before.span.of(document.text))
        assert bool(before.bold) == bool(after.bold)
        assert not after.number
    for before, after in zip(document.comments, kept.comments, strict=True):
        assert (before.span is None) == (after.span is None)
        inner = words_of(document.text, before.span) or ""
        if "\n" not in inner:
            assert (words_of(kept.text, after.span) or "") == inner
        else:  # over several paragraphs the numbers between are covered along
            outer = words_of(kept.text, after.span) or ""
            assert (outer[:1], outer[-1:]) == (inner[:1], inner[-1:])
    assert len(kept.highlights) == len(document.highlights)
    assert all(light.span for light in kept.highlights)


# ── several interviews in one file ──


def talk(*labels: str) -> list[Words]:
    first, second = labels
    return [f"{first}: Hoe gaat het?", f"{second}: Goed.", f"{first}: En thuis?", f"{second}: Ook.", ""]


TITLES = [
    ("Interview 1", "Interview 2"),
    ("Interview 1: Samira", "Interview 2: Henk"),
    ("Interview met Samira", "Interview met Henk"),
    ("INTERVIEW 1 (T0)", "INTERVIEW 2 (T1)"),
    ("Gesprek 3", "Gesprek 4"),
    ("Respondent 4", "Respondent 7"),
    ("Deelnemer A", "Deelnemer B"),
    ("Transcript A", "Transcript B"),
    ("Interview", "Interview"),
    ("Befragte 1", "Befragte 2"),
    ("Gespräch mit Anna", "Gespräch mit Piet"),
    ("04-May-2023 - 14:05 - 50m39s - Pseudonym", "14-Apr-2023 - 13:17 - 1h12m45s - Pseudonym"),
    ("Samira, 3 mei 2023", "Henk, 12 mei 2023"),
]


def file_of(first: str, second: str) -> Document:
    return doc("Deelstudie 1", "", first, *talk("I", "R"), second, "Opgenomen in Nijmegen", *talk("I", "R"))


@pytest.mark.parametrize(("first", "second"), TITLES)
def test_several_interviews_in_one_file_are_found_and_named(first: str, second: str) -> None:
    document = file_of(first, second)
    found = several(document, speakers_of(document).turns)
    assert [beginning.title for beginning in found] == [first, second]
    assert document.text[found[1].start :].startswith(second)
    word = one(document)
    assert f"2 interviews: '{first}'" in notes(word)["several interviews"]
    assert ("R", "Ook.") in said(word.imported.transcript)  # the title of the next is no word of R


@pytest.mark.parametrize(("first", "second"), TITLES)
def test_several_interviews_become_several_transcripts(first: str, second: str) -> None:
    document = file_of(first, second)
    document = replace(document, beside=BESIDE, comments=(comment("1", document, "Goed."),))
    parts = interviews_of(document, SPLIT)
    transcripts = [part.imported.transcript for part in parts]
    assert [(t.id, t.title, t.source) for t in transcripts] == [
        ("gesprek-1", first, "gesprek.docx"),
        ("gesprek-2", second, "gesprek.docx"),
    ]
    assert "".join(t.text for t in transcripts) == document.text
    assert [said(t) for t in transcripts] == [
        [("I", "Hoe gaat het?"), ("R", "Goed."), ("I", "En thuis?"), ("R", "Ook.")]
    ] * 2
    assert "several interviews" not in notes(parts[0])
    assert "I (2 turns" in notes(parts[1])["speakers"]
    assert ["footnotes" in notes(part) for part in parts] == [True, False]
    assert [len(part.comments) for part in parts] == [1, 0]


def test_an_interview_without_a_title_before_the_first_that_has_one_is_one_too() -> None:
    document = doc(*talk("I", "R"), "Interview 2", *talk("I", "R"), "Interview 3", *talk("I", "R"))
    assert [t.imported.transcript.title for t in interviews_of(document, SPLIT)] == ["", "Interview 2", "Interview 3"]


@pytest.mark.parametrize("document", [
    doc("Interview 1", *talk("I", "R")),
    doc(*(p for number in (1, 2, 3, 1, 2, 3) for p in (f"Deelnemer {number}: Ja.", "Moderator: En?"))),
    doc(*(p for number in (1, 2, 3, 1, 2, 3) for p in (bold(f"Deelnemer {number}"), "Ja.", bold("Moderator"), "En?"))),
    doc("Focusgroep", "Thema 1", *talk("I", "R"), "Thema 2", *talk("I", "R"), "Thema 3", *talk("I", "R")),
    doc(*talk("I", "R"), "Interview 1 was leuk.", "Interview 2 ook.", *talk("I", "R")),
    doc("Interview 1", "Interview 2", *talk("I", "R")),
    doc(*talk("I", "R"), "In 2019 en in 2020.", *talk("I", "R"), "In 2021 en in 2022.", *talk("I", "R")),
    doc("Interview 1", "Het was goed.", "Interview 2", "Het ging wel."),
], ids=range(8))  # fmt: skip
def test_one_interview_is_not_several(document: Document) -> None:
    assert several(document, speakers_of(document).turns) == []
    assert len(interviews_of(document, SPLIT)) == 1


def test_each_interview_has_its_own_labels_of_the_file_itself() -> None:
    document = doc(*(p for number in (1, 2) for p in (f"Interview {number}", *talk("Anna", "Piet"))))
    parts = interviews_of(document, replace(SPLIT, speakers={"Piet": "P"}, participant="P1"))
    assert [[turn.speaker for turn in part.imported.transcript.turns] for part in parts] == [["Anna", "P"] * 2] * 2
    assert {part.imported.transcript.participant for part in parts} == {"P1"}


@given(commented(), st.lists(st.integers(0, 40), max_size=3))
def test_the_parts_of_a_document_are_the_whole_and_nothing_is_lost(document: Document, cuts: list[int]) -> None:
    size = len(document.text)
    edges = [0, *sorted({cut for cut in cuts if 0 < cut < size}), size]
    parts = [part_of(document, Span(start, end)) for start, end in pairwise(edges)]
    assert "".join(part.text for part in parts) == document.text
    for kind in ("blocks", "highlights"):
        pieces = [value.span.of(part.text) for part in parts for value in getattr(part, kind)]
        assert "".join(pieces) == "".join(value.span.of(document.text) for value in getattr(document, kind)) or len(
            pieces
        ) > len(getattr(document, kind))
    for whole in document.comments:
        shares = [(part, c) for part in parts for c in part.comments if c.id == whole.id]
        assert shares
        assert "".join(words_of(part.text, share.span) or "" for part, share in shares) == (
            words_of(document.text, whole.span) or ""
        )
        assert whole.span or len(shares) == 1
    assert all(block.bold <= len(block.span) for part in parts for block in part.blocks)


def test_a_paragraph_that_is_cut_keeps_what_is_bold_of_it() -> None:
    document = Document("a.docx", "abcdef", (Block(Span(0, 6), bold=4, italic=2),))
    assert part_of(document, Span(3, 6)).blocks == (Block(Span(0, 3), bold=1, italic=0),)
