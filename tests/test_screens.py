import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from builders import a_code, a_codebook, code_at, code_words, filled_spans, interview
from hypothesis import given
from hypothesis import strategies as st
from test_codebook_edits import codebooks

from qualcode.codebook_edits import add_code, move_code
from qualcode.codebooks import Codebook, Family
from qualcode.codings import Coding, coding_of
from qualcode.matrices import KINDS, Corpus, Count, code_by_participant, conditions_by_elements
from qualcode.memos import Memo
from qualcode.projects.demo import Demo
from qualcode.projects.differences import Difference
from qualcode.projects.project import Project
from qualcode.projects.results import corpus
from qualcode.screens import (
    UNKNOWN_COLOR,
    branches,
    cell_quotes,
    lanes,
    legend,
    looks,
    matrix_records,
    places,
    transcript_passages,
)
from qualcode.spans import Span
from qualcode.ui.codebook_html import differences_html, tree_style
from qualcode.ui.html import cell_quotes_html, legend_html, transcript_html
from qualcode.ui.state import label_of, plain

BOOK = a_codebook(a_code("trust"), a_code("time", color="#4477AA"), a_code("low", parent="trust"))
TALK = interview("I: Hoe gaat het?", "R: Goed, dank je. Ik doe mee.", "I: Mooi.")


@pytest.fixture(scope="module")
def study(demo: Demo) -> Corpus:
    with Project.open(str(demo.project)) as store:
        return corpus(store)


def test_a_transcript_is_shown_whole_and_in_order(study: Corpus) -> None:
    for transcript in study.transcripts:
        passages = transcript_passages(transcript, study.codings)
        shown = "".join(words for passage in passages for words, _ in passage.pieces)
        labels = "".join(turn.label.of(transcript.text) for turn in transcript.turns)
        assert sorted("".join((shown + labels).split())) == sorted("".join(transcript.text.split()))
        assert [p.number for p in passages if p.turn] == list(range(1, len(transcript.turns) + 1))


def test_only_coded_turns_can_be_shown() -> None:
    codings = [code_words(TALK, "Ik doe mee", "trust")]
    assert [p.number for p in transcript_passages(TALK, codings, only_coded=True)] == [2]
    assert len(transcript_passages(TALK, codings)) == 3


def test_a_text_can_be_broken_off_for_a_look_at_its_beginning() -> None:
    passages = transcript_passages(TALK, [], until=30)
    assert [[words for words, _ in passage.pieces] for passage in passages] == [["Hoe gaat het?"], ["Goed, dank"]]


def memo_on(start: int, end: int) -> Memo:
    return Memo("t1", Span(start, end), f"op {start}", "Noor", TALK.text[start:end])


def test_each_memo_stands_once_with_the_turn_in_which_it_begins_or_before_which_its_label_stands() -> None:
    memos = [memo_on(0, 2), memo_on(5, 40), memo_on(17, 19), memo_on(20, 24), memo_on(20, 60)]
    found = {passage.number: [memo.text for memo in passage.memos] for passage in transcript_passages(TALK, [], memos)}
    assert found == {1: ["op 0", "op 5"], 2: ["op 17", "op 20", "op 20"], 3: []}
    assert "op 20" in transcript_html(transcript_passages(TALK, [], memos), looks([BOOK]), "nl")


def test_transcripts_that_read_alike_are_told_apart_by_their_ids() -> None:
    one, two = interview("R: a", id="a", participant="K01"), interview("R: b", id="b", participant="K01")
    same = [replace(t, title="Gesprek", wave="T0") for t in (one, two)]
    assert label_of([one, two]) == {"a": "a · K01", "b": "b · K01"}
    assert label_of(same) == {"a": "Gesprek · K01 · T0 (a)", "b": "Gesprek · K01 · T0 (b)"}


@given(st.lists(filled_spans(), max_size=12))
def test_codings_that_share_text_never_share_a_line(spans: list) -> None:
    codings = [code_at(span.start, span.end) for span in spans]
    found = lanes(codings)
    for left in codings:
        for right in codings:
            if left.id != right.id and left.span.overlaps(right.span):
                assert found[left.id] != found[right.id]
    deepest = max((sum(s.start <= at < s.end for s in spans) for at in range(60)), default=0)
    assert len(set(found.values())) == deepest


def test_the_legend_counts_and_puts_unknown_codes_last() -> None:
    codings = [code_at(0, 1, code) for code in ("zelf bedacht", "time", "trust", "time")]
    assert legend(codings, [BOOK]) == [("trust", 1), ("time", 2), ("zelf bedacht", 1)]
    look = looks([BOOK])
    assert look("low").label == "Trust: Low"
    assert look("zelf bedacht") == look("zelf bedacht")
    assert (look("zelf bedacht").color, look("zelf bedacht").known) == (UNKNOWN_COLOR, False)


def _matches(study: Corpus, coder: str, kind: str) -> None:
    matrix = KINDS[kind](study, coder=coder, count=Count.PASSAGES)
    for i, row in enumerate(matrix.rows.keys):
        for j, column in enumerate(matrix.columns.keys):
            assert len(cell_quotes(study, matrix, row, column)) == matrix.data[i][j], (row, column)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("coder", ["Noor", "Bram"])
def test_every_cell_of_the_demo_has_the_quotes_it_counts(study: Corpus, kind: str, coder: str) -> None:
    _matches(study, coder, kind)


LONG = interview("R: " + "woord " * 12, participant="K01")
TREE = a_codebook(
    a_code("warm", family="up"),
    a_code("warm_small", family="main", parent="warm"),
    a_code("warm_bad", family="main", parent="warm", adverse=True),
    a_code("care", family="through"),
    families=(
        Family("up", "Up", role="conditions"),
        Family("through", "Through", role="elements"),
        Family("main", "M"),
    ),
)


@given(
    st.lists(
        st.tuples(filled_spans(len(LONG.text)), st.sampled_from(["warm", "warm_small", "warm_bad", "care", "x"])),
        min_size=1,
    ),
    st.sampled_from(sorted(KINDS)),
)
def test_every_cell_has_the_quotes_it_counts(coded: list, kind: str) -> None:
    codings = [coding_of(LONG, span, code, coder="Noor") for span, code in coded]
    _matches(Corpus([LONG], codings, [TREE]), "Noor", kind)


def test_a_quote_behind_a_cell_is_verbatim(study: Corpus) -> None:
    matrix = conditions_by_elements(study, coder="Bram")
    texts = {transcript.id: transcript.text for transcript in study.transcripts}
    quotes = cell_quotes(study, matrix, "ertoe_doen", "praktische_steun")
    assert quotes
    assert all(quote.words in texts[quote.transcript] for quote in quotes)
    with pytest.raises(KeyError):
        cell_quotes(study, matrix, "praktische_steun", "ertoe_doen")


def test_a_chart_has_one_record_a_cell(study: Corpus) -> None:
    matrix = code_by_participant(study, coder="Noor")
    records = matrix_records(matrix, "en")
    assert len(records) == len(matrix.rows.keys) * len(matrix.columns.keys)
    assert records[0]["unit"] == "passages"


# ── drawing ──

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quotes\" 'too'"


def drawn(codings: list[Coding], said: str) -> str:
    talk = interview(f"I: {said}", f"R: {said}")
    look = looks([a_codebook(a_code("trust", EVIL))])
    passages = transcript_passages(talk, codings)
    return transcript_html(passages, look, "nl") + legend_html(legend(codings, []), look, "nl")


def test_markup_in_a_transcript_or_a_name_is_shown_and_never_run() -> None:
    talk = interview(f"I: {EVIL}", f"R: {EVIL}")
    coding = code_words(talk, "script", "trust", coder="<b>Noor</b>")
    html = drawn([coding], EVIL)
    assert set(re.findall(r"<(\w+)", html)) == {"div", "span"}
    assert "&lt;script&gt;" in html
    look = looks([a_codebook(a_code("trust", EVIL))])
    matrix = code_by_participant(Corpus([talk], [coding], []), coder="<b>Noor</b>")
    quotes = cell_quotes_html(cell_quotes(Corpus([talk], [coding], []), matrix, "trust", "t1"), look, "nl")
    assert set(re.findall(r"<(\w+)", quotes)) == {"div", "p"}


@given(st.text(st.sampled_from("ab<>&\"'🙂 é\n"), min_size=1, max_size=30).filter(str.strip))
def test_drawing_keeps_every_word(said: str) -> None:
    talk = interview(f"I: x{said}x")
    html = transcript_html(transcript_passages(talk, []), looks([]), "nl")
    assert f"x{said}x" in unescape(re.sub(r"</?(?:div|span)[^>]*>", "", html))


def test_every_code_over_a_turn_stands_in_the_margin_with_its_coders() -> None:
    talk = interview("R: een twee drie")
    codings = [code_words(talk, "een twee", "trust"), code_words(talk, "twee", "trust", "Bram")]
    html = transcript_html(transcript_passages(talk, codings), looks([BOOK]), "nl")
    assert html.count('class="qc-chip"') == 1
    assert "Noor, Bram" in html


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("*No*", r"\*No\*"),
        ("$x$", r"\$x\$"),
        ("[a](http://b)", r"\[a\](http\://b)"),
        ("K_1_a", r"K\_1\_a"),
        ("<b>", r"\<b\>"),
    ],
)
def test_names_are_shown_as_they_are_where_markdown_is_read(words: str, shown: str) -> None:
    assert plain(words) == shown


def test_only_modules_named_html_make_html() -> None:
    """A page that allows HTML by itself, or puts words into it, would be a way in."""
    for path in (Path(__file__).parents[1] / "qualcode" / "ui").glob("*.py"):
        source = path.read_text("utf-8")
        assert "unsafe_allow" not in source, path
        if not path.stem.endswith("html"):
            assert set(re.findall(r"<\w[^>\n]*>", source)) <= {'<div class="qc">'}, path


# ── the tree of a codebook ──


@given(codebooks())
def test_the_branches_hold_every_code_once_under_the_family_at_its_top(book: Codebook) -> None:
    shown = [code for _, branch in branches(book) for _, code in branch]
    assert sorted(code.key for code in shown) == sorted(book.by_key)
    for family, branch in branches(book):
        assert {code.family for depth, code in branch if depth == 0} == {family.key}


@given(codebooks(), st.data())
def test_a_code_can_be_put_in_every_place_that_is_offered(book: Codebook, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(book.by_key)))
    for place in places(book, key):
        moved = move_code(book, key, parent=place.parent, family=place.family).book
        assert moved.by_key[key].parent == place.parent
    for place in places(book):
        new = a_code("new", family=place.family, parent=place.parent)
        assert add_code(book, new).book.by_key["new"].parent == place.parent


def test_a_new_code_of_an_empty_codebook_has_one_place() -> None:
    (place,) = places(a_codebook(families=()))
    assert (place.parent, place.family, place.label) == (None, "", "Book")


def test_differences_are_drawn_as_text_whatever_their_words_are() -> None:
    drawn = differences_html([Difference("<b>Werk</b>", ("<script>",), ("a & b",))])
    assert "<b>" not in drawn
    assert "<script>" not in drawn
    assert re.findall(r"<span>(.*?)</span>", drawn) == ["&lt;script&gt;", "a &amp; b"]


@given(codebooks())
def test_every_code_of_a_tree_has_its_colour_and_depth_by_its_place(book: Codebook) -> None:
    style = tree_style(branch for _, branch in branches(book))
    assert style.count("--qc-color: #") == len(book.codes)
    for number, (_, branch) in enumerate(branches(book)):
        for place, (depth, code) in enumerate(branch, start=1):
            rule = rf"st-key-tree-{number} [^{{]*nth-of-type\({place}\) {{ --qc-color: {code.color}; "
            assert re.search(rule + f"--qc-depth: {1.1 * depth:.1f}rem", style)
