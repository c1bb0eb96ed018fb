"""``qualcode settle`` and ``settle-agreed``."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.who import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qualcode.codebooks import Codebook
    from qualcode.disagreements import Disagreement
    from qualcode.rulings import Decision, Ruling

Coders = Annotated[list[str], typer.Option("--coders", help="Two coders or more: --coders A B.")]
More = Annotated[list[str] | None, typer.Argument(help="Further coders.", metavar="CODER")]

Overlap = Annotated[
    float,
    typer.Option(
        "--overlap",
        min=0,
        max=1,
        help="Which part of all words that any of them coded all must share to agree; 1 is the same words.",
    ),
]


def settle(
    project: Project,
    ids: Annotated[
        list[str],
        typer.Argument(help="A disagreement, by the id that disagreements shows; or codings of one code, by theirs."),
    ],
    *,
    like: Annotated[str, typer.Option("--like", help="A disagreement: decide as this coder has it.")] = "",
    both: Annotated[bool, typer.Option("--both", help="A disagreement: all codes hold, on all words.")] = False,
    neither: Annotated[bool, typer.Option("--neither", help="A disagreement: none of the codes holds.")] = False,
    code: Annotated[
        list[str] | None,
        typer.Option("--code", help="A disagreement: this code holds, from --start to --end; may be given more often."),
    ] = None,
    start: Annotated[list[int] | None, typer.Option("--start", min=0, help="For each --code, in characters.")] = None,
    end: Annotated[list[int] | None, typer.Option("--end", min=1, help="For each --code, not included.")] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Decide on this code only; may be given more often.")
    ] = None,
    holds: Annotated[
        bool, typer.Option("--holds/--holds-not", help="Codings: whether their code holds for this passage.")
    ] = True,
    reason: Annotated[str, typer.Option("--reason", "--memo", help="Why.")] = "",
    as_json: Json = False,
) -> None:
    """Settle a disagreement; the decision is a coding by consensus, and the codings themselves stay."""
    if sum((bool(like), both, neither, bool(code))) > 1:
        raise typer.BadParameter("choose one of --like, --both, --neither and --code")
    if not (like or both or neither or code):
        _of_codings(project, ids, holds=holds, memo=reason, as_json=as_json)
        return
    if len(ids) > 1:
        raise typer.BadParameter("settle one disagreement at a time")
    if not len(code or ()) == len(start or ()) == len(end or ()):
        raise typer.BadParameter("give each --code its --start and --end")
    places = list(zip(code or (), start or (), end or (), strict=True))

    from qualcode import rulings

    def decided(found: "Disagreement", books: "Sequence[Codebook]") -> "Decision":
        decision = rulings.like(found, like) if like else rulings.both(found) if both else rulings.neither(found)
        return rulings.other(found, _ruling(places, books)) if places else decision

    _of_disagreement(project, ids[0], decided, only=only or (), reason=reason, as_json=as_json)


def _of_disagreement(
    project: str,
    name: str,
    decided: "Callable[[Disagreement, Sequence[Codebook]], Decision]",
    *,
    only: "Sequence[str]",
    reason: str,
    as_json: bool,
) -> None:
    from qualcode.codebooks import find_code
    from qualcode.projects.meetings import disagreement_named
    from qualcode.projects.settling import decide

    with opened(project) as study:
        found, books = disagreement_named(study, name), study.codebooks()
        decision = decided(found, books)
        codes = [key if key in found.codes else find_code(books, key).key for key in only] or list(decision.ruling)
        ruling = {key: decision.ruling.get(key, ()) for key in codes}
        changed = decide(study, found, replace(decision, ruling=ruling, reason=reason))
    if as_json:
        held = {key: [(one.start, one.end) for one in spans] for key, spans in ruling.items()}
        print_json({"disagreement": found.id, "decision": decision.how.value, "holds": held})
    said = [f"'{key}' {'holds' if spans else 'does not hold'}" for key, spans in ruling.items()]
    say(f"{found.id} in '{found.transcript}' {'is' if changed else 'was already'} decided: {', '.join(said)}.")


def _ruling(places: "Sequence[tuple[str, int, int]]", books: "Sequence[Codebook]") -> "Ruling":
    """Return where which code holds."""
    from qualcode.codebooks import find_code
    from qualcode.spans import Span

    found: dict[str, list[Span]] = {}
    for name, start, end in places:
        if start >= end:
            raise typer.BadParameter(f"--start {start} does not lie before --end {end}")
        found.setdefault(find_code(books, name).key, []).append(Span(start, end))
    return found


def _of_codings(project: str, ids: list[str], *, holds: bool, memo: str, as_json: bool) -> None:
    from qualcode.projects.settling import settle as decide

    with opened(project) as study:
        found = decide(study, ids, holds=holds, memo=memo)
    if as_json:
        facts = {"transcript": found.transcript, "code": found.code, "start": found.span.start, "end": found.span.end}
        print_json(facts | {"holds": holds})
    say(f"'{found.code}' {'holds' if holds else 'does not hold'} for [{found.span.start}, {found.span.end}).")


def settle_agreed(
    project: Project,
    more: More = None,
    *,
    coders: Coders,
    majority: Annotated[
        bool, typer.Option("--majority", help="More than half of those who finished a transcript are enough.")
    ] = False,
    overlap: Overlap = 1.0,
    as_json: Json = False,
) -> None:
    """Take over all that coders agree on as codings of consensus; doing it again adds nothing."""
    from qualcode.projects.settling import settle_agreed as take_over

    with opened(project) as study:
        taken = take_over(study, [*coders, *(more or ())], majority=majority, overlap=overlap)
    if as_json:
        print_json([{"transcript": c.transcript, "code": c.code, "quote": c.quote} for c in taken])
    say(f"Taken over as codings of consensus: {len(taken)}.")
