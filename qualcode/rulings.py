"""Rulings: what a meeting decides on a disagreement, code by code, and what is still open."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.codings import Coding, Rejection
from qualcode.disagreements import Agreed, Disagreement, bare
from qualcode.errors import NotFoundError
from qualcode.spans import Span, union

Ruling = Mapping[str, Sequence[Span]]
"""For each code that is decided on, the passages on which it holds; none where it does not hold."""


class How(StrEnum):
    """How a meeting came to a decision."""

    LIKE = "like"
    BOTH = "both"
    NEITHER = "neither"
    OTHER = "other"
    EACH = "each"
    """Code by code."""
    AGREED = "agreed"
    """There was nothing to decide: the coders agree."""


@dataclass(frozen=True)
class Decision:
    """What a meeting decides on a disagreement, or on some of its codes.

    Attributes:
        how: how it came to this.
        ruling: what holds.
        like: the coder who is followed, where one is; else empty.
        reason: why; may be empty.
    """

    how: How
    ruling: Ruling
    like: str = ""
    reason: str = ""


def like(found: Disagreement, coder: str) -> Decision:
    """Return the decision that all is as one of the coders has it.

    Raises:
        NotFoundError: if they are none of the coders.
    """
    if coder not in found.coders:
        raise NotFoundError("coder", coder, found.coders)
    ruling = {code: union(c.span for c in found.by(coder) if c.code == code) for code in found.codes}
    return Decision(How.LIKE, ruling, coder)


def both(found: Disagreement) -> Decision:
    """Return the decision that every code holds on all words on which any of the coders gave it."""
    ruling = {code: union(c.span for c in found.codings if c.code == code) for code in found.codes}
    return Decision(How.BOTH, ruling)


def neither(found: Disagreement) -> Decision:
    """Return the decision that none of the codes holds."""
    return Decision(How.NEITHER, {code: () for code in found.codes})


def other(found: Disagreement, ruling: Ruling) -> Decision:
    """Return the decision that this holds, and nothing else that was at stake."""
    return Decision(How.OTHER, {**neither(found).ruling, **ruling})


def each(chosen: Mapping[str, Decision]) -> Decision:
    """Return the decision that follows, for each of some codes, another one; the other codes stay open."""
    return Decision(How.EACH, {code: decision.ruling[code] for code, decision in chosen.items()})


def undecided(
    found: Iterable[Disagreement], decisions: Iterable[Coding | Rejection]
) -> list[tuple[Disagreement, tuple[str, ...]]]:
    """Return the disagreements that are open, each with the codes on which nothing was decided, in their order.

    A code is decided where each stretch on which it was at stake shares words with a decision about it.

    Args:
        found: disagreements.
        decisions: what was decided of their transcripts: the codings and rejections of the meeting.
    """
    decided = _decided(decisions)
    open_ones = []
    for one in found:
        left = [code for code, span in one.places if not _meets(decided.get((one.transcript, code), ()), span)]
        if left:
            open_ones.append((one, tuple(dict.fromkeys(left))))
    return open_ones


def untaken(
    shared: Iterable[Agreed], decisions: Iterable[Coding | Rejection], texts: Mapping[str, str]
) -> list[Agreed]:
    """Return what coders agree on where nothing was decided about the code.

    Args:
        shared: what they agree on.
        decisions: as for `undecided`.
        texts: of their transcripts, by id.
    """
    decided = _decided(decisions)
    return [
        one
        for one in shared
        if not _meets(decided.get((one.transcript, one.code), ()), bare(one.span, texts[one.transcript]))
    ]


def _decided(decisions: Iterable[Coding | Rejection]) -> dict[tuple[str, str], list[Span]]:
    """Return for each transcript and code the stretches on which something was decided."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for one in decisions:
        spans.setdefault((one.transcript, one.code), []).append(one.span)
    return {place: union(there) for place, there in spans.items()}


def _meets(spans: Sequence[Span], span: Span) -> bool:
    """Say whether one of some disjoint spans in order overlaps a span."""
    number = bisect_right(spans, span.start, key=lambda one: one.end)
    return number < len(spans) and spans[number].start < span.end
