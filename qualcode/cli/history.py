"""``qualcode history``, ``undo`` and ``redo``."""

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.who import opened

Times = Annotated[int, typer.Option("--times", min=1, help="How many changes.")]


def history(
    project: Project,
    *,
    coder: Annotated[str, typer.Option("--coder", help="Only what this person did.")] = "",
    last: Annotated[int, typer.Option("--last", min=1, help="How many changes to show.")] = 20,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the whole journal, the audit trail: .csv, .xlsx or .json.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what was done, by whom and when; or write the whole journal to a file."""
    from qualcode.projects.files import write_file
    from qualcode.projects.journal import audit_trail, events

    with opened(project) as study:
        if out:
            write_file(out, audit_trail(study, out.suffix))
            say(f"{out}: written.")
            return
        found = events(study, coder=coder, limit=last, language="en")
    if as_json:
        print_json([{name: str(getattr(event, name)) for name in event.__slots__} for event in found])
        return
    rows = [
        (str(e.number), f"{e.time:%Y-%m-%d %H:%M}", e.coder, e.words, "undone" if e.undone else "copy" * e.merged)
        for e in found
    ]
    print_table("", ("", "time (UTC)", "who", "what", ""), rows)


def undo(project: Project, *, times: Times = 1, as_json: Json = False) -> None:
    """Take back your own last change; what others did stays."""
    _step(project, times, again=False, as_json=as_json)


def redo(project: Project, *, times: Times = 1, as_json: Json = False) -> None:
    """Do again what you undid last."""
    _step(project, times, again=True, as_json=as_json)


def _step(project: str, times: int, *, again: bool, as_json: bool) -> None:
    from qualcode.projects.journal import in_words, names_in

    done = []
    with opened(project) as study:
        for _ in range(times):
            change = study.redo() if again else study.undo()
            if change is None:
                break
            done.append(change)
            words = in_words(change, "en", names_in(study, [change]))
            say(f"{'done again' if again else 'undone'}: {words}")
        who = study.who
    if as_json:
        print_json([{"number": change.number, "kind": change.kind.value} for change in done])
    if not done:
        say(f"There is nothing of {who} to {'do again' if again else 'undo'}; say who you are with: qualcode --as NAME")
