"""Time marks, as transcribers and programs write them: ``00:01:23``, ``[0:04]``, ``#00:01:23-4#``."""

import re

_CLOCK = r"\d{1,2}:(?:\d{2}(?::\d{2})?|\d{1,2}:\d{1,2})(?:[.,-]\d{1,3})?"
_RANGE = rf"{_CLOCK}\s{{0,3}}(?:-->|[–—-])\s{{0,3}}{_CLOCK}"
TIME = rf"(?:[\[(]{_RANGE}[\])]|[\[(#<{{]?{_CLOCK}[\])#>}}]?(?!\d))"
"""The pattern of a time mark, in or without brackets, with hours and parts of a second or without, or a range."""
BRACKETED = rf"[\[(#<{{](?:{_RANGE}|{_CLOCK})[\])#>}}]"
"""The pattern of a time mark in brackets, which also within a line is no part of what is said."""
FIRST = frozenset("0123456789[(#<{")
LAST = frozenset("0123456789])#>}")
"""With what a line that begins, or ends, with a time mark can begin or end."""

_FIRST = re.compile(rf"{_CLOCK}(?![\d:])")
_ALONE = re.compile(rf"(?P<time>{TIME})(?:\s*(?:-->|[–—-])\s*{TIME})?")
_AT_START = re.compile(rf"(?P<time>{TIME})[\s–—·•-]+(?=[^\W\d_])")
_AT_END = re.compile(rf"(?<!\d)(?P<time>{TIME})$")
_LONGEST = 32
END_MARK = re.compile(r"(?P<time>#\d{1,2}:\d{2}:\d{2}(?:-\d{1,3})?#)[^\S\n]*+(?:\n\s*+|$)")
"""A mark at the end of a paragraph, as f4 sets them: when the next turn begins; with the white space after it."""


def bare(time: str) -> str:
    """Return a time mark without its brackets; of a range its beginning."""
    found = _FIRST.search(time)
    return found[0] if found else time


def time_alone(line: str) -> str | None:
    """Return the time if a line, without white space at its ends, holds nothing else; of a range its beginning."""
    found = _ALONE.fullmatch(line)
    return bare(found["time"]) if found else None


def split_time(line: str) -> tuple[str, str] | None:
    """Return the time with which a line begins or ends, and the rest of the line; None if there is no such mark."""
    if line[:1] in FIRST and (found := _AT_START.match(line)):
        return bare(found["time"]), line[found.end() :]
    if line[-1:] in LAST and (found := _AT_END.search(line, max(0, len(line) - _LONGEST))):
        return bare(found["time"]), line[: found.start()].rstrip(" \t\u00a0–—-|,·•")
    return None
