import struct
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qualcode.catalogue import LANGUAGES, Language
from qualcode.errors import FileAccessError, FormatError
from qualcode.formats.figures import figure_ending, spread, write_figure
from qualcode.formats.learning_figure import CodeScore, Learning, learning_figure
from qualcode.projects.figures import check_figure, export_figure
from qualcode.transcripts import By

VERDICTS = ("usable", "weak", "too_few", "cannot")
PNG = b"\x89PNG\r\n\x1a\n"
shares = st.floats(0, 1)


def a_learning(*labels: str) -> Learning:
    """Return an evaluation of codes with these labels, each with another verdict."""
    codes = [
        CodeScore(f"k{n}", label, 0.25 + n / 10, 0.125, 0.75, None if n else 0.5, VERDICTS[n % 4])
        for n, label in enumerate(labels)
    ]
    curve = [(0, 0.25), (5, 0.5), (20, 0.625), (100, None), (None, 0.875)]
    ways = [("codebook", 0.25), ("prior", 0.03), ("phrases", 0.24), ("words", 0.26), ("vectors", None)]
    return Learning("Zoë", By.TRANSCRIPT, 120, 6, "use", curve, ways, codes)


@st.composite
def learnings(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Learning:
    maybe = st.none() | shares
    codes = [
        CodeScore(f"k{n}", draw(st.text("ab é\"'\\[.", max_size=90)), draw(maybe), draw(shares), draw(shares), *rest)
        for n, rest in enumerate(draw(st.lists(st.tuples(maybe, st.sampled_from(VERDICTS)), min_size=1, max_size=6)))
    ]
    curve = [(step, draw(maybe)) for step in (0, 5, 20, 100, None)]
    ways = [(name, draw(maybe)) for name in ("codebook", "prior", "phrases", "words", "vectors")]
    return Learning("Noor", draw(st.sampled_from(By)), 12, 3, "use", curve, ways, codes)


def drawn(found: Learning) -> list[dict[str, Any]]:
    """Return every row of data of a figure."""
    return [row for rows in learning_figure(found).to_dict()["datasets"].values() for row in rows]


# ── what is drawn ──


@given(learnings())
@settings(max_examples=20, deadline=None)
def test_the_figure_holds_the_values_of_the_evaluation_and_no_others(found: Learning) -> None:
    rows = drawn(found)
    curve = {(row["examples"], row["value"]) for row in rows if "examples" in row}
    assert curve == {("alle" if n is None else str(n), value) for n, value in found.curve if value is not None}
    ways = sorted(row["value"] for row in rows if "name" in row)
    assert ways == sorted(value for _, value in found.ways if value is not None)
    f1 = {(row["code"], row["value"], row["low"], row["high"]) for row in rows if "low" in row}
    assert f1 == {(one.key, one.f1, one.low, one.high) for one in found.codes if one.f1 is not None}
    coders = {(row["code"], row["value"]) for row in rows if "code" in row and "low" not in row}
    assert coders == {(one.key, one.coders) for one in found.codes if one.coders is not None}


@given(learnings())
@settings(max_examples=15, deadline=None)
def test_whatever_was_found_is_drawn(found: Learning) -> None:
    assert etree.fromstring(write_figure(learning_figure(found, "en"), "svg")).tag.endswith("svg")


def test_the_best_code_comes_first_and_an_undefined_one_last() -> None:
    codes = [CodeScore(key, key, f1, 0, 1, None, "weak") for key, f1 in (("a", 0.1), ("b", None), ("c", 0.7))]
    rows = [row for row in drawn(Learning("", By.TRANSCRIPT, 1, 2, "", [], [], codes)) if "words" in row]
    assert [row["words"] for row in sorted(rows, key=lambda row: row["place"])] == ["c", "a", "b"]


@given(st.lists(shares, max_size=12).map(sorted), st.floats(0.01, 0.08))
def test_names_keep_their_order_and_their_distance_and_stand_where_wanted_if_they_can(
    wanted: list[float], gap: float
) -> None:
    places = spread(wanted, gap, 1.0)
    assert all(high - low >= gap * (1 - 1e-9) for low, high in pairwise(places))
    assert not places or places[-1] <= 1
    if all(high - low >= gap for low, high in pairwise(wanted)):
        assert places == pytest.approx(wanted, abs=1e-9)


# ── files ──


def words_in(svg: bytes) -> list[str]:
    return [element.text or "" for element in etree.fromstring(svg).iter("{*}text")]


LABELS = ("Financiële coördinatie én geïnde schuld 40", 'Past bij "eigen" <waarden> & werk', "Meedoen", "Zien")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", {"bruikbaar", "0,25 (0,12–0,75)", "alleen het codeboek\u20020,25", "0,2", "alle"}),
        ("en", {"usable", "0.25 (0.12–0.75)", "codebook alone\u20020.25", "0.2", "all"}),
    ],
)
def test_an_svg_holds_every_label_whole_and_the_words_and_numbers_of_the_language(
    language: Language, words: set[str]
) -> None:
    shown = words_in(write_figure(learning_figure(a_learning(*LABELS), language), "svg"))
    assert {*LABELS, *words} <= set(shown)
    assert not any("…" in text for text in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_svg_tells_what_it_shows_to_who_cannot_see_it(language: Language) -> None:
    root = etree.fromstring(write_figure(learning_figure(a_learning(*LABELS), language), "svg"))
    title, description = root[0], root[1]
    assert (root.get("role"), root.get("aria-labelledby").split()) == ("img", [title.get("id"), description.get("id")])
    assert (etree.QName(title).localname, etree.QName(description).localname) == ("title", "desc")
    assert title.text in words_in(etree.tostring(root))
    assert all(label in description.text for label in LABELS)
    assert {"nl": "5: 0,50", "en": "5: 0.50"}[language] in description.text


def test_a_long_label_stands_in_lines_that_hold_all_its_words() -> None:
    label = "Een label dat nooit op één regel past, want het gaat maar door en door"
    shown = words_in(write_figure(learning_figure(a_learning(label)), "svg"))
    assert label not in shown
    assert set(" ".join(shown).split()) >= set(label.split())


def test_a_png_has_300_dots_per_inch() -> None:
    png = write_figure(learning_figure(a_learning(*LABELS)), "png")
    svg = etree.fromstring(write_figure(learning_figure(a_learning(*LABELS)), "svg"))
    assert png.startswith(PNG)
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == pytest.approx([float(svg.get(side)) * 300 / 72 for side in ("width", "height")], abs=5)
    dots = png.index(b"pHYs") + 4
    assert struct.unpack(">II", png[dots : dots + 8]) == pytest.approx([300 / 0.0254] * 2, abs=1)


def test_a_pdf_is_one_page_with_its_words_as_words() -> None:
    import pypdfium2

    pdf = write_figure(learning_figure(a_learning(*LABELS)), "pdf")
    assert pdf.startswith(b"%PDF-")
    (page,) = pypdfium2.PdfDocument(pdf)
    assert all(label in page.get_textpage().get_text_range() for label in LABELS)


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", PNG), ("PNG", PNG), ("pdf", b"%PDF-")])
def test_the_name_of_the_file_says_what_is_written(tmp_path: Any, ending: str, begins: bytes) -> None:
    path = tmp_path / f"leer.curve.{ending}"
    check_figure(path)
    export_figure(learning_figure(a_learning("Meedoen")), path)
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["x", "x.jpg", "x.docx", ".png", "png", "x.pgn", "x.png.txt"])
def test_another_ending_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(FormatError, match=r"ends in \.svg, \.png, \.pdf\. .*For example: [a-z.]+\.png$"):
        figure_ending(name)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Any) -> None:
    with pytest.raises(FileAccessError, match=r"the folder .*weg does not exist\. Make it first\."):
        check_figure(tmp_path / "weg" / "x.png")
