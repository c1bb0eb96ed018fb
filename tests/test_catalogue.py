"""One catalogue for every word that users read, and none of its words unused."""

import ast
import re
import string
from pathlib import Path

import pytest

from qualcode.agreement.coefficients import NO_PAIRABLE_UNIT, NO_VARIATION
from qualcode.catalogue import LANGUAGES, keys, say

PACKAGE = Path(__file__).parents[1] / "qualcode"
DRAWN = [*(PACKAGE / "ui").glob("*.py"), PACKAGE / "screens.py", *(PACKAGE / "projects").glob("*.py")]


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("key", sorted(keys()))
def test_both_languages_say_something_and_take_the_same_values(key: str) -> None:
    dutch, english = (say(key, language) for language in LANGUAGES)
    assert dutch.strip()
    assert english.strip()
    assert fields(dutch) == fields(english)


def asked() -> set[str]:
    """Return every key in the source: whole strings, and for a key that is put together a pattern of it."""
    found: set[str] = set()
    for path in DRAWN:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
            if isinstance(node, ast.JoinedStr):
                parts = (re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values)  # type: ignore[arg-type]
                found.add("".join(parts))
    return {pattern for pattern in found if pattern.strip(".+")}


def test_no_words_are_left_over() -> None:
    used = re.compile("|".join(sorted(asked() | {NO_PAIRABLE_UNIT, NO_VARIATION})))
    assert {key for key in keys() if not used.fullmatch(key)} == set()


def test_every_reason_why_a_statistic_is_undefined_is_in_the_catalogue() -> None:
    assert {NO_PAIRABLE_UNIT, NO_VARIATION} <= keys()
