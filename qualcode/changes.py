"""Changes: what somebody did to a project, as pairs of what was and what is; all of it happens, or nothing.

The journal of a project is its changes in order. Undoing is another change, with the pairs turned round.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, Rejection, new_id
from qualcode.memos import Memo, SubjectMemo
from qualcode.participants import Participant
from qualcode.teams import Assignment, Finish, Member
from qualcode.transcripts import Heading, Imported

Thing = (
    Coding | Memo | SubjectMemo | Rejection | Finish | Imported | Heading | Participant | Codebook | Member | Assignment
)
"""What a project is made of. A `Heading` stands for its transcript where only what stands above the text changes."""

Facts = Mapping[str, str | int]
"""What is said of a change beside its edits: counts and names, never words of a transcript."""


class Kind(StrEnum):
    """What kind of change it was."""

    START = "start"
    IMPORT = "import"
    CODE = "code"
    EDIT = "edit"
    DELETE = "delete"
    ACCEPT = "accept"
    REJECT = "reject"
    MEMO = "memo"
    FINISH = "finish"
    REOPEN = "reopen"
    SETTLE = "settle"
    VERSION = "version"
    HEADING = "heading"
    CODEBOOK = "codebook"
    TEAM = "team"
    ASSIGN = "assign"
    MERGE = "merge"
    PURGE = "purge"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing as it was and as it becomes; None before it was made, and after it was deleted.

    Only the fields in which the two differ are changed: what somebody else changed in other fields meanwhile stays.

    Raises:
        ValueError: if both are None.
    """

    before: Thing | None
    after: Thing | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit is of something: what was, or what becomes")


@dataclass(frozen=True, slots=True)
class Change:
    """What one person did at one moment: all of it is stored, or nothing.

    Attributes:
        kind: what kind of change.
        coder: who did it; not always whose codings they are.
        edits: in no particular order, each of another thing.
        facts: what is said of it beside.
        id: unique over projects: a change that is stored twice is stored once.
    """

    kind: Kind
    coder: str
    edits: tuple[Edit, ...]
    facts: Facts = field(default_factory=dict)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A change as the journal has it.

    Attributes:
        number: its place in this project's journal, from 1.
        id: unique over projects.
        time: when it was stored, in UTC.
        coder: who did it.
        kind: what kind of change.
        facts: what is said of it.
        target: for undo and redo the id of the change that was undone or done again; else empty.
        edits: how many things it changed.
        merged: for a change made in a copy of the project the number of the change that brought it here; else None.
    """

    number: int
    id: str
    time: datetime
    coder: str
    kind: Kind
    facts: Facts
    target: str = ""
    edits: int = 0
    merged: int | None = None


def added(things: Iterable[Thing]) -> tuple[Edit, ...]:
    """Return the edits that add these things."""
    return tuple(Edit(None, thing) for thing in things)


def removed(things: Iterable[Thing]) -> tuple[Edit, ...]:
    """Return the edits that delete these things."""
    return tuple(Edit(thing, None) for thing in things)


def changed(pairs: Iterable[tuple[Thing, Thing]]) -> tuple[Edit, ...]:
    """Return the edits that make the second of each pair of the first; pairs of equals are left out."""
    return tuple(Edit(before, after) for before, after in pairs if before != after)
