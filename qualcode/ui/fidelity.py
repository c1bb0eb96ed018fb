"""On the page *Matrix*: the fidelity table, by indicator, and by source as a heat map and as a table."""

import altair as alt
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from qualcode.matrices import Corpus
from qualcode.projects.fidelity import fidelity_of, fidelity_sheet, source_label, verdict
from qualcode.projects.results import FIDELITY, whose
from qualcode.scales import Fidelity
from qualcode.ui.downloads import downloads
from qualcode.ui.heat_maps import BANDS, EMPTY, INK, PAPER, axis
from qualcode.ui.state import decimal, here, language, md, tr


def fidelity_table(corpus: Corpus, coder: str) -> None:
    """Draw how faithfully the method was carried out, by the numbers of one coder."""
    found = fidelity_of(corpus, coder=coder)
    told = whose(here(), coder, language())
    if not found.sources:
        st.info(md("fidelity.none", coder=coder))
        _left_out(found)
        return
    st.caption(md("fidelity.scope", coder=told, n=len(found.sources)))
    _indicators(found)
    figure, table, counts = st.tabs([tr("matrix.figure"), tr("matrix.table"), tr("fidelity.counts")])
    sheet = fidelity_sheet(found, language(), coder=told)
    with figure:
        st.altair_chart(heat_map(found), width="stretch", key="fidelity", alt=tr("fidelity.alt"))
    for place, section in zip((table, counts), sheet.sections, strict=True):
        rows = [["" if cell is None else str(sheet.shown(cell)) for cell in row] for row in section.rows]
        if section.remark:
            place.caption(section.remark)
        place.table(pd.DataFrame(rows, columns=list(sheet.columns)).set_index(sheet.columns[0]))
    _left_out(found)
    downloads(sheet, f"{FIDELITY}-{coder}")


def _indicators(found: Fidelity) -> None:
    """Draw the outcome: for each indicator its mean, over how many sources, and whether that reaches the threshold."""
    rows = [
        [
            row.label,
            *_shown(row.overall.mean),
            str(row.overall.n),
            *_shown(row.scale.threshold),
            verdict_of(row.reached),
        ]
        for row in found.indicators
    ]
    total = [*_shown(found.overall.mean), str(len(found.sources)), *_shown(found.threshold), verdict_of(found.reached)]
    names = ("indicator", "mean", "sources", "threshold", "verdict")
    columns = [tr(f"fidelity.{name}") for name in names]
    _right_aligned(st.container(), [*rows, [tr("fidelity.all"), *total]], columns)


def verdict_of(reached: bool | None) -> str:  # noqa: FBT001 - what is said in words
    """Return a verdict in the user's language."""
    return verdict(reached, language())


def _shown(value: float | None) -> list[str]:
    return ["" if value is None else decimal(value)]


def _left_out(found: Fidelity) -> None:
    for n, key in ((found.unscored, "fidelity.unscored"), (found.unused, "fidelity.unused")):
        if n:
            st.caption(tr(key, n=n))


def heat_map(found: Fidelity) -> alt.LayerChart | alt.FacetChart:
    """Return sources × indicators: darker for a higher mean, grey where nothing was scored."""
    codes = {row.code: row.label for row in found.indicators}
    names = {source.id: source_label(source, language()) for source in found.sources}
    records = pd.DataFrame(
        [
            {
                "source": source,
                "source_label": label,
                "code": row.code,
                "label": row.label,
                "mean": row.scores[number].mean,
                "text": "".join(_shown(row.scores[number].mean)),
                "n": row.scores[number].n,
            }
            for number, (source, label) in enumerate(names.items())
            for row in found.indicators
        ]
    )
    low, high = min(row.scale.min for row in found.indicators), max(row.scale.max for row in found.indicators)
    base = alt.Chart(records).encode(
        x=alt.X("code:N", sort=list(codes), title=None, axis=axis(codes, "top"), scale=BANDS),
        y=alt.Y("source:N", sort=list(names), title=None, axis=axis(names, "left"), scale=BANDS),
    )
    scale = alt.Scale(scheme="cividis", reverse=True, domain=[low, high])
    shown = {"source_label:N": "source", "label:N": "indicator", "text:N": "mean", "n:Q": "counts"}
    missing = base.transform_filter("!isValid(datum.mean)").mark_rect(cornerRadius=3, color=EMPTY)
    cells = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color("mean:Q", scale=scale, legend=None),
        tooltip=[alt.Tooltip(name, title=tr(f"fidelity.{title}")) for name, title in shown.items()],
    )
    ink = alt.condition(alt.datum.mean > (low + high) / 2, alt.value(PAPER), alt.value(INK))
    numbers = base.mark_text(fontSize=14).encode(text="text:N", color=ink)
    return alt.layer(missing, cells, numbers, height=34 * len(names) + 130)


def _right_aligned(place: DeltaGenerator, rows: list[list[str]], columns: list[str]) -> None:
    """Draw a table of which all columns but the first hold numbers, written as the user's language does."""
    right = {name: st.column_config.TextColumn(alignment="right") for name in columns[1:]}
    place.dataframe(
        pd.DataFrame(rows, columns=columns), hide_index=True, width="stretch", height="content", column_config=right
    )
