"""Codebook files: every fault with its line, and the seven codebooks that come with the program."""

import colorsys
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest
from builders import a_code, a_codebook
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebooks import Codebook, Family, Scale, clashes
from qualcode.errors import CodebookError
from qualcode.formats.codebook_yaml import codebook_lines, read_codebook, write_codebook

SOUND = """\
key: zorg
title: Zorg
version: 1.0
language: nl
source: made up
families:
  - key: main
    label: Main
codes:
  - key: trust
    label: Vertrouwen
    family: main
    color: "#AA3377"
    definition: >-
      Dat iemand
      op een ander bouwt.
    use: [een, twee]
    related: [hope, other/thing]
    scale: {min: 1, max: 5, threshold: 3.5}
  - key: hope
    label: Hoop
    family: main
    color: "#4477AA"
    definition: Uitzicht.
    parent: trust
    adverse: true
"""


def faults(text: str) -> list[str]:
    with pytest.raises(CodebookError) as error:
        read_codebook(text.encode(), "zorg.yaml")
    assert str(error.value) == "\n".join(error.value.problems)
    return list(error.value.problems)


def changed(before: str, after: str) -> str:
    assert SOUND.count(before) == 1
    return SOUND.replace(before, after)


def test_a_sound_file_becomes_a_codebook() -> None:
    book = read_codebook(SOUND.encode(), "zorg.yaml")
    trust, hope = book.codes
    assert (book.key, book.version, book.language, [family.key for family in book.families]) == (
        "zorg",
        "1.0",
        "nl",
        ["main"],
    )
    assert (trust.definition, trust.use) == ("Dat iemand op een ander bouwt.", ("een", "twee"))
    assert (trust.scale, trust.related) == (Scale(1, 5, 3.5), ("hope", "other/thing"))
    assert (hope.parent, hope.adverse, hope.scale) == ("trust", True, None)


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    content = b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode()
    assert read_codebook(content, "zorg.yaml") == read_codebook(SOUND.encode(), "zorg.yaml")


@pytest.mark.parametrize("version", ["1.10", "1.0", "010", "3", "1_000", "2024-05-01", "1e3"])
def test_a_version_is_read_as_it_is_written(version: str) -> None:
    assert read_codebook(changed("1.0", version).encode(), "zorg.yaml").version == version


def test_a_code_may_be_retired() -> None:
    trust, hope = read_codebook(changed("adverse: true", "retired: true").encode(), "zorg.yaml").codes
    assert (trust.retired, hope.retired) == (False, True)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("label: Vertrouwen", "label: Hope!", "11: code 'trust': label: 'Hope!' is the key of another code"),
        (
            "parent: trust",
            "parent: turst",
            "25: code 'hope': parent: 'turst' is not a code of this codebook. Did you mean 'trust'?",
        ),
        (
            "label: Hoop\n    family: main",
            "label: Hoop\n    family: mian",
            "22: code 'hope': family: 'mian' is not a family",
        ),
        ('"#4477AA"', "blue", "23: code 'hope': color: 'blue' is no colour; expected '#RRGGBB'"),
        ("max: 5", "max: 0", "19: code 'trust': scale: expected min below max, not 1 and 0"),
        ("max: 5", "max: vijf", "19: code 'trust': scale: expected numbers min and max"),
        (
            "{min: 1, max: 5, threshold: 3.5}",
            "5",
            "19: code 'trust': scale: expected numbers min and max, and perhaps threshold, not 5",
        ),
        (
            "[hope, other/thing]",
            "[hoop]",
            "18: code 'trust': related: 'hoop' is not a code of this codebook. Did you mean 'hope'?",
        ),
        ("adverse: true", "adverse: ja", "26: code 'hope': adverse: expected true or false, not 'ja'"),
        ("[een, twee]", "een", "17: code 'trust': use: expected a list of words, one '- …' a line, not 'een'"),
        ("key: hope", "key: trust", "20: code 'trust': key: stands twice"),
        ("label: Hoop", "label: vertrouwen", "21: code 'hope': label: 'vertrouwen' stands twice"),
        ("    definition: Uitzicht.\n", "", "20: code 'hope': definition: is missing; every code has one"),
        ("definition: Uitzicht.", "definition:", "24: code 'hope': definition: expected words, not None"),
        (
            "definition: Uitzicht.",
            "defintion: Uitzicht.",
            "24: code 'hope': defintion: is no key of a code. Did you mean 'definition'?",
        ),
        ("label: Main", "label: Main\n    role: condition", "9: family 'main': role: 'condition' is not a role"),
        ("label: Main", "label: Main\n    exclusive: soms", "9: family 'main': exclusive: expected true or false"),
        (
            "  - key: main\n    label: Main\n",
            "  - main\n",
            "7: families: expected an entry with keys such as 'key: …', not 'main'",
        ),
        ("title: Zorg\n", "", "1: title: is missing; every codebook has one"),
        ("title: Zorg", "titel: Zorg", "2: titel: is no key of a codebook. Did you mean 'title'?"),
    ],
)
def test_each_fault_is_named_with_file_line_code_and_key(before: str, after: str, fault: str) -> None:
    assert any(line.startswith(f"zorg.yaml:{fault}") for line in faults(changed(before, after)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("parent: trust", "parent: hope"),
        ('"#4477AA"', "4"),
        ("adverse: true", "adverse: [1]"),
        ("definition: Uitzicht.", "definition:"),
        ("version: 1.0", "version: [1]"),
        ("families:\n  - key: main\n    label: Main\ncodes:", "families: main\ncodes:"),
    ],
)
def test_one_fault_is_reported_once(before: str, after: str) -> None:
    found = faults(changed(before, after))
    assert len([line for line in found if "is not a family of this codebook" not in line]) == 1


def test_all_faults_are_reported_at_once_in_the_order_of_the_lines() -> None:
    text = changed("title: Zorg", "titel: Zorg").replace('"#AA3377"', "red").replace("adverse: true", "adverse: 1")
    lines = [int(fault.split(":")[1]) for fault in faults(text)]
    assert lines == [1, 2, 13, 26]


def test_a_key_that_stands_twice_in_an_entry_is_named_with_its_line() -> None:
    (fault,) = faults(changed("label: Hoop", "label: Hoop\n    label: Wens"))
    assert fault.startswith('zorg.yaml:22: this is no valid YAML: found duplicate key "label"')
    assert fault.endswith("every key may stand once")


@pytest.mark.parametrize(
    ("text", "line"),
    [("key: zorg\ntitle: a: b\n", 2), ("key: [a\nb: c\n", 2), ('key: "zorg\n', 2), ("key: zorg\n\ttitle: x\n", 2)],
)
def test_what_is_no_yaml_is_named_with_its_line_and_a_hint(text: str, line: int) -> None:
    (fault,) = faults(text)
    assert fault.startswith(f"zorg.yaml:{line}: this is no valid YAML: ")
    assert fault.endswith("check indents, quotes and colons there")


@pytest.mark.parametrize("text", ["", "# niets", "- a\n- b", "tekst", "3"])
def test_what_is_yaml_but_no_codebook_is_refused(text: str) -> None:
    assert faults(text) == ["zorg.yaml:1: expected a codebook: key, title, version, families, codes"]


@pytest.mark.parametrize("text", ["families: []", "families:", "codes: {}", "codes: none"])
def test_an_empty_list_is_a_fault(text: str) -> None:
    assert any(f"{text.split(':')[0]}: expected a list" in fault for fault in faults(text))


def test_a_file_that_is_not_utf_8_is_refused_with_the_way_out() -> None:
    with pytest.raises(CodebookError, match=r"zorg\.yaml: is not UTF-8 \(byte 7\)\. Save it as UTF-8\."):
        read_codebook("title: é".encode("latin-1"), "zorg.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: \x07",
        "a: &x [*x]",
        "a: 2024-13-45",
        "a: !!binary x",
        "a: !!int",
        "!!omap a: b",
        "? {x: 1}\n: &a b\n? [*a]\n: c",
        "? [a]\n: b",
        "--- a\n--- b",
    ],
)
def test_odd_yaml_ends_in_a_codebook_error(text: str) -> None:
    assert faults(text)


@given(st.text(st.sampled_from("a:- \n{}[]&*!|>'\"#,?1"), max_size=40))
def test_whatever_the_text_it_ends_in_a_codebook_error(text: str) -> None:
    assert faults(text)


@given(st.integers(0, len(SOUND) - 1), st.sampled_from(["", "x", " ", "\n", ":", "- ", "'"]))
def test_one_slip_of_the_hand_gives_a_codebook_or_a_codebook_error(place: int, slip: str) -> None:
    with suppress(CodebookError):
        assert read_codebook((SOUND[:place] + slip + SOUND[place + 1 :]).encode(), "zorg.yaml").codes


def test_the_tree_is_shown_with_what_is_special_about_a_code() -> None:
    lines = list(codebook_lines(read_codebook((SOUND + "    retired: true\n").encode(), "zorg.yaml")))
    assert lines == [(0, "Vertrouwen (trust, 1–5)"), (1, "Hoop (hope, adverse, retired)")]


# ── writing ──

PHRASES = st.lists(
    st.one_of(
        st.sampled_from("a: #b - ' \" > | ja true null ~ 1.10 2024-01-01 [ { & * % @ \\ …".split()), st.text(max_size=9)
    ),
    min_size=1,
    max_size=40,
)
WORDS = PHRASES.map(lambda words: " ".join(" ".join(words).split())).filter(bool)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
SCALES = st.sampled_from([None, Scale(1, 5), Scale(0.5, 2.25, 1), Scale(-3, 1e6, -3)])


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    families = (Family("main", draw(WORDS), draw(st.booleans()), draw(st.sampled_from(["", "elements"]))),)
    lists = {name: draw(LISTS) for name in ("use", "avoid", "examples", "indicators")}
    more = {"adverse": draw(st.booleans()), "retired": draw(st.booleans()), "scale": draw(SCALES)}
    codes = (
        a_code("one", "Eén", definition=draw(WORDS), related=("two", "else/x"), **lists),
        a_code("two", parent="one", **more),
    )
    return Codebook("book", draw(WORDS), draw(WORDS), "nl", draw(WORDS), families, codes)


@given(codebooks())
def test_a_codebook_that_was_written_reads_as_it_was(book: Codebook) -> None:
    assert read_codebook(write_codebook(book), "book.yaml") == book


def test_a_codebook_is_written_as_people_write_it() -> None:
    assert (
        write_codebook(read_codebook(SOUND.encode(), "zorg.yaml")).decode()
        == """\
key: zorg
title: Zorg
version: "1.0"
language: nl
source: made up
families:
  - key: main
    label: Main
codes:
  - key: trust
    label: Vertrouwen
    family: main
    color: '#AA3377'
    definition: Dat iemand op een ander bouwt.
    use:
      - een
      - twee
    related:
      - hope
      - other/thing
    scale: {min: 1, max: 5, threshold: 3.5}
  - key: hope
    label: Hoop
    family: main
    parent: trust
    color: '#4477AA'
    definition: Uitzicht.
    adverse: true
"""
    )


# ── the codebooks that come with the program ──

FILES = sorted((Path(__file__).parents[1] / "codebooks").glob("*.yaml"))
BOOKS = [read_codebook(path.read_bytes(), path.name) for path in FILES]


def test_there_are_seven_codebooks_named_after_their_files() -> None:
    assert [book.key for book in BOOKS] == [path.stem for path in FILES]
    assert len(BOOKS) == 7


def test_no_two_codebooks_share_a_code() -> None:
    assert clashes(BOOKS) == []
    assert clashes([a_codebook(a_code("x")), a_codebook(a_code("x"), key="b")])


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.key)
def test_a_codebook_of_the_program_reads_the_same_when_it_is_written_again(book: Codebook) -> None:
    assert read_codebook(write_codebook(book), book.key) == book


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.key)
def test_related_codes_in_other_codebooks_exist(book: Codebook) -> None:
    others = {f"{other.key}/{code.key}" for other in BOOKS for code in other.codes}
    assert {related for code in book.codes for related in code.related if "/" in related} <= others


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.key)
def test_each_code_has_a_colour_of_its_own_and_at_least_two_examples(book: Codebook) -> None:
    colors = [code.color.casefold() for code in book.codes]
    assert len(set(colors)) == len(colors)
    assert [code.key for code in book.codes if len(code.examples) < 2] == []


NEAR = 0.12


def distance(one: str, other: str) -> float:
    """Return how far two colours differ in brightness and hue (YIQ): 0 for the same, 1 for black and white."""
    points = [colorsys.rgb_to_yiq(*(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))) for color in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*points, strict=True)) ** 0.5


def test_near_colours_have_a_small_distance() -> None:
    assert distance("#000000", "#FFFFFF") == pytest.approx(1)
    assert distance("#AA3377", "#AA3388") < NEAR < distance("#CC6677", "#DDCC77")


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.key)
def test_the_colours_of_top_level_codes_can_be_told_apart(book: Codebook) -> None:
    near = [
        (one.key, other.key)
        for one, other in combinations(book.children(None), 2)
        if distance(one.color, other.color) < NEAR
    ]
    assert near == []
