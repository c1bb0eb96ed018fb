"""Reading a Word transcript: its text, its turns, its comments, and what could not be carried."""

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from qualcode.errors import FormatError
from qualcode.formats.labels import find_turns
from qualcode.formats.notes import shortened
from qualcode.formats.word_comments import Comment, read_comments
from qualcode.formats.word_package import WordPackage, open_package
from qualcode.formats.word_text import WordText, walk
from qualcode.transcripts import Imported, Note, Transcript, normalised


@dataclass(frozen=True, slots=True)
class WordImport:
    """What a Word document gave: the transcript with its notes, and its comments."""

    imported: Imported
    comments: tuple[Comment, ...]


def read_docx(content: bytes, name: str) -> WordImport:
    """Return the transcript in a .docx, with the file's name without ending as id.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages and as source.

    Raises:
        FormatError: if it cannot be read as a Word document, or holds no text.
    """
    package = open_package(content, name)
    body = walk(package.document)
    if not body.text.strip():
        raise FormatError(f"{name}: the document holds no text. If it is a scan, it needs text recognition first.")
    turns, speaker_notes = find_turns(body.text, body.blocks)
    stem = PurePath(name).stem if name.lower().endswith((".docx", ".docm")) else name
    transcript = Transcript(id=normalised(stem), text=body.text, turns=turns, source=name)
    notes = [*speaker_notes, *_unattributed(transcript), *_counts(body), *_beside(package, body)]
    return WordImport(Imported(transcript, tuple(notes)), tuple(read_comments(package, body.anchors)))


def _unattributed(transcript: Transcript) -> list[Note]:
    stretches = list(transcript.unattributed())
    if not transcript.turns or not stretches:
        return []
    shown = shortened(stretches[0].of(transcript.text))
    return [Note("unattributed", {"n": len(stretches), "first": shown})]


def _counts(body: WordText) -> list[Note]:
    return [Note(kind, {"n": number}) for kind, number in body.counts.items()]


def _beside(package: WordPackage, body: WordText) -> list[Note]:
    """Return a note for each kind of text beside the flow, with that text: announced, not in the transcript."""
    pieces = list(body.beside)
    for kind, words in (("footnotes", "footnote"), ("endnotes", "endnote"), ("header", "p"), ("footer", "p")):
        for root in package.all(kind):
            found = root.iter("{*}" + words)
            pieces += [(kind, text) for element in found if (text := walk(element).text.strip())]
    texts: dict[str, Counter[str]] = {}
    for kind, text in pieces:
        texts.setdefault(kind, Counter())[text] += 1
    return [Note(kind, {"n": sum(seen.values()), "texts": " | ".join(seen)}) for kind, seen in texts.items()]
