"""Comments taken as codings: whose, on which words, under which codes."""

import re
from collections.abc import Sequence

from qualcode.codebooks import Codebook, folded, names
from qualcode.codings import Coding
from qualcode.formats.document import ANONYMOUS, Comment
from qualcode.formats.notes import shortened, unknown_code
from qualcode.spans import Span
from qualcode.transcripts import Note, Transcript

REMARK = "opmerking"
"""The code of a comment that is too long to be the name of a code."""

_LONGEST_CODE = 80
_WORDS_ON_A_LINE = re.compile(r"[^\n]*\S[^\n]*")


def codings_from_comments(
    transcript: Transcript, comments: Sequence[Comment], books: Sequence[Codebook]
) -> tuple[list[Coding], list[Note]]:
    """Return one coding for each code that a comment names, and notes on what was doubtful.

    Several codes in one comment are parted by ``;``, a new line, or a comma beside a known code, unless a sentence
    follows. A code that no codebook has is kept under the name it was given, and reported. A reply goes into the memo
    of the codings it answers. A comment at a point codes its whole paragraph; one outside the text is only reported.
    A passage that begins in a turn's label and runs on into its speech begins where the speech begins. What is longer
    than 80 characters and no known code is a remark: a coding under ``opmerking`` with the words as its memo.
    """
    known = names(books)
    codings: list[Coding] = []
    notes: list[Note] = []
    replies = _replies(comments)
    for comment in comments:
        if comment.reply_to:
            continue
        if comment.span is None:
            notes.append(_outside(comment))
            continue
        span = _passage(comment, comment.span, transcript, notes)
        answers = replies.get(comment.id, [])
        for key, remarks in _named(comment.text, known).items():
            notes += _about_code(comment, span, (key, remarks), known)
            codings.append(_coding(comment, transcript, (span, key, "\n".join([*remarks, *answers]))))
    if ANONYMOUS in {comment.author for comment in comments}:
        notes.append(Note("anonymous", {"name": ANONYMOUS}))
    return codings, notes


def split_codes(text: str, known: dict[str, str]) -> list[str]:
    """Return the code names in a comment, each once, as written."""
    found: list[str] = []
    for part in re.split(r"[;\n]", text):
        pieces = [part]
        if folded(part) not in known and "," in part:
            by_comma = part.split(",")
            if any(folded(piece) in known for piece in by_comma) and max(map(_words, by_comma)) <= 3:
                pieces = by_comma
        found += [" ".join(piece.split()) for piece in pieces if folded(piece)]
    return list({folded(name): name for name in found}.values())


def _named(text: str, known: dict[str, str]) -> dict[str, list[str]]:
    """Return the codes that a comment names: known ones by their key, others as written; with the remarks for each."""
    found: dict[str, list[str]] = {}
    for name in split_codes(text, known):
        if folded(name) not in known and len(name) > _LONGEST_CODE:
            found.setdefault(known.get(REMARK, REMARK), []).append(name)
        else:
            found.setdefault(known.get(folded(name), name), [])
    return found


def _words(text: str) -> int:
    return len(text.split())


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


def _coding(comment: Comment, transcript: Transcript, what: tuple[Span, str, str]) -> Coding:
    span, key, memo = what
    return Coding(
        transcript=transcript.id,
        span=span,
        code=key,
        coder=comment.author,
        quote=span.of(transcript.text),
        origin="word-comment",
        memo=memo,
        created=comment.time,
    )


def _passage(comment: Comment, place: Span, transcript: Transcript, notes: list[Note]) -> Span:
    span = place.trimmed(transcript.text)
    if span:
        return _without_label(span, transcript)
    notes.append(Note("point comment", {"text": shortened(comment.text), "coder": comment.author}))
    return _without_label(_paragraph_at(place.start, transcript.text), transcript)


def _without_label(span: Span, transcript: Transcript) -> Span:
    """Return a passage that begins in a turn's label from the speech on; one that covers no speech as it is."""
    for turn in transcript.turns:
        if turn.label.start <= span.start < turn.span.start < min(span.end, turn.span.end):
            return Span(turn.span.start, span.end)
    return span


def _paragraph_at(position: int, text: str) -> Span:
    """Return the paragraph in which ``position`` lies; where that is blank, the next with words, or the last."""
    paragraphs = list(_WORDS_ON_A_LINE.finditer(text))
    found = next((match for match in paragraphs if position <= match.end()), paragraphs[-1])
    return Span(*found.span()).trimmed(text)


def _outside(comment: Comment) -> Note:
    return Note("comment outside", {"text": shortened(comment.text), "coder": comment.author})


def _about_code(comment: Comment, span: Span, named: tuple[str, list[str]], known: dict[str, str]) -> list[Note]:
    """Return what is doubtful about a code that a comment names, or its remarks."""
    name, remarks = named
    place = f"{comment.author} [{span.start}, {span.end})"
    if remarks:
        return [Note("remark", {"place": place, "text": shortened(remarks[0]), "code": name})]
    return [] if name in known.values() else [unknown_code(place, name, known.values())]
