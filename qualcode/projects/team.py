"""Who works on a project: its members, which transcripts are whose, and what is finished."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.changes import Edit, Kind, added, removed
from qualcode.codings import CONSENSUS, coder_name
from qualcode.errors import NotAllowedError, NotFoundError
from qualcode.projects.project import Project
from qualcode.teams import Assignment, Duty, Finish, Member, check_person


def add_member(project: Project, name: str, duty: Duty = Duty.CODER) -> None:
    """Take somebody into the team, or give a member another duty.

    Raises:
        NotAllowedError: if the first member would not be an owner, no owner would be left, or the name is reserved.
    """
    member = Member(coder_name(name), duty)
    check_name(member.name)
    team = project.team()
    now = {**team.duties, member.name: duty}
    if Duty.OWNER not in now.values():
        raise NotAllowedError(
            f"'{member.name}' cannot be {duty.value} here: a team needs an owner. Make somebody owner first."
        )
    before = Member(member.name, team.duties[member.name]) if member.name in team.duties else None
    project.commit(Kind.TEAM, [Edit(before, member)], {"name": member.name, "duty": duty.value})


def check_name(name: str) -> None:
    """Check that somebody can bear a name: that it is neither the machine's nor that of what a meeting settles.

    Raises:
        NotAllowedError: if it is.
    """
    check_person(name)
    if name.casefold() == CONSENSUS:
        raise NotAllowedError(f"'{CONSENSUS}' is the name of what is settled in a meeting; choose another.")


def remove_member(project: Project, name: str) -> None:
    """Take somebody out of the team; what they did stays, under their name.

    Raises:
        NotFoundError: if nobody has that name.
        NotAllowedError: if members without an owner would be left.
    """
    duties = project.team().duties
    if name not in duties:
        raise NotFoundError("member", name, duties)
    left = [duty for other, duty in duties.items() if other != name]
    if left and Duty.OWNER not in left:
        raise NotAllowedError(f"'{name}' is the only owner. Make somebody else owner first.")
    project.commit(Kind.TEAM, removed([Member(name, duties[name])]), {"name": name})


def assign(
    project: Project,
    coders: Sequence[str],
    transcripts: Sequence[str] = (),
    *,
    blind: bool = False,
    suggestions: bool = False,
) -> list[Assignment]:
    """Assign transcripts to coders, all of the project if none are named; return what is new or changed.

    Args:
        project: the project.
        coders: to whom.
        transcripts: which, by id.
        blind: whether nobody sees what another made of them until both have finished.
        suggestions: whether the machine may suggest codes to them although they code blind.

    Raises:
        NotFoundError: for a transcript that is not there, or a coder who is not in the team.
        NotAllowedError: for a name that nobody bears.
    """
    team = project.team()
    there = {(item.transcript, item.coder): item for item in team.assignments}
    names = [coder_name(coder) for coder in coders]
    for name in names:
        check_name(name)
    if team.members:
        _check_known("coder", names, team.duties)
    wanted = [
        Assignment(name, coder, blind, blind and suggestions)
        for name in _known(project, transcripts)
        for coder in names
    ]
    new = [item for item in wanted if there.get((item.transcript, item.coder)) != item]
    edits = [Edit(there.get((item.transcript, item.coder)), item) for item in new]
    facts: dict[str, str | int] = {"transcripts": len({item.transcript for item in new}), "names": ", ".join(names)}
    project.commit(Kind.ASSIGN, edits, facts | {"blind": int(blind)})
    return new


def unassign(project: Project, coders: Sequence[str], transcripts: Sequence[str] = ()) -> list[Assignment]:
    """Take transcripts away from coders again, all if none are named; return what was taken away."""
    names = set(coders)
    wanted = set(_known(project, transcripts))
    gone = [item for item in project.team().assignments if item.coder in names and item.transcript in wanted]
    taken: dict[str, str | int] = {"transcripts": len({item.transcript for item in gone})}
    project.commit(Kind.ASSIGN, removed(gone), taken | {"names": ", ".join(sorted(names))})
    return gone


def finish(project: Project, transcripts: Sequence[str]) -> list[str]:
    """Mark transcripts as coded to the end by this person; return those that were not yet.

    Raises:
        NotFoundError: for a transcript that is not there.
    """
    done = project.finished()
    new = [name for name in _known(project, transcripts) if project.who not in done.get(name, ())]
    _mark(project, Kind.FINISH, added(Finish(name, project.who) for name in new), new)
    return new


def reopen(project: Project, transcripts: Sequence[str]) -> list[str]:
    """Take back this person's marks of what is finished; return those that there were.

    Raises:
        NotFoundError: for a transcript that is not there.
    """
    done = project.finished()
    gone = [name for name in _known(project, transcripts) if project.who in done.get(name, ())]
    _mark(project, Kind.REOPEN, removed(Finish(name, project.who) for name in gone), gone)
    return gone


def _mark(project: Project, kind: Kind, edits: Sequence[Edit], names: Sequence[str]) -> None:
    project.commit(kind, edits, {"transcript": names[0]} if len(names) == 1 else {"transcripts": len(names)})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one coder is.

    Attributes:
        coder: the name.
        assigned: how many transcripts are theirs to code.
        finished: how many of these they finished.
        codings: how many codings they made, as far as the one who asks may see them; None where some are hidden.
    """

    coder: str
    assigned: int
    finished: int
    codings: int | None


def progress(project: Project) -> list[Progress]:
    """Return how far each coder is who has assignments or made codings."""
    with project.snapshot() as still:
        team, counts = still.team(), still.counts()
        hidden = team.hidden(still.who)
    made: dict[str, int] = {}
    for _, coder, n in counts:
        made[coder] = made.get(coder, 0) + n
    assigned = {coder: (done, n) for coder, done, n in team.progress()}
    secret = {item.coder for item in team.assignments if item.transcript in hidden} - {project.who}
    return [
        Progress(
            coder,
            assigned.get(coder, (0, 0))[1],
            assigned.get(coder, (0, 0))[0],
            None if coder in secret else made.get(coder, 0),
        )
        for coder in sorted({*made, *assigned})
    ]


def _known(project: Project, transcripts: Sequence[str]) -> list[str]:
    """Return these transcripts, all if none are named.

    Raises:
        NotFoundError: for one that is not there.
    """
    there = [heading.id for heading in project.headings()]
    _check_known("transcript", transcripts, there)
    return list(dict.fromkeys(transcripts)) or there


def _check_known(kind: str, names: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    for name in names:
        if name not in known:
            raise NotFoundError(kind, name, known)
