"""Reading a report: what its numbers say, as findings that are put into words for people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from qualcode.agreement.intervals import Coefficient
from qualcode.agreement.report import AgreementReport, CodeAgreement, UnitAgreement
from qualcode.units import Unit

RELIABLE, TENTATIVE = 0.8, 0.667
"""From the first on Krippendorff calls data reliable; from the second on conclusions are tentative; below, none.

Source: Krippendorff (2004), Content Analysis, 2nd ed., p. 241; judged here by the lower bound of the interval.
"""

_MORE = 1.5
"""So many times as much is more than chance and taste."""

_BORDERS = 0.15
"""So much lower on characters than on turns is a matter of borders."""

_SELDOM = 0.3
"""Up to this share of text that carries a code, most carries it not."""

_CONFUSED = 0.1
"""So large a part of what one coder gave a code is confused with another code."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a report says.

    Attributes:
        kind: its words are ``finding.<kind>`` in the catalogue.
        values: what is filled into them: numbers, names, lists of names.
    """

    kind: str
    values: dict[str, Any] = field(default_factory=dict)


def findings(report: AgreementReport) -> list[Finding]:
    """Return what a report says, the most general first; nothing for a report on nothing."""
    if not report.codes:
        return []
    return [*_overall(report), *_amounts(report), *_codes(report), *_coders(report)]


def remark(report: AgreementReport, unit: UnitAgreement, code: CodeAgreement) -> list[Finding]:
    """Return why agreement on a code is as it is: nothing where it is reliable."""
    if unit.unit is Unit.PASSAGES:
        return [Finding("rare")] if code.rare else []
    found = [Finding("rare")] if code.rare else []
    if verdict(code) == "reliable":
        return found
    found += _more(unit, code)
    if unit.unit is Unit.CHARACTERS and _apart(report, code.code.key) >= _BORDERS:
        found.append(Finding("borders"))
    if other := _confused(report, code.code.key):
        found.append(Finding("confused", {"other": other}))
    return found


def _more(unit: UnitAgreement, code: CodeAgreement) -> list[Finding]:
    """Say who gives the code more often, of what each judged."""
    rates = {coder: code.given[coder] / judged for coder, judged in unit.judged.items() if judged}
    if len(rates) < 2:
        return []
    least, most = min(rates, key=lambda c: rates[c]), max(rates, key=lambda c: rates[c])
    if rates[most] <= _MORE * rates[least]:
        return []
    if sum(rate > 0 for rate in rates.values()) == 1:
        return [Finding("only", {"coder": most})]
    if not rates[least]:
        return [Finding("never", {"coder": least})]
    return [Finding("more", {"coder": most, "other": least, "times": rates[most] / rates[least]})]


def verdict(code: CodeAgreement) -> str:
    """Return what may be concluded of agreement on a code, by its interval.

    ``reliable`` and ``tentative`` by the lower bound, ``insufficient`` by the upper one; ``uncertain`` where
    `TENTATIVE` lies within the interval; ``undefined`` where there is no alpha or no interval; ``rare`` where the code
    is.
    """
    return "rare" if code.rare and code.headline.statistic.value is not None else _by_bounds(code.headline)


def _by_bounds(found: Coefficient) -> str:
    if found.statistic.value is None or not found.interval:
        return "undefined"
    if found.interval.low >= TENTATIVE:
        return "reliable" if found.interval.low >= RELIABLE else "tentative"
    return "insufficient" if found.interval.high < TENTATIVE else "uncertain"


def _overall(report: AgreementReport) -> Iterator[Finding]:
    for unit in (Unit.TURNS, Unit.CHARACTERS):
        one = report.units[unit].over_codes["pooled"]
        if one.statistic.value is not None:
            rare = all(code.rare for code in report.units[unit].codes if code.code.main)
            yield Finding(f"overall.{'undefined' if rare else _by_bounds(one)}", {"unit": unit, "alpha": one})
    turns, characters = (
        report.units[unit].over_codes["pooled"].statistic.value for unit in (Unit.TURNS, Unit.CHARACTERS)
    )
    if turns is not None and characters is not None and turns - characters >= _BORDERS:
        yield Finding("overall.borders", {"turns": turns, "characters": characters})
    codes = report.units[Unit.CHARACTERS].codes
    percents = [code.coefficients["percent_agreement"].statistic.value for code in codes]
    known = [value for value in percents if value is not None]
    seldom = all((code.prevalence or 0) <= _SELDOM for code in codes)
    if known and seldom and characters is not None and min(known) - characters > 0.3:
        yield Finding("overall.percent", {"percent": min(known)})


def _amounts(report: AgreementReport) -> Iterator[Finding]:
    """Say who codes more, where all judged the same text."""
    passages = report.units[Unit.PASSAGES]
    if len(set(passages.judged.values())) > 1:
        return
    main = [code for code in passages.codes if code.code.main]
    given = {coder: sum(code.given[coder] for code in main) for coder in report.scope.coders}
    least, most = min(given, key=lambda c: given[c]), max(given, key=lambda c: given[c])
    if given[most] > _MORE * given[least]:
        yield Finding("more.all", {"coder": most, "other": least, "n": given[most], "m": given[least]})


def _codes(report: AgreementReport) -> Iterator[Finding]:
    unit = report.units[Unit.TURNS]
    by: dict[str, list[str]] = {"high": [], "insufficient": [], "uncertain": [], "rare": [], "undefined": []}
    for code in unit.codes:
        found = verdict(code)
        by["high" if found in ("reliable", "tentative") else found].append(code.code.label)
    for kind, labels in by.items():
        if labels:
            yield Finding(f"codes.{kind}", {"labels": labels})


def _coders(report: AgreementReport) -> Iterator[Finding]:
    """Say whose leaving would raise agreement, where all judged the same text."""
    unit = report.units[Unit.TURNS]
    if len(set(unit.judged.values())) > 1:
        return
    whole = unit.over_codes["pooled"].statistic.value
    for part in unit.without:
        if whole is not None and part.over_codes.value is not None and part.over_codes.value - whole >= 0.05:
            yield Finding("coder.drifts", {"coder": part.names[0], "alpha": part.over_codes.value, "whole": whole})


def _apart(report: AgreementReport, key: str) -> float:
    """Return how much higher alpha of a code is on turns than on characters."""
    values = [
        next((c.headline.statistic.value for c in report.units[unit].codes if c.code.key == key), None)
        for unit in (Unit.TURNS, Unit.CHARACTERS)
    ]
    return values[0] - values[1] if values[0] is not None and values[1] is not None else 0.0


def _confused(report: AgreementReport, key: str) -> str:
    """Return the label of the code with which one is confused most, if that is much; else nothing."""
    main = list(report.main)
    places = [n for n, code in enumerate(main) if code.key == key]
    if not places:
        return ""
    amounts, place = np.array(report.confusion), places[0]
    met = amounts[place, :-1] + amounts[:-1, place]
    whole = amounts[place].sum() + amounts[:, place].sum()
    met[place] = 0
    most = int(np.argmax(met))
    return main[most].label if whole and met[most] / whole >= _CONFUSED else ""
