"""``qualcode import``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from qualcode.cli.output import Json, Project, print_json, progress, say
from qualcode.cli.pairs import pairs
from qualcode.cli.plans import plan_as_json, show_plan
from qualcode.cli.who import opened
from qualcode.errors import did_you_mean

if TYPE_CHECKING:
    from qualcode.codebooks import Codebook
    from qualcode.formats.choices import Choices

Value = TypeVar("Value")

BESIDE = {"text-boxes": "text boxes", "footnotes": "footnotes", "endnotes": "endnotes"} | {
    "headers": "header",
    "footers": "footer",
}
"""For each word on the command line the kind of text beside the flow."""

Files = Annotated[list[Path], typer.Argument(help="Documents or captions, or folders of them.")]
People = Annotated[
    Path | None, typer.Option("--participants", help="A CSV file of participants, attributes and scores.")
]
Pattern = Annotated[
    str, typer.Option("--pattern", help="How file names are built: '{participant}_{wave}'; * is anything.")
]
AsCodings = Annotated[
    bool, typer.Option("--comments-as-codings", help="Take each comment that names codes as codings by its writer.")
]
AsMemos = Annotated[bool, typer.Option("--comments-as-memos", help="Take each comment as a memo by its writer.")]
CoderOf = Annotated[
    list[str] | None,
    typer.Option("--coder", help="AUTHOR=CODER: whose comments these are; AUTHOR= leaves them out."),
]
Highlight = Annotated[list[str] | None, typer.Option("--highlight", help="COLOUR=CODE: what a colour stands for.")]
Highlighter = Annotated[str, typer.Option("--highlighter", help="Who coded by colour.")]
Speaker = Annotated[
    list[str] | None, typer.Option("--speaker", help="LABEL=NAME: rename or merge; LABEL= for one that is no speaker.")
]
RoleOf = Annotated[
    list[str] | None, typer.Option("--role", help="NAME=ROLE: interviewer, participant, coach or other.")
]
Append = Annotated[
    list[str] | None, typer.Option("--append", help=f"Put this after the text: {', '.join(BESIDE)}; may be repeated.")
]
Split = Annotated[bool, typer.Option("--split", help="Make a transcript of each interview in a file.")]
Update = Annotated[bool, typer.Option("--update", help="A corrected text replaces the one before; codings go along.")]
AsNew = Annotated[bool, typer.Option("--as-new", help="Import a text that resembles one as another transcript.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what was found; store nothing.")]
WithoutRefused = Annotated[
    bool, typer.Option("--without-refused", help="Import the others when a file cannot be imported.")
]


def import_(
    project: Project,
    files: Files,
    *,
    participants: People = None,
    pattern: Pattern = "",
    comments_as_codings: AsCodings = False,
    comments_as_memos: AsMemos = False,
    coder: CoderOf = None,
    highlight: Highlight = None,
    highlighter: Highlighter = "",
    speaker: Speaker = None,
    role: RoleOf = None,
    append: Append = None,
    split: Split = False,
    update: Update = False,
    as_new: AsNew = False,
    dry_run: DryRun = False,
    without_refused: WithoutRefused = False,
    as_json: Json = False,
) -> None:
    """Import transcripts, with their speakers and turns, as one transaction."""
    from qualcode.projects.choices import Again, Comments, ImportChoices
    from qualcode.projects.files import documents_in
    from qualcode.projects.importing import carry_out, plan_import

    with opened(project) as study:
        choices = ImportChoices(
            everywhere=_everywhere(speaker, role, append, split=split),
            pattern=pattern,
            comments=_one_of((comments_as_codings, Comments.CODINGS), (comments_as_memos, Comments.MEMOS))
            or Comments.LEAVE,
            coders=pairs(coder, "--coder", empty=True),
            highlights=_highlights(highlight, highlighter, study.codebooks()),
            highlighter=highlighter,
            again=_one_of((update, Again.UPDATE), (as_new, Again.NEW)) or Again.REFUSE,
        )
        with progress("import", len(documents_in(files)[0])) as step:
            plan = plan_import(study, files, choices, participants_file=participants, progress=step)
        show_plan(plan, in_full=dry_run)
        if as_json:
            print_json(plan_as_json(plan, dry_run=dry_run, without_refused=without_refused))
        if not dry_run:
            carry_out(study, plan, without_refused=without_refused)
    done = "would be imported" if dry_run else "imported"
    memos = f", {len(plan.memos)} memo(s)" if plan.memos else ""
    say(f"{len(plan.added) + len(plan.corrected)} transcript(s), {len(plan.codings)} coding(s){memos} {done}.")
    if dry_run and plan.refused:
        raise typer.Exit(1)


def _one_of(*options: tuple[bool, Value]) -> Value | None:
    chosen = [value for given, value in options if given]
    if len(chosen) > 1:
        raise typer.BadParameter(f"choose one: {' or '.join(map(str, chosen))}")
    return chosen[0] if chosen else None


def _known(word: str, known: Mapping[str, Value], option: str) -> Value:
    if word.casefold() not in known:
        hint = did_you_mean(word, known)
        raise typer.BadParameter(f"'{word}' is none of: {', '.join(known)}. {hint}".strip(), param_hint=option)
    return known[word.casefold()]


def _everywhere(
    speaker: Sequence[str] | None, role: Sequence[str] | None, append: Sequence[str] | None, *, split: bool
) -> "Choices":
    from qualcode.formats.choices import Choices
    from qualcode.transcripts import Role

    roles = {item.value: item for item in Role}
    return Choices(
        speakers=pairs(speaker, "--speaker", empty=True),
        roles={name: _known(word, roles, "--role") for name, word in pairs(role, "--role").items()},
        append=frozenset(_known(word, BESIDE, "--append") for word in append or ()),
        split=split,
    )


def _highlights(written: Sequence[str] | None, highlighter: str, books: Sequence["Codebook"]) -> dict[str, str]:
    from qualcode.codebooks import find_code

    named = pairs(written, "--highlight")
    if named and not highlighter.strip():
        raise typer.BadParameter("say with --highlighter who coded by colour", param_hint="--highlight")
    return {color.casefold(): find_code(books, name).key for color, name in named.items()}
