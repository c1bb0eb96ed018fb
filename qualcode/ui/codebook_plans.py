"""Edits that concern codings: a code that merges, is split or retires, with a plan before anything is stored."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from qualcode.codebook_edits import merge_codes, retire_code, revive_code
from qualcode.codebooks import Code, Codebook, key_from
from qualcode.codings import Coding
from qualcode.errors import QualcodeError
from qualcode.projects.codebooks import PlannedEdit, carry_out, plan_edit, plan_split
from qualcode.projects.differences import differences
from qualcode.ui.codebook_html import differences_html
from qualcode.ui.codebook_state import do, show, why
from qualcode.ui.html import quote_html
from qualcode.ui.state import here, label_of, language, md, plain, tr

_MOST = 50
"""How many codings of a code that is split can be given one of the new codes here."""


def merge(book: Codebook, code: Code) -> None:
    """Draw the way for a code to become part of another."""
    st.caption(tr("codebook.merge.hint"))
    names = {other.key: book.full_label(other.key) for _, other in book.walk() if other != code and not other.retired}
    into = st.selectbox(
        tr("codebook.merge.into"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=tr("codebook.merge.choose"),
        key=f"merge.{book.key}.{code.key}",
    )
    if into:
        propose(
            lambda: plan_edit(here(), book, merge_codes(book, [code.key], into=into), what="merge", code=into),
            words=tr("codebook.merge.do", code=names[into]),
            then=into,
        )


def retire(book: Codebook, code: Code, uses: int) -> None:
    """Draw the way for a code to be used for no new codings, or again.

    Args:
        book: the codebook.
        code: the code.
        uses: how many codings have it, as far as the user may see them.
    """
    name, edit = ("revive", revive_code) if code.retired else ("retire", retire_code)
    st.write(md(f"codebook.{name}.hint", label=code.label, n=uses))
    propose(
        lambda: plan_edit(here(), book, edit(book, code.key), what=name, code=code.key),
        words=tr(f"codebook.{name}.do"),
        then=code.key,
    )


# ── splitting ──


def split(book: Codebook, code: Code, uses: int) -> None:
    """Draw the way for a code to be split: the labels of the new codes, and which coding gets which."""
    st.caption(tr("codebook.split.hint"))
    key = f"split.{book.key}.{code.key}"
    written = st.text_area(tr("codebook.split.labels"), key=key, height=100, placeholder=tr("codebook.split.example"))
    labels = list(dict.fromkeys(" ".join(line.split()) for line in written.splitlines() if line.strip()))
    if len(labels) < 2:
        st.info(tr("codebook.split.two"))
        return
    into: dict[str, str] = {}
    taken = {other.key for known in here().codebooks() for other in known.codes}
    for label in labels:
        into[key_from(label, taken | into.keys())] = label
    assigned = _assigned(code, into)
    st.write(tr("codebook.split.left", n=uses - len(assigned)))
    propose(
        lambda: plan_split(here(), book, code, into=into, assigned=assigned),
        words=tr("codebook.split.do"),
        then=next(iter(into)),
    )


def _assigned(code: Code, into: Mapping[str, str]) -> dict[str, str]:
    """Let the user give codings one of the new codes; return the key that each gets by its id."""
    found = here().codings_with([code.key])
    if not found:
        return {}
    st.caption(tr("codebook.split.quotes") + (tr("codebook.split.most", n=_MOST) if len(found) > _MOST else ""))
    labels = label_of(here().headings())
    with st.container(height=420 if len(found) > 3 else "content", border=True):
        chosen = {
            coding.id: _which(coding, labels.get(coding.transcript, coding.transcript), code, into)
            for coding in found[:_MOST]
        }
    return {name: key for name, key in chosen.items() if key}


def _which(coding: Coding, source: str, code: Code, into: Mapping[str, str]) -> str | None:
    st.html(f'<div class="qc">{quote_html(coding.quote.strip(), f"{source} · {coding.coder}", code.color)}</div>')
    return st.pills(
        tr("codebook.split.which"),
        list(into),
        format_func=lambda key: plain(into[key]),
        key=f"split.{coding.id}.{hash(tuple(into))}",
        label_visibility="collapsed",
    )


# ── plans ──


def propose(plan: Callable[[], PlannedEdit], *, words: str, then: str, ready: bool = True) -> None:
    """Draw what an edit would do, or why it cannot be, and the button that does it.

    Args:
        plan: makes the plan.
        words: of the button.
        then: the key of the code to look at when it is done.
        ready: whether all that the plan needs was chosen.
    """
    try:
        planned = plan()
    except QualcodeError as error:
        st.error(plain(why(error)), icon=":material/error:")
        return
    show_plan(planned)
    st.button(
        plain(words), type="primary", key="plan-do", disabled=not ready, on_click=_carry_out, args=(planned, then)
    )


def show_plan(planned: PlannedEdit) -> None:
    """Draw what an edit does: whose codings follow, and what changes in the codebook."""
    lines: list[str] = []
    if planned.counts:
        counts: Sequence[str] = [f"{coder} {n}" for coder, n in planned.counts.items()]
        lines.append(md("plan.follow", counts=", ".join(counts), transcripts=planned.transcripts))
    elif not planned.hidden and not planned.left:
        lines.append(tr("plan.none"))
    lines += [tr("plan.doubles", n=planned.doubles)] if planned.doubles else []
    lines += [tr("plan.hidden")] if planned.hidden else []
    lines += [md("plan.others", title=other.title) for _, other in planned.others]
    if lines:
        st.write("\n".join(f"* {line}" for line in lines))
    found = differences(planned.before, planned.edit.book, language())
    if found:
        with st.expander(tr("plan.differences", n=len(found)), expanded=True):
            st.html(differences_html(found))


def _carry_out(planned: PlannedEdit, then: str) -> None:
    if do(carry_out, here(), planned):
        show(then)
