"""``qualcode merge``."""

from pathlib import PurePath
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_notes, print_table, say
from qualcode.cli.who import opened


def merge(
    project: Project,
    copy: Annotated[str, typer.Argument(help="The copy that travelled: a file NAME.qualcode, or a database URL.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Also if the copy is of a project made apart.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would come in; store nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Put a copy of a project into it: codings, memos, decisions; nothing twice, conflicts listed."""
    from qualcode.projects.copies import KINDS, merge_notes, plan_merge
    from qualcode.projects.copies import merge as put_together
    from qualcode.projects.project import shown_name

    with opened(project) as study:
        plan = plan_merge(study, copy)
        rows = [(kind, plan.count(kind, new=True), plan.count(kind, new=False)) for kind in KINDS]
        notes = merge_notes(plan)
        if not dry_run:
            put_together(study, plan, name=PurePath(shown_name(copy)).name, force=force)
    if as_json:
        counts = {kind: {"new": new, "changed": changed} for kind, new, changed in rows}
        print_json({"counts": counts, "conflicts": len(plan.conflicts), "notes": [note.message for note in notes]})
    else:
        print_table("", ("", "new", "changed or deleted"), [row for row in rows if row[1] or row[2]])
    print_notes(notes)
    if not plan.entries and not plan.copy.changes:
        say(f"There is nothing in the copy that is not here. {len(plan.conflicts)} conflict(s).")
        return
    say(f"{'Nothing is stored: this was a try.' if dry_run else 'Put together.'} {len(plan.conflicts)} conflict(s).")
