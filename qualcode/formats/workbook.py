"""Reading one sheet of an Excel workbook as text, each cell as people see it."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from qualcode.errors import FormatError, did_you_mean
from qualcode.formats.characters import cleaned
from qualcode.formats.package import opened, parsed
from qualcode.transcripts import Note

if TYPE_CHECKING:
    from openpyxl import Workbook

_OLE = b"\xd0\xcf\x11\xe0"
_MOST_ROWS = 100_000
_DAMAGE = (KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, OSError, zipfile.BadZipFile)
"""What the library raises for a workbook that is well-formed XML and yet no workbook."""


def read_workbook(content: bytes, name: str, sheet: str | None) -> tuple[list[list[str]], tuple[Note, ...]]:
    """Return the rows of a sheet of an .xlsx as text, and notes.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.
        sheet: which sheet; the first if None.

    Raises:
        FormatError: if it cannot be read as a workbook, or has no such sheet.
    """
    _refuse_others(content, name)
    with opened(content, name) as archive:
        has_formulas = _check_parts(archive, name)
    try:
        chosen, others, values = _cells(content, sheet, name, stored=True)
        formulas = _cells(content, sheet, name, stored=False)[2] if has_formulas else []
    except _DAMAGE as error:
        raise FormatError(
            f"{name}: the workbook is damaged ({error}). Open it in Excel, save it as a new .xlsx, and import that."
        ) from error
    empty = [
        f"{column_name(column)}{row}"
        for row, (cells, shown) in enumerate(zip(formulas, values, strict=False), start=1)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and cell.startswith("=") and (column >= len(shown) or shown[column] is None)
    ]
    notes = [Note("other sheets", {"sheet": chosen, "names": ", ".join(others)})] if others else []
    notes += [Note("formulas without value", {"n": len(empty), "cells": ", ".join(empty[:5])})] if empty else []
    return [[_shown(value) for value in row] for row in values], tuple(notes)


def column_name(number: int) -> str:
    """Return the letters of a column, from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def _refuse_others(content: bytes, name: str) -> None:
    if not content:
        raise FormatError(f"{name}: the file is empty (0 bytes). Copy it again from where it came from.")
    if content.startswith(_OLE):
        raise FormatError(
            f"{name}: this is an old Excel workbook (.xls), or one with a password. Open it in Excel and save it as "
            ".xlsx without a password."
        )
    if not content.startswith(b"PK"):
        raise FormatError(f"{name}: this is no Excel workbook (.xlsx). Open it in Excel and save it as .xlsx or .csv.")


def _check_parts(archive: zipfile.ZipFile, name: str) -> bool:
    """Refuse what could do harm, and say whether a sheet has formulas."""
    members = archive.namelist()
    if "xl/workbook.xml" not in members:
        raise FormatError(f"{name}: this is a zip file, but there is no workbook in it. Was it renamed to .xlsx?")
    formulas = False
    for member in members:
        if member.endswith((".xml", ".rels")):
            root = parsed(archive, member, name)
            formulas |= member.startswith("xl/worksheets/") and next(root.iter("{*}f"), None) is not None
    return formulas


def _cells(content: bytes, sheet: str | None, name: str, *, stored: bool) -> tuple[str, list[str], list[list[Any]]]:
    """Return the name of the sheet, those of the others, and the cells of its rows.

    Args:
        content: the bytes of the file.
        sheet: which sheet; the first if None.
        name: the file's name, for messages.
        stored: whether a formula is read as the value that was stored for it.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on styles and input rules that it does not know; no cell is lost by them
        book = load_workbook(BytesIO(content), read_only=True, data_only=stored)
    try:
        titles = [page.title for page in book.worksheets]
        chosen = sheet or next(iter(titles), "")
        if chosen not in titles:
            hint = did_you_mean(chosen, titles)
            raise FormatError(f"{name}: there is no sheet '{chosen}'. {hint}Its sheets: {', '.join(titles)}")
        return chosen, [title for title in titles if title != chosen], list(_rows(book, chosen, name))
    finally:
        book.close()


def _rows(book: "Workbook", title: str, name: str) -> Iterator[list[Any]]:
    page = book[title]
    page.reset_dimensions()  # what the file says of its size may be wrong
    for number, row in enumerate(page.iter_rows(values_only=True)):
        if number >= _MOST_ROWS:
            raise FormatError(f"{name}: the sheet has more than {_MOST_ROWS:,} rows; this is no survey.")
        yield list(row)


def _shown(value: Any) -> str:
    """Return a cell as people see it: ``3`` and not ``3.0``, ``2023-05-03``."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    text = "" if value is None else str(value)  # the text of a date is 2023-05-03
    return cleaned(text.replace("_x000D_", ""))[0].strip()  # Excel's way to write a carriage return
