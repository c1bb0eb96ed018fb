"""How suggested passages lie over a coder's own: on the demo, each transcript coded by what learned from the others."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from qualcode.codings import Coding
from qualcode.projects.demo import CODERS, demo
from qualcode.projects.project import Project
from qualcode.projects.suggesting import judgements_of
from qualcode.spans import Span
from qualcode.suggest.reading import read
from qualcode.suggest.suggester import codings_of_machine
from qualcode.suggest.suggestions import Embedder


def passages(embedder: Embedder) -> str:
    """Return as a sentence how far the machine's passages and the first coder's are the same."""
    with TemporaryDirectory() as folder, Project.open(str(demo(Path(folder)).project)) as project:
        mine, theirs = (judgements_of(project).by(coder) for coder in CODERS)
        transcripts = [found for found in project.transcripts() if found.id in mine.finished]
        books = project.codebooks()
    reading = read(transcripts, books, embedder)
    assert reading
    suggested = codings_of_machine(reading, mine)
    below = {code.key: code.below for code in reading.codes}
    met = [overlap for one in suggested if (overlap := _best(one, mine.codings, below[one.code]))]
    codings = [c for c in mine.codings if c.transcript in mine.finished]
    others = [c for c in theirs.codings if c.transcript in mine.finished and c.code in below]
    agreed = [c for c in others if _best(c, codings, below[c.code])]
    found = [c for c in codings if any(c.code in below[one.code] and _overlap(one, c) for one in suggested)]
    return (
        f"**passages**, on the demo: {len(suggested)} suggested; {len(met) / len(suggested):.2f} of them meet a coding "
        f"with the code, over {sum(met) / len(met):.2f} of what both cover; {len(found) / len(codings):.2f} of "
        f"{len(codings)} codings are met. Of {len(others)} codings of the second coder "
        f"{len(agreed) / len(others):.2f} meet one of the first"
    )


def _best(one: Coding, codings: Sequence[Coding], below: frozenset[str]) -> float:
    return max((_overlap(one, other) for other in codings if other.code in below), default=0.0)


def _overlap(one: Coding, other: Coding) -> float:
    """Return the share of what both cover together that both cover; 0 in other transcripts."""
    shared: Span | None = one.span.clip(other.span) if one.transcript == other.transcript else None
    return len(shared) / (len(one.span) + len(other.span) - len(shared)) if shared else 0.0
