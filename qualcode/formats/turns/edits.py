"""Documents made from documents: with text put in, or a part of one; all that has a place in the text moves along."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from qualcode.formats.document import Block, Comment, Document
from qualcode.spans import Span
from qualcode.transcripts import normalised


def with_numbers(document: Document) -> Document:
    """Return the document with the numbers and marks that its program writes before paragraphs in the text itself.

    Comments and colours cover the same words as before; a number belongs to its paragraph, in the paragraph's format.
    """
    marks = [(block.span.start, f"{normalised(block.number)} ") for block in document.blocks if block.number]
    places = [place for place, _ in marks]
    sizes = [0, *accumulate(len(mark) for _, mark in marks)]

    def before(place: int) -> int:
        return place + sizes[bisect_left(places, place)]

    def after(place: int) -> int:
        return place + sizes[bisect_right(places, place)]

    def same_words(span: Span) -> Span:
        return Span(after(span.start), max(after(span.start), before(span.end)))

    cuts = [0, *places, len(document.text)]
    pieces = [document.text[left:right] for left, right in pairwise(cuts)]
    text = pieces[0] + "".join(mark + piece for (_, mark), piece in zip(marks, pieces[1:], strict=True))
    blocks = tuple(
        _numbered(block, Span(before(block.span.start), before(block.span.end))) for block in document.blocks
    )
    labels = tuple(replace(label, start=before(label.start), speech=after(label.speech)) for label in document.labels)
    return replace(_with_spans(document, same_words), text=text, blocks=blocks, labels=labels)


def _numbered(block: Block, span: Span) -> Block:
    added = len(span) - len(block.span)
    return replace(
        block,
        span=span,
        number="",
        bold=block.bold + added if block.bold else 0,
        italic=block.italic + added if block.italic else 0,
    )


def _with_spans(document: Document, moved: Callable[[Span], Span]) -> Document:
    return replace(
        document,
        comments=tuple(
            comment if comment.span is None else replace(comment, span=moved(comment.span))
            for comment in document.comments
        ),
        highlights=tuple(replace(highlight, span=moved(highlight.span)) for highlight in document.highlights),
    )


def part_of(document: Document, part: Span) -> Document:
    """Return a stretch of a document as a document of its own.

    A comment or colour over the edge of the part keeps its share in it; what stands outside the text goes with the part
    at the beginning, and so do the document's notes and what stands beside its text.
    """
    text = part.of(document.text)
    first = part.start == 0

    def here(span: Span) -> Span | None:
        shared = span.clip(part)
        if not span and (part.start <= span.start < part.end or span.start == part.end == len(document.text)):
            shared = span
        return Span(shared.start - part.start, shared.end - part.start) if shared is not None else None

    def comments() -> Iterator[Comment]:
        for comment in document.comments:
            span = here(comment.span) if comment.span is not None else None
            if span is not None or (comment.span is None and first):
                yield replace(comment, span=span)

    labels = (label for label in document.labels if part.start <= label.start < part.end)
    return replace(
        document,
        text=text,
        blocks=tuple(
            _clipped(block, span, max(0, part.start - block.span.start))
            for block in document.blocks
            if (span := here(block.span))
        ),
        labels=tuple(
            replace(label, start=label.start - part.start, speech=min(label.speech, part.end) - part.start)
            for label in labels
        ),
        comments=tuple(comments()),
        highlights=tuple(replace(light, span=span) for light in document.highlights if (span := here(light.span))),
        beside=document.beside if first else (),
        notes=document.notes if first else (),
    )


def _clipped(block: Block, span: Span, cut: int) -> Block:
    """Return what is left of a paragraph that lost ``cut`` code points at its start."""
    bold, italic = (min(len(span), max(0, length - cut)) for length in (block.bold, block.italic))
    return replace(block, span=span, bold=bold, italic=italic)
