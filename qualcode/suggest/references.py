"""References: what the codebook says of each code, sentence by sentence, to be compared with passages."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import spacy

from qualcode.codebooks import Code, Codebook
from qualcode.suggest.components import INDICATORS
from qualcode.suggest.passages import codes_in_use
from qualcode.suggest.suggestions import Embedder, Vectors


class References:
    """What some codebooks say of each code in use."""

    def __init__(self, books: Sequence[Codebook], embedder: Embedder) -> None:
        self.codes = codes_in_use(books)
        self._sentences = [(one.key, source, text) for one in self.codes for source, text in _sentences(one.code)]
        self._vectors = embedder.encode([text for _, _, text in self._sentences])
        self._rows = {
            o.key: np.array([n for n, (k, _, _) in enumerate(self._sentences) if k in o.below]) for o in self.codes
        }
        self._nlp = spacy.blank("nl")
        self._nlp.add_pipe("qualcode_lemmas")
        self._nlp.add_pipe(
            "qualcode_indicators", config={"indicators": {o.key: list(o.code.indicators) for o in self.codes}}
        )

    def nearest(self, code: str, sentences: Vectors) -> tuple[str, str, float]:
        """Return the sentence nearest to a passage, where it stands, and its cosine."""
        rows = self._rows[code]
        near = (sentences @ self._vectors[rows].T).max(axis=0)
        best = int(near.argmax())
        _, source, text = self._sentences[rows[best]]
        return text, source, float(near[best])

    def indicators(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Return for each code the indicators in a text."""
        doc = self._nlp(text)
        return {
            o.key: tuple(dict.fromkeys(s.text for s in doc.spans[INDICATORS] if s.label_ in o.below))
            for o in self.codes
        }


def _sentences(code: Code) -> Iterator[tuple[str, str]]:
    yield "definition", f"{code.label}. {code.definition}"
    yield from (("example", text) for text in code.examples)
