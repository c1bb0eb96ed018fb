"""Nearness: which spans are nearly the same, in groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from qualcode.spans import Span


@dataclass(frozen=True, slots=True)
class Near:
    """Spans that share words, all of them together.

    Attributes:
        members: their numbers, in order.
        shared: what all of them cover.
        covered: what any of them covers.
    """

    members: tuple[int, ...]
    shared: Span
    covered: Span

    @property
    def overlap(self) -> float:
        """The part that all cover of what any covers, above 0; 1 where they are the same."""
        return len(self.shared) / len(self.covered)

    def joined(self, other: "Near") -> "Near | None":
        """Return both as one; None if they share nothing."""
        shared = self.shared.clip(other.shared)
        covered = Span(min(self.covered.start, other.covered.start), max(self.covered.end, other.covered.end))
        return Near(tuple(sorted(self.members + other.members)), shared, covered) if shared else None


def near(spans: Sequence[Span], overlap: float) -> list[Near]:
    """Return spans in groups of which all share so large a part of what any of them covers, by place.

    What shares most is joined first, and on equal terms by place. So a smaller part only joins groups further, and
    where it is above one half, whatever can be one is one: no span then has two others to choose from that share no
    words.

    Args:
        spans: some spans, none of them empty, in the order of their places.
        overlap: the part, from 0 (they share any text) to 1 (they are the same).

    Raises:
        ValueError: for a part outside these bounds.
    """
    if not 0 <= overlap <= 1:
        raise ValueError(f"a part lies between 0 and 1, not {overlap}")
    groups = {number: Near((number,), span, span) for number, span in enumerate(spans)}
    beside: list[set[int]] = [set() for _ in spans]
    waiting: list[tuple[float, Span, Span, int, int]] = []

    def offer(one: int, other: int) -> None:
        """Let two groups wait to be joined, where they may."""
        both = groups[one].joined(groups[other])
        if both and both.overlap >= overlap:
            heappush(waiting, (-both.overlap, both.covered, both.shared, one, other))
            beside[one].add(other)
            beside[other].add(one)

    for one, other in _meeting(spans):
        offer(one, other)
    while waiting:
        *_, one, other = heappop(waiting)
        both = groups[one].joined(groups[other]) if one in groups and other in groups else None
        if both:
            del groups[one], groups[other]
            number = len(beside)
            groups[number] = both
            beside.append(set())
            for third in beside[one] & beside[other] & groups.keys():
                offer(third, number)
    return sorted(groups.values(), key=lambda group: (group.covered, group.members))


def _meeting(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two of some spans in order that share text."""
    still: list[int] = []
    for number, span in enumerate(spans):
        still = [other for other in still if spans[other].end > span.start]
        for other in still:
            yield other, number
        still.append(number)
