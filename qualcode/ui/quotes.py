"""The page *Citaten*: the quotes of a choice, and their export to Word and Excel."""

from collections.abc import Mapping, Sequence

import streamlit as st

from qualcode.codings import busiest_first
from qualcode.participants import Participant
from qualcode.projects.results import Choice, attributes_shown, quote_sheet, quotes, whose
from qualcode.quotes import Quote
from qualcode.screens import legend, looks
from qualcode.ui.downloads import downloads
from qualcode.ui.html import quote_html
from qualcode.ui.likeness import find_like
from qualcode.ui.state import here, language, md, remembered, study, tr

MOST = 100
"""How many quotes the page shows; the export holds all."""


def page() -> None:
    """Draw the page."""
    st.title(tr("page.quotes"))
    corpus, people = study(), here().participants()
    if not corpus.codings:
        st.info(tr("app.nocodings"))
        return
    look = looks(corpus.books)
    codes = [key for key, _ in legend(corpus.codings, corpus.books)]
    spoken = list(dict.fromkeys(t.participant or t.id for t in corpus.transcripts))
    first, second, third = st.columns(3)
    chosen_codes = first.multiselect(
        tr("code"), codes, format_func=lambda key: look(key).label, placeholder=tr("all"), key="choice.quote_codes"
    )
    chosen_people = second.multiselect(tr("participant"), spoken, placeholder=tr("all"), key="choice.quote_people")
    coder = third.selectbox(
        tr("coder"),
        ["", *busiest_first(corpus.codings)],
        format_func=lambda name: name or tr("everyone"),
        key=remembered("quote_coder", busiest_first(corpus.codings)[0]),
    )
    wanted, shown = _attributes(people, spoken)
    choice = Choice(tuple(chosen_codes), tuple(chosen_people), coder, wanted)
    found = quotes(here(), choice)
    if not found:
        st.info(tr("quotes.none"))
        return
    told = whose(here(), coder, language())
    scope = {
        "coder": told,
        "quotes": len(found),
        "participants": len({q.participant for q in found}),
    }
    st.caption(md("quotes.scope", **scope))
    sheet = quote_sheet(found, corpus.books, coder=told, attributes=shown, language=language())
    downloads(sheet, tr("page.quotes").lower())
    _like(found, {quote.code: look(quote.code).label for quote in found})
    if len(found) > MOST:
        st.caption(tr("quotes.more", shown=MOST, n=len(found)))
    drawn = [
        quote_html(quote.words, _source(quote, look(quote.code).label, shown), look(quote.code).color)
        for quote in found[:MOST]
    ]
    st.html(f'<div class="qc">{"".join(drawn)}</div>')


def _like(found: Sequence[Quote], labels: Mapping[str, str]) -> None:
    """Let the user look for more passages like a quote."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    number = left.selectbox(
        tr("like.from"),
        range(len(found)),
        index=None,
        format_func=lambda n: f"{labels[found[n].code]} · {found[n].participant}: {found[n].words[:90]}",
        placeholder=tr("like.choose"),
    )
    if right.button(tr("like.find"), icon=":material/search:", disabled=number is None, width="stretch"):
        find_like(found[number or 0].words, found[number or 0].code)


def _attributes(people: Sequence[Participant], spoken: list[str]) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """Let the user choose an attribute and its value to filter by, and the attributes to show with each quote."""
    values: dict[str, set[str]] = {}
    for person in people:
        if person.id in spoken:
            for name, value in person.attributes.items():
                values.setdefault(name, set()).add(value)
    if not values:
        return (), []
    left, middle, right = st.columns(3)
    name = left.selectbox(
        tr("quotes.attribute"), ["", *values], format_func=lambda n: n or tr("all"), key="choice.quote_attribute"
    )
    shown = right.multiselect(
        tr("quotes.shown"), list(values), placeholder=tr("quotes.noattributes"), key="choice.quote_shown"
    )
    if not name:
        return (), shown
    value = middle.selectbox(tr("quotes.value"), sorted(values[name]), key=f"choice.quote_value.{name}")
    return ((name, value),), shown


def _source(quote: Quote, label: str, shown: Sequence[str]) -> str:
    parts = [label, quote.participant, attributes_shown(quote.attributes, shown), quote.transcript]
    if quote.turn:
        parts.append(f"{tr('turn').lower()} {quote.turn}")
    return " · ".join(part for part in (*parts, quote.coder) if part)
