"""Agreement of what was judged elsewhere: tables and lists of passages, from the file to the printed numbers."""

import json
from pathlib import Path

import pytest
from test_cli import run

from qualcode.errors import FormatError
from qualcode.formats.ratings import as_numbers, read_ratings, read_spans

HEADED = "Noor;Bram;Els\n1;1;\n2;2;3\n3;3;NA\n1;2;1\n"


def coefficients(*arguments: object) -> dict[str, dict[str, object]]:
    code, out, _ = run("agree", *arguments, "--json")
    assert code == 0
    found: dict[str, dict[str, object]] = json.loads(out)["coefficients"]
    return found


@pytest.mark.parametrize(
    ("text", "coders", "units"),
    [
        (HEADED, ("Noor", "Bram", "Els"), 4),
        ("unit,A,B\nu1,x,y\nu2,x,x\n", ("A", "B"), 2),
        (",A,B\nu1,x,y\n", ("A", "B"), 1),
        ("1,2\n2,1\n1,1\n", ("coder 1", "coder 2"), 3),
        ("1\t\t3\n3\t1\t\n1\t1\t3\n", ("coder 1", "coder 2", "coder 3"), 3),
        ("\ufeffA,B\nja,nee\n", ("A", "B"), 1),
    ],
)
def test_tables_are_read_with_or_without_names(text: str, coders: tuple[str, ...], units: int) -> None:
    table = read_ratings(text.encode(), "t.csv")
    assert (table.coders, len(table.rows)) == (coders, units)


def test_missing_values_are_missing_and_numbers_may_have_a_comma() -> None:
    table = read_ratings(HEADED.encode(), "t.csv")
    assert [row[2] for row in table.rows] == [None, "3", None, "1"]
    numbers, _ = as_numbers(read_ratings(b'A,B\n"1,5",2.5\n,3\n', "t.csv"), "t.csv", nominal=False)
    assert numbers[0] == [1.5, 2.5]
    assert numbers[1][0] != numbers[1][0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t.csv: it is empty; expected a line for each unit and a column for each coder"),
        ("A\n1\n", "t.csv:1: there is one coder only"),
        ("A,B\n1,2\n1\n", "t.csv:3: 1 cells where the first line has 2"),
    ],
)
def test_what_is_no_table_is_refused_with_the_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_ratings(text.encode(), "t.csv")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("coder,start,code\nA,1,x\n", "there is no column 'end'"),
        ("coder,start,end,code\nA,5,5,x\n", "s.csv:2: start 5 does not lie before end 5"),
        ("coder,start,end,code\nA,een,5,x\n", "s.csv:2: start: expected a number, not 'een'"),
        ("coder,start,end,code\n,1,5,x\n", "s.csv:2: a passage needs a coder and a code"),
    ],
)
def test_what_is_no_list_of_passages_is_refused_with_the_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_spans(text.encode(), "s.csv")


def test_the_command_prints_every_coefficient_of_a_table(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("A,B\n" + "1,1\n2,2\n1,2\n3,3\n" * 5, "utf-8")
    found = coefficients("--table", file, "--draws", "50")
    names = {"alpha", "cohen_kappa", "scott_pi", "fleiss_kappa", "gwet_ac", "brennan_prediger", "percent_agreement"}
    assert names <= set(found)
    assert found["percent_agreement"]["value"] == pytest.approx(0.75)
    low, high = found["alpha"]["interval"]  # type: ignore[misc]
    assert low < found["alpha"]["value"] < high  # type: ignore[operator]
    assert found["alpha"]["n"] == 20
    ordinal = coefficients("--table", file, "--level", "ordinal", "--draws", "0")
    assert ordinal["alpha"]["value"] != found["alpha"]["value"]
    assert ordinal["alpha"]["interval"] is None
    code, out, err = run("agree", "--table", file, "--draws", "20")
    assert code == 0
    assert "cohen_kappa" in out
    assert "20 units, 2 coders: A, B. The first line names the coders." in err


def test_a_table_without_variation_has_reasons_and_no_numbers(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("A,B\n1,1\n1,1\n", "utf-8")
    found = coefficients("--table", file)
    assert found["alpha"] == {"value": None, "interval": None, "n": 2, "reason": "no variation"}
    assert found["percent_agreement"]["value"] == 1
    code, _, err = run("agree", "--table", file, "--level", "interval", "--json")
    assert code == 0
    file.write_text("A,B\nja,nee\n", "utf-8")
    code, _, err = run("agree", "--table", file, "--level", "interval")
    assert code == 1
    assert "row 1, A: expected a number, not 'ja'" in err


def test_the_command_prints_the_unitizing_alphas_of_passages(tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    file.write_text("coder,start,end,code\n1,0,10,A\n1,5,15,B\n1,20,30,A\n2,0,8,A\n2,5,15,B\n2,22,30,B\n", "utf-8")
    found = coefficients("--spans", file, "--length", "40")
    assert found["per_code"]["A"]["value"] == pytest.approx(0.37321429)  # type: ignore[index]
    assert found["pooled"]["value"] == pytest.approx(0.47767857)
    assert found["relevance"]["value"] == pytest.approx(0.90634766)
    assert found["labelset_cu_masi"]["value"] == pytest.approx(0.34009891)
    assert found["u"] == {"value": None, "interval": None, "n": 0, "reason": "a coder gave two codes to the same text"}
    code, _, err = run("agree", "--spans", file, "--length", "20")
    assert code == 1
    assert "end 30 lies outside a text of 20 characters (--length)" in err


def test_the_ways_to_ask_are_told_apart(tmp_path: Path) -> None:
    for arguments in (
        (),
        ("--spans", tmp_path / "s.csv"),
        ("p.qualcode",),
        ("p.qualcode", "--table", tmp_path / "t.csv"),
    ):
        code, _, err = run("agree", *arguments)
        assert code == 2
        assert "--table FILE" in err
