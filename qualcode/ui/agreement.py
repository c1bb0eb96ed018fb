"""The page *Overeenstemming*: how far coders agree, on every unit side by side, and what that says."""

import io
import os
import shlex
import zipfile
from functools import partial
from subprocess import list2cmdline

import altair as alt
import pandas as pd
import streamlit as st

from qualcode.agreement.comparing import Wanted
from qualcode.agreement.report import AgreementReport
from qualcode.codings import CONSENSUS, Coding, busiest_first
from qualcode.formats.agreement_figure import agreement_figure
from qualcode.formats.agreement_tables import (
    code_table,
    confusion_table,
    part_table,
    planned_table,
    scales_table,
    summary_table,
)
from qualcode.formats.agreement_words import confusion_hint, reading_lines, scope_lines, unit_says
from qualcode.formats.papers import Table
from qualcode.projects.agreeing import agreement, report_folder
from qualcode.projects.meetings import coders_finished
from qualcode.projects.project import Project
from qualcode.screens import looks
from qualcode.teams import MACHINE
from qualcode.ui.machine import codings_of_machine
from qualcode.ui.state import (
    chart_locale,
    coder,
    here,
    label_of,
    language,
    plain,
    project,
    project_name,
    remembered,
    study,
    tr,
)
from qualcode.units import Unit

_AROUND_FIGURE = 190
"""What the title, the axis and the legend of a figure take of its height, in pixels."""


def page() -> None:
    """Draw the page."""
    st.title(tr("page.agreement"))
    people = busiest_first(study().codings)
    people += [name for name in coders_finished(here()) if name not in people]
    first = [name for name in people if name != CONSENSUS][:2]
    known = [*people, *([] if MACHINE in people else [MACHINE])]
    coders = st.pills(
        tr("agreement.coders"),
        known,
        selection_mode="multi",
        format_func=lambda name: tr("agreement.machine") if name == MACHINE else plain(name),
        key=remembered("agreement_coders", first),
    )
    if MACHINE in coders:
        st.caption(tr("agreement.machine.hint"))
    wanted = _choices()
    if len(coders) < 2:
        st.info(tr("agreement.two"))
        return
    with st.spinner(tr("suggestions.wait" if MACHINE in coders else "agreement.wait"), show_time=False):
        report = _report(tuple(coders), wanted)
    _draw(report, wanted)


def _choices() -> Wanted:
    """Let the user choose what is compared."""
    look = looks(study().books)
    with st.expander(tr("agreement.choose"), icon=":material/tune:"):
        used = sorted({coding.code for coding in study().codings}, key=lambda key: look(key).label)
        codes = st.multiselect(
            tr("agreement.only"),
            used,
            format_func=lambda key: plain(look(key).label),
            placeholder=tr("agreement.all_codes"),
            key=remembered("agreement_codes", []),
        )
        labels = label_of(study().transcripts)
        transcripts = st.multiselect(
            tr("agreement.only_in"),
            list(labels),
            format_func=lambda name: plain(labels[name]),
            placeholder=tr("agreement.all_transcripts"),
            key=remembered("agreement_transcripts", []),
        )
        left, right = st.columns(2, vertical_alignment="bottom")
        overlap = left.slider(
            tr("agreement.overlap"),
            10,
            100,
            step=5,
            format="%d %%",
            help=tr("agreement.overlap.hint"),
            key=remembered("agreement_overlap", 50),
        )
        interviewer = right.toggle(tr("agreement.interviewer"), key=remembered("agreement_interviewer", default=False))
    return Wanted(tuple(codes), tuple(transcripts), interviewer=interviewer, overlap=overlap / 100)


def _draw(report: AgreementReport, wanted: Wanted) -> None:
    names = label_of(study().transcripts)
    if not report.scope.transcripts:
        st.info(tr("agreement.nofinished"))
        return
    if not report.codes:
        st.info(tr("agreement.none"))
        _scope(report, names)
        return
    st.markdown("\n".join(f"- {plain(line)}" for line in reading_lines(report, language())))
    st.subheader(tr("agreement.summary"))
    summary = summary_table(report, language())
    st.table(pd.DataFrame([row[1:] for row in summary.rows], [row[0] for row in summary.rows], summary.columns[1:]))
    st.caption(tr("unit.why"))
    st.subheader(tr("agreement.by_code"))
    _by_code(report)
    _parts(report, names)
    if report.planned:
        with st.expander(tr("agreement.planned"), icon=":material/straighten:"):
            st.caption(tr("agreement.planned.hint", n=len(report.scope.transcripts)))
            _table(planned_table(report, language()))
    if report.scales:
        with st.expander(tr("agreement.scales"), icon=":material/speed:"):
            st.caption(tr("agreement.scales.hint"))
            _table(scales_table(report, language()))
    with st.expander(tr("agreement.confusion"), icon=":material/swap_horiz:"):
        st.caption(plain(confusion_hint(report, language())))
        _table(confusion_table(report, language()))
    _scope(report, names)
    _files(report, wanted)


def _by_code(report: AgreementReport) -> None:
    """Draw agreement by code, over the kind of unit that the user chooses."""
    chosen = st.segmented_control(
        tr("agreement.unit"),
        list(report.units),
        format_func=lambda one: tr(f"unit.{one.value}"),
        key=remembered("agreement_unit", Unit.TURNS),
        label_visibility="collapsed",
        required=True,
    )
    unit = chosen or Unit.TURNS
    st.caption(plain(unit_says(report, unit, language())))
    if unit is not Unit.PASSAGES:
        figure = agreement_figure(report, unit, language())
        figure.config = alt.Config(locale=chart_locale())  # the page has its own look, light or dark
        figure.height = 26 * len(report.codes) + _AROUND_FIGURE
        st.altair_chart(figure, width="stretch")
        st.caption(tr("agreement.reading"))
    more = st.toggle(tr("agreement.more"), key=remembered("agreement_more", default=False))
    _table(code_table(report, unit, language(), brief=not more))


def _parts(report: AgreementReport, names: dict[str, str]) -> None:
    """Draw agreement by transcript, by pair, and without each coder."""
    for kind, word in (("transcripts", "by_transcript"), ("pairs", "by_pair"), ("without", "by_coder")):
        by_unit = {unit: getattr(one, kind) for unit, one in report.units.items()}
        if next(iter(by_unit.values())):
            with st.expander(tr(f"agreement.{word}"), icon=":material/table_rows:"):
                if kind == "without":
                    st.caption(tr("agreement.by_coder.hint"))
                _table(part_table(by_unit, names, language()))


def _scope(report: AgreementReport, names: dict[str, str]) -> None:
    with st.expander(tr("agreement.scope"), icon=":material/info:"):
        st.markdown("\n".join(f"- {plain(line)}" for line in scope_lines(report, names, language())))


def _files(report: AgreementReport, wanted: Wanted) -> None:
    """Offer the report as files, and say how to get it without the viewer."""
    coders = report.scope.coders
    name = f"{project_name()}-{'-'.join(coders)}"
    made = partial(
        report_folder,
        here(),
        coders,
        wanted=wanted,
        machine=codings_of_machine() if MACHINE in coders else None,
        language=language(),
    )
    word, folder, _ = st.columns([1.2, 1.2, 4])
    word.download_button(
        tr("agreement.word"),
        data=lambda: made()[1]["report.docx"],
        file_name=f"{name}.docx",
        on_click="ignore",
        width="stretch",
    )
    folder.download_button(
        tr("agreement.download"),
        data=lambda: _zipped(made()[1]),
        file_name=f"{name}.zip",
        on_click="ignore",
        width="stretch",
    )
    st.caption(tr("agreement.command"))
    st.code(_command(coders, wanted), language=None)


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in files.items():
            folder.writestr(name, content)
    return stream.getvalue()


def _command(coders: tuple[str, ...], wanted: Wanted) -> str:
    """Return the command that gives the same numbers, quoted as this system's shell reads it."""
    words = ["qualcode", *(["--as", coder()] if coder() else []), "agree", project() or "", "--coders", *coders]
    words += [word for code in wanted.codes for word in ("--code", code)]
    words += [word for name in wanted.transcripts for word in ("--transcript", name)]
    words += ["--interviewer"] if wanted.interviewer else []
    words += ["--overlap", f"{wanted.overlap:g}"] if wanted.overlap != Wanted().overlap else []
    words += ["--out", tr("agreement.folder"), *(["--english"] if language() == "en" else [])]
    return list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _report(coders: tuple[str, ...], wanted: Wanted) -> AgreementReport:
    """Return the report, computed once for each state of the project."""
    opened = here()
    machine = codings_of_machine() if MACHINE in coders else None
    return _computed((opened.location, opened.who, opened.revision()), coders, wanted, opened, machine)


@st.cache_resource(show_spinner=False, max_entries=8)
def _computed(
    state: tuple[str, str, int],
    coders: tuple[str, ...],
    wanted: Wanted,
    _opened: Project,
    _machine: list[Coding] | None,
) -> AgreementReport:
    return agreement(_opened, coders, wanted=wanted, machine=_machine)


def _table(table: Table) -> None:
    columns = [f"{name}{' ' * table.columns[:n].count(name)}" or " " for n, name in enumerate(table.columns)]
    frame = pd.DataFrame([list(row) for row in table.rows], columns=columns)
    st.dataframe(frame, width="stretch", hide_index=True, height=36 * (len(table.rows) + 1) + 2)
