"""Copies of a project that travelled, and people who withdraw: what only an owner does, planned before it is done."""

from collections.abc import Sequence
from pathlib import Path

from qualcode.errors import ImportRefused
from qualcode.projects.files import delete_file
from qualcode.projects.project import Project
from qualcode.projects.vectors import delete_vectors
from qualcode.store import Merge, Purge
from qualcode.store.rows import KEEPINGS
from qualcode.transcripts import Note

_NOTES = {"member": "merge member", "code": "merge code"}
KINDS = tuple(KEEPINGS)
"""Every kind of thing that a copy may bring, as the journal calls it."""


def plan_merge(project: Project, copy: str) -> Merge:
    """Return what putting a copy into a project would do; nothing is stored.

    Raises:
        ProjectError: if the copy cannot be opened.
        NotAllowedError: if this person is not an owner of both.
    """
    with Project.open(copy, project.who) as other:
        return project.owned().plan_merge(other.owned())


def merge(project: Project, plan: Merge, *, name: str, force: bool = False) -> None:
    """Put a copy into a project as planned, as one change.

    Args:
        project: the project.
        plan: what comes in.
        name: which copy it was, for the journal.
        force: whether it may be a project that was made apart, and is no copy.

    Raises:
        ImportRefused: if it was made apart and ``force`` is not set.
        ConflictError: if the project was changed since; nothing is stored then.
    """
    if plan.apart and not force:
        raise ImportRefused(
            "the two projects were made apart; they are no copies of one. Look at the plan with --dry-run, and if it "
            "is right, put them together with --force."
        )
    memos = plan.count("memo", new=True) + plan.count("subject_memo", new=True)
    new = {"codings": plan.count("coding", new=True), "memos": memos}
    facts: dict[str, str | int] = {"copy": name, "conflicts": len(plan.conflicts)}
    project.owned().merge(plan, project.who, facts | new)


def merge_notes(plan: Merge) -> list[Note]:
    """Return what is worth saying about a merge: what has another name, what needs a second look, every conflict."""
    notes = [Note("merge same", {"name": name, "here": here}) for name, here in sorted(plan.same.items())]
    notes += [Note("merge renamed", {"name": name, "here": here}) for name, here in sorted(plan.renamed.items())]
    notes += [Note("merge gone", {"name": name}) for name in plan.gone]
    notes += [Note("merge withdrawn", {"name": name}) for name in plan.withdrawn]
    if plan.review:
        notes.append(Note("merge review", {"n": plan.review}))
    for conflict in plan.conflicts:
        what = "memo" if conflict.kind == "subject_memo" else conflict.kind
        facts = {"what": what, "name": conflict.name, "field": conflict.field}
        kind = _NOTES.get(conflict.kind, "merge conflict" if conflict.field else "merge conflict whole")
        notes.append(Note(kind, facts | {"mine": conflict.mine, "theirs": conflict.theirs}))
    return notes


def plan_purge(project: Project, *, participant: str = "", transcripts: Sequence[str] = ()) -> Purge:
    """Return what removing a participant with all transcripts, or single transcripts, for good would take away.

    Raises:
        NotFoundError: for a participant or a transcript that is not there.
        NotAllowedError: if this person is not an owner.
    """
    return project.owned().plan_purge(participant=participant, transcripts=transcripts)


def copies(project: Project) -> list[Path]:
    """Return every file beside a project that holds it as it once was, and so what is purged from it now.

    Raises:
        NotAllowedError: if this person is not an owner.
    """
    return project.owned().copies()


def purge(project: Project, plan: Purge, *, with_copies: bool = False) -> list[Path]:
    """Remove for good what was planned, and the vectors of all texts; it cannot be undone.

    Args:
        project: the project.
        plan: what goes.
        with_copies: whether the files beside it that hold it as it once was are deleted too.

    Returns:
        The files that were deleted.

    Raises:
        NotAllowedError: if this person is not an owner.
        FileAccessError: if a copy or the vectors cannot be deleted; the project itself is purged then.
    """
    store = project.owned()
    store.purge(plan, project.who)
    if project.path:
        delete_vectors(Path(project.location))
    gone = store.copies() if with_copies else []
    for path in gone:
        delete_file(path)
        delete_vectors(path)
    return gone
