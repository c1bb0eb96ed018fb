"""What each screen shows, as values: computed here, drawn elsewhere, tested like any function."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qualcode.catalogue import Language, say
from qualcode.codebooks import Code, Codebook, Family
from qualcode.codings import Coding
from qualcode.marks import Run, runs
from qualcode.matrices import Corpus, Matrix, Passages, codes_counted, passages_of
from qualcode.memos import Memo
from qualcode.spans import Span
from qualcode.transcripts import Transcript, Turn

UNKNOWN_COLOR = "#6B6B6B"


@dataclass(frozen=True, slots=True)
class CodeLook:
    """How a code is shown."""

    label: str
    color: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A turn, or a stretch that belongs to no speaker, ready to be drawn.

    Attributes:
        number: the turn's number from 1, or None for a stretch without speaker.
        turn: the turn, or None.
        pieces: the words with their runs: the text, cut at every edge of a coding.
        lanes: for each coding's id which line under the text is its own, from 0.
        codings: those that cover part of it, in order of their place.
        memos: those that begin in it.
    """

    number: int | None
    turn: Turn | None
    pieces: tuple[tuple[str, Run], ...]
    lanes: dict[str, int]
    codings: tuple[Coding, ...]
    memos: tuple[Memo, ...] = ()


@dataclass(frozen=True, slots=True)
class CellQuote:
    """A passage behind a cell of a matrix.

    Attributes:
        words: the passage, verbatim; for two codes that meet, all that either covers.
        participant: whose interview.
        transcript: the id of the transcript.
        turn: the number of the turn in which it begins, or None.
        codes: the keys of the row and the column that it stands for.
    """

    words: str
    participant: str
    transcript: str
    turn: int | None
    codes: tuple[str, ...]


def looks(books: Sequence[Codebook]) -> Callable[[str], CodeLook]:
    """Return what tells how a code is shown; one that no codebook has is grey under its own name."""
    known = {code.key: CodeLook(book.full_label(code.key), code.color) for book in books for code in book.codes}
    return lambda key: known.get(key) or CodeLook(key, UNKNOWN_COLOR, known=False)


def transcript_passages(
    transcript: Transcript,
    codings: Sequence[Coding],
    memos: Sequence[Memo] = (),
    *,
    only_coded: bool = False,
    until: int | None = None,
) -> list[Passage]:
    """Return a transcript as passages in reading order, with the codings that lie over them, and memos.

    Args:
        transcript: the transcript.
        codings: of this transcript, and maybe others.
        memos: likewise.
        only_coded: whether passages without a coding are left out.
        until: where the text is broken off, for a look at its beginning; None for all of it.
    """
    mine = sorted((c for c in codings if c.transcript == transcript.id), key=lambda c: (c.span, c.code, c.coder))
    places: list[tuple[Span, int | None, Turn | None]] = [(span, None, None) for span in transcript.unattributed()]
    places += [(turn.span, number, turn) for number, turn in enumerate(transcript.turns, start=1)]
    places.sort(key=lambda place: place[0])
    if until is not None:
        places = [(Span(s.start, min(s.end, until)), number, turn) for s, number, turn in places if s.start < until]
    said = _by_place([m for m in memos if m.transcript == transcript.id], [place[0] for place in places])
    passages = []
    for span, number, turn in places:
        over = tuple(coding for coding in mine if coding.span.overlaps(span))
        if over or not only_coded:
            pieces = tuple((run.span.of(transcript.text), run) for run in runs(span, over))
            passages.append(Passage(number, turn, pieces, lanes(over), over, tuple(said.get(span, ()))))
    return passages


def _by_place(memos: Sequence[Memo], places: Sequence[Span]) -> dict[Span, list[Memo]]:
    """Return the memos by the first passage that ends after they begin: one on a label stands with its turn."""
    found: dict[Span, list[Memo]] = {}
    for memo in memos:
        number = bisect_right(places, memo.span.start, key=lambda place: place.end)
        if number < len(places):
            found.setdefault(places[number], []).append(memo)
    return found


def lanes(codings: Sequence[Coding]) -> dict[str, int]:
    """Return a line for each coding, such that codings that share text never share a line, and few are needed."""
    ends: list[int] = []
    found: dict[str, int] = {}
    for coding in sorted(codings, key=lambda c: (c.span.start, -c.span.end, c.code, c.coder)):
        lane = next((n for n, end in enumerate(ends) if end <= coding.span.start), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = coding.span.end
        found[coding.id] = lane
    return found


def legend(codings: Sequence[Coding], books: Sequence[Codebook]) -> list[tuple[str, int]]:
    """Return the codes that occur with their number of codings, in the order of the codebooks, unknown ones last."""
    counts: dict[str, int] = {}
    for coding in codings:
        counts[coding.code] = counts.get(coding.code, 0) + 1
    order = [code.key for book in books for _, code in book.walk()]
    return [(key, counts[key]) for key in order if key in counts] + sorted(
        (key, n) for key, n in counts.items() if key not in set(order)
    )


def branches(book: Codebook) -> list[tuple[Family, list[tuple[int, Code]]]]:
    """Return for each family at the top of a codebook its codes with all that is under them, with depth, in order."""
    found: dict[str, list[tuple[int, Code]]] = {family.key: [] for family in book.families}
    for code in book.children(None):
        found[code.family] += [(0, code), *book.walk(code.key, 1)]
    return [(family, found[family.key]) for family in book.families if found[family.key]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code may stand: under a code, or at the top in a family.

    Attributes:
        parent: the key of the code above; None at the top.
        family: at the top the key of the family there, empty in a codebook that has none; under a code empty.
        depth: how deep in the tree, from 0.
        label: of the code above, or of the family.
    """

    parent: str | None
    family: str
    depth: int
    label: str


def places(book: Codebook, code: str = "") -> list[Place]:
    """Return where a code may be put, in the order of the tree: in each family at the top, and under each code.

    Args:
        book: the codebook.
        code: the key of a code that is there, which cannot stand under itself; empty for a new one.
    """
    below = {code, *(other.key for _, other in book.walk(code))} if code else set()
    under = {other.family for other in book.codes if other.parent is not None}
    tops = [Place(None, family.key, 0, family.label) for family in book.families if family.key not in under]
    found = [
        Place(other.key, "", depth + 1, other.label)
        for _, branch in branches(book)
        for depth, other in branch
        if other.key not in below
    ]
    return [*(tops or [Place(None, "", 0, book.title)]), *found]


def cell_quotes(corpus: Corpus, matrix: Matrix, row: str, column: str) -> list[CellQuote]:
    """Return the passages behind a cell, as many as it counts passages; ``row`` and ``column`` are keys of the matrix.

    Raises:
        KeyError: if the matrix has no such row or column.
    """
    if row not in matrix.rows.keys or column not in matrix.columns.keys:
        raise KeyError((row, column))
    codings = [coding for coding in corpus.codings if coding.coder == matrix.coder]
    rolled = matrix.kind == "conditions-elements"

    def passages(key: str) -> Passages:
        counted = codes_counted(corpus, key) if rolled else frozenset({key})
        return passages_of(coding for coding in codings if coding.code in counted)

    there = passages(row)
    found = []
    for transcript in corpus.transcripts:
        spans = there.get(transcript.id, [])
        if matrix.kind == "code-participant":
            codes: tuple[str, ...] = (row,)
            spans = spans if transcript.owner == column else []
        elif row == column:
            codes = (row,)
        else:
            codes = (row, column)
            spans = _hulls(spans, passages(column).get(transcript.id, []))
        found += [_cell_quote(transcript, span, codes) for span in spans]
    return found


def _hulls(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """Return for each pair of passages that share text all that either covers."""
    pairs = ((one, other) for one in left for other in right if one.overlaps(other))
    return [Span(min(one.start, other.start), max(one.end, other.end)) for one, other in pairs]


def matrix_records(matrix: Matrix, language: Language) -> list[dict[str, object]]:
    """Return the cells of a matrix one by one, as a chart needs them."""
    return [
        {
            "row": row,
            "column": column,
            "row_label": matrix.rows.labels[i],
            "column_label": matrix.columns.labels[j],
            "value": matrix.data[i][j],
            "unit": say(f"count.{matrix.count.value}", language),
        }
        for i, row in enumerate(matrix.rows.keys)
        for j, column in enumerate(matrix.columns.keys)
    ]


def _cell_quote(transcript: Transcript, span: Span, codes: tuple[str, ...]) -> CellQuote:
    at = transcript.turn_at(span)
    words = span.of(transcript.text).strip()
    return CellQuote(words, transcript.owner, transcript.id, at[0] if at else None, codes)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage with what stands around it, to be judged without opening the transcript.

    Attributes:
        question: what the interviewer said last before the turn in which the passage begins; empty if nothing.
        before: what stands before the passage in its turn, as far as there is room for it.
        words: the passage.
        after: what stands after it in its turn, likewise.
        turn: the number of the turn, from 1; None for a passage in no turn.
    """

    question: str
    before: str
    words: str
    after: str
    turn: int | None


_AROUND = 160
"""So many characters of what stands around a passage are shown, at a word's border."""


def surroundings(transcript: Transcript, span: Span) -> Surroundings:
    """Return a passage of a transcript with what stands around it."""
    text, question = transcript.text, ""
    for number, turn in enumerate(transcript.turns, start=1):
        if turn.span.start <= span.start < turn.span.end:
            before = text[turn.span.start : span.start].strip()
            after = text[span.end : turn.span.end].strip()
            return Surroundings(_end(question), _end(before), span.of(text), _beginning(after), number)
        if not turn.codable:
            question = turn.span.of(text).strip()
    return Surroundings("", "", span.of(text), "", None)


def _beginning(words: str) -> str:
    return words if len(words) <= _AROUND else f"{words[:_AROUND].rsplit(' ', 1)[0]} …"


def _end(words: str) -> str:
    return words if len(words) <= _AROUND else f"… {words[-_AROUND:].split(' ', 1)[-1]}"
