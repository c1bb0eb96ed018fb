"""``qualcode backup``."""

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.who import proven_name


def backup(
    project: Project,
    *,
    to: Annotated[
        Path | None, typer.Option("--to", help="Copy to this file; without it among the project's backups.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the backups that there are.")] = False,
    as_json: Json = False,
) -> None:
    """Copy a project with its journal into a file; a project on a server too."""
    from qualcode.projects import keeping
    from qualcode.projects.project import shown_name

    who = proven_name()
    if not list_:
        made = keeping.back_up(project, who, to)
        if as_json:
            print_json({"path": str(made), "bytes": made.stat().st_size})
        say(f"Copied to {made}. Go back to it with: qualcode restore {shown_name(project)} {made}")
        return
    found = keeping.backups_of(project, who)
    if as_json:
        print_json([{"day": one.day.isoformat(), "path": str(one.path), "bytes": one.size} for one in found])
    elif found:
        lines = [(one.day.isoformat(), f"{one.size / 1e6:.1f} MB", str(one.path)) for one in found]
        print_table("", ("day", "size", "file"), lines)
    else:
        say("There are no backups yet; one is made each day on which the project is opened and something was changed.")
