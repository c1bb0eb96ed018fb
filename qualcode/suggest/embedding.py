"""Vectors that are computed once: an embedder that remembers what it was asked."""

import hashlib
from collections.abc import Sequence

import numpy as np

from qualcode.suggest.suggestions import Embedder, Vectors

_BATCH = 256


class RememberingEmbedder:
    """An `Embedder` that asks another one for a text only once, and keeps its vector by the digest of the text.

    Args:
        embedder: what computes vectors. One that computes other vectors must bear another name.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[bytes, Vectors] = {}

    @property
    def name(self) -> str:
        """The name of the embedder asked."""
        return self._embedder.name

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return sentences × dimensions, each row of length 1."""
        digests = [hashlib.sha256(sentence.encode()).digest() for sentence in sentences]
        new = {d: s for d, s in zip(digests, sentences, strict=True) if d not in self._known}
        wanted = list(new.items())
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            vectors = self._embedder.encode([sentence for _, sentence in batch])
            self._known.update(zip((digest for digest, _ in batch), vectors, strict=True))
        return np.stack([self._known[digest] for digest in digests]) if digests else self._embedder.encode([])
