"""Reading a Word document: its text, its comments, and what could not be carried."""

from collections.abc import Iterator

from qualcode.formats.document import Document
from qualcode.formats.word_comments import read_comments
from qualcode.formats.word_package import WordPackage, open_package
from qualcode.formats.word_text import walk
from qualcode.transcripts import Note


def read_docx(content: bytes, name: str) -> Document:
    """Return what a .docx or .docm holds.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it cannot be read as a Word document.
    """
    package = open_package(content, name)
    body = walk(package.document)
    return Document(
        name=name,
        text=body.text,
        blocks=body.blocks,
        comments=tuple(read_comments(package, body.anchors)),
        beside=(*body.beside, *_beside(package)),
        notes=tuple(Note(kind, {"n": number}) for kind, number in body.counts.items()),
    )


def _beside(package: WordPackage) -> Iterator[tuple[str, str]]:
    """Yield the notes, headers and footers, as ``(kind, text)``."""
    for kind, words in (("footnotes", "footnote"), ("endnotes", "endnote"), ("header", "p"), ("footer", "p")):
        for root in package.all(kind):
            for element in root.iter("{*}" + words):
                if text := walk(element).text.strip():
                    yield kind, text
