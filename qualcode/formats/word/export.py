"""Writing a transcript as a Word document, with every coding as a comment by its coder."""

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from qualcode.codings import Coding
from qualcode.formats.word.comments import OURS
from qualcode.memos import Memo
from qualcode.spans import Span
from qualcode.transcripts import Transcript

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14, _W15 = (f"http://schemas.microsoft.com/office/word/{year}/wordml" for year in (2010, 2012))
_COMMENTS = (
    "/word/comments.xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
)
_EXTENDED = (
    "/word/commentsExtended.xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
)


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A comment to be written: on which words, by whom, what it says, when, and whether it is done."""

    span: Span
    author: str
    text: str
    time: datetime | None
    resolved: bool = False


def margin_of(codings: Sequence[Coding], memos: Sequence[Memo], written: Callable[[str], str]) -> list[MarginNote]:
    """Return codings and memos as comments, in the order of their places.

    Args:
        codings: of one transcript.
        memos: of the same.
        written: gives the name under which a code is written.
    """
    notes = [_of_coding(coding, written(coding.code)) for coding in codings]
    notes += [MarginNote(m.span, m.coder, f"memo: {m.text}", m.created, m.resolved) for m in memos]
    return sorted(notes, key=lambda note: (note.span, note.author, note.text))


def _of_coding(coding: Coding, name: str) -> MarginNote:
    value = "" if coding.value is None else f" = {coding.value:g}"
    memo = f"\nmemo: {coding.memo}" if coding.memo else ""
    resolved = coding.origin.endswith(":resolved")
    return MarginNote(coding.span, coding.coder, f"{name}{value}{memo}", coding.created, resolved)


def write_word(transcript: Transcript, margin: Sequence[MarginNote]) -> bytes:
    """Return the transcript as the bytes of a .docx with these comments.

    Each line is a paragraph and each label bold; the words are those of the transcript and nothing else, so that the
    document is known again when it is imported.
    """
    document = docx.Document()
    document.core_properties.title = transcript.title
    document.core_properties.author = ""
    marks = _Marks(margin)
    labels = [turn.label for turn in transcript.turns]
    start = 0
    for line in transcript.text.split("\n"):
        _paragraph(document, Span(start, start + len(line)), transcript.text, (marks, labels))
        start += len(line) + 1
    _add_part(document, _COMMENTS, _comments_xml(margin))
    if any(note.resolved for note in margin):
        _add_part(document, _EXTENDED, _extended_xml(margin))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Marks:
    """Where comments begin and end, to be asked for once in the order of the text."""

    def __init__(self, margin: Sequence[MarginNote]) -> None:
        self.starts: dict[int, list[int]] = {}
        self.ends: dict[int, list[int]] = {}
        for number, note in enumerate(margin):
            self.starts.setdefault(note.span.start, []).append(number)
            self.ends.setdefault(note.span.end, []).append(number)
        self.edges = sorted(self.starts.keys() | self.ends.keys())

    def inside(self, span: Span) -> list[int]:
        return self.edges[bisect_right(self.edges, span.start) : bisect_left(self.edges, span.end)]

    def at(self, position: int) -> Iterator[BaseOxmlElement]:
        """Yield the marks at a place: what ends there, then what begins."""
        for number in self.ends.pop(position, ()):
            yield _element("w:commentRangeEnd", id=str(number))
            run = _element("w:r")
            run.append(_element("w:commentReference", id=str(number)))
            yield run
        for number in self.starts.pop(position, ()):
            yield _element("w:commentRangeStart", id=str(number))


def _paragraph(document: WordDocument, line: Span, text: str, drawn: tuple[_Marks, Sequence[Span]]) -> None:
    marks, labels = drawn
    paragraph = document.add_paragraph()
    first = max(0, bisect_right(labels, line.start, key=lambda label: label.start) - 1)
    near = labels[first : bisect_left(labels, line.end, key=lambda label: label.start)]
    edges = {line.start, line.end, *marks.inside(line)}
    edges |= {edge for label in near for edge in (label.start, label.end) if line.start < edge < line.end}
    ordered = sorted(edges)
    _put(paragraph, marks.at(line.start))
    for start, end in pairwise(ordered):
        run = paragraph.add_run(_NOT_IN_XML.sub("\ufffd", text[start:end]))
        run.bold = True if any(label.start <= start < label.end for label in near) else None
        _put(paragraph, marks.at(end))


def _put(paragraph: Paragraph, elements: Iterator[BaseOxmlElement]) -> None:
    for element in elements:
        paragraph._p.append(element)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _comments_xml(margin: Sequence[MarginNote]) -> str:
    return (
        f'<w:comments xmlns:w="{_MAIN}" xmlns:w14="{_W14}">'
        + "".join(_comment_xml(number, note) for number, note in enumerate(margin))
        + "</w:comments>"
    )


def _comment_xml(number: int, note: MarginNote) -> str:
    lines = _NOT_IN_XML.sub("\ufffd", note.text).split("\n")
    marks = [""] * (len(lines) - 1) + [f' w14:paraId="{_mark(number)}"']
    paragraphs = "".join(
        f'<w:p{mark}><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for mark, line in zip(marks, lines, strict=True)
    )
    date = f' w:date="{note.time:%Y-%m-%dT%H:%M:%SZ}"' if note.time else ""
    author = quoteattr(note.author)
    initials = quoteattr("".join(word[0] for word in note.author.split())[:4])
    return f'<w:comment w:id="{number}" w:author={author} w:initials={initials}{date}>{paragraphs}</w:comment>'


def _extended_xml(margin: Sequence[MarginNote]) -> str:
    done = "".join(
        f'<w15:commentEx w15:paraId="{_mark(number)}" w15:done="{int(note.resolved)}"/>'
        for number, note in enumerate(margin)
    )
    return f'<w15:commentsEx xmlns:w15="{_W15}">{done}</w15:commentsEx>'


def _mark(number: int) -> str:
    """Return the mark of a comment's last paragraph, by which qualcode knows its own."""
    return f"{OURS}{number % 0x10000:04X}"


def _add_part(document: WordDocument, kind: tuple[str, str, str], xml: str) -> None:
    name, content_type, relation = kind
    package = document.part.package
    content = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode()
    document.part.relate_to(Part(PackURI(name), content_type, content, package), relation)
