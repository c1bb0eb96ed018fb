"""Lemmas: words without their endings, as simplemma knows them."""

from functools import lru_cache

import simplemma


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
