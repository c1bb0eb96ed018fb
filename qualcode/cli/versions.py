"""``qualcode versions`` and ``review``."""

from difflib import unified_diff
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.mend import TranscriptName, carry
from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.plans import one_line
from qualcode.cli.who import opened

if TYPE_CHECKING:
    from qualcode.projects.project import Project as Opened
    from qualcode.projects.review import Waiting


def versions(
    project: Project,
    transcript: TranscriptName,
    *,
    diff: Annotated[
        tuple[int, int] | None, typer.Option("--diff", metavar="A B", help="Print what differs between two of them.")
    ] = None,
    restore: Annotated[int | None, typer.Option("--restore", help="Make an earlier one the present one again.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --restore: show what would happen.")] = False,
    as_json: Json = False,
) -> None:
    """List the versions of a transcript's text, compare two of them, or go back to one."""
    from qualcode.projects.versions import plan_restoring

    if diff and restore is not None:
        raise typer.BadParameter("choose one: --diff or --restore")
    with opened(project) as study:
        if restore is not None:
            carry(study, plan_restoring(study, transcript, restore), dry_run=dry_run, as_json=as_json)
        elif diff:
            _compare(study, transcript, diff, as_json=as_json)
        else:
            _list(study, transcript, as_json=as_json)


def _compare(study: "Opened", name: str, numbers: tuple[int, int], *, as_json: bool) -> None:
    from qualcode.projects.versions import numbered

    study.transcript(name)
    found = study.versions(name)
    texts = [numbered(found, number).transcript.text.splitlines() for number in numbers]
    one, other = (f"{name}@{number}" for number in numbers)
    lines = list(unified_diff(texts[0], texts[1], one, other, n=1, lineterm=""))
    if as_json:
        print_json({"transcript": name, "diff": lines})
        return
    for line in lines:
        typer.echo(line)
    if not lines:
        say("The words are the same; the turns may differ.")


def _list(study: "Opened", name: str, *, as_json: bool) -> None:
    from qualcode.projects.versions import text_versions

    rows = [
        {
            "number": version.number,
            "time": f"{version.change.time:%Y-%m-%d %H:%M}" if version.change else "",
            "who": version.change.coder if version.change else "",
            "words": version.imported.transcript.words,
            "turns": len(version.imported.transcript.turns),
            "source": version.imported.transcript.source,
            "present": version.present,
        }
        for version in text_versions(study, name)
    ]
    if as_json:
        print_json(rows)
        return
    lines = [(*list(row.values())[:-1], "present" if row["present"] else "") for row in rows]
    print_table("", ("", "time (UTC)", "who", "words", "turns", "source", ""), lines)


def review(
    project: Project,
    *,
    confirm: Annotated[
        list[str] | None, typer.Option("--confirm", metavar="ID", help="It stands where it should; may be repeated.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the codings and memos whose words changed under them and that wait for a second look; or confirm them."""
    from qualcode.projects.review import confirm as settle
    from qualcode.projects.review import waiting

    with opened(project) as study:
        done = settle(study, confirm) if confirm else []
        found = waiting(study)
    if as_json:
        print_json({"confirmed": [item.id for item in done], "waiting": [_as_json(entry) for entry in found]})
        return
    if confirm:
        say(f"{len(done)} confirmed, {len(found)} left.")
        return
    rows = [tuple(_as_row(entry)) for entry in found]
    print_table(
        "", ("id", "transcript", "code", "coder", "was", "is now"), rows, caption=f"{len(found)} to be looked at"
    )


def _as_json(entry: "Waiting") -> dict[str, object]:
    item = entry.item
    return {
        "id": item.id,
        "transcript": item.transcript,
        "start": item.span.start,
        "end": item.span.end,
        "code": getattr(item, "code", None),
        "coder": item.coder,
        "before": entry.before,
        "after": item.quote,
    }


def _as_row(entry: "Waiting") -> list[str]:
    item = entry.item
    was = one_line(entry.before, 120) if entry.before is not None else "?"
    words = [item.transcript, getattr(item, "code", "memo"), item.coder, was, one_line(item.quote, 120)]
    return [item.id[:8], *words]
