"""Keeping a project safe: seeing whether it is whole, saving what can be saved, and copies to go back to."""

from datetime import date
from pathlib import Path

from qualcode.codings import coder_name
from qualcode.errors import DamagedProjectError, NotAllowedError, ProjectError
from qualcode.projects.project import Project
from qualcode.store import backups, damage, restoring, saving
from qualcode.store.backups import Backup
from qualcode.store.connection import is_there, path_of
from qualcode.store.contents import Finding
from qualcode.store.restoring import Restoring, Summary
from qualcode.store.saving import Saved

__all__ = [
    "Backup",
    "Finding",
    "Restoring",
    "Saved",
    "Summary",
    "back_up",
    "backups_of",
    "check",
    "plan_restore",
    "restore",
    "save",
]


def check(where: str, who: str) -> list[Finding]:
    """Return what is wrong with a project, and what is worth knowing; an empty list if all is well.

    A file so damaged that it cannot be opened is looked at all the same: it says no longer whose it is.

    Raises:
        ProjectError: if there is nothing at ``where``, or the database cannot be reached.
        NotAllowedError: if this person is not an owner of the project.
    """
    _check_owner(where, who)
    return damage.check(where)


def save(where: str, to: Path, who: str) -> Saved:
    """Save what can be saved of a damaged project into a new file; the damaged one is left as it is.

    Raises:
        ProjectError: if there is nothing at ``where``, there is something at ``to``, or it cannot be written.
        NotAllowedError: if this person is not an owner of the project.
    """
    _check_owner(where, who)
    return saving.save(where, to)


def back_up(where: str, who: str, to: Path | None = None) -> Path:
    """Make a copy of a project with its journal, and return where: among its backups, or at ``to``.

    A project on a server is copied into a project file.

    Raises:
        ProjectError: if there is something at ``to``, or one of the two cannot be read or written.
        NotAllowedError: if this person is not an owner of the project.
    """
    _check_owner(where, who)
    path = path_of(where)
    if path and to is None:
        return backups.back_up(path, date.today())
    if to is None:
        raise ProjectError("a project on a server has no folder of backups. Say where: --to NAME.qualcode")
    if path:
        return backups.copy_file(path, to)
    restoring.move(where, str(to))
    return to


def backups_of(where: str, who: str) -> list[Backup]:
    """Return the backups of a project's file, the newest first.

    Raises:
        ProjectError: if there is nothing at ``where``.
        NotAllowedError: if this person is not an owner of the project.
    """
    _check_owner(where, who)
    path = path_of(where)
    return backups.backups_of(path) if path else []


def plan_restore(where: str, backup: str, who: str) -> Restoring:
    """Return what going back to a copy would do; nothing is changed.

    Args:
        where: the project's file, or the URL of an empty database to which the copy is moved.
        backup: the file of the copy, or the day of one among the project's backups: ``2026-11-23``.
        who: who asks.

    Raises:
        ProjectError: if there is no such copy, or it is damaged.
        NotAllowedError: if this person is not an owner of the project.
    """
    path = path_of(where)
    if path is None:
        return Restoring(Path(backup), restoring.summary(backup), None)
    if is_there(path):
        _check_owner(where, who)
    by_day = [found.path for found in backups.backups_of(path) if found.day.isoformat() == backup]
    return restoring.plan_restore(path, next(iter(by_day), Path(backup)))


def restore(where: str, plan: Restoring, *, force: bool = False) -> Path | None:
    """Go back to a copy; return under which name the present project is kept, or None if there was none.

    Raises:
        ProjectError: if the copy is of another project and ``force`` is not set, or something cannot be written; then
            the project stays as it is.
    """
    path = path_of(where)
    if path:
        return restoring.restore(path, plan, force=force)
    restoring.move(str(plan.backup), where)
    return None


def _check_owner(where: str, who: str) -> None:
    """Check that somebody is an owner, as far as the project can still say who is.

    Raises:
        ProjectError: if there is nothing at ``where``, or the database cannot be reached.
        NotAllowedError: if this person is not.
    """
    try:
        with Project.open(where, who) as project:
            project.owned()
    except DamagedProjectError:
        path = path_of(where)
        if path is None or not is_there(path):
            raise
        owners = damage.owners(where)
        if owners and (not who.strip() or coder_name(who) not in owners):
            raise NotAllowedError(f"only an owner of the project may do this: {', '.join(sorted(owners))}.") from None
