"""Drawing transcripts to be coded by two or more people, or by one a second time, and how far they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.changes import Kind, added
from qualcode.codings import CONSENSUS, coder_name
from qualcode.errors import NotAllowedError, NotFoundError, QualcodeError
from qualcode.projects.project import Project
from qualcode.projects.team import check_name
from qualcode.sampling import Sample, draw, in_pairs, person, second_time, share_of, strata_by
from qualcode.teams import Assignment, Duty, Member, Team


@dataclass(frozen=True, slots=True)
class Asked:
    """What to draw, and for whom.

    Attributes:
        coders: who is to code what is drawn, two or more; nobody where somebody codes again.
        again: who is to code a second time what they finished, or empty.
        number: how many transcripts; 0 where a share is given.
        share: the share of the transcripts that can be drawn, rounded up; 0 where a number is given.
        by: the wave or an attribute of the participants, in proportion to which is drawn; or empty.
        seed: the same gives the same sample.
        pairs: whether each transcript goes to two of the coders, the pairs in turn, instead of to all.
        blind: whether nobody sees what another made of it until both have finished.
        doubled: whether transcripts that two people code already may be drawn too.
    """

    coders: tuple[str, ...] = ()
    again: str = ""
    number: int = 0
    share: float = 0
    by: str = ""
    seed: int = 1
    pairs: bool = False
    blind: bool = True
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """What would be drawn and assigned, for a look before it is done.

    Attributes:
        sample: what was drawn, from what.
        coders: for each transcript drawn who is to code it.
        assignments: those that would be made.
        kept: how many of those wanted are there already, and stay as they are.
        finished: for transcripts drawn who of their coders finished them already.
        begun: likewise who made codings there and did not finish, as far as the one who asks may see.
        doubled: how many transcripts were left out since two people code them already.
        blind: as asked.
        member: who would be taken into the team to code a second time, or empty.
    """

    sample: Sample
    coders: Mapping[str, tuple[str, ...]]
    assignments: tuple[Assignment, ...]
    kept: int
    finished: Mapping[str, tuple[str, ...]]
    begun: Mapping[str, tuple[str, ...]]
    doubled: int
    blind: bool
    member: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who is to code something of it."""
        return tuple(dict.fromkeys(name for coders in self.coders.values() for name in coders))


@dataclass(frozen=True, slots=True)
class DoubleCoded:
    """A transcript that two or more code, or one for a second time.

    Attributes:
        transcript: its id.
        coders: who codes or coded it, in alphabetical order.
        finished: who of them finished it.
    """

    transcript: str
    coders: tuple[str, ...]
    finished: frozenset[str]


def plan_sample(project: Project, asked: Asked) -> SamplePlan:
    """Return what would be drawn and assigned; nothing is stored.

    Raises:
        NotFoundError: for an attribute that nobody has, or a coder who is not in the team.
        NotAllowedError: if somebody who would code again is not in the team yet, and the one who asks is no owner.
        QualcodeError: for fewer than two coders, or a number or share that cannot be drawn.
    """
    with project.snapshot() as still:
        team, counts = still.team(), still.counts()
        headings, people = still.headings(), still.participants()
    coders, member = _coders(asked, team, project.who)
    strata = strata_by(asked.by, headings, people)
    free = drawable(asked, team, strata)
    if not free:
        raise QualcodeError(_nothing_left(asked))
    number = share_of(asked.share, len(free)) if asked.share else asked.number
    sample = draw({name: strata[name] for name in free}, number, seed=asked.seed, by=asked.by)
    whose = in_pairs(sample.drawn, coders) if asked.pairs else dict.fromkeys(sample.drawn, coders)
    there = {(item.transcript, item.coder) for item in team.assignments}
    wanted = [Assignment(name, coder, asked.blind) for name, names in whose.items() for coder in names]
    new = tuple(item for item in wanted if (item.transcript, item.coder) not in there)
    done = {(name, coder) for name, names in team.finished.items() for coder in names}
    finished, begun = _those(whose, done), _those(whose, {(name, coder) for name, coder, _ in counts} - done)
    left_out = 0 if asked.again or asked.doubled else len(strata) - len(free)
    return SamplePlan(sample, whose, new, len(wanted) - len(new), finished, begun, left_out, asked.blind, member)


def drawable(asked: Asked, team: Team, transcripts: Iterable[str]) -> list[str]:
    """Return the ids of the transcripts that may be drawn: of those that two people do not code yet, or all if asked.

    For somebody who codes again: of those that they finished, and do not code again yet.
    """
    if asked.again:
        first = coder_name(asked.again)
        mine = [name for name in transcripts if first in team.finished.get(name, ())]
        return [name for name in mine if second_time(first) not in _coders_of(team, name)]
    people = {name: {person(coder) for coder in _coders_of(team, name)} for name in transcripts}
    return [name for name, found in people.items() if asked.doubled or len(found) < 2]


def assign_sample(project: Project, plan: SamplePlan) -> None:
    """Assign what was drawn, in one change; the journal keeps how it was drawn.

    Raises:
        ConflictError: if some of it was assigned otherwise meanwhile.
        NotAllowedError: if this person may not assign.
    """
    sample = plan.sample
    facts: dict[str, str | int] = {"what": "sample", "transcripts": len(sample.drawn), "of": sample.of}
    facts |= {"by": sample.by, "seed": sample.seed, "names": ", ".join(plan.names), "blind": int(plan.blind)}
    members = [Member(plan.member)] if plan.member else []
    project.commit(Kind.ASSIGN, added([*members, *plan.assignments]), facts)


def double_coded(project: Project) -> list[DoubleCoded]:
    """Return the transcripts that two or more code or coded, in the order of the project."""
    with project.snapshot() as still:
        team, headings = still.team(), still.headings()
    found = []
    for heading in headings:
        coders = _coders_of(team, heading.id)
        if len(coders) >= 2:
            done = team.finished.get(heading.id, frozenset())
            found.append(DoubleCoded(heading.id, tuple(sorted(coders)), done & coders))
    return found


def _coders_of(team: Team, transcript: str) -> frozenset[str]:
    """Return who is to code a transcript, or finished it."""
    found = team.assigned.get(transcript, frozenset()) | team.finished.get(transcript, frozenset())
    return found - {CONSENSUS}


def _coders(asked: Asked, team: Team, who: str) -> tuple[tuple[str, ...], str]:
    """Return the names to assign to, and who must be taken into the team for it; the latter may be empty."""
    names = tuple(coder_name(name) for name in asked.coders)
    for name in names:
        check_name(name)
    if asked.again:
        if names:
            raise QualcodeError("say either who codes with whom, or who codes again, not both.")
        name = second_time(coder_name(asked.again))
        return (name,), _new_member(name, team, who)
    if len(names) < 2 or len(set(names)) < len(names):
        raise QualcodeError("a sample is coded by two or more different coders; name them after --coders.")
    for name in names if team.members else ():
        if name not in team.duties:
            raise NotFoundError("coder", name, team.duties)
    return names, ""


def _new_member(name: str, team: Team, who: str) -> str:
    if not team.members or name in team.duties:
        return ""
    if team.duty(who) is not Duty.OWNER:
        raise NotAllowedError(
            f"'{name}' is not in the team yet. Ask an owner to add that name as coder (page Team, or "
            f"qualcode team --add '{name}'), then draw again."
        )
    return name


def _nothing_left(asked: Asked) -> str:
    if asked.again:
        return (
            f"there is nothing to draw: {asked.again} has finished no transcript, or codes all of them again already. "
            "Only what somebody marked as finished can be coded again."
        )
    return "there is nothing to draw: two people code each transcript already. Ask for those too (--doubled)."


def _those(whose: Mapping[str, Sequence[str]], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return for transcripts those of their coders with whom they make one of the pairs; never nobody."""
    known = set(pairs)
    found = {name: tuple(coder for coder in coders if (name, coder) in known) for name, coders in whose.items()}
    return {name: coders for name, coders in found.items() if coders}
