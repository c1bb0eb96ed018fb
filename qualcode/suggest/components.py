"""Our spaCy components for spoken Dutch: sentences, lemmas, indicator phrases and sentence vectors.

They work in any spaCy pipeline; by default in ``spacy.blank("nl")``, which needs no model; see `pipeline`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from qualcode.suggest.embedders import embedder_named, installed_pipeline
from qualcode.suggest.lemmas import lemma
from qualcode.suggest.negation import Scope, scopes_of
from qualcode.suggest.suggestions import Embedder

INDICATORS = "qualcode_indicators"
NEGATED = "qualcode_negated"
VECTORS = "qualcode_vectors"

if not Doc.has_extension(VECTORS):
    Doc.set_extension(VECTORS, default=None)


@Language.component("qualcode_sentences")
def sentences(doc: Doc) -> Doc:
    """Begin a sentence after ``.``, ``?``, ``!``, ``…`` with what closes them, and after a line feed."""
    ended, starts = True, []
    kinds: dict[int, int] = {}
    for word in doc.to_array("ORTH").tolist():  # no token is made: that alone would take most of the time
        kind = kinds.get(word)
        if kind is None:
            kind = kinds[word] = _kind(doc.vocab.strings[word])
        starts.append(1 if ended and kind != _CLOSES else _NO_START)
        ended = kind == _ENDS or (ended and kind in (_CLOSES, _BLANK))
    if starts:
        starts[0] = 1
        column = np.array(starts, dtype=np.uint64)[:, None]
        doc.from_array(["SENT_START"], column)  # type: ignore[arg-type]  # one by one takes five times as long
    return doc


_NO_START = 2**64 - 1
"""What spaCy takes for -1: no sentence begins here, whoever looks later."""

_ENDS, _CLOSES, _BLANK, _OTHER = range(4)


def _kind(text: str) -> int:
    """Return what a token does to the borders of sentences."""
    if text in _ENDERS or "\n" in text:
        return _ENDS
    return _CLOSES if text in _CLOSERS else _BLANK if text.isspace() else _OTHER


_ENDERS = frozenset((".", "?", "!", "…", "...", "?!", "!!"))
_CLOSERS = frozenset(("'", '"', "”", "’", ")", "]", "»"))


@Language.component("qualcode_lemmas")
def lemmas(doc: Doc) -> Doc:
    """Give each token the lemma that simplemma knows, in lower case."""
    for token in doc:
        token.lemma_ = lemma(token.text)
    return doc


SENTENCES, LEMMAS = "qualcode_sentences", "qualcode_lemmas"


def pipeline(model: str = "", *, parts: Sequence[str] = (SENTENCES, LEMMAS)) -> Language:
    """Return a pipeline for Dutch with our components: sentences end where we say, and lemmas are ours.

    Args:
        model: the name of an installed spaCy pipeline, or the folder where it is, whose other components then work on
            our sentences; nothing for a pipeline of our components alone.
        parts: which of our components.

    Raises:
        EmbedderError: if it is not installed.
    """
    nlp = installed_pipeline(model) if model else spacy.blank("nl")
    if SENTENCES in parts:
        for name in nlp.component_names:
            if nlp.get_pipe_meta(name).factory in _SPLITTERS:
                nlp.remove_pipe(name)
        nlp.add_pipe(SENTENCES, first=True)  # a parser keeps to what it finds
    if LEMMAS in parts:
        nlp.add_pipe(LEMMAS, last=True)
    return nlp


_SPLITTERS = frozenset(("senter", "sentencizer"))
"""Components that say where sentences end and do nothing else."""


class IndicatorMatcher:
    """Marks where a code's indicators stand, by lemma; labels them with the code's key.

    Those that are negated ('geen schulden meer') do not count: they stand apart, in `NEGATED`, with what negates them.
    """

    def __init__(self, nlp: Language, indicators: Mapping[str, Sequence[str]]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
        for code, phrases in indicators.items():
            docs = [lemmas(nlp.make_doc(phrase)) for phrase in phrases if phrase.strip()]
            if docs:
                self._matcher.add(code, docs)

    def __call__(self, doc: Doc) -> Doc:
        """Put the indicators that stand in a text into ``doc.spans``, each into one of two groups."""
        found = sorted(self._matcher(doc, as_spans=True), key=lambda span: (span.start, -span.end, span.label_))
        matches = [(span.start, span.end) for span in found]
        by = scopes_of([token.lower_ for token in doc], matches) if matches else []
        doc.spans[INDICATORS] = [span for span, scope in zip(found, by, strict=True) if scope is None]
        doc.spans[NEGATED] = [_with_cue(span, scope) for span, scope in zip(found, by, strict=True) if scope]
        return doc


def _with_cue(span: Span, scope: Scope) -> Span:
    """Return an indicator together with the cue that negates it, and *meer* after them."""
    stop = max(span.end, scope.last)
    stop += stop < len(span.doc) and span.doc[stop].lower_ == "meer"
    return Span(span.doc, min(span.start, scope.first), stop, label=span.label_)


@Language.factory("qualcode_indicators", default_config={"indicators": {}})
def make_indicator_matcher(nlp: Language, name: str, indicators: dict[str, list[str]]) -> IndicatorMatcher:
    """Make an `IndicatorMatcher` for a pipeline."""
    return IndicatorMatcher(nlp, indicators)


class SentenceVectors:
    """Gives each text the vectors of its sentences, many texts at a time: one long batch costs far less than many."""

    def __init__(self, encoder: Embedder) -> None:
        self._encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        """Give one text its vectors: sentences × dimensions, in order."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Give the texts of a stream their vectors, ``batch_size`` at a time."""
        stream = iter(stream)
        while batch := list(islice(stream, batch_size)):
            sentences = [[sentence.text.strip() for sentence in spoken(doc)] for doc in batch]
            vectors = self._encoder.encode([sentence for group in sentences for sentence in group])
            ends = np.cumsum([len(group) for group in sentences])
            for doc, of_doc in zip(batch, np.split(vectors, ends[:-1]), strict=True):
                doc._.set(VECTORS, of_doc)
                yield doc


@Language.factory("qualcode_vectors")
def make_sentence_vectors(nlp: Language, name: str) -> SentenceVectors:
    """Make the `SentenceVectors` of a pipeline."""
    return SentenceVectors(encoder())


def spoken(doc: Doc) -> list[Span]:
    """Return the sentences that hold at least one word."""
    alpha = doc.to_array("IS_ALPHA")
    return [sentence for sentence in doc.sents if alpha[sentence.start : sentence.end].any()]


def encoder() -> Embedder:
    """Return the encoder that comes with qualcode, one for all pipelines."""
    return embedder_named()
