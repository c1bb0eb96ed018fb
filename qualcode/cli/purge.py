"""``qualcode purge``."""

from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.who import opened


def purge(
    project: Project,
    *,
    participant: Annotated[str, typer.Option("--participant", help="Who withdraws, with all their transcripts.")] = "",
    transcript: Annotated[
        list[str] | None, typer.Option("--transcript", help="A transcript by id; may be given more than once.")
    ] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Delete the backups and what was put aside too, which still hold it all.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this only the plan is shown.")] = False,
    as_json: Json = False,
) -> None:
    """Remove a participant or transcripts for good: texts, codings, memos, and their words in the journal."""
    from qualcode.projects.copies import copies as beside
    from qualcode.projects.copies import plan_purge
    from qualcode.projects.copies import purge as remove

    if not participant and not transcript:
        raise typer.BadParameter("say who or what: --participant NAME or --transcript ID")
    with opened(project) as study:
        plan = plan_purge(study, participant=participant, transcripts=transcript or ())
        held = [str(path) for path in beside(study)]
        if yes:
            gone = [str(path) for path in remove(study, plan, with_copies=copies)]
            held = [path for path in held if path not in gone]
    if as_json:
        found = {"participant": plan.participant, "transcripts": plan.transcripts, "counts": plan.counts}
        print_json({**found, "examples": plan.examples, "elsewhere": plan.elsewhere, "copies": held, "done": yes})
    else:
        rows = [(_WORDS.get(kind, kind), n) for kind, n in plan.counts.items() if n]
        print_table(f"{', '.join(plan.transcripts) or participant}", ("", "removed" if yes else "to remove"), rows)
    if plan.examples:
        say(f"Their words may stand in the examples of these codes, and stay: {', '.join(plan.examples)}.")
    if plan.elsewhere:
        say(
            f"Once of {participant}, of another participant now, and not removed: {', '.join(plan.elsewhere)}. "
            "If these are their words, name them too, with --transcript."
        )
    if held:
        say(f"These files still hold everything; add --copies, or delete them yourself: {', '.join(held)}.")
    say("Done; it cannot be undone." if yes else "Nothing is removed yet. Add --yes to do it; it cannot be undone.")


_WORDS = {
    "coding": "codings",
    "memo": "memos",
    "subject_memo": "memos about whole transcripts",
    "rejection": "rejected suggestions",
    "finish": "marks of what is finished",
    "assignment": "assignments",
    "text": "versions of texts",
    "entry": "lines of the journal",
}
