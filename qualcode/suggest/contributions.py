"""What each word added to the learned part of a score: true shares, which add up to it."""

from dataclasses import dataclass

import numpy as np

from qualcode.suggest.features import Features, Matrix
from qualcode.suggest.learning import Learned


@dataclass(frozen=True, slots=True)
class Contributions:
    """What moved the learned part of one score, in logits: 1 more makes the odds e times as high.

    Attributes:
        words: the lemmas of the passage with what each added, the largest first, by size.
        near: the same for the words of the passages around it.
        rest: what meaning and the question added, less what an average passage has.
    """

    words: tuple[tuple[str, float], ...]
    near: tuple[tuple[str, float], ...]
    rest: float

    @property
    def total(self) -> float:
        """The learned part of the score, in logits."""
        return sum(amount for _, amount in (*self.words, *self.near)) + self.rest


def contributions(learned: Learned, features: Features, passage: int, code: int) -> Contributions:
    """Return what moved the learned part of the score of one passage for one code, by the numbers of both."""
    model = learned.model_of(passage, code)
    slope = float(model.weight[code] * learned.calibration.learned[code])
    everything = features.around[[passage]] @ features.words
    known = everything.indices  # the words of the passage are among them: it is its own neighbour
    weights = model.linear.weights[code]
    own, around = features.own_words[known] @ weights, features.near_words[known] @ weights
    itself = features.words[passage, known].toarray()[0]
    here = itself * (own + features.around[passage, passage] * around) * slope
    near = (everything.data - features.around[passage, passage] * itself) * around * slope
    total = float(model.linear.scores(features.reduced[[passage]])[0, code]) * slope
    names = features.vectorizer.get_feature_names_out()[known]
    return Contributions(_named(here, names), _named(near, names), total - float(here.sum() + near.sum()))


def _named(amounts: Matrix, names: Matrix) -> tuple[tuple[str, float], ...]:
    order = sorted(np.flatnonzero(amounts).tolist(), key=lambda n: -abs(amounts[n]))
    return tuple((str(names[n]), float(amounts[n])) for n in order)
