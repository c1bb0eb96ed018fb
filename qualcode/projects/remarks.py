"""Remarks on the codebook, made in a meeting: memos on codes, which may become lines of the codebook."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qualcode.codebook_edits import BookEdit, change_code
from qualcode.codebooks import Codebook
from qualcode.errors import CodebookError, NotFoundError
from qualcode.memos import About, SubjectMemo
from qualcode.projects.codebooks import store_edit
from qualcode.projects.coding import write_subject_memo
from qualcode.projects.project import Project

_PASSAGE = "— ‘"


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says of a code.

    Attributes:
        code: the key of the code.
        coder: who says it.
        text: what.
        passage: the words that it is about, with their source; empty where it is about none.
    """

    code: str
    coder: str
    text: str
    passage: str = ""

    @property
    def words(self) -> str:
        """The words that it is about, without their source."""
        return self.passage[1:].rpartition("’")[0]


class Into(StrEnum):
    """Where a remark goes in the codebook."""

    USE = "use"
    AVOID = "avoid"
    EXAMPLES = "examples"


def remark(project: Project, code: str, text: str, *, words: str = "", source: str = "") -> SubjectMemo | None:
    """Write down a remark on a code, below what this person wrote about it before.

    Args:
        project: the project.
        code: the key of the code.
        text: the remark.
        words: the passage that it is about.
        source: where that stands, for people.

    Raises:
        NotFoundError: if the code is not there.
        CodebookError: if the remark says nothing.
    """
    said = " ".join(text.split())
    if not said:
        raise CodebookError([f"code '{code}': a remark needs words; write what the codebook should say."])
    about = f"\n{_PASSAGE}{' '.join(words.split())}’ ({source})" if words.strip() else ""
    there = {memo.key: memo.text for memo in project.subject_memos()}
    before = there.get((About.CODE, code, project.who), "")
    return write_subject_memo(project, About.CODE, code, f"{before}\n\n{said}{about}")


def remarks(project: Project) -> list[Remark]:
    """Return all remarks on codes that this person may see, by code, in the order of the codebooks.

    Each paragraph of a memo on a code is one.
    """
    memos = [memo for memo in project.subject_memos() if memo.about == About.CODE]
    order = [code.key for book in project.codebooks() for _, code in book.walk()]
    memos.sort(key=lambda memo: (order.index(memo.subject) if memo.subject in order else len(order), memo.coder))
    return [one for memo in memos for one in _paragraphs(memo)]


def _paragraphs(memo: SubjectMemo) -> Iterable[Remark]:
    for paragraph in re.split(r"\n\s*\n", memo.text.strip()):
        said, mark, passage = paragraph.partition(f"\n{_PASSAGE}")
        yield Remark(memo.subject, memo.coder, said.strip(), f"‘{passage.strip()}" if mark else "")


def put_in_codebook(project: Project, chosen: Sequence[tuple[Remark, Into]]) -> int:
    """Make lines of the codebook of remarks, all in one new version of it; return how many codes have a new line.

    What goes to the examples is the passage that a remark is about, else the remark. The remarks stay.

    Args:
        project: the project.
        chosen: each remark with where it goes.

    Raises:
        NotFoundError: if a code is in no codebook.
        CodebookError: if the codebook would be unsound.
        ConflictError: if somebody changed the same lines meanwhile; nothing is stored then.
        NotAllowedError: if this person may not edit codebooks.
    """
    books = project.codebooks()
    known = {key for book in books for key in book.by_key}
    for one, _ in chosen:
        if one.code not in known:
            raise NotFoundError("code", one.code, known)
    changed = 0
    for book in books:
        after = _with_lines(book, [(one, into) for one, into in chosen if one.code in book.by_key])
        if after != book:
            changed += sum(was != now for was, now in zip(book.codes, after.codes, strict=True))
            store_edit(project, book, BookEdit(after), what="remarks")
    return changed


def _with_lines(book: Codebook, chosen: Iterable[tuple[Remark, Into]]) -> Codebook:
    for one, into in chosen:
        code = book.by_key[one.code]
        if not in_codebook(book, one, into):
            lines = (*getattr(code, into.value), _line(one, into))
            book = change_code(book, replace(code, **{into.value: lines})).book  # type: ignore[arg-type]
    return book


def in_codebook(book: Codebook, one: Remark, into: Into) -> bool:
    """Say whether the codebook has a remark's line there already."""
    return _line(one, into) in getattr(book.by_key[one.code], into.value)


def _line(one: Remark, into: Into) -> str:
    return one.words if into is Into.EXAMPLES and one.words else " ".join(one.text.split())
