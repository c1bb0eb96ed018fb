"""What holds for all files of an import: comments, coders, colours, names of files, what comes after the text."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from qualcode.formats.choices import Choices
from qualcode.projects.choices import Assigned, Comments, ImportChoices
from qualcode.projects.found import Beside
from qualcode.screens import looks
from qualcode.ui.state import here, plain, tr


def kept(what: str) -> dict[str, Any]:
    """Return what was decided so far, as long as the page is not left for good: kept apart from the widgets."""
    found: dict[str, Any] = st.session_state.setdefault(f"import.kept.{what}", {})
    return found


def assign(key: str, part: str, value: str) -> None:
    """Take over whose interview a transcript is (``participant``), its ``wave`` or its ``title``."""
    kept("assigned")[key] = replace(kept("assigned").get(key, Assigned()), **{part: value.strip()})


def forget() -> None:
    """Forget files and decisions after an import, and show empty places to put new ones."""
    for key in [key for key in st.session_state if str(key).startswith("import.kept.")]:
        del st.session_state[key]
    st.session_state["import.round"] = st.session_state.get("import.round", 0) + 1


def choose(beside: Beside) -> ImportChoices:
    """Draw the choices that these files ask for, and return what was chosen."""
    left, middle, right = st.columns(3)
    pattern = left.text_input(
        tr("import.pattern"),
        key="choice.import_pattern",
        placeholder="{participant}_{wave}",
        help=tr("import.pattern.help"),
    )
    comments, coders = Comments.LEAVE, dict[str, str]()
    if beside.comments.total:
        comments = _comments(middle, beside)
    append = _append(right, beside.kinds)
    split = right.toggle(tr("import.split"), key="choice.import_split", help=tr("import.split.help"))
    if comments is not Comments.LEAVE:
        coders = _coders(beside)
    highlights, highlighter = _highlights(beside.colors) if beside.colors else ({}, "")
    everywhere = Choices(append=append, split=split)
    return ImportChoices(
        everywhere=everywhere,
        by_file=_by_file(append, split=split),
        assigned=kept("assigned"),
        pattern=pattern,
        comments=comments,
        coders=coders,
        highlights=highlights,
        highlighter=highlighter,
        again_by_file=kept("again"),
    )


def _by_file(append: frozenset[str], *, split: bool) -> dict[str, Choices]:
    """Return what was decided about single files, with what holds for all."""
    names = {*kept("speakers"), *kept("roles")}
    return {
        name: Choices(
            speakers=kept("speakers").get(name, {}), roles=kept("roles").get(name, {}), append=append, split=split
        )
        for name in names
    }


def _comments(place: "st.delta_generator.DeltaGenerator", beside: Beside) -> Comments:
    count = beside.comments
    chosen = place.radio(
        tr("import.comments", n=count.total),
        list(Comments),
        format_func=lambda kind: tr(f"import.comments.{kind.value}"),
        key="choice.import_comments",
    )
    place.caption(
        tr("import.comments.found", codes=count.code, unknown=count.unknown, remarks=count.remark, replies=count.reply)
    )
    return Comments(chosen or Comments.LEAVE)


def _append(place: "st.delta_generator.DeltaGenerator", kinds: tuple[str, ...]) -> frozenset[str]:
    if not kinds:
        return frozenset()
    chosen = place.multiselect(
        tr("import.append"),
        kinds,
        format_func=lambda kind: tr(f"beside.{kind}"),
        key="choice.import_append",
        placeholder=tr("choose"),
    )
    return frozenset(chosen)


def _coders(beside: Beside) -> dict[str, str]:
    """Draw whose comments are whose, and return it."""
    authors = list(beside.comments.authors)
    shown = pd.DataFrame(
        {
            tr("import.author"): authors,
            tr("import.number"): list(beside.comments.authors.values()),
            tr("coder"): [kept("coders").get(author, author) for author in authors],
        }
    )
    st.caption(tr("import.coders"))
    edited = st.data_editor(
        shown,
        key=f"import.coders.{hash(tuple(authors))}",
        hide_index=True,
        disabled=[tr("import.author"), tr("import.number")],
        width="content",
    )
    return {author: str(coder or "") for author, coder in zip(authors, edited[tr("coder")], strict=True)}


def _highlights(colors: dict[str, int]) -> tuple[dict[str, str], str]:
    """Draw which colour stands for which code, and by whom; return it as far as it was said."""
    books = here().codebooks()
    look = looks(books)
    codes = [code.key for book in books for _, code in book.walk()]
    with st.expander(tr("import.colors", n=len(colors)), icon=":material/ink_highlighter:"):
        coder = st.text_input(tr("import.highlighter"), key="written.import_highlighter")
        chosen = {
            color: st.selectbox(
                plain(f"{color} ({number})"),
                codes,
                index=None,
                format_func=lambda code: look(code).label,
                placeholder=tr("import.color.none"),
                key=f"choice.import_color.{color}",
            )
            for color, number in colors.items()
        }
        if any(chosen.values()) and not coder.strip():
            st.warning(tr("import.highlighter.needed"))
    if not coder.strip():
        return {}, ""
    return {color.casefold(): code for color, code in chosen.items() if code}, coder
