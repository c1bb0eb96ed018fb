"""Reading a report: what its numbers say, as findings that are put into words for people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

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
    ranked = sorted(code.given, key=lambda coder: code.given[coder])
    least, most = ranked[0], ranked[-1]
    if code.given[most] > _MORE * code.given[least]:
        times = code.given[most] / code.given[least] if code.given[least] else None
        found.append(Finding("more", {"coder": most, "other": least, "times": times}))
    if unit.unit is Unit.CHARACTERS and _apart(report, code.code.key) >= _BORDERS:
        found.append(Finding("borders"))
    if other := _confused(report, code.code.key):
        found.append(Finding("confused", {"other": other}))
    return found


def verdict(code: CodeAgreement) -> str:
    """Return what may be concluded of agreement on a code, by its interval.

    ``reliable`` and ``tentative`` by the lower bound, ``insufficient`` by the upper one; ``uncertain`` where
    `TENTATIVE` lies within the interval; ``rare`` where the code is, or alpha is undefined.
    """
    found = code.headline
    low = high = found.statistic.value
    if code.rare or low is None or high is None:
        return "rare"
    if found.interval:
        low, high = found.interval.low, found.interval.high
    if low >= TENTATIVE:
        return "reliable" if low >= RELIABLE else "tentative"
    return "insufficient" if high < TENTATIVE else "uncertain"


def _overall(report: AgreementReport) -> Iterator[Finding]:
    for unit in (Unit.TURNS, Unit.CHARACTERS):
        one = report.units[unit].over_codes["pooled"]
        if one.statistic.value is None:
            continue
        bound = one.interval.low if one.interval else one.statistic.value
        verdict = "reliable" if bound >= RELIABLE else "tentative" if bound >= TENTATIVE else "insufficient"
        yield Finding(f"overall.{verdict}", {"unit": unit, "alpha": one})
    turns, characters = (
        report.units[unit].over_codes["pooled"].statistic.value for unit in (Unit.TURNS, Unit.CHARACTERS)
    )
    if turns is not None and characters is not None and turns - characters >= _BORDERS:
        yield Finding("overall.borders", {"turns": turns, "characters": characters})
    percent = [c.coefficients["percent_agreement"].statistic.value for c in report.units[Unit.CHARACTERS].codes]
    known = [value for value in percent if value is not None]
    if known and characters is not None and min(known) - characters > 0.3:
        yield Finding("overall.percent", {"percent": min(known)})


def _amounts(report: AgreementReport) -> Iterator[Finding]:
    """Say who codes more."""
    passages = report.units[Unit.PASSAGES]
    main = [code for code in passages.codes if code.code.main]
    given = {coder: sum(code.given[coder] for code in main) for coder in report.scope.coders}
    least, most = min(given, key=lambda c: given[c]), max(given, key=lambda c: given[c])
    if given[most] > _MORE * given[least]:
        yield Finding("more.all", {"coder": most, "other": least, "n": given[most], "m": given[least]})


def _codes(report: AgreementReport) -> Iterator[Finding]:
    unit = report.units[Unit.TURNS]
    by: dict[str, list[str]] = {"high": [], "insufficient": [], "rare": [], "uncertain": []}
    for code in unit.codes:
        found = verdict(code)
        by["high" if found in ("reliable", "tentative") else found].append(code.code.label)
    for kind, labels in by.items():
        if labels:
            yield Finding(f"codes.{kind}", {"labels": labels})


def _coders(report: AgreementReport) -> Iterator[Finding]:
    """Say whose leaving would raise agreement."""
    unit = report.units[Unit.TURNS]
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
