"""Who else is reading or coding now: seen on this server in the last seconds, kept in memory only."""

import time
from threading import Lock

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from qualcode.ui.state import coder

FOR = 6.0
"""Seconds for which somebody counts as here after they were last seen."""


@st.cache_resource(show_spinner=False)
def _seen(where: str) -> tuple[dict[str, tuple[str, str, float]], Lock]:
    """Return for each tab that has the project open who, which transcript, and when last."""
    return {}, Lock()


def others_here(where: str, transcript: str) -> list[str]:
    """Say that the user has a transcript open; return who else has this one open, by name."""
    context = get_script_run_ctx()
    seen, lock = _seen(where)
    now = time.monotonic()
    with lock:
        seen[context.session_id if context else ""] = (coder(), transcript, now)
        for tab in [tab for tab, (_, _, last) in seen.items() if now - last > FOR]:
            del seen[tab]
        return sorted({name for name, there, _ in seen.values() if name and name != coder() and there == transcript})
