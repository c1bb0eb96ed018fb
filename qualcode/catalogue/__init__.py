"""The catalogue: every word that users read in the viewer and in exports, in Dutch and English.

Words may have places for values, as ``{n}``; ``{n:coding|codings}`` is the first for one and the second for any other
number. The coding screen fills in its own in the same way.
"""

from string import Formatter
from typing import Any, Literal, get_args

from qualcode.catalogue import (
    agreement,
    codebooks,
    coding,
    exports,
    figures,
    importing,
    journal,
    meeting,
    notes,
    viewer,
)

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_WORDS: dict[str, tuple[str, str]] = {
    key: words
    for part in (agreement, codebooks, coding, exports, figures, notes, importing, journal, meeting, viewer)
    for key, words in part.WORDS.items()
}


class _Filling(Formatter):
    """Fills in values, and chooses between one and many."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return one if str(value) == "1" else many
        return str(super().format_field(value, format_spec))


_FILLING = _Filling()


def say(key: str, language: Language = "nl", **values: object) -> str:
    """Return the words for ``key``, filled in.

    Raises:
        KeyError: for a key that the catalogue lacks, or a value that the words need.
    """
    words = _WORDS[key][LANGUAGES.index(language)]
    return _FILLING.format(words, **values) if values else words


def keys() -> frozenset[str]:
    """Return every key of the catalogue."""
    return frozenset(_WORDS)
