"""Alignment: which stretches of two versions of a text are the same.

Lines are compared first, then words in the lines that changed, then characters in the words that changed, so that a
long text with a few changes is quick, and what two different texts take stays bounded.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from qualcode.spans import Span

_SMALL = 40_000
"""Pairs of pieces up to which a stretch without unique pieces is compared in full; this bounds the time."""
_ROUNDS = 24
"""How often gaps between unique pieces are searched for pieces that are unique within them."""
_ALIKE = 0.5
"""Share of equal characters (Dice) from which words are alike enough to compare their characters."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\w+|[^\w\s]")
_JOINER = "\u200d"

_Cut = Callable[[str, Span], Iterator[Span]]
_Pairs = list[tuple[int, int]]
_Pairing = Callable[[Sequence[str], Sequence[str]], _Pairs]


class Block(NamedTuple):
    """``size`` code points that are the same in both texts, from ``before`` in the one and ``after`` in the other."""

    before: int
    after: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """What is the same in two versions of a text.

    Attributes:
        blocks: in order in both texts, with an empty one at the beginning and at the end.
        lost: stretches of the text before of which one part went, and nothing tells which.
        doubled: stretches of the text after of which one part came, and nothing tells which.
    """

    blocks: Sequence[Block]
    lost: Sequence[Span]
    doubled: Sequence[Span]

    def number_at(self, position: int, side: int = 0) -> int:
        """Return the number of the last block that begins at or before a place in the text before (0) or after (1)."""
        return bisect_right(self.blocks, position, key=lambda block: block[side]) - 1


def align(before: str, after: str) -> Alignment:
    """Return what is the same in two texts; no block begins or ends within a character with its marks."""
    blocks = [Block(0, 0, 0), Block(len(before), len(after), 0)]
    steps: tuple[tuple[_Cut, _Pairing], ...] = (
        (_lines, _paired),
        (_words, _paired),
        (_characters, _paired_characters),
    )
    for cut, paired in steps:
        blocks = _joined(_refined((before, after), blocks, cut, paired=paired))
    return _settled(before, after, blocks)


def gap_between(block: Block, following: Block) -> tuple[Span, Span]:
    """Return the stretches of both texts between two blocks."""
    return (
        Span(block.before + block.size, following.before),
        Span(block.after + block.size, following.after),
    )


def in_character(text: str, position: int) -> bool:
    """Say whether a border here would part a base character from its marks, a joined emoji or a flag."""
    if not 0 < position < len(text):
        return False
    left, right = text[position - 1], text[position]
    if left == "\n" or (right < "\u0300" and left != _JOINER):
        return False
    if _JOINER in (left, right) or "\U0001f3fb" <= right <= "\U0001f3ff" or category(right)[0] == "M":
        return True
    return min(left, right) >= "\U0001f1e6" and max(left, right) <= "\U0001f1ff"


def in_word(text: str, position: int) -> bool:
    """Say whether a border here would part a word or a character."""
    inside = 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()
    return inside or in_character(text, position)


# ── pieces of a text ──


def _lines(text: str, stretch: Span) -> Iterator[Span]:
    return (Span(*line.span()) for line in _LINE.finditer(text, stretch.start, stretch.end))


def _words(text: str, stretch: Span) -> Iterator[Span]:
    """Yield the words and signs of a stretch, each with the marks that belong to it; white space is between them."""
    word: Span | None = None
    for found in _WORD.finditer(text, stretch.start, stretch.end):
        start = found.start()
        while start > stretch.start and in_character(text, start):
            start -= 1
        if word and start < word.end:
            start = word.start
        elif word:
            yield word
        word = Span(start, found.end())
    if word:
        yield word


def _characters(text: str, stretch: Span) -> Iterator[Span]:
    cuts = [position for position in range(stretch.start + 1, stretch.end) if not in_character(text, position)]
    return (Span(start, end) for start, end in pairwise([stretch.start, *cuts, stretch.end]))


# ── comparing pieces ──


def _refined(texts: tuple[str, str], blocks: Sequence[Block], cut: _Cut, *, paired: _Pairing) -> Iterator[Block]:
    """Yield the blocks, with what is the same in the gaps between them when both sides are cut into pieces."""
    before, after = texts
    yield blocks[0]
    for block, following in pairwise(blocks):
        old, new = gap_between(block, following)
        if old and new:
            left, right = list(cut(before, old)), list(cut(after, new))
            for i, j in paired([piece.of(before) for piece in left], [piece.of(after) for piece in right]):
                yield Block(left[i].start, right[j].start, len(left[i]))
        yield following


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with those that touch in both texts made one; the first and last stay as they are."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and last.size and block.size and not any(gap_between(last, block)):
            joined[-1] = Block(last.before, last.after, last.size + block.size)
        else:
            joined.append(block)
    return joined


class _Gap(NamedTuple):
    """Pieces not yet compared: from ``left`` to ``left_end`` in the one sequence, ``right`` to ``right_end``."""

    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def size(self) -> int:
        return (self.left_end - self.left) * (self.right_end - self.right)


def _paired(left: Sequence[str], right: Sequence[str]) -> _Pairs:
    """Return the positions of equal pieces, rising in both.

    Pieces that are unique on both sides of a gap come first (Cohen's patience diff), then those between them; a gap
    without any is compared in full if it is `_SMALL`, and given up otherwise.
    """
    pairs: _Pairs = []
    gaps = [_Gap(0, len(left), 0, len(right))]
    for _ in range(_ROUNDS):
        gaps = [narrower for gap in gaps for narrower in _narrowed(left, right, gap, pairs)]
    return sorted(pairs)


def _paired_characters(left: Sequence[str], right: Sequence[str]) -> _Pairs:
    """Return the positions of equal characters; of words that are not alike only what begins and ends alike."""
    pairs: _Pairs = []
    gap = _trimmed(left, right, _Gap(0, len(left), 0, len(right)), pairs)
    if 0 < gap.size <= _SMALL:
        inner = _compared(left, right, gap)
        if 2 * (len(pairs) + len(inner)) >= _ALIKE * (len(left) + len(right)):
            pairs += inner
    return sorted(pairs)


def _trimmed(left: Sequence[str], right: Sequence[str], gap: _Gap, pairs: _Pairs) -> _Gap:
    """Return the gap without what is equal at its beginning and end, which is added to ``pairs``."""
    i, i_end, j, j_end = gap
    while i < i_end and j < j_end and left[i] == right[j]:
        pairs.append((i, j))
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and left[i_end - 1] == right[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
        pairs.append((i_end, j_end))
    return _Gap(i, i_end, j, j_end)


def _narrowed(left: Sequence[str], right: Sequence[str], gap: _Gap, pairs: _Pairs) -> list[_Gap]:
    """Return the gaps that are left within a gap, adding what was found to ``pairs``."""
    gap = _trimmed(left, right, gap, pairs)
    if not gap.size:
        return []
    anchors = _anchors(left, right, gap)
    if not anchors:
        if gap.size <= _SMALL:
            pairs += _compared(left, right, gap)
        return []
    pairs += anchors
    corners = [(gap.left - 1, gap.right - 1), *anchors, (gap.left_end, gap.right_end)]
    return [_Gap(i + 1, i_end, j + 1, j_end) for (i, j), (i_end, j_end) in pairwise(corners)]


def _anchors(left: Sequence[str], right: Sequence[str], gap: _Gap) -> _Pairs:
    """Return the most pieces that are unique on both sides of a gap and stand in the same order."""
    on_left = _unique(left, gap.left, gap.left_end)
    on_right = _unique(right, gap.right, gap.right_end)
    return _longest_rising([(number, on_right[piece]) for piece, number in on_left.items() if piece in on_right])


def _unique(pieces: Sequence[str], start: int, end: int) -> dict[str, int]:
    """Return the position of each piece that stands once between ``start`` and ``end``, in order."""
    counts = Counter(pieces[start:end])
    return {pieces[number]: number for number in range(start, end) if counts[pieces[number]] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> _Pairs:
    """Return a longest subsequence of pairs, rising in the first, that rises in the second too."""
    lowest: list[int] = []
    holders: list[int] = []
    previous: list[int] = []
    for number, (_, right) in enumerate(pairs):
        place = bisect_left(lowest, right)
        if place == len(lowest):
            lowest.append(right)
            holders.append(number)
        else:
            lowest[place], holders[place] = right, number
        previous.append(holders[place - 1] if place else -1)
    rising = []
    step = holders[-1] if holders else -1
    while step >= 0:
        rising.append(pairs[step])
        step = previous[step]
    return rising[::-1]


def _compared(left: Sequence[str], right: Sequence[str], gap: _Gap) -> _Pairs:
    pieces = left[gap.left : gap.left_end], right[gap.right : gap.right_end]
    blocks = SequenceMatcher(None, *pieces, autojunk=False).get_matching_blocks()
    return [(gap.left + i + step, gap.right + j + step) for i, j, size in blocks for step in range(size)]


# ── what came or went whole ──


def _settled(before: str, after: str, blocks: list[Block]) -> Alignment:
    """Return the alignment with each stretch that only came or went moved to the borders of lines, sentences or words.

    ``A. B. A. C`` became ``A. C`` without ``B. A.`` or without ``A. B.``: of equally good readings the last is taken,
    in which the first ``A.`` stands where it stood, since in an interview words answer what goes before them. Where
    something came or went beside its like (``A. A.`` and ``A.``), nothing tells which.
    """
    lost: list[Span] = []
    doubled: list[Span] = []
    for number in range(len(blocks) - 1):
        block, following = blocks[number : number + 2]
        old, new = gap_between(block, following)
        if bool(old) == bool(new):
            continue
        text, gap, zones = (before, old, lost) if old else (after, new, doubled)
        first, last = _best_shifts(text, gap, block.size, following.size)
        if last - first >= len(gap):
            zones.append(Span(gap.start + first, gap.end + last))
        blocks[number] = block._replace(size=block.size + last)
        blocks[number + 1] = Block(following.before + last, following.after + last, following.size - last)
    filled = [block for block in blocks[1:-1] if block.size]
    return Alignment([blocks[0], *filled, blocks[-1]], lost, doubled)


def _best_shifts(text: str, gap: Span, most_left: int, most_right: int) -> tuple[int, int]:
    """Return the first and the last of the shifts that give a gap the best borders; a shift to the left is negative."""
    left = right = 0
    while left < most_left and text[gap.start - left - 1] == text[gap.end - left - 1]:
        left += 1
    while right < most_right and text[gap.start + right] == text[gap.end + right]:
        right += 1
    shifts = range(-left, right + 1)
    worth = [min(_worth(text, gap.start + shift), _worth(text, gap.end + shift)) for shift in shifts]
    most = max(worth)
    best = [shift for shift, value in zip(shifts, worth, strict=True) if value == most]
    return best[0], best[-1]


def _worth(text: str, position: int) -> int:
    """Return how natural a border is here: 3 between lines, 2 between sentences, 1 between words, 0 or less within."""
    if in_character(text, position):
        return -1
    if position in (0, len(text)) or "\n" in text[position - 1 : position + 1]:
        return 3
    if text[max(0, position - 2) : position].rstrip()[-1:] in ".?!…":
        return 2
    return 0 if in_word(text, position) else 1
