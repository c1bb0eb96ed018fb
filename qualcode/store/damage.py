"""What is wrong with a project: with its file, with what does not fit together, and with what its journal tells."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, cast, select
from sqlalchemy.exc import DBAPIError

from qualcode.errors import CodingError, QualcodeError
from qualcode.memos import About
from qualcode.store import rows, tables
from qualcode.store.checking import check_row
from qualcode.store.connection import begin, damaged, is_damage, path_of, reached, said, shown, version_of
from qualcode.store.contents import Contents, Finding, Told, read_contents, replayed, shown_key
from qualcode.store.rows import KEEPINGS, Row
from qualcode.teams import Duty
from qualcode.transcripts import Transcript

_LISTED = 20
"""So many faults of the file itself are listed; it is saved as a whole, not fault by fault."""


def check(where: str) -> list[Finding]:
    """Return everything that is wrong with a project, and what is worth knowing; an empty list if all is well.

    Args:
        where: the path of its file, or the URL of its database. A file need not be one that can be opened.

    Raises:
        ProjectError: if there is nothing at ``where``, or it cannot be reached or is locked: that is no damage.
    """
    try:
        with reached(where) as engine:
            return list(_checked(engine, shown(where)))
    except UnicodeDecodeError as error:
        return [Finding("file", shown(where), str(damaged(shown(where), error)))]
    except DBAPIError as error:
        if not path_of(where) or not is_damage(error.orig):
            raise said(shown(where), error.orig) from error
        return [Finding("file", shown(where), str(said(shown(where), error.orig)))]


def owners(where: str) -> frozenset[str]:
    """Return who may be an owner of a damaged project, as far as it can still be read.

    These are the members whose row says that they are, or no longer says what they are; where there are none, all
    whose names can be read; nobody for a file that says nothing of a team.
    """
    names: dict[str, str] = {}
    table = tables.members
    query = select(cast(table.c.name, LargeBinary), cast(table.c.duty, LargeBinary))
    try:
        with reached(where) as engine, begin(engine, writing=False) as connection:
            for name, duty in connection.execute(query):  # one at a time: those before a hole are kept
                names[_read(name)] = _read(duty)
    except DBAPIError as error:
        if not is_damage(error.orig) and "no such" not in str(error.orig):
            raise said(shown(where), error.orig) from error
    others = {duty.value for duty in Duty} - {Duty.OWNER.value}
    return frozenset(name for name, duty in names.items() if duty not in others) or frozenset(names)


def _read(value: bytes | None) -> str:
    return (value or b"").decode(errors="replace")


def _checked(engine: Engine, name: str) -> Iterator[Finding]:
    with begin(engine, writing=False) as connection:
        version = version_of(connection)
        if version != str(tables.SCHEMA_VERSION):
            yield _wrong_version(name, version)
        if engine.dialect.name == "sqlite":
            yield from _file_faults(connection)
        if version == str(tables.SCHEMA_VERSION):
            yield from faults(read_contents(connection))


def _wrong_version(name: str, version: str | None) -> Finding:
    if version is None:
        return Finding("version", name, f"{name} does not say which version of qualcode wrote it, or is no project.")
    if version.isdecimal() and 0 < int(version) < tables.SCHEMA_VERSION:
        message = f"{name} is of version {version}; opening it brings it up to date, and a copy is kept."
        return Finding("version", name, message, damage=False)
    return Finding("version", name, f"{name} is of version '{version}'; this qualcode knows {tables.SCHEMA_VERSION}.")


def _file_faults(connection: Connection) -> Iterator[Finding]:
    """Yield what SQLite finds when it reads every page of the file."""
    try:
        found = connection.exec_driver_sql(f"PRAGMA integrity_check({_LISTED})").scalars().all()
        for line in found:
            if line != "ok":
                yield Finding("file", "file", f"a part of the file cannot be read as it was written: {line}.")
        strays = connection.exec_driver_sql("PRAGMA foreign_key_check").mappings()
        for (table, parent), count in Counter((row["table"], row["parent"]) for row in strays).items():
            yield Finding("orphan", table, f"{count} row(s) of the table {table} belong to no row of {parent}.")
    except DBAPIError as error:
        if not is_damage(error.orig):
            raise
        yield Finding("file", "file", f"a part of the file cannot be read: {error.orig}.")


# ── what does not fit together ──


def faults(contents: Contents) -> list[Finding]:
    """Return what does not fit together in the rows of a project; where rows cannot be read, only that is said."""
    if contents.findings:
        return list(contents.findings)
    texts, found = _texts(contents)
    found += _missing_versions(contents)
    found += _placed(contents, texts)
    found += _unknown_codes(contents)
    told = replayed(contents)
    return [*found, *told.findings, *told_otherwise(contents, told)]


def _texts(contents: Contents) -> tuple[dict[str, str], list[Finding]]:
    """Return for each transcript the present text, and what is wrong with any version of a text."""
    present = {(row["id"], row["version"]) for row in contents.rows["transcripts"]}
    texts, found = {}, []
    for row in contents.rows["texts"]:
        if (row["transcript"], row["version"]) in present:
            texts[row["transcript"]] = row["text"]
        wrong = wrong_text(row)
        if wrong:
            place = f"{row['transcript']}, version {row['number']}"
            found.append(Finding("text", place, f"the text of transcript '{row['transcript']}' {wrong}."))
    return texts, found


def wrong_text(row: Row) -> str:
    """Return what is wrong with a version of a text, as the end of a sentence; empty if nothing is."""
    transcript = transcript_of(row)
    if isinstance(transcript, str):
        return f"cannot be what was imported: {transcript}"
    if transcript.digest != row["digest"]:
        return "is not the one that was imported: its digest is another"
    length = len(transcript.text)
    if any(turn.label.end > length or turn.span.end > length for turn in transcript.turns):
        return "has a turn that lies outside it"
    return "" if rows.text_version(transcript) == row["version"] else "has other turns than those that were imported"


def transcript_of(row: Row) -> Transcript | str:
    """Return the transcript of a version of a text, or why there cannot be one."""
    heading = {"id": row["transcript"], "title": "", "participant": None, "wave": ""}
    try:
        return rows.imported_value({**row, **heading}).transcript  # type: ignore[arg-type]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return str(error)


def sound_book(row: Row) -> bool:
    """Say whether a version of a codebook is what it is known by."""
    try:
        rows.codebook_value(row["content"])
    except (ValueError, TypeError, KeyError, AttributeError, QualcodeError):
        return False
    # of what was written, which a codebook read from it may say more than: codes may have got fields since
    return bool(rows.content_version(row["content"]) == row["version"])


def _missing_versions(contents: Contents) -> list[Finding]:
    """Return which transcripts and codebooks are not there in the version that they should have, or not as it was."""
    texts = {(row["transcript"], row["version"]) for row in contents.rows["texts"]}
    books = {(row["codebook"], row["version"]): row for row in contents.rows["codebook_versions"]}
    found = [
        Finding("text", row["id"], f"the present text of transcript '{row['id']}' is not there.")
        for row in contents.rows["transcripts"]
        if (row["id"], row["version"]) not in texts
    ]
    found += [
        Finding("codebook", row["key"], f"the present version of codebook '{row['key']}' is not there.")
        for row in contents.rows["codebooks"]
        if (row["key"], row["version"]) not in books
    ]
    return found + [
        Finding("codebook", key, f"version {row['number']} of codebook '{key}' is not what it was.")
        for (key, _), row in books.items()
        if not sound_book(row)
    ]


def _placed(contents: Contents, texts: Mapping[str, str]) -> list[Finding]:
    """Return what stands on no transcript, or not on its words."""
    there = {row["id"] for row in contents.rows["transcripts"]}
    found = []
    for (kind, key), row in contents.things().items():
        name = KEEPINGS[kind].transcript_of(row)
        if name is None:
            continue
        if name not in there:
            found.append(Finding("orphan", kind, f"{kind} {shown_key(key)} belongs to transcript '{name}': not there."))
        elif name in texts and (wrong := wrong_place(kind, row, texts[name])):
            found.append(Finding("quote", f"{kind} {shown_key(key)}", wrong))
    return found


def wrong_place(kind: str, row: Row, text: str) -> str:
    """Return in a sentence why something does not stand on its words; empty if it does."""
    if kind == "rejection":
        inside = 0 <= row["start"] <= row["end"] <= len(text)
        return "" if inside else f"a rejected suggestion of {row['coder']} in '{row['transcript']}' lies outside it."
    if kind in ("coding", "memo"):
        try:
            check_row(kind, row, text)
        except CodingError as error:
            return str(error)
    return ""


def _unknown_codes(contents: Contents) -> list[Finding]:
    """Return the codes that no codebook has: nothing is wrong with what has them."""
    present = {(row["key"], row["version"]) for row in contents.rows["codebooks"]}
    known: set[Any] = set()
    for row in contents.rows["codebook_versions"]:
        if (row["codebook"], row["version"]) in present and sound_book(row):
            known |= {code["key"] for code in row["content"]["codes"]}
    found = []
    for kind, what in {"coding": "coding(s)", "subject_memo": "memo(s)"}.items():
        keeping = KEEPINGS[kind]
        codes = (row.get(keeping.naming(About.CODE, row), "") for row in contents.rows[keeping.table.name])
        for code, count in sorted(Counter(code for code in codes if code and code not in known).items()):
            message = f"no codebook has the code '{code}' of {count} {what}; they are kept."
            found.append(Finding("code", code, message, damage=False))
    return found


def told_otherwise(contents: Contents, told: Told) -> list[Finding]:
    """Return what the journal tells otherwise than the tables do."""
    things = contents.things()
    found = []
    for place in {**things, **told.things}:
        row, other = things.get(place), told.things.get(place)
        if row == other:
            continue
        what = f"{place[0]} {shown_key(place[1])}"
        if row is None:
            message = f"{what} is not there, and the journal does not say that it was deleted."
        elif other is None:
            deleted = place in told.deleted
            message = f"{what} is there, and the journal says {'that it was deleted' if deleted else 'nothing of it'}."
        else:
            names = ", ".join(name for name in row if row[name] != other.get(name, ...))
            message = f"{what} is not what the journal says that it is, in: {names}."
        found.append(Finding("told", what, message))
    return found
