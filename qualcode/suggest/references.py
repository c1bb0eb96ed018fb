"""What a codebook says its codes are: texts that a passage can be near to, and indicators that can stand in it.

A code is known by its own texts and by those of the sub-themes that count for it, which are not adverse. Codes that are
retired are not known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import spacy
from numpy.typing import NDArray

from qualcode.codebooks import Code, Codebook
from qualcode.suggest.components import INDICATORS, NEGATED
from qualcode.suggest.passages import KnownCode, codes_in_use
from qualcode.suggest.suggestions import Embedder, Vectors


@dataclass(frozen=True, slots=True)
class Nearest:
    """The text of a codebook that is nearest to a passage.

    Attributes:
        text: as it stands in the codebook; a definition has the label before it.
        source: ``definition`` or ``example``.
        similarity: its cosine with the sentence of the passage that is nearest to it; 0 where there is no sentence.
    """

    text: str
    source: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Indicated:
    """The indicators of a code that stand in a passage, each once, as they stand there.

    Attributes:
        said: those that count for the code.
        negated: those that do not, with what negates them: 'geen schulden meer'.
    """

    said: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()


class References:
    """What some codebooks say of their codes in use.

    Args:
        books: the codebooks.
        embedder: what makes vectors of definitions and examples; passages must be given with vectors of the same one.
    """

    def __init__(self, books: Sequence[Codebook], embedder: Embedder) -> None:
        self.codes: tuple[KnownCode, ...] = tuple(codes_in_use(books))
        texts = [(code.key, *pair) for code in self.codes for pair in _explained(code.code)]
        self._texts = [(source, text) for _, source, text in texts]
        self._vectors = embedder.encode([text for _, text in self._texts])
        owners = [key for key, _, _ in texts]
        self._rows: Mapping[str, NDArray[np.intp]] = {
            code.key: np.array([row for row, key in enumerate(owners) if key in code.below]) for code in self.codes
        }
        self._nlp = spacy.blank("nl")
        self._nlp.add_pipe("qualcode_lemmas")
        indicators = {known.key: list(known.code.indicators) for known in self.codes}
        self._nlp.add_pipe("qualcode_indicators", config={"indicators": indicators})

    def nearest(self, code: str, sentences: Vectors) -> Nearest:
        """Return the definition or example of a code that is nearest to any sentence of a passage.

        Args:
            code: the key of a code in use.
            sentences: sentences × dimensions, each row of length 1.
        """
        rows = self._rows[code]
        similar = sentences @ self._vectors[rows].T if len(sentences) else np.zeros((1, len(rows)))
        best = similar.max(axis=0)
        source, text = self._texts[rows[int(best.argmax())]]
        return Nearest(text, source, float(best.max()))

    def indicators(self, text: str) -> Mapping[str, Indicated]:
        """Return for each code in use its indicators that stand in a text, in order."""
        doc = self._nlp(text)
        said, negated = ([(span.label_, span.text) for span in doc.spans[group]] for group in (INDICATORS, NEGATED))
        return {code.key: Indicated(_of(code, said), _of(code, negated)) for code in self.codes}


def texts_of(code: Code) -> list[str]:
    """Return all texts that say what a code is: label, definition, examples, and its indicators in one."""
    indicators = ", ".join(code.indicators)
    return [code.label, *(text for _, text in _explained(code)), *([indicators] if indicators else [])]


def texts_below(codes: Sequence[KnownCode]) -> list[list[str]]:
    """Return for each code its `texts_of` and those of the sub-themes that count for it."""
    return [[text for one in codes if one.key in known.below for text in texts_of(one.code)] for known in codes]


def _explained(code: Code) -> list[tuple[str, str]]:
    return [("definition", f"{code.label}. {code.definition}"), *(("example", text) for text in code.examples)]


def _of(code: KnownCode, found: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the texts found for a code and its sub-themes, each once whatever its case."""
    return tuple({text.lower(): text for key, text in reversed(found) if key in code.below}.values())[::-1]
