"""A code in a form: the one that is looked at, or a new one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from qualcode.codebook_edits import BookEdit, add_code, change_code, change_family
from qualcode.codebooks import Code, Codebook, Family, Scale, free_color, key_from
from qualcode.projects.codebooks import store_edit
from qualcode.screens import Place, places
from qualcode.ui.codebook_drafts import collided, fill, forget, put, to_tell, written
from qualcode.ui.codebook_state import choose, chosen, do, refuse
from qualcode.ui.state import here, plain, tr

_LISTS = ("use", "avoid", "examples", "indicators")
"""The fields that are lists of words, one on a line."""
_SCALE = ("min", "max", "threshold")


def edit_form(book: Codebook, code: Code) -> None:
    """Draw a code in a form; saving it is one edit of the codebook as it was drawn.

    What is written stays until it is stored, also while another code or page is looked at, and when others change the
    code; a form of streamlit would lose it, because it sends nothing before its button is pressed.
    """
    family = next(family for family in book.families if family.key == code.family)
    key = f"written.form.{book.key}.{code.key}"
    now = _written(code, family)
    fill(key, now)
    with st.container(border=True):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        left.text_input(_name("label"), key=f"{key}.label")
        right.color_picker(_name("color"), key=f"{key}.color")
        st.text_area(_name("definition"), key=f"{key}.definition", height="content")
        for name in _LISTS:
            words = _name(name) + tr("codebook.lines")
            help = tr("codebook.examples.help") if name == "examples" else None
            st.text_area(words, key=f"{key}.{name}", height="content", help=help)
        _related(book, code, f"{key}.related")
        st.checkbox(tr("codebook.adverse"), key=f"{key}.adverse")
        _scale(key)
        st.divider()
        st.text_input(tr("codebook.family"), key=f"{key}.family", help=_same_family(book, family))
        st.checkbox(tr("codebook.exclusive"), key=f"{key}.exclusive")
        _buttons(book, code, family, key)
    _collisions(key, now)


def _buttons(book: Codebook, code: Code, family: Family, key: str) -> None:
    """Draw what stores the form, and what drops what was written in it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        act, values = _save, (book, code, family, key)
        st.button(tr("codebook.save"), type="primary", key=f"save.{key}", on_click=act, args=values)
        if written(key, _written(code, family)):
            st.button(tr("codebook.drop"), key=f"drop.{key}", type="tertiary", on_click=forget, args=(key,))
            st.caption(tr("codebook.unsaved"))


def _written(code: Code, family: Family) -> dict[str, Any]:
    """Return what the fields of the form hold for a code."""
    scale = code.scale
    return {
        "label": code.label,
        "color": code.color,
        "definition": code.definition,
        **{name: "\n".join(getattr(code, name)) for name in _LISTS},
        "related": list(code.related),
        "adverse": code.adverse,
        **{name: getattr(scale, name) if scale else None for name in _SCALE},
        "family": family.label,
        "exclusive": family.exclusive,
    }


def _collisions(key: str, now: Mapping[str, Any]) -> None:
    """Say in which fields others changed what was being written, and what stands there now."""
    found = [name for name in now if name in collided(key)]
    if found:
        lines = [
            f"- {_title(name)}" + (f": {plain(now[name])}" if isinstance(now[name], str) else "") for name in found
        ]
        st.warning("\n".join([tr("codebook.collided"), "", *lines]), icon=":material/group:")


def _title(name: str) -> str:
    """Return what stands above a field of the form."""
    if name in _SCALE:
        return tr(f"codebook.scale.{name}")
    return tr(f"codebook.{name}") if name in ("family", "exclusive", "adverse") else _name(name)


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
    put(key, [name for name in st.session_state[key] if name in names])  # one may be gone meanwhile
    st.multiselect(
        _name("related"),
        list(names),
        format_func=names.__getitem__,
        placeholder=tr("codebook.related.none"),
        key=key,
    )


def _scale(key: str) -> None:
    for place, name in zip(st.columns(3), _SCALE, strict=True):
        help = tr("codebook.scale.help") if name == "min" else None
        place.number_input(tr(f"codebook.scale.{name}"), value=None, key=f"{key}.{name}", help=help, format="%g")


def _save(book: Codebook, code: Code, family: Family, key: str) -> None:
    """Store what was written in the form of a code; where others changed the same, only after that was told."""
    book = next((known for known in here().codebooks() if known.key == book.key), book)
    code = book.by_key.get(code.key, code)
    family = next((known for known in book.families if known.key == code.family), family)
    fill(key, _written(code, family))
    if to_tell(key):
        refuse(tr("codebook.conflict"))
        return

    def value(name: str) -> Any:
        return st.session_state[f"{key}.{name}"]

    low, high, good = (value(name) for name in _SCALE)
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
    if do(_store, book, edited, whole):
        forget(key)


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
    key = f"written.new.{book.key}"
    place = f"new.{book.key}.{len(book.codes)}"
    fill(key, {"label": "", "color": free_color(book), "definition": ""})
    st.subheader(tr("codebook.new"))
    with st.container(border=True):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        left.text_input(_name("label"), key=f"{key}.label")
        right.color_picker(_name("color"), key=f"{key}.color")
        st.text_area(_name("definition"), key=f"{key}.definition", height=130, help=tr("codebook.definition.help"))
        st.selectbox(tr("codebook.where"), found, start, format_func=place_words, key=place)
        st.button(tr("codebook.add"), type="primary", key=f"save.{key}", on_click=_add, args=(book, key, place))


def place_words(place: Place) -> str:
    """Return a place in a codebook as a line of a list."""
    if place.parent is None:
        return tr("codebook.where.top", family=place.label)
    return tr("codebook.where.under", code=place.label)


def _add(book: Codebook, key: str, where: str) -> None:
    """Store the new code, and look at it."""
    label, definition, color = (st.session_state[f"{key}.{name}"] for name in ("label", "definition", "color"))
    place = st.session_state[where]
    if not _complete(label, definition):
        return
    taken = {code.key for other in here().codebooks() for code in other.codes}
    new = Code(key_from(label, taken), label.strip(), definition.strip(), place.family, color.upper(), place.parent)
    if do(_store_new, book, new):
        forget(key)
        choose(new.key)


def _store_new(book: Codebook, new: Code) -> bool:
    edit: BookEdit = add_code(book, new)
    return store_edit(here(), book, edit, what="add", code=new.key)
