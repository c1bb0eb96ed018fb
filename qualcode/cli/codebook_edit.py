"""``qualcode codebook add|rename|move|merge|split|retire|revive|update``: editing the codebook of a project."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.pairs import pairs
from qualcode.cli.who import opened

if TYPE_CHECKING:
    from qualcode.codebook_edits import BookEdit
    from qualcode.codebooks import Codebook
    from qualcode.projects.codebooks import PlannedEdit
    from qualcode.projects.project import Project as Opened

CodeName = Annotated[str, typer.Argument(help="A code, by key or label.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change and whose codings follow; store nothing.")
]
Parent = Annotated[str, typer.Option("--parent", help="Under which code, by key or label.")]
InFamily = Annotated[str, typer.Option("--family", help="The key of its family, where that is not clear.")]


def add(
    project: Project,
    key: Annotated[str, typer.Argument(help="The key: lower-case letters, digits and underscores.")],
    *,
    label: Annotated[str, typer.Option("--label", help="Its name for people.")],
    definition: Annotated[str, typer.Option("--definition", help="What it means; this decides, not the label.")],
    parent: Parent = "",
    family: InFamily = "",
    color: Annotated[str, typer.Option("--color", help="#RRGGBB; else that of the code above or before it.")] = "",
    book: Annotated[str, typer.Option("--book", help="The codebook, where there are several.")] = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Add a code to a codebook of a project."""
    from qualcode.codebook_edits import add_code
    from qualcode.codebooks import Code
    from qualcode.projects.codebooks import book_in, code_in

    with opened(project) as study:
        if parent:
            home, above = code_in(study, parent)
        else:
            home, above = book_in(study, book), None
        near = above or (home.codes[-1] if home.codes else None)
        chosen = color or (near.color if near else "#777777")
        code = Code(key, label, definition, family, chosen, parent=above.key if above else None)
        _do(study, home, add_code(home, code), what="add", code=key, dry_run=dry_run, as_json=as_json)


def rename(
    project: Project,
    code: CodeName,
    *,
    label: Annotated[str, typer.Option("--label", help="The new label.")] = "",
    key: Annotated[str, typer.Option("--key", help="The new key; codings follow.")] = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Give a code another label or another key."""
    from qualcode.codebook_edits import rename_code
    from qualcode.projects.codebooks import code_in

    if not label and not key:
        raise typer.BadParameter("say the new name with --label, --key or both")
    with opened(project) as study:
        book, found = code_in(study, code)
        edit = rename_code(book, found.key, label=label or None, new_key=key or None)
        _do(study, book, edit, what="rename", code=found.key, dry_run=dry_run, as_json=as_json)


def move(
    project: Project,
    code: CodeName,
    *,
    parent: Parent = "",
    top: Annotated[bool, typer.Option("--top", help="To the top of the codebook.")] = False,
    family: InFamily = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Put a code, with all that is under it, under another code or at the top."""
    from qualcode.codebook_edits import move_code
    from qualcode.projects.codebooks import code_in

    if bool(parent) == top:
        raise typer.BadParameter("say where to: --parent CODE or --top")
    with opened(project) as study:
        book, found = code_in(study, code)
        above = None if top else _key_in(book, parent)
        edit = move_code(book, found.key, parent=above, family=family)
        _do(study, book, edit, what="move", code=found.key, dry_run=dry_run, as_json=as_json)


def merge(
    project: Project,
    codes: Annotated[list[str], typer.Argument(help="The codes that become part of another, by key or label.")],
    *,
    into: Annotated[str, typer.Option("--into", help="The code that stays, by key or label.")],
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Make several codes one: their codings, sub-themes and references go to the code that stays."""
    from qualcode.codebook_edits import merge_codes
    from qualcode.projects.codebooks import code_in

    with opened(project) as study:
        book, target = code_in(study, into)
        edit = merge_codes(book, [_key_in(book, code) for code in codes], into=target.key)
        _do(study, book, edit, what="merge", code=target.key, dry_run=dry_run, as_json=as_json)


def split(
    project: Project,
    code: CodeName,
    *,
    into: Annotated[list[str], typer.Option("--into", help="KEY=LABEL of a new code; give two or more.")],
    give: Annotated[
        list[str] | None, typer.Option("--give", help="ID=KEY: a coding (its id) that gets one of the new codes.")
    ] = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Put new codes beside a code and retire it; its codings wait on it, but for those that are given a new one."""
    from qualcode.projects.codebooks import code_in, plan_split

    with opened(project) as study:
        book, found = code_in(study, code)
        new, assigned = pairs(into, "--into"), pairs(give, "--give")
        _carry_out(study, plan_split(study, book, found, into=new, assigned=assigned), dry_run=dry_run, as_json=as_json)


def retire(project: Project, code: CodeName, *, dry_run: DryRun = False, as_json: Json = False) -> None:
    """Keep a code for the codings that have it, and offer it for no new ones."""
    from qualcode.codebook_edits import retire_code
    from qualcode.projects.codebooks import code_in

    with opened(project) as study:
        book, found = code_in(study, code)
        edit = retire_code(book, found.key)
        _do(study, book, edit, what="retire", code=found.key, dry_run=dry_run, as_json=as_json)


def revive(project: Project, code: CodeName, *, dry_run: DryRun = False, as_json: Json = False) -> None:
    """Let a retired code be used again."""
    from qualcode.codebook_edits import revive_code
    from qualcode.projects.codebooks import code_in

    with opened(project) as study:
        book, found = code_in(study, code)
        edit = revive_code(book, found.key)
        _do(study, book, edit, what="revive", code=found.key, dry_run=dry_run, as_json=as_json)


def update(
    project: Project,
    file: Annotated[Path, typer.Argument(help="A codebook file (YAML).")],
    *,
    recode: Annotated[
        list[str] | None, typer.Option("--recode", help="OLD=NEW: the code that the codings of an old one get.")
    ] = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Put an edited file in the place of the codebook with its key; or add a codebook that is not there yet."""
    from qualcode.projects.codebooks import plan_update

    with opened(project) as study:
        planned = plan_update(study, file, pairs(recode, "--recode"))
        _carry_out(study, planned, dry_run=dry_run, as_json=as_json)


# ── what they print ──


def print_differences(before: "Codebook | None", after: "Codebook") -> None:
    """Print what differs between two versions of a codebook."""
    from qualcode.projects.differences import as_lines, differences

    for difference in differences(before, after, "en"):
        for line in as_lines(difference):
            typer.echo(line)


def _key_in(book: "Codebook", name: str) -> str:
    """Return the key of a code of this codebook, by key or label."""
    from qualcode.codebooks import find_code

    return find_code([book], name).key


def _do(
    study: "Opened", book: "Codebook", edit: "BookEdit", *, what: str, code: str, dry_run: bool, as_json: bool
) -> None:
    from qualcode.projects.codebooks import plan_edit

    _carry_out(study, plan_edit(study, book, edit, what=what, code=code), dry_run=dry_run, as_json=as_json)


def _carry_out(study: "Opened", planned: "PlannedEdit", *, dry_run: bool, as_json: bool) -> None:
    """Print what a plan does, and do it unless this is a try."""
    from qualcode.projects.codebooks import carry_out

    if not as_json:
        print_differences(planned.before, planned.edit.book)
    for code in planned.left:
        say(f"code '{code}' has codings or memos and would be gone: say which they get with --recode {code}=OTHER.")
    for _, other in planned.others:
        say(f"references in codebook '{other.key}' follow.")
    if planned.doubles:
        say(f"joined with another, since one coder has both codes on the same words: {planned.doubles} codings.")
    if not dry_run:
        carry_out(study, planned)
    if as_json:
        changes = [asdict(change) for change in planned.diff]
        about = {"dry_run": dry_run, "codebook": planned.edit.book.key, "what": planned.what, "changes": changes}
        print_json(about | {"codings": planned.counts, "joined": planned.doubles, "left": list(planned.left)})
    follow = ", ".join(f"{coder}: {n}" for coder, n in planned.counts.items()) or "none"
    unseen = ", and some that you may not see" if planned.hidden else ""
    say(f"{'Nothing is stored: this was a try. ' if dry_run else ''}Codings that get another code: {follow}{unseen}.")
