"""Making a project, reading codebooks, and finding what the program carries with it."""

from collections.abc import Sequence
from pathlib import Path

from qualcode.codebooks import Codebook, clashes
from qualcode.errors import CodebookError, ProjectError
from qualcode.formats.codebook_yaml import read_codebook
from qualcode.projects.files import read_file
from qualcode.store import Store


def load_codebook(path: Path) -> Codebook:
    """Return the codebook in a YAML file.

    Raises:
        FileAccessError: if it cannot be read.
        CodebookError: with every problem found in it.
    """
    return read_codebook(read_file(path), str(path))


def init(where: str, codebook_files: Sequence[Path]) -> list[Codebook]:
    """Make an empty project with these codebooks, and return them.

    Raises:
        CodebookError: if one is unsound, or two share a code; nothing is made then.
        ProjectError: if there is a project already, or nothing can be written there.
    """
    if where.rstrip("/") in ("sqlite:", "sqlite:///:memory:"):
        raise ProjectError(f"{where} is kept in memory only and would be gone at once. Give a path: NAME.qualcode")
    books = [load_codebook(path) for path in codebook_files]
    shared = clashes(books)
    if shared:
        raise CodebookError(shared)
    Store.create(where, books).close()
    return books


def bundled(name: str) -> Path:
    """Return the path of something that comes with the program: ``codebooks``, ``transcripts_sample`` or ``app.py``.

    In a clone it stands beside the package, in an installed program inside it.
    """
    package = Path(__file__).parents[1]
    inside = package / "bundled" / name
    return inside if inside.exists() else package.parent / name
