"""Importing a survey: answers as short transcripts, the rest as what is known of a person."""

from pathlib import Path

import pytest

from qualcode.changes import Kind, added
from qualcode.errors import FormatError
from qualcode.formats.survey import read_survey
from qualcode.participants import Measurement, Participant
from qualcode.projects.importing import carry_out
from qualcode.projects.project import Project
from qualcode.projects.surveys import SurveyColumns, plan_survey
from qualcode.transcripts import Role

SHEET = (
    "code;leeftijd;Wat ging goed?;Wat kan beter?\n"
    "K01;43;Mijn coach kwam bij mij thuis.;Meer tijd.\n"
    "K02;;;\n"
    "K03;51;;Niks eigenlijk.\n"
)
COLUMNS = SurveyColumns("code", ("Wat ging goed?", "Wat kan beter?"), ("leeftijd",), "T1")


def test_each_person_with_answers_gets_a_transcript_of_questions_and_answers(project: Project) -> None:
    carry_out(project, plan_survey(project, read_survey(SHEET.encode(), "vragen.csv"), COLUMNS))
    first, second = project.transcripts()
    assert [(t.participant, t.wave) for t in (first, second)] == [("K01", "T1"), ("K03", "T1")]
    assert [(turn.role, turn.span.of(first.text)) for turn in first.turns] == [
        (Role.INTERVIEWER, "Wat ging goed?"),
        (Role.PARTICIPANT, "Mijn coach kwam bij mij thuis."),
        (Role.INTERVIEWER, "Wat kan beter?"),
        (Role.PARTICIPANT, "Meer tijd."),
    ]
    assert {person.id: dict(person.attributes) for person in project.participants()} == {
        "K01": {"leeftijd": "43"},
        "K02": {},
        "K03": {"leeftijd": "51"},
    }


def test_what_was_known_of_a_person_stays_unless_the_survey_says_something_else(project: Project) -> None:
    score = Measurement("stress", "T0", 3.0)
    known = [Participant("K01", {"leeftijd": "42", "gemeente": "Lindewaard"}, (score,)), Participant("K02", {"x": "y"})]
    project.commit(Kind.IMPORT, added(known))
    carry_out(project, plan_survey(project, read_survey(SHEET.encode(), "vragen.csv"), COLUMNS))
    people = {person.id: person for person in project.participants()}
    assert dict(people["K01"].attributes) == {"leeftijd": "43", "gemeente": "Lindewaard"}
    assert people["K01"].measurements == (score,)
    assert dict(people["K02"].attributes) == {"x": "y"}


def test_the_same_survey_twice_is_imported_once(project: Project) -> None:
    sheet = read_survey(SHEET.encode(), "vragen.csv")
    carry_out(project, plan_survey(project, sheet, COLUMNS))
    again = plan_survey(project, sheet, COLUMNS)
    assert again.added == []
    carry_out(project, again)
    assert len(project.transcripts()) == 2


def test_a_column_that_is_not_there_is_named_with_what_may_be_meant(project: Project, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"there is no column 'leeftyd'\. Did you mean 'leeftijd'"):
        plan_survey(project, read_survey(SHEET.encode(), "v.csv"), SurveyColumns("code", (), ("leeftyd",)))


def test_people_who_answer_alike_are_still_different_people(project: Project) -> None:
    answer = "De begeleiding was fijn en persoonlijk. Ze kwam elke week. En dat heeft mij heel goed geholpen."
    sheet = f"code;Wat ging goed?\nR1;{answer}\nR2;{answer}\n"
    made = plan_survey(project, read_survey(sheet.encode(), "v.csv"), SurveyColumns("code", ("Wat ging goed?",)))
    carry_out(project, made)
    assert [t.participant for t in project.transcripts()] == ["R1", "R2"]
