"""``qualcode delete``."""

from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.who import opened


def delete(
    project: Project,
    ids: Annotated[list[str], typer.Argument(help="Codings or memos by id, or its beginning; see codings --json.")],
    *,
    as_json: Json = False,
) -> None:
    """Delete codings and memos; qualcode undo brings them back."""
    from qualcode.projects.review import delete as remove

    with opened(project) as study:
        found = remove(study, ids)
    if as_json:
        print_json({"deleted": [item.id for item in found]})
    say(f"{len(found)} coding(s) or memo(s) deleted.")
