"""One speaker under several labels: other capitals, a typo, a full name first and initials later."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from qualcode.formats.turns.forms import NOT_NAMES, Candidate, Trust, stem_of
from qualcode.formats.turns.roles import is_role
from qualcode.transcripts import Note

_INITIALS = 3
"""Initials have at most so many letters."""
_RARE, _OFTEN, _LONG = 2, 3, 6
"""A label that comes twice at most is a typo of one of six letters that comes at least three times as often."""
_NO_DIGITS = re.compile(r"\D+")


def names_of(labels: Sequence[Candidate]) -> dict[str, str]:
    """Return for each key the form of the name that is written most often; of equals not in capitals, and the first."""
    forms: dict[str, str] = {}
    counted = Counter((label.key, label.name) for label in labels).items()
    for (key, name), _ in sorted(
        counted, key=lambda one: (-one[1], len(one[0][1]) > _INITIALS and one[0][1].isupper())
    ):
        forms.setdefault(key, name)
    return forms


def aliases(candidates: Sequence[Candidate], believed: Collection[str], apart: Collection[str]) -> dict[str, str]:
    """Return for the key of each label that is another name for somebody the key of that speaker.

    Args:
        candidates: all that may be labels.
        believed: the keys of those that are believed.
        apart: the keys that the researcher named, which are taken as they are.
    """
    counts = Counter(label.key for label in candidates)
    often = [key for key in believed if counts[key] >= _OFTEN and len(key) >= _LONG]
    roles = [key for key in believed if len(key) >= _LONG and is_role(key)]
    rare = {key for key, count in counts.items() if count <= _RARE} - set(apart)
    doubtful = {label.key for label in candidates if label.trust < Trust.BETWEEN_OTHERS} if rare else set()
    found: dict[str, str] = {}
    for key in sorted(rare - doubtful):
        near = [other for other in often if counts[other] >= _OFTEN * counts[key] and is_typo(key, other)]
        near = near or [other for other in roles if is_typo(key, other) and not is_role(key)]
        if len(near) == 1:
            found[key] = near[0]
    return found | _full_names(candidates, believed, apart) | _initials(candidates, believed, apart)


def alias_note(found: Mapping[str, str], candidates: Sequence[Candidate]) -> list[Note]:
    """Return the note that says which labels were taken for one speaker."""
    names = names_of(candidates) if found else {}
    pairs = "; ".join(f"'{names[key]}' → '{names[other]}'" for key, other in found.items())
    return [Note("one speaker twice", {"labels": pairs})] if pairs else []


def is_typo(key: str, other: str) -> bool:
    """Say whether one letter too many, too few, wrong or in the wrong place parts two keys; a digit is no typo."""
    if key == other or abs(len(key) - len(other)) > 1 or _NO_DIGITS.sub("", key) != _NO_DIGITS.sub("", other):
        return False
    same = next((place for place, pair in enumerate(zip(key, other, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    rest, other_rest = key[same:], other[same:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


def _full_names(candidates: Sequence[Candidate], believed: Collection[str], apart: Collection[str]) -> dict[str, str]:
    """Return the full names that stand once or twice before a first name, where only one can be meant.

    ``Fatima el Idrissi`` is Fatima, if she speaks under that name further on and nobody else is called so.
    """
    counts = Counter(label.key for label in candidates)
    first = {label.key for label in candidates if label.key in believed and " " not in label.name}
    first = {key for key in first if len(key) > _INITIALS and not is_role(key) and key not in apart}
    full: dict[str, set[str]] = {}
    seen: set[str] = set()
    for label in candidates if first else ():
        seen.add(label.key)
        word, *more = label.name.casefold().split()
        if word in first - seen and more and label.trust >= Trust.COMING_BACK and not label.key[-1].isdigit():
            full.setdefault(word, set()).add(label.key)
    alone = {word: keys.pop() for word, keys in full.items() if len(keys) == 1}
    return {key: word for word, key in alone.items() if counts[key] <= _RARE and key not in apart}


def _initials(candidates: Sequence[Candidate], believed: Collection[str], apart: Collection[str]) -> dict[str, str]:
    """Return the initials that follow a full name, where only one name can be meant.

    The full name stands before the initials and never after them: ``Ilse`` who answers ``I`` is another person.
    """
    short = [key for key in believed if len(key) <= _INITIALS and key not in apart]
    if not short:
        return {}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    full: dict[str, str] = {}
    for place, label in enumerate(candidates):
        first.setdefault(label.key, place)
        last[label.key] = place
        if len(label.key) > _INITIALS and label.trust >= Trust.COMING_BACK and stem_of(label.key) not in NOT_NAMES:
            full.setdefault(label.key, label.name)
    found = {}
    for key in short:
        meant = [other for other, name in full.items() if key in _short_forms(name)]
        if len(meant) == 1 and last[meant[0]] < first[key]:
            found[key] = meant[0]
    return found


def _short_forms(name: str) -> set[str]:
    """Return the keys of a name's initials: of ``Sanne de Vries`` s, sv and sdv."""
    words = name.split()
    capitals = [word for word in words if word[0].isupper()]
    return {"".join(word[0] for word in some).casefold() for some in (words[:1], words, capitals)}
