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
        room: how far they may reach together.
    """

    members: tuple[int, ...]
    shared: Span
    covered: Span
    room: Span

    @property
    def overlap(self) -> float:
        """The part that all cover of what any covers, above 0; 1 where they are the same."""
        return len(self.shared) / len(self.covered)

    def joined(self, other: "Near") -> "Near | None":
        """Return both as one; None if they share nothing, or would reach too far."""
        shared, room = self.shared.clip(other.shared), self.room.clip(other.room)
        covered = Span(min(self.covered.start, other.covered.start), max(self.covered.end, other.covered.end))
        if not shared or not room or covered.clip(room) != covered:
            return None
        return Near(tuple(sorted(self.members + other.members)), shared, covered, room)


def near(spans: Sequence[Span], whose: Sequence[str], overlap: float) -> list[Near]:
    """Return spans of several people in groups of which all share so large a part of what any of them covers.

    A group covers no words of another span of one of its people. So it has one of each at most, and whatever lies
    beside it stays apart. What shares most is joined first, and on equal terms by place: a smaller part only joins
    groups further. Above one half nobody has two to choose from: there, whatever can be one is one.

    Args:
        spans: some spans, none of them empty, in the order of their places; those of one person share no text.
        whose: whose each is.
        overlap: the part, from 0 (they share any text) to 1 (they are the same).

    Returns:
        The groups, in no special order; every span is in one.

    Raises:
        ValueError: for a part outside these bounds.
    """
    if not 0 <= overlap <= 1:
        raise ValueError(f"a part lies between 0 and 1, not {overlap}")
    rooms = _rooms(spans, whose)
    groups = {number: Near((number,), span, span, rooms[number]) for number, span in enumerate(spans)}
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
    return list(groups.values())


def _rooms(spans: Sequence[Span], whose: Sequence[str]) -> list[Span]:
    """Return for each span the stretch from that person's span before it until the one after it."""
    last = max((span.end for span in spans), default=0)
    starts, ends = [0] * len(spans), [last] * len(spans)
    before: dict[str, int] = {}
    for number, (span, name) in enumerate(zip(spans, whose, strict=True)):
        if name in before:
            starts[number], ends[before[name]] = spans[before[name]].end, span.start
        before[name] = number
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _meeting(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two of some spans in order that share text."""
    still: list[int] = []
    for number, span in enumerate(spans):
        still = [other for other in still if spans[other].end > span.start]
        for other in still:
            yield other, number
        still.append(number)
