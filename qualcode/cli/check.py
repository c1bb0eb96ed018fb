"""``qualcode check``."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.who import proven_name

if TYPE_CHECKING:
    from qualcode.projects.keeping import Finding

_LISTED = 20


def check(
    project: Project,
    *,
    save: Annotated[
        Path | None, typer.Option("--save", help="Save what can be saved into this new file: NAME.qualcode.")
    ] = None,
    as_json: Json = False,
) -> None:
    """See whether a project is whole; exit code 1 if it is damaged."""
    from qualcode.projects import keeping
    from qualcode.projects.project import shown_name

    who = proven_name()
    found = keeping.check(project, who)
    saved = keeping.save(project, save, who) if save else None
    if as_json:
        counts = {"path": str(saved.path), "counts": dict(saved.counts)} if saved else None
        lost = [asdict(finding) for finding in saved.findings] if saved else []
        print_json({"findings": [asdict(finding) for finding in found], "saved": counts, "lost": lost})
    _print(found)
    where = shown_name(project)
    damaged = any(finding.damage for finding in found)
    if saved:
        _print(saved.findings)
        listed = ", ".join(f"{count} {kind}" for kind, count in saved.counts.items() if count)
        say(f"Saved into {saved.path}: {listed or 'nothing'}. Look at what is listed above, then work on in that file.")
    elif damaged:
        say(f"{where} is damaged. Save what can be saved with: qualcode check {where} --save NEW.qualcode")
        say("Or go back to a copy: qualcode backup PROJECT --list, then qualcode restore PROJECT COPY.")
    else:
        say(f"{where} is whole.")
    if damaged:
        raise typer.Exit(1)


def _print(findings: Sequence["Finding"]) -> None:
    """Print findings, the first of each kind."""
    for kind in dict.fromkeys(finding.kind for finding in findings):
        mine = [finding for finding in findings if finding.kind == kind]
        for finding in mine[:_LISTED]:
            say(f"{kind}: {finding.message}")
        if len(mine) > _LISTED:
            say(f"{kind}: and {len(mine) - _LISTED} more; --json lists them all")
