"""Before and after: how far the coders agreed, and how far each agrees with what the meeting settled."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from qualcode.agreement.comparing import Wanted
from qualcode.agreement.report import AgreementReport
from qualcode.codings import CONSENSUS
from qualcode.formats.agreement_words import with_interval
from qualcode.projects.agreeing import agreement
from qualcode.projects.meetings import settled_transcripts
from qualcode.projects.project import Project
from qualcode.ui.state import here, language, plain, remembered, study, tr
from qualcode.units import Unit


def before_and_after(coders: Sequence[str]) -> None:
    """Offer agreement on the transcripts on which everything is settled: computed only where it is asked for."""
    if CONSENSUS not in {coding.coder for coding in study().codings}:
        return
    if not st.toggle(tr("meeting.before_after"), key=remembered("meeting_before_after", default=False)):
        return
    opened = here()
    with st.spinner(tr("agreement.wait"), show_time=False):
        found = _compared((opened.location, opened.who, opened.revision()), tuple(sorted(coders)), opened)
    if not found:
        st.info(tr("meeting.before_after.none"))
        return
    st.caption(tr("meeting.before_after.hint", n=len(found[0][1].scope.transcripts)))
    units = (Unit.TURNS, Unit.CHARACTERS, Unit.PASSAGES)
    rows = [
        [with_interval(next(iter(report.units[unit].over_codes.values())), language()) for unit in units]
        for _, report in found
    ]
    columns = [tr(f"unit.{unit.value}") for unit in units]
    st.table(pd.DataFrame(rows, [plain(name) for name, _ in found], columns))


@st.cache_resource(show_spinner=False, max_entries=4)
def _compared(
    state: tuple[str, str, int], coders: tuple[str, ...], _opened: Project
) -> list[tuple[str, AgreementReport]]:
    """Return the reports by what they compare; the first is that before the meeting."""
    finished = _opened.team().finished_to(_opened.who)
    settled = {name for name in settled_transcripts(_opened) if finished.get(name, frozenset()) >= set(coders)}
    if not settled:
        return []
    wanted = Wanted(transcripts=tuple(sorted(settled)))
    groups = [coders, *((coder, CONSENSUS) for coder in coders)]
    reports = [(" – ".join(group), agreement(_opened, group, wanted=wanted)) for group in groups]
    return reports if reports[0][1].codes else []
