"""Importing transcripts: planned first, then stored as one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, coders_of, fresh
from qualcode.errors import ImportRefused, QualcodeError, nearest
from qualcode.formats.comment_codes import codings_from_comments
from qualcode.formats.interviews import interviews_of
from qualcode.formats.reading import read_document
from qualcode.formats.sheets import read_participants
from qualcode.participants import Participant
from qualcode.projects.files import documents_in, read_file
from qualcode.store import Store
from qualcode.transcripts import Imported, Note, Part


class Action(StrEnum):
    """What an import will do with a file."""

    ADD = "add"
    SKIP = "skip"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What will happen to one file, and why.

    Attributes:
        name: the file's name.
        action: whether it is added, skipped or refused.
        reason: why it is skipped or refused; empty for one that is added.
        imported: the transcript and its notes, for one that is added.
        codings: taken from its comments; those of a skipped file belong to the transcript that has its text.
        notes: what was doubtful in the comments of a skipped file.
    """

    name: str
    action: Action
    reason: str = ""
    imported: Imported | None = None
    codings: tuple[Coding, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do: print it, then carry it out."""

    files: tuple[PlannedFile, ...]
    participants: tuple[Participant, ...]
    notes: tuple[Note, ...]

    @property
    def refused(self) -> list[PlannedFile]:
        """The files that cannot be imported."""
        return [file for file in self.files if file.action is Action.REFUSE]

    @property
    def added(self) -> list[Imported]:
        """The transcripts that will be added."""
        return [file.imported for file in self.files if file.imported]

    @property
    def codings(self) -> list[Coding]:
        """The codings that will be added."""
        return [coding for file in self.files for coding in file.codings]

    @property
    def finished(self) -> dict[str, frozenset[str]]:
        """For each transcript the coders whose comments are taken as codings: they finished it."""
        found: dict[str, set[str]] = {}
        for coding in self.codings:
            found.setdefault(coding.transcript, set()).add(coding.coder)
        return {transcript: frozenset(coders) for transcript, coders in found.items()}


Progress = Callable[[str], None]
"""Called with the name of each file before it is read."""


def plan_import(
    store: Store,
    paths: Sequence[Path],
    *,
    participants_file: Path | None = None,
    comments_as_codings: bool = False,
    progress: Progress = lambda name: None,
) -> ImportPlan:
    """Return what importing these files and folders would do; nothing is stored.

    Raises:
        FormatError: if the file of participants cannot be understood.
        FileAccessError: if it cannot be read.
    """
    documents, others = documents_in(paths)
    participants = read_participants(read_file(participants_file), str(participants_file)) if participants_file else []
    owners = {t: person.id for person in participants for t in person.transcripts}
    books = store.codebooks() if comments_as_codings else None
    known, there = store.digests(), store.codings() if comments_as_codings else []
    files: list[PlannedFile] = []
    for path in documents:
        progress(path.name)
        planned = _owned(_read(path, books), owners)
        planned = _compared(planned, known, there)
        there = [*there, *planned.codings]
        if planned.imported:
            known[planned.imported.transcript.id] = planned.imported.transcript.digest
        files.append(planned)
    notes = [*_skipped(others, participants_file), *_strangers(owners, known), *_coder_notes(files, there)]
    return ImportPlan(tuple(files), tuple(participants), tuple(notes))


def carry_out(store: Store, plan: ImportPlan, *, without_refused: bool = False) -> None:
    """Store what the plan adds, all of it or nothing.

    Raises:
        ImportRefused: if files were refused and ``without_refused`` is not set; nothing is stored then.
    """
    if plan.refused and not without_refused:
        listed = "\n".join(file.reason for file in plan.refused)
        raise ImportRefused(
            f"{listed}\nNothing was imported. Mend or leave out what is named here, or import the rest with "
            "--without-refused."
        )
    store.add_import(plan.added, plan.codings, plan.participants, plan.finished)


def _read(path: Path, books: Sequence[Codebook] | None) -> PlannedFile:
    try:
        (word,) = interviews_of(read_document(read_file(path), path.name))
    except QualcodeError as error:
        return PlannedFile(path.name, Action.REFUSE, str(error))
    imported = word.imported
    if books is None:
        if word.comments:
            note = Note("comments", {"n": len(word.comments)})
            imported = replace(imported, notes=(*imported.notes, note))
        return PlannedFile(path.name, Action.ADD, imported=imported)
    codings, notes = codings_from_comments(imported.transcript, word.comments, books)
    imported = replace(imported, notes=(*imported.notes, *notes))
    return PlannedFile(path.name, Action.ADD, imported=imported, codings=tuple(codings))


def _owned(file: PlannedFile, owners: Mapping[str, str]) -> PlannedFile:
    if file.imported is None or file.imported.transcript.id not in owners:
        return file
    transcript = replace(file.imported.transcript, participant=owners[file.imported.transcript.id])
    return replace(file, imported=replace(file.imported, transcript=transcript))


def _compared(file: PlannedFile, known: Mapping[str, str], there: Sequence[Coding]) -> PlannedFile:
    """Skip a text that is there already, but take its new codings; refuse another text under a name that is taken."""
    if file.imported is None:
        return file
    transcript = file.imported.transcript
    digest = transcript.digest
    same = next((name for name, there in known.items() if there == digest), None)
    if same is not None:
        return _codings_only(file, same, there)
    if transcript.id in known:
        return PlannedFile(
            file.name,
            Action.REFUSE,
            f"{file.name}: there is a transcript '{transcript.id}' already, with another text. Rename the file to "
            "import it as another transcript.",
        )
    return file


def _codings_only(file: PlannedFile, same: str, there: Sequence[Coding]) -> PlannedFile:
    """Return what is new in a file whose text is there already: a second coder's comments in a copy, for instance."""
    new = fresh((replace(coding, transcript=same) for coding in file.codings), there)
    reason = f"{file.name}: its text is here already as '{same}': skipped."
    if new:
        reason += f" {len(new)} new coding(s) by {', '.join(coders_of(new))} are taken from its comments."
    notes = file.imported.notes if file.imported else ()
    doubtful = tuple(note for note in notes if note.kind in ("comments", "unknown code", "remark"))
    return PlannedFile(file.name, Action.SKIP, reason, codings=tuple(new), notes=doubtful)


def _skipped(others: Sequence[Path], participants_file: Path | None) -> list[Note]:
    names = [path.name for path in others if participants_file is None or path.name != participants_file.name]
    return [Note("other files", {"names": ", ".join(names)})] if names else []


def _strangers(owners: Mapping[str, str], known: Mapping[str, str]) -> list[Note]:
    return [_stranger(owner, name, nearest(name, known)) for name, owner in owners.items() if name not in known]


def _stranger(owner: str, name: str, near: str) -> Note:
    hint: tuple[Part, ...] = (("note.part.hint", {"near": near}),) if near else ()
    return Note("participants", {"owner": owner, "name": name, "hint": hint})


def _coder_notes(files: Sequence[PlannedFile], all_codings: Sequence[Coding]) -> list[Note]:
    notes = []
    new = coders_of(coding for file in files for coding in file.codings)
    if new:
        notes.append(Note("finished", {"coders": ", ".join(new)}))
    by_sound: dict[str, list[str]] = {}
    for name in coders_of(all_codings):
        by_sound.setdefault(name.casefold(), []).append(name)
    for alike in by_sound.values():
        if len(alike) > 1:
            notes.append(Note("coders", {"names": " / ".join(alike)}))
    return notes
