"""The page *Team*: who works on the project, which transcripts are whose, and how far everybody is."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from qualcode.errors import QualcodeError
from qualcode.projects.team import add_member, assign, progress, remove_member, unassign
from qualcode.projects.who import account
from qualcode.teams import Duty, Team
from qualcode.ui.sampling import samples
from qualcode.ui.state import coder, here, label_of, plain, tr, who


def page() -> None:
    """Draw the page."""
    st.title(tr("page.team"))
    team = here().team()
    _progress(team)
    left, right = st.columns(2, gap="large")
    with left:
        _members(team)
    with right:
        _assignments(team)
    samples(team)


def _progress(team: Team) -> None:
    far = {entry.coder: entry for entry in progress(here())}
    names = list(dict.fromkeys([*team.duties, *far]))
    if not names:
        st.info(tr("team.nobody"))
        return
    rows = []
    for name in names:
        entry = far.get(name)
        assigned, finished, made = (entry.assigned, entry.finished, entry.codings) if entry else (0, 0, 0)
        duty = tr(f"duty.{team.duties[name].value}") if name in team.duties else ""
        done = tr("team.of", done=finished, all=assigned) if assigned else ""
        rows.append((name, duty, done, tr("team.hidden") if made is None else str(made)))
    columns = [tr("team.name"), tr("team.duty"), tr("team.finished"), tr("codings").capitalize()]
    st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, width="stretch")
    if team.hidden(who()):
        st.caption(tr("team.blind.hint"))


def _members(team: Team) -> None:
    st.subheader(tr("team.members"))
    st.caption(tr("team.members.hint") if team.members else tr("team.first"))
    with st.form("member", clear_on_submit=True):
        name = st.text_input(tr("team.name"), value="" if team.members else coder() or account())
        duties = list(Duty) if team.members else [Duty.OWNER]
        duty = st.selectbox(
            tr("team.duty"),
            duties,
            index=duties.index(Duty.CODER) if team.members else 0,
            format_func=lambda duty: tr(f"duty.{duty.value}.long"),
        )
        if st.form_submit_button(tr("team.add"), icon=":material/person_add:") and name.strip():
            _do(add_member, name, duty, first=not team.members)
    if team.members:
        with st.form("leave"):
            gone = st.selectbox(tr("team.remove.who"), list(team.duties), index=None, placeholder="…")
            if st.form_submit_button(tr("team.remove")) and gone:
                _do(remove_member, gone)


def _assignments(team: Team) -> None:
    st.subheader(tr("team.assignments"))
    st.caption(tr("team.assignments.hint"))
    labels = label_of(here().headings())
    known = list(team.duties) or list(dict.fromkeys(coder for _, coder, _ in here().counts()))
    with st.form("assign"):
        coders = st.multiselect(
            tr("team.coders"),
            known,
            format_func=plain,
            accept_new_options=not team.members,
            placeholder=tr("team.choose"),
        )
        names = st.multiselect(
            tr("team.transcripts"), list(labels), format_func=labels.__getitem__, placeholder=tr("team.all")
        )
        blind = st.toggle(tr("team.blind"), help=tr("team.blind.help"))
        suggestions = st.toggle(tr("team.suggestions"), help=tr("team.suggestions.help"))
        with st.container(horizontal=True):
            give = st.form_submit_button(tr("team.assign"), type="primary")
            take = st.form_submit_button(tr("team.unassign"))
        if coders and give:
            _do(assign, coders, names, blind=blind or suggestions, suggestions=suggestions)
        elif coders and take:
            _do(unassign, coders, names)
    _table(team, labels)


def _table(team: Team, labels: dict[str, str]) -> None:
    rows = [
        (
            labels.get(item.transcript, item.transcript),
            item.coder,
            tr("team.is.suggested" if item.suggestions else "team.is.blind") if item.blind else "",
            tr("team.is.finished") if item.coder in team.finished.get(item.transcript, ()) else "",
        )
        for item in team.assignments
    ]
    if rows:
        columns = [tr("transcript"), tr("coder"), tr("team.how"), tr("team.state")]
        st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, width="stretch")


def _do(act: Callable[..., object], *values: object, first: bool = False, **more: object) -> None:
    """Do something and draw the page anew; what is refused is said where it was asked."""
    opened = here()
    if first and isinstance(values[0], str):
        opened = opened.seen_by(values[0])
    try:
        act(opened, *values, **more)
    except QualcodeError as error:
        st.error(str(error), icon=":material/error:")
        return
    if first:
        st.session_state["become"] = str(values[0]).strip()
    st.rerun()
