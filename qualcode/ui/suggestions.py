"""The page *Suggesties*: what the machine offers and why, to be accepted or rejected by a coder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from qualcode.matrices import Corpus
from qualcode.projects.coding import accept, reject
from qualcode.projects.project import Project
from qualcode.projects.suggesting import by_doubt, judgements_of, open_to, still_open
from qualcode.screens import CodeLook, looks, surroundings
from qualcode.suggest.suggestions import Offer, Reason, Suggestion, Verdict
from qualcode.ui.html import chip_html, surroundings_html
from qualcode.ui.likeness import likeness
from qualcode.ui.machine import machine
from qualcode.ui.state import (
    addressed,
    attempt,
    coder,
    decimal,
    here,
    label_of,
    md,
    plain,
    remembered,
    show_in_text,
    study,
    tr,
)
from qualcode.ui.trusting import trusting

if TYPE_CHECKING:
    from qualcode.suggest.suggester import Suggester

MOST = 8
"""How many suggestions stand on the page at once. When all are judged, the machine learns from them and offers more."""

TRANSCRIPT, CODE, LIKE = "transcript", "code", "like"
CERTAIN, USEFUL = "certain", "useful"


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the user wants to judge: a transcript or a code by its key, most certain or most useful first."""

    by: str
    name: str
    order: str


@dataclass
class _Batch:
    """What is offered until all of it is judged, as of a revision; ``left`` is how many more there were."""

    asked: tuple[object, ...]
    revision: int
    offers: Sequence[Offer]
    left: int
    suggester: "Suggester | None"


def page() -> None:
    """Draw the page."""
    st.title(tr("page.suggestions"))
    corpus, me = study(), coder()
    place, *others = st.columns([2.15, 2, 1.9], vertical_alignment="bottom")
    by = _one_of(place, "by", (TRANSCRIPT, CODE, LIKE))
    if by == LIKE:
        likeness(corpus)
        return
    choice = _choose(corpus, by, others)
    if not me:
        st.info(tr("suggestions.needname"))
        return
    if choice.by == TRANSCRIPT and choice.name in here().team().unsuggested(me):
        st.info(tr("suggestions.blind"))
        return
    batch = _batch(choice)
    if batch.suggester is None or (by == TRANSCRIPT and choice.name not in batch.suggester.reading.rows):
        st.info(tr("suggestions.noturns"))
        return
    trusting(batch.suggester, looks(corpus.books))
    offers = _still(batch.offers)
    if not offers:
        st.info(_why_nothing(batch.suggester, choice))
        return
    st.caption(_left(choice, batch.left + len(offers)))
    labels = label_of(corpus.transcripts)
    for offer in offers:
        _card(offer, corpus, (looks(corpus.books), labels))


def _choose(corpus: Corpus, by: str, places: Sequence[DeltaGenerator]) -> _Choice:
    """Let the user choose which transcript or code to judge, and in which order; first what they did not finish yet."""
    look = looks(corpus.books)
    codes = [code.key for book in corpus.books for _, code in book.walk() if not code.retired]
    labels = {key: look(key).label for key in codes} if by == CODE else label_of(corpus.transcripts)
    done = {name for name, coders in here().finished().items() if coder() in coders}
    first = next((name for name in labels if name not in done), next(iter(labels), None))
    name = places[0].selectbox(
        tr(by),
        list(labels),
        format_func=labels.__getitem__,
        key=addressed(f"suggest_{by}", first, labels),
    )
    order = _one_of(places[1], "order", (CERTAIN, USEFUL), help=tr("suggestions.order.help"))
    return _Choice(by, name or "", order)


def _one_of(place: DeltaGenerator, name: str, values: Sequence[str], **more: Any) -> str:
    """Let the user choose one of some words, which stay in sight."""
    chosen = place.segmented_control(
        tr(f"suggestions.{name}"),
        values,
        format_func=lambda value: tr(f"suggestions.{name}.{value}"),
        key=remembered(f"suggest_{name}", values[0]),
        required=True,
        **more,
    )
    return str(chosen or values[0])


def _batch(choice: _Choice) -> _Batch:
    """Return what is offered now: the same until all of it is judged, or something else is chosen."""
    opened = here()
    asked = (opened.location, coder(), choice, repr(opened.codebooks()))
    found: _Batch | None = st.session_state.get("suggestions")
    revision = opened.revision()
    done = found is not None and (found.left or found.revision < revision) and not _still(found.offers)
    if found is None or found.asked != asked or done:
        with st.spinner(tr("suggestions.wait")):
            suggester = machine().since(revision).result()
        open_now = _open(opened, suggester, choice) if suggester else []
        offers = [suggester.offer(one) for one in open_now[:MOST]] if suggester else []
        found = _Batch(asked, revision, offers, len(open_now) - len(offers), suggester)
        st.session_state["suggestions"] = found
    return found


def _open(opened: Project, suggester: "Suggester", choice: _Choice) -> list[Suggestion]:
    """Return what is open to the coder, in the order they chose.

    Over all transcripts, those that they coded to the end are left out: what they left uncoded there, they left on
    purpose. Whoever asks for one of these by name gets it.
    """
    done = {name for name, coders in opened.team().finished.items() if coder() in coders}
    names = {choice.name} if choice.by == TRANSCRIPT else suggester.reading.rows.keys() - done
    found = open_to(opened, suggester, coder=coder(), transcripts=names, doubtful=choice.order == USEFUL)
    if choice.by == CODE:
        found = [one for one in found if one.code == choice.name]
    return sorted(found, key=by_doubt(suggester) if choice.order == USEFUL else lambda one: -one.chance)


def _still(offers: Sequence[Offer]) -> list[Offer]:
    """Return the offers that the coder has not judged yet, and whose words still stand where they stood."""
    opened = here()
    texts = {found.id: found.text for found in study().transcripts}
    suggested = [offer.suggestion for offer in offers]
    there = [one for one in suggested if one.span.of(texts.get(one.transcript, "")) == one.quote]
    left = set(still_open(there, judgements_of(opened), opened.codebooks(), coder=coder()))
    return [offer for offer in offers if offer.suggestion in left]


def _left(choice: _Choice, left: int) -> str:
    done = choice.by == TRANSCRIPT and coder() in here().finished().get(choice.name, ())
    return md("suggestions.left", n=left) + (" " + tr("suggestions.finished") if done else "")


def _why_nothing(suggester: "Suggester", choice: _Choice) -> str:
    trust = suggester.trust.get(choice.name)
    silent = choice.by == CODE and trust is not None and trust.verdict is Verdict.CANNOT
    return tr("suggestions.silent" if silent else "suggestions.none")


def _card(offer: Offer, corpus: Corpus, named: tuple[Callable[[str], CodeLook], Mapping[str, str]]) -> None:
    """Draw a passage with the code offered for it, and why; ``named`` has the names of codes and transcripts."""
    look, labels = named
    one = offer.suggestion
    transcript, shown = next(t for t in corpus.transcripts if t.id == one.transcript), look(one.code)
    key = f"{one.transcript}-{one.span.start}-{one.code}"
    with st.container(border=True):
        around = surroundings(transcript, one.span)
        st.html(surroundings_html(around, labels[one.transcript], tr("turn").lower(), shown.color))
        text, *places = st.columns([5.2, 1.3, 1.3, 1.5], vertical_alignment="center")
        verdict = tr("verdict." + offer.verdict.name.lower())
        said = md("suggestions.chance", chance=round(100 * one.chance), verdict=verdict)
        chance = said if offer.measured else tr("screen.guess")
        text.html(f'<div class="qc">{chip_html(shown.color, f"{shown.label}?", chance)}</div>')
        for act, place, word in ((accept, places[0], "accept"), (reject, places[1], "reject")):
            place.button(
                tr(f"suggestions.{word}"),
                key=f"{word}-{key}",
                on_click=_decide,
                args=(act, one, md(f"suggestions.{word}ed", coder=coder(), code=shown.label)),
                type="primary" if act is accept else "secondary",
                width="stretch",
            )
        if places[2].button(
            tr("suggestions.open"), key=f"open-{key}", help=tr("suggestions.open.help"), width="stretch"
        ):
            show_in_text(one.transcript, one.span, offer)
        st.caption(_why(offer.reason, labels))


def _decide(act: Callable[..., object], suggestion: Suggestion, message: str) -> None:
    attempt(act, here(), suggestion, coder=coder())
    if "failed" not in st.session_state:
        st.toast(message)


def _why(reason: Reason, labels: Mapping[str, str]) -> str:
    """Return why something is suggested, as a line for people."""
    why, parts = reason.codebook, []
    if why.words:
        parts.append(f"{tr('screen.indicators')}: {', '.join(why.words)}")
    if why.negated:
        parts.append(f"{tr('screen.negated')}: {', '.join(why.negated)}")
    if reason.moved:
        parts.append(f"{tr('screen.moved')}: {', '.join(word for word, _ in reason.moved)}")
    parts.append(f"{tr(f'screen.near.{why.source}')} ({decimal(why.similarity)}): {why.nearest}")
    if reason.earlier:
        coding = reason.earlier.coding
        source = f"{labels.get(coding.transcript, coding.transcript)}, {coding.coder}"
        parts.append(f"{tr('screen.earlier')}: ‘{_short(coding.quote)}’ ({source})")
    return "  \n".join(map(plain, parts))


def _short(words: str, most: int = 160) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
