"""The page *Coderen*: the coding screen, what it is given, and what it sends."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

import streamlit as st

from qualcode.catalogue import keys, say
from qualcode.coding_screen import Rows, code_rows, difference, item_rows, text_rows
from qualcode.errors import ProjectError
from qualcode.memos import About
from qualcode.projects.journal import in_words
from qualcode.projects.outbox import Answer, carry_out
from qualcode.projects.project import Project
from qualcode.projects.results import open_suggestions
from qualcode.suggest.suggestions import Suggestion
from qualcode.teams import Duty
from qualcode.transcripts import Transcript
from qualcode.ui.component import coding_screen, outbox
from qualcode.ui.html import CODING_STYLE
from qualcode.ui.presence import others_here
from qualcode.ui.state import choose_transcript, coder, here, label_of, language, suggestions_ready, tr, who
from qualcode.ui.transcripts import finished

EVERY = 1.5
"""Seconds between two looks at what others did."""
KEPT = 4
"""So many states of what lies on a text are remembered, to send what differs."""


def page() -> None:
    """Draw the page."""
    st.html(CODING_STYLE)
    labels = label_of(here().headings())
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    name = choose_transcript(left, labels)
    with right:
        finished(name)
    with st.container():  # always there: else the screen would change its place in the page, and be made anew
        if not coder():
            st.info(tr("coding.noname"), icon=":material/badge:")
    _screen(name, labels[name])


@st.fragment(run_every=EVERY)
def _screen(name: str, label: str) -> None:
    """Carry out what the browser sent, and give it what differs from what it has."""
    desk = _desk()
    box = outbox()
    desk.take(box)
    sent = coding_screen(_data(desk, name, label, box))
    if desk.take(sent):  # a new connection brings what was sent before, without telling
        st.rerun()


@dataclass
class _Desk:
    """What one browser tab has sent and been sent.

    Attributes:
        answers: what became of its actions, by their ids.
        trouble: why nothing can be stored now; empty if all is well.
        states: what lay on a text, by the token under which the browser knows it.
        number: how many tokens were given out.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    trouble: str = ""
    states: dict[str, Rows] = field(default_factory=dict)
    number: int = 0

    def take(self, box: Mapping[str, Any]) -> bool:
        """Carry out the actions that are new; say whether there were any."""
        new = [action for action in box.get("actions", ()) if action.get("uid") not in self.answers]
        if not new or not coder():
            return False
        self.trouble = ""
        for action in new:  # one by one: what was carried out before a failure is answered
            try:
                (answer,) = carry_out(here(), [action], _suggested)
            except ProjectError as error:
                self.trouble = str(error)
                break
            self.answers[answer.uid] = answer
        return True

    def token(self, rows: Rows, told: object) -> str:
        """Return the token under which these rows are remembered; a new one if they differ from the last."""
        if not self.states or next(reversed(self.states.values())) != rows:
            self.number += 1
            self.states[f"{id(self)}-{self.number}"] = rows
        for old in list(self.states)[:-KEPT]:
            if old != told:
                del self.states[old]
        return next(reversed(self.states))


def _desk() -> _Desk:
    """Return the desk of this tab."""
    found = st.session_state.setdefault("coding_desk", _Desk())
    return found if isinstance(found, _Desk) else _Desk()


def _data(desk: _Desk, name: str, label: str, box: Mapping[str, Any]) -> dict[str, Any]:
    opened = here()
    with opened.snapshot() as still:
        transcript, books, team = still.transcript(name), still.codebooks(), still.team()
        codings, memos = still.codings([transcript]), still.memos([transcript])
        subjects = [memo for memo in still.subject_memos() if memo.about == About.CODE or memo.subject == name]
        merging = str(box.get("merging") or "")
        used = len(still.codings_with([merging])) if merging else 0
        blind = name in team.hidden(still.who)
        wanted = bool(box.get("suggest")) and bool(coder()) and not blind
        suggestions = suggestions_ready(transcript, books) if wanted else []
        mine = [coding for coding in codings if coding.coder == coder()]
        left = open_suggestions(suggestions or [], mine, still.rejections([transcript]), books, coder=coder())
        steps = {"undo": still.next_undo(), "redo": still.next_redo()}
    have = box.get("have") or {}
    rows = item_rows(codings, memos, left)
    codes = code_rows(books)
    text = {"transcript": name, "version": transcript.digest, "name": label}
    return {
        "project": _digest(opened.location),
        "coder": coder(),
        "language": language(),
        "writes": not team.members or team.duties.get(coder()) not in (None, Duty.READER),
        "reviews": team.duties.get(coder()) in (Duty.OWNER, Duty.REVIEWER),
        "words": _once(f"words-{language()}", _words(), have.get("words")),
        "codes": _once(f"codes-{_digest(repr(codes))}", codes, have.get("codes")),
        "text": text | _once(f"text-{name}-{transcript.digest}", text_rows(transcript), have.get("text")),
        "items": _items(desk, rows, have.get("items")),
        "memos": [asdict(memo) for memo in subjects],
        "used": {"code": merging, "n": used},
        "answers": [_told(answer) for answer in _asked(desk, box)],
        "trouble": desk.trouble,
        "suggest": "blind" if blind else "wait" if suggestions is None else "on",
        "others": others_here(opened.location, name),
        **{step: in_words(change, language()) if change and coder() else "" for step, change in steps.items()},
    }


def _words() -> dict[str, str]:
    """Return the words that the browser fills in, by key."""
    start = "screen."
    return {key.removeprefix(start): say(key, language()) for key in sorted(keys()) if key.startswith(start)}


def _once(token: str, rows: object, have: object) -> dict[str, Any]:
    """Return a token, with what it stands for if the browser does not have it."""
    return {"token": token} if have == token else {"token": token, "rows": rows}


def _items(desk: _Desk, rows: Rows, told: object) -> dict[str, Any]:
    """Return what lies on the text: what differs from what the browser has, or all."""
    token = desk.token(rows, told)
    before = desk.states.get(str(told))
    if before is None:
        return {"token": token, "rows": rows}
    put, gone = difference(before, rows)
    return {"token": token, "from": told, "put": put, "gone": gone}


def _asked(desk: _Desk, box: Mapping[str, Any]) -> Sequence[Answer]:
    """Return the answers to what the browser sent last."""
    uids = [action.get("uid") for action in box.get("actions", ())]
    return [desk.answers[uid] for uid in uids if uid in desk.answers]


def _told(answer: Answer) -> dict[str, Any]:
    offer = [answer.offer.start, answer.offer.end] if answer.offer else None
    return {"uid": answer.uid, "problem": answer.problem, "message": answer.message, "offer": offer}


def _suggested(transcript: Transcript) -> Sequence[Suggestion]:
    opened: Project = here()
    if transcript.id in opened.team().hidden(who()):
        return ()
    return suggestions_ready(transcript, opened.codebooks()) or ()


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]
