"""The agreement report, as values: how far coders agree, on every unit side by side, and where they do not."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.exclusive import Exclusive
from qualcode.agreement.intervals import Coefficient
from qualcode.agreement.planning import Planned
from qualcode.disagreements import Disagreement
from qualcode.scales import ScaleAgreement
from qualcode.units import Unit

RARE = 5
"""Below this number of units with the code, one disagreement more or less moves alpha by much."""


@dataclass(frozen=True, slots=True)
class ComparedCode:
    """A code as it is compared.

    Attributes:
        key: of the code.
        label: what people read.
        keys: what counts for it: itself, and its sub-themes that are not adverse.
        main: whether it counts for what is said of all codes together: whether nothing else compared counts it too.
    """

    key: str
    label: str
    keys: frozenset[str]
    main: bool


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """How far the coders agree on one code, over one kind of unit.

    Attributes:
        code: the code.
        coefficients: by name: ``alpha``, ``percent_agreement`` and others; see `tallies.coefficients`. Of passages
            ``f1``, and of two coders ``recall``, which part of the first's passages the second marked too, and
            ``precision``, which part of the second's the first did.
        given: for each coder, the number of units that carry it, of characters the characters.
        prevalence: the share of all judgements that give it; None for passages.
        transcripts: in how many transcripts anybody gave it.
        rare: whether fewer than two coders gave it to `RARE` units, of characters to `RARE` passages.
    """

    code: ComparedCode
    coefficients: Mapping[str, Coefficient]
    given: Mapping[str, int]
    prevalence: float | None
    transcripts: int
    rare: bool

    @property
    def headline(self) -> Coefficient:
        """The coefficient by which the code is judged."""
        return next(iter(self.coefficients.values()))


@dataclass(frozen=True, slots=True)
class Part:
    """Agreement on a part of what is compared: in one transcript, of two coders, or without one of them.

    Attributes:
        names: the transcript, the two coders, or the coder who is left out.
        over_codes: one alpha over all codes, see `tallies.pooled`; of passages F1.
        codes: the headline of each code, in the order of the report.
    """

    names: tuple[str, ...]
    over_codes: Statistic
    codes: tuple[Statistic, ...]


@dataclass(frozen=True, slots=True)
class UnitAgreement:
    """How far the coders agree over one kind of unit.

    Attributes:
        unit: what kind.
        n: how many units there are, of characters the characters; of passages how many the coders marked.
        judged: for each coder how many units they judged; of passages characters.
        over_codes: over the main codes, by name: ``pooled``, ``mean``, ``relevance`` (any code or none), and over sets
            of codes.
        codes: by code.
        transcripts: by transcript.
        pairs: by pair of coders, where there are more than two.
        without: for each coder the others among themselves, where there are more than two.
    """

    unit: Unit
    n: int
    judged: Mapping[str, int]
    over_codes: Mapping[str, Coefficient]
    codes: tuple[CodeAgreement, ...]
    transcripts: tuple[Part, ...]
    pairs: tuple[Part, ...]
    without: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FamilyAgreement:
    """Agreement on a family of codes that exclude each other: which of them coders gave, where they gave any."""

    label: str
    codes: tuple[ComparedCode, ...]
    found: Exclusive


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared, and what is not.

    Attributes:
        coders: who is compared.
        transcripts: the ids of the transcripts that at least two of them finished.
        left_out: the ids of the other transcripts.
        outside: how many of their codings there touch no text that can be coded.
        characters: how much text that is.
        digests: for each of `transcripts` the digest of its text.
        interviewer: whether what interviewers say was compared.
        overlap: which part two passages must share to be one; see `matching.matches`.
        drawn: how many transcripts, or turns where there are few, are drawn anew for the intervals.
        by_turn: whether turns are drawn.
        draws: how often.
        seed: the same seed gives the same intervals.
    """

    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    left_out: tuple[str, ...]
    outside: int
    characters: int
    digests: tuple[str, ...]
    interviewer: bool
    overlap: float
    drawn: int
    by_turn: bool
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement of two or more coders.

    Attributes:
        scope: what is compared.
        codes: one for each code that at least one of the coders used in what they finished, in the order of the
            codebooks; then the codes that no codebook has.
        units: agreement over each kind of unit.
        planned: what intervals are to be expected over turns, with more transcripts or fewer; nothing if too few were
            compared to say.
        families: those whose codes exclude each other.
        scales: the codes with which they gave numbers.
        disagreements: where the coders differ, by transcript and place.
        confusion: between the main codes and what carries none of them; see `confusion.confusion`.
    """

    scope: Scope
    codes: tuple[ComparedCode, ...]
    units: Mapping[Unit, UnitAgreement]
    planned: tuple[Planned, ...]
    families: tuple[FamilyAgreement, ...]
    scales: tuple[ScaleAgreement, ...]
    disagreements: tuple[Disagreement, ...]
    confusion: tuple[tuple[float, ...], ...]

    @property
    def main(self) -> tuple[ComparedCode, ...]:
        """The codes that count for what is said of all codes together."""
        return tuple(code for code in self.codes if code.main)
