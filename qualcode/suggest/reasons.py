"""Reasons: why a passage is suggested, in true shares of its chance and in what it is like."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from qualcode.codings import Coding
from qualcode.suggest.contributions import contributions
from qualcode.suggest.features import Matrix, of_length_1, words_of
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.learning import Learned
from qualcode.suggest.lemmas import lemma, tells
from qualcode.suggest.reading import Reading
from qualcode.suggest.references import References
from qualcode.suggest.suggestions import Earlier, Parts, Reason, Suggestion, Why

MOST_WORDS = 4
"""How many words are named that moved a chance."""

LEAST_MOVED = 0.05
"""A word that added less, in logits, is not named."""


class Reasons:
    """Says why passages are suggested.

    Args:
        reading: with at least one passage.
        learned: what was learned.
        judgements: from what.
    """

    def __init__(self, reading: Reading, learned: Learned, judgements: Judgements) -> None:
        self._reading = reading
        self._learned = learned
        self._judgements = judgements
        self._columns = {code.key: column for column, code in enumerate(reading.codes)}

    def of(self, suggestion: Suggestion) -> Reason:
        """Return why something is suggested."""
        reading, column = self._reading, self._columns[suggestion.code]
        inside = [
            row for row in reading.rows[suggestion.transcript] if reading.places[row][1].overlaps(suggestion.span)
        ]
        best = max(inside, key=lambda row: self._learned.chances[row, column])
        parts, moved = self._parts(int(best), column)
        rows = np.array(inside)
        return Reason(self._why(suggestion, rows), parts, moved, self._earlier(suggestion, rows))

    def _why(self, suggestion: Suggestion, rows: Matrix) -> Why:
        features = self._reading.features
        sentences = features.sentences[np.isin(features.owner, rows)].astype(np.float32)
        nearest = self._references.nearest(suggestion.code, sentences)
        said = suggestion.span.of(self._reading.transcripts[suggestion.transcript].text)
        found = self._references.indicators(said)[suggestion.code]
        return Why(found.said, nearest.text, nearest.source, round(nearest.similarity, 3), found.negated)

    def _parts(self, row: int, column: int) -> tuple[Parts, tuple[tuple[str, float], ...]]:
        found, calibration = (
            contributions(self._learned, self._reading.features, row, column),
            self._learned.calibration,
        )
        parts = Parts(
            usual=float(calibration.level[column]),
            codebook=float(calibration.codebook[column] * self._reading.codebook[row, column]),
            words=sum(amount for _, amount in found.words),
            around=sum(amount for _, amount in found.near),
            meaning=found.rest,
        )
        stand = {lemma(word, self._language): word for word in words_of(self._reading.passages.texts[row])}
        named = [(stand.get(word, word), amount) for word, amount in (*found.words, *found.near)]
        telling = [(word, amount) for word, amount in named if amount >= LEAST_MOVED and tells(word)]
        most = sorted(telling, key=lambda pair: -pair[1])
        return parts, tuple(most[:MOST_WORDS])

    def _earlier(self, suggestion: Suggestion, rows: Matrix) -> Earlier | None:
        codings, vectors = self._coded[suggestion.code]
        own = of_length_1(self._reading.features.meaning[rows].sum(axis=0, keepdims=True))[0]
        for n in np.argsort(-(vectors @ own), kind="stable").tolist():
            coding = codings[n]
            if coding.transcript != suggestion.transcript or not coding.span.overlaps(suggestion.span):
                return Earlier(coding, round(float(vectors[n] @ own), 3))
        return None

    @cached_property
    def _coded(self) -> dict[str, tuple[Sequence[Coding], Matrix]]:
        """For each code's key the codings that count for it, and the mean vectors of the passages they cover."""
        placed = [(coding, self._reading.ground.covered(coding)) for coding in self._judgements.codings]
        placed = [(coding, rows) for coding, rows in placed if len(rows)]
        size = self._reading.features.meaning.shape[1]
        means = np.array([self._reading.features.meaning[rows].sum(axis=0) for _, rows in placed]).reshape(-1, size)
        vectors = of_length_1(means)
        found: dict[str, tuple[Sequence[Coding], Matrix]] = {}
        for code in self._reading.codes:
            mine = [n for n, (coding, _) in enumerate(placed) if coding.code in code.below]
            found[code.key] = ([placed[n][0] for n in mine], vectors[mine])
        return found

    @cached_property
    def _references(self) -> References:
        return References(self._reading.books, self._reading.embedder)

    @property
    def _language(self) -> str:
        return self._reading.books[0].language
