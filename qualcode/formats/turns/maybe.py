"""Lines that may be labels and are not believed: named in notes, so that no speaker is lost in another's words."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from qualcode.formats.turns.belief import ordinary_words
from qualcode.formats.turns.forms import FACTS, NOT_NAMES, Candidate, Trust, key_of, stem_of
from qualcode.formats.turns.search import Search
from qualcode.transcripts import Note, Part

_SHOWN = 5
"""So many lines that may be labels are named in a note, where one speaker was found or none."""
_SPEAKERS_SHOWN = 8
"""So many beside others that are believed."""
_WORDS = 4
"""What has more words is not named there."""


def no_speakers(text: str, candidates: Sequence[Candidate]) -> Note:
    """Return the note that no speaker was found, with the lines that may be labels."""
    return Note("no speakers", {"maybe": _lines(text, candidates, "note.part.maybe of nobody")})


def other_speakers(text: str, found: Search, refused: Collection[str]) -> Iterator[Note]:
    """Yield the note on lines that may be labels beside those that are believed; none where nothing looks like one.

    Args:
        text: the text.
        found: the labels, one at least.
        refused: the keys of those that the researcher takes for plain text.
    """
    speakers = {found.same.get(label.key, label.key) for label in found.labels}
    if len(speakers) == 1:
        label = found.labels[0]
        maybe = _lines(text, [other for other in found.candidates if other.key != label.key])
        yield Note("one speaker" if maybe else "lone speaker", {"name": label.name, "maybe": maybe})
    elif others := _more(text, found, refused):
        yield Note("maybe speakers", {"lines": _shown(others, _SPEAKERS_SHOWN), "example": others[0][0]})


def _more(text: str, found: Search, refused: Collection[str]) -> list[tuple[str, int]]:
    """Return the names before a colon, below the first label, that nobody is known by; with how often they stand."""
    known = {label.key for label in found.labels} | set(refused)
    first = found.labels[0].start
    others = [
        label
        for label in found.candidates
        if label.key not in known and label.start > first and _has_colon(text, label) and _may_speak(label)
    ]
    if not others:
        return []
    times = Counter(label.key for label in others)
    names = {label.key: label.name for label in reversed(others)}
    words = ordinary_words({key: name for key, name in names.items() if times[key] == 1}, text)
    sure = {label.key for label in others if label.trust >= Trust.COMING_BACK}
    return [(names[key], count) for key, count in times.most_common() if count > 1 or key in sure - words]


def _may_speak(label: Candidate) -> bool:
    """Say whether a label is no obvious phrase or word, such as ``Hij zei`` or ``Datum``."""
    words = label.name.split()
    if len(words) > _WORDS or {label.key, stem_of(label.key)} & (NOT_NAMES | FACTS):
        return False
    if label.trust >= Trust.COMING_BACK:
        return True
    return not any(key_of(word) in NOT_NAMES for word in words)


def _has_colon(text: str, label: Candidate) -> bool:
    return ":" in text[label.start : label.speech] or "\uff1a" in text[label.start : label.speech]


def _lines(text: str, candidates: Sequence[Candidate], key: str = "note.part.maybe") -> tuple[Part, ...]:
    """Return the part of a note that names the lines with a colon that may be labels; the key is the catalogue's."""
    names = (label.name for label in candidates if _has_colon(text, label))
    found = Counter(name for name in names if len(name.split()) <= _WORDS).most_common()
    return ((key, {"lines": _shown(found, _SHOWN), "example": found[0][0]}),) if found else ()


def _shown(found: Sequence[tuple[str, int]], most: int) -> str:
    shown = "; ".join(f"'{name}:' ({count}×)" for name, count in found[:most])
    return shown + (f"; … ({len(found)})" if len(found) > most else "")
