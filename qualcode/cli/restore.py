"""``qualcode restore``."""

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.who import proven_name

if TYPE_CHECKING:
    from qualcode.projects.keeping import Summary


def restore(
    project: Project,
    backup: Annotated[str, typer.Argument(help="The copy: a file, or the day of a backup: 2026-11-23.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Also if the copy is of another project.")] = False,
    as_json: Json = False,
) -> None:
    """Go back to a copy of a project; the present file is kept under another name."""
    from qualcode.projects import keeping
    from qualcode.projects.project import shown_name

    plan = keeping.plan_restore(project, backup, proven_name())
    say(f"Copy: {_said(plan.then)}")
    say(f"Now:  {_said(plan.now)}" if plan.now else "Now:  nothing that can be read")
    if not plan.same:
        say("The copy is of another project, or too old to say of which.")
    aside = None if dry_run else keeping.restore(project, plan, force=force)
    if as_json:
        done = {"backup": str(plan.backup), "same_project": plan.same, "restored": not dry_run}
        print_json(done | {"kept": str(aside) if aside else None})
    if dry_run:
        say("Nothing was changed.")
    else:
        say(
            f"{shown_name(project)} is what {plan.backup} was."
            + (f" What it was before is kept in {aside}." if aside else "")
        )


def _said(held: "Summary") -> str:
    """Return in words what a project holds."""
    last = f"{held.last:%Y-%m-%d %H:%M} UTC" if held.last else "not known"
    return f"{held.transcripts} transcript(s), {held.codings} coding(s), {held.changes} change(s), the last: {last}"
