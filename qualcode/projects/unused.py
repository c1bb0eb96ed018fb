"""Which of the decisions about an import met nothing: said, since a typing error would pass in silence."""

from collections.abc import Iterator, Sequence

from qualcode.errors import nearest
from qualcode.projects.choices import ImportChoices
from qualcode.projects.plans import PlannedFile, ReadFile
from qualcode.transcripts import Note, Part


class Unused:
    """Looks at every file that is planned, and says in the end what was decided and never met."""

    def __init__(self, choices: ImportChoices) -> None:
        everywhere = choices.everywhere
        self._renamed = dict(everywhere.speakers)
        self._wanted = {name for name in everywhere.speakers.values() if name} | set(everywhere.roles)
        self._roles = set(everywhere.roles)
        self._authors = set(choices.coders)
        self._pattern = choices.pattern.strip()
        self._speakers: set[str] = set()
        self._met: set[str] = set()
        self._fits = not self._pattern

    def look_at(self, file: ReadFile, planned: Sequence[PlannedFile]) -> None:
        """Take up a file."""
        if file.document is None:
            return
        self._met |= {comment.author for comment in file.document.comments}
        self._met |= {label for label in self._renamed if label in file.document.text}
        self._fits = self._fits or any(f.imported and _assigned(f) for f in planned)
        self._speakers |= {t.speaker for f in planned if f.imported for t in f.imported.transcript.turns}

    def notes(self) -> Iterator[Note]:
        """Yield a note for each decision that met nothing, with what may be meant."""
        known = {*self._speakers, *self._met}
        for label, name in self._renamed.items():
            if label not in self._met or (name and name not in self._speakers):
                yield _unused("unused speaker", label, self._speakers)
        for name in sorted(self._roles - self._speakers):
            yield _unused("unused role", name, self._speakers)
        for author in sorted(self._authors - self._met):
            yield _unused("unused coder", author, known)
        if not self._fits:
            yield _unused("unused pattern", self._pattern, ())


def _assigned(file: PlannedFile) -> bool:
    if file.imported is None:
        return False
    return bool(file.imported.transcript.participant or file.imported.transcript.wave)


def _unused(kind: str, word: str, known: Sequence[str] | set[str]) -> Note:
    near = nearest(word, sorted(known))
    hint: tuple[Part, ...] = (("note.part.hint", {"near": near}),) if near else ()
    return Note(kind, {"word": word, "hint": hint})
