"""The page *Suggesties*: what the machine offers and why, to be accepted or rejected by a coder."""

from collections.abc import Callable, Sequence

import streamlit as st

from qualcode.matrices import Corpus
from qualcode.projects.coding import accept, reject
from qualcode.projects.results import open_suggestions
from qualcode.screens import CodeLook, looks
from qualcode.spans import Span
from qualcode.suggest.suggestions import Suggestion, Why
from qualcode.transcripts import Transcript
from qualcode.ui.html import chip_html, quote_html
from qualcode.ui.state import (
    attempt,
    coder,
    decimal,
    here,
    label_of,
    md,
    plain,
    study,
    suggestions_for,
    tr,
)

MOST = 8
"""How many passages stand on the page at once."""


def page() -> None:
    """Draw the page."""
    st.title(tr("page.suggestions"))
    corpus = study()
    labels = label_of(corpus.transcripts)
    left, right = st.columns(2, vertical_alignment="bottom")
    name = left.selectbox(
        tr("transcript"), list(labels), format_func=labels.__getitem__, key="choice.suggest_transcript"
    )
    families = {family.key: family.label for book in corpus.books for family in book.families}
    family = right.selectbox(
        tr("suggestions.family"), list(families), format_func=families.__getitem__, key="choice.suggest_family"
    )
    me = coder()
    if not me:
        st.info(tr("suggestions.needname"))
        return
    if name in here().team().hidden(me):
        st.info(tr("suggestions.blind"))
        return
    transcript = next(found for found in corpus.transcripts if found.id == name)
    found = _open(corpus, transcript, me, family)
    if not found:
        st.info(tr("suggestions.none" if transcript.turns else "suggestions.noturns"))
        return
    st.caption(md("suggestions.left", n=len(found), name=labels[name]))
    look = looks(corpus.books)
    for passage in list(dict.fromkeys(suggestion.span for suggestion in found))[:MOST]:
        _passage(passage, [suggestion for suggestion in found if suggestion.span == passage], transcript, (me, look))


def _open(corpus: Corpus, transcript: Transcript, coder: str, family: str) -> list[Suggestion]:
    with st.spinner(tr("suggestions.wait")):
        found = suggestions_for(transcript, corpus.books)
    mine = [coding for coding in corpus.codings if coding.coder == coder and coding.transcript == transcript.id]
    found = [suggestion for suggestion in found if suggestion.family == family]
    left = open_suggestions(found, mine, here().rejections([transcript]), corpus.books, coder=coder)
    return sorted(left, key=lambda suggestion: -suggestion.scored.score)


def _passage(
    span: Span, offered: Sequence[Suggestion], transcript: Transcript, who: tuple[str, Callable[[str], CodeLook]]
) -> None:
    """Draw a passage with every code offered for it."""
    color = who[1](offered[0].scored.code).color
    turn = next((n for n, t in enumerate(transcript.turns, start=1) if t.span == span), None)
    with st.container(border=True):
        quote = quote_html(span.of(transcript.text), f"{tr('turn').lower()} {turn}", color)
        st.html(f'<div class="qc">{quote}</div>')
        for suggestion in offered:
            _offer(suggestion, who)


def _offer(suggestion: Suggestion, who: tuple[str, Callable[[str], CodeLook]]) -> None:
    coder, look = who
    scored, shown = suggestion.scored, look(suggestion.scored.code)
    text, left, right = st.columns([6, 1.3, 1.3], vertical_alignment="center")
    score = f"{tr('suggestions.score')} {decimal(scored.score)}"
    text.html(f'<div class="qc">{chip_html(shown.color, f"{shown.label}?", score)}</div>')
    text.caption(_why(scored.why))
    key = f"{suggestion.span.start}-{scored.code}"
    for act, place, word in ((accept, left, "accept"), (reject, right, "reject")):
        place.button(
            tr(f"suggestions.{word}"),
            key=f"{word}-{key}",
            on_click=_decide,
            args=(act, suggestion, coder, md(f"suggestions.{word}ed", coder=coder, code=shown.label)),
            type="primary" if act is accept else "secondary",
            width="stretch",
        )


def _decide(act: Callable[..., object], suggestion: Suggestion, coder: str, message: str) -> None:
    attempt(act, here(), suggestion, coder=coder)
    if "failed" not in st.session_state:
        st.toast(message)


def _why(why: Why) -> str:
    parts = [f"{tr('suggestions.words')}: {', '.join(why.words)}"] if why.words else []
    parts.append(f"{tr(f'suggestions.near.{why.source}')} ({decimal(why.similarity)}): {why.nearest}")
    return plain(" · ".join(parts))
