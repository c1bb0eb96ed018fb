"""Figures as files: SVG, PNG and PDF, drawn on this machine without a browser or the network."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import TypeAlias

import altair as alt
import vl_convert
from lxml import etree

from qualcode.catalogue import Language
from qualcode.errors import FormatError, did_you_mean

Figure: TypeAlias = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart | alt.HConcatChart

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is drawn into PNG and PDF and comes with the library; the others are as wide, for who opens the SVG."""

INK, QUIET, FAINT = "#1A1A1A", "#555555", "#DDDDDD"
"""Of words and marks, of what stands beside them, and of lines behind them."""

_DOTS_PER_INCH = 300
_SVG = "http://www.w3.org/2000/svg"


def look(language: Language) -> alt.Config:
    """Return how every figure looks, and how it writes its numbers: 0,59 in Dutch."""
    comma, point = (",", ".") if language == "nl" else (".", ",")
    axis = alt.AxisConfig(
        labelColor=INK,
        titleColor=INK,
        titleFontWeight="normal",
        gridColor=FAINT,
        domainColor=QUIET,
        tickColor=QUIET,
        labelFontSize=11,
        titleFontSize=11,
        labelLimit=0,
        titleLimit=0,
        titlePadding=8,
    )
    return alt.Config(
        aria=False,  # what it shows is told once, in its description
        font=FONT,
        background="white",
        padding=12,
        view=alt.ViewConfig(stroke=None),
        axis=axis,
        legend=alt.LegendConfig(labelColor=INK, labelFontSize=11, labelLimit=0, symbolSize=70),
        title=alt.TitleConfig(color=INK, subtitleColor=QUIET, fontSize=12, subtitleFontSize=11, anchor="start"),
        locale={"number": {"decimal": comma, "thousands": point, "grouping": [3], "currency": ["€", ""]}},
    )


def decimal(value: float, language: Language, digits: int = 2) -> str:
    """Return a number as the language writes it: 0,59 in Dutch."""
    text = f"{value:.{digits}f}"
    text = text.lstrip("-") if float(text) == 0 else text
    return text.replace(".", ",") if language == "nl" else text


def lines(text: str, width: int) -> list[str]:
    """Return a text in lines of at most so many characters; one empty line for an empty text."""
    return textwrap.wrap(text, width) or [""]


def spread(wanted: Sequence[float], gap: float, most: float) -> list[float]:
    """Return places for names so that no two are nearer than ``gap``: each where it is wanted, or pushed from there.

    Args:
        wanted: where each would stand, rising, from 0 to ``most``.
        gap: how far apart they are at least.
        most: no place is higher; some are below 0 where there is no room for all.
    """
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + gap) if places else place)
    for number in reversed(range(len(places))):
        above = places[number + 1] - gap if number + 1 < len(places) else most
        places[number] = min(places[number], above)
    return places


def figure_ending(name: str) -> str:
    """Return the ending of a figure's file, in lower case, without its full stop.

    Raises:
        FormatError: if no figure can be written so.
    """
    path = PurePath(name)
    ending = path.suffix.lower().lstrip(".")
    if ending in WRITERS:
        return ending
    hint = did_you_mean(ending, WRITERS) if ending else ""
    raise FormatError(
        f"{name}: a figure is written to a file whose name ends in {', '.join(f'.{one}' for one in WRITERS)}. {hint}"
        f"For example: {path.stem.strip('.') or 'figure'}.png"
    )


def write_figure(figure: Figure, ending: str) -> bytes:
    """Return a figure as the bytes of a file; nothing is fetched for it.

    An SVG carries the figure's title, and its description as the words for who cannot see it.

    Args:
        figure: what to draw, with a title and a description.
        ending: ``svg``, ``png`` (300 dots per inch) or ``pdf``.
    """
    return WRITERS[ending](figure.to_dict())


def _svg(spec: dict[str, object]) -> bytes:
    drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    root = etree.fromstring(drawn.encode())
    title = spec.get("title", "")
    told = {"title": title.get("text", "") if isinstance(title, dict) else title, "desc": spec.get("description", "")}
    for place, (name, words) in enumerate(told.items()):
        element = etree.Element(f"{{{_SVG}}}{name}", id=f"figure-{name}")
        element.text = str(words)
        root.insert(place, element)
    root.set("role", "img")
    root.set("aria-labelledby", "figure-title figure-desc")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _png(spec: dict[str, object]) -> bytes:
    return vl_convert.vegalite_to_png(spec, ppi=_DOTS_PER_INCH, allowed_base_urls=[])


def _pdf(spec: dict[str, object]) -> bytes:
    return vl_convert.vegalite_to_pdf(spec, allowed_base_urls=[])


WRITERS: Mapping[str, Callable[[dict[str, object]], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf}
"""What writes a figure, by the ending of its file."""
