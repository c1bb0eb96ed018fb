"""Labels where no line begins: in the middle of a paragraph, and forms that convince only by turns."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from qualcode.formats.document import Document
from qualcode.formats.turns.forms import NOT_NAMES, Candidate, Line, Trust, named, stem_of

_AFTER_A_SENTENCE = re.compile(
    r"(?<=[.?!…\"”’')\]])(?<!\d\.)[ \t\u00a0]{1,9}(?P<label>(?P<name>(?:(?:[Dd]r|[Mm]w|[Dd]hr|Mr|Mrs|Ms|Prof)\. )?"
    r"[^\W\d_][^\n.:?!…,;()\[\]\"“”]{0,39}+):)[ \t\u00a0]"
)
_CAPITALISED = r"(?P<name>(?!\d)[^\W_a-z][^\n:\t\[\]()<>{}|?!.,;\"“”„]{0,29})"
_BY_TURNS = (
    (re.compile(r"\s*+(?P<name>[^\W\d_a-z])\.\s+(?=\S)"), 0.2),
    (re.compile(rf"\s*+\[{_CAPITALISED}\]\s++(?=\S)"), 0.5),
    (re.compile(rf"\s*+<{_CAPITALISED}>\s++(?=\S)"), 0.5),
    (re.compile(rf"\s*+{_CAPITALISED}\|\s++(?=\S)"), 0.5),
    (re.compile(r"\s*+(?P<name>\d) ?:\s++(?=\S)"), 0.5),
)
"""Forms of labels, and how large a share of the lines must begin so."""
_ENOUGH = 4
"""So many labels or more, by turns, are no chance."""


def by_turns(names: Sequence[str]) -> float:
    """Return how often, as a share, a name is followed by another."""
    return sum(left != right for left, right in pairwise(names)) / max(1, len(names) - 1)


def labels_inline(document: Document, at_line_start: Sequence[Candidate]) -> list[Candidate]:
    """Return the labels in a text whose turns do not each begin a line, those at line starts included.

    Labels after the end of a sentence say which names there are; these are labels wherever they stand before a colon.
    Empty if this is no such text: if those who are named do not speak by turns.
    """
    text = document.text
    after = [(*named(found["name"]), found) for found in _AFTER_A_SENTENCE.finditer(text)]
    counts = Counter(key for key, *_ in after) + Counter(label.key for label in at_line_start)
    names = {
        name
        for key, name, trust, _ in after
        if stem_of(key) not in NOT_NAMES
        if trust is Trust.SURE or (trust is Trust.COMING_BACK and counts[key] > 1)
    }
    if not names:
        return []
    names |= {label.name for label in at_line_start if label.trust is Trust.SURE or counts[label.key] > 1}
    labels = list(_wherever(text, names))
    keys = [label.key for label in labels]
    sure = all(label.trust is Trust.SURE for label in labels)
    return labels if len(set(keys)) > 1 and (sure or len(keys) >= _ENOUGH) and by_turns(keys) > 0.6 else []


def _wherever(text: str, names: Collection[str]) -> Iterator[Candidate]:
    """Yield these names wherever they stand before a colon."""
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    for found in re.finditer(rf"(?<!\S)(?:{either}) ?:(?=\s|$)", text):
        key, name, trust = named(found[0].removesuffix(":"))
        yield Candidate(key, name, found.start(), found.end(), None, trust)


def labels_by_turns(text: str, lines: Sequence[Line]) -> list[Candidate]:
    """Return the labels in a form that convinces only by turns: ``I. ``, ``[Anna] ``, ``Anna | ``, ``1: ``."""
    for form, share in _BY_TURNS:
        found = ((line, form.match(text, line.body, line.end)) for line in lines)
        labels = [_by_form(line, match) for line, match in found if match]
        counts = Counter(label.key for label in labels)
        keys = [label.key for label in labels if counts[label.key] > 1]
        often = len(keys) >= max(_ENOUGH, len(lines) * share)
        if len(set(keys)) > 1 and often and by_turns(keys) > 0.6:
            return [label for label in labels if counts[label.key] > 1]
    return []


def _by_form(line: Line, found: re.Match[str]) -> Candidate:
    key, name, _ = named(found["name"])
    return Candidate(key, name, line.start, found.end(), None, Trust.SURE)
