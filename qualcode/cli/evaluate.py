"""``qualcode evaluate``."""

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode import catalogue
from qualcode.cli.output import (
    Dask,
    Embedder,
    Figure,
    FigureLanguage,
    Json,
    Project,
    print_json,
    print_table,
    progress,
    say,
)
from qualcode.cli.who import opened
from qualcode.transcripts import By

if TYPE_CHECKING:
    from qualcode.agreement.coefficients import Statistic
    from qualcode.suggest.evaluation import CodeResult, Evaluation, Result
    from qualcode.suggest.measures import Share


def evaluate(
    project: Project,
    *,
    coder: Annotated[str, typer.Option("--coder", help="Whose codings to learn; else everybody's.")] = "",
    by: Annotated[By, typer.Option("--by", help="What is left out whole.")] = By.TRANSCRIPT,
    seed: Annotated[int, typer.Option("--seed", help="For what is drawn by chance; the same gives the same.")] = 0,
    embedder: Embedder = "",
    dask: Dask = "",
    figure: Figure = None,
    language: FigureLanguage = "nl",
    as_json: Json = False,
) -> None:
    """Show how good learned suggestions are on transcripts that were left out, beside plain ways. Nothing is stored."""
    if figure:
        from qualcode.projects.figures import check_figure

        check_figure(figure)
    from qualcode.projects.evaluating import judged_passages, learning
    from qualcode.projects.results import whose
    from qualcode.projects.vectors import embedding
    from qualcode.suggest.evaluation import STEPS
    from qualcode.suggest.evaluation import evaluate as evaluate_judged

    with (
        opened(project) as study,
        progress("evaluation", STEPS) as step,
        embedding(study, embedder, dask=dask, progress=step.count) as vectors,
    ):
        coders = whose(study, coder, "en")
        judged = judged_passages(study, coder=coder, by=by)
        found = evaluate_judged(judged, vectors, seed=seed, progress=step)
        told = whose(study, coder, language)
    if as_json:
        print_json({"coder": coders, "by": by.value, "embedder": vectors.name} | evaluation_as_json(found))
    else:
        show_evaluation(found)
    if figure:
        from qualcode.formats.learning_figure import learning_figure
        from qualcode.projects.figures import export_figure

        values = learning(judged, found, coder=told, by=by, vectors=vectors.name)
        export_figure(learning_figure(values, language), figure)
        say(f"written: {figure}")
    say(f"Codings of: {coders}. Vectors of: {vectors.name}.")
    say(f"{found.passages} sentences; {found.parts} times {by}s were left out.")
    say("Sentences in a row are alike: the intervals are narrower than those of new interviews would be.")


def show_evaluation(found: "Evaluation") -> None:
    """Print an evaluation for people."""
    rows = [
        (
            code.code,
            code.examples,
            code.passages,
            *(_share(share) for share in (code.detection.precision, code.detection.recall, code.detection.f1)),
            _bare(code.coders),
            _shown(code.average_precision),
            _shown(code.brier),
            code.verdict.value,
        )
        for code in found.codes
    ]
    columns = ("code", "examples", "sentences", "precision", "recall", "F1", "F1 of coders", "AP", "Brier", "verdict")
    caption = (
        "On what was left out, where the program would suggest the code; in brackets 95 % intervals. "
        "F1 of coders: of one against another, on the same sentences."
    )
    print_table("per code", columns, rows, caption=caption)
    measured = ("mAP", "recall@3", "coverage", "Brier", "calibration error")
    ways = [(catalogue.say(f"way.{result.name}", "en"), *_figures(result)) for result in found.results]
    print_table("over all codes", ("way", *measured), ways)
    curve = [("all" if one.examples is None else str(one.examples), *_figures(one)) for one in found.curve]
    print_table("learning curve", ("examples of each code", *measured), curve)


def evaluation_as_json(found: "Evaluation") -> dict[str, object]:
    """Return an evaluation as JSON can hold it."""
    return {
        "passages": found.passages,
        "parts": found.parts,
        "codes": [_code_as_json(code) for code in found.codes],
        "results": [_result_as_json(result) for result in found.results],
        "curve": [_result_as_json(result) for result in found.curve],
    }


def _code_as_json(code: "CodeResult") -> dict[str, object]:
    detection = {"precision": code.detection.precision, "recall": code.detection.recall, "f1": code.detection.f1}
    return {
        "code": code.code,
        "passages": code.passages,
        "examples": code.examples,
        "coders_f1": _share_as_json(code.coders),
        **{name: _share_as_json(share) for name, share in detection.items()},
        "average_precision": _statistic(code.average_precision),
        "brier": _statistic(code.brier),
        "verdict": code.verdict.value,
    }


def _result_as_json(result: "Result") -> dict[str, object]:
    return {
        "name": result.name,
        "examples": result.examples,
        "mean_average_precision": _statistic(result.mean_average_precision),
        "recall_at_3": _statistic(result.recall_at_3),
        "coverage": _statistic(result.coverage),
        "brier": _statistic(result.brier),
        "calibration_error": _statistic(result.calibration_error),
    }


def _figures(result: "Result") -> tuple[str, ...]:
    first = (result.mean_average_precision, result.recall_at_3, result.coverage)
    return tuple(_shown(statistic) for statistic in (*first, result.brier, result.calibration_error))


def _statistic(found: "Statistic") -> dict[str, object]:
    return {"value": found.value, "reason": found.reason, "n": found.n}


def _share_as_json(found: "Share") -> dict[str, object]:
    return {"value": found.value, "low": found.low, "high": found.high, "n": found.n, "reason": found.reason}


def _shown(found: "Statistic") -> str:
    return "–" if found.value is None else f"{found.value:.3f}"


def _share(found: "Share") -> str:
    return "–" if found.value is None else f"{_short(found.value)} ({_short(found.low)}–{_short(found.high)})"


def _bare(found: "Share") -> str:
    return "–" if found.value is None else _short(found.value)


def _short(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")
