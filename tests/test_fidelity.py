"""The fidelity table of a project: by command, and as a file that opens again with the same numbers."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from builders import code_words, interview
from commands import read, run

from qualcode.changes import Kind, added
from qualcode.errors import NotFoundError, QualcodeError
from qualcode.formats.tables import write_table
from qualcode.projects.fidelity import fidelity, fidelity_sheet, source_label
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.projects.team import assign
from qualcode.transcripts import Imported, Role, Transcript

TALKS = [interview("I: Hoe?", "R: Wij hebben een plan en hoop.", id=f"t{n}", participant=f"C{n}") for n in range(3)]
SCORES = {("t0", "trouw_actieplan"): 5, ("t1", "trouw_actieplan"): 2.5, ("t0", "trouw_hoopgevend"): 4}


def as_coach(talk: Transcript) -> Transcript:
    turns = [replace(turn, role=Role.COACH) if turn.codable else turn for turn in talk.turns]
    return replace(talk, title="Gesprek", turns=tuple(turns))


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A project in which Noor scored two of three interviews, and Bram gave a code without a number."""
    path = tmp_path / "p.qualcode"
    init(str(path), [bundled("codebooks") / "modelgetrouwheid.yaml"])
    with Project.open(str(path), "Noor") as study:
        study.commit(Kind.IMPORT, added(map(Imported, [as_coach(TALKS[0]), *TALKS[1:]])))
        talks = {talk.id: talk for talk in study.transcripts()}
        made = [
            replace(code_words(talks[name], "plan", code, "Noor"), value=value)
            for (name, code), value in SCORES.items()
        ]
        study.commit(Kind.CODE, added([*made, code_words(talks["t0"], "hoop", "trouw_hoopgevend", "Bram")]))
    return path


HEAD = ["Bron", "Caseload-ratio", "Contact in natuurlijke omgeving", "Teamkrachtbespreking", "Krachtkompas"]
HEAD += ["Actieplan", "Hoopgevend gedrag", "Gemiddelde"]
NONE = [""] * 4
TABLE = [
    ["Gesprek · C0 · coach", *NONE, "5,00", "4,00", "4,50"],
    ["t1 · C1 · deelnemer", *NONE, "2,50", "", "2,50"],
    ["Gemiddelde", *NONE, "3,75", "4,00", "3,88"],
    ["Aantal bronnen", "0", "0", "0", "0", "2", "1", "2"],
    ["Norm", *["4,00"] * 7],
    ["Oordeel", *NONE, "niet bereikt", "bereikt", "niet bereikt"],
]
COUNTS = [["Gesprek · C0 · coach", "0", "0", "0", "0", "1", "1", "2"], ["t1 · C1 · deelnemer", *"0000101"]]


def test_a_word_file_holds_the_means_with_a_comma_and_how_many_scores_there_are(where: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.docx"
    assert run("matrix", where, "--kind", "fidelity", "--coder", "Noor", "--out", out)[0] == 0
    document = docx.Document(str(out))
    means, counts = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert means == [HEAD, *TABLE]
    assert counts == [HEAD, *COUNTS]
    assert document.paragraphs[1].text.startswith("Scores van Noor; 2 bronnen.")


def test_a_sheet_of_excel_holds_numbers_shown_with_two_digits(where: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.xlsx"
    assert run("matrix", where, "--kind", "fidelity", "--coder", "Noor", "--out", out)[0] == 0
    page = openpyxl.load_workbook(out).active
    assert page is not None
    rows = [list(row) for row in page.iter_rows(min_row=4)]
    assert [cell.value for cell in rows[2]] == [
        "Gemiddelde scores", "Gemiddelde", None, None, None, None, 3.75, 4, 3.875
    ]  # fmt: skip
    assert rows[2][8].number_format == "0.00"
    assert rows[-1][0].value == "Aantal scores"


def test_a_csv_file_says_whose_scores_and_which_part(where: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.csv"
    assert run("matrix", where, "--kind", "fidelity", "--coder", "Noor", "--out", out)[0] == 0
    head, *rows = csv.reader(io.StringIO(out.read_text("utf-8-sig"), newline=""))
    assert head == ["Onderdeel", *HEAD, "Codeur"]
    assert [row[1:-1] for row in rows] == [*TABLE, *COUNTS]
    assert {row[-1] for row in rows} == {"Noor"}


def test_the_command_prints_the_table_and_says_what_is_without_a_number(where: Path) -> None:
    code, out, err = run("matrix", where, "--kind", "fidelity", "--coder", "Noor")
    assert (code, "3.75" in out, "not reached" in out, "Scores by Noor; 2 sources" in err) == (0, True, True, True)
    code, out, err = run("matrix", where, "--kind", "fidelity", "--coder", "Bram")
    assert (code, "1 coding(s) of scale codes carry no number" in err) == (0, True)
    found = read("matrix", where, "--kind", "fidelity", "--coder", "Noor")
    assert isinstance(found, dict)
    assert (found["overall"]["mean"], found["threshold"], found["reached"]) == (3.875, 4, False)


def test_english_has_points_and_english_words(where: Path) -> None:
    with Project.open(str(where)) as study:
        found = fidelity(study, coder="Noor")
    content = write_table(fidelity_sheet(found, "en"), "csv").decode("utf-8-sig")
    assert "Gesprek · C0 · coach,,,,,5.00,4.00,4.50" in content
    assert "not reached" in content
    assert source_label(found.sources[1], "en") == "t1 · C1 · participant"


def test_somebody_who_coded_nothing_and_a_project_without_scales_are_refused(where: Path, demo_free: Path) -> None:
    with Project.open(str(where)) as study, pytest.raises(NotFoundError, match=r"coder 'Els'.*Noor"):
        fidelity(study, coder="Els")
    with (
        Project.open(str(demo_free)) as study,
        pytest.raises(QualcodeError, match="no code of this project has a scale"),
    ):
        fidelity(study, coder="Noor")


@pytest.fixture
def demo_free(tmp_path: Path) -> Path:
    path = tmp_path / "zonder.qualcode"
    init(str(path), [bundled("codebooks") / "krachtwerk.yaml"])
    return path


def test_who_codes_blind_cannot_read_the_scores_of_another(where: Path) -> None:
    with Project.open(str(where), "Els") as study:
        assign(study, ["Els", "Noor"], ["t0"], blind=True)
        found = fidelity(study, coder="Noor")
    assert [source.id for source in found.sources] == ["t1"]
