"""A coding is a span of a transcript, a code and a coder; everything else is a function of a set of codings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from unicodedata import category
from uuid import uuid4

from qualcode.errors import CodingError, NotFoundError
from qualcode.spans import Span
from qualcode.transcripts import Transcript, normalised


class Finished(StrEnum):
    """Which transcripts a batch of codings finishes for its coder: those it names, all of the project, or none."""

    LISTED = "listed"
    ALL = "all"
    NONE = "none"


CONSENSUS = "consensus"
"""The coder of what was settled in a meeting; the codings that it was settled on stay as they are."""


SUGGESTED, INSTEAD, LIKE = "suggestion", "instead", "like"


def new_id() -> str:
    """Return a fresh identity for a coding, unique over machines."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's judgement that a code holds for a span of a transcript.

    Attributes:
        transcript: the id of the transcript.
        span: where, in code points of the transcript's text; never empty.
        code: the key of the code. It may be one that no codebook of the project has: kept, and reported.
        coder: whose judgement this is.
        quote: the words the span covers, kept as a check on the offsets.
        origin: how it came to be: ``manual``, ``word-comment``, ``word-highlight``, ``csv``, `SUGGESTED` (accepted),
            `INSTEAD` (another code than was suggested) or `LIKE` (found as like a quote), with detail after a colon.
        memo: the coder's remark.
        value: the number of a scale code, or None.
        created: when it was made, if known.
        review: whether somebody should look at its place again, since the text under it changed.
        codebook_version: the version of the codebook under which it was made, as the project knows it; empty for a
            code that no codebook had then.
        quotable: whether the coder would quote this passage.
        id: unique over projects.

    Raises:
        CodingError: if the span is empty, or a name is missing.
    """

    transcript: str
    span: Span
    code: str
    coder: str
    quote: str
    origin: str = "manual"
    memo: str = ""
    value: float | None = None
    created: datetime | None = None
    review: bool = False
    codebook_version: str = ""
    quotable: bool = False
    id: str = field(default_factory=new_id)

    @property
    def suggester(self) -> str:
        """What suggested it; empty where it was not suggested, or the coder chose another code."""
        kind, _, detail = self.origin.partition(":")
        return detail.rpartition(":")[0] if kind == SUGGESTED else ""

    @property
    def found(self) -> bool:
        """Whether the coder was led to the passage: then they need not have read what stands before it."""
        return self.origin.partition(":")[0] in (SUGGESTED, INSTEAD, LIKE)

    @property
    def judgement(self) -> tuple[str, Span, str, str]:
        """What is judged, and by whom: transcript, span, code, coder. Two codings in which it is equal are doubles."""
        return self.transcript, self.span, self.code, self.coder

    def __post_init__(self) -> None:
        if not self.span:
            raise CodingError(f"a coding with '{self.code}' in '{self.transcript}' covers no text; select some words")
        for name in ("transcript", "code", "coder"):
            if not getattr(self, name).strip():
                raise CodingError(f"a coding needs a {name}; this one, of {_shown(self.quote)}, has none")


@dataclass(frozen=True, slots=True)
class Rejection:
    """One coder's judgement that a suggested code does not hold for a passage; it is not offered to them again."""

    transcript: str
    span: Span
    code: str
    coder: str
    suggester: str


def coding_of(transcript: Transcript, span: Span, code: str, *, coder: str, origin: str = "manual") -> Coding:
    """Return the coding of ``span`` in ``transcript``, with its words as quote.

    Raises:
        CodingError: if the span is empty or lies outside the text.
    """
    if span.end > len(transcript.text):
        raise CodingError(
            f"coding '{code}' by {coder}: [{span.start}, {span.end}) lies outside transcript '{transcript.id}', "
            f"which has {len(transcript.text)} characters. Count from 0, in characters, end not included."
        )
    return Coding(transcript.id, span, code, coder, span.of(transcript.text), origin=origin)


def check_quote(coding: Coding, text: str) -> None:
    """Check that the span still covers the words that were coded.

    Raises:
        CodingError: naming the coding, if it does not.
    """
    what = f"coding {coding.id} ('{coding.code}' by {coding.coder}) of '{coding.transcript}'"
    check_words(what, text, place=(coding.span.start, coding.span.end), quote=coding.quote)


RESTORE = "The text or the offsets were changed outside qualcode; restore a copy of the project."
"""What to do where what a project holds does not fit together."""


def check_words(what: str, text: str, *, place: tuple[int, int], quote: str, way_out: str = RESTORE) -> None:
    """Check that a place, as start and end, still covers the words that it should.

    Raises:
        CodingError: beginning with ``what`` and ending with ``way_out``, if it does not.
    """
    start, end = place
    words = text[start:end]
    if words != quote:
        raise CodingError(
            f"{what} at [{start}, {end}) should cover {_shown(quote)} but the text there is {_shown(words)}. {way_out}"
        )


def coders_of(codings: Iterable[Coding]) -> list[str]:
    """Return the names of those who coded, in alphabetical order."""
    return sorted({coding.coder for coding in codings})


def coder_name(written: str) -> str:
    """Return a coder's name as projects keep it, so that one person is one coder: NFC, single blanks, nothing unseen.

    Raises:
        CodingError: if nothing is left.
    """
    seen = "".join(sign for sign in normalised(written) if sign.isspace() or category(sign) not in ("Cc", "Cf"))
    name = " ".join(seen.split())
    if not name:
        raise CodingError("a coding needs the name of its coder; this one is empty")
    return name


def fresh(codings: Iterable[Coding], there: Iterable[Coding]) -> list[Coding]:
    """Return the codings that are not there already, by what they judge. Each counts once."""
    seen = {coding.judgement for coding in there}
    found = []
    for coding in codings:
        if coding.judgement not in seen:
            seen.add(coding.judgement)
            found.append(coding)
    return found


def joined(codings: Sequence[Coding]) -> Coding:
    """Return equal codings as one: the earliest, with all memos, quotable if any is, with the first number there is."""
    ordered = sorted(codings, key=lambda coding: (coding.created or datetime.min, coding.id))
    memos = dict.fromkeys(coding.memo for coding in ordered if coding.memo)
    return replace(
        ordered[0],
        memo="\n\n".join(memos),
        quotable=any(coding.quotable for coding in ordered),
        value=next((coding.value for coding in ordered if coding.value is not None), None),
    )


def busiest_first(codings: Iterable[Coding]) -> list[str]:
    """Return the names of those who coded, who has most codings first."""
    counts = Counter(coding.coder for coding in codings)
    return sorted(counts, key=lambda coder: (-counts[coder], coder))


def by_coder(codings: Sequence[Coding], coder: str) -> list[Coding]:
    """Return the codings of one coder.

    Raises:
        NotFoundError: if nobody of that name coded; the message lists who did.
    """
    chosen = [coding for coding in codings if coding.coder == coder]
    if not chosen:
        raise NotFoundError("coder", coder, coders_of(codings))
    return chosen


def _shown(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
