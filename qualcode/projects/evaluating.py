"""How good suggestions would be on what a project has not coded yet, measured on what it has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.codings import Coding, Rejection, coders_of
from qualcode.errors import NotFoundError, QualcodeError
from qualcode.projects.project import Project
from qualcode.projects.vectors import embedder_for
from qualcode.transcripts import By

if TYPE_CHECKING:
    from qualcode.suggest.evaluation import Evaluation
    from qualcode.suggest.passages import Judged


def evaluation(
    project: Project,
    *,
    coder: str = "",
    by: By = By.TRANSCRIPT,
    seed: int = 0,
    progress: Callable[[str], None] = lambda step: None,
) -> "Evaluation":
    """Return how good suggestions are on transcripts or participants that were left out; nothing is stored but vectors.

    Args:
        project: the project, as somebody sees it: what is hidden from them is not learned from.
        coder: whose codings to learn; everybody's if empty.
        by: what is left out together.
        seed: for what is drawn by chance; the same seed gives the same result.
        progress: called with the name of each step before it begins.

    Raises:
        NotFoundError: for a coder who is not there.
        QualcodeError: if there is too little to leave any of it out.
    """
    from qualcode.suggest.evaluation import evaluate

    judged = judged_passages(project, coder=coder, by=by)
    return evaluate(judged, embedder_for(project), seed=seed, progress=progress)


def judged_passages(project: Project, *, coder: str = "", by: By = By.TRANSCRIPT) -> "Judged":
    """Return the passages of the transcripts of which anything was judged, with what was judged.

    Raises:
        NotFoundError: for a coder who is not there.
        QualcodeError: if there is too little to leave any of it out.
    """
    from qualcode.suggest.passages import Judged, judged, parts_of, passages_of

    with project.snapshot() as still:
        books, found = still.codebooks(), _judgements(still)
        mine = found.by(coder) if coder else found
        transcripts = [transcript for transcript in still.transcripts() if transcript.id in mine.transcripts]
    owners = {t.id: t.owner if by is By.PARTICIPANT else t.id for t in transcripts}
    passages, places = passages_of(transcripts)
    truth = judged(places, books, mine.codings, rejections=mine.rejections, read=mine.finished)
    with_codes = {owners[name] for name, row in zip(passages.transcripts, truth, strict=True) if (row == 1).any()}
    if len(with_codes) < 2:
        raise QualcodeError(
            f"to see how good suggestions are, whole {by}s are left out: this takes two or more with codings of "
            f"{coder or 'anybody'} by codes of the codebook, on speech that is not the interviewer's. There are "
            f"{len(with_codes)}. Code some more first."
        )
    coders = []
    for own in map(found.by, found.coders):
        alone = judged(places, books, own.codings, read=own.finished)
        alone[[name not in own.finished for name in passages.transcripts]] = float("nan")
        coders.append(alone)
    parts = parts_of([owners[name] for name in passages.transcripts])
    return Judged(passages, books, truth, parts, coders)


@dataclass(frozen=True, slots=True)
class _Judgements:
    """What was judged: codings, rejections, and for each transcript's id who coded it to the end."""

    codings: Sequence[Coding]
    rejections: Sequence[Rejection]
    finished: Mapping[str, frozenset[str]]

    @property
    def transcripts(self) -> frozenset[str]:
        coded = {coding.transcript for coding in self.codings}
        return frozenset(coded | {rejection.transcript for rejection in self.rejections} | set(self.finished))

    @property
    def coders(self) -> list[str]:
        return sorted({*coders_of(self.codings), *(one for done in self.finished.values() for one in done)})

    def by(self, coder: str) -> "_Judgements":
        if coder not in self.coders:
            raise NotFoundError("coder", coder, self.coders)
        return _Judgements(
            [item for item in self.codings if item.coder == coder],
            [item for item in self.rejections if item.coder == coder],
            {name: frozenset({coder}) for name, done in self.finished.items() if coder in done},
        )


def _judgements(project: Project) -> _Judgements:
    """Return what was judged, as far as this person may see it."""
    return _Judgements(project.codings(), project.rejections(), project.team().finished_to(project.who))
