"""One catalogue for every word that users read, and none of its words unused."""

import ast
import re
import string
from pathlib import Path

import pytest

from qualcode.agreement.coefficients import NO_PAIRABLE_UNIT, NO_VARIATION
from qualcode.catalogue import LANGUAGES, keys, say

PACKAGE = Path(__file__).parents[1] / "qualcode"
CATALOGUE = PACKAGE / "catalogue"


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("key", sorted(keys()))
def test_both_languages_say_something_and_take_the_same_values(key: str) -> None:
    dutch, english = (say(key, language) for language in LANGUAGES)
    assert dutch.strip()
    assert english.strip()
    assert fields(dutch) == fields(english)


def test_one_and_many_have_their_own_words() -> None:
    said = [say("screen.uncoded.left", language, n=n) for language in LANGUAGES for n in (0, 1, "1", 2)]
    assert [words.split()[1] for words in said] == [
        *("beurten", "beurt", "beurt", "beurten"),
        *("turns", "turn", "turn", "turns"),
    ]


@pytest.mark.parametrize("key", sorted(keys()))
def test_what_is_counted_is_not_called_many_where_it_is_one(key: str) -> None:
    plurals = (
        r"\{\w+\} (coderingen|codings|beurten|turns|transcripten|transcripts|memo’s|memos|citaten|quotes|woorden)\b"
    )
    assert not any(re.search(plurals, say(key, language)) for language in LANGUAGES)


def pattern(key: ast.JoinedStr) -> str:
    """Return a pattern of a key that is put together, as ``role.{…}``; without a word before its dot it is none."""
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in key.values)
    found = "".join(parts)
    return found if re.match(r"[a-z]+\\\.", found) else ""


def asked() -> set[str]:
    """Return a pattern for each key in the source: whole strings, keys put together, and the kinds of notes."""
    nodes = [
        node
        for path in PACKAGE.rglob("*.py")
        if path.parent != CATALOGUE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]
    whole = {re.escape(node.value) for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    put_together = {pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)} - {
        "",
        r"note\..+",
        r"note\.part\..+",
    }
    asked_for = [
        words
        for path in PACKAGE.rglob("*.js")
        for form in (r"'([\w. ]+)'", r"`((?:[\w. ]|\$\{[^}`]*\})+)`")
        for words in re.findall(form, path.read_text("utf-8"))
    ]
    parts = (re.split(r"\$\{[^}]*\}", words) for words in asked_for)
    screen = {r"screen\." + ".+".join(map(re.escape, words)) for words in parts if any(words)}
    notes = {rf"note\.(?:part\.)?{kind}" for kind in whole if kind}
    return whole | put_together | notes | screen


def test_a_key_that_nobody_asks_for_would_be_seen() -> None:
    used = re.compile("|".join(sorted(asked())))
    assert not used.fullmatch("zzz.qqq")
    assert not used.fullmatch("note.zzz")


def test_no_words_are_left_over() -> None:
    used = re.compile("|".join(sorted(asked() | {NO_PAIRABLE_UNIT, NO_VARIATION})))
    assert {key for key in keys() if not used.fullmatch(key)} == set()


def test_every_reason_why_a_statistic_is_undefined_is_in_the_catalogue() -> None:
    assert {NO_PAIRABLE_UNIT, NO_VARIATION} <= keys()
