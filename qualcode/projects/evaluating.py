"""How good suggestions would be on what a project has not coded yet, measured on what it has."""

from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.projects.project import Project
from qualcode.projects.suggesting import judgements_of
from qualcode.transcripts import By

if TYPE_CHECKING:
    from qualcode.formats.learning_figure import CodeScore, Learning
    from qualcode.suggest.evaluation import CodeResult, Evaluation
    from qualcode.suggest.passages import Judged


def judged_passages(project: Project, *, coder: str = "", by: By = By.TRANSCRIPT) -> "Judged":
    """Return the passages of the transcripts of which anything was judged, with what was judged.

    Raises:
        NotFoundError: for a coder who is not there.
        QualcodeError: if there is too little to leave any of it out.
    """
    from qualcode.suggest.passages import Ground, Judged, by_coder, judged, parts_of, passages_of

    with project.snapshot() as still:
        books, found = still.codebooks(), judgements_of(still)
        mine = found.by(coder) if coder else found
        transcripts = [transcript for transcript in still.transcripts() if transcript.id in mine.transcripts]
    owners = {t.id: t.owner if by is By.PARTICIPANT else t.id for t in transcripts}
    passages, places = passages_of(transcripts)
    truth = judged(places, books, mine)
    truth[~Ground(places).read(mine)] = float("nan")  # what was missed is known only where somebody read by themselves
    with_codes = {owners[name] for name, row in zip(passages.transcripts, truth, strict=True) if (row == 1).any()}
    if len(with_codes) < 2:
        raise QualcodeError(
            f"to see how good suggestions are, whole {by}s are left out: this takes two or more with codings of "
            f"{coder or 'anybody'} by codes of the codebook, on speech that is not the interviewer's. There are "
            f"{len(with_codes)}. Code some more first."
        )
    parts = parts_of([owners[name] for name in passages.transcripts])
    return Judged(passages, books, truth, parts, by_coder(places, books, found))


def learning(judged: "Judged", found: "Evaluation", *, coder: str, by: By, vectors: str) -> "Learning":
    """Return an evaluation as the plain values of its figure.

    Args:
        judged: what was evaluated.
        found: its evaluation.
        coder: whose codings were learned, in words.
        by: what was left out together.
        vectors: the name of what made the vectors.
    """
    from qualcode.formats.learning_figure import Learning
    from qualcode.suggest.evaluation import LEARNED

    labels = {code.key: code.label for book in judged.books for code in book.codes}
    return Learning(
        coder=coder,
        by=by,
        passages=found.passages,
        parts=found.parts,
        vectors=vectors,
        curve=tuple((one.examples, one.mean_average_precision.value) for one in found.curve),
        ways=tuple((one.name, one.mean_average_precision.value) for one in found.results if one.name != LEARNED),
        codes=tuple(_code_score(one, labels[one.code]) for one in found.codes),
    )


def _code_score(one: "CodeResult", label: str) -> "CodeScore":
    from qualcode.formats.learning_figure import CodeScore

    f1 = one.detection.f1
    return CodeScore(one.code, label, f1.value, f1.low, f1.high, one.coders.value, one.verdict.name.lower())
