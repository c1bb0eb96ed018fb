"""Disagreements: where coders who finished the same transcripts differ, in pieces that are judged at once.

Words are compared without white space and punctuation at their ends, and overlapping passages of one coder with one
code are one. How much of their words coders must share to agree is asked for; all of them, unless less is.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from unicodedata import category

from qualcode.codings import Coding
from qualcode.nearness import Near, near
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
    """A passage on which coders have the same code on the same words, or nearly.

    Attributes:
        transcript: the id of the transcript.
        span: all that any of them covers.
        code: the key of the code.
        codings: theirs, by place and coder.
        overlap: the part that all of them cover of what any covers, above 0; 1 for the same words.
    """

    transcript: str
    span: Span
    code: str
    codings: tuple[Coding, ...]
    overlap: float = 1.0


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


def agreed(  # noqa: PLR0913 - each but the first two by its name
    transcripts: Sequence[Transcript],
    codings: Iterable[Coding],
    *,
    coders: Iterable[str],
    finished: Mapping[str, frozenset[str]],
    majority: bool = False,
    overlap: float = 1.0,
) -> list[Agreed]:
    """Return what coders agree on, by transcript, place and code.

    Asked for a smaller overlap, they agree on all that they agreed on before, and maybe on more.

    Args:
        transcripts: where to look; those that fewer than two of the coders finished are left out.
        codings: of these coders, and maybe others.
        coders: whom to compare.
        finished: for each transcript's id who finished it.
        majority: whether more than half of those who finished a transcript are enough, and not only all.
        overlap: the part that all of them must share of what any of them covers, as for `near`.

    Raises:
        ValueError: for a part below 0 or above 1.
    """
    return [
        _agreed(transcript, same, group.overlap)
        for transcript, there, passages in _frame(transcripts, codings, coders, finished)
        for same, group in _near(passages, overlap)
        if (2 * len(same) > len(there) if majority else len(same) == len(there))
    ]


def disagreements(
    transcripts: Sequence[Transcript],
    codings: Iterable[Coding],
    *,
    coders: Iterable[str],
    finished: Mapping[str, frozenset[str]],
    overlap: float = 1.0,
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
        overlap: the part that all of them must share of what any of them covers to agree, as for `near`.

    Raises:
        ValueError: for a part below 0 or above 1.
    """
    found = []
    for transcript, there, passages in _frame(transcripts, codings, coders, finished):
        disputed: list[_Passage] = []
        shared: dict[str, list[Span]] = {}
        for same, group in _near(passages, overlap):
            if len(same) < len(there):
                disputed.extend(same)
            else:
                shared.setdefault(same[0].code, []).append(group.shared)
        for together in _together(sorted(disputed, key=_by_words), transcript):
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
            passages = sorted(found, key=_by_words)
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


def _by_words(passage: _Passage) -> tuple[Span, str, str]:
    return passage.span, passage.code, passage.coder


def _near(passages: Iterable[_Passage], overlap: float) -> list[tuple[list[_Passage], Near]]:
    """Return passages in groups of the same code on nearly the same words, by place, each with what they share.

    As on the very same words, what a group covers is touched by no other passage of its coders with this code.
    """
    under: dict[str, list[_Passage]] = {}
    for passage in passages:
        under.setdefault(passage.code, []).append(passage)
    found = [
        ([theirs[number] for number in group.members], group)
        for theirs in under.values()
        for group in near([one.span for one in theirs], [one.coder for one in theirs], overlap)
    ]
    return sorted(found, key=lambda same: _by_words(same[0][0]))


def _agreed(transcript: Transcript, same: Sequence[_Passage], overlap: float) -> Agreed:
    codings = tuple(coding for passage in same for coding in passage.codings)
    span = Span(min(coding.span.start for coding in codings), max(coding.span.end for coding in codings))
    return Agreed(transcript.id, span.trimmed(transcript.text) or span, same[0].code, codings, overlap)


# ── what hangs together ──


def _together(passages: Sequence[_Passage], transcript: Transcript) -> list[list[_Passage]]:
    """Return passages, by place, in groups of those that hang together."""
    places = [turn.span for turn in transcript.turns if turn.codable] or list(_lines(transcript.text))
    turns = [_touched(places, passage.span) for passage in passages]
    root = list(range(len(passages)))
    open_ones: list[int] = []
    for number, one in enumerate(passages):
        open_ones = [other for other in open_ones if passages[other].span.end > one.span.start]
        for other in open_ones:
            alike = turns[other] == turns[number] and passages[other].span.shares_half(one.span)
            if passages[other].code == one.code or alike:
                root[_root(root, other)] = _root(root, number)
        open_ones.append(number)
    joined: dict[int, list[_Passage]] = {}
    for number, one in enumerate(passages):
        joined.setdefault(_root(root, number), []).append(one)
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
