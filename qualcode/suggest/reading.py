"""Reading: what the program knows of transcripts and codebooks before anybody judged anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qualcode.codebooks import Codebook
from qualcode.spans import Span
from qualcode.suggest.features import Features, Matrix, features_of, of_length_1
from qualcode.suggest.passages import Ground, KnownCode, Passages, Places, codes_in_use, passages_of, sentences_in
from qualcode.suggest.suggestions import Embedder, Similar
from qualcode.suggest.zero_shot import codebook_scores
from qualcode.transcripts import Transcript

_MOST_SENTENCES = 5


@dataclass(frozen=True)
class Reading:
    """Transcripts that were read, with what the codebooks say of them.

    Attributes:
        transcripts: by id; of those without speech there are no passages.
        books: the codebooks.
        codes: those in use, in order.
        passages: the sentences, in reading order; at least one.
        places: where they stand.
        turns: for each passage a number that its turn shares with no other turn.
        features: what is known of the passages.
        codebook: passages × codes, what the codebook alone says; see `zero_shot.codebook_scores`.
        embedder: what made the vectors.
    """

    transcripts: Mapping[str, Transcript]
    books: Sequence[Codebook]
    codes: Sequence[KnownCode]
    passages: Passages
    places: Places
    turns: NDArray[np.intp]
    features: Features
    codebook: Matrix
    embedder: Embedder

    @cached_property
    def rows(self) -> Mapping[str, NDArray[np.intp]]:
        """For each transcript's id the rows of its passages."""
        return self.ground.rows

    @cached_property
    def ground(self) -> Ground:
        """Where the passages stand."""
        return Ground(self.places)

    def span(self, first: int, last: int) -> Span:
        """Return the span from one passage to another of the same turn."""
        return Span(self.places[first][1].start, self.places[last][1].end)

    def like(self, words: str, *, most: int = 20) -> list[Similar]:
        """Return the passages nearest in meaning to some words, the nearest first; none that share a sentence.

        What stands in these words themselves is left out.

        A passage has as many sentences of one turn as the words have, five at most.

        Args:
            words: a quote, or anything else.
            most: how many passages at most.
        """
        sentences = sentences_in(words)[:_MOST_SENTENCES]
        if not sentences:
            return []
        wanted = of_length_1(self.embedder.encode(sentences).sum(axis=0, keepdims=True))[0]
        length = min(len(sentences), len(self.passages))
        meaning = self.features.meaning
        each = [meaning[n : len(meaning) - length + 1 + n] for n in range(length)]
        windows = of_length_1(np.sum(each, axis=0))
        near = windows @ wanted
        near[self.turns[: len(near)] != self.turns[length - 1 :]] = -1.0  # two turns are no passage
        taken = np.zeros(len(meaning), dtype=bool)
        found: list[Similar] = []
        for first in np.argsort(-near, kind="stable").tolist():
            if len(found) == most or near[first] < 0:
                break
            rows, itself = (
                slice(first, first + length),
                all(said in words for said in self.passages.texts[first:][:length]),
            )
            if not (itself or taken[rows].any()):
                taken[rows] = True
                place = self.span(first, first + length - 1)
                name = self.places[first][0]
                quote = place.of(self.transcripts[name].text)
                found.append(Similar(name, place, quote, round(float(near[first]), 3)))
        return found


def read(
    transcripts: Sequence[Transcript],
    books: Sequence[Codebook],
    embedder: Embedder,
    *,
    interviewer: bool = False,
    seed: int = 0,
) -> Reading | None:
    """Return the reading of transcripts; None if nothing is said in them, or no code is in use.

    Args:
        transcripts: what to read.
        books: the codebooks; the first one's language is taken for that of the transcripts.
        embedder: what makes vectors.
        interviewer: whether to read what interviewers say as well, as something to be coded.
        seed: for what is drawn by chance; the same seed gives the same reading.
    """
    passages, places = passages_of(transcripts, interviewer=interviewer)
    codes = codes_in_use(books)
    if not (len(passages) and codes):
        return None
    features = features_of(passages, embedder, language=books[0].language, seed=seed)
    codebook = codebook_scores(features, books, embedder)
    known = {transcript.id: transcript for transcript in transcripts}
    turns = _turns(known, places)
    return Reading(known, books, codes, passages, places, turns, features, codebook, embedder)


def _turns(transcripts: Mapping[str, Transcript], places: Places) -> NDArray[np.intp]:
    """Return for each passage the number of its turn, over all transcripts."""
    ends = {name: iter([turn.span.end for turn in found.turns]) for name, found in transcripts.items()}
    numbers, number, end, before = [], -1, -1, ""
    for name, span in places:
        if name != before:
            before, end, number = name, next(ends[name]), number + 1
        while span.end > end:
            end, number = next(ends[name]), number + 1
        numbers.append(number)
    return np.array(numbers, dtype=np.intp)
