"""Agreement in a project: the report, and the files that it is written to."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qualcode.agreement.comparing import Wanted, agreement_report, ratings
from qualcode.agreement.report import AgreementReport
from qualcode.catalogue import Language
from qualcode.codings import CONSENSUS, Coding, coders_of
from qualcode.errors import FileAccessError, NotFoundError, QualcodeError
from qualcode.formats.agreement_figure import agreement_figure
from qualcode.formats.agreement_files import report_files, units_files
from qualcode.formats.agreement_paper import agreement_paper
from qualcode.formats.disagreement_table import disagreement_sheet
from qualcode.formats.figures import write_figure
from qualcode.formats.papers import write_paper
from qualcode.formats.tables import write_table
from qualcode.matrices import Corpus
from qualcode.projects.files import write_file
from qualcode.projects.meetings import settled_transcripts
from qualcode.projects.project import Project
from qualcode.projects.results import corpus
from qualcode.projects.suggesting import machine_codings, sentences_of
from qualcode.teams import MACHINE
from qualcode.transcripts import Transcript
from qualcode.units import Frame, Unit, frame


def agreement(
    project: Project,
    coders: Sequence[str],
    *,
    wanted: Wanted | None = None,
    machine: Sequence[Coding] | None = None,
) -> AgreementReport:
    """Return the agreement of these coders on the transcripts that at least two of them finished.

    `MACHINE` can be one of them: it is compared on what people finished, each transcript left out of what it learned.

    Args:
        project: the project, as somebody sees it.
        coders: the names of two or more.
        wanted: what the report is to hold; sentences are found here.
        machine: what the machine would have coded, where that is known already, or None; see `machine_codings`.

    Raises:
        QualcodeError: for fewer than two coders, or one named twice.
        NotFoundError: for a coder or a code that is not there.
    """
    wanted = wanted or Wanted()
    return _compared(project, coders, wanted, machine)[2]


def report_folder(
    project: Project,
    coders: Sequence[str],
    *,
    wanted: Wanted | None = None,
    machine: Sequence[Coding] | None = None,
    language: Language = "nl",
) -> tuple[AgreementReport, dict[str, bytes]]:
    """Return the report, and it as files, for each name its bytes: to be read, and as tables for other programs.

    Args and errors as for `agreement`; ``language`` is that of the words.
    """
    wanted = wanted or Wanted()
    study, there, report = _compared(project, coders, wanted, machine)
    names = {heading.id: heading.name for heading in project.headings()}
    labels = {code.key: book.full_label(code.key) for book in study.books for code in book.codes}
    texts = {transcript.id: transcript for transcript in there.transcripts}
    listed = disagreement_sheet(report.disagreements, texts, labels, language)
    paper = agreement_paper(report, names, language, texts=texts, labels=labels)
    found = report_files(report) | {
        "disagreements.csv": write_table(listed, "csv"),
        "report.docx": write_paper(paper, "docx"),
        "report.html": write_paper(paper, "html"),
    }
    if report.codes:
        units, given = ratings(there, study.codings, report.codes, Unit.TURNS)
        places = [(name, span.start, span.end) for name, span in there.spans(units)]
        found |= units_files(places, coders, given)
        figure = agreement_figure(report, Unit.TURNS, language)
        found |= {f"alpha.{ending}": write_figure(figure, ending) for ending in ("svg", "png")}
    return report, found


def write_report(files: dict[str, bytes], folder: Path) -> None:
    """Write the files of a report into a folder, which is made where it is not there.

    Raises:
        FileAccessError: if it cannot be made, or nothing may be written there.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{folder}: this folder cannot be made ({error.strerror}).") from error
    for name, content in files.items():
        write_file(folder / name, content)


def _chosen(transcripts: Sequence[Transcript], wanted: Sequence[str]) -> Sequence[Transcript]:
    """Return the transcripts that are wanted, all if none are named.

    Raises:
        NotFoundError: for one that is not there.
    """
    known = [transcript.id for transcript in transcripts]
    for name in wanted:
        if name not in known:
            raise NotFoundError("transcript", name, known)
    return [transcript for transcript in transcripts if not wanted or transcript.id in wanted]


def _compared(
    project: Project, coders: Sequence[str], wanted: Wanted, machine: Sequence[Coding] | None
) -> tuple[Corpus, Frame, AgreementReport]:
    """Return the study with all codings that are compared, the text on which they are, and the report."""
    if len(coders) < 2 or len(set(coders)) < len(coders):
        raise QualcodeError("agreement compares two or more different coders; name them after --coders.")
    study, team = corpus(project), project.team()
    finished = team.finished_to(project.who)  # what is hidden was not left out: such a transcript is not compared
    people = sorted({*coders_of(study.codings), *(coder for names in team.finished.values() for coder in names)})
    for coder in coders:
        if coder not in (*people, MACHINE):
            raise NotFoundError("coder", coder, people)
    codings = study.codings
    if CONSENSUS in coders:
        finished = {**finished}
        for name in settled_transcripts(project, study):
            finished[name] = finished.get(name, frozenset()) | {CONSENSUS}
    if MACHINE in coders and MACHINE not in people:
        codings = [*codings, *(machine_codings(project) if machine is None else machine)]
        finished = {name: done | {MACHINE} for name, done in finished.items()}
    study = Corpus(_chosen(study.transcripts, wanted.transcripts), codings, study.books)
    there = frame(study.transcripts, finished, coders, interviewer=wanted.interviewer)
    sentences = sentences_of(there.transcripts, interviewer=wanted.interviewer)
    wanted = replace(wanted, sentences=sentences)
    return study, there, agreement_report(study, coders=coders, finished=finished, wanted=wanted)
