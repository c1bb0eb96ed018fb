"""Whatever a file holds, it is read or refused with a sentence: nothing else happens, and soon."""

import io
import time
import zipfile
from contextlib import suppress
from unicodedata import is_normalized

import docx
import openpyxl
import pytest
from builders import zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from qualcode.errors import FormatError
from qualcode.formats.reading import READERS, read_document
from qualcode.formats.survey import read_survey

WORDS = "Interviewer: Hoe gaat het?\n\nAnna: Goed, één keer per week.\n"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def a_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def an_odt() -> bytes:
    text = (
        f'<text:p xmlns:text="{ODF}:text:1.0"><text:span>Anna:</text:span> ja<text:note><text:note-body/></text:note>'
    )
    body = f'<o:c xmlns:o="{ODF}:office:1.0"><o:body><o:text>'.replace("o:text>", 't:text xmlns:t="x">')
    return zipped({"content.xml": f"{body}{text}</text:p></t:text></o:body></o:c>".encode()})


def a_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=0)
    for number, line in enumerate(WORDS.split("\n")):
        canvas.drawString(70, 700 - 14 * number, line)
    canvas.save()
    return stream.getvalue()


def a_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["wie", "vraag"])
    book.active.append(["P1", "antwoord"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SMALL = {
    ".docx": a_docx(),
    ".txt": WORDS.encode("utf-16"),
    ".md": f"# Kop\n\n**{WORDS}**\n\n| a | b |\n|---|---|\n| c | [d](e) |\n\n1. x\n<!-- y -->".encode(),
    ".rtf": rb"{\rtf1{\fonttbl{\f0\fcharset0 A;}}{\b Anna:} j\u233?\'e9{\*\annotation x}\par\intbl a\cell\row}",
    ".odt": an_odt(),
    ".pdf": a_pdf(),
    ".vtt": b"WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Anna>ja &amp; nee</v>\n",
    ".srt": b"1\n00:00:01,000 --> 00:00:02,000\nAnna: ja\n",
    ".csv": b'wie;vraag\nP1;"ant\nwoord"\n',
    ".xlsx": a_workbook(),
}


def read(content: bytes, ending: str) -> str:
    """Return the text of a document or the headings of a survey; what is read holds something, and is composed."""
    found = (
        read_document(content, f"Anna{ending}").text
        if ending in READERS
        else " ".join(read_survey(content, f"Anna{ending}").columns)
    )
    assert found.strip()
    assert is_normalized("NFC", found)
    return found


def test_every_kind_of_file_that_can_be_imported_is_tried() -> None:
    assert set(READERS) - {".docm"} <= set(SMALL)


@pytest.mark.parametrize("ending", SMALL)
def test_the_small_file_of_each_kind_is_sound(ending: str) -> None:
    assert any(map(str.isalpha, read(SMALL[ending], ending)))


def damaged(content: bytes, data: st.DataObject) -> bytes:
    """Return a file in which bytes were changed, cut out or repeated."""
    found = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, max(len(found) - 1, 0)))
        match data.draw(st.sampled_from(["change", "cut out", "repeat"])):
            case "change":
                found[place : place + 1] = bytes([data.draw(st.integers(0, 255))])
            case "cut out":
                del found[place : place + data.draw(st.integers(1, 30))]
            case _:
                found[place:place] = found[place : place + 20] * data.draw(st.integers(1, 50))
    return bytes(found)


@pytest.mark.parametrize("ending", SMALL)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(data=st.data())
def test_no_damage_ends_in_anything_but_a_format_error(ending: str, data: st.DataObject) -> None:
    with suppress(FormatError):
        read(damaged(SMALL[ending], data), ending)


@pytest.mark.parametrize("ending", [".docx", ".odt", ".xlsx"])
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(data=st.data())
def test_no_damage_inside_a_zip_ends_in_anything_but_a_format_error(ending: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(SMALL[ending])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    member = data.draw(st.sampled_from(sorted(members)))
    with suppress(FormatError):
        read(zipped(members | {member: damaged(members[member], data)}), ending)


@pytest.mark.parametrize("ending", SMALL)
@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_read_or_refused(ending: str, share: float) -> None:
    with suppress(FormatError):
        read(SMALL[ending][: int(len(SMALL[ending]) * share)], ending)


@pytest.mark.parametrize("ending", SMALL)
@pytest.mark.parametrize("other", SMALL)
def test_a_file_under_the_ending_of_another_kind_is_read_or_refused(ending: str, other: str) -> None:
    with suppress(FormatError):
        read(SMALL[other], ending)


CUE = b"WEBVTT\n\n00:01.000 --> 00:02.000\n"
LARGE = {
    "a line of blanks": (b" " * 50_000_000, ".txt"),
    "a line of blanks in Markdown": (b" " * 50_000_000, ".md"),
    "a line of blanks in captions": (b" " * 50_000_000, ".vtt"),
    "a line of blanks in RTF": (b"{\\rtf1 " + b" " * 50_000_000, ".rtf"),
    "a line of blanks in CSV": (b" " * 50_000_000, ".csv"),
    "a million colons": (CUE + b":" * 1_000_000, ".vtt"),
    "a million names": (CUE + b"a: " * 300_000, ".vtt"),
    "a million tags": (CUE + b"<v " * 300_000, ".vtt"),
    "many cues": (CUE + b"\n00:01.000 --> 00:02.000\nx\n" * 30_000, ".vtt"),
    "many brackets": (b"[" * 1_000_000, ".md"),
    "many marks": (b"**a _b `c" * 50_000, ".md"),
    "many quotes": (b"> " * 100_000, ".md"),
    "many groups": (b"{\\rtf1 " + b"{" * 1_000_000, ".rtf"),
    "many cells": (b"{\\rtf1 " + b"\\cell " * 200_000, ".rtf"),
    "many quotation marks": (b'a,b\n"' + b'""' * 500_000, ".csv"),
    "many page objects": (b"%PDF-1.7\n" + b"1 0 obj<</Type/Page>>endobj\n" * 50_000, ".pdf"),
}


@pytest.mark.parametrize("case", LARGE)
def test_a_large_file_that_is_no_interview_is_read_or_refused_soon(case: str) -> None:
    started = time.monotonic()
    with suppress(FormatError):
        read(*LARGE[case])
    assert time.monotonic() - started < 20
