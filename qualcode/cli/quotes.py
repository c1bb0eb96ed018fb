"""``qualcode quotes``."""

from typing import Annotated

import typer

from qualcode.cli.output import Json, Out, Project, print_json, print_table, say
from qualcode.cli.who import opened
from qualcode.quotes import Quote


def quotes(
    project: Project,
    *,
    code: Annotated[
        list[str] | None, typer.Option("--code", help="Only this code and its sub-themes; may be given more than once.")
    ] = None,
    coder: Annotated[str, typer.Option("--coder", help="Only this coder's; without it all, each named.")] = "",
    participant: Annotated[
        list[str] | None, typer.Option("--participant", help="Only this participant; may be given more than once.")
    ] = None,
    attribute: Annotated[
        list[str] | None,
        typer.Option("--attribute", help="Show this attribute of the participants in the table; may be repeated."),
    ] = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Show the quote table, or write it to Word, Excel or CSV."""
    from qualcode.projects.results import Choice, export, quote_sheet, whose
    from qualcode.projects.results import quotes as choose

    choice = Choice(codes=tuple(code or ()), participants=tuple(participant or ()), coder=coder)
    with opened(project) as study:
        found = choose(study, choice)
        books = study.codebooks()
        dutch, english = whose(study, coder), whose(study, coder, "en")
    if out:
        export(quote_sheet(found, books, coder=dutch, attributes=tuple(attribute or ())), out)
        say(f"written: {out}, quotes: {len(found)}")
    if as_json:
        print_json([_as_json(quote) for quote in found])
    elif not out:
        rows = [(q.code, q.words, q.participant, str(q.turn or ""), q.coder) for q in found]
        print_table(
            "", ("code", "quote", "participant", "turn", "coder"), rows, caption=f"{len(found)} quotes by {english}"
        )


def _as_json(quote: Quote) -> dict[str, object]:
    return {
        "code": quote.code,
        "quote": quote.words,
        "participant": quote.participant,
        "attributes": dict(quote.attributes),
        "transcript": quote.transcript,
        "turn": quote.turn,
        "speaker": quote.speaker,
        "coder": quote.coder,
        "start": quote.span.start,
        "end": quote.span.end,
        "memo": quote.memo,
    }
