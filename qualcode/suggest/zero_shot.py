"""What the codebook alone says of passages: nearness in meaning and words in common, with nothing learned."""

from collections.abc import Sequence

import numpy as np

from qualcode.codebooks import Codebook
from qualcode.suggest.features import Features, Matrix, of_length_1
from qualcode.suggest.passages import codes_in_use
from qualcode.suggest.references import texts_below
from qualcode.suggest.suggestions import Embedder

WORDS = 0.6
"""The weight of words in common, where nearness in meaning has 1."""

GENERAL = 0.5
"""How much is taken off for what a passage has in common with all codes alike."""


def codebook_scores(features: Features, books: Sequence[Codebook], embedder: Embedder) -> Matrix:
    """Return passages × codes in use: how well the codebook fits each passage and what stands around it.

    Each code has mean 0 and standard deviation 1 over the passages: what counts is how much better than usual it fits.
    A code is known by its label, definition, examples and indicators, and by those of its sub-themes that are not
    adverse; codes that are retired are not known.

    Args:
        features: of the passages.
        books: the codebooks.
        embedder: the one that made the features.
    """
    codes = codes_in_use(books)
    texts = texts_below(codes)
    if not texts:
        return np.zeros((len(features.transcripts), 0))
    meant = of_length_1(np.stack([embedder.encode(group).astype(np.float64).sum(axis=0) for group in texts]))
    said = features.vectorizer.transform([" ".join(group) for group in texts])
    near = 0.5 * (_best_sentence(features, meant) + features.meaning @ meant.T)
    near -= GENERAL * near.mean(axis=1, keepdims=True)
    common = (features.words @ said.T).toarray()
    scores: Matrix = features.around @ (standardised(near) + WORDS * standardised(common))
    return standardised(scores)


def standardised(scores: Matrix) -> Matrix:
    """Return columns with mean 0 and standard deviation 1; zeros for a column without differences."""
    apart = scores - scores.mean(axis=0)
    spread = apart.std(axis=0)
    scaled: Matrix = np.where(spread > 1e-9, apart / np.maximum(spread, 1e-9), 0.0)
    return scaled


def _best_sentence(features: Features, meant: Matrix) -> Matrix:
    best = np.full((len(features.transcripts), len(meant)), -1.0)
    np.maximum.at(best, features.owner, features.sentences @ meant.T)
    return best
