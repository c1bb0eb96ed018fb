"""The outbox of the coding screen: what a coder did in the browser, carried out once however often it is sent.

An action bears an id that the browser made; the journal knows a change by it, so that one which is sent again (the
answer got lost, the server was started anew) is stored once. Who did it is never taken from the browser.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from qualcode.changes import Edit, Facts, Kind, added, changed, removed
from qualcode.codebook_edits import add_code, change_code, merge_codes, rename_code
from qualcode.codebooks import Code, Codebook, free_color, key_from
from qualcode.codings import INSTEAD, Coding, Rejection, coding_of
from qualcode.errors import (
    CodebookError,
    CodingError,
    ConflictError,
    DoubledError,
    NotAllowedError,
    NotFoundError,
    ProjectError,
    QualcodeError,
)
from qualcode.memos import About, Memo
from qualcode.projects.codebooks import add_example, code_in, plan_edit
from qualcode.projects.codebooks import carry_out as carry_out_edit
from qualcode.projects.coding import accepted, rejection_of, write_subject_memo
from qualcode.projects.project import Project
from qualcode.reanchoring import reanchor
from qualcode.spans import Span
from qualcode.suggest.suggestions import Suggestion
from qualcode.transcripts import Transcript

Item = TypeVar("Item", Coding, Memo)
Action = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one action.

    Attributes:
        uid: the id of the action.
        problem: empty where it was carried out, now or earlier; ``text`` if the transcript has another text by now,
            ``gone`` if what it changes is no longer there or as it was, ``doubled`` if its coder has that code on those
            words already, ``coder`` if somebody else is here by now, ``refused`` for all else.
        reason: for ``refused`` which words of the catalogue say why, under ``screen.why.``; ``other`` if none do.
        values: what these words are filled in with; no words of a transcript.
        message: what these words leave unsaid, as an English sentence; empty if nothing.
        offer: for ``text`` where the passage stands in the present text.
    """

    uid: str
    problem: str = ""
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    offer: Span | None = None


def carry_out(project: Project, action: Action) -> Answer:
    """Carry out one action of the person who opened the project; return what became of it.

    Raises:
        ProjectError: if the project cannot be written now; the action is to be sent again.
    """
    task = _Task(project, action)
    if not task.uid or action.get("coder") != project.who:
        return Answer(task.uid, "coder")
    try:
        if not project.knows(task.uid):
            _act(task)
    except ProjectError:
        raise
    except (_OtherText, QualcodeError, KeyError, ValueError, TypeError) as error:  # the last three: not of our screen
        return _answer(task.uid, error)
    return Answer(task.uid)


def _act(task: "_Task") -> None:
    act = _ACTS.get(str(task.sent.get("do")))
    if act is None:
        raise CodingError(f"'{task.sent.get('do')}' is nothing that the coding screen does")
    act(task)


def _answer(uid: str, error: Exception) -> Answer:
    """Return the answer to an action that was not carried out."""
    if isinstance(error, _OtherText):
        return Answer(uid, "text", offer=error.offer)
    if isinstance(error, ConflictError | NotFoundError):
        return Answer(uid, "gone")
    if isinstance(error, DoubledError):
        return Answer(uid, "doubled")
    if isinstance(error, _Refused):
        return Answer(uid, "refused", error.reason, error.values)
    if isinstance(error, NotAllowedError):
        return Answer(uid, "refused", "notallowed")
    return Answer(uid, "refused", "codebook" if isinstance(error, CodebookError) else "other", message=str(error))


class _Refused(CodingError):
    """What a coder cannot do here, for a reason that the catalogue has words for."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


class _OtherText(Exception):
    """The transcript has another text than the one on which the action was done."""

    def __init__(self, offer: Span | None) -> None:
        super().__init__()
        self.offer = offer


@dataclass(frozen=True)
class _Task:
    """An action, with the project in which it is carried out and what it needs of it."""

    project: Project
    sent: Action

    @property
    def uid(self) -> str:
        """The id of the action, and of the change that it makes."""
        return str(self.sent.get("uid", ""))

    @cached_property
    def transcript(self) -> Transcript:
        """The transcript of the action.

        Raises:
            _OtherText: if the action was done on another text of it.
        """
        found = self.project.transcript(str(self.sent["transcript"]))
        if self.sent["version"] != found.digest:
            raise _OtherText(self._carried(found))
        return found

    def _carried(self, now: Transcript) -> Span | None:
        """Return where the passage of the action stands in the present text, if the text it was done on is known."""
        for version in self.project.versions(now.id):
            if version.transcript.digest == self.sent["version"] and "start" in self.sent:
                return reanchor(version.transcript.text, now.text, [self.span()])[0].span
        return None

    def span(self, start: str = "start", end: str = "end") -> Span:
        """Return the passage that the action names in these two fields."""
        return Span(int(self.sent[start]), int(self.sent[end]))

    @property
    def new_id(self) -> str:
        """The id that the browser made for a new coding or memo.

        Raises:
            CodingError: if it is none.
        """
        name = str(self.sent["id"])
        if not (len(name) == 32 and set(name) <= set("0123456789abcdef")):
            raise CodingError("a coding of the coding screen has an id of 32 hexadecimal digits")
        return name

    def coding(self) -> Coding:
        """Return the coding that the action is about, as this person may see it."""
        return self._one(self.project.codings([self._whatever_text()]))

    def memo(self) -> Memo:
        """Return the memo on a passage that the action is about, as this person may see it."""
        return self._one(self.project.memos([self._whatever_text()]))

    def _whatever_text(self) -> Transcript:
        return self.project.transcript(str(self.sent["transcript"]))

    def _one(self, items: Iterable[Item]) -> Item:
        for item in items:
            if item.id == self.sent["id"]:
                return item
        raise NotFoundError("coding or memo", str(self.sent["id"]), ())

    def code(self, field: str = "code") -> Code:
        """Return the code that the action names in a field.

        Raises:
            NotFoundError: if no codebook has it.
            _Refused: if it is retired.
        """
        _, code = code_in(self.project, str(self.sent[field]))
        if code.retired:
            raise _Refused("retired", code=code.label)
        return code

    def suggestion(self) -> Suggestion:
        """Return the suggestion that the action judges, as it was shown: by now the program may think otherwise.

        Raises:
            CodingError: if its chance is none.
        """
        chance = float(self.sent["chance"])
        if not 0 <= chance <= 1:
            raise CodingError(f"a suggestion with a chance of {chance:g}; it should be from 0 to 1")
        return Suggestion(self.transcript.id, self.span(), self.code().key, chance, str(self.sent["suggester"]))

    def commit(self, kind: Kind, edits: Iterable[Edit], facts: Facts) -> None:
        """Store what the action changes, under its id."""
        self.project.commit(kind, edits, facts, self.uid)

    def edit(self, before: Coding | Memo, after: Coding | Memo) -> None:
        """Store a coding or memo as it becomes."""
        self.commit(Kind.EDIT, changed([(before, after)]), {"transcript": before.transcript})


# ── codings ──


def _code(task: _Task) -> None:
    transcript, code = task.transcript, task.code()
    coding = coding_of(transcript, task.span(), code.key, coder=task.project.who)
    coding = replace(coding, id=task.new_id)
    facts = {"code": code.key, "transcript": transcript.id}
    with suppress(DoubledError):  # it is there: coded in another tab
        task.commit(Kind.CODE, added([coding]), facts)


def _delete(task: _Task) -> None:
    coding = task.coding()
    facts = {"code": coding.code, "transcript": coding.transcript}
    task.commit(Kind.DELETE, removed([coding]), facts)


def _move(task: _Task) -> None:
    transcript, coding = task.transcript, task.coding()
    moved = coding_of(transcript, task.span(), coding.code, coder=coding.coder)
    task.edit(coding, replace(coding, span=moved.span, quote=moved.quote, review=False))


def _recode(task: _Task) -> None:
    coding, code = task.coding(), task.code()
    kept = coding.value is not None and _on_scale(code, coding.value)
    after = replace(coding, code=code.key, value=coding.value if kept else None)
    if not coding.suggester:
        task.edit(coding, after)
        return
    where = (coding.transcript, coding.span, coding.code, coding.coder)
    edits = [*changed([(coding, replace(after, origin=INSTEAD))]), *added([Rejection(*where, coding.suggester)])]
    task.commit(Kind.EDIT, edits, {"transcript": coding.transcript})


def _remark(task: _Task) -> None:
    coding = task.coding()
    task.edit(coding, replace(coding, memo=str(task.sent["text"]).strip()))


def _value(task: _Task) -> None:
    coding = task.coding()
    value = None if task.sent["value"] is None else float(task.sent["value"])
    _, code = code_in(task.project, coding.code)
    if value is not None and not _on_scale(code, value):
        raise _Refused("scale", value=f"{value:g}", code=code.label)
    task.edit(coding, replace(coding, value=value))


def _on_scale(code: Code, value: float) -> bool:
    return code.scale is not None and code.scale.takes(value)


def _star(task: _Task) -> None:
    coding = task.coding()
    task.edit(coding, replace(coding, quotable=bool(task.sent["quotable"])))


def _confirm(task: _Task) -> None:
    coding = task.coding()
    task.edit(coding, replace(coding, review=False))


# ── memos on passages ──


def _write_memo(task: _Task) -> None:
    transcript, span = task.transcript, task.span()
    words = coding_of(transcript, span, "memo", coder=task.project.who).quote
    memo = Memo(transcript.id, span, str(task.sent["text"]).strip(), task.project.who, words, id=task.new_id)
    task.commit(Kind.MEMO, added([memo]), {"transcript": transcript.id})


def _change_memo(task: _Task) -> None:
    memo = task.memo()
    text, resolved = str(task.sent.get("text", memo.text)).strip(), bool(task.sent.get("resolved", memo.resolved))
    task.edit(memo, replace(memo, text=text or memo.text, resolved=resolved))


def _delete_memo(task: _Task) -> None:
    memo = task.memo()
    task.commit(Kind.DELETE, removed([memo]), {"transcript": memo.transcript})


def _write_subject_memo(task: _Task) -> None:
    about, subject = About(task.sent["about"]), str(task.sent["subject"])
    write_subject_memo(task.project, about, subject, str(task.sent["text"]), name=task.uid)


# ── suggestions ──


def _accept(task: _Task) -> None:
    """Store a suggestion as a coding; where another code was chosen, that code, and the suggested one as rejected."""
    suggestion, transcript = task.suggestion(), task.transcript
    code, span = task.code("to_code"), task.span("to_start", "to_end")
    coding, rejected = accepted(suggestion, transcript, coder=task.project.who, code=code.key, span=span)
    facts = {"code": code.key, "transcript": transcript.id}
    new = replace(coding, id=task.new_id)
    try:
        task.commit(Kind.CODE if rejected else Kind.ACCEPT, added([new, *rejected]), facts)
    except DoubledError:  # it is there: what is left is that the suggestion goes
        task.commit(Kind.REJECT, added(rejected), {**facts, "code": suggestion.code})


def _reject(task: _Task) -> None:
    suggestion = task.suggestion()
    facts = {"code": suggestion.code, "transcript": suggestion.transcript}
    task.commit(Kind.REJECT, added([rejection_of(suggestion, task.project.who)]), facts)


# ── the codebook ──


def _edit_codebook(task: _Task) -> None:
    book, code = code_in(task.project, str(task.sent["code"]))
    told = code.key  # which code the journal names: as on the page of the codebook
    match task.sent["op"]:
        case "add":
            new = _new_code(task, book)
            what, edit, told = "add", add_code(book, new), new.key
        case "rename":
            what, edit = "rename", rename_code(book, code.key, label=str(task.sent["label"]).strip())
        case "color":
            what, edit = "edit", change_code(book, replace(code, color=str(task.sent["color"])))
        case "merge":
            told = str(task.sent["into"])
            what, edit = "merge", merge_codes(book, [code.key], into=told)
        case other:
            raise CodingError(f"'{other}' is nothing that the coding screen does with a code")
    carry_out_edit(task.project, plan_edit(task.project, book, edit, what=what, code=told), name=task.uid)


def _new_code(task: _Task, book: Codebook) -> Code:
    """Return the code that is to come under the one of an action."""
    label = str(task.sent["label"]).strip()
    key = key_from(label, {code.key for other in task.project.codebooks() for code in other.codes})
    parent = str(task.sent["code"])
    return Code(key, label, str(task.sent["definition"]).strip(), "", free_color(book), parent=parent)


def _example(task: _Task) -> None:
    words = task.span().of(task.transcript.text)
    add_example(task.project, str(task.sent["code"]), words)


_ACTS: Mapping[str, Callable[[_Task], object]] = {
    "code": _code,
    "delete": _delete,
    "move": _move,
    "recode": _recode,
    "remark": _remark,
    "value": _value,
    "star": _star,
    "confirm": _confirm,
    "write memo": _write_memo,
    "change memo": _change_memo,
    "delete memo": _delete_memo,
    "memo on": _write_subject_memo,
    "accept": _accept,
    "reject": _reject,
    "codebook": _edit_codebook,
    "example": _example,
    "undo": lambda task: task.project.undo(task.uid),
    "redo": lambda task: task.project.redo(task.uid),
}
"""For each thing that the coding screen does, how it is carried out."""
