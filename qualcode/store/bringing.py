"""The changes of a copy as the journal here keeps them for the record: under the names here, without what is not here.

Where a judgement was here already under another id, the entry has the key of the one here, and the row its own id.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.memos import About
from qualcode.store.copies import Copy
from qualcode.store.rows import KEEPINGS, key_text, key_value, person_digest


@dataclass(frozen=True, slots=True)
class Names:
    """How things of a copy are called here.

    Attributes:
        transcripts: the id here for the id in the copy.
        here: the ids of all transcripts that stand here.
        twins: for the kind and id of a coding or memo the id under which the same judgement is here.
        purged: the digests of who and what was removed here for good.
    """

    transcripts: Mapping[str, str]
    here: frozenset[str]
    twins: Mapping[tuple[str, str], str]
    purged: frozenset[str]

    def of(self, transcript: str) -> str | None:
        """Return how a transcript of the copy is called here; None if it does not stand here."""
        name = self.transcripts.get(transcript)
        return name if name in self.here else None

    def withdrew(self, participant: object) -> bool:
        """Say whether a participant was removed here for good."""
        return isinstance(participant, str) and person_digest(participant) in self.purged


def brought(copy: Copy, names: Names) -> tuple[tuple[Mapping[str, Any], tuple[Mapping[str, Any], ...]], ...]:
    """Return the changes of a copy that are not known here, each with its entries, as they are kept here."""
    found = []
    for change in copy.changes:
        lines = (_line(line, names) for line in copy.entries.get(change["number"], ()))
        kept = tuple(line for line in lines if line is not None)
        found.append(({**change, "facts": _facts(change["facts"], names), "edits": len(kept)}, kept))
    return tuple(found)


def _facts(facts: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Return what is said of a change, without the name of a transcript that is not here."""
    here = names.of(facts["transcript"]) if "transcript" in facts else None
    rest = {name: value for name, value in facts.items() if name != "transcript"}
    return rest | {"transcript": here} if here else rest


def _line(line: Mapping[str, Any], names: Names) -> Mapping[str, Any] | None:
    """Return an entry as it is kept here; None for one about what is not here."""
    kind, key = line["kind"], list(key_value(line["key"]))
    if kind == "participant" and names.withdrew(key[0]):
        return None
    about = line["transcript"]
    if about is None:
        return line
    here = names.of(about)
    if here is None:
        return None
    named = dict(zip(KEEPINGS[kind].key, key, strict=True))
    column = KEEPINGS[kind].naming(About.TRANSCRIPT, named)
    key = [here if name == column else part for name, part in named.items()]
    if kind in ("coding", "memo"):
        key = [names.twins.get((kind, str(key[0])), key[0])]
    sides = {side: _row(line[side], {column: here}, names) for side in ("before", "after")}
    return {**line, **sides, "key": key_text(tuple(key)), "transcript": here}


def _row(row: Mapping[str, Any] | None, here: Mapping[str, str], names: Names) -> dict[str, Any] | None:
    if row is None:
        return None
    found = {name: here.get(name, value) for name, value in row.items()}
    return found | {"participant": None} if names.withdrew(found.get("participant")) else found
