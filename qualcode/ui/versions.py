"""What a corrected text leaves to do: codings that want a second look, and the way back to an earlier version."""

from collections.abc import Callable, Sequence

import streamlit as st

from qualcode.errors import QualcodeError
from qualcode.projects.project import Project
from qualcode.projects.review import Waiting, confirm, delete, waiting
from qualcode.projects.versions import carry_out, plan_restoring
from qualcode.transcripts import Transcript
from qualcode.ui.mending import show_carried
from qualcode.ui.state import attempt, here, md, tr


def second_look(transcript: Transcript) -> None:
    """Draw the codings and memos of a transcript that wait for a second look, each with a button that confirms it."""
    opened = here()
    found = [item for item in waiting(opened) if item.item.transcript == transcript.id]
    if not found:
        return
    with st.expander(tr("review.title", n=len(found)), icon=":material/visibility:", expanded=True):
        st.caption(tr("review.hint"))
        for item in found:
            _waiting(opened, item, transcript)


def _waiting(opened: Project, waits: Waiting, transcript: Transcript) -> None:
    item = waits.item
    left, middle, right = st.columns([6, 1, 1], vertical_alignment="center")
    at = transcript.turn_at(item.span)
    facts = {"what": getattr(item, "code", "") or tr("mend.memo"), "coder": item.coder, "turn": at[0] if at else "–"}
    left.write(md("review.line", **facts, before=waits.before or "?", after=item.quote))
    for name, place, act in (("confirm", middle, confirm), ("delete", right, delete)):
        place.button(
            tr(f"review.{name}"), key=f"{name}-{item.id}", on_click=_do, args=(act, opened, item.id), width="stretch"
        )


def _do(act: Callable[[Project, Sequence[str]], object], opened: Project, name: str) -> None:
    attempt(act, opened, [name])


def earlier_versions(transcript: Transcript) -> None:
    """Draw the earlier versions of a text, where there are any, with the way back to each."""
    found = here().versions(transcript.id)
    if len(found) < 2:
        return
    with st.expander(tr("versions.title", n=len(found)), icon=":material/history:"):
        numbers = [n for n, version in enumerate(found, start=1) if version.transcript.text != transcript.text]
        number = st.selectbox(
            tr("versions.which"),
            numbers,
            index=None,
            placeholder="…",
            format_func=lambda n: tr("versions.one", n=n, words=found[n - 1].transcript.words),
            key=f"version-{transcript.id}-{transcript.digest[:8]}",
        )
        if number is None:
            return
        try:
            plan = plan_restoring(here(), transcript.id, number)
        except QualcodeError as error:
            st.error(str(error), icon=":material/error:")
            return
        show_carried(plan)
        if st.button(tr("versions.restore"), key="restore-version"):
            carry_out(here(), plan)
            st.toast(tr("mend.done"))
            st.rerun()
