"""The words of an agreement report: numbers as people read them, what was compared, and what the numbers say."""

from collections.abc import Mapping

from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.intervals import Coefficient
from qualcode.agreement.reading import Finding, findings, remark
from qualcode.agreement.report import AgreementReport, CodeAgreement, Scope, UnitAgreement
from qualcode.catalogue import Language, say
from qualcode.formats.figures import decimal
from qualcode.teams import MACHINE
from qualcode.units import Unit

Names = Mapping[str, str]


def scope_lines(report: AgreementReport, names: Names, language: Language) -> list[str]:
    """Return what is compared and what is not, a line each."""
    scope = report.scope
    coders = ", ".join(named(coder, language) for coder in scope.coders)
    n = len(scope.transcripts)
    turns = report.units[Unit.TURNS].n
    found = [
        say("scope.coders", language, names=coders),
        say("scope.transcripts", language, n=n, characters=whole(scope.characters, language), turns=turns),
        say(f"scope.interviewer.{'yes' if scope.interviewer else 'no'}", language),
        say("scope.codes", language, n=len(report.main)),
        _intervals(scope, language),
    ]
    if MACHINE in scope.coders:
        found.append(say("scope.machine", language))
    if scope.outside:
        found.append(say("scope.outside", language, n=scope.outside))
    if scope.left_out:
        found.append(say("scope.left_out", language, names=", ".join(names.get(t, t) for t in scope.left_out)))
    return found


def _intervals(scope: Scope, language: Language) -> str:
    if scope.draws < 2 or scope.drawn < 2:
        return say("scope.intervals.none", language)
    kind = "turns" if scope.by_turn else "transcripts"
    return say(f"scope.intervals.{kind}", language, draws=scope.draws, n=scope.drawn, seed=scope.seed)


def reading_lines(report: AgreementReport, language: Language) -> list[str]:
    """Return what the report says, a sentence each."""
    return [said(finding, language) for finding in findings(report)]


def said(finding: Finding, language: Language) -> str:
    """Return a finding in words."""
    return say(f"finding.{finding.kind}", language, **{k: _filled(k, v, language) for k, v in finding.values.items()})


def _filled(name: str, value: object, language: Language) -> object:
    filled = value
    match value:
        case Unit():
            filled = say(f"unit.{value.value}", language).lower()
        case Coefficient():
            filled = with_interval(value, language)
        case list():
            filled = ", ".join(value)
        case float() if name == "percent":
            filled = percent(value, language)
        case float() if name == "times":
            filled = say("agreement.times", language, n=decimal(value, language, 1))
        case float():
            filled = decimal(value, language)
        case str() if name in ("coder", "other"):
            filled = named(value, language)
    return filled


def remarks(report: AgreementReport, unit: UnitAgreement, code: CodeAgreement, language: Language) -> str:
    """Return why agreement on a code is as it is, in a few words; empty where there is nothing to say."""
    return "; ".join(said(finding, language) for finding in remark(report, unit, code))


def unit_says(report: AgreementReport, unit: Unit, language: Language) -> str:
    """Return the sentence that says what is compared on a kind of unit."""
    return say(f"unit.{unit.value}.says", language, overlap=percent(report.scope.overlap, language))


def confusion_hint(report: AgreementReport, language: Language) -> str:
    """Return how the table of confusion is to be read."""
    coders = [named(coder, language) for coder in report.scope.coders]
    if len(coders) == 2:
        return say("agreement.confusion.pair", language, one=coders[0], other=coders[1])
    return say("agreement.confusion.all", language)


def named(coder: str, language: Language) -> str:
    """Return a coder's name as people read it."""
    return say("agreement.machine", language) if coder == MACHINE else coder


def shown(found: Statistic, language: Language) -> str:
    """Return a number to two digits, or why there is none."""
    return say(found.reason, language) if found.value is None else decimal(found.value, language)


def between(found: Coefficient, language: Language) -> str:
    """Return an interval, or a dash."""
    one = found.interval
    if not one:
        return "–"
    return (" – " if one.high < 0 else "–").join(decimal(bound, language) for bound in (one.low, one.high))


def with_interval(found: Coefficient, language: Language) -> str:
    """Return a number with its interval in brackets."""
    return shown(found.statistic, language) + (f" ({between(found, language)})" if found.interval else "")


def coefficient_shown(name: str, found: Statistic, language: Language) -> str:
    """Return a coefficient as people read it: percentages as such."""
    if name == "percent_agreement" and found.value is not None:
        return percent(found.value, language)
    return shown(found, language)


def percent(share: float, language: Language, digits: int = 0) -> str:
    """Return a share as a percentage."""
    return f"{decimal(100 * share, language, digits)}\u00a0%"


def whole(number: int, language: Language) -> str:
    """Return a whole number with its thousands apart."""
    return f"{number:,}".replace(",", "." if language == "nl" else ",")
