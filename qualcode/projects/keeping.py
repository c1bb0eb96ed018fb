"""Keeping a project safe: seeing whether it is whole, saving what can be saved, and copies to go back to."""

from pathlib import Path

from qualcode.errors import NewerProjectError, NotAllowedError, QualcodeError
from qualcode.projects.project import Project
from qualcode.store import damage, saving
from qualcode.store.connection import is_there, path_of
from qualcode.store.contents import Finding
from qualcode.store.saving import Saved

__all__ = ["Finding", "Saved", "check", "save"]


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


def _check_owner(where: str, who: str) -> None:
    """Check that somebody is an owner, as far as the project can still say who is.

    Raises:
        ProjectError: if there is nothing at ``where``, or the database cannot be reached.
        NotAllowedError: if this person is not.
    """
    try:
        with Project.open(where, who) as project:
            project.owned()
    except (NotAllowedError, NewerProjectError):
        raise
    except QualcodeError:
        path = path_of(where)
        if path is None or not is_there(path):
            raise
