"""One file of an import: who speaks in it, what is to be known about it, and how it begins."""

from collections.abc import Sequence

import streamlit as st

from qualcode.formats.choices import Choices
from qualcode.formats.interviews import interviews_of
from qualcode.projects.choices import Again
from qualcode.projects.found import FoundSpeaker, found_in, wants_attention
from qualcode.projects.plans import Action, ImportPlan, PlannedFile, ReadFile
from qualcode.screens import looks, transcript_passages
from qualcode.transcripts import Role, Transcript
from qualcode.ui.html import transcript_html
from qualcode.ui.import_choices import assign, kept
from qualcode.ui.mending import show_carried
from qualcode.ui.state import here, language, plain, tr

_DECIDED = "import.decided"
_PREVIEW = 3000
"""So many characters of a transcript are shown before it is imported."""


@st.fragment
def detail(made: ImportPlan, files: Sequence[ReadFile]) -> None:
    """Draw the file that the user looks at; the first that needs a look until then.

    Looking at another file draws this part alone; a decision draws the page, since the plan is another then.
    """
    if st.session_state.pop(_DECIDED, False):
        st.rerun()
    if not made.files:
        return
    numbers = list(range(len(made.files)))
    first = next((number for number in numbers if wants_attention(made.files[number])), 0)
    chosen = st.selectbox(
        tr("import.look"),
        numbers,
        index=first,
        format_func=lambda number: _shown(made.files[number]),
        key=f"import.look.{hash(tuple(file.name for file in made.files))}",
    )
    file = made.files[chosen]
    if file.reason:
        st.warning(plain(file.reason.said(language())), icon=":material/error:")
    if file.imported and (file.action is Action.REFUSE or file.name in kept("again")):
        _again(file)
    if file.imported is None:
        return
    if file.version:
        with st.container(border=True):
            show_carried(file.version)
    _about(file, file.imported.transcript)
    left, right = st.columns([2, 3])
    with left:
        document = next((read.document for read in files if read.name == file.name), None)
        if document:
            base = [found_in(i.imported.transcript) for i in interviews_of(document, Choices())]
            _speakers(file, [speaker for found in base for speaker in found.speakers])
        for note in (*file.imported.notes, *file.notes):
            st.caption(plain(note.said(language())))
    with right:
        passages = transcript_passages(file.imported.transcript, file.codings, until=_PREVIEW)
        st.caption(tr("import.preview"))
        st.html(transcript_html(passages, looks(here().codebooks()), language(), narrow=True))


def _shown(file: PlannedFile) -> str:
    sign = "⚠ " if wants_attention(file) else ""
    return f"{sign}{file.name}" + (f" · {file.key}" if file.key and not file.name.startswith(file.key) else "")


def _again(file: PlannedFile) -> None:
    """Draw what to do with a text that resembles one that is there."""
    options = list(Again)
    chosen = st.segmented_control(
        tr("import.again"),
        options,
        default=kept("again").get(file.name, Again.REFUSE),
        format_func=lambda option: tr(f"import.again.{option.value}"),
        key=f"import.again.{file.name}",
        required=True,
    )
    if chosen != kept("again").get(file.name, Again.REFUSE):
        kept("again")[file.name] = Again(chosen)
        st.rerun()


def _about(file: PlannedFile, transcript: Transcript) -> None:
    """Draw whose interview it is, at which wave, and its title; as in the table, for keys and screen readers."""
    values = {"participant": transcript.participant or "", "wave": transcript.wave, "title": transcript.title}
    for place, (part, value) in zip(st.columns([2, 1, 3]), values.items(), strict=True):
        widget = _filled(f"import.{part}.{file.key}", value)
        place.text_input(tr(f"import.column.{part}"), key=widget, on_change=_assign, args=(widget, file.key, part))


def _filled(widget: str, value: object) -> str:
    """Return the key of a widget, with what it is to show: what was decided anywhere on the page."""
    st.session_state[widget] = value
    return widget


def _assign(widget: str, key: str, part: str) -> None:
    st.session_state[_DECIDED] = True
    assign(key, part, st.session_state[widget])


def _speakers(file: PlannedFile, found: Sequence[FoundSpeaker]) -> None:
    """Draw the labels of a file, each with the name and the role that it gets."""
    names, roles = kept("speakers").get(file.name, {}), kept("roles").get(file.name, {})
    for speaker in found:
        name = names.get(speaker.name, speaker.name)
        share = tr("import.speaker.share", label=speaker.name, n=speaker.turns, share=f"{speaker.share:.0%}")
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        widget = _filled(f"import.speaker.{file.name}.{speaker.name}", name)
        left.text_input(plain(share), key=widget, on_change=_name, args=(widget, file.name, speaker.name))
        if name:
            role = roles.get(name, speaker.role)
            widget = _filled(f"import.role.{file.name}.{speaker.name}", role)
            right.selectbox(
                tr("import.speaker.role"),
                list(Role),
                format_func=lambda option: tr(f"role.{option.value}"),
                key=widget,
                label_visibility="collapsed",
                on_change=_give_role,
                args=(widget, file.name, name),
            )
    if found:
        st.caption(tr("import.speakers.help"))
    st.text_input(
        tr("import.speaker.more"),
        key=f"import.speaker.{file.name}",
        on_change=_more,
        args=(f"import.speaker.{file.name}", file.name),
        help=tr("import.speaker.more.help"),
    )


def _name(widget: str, file: str, label: str) -> None:
    st.session_state[_DECIDED] = True
    kept("speakers").setdefault(file, {})[label] = st.session_state[widget].strip()


def _give_role(widget: str, file: str, name: str) -> None:
    st.session_state[_DECIDED] = True
    kept("roles").setdefault(file, {})[name] = Role(st.session_state[widget])


def _more(widget: str, name: str) -> None:
    """Take a label that was not seen as one."""
    label = st.session_state[widget].strip().rstrip(":")
    if label:
        st.session_state[_DECIDED] = True
        kept("speakers").setdefault(name, {})[label] = label
        st.session_state[widget] = ""
