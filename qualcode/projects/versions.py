"""Versions of a transcript: a corrected text takes the place of the one before, and every coding goes with it.

What will happen is planned first, coding by coding; the old text stays in the project, and undoing brings it back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from qualcode.changes import Edit, Kind, removed
from qualcode.codings import Coding, Rejection
from qualcode.errors import ImportRefused, NotFoundError
from qualcode.memos import Memo
from qualcode.projects.project import Project
from qualcode.reanchoring import Anchored, Anchoring, reanchor
from qualcode.spans import Span
from qualcode.teams import Finish
from qualcode.transcripts import Imported, Note, Part, Transcript, count_words, mended

Placed = TypeVar("Placed", bound=Coding | Memo | Rejection)

NEW_WORDS = 10
"""So many new words in one place are a passage that nobody has coded yet, and no mended typo."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A coding or a memo as it was in the text before and as it is in the new one.

    Attributes:
        before: as it was.
        after: as it will be.
        state: whether its words are unchanged, surely found again, or somebody should look.
    """

    before: Coding | Memo
    after: Coding | Memo
    state: Anchoring


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What a corrected text does to a transcript and to everything that stands on it.

    Attributes:
        before: the transcript as it is.
        after: as it will be.
        carried: every coding and memo on it.
        rejections: edits of rejected suggestions, which go along.
        reopened: marks of who finished it, taken away since there is new text that they have not read.
    """

    before: Imported
    after: Imported
    carried: tuple[Carried, ...] = ()
    rejections: tuple[Edit, ...] = ()
    reopened: tuple[Finish, ...] = ()

    def count(self, state: Anchoring) -> int:
        """Return how many codings and memos are carried in this state."""
        return sum(carried.state is state for carried in self.carried)

    @property
    def edits(self) -> list[Edit]:
        """All that changes."""
        moved = [Edit(carried.before, carried.after) for carried in self.carried if carried.before != carried.after]
        return [Edit(self.before, self.after), *moved, *self.rejections, *removed(self.reopened)]

    @property
    def note(self) -> Note:
        """What it does, for the one who decides."""
        counts = {state.value: self.count(state) for state in Anchoring}
        coders = ", ".join(mark.coder for mark in self.reopened)
        reopened: tuple[Part, ...] = (("note.part.reopened", {"coders": coders}),) if coders else ()
        return Note("carried", counts | {"reopened": reopened})

    @property
    def facts(self) -> dict[str, str | int]:
        """What the journal says of it."""
        return {"transcript": self.after.transcript.id} | {state.value: self.count(state) for state in Anchoring}


def new_version(
    before: Imported, after: Transcript, placed: Iterable[Coding | Memo | Rejection], finished: Iterable[str] = ()
) -> NewVersion:
    """Return what becomes of a transcript when a corrected text takes its place.

    Args:
        before: the transcript as it is, with the notes of its import.
        after: the same transcript with another text or other turns.
        placed: all codings, memos and rejected suggestions on it.
        finished: who marked it finished.
    """
    placed = list(placed)
    anchors = reanchor(before.transcript.text, after.text, [item.span for item in placed])
    pairs = list(zip(placed, anchors, strict=True))
    kept = [(item, at) for item, at in pairs if not isinstance(item, Rejection)]
    rejected = {_moved(item, at, after.text): item for item, at in pairs if isinstance(item, Rejection)}
    gone = [item for item in placed if isinstance(item, Rejection) and item not in rejected.values()]
    more = bool(_new_passages(before.transcript.text, after.text))
    return NewVersion(
        before,
        replace(before, transcript=after),
        tuple(Carried(item, _moved(item, at, after.text), at.state) for item, at in kept),
        (*removed(gone), *(edit for new, old in rejected.items() for edit in _replaced(old, new))),
        tuple(Finish(after.id, coder) for coder in sorted(finished)) if more else (),
    )


def _replaced(old: Rejection, new: Rejection) -> tuple[Edit, ...]:
    """Return the edits that put one rejection in the place of another: its place is what it is known by."""
    return (Edit(old, None), Edit(None, new)) if old != new else ()


def _moved(item: Placed, at: Anchored, text: str) -> Placed:
    """Return a coding or memo at its new place; one that needed a second look before still does."""
    if isinstance(item, Rejection):
        return replace(item, span=at.span)
    review = item.review or at.state is Anchoring.REVIEW
    return replace(item, span=at.span, quote=at.span.of(text), review=review)


def _new_passages(before: str, after: str) -> list[Span]:
    """Return the stretches of lines in the new text that hold more words than those they stand for, by `NEW_WORDS`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in new:
        starts.append(starts[-1] + len(line))
    found = []
    for _, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if count_words("".join(new[k:end])) - count_words("".join(old[i:j])) >= NEW_WORDS:
            found.append(Span(starts[k], starts[end]))
    return found


# ── mending by hand ──


@dataclass(frozen=True, slots=True)
class Mend:
    """Words that are to stand at a place of a transcript instead of what stands there."""

    place: Span
    words: str


def plan_mending(project: Project, name: str, mends: Sequence[Mend]) -> NewVersion:
    """Return what mending a transcript in some places would do; nothing is stored.

    Raises:
        NotFoundError: if the transcript is not there.
        ImportRefused: if a place cannot be mended so; the message says why.
    """
    found = project.imported([name])
    if not found:
        raise NotFoundError("transcript", name, [heading.id for heading in project.headings()])
    after = found[0].transcript
    for mend in sorted(mends, key=lambda mend: mend.place, reverse=True):
        try:
            after = mended(after, mend.place, mend.words)
        except ValueError as error:
            raise ImportRefused(f"transcript '{name}' cannot be mended so: {error}.") from error
    placed = project.placed_on(found[0].transcript)
    return new_version(found[0], after, placed, project.finished().get(name, ()))


def places_of(transcript: Transcript, words: str) -> list[Span]:
    """Return every place where words stand in a transcript, none overlapping another."""
    found: list[Span] = []
    start = transcript.text.find(words) if words else -1
    while start >= 0:
        found.append(Span(start, start + len(words)))
        start = transcript.text.find(words, start + len(words))
    return found


def carry_out(project: Project, version: NewVersion) -> None:
    """Store a new version with all that goes with it, as one change.

    Raises:
        ConflictError: if somebody coded the transcript since the plan was made; plan again then.
    """
    project.commit(Kind.VERSION, version.edits, version.facts)


def to_review(codings: Iterable[Coding]) -> Counter[str]:
    """Return for each transcript's id how many codings wait for a second look."""
    return Counter(coding.transcript for coding in codings if coding.review)
