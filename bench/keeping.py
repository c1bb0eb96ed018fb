"""Import, store and load: the cases with a project, against lxml and sqlite3."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.reading import bare_text
from bench.study import BOOK, Study, copy_of
from bench.timing import Case, Side
from qualcode.changes import Kind, added
from qualcode.codings import Coding
from qualcode.matrices import Corpus
from qualcode.projects.importing import carry_out, plan_import
from qualcode.projects.project import Project
from qualcode.projects.results import corpus
from qualcode.store import Store

_ORDER = 'ORDER BY transcript, "start", "end", code, coder'
_FIELDS = f'SELECT transcript, "start", "end", code, coder, quote FROM codings {_ORDER}'

Outcome = list[tuple[Any, ...]]


def cases(study: Study) -> Iterator[Case]:
    """Yield the cases with files, in the order a project meets them."""
    yield _importing(study)
    yield _storing(study)
    yield _loading(study)
    yield _opening(study)


# ── import ──


def _importing(study: Study) -> Case:
    def ours(project: Project) -> None:
        carry_out(project, plan_import(project, study.documents))

    def floor(_: None) -> dict[str, str]:
        return {path.stem: bare_text(path.read_bytes()) for path in study.documents}

    return Case("import", Side(ours, _fresh_project, _texts_stored), Side(floor))


@contextmanager
def _fresh_project() -> Iterator[Project]:
    with TemporaryDirectory(prefix="qualcode-bench-") as folder:
        path = str(Path(folder) / "fresh.qualcode")
        Store.create(path, [BOOK]).close()
        with Project.open(path, "bench") as project:
            yield project


def _texts_stored(project: Project, _: None) -> dict[str, str]:
    return {transcript.id: transcript.text for transcript in project.transcripts()}


# ── store ──


def _storing(study: Study) -> Case:
    with _reading(study.coded) as connection:
        names = [name for _, name, *_ in connection.execute("PRAGMA table_info(codings)")]
        schema = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'codings'")]
        rows = connection.execute("SELECT * FROM codings").fetchall()
    insert = f"INSERT INTO codings VALUES ({', '.join('?' * len(names))})"

    def ours(project: Project) -> None:
        project.commit(Kind.IMPORT, added(study.codings))

    def floor(connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN")
        connection.executemany(insert, rows)
        connection.execute("COMMIT")

    fresh = partial(_fresh_table, [sql for sql in schema if sql])
    return Case("store", Side(ours, partial(_copied_project, study.imported), _stored), Side(floor, fresh, _inserted))


@contextmanager
def _copied_project(project: Path) -> Iterator[Project]:
    with copy_of(project) as path, Project.open(str(path), "bench") as opened:
        yield opened


@contextmanager
def _fresh_table(schema: list[str]) -> Iterator[sqlite3.Connection]:
    """Give a new file with WAL and nothing in it but the table of codings, as the project has it."""
    with (
        TemporaryDirectory(prefix="qualcode-bench-") as folder,
        closing(sqlite3.connect(Path(folder) / "bare.sqlite", isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA journal_mode = WAL")
        for statement in schema:
            connection.execute(statement)
        yield connection


def _stored(project: Project, _: None) -> Outcome:
    return _as_rows(project.codings())


def _inserted(connection: sqlite3.Connection, _: None) -> Outcome:
    return connection.execute(_FIELDS).fetchall()


def _as_rows(codings: list[Coding]) -> Outcome:
    return [(c.transcript, c.span.start, c.span.end, c.code, c.coder, c.quote) for c in codings]


# ── load ──


def _loading(study: Study) -> Case:
    def ours(project: Project) -> list[Coding]:
        return project.codings(study.transcripts)

    def floor(connection: sqlite3.Connection) -> Outcome:
        return connection.execute(f"SELECT * FROM codings {_ORDER}").fetchall()

    return Case(
        "load codings",
        Side(ours, partial(_opened, study.coded), lambda _, found: _as_rows(found)),
        Side(floor, partial(_reading, study.coded), lambda connection, _: _inserted(connection, None)),
    )


def _opening(study: Study) -> Case:
    """Load all that a matrix needs: transcripts with their turns, codings and codebooks."""
    tables = ("transcripts ORDER BY id", "texts ORDER BY transcript", f"codings {_ORDER}", "codebook_versions")

    def floor(connection: sqlite3.Connection) -> list[Outcome]:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]

    return Case(
        "load corpus",
        Side(corpus, partial(_opened, study.coded), lambda _, found: _sizes(found)),
        Side(floor, partial(_reading, study.coded), lambda _, found: [len(rows) for rows in found]),
    )


def _sizes(found: Corpus) -> list[int]:
    return [len(found.transcripts), len(found.transcripts), len(found.codings), len(found.books)]


def _opened(project: Path) -> Project:
    return Project.open(str(project), "bench")


@contextmanager
def _reading(project: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(project)) as connection:
        yield connection
