"""More like this: on the page *Suggesties*, the passages that are nearest in meaning to some words, to be coded."""

from collections.abc import Callable, Mapping

import streamlit as st

from qualcode.matrices import Corpus
from qualcode.projects.coding import code_like
from qualcode.screens import CodeLook, looks, surroundings
from qualcode.suggest.suggestions import Similar
from qualcode.ui.html import surroundings_html
from qualcode.ui.machine import machine
from qualcode.ui.state import attempt, coder, decimal, go_to, here, label_of, md, show_in_text, tr

MOST = 15
"""How many passages the page shows."""


def find_like(words: str, code: str = "") -> None:
    """Show what is like some words, to be coded with a code, on the page *Suggesties*."""
    st.session_state["choice.suggest_by"] = "like"
    st.session_state["written.like_words"] = words
    if code:
        st.session_state["choice.like_code"] = code
    go_to("suggesties")


def likeness(corpus: Corpus) -> None:
    """Draw the words that are sought, and the passages that are like them."""
    look, labels = looks(corpus.books), label_of(corpus.transcripts)
    left, right = st.columns([3, 1.4], vertical_alignment="top")
    words = left.text_area(tr("like.words"), key="written.like_words", placeholder=tr("like.placeholder"), height=90)
    codes = [code.key for book in corpus.books for _, code in book.walk() if not code.retired]
    if st.session_state.get("choice.like_code") not in codes:
        st.session_state.pop("choice.like_code", None)
    code = right.selectbox(tr("like.code"), codes, format_func=lambda key: look(key).label, key="choice.like_code")
    if not words.strip():
        st.info(tr("like.none"))
        return
    with st.spinner(tr("suggestions.wait")):
        suggester = machine().since(here().revision()).result()
    if suggester is None:
        st.info(tr("suggestions.noturns"))
        return
    st.caption(tr("like.hint"))
    for found in suggester.reading.like(words, most=MOST):
        _card(found, str(code or ""), corpus, (look, labels))


def _card(
    found: Similar, code: str, corpus: Corpus, named: tuple[Callable[[str], CodeLook], Mapping[str, str]]
) -> None:
    """Draw a passage, and a way to code it; ``named`` has the names of codes and transcripts."""
    look, labels = named
    transcript = next((one for one in corpus.transcripts if one.id == found.transcript), None)
    if transcript is None or found.span.of(transcript.text) != found.quote:  # changed since it was read
        return
    mine = [c for c in corpus.codings if c.coder == coder() and c.transcript == found.transcript and c.code == code]
    coded, key = any(c.span.overlaps(found.span) for c in mine), f"{found.transcript}-{found.span.start}"
    with st.container(border=True):
        around = surroundings(transcript, found.span)
        st.html(surroundings_html(around, labels[found.transcript], tr("turn").lower(), look(code).color))
        said, *places = st.columns([5.2, 1.3, 1.5], vertical_alignment="center")
        near = md("like.near", similarity=decimal(found.similarity))
        said.caption(f"{near} · {tr('like.there')}" if coded else near)
        if coder() and code:
            places[0].button(
                tr("like.do"), key=f"do-{key}", on_click=_code, args=(found, code, look(code).label),
                type="primary", disabled=coded, width="stretch",
            )  # fmt: skip
        if places[1].button(tr("suggestions.open"), key=f"like-{key}", width="stretch"):
            show_in_text(found.transcript, found.span)


def _code(found: Similar, code: str, label: str) -> None:
    attempt(code_like, here(), found, code)
    if "failed" not in st.session_state:
        st.toast(md("like.done", code=label))
