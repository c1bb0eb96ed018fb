"""Reading Word documents, whole and with who speaks in them, against zipfile and lxml: nothing is stored."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from bench.timing import Case, Side
from qualcode.formats.interviews import Interview, interviews_of
from qualcode.formats.reading import read_document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LABELS = ("Interviewer: ", "Respondent ")

Read = dict[str, tuple[str, int]]
"""For each transcript its text and how many turns it has."""


def cases(documents: Sequence[Path]) -> Iterator[Case]:
    """Yield the case of reading documents that are in memory already."""
    files = [(path.read_bytes(), path.name) for path in documents]

    def ours(_: None) -> list[Interview]:
        return [found for content, name in files for found in interviews_of(read_document(content, name))]

    def floor(_: None) -> dict[str, str]:
        return {Path(name).stem: bare_text(content) for content, name in files}

    yield Case("read", Side(ours, outcome=lambda _, found: _read(found)), Side(floor, outcome=lambda _, f: _counted(f)))


def bare_text(content: bytes) -> str:
    """Return the text of a document's paragraphs, by the least that gives it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p"))


def _read(found: list[Interview]) -> Read:
    transcripts = [interview.imported.transcript for interview in found]
    return {t.id: (t.text, sum(turn.role != "other" for turn in t.turns)) for t in transcripts}


def _counted(texts: dict[str, str]) -> Read:
    return {name: (text, sum(line.startswith(_LABELS) for line in text.split("\n"))) for name, text in texts.items()}
