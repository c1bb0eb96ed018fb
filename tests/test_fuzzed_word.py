"""The sample interviews, mutated at random: what comes of them is read whole or refused with a sentence."""

import random
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from builders import read_body, table, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from qualcode.errors import FormatError
from qualcode.formats.document import Document
from qualcode.formats.interviews import Interview, interviews_of
from qualcode.formats.reading import read_document
from qualcode.projects.setup import bundled
from qualcode.spans import Span

SAMPLES = sorted(Path(str(bundled("transcripts_sample"))).glob("*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (
    "p r t tab br pPr rPr pStyle rStyle numPr ilvl numId tbl tr tc tblPr sdt sdtContent ins del moveFrom moveTo "
    "delText fldChar instrText sym commentRangeStart commentRangeEnd commentReference txbxContent b i vanish highlight "
    "shd footnoteReference hyperlink smartTag sectPr body document x"
).split()
VALUES = (
    "",
    "0",
    "1",
    "-1",
    "99999999999",
    "½",
    "²",
    "off",
    "begin",
    "separate",
    "end",
    "Heading1",
    "FFE599",
    "F0E0",
    "é\u0301",
)
MOST_SECONDS = 10


def test_there_are_ten_samples() -> None:
    assert len(SAMPLES) == 10


@cache
def members_of(path: Path) -> dict[str, bytes]:
    """Return the files in a sample."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(content: bytes) -> None:
    """Read a file the whole way, and see that what was read can be true."""
    started = time.monotonic()
    with suppress(FormatError):
        document = read_document(content, "P1.docx")
        interviews = interviews_of(document)
        _check_document(document)
        for interview in interviews:
            _check_interview(interview)
    assert time.monotonic() - started < MOST_SECONDS


def _check_document(document: Document) -> None:
    spans = [
        *(block.span for block in document.blocks),
        *(highlight.span for highlight in document.highlights),
        *(comment.span for comment in document.comments if comment.span),
    ]
    _check_inside(spans, document.text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(document.blocks))
    assert all(max(block.bold, block.italic) <= len(block.span) for block in document.blocks)


def _check_interview(interview: Interview) -> None:
    transcript = interview.imported.transcript
    comments = [comment.span for comment in interview.comments if comment.span]
    _check_inside([turn.span for turn in transcript.turns] + comments, transcript.text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(transcript.turns))
    assert all(note.message for note in interview.imported.notes)


def _check_inside(spans: list[Span], text: str) -> None:
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


# ── the bytes ──


def flip(content: bytearray, chance: random.Random) -> None:
    """Change some bits of one byte."""
    content[chance.randrange(len(content))] ^= chance.randrange(1, 256)


def splice(content: bytearray, chance: random.Random) -> None:
    """Put a stretch of the file over another place in it."""
    start, to = chance.randrange(len(content)), chance.randrange(len(content))
    piece = content[start : start + chance.randrange(1, 400)]
    content[to : to + chance.choice([0, len(piece)])] = piece


def cut(content: bytearray, chance: random.Random) -> None:
    """Take a stretch out."""
    start = chance.randrange(len(content))
    del content[start : start + chance.randrange(1, 400)]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(sample=st.sampled_from(SAMPLES), seed=st.integers(0, 2**32), times=st.integers(1, 8))
def test_a_sample_with_changed_bytes_is_read_whole_or_refused(sample: Path, seed: int, times: int) -> None:
    chance, content = random.Random(seed), bytearray(sample.read_bytes())
    for _ in range(times):
        chance.choice([flip, splice, cut])(content, chance)
    check(bytes(content))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(sample=st.sampled_from(SAMPLES), seed=st.integers(0, 2**32), times=st.integers(1, 8))
def test_a_sample_with_changed_bytes_in_its_parts_is_read_whole_or_refused(sample: Path, seed: int, times: int) -> None:
    chance, members = random.Random(seed), dict(members_of(sample))
    parts = [name for name in sorted(members) if name.endswith((".xml", ".rels")) and members[name]]
    for _ in range(times):
        part = chance.choice(parts)
        content = bytearray(members[part])
        chance.choice([flip, splice, cut])(content, chance)
        members[part] = bytes(content) or b" "
    check(zipped(members))


# ── the elements ──


def delete(element: etree._Element, chance: random.Random, all_: list[etree._Element]) -> None:
    """Take an element away, with all in it or without."""
    parent = element.getparent()
    if chance.random() < 0.5:
        for child in list(element):
            element.addprevious(child)
    parent.remove(element)


def duplicate(element: etree._Element, chance: random.Random, all_: list[etree._Element]) -> None:
    """Put a copy of an element somewhere."""
    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    chance.choice(all_).append(copied)


def move(element: etree._Element, chance: random.Random, all_: list[etree._Element]) -> None:
    """Put an element somewhere else, if that is not in itself."""
    target = chance.choice(all_)
    if element is not target and element not in target.iterancestors():
        target.insert(chance.randrange(len(target) + 1), element)


def rename(element: etree._Element, chance: random.Random, all_: list[etree._Element]) -> None:
    """Make an element another one."""
    element.tag = W + chance.choice(NAMES)


def reattribute(element: etree._Element, chance: random.Random, all_: list[etree._Element]) -> None:
    """Change, take away or add an attribute."""
    names = [*element.attrib, W + "val", W + "id", W + "type", W + "fldCharType", W + "char"]
    name = chance.choice(names)
    if name in element.attrib and chance.random() < 0.3:
        del element.attrib[name]
    else:
        element.set(name, chance.choice(VALUES))


def reword(element: etree._Element, chance: random.Random, all_: list[etree._Element]) -> None:
    """Change an element's words."""
    element.text = chance.choice(
        ["", " ", "\n", "\u0301", "a\u0301: ", "1", "[00:01]", "\uf0e0", "\u2028", "I:", "R: ", "🙂"]
    )


MUTATIONS: list[Callable[[etree._Element, random.Random, list[etree._Element]], None]] = [
    delete, duplicate, move, rename, reattribute, reword,
]  # fmt: skip


def mutated(xml: bytes, chance: random.Random, times: int) -> bytes:
    """Return XML after so many mutations of its elements; well formed still."""
    root = etree.fromstring(xml)
    for _ in range(times):
        elements = list(root.iter(etree.Element))
        if len(elements) < 2:
            break
        chance.choice(MUTATIONS)(chance.choice(elements[1:]), chance, elements)
    return etree.tostring(root)


@pytest.mark.parametrize("part", ["document", "comments", "styles"])
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(sample=st.sampled_from(SAMPLES), seed=st.integers(0, 2**32), times=st.integers(1, 30))
def test_a_sample_with_changed_elements_is_read_whole_or_refused(
    part: str, sample: Path, seed: int, times: int
) -> None:
    name, members = f"word/{part}.xml", dict(members_of(sample))
    if name not in members:
        return
    members[name] = mutated(members[name], random.Random(seed), times)
    check(zipped(members))


@pytest.mark.parametrize("cell", [" ", ":", "\u00a0", "[00:01]"])
def test_a_cell_in_the_column_of_speakers_that_names_nobody_is_text(cell: str) -> None:
    rows = [[name, "ja"] for name in ("Anna", "Bob", "Anna", "Bob", cell, "Anna", "Bob")]
    transcript = read_body(table(*rows)).imported.transcript
    assert {turn.speaker for turn in transcript.turns} == {"Anna", "Bob"}
