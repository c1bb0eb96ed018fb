"""The page *Importeren*: what was found in the files, decided about before anything is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from qualcode.errors import QualcodeError
from qualcode.formats.reading import READERS
from qualcode.formats.sheets import read_participants
from qualcode.participants import Participant
from qualcode.projects.files import LARGEST_FILE, is_document
from qualcode.projects.found import beside_of, found_in, wants_attention
from qualcode.projects.importing import carry_out, plan, read
from qualcode.projects.plans import Action, ImportPlan, PlannedFile, ReadFile
from qualcode.transcripts import Note
from qualcode.ui.import_choices import assign, choose, forget, kept
from qualcode.ui.import_detail import detail
from qualcode.ui.import_survey import survey
from qualcode.ui.state import here, language, plain, tr

_WIDTHS = {"take": 75, "file": 170, "action": 100, "participant": 115, "wave": 90, "title": 170, "language": 75} | {
    "words": 75,
    "turns": 70,
    "speakers": 170,
    "codings": 90,
    "memos": 70,
}
"""How wide the columns are, in pixels; together as wide as a page of 1280."""
_EDITABLE = ("take", "title", "participant", "wave")


def page() -> None:
    """Draw the page."""
    st.title(tr("page.import"))
    done = st.session_state.pop("import.done", None)
    if done:
        st.success(plain(done), icon=":material/check:")
    files, people = _files()
    survey()
    if not files and not people:
        st.info(tr("import.empty"), icon=":material/upload_file:")
        return
    try:
        choices = choose(beside_of(here(), files))
        everything = plan(here(), files, choices, people)
    except QualcodeError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    _table(everything)
    left_out = frozenset(kept("left_out"))
    _button(plan(here(), files, replace(choices, left_out=left_out), people) if left_out else everything)
    detail(everything, files)


def _files() -> tuple[list[ReadFile], list[Participant]]:
    """Return the files that were put on the page, each read once, and the participants of a sheet."""
    left, right = st.columns([3, 2])
    number = st.session_state.setdefault("import.round", 0)
    with left:
        whole = st.toggle(tr("import.folder"), key="choice.import_folder")
        given = st.file_uploader(
            tr("import.files"),
            type=[ending.removeprefix(".") for ending in READERS],
            accept_multiple_files="directory" if whole else True,
            key=f"import.files.{whole}.{number}",
            max_upload_size=LARGEST_FILE // 1024**2,
        )
    with right:
        sheet = st.file_uploader(
            tr("import.participants"), type=["csv"], key=f"import.people.{number}", help=tr("import.participants.help")
        )
    others = [file.name for file in given if whole and not is_document(file.name)]
    if others:
        st.caption(plain(Note("other files", {"names": ", ".join(others)}).said(language())))
    return _read_once([file for file in given if file.name not in others]), _people(sheet)


def _read_once(given: Sequence["st.runtime.uploaded_file_manager.UploadedFile"]) -> list[ReadFile]:
    cache: dict[str, ReadFile] = kept("read")
    bare = [file.name.replace("\\", "/").split("/") for file in given]  # a browser puts the folder before it
    times = Counter(parts[-1] for parts in bare)
    names = {
        file.file_id: parts[-1] if times[parts[-1]] == 1 else " ".join(parts[-2:])  # K01/T0.docx and K02/T0.docx
        for file, parts in zip(given, bare, strict=True)
    }
    new = [file for file in given if file.file_id not in cache or cache[file.file_id].name != names[file.file_id]]
    if new:
        bar = st.progress(0.0)
        for number, file in enumerate(new):
            name = names[file.file_id]
            bar.progress(number / len(new), text=plain(tr("import.reading", name=name)))
            cache[file.file_id] = read(file.getvalue(), name)
        bar.empty()
    return [cache[file.file_id] for file in given]


def _people(sheet: "st.runtime.uploaded_file_manager.UploadedFile | None") -> list[Participant]:
    try:
        return read_participants(sheet.getvalue(), sheet.name) if sheet else []
    except QualcodeError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return []


def _table(made: ImportPlan) -> None:
    """Draw the files as a table in which title, participant and wave can be written, and files left out."""
    if made.files:
        rows = pd.DataFrame([_row(file) for file in made.files])
        names = {name: tr(f"import.column.{name}") for name in rows.columns}
        keys = [file.key for file in made.files]
        widget = f"import.table.{hash(tuple(file.name for file in made.files))}"
        st.data_editor(
            rows.rename(columns=names),
            key=widget,
            hide_index=True,
            placeholder="",
            disabled=[names[name] for name in names if name not in _EDITABLE],
            on_change=_edited,
            args=(widget, keys, {shown: name for name, shown in names.items()}),
            column_config={names[name]: st.column_config.Column(width=width) for name, width in _WIDTHS.items()},
            width="stretch",
        )
    for note in made.notes:
        st.caption(plain(note.said(language())))


def _row(file: PlannedFile) -> dict[str, object]:
    transcript = file.imported.transcript if file.imported else None
    found = found_in(transcript) if transcript else None
    return {
        "take": file.action is not Action.REFUSE and file.key not in kept("left_out"),
        "file": file.name,
        "action": ("⚠ " if wants_attention(file) else "") + tr(f"import.action.{file.action.value}"),
        "participant": (transcript.participant or "") if transcript else "",
        "wave": transcript.wave if transcript else "",
        "title": transcript.title if transcript else "",
        "language": found.language if found else "",
        "words": found.words if found else None,
        "turns": len(transcript.turns) if transcript else None,
        "speakers": ", ".join(speaker.name for speaker in found.speakers) if found else "",
        "codings": len(file.codings),
        "memos": len(file.memos),
    }


def _edited(widget: str, keys: Sequence[str], names: dict[str, str]) -> None:
    """Take over what was written in the table."""
    for number, changes in st.session_state[widget]["edited_rows"].items():
        key = keys[int(number)]
        for shown, value in changes.items():
            name = names[shown]
            if name == "take":
                kept("left_out").pop(key, None) if value else kept("left_out").update({key: True})
            else:
                assign(key, name, value or "")


def _button(made: ImportPlan) -> None:
    """Draw the button that writes, with what it will write."""
    facts = {
        "n": len(made.added) + len(made.corrected),
        "codings": len(made.codings),
        "memos": len(made.memos),
        "people": len(made.participants),
    }
    something = any(facts.values()) or made.changed
    if st.button(tr("import.do", **facts), type="primary", disabled=not something, key="import.do"):
        try:
            carry_out(here(), made, without_refused=True)
        except QualcodeError as error:
            st.error(plain(str(error)), icon=":material/error:")
            return
        st.session_state["import.done"] = tr("import.done", **facts)
        forget()
        st.rerun()
    if made.refused:
        st.caption(tr("import.refused", n=len(made.refused)))
