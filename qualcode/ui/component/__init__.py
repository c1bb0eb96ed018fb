"""The coding screen as a component of the page: what its files hold, and how it is put on the page."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FILES = ("offsets", "outbox", "items", "text", "codes", "dialogs", "detail", "toolbar", "keys", "screen")
"""The parts of its script, in an order in which each finds what it needs; together they are one module."""

KEY = "coding_screen"
"""Under which the page knows it."""


def coding_screen(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put the screen on the page; return its outbox: ``actions`` to be carried out, and what it has already.

    Args:
        data: what it shows, as JSON.
    """
    mounted = _mount()(key=KEY, data=dict(data), default={"outbox": {}}, on_outbox_change=lambda: None)
    return mounted.get("outbox") or {}


def outbox() -> Mapping[str, Any]:
    """Return what the screen sent last, before it is put on the page anew."""
    return (st.session_state.get(KEY) or {}).get("outbox") or {}


@cache
def _mount() -> Any:
    here = Path(__file__).parent
    script = "\n".join((here / f"{name}.js").read_text("utf-8") for name in _FILES)
    style = (here / "screen.css").read_text("utf-8")
    return st.components.v2.component(
        "qualcode_coding_screen", html='<div class="cs-root"></div>', css=style, js=script, isolate_styles=False
    )
