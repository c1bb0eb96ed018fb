"""Passages: the sentences of those who are interviewed, what was asked before them, and what was judged of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from qualcode.codebooks import Code, Codebook
from qualcode.codings import Coding, Rejection
from qualcode.spans import Span
from qualcode.suggest.components import SENTENCES, pipeline, spoken
from qualcode.suggest.judgements import Judgements
from qualcode.transcripts import Transcript

Truth = NDArray[np.float64]
"""Passages × codes: 1 where a code was given, 0 where it was not, NaN where nobody judged."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages in reading order, one transcript after another.

    Attributes:
        texts: what is said.
        transcripts: for each passage the id of its transcript; those of one transcript stand together.
        questions: for each passage what the interviewer said last before it, or nothing.
        sentences: whether each passage is one sentence, so that none needs to be split again.
    """

    texts: tuple[str, ...]
    transcripts: tuple[str, ...]
    questions: tuple[str, ...]
    sentences: bool = False

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Judged:
    """Passages with what was judged of them.

    Attributes:
        passages: in reading order.
        books: the codebooks, whose codes in use are the columns of the truth.
        truth: passages × codes.
        parts: for each passage the number of its part, from 0: what is left out together, whole transcripts.
        coders: for each coder what they judged by themselves; empty where that is not known.
    """

    passages: Passages
    books: Sequence[Codebook]
    truth: Truth
    parts: NDArray[np.intp]
    coders: Sequence[Truth] = ()


Places = Sequence[tuple[str, Span]]
"""For each passage the id of its transcript and where it stands there."""


def passages_of(transcripts: Sequence[Transcript], *, interviewer: bool = False) -> tuple[Passages, Places]:
    """Return the sentences of all who are interviewed, and where they stand.

    Args:
        transcripts: in the order of the passages.
        interviewer: whether to return the interviewer's too. What was asked before those is what they said before.
    """
    places: list[tuple[str, Span]] = []
    texts: list[str] = []
    questions: list[str] = []
    turns = _turns(transcripts, interviewer=interviewer)
    for doc, (transcript, start, asked) in _splitter().pipe(turns, as_tuples=True):
        for sentence in spoken(doc):
            span = Span(start + sentence.start_char, start + sentence.end_char).trimmed(transcript.text)
            places.append((transcript.id, span))
            texts.append(span.of(transcript.text))
            questions.append(asked)
    return Passages(tuple(texts), tuple(name for name, _ in places), tuple(questions), sentences=True), places


def _turns(
    transcripts: Sequence[Transcript], *, interviewer: bool
) -> Iterator[tuple[str, tuple[Transcript, int, str]]]:
    """Yield what is said in each turn, with its transcript, where it begins, and what was asked before it."""
    for transcript in transcripts:
        asked = ""
        for turn in transcript.turns:
            said = turn.span.of(transcript.text)
            if turn.codable or interviewer:
                yield said, (transcript, turn.span.start, asked)
            if not turn.codable:
                asked = said


def judged(places: Places, books: Sequence[Codebook], judgements: Judgements) -> Truth:
    """Return what was judged of passages.

    A passage has a code where a coding with it, or with a sub-theme that counts for it, covers half of the passage, or
    where half of the coding lies in the passage. It does not have a code that was rejected there and not given after
    all, nor any other code where its transcript was read that far: to the end by who finished it, and up to the last
    coding that somebody made of their own accord, since one codes from the beginning on. Who accepts a suggestion, or
    codes what was found for them, has judged that code only.

    Args:
        places: the passages.
        books: the codebooks, whose codes in use are the columns, in order; see `codes_in_use`.
        judgements: what counts.
    """
    codes = codes_in_use(books)
    above = {
        key: [n for n, code in enumerate(codes) if key in code.below] for key in {k for c in codes for k in c.below}
    }
    ground = Ground(places)
    truth = np.full((len(places), len(codes)), np.nan)
    truth[ground.read(judgements)] = 0.0
    own = {code.key: n for n, code in enumerate(codes)}
    for rejection in judgements.rejections:
        if rejection.code in own:
            truth[ground.covered(rejection), own[rejection.code]] = 0.0
    for coding in judgements.codings:
        if coding.code in above:
            truth[np.ix_(ground.covered(coding), np.array(above[coding.code]))] = 1.0
    return truth


@dataclass(frozen=True, slots=True)
class KnownCode:
    """A code as the suggester knows it.

    Attributes:
        code: the code.
        exclusive: whether its family lets a passage carry one code only.
        below: the keys that count for it: its own, and those of its sub-themes that are not adverse.
    """

    code: Code
    exclusive: bool
    below: frozenset[str]

    @property
    def key(self) -> str:
        """Its key."""
        return self.code.key


def codes_in_use(books: Sequence[Codebook]) -> list[KnownCode]:
    """Return the codes of some codebooks that are not retired, in order."""
    exclusive = {family.key: family.exclusive for book in books for family in book.families}
    return [
        KnownCode(code, exclusive[code.family], book.rolled_up(code.key))
        for book in books
        for code in book.codes
        if not code.retired
    ]


def by_coder(places: Places, books: Sequence[Codebook], judgements: Judgements) -> list[Truth]:
    """Return for each coder what they judged by themselves: only of the transcripts that they coded to the end."""
    found = []
    for own in map(judgements.by, judgements.coders):
        alone = judged(places, books, Judgements(own.codings, finished=own.finished))
        alone[[name not in own.finished for name, _ in places]] = np.nan
        found.append(alone)
    return found


def exclusive_families(codes: Sequence[KnownCode]) -> list[list[int]]:
    """Return for each family that lets a passage carry one code only the numbers of its codes."""
    families: dict[str, list[int]] = {}
    for number, code in enumerate(codes):
        if code.exclusive:
            families.setdefault(code.code.family, []).append(number)
    return list(families.values())


class Ground:
    """Where passages stand: says which of them a judgement covers.

    Attributes:
        rows: for each transcript's id the rows of its passages, in order.
    """

    def __init__(self, places: Places) -> None:
        rows: dict[str, list[int]] = {}
        for row, (name, _) in enumerate(places):
            rows.setdefault(name, []).append(row)
        self.rows: Mapping[str, NDArray[np.intp]] = {name: np.array(found) for name, found in rows.items()}
        self._starts = np.array([span.start for _, span in places], dtype=np.intp)
        self._ends = np.array([span.end for _, span in places], dtype=np.intp)

    def covered(self, judgement: Coding | Rejection) -> NDArray[np.intp]:
        """Return the rows of the passages of which a judgement covers half, or that hold half of it."""
        rows, span = self.rows.get(judgement.transcript), judgement.span
        if rows is None:
            return np.zeros(0, dtype=np.intp)
        starts, ends = self._starts[rows], self._ends[rows]
        first, last = np.searchsorted(ends, span.start, side="right"), np.searchsorted(starts, span.end)
        starts, ends = starts[first:last], ends[first:last]
        shared = np.minimum(ends, span.end) - np.maximum(starts, span.start)
        found: NDArray[np.intp] = rows[first:last][2 * shared >= np.minimum(ends - starts, len(span))]
        return found

    def read(self, judgements: Judgements) -> NDArray[np.bool_]:
        """Say of each passage whether somebody read it by themselves: its transcript to the end, or that far."""
        found = np.zeros(len(self._starts), dtype=bool)
        for name in judgements.finished:
            found[self.rows.get(name, [])] = True
        for coding in judgements.codings:
            where = self.covered(coding)
            if len(where) and not coding.found:
                found[self.rows[coding.transcript][0] : where[-1] + 1] = True
        return found


MOST_PARTS = 10
"""Up to so many transcripts or participants each is left out by itself; more are put together in so many parts."""


def parts_of(owners: Sequence[str], most: int = MOST_PARTS) -> NDArray[np.intp]:
    """Return for each passage the number of its part, given the transcript or participant it belongs to."""
    numbers = {name: n % most for n, name in enumerate(dict.fromkeys(owners))}
    return np.array([numbers[name] for name in owners], dtype=np.intp)


def sentences_of(passages: Passages) -> list[list[str]]:
    """Return for each passage its sentences that hold at least one word; the passage itself where none does."""
    if passages.sentences:
        return [[text] for text in passages.texts]
    return [sentences_in(text) or [text] for text in passages.texts]


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text that hold at least one word."""
    return [sentence.text.strip() for sentence in spoken(_splitter()(text))]


@cache
def _splitter() -> Language:
    return pipeline(parts=(SENTENCES,))
