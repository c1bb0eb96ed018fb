"""``qualcode import-survey``."""

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.plans import plan_as_json, show_plan
from qualcode.cli.who import opened


def import_survey(
    project: Project,
    file: Annotated[Path, typer.Argument(help="A sheet with a row for each person: .csv or .xlsx.")],
    *,
    who: Annotated[str, typer.Option("--who", help="The column that names the person.")],
    answer: Annotated[
        list[str] | None, typer.Option("--answer", help="A column with open answers; may be given more than once.")
    ] = None,
    attribute: Annotated[
        list[str] | None, typer.Option("--attribute", help="A column with what is known; may be given more than once.")
    ] = None,
    wave: Annotated[str, typer.Option("--wave", help="At which measurement the survey was held.")] = "",
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook; without it the first.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen; store nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Import a survey: each person's open answers become a short transcript, other columns what is known."""
    from qualcode.formats.survey import read_survey
    from qualcode.projects.files import read_file
    from qualcode.projects.importing import carry_out
    from qualcode.projects.surveys import SurveyColumns, plan_survey

    with opened(project) as study:
        survey = read_survey(read_file(file), file.name, sheet)
        plan = plan_survey(study, survey, SurveyColumns(who, answer or (), attribute or (), wave))
        show_plan(plan, in_full=False)
        if as_json:
            print_json(plan_as_json(plan, dry_run=dry_run, without_refused=False))
        if not dry_run:
            carry_out(study, plan)
    done = "would be imported" if dry_run else "imported"
    say(f"{len(plan.added)} transcript(s), {len(plan.participants)} participant(s) {done}.")
