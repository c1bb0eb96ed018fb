"""``qualcode password``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import say


def password(
    file: Annotated[Path, typer.Argument(help="The password file; it is made if need be.")],
    name: Annotated[str, typer.Argument(help="Whose password: the name under which this person codes.")],
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Take this person off the file.")] = False,
) -> None:
    """Set the password with which a coder signs in to the viewer on a team's server.

    It is asked for twice and not shown; where nobody sits at a terminal, it is the first line of the input. Run this as
    the user who runs the viewer: the file is that user's alone.
    """
    from qualcode.projects.passwords import open_to_others, remove_password, set_password

    exposed = open_to_others(file)
    names = remove_password(file, name) if remove else set_password(file, name, _asked(name))
    if exposed:
        say(f"{file}: others could read or change this file until now. Set the passwords of all who are in it anew.")
    say(f"{file}: {', '.join(names) or 'nobody'} can sign in.")


def _asked(name: str) -> str:
    if sys.stdin.isatty():
        question = f"Password for {name}"
        return str(typer.prompt(question, hide_input=True, confirmation_prompt="The same again", err=True))
    return sys.stdin.readline().rstrip("\r\n")
