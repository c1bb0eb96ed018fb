"""The fidelity table of a project: how faithfully a method was carried out, by the scale codes; and as a file."""

from collections.abc import Sequence

from qualcode.catalogue import Language, say
from qualcode.codings import by_coder
from qualcode.errors import QualcodeError
from qualcode.formats.tables import Cell, Section, Sheet
from qualcode.matrices import Corpus
from qualcode.projects.project import Project
from qualcode.projects.results import corpus
from qualcode.scales import Fidelity, Score, Source, scale_codes
from qualcode.scales import fidelity as compute
from qualcode.transcripts import Role


def fidelity(project: Project, *, coder: str) -> Fidelity:
    """Return the fidelity table of a project, from one coder's codings.

    Raises:
        NotFoundError: if the coder has no codings.
        QualcodeError: if no codebook has a code with a scale.
    """
    return fidelity_of(corpus(project), coder=coder)


def fidelity_of(study: Corpus, *, coder: str) -> Fidelity:
    """Return the fidelity table of a study; see `fidelity`."""
    if not scale_codes(study.books):
        raise QualcodeError(
            "no code of this project has a scale, and fidelity is computed from scale codes. Add the codebook "
            "modelgetrouwheid, or give a code a scale on the page Codeboek."
        )
    return compute(study.transcripts, by_coder(study.codings, coder), study.books, coder=coder)


def source_label(source: Source, language: Language = "nl") -> str:
    """Return what people read of a source: its title, whose interview it is, and in what role they speak."""
    roles = [say(f"role.{role.value}", language) for role in source.roles if role is not Role.OTHER]
    return " · ".join(dict.fromkeys(part for part in (source.name, source.participant, *roles) if part))


def verdict(reached: bool | None, language: Language = "nl") -> str:  # noqa: FBT001 - what is said in words
    """Return in words whether a threshold is reached; nothing where that cannot be said."""
    return "" if reached is None else say("fidelity.reached" if reached else "fidelity.not", language)


def fidelity_sheet(found: Fidelity, language: Language = "nl", *, coder: str = "") -> Sheet:
    """Return the table to be written: sources × indicators, the means and the verdicts below, then how many scores.

    ``coder`` says whose codings in the words of `whose`.
    """
    coder = coder or found.coder
    columns = [*(row.label for row in found.indicators), say("fidelity.mean", language)]
    scores = [_cells(found, number) for number in range(len(found.sources))]
    labels = [source_label(source, language) for source in found.sources]
    lines = list(zip(labels, scores, strict=True))
    counted: list[tuple[Cell, ...]] = [(label, *(cell.n for cell in cells)) for label, cells in lines]
    rows: list[tuple[Cell, ...]] = [(label, *(cell.mean for cell in cells)) for label, cells in lines]
    share = 0.7 / len(columns)
    return Sheet(
        title=say("matrix.fidelity", language),
        scope=say("fidelity.scope", language, coder=coder, n=len(found.sources)),
        columns=(say("fidelity.source", language), *columns),
        sections=[
            Section(say("fidelity.scores", language), "", [*rows, *_below(found, language)]),
            Section(say("fidelity.counts", language), say("fidelity.counts.hint", language), counted),
        ],
        widths=(0.3, *(share for _ in columns)),
        group=say("fidelity.part", language),
        facts=((say("coder", language), coder),),
        digits=2,
        comma=language == "nl",
    )


def _cells(found: Fidelity, number: int) -> list[Score]:
    return [*(row.scores[number] for row in found.indicators), found.by_source[number]]


def _below(found: Fidelity, language: Language) -> Sequence[tuple[Cell, ...]]:
    """Return the rows below the sources: mean, how many sources, threshold and verdict of each indicator and of all."""
    rows = found.indicators
    verdicts = [verdict(reached, language) for reached in (*(row.reached for row in rows), found.reached)]
    return [
        (say("fidelity.mean", language), *(row.overall.mean for row in rows), found.overall.mean),
        (say("fidelity.sources", language), *(row.overall.n for row in rows), len(found.sources)),
        (say("fidelity.threshold", language), *(row.scale.threshold for row in rows), found.threshold),
        (say("fidelity.verdict", language), *verdicts),
    ]
