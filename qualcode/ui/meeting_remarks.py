"""Remarks on the codebook: written with a disagreement, and later put into the codebook."""

import streamlit as st

from qualcode.disagreements import Disagreement
from qualcode.projects.remarks import Into, Remark, in_codebook, put_in_codebook, remark, remarks
from qualcode.screens import looks
from qualcode.transcripts import Transcript
from qualcode.ui.html import Look
from qualcode.ui.state import attempt, here, plain, study, tr


def write_remark(one: Disagreement, transcript: Transcript, look: Look, *, may: bool) -> None:
    """Let the user write what the codebook should say of a code at stake."""
    with st.form(f"remark-{one.id}", clear_on_submit=True, border=False):
        text, code, do = st.columns([3.4, 1.8, 1.3], vertical_alignment="bottom")
        said = text.text_input(tr("meeting.remark"), placeholder=tr("meeting.remark.placeholder"), disabled=not may)
        about = code.selectbox(
            tr("meeting.remark.code"), one.codes, format_func=lambda key: look(key).label, disabled=not may
        )
        if not do.form_submit_button(tr("meeting.remark.save"), disabled=not may, width="stretch"):
            return
    if said.strip():
        words = next(place for key, place in one.places if key == about).of(transcript.text)
        attempt(remark, here(), about, said, words=words, source=transcript.name)
        if "failed" not in st.session_state:
            st.toast(tr("meeting.remark.saved", code=plain(look(about).label)))
        st.rerun()


def remarks_of_meeting(*, may: bool) -> None:
    """Draw all remarks by code, with where each goes in the codebook."""
    found = remarks(here())
    with st.expander(tr("meeting.remarks", n=len(found)), icon=":material/edit_note:", key="meeting-remarks"):
        if not found:
            st.caption(tr("meeting.remarks.none"))
            return
        st.caption(tr("meeting.remarks.hint"))
        label, code = looks(study().books), ""
        chosen: list[tuple[Remark, Into]] = []
        for number, one in enumerate(found):
            if one.code != code:
                code = one.code
                st.markdown(f"**{plain(label(code).label)}**")
            chosen += [(one, into) for into in _one(number, one, may=may)]
        st.button(tr("meeting.into.do"), on_click=_put, args=(chosen,), disabled=not (may and chosen), type="primary")


def _one(number: int, one: Remark, *, may: bool) -> list[Into]:
    """Draw a remark; return where the user wants it."""
    words, place = st.columns([4, 3], vertical_alignment="center")
    about = f"  \n:small[{plain(_short(one.passage))}]" if one.passage else ""
    words.markdown(f"{plain(one.text)} :gray[({plain(one.coder)})]{about}")
    book = next((book for book in study().books if one.code in book.by_key), None)
    if book is None:
        place.caption(tr("meeting.unknown"))
        return []
    there = [into for into in Into if in_codebook(book, one, into)]
    if there:
        place.caption(f"{tr('meeting.into.there')}: {', '.join(tr(f'meeting.into.{into.value}') for into in there)}")
    left = [into for into in Into if into not in there]
    return place.pills(
        tr("meeting.into.do"),
        left,
        selection_mode="multi",
        format_func=lambda into: tr(f"meeting.into.{into.value}"),
        key=f"into-{number}-{one.code}-{len(there)}",
        label_visibility="collapsed",
        disabled=not may,
    )


def _short(words: str, most: int = 200) -> str:
    """Return words with something left out of their middle, where they are many: their source stands at the end."""
    if len(words) <= most:
        return words
    first, last = words[: most - 60].rsplit(" ", 1)[0], words[-60:].split(" ", 1)[-1]
    return f"{first} […] {last}"


def _put(chosen: list[tuple[Remark, Into]]) -> None:
    changed = attempt(put_in_codebook, here(), chosen)
    if changed is not None:
        st.toast(tr("meeting.into.done", n=changed))
