"""``qualcode import``, ``import-survey``, ``export-word`` and ``memos``, run as a person runs them."""

import json
from pathlib import Path

import pytest
from builders import docx_bytes, end, note_of, p, r, start
from commands import read, run
from test_cli import KRACHTWERK

BODY = (
    p("Sanne: Hoe gaat het?"),
    p("Vb: ", start("1"), "Goed hoor.", end("1")),
    p("Sanne: Mooi?"),
    p("Vb: ", r("Ja.", '<w:highlight w:val="yellow"/>')),
)


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = str(tmp_path / "p.qualcode")
    assert run("init", path, "--codebook", KRACHTWERK)[0] == 0
    return path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "K11_T1.docx"
    path.write_bytes(docx_bytes(*BODY, comments=note_of("1", "meedoen", author="NB"), footnotes=note("een noot")))
    return path


def note(text: str) -> str:
    return f"<w:footnote>{p(text)}</w:footnote>"


def test_a_dry_run_shows_what_was_found_in_a_file(project: str, document: Path) -> None:
    code, _, err = run("import", project, document, "--dry-run", "--pattern", "{participant}_{wave}")
    assert code == 0
    for part in (
        "language: nl",
        "participant: K11, wave: T1",
        "Sanne: interviewer, 2 turns",
        "Vb: participant, 2 turns",
    ):
        assert part in err
    found = read("import", project, document, "--dry-run", "--pattern", "{participant}_{wave}")
    assert isinstance(found, dict)
    (file,) = found["files"]
    assert (file["language"], file["participant"], file["wave"], file["turns"]) == ("nl", "K11", "T1", 4)
    assert [(s["name"], s["role"], s["turns"]) for s in file["speakers"]] == [
        ("Sanne", "interviewer", 2),
        ("Vb", "participant", 2),
    ]


def test_everything_can_be_decided_on_the_command_line(project: str, document: Path) -> None:
    code, _, err = run(
        "import", project, document, "--speaker", "Vb=Samira", "--role", "Samira=coach", "--append", "footnotes",
        "--comments-as-codings", "--coder", "NB=Noor", "--highlight", "yellow=ertoe doen", "--highlighter", "Bram",
    )  # fmt: skip
    assert code == 0, err
    transcript = read("transcripts", project, "K11_T1")
    assert isinstance(transcript, dict)
    assert {turn["speaker"]: turn["role"] for turn in transcript["turns"]} == {
        "Sanne": "interviewer",
        "Samira": "coach",
    }
    assert transcript["text"].endswith("een noot")
    codings = read("codings", project)
    assert isinstance(codings, list)
    assert {(c["coder"], c["code"], c["quote"]) for c in codings} == {
        ("Noor", "meedoen", "Goed hoor."),
        ("Bram", "ertoe_doen", "Ja."),
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--comments-as-codings", "--comments-as-memos"], "choose one: codings or memos"),
        (["--update", "--as-new"], "choose one: update or new"),
        (["--role", "Vb=coch"], "Did you mean 'coach'"),
        (["--speaker", "Vb"], "two words with = between them"),
        (["--append", "footnote"], "Did you mean 'footnotes'"),
        (["--highlight", "yellow=meedoen"], "--highlighter"),
        (["--highlight", "yellow=meedon", "--highlighter", "Noor"], "Did you mean 'meedoen'"),
        (["--pattern", "{deelnemer}"], "cannot be read at '{deelnemer}'"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(
    project: str, document: Path, options: list[str], said: str
) -> None:
    code, _, err = run("import", project, document, *options)
    assert code != 0
    assert said in " ".join(err.replace("│", " ").split())
    assert read("transcripts", project) == []


def test_comments_become_memos_and_are_listed(project: str, document: Path) -> None:
    assert run("import", project, document, "--comments-as-memos")[0] == 0
    found = read("memos", project)
    assert isinstance(found, list)
    assert [(memo["text"], memo["coder"], memo["quote"]) for memo in found] == [("meedoen", "NB", "Goed hoor.")]
    code, out, _ = run("memos", project)
    assert code == 0
    assert "meedoen" in out


def test_a_project_goes_to_word_and_comes_back_without_doubles(project: str, document: Path, tmp_path: Path) -> None:
    run("import", project, document, "--comments-as-codings")
    written = read("export-word", project, "--out", tmp_path / "uit")
    assert isinstance(written, list)
    assert [(item["transcript"], item["codings"]) for item in written] == [("K11_T1", 1)]
    code, _, err = run("import", project, tmp_path / "uit", "--comments-as-codings")
    assert code == 0
    assert "0 transcript(s), 0 coding(s) imported" in err
    assert run("export-word", project, "K12", "--out", tmp_path)[0] == 1


def test_a_survey_is_imported_from_the_command_line(project: str, tmp_path: Path) -> None:
    sheet = tmp_path / "v.csv"
    sheet.write_text("code,leeftijd,Wat ging goed?\nK01,43,Mijn coach.\n", encoding="utf-8")
    columns = ["--who", "code", "--answer", "Wat ging goed?", "--attribute", "leeftijd", "--wave", "T1"]
    code, _, err = run("import-survey", project, sheet, *columns, "--dry-run")
    assert (code, "1 transcript(s), 1 participant(s) would be imported" in err) == (0, True)
    assert read("transcripts", project) == []
    found = read("import-survey", project, sheet, *columns)
    assert isinstance(found, dict)
    assert json.dumps(found["participants"]) == '["K01"]'
    transcripts = read("transcripts", project)
    assert isinstance(transcripts, list)
    assert [transcript["participant"] for transcript in transcripts] == ["K01"]
