"""The catalogue: every word that users read in the viewer and in exports, in Dutch and English."""

from typing import Literal, get_args

from qualcode.catalogue import codebooks, coding, exports, importing, journal, notes, viewer

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_WORDS: dict[str, tuple[str, str]] = {
    key: words
    for part in (codebooks, coding, exports, notes, importing, journal, viewer)
    for key, words in part.WORDS.items()
}


def say(key: str, language: Language = "nl", **values: object) -> str:
    """Return the words for ``key``, filled in.

    Raises:
        KeyError: for a key that the catalogue lacks, or a value that the words need.
    """
    words = _WORDS[key][LANGUAGES.index(language)]
    return words.format(**values) if values else words


def keys() -> frozenset[str]:
    """Return every key of the catalogue."""
    return frozenset(_WORDS)
