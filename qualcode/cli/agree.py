"""``qualcode agree``."""

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.who import opened

if TYPE_CHECKING:
    from qualcode.agreement.coefficients import Statistic
    from qualcode.agreement.report import AgreementReport


def agree(
    project: Project,
    coders: Annotated[list[str], typer.Option("--coders", help="Two coders or more: --coders A B.")],
    more: Annotated[list[str] | None, typer.Argument(help="Further coders.", metavar="CODER")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Show how far coders agree, code by code: Krippendorff's alpha and percent agreement over turns."""
    from qualcode.projects.results import agreement

    with opened(project) as study:
        report = agreement(study, [*coders, *(more or ())])
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
        f"{len(report.transcripts)} transcripts that two or more of them finished; sub-themes count for the parent."
    )
    print_table(f"agreement of {' and '.join(report.coders)}", columns, rows, caption=caption)


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
