"""The page *Overleg*: coders settle what they differ in, passage by passage."""

from collections.abc import Sequence

import streamlit as st

from qualcode.codings import CONSENSUS
from qualcode.meeting_screen import in_turn
from qualcode.projects.decisions import decisions, decisions_sheet
from qualcode.projects.meetings import Meeting, coders_finished, meeting
from qualcode.projects.project import Project
from qualcode.projects.settling import settle_agreed
from qualcode.screens import looks
from qualcode.teams import Duty
from qualcode.ui.downloads import downloads
from qualcode.ui.meeting_before_after import before_and_after
from qualcode.ui.meeting_card import draw_card
from qualcode.ui.meeting_html import STYLE
from qualcode.ui.meeting_remarks import remarks_of_meeting
from qualcode.ui.meeting_state import from_the_first
from qualcode.ui.state import attempt, go_to, here, language, plain, remembered, study, tr, who

OPEN, ALL = "open", "all"
PLACE, SIZE = "place", "size"
BORDERS, NEARLY = (100, 90, 70, 50, 0), 90
"""Which part of their words coders must share to agree, in percents; and which, until the user chooses."""


def page() -> None:
    """Draw the page."""
    st.title(tr("page.meeting"), help=tr("meeting.intro"))
    st.html(STYLE)
    people = coders_finished(here())
    if len(people) < 2:
        hidden = len(here().team().hidden(who()))
        st.info(tr("meeting.nofinished") + (f" {tr('meeting.hidden', n=hidden)}" if hidden else ""))
        return
    left, right = st.columns([3, 2.2], vertical_alignment="bottom")
    with left:
        coders, majority, overlap = _choose(people)
    if len(coders) < 2:
        st.info(tr("meeting.two"))
        return
    found = _meeting(coders, majority=majority, overlap=overlap)
    if found.hidden:
        st.caption(tr("meeting.hidden", n=found.hidden))
    if not found.transcripts:
        st.info(tr("meeting.nofinished"))
        return
    may = _may_settle()
    if not may:
        st.info(tr("meeting.mayread"))
    with right:
        if found.untaken:
            _take_over(found, coders, majority=majority, overlap=overlap, may=may)
        elif found.agreed:
            st.caption(tr("meeting.agreed", n=found.agreed))
    _go_through(found, may=may)
    before_and_after(coders)
    remarks_of_meeting(may=may)
    with st.expander(tr("meeting.decisions"), icon=":material/gavel:", key="meeting-decisions"):
        told = decisions(here())
        st.caption(tr("decisions.scope", n=len(told)))
        sheet = decisions_sheet(told, study().books, language())
        downloads(sheet, tr("decisions.file"))


def _choose(people: Sequence[str]) -> tuple[list[str], bool, float]:
    """Let the user choose whom to compare, whether most of three or more are enough, and how much they must share."""
    whom, how = st.columns([1, 1.15])
    chosen = whom.pills(
        tr("meeting.coders"),
        sorted(people),
        selection_mode="multi",
        format_func=plain,
        key=remembered("meeting_coders", list(people[:2])),
        on_change=from_the_first,
    )
    coders = [name for name in chosen if name in people]
    borders = how.selectbox(
        tr("meeting.borders"),
        BORDERS,
        format_func=lambda percent: tr(f"meeting.borders.{percent}"),
        help=tr("meeting.borders.help"),
        key=remembered("meeting_borders", NEARLY),
        on_change=from_the_first,
    )
    majority = len(coders) > 2 and st.toggle(
        tr("meeting.majority"), help=tr("meeting.majority.help"), key=remembered("meeting_majority", default=False)
    )
    return coders, majority, borders / 100


def _meeting(coders: Sequence[str], *, majority: bool, overlap: float) -> Meeting:
    opened = here()
    asked = (tuple(sorted(coders)), majority, overlap)
    return _compared(opened.location, opened.who, opened.revision(), asked, opened)


@st.cache_resource(show_spinner=False, max_entries=6)
def _compared(
    where: str, who: str, revision: int, asked: tuple[tuple[str, ...], bool, float], _opened: Project
) -> Meeting:
    coders, majority, overlap = asked
    return meeting(_opened, coders, majority=majority, overlap=overlap, study=study())


def _may_settle() -> bool:
    """Say whether the user may write decisions down; whoever may not reads along."""
    team = here().team()
    return bool(who()) and team.duty(who()) in (Duty.OWNER, Duty.REVIEWER)


def _take_over(found: Meeting, coders: Sequence[str], *, majority: bool, overlap: float, may: bool) -> None:
    """Offer to take over what is agreed."""
    st.button(
        tr("meeting.take.majority" if majority else "meeting.take", n=len(found.untaken)),
        icon=":material/done_all:",
        on_click=_take,
        args=(coders, majority, overlap),
        disabled=not may,
        width="stretch",
    )


def _take(coders: Sequence[str], majority: bool, overlap: float) -> None:  # noqa: FBT001 - streamlit calls it so
    taken = attempt(settle_agreed, here(), coders, majority=majority, overlap=overlap)
    if taken:
        st.toast(tr("meeting.taken", n=len(taken)))


def _go_through(found: Meeting, *, may: bool) -> None:
    """Draw how far the meeting came, and the disagreement that is its turn."""
    if not found.found:
        st.success(tr("meeting.agreeing"), icon=":material/celebration:")
        return
    done, all_of_them = len(found.found) - len(found.open), len(found.found)
    far, left, middle, right = st.columns([2.2, 1.75, 2.45, 2.2], vertical_alignment="bottom")
    far.progress(done / all_of_them, text=f"**{tr('meeting.progress', done=done, all=all_of_them)}**")
    with left:
        show = _one_of("show", (OPEN, ALL))
    with middle:
        order = _one_of("order", (PLACE, SIZE))
    with right:
        code = _code(found)
    if not found.open:
        _all_done(found)
    shown = in_turn(found, only_open=show == OPEN, largest_first=order == SIZE, code=code)
    if shown:
        draw_card(found, shown, may=may)
    elif found.open:
        st.info(tr("meeting.nonehere"))


def _one_of(name: str, values: Sequence[str]) -> str:
    chosen = st.segmented_control(
        tr(f"meeting.{name}"),
        values,
        format_func=lambda value: tr(f"meeting.{name}.{value}"),
        key=remembered(f"meeting_{name}", values[0]),
        required=True,
        on_change=from_the_first,
    )
    return str(chosen or values[0])


def _code(found: Meeting) -> str:
    """Let the user look at the disagreements on one code only; return its key, or an empty name for all."""
    look = looks(study().books)
    codes = sorted({code for one in found.found for code in one.codes}, key=lambda key: look(key).label.casefold())
    if st.session_state.get("choice.meeting_code", "") not in ("", *codes):
        del st.session_state["choice.meeting_code"]
    chosen = st.selectbox(
        tr("meeting.code"),
        ["", *codes],
        format_func=lambda key: look(key).label if key else tr("all"),
        key=remembered("meeting_code", ""),
        on_change=from_the_first,
    )
    return str(chosen)


def _all_done(found: Meeting) -> None:
    st.success(tr("meeting.done", n=len(found.found)), icon=":material/celebration:")
    if found.untaken:
        st.info(tr("meeting.notake"))
    if any(coding.coder == CONSENSUS for coding in study().codings) and st.button(
        tr("meeting.matrix"), icon=":material/grid_on:"
    ):
        st.session_state["choice.matrix_coder"] = CONSENSUS
        go_to("matrix")
