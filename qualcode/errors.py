"""Every error that qualcode raises on purpose; all else is a bug.

::

    QualcodeError            something the user can understand and mend
    ├── FormatError          a file is not what it should be, or breaks off in the middle
    │   └── CodebookError    a codebook file breaks one or more rules; all of them are listed
    ├── FileAccessError      a file or folder cannot be read or written
    ├── NotFoundError        a name (transcript, coder, code …) that the project does not hold
    ├── CodingError          a coding does not fit its transcript: outside the text, or other words
    │   └── DoubledError     a coder would have the same code twice on the same words
    ├── ImportRefused        an import that was planned and cannot be carried out; nothing was written
    ├── NotAllowedError      somebody may not see or do this: their duty in the team, or blind coding, forbids it
    ├── EmbedderError        what should read sentences is not installed, or cannot; the message says how to install it
    ├── ConflictError        what was to be changed was changed by somebody else meanwhile; nothing was written
    └── ProjectError         a project cannot be opened, made or written
        ├── NewerProjectError   the project was written by a newer qualcode
        └── DamagedProjectError the project's file is damaged; the message says how to save what can be saved

A message says the value, the place and the way out.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class QualcodeError(Exception):
    """The root: show the message to the user, without a traceback."""


class FormatError(QualcodeError):
    """A file is not what its name or the command says, or it is damaged."""


class CodebookError(FormatError):
    """A codebook file breaks rules.

    Attributes:
        problems: every problem found, each one line ``file:line: code 'x': key: what was expected``.
        rules: for each problem which rule is broken and with what value, where the catalogue has words for it under
            ``codebook.rule.``; else, or where nothing is said of them, empty.
    """

    def __init__(self, problems: Sequence[str], rules: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
        self.rules = tuple(rules) or (("", ""),) * len(self.problems)


class FileAccessError(QualcodeError):
    """A file or folder cannot be read or written: missing, read-only, or open in another program."""


class NotFoundError(QualcodeError):
    """A name that the project does not hold; the message lists what it does hold."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        known = list(known)
        listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        there = f"There is: {listed}." if known else f"There is no {kind} yet."
        super().__init__(f"{kind} '{name}' is not in this project. {did_you_mean(name, known)}{there}")


class CodingError(QualcodeError):
    """A coding that does not fit its transcript."""


class DoubledError(CodingError):
    """A coding that its coder has already: the same code on the same words; nothing was written."""


class ImportRefused(QualcodeError):
    """An import that cannot be carried out as a whole; nothing was written."""


class NotAllowedError(QualcodeError):
    """Somebody may not see or do this; the message says who may."""


class EmbedderError(QualcodeError):
    """What should read sentences is not there: a pipeline or model not installed, without vectors, or not reached."""


class ConflictError(QualcodeError):
    """What was to be changed is no longer as it was: somebody else changed it meanwhile; nothing was written."""


class ProjectError(QualcodeError):
    """A project file cannot be opened, created or written."""


class NewerProjectError(ProjectError):
    """The project was written by a newer qualcode than this one."""


class DamagedProjectError(ProjectError):
    """The file of a project is damaged: parts of it cannot be read, or do not fit together."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``"Did you mean 'x'? "`` for the known name nearest to ``name``, or an empty string."""
    near = nearest(name, known)
    return f"Did you mean '{near}'? " if near else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to ``name``, or an empty string where none is near."""
    by_folded = {option.casefold(): option for option in known}
    near = get_close_matches(name.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[near[0]] if near else ""
