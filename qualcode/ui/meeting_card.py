"""One disagreement: how each coder saw the passage, beside one another, and the buttons that decide it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from qualcode.codings import Coding
from qualcode.disagreements import Disagreement
from qualcode.meeting_screen import Card, beside, card
from qualcode.projects.meetings import Meeting
from qualcode.rulings import Decision, both, each, like, neither
from qualcode.screens import looks
from qualcode.transcripts import Transcript
from qualcode.ui.html import Look
from qualcode.ui.meeting_html import above_html, book_html, decided_html, sides_html
from qualcode.ui.meeting_other import decide_otherwise
from qualcode.ui.meeting_remarks import write_remark
from qualcode.ui.meeting_state import settle_it, show
from qualcode.ui.state import addressed, label_of, language, md, plain, show_in_text, study, tr

KEYS = 9
"""For so many coders there is a digit."""


def draw_card(found: Meeting, shown: Sequence[Disagreement], *, may: bool) -> None:
    """Draw the disagreement at which the meeting is: the one chosen last, else the first of those shown."""
    key = addressed("verschil", None, [one.id for one in found.found])
    one = next((one for one in shown if one.id == st.session_state[key]), shown[0])
    st.session_state[key] = st.query_params["verschil"] = one.id
    corpus = study()
    look = looks(corpus.books)
    transcript = next(transcript for transcript in corpus.transcripts if transcript.id == one.transcript)
    view = card(transcript, one, corpus.codings)
    _head(one, shown, view, transcript)
    st.html(above_html(view, label_of(corpus.transcripts)[transcript.id], look, language()))
    if one.id not in found.open:
        st.html(decided_html(view.decided, look, language()))
    following = beside(shown, one.id, 1)
    _sides(one, view, look, may=may, following=following)
    _decide_all(one, following, may=may)
    if st.session_state.get("meeting_other") == one.id and may:
        decide_otherwise(one, view, look, following)
    if len(one.codes) > 1:
        _each(one, look, following, may=may)
    known = {code.key: code for book in corpus.books for code in book.codes}
    st.html(book_html([(code, known.get(code)) for code in one.codes], look, language()))
    write_remark(one, transcript, look, may=may)


def _head(one: Disagreement, shown: Sequence[Disagreement], view: Card, transcript: Transcript) -> None:
    """Draw which disagreement it is, and the way to others and into the text."""
    place, *buttons = st.columns([4, 1.35, 1.35, 1.5], vertical_alignment="center")
    said = [md("meeting.number", n=shown.index(one) + 1, all=len(shown)), tr(f"difference.{one.kind.value}")]
    turn = f" · {tr('turn').lower()} {view.turn}" if view.turn else ""
    place.markdown(f"**{said[0]}** · {said[1]}{turn}")
    for column, name, step, key in ((buttons[0], "previous", -1, "K"), (buttons[1], "next", 1, "J")):
        to = beside(shown, one.id, step)
        column.button(
            tr(f"meeting.{name}"),
            key=f"meeting-{name}",
            shortcut=key,
            on_click=show,
            args=(to,),
            disabled=not to,
            width="stretch",
        )
    if buttons[2].button(tr("meeting.open"), icon=":material/open_in_new:", key="meeting-open", width="stretch"):
        show_in_text(transcript.id, one.span)


def _sides(one: Disagreement, view: Card, look: Look, *, may: bool, following: str) -> None:
    """Draw the views beside one another, and below each the button that follows it."""
    st.html(sides_html(view.sides, look, language()))
    for number, (column, side) in enumerate(zip(st.columns(len(view.sides)), view.sides, strict=True), start=1):
        column.button(
            md("meeting.like", coder=side.coder),
            key=f"like-{number}",
            shortcut=str(number) if number <= KEYS else None,
            on_click=settle_it,
            args=(one, like(one, side.coder), following),
            disabled=not may,
            width="stretch",
            type="primary",
        )


def _decide_all(one: Disagreement, following: str, *, may: bool) -> None:
    """Draw the other ways to decide, and the reason."""
    all_of_them = tr("meeting.both" if len(one.coders) == 2 else "meeting.all")
    first, second, third, reason = st.columns([1.2, 1.2, 1.35, 3.6], vertical_alignment="bottom")
    ways = ((first, all_of_them, "B", both(one), "both"), (second, tr("meeting.neither"), "N", neither(one), "neither"))
    for column, words, key, decision, name in ways:
        column.button(
            words,
            key=f"decide-{name}",
            shortcut=key,
            help=tr(f"meeting.{name}.help"),
            on_click=settle_it,
            args=(one, decision, following),
            disabled=not may,
            width="stretch",
        )
    third.button(
        tr("meeting.other"),
        key="decide-other",
        shortcut="O",
        on_click=_other,
        args=(one,),
        disabled=not may,
        width="stretch",
    )
    reason.text_input(
        tr("meeting.reason"), key=f"reason-{one.id}", placeholder=tr("meeting.reason.placeholder"), disabled=not may
    )
    st.caption(tr("meeting.keys"))


def _other(one: Disagreement) -> None:
    st.session_state["meeting_other"] = "" if st.session_state.get("meeting_other") == one.id else one.id


def _each(one: Disagreement, look: Look, following: str, *, may: bool) -> None:
    """Let the user decide on each code by itself."""
    with st.expander(tr("meeting.each"), key="meeting-each"):
        for code in one.codes:
            name, choice = st.columns([2, 5], vertical_alignment="center")
            name.markdown(plain(look(code).label))
            choice.segmented_control(
                look(code).label,
                list(_ways(one, code)),
                format_func=_said,
                key=f"each-{one.id}-{code}",
                label_visibility="collapsed",
                disabled=not may,
            )
        st.caption(tr("meeting.each.hint"))
        st.button(tr("meeting.each.do"), key="each-do", on_click=_settle_each, args=(one, following), disabled=not may)


_ALL, _NO = "\0all", "\0no"


def _ways(one: Disagreement, code: str) -> Mapping[str, Decision]:
    """Return how one code may be decided: like each coder who gave it, with everybody's words, or not at all."""
    theirs: Sequence[Coding] = [coding for coding in one.codings if coding.code == code]
    given = {name: like(one, name) for name in one.coders if any(coding.coder == name for coding in theirs)}
    several = len({tuple(decision.ruling[code]) for decision in given.values()}) > 1
    return {**given, **({_ALL: both(one)} if several else {}), _NO: neither(one)}


def _said(way: str) -> str:
    if way in (_ALL, _NO):
        return tr("meeting.each.all" if way == _ALL else "meeting.each.no")
    return md("meeting.like", coder=way)


def _settle_each(one: Disagreement, following: str) -> None:
    chosen = {code: st.session_state.get(f"each-{one.id}-{code}") for code in one.codes}
    ruled = {code: _ways(one, code)[way] for code, way in chosen.items() if way}
    if ruled:
        settle_it(one, each(ruled), following if len(ruled) == len(one.codes) else one.id)
