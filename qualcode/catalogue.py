"""The catalogue: every word that users read in the viewer and in exports, in Dutch and English."""

from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_WORDS: dict[str, tuple[str, str]] = {
    # exports and tables
    "quotes.title": ("Citatentabel", "Quote table"),
    "quotes.scope": (
        "Coderingen van: {coder}. {quotes} citaten van {participants} deelnemers.",
        "Codings by: {coder}. {quotes} quotes from {participants} participants.",
    ),
    "quotes.none": (
        "Er zijn geen citaten bij deze keuze. Kies een andere code, deelnemer of codeur.",
        "There are no quotes for this choice. Choose another code, participant or coder.",
    ),
    "everyone": ("alle codeurs, elk apart vermeld", "all coders, each named"),
    "code": ("Code", "Code"),
    "quote": ("Citaat", "Quote"),
    "participant": ("Deelnemer", "Participant"),
    "attributes": ("Kenmerken", "Attributes"),
    "transcript": ("Transcript", "Transcript"),
    "turn": ("Beurt", "Turn"),
    "speaker": ("Spreker", "Speaker"),
    "coder": ("Codeur", "Coder"),
    "memo": ("Memo", "Memo"),
    "matrix.code-participant": ("Codes × deelnemers", "Codes × participants"),
    "matrix.conditions-elements": ("Voorwaarden × werkzame elementen", "Conditions × working elements"),
    "matrix.co-occurrence": ("Codes × codes (samen in een passage)", "Codes × codes (together in a passage)"),
    "matrix.scope": ("Coderingen van {coder}; geteld: {count}.", "Codings by {coder}; counted: {count}."),
    "count": ("Tel", "Count"),
    "count.passages": ("passages", "passages"),
    "count.participants": ("deelnemers", "participants"),
    "count.words": ("woorden", "words"),
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
