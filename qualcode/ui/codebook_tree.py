"""The left side of the page *Codeboek*: the tree, a list of codes for each family at its top."""

from collections.abc import Mapping

import streamlit as st

from qualcode.codebooks import Code, Codebook, Family
from qualcode.screens import branches
from qualcode.ui.codebook_html import tree_style
from qualcode.ui.codebook_state import choose, chosen, make, making
from qualcode.ui.state import here, plain, tr, who


def tree(book: Codebook, counts: Mapping[str, int]) -> None:
    """Draw the tree; a click or the arrow keys choose a code.

    Args:
        book: the codebook.
        counts: for each code how many codings have it, as far as the user may see them.
    """
    found = branches(book)
    st.html(tree_style(branch for _, branch in found))
    with st.container(key="codeside"):
        st.button(tr("codebook.new"), key="codebook-new", icon=":material/add:", on_click=make, width="stretch")
        with st.container(key="codetree"):
            for number, (family, branch) in enumerate(found):
                with st.container(key=f"tree-{number}"):
                    _family(book, family, {code.key: _label(code, counts) for _, code in branch})
        if here().team().hidden(who()):
            st.caption(tr("codebook.hidden"))


def _family(book: Codebook, family: Family, labels: Mapping[str, str]) -> None:
    """Draw the codes of a family with all that is under them, as a list of which one may be chosen."""
    key, code = f"tree.{book.key}.{family.key}", chosen(book)
    st.session_state[key] = code.key if code and code.key in labels and not making() else None
    st.radio(
        plain(family.label),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key=key,
        on_change=_clicked,
        args=(key,),
        width="stretch",
    )


def _clicked(key: str) -> None:
    if st.session_state[key]:
        choose(st.session_state[key])


def _label(code: Code, counts: Mapping[str, int]) -> str:
    words = [
        f"~~{plain(code.label)}~~" if code.retired else plain(code.label),
        f":gray-badge[{counts.get(code.key, 0)}]",
    ]
    marks = (("adverse", code.adverse), ("retired", code.retired))
    return " ".join([*words, *(f":orange-badge[{tr(f'field.{name}')}]" for name, holds in marks if holds)])
