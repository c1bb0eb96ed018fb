"""From a document to the transcripts of its interviews, as the researcher chose."""

from dataclasses import dataclass
from pathlib import PurePath

from qualcode.formats.choices import AS_GUESSED, Choices
from qualcode.formats.document import Comment, Document, Highlight
from qualcode.formats.labels import find_turns
from qualcode.formats.notes import shortened
from qualcode.transcripts import Imported, Note, Transcript, normalised


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview of a document: its transcript with notes, and the comments and colours on it."""

    imported: Imported
    comments: tuple[Comment, ...] = ()
    highlights: tuple[Highlight, ...] = ()


def interviews_of(document: Document, choices: Choices = AS_GUESSED) -> list[Interview]:
    """Return the interviews in a document; more than one only if it holds several and they are to be split."""
    turns, speaker_notes = find_turns(document, choices)
    transcript = Transcript(
        id=normalised(PurePath(document.name).stem), text=document.text, turns=turns, source=document.name
    )
    notes = (*speaker_notes, *_unattributed(transcript), *document.notes, *_beside(document))
    imported = Imported(transcript, notes)
    return [Interview(imported, document.comments, document.highlights)]


def _unattributed(transcript: Transcript) -> list[Note]:
    stretches = list(transcript.unattributed())
    if not transcript.turns or not stretches:
        return []
    shown = shortened(stretches[0].of(transcript.text))
    return [Note("unattributed", {"n": len(stretches), "first": shown})]


def _beside(document: Document) -> list[Note]:
    """Return a note for each kind of text beside the flow, with that text: announced, not in the transcript."""
    texts: dict[str, dict[str, int]] = {}
    for kind, text in document.beside:
        seen = texts.setdefault(kind, {})
        seen[text] = seen.get(text, 0) + 1
    return [Note(kind, {"n": sum(seen.values()), "texts": " | ".join(seen)}) for kind, seen in texts.items()]
