"""Learning from what was judged: codebook and codings become one probability per passage and code.

With no coding at all the order is that of the codebook alone; the more examples of a code there are, the more weight
has what was learned from them. How far to trust the result is measured on transcripts that were left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from qualcode.suggest.calibration import Calibration, calibrated, competing
from qualcode.suggest.examples import examples_of
from qualcode.suggest.features import Features, Matrix
from qualcode.suggest.passages import KnownCode, exclusive_families
from qualcode.suggest.ridge import Linear, fitted
from qualcode.suggest.trust import Trust, trust_of

TRUST, HALF = 10.0, 10.0
"""What was learned weighs ``TRUST * n / (n + HALF)`` for a code with n examples, where the codebook weighs 1."""

PARTS = 5
"""Into how many parts, at most, the transcripts are put to be left out."""


@dataclass(frozen=True, slots=True)
class Model:
    """The learned part of the scores: linear ones, each code weighing more the more examples it was learned from."""

    linear: Linear
    weight: Matrix

    def scores(self, passages: Matrix) -> Matrix:
        """Return passages × codes."""
        scored: Matrix = self.weight * self.linear.scores(passages)
        return scored


@dataclass(frozen=True)
class Learned:
    """What was learned.

    Attributes:
        chances: passages × codes, of all passages, from 0 to 1; where a passage was judged, from what was learned
            without its transcript: nothing is expected of a passage because of what was said of it.
        scores: passages × codes: the codebook's score, with what was learned in the same measure. It orders the
            passages of one code as the chances do, and leaves out how often each code is given, so that scores of
            different times of learning can be compared.
        trust: for each code.
        calibration: how scores become probabilities.
        whole: what was learned from all that was judged.
        left_out: for each part of the transcripts what was learned from all others.
        part: for each passage the number of its part.
        judged: passages × codes, where anybody judged.
        measured: whether anything could be left out and looked at; if not, chances are guesses.
    """

    chances: Matrix
    scores: Matrix
    trust: tuple[Trust, ...]
    calibration: Calibration
    whole: Model
    left_out: tuple[Model, ...]
    part: NDArray[np.intp]
    judged: NDArray[np.bool_]
    measured: bool

    def model_of(self, passage: int, code: int) -> Model:
        """Return what the chance of a passage comes from, by the numbers of both."""
        return self.left_out[self.part[passage]] if self.judged[passage, code] else self.whole

    @property
    def thresholds(self) -> Matrix:
        """For each code the probability from which on it is suggested."""
        return np.array([trust.threshold for trust in self.trust])


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What suggestions are measured on.

    Attributes:
        read: for each passage whether somebody read it by themselves: only there is known what is found and what is
            missed. What was accepted or rejected elsewhere, since it was suggested, teaches and measures nothing. All
            passages if None.
        coders: for each coder what they judged by themselves, passages × codes, to be compared with.
    """

    read: NDArray[np.bool_] | None = None
    coders: Sequence[Matrix] = ()


def learn(
    features: Features,
    codebook: Matrix,
    truth: Matrix,
    *,
    codes: Sequence[KnownCode],
    yardstick: Yardstick = Yardstick(),
) -> Learned:
    """Return what is learned from what was judged.

    Args:
        features: of all passages, judged or not.
        codebook: passages × codes, what the codebook alone says; see `zero_shot.codebook_scores`.
        truth: passages × codes, NaN where nobody judged: such a passage teaches nothing about that code.
        codes: the columns.
        yardstick: what it is measured on.
    """
    with threadpool_limits(1, user_api="blas"):  # two stall each other whenever the machine has other work
        return _learn(features, codebook, truth, codes, yardstick)


def _learn(
    features: Features, codebook: Matrix, truth: Matrix, codes: Sequence[KnownCode], yardstick: Yardstick
) -> Learned:
    parts = _parts(features.transcripts, truth)
    whole, left_out = _models(features, truth, parts)
    tested = _held_out(parts, truth) & (True if yardstick.read is None else yardstick.read)
    judged = np.where(tested[:, None], truth, np.nan)
    examples, transcripts = examples_of(judged, features.transcripts)
    unseen = np.zeros(truth.shape)
    for part, model in enumerate(left_out):
        unseen[parts == part] = model.scores(features.reduced[parts == part])
    known = len(np.unique(features.transcripts[~np.isnan(judged).all(axis=1)]))
    calibration = calibrated(codebook, unseen, judged, examples=examples, transcripts=known)
    families = exclusive_families(codes)
    left = competing(calibration.logits(codebook, unseen), families)
    learned = np.where(np.isnan(truth), whole.scores(features.reduced), unseen)
    chances = competing(calibration.logits(codebook, learned), families)
    trust = trust_of(judged, left, counts=np.stack([examples, transcripts]), coders=yardstick.coders)
    scores = codebook + learned * calibration.learned / calibration.codebook
    measured = bool((judged == 1).any())
    return Learned(chances, scores, trust, calibration, whole, left_out, parts, ~np.isnan(truth), measured)


def _models(features: Features, truth: Matrix, parts: NDArray[np.intp]) -> tuple[Model, tuple[Model, ...]]:
    """Return what is learned from all that is judged, and for each part from all but that."""

    def model(linear: Linear, seen: Matrix) -> Model:
        examples, _ = examples_of(seen, features.transcripts)
        return Model(linear, TRUST * examples / (examples + HALF))

    whole, others = fitted(features.reduced, truth, parts)
    left_out = [model(one, np.where((parts == part)[:, None], np.nan, truth)) for part, one in enumerate(others)]
    return model(whole, truth), tuple(left_out)


def _parts(transcripts: NDArray[np.intp], truth: Matrix) -> NDArray[np.intp]:
    """Return for each passage the number of its part: whole transcripts, those that are judged spread evenly."""
    judged = np.unique(transcripts[~np.isnan(truth).all(axis=1)])
    part = np.zeros(int(transcripts.max(initial=0)) + 1, dtype=np.intp)
    part[judged] = np.arange(len(judged)) % PARTS
    numbered: NDArray[np.intp] = part[transcripts]
    return numbered


def _held_out(parts: NDArray[np.intp], truth: Matrix) -> NDArray[np.bool_]:
    """Say of which passages a model knew nothing but had learned something: none where all is one part."""
    judged: NDArray[np.bool_] = np.isfinite(truth).sum(axis=1) > 0
    return judged if len(np.unique(parts[judged])) > 1 else np.zeros_like(judged)
