"""``qualcode agree``."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from qualcode.cli.agree_elsewhere import show_spans, show_table
from qualcode.cli.output import Json, print_json, print_table, say
from qualcode.cli.who import opened
from qualcode.units import Unit

if TYPE_CHECKING:
    from qualcode.agreement.comparing import Wanted
    from qualcode.agreement.report import AgreementReport
    from qualcode.formats.papers import Table


class Level(StrEnum):
    """What kind of values a table holds."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Shown(NamedTuple):
    """What is printed beside what all reports say."""

    units: list[Unit]
    width: float


Codes = Annotated[
    list[str] | None, typer.Option("--code", help="Only this code, by key or label; may be given more than once.")
]
Units = Annotated[
    list[Unit] | None,
    typer.Option("--unit", help="Whose table by code to print; may be given more than once. Else turns."),
]
Overlap = Annotated[
    float, typer.Option("--overlap", min=0, max=1, help="Which part two passages share to be one; MAXQDA has 0.9.")
]
Out = Annotated[
    Path | None, typer.Option("--out", help="A folder for the report: Word, HTML, JSON, CSV, figure, units for R.")
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="For what is drawn by chance; the same gives the same.")]
Width = Annotated[
    float, typer.Option("--width", min=0, help="Say how many transcripts an interval no wider than this takes.")
]
Ratings = Annotated[
    Path | None, typer.Option("--table", help="Without a project: a CSV file, a row a unit, a column a coder.")
]
Spans = Annotated[
    Path | None, typer.Option("--spans", help="Without a project: a CSV file with coder, start, end, code.")
]


def agree(
    project: Annotated[str | None, typer.Argument(help="The project: a file NAME.qualcode, or a database URL.")] = None,
    more: Annotated[list[str] | None, typer.Argument(help="Further coders.", metavar="CODER")] = None,
    *,
    coders: Annotated[list[str] | None, typer.Option("--coders", help="Two coders or more: --coders A B.")] = None,
    code: Codes = None,
    unit: Units = None,
    transcript: Annotated[
        list[str] | None, typer.Option("--transcript", help="Only this transcript, by id; may be given more than once.")
    ] = None,
    interviewer: Annotated[bool, typer.Option("--interviewer", help="Compare the interviewer's speech too.")] = False,
    overlap: Overlap = 0.5,
    out: Out = None,
    english: Annotated[bool, typer.Option("--english", help="Write the report in English.")] = False,
    table: Ratings = None,
    level: Annotated[Level, typer.Option("--level", help="With --table: what kind of values.")] = Level.NOMINAL,
    spans: Spans = None,
    length: Annotated[int, typer.Option("--length", min=0, help="With --spans: how many characters a text has.")] = 0,
    draws: Annotated[int, typer.Option("--draws", min=0, help="For the intervals; 0 for none.")] = 1000,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="For what is drawn by chance; the same gives the same.")
    ] = 0,
    width: Annotated[
        float, typer.Option("--width", min=0, help="Say how many transcripts an interval no wider than this takes.")
    ] = 0.0,
    as_json: Json = False,
) -> None:
    """Show how far coders agree.

    In a project: on characters, sentences, turns, transcripts and passages side by side, and code by code, with 95 %
    intervals. Of a table or a list of passages from elsewhere, every coefficient.
    """
    if project and coders and not (table or spans):
        from qualcode.agreement.comparing import Wanted

        wanted = Wanted(
            tuple(code or ()), tuple(transcript or ()), interviewer=interviewer, overlap=overlap, draws=draws, seed=seed
        )
        names = [*coders, *(more or ())]
        if out:
            _write(project, names, wanted, out, english=english, as_json=as_json)
        else:
            _of_project(project, names, wanted, shown=Shown(unit or [Unit.TURNS], width), as_json=as_json)
    elif table and not (project or spans):
        show_table(table, level=level.value, draws=draws, seed=seed, as_json=as_json)
    elif spans and length and not (project or table):
        show_spans(spans, length, draws=draws, seed=seed, as_json=as_json)
    else:
        raise typer.BadParameter("give a PROJECT with --coders A B, or --table FILE, or --spans FILE with --length N")


def _write(project: str, coders: list[str], wanted: "Wanted", folder: Path, *, english: bool, as_json: bool) -> None:
    from qualcode.formats.agreement_files import report_as_json
    from qualcode.projects.agreeing import report_folder, write_report

    with opened(project) as study:
        report, files = report_folder(study, coders, wanted=wanted, language="en" if english else "nl")
        names = {heading.id: heading.name for heading in study.headings()}
    write_report(files, folder)
    if as_json:
        print_json(report_as_json(report))
    _say_scope(report, names)
    say(f"Written to {folder}: {', '.join(sorted(files))}.")


def _of_project(project: str, coders: list[str], wanted: "Wanted", *, shown: Shown, as_json: bool) -> None:
    from qualcode.formats.agreement_files import report_as_json
    from qualcode.projects.agreeing import agreement

    with opened(project) as study:
        report = agreement(study, coders, wanted=wanted)
        names = {heading.id: heading.name for heading in study.headings()}
    if as_json:
        print_json(report_as_json(report))
    elif report.codes:
        show_report(report, shown.units)
    if shown.width:
        _say_needed(report, shown.width)
    _say_scope(report, names)


def show_report(report: "AgreementReport", units: list[Unit]) -> None:
    """Print what the report says, all units side by side, and the tables by code that are asked for."""
    from qualcode.formats.agreement_tables import code_table, summary_table
    from qualcode.formats.agreement_words import reading_lines, unit_says

    for line in reading_lines(report, "en"):
        say(line)
    _print("all codes together", summary_table(report, "en", told=False))
    for unit in dict.fromkeys(units):
        if unit in report.units:
            _print(unit.value, code_table(report, unit, "en", brief=True), caption=unit_says(report, unit, "en"))


def _say_needed(report: "AgreementReport", width: float) -> None:
    """Say how many transcripts an interval takes."""
    from qualcode.agreement.planning import LEAST_PILOT, SIZES, needed

    if not report.planned:
        say(f"How many transcripts an interval takes is said from {LEAST_PILOT} transcripts on, with intervals.")
        return
    enough = needed(report.planned, width)
    told = f"about {enough} transcripts like these" if enough else f"more than {SIZES[-1]} transcripts like these"
    say(f"For an interval over all codes no wider than {width:g}, on turns, code {told} twice.")


def _print(title: str, table: "Table", *, caption: str = "") -> None:
    print_table(title, table.columns, table.rows, caption=caption)


def _say_scope(report: "AgreementReport", names: dict[str, str]) -> None:
    from qualcode.formats.agreement_words import scope_lines

    if not report.scope.transcripts:
        say("No transcript was finished by two of them: nothing to compare. See 'qualcode finish --help'.")
    for line in scope_lines(report, names, "en"):
        say(line)
