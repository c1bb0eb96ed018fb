"""What a project did to the keys of codes since it and another one went their ways, read from its journal."""

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.changes import Kind
from qualcode.codebooks import Code, Codebook
from qualcode.store.copies import Copy, undone_ids
from qualcode.store.rows import codebook_value


def recodes(copy: Copy, known: frozenset[str]) -> dict[str, str]:
    """Return for each code that was renamed, or went into another, the key that its codings have now.

    Args:
        copy: the project.
        known: the ids of the changes that the other one knows: what these did, it has done itself.
    """
    changes = [change for change in copy.changes if change["id"] not in known]
    ids, undone = {change["id"] for change in changes}, undone_ids(changes)
    found: dict[str, str] = {}
    for change in changes:
        taken_back = change["target"] and change["target"] not in ids
        if change["id"] in undone or not (taken_back or change["kind"] == Kind.CODEBOOK):
            continue
        step = _step(copy, change)
        found = step | {old: step.get(new, new) for old, new in found.items()}
    return {old: new for old, new in found.items() if old != new}


def _step(copy: Copy, change: Mapping[str, Any]) -> dict[str, str]:
    """Return what one change did: of codes that it took out of a codebook, which ones came in their place."""
    lines = copy.entries.get(change["number"], ())
    recoded = {
        line["before"]["code"]: line["after"]["code"]
        for line in lines
        if line["kind"] == "coding" and line["before"] and line["after"] and "code" in line["after"]
    }
    found: dict[str, str] = {}
    for line in lines:
        if line["kind"] != "codebook" or not (line["before"] and line["after"]):
            continue
        books = [_book(copy, line["key"], line[side].get("version")) for side in ("before", "after")]
        if books[0] and books[1]:
            gone = [code for code in books[0].codes if code.key not in books[1].by_key]
            new = [code for code in books[1].codes if code.key not in books[0].by_key]
            become = {code.key: recoded.get(code.key) or _successor(code, new, change) for code in gone}
            found |= {old: key for old, key in become.items() if key in books[1].by_key}
    return found


def _successor(gone: Code, new: Sequence[Code], change: Mapping[str, Any]) -> str:
    """Return which code came in the place of one that no coding had; empty if none did, as far as can be told."""
    facts, alike = change["facts"], [code.key for code in new if code.label == gone.label]
    if facts.get("what") == "merge" and change["kind"] == Kind.CODEBOOK:
        return str(facts.get("code", ""))
    if facts.get("what") == "rename" and len(new) == 1:
        return new[0].key
    return alike[0] if alike else ""


def _book(copy: Copy, key: str, version: str | None) -> Codebook | None:
    row = copy.books.get((key, version or ""))
    return codebook_value(row["content"]) if row else None
