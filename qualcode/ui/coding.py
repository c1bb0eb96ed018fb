"""The page *Coderen*: a transcript to be read and coded, on the coding screen."""

import streamlit as st

from qualcode.errors import NotFoundError, ProjectError
from qualcode.ui.coding_desk import data_for, desk_of_tab
from qualcode.ui.component import coding_screen, outbox
from qualcode.ui.html import CODING_STYLE
from qualcode.ui.likeness import find_like
from qualcode.ui.state import choose_transcript, coder, here, label_of, tr
from qualcode.ui.transcripts import finished

EVERY = 1.5
"""Seconds between two looks at what others did."""


def page() -> None:
    """Draw the page."""
    st.html(CODING_STYLE)
    labels = label_of(here().headings())
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    name = choose_transcript(left, labels)
    with right:
        finished(name)
    with st.container():  # always there: else the screen would change its place in the page, and be made anew
        if not coder():
            st.info(tr("coding.noname"), icon=":material/badge:")
    _screen(name, labels[name])


@st.fragment(run_every=EVERY)
def _screen(name: str, label: str) -> None:
    """Carry out what the browser sent, and give it what differs from what it has."""
    desk, box = desk_of_tab(), outbox()
    desk.take(box)
    try:
        desk.given = data_for(desk, name, label, box)
    except NotFoundError:  # the transcript was removed meanwhile
        st.rerun()
    except ProjectError as error:
        if not desk.given:
            raise
        desk.given = {**desk.given, "trouble": str(error)}  # the screen stays, with all that was not stored
    sent = coding_screen(desk.given)
    like = sent.get("like") or {}
    if like and like["n"] != st.session_state.get("liked"):
        st.session_state["liked"] = like["n"]
        find_like(str(like["words"]), str(like["code"]))
    if sent != box and desk.take(sent):  # a new connection brings what was sent before, without telling
        st.rerun()
