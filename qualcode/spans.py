"""Spans: half-open stretches ``[start, end)`` of a text, counted in Unicode code points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in Unicode code points.

    Attributes:
        start: first code point, 0 or more.
        end: one past the last code point; equal to ``start`` for an empty span.

    Raises:
        ValueError: if ``start`` is negative or ``end`` lies before it.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs from 0 or more to its own start or more, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """Return the words that this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point; spans that only touch do not."""
        return max(self.start, other.start) < min(self.end, other.end)

    def clip(self, other: "Span") -> "Span | None":
        """Return what the two share, or None if they share nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def shares_half(self, other: "Span") -> bool:
        """Say whether what both cover is at least half of the shorter one."""
        shared = self.clip(other)
        return shared is not None and 2 * len(shared) >= min(len(self), len(other))

    def trimmed(self, text: str) -> "Span":
        """Return this span without white space at its ends; empty at its start if it covers nothing else."""
        words = self.of(text)
        left = len(words) - len(words.lstrip())
        if left == len(words):
            return Span(self.start, self.start)
        return Span(self.start + left, self.start + len(words.rstrip()))


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the maximal stretches covered by ``spans``, in order.

    Overlapping spans become one; spans that only touch stay apart. Empty spans vanish.
    """
    merged: list[Span] = []
    for span in sorted(s for s in spans if s):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def intersections(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """Return what two ordered sequences of disjoint spans share, stretch by stretch, in order.

    Both must be as `union` returns them. Takes time linear in their lengths.
    """
    shared: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        both = left[i].clip(right[j])
        if both:
            shared.append(both)
        if left[i].end <= right[j].end:
            i += 1
        else:
            j += 1
    return shared
