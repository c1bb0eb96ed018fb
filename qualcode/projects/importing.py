"""Importing transcripts: read, planned as often as the researcher wants to see it, then stored as one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from qualcode.codings import Coding, coder_name, coders_of, fresh
from qualcode.errors import FormatError, ImportRefused, QualcodeError, nearest
from qualcode.formats.choices import Choices
from qualcode.formats.comment_codes import Reader, Taken, as_memos, from_highlights
from qualcode.formats.document import Comment
from qualcode.formats.interviews import Interview
from qualcode.formats.reading import read_document
from qualcode.formats.sheets import read_participants
from qualcode.memos import Memo, fresh_memos
from qualcode.participants import Participant
from qualcode.projects.again import Known
from qualcode.projects.choices import NOTHING_CHOSEN, Again, Assigned, Comments, ImportChoices, pattern_of
from qualcode.projects.files import documents_in, read_file
from qualcode.projects.plans import Action, ImportPlan, PlannedFile, ReadFile
from qualcode.store import Batch, Store
from qualcode.transcripts import Note, Part, Transcript

Progress = Callable[[str], None]
"""Called with the name of each file before it is read."""


def plan_import(
    store: Store,
    paths: Sequence[Path],
    choices: ImportChoices = NOTHING_CHOSEN,
    *,
    participants_file: Path | None = None,
    progress: Progress = lambda name: None,
) -> ImportPlan:
    """Return what importing these files and folders would do; nothing is stored.

    Raises:
        FormatError: if the file of participants or the pattern cannot be understood.
        FileAccessError: if the file of participants cannot be read.
    """
    documents, others = documents_in(paths)
    participants = read_participants(read_file(participants_file), str(participants_file)) if participants_file else []
    made = plan(store, _reading(documents, progress), choices, participants)
    names = [path.name for path in others if participants_file is None or path.name != participants_file.name]
    skipped = (Note("other files", {"names": ", ".join(names)}),) if names else ()
    return replace(made, notes=(*skipped, *made.notes))


def _reading(paths: Iterable[Path], progress: Progress) -> Iterator[ReadFile]:
    for path in paths:
        progress(path.name)
        try:
            content = read_file(path)
        except QualcodeError as error:
            yield ReadFile(path.name, refused=str(error))
        else:
            yield read(content, path.name)


def read(content: bytes, name: str) -> ReadFile:
    """Return what a file holds, or why it cannot be read: one bad file does not stop the others."""
    try:
        return ReadFile(name, read_document(content, name))
    except FormatError as error:
        return ReadFile(name, refused=str(error))


def plan(
    store: Store, files: Iterable[ReadFile], choices: ImportChoices, participants: Sequence[Participant] = ()
) -> ImportPlan:
    """Return what importing files that were read would do; nothing is stored.

    Raises:
        FormatError: if the pattern for file names cannot be understood.
    """
    planner = _Planner(store, choices, participants)
    planned = [found for file in files for found in planner.planned(file)]
    people = [*participants, *planner.new_people(planned, participants)]
    notes = [*_strangers(planner.owners, planner.known.digests), *_coder_notes(planned, planner.codings)]
    return ImportPlan(tuple(planned), tuple(people), tuple(notes))


def carry_out(store: Store, plan: ImportPlan, *, without_refused: bool = False) -> None:
    """Store what the plan brings, all of it or nothing.

    Raises:
        ImportRefused: if files were refused and ``without_refused`` is not set; nothing is stored then.
    """
    if plan.refused and not without_refused:
        listed = "\n".join(file.reason.message for file in plan.refused if file.reason)
        raise ImportRefused(
            f"{listed}\nNothing was imported. Mend or leave out what is named here, or import the rest with "
            "--without-refused."
        )
    store.add_import(
        Batch(
            transcripts=plan.added,
            corrected=plan.corrected,
            codings=plan.codings,
            memos=plan.memos,
            participants=plan.participants,
            finished=plan.finished,
        )
    )


class _Planner:
    """Plans file after file, knowing what is in the project and what the files before it brought."""

    def __init__(self, store: Store, choices: ImportChoices, participants: Sequence[Participant]) -> None:
        transcripts = store.transcripts()
        self.choices = choices
        self.owners = {name: person.id for person in participants for name in person.transcripts}
        self.known = Known.of(transcripts)
        self._transcripts = {transcript.id: transcript for transcript in transcripts}
        self.codings = store.codings(transcripts)
        self._memos = store.memos(transcripts)
        self._store = store
        self._pointed_at = store.pointed_at()
        self._pattern = pattern_of(choices.pattern)
        self._reader = Reader(store.codebooks())

    def planned(self, file: ReadFile) -> Iterator[PlannedFile]:
        """Yield what will happen to each interview of a file."""
        if file.document is None:
            yield PlannedFile(file.name, Action.REFUSE, Note("unreadable", {"message": file.refused}))
            return
        own = self.choices.by_file.get(file.name, self.choices.everywhere)
        for interview in file.interviews(own):
            if interview.imported.transcript.id in self.choices.left_out:
                continue
            found = self._compared(self._taken(file.name, self._assigned(interview, own)))
            self.codings += found.codings
            self._memos += found.memos
            if found.imported and found.action in (Action.ADD, Action.UPDATE):
                self.known.add(found.imported.transcript)
            yield found

    def _assigned(self, interview: Interview, own: Choices) -> Interview:
        """Give a transcript its participant, wave and title: as chosen, else by its file's name, else by the sheet."""
        transcript = interview.imported.transcript
        read = self._pattern(PurePath(transcript.source).stem)
        given = self.choices.assigned.get(transcript.id, Assigned())
        owner = given.participant or own.participant or read.get("participant") or self.owners.get(transcript.id)
        wave = given.wave if given.wave is not None else own.wave or read.get("wave", "")
        title = transcript.title if given.title is None else given.title
        changed = replace(transcript, participant=owner, wave=wave, title=title)
        return replace(interview, imported=replace(interview.imported, transcript=changed))

    def _taken(self, name: str, interview: Interview) -> PlannedFile:
        """Take codings and memos from an interview's margin, as chosen."""
        imported, choices = interview.imported, self.choices
        comments = list(_by_coder(interview.comments, choices.coders))
        if choices.comments is Comments.CODINGS:
            taken = self._reader.as_codings(imported.transcript, comments)
        elif choices.comments is Comments.MEMOS:
            taken = as_memos(imported.transcript, comments)
        else:
            count = self._reader.count(comments)
            note = Note("comments", {"n": count.total, "codes": count.code})
            taken = Taken(notes=(note,) if count.total else ())
        codings, notes = list(taken.codings), list(taken.notes)
        if choices.highlights:
            coder = coder_name(choices.highlighter)
            codings += from_highlights(imported.transcript, interview.highlights, choices.highlights, coder=coder)
        elif interview.highlights:
            notes.append(_colors(interview))
        imported = replace(imported, notes=(*imported.notes, *notes))
        key = imported.transcript.id
        return PlannedFile(name, Action.ADD, None, key, imported, tuple(codings), taken.memos)

    def _compared(self, file: PlannedFile) -> PlannedFile:
        """Skip a text that is there already, but take what is new in its margin; never double or overwrite silently."""
        if file.imported is None:
            return file
        transcript = file.imported.transcript
        same = self.known.same(transcript)
        if same is not None:
            return self._margin_only(file, same)
        version = self.known.version_of(transcript)
        again = self.choices.again_by_file.get(file.name, self.choices.again)
        if version and again is not Again.NEW:
            return self._new_version(file, version, again)
        if transcript.id not in self.known.digests:
            return file
        if again is Again.NEW:
            return _renamed(file, self._free(transcript.id))
        return replace(
            file,
            action=Action.REFUSE,
            reason=Note("taken", {"file": file.name, "name": transcript.id}),
            codings=(),
            memos=(),
        )

    def _margin_only(self, file: PlannedFile, same: str) -> PlannedFile:
        """Return what is new in a file whose text is there already: a second coder's comments in a copy."""
        new = fresh((replace(coding, transcript=same) for coding in file.codings), self.codings)
        memos = fresh_memos((replace(memo, transcript=same) for memo in file.memos), self._memos)
        reason = Note("same", {"file": file.name, "name": same, "more": tuple(_more(new, memos))})
        notes = file.imported.notes if file.imported else ()
        doubtful = tuple(note for note in notes if note.kind in ("comments", "unknown code", "by beginning", "remarks"))
        return replace(file, action=Action.SKIP, reason=reason, codings=tuple(new), memos=tuple(memos), notes=doubtful)

    def _new_version(self, file: PlannedFile, version: tuple[str, float], again: Again) -> PlannedFile:
        """Return what becomes of a text that is mostly one that is there: an earlier or a corrected version of it."""
        name, share = version
        facts: dict[str, str | int] = {"file": file.name, "share": round(100 * share), "name": name}
        coded = name in self._pointed_at or any(coding.transcript == name for coding in self.codings)
        if again is Again.REFUSE or coded:
            reason = Note("version of a coded text" if again is Again.UPDATE else "version", facts)
            return replace(file, action=Action.REFUSE, reason=reason, codings=(), memos=())
        return _renamed(replace(file, action=Action.UPDATE), name, self._transcripts.get(name))

    def _free(self, name: str) -> str:
        number = 2
        while f"{name}-{number}" in self.known.digests:
            number += 1
        return f"{name}-{number}"

    def new_people(self, planned: Sequence[PlannedFile], given: Sequence[Participant]) -> list[Participant]:
        """Return a participant for each name that was given to a transcript and that nobody knows yet."""
        known = {person.id for person in [*self._store.participants(), *given]}
        names = [file.imported.transcript.participant for file in planned if file.imported]
        return [Participant(name) for name in dict.fromkeys(names) if name and name not in known]


def _more(codings: Sequence[Coding], memos: Sequence[Memo]) -> Iterator[Part]:
    """Yield what is taken from the margin of a text that is there already."""
    if codings:
        yield "note.part.more codings", {"n": len(codings), "coders": ", ".join(coders_of(codings))}
    if memos:
        yield "note.part.more memos", {"n": len(memos)}


def _renamed(file: PlannedFile, name: str, earlier: Transcript | None = None) -> PlannedFile:
    """Return a file whose transcript has another id, with all that points at it, and what it lacks from ``earlier``."""
    if file.imported is None:
        return file
    transcript = replace(file.imported.transcript, id=name)
    if earlier:
        owner, wave = transcript.participant or earlier.participant, transcript.wave or earlier.wave
        transcript = replace(transcript, participant=owner, wave=wave, title=transcript.title or earlier.title)
    return replace(
        file,
        imported=replace(file.imported, transcript=transcript),
        codings=tuple(replace(coding, transcript=name) for coding in file.codings),
        memos=tuple(replace(memo, transcript=name) for memo in file.memos),
    )


def _by_coder(comments: Sequence[Comment], coders: Mapping[str, str]) -> Iterator[Comment]:
    for comment in comments:
        coder = coders.get(comment.author, comment.author).strip()
        if coder:
            yield replace(comment, author=coder_name(coder))


def _colors(interview: Interview) -> Note:
    text = interview.imported.transcript.text
    counts: dict[str, int] = {}
    for light in interview.highlights:
        counts[light.color] = counts.get(light.color, 0) + bool(light.span.of(text).strip())
    return Note("highlights", {"colors": ", ".join(f"{color} ({n})" for color, n in counts.items())})


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
