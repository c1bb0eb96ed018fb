"""What was found in a file, for the one who decides about its import."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualcode.formats.comment_codes import CommentCount, Reader
from qualcode.formats.document import Document
from qualcode.formats.languages import language_of
from qualcode.projects.plans import PlannedFile, ReadFile
from qualcode.projects.project import Project
from qualcode.transcripts import Role, Transcript, count_words


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """A speaker of a transcript: name, role, number of turns, and share of all words spoken, from 0 to 1."""

    name: str
    role: Role
    turns: int
    share: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a transcript is like: its language as two letters, its words, and who speaks in it, in order."""

    language: str
    words: int
    speakers: tuple[FoundSpeaker, ...]


@lru_cache(maxsize=500)  # a page that is drawn anew asks for all its files again
def found_in(transcript: Transcript) -> Found:
    """Return what a transcript is like. The words of a text without turns are nobody's."""
    words: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for turn in transcript.turns:
        words[turn.speaker] += count_words(turn.span.of(transcript.text))
        turns[turn.speaker] += 1
    total = sum(words.values()) or 1
    roles = {turn.speaker: turn.role for turn in reversed(transcript.turns)}
    speakers = tuple(FoundSpeaker(name, roles[name], n, words[name] / total) for name, n in turns.items())
    return Found(language_of(transcript.text), transcript.words, speakers)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the text in several files.

    Attributes:
        comments: how many comments name codes, and whose they are.
        colors: for each colour behind words how many passages have it.
        kinds: the kinds of text beside the flow.
    """

    comments: CommentCount
    colors: dict[str, int]
    kinds: tuple[str, ...]


def beside_of(project: Project, files: Iterable[ReadFile]) -> Beside:
    """Return what stands beside the text in files that were read."""
    documents = [file.document for file in files if file.document]
    comments = [comment for document in documents for comment in document.comments]
    colors = Counter(light.color for document in documents for light in document.highlights)
    return Beside(Reader(project.codebooks()).count(comments), dict(colors), _kinds(documents))


def _kinds(documents: Sequence[Document]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for document in documents for kind, _ in document.beside))


def wants_attention(file: PlannedFile) -> bool:
    """Say whether the researcher should look at a file: it is refused, nobody speaks in it, or only one person does."""
    if file.imported is None or file.action == "refuse":
        return True
    return len({turn.speaker for turn in file.imported.transcript.turns}) < 2
