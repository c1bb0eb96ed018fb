"""Memos: remarks that are no codings, on passages of a transcript, on a whole transcript, or on a code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from qualcode.codings import check_words, new_id
from qualcode.errors import CodingError
from qualcode.spans import Span


@dataclass(frozen=True, slots=True)
class Memo:
    """A remark on a passage that codes nothing: a question to the transcriber, a thought to come back to.

    Attributes:
        transcript: the id of the transcript.
        span: the passage, in code points of the transcript's text; never empty.
        text: the remark, with what others answered below it.
        coder: who wrote it.
        quote: the words the span covers, kept as a check on the offsets.
        resolved: whether it was marked as done.
        created: when it was written, if known.
        review: whether somebody should look at its place again, since the text under it changed.
        id: unique over projects.

    Raises:
        CodingError: if the span is empty, or the transcript, the coder or the text is missing.
    """

    transcript: str
    span: Span
    text: str
    coder: str
    quote: str
    resolved: bool = False
    created: datetime | None = None
    review: bool = False
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if not self.span:
            raise CodingError(f"a memo in '{self.transcript}' stands on no words; select some")
        for name in ("transcript", "coder", "text"):
            if not getattr(self, name).strip():
                raise CodingError(f"a memo needs a {name}; this one on {self.quote[:40]!r} has none")


def check_memo(memo: Memo, text: str) -> None:
    """Check that a memo still stands on the words it was written on.

    Raises:
        CodingError: naming the memo, if it does not.
    """
    what = f"memo {memo.id} by {memo.coder} in '{memo.transcript}'"
    check_words(what, text, place=(memo.span.start, memo.span.end), quote=memo.quote)


# ── about a whole transcript, or about a code ──


class About(StrEnum):
    """What a memo is about that stands on no passage."""

    TRANSCRIPT = "transcript"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class SubjectMemo:
    """What one coder writes about a whole transcript, or about a code: of each coder there is one about each.

    Attributes:
        about: which of the two.
        subject: the id of the transcript, or the key of the code.
        coder: who wrote it.
        text: what; never blank, since a memo without words is none.

    Raises:
        CodingError: if the subject, the coder or the text is missing.
    """

    about: About
    subject: str
    coder: str
    text: str

    def __post_init__(self) -> None:
        for name in ("subject", "coder", "text"):
            if not getattr(self, name).strip():
                raise CodingError(f"a memo about a {self.about} needs a {name}; this one by '{self.coder}' has none")

    @property
    def key(self) -> tuple[About, str, str]:
        """What tells it from others."""
        return self.about, self.subject, self.coder


def recoded(memos: Iterable[SubjectMemo], recode: Mapping[str, str]) -> list[SubjectMemo]:
    """Return memos where those about codes follow their codes, whose new keys ``recode`` has for the old ones.

    Where one coder wrote about several codes that become one, the texts are joined, a blank line between them: first
    that of the code that keeps its key, then those of the others by key; the same text once.
    """
    texts: dict[tuple[About, str, str], dict[str, None]] = {}
    for memo in sorted(memos, key=lambda memo: (memo.subject in recode, memo.key)):
        subject = recode.get(memo.subject, memo.subject) if memo.about == About.CODE else memo.subject
        texts.setdefault((memo.about, subject, memo.coder), {})[memo.text] = None
    return [SubjectMemo(*key, "\n\n".join(found)) for key, found in texts.items()]
