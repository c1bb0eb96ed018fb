"""``qualcode codebook check|show|diff``."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Json, print_json, say
from qualcode.codebooks import Change
from qualcode.errors import CodebookError

group = typer.Typer(
    help="Check, show and compare codebook files.", no_args_is_help=True, rich_markup_mode=None, add_completion=False
)
File = Annotated[Path, typer.Argument(help="A codebook file (YAML).")]


@group.command()
def check(file: File, *, as_json: Json = False) -> None:
    """Report every error in a codebook file, with its line."""
    from qualcode.projects.setup import load_codebook

    try:
        book = load_codebook(file)
    except CodebookError as error:
        if as_json:
            print_json({"file": str(file), "problems": error.problems})
        raise
    if as_json:
        print_json({"file": str(file), "problems": []})
    say(f"{file}: sound, {len(book.codes)} codes in {len(book.families)} families.")


@group.command()
def show(file: File, *, as_json: Json = False) -> None:
    """Print the tree of codes."""
    from qualcode.formats.codebook_yaml import codebook_lines
    from qualcode.projects.setup import load_codebook

    book = load_codebook(file)
    if as_json:
        print_json(asdict(book))
        return
    typer.echo(f"{book.title} ({book.key} {book.version}, {book.language})")
    for depth, line in codebook_lines(book):
        typer.echo("  " * (depth + 1) + line)


@group.command()
def diff(
    before: Annotated[Path, typer.Argument(help="The earlier version.")],
    after: Annotated[Path, typer.Argument(help="The later version.")],
    *,
    as_json: Json = False,
) -> None:
    """Print what changed between two versions of a codebook."""
    from qualcode.codebooks import diff as compare
    from qualcode.projects.setup import load_codebook

    changes = compare(load_codebook(before), load_codebook(after))
    if as_json:
        print_json([asdict(change) for change in changes])
        return
    for change in changes:
        typer.echo(_line(change))
    say(f"{len(changes)} change(s).")


def _line(change: Change) -> str:
    if change.field == "family" and change.kind != "changed":
        return f"{'+' if change.kind == 'added' else '-'} family {change.code}"
    if change.kind == "added":
        return f"+ {change.code}: {change.after}"
    if change.kind == "removed":
        return f"- {change.code}: {change.before}"
    owner = f"{change.code}: " if change.code else ""
    return f"~ {owner}{change.field}: {change.before!r} → {change.after!r}"
