"""Re-anchoring: carrying spans from one version of a text to the next, and saying which carry needs a second look.

The alignment of the two texts carries the borders of a span. What it lost is sought by its exact words and what stands
around them, as long as the alignment has not given those words to another passage.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from qualcode.alignments import Alignment, align, gap_between, in_character, in_word
from qualcode.spans import Span

_WINDOW = 32
"""Code points on either side of a passage that count as what stands around it."""
_ENOUGH, _PLENTY = 16, 24
"""Code points of equal surroundings that tell a passage: found elsewhere, and in its place while it has rivals."""
_CLEARLY = 8
"""Code points of equal surroundings that one of several places must have more than any other."""
_LONG = 24
"""Code points from which words say by themselves which passage they are."""
_LITTLE_CHANGED, _HALF_CHANGED = 0.85, 0.5
"""Shares of the words that stayed (Dice): from the one they changed a little, below the other they are other words."""
_RIVALS = 1000
"""Places at most at which the same words are looked for; beyond it they are held to be everywhere."""


class Anchoring(StrEnum):
    """How sure it is that a judgement belongs where it was carried to.

    ``unchanged``: the same words at the same place of the flow. ``moved``: words changed a little, or the same words at
    another place. ``review``: words gone, mostly rewritten or ambiguous; the span is the best guess.
    """

    UNCHANGED = "unchanged"
    MOVED = "moved"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a span stands in the new text, never empty, and how sure that is."""

    span: Span
    state: Anchoring


def reanchor(before: str, after: str, spans: Sequence[Span]) -> list[Anchored]:
    """Return where each of ``spans`` of ``before`` stands in ``after``, in the order of ``spans``.

    Where the state is ``unchanged``, the span covers the same words in both texts. Words inserted at a border are left
    out. A border that stood between words or between whole characters (with their combining marks, joined emoji) does
    so again.

    Args:
        before: the earlier text: NFC, line feeds only.
        after: the later text, likewise.
        spans: half-open, in code points of ``before``, in any order; they may overlap.

    Raises:
        ValueError: if ``after`` is empty, or a span is empty or lies outside ``before``.
    """
    if not after:
        raise ValueError("the new text is empty; there is nothing to carry codings to")
    for span in spans:
        if not span or span.end > len(before):
            raise ValueError(f"[{span.start}, {span.end}) covers no words of a text of {len(before)} characters")
    versions = _Versions(before, after, align(before, after))
    return [_anchored(versions, span) for span in spans]


# ── one span ──


@dataclass(frozen=True, slots=True)
class _Versions:
    """Two versions of a text with their alignment."""

    before: str
    after: str
    alignment: Alignment

    def carried(self, span: Span) -> Span | None:
        """Return the stretch between the carried borders, or None where nothing is left between them."""
        first, last = self.alignment.number_at(span.start), self.alignment.number_at(span.end - 1)
        start, end = self._position(first, span.start), self._position(last, span.end)
        return self._snapped(span, Span(start, end)) if start < end else None

    def _position(self, number: int, position: int) -> int:
        """Return where a border in this block, or in the gap behind it, stands; within a gap by proportion."""
        block = self.alignment.blocks[number]
        if position <= block.before + block.size:
            return block.after + position - block.before
        gap_before, gap_after = gap_between(block, self.alignment.blocks[number + 1])
        return gap_after.start + (position - gap_before.start) * len(gap_after) // len(gap_before)

    def _snapped(self, old: Span, new: Span) -> Span:
        """Return ``new``, grown to whole words and whole characters where ``old`` had them."""
        start, end = new.start, new.end
        for inside in (in_word, in_character):
            if not inside(self.before, old.start):
                while inside(self.after, start):
                    start -= 1
            if not inside(self.before, old.end):
                while inside(self.after, end):
                    end += 1
        return Span(start, end)

    def kept(self, old: Span, new: Span) -> float:
        """Return which share of the words of both is aligned, from 0 to 1."""
        first, last = self.alignment.number_at(old.start), self.alignment.number_at(old.end - 1)
        same = 0
        for block in self.alignment.blocks[first : last + 1]:
            shift = block.after - block.before
            start = max(block.before, old.start, new.start - shift)
            same += max(0, min(block.before + block.size, old.end, new.end - shift) - start)
        return 2 * same / (len(old) + len(new))

    def nearby(self, old: Span, guess: Span) -> Span | None:
        """Return where the words of ``old`` stand in the new text so that they share something with ``guess``."""
        words = old.of(self.before)
        if guess.of(self.after) == words:
            return guess
        places = _places(self.after, words, Span(max(0, guess.start - len(old) + 1), guess.end + len(old) - 1))
        whole = (place for place in places if self._snapped(old, place) == place)
        return max(whole, key=lambda place: self.surroundings(old, place), default=None)

    def surroundings(self, old: Span, new: Span) -> int:
        """Return how many code points next to the two are the same, `_WINDOW` at most on either side."""
        return sum(self._sides(old, new))

    def _sides(self, old: Span, new: Span) -> tuple[int, int]:
        left = _same(_ahead(self.before, old), _ahead(self.after, new))
        return left, _same(self.before[old.end : old.end + _WINDOW], self.after[new.end : new.end + _WINDOW])

    def sure(self, old: Span, new: Span) -> bool:
        """Say whether what was carried to ``new`` is surely no other passage with such words."""
        zones = [(old, zone) for zone in self.alignment.lost] + [(new, zone) for zone in self.alignment.doubled]
        if any(zone.start <= span.start and span.end <= zone.end for span, zone in zones):
            return False
        left, right = self._sides(old, new)
        if left + right >= _PLENTY:
            return True
        at_edge = left == old.start == new.start or right == len(self.before) - old.end == len(self.after) - new.end
        around = self.kept(_wide(self.before, old), _wide(self.after, new))
        told = at_edge or len(old) >= _LONG or around >= _HALF_CHANGED
        return told and not any(self._rivals(old, new))

    def _rivals(self, old: Span, new: Span) -> Iterator[Span]:
        """Yield the other places of the same words, in either text, that are not aligned with one another."""
        words = old.of(self.before)
        for text, side, own in ((self.before, 0, old), (self.after, 1, new)):
            yield from (place for place in _places(text, words) if place != own and self._free(place, side))

    def _free(self, place: Span, side: int) -> bool:
        """Say whether a place in the text before (0) or after (1) is not aligned as a whole."""
        block = self.alignment.blocks[self.alignment.number_at(place.start, side)]
        return place.end > block[side] + block.size

    def elsewhere(self, old: Span) -> tuple[Span, bool] | None:
        """Return where lost words stand in the new text, and whether it is surely these; None if nowhere."""
        words = old.of(self.before)
        places = [place for place in _places(self.after, words) if self._free(place, 1)]
        places = [place for place in places if self._snapped(old, place) == place]
        if not places:
            return None
        best = max(places, key=lambda place: self.surroundings(old, place))
        score = self.surroundings(old, best)
        others = [self.surroundings(old, place) for place in places if place != best]
        for lost in _places(self.before, words):
            if lost != old and self._free(lost, 0):
                others.append(self.surroundings(lost, best))
        told = score >= _ENOUGH or len(words) >= _LONG
        return best, told and len(others) < _RIVALS and all(other + _CLEARLY <= score for other in others)

    def between_ends(self, old: Span) -> Span | None:
        """Return the stretch from the first to the last words of a long passage, if both stand once in the new text."""
        words = old.of(self.before)
        first, last = words[:_LONG], words[-_LONG:]
        if len(words) < 2 * _LONG or self.after.count(first) != 1 or self.after.count(last) != 1:
            return None
        start, end = self.after.index(first), self.after.index(last) + _LONG
        return self._snapped(old, Span(start, end)) if 0 < end - start <= 2 * len(words) else None

    def beside(self, old: Span) -> Span:
        """Return the word before the place where a passage stood; the first one if there is none."""
        ahead = self.after[: self._position(self.alignment.number_at(old.start), old.start)].rstrip()
        word = _LAST_WORD.search(ahead, max(0, len(ahead) - _WINDOW)) or _WORD.search(self.after)
        return self._snapped(old, Span(*word.span())) if word else Span(0, len(self.after))


def _anchored(versions: _Versions, old: Span) -> Anchored:
    guess = versions.carried(old)
    here = versions.nearby(old, guess) if guess else None
    if here and versions.sure(old, here):
        return Anchored(here, Anchoring.UNCHANGED)
    kept = versions.kept(old, guess) if guess else 0
    if guess and not here and versions.sure(old, guess):
        look_alike = _plain(old.of(versions.before)) == _plain(guess.of(versions.after))
        if kept >= _LITTLE_CHANGED or look_alike:
            return Anchored(guess, Anchoring.MOVED)
    there, told = versions.elsewhere(old) or (None, False)
    if there and told:
        return Anchored(there, Anchoring.MOVED)
    if guess and kept < _HALF_CHANGED:
        return Anchored(here or there or versions.between_ends(old) or guess, Anchoring.REVIEW)
    return Anchored(here or guess or there or versions.between_ends(old) or versions.beside(old), Anchoring.REVIEW)


# ── words and characters ──

_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"\S+$")
_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "...", "\u00ad": ""}
)


def _plain(words: str) -> str:
    """Return words as they are without typography: quotes, dashes, dots, white space."""
    return " ".join(words.translate(_ALIKE).split())


def _wide(text: str, span: Span) -> Span:
    """Return a span with what stands around it."""
    return Span(max(0, span.start - _WINDOW), min(len(text), span.end + _WINDOW))


def _ahead(text: str, span: Span) -> str:
    """Return what stands before a span, from its border backwards."""
    return text[max(0, span.start - _WINDOW) : span.start][::-1]


def _same(one: str, other: str) -> int:
    """Return how many code points two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _places(text: str, words: str, within: Span | None = None) -> Iterator[Span]:
    """Yield where these words stand in ``text`` or in a stretch of it, `_RIVALS` places at most."""
    bounds = (within.start, within.end) if within else (0, len(text))
    start = text.find(words, *bounds)
    for _ in range(_RIVALS):
        if start < 0:
            return
        yield Span(start, start + len(words))
        start = text.find(words, start + 1, bounds[1])
