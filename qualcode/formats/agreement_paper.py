"""The agreement report as a paper for people: what it says, the numbers, and what they rest on."""

from collections.abc import Mapping

from qualcode import __version__
from qualcode.agreement.report import AgreementReport
from qualcode.catalogue import Language, say
from qualcode.formats.agreement_figure import agreement_figure
from qualcode.formats.agreement_tables import (
    code_table,
    confusion_table,
    part_table,
    planned_table,
    scales_table,
    summary_table,
)
from qualcode.formats.agreement_words import (
    Names,
    confusion_hint,
    named,
    reading_lines,
    scope_lines,
    unit_says,
    with_interval,
)
from qualcode.formats.figures import write_figure
from qualcode.formats.papers import Block, Heading, Paper, Picture, Points, Table, Words
from qualcode.transcripts import Transcript
from qualcode.units import Unit

MOST_DISAGREEMENTS = 40
"""So many stand in the paper; all stand in the file beside it."""

_LONGEST_QUOTE = 220


def agreement_paper(
    report: AgreementReport,
    names: Names,
    language: Language,
    *,
    texts: Mapping[str, Transcript],
    labels: Mapping[str, str],
) -> Paper:
    """Return the report as a paper.

    Args:
        report: what to write.
        names: for each transcript's id what people read; its id where there is none.
        language: of the words.
        texts: the transcripts compared, by id.
        labels: for each code's key what people read; its key where there is none.
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
    if report.scales:
        blocks += [Heading(say("agreement.scales", language)), Words(say("agreement.scales.hint", language))]
        blocks += [scales_table(report, language)]
    blocks += _confusion(report, language)
    blocks += _disagreements(report, names, language, texts=texts, labels=labels)
    blocks += [Heading(say("agreement.about", language)), Words(f"qualcode {__version__}.")]
    return Paper(title, language, blocks)


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


def _planned(report: AgreementReport, language: Language) -> list[Block]:
    if not report.planned:
        return []
    return [
        Heading(say("agreement.planned", language)),
        Words(say("agreement.planned.hint", language, n=len(report.scope.transcripts))),
        planned_table(report, language),
    ]


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
        *([Words(say("agreement.families.few", language))] if report.scope.by_turn else []),
        Table(columns, rows, (0.3, 0.4, 0.3)),
    ]


def _confusion(report: AgreementReport, language: Language) -> list[Block]:
    return [
        Heading(say("agreement.confusion", language)),
        Words(confusion_hint(report, language)),
        confusion_table(report, language),
    ]


def _disagreements(
    report: AgreementReport,
    names: Names,
    language: Language,
    *,
    texts: Mapping[str, Transcript],
    labels: Mapping[str, str],
) -> list[Block]:
    """Return the largest disagreements."""
    if not report.disagreements:
        return []
    largest = sorted(report.disagreements, key=lambda one: -one.size)[:MOST_DISAGREEMENTS]
    coders = [named(coder, language) for coder in report.scope.coders]
    columns = [say("agreement.transcripts.one", language), say("differs.words", language), *coders]
    columns += [say("differs.kind", language)]
    rows = []
    for one in largest:
        by_coder = [[labels.get(coding.code, coding.code) for coding in one.by(c)] for c in report.scope.coders]
        words = _short(one.span.of(texts[one.transcript].text))
        source = names.get(one.transcript, one.transcript)
        given = ["; ".join(dict.fromkeys(found)) or "–" for found in by_coder]
        rows.append([source, f"‘{words}’", *given, say(f"difference.{one.kind.value}", language)])
    hint = say("agreement.disagreements.first", language, n=len(largest), of=len(report.disagreements))
    share = 0.36 / len(coders)
    widths = (0.14, 0.4, *(share for _ in coders), 0.1)
    return [Heading(say("agreement.disagreements", language)), Words(hint), Table(columns, rows, widths)]


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
