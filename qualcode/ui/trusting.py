"""How far to trust the machine, code by code, as a table that opens on the page *Suggesties*."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from qualcode.screens import CodeLook
from qualcode.suggest.suggestions import Verdict
from qualcode.ui.state import decimal, tr

if TYPE_CHECKING:
    from qualcode.suggest.measures import Share
    from qualcode.suggest.suggester import Suggester


def trusting(suggester: "Suggester", look: Callable[[str], CodeLook]) -> None:
    """Draw for each code that has examples how far to trust it, and say for which nothing is suggested."""
    known = {key: trust for key, trust in suggester.trust.items() if trust.examples}
    with st.expander(tr("trust.title")):
        st.caption(tr("trust.how"))
        if not known:
            st.info(tr("trust.nothing"))
            return
        rows = [
            {
                tr("code"): look(key).label,
                tr("trust.verdict"): tr(f"verdict.{trust.verdict.name.lower()}"),
                tr("trust.examples"): f"{trust.examples} / {trust.transcripts}",
                tr("trust.right"): _share(trust.detection.precision),
                tr("trust.found"): _share(trust.detection.recall),
                tr("trust.f1"): _share(trust.detection.f1),
                tr("trust.coders"): _share(trust.coders, interval=False),
            }
            for key, trust in known.items()
        ]
        widths = {tr("code"): 180, tr("trust.verdict"): 150, tr("trust.examples"): 95, tr("trust.coders"): 105}
        columns = {name: st.column_config.Column(width=width) for name, width in widths.items()}
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch", column_config=columns)
        silent = [look(key).label for key, trust in known.items() if trust.verdict is Verdict.CANNOT]
        if silent:
            st.caption(tr("trust.silent", codes=", ".join(silent)))
        if rest := len(suggester.trust) - len(known):
            st.caption(tr("trust.rest", n=rest))


def _share(share: "Share", *, interval: bool = True) -> str:
    if share.value is None:
        return "–"
    return decimal(share.value) + (f" ({decimal(share.low)}–{decimal(share.high)})" if interval else "")
