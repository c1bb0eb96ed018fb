"""``qualcode import``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_notes, progress, say

if TYPE_CHECKING:
    from qualcode.projects.importing import ImportPlan


def import_(
    project: Project,
    files: Annotated[list[Path], typer.Argument(help="Word documents, or folders of them.")],
    *,
    participants: Annotated[
        Path | None, typer.Option("--participants", help="A CSV file of participants, attributes and scores.")
    ] = None,
    comments_as_codings: Annotated[
        bool, typer.Option("--comments-as-codings", help="Take each Word comment as codings by its writer.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen; store nothing.")] = False,
    without_refused: Annotated[
        bool, typer.Option("--without-refused", help="Import the others when a file cannot be imported.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Import transcripts, with their speakers and turns, as one transaction."""
    from qualcode.projects.files import documents_in
    from qualcode.projects.importing import carry_out, plan_import
    from qualcode.store import Store

    with Store.open(project) as store:
        with progress("import", len(documents_in(files)[0])) as step:
            plan = plan_import(
                store,
                files,
                participants_file=participants,
                comments_as_codings=comments_as_codings,
                progress=step,
            )
        _show(plan)
        if as_json:
            print_json(_as_json(plan, dry_run=dry_run, without_refused=without_refused))
        if not dry_run:
            carry_out(store, plan, without_refused=without_refused)
    done = "would be imported" if dry_run else "imported"
    say(f"{len(plan.added)} transcript(s), {len(plan.codings)} coding(s) {done}.")
    if dry_run and plan.refused:
        raise typer.Exit(1)


def _show(plan: "ImportPlan") -> None:
    for file in plan.files:
        if file.imported:
            transcript = file.imported.transcript
            say(f"{file.name}: {transcript.words} words, {len(transcript.turns)} turns, {len(file.codings)} codings")
            print_notes(file.imported.notes, indent="  ")
        elif file.action == "skip":
            say(file.reason)
            print_notes(file.notes, indent="  ")
    print_notes(plan.notes)


def _as_json(plan: "ImportPlan", *, dry_run: bool, without_refused: bool) -> object:
    return {
        "dry_run": dry_run,
        "imported": not dry_run and (without_refused or not plan.refused),
        "files": [
            {
                "name": file.name,
                "action": file.action.value,
                "reason": file.reason,
                "transcript": file.imported.transcript.id if file.imported else None,
                "turns": len(file.imported.transcript.turns) if file.imported else 0,
                "codings": len(file.codings),
                "notes": [{"kind": n.kind, "message": n.message} for n in file.imported.notes] if file.imported else [],
            }
            for file in plan.files
        ],
        "participants": [person.id for person in plan.participants],
        "notes": [{"kind": note.kind, "message": note.message} for note in plan.notes],
    }
