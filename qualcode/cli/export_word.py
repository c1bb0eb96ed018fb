"""``qualcode export-word``."""

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_notes, say
from qualcode.cli.who import opened


def export_word(
    project: Project,
    transcripts: Annotated[list[str] | None, typer.Argument(help="Names of transcripts; without any, all.")] = None,
    *,
    coder: Annotated[
        list[str] | None, typer.Option("--coder", help="Only this coder's codings; may be given more than once.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write to; it is made if need be.")] = Path("word"),
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace documents of these names.")] = False,
    as_json: Json = False,
) -> None:
    """Write transcripts as Word documents, with every coding as a comment by its coder; import brings them back."""
    from qualcode.projects.word_copies import save_word_copies, word_copies

    with opened(project) as study:
        copies = word_copies(study, transcripts or (), coder or ())
    paths = save_word_copies(copies, out, overwrite=overwrite)
    for copy, path in zip(copies, paths, strict=True):
        say(f"written: {path}, codings: {copy.codings}, memos: {copy.memos}")
        print_notes(copy.notes, indent="  ")
    if as_json:
        found = [
            {"file": str(path), "transcript": copy.transcript, "codings": copy.codings, "memos": copy.memos}
            for copy, path in zip(copies, paths, strict=True)
        ]
        print_json(found)
