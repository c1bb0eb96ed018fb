"""How good suggestions would be on transcripts that nobody has coded yet: each is left out once, whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.agreement.coefficients import Statistic
from qualcode.suggest.baselines import baselines
from qualcode.suggest.examples import examples_of, first_examples
from qualcode.suggest.features import Features, Matrix, features_of
from qualcode.suggest.learning import learn
from qualcode.suggest.measures import (
    Detection,
    Share,
    average_precision,
    brier,
    calibration_error,
    coders_f1,
    coverage,
    detection,
    mean_average_precision,
    recall_at,
)
from qualcode.suggest.passages import Judged, KnownCode, codes_in_use
from qualcode.suggest.suggestions import Embedder, Verdict
from qualcode.suggest.trust import rate_of, trusted
from qualcode.suggest.zero_shot import codebook_scores

LEARNED, CODEBOOK = "learned", "codebook"

CURVE: tuple[int | None, ...] = (0, 5, 20, 100, None)
"""After how many examples of each code the learning is looked at; None for all."""


@dataclass(frozen=True, slots=True)
class CodeResult:
    """How good the suggestions of one code are on transcripts that were left out.

    Attributes:
        code: its key.
        passages: how many passages have it.
        examples: how many runs of passages have it.
        average_precision: of the order of all passages.
        brier: of the probabilities.
        detection: precision, recall and F1 where the program would suggest it, at a threshold chosen on the others.
        coders: F1 of one coder against another on the same passages, where two judged them.
        verdict: how far to trust suggestions of it.
    """

    code: str
    passages: int
    examples: int
    average_precision: Statistic
    brier: Statistic
    detection: Detection
    coders: Share
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Result:
    """One way to suggest, over all codes.

    Attributes:
        name: which way.
        examples: how many examples of each code it learned from; None for all.
        mean_average_precision: the mean over codes.
        recall_at_3: the mean share of a coded passage's codes among its best three.
        coverage: the share of coded passages for which anything is suggested, where it says what to suggest.
        brier: of its probabilities, where it has them.
        calibration_error: of its probabilities, where it has them.
    """

    name: str
    examples: int | None
    mean_average_precision: Statistic
    recall_at_3: Statistic
    coverage: Statistic
    brier: Statistic
    calibration_error: Statistic


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good suggestions are, on passages that were left out.

    Attributes:
        passages: how many passages were judged.
        parts: how many times something was left out.
        codes: the codes that were given at least once.
        results: what was learned, and the baselines.
        curve: what was learned from few examples and more.
    """

    passages: int
    parts: int
    codes: tuple[CodeResult, ...]
    results: tuple[Result, ...]
    curve: tuple[Result, ...]


@dataclass(frozen=True)
class _Material:
    """What is judged of passages, with what is known of them before."""

    judged: Judged
    features: Features
    codebook: Matrix
    codes: Sequence[KnownCode]


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """What was said of each passage by what had not seen its part: chances, scores, thresholds; passages × codes."""

    chances: Matrix
    scores: Matrix
    thresholds: Matrix


def evaluate(
    judged: Judged, embedder: Embedder, *, seed: int = 0, progress: Callable[[str], None] = lambda step: None
) -> Evaluation:
    """Return how good suggestions are where whole parts are left out.

    Args:
        judged: at least one passage, in at least two parts.
        embedder: what makes vectors.
        seed: for what is drawn by chance; the same seed gives the same result.
        progress: called with the name of each step before it begins; there are `STEPS`.
    """
    progress("passages")
    material = _prepared(judged, embedder, seed)
    progress(LEARNED)
    full = _left_out(material)
    results = [_learned(judged, full, None), scored(CODEBOOK, material.codebook, judged.truth)]
    for name, baseline in baselines(judged.passages, material.features, judged.books, seed=seed).items():
        progress(name)
        results.append(scored(name, _each_part(judged, baseline), judged.truth))
    curve = []
    for examples in CURVE:
        progress(f"{'all' if examples is None else examples} examples")
        found = full if examples is None else _left_out(material, examples=examples, seed=seed)
        curve.append(_learned(judged, found, examples))
    count = int((~np.isnan(judged.truth)).any(axis=1).sum())
    parts = len(np.unique(judged.parts))
    return Evaluation(count, parts, _by_code(material, full), tuple(results), tuple(curve))


STEPS = 11
"""How many steps `evaluate` has."""


def _prepared(judged: Judged, embedder: Embedder, seed: int) -> _Material:
    language = judged.books[0].language if judged.books else "nl"
    features = features_of(judged.passages, embedder, language=language, seed=seed)
    codebook = codebook_scores(features, judged.books, embedder)
    return _Material(judged, features, codebook, codes_in_use(judged.books))


def _left_out(material: _Material, *, examples: int | None = None, seed: int = 0) -> _LeftOut:
    """Return what is said of each passage by what was learned from so many examples of all parts but its own."""
    shape = material.judged.truth.shape
    chances, scores, thresholds = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for part in np.unique(material.judged.parts):
        rows = material.judged.parts == part
        seen = np.where(rows[:, None], np.nan, material.judged.truth)
        if examples is not None:
            seen = first_examples(seen, material.features.transcripts, examples, seed=seed + int(part))
        learned = learn(material.features, material.codebook, seen, codes=material.codes)
        chances[rows], scores[rows] = learned.chances[rows], learned.scores[rows]
        thresholds[rows] = learned.thresholds
    return _LeftOut(chances, scores, thresholds)


def scored(name: str, scores: Matrix, truth: Matrix) -> Result:
    """Return how good an order of passages and codes is; it has no probabilities and says not what to suggest."""
    none = Statistic(None, "it gives no probabilities", 0)
    return Result(name, None, mean_average_precision(truth, scores), recall_at(truth, scores), none, none, none)


def _learned(judged: Judged, found: _LeftOut, examples: int | None) -> Result:
    truth = judged.truth
    return Result(
        LEARNED,
        examples,
        mean_average_precision(truth, found.scores),
        recall_at(truth, found.chances),
        coverage(truth, found.chances >= found.thresholds),
        brier(truth, found.chances),
        calibration_error(truth, found.chances),
    )


def _each_part(judged: Judged, baseline: Callable[[Matrix], Matrix]) -> Matrix:
    scores = np.zeros(judged.truth.shape)
    for part in np.unique(judged.parts):
        rows = judged.parts == part
        scores[rows] = baseline(np.where(rows[:, None], np.nan, judged.truth))[rows]
    return scores


def _by_code(material: _Material, found: _LeftOut) -> tuple[CodeResult, ...]:
    counts = zip(*examples_of(material.judged.truth, material.features.transcripts), strict=True)
    return tuple(
        _of_code(material, found, column, (int(examples), int(transcripts)))
        for column, (examples, transcripts) in enumerate(counts)
        if examples
    )


def _of_code(material: _Material, found: _LeftOut, column: int, counts: tuple[int, int]) -> CodeResult:
    """Return how good suggestions of the code in a column are, which has so many examples in so many transcripts."""
    right, chances = material.judged.truth[:, column], found.chances[:, column]
    reached = detection(right, chances - found.thresholds[:, column], 0.0)
    agreed = coders_f1([truth[:, column] for truth in material.judged.coders])
    return CodeResult(
        code=material.codes[column].key,
        passages=int(np.nansum(right)),
        examples=counts[0],
        average_precision=average_precision(right, found.scores[:, column]),
        brier=brier(right, chances),
        detection=reached,
        coders=agreed,
        verdict=trusted(*counts, reached, rate=rate_of(right), coders=agreed),
    )
