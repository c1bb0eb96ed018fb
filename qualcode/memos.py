"""Memos: remarks on passages of a transcript that are no codings."""

from dataclasses import dataclass, field
from datetime import datetime

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
