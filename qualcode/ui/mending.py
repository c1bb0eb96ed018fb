"""Mending a typo in a transcript: the words of one turn, what becomes of the codings on it, and then a new version."""

from collections.abc import Sequence

import streamlit as st

from qualcode.errors import QualcodeError
from qualcode.projects.versions import Carried, Mend, NewVersion, carry_out, plan_mending
from qualcode.reanchoring import Anchoring
from qualcode.transcripts import Transcript
from qualcode.ui.state import here, md, tr

MOST = 5
"""So many codings that moved are shown at once; more are folded away, those to be looked at never."""


def mend(transcript: Transcript) -> None:
    """Draw the place where a turn's words can be mended."""
    with st.expander(tr("mend.title"), icon=":material/edit:"):
        st.caption(tr("mend.hint"))
        turns = {number: turn for number, turn in enumerate(transcript.turns, start=1)}
        number = st.selectbox(
            tr("mend.turn"),
            list(turns),
            index=None,
            placeholder=tr("mend.choose"),
            format_func=lambda n: f"{n} · {turns[n].speaker}: {turns[n].span.of(transcript.text)[:60]}",
            key=f"mend-turn-{transcript.id}-{transcript.digest[:8]}",
        )
        if number is None:
            return
        before = turns[number].span.of(transcript.text)
        words = st.text_area(tr("mend.words"), before, key=f"mend-{transcript.digest[:8]}-{number}", height=200)
        if words.strip() == before.strip():
            return
        try:
            plan = plan_mending(here(), transcript.id, [Mend(turns[number].span, words.strip("\n"))])
        except QualcodeError as error:
            st.error(str(error), icon=":material/error:")
            return
        show_carried(plan)
        if st.button(tr("mend.save"), type="primary", key="mend-save"):
            carry_out(here(), plan)
            st.toast(tr("mend.done"))
            st.rerun()


def show_carried(plan: NewVersion) -> None:
    """Show what becomes of the codings and memos on a text that is corrected."""
    counts = {state.value: plan.count(state) for state in Anchoring}
    st.write(md("mend.counts", **counts))
    _list([carried for carried in plan.shown if carried.state is Anchoring.REVIEW])
    moved = [carried for carried in plan.shown if carried.state is Anchoring.MOVED]
    if len(moved) > MOST:
        with st.expander(tr("mend.all", n=len(moved))):
            _list(moved)
    else:
        _list(moved)
    if plan.reopened:
        st.write(md("mend.reopened", coders=", ".join(mark.coder for mark in plan.reopened)))


def _list(found: Sequence[Carried]) -> None:
    """Draw codings and memos with their words before and after, one line each."""
    for carried in found:
        what = getattr(carried.before, "code", "") or tr("mend.memo")
        facts = {"what": what, "coder": carried.before.coder}
        words = {"before": _short(carried.before.quote), "after": _short(carried.after.quote)}
        st.write("- " + md(f"mend.{carried.state.value}", **facts, **words))


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79] + "…"
