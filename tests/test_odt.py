"""Reading OpenDocument texts: nothing that a reader of the document sees may be lost, doubled or moved."""

from datetime import datetime

import pytest
from builders import zipped
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import FormatError
from qualcode.formats.document import Block, Document
from qualcode.formats.odt.reader import read_odt
from qualcode.spans import Span

NAMESPACES = " ".join(
    f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for key, name in {
        **{key: key for key in ("office", "text", "table", "style", "manifest")},
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "loext": "loext",
        "dc": "dc",
    }.items()
)
STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="BB" style:family="text" style:parent-style-name="B"/>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Y" style:family="text"><style:text-properties fo:background-color="#ffff00"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="Title" style:family="paragraph"/>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-bullet text:level="2"/></text:list-style>
<text:list-style style:name="R"><text:list-level-style-number text:level="1" style:num-format="i"/></text:list-style>
"""


def odt_bytes(body: str, pages: str = "", title: str = "") -> bytes:
    """Return an .odt with this body and these headers and footers."""
    content = f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>{body}"
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:c {NAMESPACES}>{content}</office:text></office:body></office:c>",
        "styles.xml": f"<office:s {NAMESPACES}><style:master-page>{pages}</style:master-page></office:s>",
        "meta.xml": f"<office:m {NAMESPACES}><dc:title>{title}</dc:title></office:m>",
    }
    return zipped({name: text.encode() for name, text in members.items()})


def read(body: str, pages: str = "", title: str = "") -> Document:
    return read_odt(odt_bytes(body, pages, title), "Anna.odt")


def p(*inside: str) -> str:
    return f"<text:p>{''.join(inside)}</text:p>"


def span(style: str, inside: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


def table(*rows: list[str]) -> str:
    cells = (
        "".join(cell if cell.startswith("<table") else f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        for row in rows
    )
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + "</table:table>"


def notes_of(document: Document) -> dict[str, str]:
    return {note.kind: note.message for note in document.notes}


NOTE = (
    '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
    "<text:note-body>{}</text:note-body></text:note>"
)
COVERED = "<table:covered-table-cell/>"
CONSTRUCTS = {
    "heading": ("<text:h>Kop</text:h>" + p("tekst"), "Kop\ntekst"),
    "empty paragraphs": (p("a") + p() + p() + p("b") + p(), "a\n\n\nb"),
    "spaces, tab and break": (p('a <text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<text:s/>'), "a   b\tc\nd "),
    "white space of the XML": (p("\n  a\n  ", span("B", " b"), "\n c "), "a b c "),
    "soft hyphen and page break": (p("ge\u00adheim<text:soft-page-break/> b"), "geheim b"),
    "link": (p('a <text:a xlink:href="x" xmlns:xlink="x">link</text:a> b'), "a link b"),
    "field": (
        p("op <text:date>1-2-2024</text:date> blz. <text:page-number>3</text:page-number>"),
        "op 1-2-2024 blz. 3",
    ),
    "ruby": (p("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>"), "漢"),
    "bookmark and reference mark": (p("a <text:bookmark-start/>b<text:bookmark-end/> c"), "a b c"),
    "section": (f"<text:section>{p('a')}</text:section>" + p("b"), "a\nb"),
    "table of contents": (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>weg</text:index-title-template>"
        f"</text:table-of-content-source><text:index-body>{p('Kop 1')}</text:index-body></text:table-of-content>",
        "Kop 1",
    ),
    "content control": (p("a <loext:content-control>keuze</loext:content-control>"), "a keuze"),
    "deleted and inserted": (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('weg')}</text:deletion></text:changed-region>"
        "</text:tracked-changes>" + p("a <text:change/><text:change-start/>erbij<text:change-end/> b"),
        "a erbij b",
    ),
    "list": ("<text:list><text:list-item>" + p("a") + "</text:list-item></text:list>" + p("b"), "a\nb"),
    "table": (p("voor") + table([p("a"), p("b")], [p("c"), p("d")]) + p("na"), "voor\na\tb\nc\td\nna"),
    "table with empty cells": (table([p("a"), "", p("c")], [p(), p("e"), p()]), "a\t\tc\n\te"),
    "cell of two paragraphs": (table([p("a") + p("b"), p("c")]), "a\nb\tc"),
    "heading rows": (
        f"<table:table><table:table-header-rows><table:table-row><table:table-cell>{p('a')}</table:table-cell>"
        f"</table:table-row></table:table-header-rows></table:table>",
        "a",
    ),
    "cells merged sideways": (
        table([f'<table:table-cell table:number-columns-spanned="2">{p("a")}</table:table-cell>', COVERED, p("b")]),
        "a\tb",
    ),
    "cells merged downwards": (table([p("a"), p("b")], [COVERED, p("c")]), "a\tb\n\tc"),
    "nested table": (table([p("a") + table([p("b"), p("c")]), p("d")]) + p("e"), "a\nb\tc\nd\ne"),
    "hidden text": (p("a ", span("H", "verborgen")), "a verborgen"),
    "emoji": (p("goed 🙂!"), "goed 🙂!"),
    "words outside a paragraph": ("los" + p("a"), "losa"),
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_the_visible_text_is_read_once_and_in_order(construct: str) -> None:
    body, text = CONSTRUCTS[construct]
    assert read(body).text == text


@given(st.lists(st.sampled_from(sorted(CONSTRUCTS)), min_size=1, max_size=6))
def test_constructs_after_each_other_do_not_disturb_each_other(constructs: list[str]) -> None:
    bodies, expected = zip(*(CONSTRUCTS[construct] for construct in constructs), strict=True)
    assert "".join(read("".join(bodies)).text.split()) == "".join("\n".join(expected).split())


def test_bold_italic_and_headings_are_known_through_their_styles() -> None:
    document = read(
        p(span("BB", "Anna:"), " ja")
        + p(span("I", "nou"), " dus")
        + "<text:h>Kop</text:h>"
        + '<text:p text:style-name="P1">Titel</text:p>'
    )
    assert [(block.bold, block.italic, block.heading) for block in document.blocks] == [
        (5, 0, False),
        (0, 3, False),
        (0, 0, True),
        (0, 0, True),
    ]


def test_lists_and_cells_are_known() -> None:
    deep = f"<text:list><text:list-item>{p('diep')}</text:list-item></text:list>"
    items = f"<text:list-item>{p('een') + p('nog') + deep}</text:list-item><text:list-item>{p('twee')}</text:list-item>"
    more = f'<text:list text:style-name="R"><text:list-item text:start-value="9">{p("i")}</text:list-item></text:list>'
    document = read(f'<text:list text:style-name="L">{items}</text:list>' + more + table([p("a"), p("b")]) + p("los"))
    found = {block.span.of(document.text): (block.level, block.number, block.cell) for block in document.blocks}
    assert found == {
        "een": (0, "1.", None),
        "nog": (0, "", None),
        "diep": (1, "•", None),
        "twee": (0, "2.", None),
        "i": (0, "ix", None),
        "a": (None, "", (0, 0, 0)),
        "b": (None, "", (0, 0, 1)),
        "los": (None, "", None),
    }


def test_what_stands_beside_the_text_is_set_apart() -> None:
    box = f"<draw:frame><draw:text-box>{p('doos')}<draw:frame><draw:image/></draw:frame></draw:text-box></draw:frame>"
    document = read(
        p("a", NOTE.format("footnote", p("voetnoot")), NOTE.format("endnote", p("eindnoot")), box, " b"),
        f"<style:header>{p('boven')}</style:header><style:footer-left>{p('onder')}</style:footer-left>",
        "Gesprek 1",
    )
    assert (document.text, document.title) == ("a b", "Gesprek 1")
    assert document.beside == (
        ("footnotes", "voetnoot"),
        ("endnotes", "eindnoot"),
        ("text boxes", "doos"),
        ("header", "boven"),
        ("footer", "onder"),
    )
    assert notes_of(document) == {"pictures": "Pictures, left out: 1."}


def test_what_was_decided_about_the_text_is_said() -> None:
    changes = "<text:tracked-changes><text:insertion/><text:deletion/><text:deletion/></text:tracked-changes>"
    notes = notes_of(read(changes + p(span("H", "x"))))
    assert ": 1" in notes["tracked insertions"]
    assert ": 2" in notes["tracked deletions"]
    assert ": 1" in notes["hidden text"]


def comment(inside: str, name: str = "", more: str = "") -> str:
    named = f' office:name="{name}"' if name else ""
    facts = "<dc:creator>Noor</dc:creator><dc:date>2024-01-02T10:00:00.5</dc:date>"
    return f"<office:annotation{named}{more}>{facts}{inside}</office:annotation>"


def test_comments_stand_on_the_words_between_their_marks() -> None:
    document = read(
        p("x e\u0301e\u0301n ", comment(p("trots") + p("zijn"), "c1"), "é\u0301🙂")
        + p("b", '<office:annotation-end office:name="c1"/>', " c", comment(p("punt"), more=' loext:resolved="true"'))
        + p(NOTE.format("footnote", p("n", comment(p("buiten")))))
    )
    first, second, third = document.comments
    assert (first.author, first.text, first.time) == ("Noor", "trots\nzijn", datetime(2024, 1, 2, 10, 0, 0, 500000))
    assert first.span
    assert first.span.of(document.text) == "é\u0301🙂\nb"
    assert (second.text, second.resolved) == ("punt", True)
    assert second.span == Span(document.text.index("b c") + 3, document.text.index("b c") + 3)
    assert (third.text, third.span) == ("buiten", None)


def test_colours_behind_words_are_known() -> None:
    document = read(p("a ", span("Y", "ge"), span("Y", "el"), " b"))
    assert [(mark.color, mark.span.of(document.text)) for mark in document.highlights] == [("FFFF00", "geel")]


SOUND = odt_bytes(p("tekst"))
LOCKED = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
SHEET = f"<office:c {NAMESPACES}><office:body><office:spreadsheet/></office:body></office:c>"
BAD = {
    "empty": (b"", "the file is empty"),
    "no zip": (b"Anna: ja", "this is no OpenDocument text"),
    "another zip": (zipped({"foto.jpg": b"x"}), "there is no text in it"),
    "spreadsheet": (zipped({"content.xml": SHEET.encode()}), "an OpenDocument file, but no text"),
    "cut off": (SOUND[: len(SOUND) // 2], "damaged or was cut off"),
    "damaged": (zipped({"content.xml": b"<office:c"}), "damaged"),
    "password": (
        zipped({"META-INF/manifest.xml": f"<m {NAMESPACES}>{LOCKED}</m>".encode(), "content.xml": b"\0"}),
        "protected by a password",
    ),
    "nested without end": (odt_bytes("<text:section>" * 5000 + "</text:section>" * 5000), "nested too deep"),
    "of its own entities": (zipped({"content.xml": b"<!DOCTYPE c [<!ENTITY e 'x'>]><c>&e;</c>"}), "entities"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_opendocument_text_is_refused(case: str) -> None:
    content, what = BAD[case]
    with pytest.raises(FormatError, match=rf"^Anna\.odt: .*{what}"):
        read_odt(content, "Anna.odt")


def test_a_block_is_what_it_covers() -> None:
    document = read(p("een") + p("twee"))
    assert document.blocks == (Block(document.blocks[0].span), Block(document.blocks[1].span))


def test_an_object_of_another_program_is_counted_once_and_not_as_a_picture() -> None:
    formula = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    notes = {note.kind: note.values for note in read(p("a", formula, picture)).notes}
    assert notes == {"embedded objects": {"n": 1}, "pictures": {"n": 1}}
