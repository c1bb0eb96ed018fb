"""Marks: a text cut at every edge of a coding, into runs that are covered by the same codings all along.

The app, Word and HTML all draw from these runs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from qualcode.codings import Coding
from qualcode.spans import Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and the codings that cover all of it, longest first."""

    span: Span
    codings: tuple[Coding, ...]


def runs(within: Span, codings: Iterable[Coding]) -> Iterator[Run]:
    """Yield the runs of ``within``, in order, none empty; joined they are ``within``.

    Two neighbouring runs never have the same codings, and every coding covers exactly the runs it is named in.
    """
    inside = [(coding, part) for coding in codings if (part := coding.span.clip(within))]
    inside.sort(key=lambda pair: (-len(pair[0].span), pair[0].span, pair[0].code, pair[0].coder, pair[0].id))
    edges = {within.start, within.end}
    for _, part in inside:
        edges.update((part.start, part.end))
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        covering = tuple(coding for coding, part in inside if part.start <= start and end <= part.end)
        yield Run(Span(start, end), covering)
