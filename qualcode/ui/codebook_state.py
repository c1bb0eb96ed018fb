"""What the parts of the page *Codeboek* share: the code that is looked at, and edits with what became of them."""

from collections.abc import Callable

import streamlit as st

from qualcode.codebooks import Code, Codebook
from qualcode.errors import CodebookError, ConflictError, QualcodeError
from qualcode.ui.state import plain, tr

PARTS = ("edit", "quotes", "move", "merge", "split", "retire")
"""What may be done with the code that is looked at."""
PART = "codebook_part"
"""The name of the choice among these."""
_CODE, _NEW, _REFUSED = "choice.code", "codebook.new", "codebook.refused"


def chosen(book: Codebook) -> Code | None:
    """Return the code that is looked at: the first of the tree until one is chosen; None in an empty codebook."""
    found = book.by_key.get(st.session_state.get(_CODE, ""))
    return found or next((code for _, code in book.walk()), None)


def choose(key: str) -> None:
    """Look at a code."""
    st.session_state[_CODE] = key
    st.session_state[_NEW] = False


def show(key: str) -> None:
    """Look at what a code became: a second press where a button was does nothing then."""
    choose(key)
    st.session_state[f"choice.{PART}"] = PARTS[0]


def making() -> bool:
    """Say whether a new code is being made."""
    return bool(st.session_state.get(_NEW))


def make() -> None:
    """Begin to make a new code."""
    st.session_state[_NEW] = True


def do(act: Callable[..., object], *values: object, **more: object) -> bool:
    """Carry out an edit and say what became of it; what is refused is said by `refused` where the edit was asked."""
    try:
        stored = act(*values, **more)
    except QualcodeError as error:
        refuse(why(error))
        return False
    st.toast(tr("codebook.unchanged") if stored is False else tr("codebook.saved"))
    return True


def why(error: QualcodeError) -> str:
    """Return why an edit cannot be, in the user's language where the catalogue has words for it."""
    if isinstance(error, ConflictError):
        return tr("codebook.conflict")
    if isinstance(error, CodebookError):
        pairs = zip(error.problems, error.rules, strict=True)
        return "\n\n".join(tr(f"codebook.rule.{rule}", value=value) if rule else said for said, (rule, value) in pairs)
    return str(error)


def refuse(words: str) -> None:
    """Keep why an edit was not carried out, for `refused`."""
    st.session_state[_REFUSED] = words


def refused() -> None:
    """Show once why the last edit was not carried out."""
    words = st.session_state.pop(_REFUSED, "")
    if words:
        st.error(plain(words), icon=":material/error:")
