"""Who the user is, and taking back what they did: at the top of every page."""

from collections.abc import Callable

import streamlit as st

from qualcode.changes import Recorded
from qualcode.projects.journal import Names, in_words, names_in
from qualcode.projects.who import account
from qualcode.ui.sign_in import sign_out, wanted
from qualcode.ui.state import addressed, attempt, coder, here, language, plain, tr


def choose_name() -> None:
    """Let the user say who they are: a member of the team, somebody who coded before, or a new name."""
    if wanted():
        st.markdown(f"**{plain(coder())}**")
        sign_out()
        return
    opened = here()
    if "become" in st.session_state:
        st.session_state["choice.who"] = st.session_state.pop("become")
    team = opened.team()
    members = list(team.duties)
    known = [*(coder for _, coder, _ in opened.counts()), *(item.coder for item in team.assignments)]
    names = members or list(dict.fromkeys(known))
    chosen = st.session_state.get("choice.who") or st.query_params.get("who")
    if not members and chosen and chosen not in names:
        names.append(chosen)
    st.selectbox(
        tr("who.label"),
        names,
        key=addressed("who", None, names),
        placeholder=tr("who.member") if members else tr("who.placeholder", account=account()),
        accept_new_options=not members,
        help=tr("who.help"),
    )


def undo_and_redo() -> None:
    """Draw the two buttons that take back the user's last change and do it again."""
    opened = here()
    left, right = st.columns(2)
    steps = (("undo", left, opened.next_undo()), ("redo", right, opened.next_redo()))
    names = names_in(opened, [change for _, _, change in steps if change])
    for name, place, change in steps:
        place.button(
            tr(f"step.{name}"),
            key=name,
            icon=f":material/{name}:",
            disabled=change is None,
            help=plain(in_words(change, language(), names)) if change else tr(f"step.{name}.nothing"),
            on_click=_step,
            args=(opened.undo if name == "undo" else opened.redo, f"step.{name}.done", names),
            width="stretch",
        )


def _step(step: Callable[[], Recorded | None], done: str, names: Names) -> None:
    """Undo or do again, and say what; ``names`` as they were before, for what has none any more."""
    change = attempt(step)
    if change:
        words = in_words(change, language(), {**names, **names_in(here(), [change])})
        st.toast(f"{tr(done)} {plain(words)}")
