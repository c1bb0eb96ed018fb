"""Versions of a transcript: a corrected text takes the place of the one before, and every coding goes with it.

What will happen is planned first, coding by coding; the old text stays in the project, and undoing brings it back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from qualcode.alignments import align, gap_between, in_word
from qualcode.changes import Edit, Kind, Recorded, added, changed, removed
from qualcode.codings import Coding, Rejection
from qualcode.errors import ConflictError, ImportRefused, NotFoundError
from qualcode.memos import Memo
from qualcode.projects.project import Project
from qualcode.reanchoring import Anchored, Anchoring, reanchor
from qualcode.spans import Span
from qualcode.store.rows import text_version
from qualcode.teams import Finish
from qualcode.transcripts import Imported, Note, Part, Transcript, count_words, mended

Placed = TypeVar("Placed", bound=Coding | Memo | Rejection)

NEW_WORDS = 10
"""So many new words in one place are a passage that nobody has coded yet, and no mended typo."""
_APART = 3
"""So many words that stayed part one place from the next."""


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
        rejections: every rejected suggestion on it, with what becomes of it.
        reopened: marks of who finished it, taken away since there is new text that they have not read.
        hidden: the coders whose work on it the one who plans may not see.
    """

    before: Imported
    after: Imported
    carried: tuple[Carried, ...] = ()
    rejections: tuple[tuple[Rejection, Rejection], ...] = ()
    reopened: tuple[Finish, ...] = ()
    hidden: frozenset[str] = frozenset()

    def count(self, state: Anchoring) -> int:
        """Return how many codings and memos are carried in this state, without those of coders who are hidden."""
        return sum(carried.state is state for carried in self.carried if carried.before.coder not in self.hidden)

    @property
    def shown(self) -> list[Carried]:
        """The codings and memos that are moved or to be looked at, without those of coders who are hidden."""
        told = (carried for carried in self.carried if carried.before.coder not in self.hidden)
        return [carried for carried in told if carried.state is not Anchoring.UNCHANGED]

    @property
    def changes(self) -> bool:
        """Whether the text or its turns become others at all."""
        return _text(self.before) != _text(self.after)

    @property
    def edits(self) -> list[Edit]:
        """All that changes."""
        moved = changed((carried.before, carried.after) for carried in self.carried)
        return [Edit(self.before, self.after), *moved, *replaced(self.rejections), *removed(self.reopened)]

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
    unread = has_new_passage(before.transcript, after)
    return NewVersion(
        before,
        replace(before, transcript=after),
        tuple(
            Carried(item, _carried(item, at, after.text), at.state)
            for item, at in pairs
            if not isinstance(item, Rejection)
        ),
        tuple((item, replace(item, span=at.span)) for item, at in pairs if isinstance(item, Rejection)),
        tuple(Finish(after.id, coder) for coder in sorted(finished)) if unread else (),
    )


def _carried(item: Coding | Memo, at: Anchored, text: str) -> Coding | Memo:
    """Return a coding or memo at its new place; one that needed a second look before still does."""
    review = item.review or at.state is Anchoring.REVIEW
    return replace(item, span=at.span, quote=at.span.of(text), review=review)


def replaced(pairs: Iterable[tuple[Rejection, Rejection]]) -> tuple[Edit, ...]:
    """Return the edits that put other rejected suggestions in the place of these: they are known by place and code.

    Where two of one coder become the same, the one that stays as it is remains, else the first.
    """
    pairs = sorted(pairs, key=lambda pair: pair[0] != pair[1])
    becomes: dict[tuple[str, Span, str, str], Rejection] = {}
    for _, new in pairs:
        becomes.setdefault((new.transcript, new.span, new.code, new.coder), new)
    there, kept = {old for old, _ in pairs}, set(becomes.values())
    gone = [old for old, _ in pairs if old not in kept]
    return (*removed(gone), *added(new for new in becomes.values() if new not in there))


def has_new_passage(before: Transcript, after: Transcript) -> bool:
    """Say whether a text has `NEW_WORDS` or more words in one place that the text before has nowhere.

    What the interviewer says does not count: it is not coded. Nor do lines that were moved.
    """
    asked = [Span(turn.label.start, turn.span.end) for turn in after.turns if not turn.codable]
    found, end = 0, 0
    for block, following in pairwise(align(before.text, after.text).blocks):
        _, gap = gap_between(block, following)
        if not gap:
            continue
        if count_words(after.text[end : gap.start]) >= _APART:
            found = 0
        end = gap.end
        found += sum(_new_words(before.text, after.text, piece) for piece in _without(gap, asked))
        if found >= NEW_WORDS:
            return True
    return False


def _new_words(before: str, after: str, gap: Span) -> int:
    """Return how many whole words of a stretch stand in lines that the text before does not have."""
    start, end = gap.start, gap.end
    while start < end and in_word(after, start):
        start += 1
    while start < end and in_word(after, end):
        end -= 1
    return sum(count_words(line) for line in after[start:end].split("\n") if line.strip() not in before)


def _without(gap: Span, others: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a stretch outside these others, which are in order."""
    start = gap.start
    for other in others:
        if other.overlaps(gap):
            if start < other.start:
                yield Span(start, other.start)
            start = max(start, min(other.end, gap.end))
    if start < gap.end:
        yield Span(start, gap.end)


# ── in a project ──


def plan_version(project: Project, before: Imported, after: Imported) -> NewVersion:
    """Return what becomes of a transcript of a project when another text takes its place; nothing is stored."""
    name, team = before.transcript.id, project.team()
    placed = project.placed_on(before.transcript)
    made = new_version(before, after.transcript, placed, team.finished.get(name, ()))
    coders = {item.coder for item in placed}
    hidden = frozenset(coder for coder in coders if not team.may_see(project.who, name, coder))
    return replace(made, after=after, hidden=hidden)


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
    before = project.import_of(name)
    after = before.transcript
    in_order = sorted(mends, key=lambda mend: mend.place)
    if any(one.place.end > other.place.start for one, other in pairwise(in_order)):
        raise ImportRefused(f"transcript '{name}' cannot be mended so: two of the places overlap. Mend one at a time.")
    for mend in reversed(in_order):
        try:
            after = mended(after, mend.place, mend.words)
        except ValueError as error:
            raise ImportRefused(f"transcript '{name}' cannot be mended so: {error}.") from error
    return plan_version(project, before, replace(before, transcript=after))


def places_of(transcript: Transcript, words: str) -> list[Span]:
    """Return every place where words stand in a transcript, none overlapping another."""
    found: list[Span] = []
    start = transcript.text.find(words) if words else -1
    while start >= 0:
        found.append(Span(start, start + len(words)))
        start = transcript.text.find(words, start + len(words))
    return found


def plan_restoring(project: Project, name: str, number: int) -> NewVersion:
    """Return what going back to an earlier version of a transcript's text would do; nothing is stored.

    What stands on the present text is carried to the old one, as to any other; undoing a correction instead puts each
    coding back exactly where it was.

    Raises:
        NotFoundError: if the transcript is not there, or has no version of that number.
    """
    before, versions = project.import_of(name), project.versions(name)
    return plan_version(project, before, numbered(versions, number))


def numbered(versions: Sequence[Imported], number: int) -> Imported:
    """Return one of a transcript's versions by its number, from 1.

    Raises:
        NotFoundError: if there is none.
    """
    if not 1 <= number <= len(versions):
        raise NotFoundError("version", str(number), [str(n) for n in range(1, len(versions) + 1)])
    return versions[number - 1]


def carry_out(project: Project, version: NewVersion) -> None:
    """Store a new version with all that goes with it, as one change.

    Raises:
        ConflictError: if somebody coded the transcript since the plan was made; plan again then.
    """
    check_current(project, version)
    project.commit(Kind.VERSION, version.edits, version.facts)


def check_current(project: Project, version: NewVersion) -> None:
    """Check that a transcript and what stands on it are still what a plan was made from.

    Raises:
        ConflictError: if they are not.
    """
    name = version.before.transcript.id
    with project.snapshot() as still:
        found = still.imported([name])
        same = bool(found) and _text(found[0]) == _text(version.before)
        placed = still.placed_on(version.before.transcript) if same else []
    planned = [*(carried.before for carried in version.carried), *(old for old, _ in version.rejections)]
    if not same or set(map(_place, placed)) != set(map(_place, planned)):
        raise ConflictError(
            f"transcript '{name}', or what is coded in it, was changed since this was planned. Nothing was stored; "
            "plan it again and look at what will happen now."
        )


def _place(item: Coding | Memo | Rejection) -> object:
    return item if isinstance(item, Rejection) else (item.id, item.span)


def _text(imported: Imported) -> object:
    return imported.transcript.text, imported.transcript.turns


# ── looking back ──


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of a transcript's text.

    Attributes:
        number: which one, from 1.
        imported: the text with its turns, and the notes of its import.
        present: whether it is the text as it is now.
        change: the change that brought it, where the journal tells and this person may see it.
    """

    number: int
    imported: Imported
    present: bool
    change: Recorded | None


def text_versions(project: Project, name: str) -> list[TextVersion]:
    """Return all versions of a transcript's text, the first one first.

    Raises:
        NotFoundError: if the transcript is not there.
    """
    now = text_version(project.import_of(name).transcript)
    brought = brought_by(project, "transcript", name)
    ids = [(found, text_version(found.transcript)) for found in project.versions(name)]
    return [
        TextVersion(number, found, version == now, brought.get(version))
        for number, (found, version) in enumerate(ids, start=1)
    ]


def brought_by(project: Project, kind: str, name: str) -> dict[str, Recorded]:
    """Return for each version of a transcript or codebook the change that brought it first."""
    found: dict[str, Recorded] = {}
    for change, entry in project.entries_of(kind, [(name,)]):
        if entry.after and "version" in entry.after:
            found[entry.after["version"]] = change  # the first one is met last
    return found
