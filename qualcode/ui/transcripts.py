"""The page *Transcripten*: a transcript by turns, with its codings under the text and in the margin."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, busiest_first
from qualcode.memos import Memo
from qualcode.projects.word_copies import file_name, word_copy
from qualcode.screens import legend, looks, transcript_passages
from qualcode.transcripts import Transcript
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
    memos = [memo for memo in here().memos(corpus.transcripts) if memo.transcript == name]
    passages = transcript_passages(transcript, shown, memos, only_coded=only_coded)
    st.html(transcript_html(passages, look, language()))
    copy = partial(_word_copy, transcript, shown, [memo for memo in memos if memo.coder in coders], corpus.books)
    st.download_button(
        tr("transcripts.word"),
        data=copy,
        file_name=f"{file_name(name)}.docx",
        on_click="ignore",
        help=tr("transcripts.word.help"),
        icon=":material/download:",
    )
    notes = next(found.notes for found in here().imported() if found.transcript.id == name)
    if notes:
        with st.expander(tr("transcripts.notes")):
            for note in notes:
                st.text(note.said(language()))


def _word_copy(
    transcript: Transcript, codings: Sequence[Coding], memos: Sequence[Memo], books: Sequence[Codebook]
) -> bytes:
    return word_copy(transcript, codings, memos, books).content
