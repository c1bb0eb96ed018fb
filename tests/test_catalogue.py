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


def says(node: ast.AST) -> bool:
    """Say whether this is a call that looks words up."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "md", "say")


def pattern(key: ast.JoinedStr) -> str:
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in key.values)
    return "".join(parts)


def asked() -> set[str]:
    """Return every key in the source: whole strings, and a pattern of each that is put together in a look-up."""
    nodes = [node for path in DRAWN for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    whole = {re.escape(node.value) for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    inside = [part for node in nodes if says(node) for part in ast.walk(node) if isinstance(part, ast.JoinedStr)]
    return whole | {pattern(part) for part in inside if pattern(part).strip(".+")}


def test_no_words_are_left_over() -> None:
    used = re.compile("|".join(sorted(asked() | {NO_PAIRABLE_UNIT, NO_VARIATION})))
    assert {key for key in keys() if not used.fullmatch(key)} == set()


def test_every_reason_why_a_statistic_is_undefined_is_in_the_catalogue() -> None:
    assert {NO_PAIRABLE_UNIT, NO_VARIATION} <= keys()
