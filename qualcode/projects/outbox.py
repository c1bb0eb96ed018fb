"""The outbox of the coding screen: what a coder did in the browser, carried out once however often it is sent.

An action bears an id that the browser made; the journal knows a change by it, so that one which is sent again (the
answer got lost, the server was started anew) is stored once. Who did it is never taken from the browser.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from qualcode.changes import Kind, added, changed, removed
from qualcode.codebook_edits import add_code, change_code, merge_codes, rename_code
from qualcode.codebooks import Code, Codebook, free_color, key_from
from qualcode.codings import Coding, Rejection, coding_of
from qualcode.errors import CodingError, ConflictError, NotFoundError, ProjectError, QualcodeError
from qualcode.memos import About, Memo
from qualcode.projects.codebooks import add_example, code_in, plan_edit
from qualcode.projects.codebooks import carry_out as carry_out_edit
from qualcode.projects.coding import write_subject_memo
from qualcode.projects.project import Project
from qualcode.reanchoring import reanchor
from qualcode.spans import Span
from qualcode.suggest.suggestions import Suggestion
from qualcode.transcripts import Transcript

Item = TypeVar("Item", Coding, Memo)
Action = Mapping[str, Any]
Suggested = Callable[[Transcript], Sequence[Suggestion]]
"""What is suggested on a transcript; asked only when a suggestion is judged."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one action.

    Attributes:
        uid: the id of the action.
        problem: empty where it was carried out, now or earlier; ``text`` if the transcript has another text by now,
            ``gone`` if what it changes is no longer there or as it was, ``coder`` if somebody else is here by now,
            ``refused`` for all else.
        message: for ``refused`` the reason, as a sentence.
        offer: for ``text`` where the passage stands in the present text.
    """

    uid: str
    problem: str = ""
    message: str = ""
    offer: Span | None = None


def carry_out(project: Project, actions: Sequence[Action], suggested: Suggested) -> list[Answer]:
    """Carry out actions of the person who opened the project, in their order; return an answer for each.

    Raises:
        ProjectError: if the project cannot be written now; the actions from the first that failed on are to be sent
            again.
    """
    desk = _Desk(project, suggested)
    return [_answer(desk, action) for action in actions]


def _answer(desk: "_Desk", action: Action) -> Answer:
    uid = str(action.get("uid", ""))
    try:
        if not uid or action.get("coder") != desk.project.who:
            return Answer(uid, "coder")
        if desk.project.knows(uid):
            return Answer(uid)
        act = _ACTS.get(str(action.get("do")))
        if act is None:
            raise CodingError(f"'{action.get('do')}' is nothing that the coding screen does")
        act(desk, action)
    except _OtherText as other:
        return Answer(uid, "text", offer=other.offer)
    except (ConflictError, NotFoundError):
        return Answer(uid, "gone")
    except ProjectError:
        raise
    except (QualcodeError, KeyError, ValueError, TypeError) as error:  # the last three: it is no action of our screen
        return Answer(uid, "refused", str(error))
    return Answer(uid)


class _OtherText(Exception):
    """The transcript has another text than the one on which the action was done."""

    def __init__(self, offer: Span | None) -> None:
        super().__init__()
        self.offer = offer


@dataclass(frozen=True, slots=True)
class _Desk:
    """The project with what several actions need of it, read once."""

    project: Project
    suggested: Suggested
    read: dict[str, Transcript] = field(default_factory=dict)

    def transcript(self, action: Action) -> Transcript:
        """Return the transcript of an action.

        Raises:
            _OtherText: if the action was done on another text of it.
        """
        name = str(action["transcript"])
        if name not in self.read:
            self.read[name] = self.project.transcript(name)
        found = self.read[name]
        if action["version"] != found.digest:
            raise _OtherText(self._carried(found, action))
        return found

    def _carried(self, now: Transcript, action: Action) -> Span | None:
        """Return where the passage of an action stands in the present text, if the text it was done on is known."""
        for version in self.project.versions(now.id):
            if version.transcript.digest == action["version"] and "start" in action:
                return reanchor(version.transcript.text, now.text, [_span(action)])[0].span
        return None

    def one(self, items: Iterable[Item], action: Action) -> Item:
        """Return the coding or memo that an action is about.

        Raises:
            NotFoundError: if it is not there.
        """
        for item in items:
            if item.id == action["id"]:
                return item
        raise NotFoundError("coding or memo", str(action["id"]), ())

    def coding(self, action: Action) -> Coding:
        """Return the coding that an action is about, as this person may see it."""
        return self.one(self.project.codings([self.project.transcript(str(action["transcript"]))]), action)

    def memo(self, action: Action) -> Memo:
        """Return the memo on a passage that an action is about, as this person may see it."""
        return self.one(self.project.memos([self.project.transcript(str(action["transcript"]))]), action)

    def code(self, key: object) -> Code:
        """Return a code of the project.

        Raises:
            NotFoundError: if no codebook has it.
            CodingError: if it is retired.
        """
        books: Sequence[Codebook] = self.project.codebooks()
        for book in books:
            if key in book.by_key:
                code = book.by_key[str(key)]
                if code.retired:
                    raise CodingError(f"code '{code.label}' is retired; choose another")
                return code
        raise NotFoundError("code", str(key), [code.key for book in books for code in book.codes])

    def suggestion(self, action: Action) -> Suggestion:
        """Return the suggestion that an action judges.

        Raises:
            NotFoundError: if it is no longer suggested.
        """
        found = self.suggested(self.transcript(action))
        for suggestion in found:
            if (suggestion.span, suggestion.scored.code) == (_span(action), action["code"]):
                return suggestion
        raise NotFoundError("suggestion", str(action["code"]), [one.scored.code for one in found])

    def edit(self, action: Action, before: Coding | Memo, after: Coding | Memo) -> None:
        """Store a coding or memo as it becomes."""
        facts = {"transcript": before.transcript}
        self.project.commit(Kind.EDIT, changed([(before, after)]), facts, str(action["uid"]))


def _span(action: Action, start: str = "start", end: str = "end") -> Span:
    return Span(int(action[start]), int(action[end]))


# ── codings ──


def _code(desk: _Desk, action: Action) -> None:
    transcript, code = desk.transcript(action), desk.code(action["code"])
    coding = coding_of(transcript, _span(action), code.key, coder=desk.project.who)
    coding = replace(coding, id=_id(action))
    facts = {"code": code.key, "transcript": transcript.id}
    desk.project.commit(Kind.CODE, added([coding]), facts, str(action["uid"]))


def _delete(desk: _Desk, action: Action) -> None:
    coding = desk.coding(action)
    facts = {"code": coding.code, "transcript": coding.transcript}
    desk.project.commit(Kind.DELETE, removed([coding]), facts, str(action["uid"]))


def _move(desk: _Desk, action: Action) -> None:
    transcript, coding = desk.transcript(action), desk.coding(action)
    moved = coding_of(transcript, _span(action), coding.code, coder=coding.coder)
    desk.edit(action, coding, replace(coding, span=moved.span, quote=moved.quote, review=False))


def _recode(desk: _Desk, action: Action) -> None:
    coding, code = desk.coding(action), desk.code(action["code"])
    kept = coding.value if code.scale and coding.value is not None else None
    desk.edit(action, coding, replace(coding, code=code.key, value=kept))


def _remark(desk: _Desk, action: Action) -> None:
    coding = desk.coding(action)
    desk.edit(action, coding, replace(coding, memo=str(action["text"]).strip()))


def _value(desk: _Desk, action: Action) -> None:
    coding = desk.coding(action)
    value, scale = action["value"], desk.code(coding.code).scale
    if value is not None and not (scale and scale.min <= float(value) <= scale.max):
        raise CodingError(f"{value} is no number of the scale of '{coding.code}'")
    desk.edit(action, coding, replace(coding, value=None if value is None else float(value)))


def _star(desk: _Desk, action: Action) -> None:
    coding = desk.coding(action)
    desk.edit(action, coding, replace(coding, quotable=bool(action["quotable"])))


def _confirm(desk: _Desk, action: Action) -> None:
    coding = desk.coding(action)
    desk.edit(action, coding, replace(coding, review=False))


# ── memos on passages ──


def _write_memo(desk: _Desk, action: Action) -> None:
    transcript, span = desk.transcript(action), _span(action)
    words = coding_of(transcript, span, "memo", coder=desk.project.who).quote
    memo = Memo(transcript.id, span, str(action["text"]).strip(), desk.project.who, words, id=_id(action))
    desk.project.commit(Kind.MEMO, added([memo]), {"transcript": transcript.id}, str(action["uid"]))


def _change_memo(desk: _Desk, action: Action) -> None:
    memo = desk.memo(action)
    text, resolved = str(action.get("text", memo.text)).strip(), bool(action.get("resolved", memo.resolved))
    desk.edit(action, memo, replace(memo, text=text or memo.text, resolved=resolved))


def _delete_memo(desk: _Desk, action: Action) -> None:
    memo = desk.memo(action)
    desk.project.commit(Kind.DELETE, removed([memo]), {"transcript": memo.transcript}, str(action["uid"]))


def _write_subject_memo(desk: _Desk, action: Action) -> None:
    about, subject = About(action["about"]), str(action["subject"])
    write_subject_memo(desk.project, about, subject, str(action["text"]), name=str(action["uid"]))


# ── suggestions ──


def _accept(desk: _Desk, action: Action) -> None:
    """Store a suggestion as a coding; where another code was chosen, that code, and the suggested one as rejected."""
    suggestion, transcript = desk.suggestion(action), desk.transcript(action)
    code, span = desk.code(action["to_code"]), _span(action, "to_start", "to_end")
    same = code.key == suggestion.scored.code
    origin = f"suggestion:{suggestion.suggester}:{suggestion.scored.score:.3f}" if same else "manual"
    coding = coding_of(transcript, span, code.key, coder=desk.project.who, origin=origin)
    edits = added([replace(coding, id=_id(action)), *(() if same else (_rejection(desk, suggestion),))])
    facts = {"code": code.key, "transcript": transcript.id}
    desk.project.commit(Kind.ACCEPT if same else Kind.CODE, edits, facts, str(action["uid"]))


def _reject(desk: _Desk, action: Action) -> None:
    suggestion = desk.suggestion(action)
    facts = {"code": suggestion.scored.code, "transcript": suggestion.transcript}
    desk.project.commit(Kind.REJECT, added([_rejection(desk, suggestion)]), facts, str(action["uid"]))


def _rejection(desk: _Desk, suggestion: Suggestion) -> Rejection:
    code, suggester = suggestion.scored.code, suggestion.suggester
    return Rejection(suggestion.transcript, suggestion.span, code, desk.project.who, suggester)


# ── the codebook ──


def _edit_codebook(desk: _Desk, action: Action) -> None:
    book, code = code_in(desk.project, str(action["code"]))
    what = str(action["op"])
    if what == "add":
        edit = add_code(book, _new_code(desk, book, action))
    elif what == "rename":
        edit = rename_code(book, code.key, label=str(action["label"]).strip())
    elif what == "color":
        edit = change_code(book, replace(code, color=str(action["color"])))
    else:
        edit = merge_codes(book, [code.key], into=str(action["into"]))
    plan = plan_edit(desk.project, book, edit, what=what, code=code.key)
    carry_out_edit(desk.project, plan, name=str(action["uid"]))


def _new_code(desk: _Desk, book: Codebook, action: Action) -> Code:
    """Return the code that is to come under the one of an action."""
    label = str(action["label"]).strip()
    key = key_from(label, {code.key for other in desk.project.codebooks() for code in other.codes})
    parent = str(action["code"])
    return Code(key, label, str(action["definition"]).strip(), "", free_color(book), parent=parent)


def _example(desk: _Desk, action: Action) -> None:
    words = _span(action).of(desk.transcript(action).text)
    add_example(desk.project, str(action["code"]), words)


def _id(action: Action) -> str:
    """Return the id that the browser made for a new coding or memo.

    Raises:
        CodingError: if it is none.
    """
    name = str(action["id"])
    if not (len(name) == 32 and set(name) <= set("0123456789abcdef")):
        raise CodingError("a coding of the coding screen has an id of 32 hexadecimal digits")
    return name


_ACTS: Mapping[str, Callable[[_Desk, Action], object]] = {
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
    "undo": lambda desk, action: desk.project.undo(str(action["uid"])),
    "redo": lambda desk, action: desk.project.redo(str(action["uid"])),
}
"""For each thing that the coding screen does, how it is carried out."""
