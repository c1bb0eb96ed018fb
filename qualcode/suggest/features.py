"""What is known of passages before anybody judged them: their words, their meaning, and what stands around them.

A passage is seen with its neighbours: what lies some words away counts less, by ``exp(-words / REACH)``. The same rule
fits sentences of nine words, utterances of fifty and answers of a hundred and fifty, since it counts words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from qualcode.suggest.lemmas import lemma, words_with_a_function
from qualcode.suggest.passages import Passages, sentences_of
from qualcode.suggest.suggestions import Embedder, Vectors

REACH = 60
"""After how many words a neighbour counts 1/e of the passage itself."""

DIMENSIONS = 128
"""How many directions are kept of all that is known; fewer where there are fewer passages."""

OWN, QUESTION = 0.5, 0.4
"""The weights of the passage alone and of the question, where the passage with its neighbours has 1."""

_FURTHEST, _MOST_NEIGHBOURS = 4 * REACH, 50

Matrix = NDArray[np.float64]
Rows = TypeVar("Rows", Matrix, Vectors)


@dataclass(frozen=True)
class Features:
    """What is known of passages.

    Attributes:
        transcripts: for each passage the number of its transcript, from 0.
        around: passages × passages, the weights of each passage's neighbours and itself; each row adds up to 1.
        sentences: the vectors of all sentences, one passage after another.
        owner: for each of these the row of its passage.
        meaning: passages × dimensions, the mean of the vectors of its sentences, of length 1.
        words: passages × vocabulary, TF-IDF of lemmas.
        vectorizer: what makes these.
        reduced: passages × at most `DIMENSIONS`: all this and the neighbours and the question, in fewer directions.
        own_words: vocabulary × the same directions: what a word of the passage itself adds to ``reduced``.
        near_words: the same for a word of ``around`` · ``words``.
    """

    transcripts: NDArray[np.intp]
    around: csr_matrix
    sentences: Vectors
    owner: NDArray[np.intp]
    meaning: Vectors
    words: csr_matrix
    vectorizer: TfidfVectorizer
    reduced: Matrix
    own_words: Vectors
    near_words: Vectors


def features_of(passages: Passages, embedder: Embedder, *, language: str = "nl", seed: int = 0) -> Features:
    """Return what is known of passages.

    Args:
        passages: at least one.
        embedder: what makes vectors of sentences and questions.
        language: of the texts, as ISO 639-1; of one without lemmas the words are taken as they stand.
        seed: for the directions that are kept; the same seed gives the same features.
    """
    numbers = {name: n for n, name in enumerate(dict.fromkeys(passages.transcripts))}
    transcripts = np.array([numbers[name] for name in passages.transcripts])
    around = neighbours(transcripts, np.array([len(words_of(text)) for text in passages.texts]))
    split = sentences_of(passages)
    owner = np.repeat(np.arange(len(split)), [len(group) for group in split])
    sentences = embedder.encode([sentence for group in split for sentence in group])
    meaning = of_length_1(_together(sentences, owner))
    vectorizer = TfidfVectorizer(analyzer=partial(lemmas_of, language=language), sublinear_tf=True)
    words = vectorizer.fit_transform([*passages.texts, _SOME_WORD])[:-1]
    with threadpool_limits(1, user_api="blas"):  # two stall each other whenever the machine has other work
        reduced, own, near = _reduced(words, around, _Meant(meaning, passages.questions, embedder), seed)
    return Features(transcripts, around, sentences, owner, meaning, words, vectorizer, reduced, own, near)


def _together(sentences: Vectors, owner: NDArray[np.intp]) -> Vectors:
    """Return for each passage the sum of the vectors of its sentences, of which it has one or more."""
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    if len(first) == len(sentences):
        return sentences
    sums: Vectors = np.add.reduceat(sentences, first, axis=0)
    return sums


def _asked(questions: Sequence[str], embedder: Embedder) -> Vectors:
    """Return the vectors of questions, each of which stands before many passages; zeros for no question."""
    numbers = {question: n for n, question in enumerate(dict.fromkeys(questions))}
    vectors = of_length_1(embedder.encode(list(numbers)))
    if "" in numbers:
        vectors[numbers[""]] = 0
    return vectors[[numbers[question] for question in questions]]


def neighbours(transcripts: NDArray[np.intp], lengths: NDArray[np.intp]) -> csr_matrix:
    """Return how much each passage counts for each other of its transcript; rows add up to 1.

    Args:
        transcripts: for each passage the number of its transcript.
        lengths: for each passage how many words it has.
    """
    n = len(transcripts)
    middle = np.cumsum(lengths) - lengths / 2
    rows, columns = [np.arange(n)], [np.arange(n)]
    for apart in range(1, min(n, _MOST_NEIGHBOURS)):
        first = np.arange(n - apart)
        second = first + apart
        near = transcripts[first] == transcripts[second]
        near &= middle[second] - middle[first] < _FURTHEST
        rows += [first[near], second[near]]
        columns += [second[near], first[near]]
    row, column = np.concatenate(rows), np.concatenate(columns)
    weights = csr_matrix((np.exp(-np.abs(middle[row] - middle[column]) / REACH), (row, column)), shape=(n, n))
    return csr_matrix(diags(1 / np.asarray(weights.sum(axis=1)).ravel()) @ weights)


def of_length_1(rows: Rows) -> Rows:
    """Return rows of length 1; a row of zeros stays one."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    scaled: Rows = rows / np.maximum(lengths, 1e-9)
    return scaled


def lemmas_of(text: str, language: str) -> list[str]:
    """Return the lemmas of the words of a text, in order, but for those that have a function only; see `lemma`."""
    function_words = words_with_a_function(language)
    return [lemma(word, language) for word in words_of(text.lower()) if word not in function_words]


def words_of(text: str) -> list[str]:
    """Return the words of a text, in order, as they stand."""
    return _WORD.findall(text)


_WORD = re.compile(r"\w+")
_SOME_WORD = "x"
"""A text beside the passages, so that there is a vocabulary where none of them has a word."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What passages mean, and what was asked before them."""

    meaning: Vectors
    questions: Sequence[str]
    embedder: Embedder

    def parts(self, around: csr_matrix) -> Iterator[tuple[float, Vectors]]:
        """Yield the meaning of passages, of what stands around them and of what was asked, each with its weight."""
        yield OWN, self.meaning
        yield 1.0, of_length_1(around @ self.meaning)
        yield QUESTION, _asked(self.questions, self.embedder)


def _reduced(words: csr_matrix, around: csr_matrix, meant: _Meant, seed: int) -> tuple[Matrix, Vectors, Vectors]:
    """Return the passages in few directions, and what a word adds by standing in a passage, and near it.

    Half as many digits as usual are as exact as vectors are, in half the time and memory.
    """
    words, around = words.astype(np.float32), around.astype(np.float32)
    near = around @ words
    topics = _directions(near, seed)
    own, context = words @ topics, near @ topics
    del near  # the largest of all that is sparse
    own_scale, near_scale = OWN / _mean_length(own), 1 / _mean_length(context)
    columns = 2 * own.shape[1] + 3 * meant.meaning.shape[1]
    parts = chain([(own_scale, own), (near_scale, context)], meant.parts(around))
    everything = _beside(parts, (len(meant.meaning), columns))
    centre: Vectors = everything.mean(axis=0)
    everything -= centre
    directions = _directions(everything, seed)
    of_own, of_near = directions[: own.shape[1]], directions[own.shape[1] : 2 * own.shape[1]]
    reduced: Matrix = (everything @ directions + centre @ directions).astype(np.float64)
    return reduced, topics @ of_own * own_scale, topics @ of_near * near_scale


def _beside(parts: Iterable[tuple[float, Vectors]], shape: tuple[int, int]) -> Vectors:
    """Return rows beside one another, each part times its weight; of what comes one by one only one is in memory."""
    everything, first = np.empty(shape, dtype=np.float32), 0
    for weight, rows in parts:
        last = first + rows.shape[1]
        np.multiply(rows, weight, out=everything[:, first:last])
        first = last
        del rows
    return everything


def _directions(matrix: Vectors | csr_matrix, seed: int) -> Vectors:
    """Return columns × at most `DIMENSIONS`: the directions in which the rows differ most."""
    most = max(1, min(DIMENSIONS, *(size - 1 for size in matrix.shape)))
    _, _, directions = randomized_svd(matrix, most, n_iter=2, power_iteration_normalizer="LU", random_state=seed)
    kept: Vectors = directions.T
    return kept


def _mean_length(rows: Vectors) -> float:
    return max(1e-9, float(np.linalg.norm(rows, axis=1).mean()))
