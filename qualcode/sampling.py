"""Samples: which transcripts are coded twice, drawn by chance, so that agreement speaks for the whole study.

What a seed draws depends on the seed, the transcripts and the number alone: not on order, machine or day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil
from random import Random

from qualcode.errors import NotFoundError, QualcodeError
from qualcode.participants import Participant
from qualcode.transcripts import Heading

WAVE = "wave"
"""What to draw by: the moment of the interview. Any other word is an attribute of the participants."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of what could be drawn, and what was drawn of it.

    Attributes:
        name: the value that its transcripts share; empty where none is known, or all were drawn from together.
        of: how many transcripts could be drawn.
        drawn: the ids of those drawn, in the order of the draw.
    """

    name: str
    of: int
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """Transcripts drawn by chance.

    Attributes:
        seed: the same gives the same sample of the same transcripts.
        by: `WAVE`, an attribute, or empty where all were drawn from together.
        strata: by name.
    """

    seed: int
    by: str
    strata: tuple[Stratum, ...]

    @property
    def drawn(self) -> tuple[str, ...]:
        """The ids of all drawn, stratum by stratum."""
        return tuple(name for stratum in self.strata for name in stratum.drawn)

    @property
    def of(self) -> int:
        """How many transcripts could be drawn."""
        return sum(stratum.of for stratum in self.strata)


def strata_by(by: str, headings: Iterable[Heading], people: Iterable[Participant]) -> dict[str, str]:
    """Return for each transcript's id its stratum: the wave, the participant's attribute, or nothing, as ``by`` says.

    Raises:
        NotFoundError: for an attribute that no participant has.
    """
    known = {person.id: person.attributes for person in people}
    attributes = {name for found in known.values() for name in found}
    if by not in ("", WAVE, *attributes):
        raise NotFoundError("attribute", by, sorted({WAVE, *attributes}))
    if by in ("", WAVE):
        return {heading.id: heading.wave if by else "" for heading in headings}
    return {heading.id: known.get(heading.participant or "", {}).get(by, "") for heading in headings}


def draw(strata: Mapping[str, str], number: int, *, seed: int, by: str = "") -> Sample:
    """Return a sample, from each stratum as many as `quotas` says.

    Args:
        strata: for the id of each transcript that may be drawn its stratum.
        number: how many to draw.
        seed: any whole number.
        by: what the strata are, as `Sample` says it.

    Raises:
        QualcodeError: if fewer than one is asked for, or more than there are.
    """
    if not 1 <= number <= len(strata):
        raise QualcodeError(f"{number} transcript(s) cannot be drawn from {len(strata)}; ask for 1 to {len(strata)}.")
    chance = Random(seed)
    lots = {name: chance.random() for name in sorted(strata)}
    groups: dict[str, list[str]] = {name: [] for name in sorted(set(strata.values()))}
    for transcript in sorted(strata, key=lots.__getitem__):
        groups[strata[transcript]].append(transcript)
    wanted = quotas({name: len(group) for name, group in groups.items()}, number, seed=seed)
    parts = (Stratum(name, len(group), tuple(group[: wanted[name]])) for name, group in groups.items())
    return Sample(seed, by, tuple(parts))


def quotas(sizes: Mapping[str, int], number: int, *, seed: int) -> dict[str, int]:
    """Return how many to draw from each stratum: in proportion to its size, by the largest remainders.

    A stratum with a right to less than one gets one where there are enough for all, and the others share the rest.
    Equal remainders are settled by the seed.

    Args:
        sizes: for each stratum how many it holds, one or more.
        number: how many to draw in all, at most all of them.
        seed: any whole number.
    """
    found: dict[str, int] = {}
    left = dict(sizes)
    if number >= len(sizes):
        for _ in sizes:  # each round takes one stratum out or is the last
            rest, total = number - len(found), sum(left.values())
            small = [name for name, size in left.items() if size * rest < total]
            found |= dict.fromkeys(small, 1)
            left = {name: size for name, size in left.items() if name not in found}
            if not small:
                break
    return found | _largest_remainders(left, number - len(found), seed=seed)


def _largest_remainders(sizes: Mapping[str, int], number: int, *, seed: int) -> dict[str, int]:
    total, chance = max(1, sum(sizes.values())), Random(seed)
    lots = {name: chance.random() for name in sorted(sizes)}
    found = {name: size * number // total for name, size in sizes.items()}
    order = sorted(sizes, key=lambda name: (-(sizes[name] * number % total), lots[name]))
    for name in order[: number - sum(found.values())]:
        found[name] += 1
    return found


def share_of(share: float, total: int) -> int:
    """Return how many a share of so many is, rounded up.

    Raises:
        QualcodeError: if it is no share: above 0, and 1 at most.
    """
    if not 0 < share <= 1:
        raise QualcodeError(f"{share:g} is no share; give one above 0, and 1 at most: 0.2 is a fifth.")
    return ceil(Fraction(str(share)) * total)  # as it was written: a tenth of thirty is three


def in_pairs(drawn: Sequence[str], coders: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each transcript two of the coders, the pairs in turn: none has two transcripts more than another."""
    pairs = list(combinations(coders, 2))
    return {transcript: pairs[number % len(pairs)] for number, transcript in enumerate(drawn)}


_AGAIN = " (2)"


def second_time(coder: str) -> str:
    """Return the name under which somebody codes again what they have coded before."""
    return coder + _AGAIN


def person(coder: str) -> str:
    """Return who codes under a name, for the first or the second time."""
    return coder.removesuffix(_AGAIN)
