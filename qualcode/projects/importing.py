"""Importing transcripts: read, planned as often as the researcher wants to see it, then stored as one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from qualcode.changes import Edit, Kind, added
from qualcode.codings import Coding, coder_name, coders_of
from qualcode.errors import FormatError, ImportRefused, QualcodeError, nearest
from qualcode.formats.choices import Choices
from qualcode.formats.comment_codes import Reader, Taken, as_memos, from_highlights
from qualcode.formats.document import Comment
from qualcode.formats.interviews import Interview
from qualcode.formats.reading import read_document
from qualcode.formats.sheets import read_participants
from qualcode.memos import Memo
from qualcode.participants import Participant
from qualcode.projects.again import Known
from qualcode.projects.choices import NOTHING_CHOSEN, Again, Assigned, Comments, ImportChoices, pattern_of
from qualcode.projects.files import documents_in, read_file
from qualcode.projects.margins import Margin, Margins, once
from qualcode.projects.plans import Action, ImportPlan, PlannedFile, ReadFile
from qualcode.projects.project import Project
from qualcode.projects.unused import Unused
from qualcode.projects.versions import check_current, plan_version
from qualcode.teams import finishes
from qualcode.transcripts import Heading, Imported, Note, Part, Transcript

Progress = Callable[[str], None]
"""Called with the name of each file before it is read."""


def plan_import(
    project: Project,
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
    made = plan(project, _reading(documents, progress), choices, participants)
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
    project: Project, files: Iterable[ReadFile], choices: ImportChoices, participants: Sequence[Participant] = ()
) -> ImportPlan:
    """Return what importing files that were read would do; nothing is stored.

    Raises:
        FormatError: if the pattern for file names cannot be understood.
    """
    planner = _Planner(project, choices, participants)
    unused = Unused(choices)
    planned = []
    for file in files:
        found = list(planner.planned(file))
        unused.look_at(file, found)
        planned += found
    people = [*participants, *planner.new_people(planned, participants)]
    notes = [*unused.notes(), *_strangers(planner.owners, planner.known.digests)]
    return ImportPlan(tuple(planned), tuple(people), (*notes, *_coder_notes(planned, planner.margins.coders())))


def carry_out(project: Project, plan: ImportPlan, *, without_refused: bool = False) -> None:
    """Store what the plan brings, all of it or nothing.

    Raises:
        ImportRefused: if files were refused and ``without_refused`` is not set; nothing is stored then.
        ConflictError: if a transcript that is corrected was changed or coded since; nothing is stored then.
    """
    if plan.refused and not without_refused:
        listed = "\n".join(file.reason.message for file in plan.refused if file.reason)
        raise ImportRefused(
            f"{listed}\nNothing was imported. Mend or leave out what is named here, or import the rest with "
            "--without-refused."
        )
    for version in plan.versions:
        check_current(project, version)
    facts = {"transcripts": len(plan.added), "corrected": len(plan.corrected), "codings": len(plan.codings)}
    stored = [imported.transcript.id for imported in (*plan.added, *plan.corrected)]
    which = {"transcript": stored[0]} if len(stored) == 1 else {}
    project.commit(Kind.IMPORT, _edits(project, plan), {**facts, "memos": len(plan.memos), **which})


def _edits(project: Project, plan: ImportPlan) -> list[Edit]:
    """Return what a plan changes, in an order in which each may build on those before it."""
    known = {person.id: person for person in project.participants()}
    headings = {heading.id: heading for heading in project.headings()}
    owners = [(name, person.id) for person in plan.participants for name in person.transcripts if name in headings]
    return [
        *(Edit(known.get(person.id), person) for person in plan.participants),
        *added(plan.added),
        *(Edit(headings[name], replace(headings[name], participant=owner)) for name, owner in owners),
        *(edit for version in plan.versions for edit in version.edits),
        *added(plan.codings),
        *added(plan.memos),
        *plan.changed,
        *added(finishes(plan.finished)),
    ]


class _Planner:
    """Plans file after file, knowing what is in the project and what the files before it brought."""

    def __init__(self, project: Project, choices: ImportChoices, participants: Sequence[Participant]) -> None:
        imported = project.imported()
        transcripts = [found.transcript for found in imported]
        self.choices = choices
        self.owners = {name: person.id for person in participants for name in person.transcripts}
        self.known = Known.of(transcripts)
        self.margins = Margins()
        self._project = project
        self._team = project.team()
        placed = project.placed_on(*transcripts)
        codings = [item for item in placed if isinstance(item, Coding)]
        self.margins.add(codings, [item for item in placed if isinstance(item, Memo)])
        self._transcripts = {transcript.id: transcript for transcript in transcripts}
        self._brought: set[str] = set()
        self._coded: set[str] = set()
        self._imported = {found.transcript.id: found for found in imported}
        self._people = {person.id for person in project.participants()}
        self._pattern = pattern_of(choices.pattern)
        books = project.codebooks()
        self._reader = Reader(books)
        self._codes = frozenset(code.key for book in books for code in book.codes)

    def planned(self, file: ReadFile) -> Iterator[PlannedFile]:
        """Yield what will happen to each interview of a file."""
        if file.document is None:
            yield PlannedFile(file.name, Action.REFUSE, Note("unreadable", {"message": file.refused}))
            return
        own = self.choices.by_file.get(file.name, self.choices.everywhere)
        for interview in file.interviews(own):
            if interview.imported.transcript.id in self.choices.left_out:
                continue
            taken = self._taken(file.name, self._assigned(interview, own))
            coders = {coding.coder for coding in taken.codings} | {memo.coder for memo in taken.memos}
            for coder in sorted(coders):
                self._team.check_write(self._project.who, "coding", coder)  # before anything is compared
            found = self._compared(taken)
            self.margins.add(found.codings, found.memos)
            self.margins.change(found.changed)
            if found.imported and found.stored:
                imported = replace(found.imported, notes=(*found.imported.notes, *found.notes))  # kept with the text
                found = replace(found, imported=imported, notes=())
                transcript = imported.transcript
                self._transcripts[transcript.id] = transcript
                self._brought.add(transcript.id)
                self.known.add(transcript)
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
        transcript = imported.transcript
        comments = list(_by_coder(interview.comments, choices.coders))
        if choices.comments is Comments.CODINGS:
            taken = self._reader.as_codings(transcript, comments)
        elif choices.comments is Comments.MEMOS:
            taken = as_memos(transcript, comments)
        else:
            count = self._reader.count(comments)
            note = Note("comments", {"n": count.total, "codes": count.code})
            taken = Taken(notes=(note,) if count.total else ())
        codings, notes = list(taken.codings), list(taken.notes)
        if choices.highlights:
            coder = coder_name(choices.highlighter)
            codings += from_highlights(transcript, interview.highlights, choices.highlights, coder=coder)
        elif interview.highlights:
            notes.append(_colors(interview))
        return PlannedFile(
            name,
            Action.ADD,
            key=transcript.id,
            imported=imported,
            codings=once(codings, transcript),
            memos=taken.memos,
            notes=tuple(notes),
            finished=frozenset(coding.coder for coding in codings if coding.code in self._codes),
        )

    def _compared(self, file: PlannedFile) -> PlannedFile:
        """Skip a text that is there already, but take what is new in its margin; never double or overwrite silently."""
        if file.imported is None:
            return file
        transcript = file.imported.transcript
        same = self.known.same(transcript)
        again = self.choices.again_by_file.get(file.name, self.choices.again)
        if same is not None and self._transcripts[same].text == transcript.text:
            return self._same_text(file, self._transcripts[same], again)
        version = self.known.version_of(transcript) if self.choices.versions and again is not Again.NEW else None
        if version:
            return self._new_version(file, version, again)
        if transcript.id not in self.known.digests:
            return file
        if again is Again.NEW:
            return _renamed(file, self._free(transcript.id))
        kind = "taken twice" if transcript.id in self._brought else "taken"
        return _refused(file, Note(kind, {"file": file.name, "name": transcript.id}))

    def _same_text(self, file: PlannedFile, there: Transcript, again: Again) -> PlannedFile:
        """Return what becomes of a text that is there: other turns, if they were decided on; else what is beside it."""
        if file.imported is None:
            return file
        read = file.imported.transcript
        own = self.choices.by_file.get(file.name, self.choices.everywhere)
        if again is Again.UPDATE and (own.speakers or own.roles) and read.turns != there.turns:
            return self._new_version(file, (there.id, 1.0), again)
        found = self._margin_only(file, read, there)
        if found.codings or found.memos or found.changed:
            self._coded.add(there.id)
        return found

    def _margin_only(self, file: PlannedFile, read: Transcript, there: Transcript) -> PlannedFile:
        """Return what is new in a file whose text is there already: a second coder's comments in a copy."""
        codings = (replace(coding, transcript=there.id) for coding in file.codings)
        memos = (replace(memo, transcript=there.id) for memo in file.memos)
        margin = self.margins.beside(there, codings, memos)
        heading = _lacking(there, read)
        more = tuple(_more(margin, heading))
        told = margin.absent and there.id not in self._team.hidden(self._project.who)
        kept = (Note("kept", {"n": margin.absent, "name": there.id}),) if told else ()
        return replace(
            file,
            action=Action.SKIP,
            reason=Note("same", {"file": file.name, "name": there.id, "more": more}),
            codings=margin.codings,
            memos=margin.memos,
            changed=margin.changed,
            heading=heading,
            notes=(*file.notes, *kept),
        )

    def _new_version(self, file: PlannedFile, version: tuple[str, float], again: Again) -> PlannedFile:
        """Return what becomes of a text that is mostly one that is there: an earlier or a corrected version of it."""
        name, share = version
        facts: dict[str, str | int] = {"file": file.name, "share": round(100 * share), "name": name}
        if name in self._brought | self._coded:
            return _refused(file, Note("version twice", facts))
        if again is Again.REFUSE:
            return _refused(file, Note("version", facts))
        return self._updated(_renamed(replace(file, action=Action.UPDATE), name, self._transcripts[name]), name)

    def _updated(self, file: PlannedFile, name: str) -> PlannedFile:
        """Carry all that stands on the text before along, then see what is new in the margin of the corrected one."""
        if file.imported is None:
            return file
        before, after = self._imported[name], file.imported
        made = plan_version(self._project, before, after)
        self.margins.change([edit for edit in made.edits if not isinstance(edit.after, Imported)])
        margin = self.margins.beside(after.transcript, file.codings, file.memos)
        return replace(
            file,
            version=made,
            codings=margin.codings,
            memos=margin.memos,
            changed=margin.changed,
            notes=(*file.notes, made.note),
        )

    def _free(self, name: str) -> str:
        number = 2
        while f"{name}-{number}" in self.known.digests:
            number += 1
        return f"{name}-{number}"

    def new_people(self, planned: Sequence[PlannedFile], given: Sequence[Participant]) -> list[Participant]:
        """Return a participant for each name that a transcript gets and that nobody knows yet."""
        known = self._people | {person.id for person in given}
        names = [file.imported.transcript.participant for file in planned if file.imported and file.stored]
        edits = [file.heading for file in planned if file.heading]
        names += [edit.after.participant for edit in edits if isinstance(edit.after, Heading)]
        return [Participant(name) for name in dict.fromkeys(names) if name and name not in known]


def _refused(file: PlannedFile, reason: Note) -> PlannedFile:
    return replace(file, action=Action.REFUSE, reason=reason, codings=(), memos=())


def _lacking(there: Transcript, read: Transcript) -> Edit | None:
    """Return the edit that gives a transcript the participant and the wave that it lacks and that are known now."""
    before = there.heading
    after = replace(before, participant=before.participant or read.participant, wave=before.wave or read.wave)
    return Edit(before, after) if after != before else None


def _more(margin: Margin, heading: Edit | None) -> Iterator[Part]:
    """Yield what a file brings to a text that is there already."""
    if margin.codings:
        yield "note.part.more codings", {"n": len(margin.codings), "coders": ", ".join(coders_of(margin.codings))}
    if margin.memos:
        yield "note.part.more memos", {"n": len(margin.memos)}
    if margin.changed:
        yield "note.part.more words", {"n": len(margin.changed)}
    if heading and isinstance(heading.before, Heading) and isinstance(heading.after, Heading):
        was, becomes = heading.before, heading.after
        given = (becomes.participant if was.participant is None else "", becomes.wave if not was.wave else "")
        yield "note.part.more facts", {"facts": ", ".join(word for word in given if word)}


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


def _coder_notes(files: Sequence[PlannedFile], coders: Sequence[str]) -> list[Note]:
    notes = []
    done = sorted({coding.coder for file in files for coding in file.codings if coding.coder in file.finished})
    if done:
        notes.append(Note("finished", {"coders": ", ".join(done)}))
    in_any_case: dict[str, list[str]] = {}
    for name in coders:
        in_any_case.setdefault(name.casefold(), []).append(name)
    return notes + [Note("coders", {"names": " / ".join(alike)}) for alike in in_any_case.values() if len(alike) > 1]
