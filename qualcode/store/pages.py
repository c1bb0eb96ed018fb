"""Reading what is left of a damaged SQLite file: rows by their numbers where the file allows it, else page by page.

The layout of pages and records is that of https://www.sqlite.org/fileformat2.html.
"""

import os
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_STEP = 1_000
"""How many rows are asked for at once, as long as that goes well."""
_PATIENCE = 60_000
"""After so many rows running that cannot be read, the rest of a table is held to be gone: more than a page leads to."""
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What is raised for damage: by SQLite, and where even a name in the file is no text any more."""
_LONGEST = 1_000
"""A file that says that it was so many times as long says nothing any more."""
_LEAF = 0x0D
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Walk:
    """The rows of a table that could be read, and how many numbers of rows could not."""

    rows: list[dict[str, Any]]
    lost: int


def missing_end(path: Path) -> bool:
    """Say whether the end of a file is missing, and put empty pages there: SQLite reads nothing of a shorter file."""
    with path.open("r+b") as file:
        head = file.read(100)
        there = file.seek(0, os.SEEK_END)
        size = int.from_bytes(head[28:32], "big") * _page_size(head)
        if head[:6] != b"SQLite" or not there < size <= _LONGEST * there:
            return False
        file.truncate(size)
        return True


def rows_by_number(connection: sqlite3.Connection, table: str, *, most: int) -> Walk:
    """Return the rows of a table that can be read, past those that cannot; ``most`` is how many there can be."""
    query = f'SELECT * FROM "{table}" NOT INDEXED WHERE rowid'
    start, gone, lost = 0, 0, 0
    last = _last(connection, table)
    end = most if last is None else last
    rows: list[dict[str, Any]] = []
    if last is None and not any(_readable(connection, f"{query} = ?", 2**power) for power in range(most.bit_length())):
        return Walk(rows, 1)
    while gone < _PATIENCE and start <= end:
        try:
            found = connection.execute(f"{query} BETWEEN ? AND ?", (start, start + _STEP - 1)).fetchall()
            if not found and last is None:
                break
            gone = 0
        except _UNREADABLE:
            found = []
            for number in range(start, start + _STEP):
                try:
                    found += connection.execute(f"{query} = ?", (number,)).fetchall()
                    gone = 0
                except _UNREADABLE:
                    gone, lost = gone + 1, lost + 1
        rows += map(dict, found)
        start += _STEP
    return Walk(rows, lost)


def _readable(connection: sqlite3.Connection, query: str, number: int) -> bool:
    """Say whether one can look for a row of this number, be it there or not."""
    try:
        connection.execute(query, (number,)).fetchall()
    except _UNREADABLE:
        return False
    return True


def _last(connection: sqlite3.Connection, table: str) -> int | None:
    """Return the highest number of a row, or None where that cannot be read."""
    try:
        return int(connection.execute(f'SELECT coalesce(max(rowid), -1) FROM "{table}"').fetchone()[0])
    except _UNREADABLE:
        return None


def records(content: bytes) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield every row that stands whole on a leaf of any table in a file, whether anything leads to it or not.

    Each with its number, which a column that is the number of the row (with None here) has for its value.

    Numbers are int or float, texts are str with ``�`` for what is no UTF-8. A row may come more than once.
    """
    size = _page_size(content)
    for start in range(0, len(content) - size + 1, size):
        head = start + (100 if start == 0 else 0)
        if content[head] != _LEAF:
            continue
        count = int.from_bytes(content[head + 3 : head + 5], "big")
        for position in range(head + 8, min(head + 8 + 2 * count, start + size - 1), 2):
            found = _record(content, size, start + int.from_bytes(content[position : position + 2], "big"))
            if found is not None:
                yield found


def _page_size(content: bytes) -> int:
    """Return the size of pages as the file says it; SQLite's usual one where its beginning is lost."""
    size = int.from_bytes(content[16:18], "big")
    size = 65_536 if size == 1 else size
    return size if content[:6] == b"SQLite" and size in (2**power for power in range(9, 17)) else 4_096


def _record(content: bytes, size: int, position: int) -> tuple[int, tuple[Any, ...]] | None:
    """Return the row of the cell at a position, or None if it is not whole."""
    length, position = _number(content, position)
    row, position = _number(content, position)
    payload = _payload(content, size, position, length)
    if payload is None:
        return None
    head, at = _number(payload, 0)
    kinds = []
    while at < head <= len(payload):
        kind, at = _number(payload, at)
        kinds.append(kind)
    if at != head or sum(map(_width, kinds)) != length - head or {10, 11}.intersection(kinds):
        return None
    values = []
    for kind in kinds:
        values.append(_value(kind, payload[at : at + _width(kind)]))
        at += _width(kind)
    return row, tuple(values)


def _payload(content: bytes, size: int, position: int, length: int) -> bytes | None:
    """Return the bytes of a cell with those on the pages that it runs over to, or None if they are not there."""
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    if not 0 < length <= len(content):
        return None
    if length <= most:
        found = content[position : position + length]
        return found if len(found) == length else None
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    pieces = [content[position : position + here]]
    page = int.from_bytes(content[position + here : position + here + 4], "big")
    for left in range(length - here, 0, 4 - size):
        start = (page - 1) * size
        if page < 2 or start + size > len(content):
            return None
        pieces.append(content[start + 4 : start + 4 + min(left, size - 4)])
        page = int.from_bytes(content[start : start + 4], "big")
    return b"".join(pieces)


def _number(content: bytes, position: int) -> tuple[int, int]:
    """Return the number of one to nine bytes at a position, and where it ends."""
    value = 0
    for count, byte in enumerate(content[position : position + 9], start=1):
        if count == 9:
            return value << 8 | byte, position + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, position + count
    return 0, len(content)


def _width(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else _SIZES.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, content: bytes) -> Any:
    if kind >= 13 and kind % 2:
        return content.decode("utf-8", "replace")
    if kind >= 12:
        return content
    if kind == 7:
        return struct.unpack(">d", content)[0]
    return {0: None, 8: 0, 9: 1}[kind] if kind in (0, 8, 9) else int.from_bytes(content, "big", signed=True)
