"""Reading plain text: whatever its encoding, every line is there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import FormatError
from qualcode.formats.document import Document
from qualcode.formats.plain_text import read_plain_text

TALK = "Interviewer: Hoe gaat het?\nAnna: Goed, één keer per week.\n\nEinde €"


def read(content: bytes) -> Document:
    return read_plain_text(content, "Anna.txt")


def notes_of(document: Document) -> dict[str, str]:
    return {note.kind: note.message for note in document.notes}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_text_is_the_same_in_every_encoding_and_with_every_line_end(encoding: str, line_end: str) -> None:
    document = read(TALK.replace("\n", line_end).encode(encoding))
    assert document.text == TALK
    assert [block.span.of(TALK) for block in document.blocks] == [line for line in TALK.split("\n") if line]


def test_a_byte_order_mark_says_which_way_utf_16_runs() -> None:
    assert read(b"\xfe\xff" + TALK.encode("utf-16-be")).text == TALK


def test_windows_1252_is_announced_with_the_first_line_that_may_be_wrong() -> None:
    note = notes_of(read(TALK.encode("cp1252")))["windows-1252"]
    assert "in line 2: 'Anna: Goed, één keer per week.'" in note
    assert notes_of(read(TALK.encode())) == {}


def test_empty_lines_stay_inside_and_go_at_the_ends() -> None:
    assert read(b"\n  \na\n\n\nb\n\n").text == "a\n\n\nb"


def test_control_characters_are_left_out_and_counted() -> None:
    document = read(b"a\0b\x1bc\n" + b"tekst " * 30)
    assert document.text.startswith("abc\n")
    assert notes_of(document)["control characters"] == "Control characters that are no text, left out: 2."


def test_page_ends_and_other_line_ends_are_line_ends() -> None:
    assert read("a\x0cb\u2028c\x85d".encode()).text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04rest", "a zip or Office file"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1 a}", "an RTF file"),
        (bytes(range(256)) * 9, "no text file"),
        (TALK.encode("utf-16-le"), "no text file"),
        (b"\xff\xfea", "cannot be read as that"),
        (b"\xff\xfe\x00\xd8a\x00", "cannot be read as that"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=rf"^Anna\.txt: .*{what}"):
        read(content)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=80))
def test_every_visible_character_is_kept_in_its_composed_form(text: str) -> None:
    document = read(("x" + text).encode())
    expected = unicodedata.normalize("NFC", "x" + text).replace("\ufeff", "")
    assert "".join(document.text.split()) == "".join(expected.replace("\ufffe", "").replace("\uffff", "").split())
    assert unicodedata.is_normalized("NFC", document.text)
