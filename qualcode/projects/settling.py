"""Settling a disagreement: what a meeting decides of a passage and a code, beside the codings that it was about."""

from collections.abc import Sequence

from qualcode.changes import Kind, added, removed
from qualcode.codings import CONSENSUS, Coding, Rejection, new_id
from qualcode.errors import CodingError, NotFoundError
from qualcode.memos import Memo
from qualcode.projects.project import Project
from qualcode.spans import Span


def settle(project: Project, names: Sequence[str], *, holds: bool, memo: str = "") -> Coding | Rejection:
    """Decide of codings of one code on one passage whether the code holds there; return the decision.

    Where it holds, the decision is a coding of all the words that any of them covers, by `CONSENSUS`; where not, a
    rejection by it. It takes the place of earlier decisions about the same code and words. The codings themselves stay:
    they are what agreement is computed from.

    Args:
        project: the project.
        names: ids of codings, or the beginning of an id where no other begins so.
        holds: whether the code holds.
        memo: why, for a code that holds.

    Raises:
        NotFoundError: for a coding that is not there, or that this person may not see.
        CodingError: if they have several codes or lie apart.
        NotAllowedError: if this person may not settle: only owners and reviewers may.
    """
    codings = sorted((_named(project.codings(), name) for name in names), key=lambda coding: coding.span)
    if not codings or not _together(codings):
        raise CodingError("these codings are no one disagreement: they have several codes, or share no words.")
    first = codings[0]
    span = Span(first.span.start, max(coding.span.end for coding in codings))
    transcript = project.transcript(first.transcript)
    decision: Coding | Rejection
    if holds:
        words = span.of(transcript.text)
        origin = f"settled:{','.join(sorted(c.id[:8] for c in codings))}"
        decision = Coding(first.transcript, span, first.code, CONSENSUS, words, origin, memo, id=new_id())
    else:
        decision = Rejection(first.transcript, span, first.code, CONSENSUS, "settled")
    before = [item for item in project.placed_on(transcript) if _same(item, decision)]
    facts = {"transcript": first.transcript, "code": first.code}
    project.commit(Kind.SETTLE, [*removed(before), *added([decision])], facts)
    return decision


def _together(codings: Sequence[Coding]) -> bool:
    """Say whether codings, in the order of their places, are of one code on words that hang together."""
    end = codings[0].span.end
    for coding in codings:
        if coding.span.start >= end and coding is not codings[0]:
            return False
        end = max(end, coding.span.end)
    return len({(coding.transcript, coding.code) for coding in codings}) == 1


def _same(item: Coding | Memo | Rejection, decision: Coding | Rejection) -> bool:
    """Say whether an earlier decision is about the same: the new one takes its place."""
    if isinstance(item, Memo) or item.coder != CONSENSUS:
        return False
    return item.code == decision.code and item.span.overlaps(decision.span)


def _named(codings: Sequence[Coding], name: str) -> Coding:
    """Return the one coding whose id begins so.

    Raises:
        NotFoundError: if there is none, or more than one.
    """
    found = [coding for coding in codings if coding.id.startswith(name)]
    if len(found) != 1:
        raise NotFoundError("coding", name, [coding.id[:8] for coding in found or codings])
    return found[0]
