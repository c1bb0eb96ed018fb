"""A second look: codings and memos whose words changed under them wait until somebody says where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.changes import Kind, changed, removed
from qualcode.codings import Coding, coding_of
from qualcode.errors import CodingError, NotAllowedError, NotFoundError
from qualcode.memos import Memo
from qualcode.projects.project import Project
from qualcode.spans import Span


@dataclass(frozen=True, slots=True)
class Waiting:
    """A coding or a memo that waits for a second look, since the text under it changed.

    Attributes:
        item: as it is now.
        before: the words that it covered while they were sure; None where the journal does not tell.
    """

    item: Coding | Memo
    before: str | None


def waiting(project: Project) -> list[Waiting]:
    """Return all codings, then all memos, that wait for a second look, as far as this person may see them."""
    with project.snapshot() as still:
        found = still.to_review()
        told = [
            pair
            for kind, of in (("coding", Coding), ("memo", Memo))
            for pair in still.entries_of(kind, [(item.id,) for item in found if isinstance(item, of)])
        ]
        gone = still.undone_among(change for change, _ in told)
    words = {item.id: item.quote for item in found}
    sure: dict[str, str] = {}
    for change, entry in told:  # the last one first: what the words were is found by going back
        name = str(entry.key[0])
        if entry.before and entry.after:
            words[name] = entry.before.get("quote", words[name])
            if change.kind in _OTHER_TEXT and change.id not in gone and entry.after.get("review"):
                sure.setdefault(name, words[name])
    return [Waiting(item, sure.get(item.id)) for item in found]


_OTHER_TEXT = frozenset({Kind.VERSION, Kind.IMPORT, Kind.MERGE})
"""The changes by which another text comes under codings."""


def confirm(project: Project, names: Sequence[str]) -> list[Coding | Memo]:
    """Say of codings and memos that they stand where they should; return them.

    Args:
        project: the project.
        names: their ids, or the beginning of an id where no other begins so.

    Raises:
        NotFoundError: for one that does not wait for a second look, or that this person may not see.
        NotAllowedError: if they are another's, and this person codes only for themselves.
    """
    there = project.to_review()
    found = list({item.id: item for item in (_named(there, name) for name in names)}.values())
    edits = changed((item, replace(item, review=False)) for item in found)
    project.commit(Kind.EDIT, edits, {"codings": len(found)})
    return found


def delete(project: Project, names: Sequence[str]) -> list[Coding | Memo]:
    """Delete codings and memos; return them. Undoing brings them back.

    Args:
        project: the project.
        names: their ids, or the beginning of an id where no other begins so.

    Raises:
        NotFoundError: for one that is not there, or that this person may not see.
        NotAllowedError: if they are another's, and this person codes only for themselves.
    """
    there: list[Coding | Memo] = [*project.codings(), *project.memos()]
    found = list({item.id: item for item in (_named(there, name) for name in names)}.values())
    project.commit(Kind.DELETE, removed(found), {"codings": len(found)})
    return found


def move(project: Project, name: str, span: Span) -> Coding | Memo:
    """Put one's own coding or memo on another passage of its transcript, which also confirms it; return it.

    Args:
        project: the project.
        name: its id, or the beginning of it where no other begins so.
        span: the passage, in code points of the present text.

    Raises:
        NotFoundError: if there is none, or this person may not see it.
        NotAllowedError: if it is another's.
        CodingError: if the passage is empty or lies outside the text.
    """
    item = _named([*project.codings(), *project.memos()], name)
    if item.coder != project.who:
        raise NotAllowedError(f"this is {item.coder}'s, not {project.who}'s; only {item.coder} may put it elsewhere.")
    quote = coding_of(project.transcript(item.transcript), span, "place", coder=item.coder).quote
    after = replace(item, span=span, quote=quote, review=False)
    project.commit(Kind.EDIT, changed([(item, after)]), {"transcript": item.transcript})
    return after


def _named(there: Sequence[Coding | Memo], name: str) -> Coding | Memo:
    """Return the coding or memo with this id, or the one whose id begins so."""
    found = [item for item in there if item.id == name] or [item for item in there if name and item.id.startswith(name)]
    if len(found) > 1:
        raise CodingError(f"{len(found)} codings or memos have an id that begins with '{name}'; give more of it")
    if not found:
        raise NotFoundError("coding or memo", name, [item.id[:8] for item in there])
    return found[0]
