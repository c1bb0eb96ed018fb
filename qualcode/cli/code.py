"""``qualcode code``."""

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Coder, Json, Project, print_json, print_notes, say
from qualcode.cli.who import opened
from qualcode.codings import Finished


def code(
    project: Project,
    csv: Annotated[Path, typer.Option("--csv", help="Columns: transcript, code, start, end[, quote, memo, value].")],
    coder: Coder,
    *,
    finished: Annotated[
        Finished,
        typer.Option("--finished", help="Which transcripts the coder finished with this: those listed, all or none."),
    ] = Finished.LISTED,
    as_json: Json = False,
) -> None:
    """Add codings from a CSV file, all of them or none."""
    from qualcode.projects.coding import code_from_csv

    with opened(project, coder=coder) as study:
        added = code_from_csv(study, csv, coder=coder, finished=finished)
    print_notes(added.notes)
    if as_json:
        print_json({"added": len(added.codings), "coder": coder, "ids": [coding.id for coding in added.codings]})
    say(f"{len(added.codings)} coding(s) by {coder} added.")
