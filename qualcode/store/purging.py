"""Removing a participant or a transcript for good: from what is there, from the old versions, and from the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from qualcode.errors import NotFoundError
from qualcode.store import tables
from qualcode.store.journal import Header, record
from qualcode.store.rows import KEEPINGS, STANDING, key_text, key_value, person_digest


@dataclass(frozen=True, slots=True)
class Purge:
    """What would be removed for good.

    Attributes:
        participant: whose transcripts; empty if only transcripts were named.
        transcripts: by id, also those whose import was undone and of which the words are kept.
        counts: how many rows of each kind go, by its name in the journal; ``text`` for versions, ``entry`` for what
            the journal holds of them.
        examples: codes whose examples hold words of these transcripts, which stay until somebody takes them out.
        elsewhere: transcripts that were the participant's once and stand under another one now: they stay, unless they
            are named too.
    """

    participant: str
    transcripts: tuple[str, ...]
    counts: Mapping[str, int]
    examples: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


def plan(connection: Connection, *, participant: str = "", transcripts: Sequence[str] = ()) -> Purge:
    """Return what removing a participant with all transcripts, or single transcripts, would take away.

    Raises:
        NotFoundError: for a participant or a transcript that is not there.
    """
    there = set(connection.execute(select(tables.texts.c.transcript).distinct()).scalars())
    for name in transcripts:
        if name not in there:
            raise NotFoundError("transcript", name, sorted(there))
    owned, elsewhere = _owned(connection, participant) if participant else ([], [])
    names = tuple(dict.fromkeys([*owned, *transcripts]))
    people = set(connection.execute(select(tables.participants.c.id)).scalars())
    told = _count(connection, _told(participant, names))
    if participant and participant not in people and not (names or elsewhere or told):
        raise NotFoundError("participant", participant, sorted(people))
    counts = {kind: _count(connection, KEEPINGS[kind].on(names)) for kind in STANDING}
    counts["text"] = _count(connection, tables.texts.c.transcript.in_(names))
    counts["entry"] = told
    left = tuple(name for name in elsewhere if name not in names)
    return Purge(participant, names, counts, _examples(connection, names), left)


def _owned(connection: Connection, participant: str) -> tuple[list[str], list[str]]:
    """Return the transcripts that are a participant's or, standing no more, once were; and those of others now."""
    table, entries = tables.transcripts, tables.entries
    now = {row.id: row.participant for row in connection.execute(select(table.c.id, table.c.participant))}
    query = select(entries.c.key, entries.c.before, entries.c.after).where(entries.c.kind == "transcript")
    once = {
        str(key_value(row.key)[0]): None
        for row in connection.execute(query)
        if participant in ((row.before or {}).get("participant"), (row.after or {}).get("participant"))
    }
    owned = [name for name in sorted({*now, *once}) if now.get(name, participant) == participant]
    return owned, [name for name in once if name not in owned]


def carry_out(connection: Connection, purge: Purge, header: Header) -> int | None:
    """Remove what was planned; the journal keeps that it was done, by whom and when, and no word of it."""
    names = purge.transcripts
    known = select(tables.purged.c.digest)
    gone = select(tables.texts.c.digest).where(
        tables.texts.c.transcript.in_(names), tables.texts.c.digest.not_in(known)
    )
    connection.execute(tables.purged.insert().from_select(["digest"], gone.distinct()))
    person = person_digest(purge.participant)
    if purge.participant and person not in set(connection.execute(known).scalars()):
        connection.execute(tables.purged.insert().values(digest=person))
    connection.execute(delete(tables.entries).where(_told(purge.participant, names)))
    _forget_facts(connection, names)
    if purge.participant:
        _forget_person(connection, purge.participant)
    for kind in STANDING:
        connection.execute(delete(KEEPINGS[kind].table).where(KEEPINGS[kind].on(names)))
    connection.execute(delete(tables.transcripts).where(tables.transcripts.c.id.in_(names)))
    connection.execute(delete(tables.texts).where(tables.texts.c.transcript.in_(names)))
    if purge.participant:
        connection.execute(delete(tables.participants).where(tables.participants.c.id == purge.participant))
    return record(connection, header, ())


def _told(participant: str, transcripts: Sequence[str]) -> ColumnElement[bool]:
    """Return which entries of the journal are about these transcripts or this participant."""
    entries = tables.entries
    person = (entries.c.kind == "participant") & (entries.c.key == key_text((participant,)))
    return or_(entries.c.transcript.in_(transcripts), person) if participant else entries.c.transcript.in_(transcripts)


def _forget_facts(connection: Connection, transcripts: Sequence[str]) -> None:
    """Take the names of transcripts, and why something was decided on them, out of what the journal says of changes."""
    table = tables.changes
    for row in connection.execute(select(table.c.number, table.c.facts)).all():
        if row.facts.get("transcript") in transcripts:
            facts = {name: value for name, value in row.facts.items() if name not in ("transcript", "reason")}
            connection.execute(update(table).where(table.c.number == row.number).values(facts=facts))


def _forget_person(connection: Connection, participant: str) -> None:
    """Take the name of a participant out of what the journal says of transcripts that stay: it was nobody's then."""
    table = tables.entries
    query = select(table).where(table.c.kind == "transcript")
    for row in connection.execute(query).mappings().all():
        sides = {
            side: row[side] | {"participant": None}
            for side in ("before", "after")
            if (row[side] or {}).get("participant") == participant
        }
        if sides:
            same = (table.c.change == row["change"]) & (table.c.position == row["position"])
            connection.execute(update(table).where(same).values(**sides))


def _count(connection: Connection, which: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).where(which)).scalar_one())


def _examples(connection: Connection, transcripts: Sequence[str]) -> tuple[str, ...]:
    """Return the codes, in any version of a codebook, with an example of four words or more out of these texts."""
    query = select(tables.texts.c.text).where(tables.texts.c.transcript.in_(transcripts))
    said = [_plain(text) for text in connection.execute(query).scalars()]
    found = []
    for content in connection.execute(select(tables.codebook_versions.c.content)).scalars():
        for code in content["codes"]:
            examples = [_plain(example) for example in code["examples"] if len(example.split()) >= 4]
            if any(example in text for example in examples for text in said):
                found.append(code["key"])
    return tuple(dict.fromkeys(found))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .?!…\"'‘’“”")
