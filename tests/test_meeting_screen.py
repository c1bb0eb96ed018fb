"""What the page of the meeting shows."""

from dataclasses import replace

from builders import code_words, interview

from qualcode.changes import Kind, added
from qualcode.codings import CONSENSUS, Coding
from qualcode.disagreements import disagreements
from qualcode.meeting_screen import beside, borders, card, cut_off, in_turn
from qualcode.projects.meetings import Meeting, meeting
from qualcode.projects.project import Project
from qualcode.projects.settling import decide
from qualcode.projects.team import finish
from qualcode.rulings import neither
from qualcode.screens import looks
from qualcode.transcripts import Imported
from qualcode.ui.meeting_html import decided_html, preview_html, sides_html

TALK = interview(
    "I: Hoe gaat het?",
    "R: Ik doe weer mee. " + "Elke dag sta ik op tijd op. " * 20 + "Dat is fijn.",
    "I: En thuis?",
    "R: Thuis is het <b>rustig</b> nu.",
)
CODED = [
    code_words(TALK, "Ik doe weer mee", "meedoen", "Noor"),
    code_words(TALK, "weer mee", "meedoen", "Bram"),
    code_words(TALK, "Ik doe weer mee", "rust", "Noor"),
    code_words(TALK, "Ik doe weer mee.", "rust", "Bram"),
    code_words(TALK, "En thuis?\nR: Thuis is het <b>rustig</b> nu", "herstel", "Bram"),
]


def held(project: Project) -> Meeting:
    project.commit(Kind.IMPORT, added([Imported(TALK), *CODED]))
    for name in ("Noor", "Bram"):
        finish(project.seen_by(name), ["t1"])
    return meeting(project, ["Noor", "Bram"])


def test_one_goes_through_what_is_open_by_place_or_size_or_code_round_and_round(file_project: Project) -> None:
    found = held(file_project)
    first, last = found.found
    assert in_turn(found) == [first, last]
    assert in_turn(found, largest_first=True) == [last, first]
    assert in_turn(found, code="herstel") == [last]
    decide(file_project, first, neither(first))
    later = meeting(file_project, ["Noor", "Bram"])
    assert (in_turn(later), in_turn(later, only_open=False)) == ([last], [first, last])
    assert (beside([first, last], first.id, 1), beside([first, last], first.id, -1)) == (last.id, last.id)
    assert (beside([last], last.id, 1), beside([last], first.id, 1)) == ("", "")


def test_each_coder_is_shown_the_turn_with_their_own_codings_and_what_all_share_apart(file_project: Project) -> None:
    first = held(file_project).found[0]
    seen = card(TALK, first, CODED)
    assert [(side.coder, [c.code for c in side.codings]) for side in seen.sides] == [
        ("Bram", ["meedoen"]),
        ("Noor", ["meedoen"]),
    ]
    assert (seen.question, seen.turn, seen.shared, seen.decided) == ("Hoe gaat het?", 2, ("rust",), ())
    (passage,) = seen.sides[0].passages
    assert cut_off(passage) == (False, True)
    assert [words for words, run in passage.pieces if run.codings] == ["weer mee"]
    assert "".join(words for words, _ in passage.pieces).startswith("Ik doe weer mee. Elke dag")


def test_a_passage_over_turns_is_shown_in_all_of_them(file_project: Project) -> None:
    last = held(file_project).found[1]
    seen = card(TALK, last, CODED)
    assert [passage.number for passage in seen.sides[0].passages] == [3, 4]
    assert [[c.code for c in side.codings] for side in seen.sides] == [["herstel"], []]
    assert seen.question == ""  # it is the question itself


def test_borders_stand_between_words(file_project: Project) -> None:
    first = held(file_project).found[0]
    seen = card(TALK, first, CODED)
    words = [word.of(TALK.text) for word in seen.words]
    low, high = borders(seen, [CODED[1].span])
    assert (words[low], words[high]) == ("weer", "mee.")
    assert borders(seen, []) == (0, len(words) - 1)


def test_what_was_decided_is_among_it_also_with_another_code() -> None:
    done = {"t1": frozenset({"Noor", "Bram"})}
    first = disagreements([TALK], CODED, coders=["Noor", "Bram"], finished=done)[0]
    mine = replace(CODED[0], coder=CONSENSUS, code="herstel", origin=f"settled:{first.id}")
    assert card(TALK, first, [*CODED, mine]).decided == (mine,)
    assert card(TALK, first, [*CODED, replace(mine, origin="agreed")]).decided == ()


def test_markup_in_words_and_names_is_shown_and_never_run() -> None:
    wild = [replace(coding, coder=f"<i>{coding.coder}</i>", memo="<u>x</u>") for coding in CODED]
    done = {"t1": frozenset(coding.coder for coding in wild)}
    for one in disagreements([TALK], wild, coders=sorted(done["t1"]), finished=done):
        drawn = sides_html(card(TALK, one, wild).sides, looks([]), "nl")
        assert "&lt;i&gt;" in drawn
        assert not any(mark in drawn for mark in ("<i>", "<u>", "<b>"))
    held_here: Coding = replace(wild[-1], coder=CONSENSUS)
    assert "<b>" not in decided_html([held_here], looks([]), "nl") + preview_html(["<b>", "x"], (0, 0), "#fff")
