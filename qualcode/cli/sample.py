"""``qualcode sample``."""

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, print_table, say
from qualcode.cli.who import opened

if TYPE_CHECKING:
    from qualcode.projects.sampling import SamplePlan


def sample(
    project: Project,
    names: Annotated[list[str] | None, typer.Argument(help="After --coders: the other coders.")] = None,
    *,
    coders: Annotated[
        list[str] | None, typer.Option("--coders", help="Who codes what is drawn: two names or more.")
    ] = None,
    again: Annotated[
        str, typer.Option("--again", metavar="NAME", help="NAME codes a second time what they finished, as 'NAME (2)'.")
    ] = "",
    number: Annotated[int, typer.Option("--number", min=0, help="How many transcripts.")] = 0,
    share: Annotated[float, typer.Option("--share", help="Or which share of them, rounded up: .2 is a fifth.")] = 0,
    by: Annotated[str, typer.Option("--by", help="In proportion to this attribute of the participants, or wave.")] = "",
    seed: Annotated[int, typer.Option("--seed", min=1, help="The same number draws the same transcripts.")] = 1,
    pairs: Annotated[bool, typer.Option("--pairs", help="Two coders for each transcript, the pairs in turn.")] = False,
    open_: Annotated[
        bool, typer.Option("--open", help="Not blind: everybody sees what the others make of it.")
    ] = False,
    doubled: Annotated[bool, typer.Option("--doubled", help="Also what two people code already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be drawn, and assign nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Draw transcripts by chance for two or more people to code, blind; or for one person to code again."""
    from qualcode.projects.sampling import Asked, assign_sample, plan_sample

    if bool(number) is bool(share):
        raise typer.BadParameter("say how many: either --number N or --share .2")
    asked = Asked(
        coders=(*(coders or ()), *(names or ())),
        again=again,
        number=number,
        share=share,
        by=by,
        seed=seed,
        pairs=pairs,
        blind=not open_,
        doubled=doubled,
    )
    with opened(project) as study:
        plan = plan_sample(study, asked)
        if not dry_run:
            assign_sample(study, plan)
    if as_json:
        print_json(_as_dict(plan) | {"assigned": 0 if dry_run else len(plan.assignments)})
    else:
        _show(plan)
    made = f"{len(plan.assignments)} assignment(s)"
    say(f"Nothing was assigned; without --dry-run: {made}." if dry_run else f"{made} made.")


def _as_dict(plan: "SamplePlan") -> dict[str, object]:
    strata = [{"name": part.name, "of": part.of, "drawn": part.drawn} for part in plan.sample.strata]
    return {
        "seed": plan.sample.seed,
        "by": plan.sample.by,
        "of": plan.sample.of,
        "strata": strata,
        "coders": plan.coders,
        "blind": plan.blind,
        "finished": plan.finished,
        "begun": plan.begun,
        "there_already": plan.kept,
        "left_out": plan.doubled,
    }


def _show(plan: "SamplePlan") -> None:
    sample = plan.sample
    rows = []
    for part in sample.strata:
        for name in part.drawn:
            state = [f"{coder} finished it" for coder in plan.finished.get(name, ())]
            state += [f"{coder} began" for coder in plan.begun.get(name, ())]
            rows.append((part.name or "–", name, ", ".join(plan.coders[name]), ", ".join(state)))
    caption = f"{len(sample.drawn)} of {sample.of} drawn, seed {sample.seed}{', blind' if plan.blind else ''}"
    print_table("", (sample.by or "", "transcript", "coders", "already"), rows, caption=caption)
    if sample.by:
        of = [(part.name or "–", len(part.drawn), part.of) for part in sample.strata]
        print_table("", (sample.by, "drawn", "of"), of)
    if plan.doubled:
        say(
            f"{plan.doubled} transcript(s) left out, since two people code them already; --doubled draws from them too."
        )
    if plan.kept:
        say(f"{plan.kept} assignment(s) that were there stay as they are.")
    if plan.member:
        say(f"'{plan.member}' is taken into the team, as coder.")
