"""From a document to the transcripts of its interviews, as the researcher chose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from qualcode.catalogue import say
from qualcode.formats.choices import AS_GUESSED, Choices
from qualcode.formats.document import Comment, Document, Highlight
from qualcode.formats.notes import shortened
from qualcode.formats.turns.edits import part_of, with_numbers
from qualcode.formats.turns.labels import Speakers, speakers_of
from qualcode.formats.turns.several import Beginning, several
from qualcode.formats.turns.times import END_MARK
from qualcode.spans import Span
from qualcode.transcripts import Imported, Note, Transcript, normalised

_SHOWN = 5
"""So many titles of interviews are named in a note."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview of a document: its transcript with notes, and the comments and colours on it."""

    imported: Imported
    comments: tuple[Comment, ...] = ()
    highlights: tuple[Highlight, ...] = ()


def interviews_of(document: Document, choices: Choices = AS_GUESSED) -> list[Interview]:
    """Return the interviews in a document; more than one only if it holds several and they are to be split."""
    document, speakers = _heard(document, choices)
    stem = normalised(PurePath(document.name).stem)
    beginnings = several(document, speakers.turns)
    speakers = speakers.ending_at([beginning.start for beginning in beginnings], document.text)
    if not beginnings or not choices.split:
        title = document.title if choices.title is None else choices.title
        notes = _several(beginnings)
        return [_interview(document, speakers, choices, (stem, title, notes))]
    ends = [*(beginning.start for beginning in beginnings), len(document.text)]
    return [
        _interview(
            part_of(document, part),
            speakers.within(part),
            choices,
            (f"{stem}-{number}", beginnings[number - 1].title, []),
        )
        for number, part in enumerate((Span(*ends) for ends in pairwise(ends)), start=1)
    ]


def _heard(document: Document, choices: Choices) -> tuple[Document, Speakers]:
    """Return who speaks in a document; with the numbers of its lists in the text if only they say who speaks."""
    speakers = speakers_of(document, choices)
    labelled = speakers.turns and not speakers.sign
    if labelled or not any(block.number for block in document.blocks):
        return document, speakers
    numbered = with_numbers(document)
    again = speakers_of(numbered, choices)
    if not again.turns or again.sign not in ("", "number"):
        return document, speakers
    return replace(numbered, notes=tuple(note for note in document.notes if note.kind != "numbering")), again


def _interview(
    document: Document, speakers: Speakers, choices: Choices, called: tuple[str, str, list[Note]]
) -> Interview:
    """Return a document as one interview, with the text beside it that was chosen below its own.

    Args:
        document: the document, or its part.
        speakers: who speaks in it.
        choices: what the researcher chose.
        called: its id, its title, and notes on how it came to be.
    """
    key, title, notes = called
    transcript = Transcript(
        id=key,
        text=document.text + "".join(_appended(document, choices)),
        turns=speakers.turns,
        title=title,
        participant=choices.participant,
        source=document.name,
        wave=choices.wave,
    )
    left = [*_unattributed(transcript, len(document.text))]
    beside = [note for note in _beside(document) if note.kind not in choices.append]
    imported = Imported(transcript, (*speakers.notes, *notes, *left, *document.notes, *beside))
    return Interview(imported, document.comments, document.highlights)


def _several(beginnings: list[Beginning]) -> list[Note]:
    if not beginnings:
        return []
    titles = [f"'{shortened(beginning.title)}'" for beginning in beginnings if beginning.title]
    shown = "; ".join(titles[:_SHOWN]) + ("; …" if len(titles) > _SHOWN else "")
    return [Note("several interviews", {"n": len(beginnings), "titles": shown})]


def _unattributed(transcript: Transcript, end: int) -> list[Note]:
    """Return the note on text that belongs to nobody, up to where the document's own text ends."""
    stretches = (span.of(transcript.text[:end]).strip() for span in transcript.unattributed() if span.start < end)
    found = [words for words in stretches if words and not END_MARK.fullmatch(words)]
    if not transcript.turns or not found:
        return []
    return [Note("unattributed", {"n": len(found), "first": shortened(found[0])})]


def _gathered(document: Document) -> dict[str, dict[str, int]]:
    """Return for each kind of text beside the flow its texts, each with how often it stands there."""
    texts: dict[str, dict[str, int]] = {}
    for kind, text in document.beside:
        seen = texts.setdefault(kind, {})
        seen[text] = seen.get(text, 0) + 1
    return texts


def _appended(document: Document, choices: Choices) -> Iterator[str]:
    """Yield the text beside the flow that was chosen, each kind under a line that names it."""
    for kind, seen in _gathered(document).items():
        if kind in choices.append:
            yield "\n\n" + "\n".join([f"[{say(f'beside.{kind}')}]", *map(normalised, seen)])


def _beside(document: Document) -> list[Note]:
    """Return a note for each kind of text beside the flow, with that text: announced, not in the transcript."""
    return [
        Note(kind, {"n": sum(seen.values()), "texts": " | ".join(seen)}) for kind, seen in _gathered(document).items()
    ]
