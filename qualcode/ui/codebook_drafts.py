"""What is being written in a form and not stored yet: it stays in its tab, whatever else is looked at or changed.

The keys of its fields begin with ``written.``, by which the pages keep them while they are not drawn.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st


def fill(key: str, now: Mapping[str, Any]) -> None:
    """Put what is stored now into the fields of a form, but for those in which something else was written.

    Args:
        key: of the form; its fields have this key, a dot and their name.
        now: what each field holds as it is stored.
    """
    was = st.session_state.get(_about(key, "was"))
    for name, value in now.items():
        field = f"{key}.{name}"
        if was is None or field not in st.session_state or st.session_state[field] == was[name]:
            put(field, value)
        elif value not in (was[name], st.session_state[field]):
            st.session_state[_about(key, "collided")] = collided(key) | {name}
    st.session_state[_about(key, "was")] = dict(now)


def put(field: str, value: Any) -> None:
    """Put a value into a field that holds another one.

    Setting what is there already is not the same as leaving it: the browser then takes the server's value, over words
    that are being written there while the page is drawn.
    """
    if field not in st.session_state or st.session_state[field] != value:
        st.session_state[field] = value


def written(key: str, now: Mapping[str, Any]) -> bool:
    """Say whether something is written in a form that is not stored."""
    return any(st.session_state[f"{key}.{name}"] != value for name, value in now.items())


def collided(key: str) -> frozenset[str]:
    """Return the fields that others changed while something else was written in them."""
    return frozenset(st.session_state.get(_about(key, "collided"), ()))


def to_tell(key: str) -> bool:
    """Say whether others changed fields of which that was not said yet; it counts as said from now on."""
    told = st.session_state.get(_about(key, "told"), frozenset())
    st.session_state[_about(key, "told")] = collided(key)
    return not collided(key) <= told


def forget(key: str) -> None:
    """Drop what was written in a form: it is stored, or not wanted any more."""
    for name in ("was", "collided", "told"):
        st.session_state.pop(_about(key, name), None)


def _about(key: str, name: str) -> str:
    """Return where something about a form is kept that is none of its fields."""
    return f"about.{key}.{name}"
