"""What heat maps of the viewer share: their axes and colours."""

import json
from typing import Literal

import altair as alt

EMPTY, INK, PAPER = "#E6E6E6", "#1A1A1A", "#FFFFFF"
BANDS = alt.Scale(paddingInner=0.04, paddingOuter=0.02)


def axis(names: dict[str, str], orient: Literal["top", "left"]) -> alt.Axis:
    """Return an axis that shows labels for keys, none left out."""
    level = orient == "left" or len(names) * max(map(len, names.values()), default=0) <= 115
    return alt.Axis(
        orient=orient,
        labelExpr=f"({json.dumps(names)})[datum.value]",
        labelAngle=0 if level else -40,
        labelAlign="right" if orient == "left" else "center" if level else "left",
        labelLimit=320,
        labelOverlap=False,
        labelFlush=False,
        labelFontSize=13,
        domain=False,
        ticks=False,
    )
