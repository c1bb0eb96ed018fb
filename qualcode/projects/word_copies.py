"""A transcript as a Word document with its codings in the margin: to be read, discussed, and brought back."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.codebooks import Codebook
from qualcode.codings import Coding, coders_of
from qualcode.errors import FileAccessError, NotFoundError
from qualcode.formats.comment_codes import Reader
from qualcode.formats.word.export import margin_of, write_word
from qualcode.memos import About, Memo
from qualcode.projects.files import make_folder, write_file
from qualcode.projects.project import Project
from qualcode.transcripts import Note, Transcript


@dataclass(frozen=True, slots=True)
class WordCopy:
    """A transcript as a .docx.

    Attributes:
        transcript: the id of the transcript.
        content: the bytes of the document.
        codings: how many stand in its margin.
        memos: how many memos do.
        notes: what is not in it, or would not come back as it is when the document is imported.
    """

    transcript: str
    content: bytes
    codings: int
    memos: int
    notes: tuple[Note, ...]


def word_copies(project: Project, transcripts: Sequence[str] = (), coders: Sequence[str] = ()) -> list[WordCopy]:
    """Return copies of these transcripts, or of all, with the codings and memos of these coders, or of all.

    Raises:
        NotFoundError: for a transcript or a coder that is not there.
    """
    there = {transcript.id: transcript for transcript in project.transcripts()}
    codings, memos = project.codings(list(there.values())), project.memos(list(there.values()))
    known = sorted({*coders_of(codings), *(memo.coder for memo in memos)})
    for kind, wanted, options in (("transcript", transcripts, list(there)), ("coder", coders, known)):
        for name in wanted:
            if name not in options:
                raise NotFoundError(kind, name, options)
    books, shown = project.codebooks(), frozenset(coders or known)
    by_name: dict[str, tuple[list[Coding], list[Memo]]] = {name: ([], []) for name in there}
    for coding in codings:
        if coding.coder in shown:
            by_name[coding.transcript][0].append(coding)
    for memo in memos:
        if memo.coder in shown:
            by_name[memo.transcript][1].append(memo)
    about = Counter(
        memo.subject
        for memo in project.subject_memos()
        if memo.about == About.TRANSCRIPT and (not coders or memo.coder in coders)
    )
    found = [word_copy(there[name], *by_name[name], books) for name in transcripts or there]
    return [replace(copy, notes=(*copy.notes, *_counted("memos stay", about[copy.transcript]))) for copy in found]


def word_copy(
    transcript: Transcript, codings: Sequence[Coding], memos: Sequence[Memo], books: Sequence[Codebook]
) -> WordCopy:
    """Return a copy of one transcript with these codings and memos."""
    written = _Names(books)
    content = write_word(transcript, margin_of(codings, memos, written.name))
    notes = [Note("not readable", {"code": code}) for code in sorted({coding.code for coding in codings})]
    lost = tuple(note for note in notes if not written.comes_back(str(note.values["code"])))
    stars = _counted("stars stay", sum(coding.quotable for coding in codings))
    return WordCopy(transcript.id, content, len(codings), len(memos), (*lost, *stars))


def _counted(kind: str, n: int) -> tuple[Note, ...]:
    return (Note(kind, {"n": n}),) if n else ()


def save_word_copies(copies: Sequence[WordCopy], folder: Path, *, overwrite: bool = False) -> list[Path]:
    """Write each copy to a folder, which is made if need be, under the name of its transcript; return where.

    Args:
        copies: what to write.
        folder: where.
        overwrite: whether files of these names that are there may be replaced.

    Raises:
        FileAccessError: if a file is there already, before anything is written; or if one cannot be written.
    """
    make_folder(folder)
    paths = [folder / name for name in _file_names([copy.transcript for copy in copies])]
    there = [path.name for path in paths if path.exists()]
    if there and not overwrite:
        raise FileAccessError(
            f"{folder}: {', '.join(there[:5])}{' …' if len(there) > 5 else ''} is there already, and may be a "
            "transcript of your own. Choose another folder, or replace what is there with --overwrite."
        )
    for copy, path in zip(copies, paths, strict=True):
        write_file(path, copy.content)
    return paths


_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, marks of direction, halves of pairs, ends of lines and paragraphs."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)")
"""What Windows takes for a device, whatever ending follows."""
_LONGEST_NAME = 150
"""In bytes of UTF-8. Most systems take 255; the rest is for a number, an ending, and what is added while writing."""


def file_name(title: str) -> str:
    """Return a title as the name of a file, without its ending, that every system takes and no folder is climbed by.

    Signs that some system refuses, controls and signs that cannot be seen become hyphens; what hides a file at the
    start (dots, the tilde of Word's locks), and blanks and dots at the end are dropped; a name of a device of Windows
    gets a low line before it; what is too long is cut. Two titles may give one name.
    """
    seen = ("-" if unicodedata.category(c) in _UNSEEN else c for c in unicodedata.normalize("NFC", title))
    name = _NOT_IN_NAMES.sub("-", "".join(seen)).lstrip(" .~")
    name = name.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip(". ") or "transcript"
    return f"_{name}" if _RESERVED.match(name) else name


def _file_names(transcripts: Sequence[str]) -> list[str]:
    """Return a file name for each transcript, none the same as another in any case."""
    names: list[str] = []
    used: set[str] = set()
    for transcript in transcripts:
        stem = file_name(transcript)
        name, number = stem, 2
        while name.casefold() in used:
            name, number = f"{stem}-{number}", number + 1
        used.add(name.casefold())
        names.append(f"{name}.docx")
    return names


class _Names:
    """How codes are written such that they are known again: by label, or by key where a label could be mistaken."""

    def __init__(self, books: Sequence[Codebook]) -> None:
        self._labels = {code.key: code.label for book in books for code in book.codes}
        self._reader = Reader(books)

    def name(self, code: str) -> str:
        label = self._labels.get(code, code)
        return label if self._means(label, code) else code

    def comes_back(self, code: str) -> bool:
        return self._means(self.name(code), code)

    def _means(self, name: str, code: str) -> bool:
        named = self._reader.read(name)
        return list(named.codes) == [code] and not named.guessed and not named.remark
