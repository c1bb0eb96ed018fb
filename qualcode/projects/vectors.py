"""Where a project keeps the vectors of its sentences, so that each is computed once."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.projects.files import delete_file
from qualcode.projects.project import Project

if TYPE_CHECKING:
    from qualcode.suggest.embedding import RememberingEmbedder
    from qualcode.suggest.suggestions import Embedder

EMBEDDER = "QUALCODE_EMBEDDER"
"""The variable that names the embedder where none is asked for."""

_SUFFIX = ".vectors"
_PROJECTS = 8
"""The vectors of so many projects stay in memory."""


def embedder_for(project: Project, name: str = "") -> "RememberingEmbedder":
    """Return what makes vectors for a project: one for the whole process, so that a viewer loads each vector once.

    Vectors are kept in a file beside the project file (`vectors_beside`); those of a project on a server in memory.

    Args:
        project: the project.
        name: which embedder, see `qualcode.suggest.embedders.embedder_named`; that of `EMBEDDER` if empty.

    Raises:
        EmbedderError: if there is no such embedder here.
    """
    return _remembering(project.location, project.path, name or os.environ.get(EMBEDDER, ""))


@contextmanager
def embedding(
    project: Project,
    name: str = "",
    *,
    dask: str = "",
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator["Embedder"]:
    """Give what makes vectors for a project, and tells how far it is; on a cluster where its address is given.

    Args:
        project: the project.
        name: which embedder; see `qualcode.suggest.embedders.embedder_named`.
        dask: the address of the scheduler of a Dask cluster, or nothing.
        progress: called with how many new sentences have their vectors, and how many there are.

    Raises:
        EmbedderError: if there is no such embedder here, or no such cluster.
    """
    from qualcode.suggest.embedding import Telling

    here = embedder_for(project, name)
    if not dask:
        yield Telling(here, progress)
        return
    from qualcode.suggest.cluster import on_cluster

    with on_cluster(dask, name) as compute:
        yield Telling(here.computing(compute), progress)


@lru_cache(maxsize=_PROJECTS)
def _remembering(location: str, path: Path | None, name: str) -> "RememberingEmbedder":
    from qualcode.suggest.embedders import embedder_named
    from qualcode.suggest.embedding import RememberingEmbedder

    return RememberingEmbedder(embedder_named(name), vectors_beside(Path(location)) if path else None)


def vectors_beside(path: Path) -> Path:
    """Return where the vectors of a project file are: ``study.vectors`` beside ``study.qualcode``."""
    bare = path.name if path.suffix.lower() == _SUFFIX else path.stem  # never the project file itself
    return path.with_name(f"{bare}{_SUFFIX}")


def delete_vectors(path: Path) -> None:
    """Delete the vectors beside a project file, if there are any: they tell something of every text.

    Raises:
        FileAccessError: if they cannot be deleted.
    """
    file = vectors_beside(path)
    for left in ("", "-journal"):  # the second is what SQLite leaves when it is broken off
        delete_file(file.with_name(f"{file.name}{left}"))
