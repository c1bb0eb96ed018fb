"""Mending, versions, second looks and codebooks of a project at the command line."""

from pathlib import Path

import pytest
from builders import a_code, a_codebook, code_words, interview
from commands import read, run

from qualcode.changes import Kind, added
from qualcode.formats.codebook_yaml import write_codebook
from qualcode.projects.project import Project
from qualcode.store import Store
from qualcode.transcripts import Imported

BOOK = a_codebook(a_code("werk"), a_code("geld", "Inkomen"), a_code("trouw"))
SAID_THEN = (
    "I: Hoe gaat het?",
    "R: Ik heb weer werk gevonde bij de kringloop, twee ochtenden in de week.",
    "I: En verder?",
    "R: Ja, ik kom rond met het geld dat ik daarmee verdien, dat scheelt.",
    "R: Mijn dochter zegt dat ik weer lach en dat is ook wel zo, denk ik.",
    "R: En op de kringloop kennen ze mij nu allemaal bij mijn naam, dat doet me goed.",
)
TALK = interview(*SAID_THEN)


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A project of Noor, with an interview that Noor and Bram coded."""
    path = str(tmp_path / "p.qualcode")
    with Project(Store.create(path, [BOOK]), "Noor") as made:
        codings = [code_words(TALK, "werk gevonde", "werk"), code_words(TALK, "ik kom rond", "geld", "Bram")]
        made.commit(Kind.IMPORT, added([Imported(TALK), *codings]))
    monkeypatch.setenv("QUALCODE_AS", "Noor")
    return path


def words(where: str) -> list[tuple[str, str]]:
    with Project.open(where) as study:
        return [(coding.code, coding.quote) for coding in study.codings()]


# ── mend ──


def test_a_typo_is_mended_after_a_try_that_shows_what_would_happen(where: str) -> None:
    asked = ("mend", where, "t1", "--from", "gevonde", "--to", "gevonden")
    code, out, err = run(*asked, "--dry-run")
    assert (code, out) == (0, "")
    assert err.splitlines()[0] == "moved: werk (Noor): 'werk gevonde' → 'werk gevonden'"
    assert "Nothing is stored" in err
    assert words(where)[0] == ("werk", "werk gevonde")
    found = read(*asked)
    assert isinstance(found, dict)
    assert (found["changes"], found["unchanged"], found["moved"], found["review"]) == (True, 1, 1, 0)
    assert words(where)[0] == ("werk", "werk gevonden")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--from", "weer"), r"--from and --to, or --turn and --text"),
        (("--from", "weer", "--to", "x", "--turn", "1", "--text", "y"), "--from and --to, or --turn"),
        (("--turn", "1"), "--from and --to, or --turn and --text"),
        (("--from", "Weer", "--to", "x"), "'Weer' does not stand in 't1'"),
        (("--from", "weer", "--to", "x"), "'weer' stands in 't1' 2 times (turns: 2, 5)"),
        (("--turn", "9", "--text", "x"), "'t1' has 6 turns, and no turn 9"),
        (("--from", "het?\nR:", "--to", "x"), "reaches over the border of a turn"),
    ],
)
def test_what_cannot_be_mended_is_refused_with_the_way_out(where: str, options: tuple[str, ...], message: str) -> None:
    code, _, err = run("mend", where, "t1", *options)
    assert code != 0
    assert message in " ".join(err.replace("│", " ").split())


def test_all_places_or_a_whole_turn_can_be_mended(where: str) -> None:
    assert run("mend", where, "t1", "--from", "weer", "--to", "opnieuw", "--all")[0] == 0
    assert run("mend", where, "t1", "--turn", "1", "--text", "Hoe is het?")[0] == 0
    with Project.open(where) as study:
        text = study.transcript("t1").text
    assert text.count("opnieuw") == 2
    assert text.startswith("I: Hoe is het?\n")
    assert "there is nothing to do" in run("mend", where, "t1", "--from", "Hoe", "--to", "Hoe")[2]


# ── versions ──


def test_versions_are_listed_compared_and_restored(where: str) -> None:
    run("mend", where, "t1", "--from", "gevonde", "--to", "gevonden")
    listed = read("versions", where, "t1")
    assert isinstance(listed, list)
    assert [(row["number"], row["who"], row["words"], row["present"]) for row in listed] == [
        (1, "Noor", TALK.words, False),
        (2, "Noor", TALK.words, True),
    ]
    assert "present" in run("versions", where, "t1")[1]
    differs = run("versions", where, "t1", "--diff", "1", "2")[1]
    assert "-R: Ik heb weer werk gevonde bij" in differs
    assert "+R: Ik heb weer werk gevonden bij" in differs
    assert "moved: werk" in run("versions", where, "t1", "--restore", "1", "--dry-run")[2]
    assert words(where)[0] == ("werk", "werk gevonden")
    assert run("versions", where, "t1", "--restore", "1")[0] == 0
    assert words(where)[0] == ("werk", "werk gevonde")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("t1", "--restore", "7"), "version '7' is not in this project. There is: 1."),
        (("t1", "--diff", "1", "7"), "version '7' is not in this project. There is: 1."),
        (("t2",), "transcript 't2' is not in this project. There is: t1."),
    ],
)
def test_a_version_that_is_not_there_is_named(where: str, options: tuple[str, ...], message: str) -> None:
    code, _, err = run("versions", where, *options)
    assert code == 1
    assert message in err


# ── review ──


def test_what_waits_is_listed_with_the_words_before_and_can_be_confirmed(where: str) -> None:
    run("mend", where, "t1", "--from", "werk gevonde bij de kringloop", "--to", "iets om handen")
    found = read("review", where)
    assert isinstance(found, dict)
    (entry,) = found["waiting"]
    assert (entry["code"], entry["before"]) == ("werk", "werk gevonde")
    shown = run("review", where)[1]
    assert "werk gevonde" in shown
    assert entry["id"][:8] in shown
    assert run("review", where, "--confirm", entry["id"][:8])[2].strip() == "1 confirmed, 0 left."
    assert read("review", where) == {"confirmed": [], "waiting": []}


# ── import ──


def test_a_dry_run_of_a_corrected_file_shows_what_becomes_of_the_codings(where: str, tmp_path: Path) -> None:
    file = tmp_path / "t1.txt"
    file.write_text("\n".join(SAID_THEN).replace("gevonde", "gevonden"), "utf-8")
    asked = ("import", where, file, "--update", "--dry-run")
    assert "  moved: werk (Noor): 'werk gevonde' → 'werk gevonden'" in run(*asked)[2].splitlines()
    (planned,) = read(*asked)["files"]  # type: ignore[index, call-overload]
    assert (planned["action"], planned["version"]["moved"], planned["version"]["unchanged"]) == ("update", 1, 1)


# ── codebooks ──


def edited(where: str, *arguments: object) -> tuple[str, str]:
    command, *rest = arguments
    code, out, err = run("codebook", command, where, *rest)
    assert code == 0, err
    return out, err


def test_a_merge_is_tried_then_done_and_codings_follow(where: str) -> None:
    out, err = edited(where, "merge", "Inkomen", "trouw", "--into", "werk", "--dry-run")
    assert "Code gone: Inkomen (geld)" in out.splitlines()
    assert err.strip() == "Nothing is stored: this was a try. Codings that get another code: Bram: 1."
    assert words(where)[1][0] == "geld"
    found = read("codebook", "merge", where, "Inkomen", "--into", "werk")
    assert isinstance(found, dict)
    assert (found["what"], found["codings"], found["dry_run"]) == ("merge", {"Bram": 1}, False)
    assert [code for code, _ in words(where)] == ["werk", "werk"]


def test_each_edit_of_a_codebook_has_a_command(where: str) -> None:
    assert edited(where, "rename", "geld", "--label", "Rondkomen", "--key", "rond")[0].splitlines() == [
        "Code gone: Inkomen (geld)",
        "New code: Rondkomen (rond)",
    ]
    assert words(where)[1][0] == "rond"
    edited(where, "add", "schuld", "--label", "Schulden", "--definition", "Wat men moet betalen.", "--parent", "rond")
    edited(where, "move", "trouw", "--parent", "Rondkomen")
    edited(where, "move", "trouw", "--top")
    assert edited(where, "retire", "trouw")[0] == "Trouw (trouw): retired\n  - no\n  + yes\n"
    assert edited(where, "revive", "trouw")[0] == "Trouw (trouw): retired\n  - yes\n  + no\n"
    with Project.open(where) as study:
        coding = study.codings()[0]
    edited(where, "split", "werk", "--into", "baan=Baan", "--into", "klus=Klus", "--give", f"{coding.id}=baan")
    assert words(where)[0][0] == "baan"
    with Project.open(where) as study:
        (book,) = study.codebooks()
    assert [(depth, code.key, code.retired) for depth, code in book.walk()] == [
        (0, "werk", True),
        (0, "baan", False),
        (0, "klus", False),
        (0, "rond", False),
        (1, "schuld", False),
        (0, "trouw", False),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rename", "geld"), "--label, --key or both"),
        (("move", "geld"), "--parent CODE or --top"),
        (("split", "geld", "--into", "een"), "'een' should be two words with = between them"),
        (("split", "geld", "--into", "een=Een"), "expected two or more new codes, not 1"),
        (("retire", "gled"), "code 'gled' is not in this project. Did you mean 'geld'?"),
        (("export", "book@x", "--out", "x.yaml"), "'book@x' should be the key of a codebook"),
    ],
)
def test_an_edit_that_is_not_understood_says_what_to_give(where: str, arguments: tuple[str, ...], message: str) -> None:
    command, *rest = arguments
    code, _, err = run("codebook", command, where, *rest)
    assert code != 0
    assert message in " ".join(err.replace("│", " ").split())


def test_a_codebook_goes_to_a_file_and_comes_back_and_any_two_versions_are_compared(where: str, tmp_path: Path) -> None:
    file = tmp_path / "b.yaml"
    edited(where, "export", "book", "--out", file)
    assert file.read_bytes() == write_codebook(BOOK)
    file.write_text(file.read_text("utf-8").replace("key: geld", "key: rond"), "utf-8")
    code, _, err = run("codebook", "update", where, file)
    assert (code, "--recode geld=OTHER" in err) == (1, True)
    edited(where, "update", file, "--recode", "geld=rond")
    assert words(where)[1][0] == "rond"
    changes = "Code gone: Inkomen (geld)\nNew code: Inkomen (rond)\n"
    for one, other in (
        (f"{where}:book@1", f"{where}:book@2"),
        (f"{where}:book@1", file),
        (f"{where}:book@1", f"{where}:book"),
    ):
        assert run("codebook", "diff", one, other)[1] == changes
    listed = read("codebook", "versions", where)
    assert isinstance(listed, list)
    assert [(row["version"], row["codings"], row["present"]) for row in listed] == [
        ("book@1", 2, False),
        ("book@2", 0, True),
    ]
    edited(where, "export", "book@1", "--out", file)
    assert file.read_bytes() == write_codebook(BOOK)
    assert "book@2" in edited(where, "versions", "book")[0]
