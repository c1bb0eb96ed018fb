"""What an import will do, as values: print them, show them, then carry them out."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from qualcode.changes import Edit
from qualcode.codings import Coding
from qualcode.formats.choices import Choices
from qualcode.formats.document import Document
from qualcode.formats.interviews import Interview, interviews_of
from qualcode.memos import Memo
from qualcode.participants import Participant
from qualcode.projects.versions import NewVersion
from qualcode.transcripts import Imported, Note


class Action(StrEnum):
    """What an import will do with a transcript."""

    ADD = "add"
    UPDATE = "update"
    SKIP = "skip"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read: what it holds, or why it cannot be read."""

    name: str
    document: Document | None = None
    refused: str = ""
    _last: list[tuple[Choices, list[Interview]]] = field(default_factory=list, repr=False, compare=False)

    def interviews(self, choices: Choices) -> list[Interview]:
        """Return the interviews in it; those of the last choices are kept, since a plan is made again and again."""
        if self.document is None:
            return []
        if not self._last or self._last[0][0] != choices:
            self._last[:] = [(choices, interviews_of(self.document, choices))]
        return self._last[0][1]


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What will happen to one interview of a file, and why.

    Attributes:
        name: the file's name.
        action: whether it is added, takes the place of an earlier version, or is skipped or refused.
        reason: why it is skipped or refused; None for one that is added.
        key: the id that its file's name gives the transcript, by which choices name it.
        imported: the transcript and its notes; None only for a file that cannot be read.
        codings: taken from its comments and colours; those of a skipped file belong to the transcript with its text.
        memos: taken from its comments, likewise.
        notes: what is worth saying about the comments and colours of a file whose transcript is not stored.
        changed: codings and memos that are there already, with what the comments of a skipped file add to them.
        heading: participant and wave that the transcript with its text gets, for a skipped file.
        version: what becomes of the transcript that is corrected, and of all that stands on it.
        finished: the coders who finished the transcript: those who named a code of the codebook.
    """

    name: str
    action: Action
    reason: Note | None = None
    key: str = ""
    imported: Imported | None = None
    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    notes: tuple[Note, ...] = ()
    changed: tuple[Edit, ...] = ()
    heading: Edit | None = None
    version: NewVersion | None = None
    finished: frozenset[str] = frozenset()

    @property
    def stored(self) -> bool:
        """Whether its transcript will be stored."""
        return self.action in (Action.ADD, Action.UPDATE)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do: print it, then carry it out."""

    files: tuple[PlannedFile, ...]
    participants: tuple[Participant, ...]
    notes: tuple[Note, ...]

    @property
    def refused(self) -> list[PlannedFile]:
        """The files that cannot be imported."""
        return [file for file in self.files if file.action is Action.REFUSE]

    @property
    def added(self) -> list[Imported]:
        """The transcripts that will be added."""
        return [file.imported for file in self.files if file.imported and file.action is Action.ADD]

    @property
    def corrected(self) -> list[Imported]:
        """The transcripts that will take the place of an earlier version."""
        return [file.imported for file in self.files if file.imported and file.action is Action.UPDATE]

    @property
    def versions(self) -> list[NewVersion]:
        """What becomes of the transcripts that are corrected."""
        return [replace(f.version, after=f.imported) for f in self.files if f.version and f.imported]

    @property
    def codings(self) -> list[Coding]:
        """The codings that will be added."""
        return [coding for file in self.files for coding in file.codings]

    @property
    def memos(self) -> list[Memo]:
        """The memos that will be added."""
        return [memo for file in self.files for memo in file.memos]

    @property
    def changed(self) -> list[Edit]:
        """What is there already and to which something will be added: codings, memos, and whose a transcript is."""
        return [edit for file in self.files for edit in (*file.changed, *((file.heading,) if file.heading else ()))]

    @property
    def finished(self) -> dict[str, frozenset[str]]:
        """For each transcript the coders who finished it: those whose comments or colours name codes."""
        found: dict[str, frozenset[str]] = {}
        for file in self.files:
            for coding in file.codings:
                if coding.coder in file.finished:
                    found[coding.transcript] = found.get(coding.transcript, frozenset()) | {coding.coder}
        return found
