"""Who speaks where, for every way of writing a transcript that researchers have; from documents as values."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import read_bytes
from hypothesis import given
from hypothesis import strategies as st

from qualcode.formats.choices import Choices
from qualcode.formats.document import Block, Document, Label
from qualcode.formats.turns.aliases import is_typo
from qualcode.formats.turns.labels import speakers_of
from qualcode.spans import Span
from qualcode.transcripts import Role

I, R, C, O = Role.INTERVIEWER, Role.PARTICIPANT, Role.COACH, Role.OTHER  # noqa: E741
Words = str | tuple[str, dict[str, Any]] | list[list[str]]
"""A paragraph, a paragraph with what a `Block` says of it, or the rows of a table."""


def doc(*paragraphs: Words, **more: Any) -> Document:
    """Return a document of these paragraphs, joined by line feeds; cells of a row are joined by tabs."""
    text, blocks, tables = "", [], 0
    for paragraph in paragraphs:
        if isinstance(paragraph, list):
            for row, cells in enumerate(paragraph):
                for column, words in enumerate(cells):
                    if words:
                        start = len(text) + sum(len(cell) + 1 for cell in cells[:column])
                        blocks.append(Block(Span(start, start + len(words)), cell=(tables, row, column)))
                text += "\t".join(cells).rstrip("\t") + "\n"
            tables += 1
            continue
        words, looks = paragraph if isinstance(paragraph, tuple) else (paragraph, {})
        if words:
            blocks.append(Block(Span(len(text), len(text) + len(words)), **looks))
        text += words + "\n"
    return Document("gesprek.docx", text.removesuffix("\n"), tuple(blocks), **more)


def lines(words: str) -> Document:
    """Return a document with a paragraph for each line."""
    return doc(*words.strip("\n").split("\n"))


def said(document: Document, choices: Choices | None = None) -> list[tuple[str, str]]:
    turns = speakers_of(document, choices or Choices()).turns
    return [(turn.speaker, turn.span.of(document.text)) for turn in turns]


def who(document: Document, choices: Choices | None = None) -> list[str]:
    return [speaker for speaker, _ in said(document, choices)]


def roles(document: Document, choices: Choices | None = None) -> dict[str, Role]:
    return {turn.speaker: turn.role for turn in speakers_of(document, choices or Choices()).turns}


def times(document: Document) -> list[str | None]:
    return [turn.time for turn in speakers_of(document).turns]


def labels(document: Document) -> list[str]:
    return [turn.label.of(document.text) for turn in speakers_of(document).turns]


def notes(document: Document, choices: Choices | None = None) -> dict[str, str]:
    return {note.kind: note.message for note in speakers_of(document, choices or Choices()).notes}


TALK = lines("Interviewer: Hoe gaat het?\nS: Best goed.\nInterviewer: En thuis?\nS: Ook.")


# ── what the researcher chose ──


def test_a_speaker_may_get_another_name() -> None:
    assert who(TALK, Choices(speakers={"S": "Samira"})) == ["Interviewer", "Samira"] * 2


def test_labels_of_one_name_are_one_speaker() -> None:
    talk = lines("I: Hoe?\nSamira: Goed.\nI: En?\nmevrouw Aziz: Ook.\nI: Ja?\nSamira: Ja.\nI: Zo?\nmevrouw Aziz: Zo.")
    choices = Choices(speakers={"mevrouw Aziz": "Samira"})
    assert who(talk, choices) == ["I", "Samira"] * 4
    assert "Samira (4 turns" in notes(talk, choices)["speakers"]


def test_a_label_with_an_empty_name_is_plain_text_of_the_turn_before() -> None:
    talk = lines("I: Hoe?\nR: Goed.\nSamen: dat telt.\nI: En?\nR: Ja.\nSamen: dus.\nI: Ja.\nSamen: zo.\nR: Ja.")
    assert ("R", "Goed.\nSamen: dat telt.") in said(talk, Choices(speakers={"Samen": ""}))
    assert set(who(talk, Choices(speakers={"I": "", "R": "", "Samen": ""}))) == set()


@pytest.mark.parametrize("line", ["Hij zei dat het wel meeviel: nou ja.", "datum: toen.", "Wat zij vond: niets."])
def test_a_line_that_only_looked_like_a_label_becomes_one_by_its_name(line: str) -> None:
    talk = lines(f"I: Hoe?\nR: Goed.\n{line}\nI: En?")
    label, _, words = line.partition(": ")
    assert who(talk) == ["I", "R", "I"]
    assert said(talk, Choices(speakers={label: "Anna"}))[2] == ("Anna", words)


def test_a_chosen_role_is_the_role_of_the_speaker_after_renaming() -> None:
    choices = Choices(speakers={"S": "Samira"}, roles={"Samira": C})
    assert roles(TALK, choices) == {"Interviewer": I, "Samira": C}
    assert "Samira (2 turns, coach: as you chose)" in notes(TALK, choices)["speakers"]


def test_a_speaker_with_another_name_keeps_the_role_of_the_label() -> None:
    assert roles(TALK, Choices(speakers={"Interviewer": "Sanne"})) == {"Sanne": I, "S": R}
    legend = lines("A = interviewer, B = coach\nA: Hoe?\nB: Goed.")
    assert roles(legend, Choices(speakers={"A": "Sanne", "B": "Ilse"})) == {"Sanne": I, "Ilse": C}


def test_if_a_chosen_interviewer_is_there_nobody_else_is_guessed_to_be_one() -> None:
    talk = lines("Anna: Ja.\nPiet: Hoe?\nAnna: Nee.\nPiet: Wat?")
    assert roles(talk) == {"Anna": R, "Piet": I}
    assert roles(talk, Choices(roles={"Anna": I})) == {"Anna": I, "Piet": R}


def captions() -> Document:
    marks = (Label("Anna", 0, 6, "00:04"), Label("Piet", 11, 17, "00:09"), Label("Anna", 23, 29, "00:12"))
    return doc("Anna: Hoe?", "Piet: Goed.", "Anna: Ik zei: nou", "Nou: dat", labels=marks)


def test_where_the_file_itself_has_labels_none_are_looked_for_in_the_text() -> None:
    assert said(captions()) == [("Anna", "Hoe?"), ("Piet", "Goed."), ("Anna", "Ik zei: nou\nNou: dat")]
    assert times(captions()) == ["00:04", "00:09", "00:12"]
    assert roles(captions()) == {"Anna": I, "Piet": R}


def test_labels_of_the_file_itself_follow_the_choices() -> None:
    assert who(captions(), Choices(speakers={"Piet": "Pieter"})) == ["Anna", "Pieter", "Anna"]
    assert said(captions(), Choices(speakers={"Piet": ""}))[0] == ("Anna", "Hoe?\nPiet: Goed.")
    assert who(captions(), Choices(speakers={"Piet": "", "Anna": ""})) == []


# ── labels in three languages ──


@pytest.mark.parametrize(("first", "second", "role"), [
    ("Interviewer", "Geïnterviewde", R),
    ("Interviewer", "Coördinator", O),
    ("Interviewer 1", "R1", R),
    ("I", "Deelnemer 3", R),
    ("Interviewerin", "Befragte", R),
    ("Interviewerin", "Befragter", R),
    ("Forscherin", "Teilnehmer 2", R),
    ("Moderatorin", "Teilnehmerin", R),
    ("Interviewer", "Fachkraft", C),
    ("I", "B", R),
    ("Me", "Interviewee", R),
    ("Researcher 1", "Speaker 1", R),
    ("Onderzoeker", "Case manager", C),
    ("Onderzoeker", "case manager 2", C),
    ("Interviewer", "Wethouder", O),
    ("Interviewster", "Mevrouw de Vries", R),
    ("Q", "A", R),
])  # fmt: skip
@pytest.mark.parametrize("mark", [": ", ":\t", " : ", ":"])
def test_words_for_roles_are_labels_in_dutch_english_and_german(first: str, second: str, role: Role, mark: str) -> None:
    talk = lines(f"{first}{mark}Hoe?\n{second}{mark}Goed.\n{first}{mark}En nu?\n{second}{mark}Ook.")
    assert who(talk) == [first, second] * 2
    assert roles(talk) == {first: I, second: role}


@pytest.mark.parametrize("mark", [" – ", " — ", " - ", "\t", "\t\t"])
@pytest.mark.parametrize(("first", "second"), [("I", "C"), ("I", "R1"), ("Interviewer", "Respondent")])
def test_a_dash_or_a_tab_may_stand_for_the_colon(first: str, second: str, mark: str) -> None:
    talk = lines(f"{first}{mark}Hoe?\n{second}{mark}Goed.\n{first}{mark}En nu?\n{second}{mark}Ook.")
    assert said(talk) == [(first, "Hoe?"), (second, "Goed."), (first, "En nu?"), (second, "Ook.")]


def test_labels_are_one_speaker_whatever_their_blanks_and_capitals() -> None:
    talk = lines("I: Hoe?\nUCSB2: Ja.\nI: En?\nUCSB 2: Zo.\nI: Ja?\nUCSb2: Nou.\nI: En?\nUCSB2: Ja.\nUCSb6: Ik ook.")
    assert who(talk) == ["I", "UCSB2"] * 4 + ["UCSb6"]


@pytest.mark.parametrize("typo", ["Interviewr", "Interviewer", "Interviewwer", "Inetrviewer", "interviewr"])
def test_a_typo_of_a_label_is_the_same_speaker_and_a_note_says_so(typo: str) -> None:
    talk = lines("Interviewer: Hoe?\nSamira: Goed.\n" * 3 + f"{typo.replace('Interviewer', 'Interviewer')}: En?")
    assert who(talk)[-1] == "Interviewer"
    if typo != "Interviewer":
        assert f"'{typo}' → 'Interviewer'" in notes(talk)["one speaker twice"]


@pytest.mark.parametrize(("rare", "often"), [
    ("Deelnemer 2", "Deelnemer 1"), ("Anne", "Anna"), ("R2", "R1"), ("Speaker 11", "Speaker 1"), ("Marloes", "Mark"),
])  # fmt: skip
def test_another_number_or_a_short_name_is_no_typo(rare: str, often: str) -> None:
    talk = lines(f"Interviewer: Hoe?\n{often}: Goed.\n" * 4 + f"{rare}: Ik ook.\nInterviewer: Ja?\n{rare}: Ja.")
    assert rare in who(talk)
    assert "one speaker twice" not in notes(talk)


@given(st.text("abc1", min_size=1, max_size=6), st.integers(0, 5), st.sampled_from("abx"))
def test_one_letter_more_less_or_other_is_a_typo(word: str, place: int, letter: str) -> None:
    place = min(place, len(word))
    assert is_typo(word, word[:place] + letter + word[place:])
    assert is_typo(word[:place] + letter + word[place:], word)
    assert not is_typo(word, word)
    assert not is_typo(word, word + "2")


def test_a_name_in_parentheses_that_stands_there_once_is_no_other_speaker() -> None:
    talk = lines("Speaker 1 (Yu Liang):\tHello.\nSpeaker 2:\tHi.\nSpeaker 1:" + "\t" * 540 + "So?\nSpeaker 2: Yes.")
    assert said(talk)[2] == ("Speaker 1", "So?")
    assert set(who(talk)) == {"Speaker 1", "Speaker 2"}


# ── a full name first, initials later ──


@pytest.mark.parametrize("short", ["S", "SV", "SdV", "SDV"])
def test_initials_after_a_full_name_are_the_same_speaker(short: str) -> None:
    talk = lines(f"Sanne de Vries: Welkom.\nMourad Aziz: Dank.\n{short}: Hoe?\nM: Goed.\n{short}: En?\nM: Ook.")
    assert who(talk) == ["Sanne de Vries", "Mourad Aziz"] * 3
    assert f"'{short}' → 'Sanne de Vries'" in notes(talk)["one speaker twice"]


def test_a_full_name_once_and_a_first_name_further_on_are_one_speaker() -> None:
    talk = lines("Sanne Bos: Hoe?\nFatima el Idrissi (52): Ja.\nSanne: En?\nFatima: Nee.\nSanne: Zo?\nFatima: Dus.")
    assert who(talk) == ["Sanne", "Fatima"] * 3
    assert "'Fatima el Idrissi' → 'Fatima'" in notes(talk)["one speaker twice"]


def test_a_first_name_that_fits_two_full_names_is_nobody_elses() -> None:
    talk = lines("Anna Bos: Ja.\nAnna Smit: Nee.\nI: Hoe?\nAnna: Ja.\nI: En?\nAnna: Zo.")
    assert "one speaker twice" not in notes(talk)


def test_a_typo_of_a_word_for_a_role_is_known_however_seldom_the_word_stands() -> None:
    talk = lines("INTERVIEWER: Hoe?\nRespondent: Ja.\nInterviewer: En?\nRespondent: Nee.\nIntervieuwer: Zo.")
    assert who(talk) == ["Interviewer", "Respondent"] * 2 + ["Interviewer"]


def test_initials_that_fit_two_names_are_nobody_elses() -> None:
    talk = lines("Sanne: Welkom.\nSamira: Dank.\nS: Hoe?\nM: Goed.\nS: En?\nM: Ook.")
    assert {"S", "M"} <= set(who(talk))
    assert "one speaker twice" not in notes(talk)


def test_an_interviewer_i_who_speaks_with_ilse_is_not_ilse() -> None:
    talk = lines("Ilse: Hallo.\nI: Hoe?\nIlse: Goed.\nI: En?\nIlse: Ook.")
    assert who(talk) == ["Ilse", "I"] * 2 + ["Ilse"]
    assert roles(talk) == {"Ilse": R, "I": I}


# ── names of all kinds, beside two others ──


@pytest.mark.parametrize("name", [
    "Abd al-Rahman", "Fatima az-Zahra", "Mw. d'Hondt", "Mevr. v/d Berg", "mevr. v.d. Berg", "de heer El-Khatib",
    "Dr. S. van der Meer", "el Idrissi", "ten Have", "Bewoner flat 3", "Participant #4", "Respondent 1 + 2", "Meneer",
    "mantelzorger", "POH-GGZ", "mevrouw Bos", "MEVROUW BOS", "d'Hondt", "Van 't Hof",
])  # fmt: skip
def test_somebody_who_comes_back_beside_two_others_is_a_speaker(name: str) -> None:
    talk = lines(f"Sanne Bos: Hoe gaat het?\n{name}: Goed.\nBram: Ook goed.\n" * 3)
    assert who(talk) == ["Sanne Bos", name, "Bram"] * 3
    assert "maybe speakers" not in notes(talk)


@pytest.mark.parametrize(
    "form",
    ["[{}]: ", "<{}>: ", "*{}*: ", "**{}:** ", "**{}**: ", ">> {}: ", ">>{}: ", "[00:01] [{}]: ", "[{}] 00:01: "],
)
@pytest.mark.parametrize("names", [("Sanne", "Piet de Vries"), ("Interviewer", "Respondent")])
def test_a_label_may_stand_in_brackets_or_stars(form: str, names: tuple[str, str]) -> None:
    talk = lines("".join(form.format(name) + "Zo is het.\n" for name in names * 2))
    assert said(talk) == [(name, "Zo is het.") for name in names * 2]
    assert set(times(talk)) == ({"00:01"} if "00" in form else {None})


@pytest.mark.parametrize("form", [
    "[{}] ", "<{}> ", "{} | ", "{}|\t", "00:01\t{}\t", "{} [00:00:01] ", "{} (0:01) ", "{} · 00:01\n", "{}： ", "{}："
])  # fmt: skip
def test_other_marks_may_part_a_name_from_speech(form: str) -> None:
    turns = [
        ("Sanne", "Hoe gaat het?"),
        ("Piet de Vries", "Goed. Ik zei: kom."),
        ("Sanne", "En?"),
        ("Piet de Vries", "Ja."),
    ]
    talk = lines("\n".join(form.format(name) + words for name, words in turns))
    assert said(talk) == turns
    if "01" in form:
        assert None not in times(talk)


def test_numbers_before_a_colon_are_speakers_by_turns() -> None:
    assert said(lines("1: Hoe?\n2: Goed.\n1: En?\n2: Ja."))[:2] == [("1", "Hoe?"), ("2", "Goed.")]
    assert who(lines("1: Wonen\n2: Werk\n3: Geld\n4: Zorg")) == []


def test_remarks_in_brackets_are_no_labels() -> None:
    talk = lines(
        "I: Hoe?\n[lacht] Ja?\nR: Goed.\n[Stilte] Nou.\n[Noot: weg]\n[Stilte] Ja.\nI: En?\n*lacht* Zo.\nR: Ja."
    )
    assert who(talk) == ["I", "R", "I", "R"]


# ── those who are not believed are named ──


def test_who_is_not_believed_is_named_in_a_note_that_says_how_to_make_a_speaker() -> None:
    talk = lines(
        "Moderator: Hoe?\nAnna: Goed.\nBert: Ook.\nStem uit de zaal: Nee!\nModerator: En?\nAnna: Ja.\nBert: Dus.\n"
        "Carla: Ik zeg een ding.\nStem uit de zaal: Hoera!\nModerator: Ja?\nAnna: Zo."
    )
    assert set(who(talk)) == {"Moderator", "Anna", "Bert"}
    assert notes(talk)["maybe speakers"] == (
        "These may be labels too: 'Stem uit de zaal:' (2×); 'Carla:' (1×). Their words are now taken as words of "
        "whoever spoke before. If they are speakers, make them so: --speaker 'Stem uit de zaal=Stem uit de zaal', or "
        "on the page Import under ‘Also a speaker’."
    )
    choices = Choices(speakers={"Carla": "Carla", "Stem uit de zaal": ""})
    assert "Carla" in who(talk, choices)
    assert "maybe speakers" not in notes(talk, choices)


@pytest.mark.parametrize(
    "line", ["Datum: 3 mei", "Conclusie: mis", "Hij zei: kom", "Ja hoor: zo", "Thuis: daar is het fijn", "Nou ja: zo"]
)
def test_obvious_words_are_not_named_as_speakers(line: str) -> None:
    talk = lines(f"I: Hoe is het thuis?\nR: Goed.\n{line}\nI: En?\nR: Ja.\nI: Zo?\nR: Nee.")
    assert "maybe speakers" not in notes(talk)


def test_at_most_eight_that_may_be_speakers_are_named() -> None:
    names = "Anna Bert Carla Dirk Els Frits Gerda Henk Ineke".split()
    talk = lines("I: Hoe?\nR: Goed.\n" + "".join(f"{name}: Ja.\n" for name in names) + "I: En?\nR: Ja.")
    assert "'Henk:' (1×); … (9). Their" in notes(talk)["maybe speakers"]


# ── words within one turn ──

WITHIN = [
    "Inkomen: 1200\nHuur: 800\nInkomen: te weinig\nHuur: te veel", "Maandag: werken\nDinsdag: vrij\nMaandag: werken",
    "Fase A: intake\nFase B: traject\nFase A: weer\nFase B: weer", "De Brug: dicht\nDe Schakel: ook\nDe Brug: weg",
    "WMO: wacht\nGGZ: wacht\nWMO: nee\nGGZ: nee", "Gemeente: dicht\nGemeente: open", "12:30 Piet: kom\n12:32 Piet: nee",
    "Moeder: doe normaal", "Moeder: ga\nVader: nee\nMoeder: ga", "Cliënt: ook niet",
]  # fmt: skip
ASKED = [("Interviewer", "Respondent"), ("Sanne", "Yusuf"), ("Interviewer", "Yusuf")]


@pytest.mark.parametrize(
    ("words", "names"),
    [*((words, names) for words in WITHIN for names in ASKED), ("I: voor ijs", ASKED[0]), ("I: voor ijs", ASKED[2])],
)
def test_words_with_a_colon_within_one_turn_are_no_speakers(words: str, names: tuple[str, str]) -> None:
    first, second = names
    talk = lines(f"{first}: Hoe?\n{second}: Zo.\n{words}\nEn dus.\n" + f"{first}: En?\n{second}: Ja.\n" * 2)
    assert said(talk)[1] == (second, f"Zo.\n{words}\nEn dus.")
    assert set(who(talk)) == set(names)


@pytest.mark.parametrize(("talk", "who_too"), [
    ("Moderator: Hoe?\nDeelnemer 1: Ja.\nDeelnemer 2: Nee.\nModerator: En?\nDeelnemer 1: Zo.", "Deelnemer 2"),
    ("I: Hoe?\nR: Goed.\nPartner: Nou.\nR: Ja.\nI: En?\nR: Zo.", "Partner"),
    ("I: Hoe?\nR: Goed.\nI: En u?\nPartner: Nou.\nR: Ja.\nI: En?\nR: Zo.", "Partner"),
    ("I: Hoe?\nR: Goed.\nSamira (moeder): Nou.\nI: En?\nR: Zo.", "Samira"),
    ("A: Hoe?\nB: Ja.\nC: Nee.\nC: Ja.\nA: En?\nB: Zo.", "C"),
    ("0:01 Sanne: Hoe?\n0:02 Piet: Ja.\n0:03 Bo: Nee.\n0:04 Sanne: En?\n0:05 Piet: Zo.\n0:06 Sanne: Ja.", "Bo"),
    ("Sanne: Ja?\nPiet: Zo.\nSanne: En?\nPiet: Nee.\nBram: Hoi?\nKees: Dag.\nBram: Zo?\nKees: Ja.", "Kees"),
])  # fmt: skip
def test_who_takes_part_is_a_speaker_though_within_one_turn_of_others(talk: str, who_too: str) -> None:
    assert who_too in who(lines(talk))


def test_a_numbered_item_in_speech_is_no_label() -> None:
    items = "Drie dingen: 1. Geld: nooit genoeg. 2. Werk: te weinig. 3. Geld: weer. 4. Werk: niet."
    assert set(who(lines(f"I: Wat?\nR: {items}\nI: En?\nR: Ja."))) == {"I", "R"}


# ── very short texts ──


@pytest.mark.parametrize(("talk", "names"), [
    ("Interviewer: Hoe gaat het?\nMevrouw de Wit: Goed.", ["Interviewer", "Mevrouw de Wit"]),
    ("Sanne: Hoe gaat het?\nPiet: Goed, maar moe.", ["Sanne", "Piet"]),
    ("I: Hoe?\nPiet: Goed.\nI: En?", ["I", "Piet", "I"]),
    ("[Sanne] 10:01:02\nHoe?\n[Piet] 10:01:09\nGoed.\n[Sanne] 10:01:12\nEn?", ["Sanne", "Piet", "Sanne"]),
    ("Wonen: goed.\nWerk: ook.", []),
    ("Sanne: Hoe?\nen zo\nPiet: Goed.", []),
    ("Sanne: Hoe?\nSanne: En?\nPiet: Goed.", ["Sanne", "Sanne"]),
])  # fmt: skip
def test_in_a_very_short_text_names_that_alternate_are_speakers(talk: str, names: list[str]) -> None:
    assert who(lines(talk)) == names


# ── bold and headings ──


def bold(words: str, size: int | None = None) -> Words:
    return words, {"bold": len(words) if size is None else size}


def test_bold_labels_alone_in_their_paragraph() -> None:
    talk = doc(
        bold("Anna"), "Hoe gaat het?", bold("Piet"), "Goed.", "Wel moe.", bold("Anna"), "En?", bold("Piet"), "Ja."
    )
    assert said(talk)[:2] == [("Anna", "Hoe gaat het?"), ("Piet", "Goed.\nWel moe.")]
    assert who(talk) == ["Anna", "Piet"] * 2


@pytest.mark.parametrize("time", ["  00:01", "\t0:01", " [00:01]", " (0:01):"])
def test_a_time_after_a_bold_name_belongs_to_the_label(time: str) -> None:
    talk = doc(*((f"{name}{time}\nHoe is het?", {"bold": len(name)}) for name in ("Sanne", "Piet", "Sanne", "Piet")))
    assert said(talk) == [("Sanne", "Hoe is het?"), ("Piet", "Hoe is het?")] * 2
    assert set(times(talk)) == {time.strip(" \t[]():")}
    in_line = doc(*((f"{name} [0:01] Zo.", {"bold": len(name)}) for name in ("Sanne", "Piet", "Sanne", "Piet")))
    assert said(in_line)[0] == ("Sanne", "Zo.")
    assert set(times(in_line)) == {"0:01"}


@pytest.mark.parametrize("name", ["Respondent", "Piet"])
def test_a_word_with_a_colon_after_a_bold_label_is_speech(name: str) -> None:
    turns = [("Interviewer", "Hoe?"), (name, "Goed."), ("Interviewer", "En?"), (name, "Conclusie: niks."),
             ("Interviewer", "Ja?"), (name, "Thuis: goed.")]  # fmt: skip
    assert said(doc(*(bold(f"{who} {words}", len(who)) for who, words in turns))) == turns


def test_a_label_of_which_only_the_first_word_is_bold_is_one_label() -> None:
    for names in (("Interviewer Sanne", "Deelnemer A", "Deelnemer B"), ("Mevrouw Bos", "Mevrouw Dekker", "Sanne Bos")):
        talk = doc(*(bold(f"{name}: Ja.", len(name.split()[0])) for name in names * 2))
        assert who(talk) == [*names] * 2


def test_headings_as_labels() -> None:
    heading = {"heading": True}
    talk = doc(
        ("Coach", heading), "Hoe?", ("Samira", heading), "Goed.", ("Coach", heading), "En?", ("Samira", heading), "Ja."
    )
    assert said(talk) == [("Coach", "Hoe?"), ("Samira", "Goed."), ("Coach", "En?"), ("Samira", "Ja.")]


@pytest.mark.parametrize(("first", "second"), [
    ("Interviewer", "Respondent"), ("I", "R"), ("Interviewer", "Samira"), ("Anna", "Piet de Vries"), ("Speaker 1",
    "Speaker 2"),
    ("Interviewerin", "Befragte"), ("Interviewer (Sanne)", "Respondent"),
])  # fmt: skip
def test_plain_labels_alone_on_their_lines(first: str, second: str) -> None:
    talk = lines(
        f"Gesprek van dinsdag\n\n{first}\nHoe gaat het?\n\n{second}\nBest.\n\n{first}\nEn thuis?\n\n{second}\nOok."
    )
    name = first.partition(" (")[0]
    assert said(talk) == [(name, "Hoe gaat het?"), (second, "Best."), (name, "En thuis?"), (second, "Ook.")]


def test_a_label_in_bold_on_a_later_line_of_a_paragraph_that_began_with_one() -> None:
    talk = doc(
        bold("Interviewer Hoe gaat het?\nRespondent Best goed.", 12), bold("Interviewer En thuis?", 12),
        bold("Respondent Ook.", 11),
    )  # fmt: skip
    assert said(talk)[:2] == [("Interviewer", "Hoe gaat het?"), ("Respondent", "Best goed.")]


def test_a_label_to_which_its_speech_is_glued() -> None:
    talk = lines("Interviewer: Hoe?\nManager: Goed.\nInterviewer: En?\nManagerMisschien wel.\nInterviewer: Ja.")
    assert said(talk)[3] == ("Manager", "Misschien wel.")
    assert who(lines("Interviewer: Hoe?\nManager: Goed.\nManagers zijn zo.\nInterviewer: En?")).count("Manager") == 1


# ── tables ──


@pytest.mark.parametrize(
    "heading", [["Spreker", "Tekst"], ["Speaker", "Text"], ["Wie", "Wat"], ["Rolle", "Aussage"], []]
)
@pytest.mark.parametrize("names", [("Interviewer", "Respondent"), ("I", "R"), ("Anna", "Piet:")])
def test_tables_with_a_column_of_speakers(heading: list[str], names: tuple[str, str]) -> None:
    rows = [[names[number % 2], f"zin {number}"] for number in range(6)]
    talk = doc([*([heading] if heading else []), *rows])
    assert said(talk) == [(name.rstrip(":"), words) for name, words in rows]


@pytest.mark.parametrize(("heading", "row", "label"), [
    (["Tijd", "Spreker", "Tekst"], ["00:01", "Anna", "Zin"], "00:01\tAnna\t"),
    (["Nr", "Spreker", "Tekst"], ["1", "Anna", "Zin"], "1\tAnna\t"),
    (["Spreker", "Tijd", "Tekst"], ["Anna", "00:01", "Zin"], "Anna\t00:01\t"),
    (["Nr", "Time", "Speaker", "Text"], ["1", "[0:01]", "Anna", "Zin"], "1\t[0:01]\tAnna\t"),
    (["Nr", "Sprecher", "Text", "Codes"], ["1", "Anna", "Zin en nog een zin", "werk"], "1\tAnna\t"),
])  # fmt: skip
def test_the_label_is_all_cells_before_the_speech(heading: list[str], row: list[str], label: str) -> None:
    other = [{"Anna": "Piet"}.get(cell, cell) for cell in row]
    talk = doc("Verslag", [heading, row, other, row, other, row])
    assert labels(talk)[0] == label
    assert who(talk) == ["Anna", "Piet", "Anna", "Piet", "Anna"]
    time = next((cell.strip("[]") for cell in row if ":" in cell), None)
    assert set(times(talk)) == {time}


def test_a_row_without_a_speaker_goes_on_with_the_turn() -> None:
    talk = doc([["Spreker", "Tekst"], ["Anna", "Hoe?"], ["", "En thuis?"], ["Piet", "Goed."]])
    assert said(talk) == [("Anna", "Hoe?\n\tEn thuis?"), ("Piet", "Goed.")]


@pytest.mark.parametrize("rows", [
    [["Datum", "3 mei"], ["Plaats", "Utrecht"], ["Duur", "50 minuten"]],
    [["Interviewer", "Sanne Bos"], ["Respondent", "Samira"]],
    [["Leeftijd", "45"], ["Geslacht", "vrouw"], ["Wonen", "alleen"], ["Werk", "geen"], ["Kind", "ja"], ["Stad", "ja"]],
])  # fmt: skip
def test_a_table_of_facts_has_no_speakers(rows: list[list[str]]) -> None:
    assert said(doc(rows, "I: Hoe?", "R: Goed.")) == [("I", "Hoe?"), ("R", "Goed.")]


@pytest.mark.parametrize("rows", [
    [["A", "interviewer"], ["B", "participatiecoach"]],
    [["Afk.", "Betekenis"], ["A", "Interviewerin"], ["B", "Fachkraft"]],
])  # fmt: skip
def test_a_legend_in_a_table(rows: list[list[str]]) -> None:
    talk = doc(rows, "A: Hoe gaat het?", "B: Goed.")
    assert said(talk) == [("A", "Hoe gaat het?"), ("B", "Goed.")]
    assert roles(talk) == {"A": I, "B": C}


def test_the_speaker_may_stand_after_the_speech_in_a_table() -> None:
    rows = [["0:01", "Hoe gaat het?", "Sanne"], ["0:04", "Goed.", "Piet"], ["0:09", "En thuis?", "Sanne"]]
    talk = doc([["Tijdspanne", "Inhoud", "Spreker"], *rows], "Einde")
    assert said(talk) == [("Sanne", "Hoe gaat het?"), ("Piet", "Goed."), ("Sanne", "En thuis?")]
    assert times(talk) == ["0:01", "0:04", "0:09"]
    assert labels(talk) == ["0:01\t", "0:04\t", "0:09\t"]
    talk = doc([["Tekst", "Wie"], *([words, name] for _, words, name in rows)])
    assert said(talk) == [("Sanne", "Hoe gaat het?"), ("Piet", "Goed."), ("Sanne", "En thuis?")]
    assert not any(labels(talk))


def test_a_column_with_one_code_is_no_column_of_speakers() -> None:
    rows = [["meedoen", name, f"zin {number}"] for number, name in enumerate(["Anna", "Piet"] * 4)]
    for talk in (doc([["Code", "Wie", "Tekst"], *rows]), doc(rows)):
        assert said(talk) == [(name, words) for _, name, words in rows]


@pytest.mark.parametrize("heading", ["Opmerkingen", "Codes"])
def test_what_stands_after_the_speech_in_a_row_is_nobodys(heading: str) -> None:
    remark = "een heel lange opmerking van een onderzoeker"
    rows = [["Anna", "Hoe?", remark], ["", "En thuis?", remark], ["Piet", "Goed.", ""], ["", "Echt.", ""]]
    talk = doc([["Wie", "Tekst", heading], *rows], "Anna: hoi.")
    assert said(talk)[:2] == [("Anna", "Hoe?"), ("Anna", "En thuis?")]
    assert said(talk)[2:] == [("Piet", "Goed.\n\tEcht."), ("Anna", "hoi.")]


def test_a_table_of_people_has_no_turns() -> None:
    people = [["Naam", "Leeftijd", "Rol"], ["Samira", "45", "moeder van drie"], ["Henk", "30", "buurman"]]
    assert said(doc(people, "I: Hoe?", "R: Goed.")) == [("I", "Hoe?"), ("R", "Goed.")]


def test_names_in_cells_are_no_labels_alone_on_their_lines() -> None:
    rows = [["Zo", "Hoe gaat het?", "Anna"], ["Nu", "Goed.", "Piet"], ["Zo", "En?", "Anna"], ["Nu", "Ja.", "Piet"]]
    assert said(doc(rows)) == []


# ── within a paragraph, and initials ──


@pytest.mark.parametrize(("first", "second"), [
    ("Interviewer", "Respondent"), ("I", "R"), ("Anna", "Piet"), ("Interviewerin", "Befragte"), ("Speaker 1",
    "Speaker 2"),
    ("Interviewer", "mw. Dekker"),
])  # fmt: skip
def test_a_whole_interview_in_one_paragraph(first: str, second: str) -> None:
    words = (
        f"{first}: Hoe gaat het? {second}: Goed. Ik zei: kom maar. {first}: En thuis? {second}: Ook goed. {first}: Ja."
    )
    assert said(doc(words)) == [
        (first, "Hoe gaat het?"),
        (second, "Goed. Ik zei: kom maar."),
        (first, "En thuis?"),
        (second, "Ook goed."),
        (first, "Ja."),
    ]


def test_turns_in_pairs_in_each_paragraph() -> None:
    talk = doc(*["Interviewer: Hoe gaat het? Respondent: Goed."] * 3)
    assert who(talk) == ["Interviewer", "Respondent"] * 3


@pytest.mark.parametrize("words", [
    "Het was lastig. Ik zei: kom maar. Toen zei hij: nee. Ik zei: toch wel. Mijn moeder zei: laat maar. "
    "Nou: dat was het.",
    "Eerst dit. Conclusie: niets. Daarna dat. Conclusie: weer niets. Bijvoorbeeld: een huis. Let op: niet alles.",
])  # fmt: skip
def test_speech_with_colons_is_no_interview(words: str) -> None:
    assert who(doc(words)) == []
    assert who(doc("I: Hoe?", f"R: {words}", "I: En?")) == ["I", "R", "I"]


@pytest.mark.parametrize(("first", "second"), [("Г", "С"), ("I", "R"), ("Å", "B")])
def test_initials_with_a_full_stop_by_turns(first: str, second: str) -> None:
    talk = lines(f"{first}. Hoe gaat het?\n{second}. Goed.\n{first}. En thuis?\n{second}. Ook.\nWel moe.")
    assert said(talk)[3] == (second, "Ook.\nWel moe.")
    assert who(talk) == [first, second] * 2


def test_an_enumeration_with_letters_is_no_dialogue() -> None:
    assert who(lines("A. Wonen\nB. Werk\nC. Geld\nD. Zorg")) == []


# ── time marks ──


def test_f4_marks_at_the_end_of_paragraphs_are_the_times_of_the_next_turns() -> None:
    talk = lines(
        "I: Wie geht es? #00:00:05-1#\nB: Gut. #00:00:09-4#\n\nI: Und?\nNoch was? #00:01:23-4#\nB: Ja. #00:01:30-0#"
    )
    assert times(talk) == [None, "00:00:05-1", "00:00:09-4", "00:01:23-4"]
    assert said(talk) == [("I", "Wie geht es?"), ("B", "Gut."), ("I", "Und?\nNoch was?"), ("B", "Ja.")]
    assert labels(talk)[1] == "#00:00:05-1#\nB: "


OTTER = """
Interview Anna
Wed, May 3, 2023 10:32AM • 50:39
SUMMARY KEYWORDS
poverty, coach, work, people, stress
SPEAKERS
Anna Bos, Speaker 2

Anna Bos  0:04
So how was it?

Speaker 2  0:09
Good. I said: fine.
In 2019

Anna Bos  1:12:05
And now?

Speaker 2  1:12:09
Yeah

Transcribed by https://otter.ai
"""


def test_otter() -> None:
    talk = lines(OTTER)
    assert said(talk) == [
        ("Anna Bos", "So how was it?"),
        ("Speaker 2", "Good. I said: fine.\nIn 2019"),
        ("Anna Bos", "And now?"),
        ("Speaker 2", "Yeah"),
    ]
    assert times(talk) == ["0:04", "0:09", "1:12:05", "1:12:09"]


TEAMS = (
    "Overleg-20230503_140000-Opname van vergadering", "May 3, 2023, 12:00PM", "50m 39s",
    "Bos, Sanne (Student) started transcription", "Bos, Sanne   0:04\nZo, hoe was het?\nVertel.",
    "Samira Aziz   0:09\nYeah.", "Bos, Sanne   0:09\nYeah.", "Samira Aziz   0:12\nGoed.", "Piet   1:02:03\nIk ook.",
    "Bos, Sanne stopped transcription",
)  # fmt: skip


def test_teams_one_paragraph_a_turn() -> None:
    talk = doc(*TEAMS)
    assert said(talk) == [
        ("Bos, Sanne", "Zo, hoe was het?\nVertel."),
        ("Samira Aziz", "Yeah."),
        ("Bos, Sanne", "Yeah."),
        ("Samira Aziz", "Goed."),
        ("Piet", "Ik ook."),
    ]
    assert times(talk) == ["0:04", "0:09", "0:09", "0:12", "1:02:03"]


@pytest.mark.parametrize("joint", ["\n", "\v"])
def test_teams_with_ranges_of_time(joint: str) -> None:
    cues = [
        ("0:0:4.170 --> 0:0:9.20", "Sanne Bos", "Hoe was het?"),
        ("0:0:9.20 --> 0:0:12.0", "Samira Aziz", "Goed.\nEcht."),
    ]
    paragraphs = [joint.join(cue).replace("\v", "\n") for cue in cues * 2]
    talk = lines("\n".join(paragraphs)) if joint == "\n" else doc(*paragraphs)
    assert said(talk) == [("Sanne Bos", "Hoe was het?"), ("Samira Aziz", "Goed.\nEcht.")] * 2
    assert times(talk) == ["0:0:4.170", "0:0:9.20"] * 2
    assert labels(talk)[0].startswith("0:0:4.170 --> 0:0:9.20\nSanne Bos")


@pytest.mark.parametrize("heading", ["Transcript", "Transcriptie", "Transkript", "📖 Transcript"])
def test_google_meet_nothing_above_the_transcript_is_a_label(heading: str) -> None:
    talk = lines(f"""
Samenvatting
Wonen: Anna zoekt een huis.
Werk: Piet zoekt werk.
Anna: belt de gemeente.
Anna: mailt de coach.
{heading}
00:00:00

Anna: Hoe gaat het?
Piet: Goed.
00:05:00
Anna: En thuis?
Piet: Ook.
""")
    assert said(talk) == [("Anna", "Hoe gaat het?"), ("Piet", "Goed."), ("Anna", "En thuis?"), ("Piet", "Ook.")]
    assert times(talk) == ["00:00:00", None, "00:05:00", None]
    assert labels(talk)[2] == "00:05:00\nAnna: "


@pytest.mark.parametrize(("line", "time"), [
    ("[00:00:05.120] - {}", "00:00:05.120"), ("{} (00:05)", "00:05"), ("{} [00:00:05]", "00:00:05"),
    ("00:00:05 {}", "00:00:05"), ("{} 00:00:05", "00:00:05"), ("{}\t0:05", "0:05"), ("(00:05) {}", "00:05"),
    ("[0:00:05] {}:", "0:00:05"), ("{}: (00:05)", "00:05"), ("{}, 00:05", "00:05"), ("{} - 00:00:05,120",
    "00:00:05,120"),
    ("00:00:05 - 00:00:09\n{}", "00:00:05"), ("{}\n00:05", "00:05"), ("[00:05]\n{}", "00:05"), ("{}:\n00:05", "00:05"),
])  # fmt: skip
@pytest.mark.parametrize("names", [("Speaker 1", "Speaker 2"), ("SPEAKER_00", "SPEAKER_01"), ("Anna", "Piet de Vries")])
def test_a_name_and_a_time_alone(line: str, time: str, names: tuple[str, str]) -> None:
    first, second = (line.format(name) for name in names)
    talk = lines(f"Verslag\n{first}\nHoe gaat het?\n\n{second}\nBest goed.\nEcht.\n{first}\nEn thuis?\n{second}\nOok.")
    assert said(talk) == [
        (names[0], "Hoe gaat het?"), (names[1], "Best goed.\nEcht."), (names[0], "En thuis?"), (names[1], "Ook."),
    ]  # fmt: skip
    assert set(times(talk)) == {time}


@pytest.mark.parametrize(
    "line",
    [
        "(00:05) {}: ",
        "[00:00:05.1] {}: ",
        "{} (00:05): ",
        "{}: [00:05] ",
        "0:05 {}: ",
        "[00:00:05 - 00:00:09] {}: ",
        "[00:00:05.120 --> 00:00:09.000] {}: ",
        "(0:05-0:09) {}: ",
    ],
)
def test_a_name_and_a_time_before_speech(line: str) -> None:
    talk = lines("\n".join(line.format(name) + "Zo." for name in ("Anna", "Piet", "Anna", "Piet")))
    assert said(talk) == [("Anna", "Zo."), ("Piet", "Zo.")] * 2
    assert None not in times(talk)


def test_somebody_who_speaks_once_is_known_by_the_time_where_others_have_one() -> None:
    talk = lines("Anna  0:04\nHoe?\nPiet  0:09\nGoed.\nAnna  0:12\nEn?\nPiet  0:15\nJa.\nKarel  0:18\nIk ook.")
    assert who(talk)[-1] == "Karel"


def test_a_time_in_speech_is_no_label() -> None:
    talk = lines("I: Hoe laat?\nR: Om\n10:30\nkwam hij.\nI: En?\nR: Toen om 7:15\nI: Ja.")
    assert who(talk) == ["I", "R", "I", "R", "I"]
    assert "10:30" in said(talk)[1][1]


# ── line numbers ──


@pytest.mark.parametrize("form", ["{}  {}", "{}\t{}", "{}. {}", "{:>4} {}"])
def test_numbers_at_the_start_of_every_line(form: str) -> None:
    words = ["I: Hallo", "R: Goed, hoor", "al was het", "lastig", "I: En?", "R: Ja"]
    talk = lines("\n".join(form.format(number, line) for number, line in enumerate(words, 12)))
    assert who(talk) == ["I", "R", "I", "R"]
    assert "12" in labels(talk)[0]
    assert "14" in said(talk)[1][1]
    assert "line numbers" in notes(talk)


def test_numbers_at_the_start_of_some_lines_are_no_line_numbers() -> None:
    assert "line numbers" not in notes(lines("I: Hoe?\n1 huis\n2 huizen\nR: Ja.\nI: En?\nR: Zo."))


# ── what is no label ──


@pytest.mark.parametrize("line", [
    "Nou: dat was lastig", "Conclusie: het ging mis", "Bijvoorbeeld: een huis", "Let op: dit is lang", "Datum: 3 mei",
    "Zoals mijn moeder zei: kom maar", "http://www.voorbeeld.nl", "10:30", "Om 10:30 kwam hij",
    "Advies: bel de gemeente",
    "Coach zei: kom maar", "Moderator vroeg: en nu", "For example: a house", "My mother said: come",
    "Note: this is long",
    "Zum Beispiel: ein Haus", "Meine Mutter sagte: komm", "Thuis: daar is het fijn", "Interview 2: vervolg",
    "P.S.: nog iets",
    "- dat was het", "Ja hoor: zo is het", "(lacht): nou", "Ten eerste: geld", "Kijk, Anna: zo is het",
])  # fmt: skip
def test_a_line_of_speech_is_no_label_however_often_it_comes(line: str) -> None:
    talk = lines(f"I: Hoe was het thuis?\nR: Goed.\n{line}\nI: En?\nR: Nee.\n{line}\nR: Ja.\nI: Zo.\n{line}")
    assert set(who(talk)) == {"I", "R"}


def test_a_short_answer_of_somebody_who_speaks_once_is_a_turn_and_no_heading() -> None:
    names = ["Deelnemer A", "Deelnemer B", "Gespreksleider", "Deelnemer C", "Deelnemer A", "Deelnemer B"]
    assert who(lines("\n".join(f"{name}: Mooi." for name in names))) == names


def test_a_word_for_a_role_alone_with_its_time_is_a_label_though_it_stands_once() -> None:
    talk = lines("[00:00:00] Interviewer\nHallo\n[00:00:04] Respondent\nHoi\n[00:00:09] Interviewer\nHoe?")
    assert who(talk) == ["Interviewer", "Respondent", "Interviewer"]


def test_lines_that_say_something_of_the_interview_are_no_turns() -> None:
    talk = lines(
        "Datum: 3 mei 2023\nInterviewer: Sanne Bos\nRespondent: vrouw, 45 jaar\nDuur: 50 minuten\n\n"
        "Interviewer: Hoe gaat het?\nRespondent: Goed.\nInterviewer: En?\nRespondent: Ja."
    )
    assert said(talk)[0] == ("Interviewer", "Hoe gaat het?")
    assert len(who(talk)) == 4


def test_who_is_named_above_has_initials_below() -> None:
    talk = lines("Interviewer: Sanne Bos\nRespondent: Samira\n\nI: Hoe?\nR: Goed.\nI: En?\nR: Ja.")
    assert who(talk) == ["I", "R"] * 2


def test_without_labels_a_document_is_paragraphs() -> None:
    talk = lines("Het was lastig.\nMaar het ging.\n\nHij zei: kom maar.\nEn ik ging.")
    assert said(talk) == []
    assert "no speakers" in notes(talk)


# ── questions and answers without labels ──

QUESTIONS = ["Hoe gaat het?", "En hoe gaat het thuis?", "Wat wilt u nog kwijt?"]
ANSWERS = ["Goed.", "Ook goed, al is het druk.", "Niets meer."]


def dialogue(question: dict[str, Any], answer: dict[str, Any]) -> Document:
    """Return questions and answers that look so; the lengths of bold and italic follow from the words."""

    def looking(words: str, looks: dict[str, Any]) -> Words:
        before = looks.get("before", "")
        return before + words, {
            key: len(before + words) if key in ("bold", "italic") else value
            for key, value in looks.items()
            if key != "before"
        }

    pairs = zip(QUESTIONS, ANSWERS, strict=True)
    return doc("Gesprek met Samira", *(p for q, a in pairs for p in (looking(q, question), looking(a, answer))))


@pytest.mark.parametrize(("question", "answer", "sign"), [
    ({"bold": True}, {}, "bold"),
    ({}, {"bold": True}, "bold"),
    ({"italic": True}, {}, "italics"),
    ({"number": "1."}, {"italic": True}, "their numbers"),
    ({"heading": True}, {}, "the style of a heading"),
    ({"number": "1.", "level": 0}, {}, "their numbers"),
    ({"before": "1. "}, {}, "their numbers"),
    ({"before": "Vraag 3: "}, {}, "their numbers"),
    ({"level": 0}, {"level": 1}, "the level in a list"),
    ({"number": "-", "level": 0}, {"number": "-", "level": 1}, "the level in a list"),
    ({}, {"before": "\t"}, "a tab at their start"),
])  # fmt: skip
def test_questions_are_told_from_answers_by_their_look(
    question: dict[str, Any], answer: dict[str, Any], sign: str
) -> None:
    talk = dialogue(question, answer)
    assert who(talk) == ["Interviewer", "Deelnemer"] * 3
    assert roles(talk) == {"Interviewer": I, "Deelnemer": R}
    assert not any(labels(talk))
    assert said(talk)[1][1] == "Goed."
    assert f"told apart by {sign}." in notes(talk)["questions and answers"]
    assert "Interviewer (3 turns, interviewer: by the look)" in notes(talk)["speakers"]
    assert who(talk, Choices(speakers={"Deelnemer": "Samira"})) == ["Interviewer", "Samira"] * 3


def test_a_question_in_bold_before_its_answer_on_the_next_line() -> None:
    talk = doc(*((f"{q}\n{a}", {"bold": len(q)}) for q, a in zip(QUESTIONS, ANSWERS, strict=True)))
    assert said(talk)[:2] == [("Interviewer", QUESTIONS[0]), ("Deelnemer", ANSWERS[0])]


def test_an_answer_of_several_paragraphs_is_one_turn() -> None:
    talk = doc(*(p for q in QUESTIONS for p in (bold(q), "Ja.", "Nee.")))
    assert said(talk)[1] == ("Deelnemer", "Ja.\nNee.")


def test_few_questions_or_no_clear_sign_are_no_dialogue() -> None:
    assert who(doc(bold("Hoe?"), "Goed.", bold("En?"), "Ja.")) == []
    assert who(doc(*QUESTIONS, *ANSWERS)) == []
    assert who(doc(*(p for q in QUESTIONS for p in (q, "Ja.")))) == []
    assert who(doc(*(p for q in QUESTIONS for p in (bold("Wonen"), q, "Ja.")))) == []


def test_a_document_with_labels_is_no_dialogue_by_look() -> None:
    talk = doc(*(p for q in QUESTIONS for p in (bold(f"I: {q}"), "R: Ja.")))
    assert who(talk) == ["I", "R"] * 3


# ── real files ──
# Counted by reading the text: each file was printed, its lines that begin with a label were counted by their first
# words (`line.lstrip().startswith("Lisa:")`), and the other lines were looked through for labels: there are none.

COUNTED = {
    "en_sheffield_David.docx": {"Researcher 1": 37, "David": 37},
    "en_sheffield_Lisa.docx": {"Researcher 1": 50, "Lisa": 50},
    "en_sheffield_Stephen.docx": {"Researcher 1": 51, "Stephen": 54},
    "en_word_comments_as_codes_199.docx": {},
}


@pytest.mark.parametrize("name", COUNTED)
def test_the_turns_of_real_files_are_those_that_were_counted(name: str, reference: Callable[[str], Path]) -> None:
    word = read_bytes(reference(f"transcripts/{name}").read_bytes(), name)
    assert Counter(turn.speaker for turn in word.imported.transcript.turns) == COUNTED[name]


def test_real_labels_with_a_time_after_the_colon(reference: Callable[[str], Path]) -> None:
    name = "en_sheffield_Lisa.docx"
    turns = read_bytes(reference(f"transcripts/{name}").read_bytes(), name).imported.transcript.turns
    assert [turn.time for turn in turns if turn.time] == ["40:16", "40:22", "1:05:33"]


def test_real_captions_as_plain_lines(reference: Callable[[str], Path]) -> None:
    """264 cues, all with the one name: counted by splitting the file at its empty lines."""
    talk = lines(reference("transcripts/en_zoom_fishbowl.vtt").read_text("utf-8"))
    turns = speakers_of(talk).turns
    assert Counter(turn.speaker for turn in turns) == {"Caleob King": 264}
    assert turns[0].time == "00:00:04.160"


# ── whatever the text ──

STARTS = [
    "", "I: ", "R: ", "Anna: ", "[0:04] I: ", "R – ", "Nou: ", "Anna  0:04", "0:04", "Anna", "12 ", "I. ", "R. ", "\t",
    "Interviewer", "InterviewerJa", "#00:00:04-1#", "Transcript", "Vraag 1: ", "x started transcription", "De Anna: ",
]  # fmt: skip
PARAGRAPHS = st.tuples(st.sampled_from(STARTS), st.text("ab :é\t?.", max_size=9), st.integers(0, 9), st.booleans())


@given(st.lists(PARAGRAPHS, max_size=9))
def test_turns_are_in_order_and_within_the_text(paragraphs: list[tuple[str, str, int, bool]]) -> None:
    talk = doc(
        *((start + words, {"bold": min(size, len(start + words)), "heading": heading})
          for start, words, size, heading in paragraphs)
    )  # fmt: skip
    position = 0
    for turn in speakers_of(talk).turns:
        assert position <= turn.label.start <= turn.label.end <= turn.span.start <= turn.span.end <= len(talk.text)
        position = turn.span.end


HOSTILE = {
    "blanks": " ", "capitals": "A", "colons": ":", "digits": "1", "tabs": "\t", "words": "Aa ", "labels": "A: ",
    "times": "0:04 ", "marks": "#00:00:04-1# ", "sentences": "Aa. Bb: ", "dashes": "A - ", "brackets": "(",
    "dots": ". ",
    "names": "Aa.Bb-", "hashes": "#", "letter and blanks": " ",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("before", ["", "A", "I: Hoe?\nR: Goed.\n", "0:04 ", "Interview "])
def test_a_long_line_takes_time_in_proportion_to_its_length(kind: str, before: str) -> None:
    words = before + HOSTILE[kind] * (1_000_000 // len(HOSTILE[kind]))
    talk = doc(words)
    began = time.perf_counter()
    speakers_of(talk)
    assert time.perf_counter() - began < 5
