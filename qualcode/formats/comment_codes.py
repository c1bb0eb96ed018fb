"""Comments taken as codings or memos: whose, on which words, under which codes."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.codebooks import Code, Codebook, by_beginning, folded, names
from qualcode.codings import Coding
from qualcode.formats.document import ANONYMOUS, Comment, Highlight
from qualcode.formats.notes import shortened, unknown_code
from qualcode.memos import Memo
from qualcode.spans import Span
from qualcode.transcripts import Note, Transcript, Turn

_MOST_WORDS = 6
"""A code that no codebook has is believed to be a code up to so many words, and without the marks of a sentence."""
_MOST_WORDS_BY_COMMA = 3
_LONGEST_CODE = 80
_SENTENCE = re.compile(r"[?!]|[.…]$|[.:] \w")
_MEMO = re.compile(r"(?:^|;)[ \t]*memo[ \t]*:[ \t]*", re.IGNORECASE | re.MULTILINE)
_LIST_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]\s+|codes?\s*:\s*|[#*•-]\s*)", re.IGNORECASE)
_VALUE = re.compile(r"(?P<name>.+?)\s*=\s*(?P<value>-?\d+(?:[.,]\d+)?)\s*$")
_WORDS_ON_A_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from a document's margin, and what is worth saying about it."""

    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What a comment says.

    Attributes:
        codes: the codes it names with the number of a scale code: known ones by their key, others as written.
        guessed: for a key what was written, where only its beginning was.
        unknown: the names in ``codes`` that no codebook has.
        remark: the rest, which is no code.
    """

    codes: Mapping[str, float | None]
    guessed: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    remark: str = ""


class Reader:
    """Reads comments with the codes of these codebooks."""

    def __init__(self, books: Sequence[Codebook]) -> None:
        self._known = names(books)
        self._codes: dict[str, Code] = {code.key: code for book in books for code in book.codes}
        self._in_use = {name: key for name, key in self._known.items() if not self._codes[key].retired}

    def read(self, text: str) -> Named:
        """Return the codes that a comment names, and what else it says.

        Codes are parted by ``;``, a new line, or one of ``, + / & |`` beside a known code, unless a sentence follows.
        They may be written as key, as label, in any case, with or without accents, or by a beginning that only one code
        in use has; ``code = 4`` gives the number of a scale code. What follows ``memo:`` is a remark, and so is what is
        too long for a code or has the marks of a sentence.
        """
        marked = _MEMO.search(text)
        before, said = (text[: marked.start()], text[marked.end() :].strip()) if marked else (text, "")
        codes: dict[str, float | None] = {}
        guessed: dict[str, str] = {}
        unknown: dict[str, str] = {}
        written, remarks = split_codes(before, self._known)
        for name in written:
            key, value = self._known.get(folded(name)), None
            if key is None and (scaled := self._scaled(name)):
                key, value = scaled
            if key is None and (key := by_beginning(name, self._in_use)):
                guessed[key] = name
            if key is not None:
                codes.setdefault(key, value)
            else:
                unknown.setdefault(folded(name), name)
                codes.setdefault(unknown[folded(name)], None)
        return Named(codes, guessed, tuple(unknown.values()), "\n".join([*remarks, *([said] if said else [])]))

    def _scaled(self, name: str) -> tuple[str, float] | None:
        """Return the scale code and the number in ``code = 4``; None where it is something else."""
        match = _VALUE.fullmatch(name)
        key = self._known.get(folded(match["name"])) if match else None
        if match is None or key is None or self._codes[key].scale is None:
            return None
        return key, float(match["value"].replace(",", "."))

    def count(self, comments: Sequence[Comment]) -> "CommentCount":
        """Return how many of the comments name codes, and whose they are."""
        kinds: Counter[str] = Counter()
        for comment in comments:
            named = self.read(comment.text)
            known = len(named.codes) > len(named.unknown)
            kind = "reply" if comment.reply_to else "code" if known else "unknown" if named.codes else "remark"
            kinds[kind] += 1
        authors = Counter(comment.author for comment in comments)
        return CommentCount(kinds["code"], kinds["unknown"], kinds["remark"], kinds["reply"], dict(authors))

    def as_codings(self, transcript: Transcript, comments: Sequence[Comment]) -> Taken:
        """Return a coding for each code that a comment names, and a memo for each comment that names none.

        A code that no codebook has is kept under the name it was given, and reported; a retired one too; a number that
        does not lie on the code's scale is reported and left out. What a comment says beside its codes, and the replies
        to it, go into the memo of its codings. A comment at a point codes its whole paragraph; one outside the text is
        only reported. A passage that begins in a turn's label and runs on into its speech begins where the speech
        begins, unless qualcode wrote the comment.
        """
        codings: list[Coding] = []
        memos: list[Memo] = []
        notes: list[Note] = []
        for comment, span, answers in _threads(transcript, comments, notes):
            named = self.read(comment.text)
            said = "\n".join([*([named.remark] if named.remark else []), *answers])
            if not named.codes:
                memos += _memo(comment, transcript, span, answers)
                continue
            notes += self._doubts(comment, span, named)
            for code, value in named.codes.items():
                kept = value if self._on_scale(code, value) else None
                codings.append(_coding(comment, transcript, span, (code, kept, said)))
        if memos:
            notes.append(Note("remarks", {"n": len(memos), "first": shortened(memos[0].text)}))
        return Taken(tuple(codings), tuple(memos), (*notes, *_anonymous(comments)))

    def _on_scale(self, key: str, value: float | None) -> bool:
        scale = self._codes[key].scale if key in self._codes else None
        return value is not None and scale is not None and scale.takes(value)

    def _doubts(self, comment: Comment, span: Span, named: Named) -> Iterator[Note]:
        place = f"{comment.author} [{span.start}, {span.end})"
        for key, written in named.guessed.items():
            yield Note("by beginning", {"place": place, "written": shortened(written), "code": key})
        for key in named.codes:
            if key in self._codes and self._codes[key].retired:
                yield Note("retired code", {"place": place, "code": key})
        for key, value in named.codes.items():
            if value is not None and not self._on_scale(key, value):
                yield Note("off scale", {"place": place, "code": key, "value": f"{value:g}"})
        for name in named.unknown:
            yield unknown_code(place, name, self._known.values())


def as_memos(transcript: Transcript, comments: Sequence[Comment]) -> Taken:
    """Return every comment as a memo, with the replies to it below."""
    notes: list[Note] = []
    threads = list(_threads(transcript, comments, notes))
    memos = [memo for comment, span, answers in threads for memo in _memo(comment, transcript, span, answers)]
    return Taken((), tuple(memos), (*notes, *_anonymous(comments)))


def from_highlights(
    transcript: Transcript, highlights: Sequence[Highlight], codes: Mapping[str, str], *, coder: str
) -> tuple[Coding, ...]:
    """Return a coding for each passage in a colour that stands for a code.

    Args:
        transcript: the transcript.
        highlights: its coloured passages.
        codes: for a colour in lower case the key of its code; other colours code nothing.
        coder: whose codings they are.
    """
    found = []
    for light in highlights:
        code = codes.get(light.color.casefold())
        span = spoken(light.span, transcript)
        if code and span.of(transcript.text).strip():
            quote, origin = span.of(transcript.text), f"word-highlight:{light.color.casefold()}"
            found.append(Coding(transcript.id, span, code, coder, quote, origin=origin))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CommentCount:
    """How many comments name a known code, a code that no codebook has, or none; how many are replies; by whom."""

    code: int
    unknown: int
    remark: int
    reply: int
    authors: Mapping[str, int]

    @property
    def total(self) -> int:
        """All comments."""
        return self.code + self.unknown + self.remark + self.reply


def split_codes(text: str, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the names in a comment that are or may be codes, each once, as written; and what can be none."""
    found: dict[str, str] = {}
    remarks = []
    for part in re.split(r"[;\n]", text):
        part = _LIST_NUMBER.sub("", part)
        pieces = re.split(r"[,+/&|]", part)
        several = folded(part) not in known and any(folded(piece) in known for piece in pieces)
        for piece in pieces if several else [part]:
            name = " ".join(piece.split())
            most = _MOST_WORDS_BY_COMMA if several else _MOST_WORDS
            if folded(name) not in known and _is_remark(name, most):
                remarks.append(name)
            elif folded(name):
                found.setdefault(folded(name), name)
    return list(found.values()), remarks


def _is_remark(name: str, most: int) -> bool:
    return len(name) > _LONGEST_CODE or len(name.split()) > most or bool(_SENTENCE.search(name))


def _threads(
    transcript: Transcript, comments: Sequence[Comment], notes: list[Note]
) -> Iterator[tuple[Comment, Span, list[str]]]:
    """Yield each comment that begins a thread, with the passage it is on and what was answered."""
    answers = _replies(comments)
    for comment in comments:
        if comment.reply_to:
            continue
        if comment.span is None:
            notes.append(Note("comment outside", {"text": shortened(comment.text), "coder": comment.author}))
            continue
        yield comment, _passage(comment, comment.span, transcript, notes), answers.get(comment.id, [])


def _replies(comments: Sequence[Comment]) -> dict[str, list[str]]:
    """Return what was answered to each comment, the answers to answers included, under the first of the thread."""
    parents = {comment.id: comment.reply_to for comment in comments}
    replies: dict[str, list[str]] = {}
    for comment in comments:
        first, above = comment.id, comment.reply_to
        for _ in comments:
            if above is None:
                break
            first, above = above, parents.get(above)
        if comment.reply_to:
            replies.setdefault(first, []).append(f"{comment.author}: {comment.text}")
    return replies


def _coding(comment: Comment, transcript: Transcript, span: Span, said: tuple[str, float | None, str]) -> Coding:
    code, value, memo = said
    return Coding(
        transcript=transcript.id,
        span=span,
        code=code,
        coder=comment.author,
        quote=span.of(transcript.text),
        origin="word-comment:resolved" if comment.resolved else "word-comment",
        memo=memo,
        value=value,
        created=comment.time,
    )


def _memo(comment: Comment, transcript: Transcript, span: Span, answers: Sequence[str]) -> Iterator[Memo]:
    """Yield a comment as a memo, unless it says nothing."""
    text = "\n".join([_MEMO.sub("", comment.text, count=1), *answers]).strip()
    if text:
        quote = span.of(transcript.text)
        yield Memo(transcript.id, span, text, comment.author, quote, comment.resolved, comment.time)


def _passage(comment: Comment, place: Span, transcript: Transcript, notes: list[Note]) -> Span:
    if comment.exact and place:
        return place
    span = place.trimmed(transcript.text)
    if span:
        return _from_label(comment, spoken(span, transcript), transcript, notes)
    notes.append(Note("point comment", {"text": shortened(comment.text), "coder": comment.author}))
    return spoken(_paragraph_at(place.start, transcript.text), transcript)


def _from_label(comment: Comment, span: Span, transcript: Transcript, notes: list[Note]) -> Span:
    """Return the whole turn for a passage on a label alone: people click on the name to code what was said."""
    turn = _turn_from(span.start, transcript)
    if turn and turn.span and turn.label and span.end <= turn.label.end:
        notes.append(Note("label comment", {"text": shortened(comment.text), "coder": comment.author}))
        return turn.span
    return span


def spoken(span: Span, transcript: Transcript) -> Span:
    """Return a passage without blanks at its ends; one that begins in a turn's label from the speech on.

    A passage that covers no speech, or no words, stays as it is.
    """
    trimmed = span.trimmed(transcript.text) or span
    turn = _turn_from(trimmed.start, transcript)
    if turn and trimmed.start < turn.span.start < min(trimmed.end, turn.span.end):
        return Span(turn.span.start, trimmed.end)
    return trimmed


def _turn_from(position: int, transcript: Transcript) -> Turn | None:
    """Return the last turn whose label begins at a place or before it."""
    number = bisect_right(transcript.turns, position, key=lambda turn: turn.label.start)
    return transcript.turns[number - 1] if number else None


def _paragraph_at(position: int, text: str) -> Span:
    """Return the paragraph in which ``position`` lies; where that is blank, the next with words, or the last."""
    paragraphs = list(_WORDS_ON_A_LINE.finditer(text))
    found = next((match for match in paragraphs if position <= match.end()), paragraphs[-1])
    return Span(*found.span()).trimmed(text)


def _anonymous(comments: Sequence[Comment]) -> tuple[Note, ...]:
    found = ANONYMOUS in {comment.author for comment in comments}
    return (Note("anonymous", {"name": ANONYMOUS}),) if found else ()
