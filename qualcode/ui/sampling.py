"""On the page *Team*: drawing transcripts to be coded twice, and how far those are that are."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from qualcode.errors import QualcodeError
from qualcode.projects.sampling import Asked, SamplePlan, assign_sample, double_coded, drawable, plan_sample
from qualcode.sampling import WAVE, second_time
from qualcode.teams import Team
from qualcode.transcripts import Heading
from qualcode.ui.state import attempt, here, label_of, md, plain, remembered, tr

_FIFTH = 20
"""The percentage that is drawn until somebody says otherwise."""


def samples(team: Team) -> None:
    """Draw what is drawn by chance and what is coded twice, below the rest of the page."""
    headings = here().headings()
    if not headings:
        return
    st.divider()
    st.subheader(tr("sample.title"))
    st.caption(tr("sample.hint"))
    left, right = st.columns(2, gap="large")
    with left:
        asked, free = _choices(team, headings)
    with right:
        _preview(asked, free, label_of(headings))
    _double(label_of(headings))


def _choices(team: Team, headings: list[Heading]) -> tuple[Asked, int]:
    """Let the user say what to draw; return it with how many transcripts there are to draw from."""
    ways = ("several", "again")
    way = st.segmented_control(
        tr("sample.way"),
        ways,
        format_func=lambda way: tr(f"sample.{way}"),
        required=True,
        key=remembered("sample_way", ways[0]),
        label_visibility="collapsed",
    )
    asked = _again(team) if way == "again" else _several(team)
    names = [heading.id for heading in headings]
    if way != "again" and (taken := len(names) - len(drawable(asked, team, names))):
        doubled = st.toggle(tr("sample.doubled", n=taken), key=remembered("sample_doubled", default=False))
        asked = replace(asked, doubled=doubled)
    free = len(drawable(asked, team, names)) if way != "again" or asked.again else 0
    return _how_many(asked, free), free


def _several(team: Team) -> Asked:
    known = list(team.duties) or list(dict.fromkeys(coder for _, coder, _ in here().counts()))
    coders = st.multiselect(
        tr("sample.who"),
        known,
        format_func=plain,
        accept_new_options=not team.members,
        placeholder=tr("team.choose"),
        key="sample_coders",
    )
    pairs = len(coders) > 2 and st.toggle(tr("sample.pairs"), key=remembered("sample_pairs", default=False))
    return Asked(coders=tuple(coders), pairs=pairs)


def _again(team: Team) -> Asked:
    who = sorted({coder for done in team.finished.values() for coder in done})
    if not who:
        st.info(tr("sample.again.none"))
        return Asked()
    first = st.selectbox(tr("sample.again.who"), who, format_func=plain, key="sample_again")
    st.caption(md("sample.again.hint", name=second_time(first), first=first))
    return Asked(again=first)


def _how_many(asked: Asked, free: int) -> Asked:
    """Let the user say how many, in proportion to what, and by which seed."""
    attributes = sorted({name for person in here().participants() for name in person.attributes})
    waves = [WAVE] if any(heading.wave for heading in here().headings()) else []
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    unit = left.segmented_control(
        tr("sample.unit"),
        ("share", "number"),
        format_func=lambda unit: tr(f"sample.{unit}"),
        required=True,
        key=remembered("sample_unit", "share"),
    )
    top, start = (100, _FIFTH) if unit == "share" else (max(1, free), 1)
    much = middle.number_input(tr("sample.much"), 1, top, start, key=f"sample_{unit}_{top}")
    seed = right.number_input(tr("sample.seed"), 1, value=1, help=tr("sample.seed.help"), key="sample_seed")
    by = st.selectbox(
        tr("sample.by"),
        ["", *waves, *(name for name in attributes if name != WAVE)],
        format_func=lambda by: tr("sample.by.nothing") if not by else tr("sample.wave") if by == WAVE else plain(by),
        key="sample_by",
    )
    blind = st.toggle(tr("sample.blind"), key=remembered("sample_blind", default=True), help=tr("team.blind.help"))
    chosen = replace(asked, by=by or "", seed=int(seed), blind=blind)
    return replace(chosen, share=much / 100) if unit == "share" else replace(chosen, number=int(much))


def _preview(asked: Asked, free: int, labels: dict[str, str]) -> None:
    """Show what would be drawn, with the button that assigns it."""
    if not asked.again and len(asked.coders) < 2:
        st.info(tr("sample.choose"))
        return
    if not free:
        words = md("sample.nothing.again", first=asked.again) if asked.again else tr("sample.nothing")
        st.info(words)
        return
    try:
        plan = plan_sample(here(), asked)
    except QualcodeError as error:
        st.error(str(error), icon=":material/error:")
        return
    sample = plan.sample
    st.markdown(f"**{tr('sample.drawn', n=len(sample.drawn), of=sample.of)}**")
    if asked.by:
        rows = [(part.name or tr("sample.unknown"), len(part.drawn), part.of) for part in sample.strata]
        name = tr("sample.wave") if asked.by == WAVE else asked.by
        columns = [name.capitalize(), tr("sample.count"), tr("sample.from")]
        st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, width="stretch")
    _drawn(plan, labels)
    if asked.blind:
        st.caption(tr("sample.hides"))
    if plan.kept:
        st.caption(tr("sample.kept", n=plan.kept))
    st.button(
        tr("sample.assign"),
        type="primary",
        key="sample_assign",
        disabled=not plan.assignments,
        on_click=attempt,
        args=(assign_sample, here(), plan),
    )


def _drawn(plan: SamplePlan, labels: dict[str, str]) -> None:
    rows = []
    for name in plan.sample.drawn:
        said = [tr("sample.did.finished", coder=coder) for coder in plan.finished.get(name, ())]
        said += [tr("sample.did.begun", coder=coder) for coder in plan.begun.get(name, ())]
        rows.append((labels[name], ", ".join(plan.coders[name]), ", ".join(said)))
    shown = pd.DataFrame(rows, columns=[tr("transcript"), tr("team.coders"), tr("sample.already")])
    same = {tr("team.coders")} if len(set(plan.coders.values())) == 1 else set()
    nothing = {tr("sample.already")} if not plan.finished and not plan.begun else set()
    st.dataframe(shown.drop(columns=[*same, *nothing]), hide_index=True, width="stretch")


def _double(labels: dict[str, str]) -> None:
    """Show for each transcript that is coded twice who finished it."""
    found = double_coded(here())
    if not found:
        return
    st.subheader(tr("double.title"))
    far: dict[str, list[bool]] = {}
    rows = []
    for item in found:
        for coder in item.coders:
            far.setdefault(coder, []).append(coder in item.finished)
        ready = [coder for coder in item.coders if coder in item.finished]
        busy = [coder for coder in item.coders if coder not in item.finished]
        state = "all" if not busy else "some" if ready else "none"
        rows.append((labels[item.transcript], tr(f"double.state.{state}"), ", ".join(ready), ", ".join(busy)))
    st.caption(" · ".join(md("double.coder", name=name, done=sum(d), all=len(d)) for name, d in sorted(far.items())))
    columns = [tr("transcript"), tr("team.state"), tr("double.ready").capitalize(), tr("double.busy").capitalize()]
    st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, width="stretch")
