"""Settling: what a meeting decides on disagreements, beside the codings that they are about.

What was decided are codings and rejections of `CONSENSUS`; the codings themselves stay, and agreement is computed from
them.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from qualcode.changes import Edit, Kind, added
from qualcode.codings import CONSENSUS, Coding, Rejection, check_quote, coders_of, coding_of
from qualcode.disagreements import Agreed, Disagreement, bare
from qualcode.errors import CodingError, NotFoundError
from qualcode.memos import Memo
from qualcode.projects.codebooks import code_in
from qualcode.projects.meetings import meeting
from qualcode.projects.project import Project
from qualcode.rulings import Decision, How, Ruling
from qualcode.spans import Span
from qualcode.transcripts import Transcript


def settle_agreed(
    project: Project, coders: Sequence[str], *, majority: bool = False, overlap: float = 1.0
) -> list[Coding]:
    """Take over all that coders agree on as codings of `CONSENSUS`, but for what is there or was decided otherwise.

    Each covers all words that any of them covers. Its origin, and the journal, tell where these were nearly the same.

    Args:
        project: the project.
        coders: as for `meeting`.
        majority: likewise.
        overlap: likewise.

    Returns:
        What was taken over; nothing when it is done again.

    Raises:
        QualcodeError: as by `meeting`.
        NotAllowedError: if this person may not settle: only owners and reviewers may.
    """
    untaken = meeting(project, coders, majority=majority, overlap=overlap).untaken
    texts = {one.id: one for one in project.transcripts(sorted({found.transcript for found in untaken}))}
    new = [
        replace(_settled(one.codings, texts[one.transcript], one.code, one.span), origin=_origin(one))
        for one in untaken
    ]
    if new:
        nearly = sum(one.overlap < 1 for one in untaken)
        facts: dict[str, str | int] = {"codings": len(new), "decision": How.AGREED.value}
        if nearly:
            facts |= {"nearly": nearly, "overlap": f"{100 * overlap:g}"}
        project.commit(Kind.SETTLE, added(new), facts)
    return new


def _origin(found: Agreed) -> str:
    """Return the origin of what is agreed: on the same words, or on nearly the same, and then how nearly."""
    return How.AGREED.value if found.overlap == 1 else f"{How.AGREED.value}:{found.overlap:.2f}"


def decide(project: Project, found: Disagreement, decision: Decision) -> bool:
    """Decide a disagreement, or some of its codes; what was decided on these before is replaced.

    Where a code holds, the decision is a coding by `CONSENSUS`; where a code that was at stake does not, a rejection.

    Args:
        project: the project.
        found: the disagreement, as somebody saw it.
        decision: what holds.

    Returns:
        Whether that changed anything: what was so already is not written down again.

    Raises:
        CodingError: if other words stand there by now, or a passage of the decision lies elsewhere.
        NotFoundError: if the transcript or a code that nobody gave here is not there.
        NotAllowedError: if this person may not settle: only owners and reviewers may.
    """
    transcript, ruling = project.transcript(found.transcript), decision.ruling
    for coding in found.codings:
        check_quote(coding, transcript.text)
    for code in ruling.keys() - set(found.codes):
        code_in(project, code)
    for span in (span for spans in ruling.values() for span in spans):
        if not span.overlaps(found.span):
            place, there = (f"[{one.start}, {one.end})" for one in (span, found.span))
            raise CodingError(f"{place} lies outside the disagreement at {there}; decide on words that it covers.")
    after = [made for code in ruling for made in _decided(transcript, found, code, decision)]
    places = [*found.places, *((code, bare(span, transcript.text)) for code in ruling for span in ruling[code])]
    whole = set(found.codes) <= ruling.keys()

    def replaced(item: Coding | Rejection) -> bool:
        """Say whether a decision is about the same words, or was made on this disagreement."""
        if item.code in ruling and any(code == item.code and span.overlaps(item.span) for code, span in places):
            return True
        mark = item.origin if isinstance(item, Coding) else item.suggester
        return mark == _mark(found) and (whole or item.code in ruling)

    before = [item for item in _standing(project, transcript) if replaced(item)]
    facts = _facts(transcript, found.span, ruling) | _seen(found.codings, found.coders)
    said = {"decision": decision.how.value, "like": decision.like, "reason": decision.reason}
    facts = {**facts, **said, "disagreement": found.id}
    return project.commit(Kind.SETTLE, _edits(before, after), facts) is not None


def _decided(transcript: Transcript, found: Disagreement, code: str, decision: Decision) -> list[Coding | Rejection]:
    """Return what a decision says of a code: where it holds, and where it was at stake and does not."""
    spans = decision.ruling[code]
    theirs = [c for c in found.codings if c.code == code and decision.like in ("", c.coder)]
    holds = [
        replace(_settled([c for c in theirs if c.span.overlaps(span)], transcript, code, span), memo=decision.reason)
        for span in spans
    ]
    left = [place for key, place in found.places if key == code and not any(span.overlaps(place) for span in spans)]
    return [
        *(replace(coding, origin=_mark(found)) for coding in holds),
        *(Rejection(transcript.id, place, code, CONSENSUS, _mark(found)) for place in left),
    ]


def _mark(found: Disagreement) -> str:
    """Return the origin of what is decided on a disagreement."""
    return f"settled:{found.id}"


def settle(project: Project, names: Sequence[str], *, holds: bool, memo: str = "") -> Coding | Rejection:
    """Decide of codings of one code on one passage whether the code holds there; return the decision.

    Where it holds, the decision is a coding of all the words that any of them covers, by `CONSENSUS`; where not, a
    rejection by it. It takes the place of earlier decisions about the same code and words.

    Args:
        project: the project.
        names: ids of codings, or the beginning of an id where no other begins so.
        holds: whether the code holds.
        memo: why.

    Raises:
        NotFoundError: for a coding that is not there, or that this person may not see.
        CodingError: if they have several codes or lie apart.
        NotAllowedError: if this person may not settle: only owners and reviewers may.
    """
    codings = sorted((_named(project.codings(), name) for name in names), key=lambda coding: coding.span)
    if not codings or not _hang_together(codings):
        raise CodingError("these codings are no one disagreement: they have several codes, or share no words.")
    first = codings[0]
    span = Span(first.span.start, max(coding.span.end for coding in codings))
    transcript = project.transcript(first.transcript)
    decision: Coding | Rejection
    if holds:
        origin = f"settled:{','.join(sorted(c.id[:8] for c in codings))}"
        decision = replace(_settled(codings, transcript, first.code, span), origin=origin, memo=memo)
    else:
        decision = Rejection(first.transcript, span, first.code, CONSENSUS, "settled")
    same = [i for i in _standing(project, transcript) if i.code == decision.code and i.span.overlaps(decision.span)]
    facts = _facts(transcript, span, {first.code: (span,) if holds else ()}) | _seen(codings, coders_of(codings))
    said = {"code": first.code, "decision": (How.BOTH if holds else How.NEITHER).value, "reason": memo}
    project.commit(Kind.SETTLE, _edits(same, [decision]), {**facts, **said})
    return decision


def _settled(theirs: Sequence[Coding], transcript: Transcript, code: str, span: Span) -> Coding:
    """Return the coding that the meeting makes of those of the coders, with their number where they gave the same."""
    values = {coding.value for coding in theirs}
    return replace(
        coding_of(transcript, span, code, coder=CONSENSUS),
        value=values.pop() if len(values) == 1 else None,
        quotable=any(coding.quotable for coding in theirs),
    )


def _standing(project: Project, transcript: Transcript) -> list[Coding | Rejection]:
    """Return what was decided of a transcript."""
    items = project.placed_on(transcript)
    return [item for item in items if not isinstance(item, Memo) and item.coder == CONSENSUS]


def _edits(before: Collection[Coding | Rejection], after: Collection[Coding | Rejection]) -> list[Edit]:
    """Return the edits by which decisions take the place of others; what stays the same judgement stays the same."""
    was, becomes = ({_judged(item): item for item in items} for items in (before, after))
    edits = [Edit(was.get(key), _as(was.get(key), item)) for key, item in becomes.items()]
    gone = [Edit(item, None) for item in before if was[_judged(item)] is not item or _judged(item) not in becomes]
    return [*gone, *(edit for edit in edits if edit.before != edit.after)]


def _judged(item: Coding | Rejection) -> tuple[type, str, Span, str]:
    return type(item), item.transcript, item.span, item.code


def _as(was: Coding | Rejection | None, item: Coding | Rejection) -> Coding | Rejection:
    """Return a decision as that which stands, but for what it says now."""
    if isinstance(was, Coding) and isinstance(item, Coding):
        return replace(was, memo=item.memo, origin=item.origin, value=item.value, quotable=item.quotable)
    return item


def _facts(transcript: Transcript, span: Span, ruling: Ruling) -> dict[str, str | int]:
    """Return what the journal keeps of a decision, by which it can be told later on; no words of the transcript."""
    held = {code: [[one.start, one.end] for one in spans] for code, spans in ruling.items()}
    place: dict[str, str | int] = {"text": transcript.digest, "start": span.start, "end": span.end}
    return {"transcript": transcript.id, **place, "codes": ",".join(ruling), "ruling": json.dumps(held)}


def _seen(codings: Iterable[Coding], coders: Iterable[str]) -> dict[str, str | int]:
    """Return what the journal keeps of who gave which codes."""
    given = list(codings)
    by_coder = {name: list(dict.fromkeys(c.code for c in given if c.coder == name)) for name in coders}
    return {"seen": json.dumps(by_coder, ensure_ascii=False)}


def _hang_together(codings: Sequence[Coding]) -> bool:
    """Say whether codings, in the order of their places, are of one code on words that hang together."""
    end = codings[0].span.end
    for coding in codings:
        if coding.span.start >= end and coding is not codings[0]:
            return False
        end = max(end, coding.span.end)
    return len({(coding.transcript, coding.code) for coding in codings}) == 1


def _named(codings: Sequence[Coding], name: str) -> Coding:
    """Return the one coding whose id begins so.

    Raises:
        NotFoundError: if there is none, or more than one.
    """
    found = [coding for coding in codings if coding.id.startswith(name)]
    if len(found) != 1:
        raise NotFoundError("coding", name, [coding.id[:8] for coding in found or codings])
    return found[0]
