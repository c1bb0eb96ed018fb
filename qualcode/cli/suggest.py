"""``qualcode suggest``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.output import Json, print_line, print_table, progress, say
from qualcode.cli.who import opened
from qualcode.errors import FormatError

if TYPE_CHECKING:
    from qualcode.suggest.suggestions import Scored, Suggestion


def suggest(
    project: Annotated[str | None, typer.Argument(help="A project; its transcripts are read by turns.")] = None,
    *,
    codebook: Annotated[Path | None, typer.Option("--codebook", help="Without a project: the codebook file.")] = None,
    passages: Annotated[
        Path | None, typer.Option("--passages", help='Without a project: lines of {"id", "text"}.')
    ] = None,
    coder: Annotated[str, typer.Option("--coder", help="Leave out what this coder coded; else what anybody did.")] = "",
    as_json: Json = False,
) -> None:
    """Suggest codes, each with its score and why. Nothing is stored."""
    if project and not (codebook or passages):
        _for_project(project, coder, as_json=as_json)
    elif codebook and passages and not project:
        _for_passages(codebook, passages, as_json=as_json)
    else:
        raise typer.BadParameter("give a PROJECT, or --codebook FILE with --passages FILE.jsonl")


def _for_project(project: str, coder: str, *, as_json: bool) -> None:
    from qualcode.projects.results import suggestions

    with opened(project) as study, progress("suggestions", len(study.headings())) as step:
        found = suggestions(study, coder=coder, progress=step)
        texts = {transcript.id: transcript.text for transcript in study.transcripts()}
        blind = sorted(study.team().hidden(study.who))
    if as_json:
        for suggestion in found:
            print_line(_as_json(suggestion, suggestion.span.of(texts[suggestion.transcript])))
    else:
        rows = [
            (s.transcript, s.scored.code, f"{s.scored.score:.2f}", _why(s.scored), s.span.of(texts[s.transcript])[:80])
            for s in sorted(found, key=lambda s: -s.scored.score)
        ]
        print_table("", ("transcript", "code", "score", "why", "passage"), rows)
    say(f"{len(found)} suggestions; none is stored.")
    if blind:
        say(f"These are coded blind, without suggestions until all have finished: {', '.join(blind)}.")


def _for_passages(codebook: Path, passages: Path, *, as_json: bool) -> None:
    from qualcode.projects.files import read_file
    from qualcode.projects.setup import load_codebook
    from qualcode.suggest.suggester import Suggester

    lines = _lines(read_file(passages), str(passages))
    suggester = Suggester([load_codebook(codebook)])
    for line, ranking in zip(lines, suggester.rank(line["text"] for line in lines), strict=True):
        if as_json:
            families = {family: [_scored(scored) for scored in ranked] for family, ranked in ranking.items()}
            print_line({"id": line["id"], "families": families})
            continue
        for family, ranked in ranking.items():
            best = "; ".join(f"{scored.code} {scored.score:.2f}" for scored in ranked[:3])
            typer.echo(f"{line['id']}  {family}: {best}")


def _lines(content: bytes, name: str) -> list[dict[str, Any]]:
    found = []
    for number, line in enumerate(content.decode("utf-8-sig", errors="replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise FormatError(f"{name}:{number}: this is no JSON ({error.msg}).") from error
        if not isinstance(value, dict) or not isinstance(value.get("text"), str) or "id" not in value:
            raise FormatError(f'{name}:{number}: expected {{"id": …, "text": "…"}}.')
        found.append(value)
    return found


def _scored(scored: "Scored") -> dict[str, object]:
    why = {
        "words": scored.why.words,
        "nearest": scored.why.nearest,
        "source": scored.why.source,
        "similarity": scored.why.similarity,
    }
    return {"code": scored.code, "score": scored.score, "why": why}


def _as_json(suggestion: "Suggestion", words: str) -> dict[str, object]:
    place = {"start": suggestion.span.start, "end": suggestion.span.end, "quote": words}
    head = {"transcript": suggestion.transcript, "family": suggestion.family, "suggester": suggestion.suggester}
    return head | place | _scored(suggestion.scored)


def _why(scored: "Scored") -> str:
    return ", ".join(scored.why.words) or f"{scored.why.source}: {scored.why.nearest[:50]}"
