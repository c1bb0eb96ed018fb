"""``qualcode demo``."""

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.agree import show_report
from qualcode.cli.app import open_viewer
from qualcode.cli.matrix import as_split, show_matrix
from qualcode.cli.output import Json, print_json, print_notes, progress, say
from qualcode.units import Unit

_TOLD = ("unknown code", "finished")
"""The notes that the demo shows; ``qualcode transcripts PROJECT NAME`` shows all."""


def demo(
    *,
    folder: Annotated[Path, typer.Option("--folder", help="Where the project is made.")] = Path("qualcode-demo"),
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the viewer afterwards.")] = True,
    as_json: Json = False,
) -> None:
    """Go the whole way on ten invented interviews: import, codings, matrix, agreement, quote table, viewer."""
    from qualcode.formats.agreement_files import report_as_json
    from qualcode.projects.demo import demo as run

    with progress("demo", 11) as step:
        made = run(folder, step)
    for name, notes in made.notes.items():
        print_notes((note for note in notes if note.kind in _TOLD), indent=f"{name}  ".lstrip())
    if as_json:
        print_json(
            {
                "project": str(made.project),
                "quotes": str(made.quotes),
                "transcripts": made.transcripts,
                "codings": made.codings,
                "matrix": as_split(made.matrix),
                "agreement": report_as_json(made.agreement),
            }
        )
    else:
        show_matrix(made.matrix, made.matrix.coder)
        show_report(made.agreement, [Unit.TURNS])
    say(f"{made.transcripts} invented interviews, {made.codings} codings.")
    say(f"project: {made.project}")
    say(f"quote table: {made.quotes}")
    if browser:
        open_viewer(str(made.project.resolve()))
