"""The demo: the whole way through, on the sample interviews that come with the program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qualcode.agreement.report import AgreementReport
from qualcode.matrices import Matrix
from qualcode.projects.agreeing import agreement
from qualcode.projects.choices import Comments, ImportChoices
from qualcode.projects.files import make_folder
from qualcode.projects.importing import carry_out, plan_import
from qualcode.projects.project import Project
from qualcode.projects.results import Choice, export, matrix, quote_sheet, quotes
from qualcode.projects.setup import bundled, init
from qualcode.store import SUFFIX
from qualcode.transcripts import Note

CODERS = ("Noor", "Bram")
CODEBOOKS = ("krachtwerk", "implementatie")


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made.

    Attributes:
        project: the project file.
        quotes: the quote table in Word.
        matrix: conditions × elements, from the first coder's codings.
        agreement: of the two coders.
        transcripts: how many were imported.
        codings: how many were taken from the comments.
        notes: what the import had to say, by transcript; under an empty name what it said of all together.
    """

    project: Path
    quotes: Path
    matrix: Matrix
    agreement: AgreementReport
    transcripts: int
    codings: int
    notes: Mapping[str, tuple[Note, ...]]


def demo(folder: Path, progress: Callable[[str], None] = lambda step: None) -> Demo:
    """Build a project from the sample in a folder, which is made if need be; an earlier demo is left alone.

    Raises:
        FileAccessError: if the folder cannot be made or written.
    """
    project = _free(folder, "demo")
    init(str(project), [bundled("codebooks") / f"{name}.yaml" for name in CODEBOOKS])
    sample = bundled("transcripts_sample")
    with Project.open(str(project), "demo") as opened:
        plan = plan_import(
            opened,
            [path for path in sorted(sample.glob("*.docx"))],
            ImportChoices(comments=Comments.CODINGS),
            participants_file=sample / "participants.csv",
            progress=progress,
        )
        carry_out(opened, plan)
        progress("citaten.docx")
        table = project.with_name(project.stem + "-citaten.docx")
        chosen = quotes(opened, Choice(coder=CODERS[0]))
        shown = ("geslacht", "leeftijd")
        export(quote_sheet(chosen, opened.codebooks(), coder=CODERS[0], attributes=shown), table)
        result = matrix(opened, "conditions-elements", coder=CODERS[0])
        report = agreement(opened, CODERS)
    notes = {imported.transcript.id: imported.notes for imported in plan.added} | {"": plan.notes}
    return Demo(project, table, result, report, len(plan.added), len(plan.codings), notes)


def _free(folder: Path, stem: str) -> Path:
    make_folder(folder)
    number = 1
    while (path := folder / f"{stem}{'' if number == 1 else f'-{number}'}{SUFFIX}").exists():
        number += 1
    return path
