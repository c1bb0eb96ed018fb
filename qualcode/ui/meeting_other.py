"""Deciding otherwise than any of the coders: other codes, with other borders, word by word."""

from collections.abc import Sequence

import streamlit as st

from qualcode.disagreements import Disagreement
from qualcode.meeting_screen import Card, borders
from qualcode.rulings import other
from qualcode.spans import Span
from qualcode.ui.html import Look
from qualcode.ui.meeting_html import preview_html
from qualcode.ui.meeting_state import settle_it
from qualcode.ui.state import md, study, tr


def decide_otherwise(one: Disagreement, view: Card, look: Look, following: str) -> None:
    """Draw which codes hold and on which words, as they would be kept."""
    transcript = next(transcript for transcript in study().transcripts if transcript.id == one.transcript)
    words = [word.of(transcript.text) for word in view.words]
    with st.container(border=True, key="meeting-other"):
        st.markdown(f"**{tr('meeting.other.title')}**")
        codes = _codes(one, look)
        ruling = {code: [_border(one, view, code, words, look)] for code in codes}
        keep, leave, _ = st.columns([1.4, 1.2, 4])
        keep.button(
            tr("meeting.other.do"),
            key="other-do",
            shortcut="Mod+Enter",
            type="primary",
            on_click=settle_it,
            args=(one, other(one, ruling), following),
            disabled=not codes,
            width="stretch",
        )
        leave.button(tr("meeting.other.cancel"), key="other-cancel", on_click=_cancel, width="stretch")


def _cancel() -> None:
    st.session_state.pop("meeting_other", None)


def _codes(one: Disagreement, look: Look) -> list[str]:
    """Let the user choose the codes that hold: those at stake, and any other that is in use."""
    used = [code.key for book in study().books for _, code in book.walk() if not code.retired]
    chosen = st.multiselect(
        tr("meeting.other.codes"),
        list(dict.fromkeys([*one.codes, *used])),
        default=list(one.codes),
        format_func=lambda key: look(key).label,
        placeholder=tr("meeting.other.none"),
        key=f"other-{one.id}",
    )
    return list(chosen)


def _border(one: Disagreement, view: Card, code: str, words: Sequence[str], look: Look) -> Span:
    """Let the user put the borders of a code between words; return the passage."""
    theirs = [place for key, place in one.places if key == code] or [one.span]
    label = look(code).label
    first, last = borders(view, theirs)
    if len(words) > 1:
        first, last = st.select_slider(
            md("meeting.other.border", code=label),
            range(len(words)),
            (first, last),
            format_func=lambda number: words[number],
            key=f"border-{one.id}-{code}",
        )
    st.html(preview_html(words, (first, last), look(code).color))
    return Span(view.words[first].start, view.words[last].end)
