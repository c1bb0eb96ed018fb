"""The page *Transcripten*: a transcript by turns, with its codings under the text and in the margin."""

import streamlit as st

from qualcode.codings import busiest_first
from qualcode.screens import legend, looks, transcript_passages
from qualcode.ui.html import legend_html, transcript_html
from qualcode.ui.state import here, label_of, language, plain, remembered, study, tr


def page() -> None:
    """Draw the page."""
    st.title(tr("page.transcripts"))
    corpus = study()
    labels = label_of(corpus.transcripts)
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="bottom")
    name = left.selectbox(tr("transcript"), list(labels), format_func=labels.__getitem__, key="choice.transcript")
    transcript = next(found for found in corpus.transcripts if found.id == name)
    there = [coding for coding in corpus.codings if coding.transcript == name]
    coders = middle.pills(
        tr("transcripts.coders"),
        busiest_first(corpus.codings),
        selection_mode="multi",
        format_func=plain,
        key=remembered("shown_coders", busiest_first(corpus.codings)[:1]),
    )
    only_coded = right.toggle(tr("transcripts.only"), key="choice.only_coded")
    shown = [coding for coding in there if coding.coder in coders]
    st.caption(
        f"{transcript.words} {tr('words')} · {len(transcript.turns)} {tr('turns')} · {len(shown)} {tr('codings')}. "
        + (tr("transcripts.hint") if shown else "")
    )
    look = looks(corpus.books)
    if shown:
        st.html(legend_html(legend(shown, corpus.books), look, language()))
    else:
        st.info(tr("transcripts.nolegend"))
    st.html(transcript_html(transcript_passages(transcript, shown, only_coded=only_coded), look, language()))
    notes = next(found.notes for found in here().imported() if found.transcript.id == name)
    if notes:
        with st.expander(tr("transcripts.notes")):
            for note in notes:
                st.text(note.said(language()))
