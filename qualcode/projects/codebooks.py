"""Codebooks in a project: each edit is one change, and every coding, whoever made it, follows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qualcode.changes import Edit, Facts, Kind, Recorded, added, changed, removed
from qualcode.codebook_edits import BookEdit, change_code, relinked, replace_book, split_code
from qualcode.codebooks import Change, Code, Codebook, clashes, diff, find_code
from qualcode.codings import Coding, Rejection, joined
from qualcode.errors import CodebookError, ConflictError, NotAllowedError, NotFoundError
from qualcode.memos import SubjectMemo, recoded
from qualcode.merging import merged_codebooks
from qualcode.projects.project import Project
from qualcode.projects.setup import load_codebook
from qualcode.projects.versions import brought_by, replaced
from qualcode.teams import Duty


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """What an edit of a codebook does to a project.

    Attributes:
        what: a word for the journal: ``rename``, ``merge`` …
        before: the codebook as it is; None for one that is added.
        edit: the codebook as it will be, with the keys that codings get.
        code: the key of the code that is edited; empty where it is the whole codebook.
        assigned: for the ids of codings that somebody went through the key that each gets.
        others: the other codebooks whose references follow, before and after.
        codings: the codings that get another code, before and after, whoever made them.
        joined: where that would give a coder one code twice on the same words, the coding that stays, before and after.
        gone: the codings that are part of one that stays.
        rejections: rejected suggestions likewise.
        memos: what was written about the codes that are edited, by whoever; it follows its code.
        left: the codes that codings have or memos are about and that nothing says the future of; see `carry_out`.
        hidden: the ids of those of all these codings that the one who plans may not see.
    """

    what: str
    before: Codebook | None
    edit: BookEdit
    code: str = ""
    assigned: Mapping[str, str] = field(default_factory=dict)
    others: tuple[tuple[Codebook, Codebook], ...] = ()
    codings: tuple[tuple[Coding, Coding], ...] = ()
    joined: tuple[tuple[Coding, Coding], ...] = ()
    gone: tuple[Coding, ...] = ()
    rejections: tuple[tuple[Rejection, Rejection], ...] = ()
    memos: tuple[SubjectMemo, ...] = ()
    left: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()

    @property
    def diff(self) -> list[Change]:
        """What changes in the codebook; everything for one that is added."""
        empty = replace(self.edit.book, families=(), codes=())
        return diff(self.before or empty, self.edit.book)

    @property
    def counts(self) -> dict[str, int]:
        """For each coder how many codings follow, without those that the one who plans may not see."""
        counts = Counter(before.coder for before, _ in self.codings if before.id not in self.hidden)
        return dict(sorted(counts.items()))

    @property
    def transcripts(self) -> int:
        """On how many transcripts codings follow, likewise."""
        return len({before.transcript for before, _ in self.codings if before.id not in self.hidden})

    @property
    def doubles(self) -> int:
        """How many codings become part of another, likewise."""
        return sum(coding.id not in self.hidden for coding in self.gone)

    @property
    def edits(self) -> list[Edit]:
        """All that changes."""
        books = changed(self.others)
        settled = {coding.id for coding in (*self.gone, *(before for before, _ in self.joined))}
        codings = [*(pair for pair in self.codings if pair[0].id not in settled), *self.joined]
        judged = [
            *changed(codings),
            *removed(self.gone),
            *replaced(self.rejections),
            *followed(self.memos, self.edit.recode),
        ]
        return [Edit(self.before, self.edit.book), *books, *judged]

    @property
    def facts(self) -> Facts:
        """What the journal says of it."""
        return {
            "codebook": self.edit.book.key,
            "what": self.what,
            "code": self.code,
            "codings": sum(self.counts.values()),
        }


def followed(memos: Sequence[SubjectMemo], recode: Mapping[str, str]) -> tuple[Edit, ...]:
    """Return the edits by which memos follow their codes; see `recoded`."""
    was, becomes = ({memo.key: memo for memo in found} for found in (memos, recoded(memos, recode)))
    gone = [memo for key, memo in was.items() if key not in becomes]
    new = [memo for key, memo in becomes.items() if key not in was]
    return (*removed(gone), *added(new), *changed((was[key], becomes[key]) for key in was.keys() & becomes.keys()))


# ── finding ──


def code_in(project: Project, name: str) -> tuple[Codebook, Code]:
    """Return the code that a person means by its key or its label, with its codebook.

    Raises:
        NotFoundError: if no codebook of the project has it.
    """
    books = project.codebooks()
    code = find_code(books, name)
    return next((book, code) for book in books if book.by_key.get(code.key) == code)


def book_in(project: Project, key: str = "") -> Codebook:
    """Return a codebook by its key; without a key the only one.

    Raises:
        NotFoundError: if there is none of that key.
        CodebookError: if no key was given, and there is not one alone.
    """
    books = project.codebooks()
    found = [book for book in books if key in ("", book.key)]
    if not found:
        raise NotFoundError("codebook", key, [book.key for book in books])
    if len(found) > 1:
        raise CodebookError([f"this project has several codebooks; say which: {', '.join(book.key for book in books)}"])
    return found[0]


def version_in(project: Project, key: str, number: int | None) -> Codebook:
    """Return a version of a codebook by its number, from 1; without a number the present one.

    Raises:
        NotFoundError: if there is no such codebook, or no such version of it.
    """
    if number is None:
        return book_in(project, key)
    versions = project.codebook_versions(key)
    if not 1 <= number <= len(versions):
        raise NotFoundError("version", f"{key}@{number}", [f"{key}@{n}" for n in range(1, len(versions) + 1)])
    return versions[number - 1][1]


@dataclass(frozen=True, slots=True)
class BookVersion:
    """One version of a codebook.

    Attributes:
        number: which one, from 1.
        book: the codebook as it was then.
        present: whether it is the one in use.
        codings: how many codings were made with it, as far as this person may see them.
        change: the change that brought it, where the journal tells and this person may see it.
    """

    number: int
    book: Codebook
    present: bool
    codings: int
    change: Recorded | None


def book_versions(project: Project, key: str) -> list[BookVersion]:
    """Return all versions of a codebook, the first one first.

    Raises:
        NotFoundError: if there is no such codebook.
    """
    now, brought = book_in(project, key), brought_by(project, "codebook", key)
    made = project.counts_by_version()
    return [
        BookVersion(number, book, book == now, made.get(version, 0), brought.get(version))
        for number, (version, book) in enumerate(project.codebook_versions(key), start=1)
    ]


# ── planning ──


def plan_edit(project: Project, before: Codebook, edit: BookEdit, *, what: str, code: str = "") -> PlannedEdit:
    """Return what an edit of a codebook does to a project; nothing is stored.

    Args:
        project: the project.
        before: the codebook that was edited, as the project has it.
        edit: what became of it.
        what: a word for the journal.
        code: the key of the code that was edited.

    Raises:
        NotFoundError: if a code that codings are to get is not in the edited codebook.
        CodebookError: if another codebook of the project has one of its codes.
    """
    return _followed(project, PlannedEdit(what, before, edit, code))


def _followed(project: Project, planned: PlannedEdit) -> PlannedEdit:
    """Return a plan with all that follows the edit as the project is now."""
    book, recode = planned.edit.book, planned.edit.recode
    for key in recode.values():
        if key not in book.by_key:
            raise NotFoundError("code", key, book.by_key)
    others = [other for other in project.codebooks() if other.key != book.key]
    found = clashes([*others, book])
    if found:
        raise CodebookError(found)
    follow = ((other, relinked(other, book.key, recode)) for other in others)
    planned = replace(planned, others=tuple(pair for pair in follow if pair[0] != pair[1]))
    gone = planned.before.by_key.keys() - book.by_key.keys() - recode.keys() if planned.before else set()
    if gone or recode or planned.assigned:
        _check_sighted(project)
    return _with_codings(project, planned, gone) if gone or recode or planned.assigned else planned


def _check_sighted(project: Project) -> None:
    """Check that this person does not code blind as a coder: what happens to codings would tell what others coded.

    Raises:
        NotAllowedError: always with the same words, whatever others coded.
    """
    team = project.team()
    if team.hidden(project.who) and team.duty(project.who) is Duty.CODER:
        raise NotAllowedError(
            "while you code blind you can add and rename codes; what moves codings from one code to another is for an "
            "owner or a reviewer."
        )


def _with_codings(project: Project, planned: PlannedEdit, gone: set[str]) -> PlannedEdit:
    """Return a plan with all that follows, and the codes among ``gone`` that codings have or memos are about."""
    recode, assigned = planned.edit.recode, planned.assigned
    concerned = gone | {planned.code} | recode.keys() | set(recode.values())
    with project.snapshot() as still:
        team, placed, memos = still.team(), still.coded_with(concerned), still.written_about(concerned)
    codings = [item for item in placed if isinstance(item, Coding)]
    rejections = [item for item in placed if isinstance(item, Rejection)]
    unseen = {item.id for item in codings if not team.may_see(project.who, item.transcript, item.coder)}
    known = {item.id for item in codings if item.code == planned.code} - unseen
    for name in planned.assigned:
        if name not in known:
            raise NotFoundError(f"coding with '{planned.code}'", name, sorted(known))
    codes = {item.id: assigned.get(item.id, recode.get(item.code, item.code)) for item in codings}
    become = [(item, replace(item, code=codes[item.id])) for item in codings]
    stays, lost = _without_doubles(become)
    return replace(
        planned,
        codings=tuple((item, after) for item, after in become if item.code != after.code),
        joined=tuple(stays),
        gone=tuple(lost),
        rejections=tuple((item, replace(item, code=recode.get(item.code, item.code))) for item in rejections),
        memos=tuple(memos),
        left=tuple(sorted(gone & {*(item.code for item in codings), *(memo.subject for memo in memos)})),
        hidden=frozenset({item.id for item, after in become if item != after} | {item.id for item in lost}) & unseen,
    )


def _without_doubles(become: Sequence[tuple[Coding, Coding]]) -> tuple[list[tuple[Coding, Coding]], list[Coding]]:
    """Return which codings take in others that become equal to them, before and after; and those others."""
    alike: dict[object, list[tuple[Coding, Coding]]] = {}
    for pair in become:
        alike.setdefault(pair[1].judgement, []).append(pair)
    stays: list[tuple[Coding, Coding]] = []
    lost: list[Coding] = []
    for pairs in alike.values():
        if len({before.code for before, _ in pairs}) > 1:  # what was equal before is no matter of this edit
            one = joined([after for _, after in pairs])
            stays += [(before, one) for before, _ in pairs if before.id == one.id]
            lost += [before for before, _ in pairs if before.id != one.id]
    return stays, lost


def plan_split(
    project: Project, book: Codebook, code: Code, *, into: Mapping[str, str], assigned: Mapping[str, str] | None = None
) -> PlannedEdit:
    """Return what splitting a code does; its codings stay on it, retired, but for those that are assigned.

    Args:
        project: the project.
        book: the codebook of the code.
        code: the code.
        into: the labels of the new codes by their keys; each begins with the definition and the rules of the old one.
        assigned: for ids of codings with the code the key of the new code that each gets.

    Raises:
        NotFoundError: if a coding in ``assigned`` does not have the code, or is not to get one of the new ones.
        CodebookError: if a key or a label is taken, or fewer than two are given.
    """
    new = [
        replace(code, key=key, label=label, examples=(), indicators=(), retired=False) for key, label in into.items()
    ]
    for key in (assigned or {}).values():
        if key not in into:
            raise NotFoundError("new code", key, into)
    edit = split_code(book, code.key, into=new)
    return _followed(project, PlannedEdit("split", book, edit, code.key, assigned or {}))


def plan_update(project: Project, path: Path, recode: Mapping[str, str] | None = None) -> PlannedEdit:
    """Return what putting a codebook file in the place of the codebook with its key does, or adding it as a new one.

    Args:
        project: the project.
        path: the file.
        recode: for keys of the codebook as it is the keys, in the file, that their codings get.

    Raises:
        FileAccessError: if the file cannot be read.
        CodebookError: with every problem in it; or if another codebook of the project has one of its codes.
        NotFoundError: if a code in ``recode`` is not there.
    """
    return plan_book(project, load_codebook(path), recode)


def plan_book(project: Project, book: Codebook, recode: Mapping[str, str] | None = None) -> PlannedEdit:
    """Return what putting a codebook in the place of the one with its key does, as `plan_update` of a file.

    Raises:
        CodebookError: if another codebook of the project has one of its codes.
        NotFoundError: if a code in ``recode`` is not there.
    """
    recode = recode or {}
    before = next((known for known in project.codebooks() if known.key == book.key), None)
    for key in recode:
        if before is None or key not in before.by_key:
            raise NotFoundError("code", key, before.by_key if before else ())
    if before is None:
        return _followed(project, PlannedEdit("add", None, BookEdit(book)))
    edit = replace(replace_book(before, book), recode=recode)
    return plan_edit(project, before, edit, what="update")


# ── carrying out ──


def carry_out(project: Project, planned: PlannedEdit, *, name: str = "") -> None:
    """Store an edit of a codebook with all that follows it, as one change; what was coded since it was planned follows.

    Args:
        project: the project.
        planned: the edit.
        name: an id by which the change is known again when it is sent twice; made if empty.

    Raises:
        CodebookError: if codings have a code that would be gone, or memos are about it; nothing is stored then.
        ConflictError: if somebody else edited the codebook meanwhile; nothing is stored then.
        NotAllowedError: if codings or memos of others follow, and this person codes only for themselves.
    """
    planned = _followed(project, planned)
    if planned.left:
        raise CodebookError([_left(planned.edit.book.key, code) for code in planned.left])
    try:
        project.commit(Kind.CODEBOOK, planned.edits, planned.facts, name)
    except NotAllowedError as error:
        coders = {before.coder for before, _ in planned.codings} | {memo.coder for memo in planned.memos}
        if coders <= {project.who}:
            raise
        raise NotAllowedError(
            f"{error} Others coded with a code that is to become another, or wrote about it; ask an owner or a "
            "reviewer to do this."
        ) from error


def store_edit(project: Project, seen: Codebook, edit: BookEdit, *, what: str, code: str = "") -> bool:
    """Store an edit of a codebook as somebody saw it; what others changed in it since then stays.

    Args:
        project: the project.
        seen: the codebook as it was seen when it was edited.
        edit: what became of it; codings keep their codes, or follow as in `plan_edit`.
        what: a word for the journal.
        code: the key of the code that was edited.

    Returns:
        Whether there was anything to store.

    Raises:
        ConflictError: if others changed the same fields meanwhile; nothing is stored then.
        CodebookError: if another codebook of the project has one of its codes.
        NotAllowedError: if this person may not edit codebooks.
    """
    now = book_in(project, seen.key)
    book, conflicts = (edit.book, []) if now == seen else merged_codebooks(seen, edit.book, now)
    if conflicts:
        raise ConflictError(
            f"codebook '{seen.key}' was changed meanwhile by somebody else, in the same place: {', '.join(conflicts)}. "
            "Nothing is stored. Look at what is there now, and change it again if you still want to."
        )
    if book == now:
        return False
    carry_out(project, plan_edit(project, now, replace(edit, book=book), what=what, code=code))
    return True


def add_example(project: Project, code: str, words: str) -> bool:
    """Add words to the examples of a code, on one line, unless they stand there already; say whether they were added.

    Everybody who sees the codebook reads its examples, also who codes blind, and they travel with its file: names of
    persons in the words go with them.

    Args:
        project: the project.
        code: the key of the code.
        words: a quote.

    Raises:
        NotFoundError: if no codebook has the code.
        CodebookError: if there are no words.
        NotAllowedError: if this person may not edit codebooks.
    """
    book, found = code_in(project, code)
    line = " ".join(words.split())
    if not line:
        raise CodebookError([f"codebook '{book.key}': code '{code}': an example needs words; select some"])
    if line in found.examples:
        return False
    edit = change_code(book, replace(found, examples=(*found.examples, line)))
    return store_edit(project, book, edit, what="example", code=found.key)


def _left(book: str, code: str) -> str:
    return (
        f"codebook '{book}': code '{code}' has codings or memos and would be gone. Say which code they get with "
        f"--recode {code}=OTHER, or keep it in the file with 'retired: true'."
    )
