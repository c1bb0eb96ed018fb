"""Putting together what two people made of one thing apart, given what it was before they went their ways."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from qualcode.codebooks import Code, Codebook, Family, folded, problems

Values = Mapping[str, Any]
Keyed = TypeVar("Keyed", Code, Family)


def three_way(base: Values | None, mine: Values | None, theirs: Values | None) -> tuple[Values | None, list[str]]:
    """Return one thing out of two, and the fields in which both changed it differently: there mine is kept.

    Args:
        base: its fields when the two went their ways; None if it was not there.
        mine: as it is here; None if it is not there.
        theirs: as it is with the others; None likewise.

    Returns:
        The thing, or None if it is gone; and the names of the fields in conflict, or ``[""]`` where one side deleted
        what the other changed.
    """
    if theirs in (base, mine):
        return mine, []
    if mine == base:
        return theirs, []
    if mine is None or theirs is None:
        return mine, [""]
    result, conflicts = dict(mine), []
    for name, value in theirs.items():
        was = base.get(name) if base is not None else None
        if isinstance(value, dict) and isinstance(mine.get(name), dict):
            inner, within = three_way(was if isinstance(was, dict) else {}, mine[name], value)
            result[name] = inner
            conflicts += [f"{name}.{field}" for field in within]
        elif value in (mine.get(name), was):
            continue
        elif mine.get(name) == was or (base is None and mine.get(name) in ("", None)):
            result[name] = value
        elif base is not None or value not in ("", None):
            conflicts.append(name)
    return result, conflicts


def merged_codebooks(base: Codebook | None, mine: Codebook, theirs: Codebook) -> tuple[Codebook, list[str]]:
    """Return one codebook out of two versions of it, code by code, and what both changed differently.

    Args:
        base: as it was when the two went their ways, if it was there.
        mine: as it is here; where both changed the same, it is kept.
        theirs: as it is with the others.

    Returns:
        The codebook; and ``code: field`` for each conflict, in the order of the codes. Where the two cannot make one
        sound codebook, mine as it is, with the reason.
    """
    before = base or replace(mine, families=(), codes=())
    head, conflicts = three_way(_head(before), _head(mine), _head(theirs))
    families, more = _merged_lists(before.families, mine.families, theirs.families)
    codes, within = _merged_lists(before.codes, mine.codes, theirs.codes)
    conflicts = [*conflicts, *more, *within]
    found = problems(families, codes)
    if found:
        return mine, [*conflicts, f"{found[0].name}: {found[0].key}: {found[0].message}"]
    return replace(mine, **(dict(head or {})), families=tuple(families), codes=tuple(codes)), conflicts


def rekeyed(book: Codebook, keys: Mapping[str, str]) -> Codebook:
    """Return a codebook with other keys for some codes, as ``keys`` has them; references follow.

    A code whose new key another code has keeps its own.
    """
    new = {old: key for old, key in keys.items() if old in book.by_key and key not in book.by_key}
    if not new or len(set(new.values())) < len(new):
        return book
    codes = [
        replace(
            code,
            key=new.get(code.key, code.key),
            parent=new.get(code.parent, code.parent) if code.parent else code.parent,
            related=tuple(new.get(key, key) for key in code.related),
        )
        for code in book.codes
    ]
    return replace(book, codes=tuple(codes))


def with_retired(book: Codebook, code: Code, families: Sequence[Family]) -> Codebook:
    """Return a codebook with a code that it lacks, retired, at the top, under a label that no other code has.

    Args:
        book: the codebook.
        code: the code, as another version of the codebook has it.
        families: those of that version; the code's own comes along if it is not there.
    """
    labels = {folded(other.label) for other in book.codes}
    label = f"{code.label} ({code.key})" if folded(code.label) in labels else code.label
    known = {family.key for family in book.families}
    more = [family for family in families if family.key == code.family and family.key not in known]
    kept = replace(code, label=label, parent=None, related=(), retired=True)
    return replace(book, families=(*book.families, *more), codes=(*book.codes, kept))


def _head(book: Codebook) -> dict[str, Any]:
    return {name: getattr(book, name) for name in ("title", "version", "language", "source")}


def _merged_lists(
    base: Sequence[Keyed], mine: Sequence[Keyed], theirs: Sequence[Keyed]
) -> tuple[list[Keyed], list[str]]:
    """Return the families or codes of both, in my order with the new ones of the others after it."""
    was: dict[str, Keyed] = _by_key(base)
    here: dict[str, Keyed] = _by_key(mine)
    there: dict[str, Keyed] = _by_key(theirs)
    found: list[Keyed] = []
    conflicts: list[str] = []
    for key in dict.fromkeys([*here, *there]):
        values, within = three_way(_fields(was.get(key)), _fields(here.get(key)), _fields(there.get(key)))
        if values is not None:
            found.append(replace(here.get(key) or there[key], **values))
        conflicts += [f"{key}: {name}" for name in within]
    return found, conflicts


def _by_key(items: Sequence[Keyed]) -> dict[str, Keyed]:
    return {item.key: item for item in items}


def _fields(item: Code | Family | None) -> dict[str, Any] | None:
    return {field.name: getattr(item, field.name) for field in fields(item)} if item is not None else None
