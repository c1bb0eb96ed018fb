"""Files of commas: participants with their scores, and codings made elsewhere."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import FormatError
from qualcode.formats.sheets import read_codings, read_participants
from qualcode.participants import Measurement, Participant
from qualcode.transcripts import normalised

PEOPLE = "participant,transcript,leeftijd,stress_T0\nP1,gesprek1,43,3.5\nP2,gesprek2,,\n"


def people(text: str) -> list[Participant]:
    return read_participants(text.encode(), "wie.csv")


def fault(text: str, reader=read_participants) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(FormatError) as error:
        reader(text.encode(), "wie.csv")
    return str(error.value)


def test_a_row_is_a_participant_with_transcript_attributes_and_scores() -> None:
    one, two = people(PEOPLE)
    assert one == Participant("P1", {"leeftijd": "43"}, (Measurement("stress", "T0", 3.5),), ("gesprek1",))
    assert two == Participant("P2", {}, (), ("gesprek2",))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen(delimiter: str) -> None:
    assert people(PEOPLE.replace(",", delimiter)) == people(PEOPLE)


def test_with_semicolons_a_comma_is_a_decimal_comma() -> None:
    (one,) = people("participant;stress_T0;stress_T1\nP1;3,5;-1\n")
    assert one.measurements == (Measurement("stress", "T0", 3.5), Measurement("stress", "T1", -1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_utf_8_with_and_without_mark_and_the_csv_of_excel_are_read(encoding: str) -> None:
    text = "participant,plaats\nP1,Hé – één €\n"
    (one,) = read_participants(text.encode(encoding), "wie.csv")
    assert one.attributes == {"plaats": "Hé – één €"}


def test_line_ends_of_windows_and_blank_lines_and_white_space_do_not_matter() -> None:
    untidy = " participant , transcript,leeftijd,stress_T0\r\n\r\nP1 , gesprek1,43 ,3.5\r\nP2,gesprek2,,\r\n,,,\r\n"
    assert people(untidy) == people(untidy.replace("\r\n", "\r")) == people(PEOPLE)


def test_several_transcripts_stand_in_one_cell_or_in_several_rows() -> None:
    one_cell = people("participant,transcript,leeftijd\nP1,a; b ;,43\n")
    rows = people("participant,transcript,leeftijd\nP1,a,43\nP1,b,\n")
    assert one_cell == rows == [Participant("P1", {"leeftijd": "43"}, (), ("a", "b"))]


def test_a_column_without_a_name_is_left_out() -> None:
    assert people(",participant,leeftijd\n0,P1,43\n1,P2,\n") == people("participant,leeftijd\nP1,43\nP2,\n")


def test_a_cell_may_hold_the_delimiter_quotes_and_line_feeds() -> None:
    (one,) = people('participant,opmerking\nP1,"hij zei: ""ja, hoor""\nen ging"\n')
    assert one.attributes == {"opmerking": 'hij zei: "ja, hoor"\nen ging'}


def test_a_file_without_the_column_participant_says_what_there_is() -> None:
    message = fault("wie;participent\nP1;x\n")
    assert message.startswith("wie.csv:1: there is no column 'participant'. Did you mean 'participent'? ")
    assert message.endswith("Its columns: wie, participent")


def test_an_empty_file_says_so() -> None:
    assert fault("") == "wie.csv:1: there is no column 'participant'. It is empty."


def test_two_rows_that_give_one_person_different_attributes_name_both_lines() -> None:
    message = fault("participant,transcript,stad\nP1,a,Delft\nP2,b,Gouda\nP1,c,\nP1,d,Gouda\n")
    assert message.startswith("wie.csv:5: stad of P1 is 'Delft' on line 2 and 'Gouda' here; ")
    assert people("participant,transcript,stad\nP1,a,\nP1,c,Delft\nP1,d,Delft\n")[0].attributes == {"stad": "Delft"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("participant,leeftijd\nP1,43\n,50\n", "wie.csv:3: participant is empty"),
        ("participant,stress_T0\nP1,3\nP2,veel\n", "wie.csv:3: stress_T0: expected a number, not 'veel'."),
        ("participant,stress_T0\nP1,nan\n", "wie.csv:2: stress_T0: expected a number, not 'nan'."),
        ("participant,stress_T0\nP1,inf\n", "wie.csv:2: stress_T0: expected a number, not 'inf'."),
        ("participant,stress_T0\nP1,1.234.5\n", "wie.csv:2: stress_T0: expected a number, not '1.234.5'."),
        ("participant,leeftijd\nP1,43,extra\n", "wie.csv:2: more cells than columns; put quotes around text with ','."),
        ('participant,x\n"P\n1",1\nP2,1,2\n', "wie.csv:4: more cells than columns"),
    ],
)
def test_a_fault_is_named_with_file_line_and_column(text: str, message: str) -> None:
    assert fault(text).startswith(message)


def test_a_cell_too_long_for_csv_is_a_fault_and_no_crash() -> None:
    assert fault(f"participant,x\nP1,{'a' * 200_000}\n").startswith("wie.csv:2: ")


@pytest.mark.parametrize("head", [
    "Participant,Transcript,leeftijd,stress_t0", "DEELNEMER,transcript,leeftijd,stress_T0"
])  # fmt: skip
def test_columns_match_in_any_case_and_deelnemer_is_participant(head: str) -> None:
    assert people(PEOPLE.replace(PEOPLE.partition("\n")[0], head)) == people(PEOPLE)


def test_a_column_with_the_very_name_goes_before_one_in_another_case() -> None:
    (one,) = people("Deelnemer,participant,Participant\nx,P1,y\n")
    assert one == Participant("P1", {"Deelnemer": "x", "Participant": "y"})


def test_two_scores_of_one_person_for_one_measure_and_wave_are_a_fault() -> None:
    message = fault("participant,stress_T0,stress_T1\nK01,5.5,3\nK02,7,3\nK01,7,3\n")
    assert message.startswith("wie.csv:4: stress_T0 of K01 is 5.5 above and 7 here; a person has one score")


def test_the_same_score_twice_is_one_score() -> None:
    (one,) = people("participant,stress_T0\nK01,5.5\nK01,\nK01,5.50\n")
    assert one.measurements == (Measurement("stress", "T0", 5.5),)


CODINGS = "transcript,code,start,end,quote,memo\ng1,trust,3,7,Goed,mooi\ng1,Tijd en rust,10,12,,\n"


def test_a_row_is_a_coding_with_its_place() -> None:
    one, two = read_codings(CODINGS.encode(), "c.csv")
    assert (one.place, one.transcript, one.code, one.start, one.end) == ("c.csv:2", "g1", "trust", 3, 7)
    assert (one.quote, one.memo) == ("Goed", "mooi")
    assert (two.place, two.code, two.quote, two.memo) == ("c.csv:3", "Tijd en rust", None, "")


def test_quote_and_memo_may_be_absent() -> None:
    (one,) = read_codings(b"end;start;code;transcript\n7;3;trust;g1\n", "c.csv")
    assert (one.start, one.end, one.quote, one.memo) == (3, 7, None, "")


def test_a_row_may_have_the_number_of_a_scale_code_with_a_decimal_comma() -> None:
    found = read_codings(b'transcript;code;start;end;Value\ng1;a;3;7;4\ng1;a;3;8;"3,5"\ng1;b;3;7;\n', "c.csv")
    assert [row.value for row in found] == [4, 3.5, None]
    message = fault("transcript,code,start,end,value\ng1,a,3,7,vier\ng1,a,x,7,5\n", read_codings)
    assert "wie.csv:2: value: expected a number, not 'vier'" in message
    assert "wie.csv:3: start" in message


def test_a_quote_is_normalised_as_transcripts_are() -> None:
    content = 'transcript,code,start,end,quote\ng1,trust,0,4,"e\u0301\r\na"\n'.encode()
    assert read_codings(content, "c.csv")[0].quote == "é\na"


@pytest.mark.parametrize("column", ["transcript", "code", "start", "end"])
def test_a_column_that_codings_need_may_not_be_absent(column: str) -> None:
    message = fault(CODINGS.replace(column, "x" + column, 1), read_codings)
    assert f"wie.csv:1: there is no column '{column}'. Did you mean 'x{column}'?" in message


@pytest.mark.parametrize("wrong", ["-1", "3.0", "", "drie", "²"])
@pytest.mark.parametrize("column", ["start", "end"])
def test_a_position_is_a_whole_number(column: str, wrong: str) -> None:
    row = {"start": "3", "end": "7"} | {column: wrong}
    message = fault(f"transcript,code,start,end\ng1,trust,{row['start']},{row['end']}\n", read_codings)
    assert message == f"wie.csv:2: {column}: expected a whole number from 0 on, not '{wrong}'."


def test_every_line_of_codings_that_is_wrong_is_named_at_once() -> None:
    text = "Transcript,CODE,Start,end\ng1,trust,x,7\ng1,trust,3,7\ng1,trust,y,z\ng1,trust,3,7,8\n"
    assert fault(text, read_codings).splitlines() == [
        "wie.csv:2: start: expected a whole number from 0 on, not 'x'.",
        "wie.csv:4: start: expected a whole number from 0 on, not 'y'.",
        "wie.csv:4: end: expected a whole number from 0 on, not 'z'.",
        "wie.csv:5: more cells than columns; put quotes around text with ','.",
    ]


LETTERS = st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"])
CELLS = st.text(LETTERS, max_size=12).map(normalised).map(str.strip)


ROWS = st.lists(st.tuples(CELLS.filter(bool), CELLS), min_size=1, max_size=5, unique_by=lambda row: row[0])


@given(ROWS, st.sampled_from([",", ";", "\t"]))
def test_what_another_program_writes_is_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([("participant", "opmerking"), *rows])
    expected = {name: {"opmerking": remark} if remark else {} for name, remark in rows}
    assert {one.id: one.attributes for one in people(stream.getvalue())} == expected
