"""What a project is now, read from its tables: each function one question, asked of what it needs and no more."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, true

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, Rejection, check_quote
from qualcode.memos import Memo, SubjectMemo, check_memo
from qualcode.participants import Participant
from qualcode.store import rows, tables
from qualcode.teams import Team
from qualcode.transcripts import Heading, Imported, Transcript

Value = TypeVar("Value")

_IMPORTED = (
    *(tables.transcripts.c[name] for name in ("id", "title", "participant", "wave")),
    *(tables.texts.c[name] for name in ("text", "turns", "source", "notes")),
)
"""What makes an imported transcript."""


def codebooks(connection: Connection) -> list[Codebook]:
    """Return the codebooks in the order in which they were given."""
    books, versions = tables.codebooks, tables.codebook_versions
    query = (
        select(versions.c.content)
        .join(books, (books.c.key == versions.c.codebook) & (books.c.version == versions.c.version))
        .order_by(books.c.position, books.c.key)
    )
    return [rows.codebook_value(content) for content in connection.execute(query).scalars()]


def headings(connection: Connection, wanted: Collection[str] | None = None) -> list[Heading]:
    """Return what stands above the transcripts, by id, without their texts; all, or those wanted by id."""
    table = tables.transcripts
    query = select(table.c.id, table.c.title, table.c.participant, table.c.wave).order_by(table.c.id)
    if wanted is not None:
        query = query.where(table.c.id.in_(wanted))
    return [Heading(**row) for row in connection.execute(query).mappings()]


def imported(connection: Connection, wanted: Sequence[str] | None = None) -> list[Imported]:
    """Return transcripts by id, each with the notes of its import; all, or those wanted by id."""
    query = _with_texts(*_IMPORTED).order_by(tables.transcripts.c.id)
    if wanted is not None:
        query = query.where(tables.transcripts.c.id.in_(wanted))
    return [rows.imported_value(row) for row in connection.execute(query).mappings()]


def versions(connection: Connection, transcript: str) -> list[Imported]:
    """Return all versions of a transcript's text, the first one first, under its present heading."""
    transcripts, texts = tables.transcripts, tables.texts
    query = (
        select(*_IMPORTED)
        .join_from(transcripts, texts, texts.c.transcript == transcripts.c.id)
        .where(transcripts.c.id == transcript)
        .order_by(texts.c.number)
    )
    return [rows.imported_value(row) for row in connection.execute(query).mappings()]


def participants(connection: Connection) -> list[Participant]:
    """Return all participants, in the order in which they were given."""
    owned = select(tables.transcripts.c.participant, tables.transcripts.c.id).order_by(tables.transcripts.c.id)
    people = select(tables.participants).order_by(tables.participants.c.position, tables.participants.c.id)
    return rows.participant_values(connection.execute(people).mappings(), connection.execute(owned).mappings())


def codings(connection: Connection, among: Sequence[Transcript] | None = None) -> list[Coding]:
    """Return codings by transcript and place, each checked against the words that it should cover.

    Args:
        connection: to the project.
        among: only those of these transcripts; all of the project without it.

    Raises:
        CodingError: naming the coding that covers other words than those that were coded.
    """
    return _codings(connection, _of(tables.codings, among), among)


def codings_with(connection: Connection, codes: Collection[str]) -> list[Coding]:
    """Return the codings that have one of these codes, by transcript and place; see `codings`."""
    return _codings(connection, tables.codings.c.code.in_(sorted(codes)))


def codings_to_review(connection: Connection) -> list[Coding]:
    """Return the codings that wait for a second look, by transcript and place; see `codings`."""
    return _codings(connection, tables.codings.c.review)


def _codings(
    connection: Connection, condition: ColumnElement[bool], among: Sequence[Transcript] | None = None
) -> list[Coding]:
    table = tables.codings
    query = select(table).order_by(table.c.transcript, table.c.start, table.c.end, table.c.code, table.c.coder)
    found = [rows.coding_value(row) for row in connection.execute(query.where(condition)).mappings()]
    texts = _texts(connection, found, among)
    for coding in found:
        check_quote(coding, texts[coding.transcript])
    return found


def memos(connection: Connection, among: Sequence[Transcript] | None = None) -> list[Memo]:
    """Return memos by transcript and place, each checked against the words that it stands on; see `codings`."""
    return _memos(connection, _of(tables.memos, among), among)


def memos_to_review(connection: Connection) -> list[Memo]:
    """Return the memos that wait for a second look, by transcript and place; see `memos`."""
    return _memos(connection, tables.memos.c.review)


def _memos(
    connection: Connection, condition: ColumnElement[bool], among: Sequence[Transcript] | None = None
) -> list[Memo]:
    table = tables.memos
    query = select(table).order_by(table.c.transcript, table.c.start, table.c.end, table.c.coder, table.c.id)
    found = [rows.memo_value(row) for row in connection.execute(query.where(condition)).mappings()]
    texts = _texts(connection, found, among)
    for memo in found:
        check_memo(memo, texts[memo.transcript])
    return found


def subject_memos(connection: Connection) -> list[SubjectMemo]:
    """Return the memos about whole transcripts, then those about codes, each by subject and coder."""
    table = tables.subject_memos
    query = select(table).order_by(table.c.about.desc(), table.c.subject, table.c.coder)
    found = connection.execute(query).mappings()
    return [rows.subject_memo_value(row) for row in found]


def rejections(connection: Connection, among: Sequence[Transcript] | None = None) -> list[Rejection]:
    """Return the suggestions that were rejected, by transcript and place; see `codings`."""
    return _rejections(connection, _of(tables.rejections, among))


def rejections_with(connection: Connection, codes: Collection[str]) -> list[Rejection]:
    """Return the rejected suggestions of one of these codes, by transcript and place."""
    return _rejections(connection, tables.rejections.c.code.in_(sorted(codes)))


def _rejections(connection: Connection, condition: ColumnElement[bool]) -> list[Rejection]:
    table = tables.rejections
    query = select(table).where(condition).order_by(*table.primary_key.columns)
    return [rows.rejection_value(row) for row in connection.execute(query).mappings()]


def team(connection: Connection) -> Team:
    """Return who works on the project, what is whose, and who finished what."""
    members = connection.execute(select(tables.members).order_by(tables.members.c.position)).mappings()
    order = (tables.assignments.c.transcript, tables.assignments.c.coder)
    assignments = connection.execute(select(tables.assignments).order_by(*order)).mappings()
    finished: dict[str, set[str]] = {}
    for row in connection.execute(select(tables.finished)):
        finished.setdefault(row.transcript, set()).add(row.coder)
    return Team(
        [rows.member_value(row) for row in members],
        [rows.assignment_value(row) for row in assignments],
        {transcript: frozenset(coders) for transcript, coders in sorted(finished.items())},
    )


def counts(connection: Connection) -> list[tuple[str, str, int]]:
    """Return for each transcript and coder with codings on it how many there are."""
    table = tables.codings
    query = select(table.c.transcript, table.c.coder, func.count()).group_by(table.c.transcript, table.c.coder)
    return [(row[0], row[1], row[2]) for row in connection.execute(query.order_by(table.c.transcript, table.c.coder))]


def counts_by_version(connection: Connection) -> list[tuple[str, str, str, int]]:
    """Return for each transcript, coder and version of a codebook how many codings were made with it."""
    table = tables.codings
    columns = (table.c.transcript, table.c.coder, table.c.codebook_version)
    query = select(*columns, func.count()).group_by(*columns).order_by(*columns)
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def counts_by_code(connection: Connection) -> list[tuple[str, str, str, int]]:
    """Return for each transcript, coder and code how many codings there are."""
    table = tables.codings
    columns = (table.c.transcript, table.c.coder, table.c.code)
    query = select(*columns, func.count()).group_by(*columns).order_by(*columns)
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def codebook_versions(connection: Connection, key: str) -> list[tuple[str, Codebook]]:
    """Return all versions of a codebook, the first one first, each with what it is known by."""
    table = tables.codebook_versions
    query = select(table.c.version, table.c.content).where(table.c.codebook == key).order_by(table.c.number)
    return [(row.version, rows.codebook_value(row.content)) for row in connection.execute(query)]


def _with_texts(*columns: Any) -> Select[Any]:
    """Return the query for these columns of transcripts and their present texts."""
    transcripts, texts = tables.transcripts, tables.texts
    same = (texts.c.transcript == transcripts.c.id) & (texts.c.version == transcripts.c.version)
    return select(*columns).join_from(transcripts, texts, same)


def _of(table: Table, among: Sequence[Transcript] | None) -> ColumnElement[bool]:
    if among is None:
        return true()
    return table.c.transcript.in_([transcript.id for transcript in among])


def _texts(
    connection: Connection, found: Iterable[Coding | Memo], among: Sequence[Transcript] | None
) -> dict[str, str]:
    if among is not None:
        return {transcript.id: transcript.text for transcript in among}
    return texts_of(connection, {item.transcript for item in found})


def texts_of(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """Return for each of these transcripts the present text."""
    query = _with_texts(tables.transcripts.c.id, tables.texts.c.text)
    found: dict[str, str] = {}
    for some in in_parts(sorted(names)):
        there = connection.execute(query.where(tables.transcripts.c.id.in_(some)))
        found |= {row.id: row.text for row in there}
    return found


def codes_of(connection: Connection, codebook: str, version: str) -> frozenset[str]:
    """Return the keys of the codes in a version of a codebook; none if it is not there."""
    if (codebook, version) not in _CODES:
        table = tables.codebook_versions
        same = (table.c.codebook == codebook) & (table.c.version == version)
        content = connection.execute(select(table.c.content).where(same)).scalar()
        if content is None:
            return frozenset()
        _CODES[codebook, version] = frozenset(code["key"] for code in content["codes"])
    return _CODES[codebook, version]


_CODES: dict[tuple[str, str], frozenset[str]] = {}
"""The codes of each version of a codebook that was met; a version never changes."""


def versions_by_code(connection: Connection) -> dict[str, str]:
    """Return for each code that there is the present version of its codebook."""
    books = connection.execute(select(tables.codebooks.c.key, tables.codebooks.c.version)).all()
    return {code: version for key, version in books for code in codes_of(connection, key, version)}


def in_parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Yield values as many at a time as may be asked for in one query: databases take some tens of thousands."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


_AT_ONCE = 5_000
