"""``qualcode agree``."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.agree_elsewhere import show_spans, show_table
from qualcode.cli.output import Json, print_json, print_table, say
from qualcode.cli.who import opened
from qualcode.teams import MACHINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.agreement.coefficients import Statistic
    from qualcode.agreement.report import AgreementReport


class Level(StrEnum):
    """What kind of values a table holds."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def agree(
    project: Annotated[str | None, typer.Argument(help="The project: a file NAME.qualcode, or a database URL.")] = None,
    more: Annotated[list[str] | None, typer.Argument(help="Further coders.", metavar="CODER")] = None,
    *,
    coders: Annotated[list[str] | None, typer.Option("--coders", help="Two coders or more: --coders A B.")] = None,
    table: Annotated[
        Path | None, typer.Option("--table", help="Without a project: a CSV file, a row a unit, a column a coder.")
    ] = None,
    level: Annotated[Level, typer.Option("--level", help="With --table: what kind of values.")] = Level.NOMINAL,
    spans: Annotated[
        Path | None, typer.Option("--spans", help="Without a project: a CSV file with coder, start, end, code.")
    ] = None,
    length: Annotated[int, typer.Option("--length", min=0, help="With --spans: how many characters a text has.")] = 0,
    draws: Annotated[int, typer.Option("--draws", min=0, help="For the intervals; 0 for none.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="For what is drawn by chance; the same gives the same.")] = 0,
    as_json: Json = False,
) -> None:
    """Show how far coders agree.

    In a project, code by code: Krippendorff's alpha and percent agreement over turns. Of a table or a list of passages
    from elsewhere, every coefficient with its 95 % interval.
    """
    if project and coders and not (table or spans):
        _of_project(project, [*coders, *(more or ())], as_json=as_json)
    elif table and not (project or spans):
        show_table(table, level=level.value, draws=draws, seed=seed, as_json=as_json)
    elif spans and length and not (project or table):
        show_spans(spans, length, draws=draws, seed=seed, as_json=as_json)
    else:
        raise typer.BadParameter("give a PROJECT with --coders A B, or --table FILE, or --spans FILE with --length N")


def _of_project(project: str, coders: list[str], *, as_json: bool) -> None:
    from qualcode.projects.results import agreement

    with opened(project) as study:
        report = agreement(study, coders)
    if as_json:
        print_json(report_as_json(report))
    else:
        show_report(report)
    if report.outside:
        say(f"{report.outside} coding(s) lie on the interviewer's speech or between turns and are not compared.")
    if not report.transcripts:
        say("No transcript was finished by two of them: nothing to compare. See 'qualcode code --finished'.")
    if report.left_out:
        say(f"Left out, since fewer than two of them finished it or it has no turns: {', '.join(report.left_out)}")


def show_report(report: "AgreementReport") -> None:
    """Print the report for people."""
    rows = [
        (entry.label, _shown(entry.alpha), _share(entry.percent), *entry.units_with_code.values(), _remark(entry.rare))
        for entry in report.codes
    ]
    columns = ("code", "alpha", "percent", *(f"turns {coder}" for coder in report.coders), "")
    caption = (
        f"Krippendorff's alpha (nominal, code or not) over {report.n_units} turns that are not the interviewer's, in "
        f"{len(report.transcripts)} transcripts that {_finished(report.coders)}; sub-themes count for the parent."
    )
    print_table(f"agreement of {' and '.join(report.coders)}", columns, rows, caption=caption)


def _finished(coders: "Sequence[str]") -> str:
    """Return who finished the transcripts that are compared; the machine, which is nobody, finishes none."""
    people = len(coders) - (MACHINE in coders)
    return (
        "two or more of them finished" if people == len(coders) else "one or more of them finished, beside the machine"
    )


def report_as_json(report: "AgreementReport") -> dict[str, object]:
    """Return the report as JSON can hold it."""
    return {
        "coders": report.coders,
        "unit": "turn",
        "units": report.n_units,
        "transcripts": report.transcripts,
        "left_out": report.left_out,
        "outside": report.outside,
        "codes": [
            {
                "code": entry.code,
                "label": entry.label,
                "alpha": _as_json(entry.alpha),
                "percent": _as_json(entry.percent),
                "units_with_code": dict(entry.units_with_code),
                "rare": entry.rare,
            }
            for entry in report.codes
        ],
    }


def _as_json(statistic: "Statistic") -> dict[str, object]:
    return {"value": statistic.value, "reason": statistic.reason, "n": statistic.n}


def _shown(statistic: "Statistic") -> str:
    return statistic.reason if statistic.value is None else f"{statistic.value:.2f}"


def _share(statistic: "Statistic") -> str:
    return statistic.reason if statistic.value is None else f"{statistic.value:.0%}"


def _remark(rare: bool) -> str:  # noqa: FBT001 - the one thing it is about
    return "rare: alpha rests on few turns" if rare else ""
