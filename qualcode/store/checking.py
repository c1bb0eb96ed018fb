"""What must hold at the end of every change: codings and memos cover their words, and nothing points at nothing."""

from sqlalchemy import Connection, and_, select

from qualcode.codings import RESTORE, check_words
from qualcode.errors import CodingError, ConflictError, DoubledError, NotAllowedError
from qualcode.memos import About
from qualcode.store import reading, tables
from qualcode.store.rows import KEEPINGS, STANDING, Differs, Row
from qualcode.teams import Duty, check_person

_PLACE = ("transcript", "start", "end", "quote")
_PLACED = ("coding", "memo")
_JUDGED = ("transcript", "start", "end", "code", "coder")
"""The columns of what a coding judges; see `Coding.judgement`."""


def check_rights(connection: Connection, name: str, differs: Differs) -> None:
    """Check that somebody may change all that a change is about, by the team as it is at this moment.

    Raises:
        NotAllowedError: saying what they may not change.
    """
    team = reading.team(connection)
    for (kind, _), rows in differs.items():
        for row in rows:
            if row is not None:
                team.check_write(name, kind, str(row.get("coder", "")))
        before, after = rows
        if before is None and after is not None and kind == "coding":  # what is there already stays
            check_person(str(after["coder"]))


def check_owner(connection: Connection, differs: Differs) -> None:
    """Check that a team has an owner, after a change that is about its members.

    Raises:
        NotAllowedError: if nobody would be left who may change the team.
    """
    if any(kind == "member" for kind, _ in differs):
        duties = reading.team(connection).duties.values()
        if duties and Duty.OWNER not in duties:
            raise NotAllowedError("a team needs an owner, and none would be left. Make somebody else owner first.")


def check_deleted(connection: Connection, differs: Differs) -> None:
    """Check that nothing stays behind on a transcript that is deleted.

    Raises:
        ConflictError: naming whose work would be left without its text.
    """
    gone = [str(key[0]) for (kind, key), (_, after) in differs.items() if kind == "transcript" and after is None]
    for kind in STANDING if gone else ():
        keeping = KEEPINGS[kind]
        for row in map(dict, connection.execute(select(keeping.table).where(keeping.on(gone))).mappings()):
            if differs.get((kind, keeping.key_of(row)), (None, {}))[1] is not None:
                name, what = keeping.transcript_of(row), "memo" if kind == "subject_memo" else kind
                raise ConflictError(
                    f"transcript '{name}' cannot go: something of {row['coder']} stands on it ({what})."
                )


def check_subjects(connection: Connection, differs: Differs) -> None:
    """Check that what was written about transcripts is about such that are there: no key of the tables says so.

    Raises:
        ConflictError: naming the transcript.
    """
    memos = [after for (kind, _), (_, after) in differs.items() if kind == "subject_memo" and after]
    names = {after["subject"] for after in memos if after["about"] == About.TRANSCRIPT}
    table = tables.transcripts
    there = connection.execute(select(table.c.id).where(table.c.id.in_(names))).scalars() if names else ()
    for name in sorted(names.difference(there)):
        raise ConflictError(f"transcript '{name}' is not there any more; what is written about it was not stored.")


def check_codes(connection: Connection, differs: Differs) -> None:
    """Check that no code goes that codings have or memos are about: after the change, when those that follow have gone.

    Raises:
        ConflictError: naming the code.
    """
    gone: set[str] = set()
    for (kind, key), (before, after) in differs.items():
        if kind == "codebook" and before and (after is None or before["version"] != after["version"]):
            gone |= reading.codes_of(connection, str(key[0]), before["version"])
    lacking = sorted(gone.difference(reading.versions_by_code(connection))) if gone else []
    codings, memos = tables.codings, tables.subject_memos
    if lacking:  # whose they are is not said: whoever asks may be coding blind
        for code in connection.execute(select(codings.c.code).where(codings.c.code.in_(lacking))).scalars():
            raise ConflictError(f"code '{code}' cannot go: there are codings that have it.")
        written = (memos.c.about == About.CODE) & memos.c.subject.in_(lacking)
        for code in connection.execute(select(memos.c.subject).where(written)).scalars():
            raise ConflictError(f"code '{code}' cannot go: there are memos about it.")


def check_doubles(connection: Connection, differs: Differs) -> None:
    """Check that no coding that is new, or has another code or place, is one that its coder had already.

    Raises:
        DoubledError: naming the first that is.
    """
    names = [
        str(key[0])
        for (kind, key), (before, after) in differs.items()
        if kind == "coding" and after and (before is None or any(before[name] != after[name] for name in _JUDGED))
    ]
    mine, other = tables.codings.alias(), tables.codings.alias()
    same = and_(*(mine.c[name] == other.c[name] for name in _JUDGED), mine.c.id != other.c.id)
    for some in reading.in_parts(names):
        query = select(mine.c.code, mine.c.coder, mine.c.transcript).join(other, same).where(mine.c.id.in_(some))
        for code, coder, transcript in connection.execute(query):
            raise DoubledError(
                f"{coder} has the code '{code}' on exactly these words of '{transcript}' already. Keep one of the two "
                "codings: delete the other."
            )


def check_places(connection: Connection, differs: Differs) -> None:
    """Check that every coding and memo whose place or text changed covers the words that it should.

    Raises:
        CodingError: naming the first that does not.
        ConflictError: if it stands on a text that is corrected by the same change, which was planned without it.
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
    texts = reading.texts_of(connection, {row["transcript"] for _, row in rows})
    for kind, row in rows:
        name = row["transcript"]
        try:
            check_row(kind, row, texts[name], way_out=f"If the text of '{name}' was corrected meanwhile, look again.")
        except CodingError as error:
            if name not in edited:
                raise
            raise ConflictError(  # whose it is and on which words is not said: whoever asks may be coding blind
                f"transcript '{name}', or what stands on it, was changed meanwhile. Nothing was stored; look again at "
                "what will happen to it."
            ) from error


def check_row(kind: str, row: Row, text: str, *, way_out: str = RESTORE) -> None:
    """Check that a coding or a memo covers its words.

    Raises:
        CodingError: naming it and ending with ``way_out``, if it does not.
    """
    code = f" ('{row['code']}' by {row['coder']})" if kind == "coding" else f" by {row['coder']}"
    what = f"{kind} {row['id']}{code} in '{row['transcript']}'"
    check_words(what, text, place=(row["start"], row["end"]), quote=row["quote"], way_out=way_out)
