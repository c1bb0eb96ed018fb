"""Which labels are believed: the one step from what may be a label to who speaks.

A label is believed if it is a word for a role (``Interviewer:``, ``Sanne (interviewer):``), stands in a legend (``I =
interviewer``), fills a column of a table, differs only in its number from one that is believed, or comes back. A label
that is an ordinary word, a name in lower case or a long name must also stand between the turns of somebody else. One
that stands within one turn of others is not believed (`quoted`); in a very short text one that alternates is.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from qualcode.formats.choices import AS_GUESSED, Choices
from qualcode.formats.turns.forms import FACTS, NOT_NAMES, QUESTIONS, Candidate, Trust, key_of, named, stem_of
from qualcode.formats.turns.quoted import within_one_turn
from qualcode.formats.turns.within import by_turns

_FACT_WORDS = 5
"""What a line above an interview says of it has so many words at most: ``Datum: 3 mei 2023``."""
_TOP = 40
"""Among so many labels are those above an interview."""
_TIMED = 3
"""Where so many labels with a time are believed, a name with a time that stands there once is one too."""
_WORD = 3
"""What is shorter are initials, no words."""
_SHORT_TEXT = 4
"""A text with so many labels at most is so short that nobody comes back."""
_MANY_NAMES = 20
"""For so many names a text is searched one by one; for more its words are gathered first."""
_LOWER_WORD = re.compile(r"(?<= )[^\W\d_]++")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of labels before the text is searched: the legend, and what the researcher chose."""

    legend: Mapping[str, str] = field(default_factory=dict)
    choices: Choices = AS_GUESSED

    @property
    def forced(self) -> set[str]:
        """The keys of the labels that the researcher named."""
        return {key_of(name) for name, other in self.choices.speakers.items() if other}

    @property
    def refused(self) -> set[str]:
        """The keys of the labels that the researcher takes for plain text."""
        return {key_of(name) for name, other in self.choices.speakers.items() if not other}


def believed(candidates: Sequence[Candidate], text: str, known: Known) -> set[str]:
    """Return the keys of the labels that are believed."""
    order = [label.key for label in candidates]
    times = Counter(order)
    forms = {(label.key, label.name, label.trust) for label in candidates}
    usual = {key for key, _, trust in forms if trust >= Trust.COMING_BACK and _may_name(key)}
    sure = {key for key, _, trust in forms if trust is Trust.SURE} | {key_of(label) for label in known.legend}
    keys = {key for key in sure if times[key] > (key in QUESTIONS)}
    words = ordinary_words({key: name for key, name, _ in forms if key in usual - keys}, text)
    keys |= {key for key in usual - words if times[key] > 1}
    doubtful = {key for key, _, trust in forms if trust >= Trust.BETWEEN_OTHERS and times[key] > 1 and _may_name(key)}
    keys |= {key for key in doubtful - keys if _stands_between_others(key, order, keys)}
    if not keys:
        keys = _by_turns(order, doubtful)
    if len(keys) == 1 and keys <= QUESTIONS:  # questions without a label before the answers
        keys = set()
    keys |= _of_a_family(usual, keys) | _once_with_time(candidates, usual, keys)
    keys -= within_one_turn(candidates, keys) - {key_of(label) for label in known.legend}
    keys |= _in_a_short_text(candidates, text, (usual - words, keys, sure))
    return (keys - known.refused) | (known.forced & times.keys())


def _in_a_short_text(
    candidates: Sequence[Candidate], text: str, known: tuple[Set[str], Set[str], Set[str]]
) -> Set[str]:
    """Return the names that alternate with the one who is believed, or cover a text, where each stands but once.

    Args:
        candidates: all that may be labels.
        text: the text.
        known: the keys of names, of those that are believed, and of words for roles.
    """
    usual, keys, sure = known
    if len(keys) > 1 or not 1 < len(candidates) <= _SHORT_TEXT or not usual:
        return set()
    labels = [label for label in candidates if label.key in usual or label.key in keys]
    if len(labels) < len(candidates):
        return set()
    ends = [label.start for label in labels[1:]] + [len(text)]
    asks = any(text[label.speech : end].rstrip().endswith("?") for label, end in zip(labels, ends, strict=True))
    if not asks or any(left.key == right.key for left, right in pairwise(labels)):
        return set()
    if keys:
        trusted = all(label.key in sure or label.time for label in labels if label.key in keys)
        alternate = all(left.key in keys or right.key in keys for left, right in pairwise(labels))
        return {label.key for label in labels} if trusted and alternate else set()
    lines = sum(1 for line in text.split("\n") if line.strip())
    return (
        {label.key for label in labels} if len({label.key for label in labels}) == 2 and lines == len(labels) else set()
    )


def _by_turns(order: Sequence[str], doubtful: Set[str]) -> set[str]:
    """Return the doubtful labels if nobody else speaks and they alternate."""
    said = [key for key in order if key in doubtful]
    return set(said) if len(set(said)) > 1 and len(said) >= 4 and by_turns(said) > 0.6 else set()


def _of_a_family(usual: Set[str], keys: Set[str]) -> set[str]:
    """Return the labels that differ from a believed one only in their number: ``R4`` beside ``R2``."""
    families = {stem_of(key) for key in keys if key[-1].isdigit()}
    return {key for key in usual if key[-1].isdigit() and stem_of(key) in families}


def _once_with_time(candidates: Sequence[Candidate], usual: Set[str], keys: Set[str]) -> set[str]:
    """Return the names with a time, where believed labels have one too: somebody who speaks once."""
    timed = [label.key for label in candidates if label.time]
    return set(timed) & usual if sum(key in keys for key in timed) >= _TIMED else set()


def _may_name(key: str) -> bool:
    return key not in NOT_NAMES and (stem_of(key) or key) not in NOT_NAMES


def ordinary_words(names: Mapping[str, str], text: str) -> set[str]:
    """Return which of these names, by their keys, begin with an ordinary word: one that the text has in lower case."""
    words = {key: name.split()[0] for key, name in names.items() if not name[-1].isdigit()}
    lower = {key: word.lower() for key, word in words.items() if word.isalpha() and len(word) >= _WORD}
    lower = {key: word for key, word in lower.items() if word != words[key]}
    if len(lower) <= _MANY_NAMES:
        return {key for key, word in lower.items() if _has_word(text, word)}
    said = frozenset(_LOWER_WORD.findall(text))
    return {key for key, word in lower.items() if word in said}


def _has_word(text: str, word: str) -> bool:
    """Say whether a word stands after a blank in a text."""
    place = text.find(f" {word}")
    while place >= 0:
        if not text[place + 1 + len(word) : place + 2 + len(word)].isalnum():
            return True
        place = text.find(f" {word}", place + 1)
    return False


def _stands_between_others(key: str, order: Sequence[str], believed: Set[str]) -> bool:
    """Say whether a label comes back between believed labels, mostly between two of one speaker.

    A word with a colon in somebody's speech stands between that speaker's label and the next one's.
    """
    runs = [name for name, _ in groupby(name for name in order if name == key or name in believed)]
    places = [place for place, name in enumerate(runs) if name == key]
    around = [(runs[place - 1], runs[place + 1]) for place in places if 0 < place < len(runs) - 1]
    return len(places) >= 2 and 2 * sum(left == right for left, right in around) > len(around)


# ── what stands above an interview ──


def without_heading(text: str, candidates: Sequence[Candidate], top: int) -> list[Candidate]:
    """Leave out the lines above an interview that say something of it, ``Interviewer: Sanne Bos``: they are no turns.

    Such a line names somebody whose label comes back (``Sanne: …``), or stands among facts (``Datum: 3 mei``), or says
    once who has a role where others speak by turns.

    Args:
        text: the text.
        candidates: all that may be labels.
        top: where the lines that may stand above an interview end.
    """
    times = Counter(label.key for label in candidates)
    once = [label for label in candidates if times[label.key] == 1]
    names = [
        set(name.split()) for key, name in {label.key: label.name for label in candidates}.items() if times[key] > 1
    ]
    headings = _among_facts(text, [label for label in candidates[:_TOP] if label.start < top])
    first = next((label.start for label in candidates if times[label.key] > 1), top)
    for label in once:
        line = _line_after(text, label)
        if line and named(line)[2] >= Trust.COMING_BACK:
            above = label.start < min(top, first) and label.trust is Trust.SURE and len(names) > 1
            if above or any(name <= set(line.split()) for name in names):
                headings.add(label.start)
    return [label for label in candidates if label.start not in headings] if headings else list(candidates)


def _line_after(text: str, label: Candidate) -> str:
    end = text.find("\n", label.speech)
    return text[label.speech : end if end >= 0 else len(text)].strip()


def _among_facts(text: str, labels: Sequence[Candidate]) -> set[int]:
    """Return where the lines begin that say something of an interview, on lines that follow each other."""
    groups: list[list[Candidate]] = []
    expected = -1
    for label in labels:
        if label.start != expected:
            groups.append([])
        words = _line_after(text, label)
        if len(words.split()) > _FACT_WORDS or words.endswith((".", "?", "!", "…")) or len(label.key) <= 3:
            expected = -1
            continue
        groups[-1].append(label)
        expected = label.speech + text[label.speech :].find("\n") + 1
    return {label.start for group in groups if any(la.key in FACTS for la in group) for label in group}
