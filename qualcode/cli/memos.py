"""``qualcode memos``."""

from qualcode.cli.output import Json, Project, print_json, print_table
from qualcode.cli.who import opened
from qualcode.memos import Memo


def memos(project: Project, *, as_json: Json = False) -> None:
    """List every memo on a passage, by transcript and place."""
    with opened(project) as study:
        found = study.memos()
    if as_json:
        print_json([_as_json(memo) for memo in found])
        return
    rows = [(memo.transcript, str(memo.span.start), memo.coder, memo.text, memo.quote) for memo in found]
    print_table("", ("transcript", "start", "coder", "memo", "quote"), rows, caption=f"{len(found)} memos")


def _as_json(memo: Memo) -> dict[str, object]:
    return {
        "id": memo.id,
        "transcript": memo.transcript,
        "start": memo.span.start,
        "end": memo.span.end,
        "text": memo.text,
        "coder": memo.coder,
        "quote": memo.quote,
        "resolved": memo.resolved,
        "created": memo.created.isoformat() if memo.created else None,
    }
