"""What an import will do, as values: print them, show them, then carry them out."""

from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.codings import Coding
from qualcode.formats.choices import Choices
from qualcode.formats.document import Document
from qualcode.formats.interviews import Interview, interviews_of
from qualcode.memos import Memo
from qualcode.participants import Participant
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
        notes: what was doubtful in the comments of a skipped file.
    """

    name: str
    action: Action
    reason: Note | None = None
    key: str = ""
    imported: Imported | None = None
    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    notes: tuple[Note, ...] = ()


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
    def codings(self) -> list[Coding]:
        """The codings that will be added."""
        return [coding for file in self.files for coding in file.codings]

    @property
    def memos(self) -> list[Memo]:
        """The memos that will be added."""
        return [memo for file in self.files for memo in file.memos]

    @property
    def finished(self) -> dict[str, frozenset[str]]:
        """For each transcript the coders whose comments are taken as codings: they finished it."""
        found: dict[str, set[str]] = {}
        for coding in self.codings:
            found.setdefault(coding.transcript, set()).add(coding.coder)
        return {transcript: frozenset(coders) for transcript, coders in found.items()}
