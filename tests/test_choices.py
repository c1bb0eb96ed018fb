"""What a researcher decides about an import: names of files, whose comments, versions, colours, what comes after."""

from pathlib import Path

import pytest
from builders import docx_bytes, end, note_of, p, r, reason_of, start
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import CodingError, FormatError
from qualcode.formats.choices import Choices
from qualcode.projects.choices import Again, Assigned, Comments, ImportChoices, pattern_of
from qualcode.projects.importing import carry_out, plan, plan_import, read
from qualcode.projects.plans import Action, ImportPlan
from qualcode.projects.project import Project
from qualcode.transcripts import Role

LONG = [f"R: Dit is regel {n} van een gesprek dat lang genoeg is om te herkennen." for n in range(12)]


def planned(store: Project, *files: tuple[str, bytes], **chosen: object) -> ImportPlan:
    return plan(store, [read(content, name) for name, content in files], ImportChoices(**chosen))  # type: ignore[arg-type]


def spoken(*lines: str, **parts: str) -> bytes:
    return docx_bytes(*(p(line) for line in lines), **parts)


# ── names of files ──


@pytest.mark.parametrize(
    ("pattern", "stem", "found"),
    [
        ("{participant}_{wave}", "K01_T0", {"participant": "K01", "wave": "T0"}),
        ("{participant}_{wave}*", "K01_T0 definitief (2)", {"participant": "K01", "wave": "T0"}),
        ("interview {participant}", "Interview Samira", {"participant": "Samira"}),
        ("{wave}-{participant}-*", "T1-K-03-exit", {"wave": "T1", "participant": "K"}),
        ("* {participant}", "2023 K12", {"participant": "K12"}),
        ("{participant}_{wave}", "K-01_T0", {"participant": "K-01", "wave": "T0"}),
        ("{participant}", "K01 T0", {}),
        ("", "K01_T0", {}),
        ("{ Participant }_x", "Zoë.B_x", {"participant": "Zoë.B"}),
        ("a.b_{wave}", "aXb_T0", {}),
    ],
)
def test_a_pattern_reads_participant_and_wave_from_the_name_of_a_file(
    pattern: str, stem: str, found: dict[str, str]
) -> None:
    assert pattern_of(pattern)(stem) == found


@given(st.text("KT_- .ab{}*", max_size=12), st.text("KT01_- .ab", max_size=12))
def test_a_pattern_is_read_or_refused_whatever_is_typed(pattern: str, stem: str) -> None:
    try:
        found = pattern_of(pattern)(stem)
    except FormatError:
        return
    assert set(found) <= {"participant", "wave"}
    assert all(value in stem for value in found.values())


@pytest.mark.parametrize(
    ("pattern", "hint"), [("{particpant}", "Did you mean 'participant'"), ("{wave}{wave}", "once")]
)
def test_a_pattern_with_another_word_is_refused_with_what_may_be_meant(pattern: str, hint: str) -> None:
    with pytest.raises(FormatError, match="cannot be read at") as refused:
        pattern_of(pattern)
    assert hint in str(refused.value)


def test_the_name_of_a_file_gives_participant_and_wave_and_a_choice_goes_before_it(project: Project) -> None:
    files = [("K01_T0.docx", spoken(*LONG)), ("K02_T1.docx", spoken("R: iets anders")), ("los.docx", spoken("R: los"))]
    chosen = {"K02_T1": Assigned(title="Gesprek", participant="K09", wave="T2")}
    made = planned(project, *files, pattern="{participant}_{wave}", assigned=chosen)
    carry_out(project, made)
    assert [(t.id, t.participant, t.wave, t.title) for t in project.transcripts()] == [
        ("K01_T0", "K01", "T0", ""),
        ("K02_T1", "K09", "T2", "Gesprek"),
        ("los", None, "", ""),
    ]
    assert [person.id for person in project.participants()] == ["K01", "K09"]


def test_a_participant_who_is_known_keeps_what_is_known(project: Project, tmp_path: Path) -> None:
    sheet = tmp_path / "mensen.csv"
    sheet.write_text("participant,transcript,leeftijd\nK01,,43\n")
    carry_out(project, plan_import(project, [], participants_file=sheet))
    carry_out(project, planned(project, ("K01.docx", spoken("R: ja")), pattern="{participant}"))
    (person,) = project.participants()
    assert (dict(person.attributes), person.transcripts) == ({"leeftijd": "43"}, ("K01",))


# ── speakers ──


def test_a_file_has_choices_of_its_own(project: Project) -> None:
    talk = spoken("A: Hoe gaat het?", "B: Goed.", "A: Fijn?", "B: Ja.")
    own = Choices(roles={"A": Role.PARTICIPANT, "B": Role.INTERVIEWER})
    made = planned(project, ("een.docx", talk), ("twee.docx", spoken("A: Wat?", "B: Dat.", "A: Wie?", "B: Zij.")),
                   by_file={"een.docx": own})  # fmt: skip
    roles = [{turn.speaker: turn.role for turn in item.transcript.turns} for item in made.added]
    assert roles == [
        {"A": Role.PARTICIPANT, "B": Role.INTERVIEWER},
        {"A": Role.INTERVIEWER, "B": Role.PARTICIPANT},
    ]


def test_a_file_can_be_left_out(project: Project) -> None:
    made = planned(project, ("a.docx", spoken("R: a")), ("b.docx", spoken("R: b")), left_out=frozenset({"a"}))
    assert [file.name for file in made.files] == ["b.docx"]


def test_one_bad_file_does_not_stop_the_others(project: Project) -> None:
    made = planned(project, ("slecht.docx", b"%PDF"), ("goed.docx", spoken("R: goed")), ("raar.pages", b""))
    assert [file.action for file in made.files] == [Action.REFUSE, Action.ADD, Action.REFUSE]
    carry_out(project, made, without_refused=True)
    assert [t.id for t in project.transcripts()] == ["goed"]


# ── comments and colours ──


def commented(text: str, author: str = "Noor") -> bytes:
    body = p("R: ", start("1"), "Ik doe weer mee", end("1"), " hoor.")
    return docx_bytes(body, comments=note_of("1", text, author=author))


def test_comments_may_become_memos(project: Project) -> None:
    carry_out(project, planned(project, ("a.docx", commented("meedoen")), comments=Comments.MEMOS))
    assert project.codings() == []
    assert [(memo.text, memo.coder, memo.quote) for memo in project.memos()] == [("meedoen", "Noor", "Ik doe weer mee")]
    again = planned(project, ("kopie.docx", commented("meedoen")), comments=Comments.MEMOS)
    assert again.memos == []


def test_a_comment_that_names_no_code_becomes_a_memo_beside_codings(project: Project) -> None:
    carry_out(project, planned(project, ("a.docx", commented("Goed verstaan?")), comments=Comments.CODINGS))
    assert (project.codings(), len(project.memos()), project.finished()) == ([], 1, {})


def test_an_author_may_be_a_coder_under_another_name_or_nobody(project: Project) -> None:
    files = [("a.docx", commented("meedoen", "NB")), ("b.docx", commented("herstel", "Typist"))]
    files[1] = ("b.docx", files[1][1])
    coders = {"NB": "Noor", "Typist": ""}
    made = planned(project, *files, comments=Comments.CODINGS, coders=coders)
    assert [(coding.coder, coding.code) for coding in made.codings] == [("Noor", "meedoen")]


def test_a_colour_codes_only_when_it_was_said_for_what_it_stands_and_by_whom(project: Project) -> None:
    content = docx_bytes(p("R: ", r("Ik doe mee", '<w:highlight w:val="yellow"/>'), " hoor."))
    plain = planned(project, ("a.docx", content))
    assert plain.codings == []
    assert "yellow (1)" in " ".join(note.message for note in plain.added[0].notes)
    made = planned(project, ("a.docx", content), highlights={"yellow": "meedoen"}, highlighter="Noor")
    assert [(c.code, c.coder, c.quote) for c in made.codings] == [("meedoen", "Noor", "Ik doe mee")]
    with pytest.raises(CodingError, match="needs the name of its coder"):
        planned(project, ("a.docx", content), highlights={"yellow": "meedoen"})


# ── the same text again ──


def corrected(lines: list[str]) -> bytes:
    return spoken(*lines[:5], "R: Deze regel is verbeterd, want er stond een fout in.", *lines[6:])


def test_a_corrected_version_is_never_doubled_or_put_over_the_old_one_unasked(project: Project) -> None:
    carry_out(project, planned(project, ("a.docx", spoken(*LONG))))
    for name in ("a.docx", "a (verbeterd).docx"):
        (file,) = planned(project, (name, corrected(LONG))).files
        assert file.action is Action.REFUSE
        assert "92% of what is said stands in 'a' already" in reason_of(file)
        assert "--update" in reason_of(file)


def test_a_corrected_version_takes_the_place_of_a_text_that_nobody_coded(project: Project) -> None:
    carry_out(project, planned(project, ("a.docx", spoken(*LONG)), assigned={"a": Assigned(participant="K01")}))
    made = planned(project, ("a (verbeterd).docx", corrected(LONG)), again=Again.UPDATE)
    assert [file.action for file in made.files] == [Action.UPDATE]
    carry_out(project, made)
    (transcript,) = project.transcripts()
    assert (transcript.id, transcript.participant) == ("a", "K01")
    assert "verbeterd" in transcript.text
    assert len(transcript.turns) == len(LONG)


@pytest.mark.parametrize("comments", [Comments.CODINGS, Comments.MEMOS])
def test_codings_and_memos_go_along_with_a_corrected_text(project: Project, comments: Comments) -> None:
    body = [p(line) for line in LONG[:-1]] + [p("R: ", start("1"), "Dit is", end("1"), LONG[-1][9:])]
    carry_out(
        project, planned(project, ("a.docx", docx_bytes(*body, comments=note_of("1", "meedoen"))), comments=comments)
    )
    before = [*project.codings(), *project.memos()]
    made = planned(project, ("a.docx", corrected(LONG)), again=Again.UPDATE)
    assert "1 unchanged, 0 moved, 0 to be looked at" in made.files[0].imported.notes[-1].message
    carry_out(project, made)
    (after,) = [*project.codings(), *project.memos()]
    assert (after.id, after.quote, after.review) == (before[0].id, "Dit is", False)
    assert after.span.start != before[0].span.start
    assert [version.transcript.text for version in project.versions("a")][-1] == project.transcripts()[0].text
    project.undo()
    assert [*project.codings(), *project.memos()] == before


def test_a_text_that_resembles_another_may_be_a_new_one(project: Project) -> None:
    carry_out(project, planned(project, ("a.docx", spoken(*LONG))))
    carry_out(project, planned(project, ("a.docx", corrected(LONG)), again_by_file={"a.docx": Again.NEW}))
    assert [t.id for t in project.transcripts()] == ["a", "a-2"]


def test_two_versions_in_one_folder_are_seen_before_anything_is_stored(project: Project) -> None:
    made = planned(project, ("a.docx", spoken(*LONG)), ("a oud.docx", corrected(LONG)))
    assert [file.action for file in made.files] == [Action.ADD, Action.REFUSE]


def test_interviews_with_the_same_questions_are_different_interviews(project: Project) -> None:
    questions = [f"I: Dit is vraag {n} uit de topiclijst van het onderzoek?" for n in range(8)]
    files = [
        (
            f"{name}.docx",
            spoken(*[line for n, q in enumerate(questions) for line in (q, f"R: Antwoord {n} van {name}.")]),
        )
        for name in ("Samira uit Lindewaard", "Henk uit Lindewaard")
    ]
    assert [file.action for file in planned(project, *files).files] == [Action.ADD, Action.ADD]


# ── what is added to what is there ──


def noted(text: str, *, reply: str = "", done: bool = False, mark: str = "A") -> bytes:
    """Return the one interview with a comment by Noor, maybe answered by Bram, maybe done."""
    comments = note_of("1", text, mark=mark) + (note_of("2", reply, author="Bram", mark="B") if reply else "")
    extended = f'<w15:commentEx w15:paraId="{mark}" w15:done="{int(done)}"/>'
    extended += f'<w15:commentEx w15:paraId="B" w15:paraIdParent="{mark}"/>' if reply else ""
    body = p("R: ", start("1"), start("2"), "Ik doe weer mee", end("1"), end("2"), " hoor.")
    return docx_bytes(body, comments=comments, commentsExtended=extended)


def test_what_is_written_beside_a_coding_that_is_there_is_added_to_it(project: Project) -> None:
    for content in (noted("meedoen; memo: eerst"), noted("meedoen\nmemo: eerst, en dan", reply="Eens.", done=True)):
        made = planned(project, ("a.docx", content), comments=Comments.CODINGS)
        carry_out(project, made)
    (coding,) = project.codings()
    assert (coding.memo, coding.origin) == ("eerst, en dan\nBram: Eens.", "word-comment:resolved")
    assert "to 1 coding or memo that was there something is added" in reason_of(made.files[0])
    again = planned(project, ("a.docx", noted("meedoen")), comments=Comments.CODINGS)
    assert (again.changed, again.codings) == ([], [])


def test_another_memo_is_put_below_the_one_that_is_there(project: Project) -> None:
    for text in ("meedoen; memo: eerst", "meedoen; memo: iets anders"):
        carry_out(project, planned(project, ("a.docx", noted(text)), comments=Comments.CODINGS))
    assert [coding.memo for coding in project.codings()] == ["eerst\niets anders"]


def test_an_answer_to_a_memo_stands_in_that_memo(project: Project) -> None:
    for content in (noted("Goed verstaan?"), noted("Goed verstaan?", reply="Ja.")):
        carry_out(project, planned(project, ("a.docx", content), comments=Comments.CODINGS))
    assert [memo.text for memo in project.memos()] == ["Goed verstaan?\nBram: Ja."]


def test_codings_that_a_document_no_longer_has_stay_and_are_counted(project: Project) -> None:
    carry_out(project, planned(project, ("a.docx", noted("meedoen; herstel")), comments=Comments.CODINGS))
    made = planned(project, ("a.docx", noted("meedoen")), comments=Comments.CODINGS)
    assert "not in this document: 1. They stay." in " ".join(note.message for note in made.files[0].notes)


def test_one_judgement_is_one_coding_however_often_it_was_written(project: Project) -> None:
    texts = ["meedoen", "#meedoen", "Meedoen; memo: echt"]
    marks = [str(number) for number in range(3)]
    body = p("R: ", *(start(m) for m in marks), "Ik doe weer mee", *(end(m) for m in marks), " hoor.")
    content = docx_bytes(body, comments="".join(note_of(m, t) for m, t in zip(marks, texts, strict=True)))
    carry_out(project, planned(project, ("a.docx", content), comments=Comments.CODINGS))
    assert [(coding.code, coding.memo) for coding in project.codings()] == [("meedoen", "echt")]


def test_only_who_named_a_code_of_the_codebook_finished_a_transcript(project: Project) -> None:
    files = [("a.docx", commented("meedoen", "Noor")), ("b.docx", docx_bytes(*_other(), comments=note_of("1", "ok")))]
    made = planned(project, *files, comments=Comments.CODINGS)
    assert made.finished == {"a": frozenset({"Noor"})}


def _other() -> list[str]:
    return [p("R: ", start("1"), "Iets heel anders", end("1"), " dit keer.")]


def test_a_participant_and_a_wave_can_be_filled_in_later(project: Project) -> None:
    content = spoken("R: een gesprek")
    carry_out(project, planned(project, ("K01_T0.docx", content)))
    made = planned(project, ("K01_T0.docx", content), pattern="{participant}_{wave}")
    assert "filled in: K01, T0" in reason_of(made.files[0])
    carry_out(project, made)
    assert [(t.participant, t.wave) for t in project.transcripts()] == [("K01", "T0")]
    assert [person.id for person in project.participants()] == ["K01"]


# ── what met nothing, and what meets itself ──


def test_a_decision_that_met_nothing_is_named_with_what_may_be_meant(project: Project) -> None:
    everywhere = Choices(speakers={"Respondant": "Piet"}, roles={"Respondet": Role.COACH})
    talk = spoken("Interviewer: Hoe?", "Respondent: Goed.")
    made = planned(project, ("los.docx", talk), everywhere=everywhere, coders={"Nor": "Noor"}, pattern="{wave}_x")
    said = " ".join(note.message for note in made.notes)
    for part in ("label 'Respondant'", "Did you mean 'Respondent'", "speaker 'Respondet'", "by 'Nor'", "'{wave}_x'"):
        assert part in said
    fine = Choices(speakers={"Respondent": "Piet"}, roles={"Piet": Role.COACH})
    assert [n for n in planned(project, ("K01.docx", talk), everywhere=fine, pattern="{participant}").notes] == []


def test_two_versions_in_one_import_are_named_as_that_also_when_asked_to_update(project: Project) -> None:
    files = [("a.docx", spoken(*LONG)), ("a beter.docx", corrected(LONG))]
    made = planned(project, *files, again=Again.UPDATE)
    assert [file.action for file in made.files] == [Action.ADD, Action.REFUSE]
    assert "of this same import" in reason_of(made.files[1])
    carry_out(project, made, without_refused=True)


def test_a_version_is_known_whichever_comes_first_and_however_long_its_paragraphs(project: Project) -> None:
    part, whole = spoken(*LONG[:6]), spoken(*LONG)
    for first, second in ((part, whole), (whole, part)):
        assert planned(project, ("a.docx", first), ("b.docx", second)).files[1].action is Action.REFUSE
    answers = [" ".join(f"Zin {n} van antwoord {a} vertelt iets eigens." for n in range(9)) for a in range(3)]
    mended = [answer.replace("Zin 4", "zin 4") for answer in answers]
    one, other = (spoken(*(f"R: {words}" for words in said)) for said in (answers, mended))
    assert planned(project, ("a.docx", one), ("b.docx", other)).files[1].action is Action.REFUSE


def test_two_files_of_one_name_are_named_as_that(project: Project) -> None:
    made = planned(project, ("K01.docx", spoken("R: een")), ("K01.docx", spoken("R: twee")))
    assert "two files of this import are called 'K01'" in reason_of(made.files[1])
