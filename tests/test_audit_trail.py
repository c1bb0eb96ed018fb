"""The journal in words, and as a file: whole, in every form that can hold it."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
from builders import interview

from qualcode.changes import Kind, added
from qualcode.participants import Participant
from qualcode.projects.journal import audit_trail, events
from qualcode.projects.project import Project
from qualcode.transcripts import Imported


def test_only_excel_gets_a_long_cell_shortened_and_it_says_so(file_project: Project) -> None:
    long = "🙂" * 20_000
    file_project.commit(Kind.IMPORT, added([Participant("P1", attributes={"verhaal": long})]))
    last = json.loads(audit_trail(file_project, "json"))[-1]
    assert last["after"]["attributes"] == {"verhaal": long}
    before = csv.field_size_limit(1_000_000)
    try:
        lines = list(csv.DictReader(io.StringIO(audit_trail(file_project, "csv").decode("utf-8-sig"))))
    finally:
        csv.field_size_limit(before)  # it holds for the whole process
    assert json.loads(lines[-1]["after"])["attributes"] == {"verhaal": long}
    page = openpyxl.load_workbook(io.BytesIO(audit_trail(file_project, "xlsx"))).active
    assert page is not None
    cell = str(page.cell(page.max_row, 11).value)
    assert cell.endswith("🙂 […]")
    assert 32_760 < len(cell.encode("utf-16-le")) // 2 <= 32_767


def test_the_history_names_codes_and_transcripts_as_the_screens_do_and_those_that_are_gone_by_their_key(
    file_project: Project,
) -> None:
    book = file_project.codebooks()[0]
    code = book.codes[0]
    talk = replace(interview("R: Ik doe mee."), title="Exitinterview Samira")
    file_project.commit(Kind.IMPORT, added([Imported(talk)]))
    for key, name in ((code.key, talk.id), ("weg", "t-weg")):
        facts = {"codebook": book.key, "code": key, "transcript": name}
        file_project.commit(Kind.EDIT, added([Participant(key)]), facts)
    gone, known = events(file_project, limit=2, language="en")
    assert known.words == f"Coding changed ({book.title}, {code.label}, Exitinterview Samira)"
    assert gone.words == f"Coding changed ({book.title}, weg, t-weg)"


def test_what_another_version_called_otherwise_is_told_in_general_words(file_project: Project) -> None:
    facts = {"codebook": "eigen", "what": "color", "code": "meedoen"}
    file_project.commit(Kind.CODEBOOK, added([Participant("P1")]), facts)
    assert events(file_project)[0].words == "Codeboek gewijzigd (eigen, Meedoen)"
    assert events(file_project, language="en")[0].words == "Codebook changed (eigen, Meedoen)"
