"""Reading Markdown: the words without the marks, and never fewer words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import FormatError
from qualcode.formats.document import Block, Document
from qualcode.formats.markdown import read_markdown


def read(source: str) -> Document:
    return read_markdown(source.encode(), "Anna.md")


def notes_of(document: Document) -> dict[str, str]:
    return {note.kind: note.message for note in document.notes}


def block_of(document: Document, words: str) -> Block:
    (block,) = (block for block in document.blocks if block.span.of(document.text).startswith(words))
    return block


CONSTRUCTS = {
    "paragraphs": ("een\n\ntwee", "een\ntwee"),
    "line ends in a paragraph": ("een\ntwee  \ndrie\\\nvier", "een\ntwee\ndrie\nvier"),
    "heading": ("# Kop\n\ntekst", "Kop\ntekst"),
    "underlined heading": ("Kop\n===\n\ntekst", "Kop\ntekst"),
    "bold and italic": ("**een** *twee* __drie__ _vier_", "een twee drie vier"),
    "bullets": ("- een\n- twee\n  - drie", "een\ntwee\ndrie"),
    "numbers": ("3. een\n4. twee", "een\ntwee"),
    "quote": ("> een\n> twee\n\ndrie", "een\ntwee\ndrie"),
    "table": ("| a | b |\n|---|---|\n| c | **d** |\n\ne", "a\tb\nc\td\ne"),
    "table with empty cells": ("| a | b | c |\n|---|---|---|\n| | d | |\n| e |", "a\tb\tc\n\td\t\ne"),
    "code": ("a `b  c` d", "a b  c d"),
    "block of code": ("```\na\n  b\n```\nc", "a\n  b\nc"),
    "indented lines": ("    a\n    b\n\nc", "a\nb\nc"),
    "line": ("a\n\n---\n\nb", "a\nb"),
    "entities and escapes": ("R&amp;D \\*x\\* caf&eacute;", "R&D *x* café"),
    "tags": ("<p>een<br>twee <b>drie</b></p>\n\nvier <i>vijf</i><br>zes", "een\ntwee drie\nvier vijf\nzes"),
    "words in pointed brackets": ("Anna: ja <lacht> hoor\n\n<zucht>", "Anna: ja <lacht> hoor\n<zucht>"),
    "label in brackets": ("[Anna]: ja\n\n[Bram]: nee", "[Anna]: ja\n[Bram]: nee"),
    "underscores in a name": ("SPEAKER_00_x: ja", "SPEAKER_00_x: ja"),
    "lone marks": ("2 * 3 < 4 en * 5 _ <!-- x", "2 * 3 < 4 en * 5 _ <!-- x"),
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_the_words_are_read_without_the_marks(construct: str) -> None:
    source, text = CONSTRUCTS[construct]
    document = read(source)
    assert document.text == text
    assert set(notes_of(document)) <= {"numbering"}


def test_a_label_that_is_bold_is_known_to_be_bold() -> None:
    document = read("**Interviewer:** *nou* dus\n\n*Anna* **ja**\n\n***Bram:*** nee")
    assert [(block.bold, block.italic) for block in document.blocks] == [(12, 0), (0, 4), (5, 5)]


def test_headings_lists_and_cells_are_known() -> None:
    document = read("# Kop\n\n3. drie\n   - binnen\n\n| cel | rij |\n|---|---|\n| tweede | x |\n\nlos")
    assert block_of(document, "Kop").heading
    assert (block_of(document, "drie").level, block_of(document, "drie").number) == (0, "3.")
    assert (block_of(document, "binnen").level, block_of(document, "binnen").number) == (1, "")
    assert block_of(document, "tweede").cell == (0, 1, 0)
    assert block_of(document, "los") == Block(block_of(document, "los").span)


def test_addresses_remarks_and_pictures_are_announced() -> None:
    document = read(
        "[hier](https://x.nl 'titel') en <https://y.nl>\n\n![foto](f.png)\n\n<!-- nog\nnakijken -->\n\neinde"
    )
    assert document.text == "hier en https://y.nl\nfoto\neinde"
    assert dict(document.beside) == {"link addresses": "f.png", "html comments": "nog nakijken"}
    assert ("link addresses", "https://x.nl titel") in document.beside
    assert notes_of(document) == {"pictures": "Pictures, left out: 1."}


@pytest.mark.parametrize("source", ["| a | b |\n|---|---|\n| c | d | kwijt |", "> " * 90 + "diep", "[" * 20_000 + "x"])
def test_where_marks_would_hide_words_the_file_is_read_as_plain_text(source: str) -> None:
    document = read(source)
    assert document.text == source
    assert "marks as text" in notes_of(document)


PIECES = [
    "woord",
    "één",
    "Anna:",
    "**",
    "*",
    "_",
    "> ",
    "- ",
    "1. ",
    "# ",
    "|",
    "`",
    "\n",
    "\n\n",
    "    ",
    "[",
    "](",
    ")",
    "<",
    ">",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_word_is_lost_whatever_the_marks(pieces: list[str]) -> None:
    source = "begin " + " ".join(pieces)
    document = read(source)
    kept = "\n".join([document.text, *(text for _, text in document.beside)])
    for word in ("woord", "één", "Anna:"):
        assert kept.count(word) >= source.count(word)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FormatError, match=r"^Anna\.md: this is a PDF"):
        read("%PDF-1.7")
