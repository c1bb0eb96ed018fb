"""The tables of an agreement report, for people: on the page, in the terminal, in Word and HTML."""

from collections.abc import Mapping, Sequence

from qualcode.agreement.report import AgreementReport, CodeAgreement, Part
from qualcode.catalogue import Language, say
from qualcode.formats.agreement_figure import coefficient_key
from qualcode.formats.agreement_words import (
    Names,
    between,
    coefficient_shown,
    named,
    percent,
    remarks,
    shown,
    unit_says,
    whole,
    with_interval,
)
from qualcode.formats.figures import decimal
from qualcode.formats.papers import Table, even_widths
from qualcode.units import Unit

NARROW = 0.2
"""An interval as narrow as this says something."""


def summary_table(report: AgreementReport, language: Language, *, told: bool = True) -> Table:
    """Return all units side by side; ``told`` with a column that says what each compares."""
    columns = [say("agreement.unit", language), *([""] if told else [])]
    columns += [say("agreement.n", language), say("agreement.together", language)]
    columns += [say(f"coefficient.{name}", language) for name in ("q667", "q800", "relevance")]
    rows = []
    for unit, found in report.units.items():
        first = next(iter(found.over_codes.values()))
        between = first.interval if unit is not Unit.PASSAGES else None
        chances = (
            [percent(share, language) for share in (between.below_667, between.below_800)] if between else ["–", "–"]
        )
        relevance = found.over_codes.get("relevance")
        rows.append(
            [
                say(f"unit.{unit.value}", language),
                *([unit_says(report, unit, language)] if told else []),
                whole(found.n, language),
                with_interval(first, language),
                *chances,
                with_interval(relevance, language) if relevance else "–",
            ]
        )
    widths = (0.115, 0.345, 0.08, 0.15, 0.08, 0.08, 0.15) if told else even_widths(len(columns), 0.15)
    return Table(columns, rows, widths)


def code_table(report: AgreementReport, unit: Unit, language: Language, *, brief: bool = False) -> Table:
    """Return agreement by code over one kind of unit; ``brief`` without the coefficients that are asked for less."""
    found = report.units[unit]
    names = [name for name in list(found.codes[0].coefficients)[1:] if not (brief and name in _LESS)]
    columns = [say("agreement.code", language), say(coefficient_key(unit), language)]
    columns += [] if brief else [say("agreement.interval", language)]
    columns += [say(f"coefficient.{name}", language) for name in names]
    kind = say(f"unit.{unit.value}", language)
    columns += [say("agreement.units", language, unit=kind, coder=named(c, language)) for c in report.scope.coders]
    counted = unit is not Unit.PASSAGES and not brief
    columns += [say("agreement.prevalence", language)] if counted else []
    columns += [say("agreement.remark", language)]
    rows = [
        [
            code.code.label,
            *_headline(code, language, brief=brief),
            *(coefficient_shown(name, code.coefficients[name].statistic, language) for name in names),
            *(whole(code.given[coder], language) for coder in report.scope.coders),
            *([_prevalence(code, language)] if counted else []),
            remarks(report, found, code, language),
        ]
        for code in found.codes
    ]
    return Table(columns, rows, _widths(len(columns)))


def _headline(code: CodeAgreement, language: Language, *, brief: bool) -> list[str]:
    found = code.headline
    return [with_interval(found, language)] if brief else [shown(found.statistic, language), between(found, language)]


def _prevalence(code: CodeAgreement, language: Language) -> str:
    return "–" if code.prevalence is None else percent(code.prevalence, language, 1)


_LESS = frozenset(("negative_agreement", "light_kappa", "scott_pi", "fleiss_kappa", "brennan_prediger", "gwet_ac"))


def _widths(columns: int) -> tuple[float, ...]:
    """Return widths for the code, its alpha, the interval, other numbers, and the remark."""
    middle = 0.51 / (columns - 3)
    return (0.2, middle, 0.11, *(middle for _ in range(columns - 4)), 0.18)


def part_table(by_unit: Mapping[Unit, Sequence[Part]], names: Names, language: Language) -> Table:
    """Return agreement over all codes together by part, the units side by side."""
    columns = ["", *(say(f"unit.{unit.value}", language) for unit in by_unit)]
    rows = [
        [
            " – ".join(names.get(name, named(name, language)) for name in parts[0].names),
            *(shown(part.over_codes, language) for part in parts),
        ]
        for parts in zip(*by_unit.values(), strict=True)
    ]
    return Table(columns, rows, even_widths(len(columns), 0.35))


def planned_table(report: AgreementReport, language: Language) -> Table:
    """Return what intervals are to be expected over turns with how many transcripts."""
    columns = [say(f"agreement.{name}", language) for name in ("transcripts", "together", "width", "narrow")]
    rows = []
    for one in report.planned:
        whole = one.over_codes
        widths = [found.high - found.low for found in one.codes if found]
        rows.append(
            [
                str(one.transcripts),
                f"{decimal(whole.low, language)}–{decimal(whole.high, language)}" if whole else "–",
                decimal(whole.high - whole.low, language) if whole else "–",
                say("agreement.narrow.of", language, n=sum(width <= NARROW for width in widths), of=len(one.codes)),
            ]
        )
    return Table(columns, rows, (0.2, 0.25, 0.2, 0.35))


def scales_table(report: AgreementReport, language: Language) -> Table:
    """Return agreement on the numbers of scale codes, with the mean of each coder."""
    columns = [say(f"agreement.{name}", language) for name in ("code", "n", "ordinal", "steps")]
    columns += [say("agreement.mean", language, coder=named(coder, language)) for coder in report.scope.coders]
    rows = [
        [
            one.label,
            str(one.n),
            with_interval(one.ordinal, language),
            with_interval(one.interval, language),
            *("–" if mean is None else decimal(mean, language) for mean in one.means),
        ]
        for one in report.scales
    ]
    return Table(columns, rows, even_widths(len(columns), 0.25))


def confusion_table(report: AgreementReport, language: Language) -> Table:
    """Return which codes are confused, with what carries none."""
    labels = [*(code.label for code in report.main), say("agreement.uncoded", language)]
    rows = [
        [label, *(whole(round(value), language) if round(value) else "·" for value in row)]
        for label, row in zip(labels, report.confusion, strict=True)
    ]
    return Table(["", *labels], rows, even_widths(len(labels) + 1, 0.2))
