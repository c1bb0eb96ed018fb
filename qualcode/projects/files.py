"""Reading and writing files, with messages a researcher can act on, and never half a file."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from qualcode.errors import FileAccessError, did_you_mean


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileAccessError: if it is not there or may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        there = [found.name for found in path.parent.iterdir()] if path.parent.is_dir() else []
        hint = did_you_mean(path.name, there) or "Check the name and the folder."
        raise FileAccessError(f"{path}: there is no such file. {hint}".strip()) from error
    except OSError as error:
        raise FileAccessError(f"{path}: cannot be read ({error.strerror}). Is it open in another program?") from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole: what stood there before stays until the new content is complete.

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
        os.chmod(name, 0o666 & ~_mask())  # as any new file: a temporary one is its maker's alone
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> FileAccessError:
    if not path.parent.is_dir():
        return FileAccessError(f"{path}: the folder {path.parent} does not exist. Make it first.")
    return FileAccessError(
        f"{path}: cannot be written ({error.strerror}). Is it open in Word or Excel? Else choose another folder."
    )


def documents_in(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files named, with folders replaced by their Word documents, and the folders' other files.

    Word's own lock files (``~$…``) and hidden files count as neither.
    """
    found: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for inside in sorted(path.iterdir()):
            if inside.is_file() and not inside.name.startswith(("~$", ".")):
                (found if inside.suffix.lower() == ".docx" else others).append(inside)
    return found, others
