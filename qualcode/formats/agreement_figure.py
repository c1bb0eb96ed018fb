"""The figure of an agreement report: for each code alpha with its interval, against the borders .667 and .800."""

from typing import Any

import altair as alt

from qualcode.agreement.reading import RELIABLE, TENTATIVE, verdict
from qualcode.agreement.report import AgreementReport, CodeAgreement
from qualcode.catalogue import Language, say
from qualcode.formats.figures import Figure, decimal, look
from qualcode.units import Unit

_COLORS = {
    "reliable": "#0072B2",
    "tentative": "#009E73",
    "uncertain": "#8A6D00",
    "insufficient": "#D55E00",
    "rare": "#767676",
    "undefined": "#A0A0A0",
}
"""By what may be concluded; told apart by the colour-blind: Okabe and Ito (2008), Color universal design."""

_SHAPES = {
    "reliable": "circle",
    "tentative": "diamond",
    "uncertain": "square",
    "insufficient": "triangle-up",
    "rare": "cross",
    "undefined": "triangle-down",
}
_ROW = 24
_BORDER = "#808080"
"""Seen on white and on a dark page."""


def agreement_figure(report: AgreementReport, unit: Unit, language: Language) -> Figure:
    """Return the figure of one kind of unit.

    Args:
        report: with at least one code.
        unit: any but passages, for which there is no alpha.
        language: of the words.
    """
    rows = [_row(code, language) for code in report.units[unit].codes]
    order = [row["code"] for row in rows]
    known = [row for row in rows if row["value"] is not None]
    data = alt.InlineData(values=known)
    labels = alt.Axis(labelFontSize=12, labelLimit=330, labelOverlap=False, labelFlush=False, grid=True)
    y = alt.Y("code:N", sort=order, title=None, scale=alt.Scale(domain=order), axis=labels)
    x = _axis(unit, max(-1.0, min([0.0, *(row["low"] for row in known)])), language)
    color, shape = _kinds(language)
    lines = alt.Chart(alt.InlineData(values=[{"border": TENTATIVE}, {"border": RELIABLE}]))
    borders = lines.mark_rule(strokeDash=[5, 4], color=_BORDER).encode(x="border:Q")
    intervals = alt.Chart(data).mark_rule(strokeWidth=2).encode(x="low:Q", x2="high:Q", y=y, color=color)
    tooltip = [alt.Tooltip("code:N", title=say("agreement.code", language)), alt.Tooltip("said:N", title="alpha")]
    marks = alt.Chart(data).mark_point(size=90, filled=True, opacity=1)
    said = "; ".join(f"{row['code']}: {row['said']}" for row in rows)
    return alt.layer(
        borders,
        intervals,
        marks.encode(x=x, y=y, color=color, shape=shape, tooltip=tooltip),
        title=alt.Title(f"{say('agreement.figure', language)} · {say(f'unit.{unit.value}', language).lower()}"),
        description=f"{say('agreement.figure', language)}. {said}",
        width=520,
        height=_ROW * len(rows),
        config=look(language),
    )


def _axis(unit: Unit, least: float, language: Language) -> alt.X:
    """Return the axis of the coefficient, from the least that is shown to 1."""
    return alt.X(
        "value:Q",
        title=say("agreement.figure.axis", language, coefficient=say(coefficient_key(unit), language)),
        scale=alt.Scale(domain=[least, 1.0], nice=False, clamp=True),
        axis=alt.Axis(values=[n / 5 for n in range(-5, 6) if n / 5 >= least], format=".1f"),
    )


def _kinds(language: Language) -> tuple[alt.Color, alt.Shape]:
    """Return colour and shape by what may be concluded."""
    kinds = [say(f"verdict.alpha.{name}", language) for name in _COLORS]
    color = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=kinds, range=list(_COLORS.values())),
        legend=alt.Legend(orient="bottom", columns=2, symbolOpacity=1, labelLimit=0),
    )
    return color, alt.Shape("kind:N", title=None, scale=alt.Scale(domain=kinds, range=list(_SHAPES.values())))


def coefficient_key(unit: Unit) -> str:
    """Return the key of the words for the coefficient by which a code is judged over these units."""
    name = {Unit.CHARACTERS: "u_alpha", Unit.PASSAGES: "f1"}.get(unit, "alpha")
    return f"coefficient.{name}"


def _row(code: CodeAgreement, language: Language) -> dict[str, Any]:
    found = code.headline
    value, between = found.statistic.value, found.interval
    said = say(found.statistic.reason, language) if value is None else decimal(value, language)
    if value is not None and between:
        said += f" ({decimal(between.low, language)}–{decimal(between.high, language)})"
    return {
        "code": code.code.label,
        "value": value,
        "low": between.low if between else value,
        "high": between.high if between else value,
        "said": said,
        "kind": say(f"verdict.alpha.{verdict(code)}", language),
    }
