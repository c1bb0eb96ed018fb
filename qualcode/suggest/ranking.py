"""The first suggester: the codebook alone, without training. Indicators, words in common, and nearness in meaning."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import spacy
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from spacy.tokens import Doc

from qualcode.codebooks import Code, Codebook
from qualcode.suggest.components import INDICATORS, VECTORS, encoder, lemmas
from qualcode.suggest.suggestions import Ranking, Scored, Vectors, Why

MEANING, INDICATOR, COMMON_WORDS = 0.45, 0.2, 0.35
"""The weights of the three parts of a score; they add up to 1. Chosen on the sample interviews: no blind measure."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """A sentence of the codebook that says what a code is."""

    code: str
    source: str
    text: str


class Ranker:
    """Weighs the codes of some codebooks for passages of text.

    A code is known by its definition, its examples and its indicators, and by those of the codes below it that are not
    adverse. The rules for use are left out: measured on passages, they blur what the examples say. Codes that are
    retired are not known: they are never suggested, and say nothing of the code above them.

    Args:
        books: the codebooks.
    """

    def __init__(self, books: Sequence[Codebook]) -> None:
        self.codes: list[Code] = [code for book in books for code in book.codes if not code.retired]
        self._families = [family.key for book in books for family in book.families]
        self._below = {code.key: book.rolled_up(code.key) for book in books for code in book.codes}
        self._nlp = spacy.blank("nl")
        self._nlp.add_pipe("qualcode_sentences")
        self._nlp.add_pipe("qualcode_lemmas")
        indicators = {code.key: list(code.indicators) for code in self.codes}
        self._nlp.add_pipe("qualcode_indicators", config={"indicators": indicators})
        self._nlp.add_pipe("qualcode_vectors")
        self._references = [reference for code in self.codes for reference in _references(code)]
        self._reference_vectors = encoder().encode([reference.text for reference in self._references])
        self._rows = {key: self._rows_of(below) for key, below in self._below.items()}
        self._words = TfidfVectorizer(analyzer=self._lemmas, sublinear_tf=True)
        everything = [self._everything(code) for code in self.codes]
        if everything:
            self._word_vectors = self._words.fit_transform(everything)

    def rank(self, texts: Iterable[str]) -> Iterator[Ranking]:
        """Yield for each text all codes in use of every family, best first."""
        for doc in self._nlp.pipe(texts):
            yield self._rank(doc)

    def _rank(self, doc: Doc) -> Ranking:
        if not self.codes:
            return dict.fromkeys(self._families, ())
        nearness: Vectors = with_whole(doc._.get(VECTORS)) @ self._reference_vectors.T
        common = (self._words.transform([doc.text]) @ self._word_vectors.T).toarray()[0]
        scored = [self._score(code, doc, nearness, float(common[n])) for n, code in enumerate(self.codes)]
        ranked = sorted(zip(self.codes, scored, strict=True), key=lambda pair: -pair[1].score)
        return {family: tuple(score for code, score in ranked if code.family == family) for family in self._families}

    def _score(self, code: Code, doc: Doc, nearness: Vectors, common: float) -> Scored:
        rows = self._rows[code.key]
        keys = self._below[code.key]
        words = tuple(dict.fromkeys(span.text for span in doc.spans[INDICATORS] if span.label_ in keys))
        whole = float(np.sort(nearness[0, rows])[-3:].mean())
        best = nearness[:, rows].max(axis=0)
        nearest = self._references[rows[int(best.argmax())]]
        score = MEANING * max(0.0, whole) + INDICATOR * (1 - 0.5 ** len(words)) + COMMON_WORDS * min(1.0, common)
        return Scored(code.key, round(score, 4), Why(words, nearest.text, nearest.source, round(float(best.max()), 3)))

    def _rows_of(self, codes: frozenset[str]) -> NDArray[np.intp]:
        return np.array([n for n, reference in enumerate(self._references) if reference.code in codes])

    def _everything(self, code: Code) -> str:
        below = [known for known in self.codes if known.key in self._below[code.key]]
        return " ".join(
            part for each in below for part in (each.label, each.definition, *each.examples, *each.indicators)
        )

    def _lemmas(self, text: str) -> list[str]:
        return [token.lemma_ for token in lemmas(self._nlp.make_doc(text)) if token.is_alpha and not token.is_stop]


def with_whole(sentences: Vectors) -> Vectors:
    """Return the vectors of sentences with that of the whole before them: their mean, of length 1; zero for none."""
    mean = sentences.sum(axis=0, keepdims=True)
    return np.concatenate([mean / max(float(np.linalg.norm(mean)), 1e-9), sentences]).astype(np.float32)


def _references(code: Code) -> Iterator[_Reference]:
    yield _Reference(code.key, "definition", f"{code.label}. {code.definition}")
    for text in code.examples:
        yield _Reference(code.key, "example", text)
