"""An open project as one person sees it: every page, command and export reads and writes through this.

What somebody may not see is not there for them, and what they may not do is refused here, not in a page.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from qualcode.changes import Change, Edit, Facts, Kind, Recorded
from qualcode.codebooks import Codebook
from qualcode.codings import Coding, Rejection, coder_name, new_id
from qualcode.errors import NotAllowedError, NotFoundError
from qualcode.memos import About, Memo, SubjectMemo
from qualcode.participants import Participant
from qualcode.store import Entry, Store, shown
from qualcode.teams import Duty, Team
from qualcode.transcripts import Heading, Imported, Transcript

Judgement = TypeVar("Judgement", Coding, Memo, Rejection)


def shown_name(where: str) -> str:
    """Return a path or URL as people may see it: without a password."""
    return shown(where)


class Project:
    """An open project, and who has opened it.

    Args:
        store: the project.
        who: who reads and writes; empty for somebody who has not said so, and can write nothing.
    """

    def __init__(self, store: Store, who: str = "") -> None:
        self._store = store
        self.who = coder_name(who) if who.strip() else ""

    @classmethod
    def open(cls, where: str, who: str = "") -> Self:
        """Open a project for somebody.

        Raises:
            ProjectError: if it cannot be opened.
            NotAllowedError: if it has a team, and this person is not in it.
        """
        project = cls(Store.open(where), who)
        try:
            project.team().duty(project.who)
        except NotAllowedError:
            project.close()
            raise
        return project

    @classmethod
    def serve(cls, where: str) -> Self:
        """Open a project for several people, each of whom sees it by `seen_by`; by itself nobody's.

        Raises:
            ProjectError: if it cannot be opened.
        """
        return cls(Store.open(where))

    def seen_by(self, who: str) -> "Project":
        """Return the same project as somebody else sees it."""
        return Project(self._store, who)

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def name(self) -> str:
        """What to call it in messages: its path or URL without a password."""
        return self._store.name

    @property
    def location(self) -> str:
        """Where it is, from any folder: the full path of its file, or its URL."""
        return self._store.location

    @property
    def path(self) -> Path | None:
        """The path of its file; None for a database that is none."""
        return self._store.path

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong beside the work, such as a backup that could not be made, as sentences."""
        return self._store.warnings

    # ── reading ──

    @contextmanager
    def snapshot(self) -> Iterator["Project"]:
        """Give the project as it is at one moment: what is read from it fits together, whoever writes meanwhile."""
        with self._store.snapshot() as store:
            yield Project(store, self.who)

    def knows(self, name: str) -> bool:
        """Say whether a change of this id is stored, undone or not: what is sent again was done already."""
        return self._store.knows(name)

    def revision(self) -> int:
        """Return the number of the last change: as long as it is the same, so is the project."""
        return self._store.revision()

    def codebooks(self) -> list[Codebook]:
        """Return the codebooks, in the order they were given."""
        return self._store.codebooks()

    def codebook_versions(self, key: str) -> list[tuple[str, Codebook]]:
        """Return all versions of a codebook, the first one first, each with what codings know it by.

        Raises:
            NotFoundError: if there is no such codebook.
        """
        found = self._store.codebook_versions(key)
        if not found:
            raise NotFoundError("codebook", key, [book.key for book in self.codebooks()])
        return found

    def headings(self, wanted: Collection[str] | None = None) -> list[Heading]:
        """Return what stands above transcripts, by id, without reading their texts; all, or those wanted by id."""
        return self._store.headings(wanted)

    def imported(self, wanted: Sequence[str] | None = None) -> list[Imported]:
        """Return transcripts by id with the notes of their import; all, or those wanted by id."""
        return self._store.imported(wanted)

    def transcripts(self, wanted: Sequence[str] | None = None) -> list[Transcript]:
        """Return transcripts by id; all, or those wanted by id."""
        return self._store.transcripts(wanted)

    def transcript(self, name: str) -> Transcript:
        """Return one transcript.

        Raises:
            NotFoundError: if it is not there.
        """
        return self.import_of(name).transcript

    def import_of(self, name: str) -> Imported:
        """Return one transcript with the notes of its import.

        Raises:
            NotFoundError: if it is not there.
        """
        for found in self._store.imported([name]):
            return found
        raise NotFoundError("transcript", name, [heading.id for heading in self.headings()])

    def versions(self, transcript: str) -> list[Imported]:
        """Return all versions of a transcript's text, the first one first."""
        return self._store.versions(transcript)

    def participants(self) -> list[Participant]:
        """Return all participants, in the order they were given."""
        return self._store.participants()

    def team(self) -> Team:
        """Return who works on the project, what is whose, and who finished what."""
        return self._store.team()

    def finished(self) -> dict[str, frozenset[str]]:
        """Return for each transcript's id the coders who marked it finished."""
        return dict(self.team().finished)

    def codings(self, among: Sequence[Transcript] | None = None) -> list[Coding]:
        """Return the codings that this person may see, by transcript and place; all, or those of some transcripts."""
        return self._seen(self._store.codings(among))

    def memos(self, among: Sequence[Transcript] | None = None) -> list[Memo]:
        """Return the memos that this person may see, likewise."""
        return self._seen(self._store.memos(among))

    def subject_memos(self) -> list[SubjectMemo]:
        """Return the memos about whole transcripts, then about codes, that this person may see, by subject and coder.

        What others wrote about a code is hidden from somebody who still codes blind: it may tell what they found.
        """
        team = self.team()
        sighted = not team.hidden(self.who)

        def seen(memo: SubjectMemo) -> bool:
            if memo.about == About.TRANSCRIPT:
                return team.may_see(self.who, memo.subject, memo.coder)
            return sighted or memo.coder == self.who

        return [memo for memo in self._store.subject_memos() if seen(memo)]

    def rejections(self, among: Sequence[Transcript] | None = None) -> list[Rejection]:
        """Return the rejected suggestions that this person may see, likewise."""
        return self._seen(self._store.rejections(among))

    def placed_on(self, *transcripts: Transcript) -> list[Coding | Memo | Rejection]:
        """Return all that stands on transcripts, whoever made it: to carry it along or to compare, never to show."""
        store = self._store
        return [*store.codings(transcripts), *store.memos(transcripts), *store.rejections(transcripts)]

    def counts(self) -> list[tuple[str, str, int]]:
        """Return for each transcript and coder how many codings there are, as far as this person may see them."""
        team = self.team()
        return [found for found in self._store.counts() if team.may_see(self.who, found[0], found[1])]

    def counts_by_version(self) -> dict[str, int]:
        """Return for each version of a codebook how many codings were made with it, as far as this person may see."""
        return self._counts_seen(self._store.counts_by_version())

    def counts_by_code(self) -> dict[str, int]:
        """Return for each code that codings have how many there are, as far as this person may see them."""
        return self._counts_seen(self._store.counts_by_code())

    def codings_with(self, codes: Collection[str]) -> list[Coding]:
        """Return the codings with one of these codes that this person may see, by transcript and place."""
        return self._seen(self._store.codings_with(codes))

    def to_review(self) -> list[Coding | Memo]:
        """Return the codings, then the memos, that wait for a second look, as far as this person may see them."""
        return [*self._seen(self._store.codings_to_review()), *self._seen(self._store.memos_to_review())]

    def coded_with(self, codes: Collection[str]) -> list[Coding | Rejection]:
        """Return all that has one of these codes, whoever made it: to carry it along, never to show."""
        return [*self._store.codings_with(codes), *self._store.rejections_with(codes)]

    def written_about(self, codes: Collection[str]) -> list[SubjectMemo]:
        """Return the memos about these codes, whoever wrote them: to carry them along, never to show."""
        return [memo for memo in self._store.subject_memos() if memo.about == About.CODE and memo.subject in codes]

    def _counts_seen(self, counts: Iterable[tuple[str, str, str, int]]) -> dict[str, int]:
        """Return numbers of codings, given by transcript, coder and a word, by that word."""
        team = self.team()
        found: dict[str, int] = {}
        for transcript, coder, word, count in counts:
            if team.may_see(self.who, transcript, coder):
                found[word] = found.get(word, 0) + count
        return found

    def _seen(self, found: list[Judgement]) -> list[Judgement]:
        team = self.team()
        if not team.blind:
            return found
        return [item for item in found if team.may_see(self.who, item.transcript, item.coder)]

    # ── writing ──

    def commit(self, kind: Kind, edits: Iterable[Edit], facts: Facts | None = None, name: str = "") -> int | None:
        """Store a change by this person.

        Args:
            kind: what kind of change.
            edits: what it changes.
            facts: what the journal says of it beside; no words of transcripts.
            name: an id by which it is known again when it is sent twice; made if empty.

        Returns:
            Its number in the journal; None if everything was already as it should be.

        Raises:
            NotAllowedError: if nobody said who they are, or this person may not do this.
            ConflictError: if what it changes is no longer as it was; nothing is stored then.
            CodingError: if a coding or memo would not cover its words; nothing is stored then.
            DoubledError: if somebody codes what its coder has coded already; nothing is stored then.
        """
        made = Change(kind, self.who, tuple(edits), facts or {}, name or new_id())
        self._may_write()
        return self._store.commit(made)

    def undo(self, name: str = "") -> Recorded | None:
        """Take back this person's last change that stands; return it, or None if there is none.

        Args:
            name: an id by which the step is known again when it is sent twice; made if empty.

        Raises:
            ConflictError: if others built on it meanwhile; nothing is undone then.
        """
        self._may_write()
        return self._store.undo(self.who, name)

    def redo(self, name: str = "") -> Recorded | None:
        """Do again what this person undid last, if nothing was done since; return it, or None if there is nothing.

        Args:
            name: as for `undo`.

        Raises:
            ConflictError: if what it changes is no longer as it was; nothing is done then.
        """
        self._may_write()
        return self._store.redo(self.who, name)

    def next_undo(self) -> Recorded | None:
        """Return the change that `undo` would take back, or None."""
        return self._store.next_undo(self.who) if self.who else None

    def next_redo(self) -> Recorded | None:
        """Return the change that `redo` would do again, or None."""
        return self._store.next_redo(self.who) if self.who else None

    def owned(self) -> Store:
        """Return the store itself, for what only an owner may do: backups, checks, purging, putting copies together.

        Raises:
            NotAllowedError: if this person is not an owner of the project.
        """
        duties = self.team().duties
        owners = [name for name, duty in duties.items() if duty is Duty.OWNER]
        if owners and self.who not in owners:
            raise NotAllowedError(f"only an owner of the project may do this: {', '.join(owners)}.")
        return self._store

    def journal(
        self, *, coder: str | None = None, before: int | None = None, limit: int | None = None
    ) -> list[Recorded]:
        """Return changes, the last one first, as far as this person may see them; see `Store.history`.

        Somebody who codes blind sees only their own changes until all have finished.
        """
        if self.team().hidden(self.who):
            if coder not in (None, self.who):
                return []
            coder = self.who
        return self._store.history(coder=coder, before=before, limit=limit)

    def entries(self, changes: Iterable[Recorded]) -> dict[int, list[Entry]]:
        """Return for the numbers of changes that `journal` gave what each changed, thing by thing."""
        wanted = {change.number for change in changes}
        told = self._told()
        return {
            number: [entry for entry in found if told(entry)]
            for number, found in self._store.all_entries().items()
            if number in wanted
        }

    def entries_of(self, kind: str, keys: Sequence[tuple[str | int, ...]]) -> list[tuple[Recorded, Entry]]:
        """Return what was done to things of a kind, by their keys, each with its change; the last one first.

        Somebody who codes blind is told as by `journal` and `entries`.
        """
        found = self._store.entries_about(kind, keys)
        if not self.team().hidden(self.who):
            return found
        told = self._told()
        return [(change, entry) for change, entry in found if change.coder == self.who and told(entry)]

    def undone_among(self, changes: Iterable[Recorded]) -> frozenset[str]:
        """Return the ids of those of these changes that are undone now."""
        return self._store.undone_among(sorted({change.id for change in changes}))

    def _told(self) -> Callable[[Entry], bool]:
        """Return what says whether this person may know of an entry; where they code blind, only of their own."""
        hidden = self.team().hidden(self.who)
        if not hidden:
            return lambda entry: True
        own = {item.id for item in self.codings() if item.coder == self.who}
        own |= {item.id for item in self.memos() if item.coder == self.who}

        def told(entry: Entry) -> bool:
            row = entry.after or entry.before or {}
            if entry.kind == "subject_memo":
                about, subject, coder = entry.key
                return coder == self.who or (about == About.TRANSCRIPT and subject not in hidden)
            blind = entry.transcript in hidden and entry.kind not in ("transcript", "assignment")
            return not blind or row.get("coder") == self.who or entry.key[0] in own

        return told

    def _may_write(self) -> None:
        """Check that this person may write at all; what they may change is asked where it is changed (`Team`)."""
        if not self.who:
            raise NotAllowedError("the journal needs to know who you are. Say your name first: --as NAME.")
        if self.team().duty(self.who) is Duty.READER:
            raise NotAllowedError(f"{self.who} may read this project and change nothing; ask an owner to be its coder.")
