"""A survey on the page *Importeren*: which columns are answers, and which say what is known of a person."""

import streamlit as st

from qualcode.errors import QualcodeError
from qualcode.formats.survey import Survey, read_survey
from qualcode.projects.importing import carry_out
from qualcode.projects.plans import ImportPlan
from qualcode.projects.surveys import SurveyColumns, plan_survey
from qualcode.ui.import_choices import forget
from qualcode.ui.state import here, language, plain, tr


def survey() -> None:
    """Draw the place where a survey is put, and what is to be decided about it."""
    with st.expander(tr("survey.title"), icon=":material/table:"):
        st.caption(tr("survey.help"))
        number = st.session_state.get("import.round", 0)
        given = st.file_uploader(
            tr("survey.file"), type=["xlsx", "csv"], key=f"survey.file.{number}", label_visibility="collapsed"
        )
        if given is None:
            return
        try:
            sheet = read_survey(given.getvalue(), given.name)
            columns = _columns(sheet)
            made = plan_survey(here(), sheet, columns) if columns else None
        except QualcodeError as error:
            st.error(plain(str(error)), icon=":material/error:")
            return
        if made:
            _button(made)


def _columns(sheet: Survey) -> SurveyColumns | None:
    """Draw what each column is; return it once there is an answer or something known."""
    left, right = st.columns([2, 1])
    who = left.selectbox(tr("survey.who"), sheet.columns, key="survey.who")
    wave = right.text_input(tr("import.column.wave"), key="survey.wave")
    others = [column for column in sheet.columns if column != who]
    answers = st.multiselect(tr("survey.answers"), others, key="survey.answers", placeholder=tr("choose"))
    rest = [column for column in others if column not in answers]
    attributes = st.multiselect(tr("survey.attributes"), rest, key="survey.attributes", placeholder=tr("choose"))
    st.caption(tr("survey.rows", n=len(sheet.rows)))
    return SurveyColumns(who, answers, attributes, wave.strip()) if who and (answers or attributes) else None


def _button(made: ImportPlan) -> None:
    for note in made.notes:
        st.caption(plain(note.said(language())))
    for file in made.refused:
        if file.reason:
            st.caption(plain(file.reason.said(language())))
    facts = {"n": len(made.added), "people": len(made.participants)}
    if st.button(tr("survey.do", **facts), type="primary", key="survey.do"):
        try:
            carry_out(here(), made, without_refused=True)
        except QualcodeError as error:
            st.error(plain(str(error)), icon=":material/error:")
            return
        st.session_state["import.done"] = tr("survey.done", **facts)
        forget()
        st.rerun()
