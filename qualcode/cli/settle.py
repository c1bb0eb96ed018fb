"""``qualcode settle``."""

from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.who import opened


def settle(
    project: Project,
    ids: Annotated[list[str], typer.Argument(help="The codings that it is about, by id; see codings --json.")],
    *,
    holds: Annotated[bool, typer.Option("--holds/--holds-not", help="Whether the code holds for this passage.")] = True,
    memo: Annotated[str, typer.Option("--memo", help="Why.")] = "",
    as_json: Json = False,
) -> None:
    """Settle a disagreement: decide whether a code holds for a passage; the codings themselves stay."""
    from qualcode.projects.settling import settle as decide

    with opened(project) as study:
        found = decide(study, ids, holds=holds, memo=memo)
    if as_json:
        facts = {"transcript": found.transcript, "code": found.code, "start": found.span.start, "end": found.span.end}
        print_json(facts | {"holds": holds})
    say(f"'{found.code}' {'holds' if holds else 'does not hold'} for [{found.span.start}, {found.span.end}).")
