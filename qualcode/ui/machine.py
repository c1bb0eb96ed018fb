"""The machine: what suggests in this viewer. It reads and learns beside the pages, so that nobody waits for it."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from qualcode.codebooks import Codebook
from qualcode.codings import Coding
from qualcode.projects.project import Project
from qualcode.projects.suggesting import judgements_of
from qualcode.projects.vectors import embedder_for
from qualcode.suggest.judgements import Judgements
from qualcode.transcripts import Transcript
from qualcode.ui.state import here, served

if TYPE_CHECKING:
    from qualcode.suggest.reading import Reading
    from qualcode.suggest.suggester import Suggester

READ_AHEAD = 60
"""A project with more transcripts than this is not read before anybody asks for suggestions."""

_WORKER = ThreadPoolExecutor(1, "suggestions")
"""Reads and learns one thing after the other: two at once only stall each other."""


class Machine:
    """What suggests for one person in one project, from what they may see."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lock = Lock()
        self._asked: tuple[int, Future[Suggester | None]] | None = None

    def since(self, revision: int) -> "Future[Suggester | None]":
        """Return, as soon as it is there, what learned from all that was judged up to a revision, and maybe more.

        It is None if nothing is said in the transcripts, or no code is in use.
        """
        with self._lock:
            if self._asked is None or self._asked[0] < revision or _failed(self._asked[1]):
                self._asked = (self._project.revision(), _WORKER.submit(self._learn))
            return self._asked[1]

    def codings(self) -> list[Coding]:
        """Return what the machine would have coded in the transcripts that people coded, each left out in turn."""
        from qualcode.suggest.suggester import codings_of_machine

        def code() -> list[Coding]:
            reading, judgements = self._read()
            return codings_of_machine(reading, judgements) if reading else []

        return _WORKER.submit(code).result()

    def _learn(self) -> "Suggester | None":
        from qualcode.suggest.suggester import Suggester

        reading, judgements = self._read()
        return Suggester(reading, judgements) if reading else None

    def _read(self) -> "tuple[Reading | None, Judgements]":
        with self._project.snapshot() as still:
            transcripts, books, judgements = still.transcripts(), still.codebooks(), judgements_of(still)
        key = _read_by(transcripts, books)
        return _reading(self._project.location, key, transcripts, books, self._project), judgements


def _failed(work: "Future[Suggester | None]") -> bool:
    return work.done() and work.exception() is not None


@st.cache_resource(show_spinner=False, max_entries=50)
def _machine(where: str, who: str, _project: Project) -> Machine:
    return Machine(_project)


@st.cache_resource(show_spinner=False, max_entries=2)
def _reading(
    where: str,
    key: tuple[str, ...],
    _transcripts: Sequence[Transcript],
    _books: Sequence[Codebook],
    _project: Project,
) -> "Reading | None":
    from qualcode.suggest.reading import read

    return read(_transcripts, _books, embedder_for(_project))


def _read_by(transcripts: Sequence[Transcript], books: Sequence[Codebook]) -> tuple[str, ...]:
    """Return what tells one reading from another: the texts, who speaks in them, and the codebooks."""
    texts = [f"{found.id} {found.digest} {hash(found.turns)}" for found in transcripts]
    return (*texts, *(f"{book.key} {book.version} {hash((book.codes, book.families))}" for book in books))


def machine() -> Machine:
    """Return the machine of the user; where nothing is coded blind all see the same, and share one."""
    seen = _seen()
    return _machine(seen.location, seen.who, seen)


def _seen() -> Project:
    """Return the project as the machine of the user sees it."""
    opened = here()
    return opened.seen_by(opened.who if opened.team().blind else "")


def codings_of_machine() -> list[Coding]:
    """Return what the machine would have coded, from all that the user may see now."""
    seen = _seen()
    return _codings(seen.location, seen.who, seen.revision())


@st.cache_resource(show_spinner=False, max_entries=4)
def _codings(where: str, who: str, revision: int) -> list[Coding]:
    return machine().codings()


def warm_up(where: str) -> None:
    """Let the transcripts be read beside the first pages, so that suggestions open at once."""
    project = served(where)
    if len(project.headings()) <= READ_AHEAD:
        _machine(project.location, "", project.seen_by("")).since(0)
