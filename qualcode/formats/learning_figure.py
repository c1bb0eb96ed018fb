"""The figure of an evaluation: how suggestions get better with examples, beside plain ways, and how good per code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import altair as alt

from qualcode.catalogue import Language, say
from qualcode.formats.figures import FAINT, INK, QUIET, decimal, lines, look, spread
from qualcode.transcripts import By

_BLUE, _VERMILION, _GREY = "#0072B2", "#D55E00", "#767676"

_CODERS = "learning.coders"
_KINDS = {
    "verdict.usable": (_BLUE, _BLUE, "circle"),
    "verdict.weak": (_VERMILION, _VERMILION, "triangle-up"),
    "verdict.too_few": (_GREY, "white", "circle"),
    "verdict.cannot": (INK, "white", "M-.9,-.9L.9,.9M.9,-.9L-.9,.9"),
    _CODERS: (INK, INK, "M0,-1.2V1.2"),
}
"""For each verdict, and for coders, the line, the filling and the shape: they differ without colour as well.

The colours are told apart by the colour-blind: Okabe and Ito (2008), Color universal design.
"""

_WIDTH, _HEIGHT = 280, 210
_LINE, _GAP = 14, 8
"""How high a line of words is, and what is free between two codes."""

_LABEL, _SUBTITLE = 42, 92
"""How many characters a line of a code's label has, and one of the subtitle."""

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CodeScore:
    """How well one code is found.

    Attributes:
        key: of the code.
        label: of the code, as people read it.
        f1: of the suggestions, or None where it is undefined.
        low: the lower bound of its 95 % interval.
        high: the upper bound.
        coders: F1 of one coder against another, or None where no two judged the same.
        verdict: ``usable``, ``weak``, ``too_few`` or ``cannot``.
    """

    key: str
    label: str
    f1: float | None
    low: float
    high: float
    coders: float | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Learning:
    """What an evaluation of suggestions found, as plain values.

    Attributes:
        coder: whose codings were learned, in words.
        by: what was left out whole.
        passages: how many sentences were judged.
        parts: how many times something was left out.
        vectors: what told the meaning of the sentences.
        curve: after so many examples of each code (None for all) the mean average precision, None where undefined.
        ways: the mean average precision of each plain way, by its name in the catalogue under ``way.``.
        codes: the codes that were given, at least one.
    """

    coder: str
    by: By
    passages: int
    parts: int
    vectors: str
    curve: Sequence[tuple[int | None, float | None]]
    ways: Sequence[tuple[str, float | None]]
    codes: Sequence[CodeScore]


def learning_figure(found: Learning, language: Language = "nl") -> alt.VConcatChart:
    """Return the learning curve with the plain ways beside it, and below it F1 of each code, best first."""
    scope = {"coder": found.coder, "passages": found.passages, "parts": found.parts, "vectors": found.vectors}
    told = lines(say(f"learning.scope.{found.by.value}", language, **scope), _SUBTITLE)
    panels = alt.vconcat(
        _curve_panel(found, language),
        _code_panel(found.codes, language),
        title=alt.Title(say("learning.title", language), subtitle=told, fontSize=14, offset=18),
        description=_description(found, language),
        spacing=30,
        config=look(language),
    )
    own: alt.VConcatChart = panels.resolve_scale(stroke="independent", fill="independent", shape="independent")
    return own


def _curve_panel(found: Learning, language: Language) -> alt.LayerChart | alt.FacetChart:
    defined = [value for _, value in (*found.curve, *found.ways) if value is not None]
    top = ceil(max([0.1, *defined]) * 1.08 * 20) / 20  # the number above the highest point fits below it
    axis = alt.Axis(orient="right", values=_tenths(1), format=".1f", domain=False, ticks=False)
    height = alt.Scale(domain=[0, top], nice=False)
    value = alt.Y("value:Q", title=say("learning.map", language), scale=height, axis=axis)
    return alt.layer(
        *_ways(found.ways, value, top, language),
        *_learned(found.curve, value, language),
        width=_WIDTH,
        height=_HEIGHT,
        title=alt.Title(
            say("learning.all", language),
            subtitle="— " + say("way.learned", language),
            subtitleColor=_BLUE,
            subtitleFontWeight="bold",
            frame="group",
            offset=6,
        ),
    )


def _ways(
    ways: Sequence[tuple[str, float | None]], value: alt.Y, top: float, language: Language
) -> tuple[alt.Chart, ...]:
    """Return a dashed rule for each plain way, with its name to the left of the panel and a line that leads there."""
    defined = sorted((mean, name) for name, mean in ways if mean is not None)
    places = spread([mean for mean, _ in defined], top * (_LINE + 1) / _HEIGHT, top)
    rows = [
        {"value": mean, "place": place, "name": f"{say(f'way.{name}', language)}\u2002{decimal(mean, language)}"}
        for (mean, name), place in zip(defined, places, strict=True)
    ]
    chart = _chart(rows)
    leader = chart.mark_rule(color=QUIET, strokeWidth=0.7)
    name = chart.mark_text(align="right", color=INK, fontSize=11, dx=-16)
    return (
        chart.mark_rule(color=QUIET, strokeDash=[5, 3]).encode(y=value),
        leader.encode(x=alt.value(-13), x2=alt.value(0), y="place:Q", y2="value:Q"),
        name.encode(x=alt.value(0), y="place:Q", text="name:N"),
    )


def _learned(
    curve: Sequence[tuple[int | None, float | None]], value: alt.Y, language: Language
) -> tuple[alt.Chart, ...]:
    """Return the learning curve, with the number above each point."""
    steps = [say("all", language) if examples is None else str(examples) for examples, _ in curve]
    rows = [
        {"examples": step, "value": mean, "shown": decimal(mean, language)}
        for step, (_, mean) in zip(steps, curve, strict=True)
        if mean is not None
    ]
    step = alt.X(
        "examples:O",
        title=say("learning.examples", language),
        scale=alt.Scale(domain=steps, type="point", padding=0.35),
        axis=alt.Axis(labelAngle=0, grid=False),
    )
    chart = _chart(rows).encode(x=step, y=value)
    number: dict[str, Any] = {"dy": -11, "fontSize": 11, "fontWeight": "bold"}
    return (
        chart.mark_line(color=_BLUE, strokeWidth=2),
        chart.mark_point(color=_BLUE, fill=_BLUE, opacity=1, size=45),
        chart.mark_text(**number, stroke="white", strokeWidth=3).encode(text="shown:N"),
        chart.mark_text(**number, color=_BLUE).encode(text="shown:N"),
    )


def _code_panel(codes: Sequence[CodeScore], language: Language) -> alt.LayerChart | alt.FacetChart:
    order = _best_first(codes)
    places, labels, height = _places(order)
    place = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    label = _chart(labels).mark_text(align="right", dx=-10, color=INK, fontSize=11)
    numbers = _chart([{"place": places[code.key], "shown": _in_numbers(code, language)} for code in order])
    return alt.layer(
        numbers.mark_rule(color=FAINT).encode(y=place, x=alt.value(0), x2=alt.value(_WIDTH)),
        label.encode(x=alt.value(0), y=place, text="words:N"),
        *_scores(order, places, place, language),
        numbers.mark_text(align="left", dx=10, color=INK, fontSize=11).encode(
            x=alt.value(_WIDTH), y=place, text="shown:N"
        ),
        width=_WIDTH,
        height=height,
        title=alt.Title(say("learning.codes", language), frame="group", offset=8),
    )


def _places(order: Sequence[CodeScore]) -> tuple[dict[str, float], list[_Row], float]:
    """Return where each code stands, by its key, the lines of labels, and how high all is; in pixels from the top."""
    places, labels, top = {}, [], 0.0
    for code in order:
        words = lines(code.label, _LABEL)
        first = top + (_GAP + _LINE) / 2
        labels += [{"place": first + _LINE * number, "words": line} for number, line in enumerate(words)]
        places[code.key] = first + _LINE * (len(words) - 1) / 2
        top += _GAP + _LINE * len(words)
    return places, labels, top


def _scores(
    order: Sequence[CodeScore], places: Mapping[str, float], place: alt.Y, language: Language
) -> tuple[alt.Chart, ...]:
    """Return the intervals, and over them F1 of the suggestions by verdict and that of coders as ticks."""
    words = {kind: say(kind, language) for kind in _KINDS}
    found = [
        {"value": one.f1, "low": one.low, "high": one.high, "kind": words[f"verdict.{one.verdict}"]}
        | {"code": one.key, "place": places[one.key]}
        for one in order
        if one.f1 is not None
    ]
    ticks = [
        {"value": one.coders, "kind": words[_CODERS], "code": one.key, "place": places[one.key]}
        for one in order
        if one.coders is not None
    ]
    there = {row["kind"] for row in (*found, *ticks)}
    signs = {word: _KINDS[kind] for kind, word in words.items() if word in there}
    stroke, fill, shape = (
        alt.Scale(domain=list(signs), range=[sign[part] for sign in signs.values()]) for part in range(3)
    )
    legend = alt.Legend(orient="top", title=None, columns=2, symbolStrokeWidth=2, offset=8) if signs else None
    line = alt.Stroke("kind:N", scale=stroke, legend=legend)
    filling, sign = alt.Fill("kind:N", scale=fill, legend=legend), alt.Shape("kind:N", scale=shape, legend=legend)
    marks = _chart([*found, *ticks]).mark_point(opacity=1, strokeWidth=2, size=60)
    return (
        _chart(found).mark_rule(strokeWidth=2).encode(y=place, x=_share("low", language), x2="high:Q", stroke=line),
        marks.encode(y=place, x=_share("value", language), stroke=line, fill=filling, shape=sign),
    )


def _share(field: str, language: Language) -> alt.X:
    axis = alt.Axis(values=_tenths(2), format=".1f", domain=False, ticks=False, labelFlush=False)
    return alt.X(f"{field}:Q", title=say("learning.f1", language), scale=alt.Scale(domain=[0, 1]), axis=axis)


def _tenths(step: int) -> list[float]:
    return [number / 10 for number in range(0, 11, step)]


def _best_first(codes: Sequence[CodeScore]) -> list[CodeScore]:
    return sorted(codes, key=lambda code: (code.f1 is None, -(code.f1 or 0)))


def _in_numbers(code: CodeScore, language: Language) -> str:
    if code.f1 is None:
        return "–"
    value, low, high = (decimal(number, language) for number in (code.f1, code.low, code.high))
    return f"{value} ({low}–{high})"


def _chart(rows: Sequence[_Row]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def _description(found: Learning, language: Language) -> str:
    """Return what the figure shows, for who cannot see it."""

    def shown(value: float | None) -> str:
        return "–" if value is None else decimal(value, language)

    curve = [f"{say('all', language) if step is None else step}: {shown(value)}" for step, value in found.curve]
    ways = [f"{say(f'way.{name}', language)}: {shown(value)}" for name, value in found.ways]
    codes = [
        f"{one.label}: {_in_numbers(one, language)}, {say(f'verdict.{one.verdict}', language)}, "
        f"{say(_CODERS, language)} {shown(one.coders)}"
        for one in _best_first(found.codes)
    ]
    parts = {"curve": ", ".join(curve), "ways": ", ".join(ways), "codes": "; ".join(codes)}
    return say("learning.alt", language, **parts)
