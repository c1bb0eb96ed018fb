"""The right side of the page *Codeboek*: one code, its quotes, and its place in the tree."""

from collections.abc import Mapping

import streamlit as st

from qualcode.codebook_edits import BookEdit, move_code, step_code
from qualcode.codebooks import Code, Codebook
from qualcode.codings import Coding
from qualcode.projects.codebooks import add_example, store_edit
from qualcode.screens import Place, places
from qualcode.ui.codebook_form import edit_form, place_words
from qualcode.ui.codebook_plans import merge, retire, split
from qualcode.ui.codebook_state import PART, PARTS, do, refused
from qualcode.ui.html import quote_html
from qualcode.ui.state import here, label_of, md, plain, remembered, tr

_FEW = 10
"""How many quotes are shown at first, and each time more are asked for."""


def one_code(book: Codebook, code: Code, counts: Mapping[str, int]) -> None:
    """Draw the code that is looked at, and the part of it that was chosen."""
    st.subheader(plain(code.label))
    family = next(family.label for family in book.families if family.key == code.family)
    st.caption(md("codebook.about", code=code.key, family=family, n=counts.get(code.key, 0)))
    part = st.segmented_control(
        tr("codebook.part"),
        PARTS,
        format_func=lambda name: tr(f"codebook.part.{name}"),
        key=remembered(PART, PARTS[0]),
        label_visibility="collapsed",
        required=True,
    )
    uses = counts.get(code.key, 0)
    match part:
        case "quotes":
            _quotes(code)
        case "move":
            _move(book, code)
        case "merge":
            merge(book, code)
        case "split":
            split(book, code, uses)
        case "retire":
            retire(book, code, uses)
        case _:
            edit_form(book, code)
    refused()


# ── quotes ──


def _quotes(code: Code) -> None:
    """Draw the first quotes of a code, each with a button that makes it an example."""
    found = here().codings_with([code.key])
    if not found:
        st.info(tr("codebook.noquotes"))
        return
    st.caption(tr("codebook.example.hint"))
    labels = label_of(here().headings())
    key = f"codebook.shown.{code.key}"
    shown = st.session_state.get(key, _FEW)
    for coding in found[:shown]:
        _quote(code, coding, labels.get(coding.transcript, coding.transcript))
    if len(found) > shown:
        more = tr("codebook.quotes.more", n=len(found) - shown)
        st.button(more, key="codebook-more", on_click=st.session_state.__setitem__, args=(key, shown + _FEW))


def _quote(code: Code, coding: Coding, source: str) -> None:
    left, right = st.columns([5, 2], vertical_alignment="center")
    left.html(f'<div class="qc">{quote_html(coding.quote.strip(), f"{source} · {coding.coder}", code.color)}</div>')
    there = " ".join(coding.quote.split()) in code.examples
    right.button(
        tr("codebook.example.there") if there else tr("codebook.example.add"),
        key=f"example.{coding.id}",
        disabled=there,
        on_click=_add_example,
        args=(code.key, coding.quote),
        width="stretch",
    )


def _add_example(code: str, words: str) -> None:
    do(add_example, here(), code, words)


# ── its place ──


def _move(book: Codebook, code: Code) -> None:
    """Draw the buttons that move a code: a place up or down, or somewhere else."""
    st.caption(tr("codebook.move.hint"))
    with st.container(horizontal=True):
        for name, step in (("up", -1), ("down", 1)):
            edit = step_code(book, code.key, step)
            st.button(
                tr(f"codebook.move.{name}"),
                key=f"move-{name}",
                icon=f":material/arrow_{name}ward:",
                disabled=edit.book == book,
                on_click=_store,
                args=(book, edit, code.key),
            )
    found = [place for place in places(book, code.key) if not _is_there(place, code)]
    place = st.selectbox(
        tr("codebook.where"),
        found,
        index=None,
        format_func=place_words,
        placeholder=tr("codebook.where.choose"),
        key=f"move.{book.key}.{code.key}.{hash(book.codes)}",
    )
    if place:
        under = len(list(book.walk(code.key)))
        st.write(tr("codebook.move.along", n=under) if under else tr("codebook.move.alone"))
    st.button(
        tr("codebook.move.do"),
        key="move-there",
        type="primary",
        disabled=place is None,
        on_click=_move_to,
        args=(book, code.key, place),
    )


def _is_there(place: Place, code: Code) -> bool:
    return place.parent == code.parent and place.family in ("", code.family)


def _store(book: Codebook, edit: BookEdit, code: str) -> None:
    do(store_edit, here(), book, edit, what="move", code=code)


def _move_to(book: Codebook, code: str, place: Place) -> None:
    do(_stored_at, book, code, place)


def _stored_at(book: Codebook, code: str, place: Place) -> bool:
    edit = move_code(book, code, parent=place.parent, family=place.family)
    return store_edit(here(), book, edit, what="move", code=code)
