"""The agreement report as a paper for people: what it says, the numbers, and what they rest on."""

from collections.abc import Mapping, Sequence

from qualcode import __version__
from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.intervals import Coefficient
from qualcode.agreement.reading import Finding, findings, remark
from qualcode.agreement.report import AgreementReport, CodeAgreement, Part, Scope, UnitAgreement
from qualcode.catalogue import Language, say
from qualcode.formats.agreement_figure import agreement_figure, coefficient_key
from qualcode.formats.figures import decimal, write_figure
from qualcode.formats.papers import Block, Heading, Paper, Picture, Points, Table, Words, even_widths
from qualcode.teams import MACHINE
from qualcode.transcripts import Transcript
from qualcode.units import Unit

MOST_DISAGREEMENTS = 40
"""So many stand in the paper; all stand in the file beside it."""

_LONGEST_QUOTE = 220

NARROW = 0.2
"""An interval as narrow as this says something."""

Names = Mapping[str, str]


def agreement_paper(
    report: AgreementReport, names: Names, language: Language, *, texts: Mapping[str, Transcript]
) -> Paper:
    """Return the report as a paper.

    Args:
        report: what to write.
        names: for each transcript's id what people read; its id where there is none.
        language: of the words.
        texts: the transcripts compared, by id.
    """
    coders = " · ".join(named(coder, language) for coder in report.scope.coders)
    title = f"{say('agreement.title', language)}: {coders}"
    blocks: list[Block] = [Points(scope_lines(report, names, language))]
    if not report.codes:
        return Paper(title, language, [*blocks, Words(say("agreement.none", language))])
    blocks += [Heading(say("agreement.says", language)), Points(reading_lines(report, language))]
    blocks += [Heading(say("agreement.summary", language)), summary_table(report, language)]
    blocks += [Words(say("unit.why", language)), Words(say("agreement.reading", language))]
    blocks += [Heading(say("agreement.by_code", language))]
    for unit in report.units:
        blocks += _unit(report, unit, language)
    blocks += _parts(report, names, language)
    blocks += _planned(report, language)
    blocks += _families(report, language)
    blocks += _confusion(report, language)
    blocks += _disagreements(report, names, language, texts=texts)
    blocks += [Heading(say("agreement.about", language)), Words(f"qualcode {__version__}.")]
    return Paper(title, language, blocks)


def scope_lines(report: AgreementReport, names: Names, language: Language) -> list[str]:
    """Return what is compared and what is not, a line each."""
    scope = report.scope
    coders = ", ".join(named(coder, language) for coder in scope.coders)
    n = len(scope.transcripts)
    turns = report.units[Unit.TURNS].n
    found = [
        say("scope.coders", language, names=coders),
        say("scope.transcripts", language, n=n, characters=_whole(scope.characters, language), turns=turns),
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
    if not scope.draws or scope.drawn < 2:
        return say("scope.intervals.none", language)
    kind = "turns" if scope.by_turn else "transcripts"
    return say(f"scope.intervals.{kind}", language, draws=scope.draws, n=scope.drawn, seed=scope.seed)


def reading_lines(report: AgreementReport, language: Language) -> list[str]:
    """Return what the report says, a sentence each."""
    return [said(finding, language) for finding in findings(report)]


def said(finding: Finding, language: Language) -> str:
    """Return a finding in words."""
    if finding.kind == "more" and finding.values["times"] is None:
        return say("finding.more.never", language, coder=named(finding.values["coder"], language))
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
            filled = _percent(value)
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


def summary_table(report: AgreementReport, language: Language, *, told: bool = True) -> Table:
    """Return all units side by side; ``told`` with a column that says what each compares."""
    columns = [say("agreement.unit", language), *([""] if told else [])]
    columns += [say("agreement.n", language), say("agreement.together", language)]
    columns += [say(f"coefficient.{name}", language) for name in ("q667", "q800", "relevance")]
    rows = []
    for unit, found in report.units.items():
        first = next(iter(found.over_codes.values()))
        between = first.interval if unit is not Unit.PASSAGES else None
        chances = [_percent(share) for share in (between.below_667, between.below_800)] if between else ["–", "–"]
        relevance = found.over_codes.get("relevance")
        rows.append(
            [
                say(f"unit.{unit.value}", language),
                *([unit_says(report, unit, language)] if told else []),
                _whole(found.n, language),
                with_interval(first, language),
                *chances,
                with_interval(relevance, language) if relevance else "–",
            ]
        )
    widths = (0.1, 0.36, 0.08, 0.15, 0.08, 0.08, 0.15) if told else even_widths(len(columns), 0.15)
    return Table(columns, rows, widths)


def unit_says(report: AgreementReport, unit: Unit, language: Language) -> str:
    """Return the sentence that says what is compared on a kind of unit."""
    return say(f"unit.{unit.value}.says", language, overlap=_percent(report.scope.overlap))


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
            *(_coefficient(name, code.coefficients[name].statistic, language) for name in names),
            *(_whole(code.given[coder], language) for coder in report.scope.coders),
            *([_percent(code.prevalence or 0.0, 1)] if counted else []),
            remarks(report, found, code, language),
        ]
        for code in found.codes
    ]
    return Table(columns, rows, _widths(len(columns)))


def _headline(code: CodeAgreement, language: Language, *, brief: bool) -> list[str]:
    found = code.headline
    return [with_interval(found, language)] if brief else [shown(found.statistic, language), between(found, language)]


_LESS = frozenset(("negative_agreement", "light_kappa", "scott_pi", "fleiss_kappa", "brennan_prediger", "gwet_ac"))


def _widths(columns: int) -> tuple[float, ...]:
    """Return widths for the code, its alpha, the interval, other numbers, and the remark."""
    middle = 0.51 / (columns - 3)
    return (0.2, middle, 0.11, *(middle for _ in range(columns - 4)), 0.18)


def _unit(report: AgreementReport, unit: Unit, language: Language) -> list[Block]:
    blocks: list[Block] = [Heading(say(f"unit.{unit.value}", language), 3), Words(unit_says(report, unit, language))]
    if unit in (Unit.TURNS, Unit.CHARACTERS):
        figure = agreement_figure(report, unit, language)
        png, svg = (write_figure(figure, ending) for ending in ("png", "svg"))
        blocks.append(Picture(png, svg, str(figure.to_dict()["description"])))
    blocks.append(code_table(report, unit, language))
    over = list(report.units[unit].over_codes.items())
    if len(over) > 1:
        lines = [(say(f"coefficient.{name}", language), with_interval(one, language)) for name, one in over]
        blocks.append(Table((say("agreement.together", language), ""), lines, (0.5, 0.5)))
    return blocks


def _parts(report: AgreementReport, names: Names, language: Language) -> list[Block]:
    found: list[Block] = []
    for kind in ("transcripts", "pairs", "without"):
        by_unit = {unit: getattr(one, kind) for unit, one in report.units.items()}
        if not next(iter(by_unit.values())):
            continue
        word = {"transcripts": "by_transcript", "pairs": "by_pair", "without": "by_coder"}[kind]
        found.append(Heading(say(f"agreement.{word}", language)))
        if kind == "without":
            found.append(Words(say("agreement.by_coder.hint", language)))
        found.append(part_table(by_unit, names, language))
    return found


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


def _planned(report: AgreementReport, language: Language) -> list[Block]:
    if not report.planned:
        return []
    return [
        Heading(say("agreement.planned", language)),
        Words(say("agreement.planned.hint", language, n=len(report.scope.transcripts))),
        planned_table(report, language),
    ]


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


def _families(report: AgreementReport, language: Language) -> list[Block]:
    if not report.families:
        return []
    rows = []
    for family in report.families:
        rows += [
            [family.label, say(f"coefficient.{name}", language), with_interval(one, language)]
            for name, one in family.found.alphas.items()
        ]
        rows += [
            [family.label, f"{say('coefficient.k_u', language)} {code.label}", with_interval(one, language)]
            for code, one in zip(family.codes, family.found.k_u, strict=True)
        ]
    columns = (say("agreement.family", language), "", say("agreement.interval", language))
    return [
        Heading(say("agreement.families", language)),
        Words(say("agreement.families.hint", language)),
        Table(columns, rows, (0.3, 0.4, 0.3)),
    ]


def _confusion(report: AgreementReport, language: Language) -> list[Block]:
    return [
        Heading(say("agreement.confusion", language)),
        Words(confusion_hint(report, language)),
        confusion_table(report, language),
    ]


def confusion_hint(report: AgreementReport, language: Language) -> str:
    """Return how the table of confusion is to be read."""
    coders = [named(coder, language) for coder in report.scope.coders]
    if len(coders) == 2:
        return say("agreement.confusion.pair", language, one=coders[0], other=coders[1])
    return say("agreement.confusion.all", language)


def confusion_table(report: AgreementReport, language: Language) -> Table:
    """Return which codes are confused, with what carries none."""
    labels = [*(code.label for code in report.main), say("agreement.uncoded", language)]
    rows = [
        [label, *(_whole(round(value), language) if round(value) else "·" for value in row)]
        for label, row in zip(labels, report.confusion, strict=True)
    ]
    return Table(["", *labels], rows, even_widths(len(labels) + 1, 0.2))


def _disagreements(
    report: AgreementReport, names: Names, language: Language, *, texts: Mapping[str, Transcript]
) -> list[Block]:
    """Return the largest disagreements."""
    if not report.disagreements:
        return []
    largest = sorted(report.disagreements, key=lambda one: -one.size)[:MOST_DISAGREEMENTS]
    labels = {key: code.label for code in report.codes for key in code.keys}
    coders = [named(coder, language) for coder in report.scope.coders]
    columns = [say("agreement.transcripts.one", language), say("differs.words", language), *coders]
    columns += [say("differs.kind", language)]
    rows = []
    for one in largest:
        codes = [dict.fromkeys(labels[coding.code] for coding in one.by(coder)) for coder in report.scope.coders]
        words = _short(one.span.of(texts[one.transcript].text))
        source = names.get(one.transcript, one.transcript)
        given = ["; ".join(found) or "–" for found in codes]
        rows.append([source, f"‘{words}’", *given, say(f"difference.{one.kind.value}", language)])
    hint = say("agreement.disagreements.first", language, n=len(largest), of=len(report.disagreements))
    share = 0.36 / len(coders)
    widths = (0.14, 0.4, *(share for _ in coders), 0.1)
    return [Heading(say("agreement.disagreements", language)), Words(hint), Table(columns, rows, widths)]


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def named(coder: str, language: Language) -> str:
    """Return a coder's name as people read it."""
    return say("agreement.machine", language) if coder == MACHINE else coder


def shown(found: Statistic, language: Language) -> str:
    """Return a number to two digits, or why there is none."""
    return say(found.reason, language) if found.value is None else decimal(found.value, language)


def between(found: Coefficient, language: Language) -> str:
    """Return an interval, or a dash."""
    one = found.interval
    return f"{decimal(one.low, language)}–{decimal(one.high, language)}" if one else "–"


def with_interval(found: Coefficient, language: Language) -> str:
    """Return a number with its interval in brackets."""
    return shown(found.statistic, language) + (f" ({between(found, language)})" if found.interval else "")


def _coefficient(name: str, found: Statistic, language: Language) -> str:
    if name == "percent_agreement" and found.value is not None:
        return _percent(found.value)
    return shown(found, language)


def _percent(share: float, digits: int = 0) -> str:
    return f"{100 * share:.{digits}f} %"


def _whole(number: int, language: Language) -> str:
    return f"{number:,}".replace(",", "." if language == "nl" else ",")
