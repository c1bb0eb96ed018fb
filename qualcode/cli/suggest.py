"""``qualcode suggest``."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Dask, Embedder, Json, print_line, print_table, progress, say
from qualcode.cli.passages import rank_passages
from qualcode.cli.who import opened
from qualcode.errors import NotFoundError

if TYPE_CHECKING:
    from qualcode.projects.project import Project as Study
    from qualcode.suggest.suggester import Suggester
    from qualcode.suggest.suggestions import Earlier, Offer, Suggestion


def suggest(
    project: Annotated[str | None, typer.Argument(help="A project; its transcripts are read.")] = None,
    *,
    codebook: Annotated[Path | None, typer.Option("--codebook", help="Without a project: the codebook file.")] = None,
    passages: Annotated[
        Path | None, typer.Option("--passages", help='Without a project: lines of {"id", "text"}.')
    ] = None,
    coder: Annotated[str, typer.Option("--coder", help="Leave out what this coder coded; else what anybody did.")] = "",
    like: Annotated[str, typer.Option("--like", help="Show the passages most like these words instead.")] = "",
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Also what the program itself would not suggest, most doubtful first.")
    ] = False,
    interviewer: Annotated[bool, typer.Option("--interviewer", help="Also for what interviewers say.")] = False,
    embedder: Embedder = "",
    dask: Dask = "",
    as_json: Json = False,
) -> None:
    """Suggest codes, each with its chance and why. Nothing is stored.

    With --codebook and --passages every code of each family is ranked for each passage by itself. The scores of a
    family add up to 1: each is the chance that this is the code, if one of the family fits.
    """
    from qualcode.projects.suggesting import suggester_of
    from qualcode.projects.vectors import embedding

    chosen = {
        "--coder": coder,
        "--doubtful": doubtful,
        "--interviewer": interviewer,
        "--embedder": embedder,
        "--dask": dask,
    }
    if like or passages:
        _only(like="--like" if like else "--passages", others=[name for name, value in chosen.items() if value])
    if project and like and not (codebook or passages):
        _like(project, like, as_json=as_json)
    elif project and not (codebook or passages):
        with opened(project) as study:
            with (
                progress("suggestions", None) as step,
                embedding(study, embedder, dask=dask, progress=step.count) as vectors,
            ):
                step("reading")
                suggester = suggester_of(study, interviewer=interviewer, embedder=vectors)
            _for_project(study, suggester, coder, doubtful=doubtful, as_json=as_json)
    elif codebook and passages and not (project or like):
        rank_passages(codebook, passages, as_json=as_json)
    else:
        raise typer.BadParameter("give a PROJECT, or --codebook FILE with --passages FILE.jsonl")


def _only(*, like: str, others: list[str]) -> None:
    """Refuse options that would have no effect."""
    if others:
        raise typer.BadParameter(f"{', '.join(others)} cannot be used with {like}")


def _for_project(project: "Study", suggester: "Suggester | None", coder: str, *, doubtful: bool, as_json: bool) -> None:
    from qualcode.codings import coders_of
    from qualcode.projects.suggesting import by_doubt, open_to
    from qualcode.suggest.suggestions import Verdict

    if suggester is None:
        say("There is nothing to suggest: in this project nothing is said, or no code is in use.")
        return
    known = coders_of(project.codings())
    if coder and coder not in known:
        raise NotFoundError("coder", coder, known)
    found = open_to(project, suggester, coder=coder, doubtful=doubtful)
    found = sorted(found, key=by_doubt(suggester) if doubtful else lambda one: -one.chance)
    if as_json:
        for one in found:
            print_line(_as_json(suggester.offer(one), suggester))
    else:
        rows = [(one.transcript, one.code, f"{one.chance:.2f}", *_shown(one, suggester)) for one in found]
        print_table("", ("transcript", "code", "chance", "why", "passage"), rows)
    say(f"{len(found)} suggestions; none is stored.")
    if not suggester.learned.measured:
        say("Chances are guesses so far: to measure them, at least two transcripts must be coded.")
    silent = [key for key, trust in suggester.trust.items() if trust.verdict is Verdict.CANNOT]
    if silent:
        say(f"Nothing is suggested for what cannot be automated: {', '.join(silent)}.")
    if blind := sorted(project.team().unsuggested(project.who)):
        say(f"These are coded blind, without suggestions until all have finished: {', '.join(blind)}.")


def _like(project: str, words: str, *, as_json: bool) -> None:
    from qualcode.projects.suggesting import passages_like

    with opened(project) as study:
        found = passages_like(study, words)
    if as_json:
        for one in found:
            place = {"start": one.span.start, "end": one.span.end, "quote": one.quote}
            print_line({"transcript": one.transcript, "similarity": one.similarity} | place)
    elif found:
        rows = [(one.transcript, f"{one.similarity:.2f}", one.quote) for one in found]
        print_table("", ("transcript", "similarity", "passage"), rows)
    if not found:
        say("Nothing is like that: there are no words in it, or nothing is said in the transcripts of this project.")


def _as_json(offer: "Offer", suggester: "Suggester") -> dict[str, object]:
    one, reason = offer.suggestion, offer.reason
    earlier = reason.earlier
    return {
        "transcript": one.transcript,
        "start": one.span.start,
        "end": one.span.end,
        "quote": one.quote,
        "code": one.code,
        "family": next(known.code.family for known in suggester.reading.codes if known.key == one.code),
        "chance": one.chance,
        "measured": offer.measured,
        "verdict": offer.verdict.value,
        "suggester": one.suggester,
        "why": asdict(reason.codebook)
        | {"parts": {name: round(amount, 3) for name, amount in asdict(reason.parts).items()}}
        | {"moved": [{"word": word, "logits": round(amount, 3)} for word, amount in reason.moved]}
        | {"earlier": _earlier(earlier) if earlier else None},
    }


def _earlier(earlier: "Earlier") -> dict[str, object]:
    coding = earlier.coding
    place = {"transcript": coding.transcript, "start": coding.span.start, "end": coding.span.end, "quote": coding.quote}
    return place | {"code": coding.code, "coder": coding.coder, "similarity": earlier.similarity}


def _shown(one: "Suggestion", suggester: "Suggester") -> tuple[str, str]:
    reason = suggester.offer(one).reason
    named = [*reason.codebook.words, *(word for word, _ in reason.moved)]
    why = ", ".join(dict.fromkeys(named)) or f"{reason.codebook.source}: {reason.codebook.nearest[:50]}"
    return why, one.quote[:80]
