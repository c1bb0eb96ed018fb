"""What must hold at the end of every change: codings and memos cover their words, and nothing points at nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from qualcode.codings import check_words
from qualcode.errors import ConflictError
from qualcode.store import tables
from qualcode.store.rows import KEEPINGS, Key, Row

Differs = Mapping[tuple[str, Key], tuple[dict[str, Any] | None, dict[str, Any] | None]]
"""For each thing that a change is about its row before and after."""

_PLACE = ("transcript", "start", "end", "quote")
_PLACED = ("coding", "memo")


def check_deleted(connection: Connection, differs: Differs) -> None:
    """Check that nothing stays behind on a transcript that is deleted.

    Raises:
        ConflictError: naming whose work would be left without its text.
    """
    gone = [key[0] for (kind, key), (_, after) in differs.items() if kind == "transcript" and after is None]
    for kind in ("coding", "memo", "rejection", "finish", "assignment") if gone else ():
        keeping = KEEPINGS[kind]
        names = [keeping.table.c[name] for name in keeping.key]
        query = select(keeping.table.c.transcript, keeping.table.c.coder, *names)
        for row in connection.execute(query.where(keeping.table.c.transcript.in_(gone))).mappings():
            if differs.get((kind, keeping.key_of(dict(row))), (None, {}))[1] is not None:
                raise ConflictError(
                    f"transcript '{row['transcript']}' cannot go: something of {row['coder']} stands on it ({kind})."
                )


def check_codes(connection: Connection, differs: Differs) -> None:
    """Check that no code goes that codings still have: after the change, so that those that follow it have gone along.

    Raises:
        ConflictError: naming the code, how many codings have it, and whose they are.
    """
    gone: set[str] = set()
    kept: set[str] = set()
    for (kind, key), (before, after) in differs.items():
        if kind == "codebook" and before and (after is None or before["version"] != after["version"]):
            gone |= _codes(connection, str(key[0]), before["version"])
    if gone:
        for key, version in connection.execute(select(tables.codebooks.c.key, tables.codebooks.c.version)).all():
            kept |= _codes(connection, key, version)
    table = tables.codings
    query = select(table.c.code, table.c.coder).where(table.c.code.in_(sorted(gone - kept)))
    left = connection.execute(query).all() if gone - kept else []
    if left:
        code = left[0].code
        coders = sorted({row.coder for row in left if row.code == code})
        n = sum(row.code == code for row in left)
        raise ConflictError(f"code '{code}' cannot go: {n} coding(s) of {', '.join(coders)} have it.")


def _codes(connection: Connection, key: str, version: str) -> set[str]:
    table = tables.codebook_versions
    query = select(table.c.content).where(table.c.codebook == key, table.c.version == version)
    content = connection.execute(query).scalar()
    return {code["key"] for code in content["codes"]} if content else set()


def check_places(connection: Connection, differs: Differs) -> None:
    """Check that every coding and memo whose place or text changed covers the words that it should.

    Raises:
        CodingError: naming the first that does not.
    """
    rows = [
        (kind, after)
        for (kind, _), (before, after) in differs.items()
        if kind in _PLACED and after and (before is None or any(before[name] != after[name] for name in _PLACE))
    ]
    edited = [
        str(key[0])
        for (kind, key), (before, after) in differs.items()
        if kind == "transcript" and before and after and before["version"] != after["version"]
    ]
    for kind in _PLACED if edited else ():
        table = KEEPINGS[kind].table
        found = connection.execute(select(table).where(table.c.transcript.in_(edited))).mappings()
        rows += [(kind, dict(row)) for row in found]
    texts = texts_of(connection, {row["transcript"] for _, row in rows})
    for kind, row in rows:
        check_row(kind, row, texts[row["transcript"]])


def check_row(kind: str, row: Row, text: str) -> None:
    """Check that a coding or a memo covers its words.

    Raises:
        CodingError: naming it, if it does not.
    """
    code = f" ('{row['code']}' by {row['coder']})" if kind == "coding" else f" by {row['coder']}"
    what = f"{kind} {row['id']}{code} in '{row['transcript']}'"
    check_words(what, text, place=(row["start"], row["end"]), quote=row["quote"])


def texts_of(connection: Connection, transcripts: Iterable[str]) -> dict[str, str]:
    """Return for each of these transcripts the present text."""
    names = list(transcripts)
    if not names:
        return {}
    query = (
        select(tables.transcripts.c.id, tables.texts.c.text)
        .join(tables.texts, tables.texts.c.transcript == tables.transcripts.c.id)
        .where(tables.texts.c.version == tables.transcripts.c.version, tables.transcripts.c.id.in_(names))
    )
    return {row.id: row.text for row in connection.execute(query)}
