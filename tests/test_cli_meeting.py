"""The meeting on the command line: what differs, what is taken over, what is decided, and who decided it."""

from pathlib import Path
from typing import Any

import pytest
from builders import code_words, interview
from commands import read, run

from qualcode.changes import Kind, added
from qualcode.codings import CONSENSUS
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.projects.team import finish
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee in het buurthuis. Echt waar.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.qualcode"
    init(str(path), [bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(str(path), "Noor") as project:
        coded = [
            code_words(TALK, "weer mee", "meedoen", "Noor"),
            code_words(TALK, "Ik doe weer mee", "meedoen", "Bram"),
            code_words(TALK, "buurthuis", "herstel", "Bram"),
            code_words(TALK, "Echt waar", "jezelf_zijn", "Noor"),
            code_words(TALK, "Echt waar.", "jezelf_zijn", "Bram"),
        ]
        project.commit(Kind.IMPORT, added([Imported(TALK), *coded]))
        for name in ("Noor", "Bram"):
            finish(project.seen_by(name), ["t1"])
    return path


def differing(path: Path, *options: str) -> list[dict[str, Any]]:
    found = read("disagreements", path, "Bram", "--coders", "Noor", *options)
    assert isinstance(found, list)
    return found


def test_disagreements_are_listed_by_place_or_size_and_those_that_are_open(path: Path) -> None:
    first, last = differing(path)
    assert (first["words"], first["kind"], first["characters"], first["open"]) == (
        "Ik doe weer mee",
        "border",
        7,
        ["meedoen"],
    )
    assert [one["id"] for one in differing(path, "--by", "size")] == [last["id"], first["id"]]
    read("settle", path, first["id"], "--like", "Noor")
    assert [one["id"] for one in differing(path, "--open")] == [last["id"]]
    code, out, err = run("disagreements", path, "--coders", "Noor", "Bram")
    assert (code, "1 of 2 decided" in out, "qualcode settle-agreed" in err) == (0, True, True)


def test_a_disagreement_is_settled_by_its_id_in_each_way(path: Path) -> None:
    first, last = (one["id"] for one in differing(path))
    start = TALK.text.index("doe")
    words = ("--code", "Meedoen", "--start", start, "--end", start + 12)
    for options, held in (
        (["--like", "Bram"], ["Ik doe weer mee"]),
        (["--neither"], []),
        (["--both"], ["Ik doe weer mee"]),
        (words, ["doe weer mee"]),
    ):
        assert run("settle", path, first, *options, "--reason", "grens")[0] == 0
        with Project.open(str(path)) as project:
            assert [c.quote for c in project.codings() if c.coder == CONSENSUS] == held
    assert run("settle", path, last, "--both", "--only", "herstel")[0] == 0
    assert differing(path, "--open") == []
    told = read("decisions", path)
    assert isinstance(told, list)
    assert [(one["decision"], one["reason"]) for one in told] == [
        ("like", "grens"),
        ("neither", "grens"),
        ("both", "grens"),
        ("other", "grens"),
        ("both", ""),
    ]


def test_what_is_agreed_is_taken_over_once_and_the_decisions_go_to_a_file(path: Path, tmp_path: Path) -> None:
    taken = read("settle-agreed", path, "Bram", "--coders", "Noor", "--majority")
    assert taken == [{"transcript": "t1", "code": "jezelf_zijn", "quote": "Echt waar."}]
    assert read("settle-agreed", path, "Bram", "--coders", "Noor") == []
    assert run("settle", path, differing(path)[0]["id"], "--neither")[0] == 0
    for ending in ("csv", "xlsx", "docx"):
        assert run("decisions", path, "--out", tmp_path / f"b.{ending}")[0] == 0
    assert "geen van alle" in (tmp_path / "b.csv").read_text("utf-8-sig")
    assert "none of them" in run("decisions", path)[1]


def test_nearly_the_same_words_are_agreed_where_that_is_asked(path: Path) -> None:
    near = differing(path, "--overlap", "0.5")
    assert [one["words"] for one in near] == ["buurthuis"]
    assert (
        "qualcode settle-agreed --overlap 0.5"
        in run("disagreements", path, "--coders", "Noor", "Bram", "--overlap", "0.5")[2]
    )
    taken = read("settle-agreed", path, "Bram", "--coders", "Noor", "--overlap", "0.5")
    assert isinstance(taken, list)
    assert [one["quote"] for one in taken] == ["Ik doe weer mee", "Echt waar."]
    assert run("settle", path, near[0]["id"], "--neither")[0] == 0
    assert differing(path, "--open") == []
    assert run("disagreements", path, "--coders", "Noor", "Bram", "--overlap", "1.5")[0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--like", "Bram", "--both"], "choose one of"),
        (["--like", "Sem"], "coder 'Sem'"),
        (["--code", "meedoen", "--start", 3], "its --start and --end"),
        (["--code", "meedoen", "--start", 9, "--end", 9], "does not lie before"),
        (["zzz", "--both"], "one disagreement at a time"),
    ],
)
def test_what_cannot_be_decided_so_is_refused(path: Path, options: list[object], message: str) -> None:
    code, _, err = run("settle", path, differing(path)[0]["id"], *options)
    assert code
    assert message in " ".join(err.replace("│", " ").split())
