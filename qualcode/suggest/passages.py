"""Passages: the sentences of those who are interviewed, what was asked before them, and what was judged of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from qualcode.codebooks import Code, Codebook
from qualcode.codings import Coding, Rejection
from qualcode.spans import Span
from qualcode.suggest.components import SENTENCES, pipeline, spoken
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


def judged(
    places: Places,
    books: Sequence[Codebook],
    codings: Sequence[Coding],
    *,
    rejections: Sequence[Rejection] = (),
    read: Collection[str] = (),
) -> Truth:
    """Return what was judged of passages.

    A passage has a code where a coding with it, or with a sub-theme that counts for it, covers half of the passage, or
    where half of the coding lies in the passage. It does not have a code that was rejected there and not given after
    all, nor any other code where its transcript was read to the end, or it has a code: who coded it has read it.

    Args:
        places: the passages.
        books: the codebooks, whose codes in use are the columns, in order; see `codes_in_use`.
        codings: the codings that count.
        rejections: the suggestions that were turned down.
        read: the ids of the transcripts that were coded to the end.
    """
    codes = codes_in_use(books)
    above = {
        key: [n for n, code in enumerate(codes) if key in code.below] for key in {k for c in codes for k in c.below}
    }
    truth = np.full((len(places), len(codes)), np.nan)
    truth[[name in read for name, _ in places]] = 0.0
    rows = _rows(places)
    given = [(row, above[c.code]) for c in codings if c.code in above for row in _covered(rows, places, c)]
    for row, _ in given:
        truth[row] = np.where(np.isnan(truth[row]), 0.0, truth[row])
    own = {code.key: n for n, code in enumerate(codes)}
    for rejection in rejections:
        if rejection.code in own:
            truth[_covered(rows, places, rejection), own[rejection.code]] = 0.0
    for row, columns in given:
        truth[row, columns] = 1.0
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


def _rows(places: Places) -> Mapping[str, NDArray[np.intp]]:
    rows: dict[str, list[int]] = {}
    for row, (name, _) in enumerate(places):
        rows.setdefault(name, []).append(row)
    return {name: np.array(found) for name, found in rows.items()}


def _covered(rows: Mapping[str, NDArray[np.intp]], places: Places, judgement: Coding | Rejection) -> list[int]:
    found = []
    for row in rows.get(judgement.transcript, ()):
        span = places[row][1]
        shared = span.clip(judgement.span)
        if shared and 2 * len(shared) >= min(len(span), len(judgement.span)):
            found.append(int(row))
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
    docs = zip(passages.texts, _splitter().pipe(passages.texts), strict=True)
    return [[sentence.text.strip() for sentence in spoken(doc)] or [text] for text, doc in docs]


@cache
def _splitter() -> Language:
    return pipeline(parts=(SENTENCES,))
