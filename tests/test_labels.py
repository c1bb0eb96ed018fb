"""Finding who speaks, by the conventions that transcribers use; read from Word documents as they come in."""

from itertools import pairwise

import pytest
from builders import notes_of, p, r, read_body, table
from hypothesis import given
from hypothesis import strategies as st

from qualcode.formats.turns.roles import Evidence, guess_roles
from qualcode.transcripts import Role

BR = "<w:r><w:br/></w:r>"
I, R, C, O = Role.INTERVIEWER, Role.PARTICIPANT, Role.COACH, Role.OTHER  # noqa: E741


def b(text: str) -> str:
    return r(text, "<w:b/>")


def said(*body: str) -> list[tuple[str, str]]:
    """Return for each turn who speaks and what; what is no XML is a paragraph."""
    transcript = read_body(*(piece if piece.startswith("<") else p(piece) for piece in body)).imported.transcript
    return [(turn.speaker, turn.span.of(transcript.text)) for turn in transcript.turns]


def roles(*body: str) -> dict[str, Role]:
    transcript = read_body(*(piece if piece.startswith("<") else p(piece) for piece in body)).imported.transcript
    return {turn.speaker: turn.role for turn in transcript.turns}


def times(*body: str) -> list[str | None]:
    return [turn.time for turn in read_body(*map(p, body)).imported.transcript.turns]


TALK = [("Interviewer", "Hoe gaat het?"), ("Respondent", "Best goed.")]

CONVENTIONS = {
    "colon": ([p("Interviewer: Hoe gaat het?"), p("Respondent: Best goed.")], TALK),
    "colon and tab": ([p("Interviewer:\tHoe gaat het?"), p("Respondent:\t\tBest goed.")], TALK),
    "space before the colon": ([p("Interviewer : Hoe gaat het?"), p("Respondent : Best goed.")], TALK),
    "bold with colon": ([p(b("Interviewer:"), " Hoe gaat het?"), p(b("Respondent:"), " Best goed.")], TALK),
    "bold, colon not bold": ([p(b("Interviewer"), ": Hoe gaat het?"), p(b("Respondent"), ": Best goed.")], TALK),
    "bold without colon": ([p(b("Interviewer "), "Hoe gaat het?"), p(b("Respondent "), "Best goed.")], TALK),
    "bold question, plain answer": (
        [p(b("Interviewer: Hoe gaat het?")), p("Respondent: Best goed.")],
        TALK,
    ),
    "table with a heading": (
        [table(["Spreker", "Tekst"], ["Interviewer", "Hoe gaat het?"], ["Respondent", "Best goed."])],
        TALK,
    ),
    "table with colons": (
        [table(["Wie", "Wat"], ["Interviewer:", "Hoe gaat het?"], ["Respondent:", "Best goed."])],
        TALK,
    ),
    "label alone on its line": (
        [p("Interviewer:"), p("Hoe gaat het?"), p("Respondent:"), p("Best goed.")],
        TALK,
    ),
    "label before a break": (
        [p("Interviewer:", BR, "Hoe gaat het?"), p("Respondent:", BR, "Best goed.")],
        TALK,
    ),
    "bold, time and colon not bold": (
        [p(b("Interviewer"), " (0:04): Hoe gaat het?"), p(b("Respondent"), " (0:09): Best goed.")],
        TALK,
    ),
    "several turns in one paragraph": (
        [p("Interviewer: Hoe gaat het?", BR, "Respondent: Best goed.")],
        TALK,
    ),
    "several turns in one paragraph, bold": (
        [p(b("Interviewer:"), " Hoe gaat het?", BR, b("Respondent:"), " Best goed.")],
        TALK,
    ),
    "name and time in bold, speech after a break": (
        [p(b("Interviewer   0:04"), BR, "Hoe gaat het?"), p(b("Respondent   0:09"), BR, "Best goed.")],
        TALK,
    ),
}


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_the_turns_are_found_in_each_convention(convention: str) -> None:
    body, turns = CONVENTIONS[convention]
    assert said(*body) == turns
    assert set(roles(*body).values()) == {I, R}


def test_short_labels_are_told_apart_by_a_legend() -> None:
    body = ["A = interviewer, B = participatiecoach", "A: Hoe gaat het?", "B: Best goed."]
    assert said(*body) == [("A", "Hoe gaat het?"), ("B", "Best goed.")]
    assert roles(*body) == {"A": I, "B": C}


def test_a_legend_with_colons_is_no_turn() -> None:
    body = ["A: interviewer, B: participatiecoach", "A: Hoe gaat het?", "B: Best goed."]
    assert said(*body) == [("A", "Hoe gaat het?"), ("B", "Best goed.")]
    assert roles(*body) == {"A": I, "B": C}


def test_a_legend_may_stand_over_several_lines() -> None:
    body = ["I = interviewer", "K = coach", "I: Hoe gaat het?", "K: Best goed."]
    assert roles(*body) == {"I": I, "K": C}


def test_i_and_r_need_no_legend() -> None:
    assert roles("I: Hoe gaat het?", "R: Best goed.") == {"I": I, "R": R}


def test_typed_dashes_are_labels_when_they_come_back() -> None:
    body = ["I – Hoe gaat het?", "C — Best goed.", "I - En thuis?", "C – Ook."]
    assert said(*body) == [("I", "Hoe gaat het?"), ("C", "Best goed."), ("I", "En thuis?"), ("C", "Ook.")]


def test_names_are_labels_when_they_come_back() -> None:
    body = ["Anna: Hoe gaat het?", "Piet de Vries: Best goed.", "Anna: En thuis?", "Piet de Vries: Ook."]
    assert [name for name, _ in said(*body)] == ["Anna", "Piet de Vries"] * 2


@pytest.mark.parametrize(
    "label",
    ["Coördinator", "Geïnterviewde", "Zoë", "Françoise", "Coo\u0308rdinator", "Jan-Willem", "O'Brien", "Dr. Bos"],
)
def test_labels_with_diacritics_and_marks_are_seen(label: str) -> None:
    body = ["Interviewer: Hoe gaat het?", f"{label}: Best goed.", "Interviewer: En nu?", f"{label}: Ook."]
    assert [name for name, _ in said(*body)][1::2] == [label.replace("o\u0308", "ö")] * 2


def test_numbered_interviewers_are_interviewers() -> None:
    body = ["Interviewer 1: Hoe gaat het?", "Interviewer 2: En thuis?", "Respondent 1: Goed.", "Respondent 2: Ja."]
    assert roles(*body) == {"Interviewer 1": I, "Interviewer 2": I, "Respondent 1": R, "Respondent 2": R}


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("00:01:23 Interviewer: Hoe?", "00:01:23"),
        ("[00:01:23] Interviewer: Hoe?", "00:01:23"),
        ("(01:23) Interviewer: Hoe?", "01:23"),
        ("#00:01:23-4# Interviewer: Hoe?", "00:01:23-4"),
        ("00:01:23.456 Interviewer: Hoe?", "00:01:23.456"),
        ("Interviewer [00:01:23]: Hoe?", "00:01:23"),
        ("Interviewer (1:23): Hoe?", "1:23"),
        ("Interviewer 1:23: Hoe?", "1:23"),
        ("Interviewer: Hoe?", None),
    ],
)
def test_a_time_mark_before_or_after_the_label_is_the_time_of_the_turn(line: str, time: str | None) -> None:
    assert times(line, "Respondent: Goed.") == [time, None]
    assert said(line, "Respondent: Goed.")[0] == ("Interviewer", "Hoe?")


def test_a_paragraph_without_a_label_continues_the_turn() -> None:
    body = ["I: Hoe gaat het?", "R: Best goed.", "Al was het lastig.", "", "Maar ja.", "I: En nu?"]
    assert said(*body)[1] == ("R", "Best goed.\nAl was het lastig.\n\nMaar ja.")


def test_a_row_without_a_speaker_continues_the_turn() -> None:
    rows = [["Spreker", "Tekst"], ["Interviewer", "Hoe gaat het?"], ["", "En thuis?"], ["Respondent", "Goed."]]
    assert said(table(*rows)) == [("Interviewer", "Hoe gaat het?\n\tEn thuis?"), ("Respondent", "Goed.")]


def test_a_table_without_a_heading_has_its_first_turn_in_its_first_row() -> None:
    rows = [[name, f"zin {number}"] for number, name in enumerate(["Anna", "Piet"] * 4)]
    assert said(table(*rows)) == [(name, words) for name, words in rows]


def test_a_table_with_an_unknown_heading_begins_below_it() -> None:
    rows = [[name, f"zin {number}"] for number, name in enumerate(["Anna", "Piet"] * 4)]
    assert said(table(["Van wie", "Wat"], *rows)) == [(name, words) for name, words in rows]


def test_a_table_that_says_something_else_has_no_speakers() -> None:
    rows = [["Datum", "3 mei"], ["Plaats", "Utrecht"], ["Duur", "50 minuten"]]
    assert said(table(*rows), "I: Hoe?", "R: Goed.") == [("I", "Hoe?"), ("R", "Goed.")]


@pytest.mark.parametrize(
    "line",
    [
        "Nou: dat was lastig",
        "Kijk: zo gaat het",
        "Hij vroeg mij of ik meeging: naar de markt",
        "Toen zei ze (heel boos): nee",
        "Zie https://voorbeeld.nl",
        "Om 10:30 kwam hij",
        "ik dacht: nou ja",
    ],
)
def test_a_colon_in_speech_is_no_label(line: str) -> None:
    body = ["I: Hoe gaat het?", "R: Best goed.", line, "I: En nu?", "R: Ook.", line]
    assert {name for name, _ in said(*body)} == {"I", "R"}


@pytest.mark.parametrize("words", ["Nee!", "echt waar", "Dat was een heel moeilijke tijd voor mij", "Nooit.", "2023"])
def test_bold_words_in_speech_are_no_label(words: str) -> None:
    body = [p("I: Hoe gaat het?"), p("R: Goed."), p(b(words), " zei ik."), p("I: En?"), p(b(words), " zei ik.")]
    assert {name for name, _ in said(*body)} == {"I", "R"}


def test_a_bold_label_is_found_where_the_text_is_composed() -> None:
    label = b("Coo\u0308rdinator ")
    body = [
        p("Verslag e\u0301e\u0301n"),
        p(label, "Hoe gaat het?"),
        p(b("Anna "), "Goed."),
        p(label, "Ja?"),
        p(b("Anna "), "Ja."),
    ]
    assert said(*body)[:2] == [("Coördinator", "Hoe gaat het?"), ("Anna", "Goed.")]


def test_a_colon_in_speech_that_stands_there_once_is_no_label() -> None:
    assert said("I: Hoe gaat het?", "R: Best goed.", "Hij zei: kom je mee?") == [
        ("I", "Hoe gaat het?"),
        ("R", "Best goed.\nHij zei: kom je mee?"),
    ]


def test_what_stands_before_the_first_turn_belongs_to_nobody_and_is_said() -> None:
    word = read_body(p("Gesprek met Anna"), p("Datum: 3 mei"), p("I: Hoe gaat het?"), p("R: Goed."))
    transcript = word.imported.transcript
    assert [span.of(transcript.text) for span in transcript.unattributed()] == ["Gesprek met Anna\nDatum: 3 mei"]
    assert notes_of(word)["unattributed"] == (
        "Stretches of text that belong to no speaker: 1. The first: 'Gesprek met Anna\nDatum: 3 mei'"
    )


def test_without_labels_there_are_no_turns_and_the_note_says_so() -> None:
    word = read_body(p("Het ging goed."), p("Dus: prima."))
    assert word.imported.transcript.turns == ()
    assert "No speaker labels were found" in notes_of(word)["no speakers"]


def test_the_label_with_its_time_stands_apart_from_the_speech() -> None:
    transcript = read_body(p("[0:01] Interviewer: Hoe?"), p("Respondent: Goed.")).imported.transcript
    assert [turn.label.of(transcript.text) for turn in transcript.turns] == ["[0:01] Interviewer: ", "Respondent: "]


def test_a_turn_may_be_empty() -> None:
    assert said("Interviewer: Hoe?", "Respondent:", "Interviewer: Nou?") == [
        ("Interviewer", "Hoe?"),
        ("Respondent", ""),
        ("Interviewer", "Nou?"),
    ]


# ── roles ──


def test_roles_come_from_the_legend_then_the_label_then_the_questions() -> None:
    talk = [("A", "Hoe gaat het?"), ("Coach", "Wie begint?"), ("B", "Goed."), ("A", "En thuis?"), ("B", "Ja?")]
    found, reasons = guess_roles(talk, Evidence({"B": "moeder"}))
    assert found == {"A": I, "Coach": C, "B": O}
    assert reasons == {"A": "by questions", "Coach": "by label", "B": "by legend"}


def test_who_is_not_the_interviewer_is_a_participant() -> None:
    found, reasons = guess_roles([("Interviewer", "Ja."), ("Anna", "Hoe?")], Evidence())
    assert (found["Anna"], reasons["Anna"]) == (R, "by elimination")


def test_somebody_who_speaks_alone_is_a_participant_whatever_they_ask() -> None:
    assert guess_roles([("Anna", "Hoe?")], Evidence())[0] == {"Anna": R}


def test_everyone_who_asks_in_half_of_the_turns_is_an_interviewer_if_somebody_is_not() -> None:
    talk = [("Sanne", "Hoe?"), ("K", "Goed."), ("Sanne", "En?"), ("K", "Ook."), ("Bram", "Wat?"), ("K", "Dat."),
            ("Bram", "Zo?"), ("K", "Ja."), ("Bram", "Waarom?"), ("K", "Nou.")]  # fmt: skip
    assert guess_roles(talk, Evidence())[0] == {"Sanne": I, "K": R, "Bram": I}
    both = [("Sanne", "Hoe?"), ("K", "Wat?"), ("Sanne", "En?"), ("K", "Ja.")]
    assert guess_roles(both, Evidence())[0] == {"Sanne": I, "K": R}


def test_who_invites_in_few_words_is_the_interviewer_whatever_the_other_asks() -> None:
    story = "Ik werkte daar twaalf jaar, en toen ging het mis met de baas. Weet u?"
    talk = [("Sanne", "Vertelt u eens."), ("Oma", story), ("Sanne", "Gaat u door."), ("Oma", story + " Ja."),
            ("Sanne", "Mooi."), ("Oma", story)]  # fmt: skip
    roles, reasons = guess_roles(talk, Evidence())
    assert roles == {"Sanne": I, "Oma": R}
    assert reasons["Sanne"] == "by amount"


def test_where_nobody_clearly_asks_the_note_says_so() -> None:
    talk = ["Anna: Dat was fijn zo.", "Piet: Ja, dat was het.", "Anna: Heel fijn ook.", "Piet: Dat zeker."]
    message = notes_of(read_body(*map(p, talk)))["speakers"]
    assert "Anna (2 turns, interviewer: nobody clearly asks; check this)" in message


def test_the_note_says_who_speaks_how_often_in_what_role_and_why() -> None:
    word = read_body(p("I: Hoe gaat het?"), p("R: Goed."), p("I: En nu?"))
    said_of_them = "I (2 turns, interviewer: by the label), R (1 turn, participant: by the label)."
    assert notes_of(word)["speakers"] == said_of_them


STARTS = st.sampled_from(["", "I: ", "R: ", "Anna: ", "[0:04] I: ", "R – ", "Nou: "])
LINES = st.lists(st.tuples(STARTS, st.text("ab :é\t?", max_size=9)), max_size=8)


@given(LINES, st.booleans())
def test_whatever_the_lines_are_labels_turns_and_the_rest_are_the_whole_text_in_order(
    lines: list[tuple[str, str]],
    bold: bool,  # noqa: FBT001
) -> None:
    body = [p(b(label) if bold and label else label, words) for label, words in lines]
    transcript = read_body(p("begin"), *body).imported.transcript
    spans = sorted([*transcript.unattributed(), *(s for t in transcript.turns for s in (t.label, t.span))])
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = "".join("".join(span.of(transcript.text).split()) for span in spans)
    assert covered == "".join(transcript.text.split())


@pytest.mark.parametrize("phrase", ["Hij zei", "Ik dacht", "Wat ik bedoel", "De vraag is"])
def test_a_phrase_before_a_colon_is_no_speaker_however_often_it_comes(phrase: str) -> None:
    said = (p(f"{phrase}: dat was lastig."), p(f"{phrase}: en dat ook."))
    word = read_body(p("Interviewer: Hoe ging het?"), p("Anna de Wit: Nou."), *said, p("Anna de Wit: Ja."))
    assert {turn.speaker for turn in word.imported.transcript.turns} == {"Interviewer", "Anna de Wit"}


def test_a_question_and_an_answer_are_speakers_only_when_they_come_back() -> None:
    once = read_body(p("R: Goed."), p("Vraag: was dat zo?"), p("R: Ja."))
    assert {turn.speaker for turn in once.imported.transcript.turns} == {"R"}
    often = read_body(*(p(line) for line in ("Vraag: Hoe?", "Antwoord: Goed.", "Vraag: En nu?", "Antwoord: Ook.")))
    assert [turn.role.value for turn in often.imported.transcript.turns] == ["interviewer", "participant"] * 2


# ── labels of which the form is doubtful ──


def speakers(*body: str) -> list[str]:
    return [name for name, _ in said(*body)]


def test_a_label_in_lower_case_is_believed_when_it_stands_between_the_turns_of_somebody_else() -> None:
    body = ["Interviewer: Hoe gaat het?", "samira: Goed.", "Interviewer: En thuis?", "samira: Ook."]
    assert speakers(*body) == ["Interviewer", "samira"] * 2
    assert roles(*body) == {"Interviewer": I, "samira": R}


@pytest.mark.parametrize("label", ["mevrouw de Vries-van den Berg", "Anna Maria van der Berg de Wit"])
def test_a_long_name_is_believed_when_it_stands_between_the_turns_of_somebody_else(label: str) -> None:
    assert speakers("I: Hoe?", f"{label} : Goed.", "I: En nu?", f"{label} : Ook.") == ["I", label] * 2


@pytest.mark.parametrize("word", ["nou", "trouwens", "eerlijk", "hij zei", "zei"])
def test_a_word_in_lower_case_that_somebody_says_is_no_label(word: str) -> None:
    turn = ["I: Hoe?", "R: Goed.", f"{word}: niet altijd."]
    assert set(speakers(*turn, *turn, *turn, "I: Ja.")) == {"I", "R"}


def test_one_name_in_two_cases_is_one_speaker() -> None:
    body = ["Interviewer: Hoe?", "Samira: Goed.", "interviewer: En?", "Samira: Ook.", "INTERVIEWER: Ja?", "samira: Ja."]
    assert speakers(*body) == ["Interviewer", "Samira"] * 3


@pytest.mark.parametrize(("label", "name", "role"), [
    ("Deelnemer (vrouw, 45)", "Deelnemer", R),
    ("Speaker 1 (Yu Liang)", "Speaker 1", R),
    ("Samira (deelneemster)", "Samira", R),
    ("Mourad (coach)", "Mourad", C),
    ("Anna (0:04)", "Anna", R),
])  # fmt: skip
def test_a_remark_in_parentheses_is_no_part_of_the_name(label: str, name: str, role: Role) -> None:
    body = ["Interviewer: Hoe?", f"{label}: Goed.", "Interviewer: En nu?", f"{label}: Ook."]
    assert said(*body)[1] == (name, "Goed.")
    assert roles(*body) == {"Interviewer": I, name: role}
    in_bold = [p(b("Interviewer:"), " Hoe?"), p(b(f"{label}:"), " Goed.")] * 2
    assert roles(*in_bold) == {"Interviewer": I, name: role}


def test_a_role_in_parentheses_makes_a_label_that_stands_there_once_believed() -> None:
    body = ["Sanne (interviewer): Hoe?", "Samira (deelnemer): Goed.", "Sanne: En nu?"]
    assert speakers(*body) == ["Sanne", "Samira", "Sanne"]
    assert roles(*body) == {"Sanne": I, "Samira": R}


@pytest.mark.parametrize(("one", "other"), [("INTERVIEWER", "DEELNEMER 1"), ("I1", "R1"), ("Interviewer", "coach")])
def test_words_for_a_role_may_stand_before_a_dash(one: str, other: str) -> None:
    assert speakers(f"{one} – Hoe?", f"{other} - Goed.", f"{one} – En nu?", f"{other} —") == [one, other] * 2


def test_where_one_speaker_is_found_a_note_names_the_lines_that_may_be_labels() -> None:
    body = ["Interviewer: Hoe?", "samira s.: Goed.", "Interviewer: En?", "samira s.: Ook.", "Plaats: Utrecht"]
    message = notes_of(read_body(*map(p, body)))["one speaker"]
    assert message.startswith(
        "Only 'Interviewer' was found. Lines that may be labels: 'samira s.:' (2×); 'Plaats:' (1×). "
        "Their words are now taken as words of 'Interviewer'."
    )


def test_at_most_five_lines_that_may_be_labels_are_named() -> None:
    body = ["Interviewer: Hoe?", *(f"{word}: ja" for word in "een twee drie vier vijf zes zeven".split())]
    message = notes_of(read_body(*map(p, body)))["one speaker"]
    assert "'vijf:' (1×); … (7). Their words" in message


def test_where_one_speaker_is_found_and_nothing_like_a_label_the_note_says_whose_the_words_are() -> None:
    message = notes_of(read_body(p("R: Goed."), p("Al met al.")))["lone speaker"]
    assert message == "Only 'R' was found; all words after its first label are taken as its words."


def test_where_no_speaker_is_found_the_note_names_the_lines_that_may_be_labels() -> None:
    word = read_body(*map(p, ["sanne: Hoe?", "sanne: En?", "samira: Goed.", "samira: Ja.", "sanne: Ja?"]))
    assert notes_of(word)["no speakers"].endswith(
        "Lines that may be labels: 'sanne:' (3×); 'samira:' (2×). Make them speakers with --speaker 'sanne=sanne', or "
        "on the page Import under ‘Also a speaker’."
    )


# ── the heading ──


@pytest.mark.parametrize(("heading", "role"), [
    ("Interview Mourad, participatiecoach", C),
    ("Interview participatiecoach Mourad", C),
    ("Gesprek met Mourad Aziz (coach)", C),
    ("Coach: Mourad Aziz", C),
    ("Mourad is teamleider", O),
    ("Exitinterview Mourad, coach: Ilse", R),
    ("Interview Mourad door interviewer Sanne", R),
    ("Interview met Mourad over zijn coach", R),
    ("Interview Mourad\nIlse, coach", R),
])  # fmt: skip
def test_the_heading_may_say_what_a_speaker_is(heading: str, role: Role) -> None:
    body = [*heading.split("\n"), "Interviewer: Hoe?", "Mourad: Goed.", "Interviewer: En nu?", "Mourad: Ook."]
    assert roles(*body)["Mourad"] is role


def test_the_note_says_that_a_role_is_by_the_heading() -> None:
    word = read_body(*map(p, ["Interview Mourad, coach", "I: Hoe?", "Mourad: Goed.", "I: En?", "Mourad: Ja."]))
    assert "Mourad (2 turns, coach: by the heading)" in notes_of(word)["speakers"]


def test_a_line_that_says_who_the_interviewer_is_is_no_turn() -> None:
    body = ["Interviewer: Sanne", "Sanne: Ja.", "Samira: Hoezo?", "Sanne: Goed.", "Samira: Wat?"]
    assert speakers(*body) == ["Sanne", "Samira"] * 2
    assert roles(*body) == {"Sanne": I, "Samira": R}


def test_the_heading_does_not_gainsay_a_label_or_a_legend() -> None:
    found, reasons = guess_roles(
        [("Coach", "Ja."), ("M", "Hoe?")], Evidence({"M": "deelnemer"}, {}, {"Coach": O, "M": C})
    )
    assert found == {"Coach": C, "M": R}
    assert reasons == {"Coach": "by label", "M": "by legend"}
