"""Signing in on a team's server: by the password file, or by the organisation's own sign-in (OpenID Connect).

Without either, the viewer is on one person's computer, and whoever sits there says who they are.
"""

import os
import time
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from qualcode.codings import coder_name
from qualcode.errors import QualcodeError
from qualcode.projects.passwords import check_password
from qualcode.projects.who import PASSWORDS, SIGN_IN
from qualcode.ui.state import tr

PATIENCE = 5
"""So often may a wrong password be given for a name before there is a pause."""
PAUSE = 30.0
"""How many seconds that pause lasts."""


def wanted() -> bool:
    """Say whether one must sign in here."""
    return bool(os.environ.get(PASSWORDS) or os.environ.get(SIGN_IN))


def sign_in() -> str:
    """Return who signed in; until then draw where to do so, and return an empty name."""
    if os.environ.get(SIGN_IN):
        return _by_organisation()
    name = str(st.session_state.get("signed_in") or "")
    if not name:
        _form(Path(os.environ[PASSWORDS]))
    return name


def sign_out() -> None:
    """Draw the button that ends it."""
    if st.button(tr("signin.out"), icon=":material/logout:", width="stretch"):
        st.session_state.clear()
        if os.environ.get(SIGN_IN):
            st.logout()
        st.rerun()


def _form(passwords: Path) -> None:
    st.title("qualcode")
    with st.form("sign-in", width=420):
        name = st.text_input(tr("signin.name"))
        password = st.text_input(tr("signin.password"), type="password")
        if not st.form_submit_button(tr("signin.in"), type="primary"):
            return
        failures = _failures()
        if _paused(failures, name):
            st.error(tr("signin.pause", seconds=int(PAUSE)), icon=":material/error:")
            return
        try:
            right = check_password(passwords, name, password)
        except QualcodeError as error:
            st.error(str(error), icon=":material/error:")
            return
        if right:
            failures.pop(_folded(name), None)
            st.session_state["signed_in"] = coder_name(name)
            st.rerun()
        failures.setdefault(_folded(name), []).append(time.monotonic())
        st.error(tr("signin.wrong"), icon=":material/error:")


@st.cache_resource(show_spinner=False)
def _failures() -> dict[str, list[float]]:
    """Return for each name when a wrong password was given, for all who try on this server."""
    return {}


def _paused(failures: dict[str, list[float]], name: str) -> bool:
    since = time.monotonic() - PAUSE
    recent = [moment for moment in failures.get(_folded(name), []) if moment > since]
    if recent or name:
        failures[_folded(name)] = recent
    return len(recent) >= PATIENCE


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _by_organisation() -> str:
    if not st.user.is_logged_in:
        st.title("qualcode")
        st.button(tr("signin.organisation"), on_click=st.login, type="primary", icon=":material/login:")
        return ""
    claims = {str(name): value for name, value in st.user.to_dict().items()}
    name = coder_of(claims, st.secrets.get("coders", {}))
    if not name:
        st.error(tr("signin.unknown", email=str(claims.get("email", ""))), icon=":material/error:")
        sign_out()
    return name


def coder_of(claims: Mapping[str, object], coders: Mapping[str, object]) -> str:
    """Return the coder that an organisation's account stands for, or an empty name for none.

    Args:
        claims: what the organisation says of the account: its address, and whether it has verified it.
        coders: for each address, or each ``sub`` by which the organisation knows an account, the coder's name; what is
            not there is a stranger. An address counts only if the organisation says that it has verified it, since
            some let people set it themselves.
    """
    known = {str(account).casefold(): str(name) for account, name in coders.items()}
    email = str(claims.get("email") or "").casefold() if claims.get("email_verified") is True else ""
    return known.get(str(claims.get("sub") or "").casefold()) or known.get(email, "")
