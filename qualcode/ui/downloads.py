"""The buttons by which a table leaves the viewer, as Word or Excel."""

from functools import partial

import streamlit as st

from qualcode.formats.tables import Sheet, write_table
from qualcode.ui.state import tr


def downloads(sheet: Sheet, name: str) -> None:
    """Draw a button for each kind of file; the file is made when the button is pressed."""
    kinds = (("docx", "download.word"), ("xlsx", "download.excel"))
    for column, (ending, words) in zip(st.columns([1, 1, 6])[:2], kinds, strict=True):
        column.download_button(
            tr(words),
            data=partial(write_table, sheet, ending),
            file_name=f"{name}.{ending}",
            on_click="ignore",
            key=f"download-{ending}",
            width="stretch",
        )
