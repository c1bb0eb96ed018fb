"""``qualcode matrix``."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Coder, Json, Out, Project, print_json, print_table, say
from qualcode.cli.who import opened
from qualcode.matrices import Count, Matrix


def matrix(
    project: Project,
    kind: Annotated[
        str, typer.Option("--kind", help="code-participant, co-occurrence, conditions-elements or fidelity.")
    ],
    coder: Coder,
    *,
    count: Annotated[Count, typer.Option("--count", help="What a cell counts.")] = Count.PASSAGES,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Show a theme matrix of one coder's codings; fidelity: the means of the numbers given with scale codes."""
    from qualcode.projects.results import FIDELITY, export, matrix_sheet, whose
    from qualcode.projects.results import matrix as compute

    if kind == FIDELITY:
        _fidelity(project, coder, out, as_json=as_json)
        return

    with opened(project) as study:
        found = compute(study, kind, coder=coder, count=count)
        dutch, english = whose(study, coder), whose(study, coder, "en")
    if out:
        export(matrix_sheet(found, coder=dutch), out)
        say(f"written: {out}")
    if as_json:
        print_json(as_split(found) | {"coder": english})
    elif not out:
        show_matrix(found, english)


def _fidelity(project: str, coder: str, out: Path | None, *, as_json: bool) -> None:
    from qualcode.projects.fidelity import fidelity, fidelity_sheet
    from qualcode.projects.results import export, whose

    with opened(project) as study:
        found = fidelity(study, coder=coder)
        dutch, english = whose(study, coder), whose(study, coder, "en")
    if out:
        export(fidelity_sheet(found, coder=dutch), out)
        say(f"written: {out}")
    if as_json:
        print_json(asdict(found) | {"coder": english})
    elif not out:
        sheet = fidelity_sheet(found, "en", coder=english)
        for section in sheet.sections:
            print_table(section.heading, sheet.columns, [list(map(sheet.shown, row)) for row in section.rows])
        say(sheet.scope)
    for n, words in ((found.unscored, "carry no number"), (found.unused, "have a number off their scale")):
        if n:
            say(f"{n} coding(s) of scale codes {words}, and do not count.")


def as_split(found: Matrix) -> dict[str, object]:
    """Return a matrix in the form that pandas calls split."""
    return {
        "index": found.rows.keys,
        "columns": found.columns.keys,
        "data": found.data,
        "coder": found.coder,
        "count": found.count.value,
    }


def show_matrix(found: Matrix, coder: str) -> None:
    """Print a matrix for people; ``coder`` says whose codings it counts."""
    rows = [(label, *cells) for label, cells in zip(found.rows.labels, found.data, strict=True)]
    caption = f"codings by {coder}; counted: {found.count.value}"
    print_table(found.kind, ("", *found.columns.labels), rows, caption=caption)
