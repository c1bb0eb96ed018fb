"""The frame around the pages: the project, the language, and the way from page to page."""

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import streamlit as st

from qualcode.catalogue import LANGUAGES
from qualcode.errors import QualcodeError
from qualcode.ui import (
    agreement,
    codebook,
    coding,
    history,
    importing,
    matrix,
    meeting,
    quotes,
    suggestions,
    team,
    transcripts,
)
from qualcode.ui.html import STYLE
from qualcode.ui.identity import choose_name, undo_and_redo
from qualcode.ui.machine import warm_up
from qualcode.ui.sign_in import sign_in, wanted
from qualcode.ui.state import failure, here, keep_choices, md, plain, project, project_name, tr, who

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

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
    if not _signed_in() or (where := _opened()) is None:
        return
    try:
        _show(st.navigation(_pages(where)))
    except QualcodeError as error:
        st.error(str(error), icon=":material/error:")


def _signed_in() -> bool:
    """Say whether the user may go on: signed in where that is asked."""
    if not wanted():
        return True
    st.session_state["signed_in"] = sign_in()
    if not st.session_state["signed_in"]:
        known = [st.Page(lambda: None, title="qualcode", url_path=path, default=not path) for path in ("", *_PATHS)]
        st.navigation(known, position="hidden")  # every address leads to the same door
    return bool(st.session_state["signed_in"])


CODING = "coderen"

_PATHS = {
    CODING: (coding.page, "page.coding", ":material/ink_highlighter:"),
    "codeboek": (codebook.page, "page.codebook", ":material/account_tree:"),
    "matrix": (matrix.page, "page.matrix", ":material/grid_on:"),
    "citaten": (quotes.page, "page.quotes", ":material/format_quote:"),
    "suggesties": (suggestions.page, "page.suggestions", ":material/lightbulb:"),
    "overeenstemming": (agreement.page, "page.agreement", ":material/handshake:"),
    "overleg": (meeting.page, "page.meeting", ":material/groups:"),
    "importeren": (importing.page, "page.import", ":material/upload_file:"),
    "team": (team.page, "page.team", ":material/group:"),
    "geschiedenis": (history.page, "page.history", ":material/history:"),
}
"""For each address the page, its title and its sign; the first page, with the transcripts, has none."""


def _pages(where: str) -> "list[StreamlitPage]":
    """Return the pages; of an empty project only the one where it is filled, and its codebooks."""
    found = {
        path: st.Page(page, title=tr(title), url_path=path, icon=icon) for path, (page, title, icon) in _PATHS.items()
    }
    st.session_state["pages"] = found
    if not here().headings():
        return [found["importeren"], found["codeboek"]]
    warm_up(where)
    first = st.Page(transcripts.page, title=tr("page.transcripts"), icon=":material/article:")
    return [first, *found.values()]


def _show(chosen: "StreamlitPage") -> None:
    """Draw a page for a member of the team, with who they are and what they can take back."""
    known = here().team()
    with st.sidebar:
        choose_name()
        member = who() in known.duties or not known.members
        if member and chosen.url_path != CODING:  # there the screen has its own
            undo_and_redo()
        st.caption(md("app.project", name=project_name()))
        for warning in here().warnings:
            st.warning(f"{tr('app.nobackup')} ({plain(warning)})", icon=":material/backup:")
    failure()
    if not member:
        st.info(tr("who.stranger", name=plain(who())) if who() else tr("who.first"), icon=":material/group:")
        return
    chosen.run()
    st.session_state["page"] = chosen.url_path
    if chosen.url_path != CODING:  # who codes, waits for nothing else
        _fetch_charts()


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
