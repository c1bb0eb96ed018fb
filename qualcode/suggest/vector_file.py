"""Vectors kept in a file between two times of work: a small SQLite database that may be deleted at any time."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

import numpy as np

HALF = np.dtype("<f2")
"""How vectors are kept: numbers of two bytes, which is as much as their meaning needs."""

_PATIENCE = 2.0
"""How many seconds to wait for another process that writes; vectors can be computed again."""

_AT_ONCE = 500
_TABLE = (
    "CREATE TABLE IF NOT EXISTS vectors "
    "(embedder TEXT NOT NULL, digest BLOB NOT NULL, vector BLOB NOT NULL, UNIQUE (embedder, digest))"
)


class VectorFile:
    """The vectors of one embedder in a file, by the digest of the text.

    A file that is damaged, locked, or in a folder where nothing may be written holds nothing and keeps nothing; that is
    no error. The file is made when there is something to keep, for its owner alone: vectors tell something of a text.

    Args:
        path: where the file is, or may come.
        embedder: the embedder's name; others' vectors stand in the same file.
        size: of a vector, in bytes.
    """

    def __init__(self, path: Path, embedder: str, size: int) -> None:
        self._path = path
        self._embedder = embedder
        self._size = size

    def read(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the vectors that are there, as bytes of `HALF`; none that is damaged."""
        found: dict[bytes, bytes] = {}
        left = iter(digests)
        with suppress(sqlite3.Error, OSError), self._connected() as connection:
            while some := list(islice(left, _AT_ONCE)):
                query = f"SELECT digest, vector FROM vectors WHERE embedder = ? AND digest IN ({_marks(some)})"
                found |= self._sound(connection.execute(query, (self._embedder, *some)).fetchall())
        return found

    def write(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep vectors, given as bytes of `HALF`, all or none of them."""
        rows = [(self._embedder, digest, vector) for digest, vector in vectors.items()]
        with suppress(sqlite3.Error, OSError):
            with suppress(FileExistsError):
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with self._connected() as connection:
                connection.execute(_TABLE)
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to a file that is there; each time another one, since threads share none."""
        where = f"{self._path.absolute().as_uri()}?mode=rw"
        opened = sqlite3.connect(where, uri=True, timeout=_PATIENCE, isolation_level="IMMEDIATE")
        with closing(opened) as connection:
            yield connection

    def _sound(self, rows: Sequence[tuple[object, object]]) -> dict[bytes, bytes]:
        """Return the rows that hold a vector of the right size and of length 1, or 0 for a text without meaning."""
        whole = {
            digest: vector
            for digest, vector in rows
            if isinstance(digest, bytes) and isinstance(vector, bytes) and len(vector) == self._size
        }
        matrix = np.frombuffer(b"".join(whole.values()), HALF).reshape(len(whole), -1 if whole else 0)
        with np.errstate(all="ignore"):
            lengths = np.linalg.norm(matrix.astype(np.float32), axis=1)
        sound = (lengths == 0) | (np.abs(lengths - 1) < 0.01)
        return {digest: vector for (digest, vector), right in zip(whole.items(), sound, strict=True) if right}


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
