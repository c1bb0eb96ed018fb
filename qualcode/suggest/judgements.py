"""Judgements: what people said of transcripts so far, which is all that the program learns from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.codings import Coding, Rejection, coders_of
from qualcode.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Judgements:
    """What was judged.

    Attributes:
        codings: what was given.
        rejections: what was suggested and turned down.
        finished: for each transcript's id who coded it to the end; never nobody.
    """

    codings: Sequence[Coding] = ()
    rejections: Sequence[Rejection] = ()
    finished: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def transcripts(self) -> frozenset[str]:
        """The ids of the transcripts of which anything was judged."""
        coded = {coding.transcript for coding in self.codings}
        return frozenset(coded | {rejection.transcript for rejection in self.rejections} | set(self.finished))

    @property
    def coders(self) -> list[str]:
        """Who judged, by name."""
        return sorted({*coders_of(self.codings), *(coder for done in self.finished.values() for coder in done)})

    def by(self, coder: str) -> "Judgements":
        """Return what one coder judged.

        Raises:
            NotFoundError: for a coder who judged nothing.
        """
        if coder not in self.coders:
            raise NotFoundError("coder", coder, self.coders)
        return Judgements(
            [item for item in self.codings if item.coder == coder],
            [item for item in self.rejections if item.coder == coder],
            {name: frozenset({coder}) for name, done in self.finished.items() if coder in done},
        )

    def without(self, transcripts: Collection[str]) -> "Judgements":
        """Return what was judged of all transcripts but these."""
        return Judgements(
            [item for item in self.codings if item.transcript not in transcripts],
            [item for item in self.rejections if item.transcript not in transcripts],
            {name: done for name, done in self.finished.items() if name not in transcripts},
        )
