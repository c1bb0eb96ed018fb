"""Notes that more than one reader writes, and how they show what they quote."""

from collections.abc import Iterable

from qualcode.errors import nearest
from qualcode.transcripts import Note, Part

SHOWN = 60
"""How many characters of a text a message shows."""


def shortened(text: str) -> str:
    """Return a text as messages show it: 60 characters at most."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def unknown_code(place: str, code: str, known: Iterable[str]) -> Note:
    """Return the note on a code that no codebook has, with the code that may be meant."""
    near = nearest(code, known)
    hint: tuple[Part, ...] = (("note.part.hint", {"near": near}),) if near else ()
    return Note("unknown code", {"place": place, "code": shortened(code), "hint": hint})
