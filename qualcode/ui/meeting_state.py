"""What a click on the page *Overleg* does: going to a disagreement, and putting a decision on record."""

from dataclasses import replace

import streamlit as st

from qualcode.disagreements import Disagreement
from qualcode.projects.decisions import in_words
from qualcode.projects.settling import decide
from qualcode.rulings import Decision
from qualcode.ui.state import attempt, here, language, md


def show(name: str) -> None:
    """Go to another disagreement, by its id; stay if there is none."""
    if name:
        st.session_state["choice.verschil"] = name
    st.session_state.pop("meeting_other", None)


def from_the_first() -> None:
    """Go to the first of the disagreements that are shown: others are, or in another order."""
    for name in ("choice.verschil", "kept.verschil", "meeting_other"):
        st.session_state.pop(name, None)
    st.query_params.pop("verschil", None)


def settle_it(one: Disagreement, decision: Decision, following: str) -> None:
    """Put a decision on record with the reason that was given, and go on to the disagreement that follows."""
    reason = str(st.session_state.get(f"reason-{one.id}", "")).strip()
    changed = attempt(decide, here(), one, replace(decision, reason=reason))
    if changed is not None:
        said = "meeting.settled" if changed else "meeting.settled.so"
        st.toast(md(said, how=in_words(decision.how, decision.like, language())))
        show(following)
