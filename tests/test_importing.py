from pathlib import Path

import pytest
from builders import docx_bytes, end, note_of, p, reason_of, start

from qualcode.errors import FileAccessError, FormatError, ImportRefused
from qualcode.projects.choices import Comments, ImportChoices
from qualcode.projects.importing import carry_out, plan_import
from qualcode.projects.plans import Action
from qualcode.projects.project import Project

CODINGS = ImportChoices(comments=Comments.CODINGS)


def write(folder: Path, name: str, *body: str, **parts: str) -> Path:
    path = folder / name
    path.write_bytes(docx_bytes(*body, **parts))
    return path


def coded(folder: Path, name: str, code: str, author: str = "Noor") -> Path:
    body = (p("Interviewer: Hoe gaat het?"), p("Deelnemer: ", start("0"), "Ik doe weer mee", end("0"), f" bij {name}."))
    return write(folder, name, *body, comments=note_of("0", code, author=author))


def test_a_plan_stores_nothing_and_carrying_it_out_stores_all(project: Project, tmp_path: Path) -> None:
    plan = plan_import(project, [coded(tmp_path, "a.docx", "meedoen; werkrelatie")], CODINGS)
    assert project.transcripts() == []
    carry_out(project, plan)
    assert [t.id for t in project.transcripts()] == ["a"]
    assert [(c.code, c.quote, c.coder) for c in project.codings()] == [
        ("meedoen", "Ik doe weer mee", "Noor"),
        ("werkrelatie", "Ik doe weer mee", "Noor"),
    ]


def test_who_wrote_comments_in_a_transcript_finished_it(project: Project, tmp_path: Path) -> None:
    carry_out(project, plan_import(project, [coded(tmp_path, "a.docx", "meedoen")], CODINGS))
    assert project.finished() == {"a": frozenset({"Noor"})}


def test_comments_are_codings_only_when_asked_and_a_note_says_so(project: Project, tmp_path: Path) -> None:
    plan = plan_import(project, [coded(tmp_path, "a.docx", "meedoen")])
    assert plan.codings == []
    assert "not imported: 1; 1 of them name a code" in plan.added[0].notes[-1].message


def test_a_code_that_the_codebook_lacks_is_kept_and_reported(project: Project, tmp_path: Path) -> None:
    plan = plan_import(project, [coded(tmp_path, "a.docx", "werkrelaite")], CODINGS)
    carry_out(project, plan)
    assert [c.code for c in project.codings()] == ["werkrelaite"]
    assert "Did you mean 'werkrelatie'? Kept as it is." in plan.added[0].notes[-1].message


def test_a_folder_gives_its_word_documents_and_names_the_rest(project: Project, tmp_path: Path) -> None:
    coded(tmp_path, "b.docx", "meedoen")
    coded(tmp_path, "a.docx", "meedoen")
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    (tmp_path / "leesmij.pages").write_text("x")
    plan = plan_import(project, [tmp_path])
    assert [file.name for file in plan.files] == ["a.docx", "b.docx"]
    assert "leesmij.pages" in " ".join(note.message for note in plan.notes)


def test_the_same_text_twice_is_imported_once(project: Project, tmp_path: Path) -> None:
    path = coded(tmp_path, "a.docx", "meedoen")
    copy = tmp_path / "kopie van a.docx"
    copy.write_bytes(path.read_bytes())
    plan = plan_import(project, [path, path, copy])
    assert [file.action for file in plan.files] == [Action.ADD, Action.SKIP, Action.SKIP]
    carry_out(project, plan)
    again = plan_import(project, [path])
    assert [file.action for file in again.files] == [Action.SKIP]
    assert "is here already as 'a'" in reason_of(again.files[0])


def commented(folder: Path, name: str, words: str, author: str) -> Path:
    """Write the one interview with a comment on these words."""
    before, _, after = "Ik doe weer mee bij de club.".partition(words)
    body = (p("Interviewer: Hoe gaat het?"), p("Deelnemer: ", before, start("0"), words, end("0"), after))
    return write(folder, name, *body, comments=note_of("0", "meedoen", author=author))


def test_the_second_coders_copy_of_an_interview_gives_its_codings(project: Project, tmp_path: Path) -> None:
    files = [commented(tmp_path, "a.docx", "weer mee", "Noor"), commented(tmp_path, "a (Bram).docx", "mee bij", "Bram")]
    plan = plan_import(project, files, CODINGS)
    assert "1 new coding by Bram is taken from its comments" in reason_of(plan.files[1])
    carry_out(project, plan)
    assert [(c.transcript, c.coder, c.quote) for c in project.codings()] == [
        ("a", "Noor", "weer mee"),
        ("a", "Bram", "mee bij"),
    ]
    assert project.finished() == {"a": frozenset({"Noor", "Bram"})}
    assert plan_import(project, files, CODINGS).codings == []


def test_comments_that_were_left_out_at_first_can_be_taken_later(project: Project, tmp_path: Path) -> None:
    files = [commented(tmp_path, "a.docx", "weer mee", "Noor")]
    carry_out(project, plan_import(project, files))
    carry_out(project, plan_import(project, files, CODINGS))
    assert [c.quote for c in project.codings()] == ["weer mee"]


def test_names_that_differ_only_in_capitals_are_pointed_at(project: Project, tmp_path: Path) -> None:
    files = [commented(tmp_path, "a.docx", "weer mee", "Noor"), commented(tmp_path, "b.docx", "mee bij", "noor")]
    plan = plan_import(project, files, CODINGS)
    assert "Noor / noor count as different coders" in " ".join(note.message for note in plan.notes)


def test_another_text_under_a_taken_name_is_refused(project: Project, tmp_path: Path) -> None:
    carry_out(project, plan_import(project, [write(tmp_path, "a.docx", p("R: eerste"))]))
    plan = plan_import(project, [write(tmp_path, "a.docx", p("R: tweede"))])
    with pytest.raises(ImportRefused, match=r"'a' already, with another text\."):
        carry_out(project, plan)


def test_one_bad_file_refuses_all_unless_told_otherwise(project: Project, tmp_path: Path) -> None:
    good = coded(tmp_path, "goed.docx", "meedoen")
    bad = tmp_path / "slecht.docx"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud")
    (tmp_path / "tekst.pages").write_bytes(b"odt")
    plan = plan_import(project, [good, bad, tmp_path / "weg.docx", tmp_path / "tekst.pages"])
    with pytest.raises(ImportRefused, match="Nothing was imported") as refused:
        carry_out(project, plan)
    assert project.transcripts() == []
    for name in (
        "slecht.docx: this is an old Word document",
        "weg.docx: there is no such file",
        "tekst.pages: this is a document of Pages",
    ):
        assert name in str(refused.value)
    carry_out(project, plan, without_refused=True)
    assert [t.id for t in project.transcripts()] == ["goed"]


def test_participants_own_their_transcripts(project: Project, tmp_path: Path) -> None:
    sheet = tmp_path / "mensen.csv"
    sheet.write_text("participant,transcript,rol,stress_T0\nK01,a,kandidaat,3\nK02,aa,kandidaat,\n")
    plan = plan_import(project, [coded(tmp_path, "a.docx", "meedoen")], participants_file=sheet)
    carry_out(project, plan)
    assert project.transcripts()[0].participant == "K01"
    assert [person.transcripts for person in project.participants()] == [("a",), ()]
    assert "K02: there is no transcript 'aa'. Did you mean 'a'?" in " ".join(note.message for note in plan.notes)


def test_a_sheet_of_participants_that_cannot_be_read_is_said(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("naam,rol\nx,y\n")
    with pytest.raises(FormatError, match="no column 'participant'"):
        plan_import(project, [], participants_file=tmp_path / "a.csv")
    with pytest.raises(FileAccessError, match=r"b\.csv: there is no such file\. Did you mean 'a\.csv'"):
        plan_import(project, [], participants_file=tmp_path / "b.csv")
