"""The page *Codeboek*: the codes in a tree with what coders must know of them, edited in place."""

from collections.abc import Sequence

import streamlit as st

from qualcode.codebooks import Codebook
from qualcode.ui.codebook_code import one_code
from qualcode.ui.codebook_file import bring_in, file
from qualcode.ui.codebook_form import new_form
from qualcode.ui.codebook_html import STYLE
from qualcode.ui.codebook_state import chosen, making, refused
from qualcode.ui.codebook_tree import tree
from qualcode.ui.codebook_versions import versions
from qualcode.ui.state import here, plain, remembered, tr

_VIEWS = {"codes": "codebook.codes", "versions": "codebook.versions", "file": "codebook.file"}


def page() -> None:
    """Draw the page."""
    st.title(tr("page.codebook"))
    st.html(STYLE)
    books = here().codebooks()
    if not books:
        st.info(tr("codebook.none"), icon=":material/account_tree:")
        bring_in()
        return
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        book = _book(books)
    view = right.segmented_control(
        tr("codebook.view"),
        list(_VIEWS),
        format_func=lambda name: tr(_VIEWS[name]),
        key=remembered("codebook_view", "codes"),
        label_visibility="collapsed",
        required=True,
    )
    {"codes": _codes, "versions": versions, "file": file}[view or "codes"](book)


def _book(books: Sequence[Codebook]) -> Codebook:
    """Let the user choose a codebook, if there are several."""
    titles = {book.key: book.title for book in books}
    if len(books) == 1:
        st.markdown(f"**{plain(books[0].title)}**")
        return books[0]
    if st.session_state.get("choice.codebook") not in titles:
        st.session_state["choice.codebook"] = books[0].key
    key = st.selectbox(tr("codebook.which"), list(titles), format_func=titles.__getitem__, key="choice.codebook")
    return next(book for book in books if book.key == key)


def _codes(book: Codebook) -> None:
    counts = here().counts_by_code()
    left, right = st.columns([3, 5], gap="medium")
    with left:
        tree(book, counts)
    with right:
        code = chosen(book)
        if code is None or making():
            if code is None:
                st.info(tr("codebook.empty"))
            new_form(book)
            refused()
        else:
            one_code(book, code, counts)
