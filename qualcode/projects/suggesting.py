"""Suggestions in a project: what is read, what is learned from, and what is still open to a coder."""

from collections.abc import Callable, Collection, Sequence
from math import inf, log
from typing import TYPE_CHECKING

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, Rejection
from qualcode.projects.project import Project
from qualcode.projects.vectors import embedder_for
from qualcode.spans import Span
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.suggestions import Embedder, Similar, Suggestion
from qualcode.transcripts import Transcript

if TYPE_CHECKING:
    from qualcode.suggest.reading import Reading
    from qualcode.suggest.suggester import Suggester


def judgements_of(project: Project) -> Judgements:
    """Return what was judged, as far as this person may see it."""
    return Judgements(project.codings(), project.rejections(), project.team().finished_to(project.who))


def reading_and_judgements(
    project: Project, *, interviewer: bool = False, embedder: Embedder | None = None
) -> "tuple[Reading | None, Judgements]":
    """Return the reading of a project's transcripts, and what was judged, as they are at one moment.

    There is no reading if nothing is said in them, or no code is in use.

    Args:
        project: the project, as somebody sees it.
        interviewer: whether to read what interviewers say as well, as something to be coded.
        embedder: what makes vectors; that of the project if None (see `embedder_for`).
    """
    from qualcode.suggest.reading import read

    with project.snapshot() as still:
        transcripts, books, judgements = still.transcripts(), still.codebooks(), judgements_of(still)
    return read(transcripts, books, embedder or embedder_for(project), interviewer=interviewer), judgements


def suggester_of(
    project: Project, *, interviewer: bool = False, embedder: Embedder | None = None
) -> "Suggester | None":
    """Return what suggests for this person: it learned from all that they may see; None if there is no `Reading`.

    Args:
        project: the project, as somebody sees it.
        interviewer: whether to suggest for what interviewers say as well.
        embedder: what makes vectors; that of the project if None.
    """
    from qualcode.suggest.suggester import Suggester

    reading, judgements = reading_and_judgements(project, interviewer=interviewer, embedder=embedder)
    return Suggester(reading, judgements) if reading else None


def open_to(
    project: Project,
    suggester: "Suggester",
    *,
    coder: str = "",
    transcripts: Collection[str] | None = None,
    doubtful: bool = False,
) -> list[Suggestion]:
    """Return the suggestions that are open to a coder, by transcript and place.

    On a transcript that this person codes blind there are none: two who were shown the same are no two judgements.

    Args:
        project: the project, as somebody sees it.
        suggester: what suggests.
        coder: whose codings and rejections count; what anybody coded if empty.
        transcripts: for which; all if None.
        doubtful: whether to offer passages below the threshold too.
    """
    with project.snapshot() as still:
        unseen, judgements = still.team().unsuggested(still.who), judgements_of(still)
    wanted = [name for name in suggester.reading.rows if transcripts is None or name in transcripts]
    found = [one for name in wanted if name not in unseen for one in suggester.suggest(name, doubtful=doubtful)]
    return still_open(found, judgements, suggester.reading.books, coder=coder)


def still_open(
    found: Sequence[Suggestion], judgements: Judgements, books: Sequence[Codebook], *, coder: str
) -> list[Suggestion]:
    """Return the suggestions that a coder has not rejected, and that are not coded already, by code or sub-theme.

    In an exclusive family any of its codes closes a suggestion with which it shares half of a passage.

    Args:
        found: suggestions.
        judgements: what was judged.
        books: the codebooks.
        coder: whose judgements count; what anybody coded, and nobody's rejections, if empty.
    """
    below = {code.key: book.rolled_up(code.key) for book in books for code in book.codes}
    exclusive = {family.key for book in books for family in book.families if family.exclusive}
    family = {code.key: code.family for book in books for code in book.codes if code.family in exclusive}
    rejections = [item for item in judgements.rejections if coder and item.coder == coder]
    codings = [item for item in judgements.codings if coder in ("", item.coder)]
    judged: dict[str, list[Coding | Rejection]] = {}
    for coding in codings:
        judged.setdefault(coding.transcript, []).append(coding)
    for rejection in rejections:
        judged.setdefault(rejection.transcript, []).append(rejection)

    def closed(one: Suggestion, item: Coding | Rejection) -> bool:
        if isinstance(item, Rejection):
            return item.code == one.code and item.span.shares_half(one.span)
        if item.code in below.get(one.code, {one.code}):
            return item.span.overlaps(one.span)
        rival = one.code in family and family.get(item.code) == family[one.code]
        return rival and item.span.shares_half(one.span)

    return [one for one in found if not any(closed(one, item) for item in judged.get(one.transcript, ()))]


def by_doubt(suggester: "Suggester") -> Callable[[Suggestion], float]:
    """Return what orders suggestions by how much a judgement of them teaches: those nearest to the threshold first.

    This is uncertainty sampling: Lewis and Gale 1994, doi:10.1007/978-1-4471-2099-5_1.
    """

    def logit(chance: float) -> float:
        return log(chance / (1 - chance)) if 0 < chance < 1 else inf

    return lambda one: abs(logit(one.chance) - logit(suggester.trust[one.code].threshold))


def sentences_of(transcripts: Sequence[Transcript], *, interviewer: bool = False) -> dict[str, list[Span]]:
    """Return for each transcript, by id, the sentences of those who are interviewed, in order.

    Args:
        transcripts: the transcripts.
        interviewer: whether to return the interviewers' too.
    """
    from qualcode.suggest.passages import passages_of

    found: dict[str, list[Span]] = {}
    for name, span in passages_of(transcripts, interviewer=interviewer)[1]:
        found.setdefault(name, []).append(span)
    return found


def passages_like(project: Project, words: str, *, most: int = 20) -> list[Similar]:
    """Return the passages of all transcripts nearest in meaning to some words, the nearest first."""
    reading, _ = reading_and_judgements(project)
    return reading.like(words, most=most) if reading else []


def machine_codings(project: Project) -> list[Coding]:
    """Return what the machine would have coded in the transcripts that people coded, each left out in turn."""
    from qualcode.suggest.suggester import codings_of_machine

    reading, judgements = reading_and_judgements(project)
    return codings_of_machine(reading, judgements) if reading else []
