"""The page *Transcripten*: a transcript by turns, with its codings under the text and in the margin."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, busiest_first
from qualcode.memos import Memo
from qualcode.projects.team import finish, reopen
from qualcode.projects.word_copies import file_name, word_copy
from qualcode.screens import legend, looks, transcript_passages
from qualcode.transcripts import Transcript
from qualcode.ui.html import legend_html, transcript_html
from qualcode.ui.mending import mend
from qualcode.ui.state import attempt, choose_transcript, coder, here, label_of, language, plain, remembered, tr
from qualcode.ui.versions import earlier_versions, second_look


def page() -> None:
    """Draw the page."""
    st.title(tr("page.transcripts"))
    opened = here()
    labels = label_of(opened.headings())
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="bottom")
    name = choose_transcript(left, labels)
    with opened.snapshot() as still:
        imported = still.imported([name])[0]
        transcript, books = imported.transcript, still.codebooks()
        there, memos = still.codings([transcript]), still.memos([transcript])
        everybody = [coder for _, coder, _ in still.counts()]
    coders = middle.pills(
        tr("transcripts.coders"),
        list(dict.fromkeys([*busiest_first(there), *sorted(everybody)])),
        selection_mode="multi",
        format_func=plain,
        key=remembered("shown_coders", busiest_first(there)[:1] or everybody[:1]),
    )
    only_coded = right.toggle(tr("transcripts.only"), key="choice.only_coded")
    shown = [coding for coding in there if coding.coder in coders]
    st.caption(
        f"{transcript.words} {tr('words')} · {len(transcript.turns)} {tr('turns')} · {len(shown)} {tr('codings')}. "
        + (tr("transcripts.hint") if shown else "")
    )
    finished(name)
    if any(coding.review for coding in there) or any(memo.review for memo in memos):
        second_look(transcript)
    look = looks(books)
    if shown:
        st.html(legend_html(legend(shown, books), look, language()))
    else:
        st.info(tr("transcripts.nolegend"))
    passages = transcript_passages(transcript, shown, memos, only_coded=only_coded)
    st.html(transcript_html(passages, look, language()))
    copy = partial(_word_copy, transcript, shown, [memo for memo in memos if memo.coder in coders], books)
    st.download_button(
        tr("transcripts.word"),
        data=copy,
        file_name=f"{file_name(name)}.docx",
        on_click="ignore",
        help=tr("transcripts.word.help"),
        icon=":material/download:",
    )
    mend(transcript)
    earlier_versions(transcript)
    if imported.notes:
        with st.expander(tr("transcripts.notes")):
            for note in imported.notes:
                st.text(note.said(language()))


def finished(name: str) -> None:
    """Let a coder say that the transcript is coded to the end, and say for whom it is."""
    opened, me = here(), coder()
    done = opened.finished().get(name, frozenset())
    others = sorted(done - {me})
    words = [tr("transcripts.finished.by", coders=plain(", ".join(others)))] if others else []
    words += [tr("transcripts.blind")] if name in opened.team().hidden(opened.who) else []
    with st.container(horizontal=True, vertical_alignment="center"):
        if me:
            st.toggle(
                tr("transcripts.finished", coder=plain(me)),
                value=me in done,
                key=f"finished-{name}-{me}-{me in done}",
                help=tr("transcripts.finished.help"),
                on_change=_mark,
                args=(name, me in done),
                width="content",
            )
        st.caption(" ".join(words))


def _mark(name: str, done: bool) -> None:  # noqa: FBT001 - streamlit calls it so
    attempt(reopen if done else finish, here(), [name])


def _word_copy(
    transcript: Transcript, codings: Sequence[Coding], memos: Sequence[Memo], books: Sequence[Codebook]
) -> bytes:
    return word_copy(transcript, codings, memos, books).content
