"""Reading RTF: what a reader of the document sees, and what stands beside it."""

from datetime import datetime

import pytest

from qualcode.errors import FormatError
from qualcode.formats.document import Block, Document
from qualcode.formats.rtf.reader import read_rtf
from qualcode.spans import Span


def read(body: str, head: str = "") -> Document:
    """Return what an RTF with this body holds; characters beyond Latin-1 must be escaped in it."""
    return read_rtf(f"{{\\rtf1\\ansi\\ansicpg1252 {head}{body}}}".encode("latin-1"), "Anna.rtf")


def notes_of(document: Document) -> dict[str, str]:
    return {note.kind: note.message for note in document.notes}


def block_of(document: Document, words: str) -> Block:
    (block,) = (block for block in document.blocks if block.span.of(document.text) == words)
    return block


FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 MS;}}"
ROW = r"\trowd\cellx1\cellx2 "
CONSTRUCTS = {
    "paragraphs": (r"een\par twee\par \par drie\par", "een\ntwee\n\ndrie"),
    "line ends of the file are no text": ("een\r\n twee\npunt\\par\r\ndrie", "een tweepunt\ndrie"),
    "escaped line end": ("een\\\ntwee", "een\ntwee"),
    "tab, line and page": (r"a\tab b\line c\page d", "a\tb\nc\nd"),
    "marks": (r"\lquote a\rquote  \ldblquote b\rdblquote  \endash  \emdash  \bullet", "‘a’ “b” – — •"),
    "spaces and hyphens": (r"a\~b\_c\-d", "a\u00a0b\u2011cd"),
    "braces": (r"a \{b\} \\ c", "a {b} \\ c"),
    "hexadecimal characters": (r"\'e9\'e9n caf\'e9 \'80", "één café €"),
    "raw characters": ("één café", "één café"),
    "Unicode with a stand-in": (r"\u233\'e9\u233?n \uc2\u8364ab. \uc0\u233 n", "één €. én"),
    "Unicode below zero": (r"\u-3913?", "\ufffd"),
    "emoji": (r"goed \u55357?\u56898?!", "goed 🙂!"),
    "half an emoji": (r"a \u56898?b \u55357?", "a \ufffdb "),
    "Cyrillic font": (FONTS + r"{\f1 \'cf\'f0} {\f0 \'e9}", "Пр é"),
    "font of two bytes": (FONTS + r"{\f3 \'82\'a0}", "あ"),
    "symbol font": (FONTS + r"a {\f2 \'b7}", "a \ufffd"),
    "bold in a word": (r"ge{\b he}im", "geheim"),
    "deleted words": (r"a {\deleted weg}b", "a b"),
    "deleted paragraph mark": (r"a {\deleted\par}b\par c", "a b\nc"),
    "inserted words": (r"a {\revised erbij} b", "a erbij b"),
    "hidden words": (r"a {\v verborgen}", "a verborgen"),
    "field": (r"blz. {\field{\*\fldinst PAGE}{\fldrslt 7}}.", "blz. 7."),
    "link": (r'{\field{\*\fldinst HYPERLINK "http://x.nl"}{\fldrslt {\ul hier}}}', "hier"),
    "character style": (r"{\*\cs15 woord} b", "woord b"),
    "unknown destination": (r"a {\*\zzz weg {\b ook}}b", "a b"),
    "unknown word": (r"a {\zzz7 blijft} b", "a blijft b"),
    "picture": (r"a {\*\shppict{\pict\pngblip 89504e}}{\nonshppict{\pict 0102}}b", "a b"),
    "binary data": (r"a {\pict\bin5 }{}}\}b", "a b"),
    "embedded object": (r"{\object{\*\objdata 0102}{\result blad}} b", "blad b"),
    "Unicode beside ANSI": (r"{\upr{weg}{\*\ud{\u233?}n}}", "én"),
    "bookmark": (r"a {\*\bkmkstart naam}b{\*\bkmkend naam}", "a b"),
    "equation": (r"{\mmath{\*\moMath{\mr x+1}}}", "x+1"),
    "table": (ROW + r"\intbl a\cell b\cell\row \intbl c\cell d\cell\row\pard na\par", "a\tb\nc\td\nna"),
    "cell of two paragraphs": (r"\intbl a\par b\cell c\cell\row", "a\nb\tc"),
    "empty cells": (r"\intbl a\cell\cell c\cell\row\intbl\cell d\cell\cell\row", "a\t\tc\n\td"),
    "nested table": (
        r"\intbl a\cell \pard\intbl\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
        r"\pard\intbl d\cell\row",
        "a\nb\tc\nd",
    ),
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_the_visible_text_is_read_once_and_in_order(construct: str) -> None:
    body, text = CONSTRUCTS[construct]
    assert read(body).text == text


def test_a_label_that_is_bold_is_known_to_be_bold() -> None:
    document = read(r"{\b Anna:} ja\par\plain\i nou\i0  dus\par\b Bram:\b0  nee")
    assert [(block.bold, block.italic) for block in document.blocks] == [(5, 0), (0, 3), (5, 0)]


def test_cells_headings_and_lists_are_known() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 X;}{\s2 Titel;}{\*\cs3 Kop Char;}}"
    document = read(
        r"\pard\s1 Kop\par\pard\s2 Boven\par\pard\s0 gewoon\par{\listtext 3.\tab}\pard\ls1\ilvl1 punt\par"
        r"\pard\intbl a\cell b\cell\row\intbl c\cell\row\pard los\par\intbl d\cell\row",
        styles,
    )
    assert (block_of(document, "Kop").heading, block_of(document, "Boven").heading) == (True, True)
    assert block_of(document, "gewoon") == Block(block_of(document, "gewoon").span)
    assert (block_of(document, "punt").level, block_of(document, "punt").number) == (1, "3.")
    assert notes_of(document)["numbering"].startswith("Automatically numbered paragraphs: 1.")
    assert [block_of(document, cell).cell for cell in "abcd"] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0)]


def test_what_stands_beside_the_text_is_set_apart() -> None:
    document = read(
        r"{\header boven\par}{\footerr blz.}a{\super\chftn{\*\footnote\chftn  noot}}"
        r"{\footnote\ftnalt eind} b{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt doos\par}}}",
        r"{\info{\title Gesprek 1}{\author Piet}}",
    )
    assert document.text == "a b"
    assert document.title == "Gesprek 1"
    assert document.beside == (
        ("header", "boven"),
        ("footer", "blz."),
        ("footnotes", "noot"),
        ("endnotes", "eind"),
        ("text boxes", "doos"),
    )


def test_what_was_decided_about_the_text_is_said() -> None:
    document = read(FONTS + r"{\revised a}{\deleted b}{\v c}{\f2 \'b7}{\pict 00}")
    assert {kind for kind, message in notes_of(document).items() if ": 1" in message} == {
        "tracked insertions",
        "tracked deletions",
        "hidden text",
        "symbols",
        "pictures",
    }


def test_colours_and_replies_that_are_not_read_are_counted() -> None:
    document = read(
        r"a {\highlight7 b} {\highlight0 c}{\*\annotation {\*\atnref 1}x}{\*\annotation {\*\atnparent 1}y}",
        r"{\stylesheet{\s1\highlight3 X;}}",
    )
    notes = notes_of(document)
    assert notes["unread highlights"].startswith("Runs of text with a colour behind them: 1.")
    assert notes["unread replies"].startswith("Replies to comments: 1.")


def test_comments_stand_on_the_words_between_their_marks() -> None:
    document = read(
        r"x {\*\atrfstart 1}\u233?\'e9n{\*\atrfend 1}{\*\atnid N}{\*\atnauthor Noor}\chatn"
        r"{\*\annotation{\*\atnref 1}{\*\atndate 1203835520}trots\par zijn}"
        r" eind{\*\annotation punt}"
    )
    first, second = document.comments
    assert (first.author, first.text, first.time) == ("Noor", "trots\nzijn", datetime(2024, 1, 2, 10, 0))
    assert first.span
    assert first.span.of(document.text) == "één"
    assert (second.author, second.text, second.span) == ("Author", "punt", Span(10, 10))


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "the file is empty"), (b"Anna: ja", "this is no RTF file"), (b"{\\rtf1 " + b"{" * 9999, "nested too deep")],
)
def test_what_is_no_rtf_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=rf"^Anna\.rtf: .*{what}.*\."):
        read_rtf(content, "Anna.rtf")


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_and_that_is_said() -> None:
    document = read_rtf(rb"{\rtf1 Anna: ja\par {\b en dan", "Anna.rtf")
    assert document.text == "Anna: ja\nen dan"
    assert "breaks off" in notes_of(document)["cut off"]
