"""The codes of a codebook in order of how well they fit one passage, from the codebook alone (decision 0019).

Each passage is ranked by itself: what else is to be ranked makes no difference.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer

from qualcode.codebooks import Codebook
from qualcode.suggest.features import Matrix, of_length_1
from qualcode.suggest.passages import sentences_in
from qualcode.suggest.plain_speech import SENTENCES
from qualcode.suggest.references import Indicated, References, texts_below
from qualcode.suggest.suggestions import Embedder, Ranking, Scored, Vectors, Why

INDICATOR = 0.3
"""What indicators add at most, where meaning and words in common have 1: half of it for one, half of the rest for each
further one."""

SHARPNESS = 10.0
"""Codes whose fit differs by 0.1 differ e times in score. Measured: so scores are near the share that coders give."""

_LETTERS = (4, 5)
"""The lengths of the pieces of words that are compared: Dutch compounds share pieces, not words."""

_AT_ONCE = 32
"""How many sentences of a passage are embedded together."""


class Ranker:
    """Ranks the codes in use of some codebooks for passages, family by family.

    How well a code fits is nearness in meaning (cosine of the mean of the passage's sentences with the mean of the
    code's texts) + words in common (cosine of TF-IDF of pieces of words) + indicators that are not negated. Scores of
    a family add up to 1: each is the chance that this is the code, if one of the family fits and only one does. A
    passage without words has the same score for all.

    Args:
        books: the codebooks.
        embedder: what makes vectors of sentences.
    """

    def __init__(self, books: Sequence[Codebook], embedder: Embedder) -> None:
        self.references = References(books, embedder)
        self._embedder = embedder
        codes = self.references.codes
        self._families = {
            family.key: [n for n, code in enumerate(codes) if code.code.family == family.key]
            for book in books
            for family in book.families
        }
        if not codes:
            return
        texts = texts_below(codes)
        meant = np.stack([embedder.encode(group).astype(np.float64).sum(axis=0) for group in texts])
        self._meant = of_length_1(meant)
        self._words = TfidfVectorizer(analyzer="char_wb", ngram_range=_LETTERS, sublinear_tf=True)
        common = [text for language in {book.language for book in books} for text in SENTENCES.get(language, ())]
        together = [" ".join(group) for group in texts]
        self._words.fit([*together, *common])
        self._said = self._words.transform(together)

    def rank(self, texts: Iterable[str]) -> Iterator[Ranking]:
        """Yield for each text all codes in use of every family, best first; equals in the order of the codebook."""
        for text in texts:
            yield self._rank(text)

    def _rank(self, text: str) -> Ranking:
        if not self.references.codes:
            return dict.fromkeys(self._families, ())
        sentences = self._encoded(sentences_in(text))
        indicated = self.references.indicators(text)
        fit = self._fit(text, sentences, indicated)
        ranking = {}
        for family, columns in self._families.items():
            scores = softmax(SHARPNESS * fit[columns]) if columns else fit[columns]
            order = np.argsort(-scores, kind="stable")
            ranking[family] = tuple(
                self._scored(columns[n], float(scores[n]), sentences, indicated=indicated) for n in order
            )
        return ranking

    def _encoded(self, sentences: Sequence[str]) -> Vectors:
        """Return the vectors of a passage's sentences; not together with others', which would change the last digit."""
        starts = range(0, max(1, len(sentences)), _AT_ONCE)
        return np.concatenate([self._embedder.encode(sentences[start : start + _AT_ONCE]) for start in starts])

    def _fit(self, text: str, sentences: Vectors, indicated: Mapping[str, Indicated]) -> Matrix:
        meaning = of_length_1(sentences.sum(axis=0, keepdims=True, dtype=np.float64)) @ self._meant.T
        words = (self._words.transform([text]) @ self._said.T).toarray()
        counts = np.array([len(indicated[code.key].said) for code in self.references.codes])
        fit: Matrix = meaning[0] + words[0] + INDICATOR * (1 - 0.5**counts)
        return fit

    def _scored(self, column: int, score: float, sentences: Vectors, *, indicated: Mapping[str, Indicated]) -> Scored:
        key = self.references.codes[column].key
        nearest, found = self.references.nearest(key, sentences), indicated[key]
        why = Why(found.said, nearest.text, nearest.source, round(nearest.similarity, 3), found.negated)
        return Scored(key, round(score, 4), why)
