"""The frame around the pages: the project, the language, and the way from page to page."""

import altair as alt
import pandas as pd
import streamlit as st

from qualcode.catalogue import LANGUAGES
from qualcode.errors import QualcodeError
from qualcode.ui import agreement, history, importing, matrix, quotes, suggestions, team, transcripts
from qualcode.ui.html import STYLE
from qualcode.ui.identity import choose_name, undo_and_redo
from qualcode.ui.state import failure, here, keep_choices, md, project, project_name, tr, warm_up

_NAMES = {"nl": "Nederlands", "en": "English"}


def run() -> None:
    """Show the page that the user chose."""
    st.set_page_config(page_title=f"{project_name()} · qualcode", page_icon="🧵", layout="wide")
    st.html(STYLE)
    keep_choices()
    with st.sidebar:
        st.segmented_control(
            tr("app.language"),
            LANGUAGES,
            format_func=_NAMES.__getitem__,
            default="nl",
            key="language",
            label_visibility="collapsed",
            required=True,
        )
    where = _opened()
    if where is None:
        return
    upload = st.Page(importing.page, title=tr("page.import"), url_path="importeren", icon=":material/upload_file:")
    pages = [
        st.Page(transcripts.page, title=tr("page.transcripts"), icon=":material/article:"),
        st.Page(matrix.page, title=tr("page.matrix"), url_path="matrix", icon=":material/grid_on:"),
        st.Page(quotes.page, title=tr("page.quotes"), url_path="citaten", icon=":material/format_quote:"),
        st.Page(suggestions.page, title=tr("page.suggestions"), url_path="suggesties", icon=":material/lightbulb:"),
        st.Page(agreement.page, title=tr("page.agreement"), url_path="overeenstemming", icon=":material/handshake:"),
        upload,
        st.Page(team.page, title=tr("page.team"), url_path="team", icon=":material/group:"),
        st.Page(history.page, title=tr("page.history"), url_path="geschiedenis", icon=":material/history:"),
    ]
    empty = not here().headings()
    if not empty:
        warm_up(where)
    chosen = st.navigation([upload] if empty else pages)
    try:
        with st.sidebar:
            choose_name()
            undo_and_redo()
            st.caption(md("app.project", name=project_name()))
        failure()
        chosen.run()
        st.session_state["page"] = chosen.url_path
        _fetch_charts()
    except QualcodeError as error:
        st.error(str(error), icon=":material/error:")


def _fetch_charts() -> None:
    """Let the browser fetch what draws charts while the first page is read: a chart that nobody sees, in every page."""
    with st.container(key="ahead"):
        st.altair_chart(alt.Chart(pd.DataFrame({"x": []})).mark_point())


def _opened() -> str | None:
    """Return the project, if there is one and it can be opened; else say what to do."""
    where = project()
    if where is None:
        st.title("qualcode")
        st.info(tr("app.noproject"))
        return None
    try:
        here()
    except QualcodeError as error:
        st.error(str(error), icon=":material/error:")
        return None
    return where
