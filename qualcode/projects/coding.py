"""Adding codings, from a file or by accepting a suggestion; and writing memos."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.changes import Edit, Kind, added
from qualcode.codebooks import Scale, folded, names
from qualcode.codings import INSTEAD, LIKE, Coding, Finished, Rejection, check_words, coder_name, coding_of, fresh
from qualcode.errors import CodingError, ImportRefused, NotFoundError, QualcodeError
from qualcode.formats.notes import unknown_code
from qualcode.formats.sheets import CodingRow, read_codings
from qualcode.memos import About, Memo, SubjectMemo
from qualcode.projects.codebooks import code_in
from qualcode.projects.files import read_file
from qualcode.projects.project import Project
from qualcode.projects.versions import places_of
from qualcode.spans import Span
from qualcode.suggest.suggestions import Similar, Suggestion
from qualcode.teams import Finish
from qualcode.transcripts import Note, Transcript


@dataclass(frozen=True, slots=True)
class Added:
    """What was stored, and what is worth saying about it."""

    codings: tuple[Coding, ...]
    notes: tuple[Note, ...]


def code_from_csv(project: Project, path: Path, *, coder: str, finished: Finished = Finished.LISTED) -> Added:
    """Store the codings in a CSV file under one coder's name, all of them or none.

    A code that no codebook has is kept under its own name, and noted; a coding that is there already is skipped.

    Raises:
        NotAllowedError: if this person may not code under this name.
        ImportRefused: listing every line whose transcript, place, quote or value is wrong; nothing is stored then.
    """
    coder = coder_name(coder)
    project.team().check_write(project.who, "coding", coder)  # before anything is compared with what is there
    lines = read_codings(read_file(path), str(path))
    transcripts = {transcript.id: transcript for transcript in project.transcripts()}
    books = project.codebooks()
    known, scales = names(books), {code.key: code.scale for book in books for code in book.codes if code.scale}
    codings, problems, notes = [], [], {}
    for line in lines:
        try:
            codings.append(_coding(line, transcripts, coder=coder, known=known, scales=scales))
        except QualcodeError as error:
            problems.append(f"{line.place}: {error}")
        if folded(line.code) not in known:
            notes[line.code] = unknown_code(line.place, line.code, known.values())
    if problems:
        raise ImportRefused("\n".join(problems) + "\nNothing was stored. Mend these lines and try again.")
    there = project.placed_on(*transcripts.values())
    new = fresh(codings, [item for item in there if isinstance(item, Coding)])
    listed = [coding.transcript for coding in codings]
    done: dict[Finished, list[str]] = {Finished.ALL: list(transcripts), Finished.LISTED: listed, Finished.NONE: []}
    marks = [Finish(transcript, coder) for transcript in dict.fromkeys(done[finished])]
    project.commit(Kind.CODE, [*added(new), *added(marks)], {"codings": len(new), "coder": coder})
    if len(new) < len(codings):
        notes["\n"] = Note("there already", {"n": len(codings) - len(new)})
    return Added(tuple(new), tuple(notes.values()))


def code_like(project: Project, found: Similar, code: str) -> Coding:
    """Code a passage that was found as like some words, as this person.

    Raises:
        NotFoundError: if the transcript or the code is not there.
        CodingError: if other words stand there by now, or the code is retired.
        DoubledError: if they have coded this already.
    """
    transcript = project.transcript(found.transcript)
    _check_same(transcript, found.span, found.quote)
    coding = coding_of(transcript, found.span, _in_use(project, code), coder=project.who, origin=LIKE)
    project.commit(Kind.CODE, added([coding]), {"code": code, "transcript": transcript.id})
    return coding


def _in_use(project: Project, code: str) -> str:
    """Return the key of a code that is not retired."""
    _, found = code_in(project, code)
    if found.retired:
        raise CodingError(f"'{found.label}' is retired: it is kept where it was given, and not given any more.")
    return found.key


def _check_same(transcript: Transcript, span: Span, quote: str) -> None:
    """Check that the words still stand where they stood when they were shown."""
    way_out = "The text was changed meanwhile, and nothing was coded; look at the passage again."
    check_words(
        f"a passage of '{transcript.id}'", transcript.text, place=(span.start, span.end), quote=quote, way_out=way_out
    )


def accept(project: Project, suggestion: Suggestion, *, coder: str, code: str = "") -> Coding:
    """Store a suggestion as the coding of a named coder, with who suggested it and its chance.

    Where the coder chose another code, it is a coding of their own, and the suggested code is rejected.

    Raises:
        NotFoundError: if its transcript or the code is not in the project.
        CodingError: if other words stand there by now, or the code is retired.
        DoubledError: if the coder has coded this already.
    """
    transcript, chosen = project.transcript(suggestion.transcript), _in_use(project, code or suggestion.code)
    if suggestion.quote:
        _check_same(transcript, suggestion.span, suggestion.quote)
    coding, rejected = accepted(suggestion, transcript, coder=coder_name(coder), code=chosen)
    facts = {"code": coding.code, "transcript": coding.transcript}
    project.commit(Kind.CODE if rejected else Kind.ACCEPT, added([coding, *rejected]), facts)
    return coding


def reject(project: Project, suggestion: Suggestion, *, coder: str) -> None:
    """Store that a named coder rejected a suggestion, so that it does not come back.

    Raises:
        NotFoundError: if its transcript is not in the project.
    """
    rejection = rejection_of(suggestion, coder_name(coder))
    project.transcript(rejection.transcript)
    project.commit(Kind.REJECT, added([rejection]), {"code": rejection.code, "transcript": rejection.transcript})


def accepted(
    suggestion: Suggestion, transcript: Transcript, *, coder: str, code: str = "", span: Span | None = None
) -> tuple[Coding, list[Rejection]]:
    """Return the coding that a coder makes of a suggestion, and what they reject by it.

    Args:
        suggestion: what was suggested.
        transcript: of which.
        coder: who accepts it.
        code: the code that they chose; the suggested one if empty. Another is their own choice, and rejects that one.
        span: where they put its borders; as suggested if None.
    """
    same = code in ("", suggestion.code)
    origin = suggestion.origin if same else INSTEAD
    coding = coding_of(transcript, span or suggestion.span, code or suggestion.code, coder=coder, origin=origin)
    return coding, [] if same else [rejection_of(suggestion, coder)]


def rejection_of(suggestion: Suggestion, coder: str) -> Rejection:
    """Return the rejection of a suggestion by a coder."""
    return Rejection(suggestion.transcript, suggestion.span, suggestion.code, coder, suggestion.suggester)


def write_memo(project: Project, name: str, words: str, text: str) -> Memo:
    """Write a memo on the words of a transcript, by this person; return it.

    Raises:
        NotFoundError: if the transcript is not there.
        CodingError: if the words do not stand there exactly once, or the memo is empty.
    """
    transcript = project.transcript(name)
    places = places_of(transcript, words)
    if len(places) != 1:
        raise CodingError(f"{_short(words)} stands {len(places)} times in '{name}'; name words that stand there once.")
    memo = Memo(name, places[0], text.strip(), project.who, words)
    project.commit(Kind.MEMO, added([memo]), {"transcript": name})
    return memo


def write_subject_memo(
    project: Project, about: About, subject: str, text: str, *, name: str = ""
) -> SubjectMemo | None:
    """Write what this person has to say about a whole transcript or about a code, instead of what they said before.

    Args:
        project: the project.
        about: which of the two.
        subject: the id of the transcript, or the key of the code.
        text: what; blank to delete it.
        name: an id by which the change is known again when it is sent twice; made if empty.

    Returns:
        The memo as it is now; None if there is none any more.

    Raises:
        NotFoundError: if the transcript or the code is not there.
        ConflictError: if this person changed it elsewhere meanwhile; nothing is stored then.
    """
    known = [heading.id for heading in project.headings()] if about == About.TRANSCRIPT else _codes(project)
    if subject not in known:
        raise NotFoundError(about, subject, known)
    there = {memo.key: memo for memo in project.subject_memos()}
    before = there.get((about, subject, project.who))
    after = SubjectMemo(about, subject, project.who, text.strip()) if text.strip() else None
    edits = [Edit(before, after)] if before != after else []
    kind, facts = (Kind.MEMO, {}) if after else (Kind.DELETE, {"memos": 1})
    project.commit(kind, edits, {about.value: subject, **facts}, name)
    return after


def _codes(project: Project) -> list[str]:
    return [code.key for book in project.codebooks() for code in book.codes]


def _coding(
    line: CodingRow,
    transcripts: Mapping[str, Transcript],
    *,
    coder: str,
    known: Mapping[str, str],
    scales: Mapping[str, Scale],
) -> Coding:
    transcript = transcripts.get(line.transcript)
    if transcript is None:
        raise NotFoundError("transcript", line.transcript, transcripts)
    if line.start >= line.end:
        raise CodingError(
            f"start {line.start} does not lie before end {line.end}; a coding covers at least one character"
        )
    code = known.get(folded(line.code), line.code)
    _check_value(line, scales.get(code))
    coding = coding_of(transcript, Span(line.start, line.end), code, coder=coder, origin="csv")
    if line.quote is not None and line.quote.strip() != coding.quote.strip():
        raise CodingError(
            f"[{line.start}, {line.end}) of '{transcript.id}' is {_short(coding.quote)}, not {_short(line.quote)}. "
            "Count in characters from 0, end not included, in the text that 'qualcode transcripts' shows."
        )
    return replace(coding, memo=line.memo, value=line.value)


def _check_value(line: CodingRow, scale: Scale | None) -> None:
    if line.value is None:
        return
    if scale is None:
        raise CodingError(f"'{line.code}' has no scale in the codebook, so it takes no value; leave {line.value:g} out")
    if not scale.takes(line.value):
        raise CodingError(
            f"value {line.value:g} lies outside the scale of '{line.code}', {scale.min:g} to {scale.max:g}; correct it"
        )


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
