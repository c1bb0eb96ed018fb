"""How the transcripts of a copy are called here: a text is known by what it says, in any of its versions."""

from collections.abc import Iterable, Mapping

from qualcode.store.copies import Copy
from qualcode.store.rows import person_digest


def named(mine: Copy, theirs: Copy) -> tuple[dict[str, str], frozenset[str]]:
    """Return the name here of each transcript of a copy, and which were removed here for good.

    One that shares a text with the one of its name here is that one; else with any other that stands here; else it
    keeps its name if that is free, and gets another if it is not. No two get one name.
    """
    here, there = _digests(mine), _digests(theirs)
    standing = _standing(mine)
    names = {name: name for name in there if here.get(name, set()) & there[name]}
    gone: set[str] = set()
    others = sorted(there.keys() - names.keys(), key=lambda name: (name not in _standing(theirs), name))
    for name in others:
        same = (other for other in standing if here[other] & there[name] and other not in names.values())
        found = next(same, None)
        if found is not None:
            names[name] = found
        elif there[name] & mine.purged or _withdrew(mine, theirs, name):
            gone.add(name)
    for name in others:
        if name not in names and name not in gone:
            names[name] = _free(name, {*here, *names.values()}, there)
    return names, frozenset(gone)


def withdrawn(mine: Copy, theirs: Copy) -> tuple[str, ...]:
    """Return the transcripts and participants that were removed in a copy for good, and still stand here."""
    here = _digests(mine)
    transcripts = [name for name in _standing(mine) if here[name] & theirs.purged]
    people = [str(key[0]) for kind, key in mine.state if kind == "participant"]
    return (*transcripts, *(name for name in people if person_digest(name) in theirs.purged))


def _digests(copy: Copy) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for (name, _), row in copy.texts.items():
        found.setdefault(name, set()).add(row["digest"])
    return found


def _standing(copy: Copy) -> Mapping[str, None]:
    return {str(key[0]): None for kind, key in copy.state if kind == "transcript"}


def _withdrew(mine: Copy, theirs: Copy, name: str) -> bool:
    row = theirs.state.get(("transcript", (name,)))
    return bool(row and row["participant"] and person_digest(row["participant"]) in mine.purged)


def _free(name: str, taken: set[str], there: Iterable[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in {*taken, *there}:
        number += 1
    return f"{name}-{number}"
