"""A codebook as a file: to edit it elsewhere and bring it back, with a plan before anything is stored."""

from functools import partial

import streamlit as st

from qualcode.codebooks import Codebook
from qualcode.errors import CodebookError, NotAllowedError
from qualcode.formats.codebook_yaml import read_codebook, write_codebook
from qualcode.projects.codebooks import PlannedEdit, carry_out, plan_book
from qualcode.ui.codebook_plans import show_plan
from qualcode.ui.codebook_state import do, refused
from qualcode.ui.state import here, md, plain, tr

_ROUND = "codebook.round"
_LARGEST = 5
"""How many MB a codebook file may have; those of large studies have a tenth of one."""


def file(book: Codebook) -> None:
    """Draw the way of a codebook to a file, and back."""
    st.subheader(tr("codebook.export"))
    st.caption(tr("codebook.export.hint"))
    st.download_button(
        tr("codebook.export.do"),
        data=partial(write_codebook, book),
        file_name=f"{book.key}.yaml",
        on_click="ignore",
        icon=":material/download:",
    )
    bring_in()


def bring_in() -> None:
    """Draw the way of a file into the project: in the place of the codebook with its key, or as a new one."""
    st.subheader(tr("codebook.import"))
    st.caption(tr("codebook.import.hint"))
    number = st.session_state.setdefault(_ROUND, 0)
    given = st.file_uploader(
        tr("codebook.import.file"), type=["yaml", "yml"], key=f"codebook.file.{number}", max_upload_size=_LARGEST
    )
    refused()
    if given is None:
        return
    try:
        new = read_codebook(given.getvalue(), given.name)
        planned = plan_book(here(), new)
        recode = _recode(new, planned)
        if recode:
            planned = plan_book(here(), new, recode)
    except CodebookError as error:
        st.error(tr("codebook.import.bad", n=len(error.problems)), icon=":material/error:")
        st.write("\n".join(f"* {plain(problem)}" for problem in error.problems))
        return
    except NotAllowedError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    _confirm(new, planned)


def _recode(new: Codebook, planned: PlannedEdit) -> dict[str, str]:
    """Let the user say which code the codings of each code get that the file no longer has; return what was said."""
    if not planned.left or planned.before is None:
        return {}
    st.warning(tr("codebook.import.left"), icon=":material/warning:")
    labels = {code.key: new.full_label(code.key) for _, code in new.walk()}
    counts = here().counts_by_code()
    chosen = {
        old: st.selectbox(
            tr("codebook.import.recode", label=planned.before.by_key[old].label, n=counts.get(old, 0)),
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            placeholder=tr("codebook.import.choose"),
            key=f"recode.{old}.{hash(tuple(labels))}",
        )
        for old in planned.left
    }
    return {old: key for old, key in chosen.items() if key}


def _confirm(new: Codebook, planned: PlannedEdit) -> None:
    if planned.before == new:
        st.info(tr("codebook.import.same"))
        return
    if planned.before is None:
        st.write(md("codebook.import.new", title=new.title))
    show_plan(planned)
    if planned.left:
        st.info(tr("codebook.import.wait", n=len(planned.left)))
    st.button(
        tr("codebook.import.do"),
        type="primary",
        key="codebook-import",
        disabled=bool(planned.left),
        on_click=_carry_out,
        args=(planned,),
    )


def _carry_out(planned: PlannedEdit) -> None:
    if do(carry_out, here(), planned):
        st.session_state[_ROUND] += 1
        st.session_state["choice.codebook"] = planned.edit.book.key
