"""Disagreements: where coders who finished the same transcripts differ, in pieces that are judged at once.

Words are compared without white space and punctuation at their ends, and overlapping passages of one coder with one
code are one.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from unicodedata import category

from qualcode.codings import Coding
from qualcode.spans import Span, intersections, union
from qualcode.transcripts import Transcript


class Difference(StrEnum):
    """In what coders differ."""

    MISSED = "missed"
    """Somebody gave no code here."""
    BORDER = "border"
    """All gave the same codes, with other borders."""
    OTHER_CODE = "other_code"
    """All coded this, and no code is shared by all."""
    EXTRA_CODE = "extra_code"
    """All share a code here, and somebody gave one more."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A passage on which coders have the same code on the same words.

    Attributes:
        transcript: the id of the transcript.
        span: all that any of them covers.
        code: the key of the code.
        codings: theirs, by place and coder.
    """

    transcript: str
    span: Span
    code: str
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Codings that coders do not share and that hang together, to be judged at once.

    Attributes:
        id: eight hexadecimal digits made of the transcript, the places and the codes: the same as long as these are.
        transcript: the id of the transcript.
        span: all words that any of the codings covers.
        coders: who of those compared finished the transcript, in alphabetical order.
        codings: of these coders, by place, code and coder.
        places: for each code at stake the stretches that any of them gave it, by place.
        kind: in what they differ.
        size: on how many characters they differ, added up over the codes.
    """

    id: str
    transcript: str
    span: Span
    coders: tuple[str, ...]
    codings: tuple[Coding, ...]
    places: tuple[tuple[str, Span], ...]
    kind: Difference
    size: int

    @property
    def codes(self) -> tuple[str, ...]:
        """The keys of the codes at stake, in the order of their first place."""
        return tuple(dict.fromkeys(code for code, _ in self.places))

    def by(self, coder: str) -> tuple[Coding, ...]:
        """Return the codings of one coder; none where they missed it."""
        return tuple(coding for coding in self.codings if coding.coder == coder)


@dataclass(frozen=True, slots=True)
class _Passage:
    """What one coder has under one code: overlapping codings as one, without punctuation at its ends."""

    coder: str
    code: str
    span: Span
    codings: tuple[Coding, ...]


# ── what is agreed and what is not ──


def agreed(
    transcripts: Sequence[Transcript],
    codings: Iterable[Coding],
    *,
    coders: Iterable[str],
    finished: Mapping[str, frozenset[str]],
    majority: bool = False,
) -> list[Agreed]:
    """Return what coders agree on, by transcript, place and code.

    Args:
        transcripts: where to look; those that fewer than two of the coders finished are left out.
        codings: of these coders, and maybe others.
        coders: whom to compare.
        finished: for each transcript's id who finished it.
        majority: whether more than half of those who finished a transcript are enough, and not only all.
    """
    return [
        _agreed(transcript, same)
        for transcript, there, passages in _frame(transcripts, codings, coders, finished)
        for same in _same_words(passages)
        if (2 * len(same) > len(there) if majority else len(same) == len(there))
    ]


def disagreements(
    transcripts: Sequence[Transcript],
    codings: Iterable[Coding],
    *,
    coders: Iterable[str],
    finished: Mapping[str, frozenset[str]],
) -> list[Disagreement]:
    """Return where coders differ, by transcript and place; every coding is in one of these, or all share it.

    Passages hang together where they share words and have the same code; with other codes where they share at least
    half of the shorter one and lie in the same turns, those of the interviewer aside. So a chain of passages ends at
    the end of a turn, unless a coding runs over it, and what covers many turns is judged apart from what lies in them.

    Args:
        transcripts: where to look; those that fewer than two of the coders finished are left out.
        codings: of these coders, and maybe others.
        coders: whom to compare.
        finished: for each transcript's id who finished it.
    """
    found = []
    for transcript, there, passages in _frame(transcripts, codings, coders, finished):
        disputed: list[list[_Passage]] = []
        shared: dict[str, list[Span]] = {}
        for same in _same_words(passages):
            if len(same) < len(there):
                disputed.append(same)
            else:
                shared.setdefault(same[0].code, []).append(same[0].span)
        for together in _together(disputed, transcript):
            found.append(_disagreement(transcript.id, there, together, shared))
    order = {transcript.id: number for number, transcript in enumerate(transcripts)}
    return sorted(found, key=lambda one: (order[one.transcript], one.span, one.codes))


def _frame(
    transcripts: Sequence[Transcript],
    codings: Iterable[Coding],
    coders: Iterable[str],
    finished: Mapping[str, frozenset[str]],
) -> Iterator[tuple[Transcript, tuple[str, ...], list[_Passage]]]:
    """Yield each transcript that two or more of the coders finished, with these, and their passages by place."""
    chosen = frozenset(coders)
    scope = {one.id: there for one in transcripts if len(there := chosen & finished.get(one.id, frozenset())) >= 2}
    under: dict[str, dict[tuple[str, str], list[Coding]]] = {name: {} for name in scope}
    for coding in codings:
        if coding.coder in scope.get(coding.transcript, ()):
            under[coding.transcript].setdefault((coding.coder, coding.code), []).append(coding)
    for transcript in transcripts:
        if transcript.id in scope:
            found = chain.from_iterable(_passages(group, transcript.text) for group in under[transcript.id].values())
            passages = sorted(found, key=lambda passage: (passage.span, passage.code, passage.coder))
            yield transcript, tuple(sorted(scope[transcript.id])), passages


def _passages(codings: Sequence[Coding], text: str) -> Iterator[_Passage]:
    """Yield the passages that codings of one coder with one code are."""
    within = sorted(((bare(coding.span, text), coding) for coding in codings), key=_in_order)
    first, end = 0, within[0][0].end
    for number, (span, _) in enumerate(within):
        if span.start >= end:
            yield _passage(within[first:number])
            first = number
        end = max(end, span.end)
    yield _passage(within[first:])


def _passage(within: Sequence[tuple[Span, Coding]]) -> _Passage:
    span = Span(within[0][0].start, max(span.end for span, _ in within))
    return _Passage(within[0][1].coder, within[0][1].code, span, tuple(coding for _, coding in within))


def _in_order(pair: tuple[Span, Coding]) -> tuple[Span, Span, str]:
    return pair[0], pair[1].span, pair[1].id


def bare(span: Span, text: str) -> Span:
    """Return a span without white space and punctuation at its ends; the span itself where it has nothing else."""
    start, end = span.start, span.end
    while start < end and _aside(text[start]):
        start += 1
    while start < end and _aside(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else span


def _aside(sign: str) -> bool:
    return not sign.isalnum() and (sign.isspace() or category(sign)[0] == "P")


def _same_words(passages: Iterable[_Passage]) -> Iterable[list[_Passage]]:
    """Return passages in groups of the same code on the same words, one of each coder."""
    groups: dict[tuple[Span, str], list[_Passage]] = {}
    for passage in passages:
        groups.setdefault((passage.span, passage.code), []).append(passage)
    return groups.values()


def _agreed(transcript: Transcript, same: Sequence[_Passage]) -> Agreed:
    codings = tuple(coding for passage in same for coding in passage.codings)
    span = Span(min(coding.span.start for coding in codings), max(coding.span.end for coding in codings))
    return Agreed(transcript.id, span.trimmed(transcript.text) or span, same[0].code, codings)


# ── what hangs together ──


def _together(groups: Sequence[Sequence[_Passage]], transcript: Transcript) -> list[list[_Passage]]:
    """Return groups of passages on the same words, by place, joined where they hang together."""
    places = [turn.span for turn in transcript.turns if turn.codable] or list(_lines(transcript.text))
    heads = [same[0] for same in groups]
    turns = [_touched(places, head.span) for head in heads]
    root = list(range(len(heads)))
    open_ones: list[int] = []
    for number, head in enumerate(heads):
        open_ones = [other for other in open_ones if heads[other].span.end > head.span.start]
        for other in open_ones:
            alike = turns[other] == turns[number] and heads[other].span.shares_half(head.span)
            if heads[other].code == head.code or alike:
                root[_root(root, other)] = _root(root, number)
        open_ones.append(number)
    joined: dict[int, list[_Passage]] = {}
    for number, same in enumerate(groups):
        joined.setdefault(_root(root, number), []).extend(same)
    return list(joined.values())


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _touched(places: Sequence[Span], span: Span) -> tuple[int, int]:
    """Return which of some places, in order, a span touches: the first, and the one after the last."""
    first = bisect_right(places, span.start, key=lambda place: place.end)
    return first, max(first, bisect_right(places, span.end - 1, key=lambda place: place.start))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield Span(start, start + len(line))
        start += len(line)


def _disagreement(
    transcript: str, coders: tuple[str, ...], passages: Sequence[_Passage], shared: Mapping[str, Sequence[Span]]
) -> Disagreement:
    """Return what passages are that hang together; ``shared`` is where all have a code, by code and place."""
    codings = sorted(
        (coding for passage in passages for coding in passage.codings), key=lambda c: (c.span, c.code, c.coder, c.id)
    )
    covered: dict[str, dict[str, list[Span]]] = {}
    for passage in passages:
        covered.setdefault(passage.code, {}).setdefault(passage.coder, []).append(passage.span)
    places = sorted(((code, span) for code, by in covered.items() for span in _all(by.values())), key=_by_place)
    hull = Span(min(coding.span.start for coding in codings), max(coding.span.end for coding in codings))
    kind = _kind(coders, covered, {code for code, spans in shared.items() if _lies_in(hull, spans)})
    size = sum(_differing(list(by.values()), len(coders)) for by in covered.values())
    name = _digest(transcript, places)
    return Disagreement(name, transcript, hull, coders, tuple(codings), tuple(places), kind, size)


def _lies_in(span: Span, spans: Sequence[Span]) -> bool:
    """Say whether a span shares half of the shorter one with one of some disjoint spans in order."""
    for other in spans[bisect_right(spans, span.start, key=lambda one: one.end) :]:
        if other.start >= span.end:
            return False
        if other.shares_half(span):
            return True
    return False


def _by_place(place: tuple[str, Span]) -> tuple[Span, str]:
    return place[1], place[0]


def _digest(transcript: str, places: Sequence[tuple[str, Span]]) -> str:
    written = "\n".join([transcript, *(f"{code} {span.start} {span.end}" for code, span in places)])
    return hashlib.sha256(written.encode()).hexdigest()[:8]


def _kind(coders: Sequence[str], covered: Mapping[str, Mapping[str, object]], shared: Iterable[str]) -> Difference:
    """Return in what coders differ who gave the codes ``covered`` here, each by whom, and all of them ``shared``."""
    given = [{code for code, by in covered.items() if coder in by} | set(shared) for coder in coders]
    if not all(given):
        return Difference.MISSED
    if all(codes == given[0] for codes in given):
        return Difference.BORDER
    return Difference.EXTRA_CODE if set.intersection(*given) else Difference.OTHER_CODE


def _all(spans: Iterable[Sequence[Span]]) -> list[Span]:
    return union(chain.from_iterable(spans))


def _differing(spans: Sequence[Sequence[Span]], coders: int) -> int:
    """Return how many characters some cover and others do not; ``spans`` of those of the coders who gave the code."""
    shared = union(spans[0])
    for other in spans[1:]:
        shared = intersections(shared, union(other))
    both = sum(map(len, shared)) if len(spans) == coders else 0
    return sum(map(len, _all(spans))) - both
