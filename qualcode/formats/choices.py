"""What a researcher decides about a document before it becomes a transcript."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.transcripts import Role


@dataclass(frozen=True, slots=True)
class Choices:
    """What a researcher decided about a document before it becomes a transcript; all empty: as the program guesses.

    Attributes:
        speakers: for a label the name to use instead; labels of one name become one speaker, an empty name makes a
            label plain text, and a line that only looked like a label becomes one by being named here.
        roles: for a speaker's name, after renaming, the role.
        append: the kinds of text beside the flow that come after the transcript's own text.
        title: what people read; None for the document's own.
        participant: whose interview it is.
        wave: at which measurement it was held.
        split: whether a file of several interviews becomes several transcripts.
    """

    speakers: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    append: frozenset[str] = frozenset()
    title: str | None = None
    participant: str | None = None
    wave: str = ""
    split: bool = False


AS_GUESSED = Choices()
"""Nothing decided: as the program guesses."""
