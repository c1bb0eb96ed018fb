"""Matrices and agreement: the cases in memory, against plain pandas and numpy."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bench.study import BOOK, CODERS, Study
from bench.timing import Case, Side
from qualcode.agreement.comparing import Wanted, agreement_report
from qualcode.agreement.report import AgreementReport
from qualcode.matrices import Corpus, Matrix, co_occurrence, code_by_participant, conditions_by_elements
from qualcode.units import Unit

Cells = dict[tuple[str, str], int]


def cases(study: Study) -> Iterator[Case]:
    """Yield the cases in memory: three matrices of the first coder, and the agreement of the two."""
    corpus = Corpus(study.transcripts, study.codings, [BOOK])
    mine = study.frame[study.frame.coder == CODERS[0]].reset_index(drop=True)
    ours = {
        "matrix": code_by_participant,
        "co-occurrence": co_occurrence,
        "conditions × elements": conditions_by_elements,
    }
    floors = {"matrix": _counts, "co-occurrence": _pairs, "conditions × elements": _conditions_with_elements}
    for name, function in ours.items():
        yield Case(
            name,
            Side(lambda _, f=function: f(corpus, coder=CODERS[0]), outcome=lambda _, found: _cells(found)),
            Side(lambda _, f=floors[name]: f(mine), outcome=lambda _, found: _cells_of(found)),
        )
    yield _agreement(study)


# ── matrices ──


def _counts(mine: pd.DataFrame) -> pd.DataFrame:
    return mine.groupby(["code", "document"]).size().unstack(fill_value=0)


def _pairs(mine: pd.DataFrame) -> pd.DataFrame:
    return _meeting(mine, mine)


def _conditions_with_elements(mine: pd.DataFrame) -> pd.DataFrame:
    sides = [[code.key for code in BOOK.with_role(role)] for role in ("conditions", "elements")]
    return _meeting(*(mine[mine.code.isin(keys)] for keys in sides))


def _meeting(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Return how often segments of two codes share text.

    This counts as passages do only because no coder here put one code on overlapping segments.
    """
    both = left.merge(right, on="document", suffixes=("_left", "_right"))
    both = both[(both.start_left < both.end_right) & (both.start_right < both.end_left)]
    return both.groupby(["code_left", "code_right"]).size().unstack(fill_value=0)


def _cells(found: Matrix) -> Cells:
    return {
        (row, column): value
        for row, values in zip(found.rows.keys, found.data, strict=True)
        for column, value in zip(found.columns.keys, values, strict=True)
        if value
    }


def _cells_of(frame: pd.DataFrame) -> Cells:
    return {(row, column): int(value) for (row, column), value in frame.stack().items() if value}


# ── agreement ──


def _agreement(study: Study) -> Case:
    ratings = _ratings(study)

    def ours(_: None) -> AgreementReport:
        whole = Corpus(study.transcripts, study.codings, [BOOK])
        return agreement_report(whole, coders=CODERS, finished=study.finished, wanted=Wanted(draws=0))

    def floor(_: None) -> dict[str, float]:
        return {code: _alpha(values) for code, values in ratings.items()}

    def outcome(found: dict[str, float]) -> dict[str, tuple[int, float]]:
        return {code: (len(ratings[code]), round(alpha, 12)) for code, alpha in found.items()}

    return Case(
        "agreement", Side(ours, outcome=lambda _, found: _alphas(found)), Side(floor, outcome=lambda _, f: outcome(f))
    )


def _alphas(report: AgreementReport) -> dict[str, tuple[int, float]]:
    turns = report.units[Unit.TURNS]
    return {
        entry.code.key: (turns.n, round(alpha, 12))
        for entry in turns.codes
        if (alpha := entry.headline.statistic.value) is not None
    }


def _alpha(values: NDArray[np.float64]) -> float:
    """Return Krippendorff's alpha of two coders who rated every unit 0 or 1."""
    with_code = values.sum(axis=1)
    ones = with_code.sum()
    zeros = values.size - ones
    return float(1 - (values.size - 1) * np.count_nonzero(with_code == 1) / (zeros * ones))


def _ratings(study: Study) -> dict[str, NDArray[np.float64]]:
    """Return units × coders for each code, from the generator's data alone: each segment begins where its turn does."""
    rows = {unit: row for row, unit in enumerate(_answers(study))}
    ratings = {code.key: np.zeros((len(rows), len(CODERS))) for code in BOOK.codes}
    for segment in study.frame.itertuples():
        ratings[segment.code][rows[segment.document, segment.start], CODERS.index(segment.coder)] = 1
    return ratings


def _answers(study: Study) -> Iterator[tuple[str, int]]:
    for name, text in study.texts.items():
        position = 0
        for line in text.split("\n"):
            if line.startswith("Respondent"):
                yield name, position + line.index(": ") + 2
            position += len(line) + 1
