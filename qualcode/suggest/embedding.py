"""Vectors that are computed once: an embedder that remembers what it was asked, also in a file."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from qualcode.suggest.suggestions import Embedder, Vectors
from qualcode.suggest.vector_file import HALF, VectorFile

BATCH = 1024
"""How many texts are embedded, and kept, at a time. What a vector is to the last digit depends on its batch."""

Batches = Iterable[Sequence[str]]
Run = Callable[[Callable[[Sequence[str]], Vectors], Batches], Iterator[Vectors]]
"""What calls a function for each batch and gives what it returned, in order: ``map``, or workers elsewhere."""


class RememberingEmbedder:
    """An `Embedder` that asks another one for a text only once, and keeps its vector by the digest of the text.

    Vectors are rounded to numbers of two bytes as soon as they are computed: those that come from a file are the same.

    Args:
        embedder: what computes vectors. One that computes other vectors must bear another name.
        file: where vectors are kept besides; None to keep them in memory alone.
        run: what calls it for each batch.
    """

    def __init__(self, embedder: Embedder, file: Path | None = None, *, run: Run = map) -> None:
        self._embedder = embedder
        self._path = file
        self._run = run
        self._known: dict[bytes, bytes] = {}

    @property
    def name(self) -> str:
        """The name of the embedder asked."""
        return self._embedder.name

    def encode(
        self, sentences: Sequence[str], *, progress: Callable[[int, int], None] = lambda done, total: None
    ) -> Vectors:
        """Return sentences × dimensions, each row of length 1.

        Args:
            sentences: in any number.
            progress: called with how many of the texts that are new have their vectors, and how many there are.
        """
        if not sentences:
            return self._embedder.encode([])
        digests = [hashlib.sha256(sentence.encode()).digest() for sentence in sentences]
        new = {d: text for d, text in zip(digests, sentences, strict=True) if d not in self._known}
        if self._file and new:
            self._known |= self._file.read(list(new))
        self._compute({digest: text for digest, text in new.items() if digest not in self._known}, progress)
        kept = b"".join(self._known[digest] for digest in digests)
        return np.frombuffer(kept, HALF).reshape(len(digests), -1).astype(np.float32)

    def _compute(self, texts: dict[bytes, str], progress: Callable[[int, int], None]) -> None:
        digests = list(texts)
        batches = [digests[first : first + BATCH] for first in range(0, len(digests), BATCH)]
        done = 0
        found = self._run(self._embedder.encode, [[texts[digest] for digest in batch] for batch in batches])
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
