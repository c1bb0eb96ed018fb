"""``qualcode memo``."""

from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.who import opened


def memo(
    project: Project,
    transcript: Annotated[str, typer.Argument(help="The transcript, by id.")],
    *,
    words: Annotated[str, typer.Option("--on", help="The words that it is about; they must stand there once.")],
    text: Annotated[str, typer.Option("--text", help="The memo.")],
    as_json: Json = False,
) -> None:
    """Write a memo on a passage of a transcript."""
    from qualcode.projects.coding import write_memo

    with opened(project) as study:
        made = write_memo(study, transcript, words, text)
    if as_json:
        print_json({"id": made.id, "start": made.span.start, "end": made.span.end})
    say(f"A memo of {made.coder} stands on [{made.span.start}, {made.span.end}) of '{transcript}'.")
