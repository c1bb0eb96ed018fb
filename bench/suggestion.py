"""``python -m bench.suggestion``: how good suggestions are on the development sets, beside plain ways, and how fast.

Whole transcripts are left out (of 57 people, a fifth at a time). ``ranking`` is `qualcode.suggest.ranking`, which sees
each passage by itself; ``python -m bench.ranking`` measures what it is for.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench import suggestion_speed
from bench.ranking import ranker_scores
from bench.suggested_passages import passages
from bench.suggestion_sets import SuggestionSet, suggestion_sets
from qualcode.agreement.coefficients import Statistic
from qualcode.suggest.components import encoder
from qualcode.suggest.embedding import RememberingEmbedder
from qualcode.suggest.evaluation import Evaluation, Result, evaluate, scored
from qualcode.suggest.suggestions import Embedder

OUT = Path(__file__).parent / "out"


def main() -> None:
    """Print the tables, and write all figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.suggestion", description=__doc__)
    parser.add_argument("--json", type=Path, default=OUT / "suggestion.json", help="where the figures go")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.json.parent.mkdir(exist_ok=True)
    embedder = RememberingEmbedder(encoder())
    found = {}
    for one in suggestion_sets():
        print(f"{one.name} …", file=sys.stderr)
        result = evaluate(one.judged, embedder, seed=options.seed)
        print(table(one, result, _ranking(one, embedder)), end="\n\n")
        found[one.name] = asdict(result)
    print(passages(embedder), end="\n\n")
    print("speed …", file=sys.stderr)
    passes = suggestion_speed.measured()
    print(suggestion_speed.shown(*passes))
    found["speed"] = {name: asdict(one) for name, one in zip(("first", "second"), passes, strict=True)}
    options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


def table(one: SuggestionSet, found: Evaluation, now: Result) -> str:
    """Return the results on one set as a table in Markdown."""
    coded = sum(code.passages > 0 for code in found.codes)
    head = f"**{one.name}**: {found.passages} passages, {coded} codes given, {found.parts} parts left out in turn"
    lines = [head, "", "| way | mAP | recall@3 | coverage | Brier | calibration error |", "|---|---|---|---|---|---|"]
    lines += [_line(result, result.name) for result in (*found.results, now)]
    many = [(result, "all" if result.examples is None else str(result.examples)) for result in found.curve]
    lines += [_line(result, f"learned, {examples} examples") for result, examples in many]
    return "\n".join(lines)


def _line(result: Result, name: str) -> str:
    cells = (
        result.mean_average_precision,
        result.recall_at_3,
        result.coverage,
        result.brier,
        result.calibration_error,
    )
    return f"| {name} | {' | '.join(map(_shown, cells))} |"


def _shown(statistic: Statistic) -> str:
    return "–" if statistic.value is None else f"{statistic.value:.3f}"


def _ranking(one: SuggestionSet, embedder: Embedder) -> Result:
    return scored("ranking", ranker_scores(one.judged.passages.texts, one.judged.books, embedder), one.judged.truth)


if __name__ == "__main__":
    main()
