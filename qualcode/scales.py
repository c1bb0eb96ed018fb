"""Scale codes: codes that carry a number, such as the indicators of fidelity to a method, scored from 1 to 5.

A number is a coder's; what somebody did not score is missing, never 0. Numbers off the scale, which an older codebook
may have left, are not used.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from math import fsum

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement import distances
from qualcode.agreement.coefficients import Statistic, krippendorff_alpha
from qualcode.agreement.intervals import Coefficient, Interval, over_units
from qualcode.codebooks import Code, Codebook, Scale
from qualcode.codings import Coding
from qualcode.spans import Span
from qualcode.transcripts import Role, Transcript

Ratings = NDArray[np.float64]

_ROUNDING = 1e-9
"""By how much a mean of decimal numbers may miss its threshold and still reach it."""


class Rated(StrEnum):
    """What is scored: whole transcripts, the sources of a fidelity study, or single turns."""

    TRANSCRIPT = "transcript"
    TURN = "turn"


def scale_codes(books: Iterable[Codebook]) -> list[tuple[Code, Scale]]:
    """Return the codes that carry a number, each with its scale, in the order of the codebooks."""
    codes = (code for book in books for _, code in book.walk())
    return [(code, code.scale) for code in codes if code.scale]


def ratings(  # noqa: PLR0913 - what is compared, by whom, where
    transcripts: Sequence[Transcript],
    codings: Iterable[Coding],
    code: Code,
    *,
    coders: Sequence[str],
    finished: Mapping[str, AbstractSet[str]],
    rated: Rated = Rated.TRANSCRIPT,
) -> Ratings:
    """Return units × coders: the mean of the numbers that a coder gave with a scale code in a unit.

    NaN where they gave none, or did not finish the transcript. Units are the transcripts, or the turns of all but the
    interviewer, in order; a coding counts in each turn that it shares text with.
    """
    given: dict[tuple[str, str], list[Coding]] = {}
    for coding in _scored(codings, code):
        if coding.coder in finished.get(coding.transcript, ()):
            given.setdefault((coding.transcript, coding.coder), []).append(coding)
    rows = [
        [_mean([_value(one) for one in given.get((unit.id, coder), ()) if one.span.overlaps(span)]) for coder in coders]
        for unit in transcripts
        for span in _spans(unit, rated)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(coders))  # None becomes NaN


def _spans(transcript: Transcript, rated: Rated) -> list[Span]:
    """Return the units of a transcript."""
    if rated is Rated.TRANSCRIPT:
        return [Span(0, len(transcript.text))]
    return [turn.span for turn in transcript.turns if turn.codable and turn.span]


@dataclass(frozen=True, slots=True)
class ScaleAgreement:
    """How far coders give the same numbers with one scale code.

    Attributes:
        code: the key of the code.
        label: its label.
        coders: who is compared.
        n: the number of units that two or more of them scored.
        means: for each coder the mean over those units; None where they scored none of them.
        ordinal: Krippendorff's alpha, the numbers as ranks; its interval is over units drawn anew.
        interval: Krippendorff's alpha, equal steps between the numbers; likewise.
    """

    code: str
    label: str
    coders: tuple[str, ...]
    n: int
    means: tuple[float | None, ...]
    ordinal: Coefficient
    interval: Coefficient


def scale_agreement(  # noqa: PLR0913 - as the agreement report asks, and for which units
    transcripts: Sequence[Transcript],
    codings: Sequence[Coding],
    books: Iterable[Codebook],
    *,
    coders: Sequence[str],
    finished: Mapping[str, AbstractSet[str]],
    rated: Rated = Rated.TRANSCRIPT,
    draws: int = 1000,
    seed: int = 0,
) -> list[ScaleAgreement]:
    """Return the agreement on each scale code with which they gave numbers, in the order of the codebooks.

    Args:
        transcripts: the study.
        codings: of anybody; those of ``coders`` on what they finished are compared.
        books: the codebooks.
        coders: two or more, all different.
        finished: for each transcript's id who finished it.
        rated: what is scored.
        draws: how often units are drawn anew for the intervals; 0 for none.
        seed: the same seed gives the same intervals.

    Raises:
        ValueError: for fewer than two coders, or one twice.
    """
    if len(coders) < 2 or len(set(coders)) < len(coders):
        raise ValueError(f"agreement needs two or more different coders, not {list(coders)}")
    rate = partial(ratings, transcripts, codings, coders=coders, finished=finished, rated=rated)
    given = [(code, rate(code)) for code, _ in scale_codes(books)]
    drawn = partial(over_units, draws=draws, seed=seed)
    return [_agreement(code, found, tuple(coders), drawn) for code, found in given if not np.isnan(found).all()]


Alpha = Callable[[Ratings], Statistic]


def _agreement(
    code: Code, found: Ratings, coders: tuple[str, ...], drawn: Callable[[Ratings, Alpha], Interval | None]
) -> ScaleAgreement:
    pairable = found[(~np.isnan(found)).sum(axis=1) >= 2]
    means = [_mean(column[~np.isnan(column)].tolist()) for column in pairable.T]
    as_ranks = partial(krippendorff_alpha, metric=distances.ordinal)
    as_steps = partial(krippendorff_alpha, metric=distances.interval)
    return ScaleAgreement(
        code.key,
        code.label,
        coders,
        len(pairable),
        tuple(means),
        *(Coefficient(alpha(pairable), drawn(pairable, alpha)) for alpha in (as_ranks, as_steps)),
    )


# ── the fidelity table ──


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript in which something was scored.

    Attributes:
        id: the transcript.
        name: its title, or its id.
        participant: whose interview, or None.
        roles: who speaks in it beside the interviewer, each once.
    """

    id: str
    name: str
    participant: str | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The mean of some numbers, None where there are none, and how many there are."""

    mean: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """One scale code over all sources.

    Attributes:
        code: the key of the code.
        label: its label.
        scale: its scale.
        scores: for each source the mean of the numbers given there.
        overall: the mean over the sources that have a score, and how many these are.
        reached: whether that mean is the scale's threshold or more; None where either is missing.
    """

    code: str
    label: str
    scale: Scale
    scores: tuple[Score, ...]
    overall: Score
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How faithfully a method was carried out, by the numbers of one coder.

    Attributes:
        coder: whose numbers.
        sources: the transcripts in which this coder scored something, in order.
        indicators: the scale codes, in the order of the codebooks.
        by_source: for each source the mean over the indicators that have a score there, and how many these are.
        overall: the mean over the indicators that have a mean, each weighing as much, and how many these are.
        threshold: that of all indicators, or None where they differ or have none.
        reached: whether the overall mean is the threshold or more; None where either is missing.
        unused: how many numbers lie off their scale.
        unscored: how many codings of scale codes carry no number.
    """

    coder: str
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...]
    by_source: tuple[Score, ...]
    overall: Score
    threshold: float | None
    reached: bool | None
    unused: int
    unscored: int


def fidelity(
    transcripts: Sequence[Transcript], codings: Iterable[Coding], books: Sequence[Codebook], *, coder: str
) -> Fidelity:
    """Return the fidelity table: per indicator and source the mean of the numbers that one coder gave.

    A source counts once in an indicator's mean, however often it was scored. Whether a threshold is reached is judged
    by the mean itself, not by what is left of it in two digits.
    """
    codes = scale_codes(books)
    scales = {code.key: scale for code, scale in codes}
    mine = [coding for coding in codings if coding.coder == coder and coding.code in scales]
    valued = [coding for coding in mine if coding.value is not None]
    there = {c.transcript for c in valued if scales[c.code].takes(_value(c))}
    used = [transcript for transcript in transcripts if transcript.id in there]
    rows = tuple(_indicator(code, scale, used, valued) for code, scale in codes)
    by_source = [_score(row.scores[number].mean for row in rows) for number in range(len(used))]
    overall = _score(row.overall.mean for row in rows)
    thresholds = {scale.threshold for _, scale in codes}
    threshold = thresholds.pop() if len(thresholds) == 1 else None
    return Fidelity(
        coder,
        tuple(Source(t.id, t.name, t.participant, _roles(t)) for t in used),
        rows,
        tuple(by_source),
        overall,
        threshold,
        _reached(overall.mean, threshold),
        sum(not scales[coding.code].takes(_value(coding)) for coding in valued),
        len(mine) - len(valued),
    )


def _indicator(code: Code, scale: Scale, sources: Sequence[Transcript], codings: Sequence[Coding]) -> Indicator:
    given: dict[str, list[float]] = {}
    for coding in _scored(codings, code):
        given.setdefault(coding.transcript, []).append(_value(coding))
    scores = tuple(_score(given.get(source.id, ())) for source in sources)
    overall = _score(score.mean for score in scores)
    return Indicator(code.key, code.label, scale, scores, overall, _reached(overall.mean, scale.threshold))


def _scored(codings: Iterable[Coding], code: Code) -> Iterator[Coding]:
    """Yield the codings with a scale code that carry a number on its scale."""
    for coding in codings:
        on_scale = coding.value is not None and code.scale is not None and code.scale.takes(coding.value)
        if coding.code == code.key and on_scale:
            yield coding


def _value(coding: Coding) -> float:
    return float("nan") if coding.value is None else coding.value


def _score(values: Iterable[float | None]) -> Score:
    known = [value for value in values if value is not None]
    return Score(_mean(known), len(known))


def _mean(values: Sequence[float]) -> float | None:
    return fsum(values) / len(values) if values else None


def _reached(mean: float | None, threshold: float | None) -> bool | None:
    return None if mean is None or threshold is None else mean >= threshold - _ROUNDING


def _roles(transcript: Transcript) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(turn.role for turn in transcript.turns if turn.codable))
