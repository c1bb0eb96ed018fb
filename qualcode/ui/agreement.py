"""The page *Overeenstemming*: how far coders agree, code by code."""

import altair as alt
import pandas as pd
import streamlit as st

from qualcode.agreement.coefficients import Statistic
from qualcode.agreement.report import AgreementReport
from qualcode.codings import busiest_first
from qualcode.projects.results import agreement
from qualcode.teams import MACHINE
from qualcode.ui.machine import codings_of_machine
from qualcode.ui.state import chart_locale, decimal, here, md, plain, remembered, study, tr


def page() -> None:
    """Draw the page."""
    st.title(tr("page.agreement"))
    people = busiest_first(study().codings)
    known = [*people, *([] if MACHINE in people else [MACHINE])]
    coders = st.pills(
        tr("agreement.coders"),
        known,
        selection_mode="multi",
        format_func=lambda name: tr("agreement.machine") if name == MACHINE else plain(name),
        key=remembered("agreement_coders", people[:2]),
    )
    if MACHINE in coders:
        st.caption(tr("agreement.machine.hint"))
    if len(coders) < 2:
        st.info(tr("agreement.two"))
        return
    with st.spinner(tr("suggestions.wait"), show_time=False):
        report = agreement(here(), coders, machine=codings_of_machine() if MACHINE in coders else None)
    if not report.transcripts:
        st.info(tr("agreement.nofinished"))
        return
    st.caption(tr("agreement.scope", n=report.n_units, t=len(report.transcripts)))
    if report.left_out:
        st.caption(md("agreement.leftout", names=", ".join(report.left_out)))
    if report.outside:
        st.caption(tr("agreement.outside", n=report.outside))
    if not report.codes:
        st.info(tr("agreement.none"))
        return
    st.altair_chart(_figure(report), width="stretch")
    st.caption(tr("agreement.reading"))
    st.dataframe(_frame(report), width="stretch", hide_index=True, height=36 * (len(report.codes) + 1) + 2)


def _frame(report: AgreementReport) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                tr("code"): entry.label,
                tr("agreement.alpha"): _shown(entry.alpha),
                tr("agreement.percent"): _share(entry.percent),
                **{tr("agreement.units", coder=coder): n for coder, n in entry.units_with_code.items()},
                tr("agreement.remark"): tr("agreement.rare") if entry.rare else "",
            }
            for entry in report.codes
        ]
    )


def _figure(report: AgreementReport) -> alt.LayerChart | alt.FacetChart:
    """Return alpha for each code as a dot, with the borders .667 and .800."""
    rows = [{"code": e.label, "alpha": e.alpha.value} for e in report.codes if e.alpha.value is not None]
    order = [entry.label for entry in report.codes]
    dots = (
        alt.Chart(pd.DataFrame(rows, columns=["code", "alpha"]))
        .mark_circle(size=110, color="#3B82C4", opacity=1)
        .encode(
            x=alt.X(
                "alpha:Q",
                title=tr("agreement.alpha"),
                scale=_scale(rows),
                axis=_TICKS,
            ),
            y=alt.Y("code:N", sort=order, title=None, axis=alt.Axis(labelLimit=320, labelFontSize=13)),
            tooltip=[alt.Tooltip("code:N", title=tr("code")), alt.Tooltip("alpha:Q", format=".3f")],
        )
    )
    borders = (
        alt.Chart(pd.DataFrame({"border": [0.667, 0.8]}))
        .mark_rule(strokeDash=[5, 4], color="#777777")
        .encode(x="border:Q")
    )
    return alt.layer(borders, dots, height=26 * len(rows) + 50, config=alt.Config(locale=chart_locale()))


_TICKS = alt.Axis(values=[-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1], format=".1f")


def _scale(rows: list[dict[str, object]]) -> alt.Scale:
    return alt.Scale(domain=[min([0.0, *(float(str(row["alpha"])) for row in rows)]), 1.0])


def _share(statistic: Statistic) -> str:
    return tr(statistic.reason) if statistic.value is None else f"{statistic.value:.0%}"


def _shown(statistic: Statistic) -> str:
    return tr(statistic.reason) if statistic.value is None else decimal(statistic.value)
