"""Comparing: from the codings of a study to the agreement report."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.confusion import confusion
from qualcode.agreement.continuum import Amounts, Continuum, Stretches, stretches, within
from qualcode.agreement.exclusive import exclusive
from qualcode.agreement.intervals import Coefficient, weights
from qualcode.agreement.label_sets import TOO_MANY_SETS, TooManySetsError, of_units, over_sets
from qualcode.agreement.matching import matches
from qualcode.agreement.parts import part_of_matches, part_of_tables, parts
from qualcode.agreement.planning import planned
from qualcode.agreement.report import (
    RARE,
    AgreementReport,
    CodeAgreement,
    ComparedCode,
    FamilyAgreement,
    Scope,
    UnitAgreement,
)
from qualcode.agreement.tables import Tables, tables, touched
from qualcode.agreement.tallies import alpha, coefficients, drawn, mean, pooled
from qualcode.codebooks import Codebook, find_code
from qualcode.codings import Coding
from qualcode.disagreements import Disagreement, disagreements
from qualcode.matrices import Corpus
from qualcode.scales import ScaleAgreement, scale_agreement
from qualcode.spans import Span
from qualcode.units import Frame, Unit, frame

LEAST_TRANSCRIPTS = 10
"""Transcripts are drawn anew where there are so many; else turns, which say too little of other transcripts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is to hold.

    Attributes:
        codes: codes by key or label; all that were used if empty.
        transcripts: by id; all of the study if empty.
        interviewer: whether what interviewers say is compared too.
        sentences: by transcript, its sentences; no agreement over sentences if empty.
        overlap: which part two passages must share to be one.
        draws: how often transcripts are drawn anew for the intervals; 0 for none.
        seed: the same seed gives the same intervals.
    """

    codes: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    interviewer: bool = False
    sentences: Mapping[str, Sequence[Span]] | None = None
    overlap: float = 0.5
    draws: int = 1000
    seed: int = 0


def agreement_report(
    study: Corpus,
    *,
    coders: Sequence[str],
    finished: Mapping[str, frozenset[str]],
    wanted: Wanted | None = None,
) -> AgreementReport:
    """Return how far coders agree.

    A sub-theme counts for itself and for the codes above it, adverse sub-themes only for themselves. All codes together
    are those at the top, so that nothing counts twice.

    Args:
        study: transcripts, codings and codebooks.
        coders: whom to compare; two or more.
        finished: for each transcript's id the coders who finished it.
        wanted: what the report is to hold.

    Raises:
        ValueError: for fewer than two coders, or one twice.
        NotFoundError: for a code that is not there.
    """
    wanted = wanted or Wanted()
    chosen = [one for one in study.transcripts if not wanted.transcripts or one.id in wanted.transcripts]
    there = frame(chosen, finished, coders, interviewer=wanted.interviewer)
    line = there.continuum(study.codings)
    few = len(there.transcripts) < LEAST_TRANSCRIPTS
    by_cluster = there.continuum(study.codings, by_turn=True) if few else line
    compared = compared_codes(study.books, {code for _, code in line.given}, wanted.codes)
    comparison = _Comparison(there, line, by_cluster, compared, wanted)
    return AgreementReport(
        scope=_scope(comparison, study.codings),
        codes=compared,
        units={unit: comparison.agreement(unit) for unit in Unit if unit is not Unit.SENTENCES or wanted.sentences},
        planned=planned(
            tables(line, comparison.keys, there.units(Unit.TURNS)),
            [code.main for code in compared],
            draws=wanted.draws if compared else 0,
            seed=wanted.seed,
        ),
        families=tuple(_families(study.books, comparison)),
        scales=tuple(_scales(there, study, wanted)),
        disagreements=tuple(_disagreements(there, study.codings, compared)),
        confusion=confusion(line, comparison.main),
    )


def _scales(there: Frame, study: Corpus, wanted: Wanted) -> list[ScaleAgreement]:
    found = scale_agreement(
        there.transcripts,
        study.codings,
        study.books,
        coders=there.coders,
        finished=there.finished,
        draws=wanted.draws,
        seed=wanted.seed,
    )
    return [one for one in found if not wanted.codes or {one.code, one.label} & set(wanted.codes)]


def _disagreements(there: Frame, codings: Sequence[Coding], compared: Sequence[ComparedCode]) -> list[Disagreement]:
    """Return where coders differ on the codes compared, in text that is."""
    keys = frozenset().union(*(code.keys for code in compared))
    chosen = [coding for coding in codings if coding.code in keys]
    found = disagreements(there.transcripts, chosen, coders=there.coders, finished=there.finished)
    return [one for one in found if there.outside(one.codings) < len(one.codings)]


def compared_codes(books: Sequence[Codebook], used: set[str], wanted: Sequence[str]) -> tuple[ComparedCode, ...]:
    """Return the codes to compare.

    Args:
        books: the codebooks.
        used: the keys that somebody gave.
        wanted: codes by key or label; all that were used if empty.

    Raises:
        NotFoundError: for a code that is neither in a codebook nor used.
    """
    walked = [(book, code.key) for book in books for _, code in book.walk()]
    known = [(key, book.full_label(key), book.rolled_up(key)) for book, key in walked]
    in_books = {key for _, key in walked}
    known += [(code, code, frozenset((code,))) for code in sorted(used - in_books)]
    names = {name if name in used else find_code(books, name).key for name in wanted}
    chosen = [one for one in known if one[0] in names or (not names and one[2] & used)]
    above = [keys for _, _, keys in chosen]
    twice = Counter(label for _, label, _ in chosen)
    labels = [label if twice[label] == 1 else f"{label} ({key})" for key, label, _ in chosen]
    return tuple(
        ComparedCode(key, label, keys, main=not any(key in other and other != keys for other in above))
        for label, (key, _, keys) in zip(labels, chosen, strict=True)
    )


def ratings(
    there: Frame, codings: Sequence[Coding], codes: Sequence[ComparedCode], unit: Unit
) -> tuple[Stretches, dict[str, NDArray[np.float64]]]:
    """Return the units, and for each code, by key, units × coders: 1 where the coder gave it, NaN if not judged.

    Args:
        there: the text on which coders are compared.
        codings: of the study.
        codes: the codes compared.
        unit: turns or transcripts.
    """
    line = there.continuum(codings)
    units = there.units(unit) or stretches(())
    judged = line.judged[line.texts[within(units.starts, line.borders)]]
    found = {}
    for code in codes:
        given = [touched(line.units(coder, code.keys), units) for coder in range(len(line.coders))]
        found[code.key] = np.where(judged, np.array(given).reshape(len(line.coders), -1).T, np.nan)
    return units, found


@dataclass(frozen=True)
class _Comparison:
    """What is compared: the frame, its line by transcript and by what is drawn anew, and the codes."""

    frame: Frame
    line: Continuum
    drawn: Continuum
    codes: tuple[ComparedCode, ...]
    wanted: Wanted

    @property
    def keys(self) -> list[frozenset[str]]:
        return [code.keys for code in self.codes]

    @property
    def main(self) -> list[frozenset[str]]:
        return [code.keys for code in self.codes if code.main]

    def weights(self, line: Continuum) -> Amounts:
        """Return how often each cluster counts in each draw."""
        return weights(len(line.texts), draws=self.wanted.draws, seed=self.wanted.seed)

    def agreement(self, unit: Unit) -> UnitAgreement:
        """Return the agreement over one kind of unit."""
        return self._on_passages() if unit is Unit.PASSAGES else self._on_units(unit)

    def _on_units(self, unit: Unit) -> UnitAgreement:
        line = self.line if unit is Unit.TRANSCRIPTS else self.drawn
        units = self.frame.units(unit, self.wanted.sentences)
        any_code = frozenset().union(*self.main)
        every = tables(line, [*self.keys, any_code], units)
        by_text = every.summed(line.texts)
        chosen = self.weights(line)
        found = drawn(every, chosen)
        each, main = found.codes(slice(0, -1)), found.codes([*(code.main for code in self.codes), False])
        by_name = {name: each.computed(formula) for name, formula in self._formulas.items()}
        over = {
            "pooled": main.over_codes(pooled),
            "mean": main.over_codes(mean),
            "relevance": found.codes(slice(-1, None)).computed(alpha)[0],
            **self._over_sets(line, units, chosen),
        }
        passages = matches(self.line, self.keys).marked.sum(axis=0) if units is None else None
        codes = [
            self._code(k, {name: values[k] for name, values in by_name.items()}, by_text, passages)
            for k in range(len(self.codes))
        ]
        amount = int(every.units.sum())
        part = part_of_tables(by_text.codes(slice(0, -1)), [code.main for code in self.codes])
        judged = self._by_coder((by_text.units[:, None] * by_text.judged).sum(axis=0))
        return UnitAgreement(unit, amount, judged, over, tuple(codes), *parts(part, self._ids, self.frame.coders))

    @property
    def _formulas(self) -> Mapping[str, Callable[..., Amounts]]:
        return coefficients(len(self.frame.coders))

    @property
    def _ids(self) -> list[str]:
        return [transcript.id for transcript in self.frame.transcripts]

    def _by_coder(self, numbers: NDArray[Any]) -> dict[str, int]:
        return {coder: round(number) for coder, number in zip(self.frame.coders, numbers.tolist(), strict=True)}

    def _over_sets(self, line: Continuum, units: Stretches | None, chosen: Amounts) -> dict[str, Coefficient]:
        if units is None:
            return over_sets(line, self.main, chosen)
        try:
            return {
                f"labelset_{name}": of_units(line, self.main, units, name).computed(chosen, coders=len(line.coders))
                for name in ("masi", "jaccard")
            }
        except TooManySetsError:
            none = Coefficient(Statistic(None, TOO_MANY_SETS, 0))
            return dict.fromkeys(("labelset_masi", "labelset_jaccard"), none)

    def _code(
        self, k: int, found: Mapping[str, Coefficient], by_text: Tables, passages: Amounts | None
    ) -> CodeAgreement:
        own = np.einsum("tii->ti", by_text.both[:, k])
        given, judged = own.sum(axis=0), (by_text.units[:, None] * by_text.judged).sum()
        counted = given if passages is None else passages[k]
        return CodeAgreement(
            code=self.codes[k],
            coefficients=found,
            given={coder: round(number) for coder, number in zip(self.frame.coders, given, strict=True)},
            prevalence=float(given.sum() / judged) if judged else None,
            transcripts=int((own.sum(axis=1) > 0).sum()),
            rare=_rare(counted),
        )

    def _on_passages(self) -> UnitAgreement:
        found = matches(self.drawn, self.keys, overlap=self.wanted.overlap)
        each = found.f1(self.weights(self.drawn))
        own = found.summed(self.drawn.texts)
        two = len(self.frame.coders) == 2
        one_way = {"recall": own.recall(0, 1), "precision": own.recall(1, 0)} if two else {}
        codes = [
            CodeAgreement(
                code=code,
                coefficients={"f1": each[k], **{name: Coefficient(values[k]) for name, values in one_way.items()}},
                given={c: round(n) for c, n in zip(self.frame.coders, own.marked[:, k].sum(axis=0), strict=True)},
                prevalence=None,
                transcripts=int((own.marked[:, k].sum(axis=1) > 0).sum()),
                rare=_rare(own.marked[:, k].sum(axis=0)),
            )
            for k, code in enumerate(self.codes)
        ]
        main = [code.main for code in self.codes]
        over = {"f1": found.pooled(main).f1(self.weights(self.drawn))[0]}
        number = int(own.marked[:, main].sum())
        part = part_of_matches(own, main)
        lengths = np.diff(self.line.borders)[:, None] * self.line.judged
        judged = self._by_coder(lengths.sum(axis=0))
        return UnitAgreement(
            Unit.PASSAGES, number, judged, over, tuple(codes), *parts(part, self._ids, self.frame.coders)
        )


def _rare(given: Amounts) -> bool:
    """Say whether fewer than two coders gave a code often enough."""
    return bool(np.sort(given)[-2] < RARE)


def _scope(found: _Comparison, codings: Sequence[Coding]) -> Scope:
    there, wanted = found.frame, found.wanted
    return Scope(
        coders=there.coders,
        transcripts=tuple(transcript.id for transcript in there.transcripts),
        left_out=there.left_out,
        outside=there.outside(codings),
        characters=found.line.length,
        digests=tuple(transcript.digest for transcript in there.transcripts),
        interviewer=wanted.interviewer,
        overlap=wanted.overlap,
        drawn=len(found.drawn.texts),
        by_turn=found.drawn is not found.line,
        draws=wanted.draws,
        seed=wanted.seed,
    )


def _families(books: Sequence[Codebook], found: _Comparison) -> list[FamilyAgreement]:
    """Return agreement on the families whose codes exclude each other and of which any was used."""
    by_key = {code.key: code for code in found.codes}
    draws = found.weights(found.line) if found.drawn is found.line else np.zeros((0, len(found.line.texts)))
    families = []
    for book in books:
        for family in book.families:
            there = [by_key[code.key] for code in book.codes if code.family == family.key and code.key in by_key]
            codes = tuple(one for one in there if not any(one.key in other.keys for other in there if other != one))
            if family.exclusive and len(codes) > 1:
                alphas = exclusive(found.line, [code.keys for code in codes], draws)
                families.append(FamilyAgreement(family.label, codes, alphas))
    return families
