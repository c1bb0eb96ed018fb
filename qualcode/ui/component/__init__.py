"""The coding screen as a component of the page: what its files hold, and how it is put on the page."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

_FILES = (
    "offsets",
    "outbox",
    "items",
    "text",
    "codes",
    "dialogs",
    "detail",
    "toolbar",
    "keys",
    "menus",
    "going",
    "refusals",
    "screen",
)
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
def program() -> tuple[str, dict[str, str]]:
    """Return what the screen is made of, ``script`` and ``style``, and before it by what it is known."""
    script = "\n".join(_read(f"{name}.js") for name in _FILES)
    parts = {"script": script, "style": _read("screen.css")}
    return sha256("".join(parts.values()).encode()).hexdigest()[:16], parts


@cache
def _mount() -> Any:
    return st.components.v2.component(
        "qualcode_coding_screen", html='<div class="cs-root"></div>', js=_read("loader.js"), isolate_styles=False
    )


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")
