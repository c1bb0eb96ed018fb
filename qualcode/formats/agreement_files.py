"""The agreement report as data: JSON, a CSV for each table, and the units for other programs."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode import __version__
from qualcode.agreement.intervals import Coefficient
from qualcode.agreement.report import AgreementReport, CodeAgreement, Part, Scope, UnitAgreement
from qualcode.disagreements import Disagreement
from qualcode.formats.tables import safe

Row = Sequence[object]


def report_as_json(report: AgreementReport) -> dict[str, Any]:
    """Return the whole report as JSON can hold it."""
    return {
        "qualcode": __version__,
        "scope": _scope(report.scope),
        "codes": [
            {"code": code.key, "label": code.label, "counts": sorted(code.keys), "main": code.main}
            for code in report.codes
        ],
        "units": {unit.value: _unit(found) for unit, found in report.units.items()},
        "planned": [
            {"transcripts": one.transcripts, "interval": [one.over_codes.low, one.over_codes.high]}
            for one in report.planned
            if one.over_codes
        ],
        "families": [
            {
                "family": family.label,
                "codes": [code.key for code in family.codes],
                "coefficients": {name: coefficient_as_json(one) for name, one in family.found.alphas.items()},
                "k_u": {
                    code.key: coefficient_as_json(one) for code, one in zip(family.codes, family.found.k_u, strict=True)
                },
                "violations": family.found.violations,
            }
            for family in report.families
        ],
        "scales": {
            one.code: {
                "n": one.n,
                "means": dict(zip(one.coders, one.means, strict=True)),
                "ordinal": coefficient_as_json(one.ordinal),
                "interval": coefficient_as_json(one.interval),
            }
            for one in report.scales
        },
        "disagreements": [_disagreement(one) for one in report.disagreements],
        "confusion": {
            "codes": [*(code.key for code in report.main), None],
            "characters": report.confusion,
        },
    }


def _scope(scope: Scope) -> dict[str, Any]:
    return {
        "coders": list(scope.coders),
        "transcripts": dict(zip(scope.transcripts, scope.digests, strict=True)),
        "left_out": list(scope.left_out),
        "outside": scope.outside,
        "characters": scope.characters,
        "interviewer": scope.interviewer,
        "overlap": scope.overlap,
        "draws": scope.draws,
        "seed": scope.seed,
        "drawn": {"turns" if scope.by_turn else "transcripts": scope.drawn},
    }


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {
        "id": one.id,
        "transcript": one.transcript,
        "start": one.span.start,
        "end": one.span.end,
        "kind": one.kind.value,
        "size": one.size,
        "codes": {coder: sorted({coding.code for coding in one.by(coder)}) for coder in one.coders},
    }


def coefficient_as_json(one: Coefficient) -> dict[str, object]:
    """Return a coefficient as JSON can hold it."""
    found: dict[str, object] = {
        "value": one.statistic.value,
        "interval": [one.interval.low, one.interval.high] if one.interval else None,
        "n": one.statistic.n,
        "reason": one.statistic.reason,
    }
    if one.interval:
        chances = {"q667": one.interval.below_667, "q800": one.interval.below_800}
        found |= chances | {"undefined": one.interval.undefined}
    return found


def _unit(found: UnitAgreement) -> dict[str, Any]:
    return {
        "n": found.n,
        "coefficients": {name: coefficient_as_json(one) for name, one in found.over_codes.items()},
        "codes": {code.code.key: _code(code) for code in found.codes},
        **{
            name: [
                {
                    "names": list(part.names),
                    "n": part.over_codes.n,
                    **_part(part, [code.code.key for code in found.codes]),
                }
                for part in getattr(found, name)
            ]
            for name in ("transcripts", "pairs", "without")
        },
    }


def _code(code: CodeAgreement) -> dict[str, Any]:
    return {
        "coefficients": {name: coefficient_as_json(one) for name, one in code.coefficients.items()},
        "given": dict(code.given),
        "prevalence": code.prevalence,
        "transcripts": code.transcripts,
        "rare": code.rare,
    }


def _part(part: Part, codes: Sequence[str]) -> dict[str, Any]:
    return {
        "names": list(part.names),
        "n": part.over_codes.n,
        "over_codes": {"value": part.over_codes.value, "reason": part.over_codes.reason},
        "codes": {code: one.value for code, one in zip(codes, part.codes, strict=True)},
    }


def report_files(report: AgreementReport) -> dict[str, bytes]:
    """Return for each file's name its bytes: ``agreement.json`` and the tables as CSV, with a mark for Excel."""
    text = json.dumps(report_as_json(report), indent=1, ensure_ascii=False)
    pairs = [part for unit in report.units.values() for part in (*unit.pairs, *unit.without)]
    found = {
        "agreement.json": text.encode(),
        "codes.csv": _csv(_codes(report)),
        "documents.csv": _csv(_by_part(report, "transcripts", "document")),
        "confusion.csv": _csv(_confusion(report)),
    }
    if pairs:
        found["pairs.csv"] = _csv(_by_part(report, "pairs", "pair"))
        found["without.csv"] = _csv(_by_part(report, "without", "without"))
    return found


def _codes(report: AgreementReport) -> Iterable[Row]:
    coders = report.scope.coders
    yield (
        *("unit", "code", "label", "coefficient", "value", "low", "high", "q667", "q800", "n", "reason"),
        *(f"given {coder}" for coder in coders),
        *("prevalence", "transcripts", "rare"),
    )
    for unit, found in report.units.items():
        for code in found.codes:
            more = (code.prevalence, code.transcripts, int(code.rare))
            for name, one in code.coefficients.items():
                given = (code.given[coder] for coder in coders)
                yield (unit.value, code.code.key, code.code.label, name, *_numbers(one), *given, *more)
        for name, one in found.over_codes.items():
            yield (unit.value, "", "", name, *_numbers(one), *("" for _ in coders), "", "", "")


def _numbers(one: Coefficient) -> Row:
    between = one.interval
    bounds = (between.low, between.high, between.below_667, between.below_800) if between else (None,) * 4
    return (one.statistic.value, *bounds, one.statistic.n, one.statistic.reason)


def _by_part(report: AgreementReport, kind: str, name: str) -> Iterable[Row]:
    yield (name, "unit", "n", "all codes", *(code.key for code in report.codes))
    for unit, found in report.units.items():
        for part in getattr(found, kind):
            codes = (one.value for one in part.codes)
            yield (" / ".join(part.names), unit.value, part.over_codes.n, part.over_codes.value, *codes)


def _confusion(report: AgreementReport) -> Iterable[Row]:
    keys = [*(code.key for code in report.main), "uncoded"]
    yield ("", *keys)
    yield from ((key, *row) for key, row in zip(keys, report.confusion, strict=True))


def _csv(rows: Iterable[Row]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _cell(cell: object) -> object:
    """Return what stands in a cell: numbers to ten digits, nothing for what is undefined, words never as a formula."""
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return "" if cell is None else safe(cell) if isinstance(cell, str) else cell


Ratings = Mapping[str, NDArray[np.float64]]
"""For each code compared units × coders; NaN where a coder did not judge."""


def units_files(places: Sequence[tuple[str, int, int]], coders: Sequence[str], ratings: Ratings) -> dict[str, bytes]:
    """Return the units as tables for other programs.

    ``units.csv`` is for R: a row a unit, a column for each code and coder, empty where a coder did not judge; in base R
    ``x <- read.csv("units.csv", check.names = FALSE)``, then
    ``irr::kripp.alpha(t(as.matrix(x[, c("work.Noor", "work.Bram")])))`` or
    ``irrCAC::krippen.alpha.raw(x[, …])``. ``units-recal.csv`` is for ReCal: the same columns without headings, of the
    units that all judged; for two coders (ReCal2) each code is a pair of columns.

    Args:
        places: for each unit its transcript, and where it begins and ends.
        coders: the coders compared.
        ratings: by code.
    """
    columns = [f"{code}.{coder}" for code in ratings for coder in coders]
    rows = [
        ["" if np.isnan(value) else int(value) for code in ratings for value in ratings[code][n]]
        for n in range(len(places))
    ]
    whole = [row for row in rows if "" not in row]
    header = ("document", "start", "end", *columns)
    return {
        "units.csv": _csv([header, *((*place, *row) for place, row in zip(places, rows, strict=True))]).removeprefix(
            "\ufeff".encode()
        ),
        "units-recal.csv": "".join(",".join(map(str, row)) + "\r\n" for row in whole).encode(),
    }
