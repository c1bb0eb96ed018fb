"""What a researcher decides about an import, before anything is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.errors import FormatError, did_you_mean
from qualcode.formats.choices import AS_GUESSED, Choices


class Comments(StrEnum):
    """What becomes of the comments in a document: nothing, codings (and memos where they name no code), or memos."""

    LEAVE = "leave"
    CODINGS = "codings"
    MEMOS = "memos"


class Again(StrEnum):
    """What becomes of a text that resembles one in the project: it is refused, takes its place, or is another one."""

    REFUSE = "refuse"
    UPDATE = "update"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Assigned:
    """Whose interview a transcript is, at which wave, and what people read as its title; None: as found."""

    title: str | None = None
    participant: str | None = None
    wave: str | None = None


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What was decided; all empty: as the program guesses.

    Attributes:
        everywhere: for every file that has no choices of its own: speakers, roles, what is appended, splitting.
        by_file: for a file's name its own.
        assigned: for a transcript's id its title, participant and wave.
        pattern: how file names are built, ``{participant}_{wave}``; see `pattern_of`.
        comments: what becomes of comments.
        coders: for a comment's author the coder; an empty name leaves that author's comments out.
        highlights: for a colour the key of the code that it stands for.
        highlighter: the coder of what was coded by colour.
        again: what becomes of texts that resemble one in the project.
        again_by_file: the same for single files.
        versions: whether texts that resemble one in the project are looked for at all.
        left_out: transcripts that are not imported, by the ids that the names of their files give.
    """

    everywhere: Choices = AS_GUESSED
    by_file: Mapping[str, Choices] = field(default_factory=dict)
    assigned: Mapping[str, Assigned] = field(default_factory=dict)
    pattern: str = ""
    comments: Comments = Comments.LEAVE
    coders: Mapping[str, str] = field(default_factory=dict)
    highlights: Mapping[str, str] = field(default_factory=dict)
    highlighter: str = ""
    again: Again = Again.REFUSE
    again_by_file: Mapping[str, Again] = field(default_factory=dict)
    versions: bool = True
    left_out: frozenset[str] = frozenset()


NOTHING_CHOSEN = ImportChoices()

_FIELDS = ("participant", "wave")
_PART = re.compile(r"(\{[^{}]*\}|\*)")


def pattern_of(pattern: str) -> Callable[[str], dict[str, str]]:
    """Return what reads participant and wave from a file's name without ending, by a pattern.

    ``{participant}`` and ``{wave}`` stand for letters and digits, joined by full stops, hyphens or underscores that the
    pattern does not use itself; ``*`` for anything; all else for itself, in any case. ``{participant}_{wave}`` reads
    K01 and T0 from ``K01_T0``. A name that does not fit gives
    nothing.

    Raises:
        FormatError: if the pattern holds another word in braces, or one twice.
    """
    literal = _PART.sub("", pattern)
    joints = "".join(sign for sign in ".-_" if sign not in literal)
    word = rf"[^\W_]+(?:[{re.escape(joints)}][^\W_]+)*" if joints else r"[^\W_]+"
    found = []
    for part in _PART.split(pattern.strip()):
        if part == "*":
            found.append(".*?")
        elif part.startswith("{"):
            name = part[1:-1].strip().casefold()
            if name not in _FIELDS or f"(?P<{name}>" in "".join(found):
                hint = did_you_mean(name, _FIELDS)
                raise FormatError(
                    f"the pattern '{pattern}' cannot be read at '{part}'. {hint}Use {{participant}} and {{wave}} once "
                    "each, and * for anything: '{participant}_{wave}*'."
                )
            found.append(f"(?P<{name}>{word})")
        else:
            found.append(re.escape(part))
    whole = re.compile("".join(found), re.IGNORECASE)

    def read(stem: str) -> dict[str, str]:
        match = whole.fullmatch(stem) if pattern.strip() else None
        return {name: value for name, value in match.groupdict().items() if value} if match else {}

    return read
