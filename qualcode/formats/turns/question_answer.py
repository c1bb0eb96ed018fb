"""Questions and answers that no label tells apart, only how they look: bold, italics, a number, a level, a tab."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from qualcode.formats.document import Block, Document
from qualcode.spans import Span

_QUESTIONS = 3
"""So many questions, or more, are no chance."""
_MARKED, _PLAIN = 0.35, 0.55
"""So much of what is bold, or has another sign, asks if these are the questions; or of what has not, if it is those."""
_CLEAR = 3
"""What looks like a question asks three times as often as what looks like an answer, or more."""
_NUMBERED = re.compile(r"\s*+(?:[^\W\d_]{1,12} )?\d{1,3}(?:[.):]|\s|[ \t]?[–-])\s*\S")
_QUOTES = "\"”’'»)"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions and answers by turns.

    Attributes:
        turns: for each where it begins and whether it is a question.
        sign: by what they were told apart: ``bold``, ``italic``, ``heading``, ``number``, ``level``, ``tab``.
    """

    turns: tuple[tuple[int, bool], ...]
    sign: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, or its question in bold before the answer on the next line."""

    span: Span
    block: Block
    bold: bool
    italic: bool


def questions_and_answers(document: Document) -> Dialogue | None:
    """Return the questions and answers of a document, by the clearest sign; None if none is clear."""
    text = document.text
    pieces = [piece for block in document.blocks for piece in _pieces(text, block)]
    asks = [piece.span.of(text).rstrip(_QUOTES + " \n\t").endswith("?") for piece in pieces]
    if sum(asks) < _QUESTIONS:
        return None
    found = [(_contrast(classes, asks), sign, classes) for sign, classes in _classes(text, pieces).items()]
    contrast, sign, classes = max(found, key=lambda one: one[0])  # the first of equals
    return Dialogue(_turns(pieces, classes, asks), sign) if contrast > 0 else None


def _pieces(text: str, block: Block) -> list[_Piece]:
    """Return a paragraph as one piece; two if it is a question in bold or italics before something that is not."""
    start, end = block.span.start, block.span.end
    for length in (block.bold, block.italic):
        cut = start + length
        if start < cut < end and text[start:cut].rstrip().endswith("?") and text[cut:end].strip():
            first = _Piece(Span(start, cut), block, length == block.bold, length == block.italic)
            return [first, _Piece(Span(cut, end), block, bold=False, italic=False)]
    return [_Piece(block.span, block, 2 * block.bold > end - start, 2 * block.italic > end - start)]


def _classes(text: str, pieces: Sequence[_Piece]) -> Mapping[str, list[bool]]:
    """Return for each sign which pieces have it."""
    tests: dict[str, Callable[[_Piece], bool]] = {
        "bold": lambda piece: piece.bold,
        "italic": lambda piece: piece.italic,
        "heading": lambda piece: piece.block.heading,
        "number": lambda piece: bool(piece.block.number or _NUMBERED.match(text, piece.span.start, piece.span.end)),
        "level": lambda piece: piece.block.level == 0,
        "tab": lambda piece: text[piece.span.start] == "\t",
    }
    return {sign: [test(piece) for piece in pieces] for sign, test in tests.items()}


def _contrast(classes: Sequence[bool], asks: Sequence[bool]) -> float:
    """Return how much more often the pieces of one class ask than those of the other; 0 where that is not clear."""
    question = _asking_class(classes, asks)
    of_questions = [asked for of_class, asked in zip(classes, asks, strict=True) if of_class is question]
    of_answers = [asked for of_class, asked in zip(classes, asks, strict=True) if of_class is not question]
    if sum(of_questions) < _QUESTIONS or not of_answers or len(list(groupby(classes))) < _QUESTIONS + 1:
        return 0
    most, few = sum(of_questions) / len(of_questions), sum(of_answers) / len(of_answers)
    return most - few if most >= (_MARKED if question else _PLAIN) and most >= _CLEAR * few else 0


def _asking_class(classes: Sequence[bool], asks: Sequence[bool]) -> bool:
    """Return which of the two classes asks the most."""
    asked = [of_class for of_class, asked in zip(classes, asks, strict=True) if asked]
    return asked.count(True) / max(1, classes.count(True)) >= asked.count(False) / max(1, classes.count(False))


def _turns(pieces: Sequence[_Piece], classes: Sequence[bool], asks: Sequence[bool]) -> tuple[tuple[int, bool], ...]:
    """Return where each turn begins; a title in the form of the questions is no part of the first."""
    question = _asking_class(classes, asks)
    first = classes.index(question)
    end = next((place for place in range(first, len(classes)) if classes[place] is not question), len(classes))
    first = next((place for place in range(first, end) if asks[place]), first)
    numbers = range(first, len(pieces))
    runs = (next(run) for _, run in groupby(numbers, key=lambda number: classes[number]))
    return tuple((pieces[number].span.start, classes[number] is question) for number in runs)
