"""Lemmas: words without their endings, as simplemma knows them, and words that have a function only."""

from functools import cache, lru_cache

import simplemma
from spacy.util import get_lang_class


@lru_cache(maxsize=100_000)
def lemma(word: str, language: str = "nl") -> str:
    """Return the lemma of a word, in lower case; the word itself where none is known, or none of its language.

    Args:
        word: as it stands.
        language: ISO 639-1.
    """
    try:
        return str(simplemma.lemmatize(word.lower(), lang=language)).lower()
    except ValueError:  # simplemma has no such language
        return word.lower()


@cache
def words_with_a_function(language: str) -> frozenset[str]:
    """Return the words of a language that hold a sentence together and say little themselves, in lower case.

    They are those of spaCy, without the ones that negate; none for a language that it does not know.

    Args:
        language: ISO 639-1.
    """
    try:
        known = get_lang_class(language).Defaults.stop_words
    except ImportError:
        return frozenset()
    return frozenset(known) - _NEGATING


_NEGATING = frozenset("niet geen nooit niets niks niemand nergens zonder not no never nothing nobody without".split())


def tells(word: str) -> bool:
    """Say whether a word tells a reader something by itself: not a number, a stump, or one that negates."""
    return len(word) > 2 and word.isalpha() and word.lower() not in _NEGATING and word.lower() not in _NUMBERS


_NUMBERS = frozenset(
    "een één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
    + "one two three four five six seven eight nine ten".split()
)
