"""Examples of a code: runs of passages that have it. Passages in a row are one judgement, cut into sentences."""

import numpy as np
from numpy.typing import NDArray

from qualcode.suggest.features import Matrix


def examples_of(truth: Matrix, transcripts: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return for each code how many runs of passages have it, and in how many transcripts.

    A run is as many passages with the code as follow each other in one transcript.
    """
    given = truth == 1
    where = [len(np.unique(transcripts[column])) for column in given.T]
    return _begins(given, transcripts).sum(axis=0), np.array(where, dtype=np.intp)


def first_examples(truth: Matrix, transcripts: NDArray[np.intp], examples: int, *, seed: int = 0) -> Matrix:
    """Return what was judged up to the last of so many examples of each code, reading transcripts in a random order.

    What comes after it counts as not judged yet for that code; a run of passages is one example.
    """
    order = np.random.default_rng(seed).permutation(np.unique(transcripts))
    read = np.concatenate([np.flatnonzero(transcripts == number) for number in order])
    given = truth[read] == 1
    number = _begins(given, transcripts[read]).cumsum(axis=0)
    after = (number > examples) | ((number == examples) & ~given)
    limited = truth.copy()
    limited[read] = np.where(np.logical_or.accumulate(after, axis=0), np.nan, truth[read])
    return limited


def _begins(given: NDArray[np.bool_], transcripts: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Say of each passage and code whether a run of passages with the code begins there."""
    begins = given.copy()
    begins[1:] &= ~(given[:-1] & (transcripts[1:] == transcripts[:-1])[:, None])
    return begins
