"""``qualcode transcripts``."""

from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_notes, print_table
from qualcode.cli.who import opened
from qualcode.errors import NotFoundError
from qualcode.transcripts import Imported, Transcript


def transcripts(
    project: Project,
    name: Annotated[str | None, typer.Argument(help="Show this transcript; without a name, list them all.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """List the transcripts, or show one by its turns."""
    with opened(project) as study:
        found = {imported.transcript.id: imported for imported in study.imported()}
    if name is None:
        _list(list(found.values()), as_json=as_json)
        return
    if name not in found:
        raise NotFoundError("transcript", name, found)
    if as_json:
        print_json(_as_json(found[name]))
    else:
        _show(found[name])


def _list(found: list[Imported], *, as_json: bool) -> None:
    if as_json:
        print_json([_summary(imported.transcript) for imported in found])
        return
    rows = [tuple(_summary(imported.transcript).values()) for imported in found]
    print_table("", ("transcript", "participant", "words", "turns", "source"), rows)


def _summary(transcript: Transcript) -> dict[str, object]:
    return {
        "name": transcript.id,
        "participant": transcript.participant,
        "words": transcript.words,
        "turns": len(transcript.turns),
        "source": transcript.source,
    }


def _show(imported: Imported) -> None:
    transcript = imported.transcript
    for number, turn in enumerate(transcript.turns, start=1):
        typer.echo(f"{number:>4}  {turn.speaker} ({turn.role.value}): {turn.span.of(transcript.text)}")
    for span in transcript.unattributed():
        typer.echo(f"   –  {span.of(transcript.text)}")
    print_notes(imported.notes)


def _as_json(imported: Imported) -> object:
    transcript = imported.transcript
    return {
        "name": transcript.id,
        "title": transcript.title,
        "participant": transcript.participant,
        "source": transcript.source,
        "text": transcript.text,
        "turns": [
            {
                "number": number,
                "speaker": turn.speaker,
                "role": turn.role.value,
                "start": turn.span.start,
                "end": turn.span.end,
                "time": turn.time,
            }
            for number, turn in enumerate(transcript.turns, start=1)
        ],
        "notes": [{"kind": note.kind, "message": note.message} for note in imported.notes],
    }
