"""``qualcode suggest``."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.output import Json, print_line, print_table, say
from qualcode.cli.who import opened
from qualcode.errors import FormatError

if TYPE_CHECKING:
    from qualcode.suggest.suggester import Suggester
    from qualcode.suggest.suggestions import Earlier, Offer, Scored, Suggestion, Why


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
    as_json: Json = False,
) -> None:
    """Suggest codes, each with its chance and why. Nothing is stored.

    With --codebook and --passages every code of each family is ranked for each passage by itself. The scores of a
    family add up to 1: each is the chance that this is the code, if one of the family fits.
    """
    if project and like and not (codebook or passages):
        _like(project, like, as_json=as_json)
    elif project and not (codebook or passages):
        _for_project(project, coder, doubtful=doubtful, interviewer=interviewer, as_json=as_json)
    elif codebook and passages and not (project or like):
        _for_passages(codebook, passages, as_json=as_json)
    else:
        raise typer.BadParameter("give a PROJECT, or --codebook FILE with --passages FILE.jsonl")


def _for_project(project: str, coder: str, *, doubtful: bool, interviewer: bool, as_json: bool) -> None:
    from qualcode.projects.suggesting import by_doubt, open_to, suggester_of
    from qualcode.suggest.suggestions import Verdict

    with opened(project) as study:
        suggester = suggester_of(study, interviewer=interviewer)
        found = open_to(study, suggester, coder=coder, doubtful=doubtful) if suggester else []
        blind = sorted(study.team().unsuggested(study.who))
    if suggester is None:
        say(
            "There is nothing to suggest: nothing is said in the transcripts of this project, or it has no code in use."
        )
        return
    found = sorted(found, key=by_doubt(suggester) if doubtful else lambda one: -one.chance)
    if as_json:
        for one in found:
            print_line(_as_json(suggester.offer(one), suggester))
    else:
        rows = [(one.transcript, one.code, f"{one.chance:.2f}", *_shown(one, suggester)) for one in found]
        print_table("", ("transcript", "code", "chance", "why", "passage"), rows)
    say(f"{len(found)} suggestions; none is stored.")
    silent = [key for key, trust in suggester.trust.items() if trust.verdict is Verdict.CANNOT]
    if silent:
        say(f"Nothing is suggested for what cannot be automated: {', '.join(silent)}.")
    if blind:
        say(f"These are coded blind, without suggestions until all have finished: {', '.join(blind)}.")


def _like(project: str, words: str, *, as_json: bool) -> None:
    from qualcode.projects.suggesting import passages_like

    with opened(project) as study:
        found = passages_like(study, words)
        texts = {transcript.id: transcript.text for transcript in study.transcripts()}
    if as_json:
        for one in found:
            place = {"start": one.span.start, "end": one.span.end, "quote": one.span.of(texts[one.transcript])}
            print_line({"transcript": one.transcript, "similarity": one.similarity} | place)
    else:
        rows = [(one.transcript, f"{one.similarity:.2f}", one.span.of(texts[one.transcript])) for one in found]
        print_table("", ("transcript", "similarity", "passage"), rows)


def _for_passages(codebook: Path, passages: Path, *, as_json: bool) -> None:
    from qualcode.projects.files import read_file
    from qualcode.projects.setup import load_codebook
    from qualcode.suggest.components import encoder
    from qualcode.suggest.ranking import Ranker

    book = load_codebook(codebook)
    lines = _lines(read_file(passages), str(passages))
    ranker = Ranker([book], encoder())
    if not ranker.references.codes:
        say(f"{codebook}: this codebook has no codes in use; there is nothing to rank.")
    for line, ranking in zip(lines, ranker.rank(line["text"] for line in lines), strict=True):
        if as_json:
            families = {family: [_scored(scored) for scored in ranked] for family, ranked in ranking.items()}
            print_line({"id": line["id"], "families": families})
            continue
        for family, ranked in ranking.items():
            best = "; ".join(f"{scored.code} {scored.score:.2f}" for scored in ranked[:3])
            typer.echo(f"{line['id']}  {family}: {best}")
    _say_doubts([line["text"] for line in lines], book.language)


def _say_doubts(texts: Sequence[str], language: str) -> None:
    """Say how many passages hold no word, and how many seem to be in another language than the codebook."""
    from qualcode.formats.languages import LANGUAGES, language_of

    if empty := sum(not any(letter.isalpha() for letter in text) for text in texts):
        one = "1 passage holds" if empty == 1 else f"{empty} passages hold"
        say(f"{one} no words; there all codes of a family have the same score.")
    strange = sum(language_of(text) not in ("", language) for text in texts) if language in LANGUAGES else 0
    if strange:
        one = "1 passage seems" if strange == 1 else f"{strange} passages seem"
        say(f"{one} not to be in the language of the codebook ('{language}'); rankings of these say less.")


def _lines(content: bytes, name: str) -> list[dict[str, Any]]:
    """Return the passages of a file, each with an ``id`` of its own and a ``text``."""
    found: list[dict[str, Any]] = []
    first: dict[str, int] = {}
    for number, line in enumerate(content.decode("utf-8-sig", errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        value = _passage(line, f"{name}:{number}")
        before = first.setdefault(json.dumps(value["id"]), number)
        if before != number:
            raise FormatError(
                f"{name}:{number}: id {json.dumps(value['id'])} is that of line {before} too; give each its own."
            )
        found.append(value)
    if not found:
        raise FormatError(f'{name}: there are no passages in it; expected a line {{"id": …, "text": "…"}} for each.')
    return found


def _passage(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise FormatError(f"{where}: this is no JSON ({error.msg}).") from error
    expected = f'{where}: expected {{"id": …, "text": "…"}}; '
    if not isinstance(value, dict):
        raise FormatError(f"{expected}this is something else.")
    if isinstance(value.get("id"), bool) or not isinstance(value.get("id"), str | int | float):
        raise FormatError(f"{expected}the id is missing, or neither text nor a number.")
    if not isinstance(value.get("text"), str):
        raise FormatError(f"{expected}the text is missing, or no text.")
    if any("\ud800" <= letter <= "\udfff" for letter in f"{value['id']}{value['text']}"):
        raise FormatError(
            f"{where}: half a character stands in it (a lone surrogate, as in \\ud83d). Export the file anew."
        )
    return value


def _scored(scored: "Scored") -> dict[str, object]:
    return {"code": scored.code, "score": scored.score, "why": _why(scored.why)}


def _why(why: "Why") -> dict[str, object]:
    return asdict(why)


def _as_json(offer: "Offer", suggester: "Suggester") -> dict[str, object]:
    one, reason = offer.suggestion, offer.reason
    words = one.span.of(suggester.reading.transcripts[one.transcript].text)
    earlier = reason.earlier
    return {
        "transcript": one.transcript,
        "start": one.span.start,
        "end": one.span.end,
        "quote": words,
        "code": one.code,
        "chance": one.chance,
        "verdict": offer.verdict.value,
        "suggester": one.suggester,
        "why": _why(reason.codebook)
        | {"parts": asdict(reason.parts), "moved": [{"word": word, "logits": amount} for word, amount in reason.moved]}
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
    return why, one.span.of(suggester.reading.transcripts[one.transcript].text)[:80]
