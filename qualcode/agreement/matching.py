"""Matching: which passages of one coder another marked too, as search engines are judged: precision, recall and F1."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.continuum import Amounts, Continuum, Places, Stretches, meetings, within
from qualcode.agreement.intervals import Coefficient, intervals
from qualcode.agreement.percent import NEVER_GIVEN


@dataclass(frozen=True)
class Matches:
    """How many passages with each code coders marked, and how many of them others marked too.

    Attributes:
        marked: clusters × codes × coders.
        matched: clusters × codes × coders × coders: of the first, also marked by the second; 0 on the diagonal.
        judged: clusters × coders: who judged the text.
    """

    marked: Amounts
    matched: Amounts
    judged: Amounts

    def f1(self, weights: Amounts) -> list[Coefficient]:
        """Return F1 of each code over all pairs of coders: the share of passages that the other of a pair marked too.

        Args:
            weights: draws × clusters: how often each counts; no draw for no interval.
        """
        both = self.judged[:, :, None] * self.judged[:, None, :] * (1 - np.eye(self.judged.shape[1]))
        counted = np.einsum("cki,cij->ck", self.marked, both)
        found = np.einsum("ckij->ck", self.matched)
        n, hits, drawn = counted.sum(axis=0), found.sum(axis=0), weights @ counted
        between = intervals(np.divide(weights @ found, drawn, out=np.full(drawn.shape, np.nan), where=drawn > 0))
        return [
            Coefficient(Statistic(float(hit / of), "", int(of)) if of else Statistic(None, NEVER_GIVEN, 0), interval)
            for hit, of, interval in zip(hits, n, between, strict=True)
        ]

    def of(self, coders: Sequence[int], clusters: Sequence[int]) -> "Matches":
        """Return the matches of some of the coders in some of the clusters."""
        chosen, there = list(coders), list(clusters)
        matched = self.matched[there][:, :, chosen][:, :, :, chosen]
        return Matches(self.marked[there][:, :, chosen], matched, self.judged[there][:, chosen])

    def pooled(self, codes: Sequence[bool]) -> "Matches":
        """Return some of the codes as one."""
        some = np.array(codes, dtype=bool)
        marked, matched = (one[:, some].sum(axis=1, keepdims=True) for one in (self.marked, self.matched))
        return Matches(marked, matched, self.judged)

    def summed(self, texts: Places) -> "Matches":
        """Return them by text, from the number of each cluster's text, which rise."""
        starts = np.flatnonzero(np.append(True, texts[1:] != texts[:-1])) if len(texts) else texts
        marked, matched = (np.add.reduceat(one, starts, axis=0) for one in (self.marked, self.matched))
        return Matches(marked, matched, self.judged[starts])

    def recall(self, one: int, other: int) -> list[Statistic]:
        """Return for each code the share of what one coder marked that the other marked too: precision the other way.

        Of the texts that both judged.
        """
        there = (self.judged[:, one] * self.judged[:, other])[:, None]
        marked = (self.marked[:, :, one] * there).sum(axis=0)
        matched = self.matched[:, :, one, other].sum(axis=0)
        return [
            Statistic(float(hit / of), "", int(of)) if of else Statistic(None, NEVER_GIVEN, 0)
            for hit, of in zip(matched, marked, strict=True)
        ]


def matches(line: Continuum, codes: Sequence[frozenset[str]], *, overlap: float = 0.5) -> Matches:
    """Return which passages meet.

    Two passages with one code match where they share as large a part of all text that either covers as asked; each
    matches one at most, and as many as can.

    Args:
        line: what was coded.
        codes: for each code compared the keys that count for it.
        overlap: the part, from 0 (they share any text) to 1 (they are the same). 0.9 is MAXQDA's.
    """
    judged = line.judged[line.texts].astype(np.float64)
    clusters, m = judged.shape
    marked, matched = np.zeros((clusters, len(codes), m)), np.zeros((clusters, len(codes), m, m))
    for k, keys in enumerate(codes):
        given = [line.units(coder, keys) for coder in range(m)]
        where = [within(one.starts, line.borders) for one in given]
        for i, there in enumerate(where):
            marked[:, k, i] = np.bincount(there, minlength=clusters)
        for i, j in combinations(range(m), 2):
            mine, theirs = _matched(given[i], given[j], overlap)
            matched[:, k, i, j] = np.bincount(where[i][mine], minlength=clusters)
            matched[:, k, j, i] = np.bincount(where[j][theirs], minlength=clusters)
    return Matches(marked, matched, judged)


def _matched(one: Stretches, other: Stretches, overlap: float) -> tuple[list[int], list[int]]:
    """Return the numbers of those that match: of passages in order, the first that is free finds as many as can."""
    left, right = meetings(one, other)
    starts, ends = (one.starts[left], other.starts[right]), (one.ends[left], other.ends[right])
    shared = np.minimum(*ends) - np.maximum(*starts)
    near = shared >= overlap * (np.maximum(*ends) - np.minimum(*starts))
    mine: list[int] = []
    theirs: list[int] = []
    for i, j in zip(left[near].tolist(), right[near].tolist(), strict=True):
        if (not mine or i > mine[-1]) and (not theirs or j > theirs[-1]):
            mine.append(i)
            theirs.append(j)
    return mine, theirs
