"""The versions of a codebook: who brought each, what differs between any two, and each as a file."""

from functools import partial

import pandas as pd
import streamlit as st

from qualcode.codebooks import Codebook
from qualcode.formats.codebook_yaml import write_codebook
from qualcode.projects.codebooks import BookVersion, book_versions
from qualcode.projects.differences import differences
from qualcode.projects.journal import Names, in_words, names_in
from qualcode.ui.codebook_html import differences_html
from qualcode.ui.history import local_time
from qualcode.ui.state import here, language, tr


def versions(book: Codebook) -> None:
    """Draw the versions of a codebook, the last one on top, and what differs between the two that were chosen."""
    found = book_versions(here(), book.key)
    st.caption(tr("codebook.versions.hint"))
    names = names_in(here(), [version.change for version in found if version.change])
    columns = ["number", "time", "by", "what", "codes", "codings"]
    frame = pd.DataFrame([_row(version, names) for version in reversed(found)], columns=columns)
    heads = {name: tr(f"codebook.versions.{name}") for name in columns}
    st.dataframe(frame.rename(columns=heads), hide_index=True, width="stretch")
    if len(found) < 2:
        st.info(tr("codebook.versions.one"))
        return
    _compare(book, found)


def _row(version: BookVersion, names: Names) -> tuple[object, ...]:
    change = version.change
    number = tr("codebook.versions.now", n=version.number) if version.present else str(version.number)
    told = (local_time(change.time), change.coder, in_words(change, language(), names)) if change else ("", "", "")
    return (number, *told, len(version.book.codes), version.codings)


def _compare(book: Codebook, found: list[BookVersion]) -> None:
    """Draw what differs between two versions, at first the one in use and the one before it (else the last one)."""
    numbers = [version.number for version in found]
    present = next((place for place, version in enumerate(found) if version.present), len(found) - 1)
    first, second, third = st.columns([2, 2, 3], vertical_alignment="bottom")
    one, other = (
        place.selectbox(
            tr(f"codebook.versions.{name}"), numbers, start, key=f"{name}.{book.key}.{len(found)}.{present}"
        )
        for place, name, start in ((first, "from", present - 1 if present else len(found) - 1), (second, "to", present))
    )
    third.download_button(
        tr("codebook.versions.download", n=other),
        data=partial(write_codebook, found[other - 1].book),
        file_name=f"{book.key}-{other}.yaml",
        on_click="ignore",
        icon=":material/download:",
    )
    before, after = found[one - 1].book, found[other - 1].book
    changes = differences(before, after, language())
    if changes:
        st.html(differences_html(changes))
    else:
        st.info(tr("codebook.versions.same") if before == after else tr("codebook.versions.order"))
