"""Numbers that are typed at the start of every line, as some journals and courts ask for."""

import re
from collections.abc import Sequence
from itertools import pairwise

from qualcode.formats.turns.forms import Line

_NUMBER = re.compile(r"[ \t\u00a0]{0,9}+(\d{1,5})[.:|]?(?:[ \t\u00a0]++|$)")
_LEAST = 3
_MOST = 0.8
"""Four in five lines have a number, and four in five numbers follow the one before."""


def after_numbers(text: str, lines: Sequence[Line]) -> list[Line] | None:
    """Return the lines with their words after the typed numbers; None if the lines are not numbered."""
    if len(lines) < _LEAST or not any(_NUMBER.match(text, line.start, line.end) for line in lines[:_LEAST]):
        return None
    found = [_NUMBER.match(text, line.start, line.end) for line in lines]
    numbers = [int(match[1]) for match in found if match]
    follow = sum(after - before == 1 for before, after in pairwise(numbers))
    if len(numbers) < max(_LEAST, _MOST * len(lines)) or follow < _MOST * (len(numbers) - 1):
        return None
    return [line._replace(body=match.end()) if match else line for line, match in zip(lines, found, strict=True)]
