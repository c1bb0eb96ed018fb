"""Large projects: opening one, one screen of it, one coding, many at once, and taking back; against sqlite3."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from bench.study import BOOK, CODERS, copy_of
from bench.timing import Case, Side
from qualcode.changes import Change, Kind, added
from qualcode.codings import Coding, coding_of
from qualcode.projects.project import Project
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.transcripts import Imported, Role, Transcript, Turn

TRANSCRIPTS, CODINGS = 5, 2_000
"""Of a project of size 1×; at 100× these are 500 transcripts with 200,000 codings."""
BULK = 6_500
_WORDS = "ik doe weer mee in de buurt omdat het ergens over gaat en de coach luisterde naar wat ik zei".split()


def cases(size: int, folder: Path) -> Iterator[Case]:
    """Yield the cases for a project of one size, which is made if it is not there."""
    project = _made(size, folder)
    with Project.open(str(project), "bench") as opened:
        names = [heading.id for heading in opened.headings()]
        (screen,) = opened.transcripts([names[len(names) // 2]])
    yield Case("open project", Side(partial(_open, str(project))), Side(partial(_open_bare, project)))
    yield Case(
        "one screen",
        Side(partial(_screen, screen.id), partial(Project.open, str(project), "bench"), lambda _, found: found),
        Side(partial(_screen_bare, screen.id), partial(_bare, project), lambda _, found: found),
    )
    for name, count, times in (("20 × one coding", 1, 20), ("6,500 codings", BULK, 1)):
        work = [
            [_coding(screen, number + n, f"bench{n}.{number // 80}") for number in range(count)] for n in range(times)
        ]
        yield Case(
            name,
            Side(partial(_code, work), partial(_copy, project), lambda _, found: found),
            Side(partial(_code_bare, work), partial(_bare_copy, project), lambda _, found: found),
        )
    undo = Side(lambda opened: opened.undo() is not None, partial(_coded_copy, project, screen))
    yield Case("undo", undo, Side(_undo_bare, partial(_bare_copy, project)))


def _made(size: int, folder: Path) -> Path:
    """Return the path of a project of one size, made once."""
    path = folder / f"project-{size}.qualcode"
    if path.exists():
        return path
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    chance = random.Random(size)
    with Store.create(str(unfinished), [BOOK]) as store:
        for number in range(TRANSCRIPTS * size):
            talk = _talk(number, chance)
            work = [_coding(talk, n) for n in range(CODINGS // TRANSCRIPTS)]
            store.commit(Change(Kind.IMPORT, "bench", added([Imported(talk)])))
            store.commit(Change(Kind.IMPORT, "bench", added(work)))
    with closing(sqlite3.connect(unfinished)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    unfinished.rename(path)
    return path


def _talk(number: int, chance: random.Random) -> Transcript:
    """Return an invented interview of some 8,000 words."""
    text, turns = "", []
    for turn in range(160):
        speaker, role = ("I", Role.INTERVIEWER) if turn % 2 == 0 else ("R", Role.PARTICIPANT)
        said, start = " ".join(chance.choices(_WORDS, k=50)), len(text) + 3
        turns.append(Turn(speaker, role, Span(start, start + len(said)), Span(len(text), start)))
        text += f"{speaker}: {said}\n"
    return Transcript(f"t{number:04}", text.rstrip("\n"), tuple(turns), f"Gesprek {number}", f"K{number:03}")


def _coding(talk: Transcript, number: int, coder: str = "") -> Coding:
    turn = talk.turns[number % len(talk.turns)]
    span = Span(turn.span.start, turn.span.start + 20 + number % 80)
    return coding_of(talk, span, BOOK.codes[number % len(BOOK.codes)].key, coder=coder or CODERS[number % 2])


def _open(where: str, _: None) -> list[str]:
    """Open a project and list its transcripts, as the first page does."""
    with Project.open(where, "bench") as opened:
        return sorted(heading.id for heading in opened.headings())


def _open_bare(project: Path, _: None) -> list[str]:
    with closing(sqlite3.connect(project)) as connection:
        return [name for (name,) in connection.execute("SELECT id FROM transcripts ORDER BY id")]


def _screen(name: str, opened: Project) -> tuple[int, int, int]:
    """Read what one screen shows: the list, one transcript, its codings and memos, the codebooks, who coded."""
    with opened.snapshot() as still:
        headings, talk = still.headings(), still.imported([name])[0].transcript
        codings, memos = still.codings([talk]), still.memos([talk])
        still.codebooks(), still.counts(), still.team(), still.next_undo()
    return len(headings), len(talk.text), len(codings) + len(memos)


def _screen_bare(name: str, connection: sqlite3.Connection) -> tuple[int, int, int]:
    def all_of(query: str, *values: str) -> list[Any]:
        return connection.execute(query, values).fetchall()

    headings = all_of("SELECT * FROM transcripts ORDER BY id")
    text = all_of("SELECT text, turns FROM texts WHERE transcript = ?", name)[0][0]
    codings = all_of('SELECT * FROM codings WHERE transcript = ? ORDER BY "start"', name)
    return len(headings), len(text), len(codings)


def _code(work: list[list[Coding]], opened: Project) -> int:
    for codings in work:
        opened.commit(Kind.CODE, added(codings))
    return len(work)


def _code_bare(work: list[list[Coding]], connection: sqlite3.Connection) -> int:
    marks = ", ".join("?" * 14)
    for codings in work:
        rows = [
            (
                c.id,
                c.transcript,
                c.span.start,
                c.span.end,
                c.code,
                c.coder,
                c.quote,
                c.origin,
                c.memo,
                c.value,
                "",
                0,
                "",
                0,
            )
            for c in codings
        ]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO codings VALUES ({marks})", rows)
        connection.execute("COMMIT")
    return len(work)


def _undo_bare(connection: sqlite3.Connection) -> bool:
    connection.execute("BEGIN IMMEDIATE")
    found = connection.execute("DELETE FROM codings WHERE rowid = (SELECT max(rowid) FROM codings)").rowcount
    connection.execute("COMMIT")
    return found == 1


@contextmanager
def _copy(project: Path) -> Iterator[Project]:
    with copy_of(project) as path, Project.open(str(path), "bench") as opened:
        opened.headings()
        opened.commit(Kind.CODE, added([_warm(opened)]))  # as on a day of work: the log of the database is there
        yield opened


def _warm(opened: Project) -> Coding:
    (talk,) = opened.transcripts([opened.headings()[0].id])
    return _coding(talk, 0, "bench")


@contextmanager
def _coded_copy(project: Path, talk: Transcript) -> Iterator[Project]:
    with _copy(project) as opened:
        opened.commit(Kind.CODE, added([_coding(talk, 1, "undone")]))
        yield opened


@contextmanager
def _bare(project: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        yield connection


@contextmanager
def _bare_copy(project: Path) -> Iterator[sqlite3.Connection]:
    with copy_of(project) as path, _bare(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM codings WHERE rowid = 1")
        yield connection
