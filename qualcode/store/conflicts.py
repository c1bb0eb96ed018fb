"""What two projects made of one thing differently, in words for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.codebooks import Codebook


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that was changed in both: the project's own stays.

    Attributes:
        kind: of the thing, as the journal calls it.
        name: which one, for people.
        field: what of it; empty where one deleted what the other changed.
        mine: what it is here.
        theirs: what it is in the copy.
    """

    kind: str
    name: str
    field: str = ""
    mine: str = ""
    theirs: str = ""


def said(kind: str, row: Mapping[str, Any]) -> str:
    """Return how a thing is called for people."""
    if kind == "coding":
        return f"'{row['code']}' by {row['coder']} in '{row['transcript']}': {_short(row['quote'])}"
    if kind in ("participant", "transcript", "member"):
        names: tuple[str, ...] = ("id", "name", "key")
    else:
        names = ("transcript", "about", "subject", "coder")
    return " · ".join(str(row[name]) for name in names if name in row)


def conflict_in(kind: str, mine: Mapping[str, Any], theirs: Mapping[str, Any], name: str) -> Conflict:
    """Return the conflict in one field of a thing; in the whole of it if ``name`` is empty."""
    if not name:
        return Conflict(kind, said(kind, mine))
    first = {"words": "quote"}.get(name, name.partition(".")[0])
    return Conflict(kind, said(kind, mine), name, _short(mine.get(first)), _short(theirs.get(first)))


def in_codes(key: str, line: str, mine: Codebook, theirs: Codebook) -> Conflict:
    """Return a conflict in a codebook, given as ``code: field``, with what either has there."""
    code, _, field = line.partition(": ")
    sides = [_short(getattr(book.by_key.get(code), field, "–")) for book in (mine, theirs)] if field else ["", ""]
    return Conflict("codebook", f"{key}: {code}", field, *sides)


def _short(value: object) -> str:
    words = str(value)
    return words if len(words) <= 60 else words[:59] + "…"
