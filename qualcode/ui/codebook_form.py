"""A code in a form: the one that is looked at, or a new one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from qualcode.codebook_edits import BookEdit, add_code, change_code, change_family
from qualcode.codebooks import Code, Codebook, Family, Scale, free_color, key_from
from qualcode.projects.codebooks import store_edit
from qualcode.screens import Place, places
from qualcode.ui.codebook_state import choose, chosen, do, refuse
from qualcode.ui.state import here, plain, tr

_LISTS = ("use", "avoid", "examples", "indicators")
"""The fields that are lists of words, one on a line."""


def edit_form(book: Codebook, code: Code) -> None:
    """Draw a code in a form; saving it is one edit of the codebook as it was drawn."""
    family = next(family for family in book.families if family.key == code.family)
    key = f"code.{book.key}.{code.key}.{hash((code, family))}"  # another when it was changed: then it shows what is new
    with st.form(key, enter_to_submit=False):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        left.text_input(_name("label"), code.label, key=f"{key}.label")
        right.color_picker(_name("color"), code.color, key=f"{key}.color")
        st.text_area(_name("definition"), code.definition, key=f"{key}.definition", height="content")
        for name in _LISTS:
            words = _name(name) + tr("codebook.lines")
            help = tr("codebook.examples.help") if name == "examples" else None
            st.text_area(words, "\n".join(getattr(code, name)), key=f"{key}.{name}", height="content", help=help)
        _related(book, code, f"{key}.related")
        st.checkbox(tr("codebook.adverse"), code.adverse, key=f"{key}.adverse")
        _scale(code.scale, key)
        st.divider()
        st.text_input(tr("codebook.family"), family.label, key=f"{key}.family", help=_same_family(book, family))
        st.checkbox(tr("codebook.exclusive"), family.exclusive, key=f"{key}.exclusive")
        st.form_submit_button(
            tr("codebook.save"), type="primary", key=f"{key}.save", on_click=_save, args=(book, code, family, key)
        )


def _name(field: str) -> str:
    return tr(f"field.{field}").capitalize()


def _same_family(book: Codebook, family: Family) -> str:
    labels = ", ".join(other.label for other in book.codes if other.family == family.key)
    return tr("codebook.family.help", codes=plain(labels))


def _related(book: Codebook, code: Code, key: str) -> None:
    """Draw the related codes: those of this codebook, those of others, and those that none has (any more)."""
    names = {other.key: other.label for other in book.codes if other.key != code.key}
    for other in here().codebooks():
        if other.key != book.key:
            names |= {f"{other.key}/{one.key}": f"{one.label} ({other.title})" for one in other.codes}
    names |= {name: name for name in code.related if name not in names}
    st.multiselect(
        _name("related"),
        list(names),
        list(code.related),
        format_func=names.__getitem__,
        placeholder=tr("codebook.related.none"),
        key=key,
    )


def _scale(scale: Scale | None, key: str) -> None:
    places = zip(st.columns(3), ("min", "max", "threshold"), strict=True)
    for place, name in places:
        value = getattr(scale, name) if scale else None
        help = tr("codebook.scale.help") if name == "min" else None
        place.number_input(tr(f"codebook.scale.{name}"), value=value, key=f"{key}.{name}", help=help, format="%g")


def _save(book: Codebook, code: Code, family: Family, key: str) -> None:
    """Store what was written in the form of a code."""

    def value(name: str) -> Any:
        return st.session_state[f"{key}.{name}"]

    low, high, good = (value(name) for name in ("min", "max", "threshold"))
    if not _complete(value("label"), value("definition")):
        return
    if (low is None) != (high is None) or (good is not None and low is None):
        refuse(tr("codebook.scale.incomplete"))
        return
    edited = replace(
        code,
        label=value("label").strip(),
        definition=value("definition").strip(),
        color=_color(value("color"), code.color),
        related=tuple(value("related")),
        adverse=value("adverse"),
        scale=None if low is None or high is None else Scale(low, high, good),
        **{name: _lines(value(name), getattr(code, name)) for name in _LISTS},  # type: ignore[arg-type]
    )
    whole = replace(family, label=value("family").strip(), exclusive=value("exclusive"))
    do(_store, book, edited, whole)


def _store(book: Codebook, code: Code, family: Family) -> bool:
    changed = change_code(book, code).book
    return store_edit(here(), book, change_family(changed, family), what="edit", code=code.key)


def _complete(label: str, definition: str) -> bool:
    """Say whether a code has a label and a definition; if not, say so."""
    if label.strip() and definition.strip():
        return True
    refuse(tr("codebook.incomplete"))
    return False


def _color(picked: str, before: str) -> str:
    """Return the colour as codebooks write it; one that was not touched as it was."""
    return before if picked.upper() == before.upper() else picked.upper()


def _lines(written: str, before: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that were written, each once; those that were not touched as they were."""
    if written == "\n".join(before):
        return tuple(before)
    return tuple(dict.fromkeys(" ".join(line.split()) for line in written.splitlines() if line.strip()))


# ── a new code ──


def new_form(book: Codebook) -> None:
    """Draw the form of a new code, at first beside the code that was looked at."""
    beside = chosen(book)
    found = places(book)
    here_now = (beside.parent, "" if beside.parent else beside.family) if beside else (None, found[0].family)
    start = next((n for n, place in enumerate(found) if (place.parent, place.family) == here_now), 0)
    key = f"new.{book.key}.{len(book.codes)}"
    st.subheader(tr("codebook.new"))
    with st.form(key, enter_to_submit=False):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        left.text_input(_name("label"), key=f"{key}.label")
        right.color_picker(_name("color"), free_color(book), key=f"{key}.color")
        st.text_area(_name("definition"), key=f"{key}.definition", height=130, help=tr("codebook.definition.help"))
        st.selectbox(tr("codebook.where"), found, start, format_func=place_words, key=f"{key}.where")
        st.form_submit_button(tr("codebook.add"), type="primary", key=f"{key}.save", on_click=_add, args=(book, key))


def place_words(place: Place) -> str:
    """Return a place in a codebook as a line of a list."""
    if place.parent is None:
        return tr("codebook.where.top", family=place.label)
    return tr("codebook.where.under", code=place.label)


def _add(book: Codebook, key: str) -> None:
    """Store the new code, and look at it."""
    label, definition, color, place = (
        st.session_state[f"{key}.{name}"] for name in ("label", "definition", "color", "where")
    )
    if not _complete(label, definition):
        return
    taken = {code.key for other in here().codebooks() for code in other.codes}
    new = Code(key_from(label, taken), label.strip(), definition.strip(), place.family, color.upper(), place.parent)
    if do(_store_new, book, new):
        choose(new.key)


def _store_new(book: Codebook, new: Code) -> bool:
    edit: BookEdit = add_code(book, new)
    return store_edit(here(), book, edit, what="add", code=new.key)
