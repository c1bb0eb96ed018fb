"""What the pages share: the open project, the language, and the choice that survives a change of page."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from qualcode.catalogue import Language, say
from qualcode.codebooks import Codebook
from qualcode.errors import QualcodeError
from qualcode.matrices import Corpus
from qualcode.projects.project import Project, shown_name
from qualcode.projects.results import corpus
from qualcode.projects.who import account
from qualcode.suggest.suggestions import Suggestion
from qualcode.transcripts import Heading, Transcript

if TYPE_CHECKING:
    from qualcode.suggest.suggester import Suggester

Result = TypeVar("Result")

READ_AHEAD = 20
"""How many transcripts are read for suggestions before anyone asks."""


def language() -> Language:
    """Return the language that the user chose; Dutch until then."""
    return "en" if st.session_state.get("language") == "en" else "nl"


def tr(key: str, **values: object) -> str:
    """Return the words for ``key`` in the user's language."""
    return say(key, language(), **values)


def plain(words: str) -> str:
    """Return words such that a widget which reads Markdown shows them as they are."""
    return re.sub(r"([\\`*_\[\]$#~:<>&])", r"\\\1", words)


def md(key: str, **values: object) -> str:
    """Return the words for ``key`` for a widget that reads Markdown; the values are shown as they are."""
    return tr(key, **{name: plain(str(value)) for name, value in values.items()})


def decimal(value: float, digits: int = 2) -> str:
    """Return a number as the user's language writes it: 0,59 in Dutch."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language() == "nl" else text


def chart_locale() -> dict[str, object]:
    """Return what makes a chart write its numbers as the user's language does."""
    comma, point = (",", ".") if language() == "nl" else (".", ",")
    return {"number": {"decimal": comma, "thousands": point, "grouping": [3], "currency": ["€", ""]}}


def keep_choices() -> None:
    """Keep what the user chose on the other pages: streamlit forgets a widget that is not drawn."""
    for key in list(st.session_state):
        if str(key).startswith("choice."):
            st.session_state[key] = st.session_state[key]


def remembered(name: str, default: object) -> str:
    """Return the key of a choice that survives a change of page, with its value until the user chooses."""
    key = f"choice.{name}"
    st.session_state.setdefault(key, default)
    return key


def addressed(name: str, default: str | None, known: Collection[str]) -> str:
    """Return the key of a choice that stands in the address too, so that it survives a reload and a server's restart.

    Args:
        name: of the choice, also in the address.
        default: what holds until the user chooses.
        known: what may be chosen; an address with something else is not followed.
    """
    kept = f"kept.{name}"  # streamlit forgets a widget beside a part of the page that is drawn again by itself
    asked = st.query_params.get(name, st.session_state.get(kept))
    key = remembered(name, asked if asked in known else default)
    if chosen := st.session_state[key]:
        st.query_params[name] = st.session_state[kept] = chosen
    return key


def choose_transcript(place: DeltaGenerator, labels: Mapping[str, str]) -> str:
    """Let the user choose a transcript; return its id."""
    if st.session_state.get("choice.transcript", next(iter(labels))) not in labels:  # removed since
        del st.session_state["choice.transcript"]
    chosen = place.selectbox(
        tr("transcript"),
        list(labels),
        format_func=labels.__getitem__,
        key=addressed("transcript", next(iter(labels)), labels),
        label_visibility="collapsed",
    )
    return str(chosen)


def project() -> str | None:
    """Return the project named on the command line, or None."""
    return sys.argv[1] if len(sys.argv) > 1 else None


@st.cache_resource(show_spinner=False)
def served(where: str) -> Project:
    """Return the project, opened once for this server; every read and write takes a connection of its own."""
    return Project.serve(where)


def here() -> Project:
    """Return the open project as the user sees it; the pages are shown only when there is one."""
    where = project()
    if where is None:
        st.stop()
    return served(where).seen_by(who())


def coder() -> str:
    """Return the name under which the user codes: who signed in, or the name that was chosen; empty until then."""
    return str(st.session_state.get("signed_in") or st.session_state.get("choice.who") or "").strip()


def who() -> str:
    """Return who the user is: the name chosen, else that of the account, as long as there is no team."""
    if coder() or (where := project()) is None:
        return coder()
    return "" if served(where).team().members else account()


def attempt(act: Callable[..., Result], *values: object, **more: object) -> Result | None:
    """Do what a click asked for; what is refused is shown above the page that is drawn next."""
    try:
        return act(*values, **more)
    except QualcodeError as error:
        st.session_state["failed"] = str(error)
        return None


def failure() -> None:
    """Show once what the last click could not do."""
    message = st.session_state.pop("failed", "")
    if message:
        st.error(message, icon=":material/error:")


def study() -> Corpus:
    """Return the project's transcripts, codings and codebooks as they are now, read once for each change."""
    opened = here()
    return _study(opened.location, opened.who, opened.revision(), opened)


@st.cache_resource(show_spinner=False, max_entries=6)
def _study(where: str, who: str, revision: int, _opened: Project) -> Corpus:
    return corpus(_opened)


def project_name() -> str:
    """Return the project's name for people."""
    name = shown_name(project() or "qualcode")
    return name if "://" in name else Path(name).stem


def label_of(transcripts: Sequence[Transcript | Heading]) -> dict[str, str]:
    """Return for each transcript's id what people read: title, participant, wave; the id too where two read alike."""
    labels = {
        t.id: " · ".join(dict.fromkeys(part for part in (t.name, t.participant, t.wave) if part)) for t in transcripts
    }
    times = Counter(labels.values())
    return {name: label if times[label] == 1 else f"{label} ({name})" for name, label in labels.items()}


@st.cache_resource(show_spinner=False)
def _suggester(_books: Sequence[Codebook], key: tuple[str, ...]) -> "Suggester":
    from qualcode.suggest.suggester import Suggester

    return Suggester(_books)


_READER = ThreadPoolExecutor(1, "suggestions")
"""Reads one transcript after the other: two readers at once only stall each other."""


@st.cache_resource(show_spinner=False, max_entries=500)
def _read(_transcript: Transcript, _books: Sequence[Codebook], key: tuple[str, ...]) -> Future[list[Suggestion]]:
    """Return the reading of a transcript; begun once for each text and set of codebooks, held in memory."""
    return _READER.submit(lambda: _suggester(_books, key[1:]).suggest(_transcript))


def suggestions_for(transcript: Transcript, books: Sequence[Codebook]) -> list[Suggestion]:
    """Return all suggestions for a transcript, as soon as it is read."""
    return _read(transcript, books, _reading_key(transcript, books)).result()


def suggestions_ready(transcript: Transcript, books: Sequence[Codebook]) -> list[Suggestion] | None:
    """Return the suggestions for a transcript if it is read; else None, and it is being read beside the page."""
    reading = _read(transcript, books, _reading_key(transcript, books))
    return reading.result() if reading.done() else None


def _reading_key(transcript: Transcript, books: Sequence[Codebook]) -> tuple[str, ...]:
    """Return what tells one reading from another: the text, and the codebooks."""
    return (transcript.digest, *(f"{book.key} {book.version} {hash(book.codes)}" for book in books))


@st.cache_resource(show_spinner=False)
def warm_up(where: str) -> Thread:
    """Load the language model and read the transcripts beside the first pages, so that suggestions open at once."""
    thread = Thread(target=_read_ahead, args=(served(where),), daemon=True)
    thread.start()
    return thread


def _read_ahead(project: Project) -> None:
    books = project.codebooks()
    first = [heading.id for heading in project.headings()[:READ_AHEAD]]
    with suppress(CancelledError, RuntimeError):  # the viewer was stopped meanwhile: nothing is read any more
        for transcript in project.transcripts(first):
            suggestions_for(transcript, books)
