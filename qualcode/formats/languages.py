"""In which language a text is, for the one who imports: told by py3langid, on this machine."""

from collections.abc import Callable
from functools import cache

LANGUAGES = ("nl", "en", "de", "fr", "fy", "tr", "ar", "pl", "es")
"""Those that are told apart; a text in another language is taken for the nearest of these."""

_READ = 4000
"""So many characters are enough to tell."""
_LEAST = 40


def language_of(text: str) -> str:
    """Return the language of a text as its two letters (``nl``), or an empty string for one too short to tell.

    The middle of the text is looked at: its beginning may be a heading in another language.
    """
    if len(text.strip()) < _LEAST:
        return ""
    start = max(0, (len(text) - _READ) // 2)
    return _teller()(text[start : start + _READ])


@cache
def _teller() -> Callable[[str], str]:
    import py3langid

    py3langid.set_languages(list(LANGUAGES))
    return lambda text: str(py3langid.classify(text)[0])
