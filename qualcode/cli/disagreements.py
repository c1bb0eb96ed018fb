"""``qualcode disagreements`` and ``decisions``."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Out, Project, print_json, print_table, say
from qualcode.cli.settle import Coders, More, Overlap
from qualcode.cli.who import opened

if TYPE_CHECKING:
    from qualcode.projects.decisions import Decided
    from qualcode.projects.meetings import Meeting


class Order(StrEnum):
    """In which order disagreements are shown."""

    PLACE = "place"
    SIZE = "size"


def disagreements(
    project: Project,
    more: More = None,
    *,
    coders: Coders,
    still_open: Annotated[bool, typer.Option("--open", help="Only those on which something is to be decided.")] = False,
    by: Annotated[
        Order, typer.Option("--by", help="By place, or by the characters on which they differ.")
    ] = Order.PLACE,
    overlap: Overlap = 1.0,
    as_json: Json = False,
) -> None:
    """Show where coders who finished the same transcripts differ, to be settled one by one."""
    from qualcode.projects.meetings import meeting

    with opened(project) as study:
        found = meeting(study, [*coders, *(more or ())], overlap=overlap)
        texts = {one.id: one.text for one in study.transcripts()}
    rows = [row for row in as_rows(found, texts) if row["open"] or not still_open]
    if by is Order.SIZE:
        rows.sort(key=lambda row: -int(str(row["characters"])))
    if as_json:
        print_json(rows)
    else:
        _show(found, rows)
    if not found.transcripts:
        say("No transcript was finished by two of them: nothing to compare. See 'qualcode finish'.")
    if found.hidden:
        say(f"Transcripts left out because they are still coded blind: {found.hidden}.")
    if found.untaken:
        command = "qualcode settle-agreed" + (f" --overlap {overlap:g}" if overlap < 1 else "")
        say(f"They agree on {found.agreed} passages; {len(found.untaken)} are to be taken over: {command}.")


def as_rows(found: "Meeting", texts: dict[str, str]) -> list[dict[str, object]]:
    """Return the disagreements of a meeting as JSON can hold them, by place."""
    return [
        {
            "id": one.id,
            "transcript": one.transcript,
            "start": one.span.start,
            "end": one.span.end,
            "words": one.span.of(texts[one.transcript]),
            "kind": one.kind.value,
            "characters": one.size,
            "open": list(found.open.get(one.id, ())),
            "coders": {
                name: [
                    {"id": c.id, "code": c.code, "start": c.span.start, "end": c.span.end, "memo": c.memo}
                    for c in one.by(name)
                ]
                for name in one.coders
            },
        }
        for one in found.found
    ]


def _show(found: "Meeting", rows: list[dict[str, object]]) -> None:
    shown = {one.id: one for one in found.found}
    lines = []
    for row in rows:
        one = shown[str(row["id"])]
        given = [", ".join(dict.fromkeys(c.code for c in one.by(name))) or "–" for name in found.coders]
        words = " ".join(str(row["words"]).split())
        state = "open" if row["open"] else "decided"
        lines.append((one.id, one.transcript, words[:60], *given, row["kind"], one.size, state))
    columns = ("id", "transcript", "words", *found.coders, "kind", "characters", "")
    done = len(found.found) - len(found.open)
    caption = f"{done} of {len(found.found)} decided, in {found.transcripts} transcripts that two or more finished."
    print_table(f"disagreements of {' and '.join(found.coders)}", columns, lines, caption=caption)


def decisions(project: Project, *, out: Out = None, as_json: Json = False) -> None:
    """Show who decided what in meetings, and why; or write it to Word, Excel or CSV."""
    from qualcode.projects.decisions import decisions as decided
    from qualcode.projects.decisions import decisions_sheet
    from qualcode.projects.results import export

    with opened(project) as study:
        found, books = decided(study), study.codebooks()
    if out:
        export(decisions_sheet(found, books), out)
        say(f"written: {out}, decisions: {len(found)}")
    if as_json:
        print_json([_as_json(one) for one in found])
    elif not out:
        sheet = decisions_sheet(found, books, "en")
        print_table("", sheet.columns, sheet.sections[0].rows, caption=sheet.scope)


def _as_json(one: "Decided") -> dict[str, object]:
    return {
        "time": one.time.isoformat(timespec="seconds") + "Z",
        "who": one.who,
        "disagreement": one.disagreement,
        "transcript": one.transcript,
        "words": one.words,
        "given": dict(one.given),
        "decision": one.how.value,
        "like": one.like,
        "holds": [{"code": code, "words": words} for code, words in one.held],
        "does_not_hold": list(one.dropped),
        "reason": one.reason,
    }
