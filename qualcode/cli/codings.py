"""``qualcode codings``."""

from qualcode.cli.output import Json, Project, print_json, print_table
from qualcode.cli.who import opened
from qualcode.codings import Coding


def codings(project: Project, *, as_json: Json = False) -> None:
    """List every coding, by transcript and place."""
    with opened(project) as study:
        found = study.codings()
    if as_json:
        print_json([_as_json(coding) for coding in found])
        return
    columns = ("transcript", "start", "end", "code", "coder", "quote")
    rows = [(c.transcript, str(c.span.start), str(c.span.end), c.code, c.coder, _short(c.quote)) for c in found]
    print_table("", columns, rows, caption=f"{len(found)} codings")


def _as_json(coding: Coding) -> dict[str, object]:
    return {
        "id": coding.id,
        "transcript": coding.transcript,
        "start": coding.span.start,
        "end": coding.span.end,
        "code": coding.code,
        "coder": coding.coder,
        "quote": coding.quote,
        "origin": coding.origin,
        "memo": coding.memo,
        "value": coding.value,
        "quotable": coding.quotable,
        "created": coding.created.isoformat() if coding.created else None,
    }


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
