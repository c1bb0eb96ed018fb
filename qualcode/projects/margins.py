"""What is new in a margin: the codings and memos of a document beside those that are there already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from qualcode.changes import Edit
from qualcode.codings import Coding
from qualcode.formats.comment_codes import spoken
from qualcode.memos import Memo
from qualcode.spans import Span
from qualcode.transcripts import Transcript

Place = tuple[Span, str, str]
"""By what a coding is known again: the words of its speech, its code, its coder."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Codings and memos of one transcript: new ones, and those there with what was added to them.

    Attributes:
        codings: new ones, each once.
        memos: new ones, each once.
        changed: codings that are there, with the memo, the value or the resolved state that they now have; and memos
            with what was answered to them.
        absent: how many codings by the same coders are there and not in the document.
    """

    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    changed: tuple[Edit, ...] = ()
    absent: int = 0


@dataclass(slots=True)
class Margins:
    """The codings and memos that are there, by transcript."""

    _codings: dict[str, list[Coding]] = field(default_factory=dict)
    _memos: dict[str, list[Memo]] = field(default_factory=dict)

    def add(self, codings: Iterable[Coding], memos: Iterable[Memo]) -> None:
        """Take up more."""
        for coding in codings:
            self._codings.setdefault(coding.transcript, []).append(coding)
        for memo in memos:
            self._memos.setdefault(memo.transcript, []).append(memo)

    def change(self, edits: Iterable[Edit]) -> None:
        """Take up what becomes of those that are there."""
        for edit in edits:
            if isinstance(edit.before, Coding) and isinstance(edit.after, Coding):
                codings = self._codings[edit.before.transcript]
                codings[codings.index(edit.before)] = edit.after
            elif isinstance(edit.before, Memo) and isinstance(edit.after, Memo):
                memos = self._memos[edit.before.transcript]
                memos[memos.index(edit.before)] = edit.after

    def coders(self) -> list[str]:
        """Return the names of all who coded."""
        return sorted({coding.coder for codings in self._codings.values() for coding in codings})

    def beside(self, transcript: Transcript, codings: Iterable[Coding], memos: Iterable[Memo]) -> Margin:
        """Return what codings and memos bring to a transcript; those that are there are never lost or doubled."""
        known = {_place(coding, transcript): coding for coding in self._codings.get(transcript.id, ())}
        brought = _merged(codings, transcript)
        changed = [
            Edit(known[place], more)
            for place, coding in brought.items()
            if place in known and (more := _with(known[place], coding))
        ]
        new = [coding for place, coding in brought.items() if place not in known]
        coders = {coding.coder for coding in brought.values()}
        absent = sum(place[2] in coders and place not in brought for place in known)
        new_memos, changed_memos = self._compared(transcript, memos)
        return Margin(
            tuple(new),
            tuple(new_memos),
            (*changed, *changed_memos),
            absent,
        )

    def _compared(self, transcript: Transcript, memos: Iterable[Memo]) -> tuple[list[Memo], list[Edit]]:
        there = list(self._memos.get(transcript.id, ()))
        new: list[Memo] = []
        changed: list[Edit] = []
        for memo in memos:
            place = spoken(memo.span, transcript)
            same = [m for m in (*there, *new) if m.coder == memo.coder and spoken(m.span, transcript) == place]
            if any(memo.text in m.text for m in same):
                continue
            answered = next((m for m in same if memo.text.startswith(m.text + "\n") and m in there), None)
            if answered:
                now = replace(answered, text=memo.text, resolved=memo.resolved or answered.resolved)
                changed.append(Edit(answered, now))
                there[there.index(answered)] = now
            else:
                new.append(memo)
        return new, changed


def once(codings: Sequence[Coding], transcript: Transcript) -> tuple[Coding, ...]:
    """Return codings with each judgement once, the memos of those that say the same put together."""
    return tuple(_merged(codings, transcript).values())


def _place(coding: Coding, transcript: Transcript) -> Place:
    return spoken(coding.span, transcript), coding.code, coding.coder


def _merged(codings: Iterable[Coding], transcript: Transcript) -> dict[Place, Coding]:
    found: dict[Place, Coding] = {}
    for coding in codings:
        place = _place(coding, transcript)
        found[place] = (_with(found[place], coding) or found[place]) if place in found else coding
    return found


def _with(there: Coding, brought: Coding) -> Coding | None:
    """Return a coding with what another of the same words, code and coder adds to it; None if it adds nothing."""
    memo = there.memo
    if brought.memo not in memo:
        memo = brought.memo if memo in brought.memo else f"{memo}\n{brought.memo}"
    value = brought.value if there.value is None else there.value
    resolved = brought.origin.endswith(":resolved") and there.origin == "word-comment"
    changed = replace(there, memo=memo, value=value, origin=brought.origin if resolved else there.origin)
    return None if changed == there else changed
