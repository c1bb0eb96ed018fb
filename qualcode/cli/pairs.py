"""Options of two words with ``=`` between them: ``--role Coach=interviewer``."""

from collections.abc import Sequence

import typer


def pairs(written: Sequence[str] | None, option: str, *, empty: bool = False) -> dict[str, str]:
    """Return what stands before and after ``=`` in each.

    Args:
        written: what was written after an option, as often as it was given.
        option: its name, for the message.
        empty: whether nothing may stand after ``=``.

    Raises:
        typer.BadParameter: for one that is no such pair.
    """
    found = {}
    for pair in written or ():
        left, sign, right = (part.strip() for part in pair.partition("="))
        if not sign or not left or not (right or empty):
            raise typer.BadParameter(f"'{pair}' should be two words with = between them", param_hint=option)
        found[left] = right
    return found
