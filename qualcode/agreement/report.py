"""The agreement report: per code, on which units, between whom, and what was left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.agreement.coefficients import Statistic, krippendorff_alpha
from qualcode.agreement.percent import percent_agreement
from qualcode.codebooks import Codebook
from qualcode.codings import Coding
from qualcode.transcripts import Transcript
from qualcode.units import Ratings, turn_units

RARE = 5
"""Below this number of units with the code, one disagreement more or less moves alpha by much."""


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """How far the coders agree on one code, its sub-themes included.

    Attributes:
        code: the key of the code.
        label: its label.
        alpha: Krippendorff's alpha, nominal, binary (code or not), participant turns as units.
        percent: the share of agreeing coder pairs, mean over units.
        units_with_code: for each coder, the number of units that carry the code.
        rare: whether fewer than `RARE` units carry it for any coder.
    """

    code: str
    label: str
    alpha: Statistic
    percent: Statistic
    units_with_code: Mapping[str, int]
    rare: bool


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement of two or more coders.

    Attributes:
        coders: who is compared.
        transcripts: the ids of the transcripts that at least two of them finished.
        left_out: the ids of the other transcripts.
        n_units: the number of turns judged.
        outside: how many of their codings there touch no such turn, only the interviewer's or text between turns.
        codes: one entry for each code that at least one of the coders used in what they finished, in the order of the
            codebooks; then the codes that no codebook has.
    """

    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    left_out: tuple[str, ...]
    n_units: int
    outside: int
    codes: tuple[CodeAgreement, ...]


def agreement_report(
    transcripts: Sequence[Transcript],
    codings: Sequence[Coding],
    books: Sequence[Codebook],
    *,
    coders: Sequence[str],
    finished: Mapping[str, frozenset[str]],
) -> AgreementReport:
    """Return the report on turns that are not the interviewer's, each code against not-that-code.

    A sub-theme counts for itself and for the codes above it, adverse sub-themes only for themselves.
    """
    units = turn_units(transcripts, finished, coders)
    used = {coding.code for coding in codings if coding.coder in units.finished.get(coding.transcript, ())}
    compared = [(code.key, code.label, book.rolled_up(code.key)) for book in books for _, code in book.walk()]
    known = {key for key, _, _ in compared}
    compared += [(code, code, frozenset((code,))) for code in sorted(used - known)]
    return AgreementReport(
        coders=tuple(coders),
        transcripts=tuple(units.finished),
        left_out=units.left_out,
        n_units=len(units.units),
        outside=units.outside(codings),
        codes=tuple(
            _code_agreement(key, label, coders, units.ratings(codings, codes))
            for key, label, codes in compared
            if codes & used
        ),
    )


def _code_agreement(key: str, label: str, coders: Sequence[str], ratings: Ratings) -> CodeAgreement:
    with_code = {coder: int(np.nansum(ratings[:, column])) for column, coder in enumerate(coders)}
    return CodeAgreement(
        code=key,
        label=label,
        alpha=krippendorff_alpha(ratings),
        percent=percent_agreement(ratings),
        units_with_code=with_code,
        rare=min(with_code.values()) < RARE,
    )
