"""Reading and writing files, with messages a researcher can act on, and never half a file."""

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePath

from qualcode.errors import FileAccessError, did_you_mean
from qualcode.formats.reading import READERS

LARGEST_FILE = 100 * 1024 * 1024
"""How many bytes a file may have; one that is larger holds pictures, sound or film."""


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileAccessError: if it is not there, may not be read, or is larger than any transcript.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise FileAccessError(
                f"{path.name}: the file has {size // 1024**2} MB, and {LARGEST_FILE // 1024**2} MB is the most that is "
                "read. Save a copy without pictures, or its text alone."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        there = [found.name for found in path.parent.iterdir()] if path.parent.is_dir() else []
        hint = did_you_mean(path.name, there) or "Check the name and the folder."
        raise FileAccessError(f"{path}: there is no such file. {hint}".strip()) from error
    except OSError as error:
        raise FileAccessError(f"{path}: cannot be read ({error.strerror}). Is it open in another program?") from error


def write_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file whole: what stood there before stays until the new content is complete.

    Args:
        path: where.
        content: what.
        private: whether it is for its owner alone, from its first byte on.

    Raises:
        FileAccessError: if the folder is missing or nothing may be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        if not private:
            os.chmod(name, 0o666 & ~_mask())  # as any new file: a temporary one is its maker's alone
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def check_folder(path: Path) -> None:
    """Make sure that the folder of a file that is still to be written is there.

    Raises:
        FileAccessError: if it is not.
    """
    if not path.parent.is_dir():
        raise _no_folder(path)


def delete_file(path: Path) -> None:
    """Delete a file; one that is gone already is no matter.

    Raises:
        FileAccessError: if it cannot be deleted.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileAccessError(f"{path}: cannot be deleted ({error.strerror}). Delete it yourself.") from error


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises:
        FileAccessError: if it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{folder}: cannot be made ({error.strerror}). Choose another folder.") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> FileAccessError:
    if not path.parent.is_dir():
        return _no_folder(path)
    return FileAccessError(
        f"{path}: cannot be written ({error.strerror}). Is it open in Word or Excel? Else choose another folder."
    )


def _no_folder(path: Path) -> FileAccessError:
    return FileAccessError(f"{path}: the folder {path.parent} does not exist. Make it first.")


def documents_in(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files named, with folders replaced by what can be read in them, and the folders' other files.

    A folder within a folder counts as one of the others: name it to import it too. Word's own lock files (``~$…``) and
    hidden files count as neither; a read-me is no transcript.
    """
    found: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for inside in sorted(path.iterdir()):
            if not inside.name.startswith(("~$", ".")):
                (found if inside.is_file() and is_document(inside.name) else others).append(inside)
    return found, others


def is_document(name: str) -> bool:
    """Say whether a file in a folder is taken for a transcript, by its name."""
    path = PurePath(name)
    return path.suffix.lower() in READERS and not re.fullmatch(r"(?i)read[ _-]?me|lees[ _-]?mij", path.stem)
