"""Teams: who works on a project, on which transcripts, what each has finished, and who may see whose codings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from qualcode.errors import NotAllowedError

MACHINE = "machine"
"""The coder of what the program would have coded by itself; nobody bears this name, and nothing is stored under it."""


def check_person(name: str) -> None:
    """Check that a name is not that of the machine.

    Raises:
        NotAllowedError: if it is.
    """
    if name.casefold() == MACHINE:
        raise NotAllowedError(f"'{MACHINE}' is the name of what the program codes by itself; choose another.")


class Duty(StrEnum):
    """What a member of the team may do.

    An owner may do everything; a reviewer all but change the team, put copies together and remove data for good; a
    coder writes codings, memos and marks of their own, and edits codebooks; a reader writes nothing.
    """

    OWNER = "owner"
    REVIEWER = "reviewer"
    CODER = "coder"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works on a project, under the name that stands on their codings."""

    name: str
    duty: Duty = Duty.CODER


@dataclass(frozen=True, slots=True)
class Assignment:
    """A transcript that a coder is to code.

    Attributes:
        transcript: the id of the transcript.
        coder: who is to code it.
        blind: whether they see nothing of what others made of it until all have finished it.
        suggestions: whether the machine may suggest codes to them although they code it blind.
    """

    transcript: str
    coder: str
    blind: bool = False
    suggestions: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """A coder's word that a transcript is coded to the end: what they left uncoded there, they left on purpose."""

    transcript: str
    coder: str


_ANYBODY_ELSE = "\0"
"""Somebody who is nobody in particular: no coder has this name, no transcript is assigned to them."""

_OWN = frozenset({"coding", "memo", "subject_memo", "rejection", "finish"})
"""What a coder makes: each bears its coder's name."""


@dataclass(frozen=True)
class Team:
    """Who works on a project, and what each may see and do.

    A project without members is one person's own: everybody who opens it may do everything, but blind assignments hold
    there too.

    Attributes:
        members: in the order they were named.
        assignments: which transcripts are whose.
        finished: for each transcript's id the coders who marked it finished.
    """

    members: Sequence[Member] = ()
    assignments: Sequence[Assignment] = ()
    finished: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        """For each member's name what they may do."""
        return {member.name: member.duty for member in self.members}

    @cached_property
    def assigned(self) -> Mapping[str, frozenset[str]]:
        """For each transcript's id the coders to whom it is assigned."""
        found: dict[str, frozenset[str]] = {}
        for item in self.assignments:
            found[item.transcript] = found.get(item.transcript, frozenset()) | {item.coder}
        return found

    @cached_property
    def blind(self) -> frozenset[str]:
        """The ids of the transcripts that are to be coded blind."""
        return frozenset(item.transcript for item in self.assignments if item.blind)

    def duty(self, name: str) -> Duty:
        """Return what somebody may do.

        Raises:
            NotAllowedError: if there is a team, and nobody of that name in it.
        """
        if not self.members:
            return Duty.OWNER
        found = self.duties.get(name)
        if found is None:
            said = f"'{name}' is not in the team of this project" if name else "this project has a team"
            raise NotAllowedError(f"{said}. Say who you are: {', '.join(self.duties)}; or ask an owner to add you.")
        return found

    def check_write(self, name: str, kind: str, coder: str) -> None:
        """Check that somebody may change a thing.

        Args:
            name: who.
            kind: what kind of thing, as the journal calls it: ``coding``, ``member``.
            coder: whose it is; empty for what is nobody's own.

        Raises:
            NotAllowedError: saying why not.
        """
        duty = self.duty(name)
        if duty is Duty.OWNER:
            return
        own = kind in _OWN and coder == name
        reviewed = kind != "member" and not (kind == "assignment" and coder == name)  # nobody opens their own eyes
        if duty is Duty.READER or not (own or kind == "codebook" or (duty is Duty.REVIEWER and reviewed)):
            said, whose = "memo" if kind == "subject_memo" else kind, f" of {coder}" if coder else ""
            raise NotAllowedError(f"{name} is {duty.value} in this project and may not change a {said}{whose}.")

    def may_see(self, viewer: str, transcript: str, coder: str) -> bool:
        """Say whether ``viewer`` may see what ``coder`` made of a transcript.

        Everybody sees their own. Where a transcript is to be coded blind, somebody to whom it is assigned sees what
        another made of it when both have finished it, or all to whom it is assigned; a coder to whom it is not
        assigned, or a reader, when all have to whom it is; an owner or a reviewer to whom it is not assigned always.
        """
        if viewer == coder or transcript not in self.blind:
            return True
        done = self.finished.get(transcript, frozenset())
        assigned = self.assigned[transcript]
        if viewer in assigned:
            return viewer in done and (coder in done or assigned <= done)
        if self.members and self.duties.get(viewer) in (Duty.OWNER, Duty.REVIEWER):
            return True
        return assigned <= done

    def hidden(self, viewer: str) -> frozenset[str]:
        """Return the ids of the transcripts on which somebody may not see all that anybody else made of it."""
        return frozenset(name for name in self.blind if not self.may_see(viewer, name, _ANYBODY_ELSE))

    def unsuggested(self, viewer: str) -> frozenset[str]:
        """Return the ids of the transcripts on which nothing may be suggested to somebody, since they code blind.

        Two who were shown the same suggestions are drawn to the same codes, so that their agreement says less.
        """
        allowed = {item.transcript for item in self.assignments if item.coder == viewer and item.suggestions}
        return self.hidden(viewer) - allowed

    def finished_to(self, viewer: str) -> dict[str, frozenset[str]]:
        """Return for each transcript's id who finished it of those whose codings ``viewer`` may see; never nobody."""
        seen = {
            transcript: frozenset(coder for coder in done if self.may_see(viewer, transcript, coder))
            for transcript, done in self.finished.items()
        }
        return {transcript: done for transcript, done in seen.items() if done}

    def progress(self) -> list[tuple[str, int, int]]:
        """Return for each coder with assignments the name, how many of them are finished, and how many there are."""
        counts: dict[str, list[bool]] = {}
        for item in self.assignments:
            done = item.coder in self.finished.get(item.transcript, frozenset())
            counts.setdefault(item.coder, []).append(done)
        return [(coder, sum(done), len(done)) for coder, done in sorted(counts.items())]


def finishes(finished: Mapping[str, Iterable[str]]) -> list[Finish]:
    """Return the marks that say of each transcript who finished it."""
    return [Finish(transcript, coder) for transcript, coders in finished.items() for coder in sorted(coders)]
