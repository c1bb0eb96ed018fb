"""The desk of one browser tab: what its coding screen sent, what became of it, and what the screen has been given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

import streamlit as st

from qualcode.catalogue import keys, say
from qualcode.codebooks import Codebook
from qualcode.coding_screen import Rows, code_rows, difference, item_rows, offer_rows, text_rows
from qualcode.codings import new_id
from qualcode.errors import ProjectError
from qualcode.memos import About
from qualcode.projects.journal import in_words, names_in
from qualcode.projects.outbox import Answer, carry_out
from qualcode.projects.suggesting import still_open
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.suggestions import Offer
from qualcode.teams import Duty, Team
from qualcode.transcripts import Transcript
from qualcode.ui.component import program
from qualcode.ui.machine import machine
from qualcode.ui.presence import others_here
from qualcode.ui.state import coder, here, label_of, language

Box = Mapping[str, Any]
"""What the screen sent: its ``actions``, what it has already, and what it wants."""

KEPT = 4
"""So many states of what lies on a text are remembered, to send what differs."""


@dataclass
class Desk:
    """What one browser tab has sent and been given.

    Attributes:
        name: tells it from the desks of other tabs, also those of an earlier server.
        answers: what became of its actions, by their ids.
        trouble: why nothing can be stored now; empty if all is well.
        states: what lay on a text, by the token under which the browser knows it.
        number: how many tokens were given out.
        given: what the screen was given last.
        found: what was read last, after what it was read by: it is not read again as long as that is the same.
        asked: for which text suggestions were asked, and as of which change of the project: while a coder works on a
            text, what is suggested on it stays as it is, whatever the machine learns meanwhile.
        offers: what is suggested on that text; None while the machine reads and learns.
    """

    name: str = field(default_factory=new_id)
    answers: dict[str, Answer] = field(default_factory=dict)
    trouble: str = ""
    states: dict[str, Rows] = field(default_factory=dict)
    number: int = 0
    given: dict[str, Any] = field(default_factory=dict)
    found: tuple[object, "Found"] | None = None
    asked: tuple[object, int] | None = None
    offers: Sequence[Offer] | None = None

    def take(self, box: Box) -> bool:
        """Carry out the actions that are new; say whether any was answered."""
        new = [action for action in box.get("actions", ()) if action.get("uid") not in self.answers]
        if not new or not coder():
            return False
        self.trouble, before = "", len(self.answers)
        for action in new:  # one by one: what was carried out before a failure is answered
            try:
                answer = carry_out(here(), action)
            except ProjectError as error:
                self.trouble = str(error)
                break
            if answer.problem != "coder":  # whoever did it may be here again later
                self.answers[answer.uid] = answer
        return len(self.answers) > before

    def answered(self, box: Box) -> list[dict[str, Any]]:
        """Return the answers to what the browser sent last."""
        uids = [action.get("uid") for action in box.get("actions", ())]
        return [_told(self.answers[uid]) for uid in uids if uid in self.answers]

    def items(self, rows: Rows, told: object) -> dict[str, Any]:
        """Return what lies on the text: what differs from what the browser has, or all."""
        token = self._token(rows, told)
        before = self.states.get(str(told))
        if before is None:
            return {"token": token, "rows": rows}
        put, gone = difference(before, rows)
        return {"token": token, "from": told, "put": put, "gone": gone}

    def offered(self, transcript: Transcript, books: Sequence[Codebook]) -> Sequence[Offer] | None:
        """Return what was suggested on a text when it was opened, or is now; None while the machine reads and learns.

        The codings and rejections of this very session are left out later, by `still_open`.
        """
        text = (here().location, coder(), transcript.id, transcript.digest, repr(books))
        if self.asked is None or self.asked[0] != text:
            self.asked, self.offers = (text, here().revision()), None
        if self.offers is None:
            learning = machine().since(self.asked[1])
            if not learning.done():
                return None
            suggester = learning.result()
            found = suggester.suggest(transcript.id) if suggester else []
            self.offers = [suggester.offer(one) for one in found] if suggester else []
        shown: Offer | None = st.session_state.get("shown_offer")  # another page offered it, maybe doubtfully
        if shown is None or shown.suggestion.transcript != transcript.id or shown in self.offers:
            return self.offers
        return (
            [*self.offers, shown]
            if shown.suggestion.span.of(transcript.text) == shown.suggestion.quote
            else self.offers
        )

    def forget_offers(self) -> None:
        """Let the machine learn again before it suggests anything."""
        self.asked = self.offers = None

    def _token(self, rows: Rows, told: object) -> str:
        """Return the token under which these rows are remembered; a new one if they differ from the last."""
        if not self.states or next(reversed(self.states.values())) != rows:
            self.number += 1
            self.states[f"{self.name}-{self.number}"] = rows
        for old in list(self.states)[:-KEPT]:
            if old != told:
                del self.states[old]
        return next(reversed(self.states))


@dataclass(frozen=True, slots=True)
class Found:
    """What the screen shows of a project as it was at one moment.

    Attributes:
        transcript: whose text it is.
        token: by what its text and turns are known.
        codes: the rows of all codes.
        rows: what lies on the text.
        facts: all else, as JSON.
    """

    transcript: Transcript
    token: str
    codes: Sequence[Mapping[str, object]]
    rows: Rows
    facts: Mapping[str, Any]


def data_for(desk: Desk, name: str, label: str, box: Box) -> dict[str, Any]:
    """Return what the coding screen of a transcript is given: what the browser has already is left out."""
    found, have = _found(desk, name, box), box.get("have") or {}
    text, (made_of, parts) = found.transcript, program()
    return {
        "project": _digest(here().location),
        "coder": coder(),
        "language": language(),
        "program": _once(made_of, lambda: parts, have.get("program")),
        "words": _once(f"words-{language()}", _words, have.get("words")),
        "codes": _once(f"codes-{_digest(repr(found.codes))}", lambda: found.codes, have.get("codes")),
        "text": {"transcript": name, "version": text.digest, "name": label}
        | _once(found.token, lambda: text_rows(text), have.get("text")),
        "items": desk.items(found.rows, have.get("items")),
        "answers": desk.answered(box),
        "trouble": desk.trouble,
        "shown": shown if (shown := st.session_state.get("shown", {})).get("transcript") == name else {},
        "others": others_here(here().location, name),
        **found.facts,
    }


def _found(desk: Desk, name: str, box: Box) -> Found:
    """Return what there is, read again only if something changed."""
    opened, wanted, merging = here(), bool(box.get("suggest")) and bool(coder()), str(box.get("merging") or "")
    read_by = (opened.location, opened.who, opened.revision(), name, language(), wanted, merging)
    if desk.found is None or desk.found[0] != read_by or desk.found[1].facts["suggest"] == "wait":
        desk.found = (read_by, _read(desk, name, merging, wanted=wanted))
    return desk.found[1]


def _read(desk: Desk, name: str, merging: str, *, wanted: bool) -> Found:
    me = coder()
    with here().snapshot() as still:
        transcript, books, team = still.transcript(name), still.codebooks(), still.team()
        codings, memos = still.codings([transcript]), still.memos([transcript])
        about = [memo for memo in still.subject_memos() if memo.about == About.CODE or memo.subject == name]
        blind = name in team.unsuggested(still.who)
        if not wanted or blind:
            desk.forget_offers()
        offered = desk.offered(transcript, books) if wanted and not blind else ()
        judgements = Judgements(codings, still.rejections([transcript]))
        left = {
            id(one) for one in still_open([offer.suggestion for offer in offered or ()], judgements, books, coder=me)
        }
        offers = [offer for offer in offered or () if id(offer.suggestion) in left]
        names = label_of(still.headings()) if offers else {}
        undo, redo = (still.next_undo(), still.next_redo()) if me else (None, None)
        told = names_in(still, [change for change in (undo, redo) if change])
        facts = {
            "memos": [asdict(memo) for memo in about],
            "used": {"code": merging, "n": len(still.codings_with([merging])) if merging else 0},
            "suggest": "blind" if blind else "wait" if offered is None else "on",
            "undo": in_words(undo, language(), told) if undo else "",
            "redo": in_words(redo, language(), told) if redo else "",
            **_rights(team),
        }
    token = f"text-{name}-{_digest(transcript.digest + repr(transcript.turns))}"
    return Found(transcript, token, code_rows(books), item_rows(codings, memos) | offer_rows(offers, names), facts)


def _rights(team: Team) -> dict[str, bool]:
    """Say whether the user may write at all, and whether they may change what others coded."""
    duty = team.duties.get(coder())
    writes = not team.members or duty not in (None, Duty.READER)
    return {"writes": writes, "reviews": duty in (Duty.OWNER, Duty.REVIEWER)}


def _words() -> dict[str, str]:
    """Return the words that the browser fills in, by key."""
    start = ("screen.", "verdict.")
    return {key.removeprefix("screen."): say(key, language()) for key in sorted(keys()) if key.startswith(start)}


def _once(token: str, rows: Callable[[], object], have: object) -> dict[str, Any]:
    """Return a token, with what it stands for if the browser does not have it."""
    return {"token": token} if have == token else {"token": token, "rows": rows()}


def _told(answer: Answer) -> dict[str, Any]:
    offer = [answer.offer.start, answer.offer.end] if answer.offer else None
    return asdict(answer) | {"offer": offer}


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]


def desk_of_tab() -> Desk:
    """Return the desk of this tab."""
    found: Desk = st.session_state.setdefault("coding_desk", Desk())
    return found
