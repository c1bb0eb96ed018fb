"""``qualcode suggest --codebook FILE --passages FILE``: codes ranked for single passages."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli.output import print_line, say
from qualcode.errors import FormatError

if TYPE_CHECKING:
    from qualcode.suggest.suggestions import Scored


def rank_passages(codebook: Path, passages: Path, *, as_json: bool) -> None:
    """Print for each passage of a file all codes of a codebook, ranked family by family."""
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
    return {"code": scored.code, "score": scored.score, "why": asdict(scored.why)}
