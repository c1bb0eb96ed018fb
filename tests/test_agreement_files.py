"""The report as files: what a reader opens is what was computed, and other programs can compute it again."""

import csv
import io
import json
import math
from pathlib import Path

import docx
import numpy as np
import pytest
from commands import read, run
from lxml import html

from qualcode.agreement.coefficients import krippendorff_alpha
from qualcode.agreement.comparing import Wanted
from qualcode.codings import CONSENSUS
from qualcode.errors import FileAccessError, NotFoundError
from qualcode.formats.agreement_files import report_as_json
from qualcode.formats.papers import Heading, Paper, Picture, Points, Table, Words, write_paper
from qualcode.formats.tables import is_number
from qualcode.projects.agreeing import agreement, report_folder, write_report
from qualcode.projects.demo import Demo
from qualcode.projects.meetings import meeting, settled_transcripts
from qualcode.projects.project import Project
from qualcode.projects.settling import decide, settle, settle_agreed
from qualcode.rulings import like
from qualcode.units import Unit

CODERS = ("Noor", "Bram")
FEW = Wanted(draws=50)


@pytest.fixture(scope="module")
def files(demo: Demo) -> dict[str, bytes]:
    with Project.open(str(demo.project)) as project:
        return report_folder(project, CODERS, wanted=FEW)[1]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_file_is_there(files: dict[str, bytes]) -> None:
    assert set(files) == {
        *("agreement.json", "codes.csv", "documents.csv", "confusion.csv", "units.csv", "units-recal.csv"),
        *("report.docx", "report.html", "alpha.svg", "alpha.png", "disagreements.csv"),
    }


def test_the_json_and_the_tables_hold_the_numbers_of_the_report(demo: Demo, files: dict[str, bytes]) -> None:
    with Project.open(str(demo.project)) as project:
        report = agreement(project, CODERS, wanted=FEW)
    told = json.loads(files["agreement.json"])
    assert told == json.loads(json.dumps(report_as_json(report)))
    codes = rows_of(files["codes.csv"])
    for unit, found in report.units.items():
        for code in found.codes:
            for name, one in code.coefficients.items():
                (row,) = [
                    r for r in codes if (r["unit"], r["code"], r["coefficient"]) == (unit.value, code.code.key, name)
                ]
                assert (row["value"] == "") == (one.statistic.value is None)
                assert row["value"] == "" or float(row["value"]) == pytest.approx(one.statistic.value)
                assert (row["low"] != "") == (one.interval is not None)
                assert int(row["given Noor"]) == code.given["Noor"]
    parts = rows_of(files["documents.csv"])
    assert len(parts) == len(report.units) * len(report.scope.transcripts)
    confusion = [row for row in csv.reader(io.StringIO(files["confusion.csv"].decode("utf-8-sig")))][1:]
    assert np.allclose([[float(cell) for cell in row[1:]] for row in confusion], report.confusion)


def test_from_the_units_alpha_can_be_computed_again(demo: Demo, files: dict[str, bytes]) -> None:
    with Project.open(str(demo.project)) as project:
        report = agreement(project, CODERS, wanted=FEW)
        texts = {transcript.id: transcript for transcript in project.transcripts()}
    units = rows_of(files["units.csv"])
    assert len(units) == report.units[Unit.TURNS].n
    for row in units:
        turn = next(t for t in texts[row["document"]].turns if t.span.start == int(row["start"]))
        assert turn.codable
        assert turn.span.end == int(row["end"])
    for code in report.units[Unit.TURNS].codes:
        columns = [f"{code.code.key}.{coder}" for coder in CODERS]
        table = [[math.nan if row[name] == "" else float(row[name]) for name in columns] for row in units]
        assert krippendorff_alpha(table).value == pytest.approx(code.headline.statistic.value)
    recal = [row.split(",") for row in files["units-recal.csv"].decode().split()]
    assert len(recal) == len(units)
    assert {cell for row in recal for cell in row} == {"0", "1"}
    assert {len(row) for row in recal} == {2 * len(report.codes)}


def test_a_coder_who_did_not_finish_leaves_cells_empty_in_r_and_no_row_in_recal(demo: Demo, tmp_path: Path) -> None:
    copy = tmp_path / "p.qualcode"
    copy.write_bytes(demo.project.read_bytes())
    code, _, err = run("--as", "Els", "finish", copy, "01_exit_samira")
    assert code == 0, err
    with Project.open(str(copy)) as project:
        _, found = report_folder(project, ("Noor", "Bram", "Els"), wanted=FEW)
    rows = rows_of(found["units.csv"])
    assert {row["document"] for row in rows if row["meedoen.Els"] != ""} == {"01_exit_samira"}
    assert {row["document"] for row in rows} > {"01_exit_samira"}
    assert len(found["units-recal.csv"].split()) == sum(row["document"] == "01_exit_samira" for row in rows)
    assert {"pairs.csv", "without.csv"} <= set(found)


def test_the_paper_in_word_and_as_a_page_says_the_same(files: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(files["report.docx"]))
    page = html.fromstring(files["report.html"])
    tables = page.findall(".//table")
    assert len(word.tables) == len(tables)
    for mine, theirs in zip(word.tables, tables, strict=True):
        cells = [[cell.text for cell in row.cells] for row in mine.rows]
        assert cells == [[cell.text or "" for cell in row] for row in theirs.iter("tr")]
    headings = [p.text for p in word.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings == [one.text for one in page.iter("h1", "h2", "h3")]
    assert "Wat dit zegt" in headings
    assert all(one.get("alt") for one in page.iter("img"))
    assert all(shape._inline.docPr.get("descr") for shape in word.inline_shapes)
    assert "http" not in "".join(one.get("src", "") for one in page.iter("img", "script", "link"))


def test_a_paper_in_english_has_no_dutch_numbers(demo: Demo) -> None:
    with Project.open(str(demo.project)) as project:
        _, found = report_folder(project, CODERS, wanted=FEW, language="en")
    page = html.fromstring(found["report.html"]).text_content()
    assert "What this says" in page
    assert "0.6" in page
    assert "0,6" not in page


def test_words_in_a_page_are_words() -> None:
    name = "<script>alert(1)</script> & co"
    blocks = [Heading(name), Words(name), Points([name]), Table([name], [[name]], [1.0]), Picture(b"", b"", name)]
    page = write_paper(Paper(name, "nl", blocks), "html").decode()
    assert "<script>" not in page
    assert html.fromstring(page.encode()).text_content().count(name) >= 5


@pytest.mark.parametrize("text", ["0,59", "0.59", "-0,02", "93 %", "1.234", "0,40 (0,36–0,44)", "0,36–0,44", "12"])
def test_a_number_as_people_read_it_is_one(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "–", "geen variatie", "2 keer zo vaak als Bram", "T0", "3 jaar geleden"])
def test_words_are_no_number(text: str) -> None:
    assert not is_number(text)


def test_the_command_writes_the_report_into_a_folder(demo: Demo, tmp_path: Path, files: dict[str, bytes]) -> None:
    folder = tmp_path / "rapport"
    code, _, err = run("agree", demo.project, "--coders", *CODERS, "--draws", "50", "--out", folder)
    assert code == 0, err
    assert {path.name for path in folder.iterdir()} == set(files)
    assert (folder / "agreement.json").read_bytes() == files["agreement.json"]
    code, _, err = run("agree", demo.project, "--coders", *CODERS, "--out", tmp_path / "weg" / "rapport")
    assert code == 1
    assert "this folder cannot be made" in err


def test_a_file_stands_in_the_way_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "rapport").write_text("in de weg")
    with pytest.raises(FileAccessError, match="rapport"):
        write_report({"a.csv": b""}, tmp_path / "rapport")


def test_the_command_compares_only_what_is_asked(demo: Demo) -> None:
    told = read("agree", demo.project, "--coders", *CODERS, "--code", "meedoen", "--draws", "0", "--json")
    assert isinstance(told, dict)
    assert [code["code"] for code in told["codes"]] == ["meedoen"]
    assert told["units"]["turns"]["codes"]["meedoen"]["coefficients"]["alpha"]["interval"] is None
    code, out, err = run("agree", demo.project, "--coders", *CODERS, "--draws", "0", "--unit", "characters")
    assert code == 0
    assert "characters" in out
    assert "By code: given or not" in err
    code, _, err = run("agree", demo.project, "--coders", *CODERS, "--code", "meedoenn")
    assert code == 1
    assert "meedoen" in err


def test_the_list_of_disagreements_holds_the_words_and_who_gave_what(demo: Demo, files: dict[str, bytes]) -> None:
    with Project.open(str(demo.project)) as project:
        report = agreement(project, CODERS, wanted=FEW)
        texts = {transcript.id: transcript for transcript in project.transcripts()}
    rows = rows_of(files["disagreements.csv"])
    assert [row["Kenmerk"] for row in rows] == [one.id for one in report.disagreements]
    for row, one in zip(rows, report.disagreements, strict=True):
        assert row["Woorden"] == one.span.of(texts[one.transcript].text)
        assert (row["Noor"] == "–") == (not one.by("Noor"))


def test_only_transcripts_that_are_asked_for_are_compared(demo: Demo) -> None:
    with Project.open(str(demo.project)) as project:
        chosen = agreement(project, CODERS, wanted=Wanted(transcripts=("02_exit_henk",), draws=0))
        assert (chosen.scope.transcripts, chosen.scope.left_out) == (("02_exit_henk",), ())
        assert {one.transcript for one in chosen.disagreements} == {"02_exit_henk"}
        with pytest.raises(NotFoundError, match="02_exit_hank"):
            agreement(project, CODERS, wanted=Wanted(transcripts=("02_exit_hank",)))


def test_what_was_settled_is_compared_only_where_all_is_settled(demo: Demo, tmp_path: Path) -> None:
    copy = tmp_path / "p.qualcode"
    copy.write_bytes(demo.project.read_bytes())
    with Project.open(str(copy), "Noor") as project:
        settle_agreed(project, CODERS)
        there = [one for one in meeting(project, CODERS).found if one.transcript == "02_exit_henk"]
        for one in there[:-1]:
            decide(project, one, like(one, "Noor"))
        assert settled_transcripts(project) == frozenset()
        decide(project, there[-1], like(there[-1], "Noor"))
        assert settled_transcripts(project) == {"02_exit_henk"}
        with_noor, with_bram = (agreement(project, [coder, CONSENSUS], wanted=Wanted(draws=0)) for coder in CODERS)
        assert with_noor.scope.transcripts == ("02_exit_henk",)
        noor, bram = (one.units[Unit.CHARACTERS].over_codes["pooled"].statistic.value for one in (with_noor, with_bram))
        assert noor == pytest.approx(1, abs=0.02)
        assert bram is not None
        assert bram < 0.7


def test_what_one_person_alone_finished_is_not_settled_by_a_meeting(demo: Demo, tmp_path: Path) -> None:
    copy = tmp_path / "p.qualcode"
    copy.write_bytes(demo.project.read_bytes())
    with Project.open(str(copy), "Noor") as project:
        (first, *_) = [coding for coding in project.codings() if coding.transcript == "09_coach_mourad"]
        settle(project, [first.id], holds=True)
        assert settled_transcripts(project) == frozenset()
