"""Reading a Word document: its text, its comments, and what could not be carried."""

import re
from collections.abc import Iterator
from functools import partial

from qualcode.formats.document import Block, Document
from qualcode.formats.package import too_deep
from qualcode.formats.word.comments import read_comments
from qualcode.formats.word.package import WordPackage, open_package
from qualcode.formats.word.styles import Numbering, Styles
from qualcode.formats.word.text import WordText, walk
from qualcode.transcripts import Note, normalised

_NO_TITLE = re.compile(
    r"(?:microsoft word - .*|word[ -]document|document ?\d*|untitled|naamloos|titel|title|powerpoint.*|.*\.docx?)?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120


def read_docx(content: bytes, name: str) -> Document:
    """Return what a .docx or .docm holds.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it cannot be read as a Word document.
    """
    package = open_package(content, name)
    styles, lists = (partial(package.late, kind) for kind in ("styles", "numbering"))
    try:
        body = walk(package.document, Styles(styles), Numbering(lists))
        beside = list(_beside(package))
        comments = read_comments(package, body.anchors)
    except RecursionError as error:
        raise too_deep(name) from error
    return Document(
        name=name,
        text=body.text,
        blocks=body.blocks,
        title=_title(package, body),
        comments=tuple(comments),
        highlights=body.highlights,
        beside=(*body.beside, *beside),
        notes=tuple(_notes(package, body)),
    )


def _notes(package: WordPackage, body: WordText) -> Iterator[Note]:
    yield from (Note(kind, {"n": number}) for kind, number in body.counts.items() if number)
    if package.chunks:
        yield Note("embedded files", {"n": package.chunks})


def _beside(package: WordPackage) -> Iterator[tuple[str, str]]:
    """Yield the notes, headers, footers and diagrams, as ``(kind, text)``."""
    for kind, word in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for root in package.all(kind):
            yield from ((kind, text) for note in root.iterchildren("{*}" + word) if (text := walk(note).text.strip()))
    for part, kind in (("header", "header"), ("footer", "footer"), ("diagramData", "text boxes")):
        for root in package.all(part):
            inner = walk(root)
            yield from ((kind, block.span.of(inner.text).strip()) for block in inner.blocks)
            yield from ((kind, text) for _, text in inner.beside)


def _title(package: WordPackage, body: WordText) -> str:
    """Return the title in the document's properties, unless a program put it there, or the heading at its top."""
    root = package.late("core")
    found = root.findtext("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
    title = " ".join(normalised(found or "").split())
    if not _NO_TITLE.fullmatch(title):
        return title[:_LONGEST_TITLE]
    return _heading(body.blocks[:3], body.text)


def _heading(blocks: tuple[Block, ...], text: str) -> str:
    found = (" ".join(block.span.of(text).split()) for block in blocks if block.heading)
    return next((words for words in found if words and len(words) <= _LONGEST_TITLE), "")
