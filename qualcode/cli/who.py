"""Who is at the command line: ``qualcode --as NAME …``, else the name of the account on this computer."""

import os
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.errors import NotAllowedError
from qualcode.projects.who import PASSWORDS, account

if TYPE_CHECKING:
    from qualcode.projects.project import Project

SAID: ContextVar[str] = ContextVar("SAID", default="")
"""What followed ``--as``."""


def opened(where: str, *, coder: str = "") -> "Project":
    """Open a project for whoever is at the command line.

    Args:
        where: a project file or a database URL.
        coder: who it is where nobody said so with ``--as``; without it the name of the account.

    Raises:
        ProjectError: if it cannot be opened.
        NotAllowedError: if this person is not in its team, or the password is wrong.
    """
    from qualcode.projects.project import Project

    return Project.open(where, proven_name(coder))


def proven_name(coder: str = "") -> str:
    """Return who is at the command line, for a project that may be too damaged to be opened; see `opened`.

    Raises:
        NotAllowedError: if the password is wrong.
    """
    name = SAID.get().strip() or coder or account()
    _prove(name)
    return name


def _prove(name: str) -> None:
    """Ask for the password of a name, where a password file is named.

    Raises:
        NotAllowedError: if it is wrong.
    """
    from qualcode.projects.passwords import check_password

    file = os.environ.get(PASSWORDS)
    if not file:
        return
    password = typer.prompt(f"Password of {name}", hide_input=True, err=True)
    if not check_password(Path(file), name, password):
        raise NotAllowedError(f"this is not the password of {name}; say who you are with --as NAME.")
