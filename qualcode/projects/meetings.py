"""Meetings: what coders who finished the same transcripts have to settle, and what of it is settled.

Both are read off the codings and what the meeting decided of them; nothing else remembers how far it came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from qualcode.codings import CONSENSUS, Coding, Rejection, coders_of
from qualcode.disagreements import Agreed, Disagreement, agreed, disagreements
from qualcode.errors import NotFoundError, QualcodeError
from qualcode.matrices import Corpus
from qualcode.projects.project import Project
from qualcode.rulings import undecided, untaken
from qualcode.transcripts import Transcript


@dataclass(frozen=True)
class Meeting:
    """What coders who finished the same transcripts have to settle, and what of it is settled.

    Attributes:
        coders: whom it compares, in alphabetical order.
        transcripts: how many transcripts at least two of them finished.
        found: where they differ, by transcript and place.
        open: for the id of each disagreement that is open the codes on which nothing was decided.
        agreed: how many passages they agree on.
        untaken: those of them that are no consensus yet, and on which nothing else was decided.
        hidden: how many transcripts are left out since this person still codes them blind.
    """

    coders: tuple[str, ...]
    transcripts: int
    found: tuple[Disagreement, ...]
    open: Mapping[str, tuple[str, ...]]
    agreed: int
    untaken: tuple[Agreed, ...]
    hidden: int


def meeting(
    project: Project,
    coders: Sequence[str],
    *,
    majority: bool = False,
    overlap: float = 1.0,
    study: Corpus | None = None,
) -> Meeting:
    """Return what these coders have to settle, as far as this person may see their codings.

    `CONSENSUS` can be one of them: it is compared where it has decided something.

    Args:
        project: the project.
        coders: the names of two or more.
        majority: whether what more than half of those who finished a transcript share counts as agreed.
        overlap: the part of all their words that coders must share to agree, as for `agreed`.
        study: its transcripts and codings as they are now, where they were read already.

    Raises:
        QualcodeError: for fewer than two coders, or one named twice.
        NotFoundError: for a coder who is not there.
        ValueError: for an overlap below 0 or above 1.
    """
    if len(coders) < 2 or len(set(coders)) < len(coders):
        raise QualcodeError("a meeting is of two or more different coders; name them after --coders.")
    transcripts, codings, decided, finished = _read(project, study)
    hidden = project.team().hidden(project.who)
    people = {*coders_of(codings), *(name for done in finished.values() for name in done)}
    for coder in coders:
        if coder not in people:
            raise NotFoundError("coder", coder, sorted(people))
    frame = sum(len(done & set(coders)) > 1 for done in finished.values())
    found = disagreements(transcripts, codings, coders=coders, finished=finished, overlap=overlap)
    shared = agreed(transcripts, codings, coders=coders, finished=finished, majority=majority, overlap=overlap)
    texts = {transcript.id: transcript.text for transcript in transcripts}
    return Meeting(
        tuple(sorted(coders)),
        frame,
        tuple(found),
        {one.id: codes for one, codes in undecided(found, decided)},
        len(shared),
        tuple(untaken(shared, decided, texts)),
        sum(transcript.id in hidden for transcript in transcripts),
    )


def _read(
    project: Project, study: Corpus | None = None
) -> tuple[Sequence[Transcript], Sequence[Coding], list[Coding | Rejection], dict[str, frozenset[str]]]:
    """Return what is compared: transcripts, codings, of these and of rejections what was decided, who finished what."""
    with project.snapshot() as still:
        transcripts, codings = (study.transcripts, study.codings) if study else (still.transcripts(), still.codings())
        decided = [item for items in (codings, still.rejections()) for item in items if item.coder == CONSENSUS]
        return transcripts, codings, decided, _finished(still, decided)


def _finished(project: Project, decided: Iterable[Coding | Rejection]) -> dict[str, frozenset[str]]:
    """Return who finished what of those whose codings this person may see; the meeting, where it decided something."""
    team = project.team()
    done = team.finished_to(project.who)
    for hidden in [name for name in done if not team.may_see(project.who, name, CONSENSUS)]:
        del done[hidden]  # who may not see yet what was decided there, decides nothing there
    for name in {item.transcript for item in decided}:
        done[name] = done.get(name, frozenset()) | {CONSENSUS}
    return done


def coders_finished(project: Project) -> list[str]:
    """Return who finished a transcript and may be compared, who finished most first; the meeting is none of them."""
    counts: dict[str, int] = {}
    for done in project.team().finished_to(project.who).values():
        for name in done - {CONSENSUS}:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def disagreement_named(project: Project, name: str, coders: Sequence[str] = ()) -> Disagreement:
    """Return the disagreement with this id, whatever overlap it was shown with.

    Without coders that of all who finished a transcript, or of two of them.

    Raises:
        NotFoundError: if there is none.
    """
    everybody = sorted(coders_finished(project))
    groups = [tuple(coders)] if coders else list(dict.fromkeys([tuple(everybody), *combinations(everybody, 2)]))
    transcripts, codings, _, finished = _read(project)
    by_text = {one.id: [coding for coding in codings if coding.transcript == one.id] for one in transcripts}
    known: list[str] = []
    for transcript in transcripts:
        for group in groups:
            for one in _at_any_overlap(transcript, by_text[transcript.id], group, finished):
                if one.id == name:
                    return one
                known.append(one.id)
    raise NotFoundError("disagreement", name, list(dict.fromkeys(known)))


def _at_any_overlap(
    transcript: Transcript, codings: Sequence[Coding], coders: Iterable[str], finished: Mapping[str, frozenset[str]]
) -> Iterator[Disagreement]:
    """Yield the disagreements of a transcript with every overlap by which they change, the largest first."""
    shared = agreed([transcript], codings, coders=coders, finished=finished, overlap=0)
    for overlap in sorted({1.0, *(one.overlap for one in shared)}, reverse=True):
        yield from disagreements([transcript], codings, coders=coders, finished=finished, overlap=overlap)


def settled_transcripts(project: Project, study: Corpus | None = None) -> frozenset[str]:
    """Return the ids of the transcripts on which a meeting has nothing left to decide, and has decided something.

    What all who finished such a transcript agree on is taken over there, and where they differ is settled: what the
    meeting left uncoded there, it left on purpose.
    """
    everybody = coders_finished(project)
    if len(everybody) < 2:
        return frozenset()
    found = meeting(project, everybody, study=study)
    left = {one.transcript for one in found.found if one.id in found.open} | {one.transcript for one in found.untaken}
    _, _, decided, finished = _read(project, study)
    done = {name for name, coders in finished.items() if len(coders & set(everybody)) > 1}
    return frozenset(item.transcript for item in decided if item.transcript in done) - left
