"""What suggestions are compared with: plain ways that cost nothing, in the same run on the same passages.

Each takes what was judged, NaN where nobody did, and returns scores of all passages.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from qualcode.codebooks import Codebook
from qualcode.suggest.components import INDICATORS, LEMMAS, pipeline
from qualcode.suggest.features import Features, Matrix
from qualcode.suggest.passages import Passages, codes_in_use
from qualcode.suggest.suggestions import Vectors

Baseline = Callable[[Matrix], Matrix]

PRIOR, PHRASES, BAG, MEANING = "prior", "phrases", "words", "vectors"


def baselines(
    passages: Passages, features: Features, books: Sequence[Codebook], *, seed: int = 0
) -> Mapping[str, Baseline]:
    """Return the baselines by name: how often a code is given; its indicators; its words; its sentence vectors."""
    bag = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=1, token_pattern=r"(?u)\b\w+\b")
    words = bag.fit_transform([*passages.texts, "x"])[:-1]
    phrases = phrase_scores(passages, books)
    return {
        PRIOR: lambda truth: np.broadcast_to(_rates(truth), truth.shape),
        PHRASES: lambda truth: phrases,
        BAG: lambda truth: _regression(words, truth, seed),
        MEANING: lambda truth: _regression(features.meaning, truth, seed),
    }


def phrase_scores(passages: Passages, books: Sequence[Codebook]) -> Matrix:
    """Return passages × codes: 1 - ½ⁿ for n different indicators of a code; one without any is known by its label."""
    codes = codes_in_use(books)
    nlp = pipeline(parts=(LEMMAS,))
    indicators = {one.key: list(one.code.indicators) or [one.code.label] for one in codes}
    nlp.add_pipe("qualcode_indicators", config={"indicators": indicators})
    scores = np.zeros((len(passages), len(codes)))
    for row, doc in enumerate(nlp.pipe(passages.texts)):
        found = {(span.label_, span.text.lower()) for span in doc.spans[INDICATORS]}
        for column, code in enumerate(codes):
            scores[row, column] = 1 - 0.5 ** sum(label in code.below for label, _ in found)
    return scores


def _rates(truth: Matrix) -> Matrix:
    given: Matrix = np.nansum(truth, axis=0) / np.maximum(1, (~np.isnan(truth)).sum(axis=0))
    return given


def _regression(passages: Matrix | Vectors, truth: Matrix, seed: int) -> Matrix:
    scores = np.zeros(truth.shape)
    for code in range(truth.shape[1]):
        known = ~np.isnan(truth[:, code])
        given = truth[known, code]
        if given.any() and not given.all():
            model = LogisticRegression(class_weight="balanced", solver="liblinear", random_state=seed)
            scores[:, code] = model.fit(passages[known], given).predict_proba(passages)[:, 1]
    return scores
