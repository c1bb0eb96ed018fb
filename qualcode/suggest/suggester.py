"""The suggester: it reads transcripts, learns from what was judged, offers passages with a code, and says why."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qualcode.codings import Coding, coding_of
from qualcode.suggest.features import Matrix
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.learning import Yardstick, learn
from qualcode.suggest.passages import by_coder, exclusive_families, judged, parts_of
from qualcode.suggest.reading import Reading
from qualcode.suggest.reasons import Reasons
from qualcode.suggest.suggestions import Offer, Suggestion, Verdict
from qualcode.suggest.trust import Trust
from qualcode.teams import MACHINE

SUGGESTER = "learned-1"

KEPT = 0.5
"""A sentence belongs to a passage while its chance is at least this share of the threshold.

On the sample, suggestions then lie half over a coder's own borders (mean overlap .66 where they meet a coding; 1: .51).
"""

DOUBTFUL = 0.5
"""With doubtful suggestions, the share of the threshold from which on a passage is offered."""


class Suggester:
    """What the program thinks of passages, after it learned from some judgements.

    Args:
        reading: what it reads.
        judgements: what it learns from.
    """

    def __init__(self, reading: Reading, judgements: Judgements) -> None:
        self.reading = reading
        self._judgements = judgements
        truth = judged(reading.places, reading.books, judgements)
        coders = by_coder(reading.places, reading.books, judgements)
        yardstick = Yardstick(reading.ground.read(judgements), coders)
        self.learned = learn(reading.features, reading.codebook, truth, codes=reading.codes, yardstick=yardstick)

    @property
    def name(self) -> str:
        """What to record with its suggestions."""
        return f"{SUGGESTER}+{self.reading.embedder.name}"

    @cached_property
    def trust(self) -> Mapping[str, Trust]:
        """For each code's key how far to trust it."""
        return {code.key: trust for code, trust in zip(self.reading.codes, self.learned.trust, strict=True)}

    def suggest(self, transcript: str, *, doubtful: bool = False) -> list[Suggestion]:
        """Return suggestions for a transcript, in the order of its text; none for one that was not read.

        A code that cannot be automated is not suggested, nor in an exclusive family a code that is less likely on the
        same sentence than another. A passage is a sentence above the code's threshold, with its
        neighbours in the same turn that come near it; its chance is that of its best sentence.

        Args:
            transcript: its id.
            doubtful: whether to offer passages below the threshold too, down to `DOUBTFUL` of it.
        """
        rows = self.reading.rows.get(transcript)
        if rows is None:
            return []
        found = []
        for column, trust in enumerate(self.learned.trust):
            chances, least = self._offered[rows, column], trust.threshold * (DOUBTFUL if doubtful else 1)
            for first, last in runs(chances, self.reading.turns[rows], seed=least, keep=KEPT * trust.threshold):
                found.append(self._suggestion(int(rows[first]), int(rows[last]), column))
        return sorted(found, key=lambda one: (one.span.start, one.span.end))

    def offer(self, suggestion: Suggestion) -> Offer:
        """Return a suggestion of this suggester with what helps to judge it."""
        verdict = self.trust[suggestion.code].verdict
        return Offer(suggestion, self._reasons.of(suggestion), verdict, measured=self.learned.measured)

    def _suggestion(self, first: int, last: int, column: int) -> Suggestion:
        chance = round(float(self.learned.chances[first : last + 1, column].max()), 4)
        key, place = self.reading.codes[column].key, self.reading.span(first, last)
        name = self.reading.places[first][0]
        quote = place.of(self.reading.transcripts[name].text)
        return Suggestion(name, place, key, chance, self.name, quote)

    @cached_property
    def _offered(self) -> Matrix:
        """The chances, with 0 where nothing is suggested whatever they are."""
        chances = self.learned.chances.copy()
        chances[:, [trust.verdict is Verdict.CANNOT for trust in self.learned.trust]] = 0.0
        for family in exclusive_families(self.reading.codes):
            others = np.arange(len(family)) != chances[:, family].argmax(axis=1)[:, None]
            chances[:, family] = np.where(others, 0.0, chances[:, family])
        return chances

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.reading, self.learned, self._judgements)


def runs(chances: NDArray[np.float64], turns: NDArray[np.intp], *, seed: float, keep: float) -> list[tuple[int, int]]:
    """Return the first and last of each run of passages within one turn that all have at least ``keep``, one ``seed``.

    Args:
        chances: for each passage, in order.
        turns: for each passage the number of its turn.
        seed: what the highest chance of a run reaches.
        keep: what every chance of a run reaches; of no account above ``seed``.
    """
    kept = chances >= min(keep, seed)
    found, first = [], 0
    for row in range(len(chances)):
        ends = row + 1 == len(chances) or not kept[row + 1] or turns[row + 1] != turns[row]
        if kept[row] and ends and chances[first : row + 1].max() >= seed:
            found.append((first, row))
        if ends or not kept[row]:
            first = row + 1
    return found


def codings_of_machine(reading: Reading, judgements: Judgements) -> list[Coding]:
    """Return what the machine would have coded in the transcripts that people coded, as codings of coder `MACHINE`.

    It codes each transcript after learning from others only, which were left out in turn: it has not seen what people
    made of the one it codes. With one transcript, or none judged, it codes from the codebook alone.
    """
    names = sorted(judgements.transcripts & reading.rows.keys())
    parts = parts_of(names)
    found: list[Coding] = []
    for part in np.unique(parts):
        left_out = {name for name, number in zip(names, parts, strict=True) if number == part}
        suggester = Suggester(reading, judgements.without(left_out))
        offered = [one for name in sorted(left_out) for one in suggester.suggest(name)]
        found += [machine_coding(reading, one) for one in offered]
    return found


def machine_coding(reading: Reading, suggestion: Suggestion) -> Coding:
    """Return a suggestion as a coding of coder `MACHINE`."""
    transcript = reading.transcripts[suggestion.transcript]
    return coding_of(transcript, suggestion.span, suggestion.code, coder=MACHINE, origin=suggestion.origin)
