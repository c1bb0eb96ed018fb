"""The page *Geschiedenis*: what was done, by whom and when, and the audit trail as a file."""

from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import streamlit as st

from qualcode.projects.journal import Event, audit_trail, events
from qualcode.ui.state import here, language, plain, project_name, remembered, tr

SHOWN = 200
"""How many changes stand on the page."""


def page() -> None:
    """Draw the page."""
    st.title(tr("page.history"))
    opened = here()
    found = events(opened, limit=SHOWN, language=language())
    coders = list(dict.fromkeys(event.coder for event in found if event.coder))
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    chosen = left.pills(
        tr("history.who"), coders, selection_mode="multi", format_func=plain, key=remembered("history_coders", [])
    )
    shown = [event for event in found if not chosen or event.coder in chosen]
    with right.container(horizontal=True):
        for ending in ("xlsx", "csv", "json"):
            st.download_button(
                tr("history.download", ending=ending),
                data=partial(audit_trail, opened, ending),
                file_name=f"{project_name()}-{tr('history.file')}.{ending}",
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(tr("history.caption"))
    st.dataframe(_frame(shown), width="stretch", hide_index=True, height=min(36 * (len(shown) + 1) + 2, 720))


def _frame(shown: list[Event]) -> pd.DataFrame:
    columns = ["#", tr("history.time"), tr("history.by"), tr("history.what"), tr("history.state")]
    rows = [(e.number, local_time(e.time), e.coder, e.words, _state(e)) for e in shown]
    return pd.DataFrame(rows, columns=columns)


def _state(event: Event) -> str:
    if event.undone:
        return tr("history.undone")
    return tr("history.copy") if event.merged else ""


def local_time(time: datetime) -> str:
    """Return a moment as the clock of whoever looks has it."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except ZoneInfoNotFoundError:
        zone = ZoneInfo("UTC")
    return f"{time.replace(tzinfo=UTC).astimezone(zone):%d-%m-%Y %H:%M}"
