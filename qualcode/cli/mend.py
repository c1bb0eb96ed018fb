"""``qualcode mend``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.plans import show_carried, version_as_json
from qualcode.cli.who import opened
from qualcode.errors import ImportRefused

if TYPE_CHECKING:
    from qualcode.projects.project import Project as Opened
    from qualcode.projects.versions import Mend, NewVersion
    from qualcode.transcripts import Transcript

TranscriptName = Annotated[str, typer.Argument(help="A transcript, by id.")]


def mend(
    project: Project,
    transcript: TranscriptName,
    *,
    from_: Annotated[str | None, typer.Option("--from", help="The words that are wrong.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="The words that should stand there.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Mend every place where the words stand.")] = False,
    turn: Annotated[int | None, typer.Option("--turn", min=1, help="The number of a turn, in place of --from.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="All that is said in that turn.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen; store nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Mend words in a transcript: a new version of its text, to which every coding is carried; the old one is kept."""
    from qualcode.projects.versions import plan_mending

    by_words, by_turn = from_ is not None and to is not None, turn is not None and text is not None
    if by_words == by_turn or (turn is None) != (text is None) or (from_ is None) != (to is None):
        raise typer.BadParameter("say what is wrong and what is right: --from and --to, or --turn and --text")
    with opened(project) as study:
        there = study.transcript(transcript)
        mends = _at_words(there, from_ or "", to or "", everywhere=all_) if by_words else _at_turn(there, turn, text)
        carry(study, plan_mending(study, transcript, mends), dry_run=dry_run, as_json=as_json)


def carry(study: "Opened", version: "NewVersion", *, dry_run: bool, as_json: bool) -> None:
    """Print what a new version does to what stands on a transcript, and store it unless this is a try."""
    from qualcode.projects.versions import carry_out

    if not version.changes:
        say("The text would be the same; there is nothing to do.")
    else:
        show_carried(version)
        say(version.note.message)
        if not dry_run:
            carry_out(study, version)
        elif not as_json:
            say("Nothing is stored: this was a try.")
    if as_json:
        print_json({"dry_run": dry_run, "changes": version.changes, **version_as_json(version)})


def _at_words(transcript: "Transcript", wrong: str, right: str, *, everywhere: bool) -> "Sequence[Mend]":
    """Return the places where words stand, to be mended.

    Raises:
        ImportRefused: if they stand nowhere, or in several places and not all are meant.
    """
    from qualcode.projects.versions import Mend, places_of
    from qualcode.transcripts import normalised

    places = places_of(transcript, normalised(wrong))
    if not places:
        raise ImportRefused(
            f"'{wrong}' does not stand in '{transcript.id}'. Copy the words as 'qualcode transcripts' shows them, with "
            "the same capitals and signs."
        )
    if len(places) > 1 and not everywhere:
        numbers = (found[0] if (found := transcript.turn_at(place)) else 0 for place in places)
        turns = ", ".join(str(number) for number in dict.fromkeys(numbers) if number)
        raise ImportRefused(
            f"'{wrong}' stands in '{transcript.id}' {len(places)} times (turns: {turns or 'none'}). Give more of the "
            "words around it, or mend all with --all."
        )
    return [Mend(place, right) for place in places]


def _at_turn(transcript: "Transcript", number: int | None, words: str | None) -> "Sequence[Mend]":
    """Return the speech of a turn, to be mended.

    Raises:
        ImportRefused: if there is no such turn.
    """
    from qualcode.projects.versions import Mend

    if number is None or words is None or number > len(transcript.turns):
        raise ImportRefused(f"'{transcript.id}' has {len(transcript.turns)} turns, and no turn {number}.")
    return [Mend(transcript.turns[number - 1].span, words)]
