"""Theme matrices: code × participant, code × code, conditions × elements.

Whose codings are counted, and what is counted, are arguments of every matrix and stand on its result.

A *passage* is a stretch of text under one code by one coder: overlapping codings of that code are one passage.
Two codes meet in a passage where a passage of the one and a passage of the other share text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.codebooks import CONDITIONS, ELEMENTS, Codebook
from qualcode.codings import Coding, by_coder
from qualcode.spans import Span, intersections, union
from qualcode.transcripts import Transcript, count_words


class Count(StrEnum):
    """What a cell of a matrix counts."""

    PASSAGES = "passages"
    PARTICIPANTS = "participants"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Axis:
    """What stands along one side of a matrix: keys, and labels for people, in the same order."""

    keys: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Whole numbers by row and column.

    Attributes:
        kind: ``code-participant``, ``co-occurrence`` or ``conditions-elements``.
        rows: what stands down the side.
        columns: what stands across the top.
        data: for each row its cells, in the order of the columns.
        coder: whose codings were counted.
        count: what was counted.
    """

    kind: str
    rows: Axis
    columns: Axis
    data: tuple[tuple[int, ...], ...]
    coder: str
    count: Count


@dataclass(frozen=True, slots=True)
class Corpus:
    """What every matrix is computed from: the transcripts, the codings and the codebooks of a study."""

    transcripts: Sequence[Transcript]
    codings: Sequence[Coding]
    books: Sequence[Codebook]


Passages = dict[str, list[Span]]
"""For each transcript's id the passages of one code, in order, none overlapping another."""


def passages_of(codings: Iterable[Coding]) -> Passages:
    """Return the passages that these codings make together, by transcript."""
    spans: dict[str, list[Span]] = {}
    for coding in codings:
        spans.setdefault(coding.transcript, []).append(coding.span)
    return {transcript: union(there) for transcript, there in spans.items()}


def meeting(left: Passages, right: Passages) -> Passages:
    """Return the stretches of text where a passage of the one and one of the other meet, by transcript."""
    both = {t: intersections(spans, right[t]) for t, spans in left.items() if t in right}
    return {t: spans for t, spans in both.items() if spans}


def code_by_participant(corpus: Corpus, *, coder: str, count: Count = Count.PASSAGES) -> Matrix:
    """Return codes × participants, from the codings of one coder.

    Rows are the top-level codes and every other code that the coder used; a sub-theme counts for itself only.
    Columns are the participants with a transcript, a transcript without participant standing for itself.
    With `Count.PARTICIPANTS` a cell is 1 where the participant speaks to the code.

    Raises:
        NotFoundError: if the coder has no codings.
    """
    groups = _by_code(by_coder(corpus.codings, coder))
    owner = participant_by_transcript(corpus.transcripts)
    people = tuple(dict.fromkeys(owner[t.id] for t in corpus.transcripts))
    counted = _counter(count, corpus.transcripts)
    data = []
    rows = code_axis(corpus.books, groups)
    for key in rows.keys:
        passages = passages_of(groups.get(key, ()))
        cells = dict.fromkeys(people, 0)
        for transcript, spans in passages.items():
            cells[owner[transcript]] += counted({transcript: spans})
        data.append(tuple(min(n, 1) if count is Count.PARTICIPANTS else n for n in cells.values()))
    return Matrix("code-participant", rows, Axis(people, people), tuple(data), coder, count)


def co_occurrence(corpus: Corpus, *, coder: str, count: Count = Count.PASSAGES) -> Matrix:
    """Return codes × codes: where passages of two codes meet in the text, from the codings of one coder.

    The diagonal counts the passages of the code itself. Symmetric for passages, participants and words.
    Rows and columns are as the rows of `code_by_participant`.

    Raises:
        NotFoundError: if the coder has no codings.
    """
    groups = _by_code(by_coder(corpus.codings, coder))
    axis = code_axis(corpus.books, groups)
    passages = [passages_of(groups.get(key, ())) for key in axis.keys]
    counted = _counter(count, corpus.transcripts)
    data = [[0] * len(passages) for _ in passages]
    for i, left in enumerate(passages):
        data[i][i] = counted(left)
        for j in range(i):
            data[i][j] = data[j][i] = counted(meeting(left, passages[j]))
    return Matrix("co-occurrence", axis, axis, tuple(map(tuple, data)), coder, count)


def conditions_by_elements(corpus: Corpus, *, coder: str, count: Count = Count.PASSAGES) -> Matrix:
    """Return conditions × working elements: what changed, and through what, from the codings of one coder.

    Rows are the conditions, sub-themes rolled up; adverse sub-themes that the coder used are rows of their own after
    them. Columns are the working elements. A cell counts where passages of the two meet.

    Raises:
        NotFoundError: if the coder has no codings.
    """
    groups = _by_code(by_coder(corpus.codings, coder))
    rows = _conditions(corpus.books, groups)
    columns = _role(corpus.books, ELEMENTS)
    counted = _counter(count, corpus.transcripts)
    sides = [
        [passages_of(coding for key in keys for coding in groups.get(key, ())) for keys in side.values()]
        for side in (rows, columns)
    ]
    data = tuple(tuple(counted(meeting(left, right)) for right in sides[1]) for left in sides[0])
    return Matrix(
        "conditions-elements",
        _axis(corpus.books, list(rows)),
        _axis(corpus.books, list(columns)),
        data,
        coder,
        count,
    )


def codes_counted(corpus: Corpus, key: str) -> frozenset[str]:
    """Return the keys that the row or column ``key`` of `conditions_by_elements` counts."""
    for book in corpus.books:
        if key in book.by_key:
            return book.rolled_up(key)
    return frozenset({key})


def participant_by_transcript(transcripts: Iterable[Transcript]) -> dict[str, str]:
    """Return for each transcript's id its participant; the transcript itself where it has none."""
    return {transcript.id: transcript.owner for transcript in transcripts}


def code_axis(books: Sequence[Codebook], used: Iterable[str]) -> Axis:
    """Return top-level codes and used ones, in the order of the codebooks; codes that none has stand last."""
    used = set(used)
    keys = [code.key for book in books for depth, code in book.walk() if depth == 0 or code.key in used]
    known = {key for book in books for key in book.by_key}
    return _axis(books, keys + sorted(used - known))


KINDS: Mapping[str, Callable[..., Matrix]] = {
    "code-participant": code_by_participant,
    "co-occurrence": co_occurrence,
    "conditions-elements": conditions_by_elements,
}


def _conditions(books: Sequence[Codebook], used: Iterable[str]) -> dict[str, frozenset[str]]:
    rows = _role(books, CONDITIONS)
    used = set(used)
    for book in books:
        below = [code for code in book.codes if code.adverse and code.key in used and _top(book, code.key) in rows]
        rows |= {code.key: book.rolled_up(code.key) for code in below}
    return rows


def _role(books: Sequence[Codebook], role: str) -> dict[str, frozenset[str]]:
    return {code.key: book.rolled_up(code.key) for book in books for code in book.with_role(role)}


def _top(book: Codebook, key: str) -> str:
    while (parent := book.by_key[key].parent) is not None:
        key = parent
    return key


def _axis(books: Sequence[Codebook], keys: Sequence[str]) -> Axis:
    labels = {code.key: book.full_label(code.key) for book in books for code in book.codes}
    return Axis(tuple(keys), tuple(labels.get(key, key) for key in keys))


def _by_code(codings: Iterable[Coding]) -> dict[str, list[Coding]]:
    groups: dict[str, list[Coding]] = {}
    for coding in codings:
        groups.setdefault(coding.code, []).append(coding)
    return groups


def _counter(count: Count, transcripts: Sequence[Transcript]) -> Callable[[Passages], int]:
    if count is Count.PASSAGES:
        return lambda passages: sum(len(spans) for spans in passages.values())
    if count is Count.PARTICIPANTS:
        owner = participant_by_transcript(transcripts)
        return lambda passages: len({owner[t] for t in passages})
    texts = {transcript.id: transcript.text for transcript in transcripts}
    return lambda passages: sum(count_words(span.of(texts[t])) for t, spans in passages.items() for span in spans)
