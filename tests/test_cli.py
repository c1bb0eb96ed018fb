"""The command line, run as a person runs it; what it prints is what a person or a program reads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from commands import read, run

from qualcode.projects.demo import Demo
from qualcode.projects.setup import bundled

KRACHTWERK = str(bundled("codebooks") / "krachtwerk.yaml")
HENK = bundled("transcripts_sample") / "02_exit_henk.docx"


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A project with one interview and the codings of two coders, made by the commands."""
    path = str(tmp_path / "p.qualcode")
    assert run("init", path, "--codebook", KRACHTWERK)[0] == 0
    people = bundled("transcripts_sample") / "participants.csv"
    assert run("import", path, HENK, "--participants", people, "--comments-as-codings")[0] == 0
    return path


def test_import_says_what_it_did_and_a_dry_run_does_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.qualcode"
    run("init", path, "--codebook", KRACHTWERK)
    code, out, err = run("import", path, HENK, "--dry-run", "--comments-as-codings")
    assert (code, out) == (0, "")
    assert "1 transcript(s), " in err
    assert "would be imported" in err
    assert read("transcripts", path) == []


def test_a_transcript_as_json_has_text_turns_and_the_notes_of_its_import(where: str) -> None:
    found = read("transcripts", where, "02_exit_henk")
    assert isinstance(found, dict)
    roles = {turn["speaker"]: turn["role"] for turn in found["turns"]}
    assert roles == {"Interviewer": "interviewer", "Deelnemer": "participant"}
    labels = [found["text"][turn["start"] - len(turn["speaker"]) - 2 : turn["start"]] for turn in found["turns"]]
    assert set(labels) == {"Interviewer: ", "Deelnemer: "}
    assert {note["kind"] for note in found["notes"]} >= {"speakers", "unknown code"}
    assert found["participant"] == "K02"


def test_codings_as_json_quote_the_text(where: str) -> None:
    text = read("transcripts", where, "02_exit_henk")["text"]  # type: ignore[index, call-overload]
    codings = read("codings", where)
    assert isinstance(codings, list)
    assert {coding["coder"] for coding in codings} == {"Noor", "Bram"}
    assert all(text[coding["start"] : coding["end"]] == coding["quote"] for coding in codings)


def test_a_matrix_as_json_is_pandas_split_form_and_says_whose(where: str) -> None:
    found = read("matrix", where, "--kind", "conditions-elements", "--coder", "Noor")
    assert isinstance(found, dict)
    assert found["index"][:4] == ["meedoen", "erbij_horen", "jezelf_zijn", "ertoe_doen"]
    assert found["columns"] == ["werkrelatie", "maatwerk", "krachten", "herstel", "praktische_steun"]
    assert [len(row) for row in found["data"]] == [5] * len(found["index"])
    assert (found["coder"], found["count"]) == ("Noor", "passages")


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
def test_tables_are_written(where: str, tmp_path: Path, ending: str) -> None:
    for command in (("quotes", where), ("matrix", where, "--kind", "co-occurrence", "--coder", "Bram")):
        out = tmp_path / f"{command[0]}.{ending}"
        assert run(*command, "--out", out)[0] == 0
        assert out.stat().st_size > 500


def test_quotes_of_one_code_take_its_sub_themes_along(where: str) -> None:
    found = read("quotes", where, "--code", "Meedoen", "--coder", "Noor")
    assert isinstance(found, list)
    assert {quote["code"] for quote in found} == {"meedoen", "meedoen_nadeel"}
    assert {quote["attributes"]["rol"] for quote in found} == {"kandidaat"}


def test_codings_from_a_sheet_are_added_under_a_name(where: str, tmp_path: Path) -> None:
    text = read("transcripts", where, "02_exit_henk")["text"]  # type: ignore[index, call-overload]
    sheet = tmp_path / "c.csv"
    sheet.write_text(f'transcript;code;start;end;quote\n02_exit_henk;Maatwerk leveren;20;40;"{text[20:40]}"\n', "utf-8")
    found = read("code", where, "--csv", sheet, "--coder", "Fatma")
    assert isinstance(found, dict)
    assert (found["added"], found["coder"]) == (1, "Fatma")


def test_agreement_compares_those_named_and_says_what_it_left_out(where: str) -> None:
    found = read("agree", where, "--coders", "Noor", "Bram")
    assert isinstance(found, dict)
    assert found["scope"]["coders"] == ["Noor", "Bram"]
    assert found["units"]["turns"]["n"] == 34
    alphas = [code["coefficients"]["alpha"]["value"] for code in found["units"]["turns"]["codes"].values()]
    assert alphas
    assert all(-1 <= alpha <= 1 for alpha in alphas if alpha is not None)


def test_suggestions_for_passages_rank_all_codes_of_every_family(tmp_path: Path) -> None:
    lines = tmp_path / "p.jsonl"
    lines.write_text('{"id": 1, "text": "Ze luisterde echt naar me."}\n{"id": "b", "text": ""}\n', "utf-8")
    code, out, err = run("suggest", "--codebook", KRACHTWERK, "--passages", lines, "--json")
    assert code == 0, err
    first, second = (json.loads(line) for line in out.splitlines())
    assert (first["id"], second["id"]) == (1, "b")
    assert {entry["code"] for entry in first["families"]["voorwaarden"]} == {
        "meedoen",
        "erbij_horen",
        "jezelf_zijn",
        "ertoe_doen",
    }
    best = first["families"]["werkzame_elementen"][0]
    assert best["code"] == "werkrelatie"
    assert best["why"]["words"][0] == "luisterde"


def passages(folder: Path, content: str) -> Path:
    path = folder / "p.jsonl"
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "p.jsonl: there are no passages in it"),
        (" \n\n", "p.jsonl: there are no passages in it"),
        ('{"text": "ja"}\n', "p.jsonl:1: expected"),
        ('{"id": null, "text": "ja"}', "the id is missing"),
        ('{"id": 1}', "the text is missing"),
        ('["id", "text"]', "this is something else"),
        ('{"id": 1, "text": "ja"}\n\n{"id": 2, "text": "nee\n', "p.jsonl:3: this is no JSON"),
        ('{"id": 1, "text": "ja"}\n{"id": 1, "text": "nee"}\n', "p.jsonl:2: id 1 is that of line 1 too"),
        ('{"id": 1, "text": "\\ud83d"}', "p.jsonl:1: half a character"),
    ],
)
def test_passages_that_cannot_be_read_are_refused_with_their_line(tmp_path: Path, content: str, message: str) -> None:
    code, out, err = run("suggest", "--codebook", KRACHTWERK, "--passages", passages(tmp_path, content))
    assert (code, out) == (1, "")
    assert message in err


def test_odd_passages_are_ranked_and_told_of(tmp_path: Path) -> None:
    texts = ["ja", "", "?!", "I have been doing volunteer work at the community centre.", "regel\u2028en nog een"]
    lines = "".join(json.dumps({"id": n, "text": text}, ensure_ascii=False) + "\r\n" for n, text in enumerate(texts))
    code, out, err = run("suggest", "--codebook", KRACHTWERK, "--passages", passages(tmp_path, lines), "--json")
    assert code == 0
    assert [json.loads(line)["id"] for line in out.split("\n") if line] == [0, 1, 2, 3, 4]
    assert err.splitlines() == [
        "2 passages hold no words; there all codes of a family have the same score.",
        "1 passage seems not to be in the language of the codebook ('nl'); rankings of these say less.",
    ]
    assert run("suggest", "--codebook", KRACHTWERK, "--passages", passages(tmp_path, lines), "--json")[1] == out


BARE = """key: kaal
title: Kaal
version: "1"
language: nl
source: zelf
families:
  - {key: f, label: F}
codes:
"""


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ("", "codes: "),
        ('  - {key: een, label: Een, family: f, color: "#336699"}', "definition: is missing; every code has one"),
        (
            '  - {key: een, label: Een, family: f, color: "#336699", definition: D, retired: true}',
            "this codebook has no codes in use; there is nothing to rank.",
        ),
    ],
)
def test_a_codebook_with_nothing_to_rank_is_told_of(tmp_path: Path, codes: str, message: str) -> None:
    book = tmp_path / "b.yaml"
    book.write_text(BARE + codes + "\n", "utf-8")
    lines = passages(tmp_path, '{"id": 1, "text": "Ik doe weer mee."}')
    assert message in run("suggest", "--codebook", book, "--passages", lines, "--json")[2]


def test_codes_without_examples_or_with_one_definition_are_ranked(tmp_path: Path) -> None:
    book = tmp_path / "b.yaml"
    code = '  - {{key: {0}, label: {0}, family: f, color: "#336699", definition: Hulp bij geldzaken}}\n'
    book.write_text(BARE + code.format("een") + code.format("twee"), "utf-8")
    lines = passages(tmp_path, '{"id": 1, "text": "Ik heb hulp bij mijn geld."}')
    found = read("suggest", "--codebook", book, "--passages", lines)
    assert isinstance(found, dict)
    assert {entry["code"] for entry in found["families"]["f"]} == {"een", "twee"}


def test_a_codebook_is_checked_shown_and_compared(tmp_path: Path) -> None:
    changed = tmp_path / "b.yaml"
    changed.write_text(Path(KRACHTWERK).read_text("utf-8").replace("label: Meedoen\n", "label: Mee doen\n", 1), "utf-8")
    assert run("codebook", "check", KRACHTWERK)[0] == 0
    assert "  Meedoen (meedoen)\n    " in run("codebook", "show", KRACHTWERK)[1]
    assert run("codebook", "diff", KRACHTWERK, changed)[1] == ("Mee doen (meedoen): label\n  - Meedoen\n  + Mee doen\n")
    changed.write_text(Path(KRACHTWERK).read_text("utf-8").replace("parent: meedoen", "parent: medoen", 1), "utf-8")
    code, _, err = run("codebook", "check", changed)
    assert code == 1
    assert (
        "code 'meedoen_kleine_stappen': parent: 'medoen' is not a code of this codebook. Did you mean 'meedoen'" in err
    )


REFUSED = {
    "no project": (("codings", "weg.qualcode"), "there is no project at weg.qualcode"),
    "unknown transcript": (("transcripts", "{p}", "02_exit_hank"), "Did you mean '02_exit_henk'?"),
    "unknown coder": (("matrix", "{p}", "--kind", "co-occurrence", "--coder", "Nor"), "Did you mean 'Noor'?"),
    "unknown kind": (("matrix", "{p}", "--kind", "cooccurrence", "--coder", "Noor"), "Did you mean 'co-occurrence'?"),
    "unknown code": (("quotes", "{p}", "--code", "medoen"), "Did you mean 'meedoen'?"),
    "one coder": (("agree", "{p}", "--coders", "Noor"), "two or more different coders"),
    "unknown ending": (("quotes", "{p}", "--out", "x.pdf"), "cannot be written as '.pdf'"),
    "unknown folder": (("quotes", "{p}", "--out", "nergens/x.docx"), "the folder nergens does not exist"),
    "project exists": (("init", "{p}", "--codebook", KRACHTWERK), "exists already"),
    "same code twice": (("init", "q.qualcode", "--codebook", KRACHTWERK, "--codebook", KRACHTWERK), "was given twice"),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_refused_with_the_way_out(
    where: str, arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*(argument.replace("{p}", where) for argument in arguments))
    assert (code, out) == (1, "")
    assert message in err


def test_wrong_use_is_exit_code_2() -> None:
    assert run("matrix")[0] == 2
    assert run("suggest")[0] == 2
    assert run("nosuchcommand")[0] == 2


def test_an_error_reaches_the_shell_as_a_sentence_and_exit_code_1() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from qualcode.cli.main import main; main()", "codings", "weg.qualcode"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("qualcode: there is no project at weg.qualcode.")


def test_help_loads_neither_spacy_nor_sklearn_nor_streamlit_nor_what_draws() -> None:
    code = (
        "import sys\nimport qualcode\nfrom qualcode.cli import main\n"
        "try:\n    main.program(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = ('spacy', 'sklearn', 'streamlit', 'pandas', 'sqlalchemy', 'distributed', 'altair', 'vl_convert')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_the_demo_prints_the_matrix_the_agreement_and_where_the_quotes_are(tmp_path: Path) -> None:
    code, out, err = run("demo", "--folder", tmp_path / "d", "--no-browser")
    assert code == 0
    assert "conditions-elements" in out
    assert "Praktische" in out
    assert "alpha" in out
    assert f"quote table: {tmp_path / 'd' / 'demo-citaten.docx'}" in err.replace("\n", "")
    assert (tmp_path / "d" / "demo.qualcode").exists()


def test_a_second_demo_leaves_the_first_alone(tmp_path: Path) -> None:
    first = read("demo", "--folder", tmp_path, "--no-browser")
    second = read("demo", "--folder", tmp_path, "--no-browser")
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first["project"] != second["project"]
    assert first["matrix"] == second["matrix"]


def test_the_demo_has_what_the_sample_says(demo: Demo) -> None:
    assert demo.transcripts == 10
    assert [entry.key for entry in demo.agreement.codes][:2] == ["meedoen", "meedoen_nadeel"]
    assert any(note.kind == "unknown code" for note in demo.notes["02_exit_henk"])
