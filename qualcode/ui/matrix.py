"""The page *Matrix*: a theme matrix as a heat map and as a table; a click on a cell shows its quotes."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from qualcode.codings import busiest_first
from qualcode.matrices import KINDS, Corpus, Count, Matrix
from qualcode.projects.results import FIDELITY, matrix_sheet, whose
from qualcode.scales import scale_codes
from qualcode.screens import cell_quotes, looks, matrix_records
from qualcode.ui.downloads import downloads
from qualcode.ui.fidelity import fidelity_table
from qualcode.ui.heat_maps import BANDS, EMPTY, INK, PAPER, axis
from qualcode.ui.html import cell_quotes_html
from qualcode.ui.state import here, language, md, plain, remembered, study, tr

_SHOWN = ("conditions-elements", "code-participant", "co-occurrence")
_CHOSEN = "#D55E00"

_Cell = tuple[str, str]
"""A row and a column, by their keys."""


def page() -> None:
    """Draw the page."""
    st.title(tr("page.matrix"))
    corpus = study()
    coders = busiest_first(corpus.codings)
    if not coders:
        st.info(tr("app.nocodings"))
        return
    left, middle, right = st.columns([4, 2, 4], vertical_alignment="bottom")
    shown = [*_SHOWN, *([FIDELITY] if scale_codes(corpus.books) else [])]
    kind = left.selectbox(tr("matrix.kind"), shown, format_func=lambda k: tr(f"matrix.{k}"), key="choice.matrix_kind")
    coder = middle.selectbox(tr("transcripts.coders"), coders, key="choice.matrix_coder")
    if kind == FIDELITY:
        fidelity_table(corpus, coder)
        return
    count = right.segmented_control(
        tr("count"),
        list(Count),
        format_func=lambda c: tr(f"count.{c.value}"),
        required=True,
        key=remembered("matrix_count", Count.PASSAGES),
    )
    count = Count(count or Count.PASSAGES)
    found = KINDS[kind](corpus, coder=coder, count=count)
    told = whose(here(), coder, language())
    st.caption(
        f"{md('matrix.scope', coder=told, count=tr(f'count.{count.value}'))} "
        f"{tr('matrix.subthemes') if kind == 'conditions-elements' else tr('matrix.own')} {tr('matrix.click')}"
    )
    figure, table = st.tabs([tr("matrix.figure"), tr("matrix.table")])
    key = f"{kind}-{coder}-{count}-{language()}"
    with figure:
        in_figure = _figure(found, key)
    with table:
        in_table = _table(found, key)
    clicked = _chosen(found, key, in_figure, in_table)
    downloads(matrix_sheet(found, language(), coder=told), f"{found.kind}-{found.coder}")
    if clicked:
        _quotes(corpus, found, clicked)


def _chosen(found: Matrix, key: str, *now: _Cell | None) -> _Cell | None:
    """Return the cell to show: where a choice changed since the last run, that one, in the figure or in the table.

    A figure that is drawn anew, for another count or after another page, has lost its choice: that is no change.
    """
    before = st.session_state.get("matrix.before")
    cell: _Cell | None = st.session_state.get("matrix.cell")
    if before and before[0] == key and st.session_state.get("page") == "matrix":
        for old, new in zip(before[1], now, strict=True):
            cell = new if new != old else cell
    else:
        cell = next((choice for choice in now if choice), cell)
    st.session_state["matrix.before"], st.session_state["matrix.cell"] = (key, now), cell
    return cell if cell and cell[0] in found.rows.keys and cell[1] in found.columns.keys else None


def _figure(found: Matrix, key: str) -> _Cell | None:
    """Draw the heat map; return the row and column of the cell that was clicked."""
    cell = alt.selection_point(name="cell", fields=["row", "column"])
    alt_text = tr("matrix.alt", rows=len(found.rows.keys), columns=len(found.columns.keys))
    event = st.altair_chart(
        heat_map(found, cell),
        on_select="rerun",
        selection_mode="cell",
        key=f"figure-{key}",
        width="stretch",
        alt=alt_text,
    )
    chosen: list[dict[str, Any]] = event.selection.get("cell", []) if event else []
    return (chosen[0]["row"], chosen[0]["column"]) if chosen else None


def heat_map(found: Matrix, cell: alt.Parameter) -> alt.LayerChart | alt.FacetChart:
    """Return the heat map: grey for nothing, darker for more, the number in each cell."""
    records = pd.DataFrame(matrix_records(found, language()))
    most = max(1, int(records["value"].max())) if len(records) else 1
    row_names, column_names = (dict(zip(axis.keys, axis.labels, strict=True)) for axis in (found.rows, found.columns))
    base = alt.Chart(records).encode(
        x=alt.X("column:N", sort=list(found.columns.keys), title=None, axis=axis(column_names, "top"), scale=BANDS),
        y=alt.Y("row:N", sort=list(found.rows.keys), title=None, axis=axis(row_names, "left"), scale=BANDS),
    )
    color = alt.condition(
        alt.datum.value == 0,
        alt.value(EMPTY),
        alt.Color("value:Q", scale=alt.Scale(scheme="cividis", reverse=True, domain=[0, most]), legend=None),
    )
    titles = {"row_label:N": " ", "column_label:N": "×", "value:Q": tr(f"count.{found.count.value}")}
    tooltip = [alt.Tooltip(name, title=title) for name, title in titles.items()]
    cells = base.mark_rect(cornerRadius=3, cursor="pointer").encode(
        color=color,
        tooltip=tooltip,
        stroke=alt.condition(cell, alt.value(_CHOSEN), alt.value(None), empty=False),
        strokeWidth=alt.condition(cell, alt.value(4), alt.value(0), empty=False),
    )
    ink = alt.condition(alt.datum.value > 0.5 * most, alt.value(PAPER), alt.value(INK))
    numbers = base.mark_text(fontSize=14).encode(text="value:Q", color=ink)
    return alt.layer(cells.add_params(cell), numbers, height=34 * len(found.rows.keys) + 90)


def _table(found: Matrix, key: str) -> _Cell | None:
    """Draw the same numbers as a table that keys can walk; return the row and column of the cell chosen."""
    frame = pd.DataFrame([list(row) for row in found.data], index=list(found.rows.labels), columns=_distinct(found))
    event = st.dataframe(frame, on_select="rerun", selection_mode="single-cell", key=f"table-{key}", width="stretch")
    cells = event.selection.get("cells", []) if event else []
    if not cells or cells[0][1] not in frame.columns:
        return None
    row, column = cells[0]
    return found.rows.keys[row], found.columns.keys[list(frame.columns).index(column)]


def _distinct(found: Matrix) -> list[str]:
    """Return the columns' labels, with the key where two are alike."""
    labels = found.columns.labels
    return [
        f"{label} ({key})" if labels.count(label) > 1 else label
        for key, label in zip(found.columns.keys, labels, strict=True)
    ]


def _quotes(corpus: Corpus, found: Matrix, cell: _Cell) -> None:
    names = dict(zip((*found.rows.keys, *found.columns.keys), (*found.rows.labels, *found.columns.labels), strict=True))
    quotes = cell_quotes(corpus, found, *cell)
    st.subheader(plain(f"{names[cell[0]]} × {names[cell[1]]}"))
    if not quotes:
        st.info(tr("matrix.none"))
        return
    st.caption(tr("matrix.quotes.1") if len(quotes) == 1 else tr("matrix.quotes", n=len(quotes)))
    st.html(cell_quotes_html(quotes, looks(corpus.books), language()))
