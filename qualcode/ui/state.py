"""What the pages share: the open project, the language, and the choice that survives a change of page."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from qualcode.catalogue import Language, say
from qualcode.codings import new_id
from qualcode.errors import QualcodeError
from qualcode.matrices import Corpus
from qualcode.projects.project import Project, shown_name
from qualcode.projects.results import corpus
from qualcode.projects.who import account
from qualcode.spans import Span
from qualcode.suggest.suggestions import Offer
from qualcode.transcripts import Heading, Transcript

Result = TypeVar("Result")


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
    """Keep what the user chose and wrote on the other pages: streamlit forgets a widget that is not drawn.

    A choice (``choice.``) is set anew. What is written (``written.``) is only put back when it was forgotten: a field
    whose value is set takes it in the browser too, over the words that are being written there meanwhile.
    """
    kept = st.session_state.setdefault("kept words", {})
    for key in (key for key in kept if key not in st.session_state):
        st.session_state[key] = kept[key]
    for key in map(str, list(st.session_state)):
        if key.startswith("choice."):
            st.session_state[key] = st.session_state[key]
        elif key.startswith("written."):
            kept[key] = st.session_state[key]


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


def go_to(path: str) -> None:
    """Show another page, by its address."""
    st.switch_page(st.session_state["pages"][path])


def show_in_text(transcript: str, span: Span, offer: Offer | None = None) -> None:
    """Show a passage on the page *Coderen*, with what is suggested there."""
    st.session_state["choice.transcript"] = st.session_state["kept.transcript"] = transcript
    place = {"n": new_id(), "transcript": transcript, "start": span.start, "end": span.end}
    st.session_state["shown"] = place | {"code": offer.suggestion.code if offer else ""}
    st.session_state["shown_offer"] = offer
    go_to("coderen")
