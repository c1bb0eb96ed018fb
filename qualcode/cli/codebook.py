"""``qualcode codebook``: checking, showing and comparing codebooks, in files and in projects; see `codebook_edit`."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli import codebook_edit
from qualcode.cli.codebook_edit import print_differences
from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.who import opened
from qualcode.errors import CodebookError

if TYPE_CHECKING:
    from qualcode.codebooks import Codebook

group = typer.Typer(
    help="Check, show, compare and edit codebooks, in files and in projects.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
File = Annotated[Path, typer.Argument(help="A codebook file (YAML).")]
_VERSIONED = re.compile(r"(?P<where>.+):(?P<book>[a-z][a-z0-9_]*)(?:@(?P<number>\d+))?")


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
    before: Annotated[str, typer.Argument(help="The earlier version: a file, or PROJECT.qualcode:BOOK@NUMBER.")],
    after: Annotated[str, typer.Argument(help="The later version: likewise; without @NUMBER the present one.")],
    *,
    as_json: Json = False,
) -> None:
    """Print what changed between two versions of a codebook, of files or in projects."""
    from qualcode.codebooks import diff as compare

    one, other = _book(before), _book(after)
    changes = compare(one, other)
    if as_json:
        print_json([asdict(change) for change in changes])
        return
    print_differences(one, other)
    say(f"{len(changes)} change(s).")


def _book(written: str) -> "Codebook":
    """Return the codebook of a file, or a version of one in a project."""
    from qualcode.projects.codebooks import version_in
    from qualcode.projects.setup import load_codebook

    named = _VERSIONED.fullmatch(written)
    if named is None or Path(written).exists():
        return load_codebook(Path(written))
    with opened(named["where"]) as study:
        return version_in(study, named["book"], int(named["number"]) if named["number"] else None)


@group.command()
def versions(
    project: Project,
    book: Annotated[str, typer.Argument(help="A codebook, by its key; all of the project without it.")] = "",
    *,
    as_json: Json = False,
) -> None:
    """List all versions of the codebooks of a project: when, by whom, and how many codings were made with each."""
    from qualcode.projects.codebooks import book_versions

    with opened(project) as study:
        keys = [book] if book else [known.key for known in study.codebooks()]
        found = [version for key in keys for version in book_versions(study, key)]
    rows = [
        {
            "version": f"{version.book.key}@{version.number}",
            "time": f"{version.change.time:%Y-%m-%d %H:%M}" if version.change else "",
            "who": version.change.coder if version.change else "",
            "codes": len(version.book.codes),
            "codings": version.codings,
            "present": version.present,
        }
        for version in found
    ]
    if as_json:
        print_json(rows)
        return
    lines = [(*list(row.values())[:-1], "present" if row["present"] else "") for row in rows]
    print_table("", ("version", "time (UTC)", "who", "codes", "codings", ""), lines)


@group.command()
def export(
    project: Project,
    book: Annotated[str, typer.Argument(help="A codebook, by its key; BOOK@NUMBER for an earlier version.")],
    *,
    out: Annotated[Path, typer.Option("--out", help="The file to write (YAML).")],
    as_json: Json = False,
) -> None:
    """Write a codebook of a project to a file, to edit it there and bring it back with update."""
    from qualcode.formats.codebook_yaml import write_codebook
    from qualcode.projects.codebooks import version_in
    from qualcode.projects.files import write_file

    key, sign, number = book.partition("@")
    if sign and not number.isdecimal():
        raise typer.BadParameter(f"'{book}' should be the key of a codebook, or its key, @ and a number")
    with opened(project) as study:
        found = version_in(study, key, int(number) if sign else None)
    write_file(out, write_codebook(found))
    if as_json:
        print_json({"file": str(out), "codebook": found.key, "codes": len(found.codes)})
    say(f"{out}: written, {len(found.codes)} codes.")


for _command in (
    codebook_edit.add,
    codebook_edit.rename,
    codebook_edit.move,
    codebook_edit.merge,
    codebook_edit.split,
    codebook_edit.retire,
    codebook_edit.revive,
    codebook_edit.update,
):
    group.command()(_command)
