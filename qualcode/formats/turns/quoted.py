"""Labels within one turn: words with a colon in what somebody says, ``Inkomen: 1200``, are nobody's label."""

from bisect import bisect
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from qualcode.formats.turns.forms import Candidate, Trust, stem_of
from qualcode.formats.turns.roles import role_beside, role_of
from qualcode.transcripts import Role

_LIST = 12
"""What somebody lists in one turn has so many labels at most; more are another conversation."""
_CODE = 2
"""A speaker's code has so many letters at most: ``A``, ``R1``."""


@dataclass(frozen=True, slots=True)
class _Talk:
    """The labels of those who surely speak: they come back across each other's turns; in order, with their places."""

    keys: Set[str]
    labels: Sequence[Candidate]
    places: Sequence[int]


def within_one_turn(candidates: Sequence[Candidate], keys: Collection[str]) -> set[str]:
    """Return the believed labels that stand within one turn of others, and so are words of that turn.

    Who speaks comes back across the turns of others. A word for a role may stand there once, and is a speaker where
    its form is that of the others, or where the speaker before goes on after it.

    Args:
        candidates: all that may be labels, in order.
        keys: the keys of those that are believed.
    """
    if len(keys) < 3:
        return set()
    said = [label for label in candidates if label.key in keys]
    places: dict[str, list[int]] = {}
    for place, label in enumerate(said):
        places.setdefault(label.key, []).append(place)
    talk = _talk(said, places)
    if len(talk.keys) < 2:
        return set()
    return {key for key, found in places.items() if key not in talk.keys and _is_quoted(said, found, talk)}


def _talk(said: Sequence[Candidate], places: dict[str, list[int]]) -> _Talk:
    """Return those who come back across the turns of others, from the one who speaks over the longest stretch on."""
    often = sorted((key for key, found in places.items() if len(found) > 1), key=lambda key: _reach(places[key]))
    keys: set[str] = set()
    taken: list[int] = []
    for key in often:
        if not taken or bisect(taken, places[key][0]) != bisect(taken, places[key][-1]):
            keys.add(key)
            taken = sorted([*taken, *places[key]])
    return _Talk(keys, [said[place] for place in taken], taken)


def _reach(places: Sequence[int]) -> int:
    return places[0] - places[-1]


def _is_quoted(said: Sequence[Candidate], places: Sequence[int], talk: _Talk) -> bool:
    """Say whether a label with these places stands in one turn, and nothing speaks for it."""
    gap = bisect(talk.places, places[0])
    if gap in (0, len(talk.places)) or bisect(talk.places, places[-1]) != gap:
        return False
    if talk.places[gap] - talk.places[gap - 1] > _LIST:
        return False
    labels = [said[place] for place in places]
    if _looks_like(labels, talk):
        return False
    sure = any(label.trust is Trust.SURE for label in labels)
    return not (sure and _takes_part(labels[0], talk.labels[gap - 1], talk.labels[gap], talk))


def _looks_like(labels: Sequence[Candidate], talk: _Talk) -> bool:
    """Say whether labels have the form of those who surely speak: the same word with a number, a time, a code."""
    first = labels[0]
    if _word_of(first) in {_word_of(label) for label in talk.labels} - {""}:
        return True
    if all(label.time for label in labels) and all(label.time for label in talk.labels):
        return True
    return len(first.key) <= _CODE and all(len(key) <= _CODE for key in talk.keys)


def _word_of(label: Candidate) -> str:
    """Return the word that a label shares with those of its kind: of ``Deelnemer C`` or ``R4``; empty if none."""
    word, *more = label.name.casefold().split()
    stem = stem_of(label.key)
    return word if more else stem if stem != label.key else ""


def _takes_part(label: Candidate, before: Candidate, after: Candidate, talk: _Talk) -> bool:
    """Say whether a word for a role names somebody who takes part, though within one turn of others."""
    if role_beside(label.beside) or before.key == after.key:
        return True
    asks = Role.INTERVIEWER
    if role_of(label.name) is asks:
        return not any(role_of(other.name) is asks for other in talk.labels)
    return role_of(before.name) is asks is not role_of(after.name)
