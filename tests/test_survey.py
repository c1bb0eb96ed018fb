"""Reading surveys: each cell as people see it, each person a short transcript."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from builders import zipped

from qualcode.errors import FormatError
from qualcode.formats.interviews import interviews_of
from qualcode.formats.survey import Survey, read_survey, survey_documents
from qualcode.participants import Participant
from qualcode.transcripts import Role

CSV = "wie;leeftijd;Wat hielp?;Wat kan beter?\nP1;43;de coach;één loket\nP2;;;\nP3;51;;niets\n"


def book(*rows: list[object], sheets: tuple[str, ...] = ("Antwoorden",)) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.title = sheets[0]
    for title in sheets[1:]:
        workbook.create_sheet(title).append([title])
    for row in rows:
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def messages(survey: Survey) -> dict[str, str]:
    return {note.kind: note.message for note in survey.notes}


# ── the sheet ──


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_is_the_same_in_every_encoding_and_with_every_delimiter(delimiter: str, encoding: str) -> None:
    survey = read_survey(CSV.replace(";", delimiter).encode(encoding), "enquete.csv")
    assert survey.columns == ("wie", "leeftijd", "Wat hielp?", "Wat kan beter?")
    assert survey.rows == (("P1", "43", "de coach", "één loket"), ("P2", "", "", ""), ("P3", "51", "", "niets"))
    assert survey.lines == (2, 3, 4)


def test_a_cell_of_several_lines_is_one_cell_and_rows_know_their_line() -> None:
    survey = read_survey(b'wie,antwoord\nP1,"een\ntwee, drie"\n,\nP2,x\n', "e.csv")
    assert survey.rows == (("P1", "een\ntwee, drie"), ("P2", "x"))
    assert survey.lines == (3, 5)


def test_cells_of_a_workbook_are_what_people_see() -> None:
    row = ["P1", 3.0, 0.1 + 0.2, datetime(2023, 5, 3), datetime(2023, 5, 3, 14, 30), date(2023, 5, 4), time(9, 5), True]
    survey = read_survey(book([*"abcdefgh"], row), "e.xlsx")
    assert survey.rows == (("P1", "3", "0.3", "2023-05-03", "2023-05-03 14:30", "2023-05-04", "09:05", "TRUE"),)


def test_empty_rows_and_columns_are_no_part_of_the_sheet() -> None:
    survey = read_survey(book(["wie", None, "x"], [None, None, None], ["P1", None, " a_x000D_\nb "]), "e.xlsx")
    assert (survey.columns, survey.rows, survey.lines) == (("wie", "x"), (("P1", "a\nb"),), (3,))


def test_a_sheet_may_be_named_and_the_others_are_announced() -> None:
    content = book(["wie"], ["P1"], sheets=("Eerste", "Tweede"))
    assert "Tweede" in messages(read_survey(content, "e.xlsx"))["other sheets"]
    assert read_survey(content, "e.xlsx", "Tweede").columns == ("Tweede",)
    with pytest.raises(FormatError, match=r"no sheet 'tweede'. Did you mean 'Tweede'\?"):
        read_survey(content, "e.xlsx", "tweede")


def test_a_formula_that_was_never_computed_is_announced() -> None:
    survey = read_survey(book(["wie", "som"], ["P1", "=1+1"]), "e.xlsx")
    assert survey.rows == (("P1", ""),)
    assert "B2" in messages(survey)["formulas without value"]


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"", "e.csv", "the file is empty"),
        (b"", "e.xlsx", "the file is empty"),
        (b"\n\n", "e.csv", "the sheet is empty"),
        (b"wie,,x\nP1,a,b", "e.csv", "e.csv:1: column B holds text but has no name"),
        (b"wie,X,x\nP1,a,b", "e.csv", "column B and C have the same name 'x'"),
        (book(["Deel 1", None], ["wie", "x"], ["P1", "a"]), "e.xlsx", "column B holds text but has no name.*merged"),
        (b"\xd0\xcf\x11\xe0", "e.xlsx", "an old Excel workbook"),
        (b"wie,x", "e.xlsx", "this is no Excel workbook"),
        (zipped({"a.txt": b"x"}), "e.xlsx", "there is no workbook in it"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "e.xlsx", "the workbook is damaged"),
        (book(["a"])[:900], "e.xlsx", "damaged or was cut off"),
    ],
)
def test_what_is_no_sheet_is_refused_with_the_way_out(content: bytes, name: str, what: str) -> None:
    with pytest.raises(FormatError, match=what):
        read_survey(content, name)


# ── from rows to transcripts ──

SURVEY = read_survey(CSV.encode(), "enquete.csv")
QUESTIONS = ("Wat hielp?", "Wat kan beter?")


def test_each_person_with_answers_has_a_transcript_of_questions_and_answers() -> None:
    documents, _, _ = survey_documents(SURVEY, who="wie", answers=QUESTIONS, wave="T1")
    assert [document.name for document in documents] == ["P1 T1.csv", "P3 T1.csv"]
    assert documents[0].text == ("Interviewer: Wat hielp?\nP1: de coach\nInterviewer: Wat kan beter?\nP1: één loket")
    (interview,) = interviews_of(documents[1])
    transcript = interview.imported.transcript
    assert [(turn.speaker, turn.role, turn.span.of(transcript.text)) for turn in transcript.turns] == [
        ("Interviewer", Role.INTERVIEWER, "Wat kan beter?"),
        ("P3", Role.PARTICIPANT, "niets"),
    ]


def test_every_person_is_a_participant_with_attributes() -> None:
    _, people, notes = survey_documents(SURVEY, who="wie", answers=QUESTIONS, attributes=("leeftijd",))
    assert people == [
        Participant("P1", {"leeftijd": "43"}, transcripts=("P1",)),
        Participant("P2", {}),
        Participant("P3", {"leeftijd": "51"}, transcripts=("P3",)),
    ]
    said = {note.kind: note.message for note in notes}
    assert said["empty answers"].endswith(": 3.")
    assert "P2" in said["no answers"]


def test_an_answer_of_several_lines_is_one_turn() -> None:
    survey = read_survey('wie,v\nP 1/a,"een\n\ntwe\u0065\u0301"\n'.encode(), "e.csv")
    ((document,), (person,), _) = survey_documents(survey, who="wie", answers=("v",))
    assert document.text == "Interviewer: v\nP 1/a: een\n\ntweé"
    assert [label.name for label in document.labels] == ["Interviewer", "P 1/a"]
    assert person.transcripts == ("P 1-a",)


def test_a_column_that_does_not_exist_is_named_with_the_one_that_may_be_meant() -> None:
    with pytest.raises(
        FormatError, match=r"enquete\.csv: there is no column 'wat hielp'. Did you mean 'Wat hielp\?'\?"
    ):
        survey_documents(SURVEY, who="wie", answers=("wat hielp",))


@pytest.mark.parametrize(
    ("rows", "what"),
    [("P1,a\n,b\n", "e.csv:3: 'wie' is empty"), ("P1,a\nP2,b\nP1,c\n", "e.csv:4: 'P1' stands in row 2")],
)
def test_a_row_of_nobody_or_of_somebody_twice_is_refused_with_its_number(rows: str, what: str) -> None:
    survey = read_survey(f"wie,v\n{rows}".encode(), "e.csv")
    with pytest.raises(FormatError, match=what):
        survey_documents(survey, who="wie", answers=("v",))
