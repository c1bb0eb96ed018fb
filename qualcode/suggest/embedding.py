"""Vectors that are computed once: an embedder that remembers what it was asked, also in a file."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from qualcode.suggest.suggestions import Embedder, Vectors
from qualcode.suggest.vector_file import HALF, VectorFile

BATCH = 1024
"""How many texts are embedded, and kept, at a time. What a vector is to the last digit depends on its batch."""

Batches = Iterable[Sequence[str]]
Compute = Callable[[Batches], Iterator[Vectors]]
"""What gives the vectors of each batch, in order."""

Progress = Callable[[int, int], None]
"""Called with how many of the texts that are new have their vectors, and how many there are."""


class RememberingEmbedder:
    """An `Embedder` that asks another one for a text only once, and keeps its vector by the digest of the text.

    Vectors are rounded to numbers of two bytes as soon as they are computed: those that come from a file are the same.

    Args:
        embedder: what computes vectors. One that computes other vectors must bear another name.
        file: where vectors are kept besides; None to keep them in memory alone.
        compute: what computes vectors in its place, elsewhere; they must be the same.
    """

    def __init__(self, embedder: Embedder, file: Path | None = None, *, compute: Compute | None = None) -> None:
        self._embedder = embedder
        self._path = file
        self._compute = compute or (lambda batches: map(embedder.encode, batches))
        self._known: dict[bytes, bytes] = {}

    @property
    def name(self) -> str:
        """The name of the embedder asked."""
        return self._embedder.name

    def encode(self, sentences: Sequence[str], *, progress: Progress = lambda done, total: None) -> Vectors:
        """Return sentences × dimensions, each row of length 1."""
        if not sentences:
            return self._embedder.encode([])
        digests = [hashlib.sha256(sentence.encode()).digest() for sentence in sentences]
        new = {d: text for d, text in zip(digests, sentences, strict=True) if d not in self._known}
        if self._file and new:
            self._known |= self._file.read(list(new))
        self._learn({digest: text for digest, text in new.items() if digest not in self._known}, progress)
        kept = b"".join(self._known[digest] for digest in digests)
        return np.frombuffer(kept, HALF).reshape(len(digests), -1).astype(np.float32)

    def computing(self, compute: Compute) -> "RememberingEmbedder":
        """Return one that has and keeps the same vectors, and computes new ones in another way."""
        other = RememberingEmbedder(self._embedder, self._path, compute=compute)
        other._known = self._known
        return other

    def _learn(self, texts: dict[bytes, str], progress: Progress) -> None:
        digests = list(texts)
        batches = [digests[first : first + BATCH] for first in range(0, len(digests), BATCH)]
        done = 0
        found = self._compute([texts[digest] for digest in batch] for batch in batches)
        for batch, vectors in zip(batches, found, strict=True):
            new = {d: row.tobytes() for d, row in zip(batch, vectors.astype(HALF), strict=True)}
            self._known |= new
            if self._file:
                self._file.write(new)
            done += len(batch)
            progress(done, len(digests))

    @cached_property
    def _file(self) -> VectorFile | None:
        size = self._embedder.encode([]).shape[1] * HALF.itemsize
        return VectorFile(self._path, self.name, size) if self._path else None


@dataclass(frozen=True, slots=True)
class Telling:
    """A remembering embedder that tells how far it is, to one who asked; others may use it meanwhile.

    Attributes:
        embedder: what makes and keeps vectors.
        progress: what is told.
    """

    embedder: RememberingEmbedder
    progress: Progress

    @property
    def name(self) -> str:
        """The name of the embedder asked."""
        return self.embedder.name

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return sentences × dimensions, each row of length 1."""
        return self.embedder.encode(sentences, progress=self.progress)
