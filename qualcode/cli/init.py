"""``qualcode init``."""

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say


def init(
    project: Project,
    codebook: Annotated[list[Path], typer.Option("--codebook", help="A codebook file; may be given more than once.")],
    *,
    as_json: Json = False,
) -> None:
    """Make an empty project with one codebook or more."""
    from qualcode.projects.setup import init as make

    books = make(project, codebook)
    if as_json:
        print_json({"project": project, "codebooks": {book.key: len(book.codes) for book in books}})
    for book in books:
        say(f"{project}: codebook '{book.key}' {book.version}, {len(book.codes)} codes.")
