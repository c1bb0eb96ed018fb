"""``qualcode team``, ``assign``, ``finish`` and ``reopen``."""

from dataclasses import asdict
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.who import opened
from qualcode.teams import Duty

Names = Annotated[list[str] | None, typer.Argument(help="Transcripts, by id.")]
All = Annotated[bool, typer.Option("--all", help="All transcripts of the project.")]


def team(
    project: Project,
    *,
    add: Annotated[str, typer.Option("--add", metavar="NAME", help="Take somebody into the team.")] = "",
    duty: Annotated[Duty, typer.Option("--duty", help="What this person may do.")] = Duty.CODER,
    remove: Annotated[str, typer.Option("--remove", metavar="NAME", help="Take somebody out of the team.")] = "",
    as_json: Json = False,
) -> None:
    """Show who works on a project and how far each is; take people in or out. The first must be an owner."""
    from qualcode.projects.team import add_member, progress, remove_member

    with opened(project, coder=add) as study:
        if add:
            add_member(study, add, duty)
        if remove:
            remove_member(study, remove)
        duties, far = study.team().duties, {entry.coder: entry for entry in progress(study)}
    rows = []
    for name in dict.fromkeys([*duties, *far]):
        entry = far.get(name)
        numbers = (entry.assigned, entry.finished, entry.codings) if entry else (0, 0, 0)
        rows.append((name, duties[name].value if name in duties else "", *numbers))
    if as_json:
        print_json([dict(zip(("name", "duty", "assigned", "finished", "codings"), row, strict=True)) for row in rows])
        return
    print_table("", ("name", "duty", "assigned", "finished", "codings"), rows)


def assign(
    project: Project,
    transcripts: Names = None,
    *,
    coder: Annotated[list[str], typer.Option("--coder", help="To whom; may be given more than once.")],
    blind: Annotated[
        bool, typer.Option("--blind", help="Nobody sees what another made of them until both have finished.")
    ] = False,
    suggestions: Annotated[
        bool,
        typer.Option("--suggestions", help="Blind, but with suggestions of the machine, which draw to the same codes."),
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take these transcripts away from them again.")] = False,
    all_: All = False,
    as_json: Json = False,
) -> None:
    """Say which transcripts are whose to code, and whether blind."""
    from qualcode.projects.team import assign as give
    from qualcode.projects.team import unassign

    with opened(project) as study:
        names = _named(transcripts, everything=all_)
        found = (
            unassign(study, coder, names)
            if remove
            else give(study, coder, names, blind=blind or suggestions, suggestions=suggestions)
        )
    if as_json:
        print_json([asdict(item) for item in found])
    say(f"{len(found)} assignment(s) {'taken away' if remove else 'made or changed'}.")


def finish(project: Project, transcripts: Names = None, *, all_: All = False, as_json: Json = False) -> None:
    """Say that you have coded transcripts to the end: what you left uncoded there, you left on purpose."""
    from qualcode.projects.team import finish as mark

    with opened(project) as study:
        found, who = mark(study, _named(transcripts, everything=all_)), study.who
    if as_json:
        print_json({"coder": who, "finished": found})
    say(f"{len(found)} transcript(s) marked as finished by {who}.")


def reopen(project: Project, transcripts: Names = None, *, all_: All = False, as_json: Json = False) -> None:
    """Take back your word that transcripts are finished."""
    from qualcode.projects.team import reopen as unmark

    with opened(project) as study:
        found, who = unmark(study, _named(transcripts, everything=all_)), study.who
    if as_json:
        print_json({"coder": who, "reopened": found})
    say(f"{len(found)} transcript(s) no longer finished by {who}.")


def _named(transcripts: list[str] | None, *, everything: bool) -> list[str]:
    """Return the transcripts that were named; none for all of them, if that was said."""
    if bool(transcripts) is everything:
        raise typer.BadParameter("name transcripts by id, or say --all")
    return transcripts or []
