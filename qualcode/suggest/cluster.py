"""Vectors made by the workers of a Dask cluster: for corpora that one machine takes too long over."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from typing import Any

from qualcode.errors import EmbedderError
from qualcode.suggest.embedders import embedder_named, same_embedder
from qualcode.suggest.embedding import Batches, Compute
from qualcode.suggest.suggestions import Vectors

_PATIENCE = 10
"""How many seconds a scheduler, and then a first worker, may take to answer."""

_AHEAD = 3
"""How many batches lie ready for each thread of a worker, so that none of them waits."""


@contextmanager
def on_cluster(address: str, name: str = "") -> Iterator[Compute]:
    """Give what makes vectors of batches on a cluster: the same as here, since the batches are the same.

    Workers need qualcode, and what the embedder needs, as installed here; each loads it once.

    Args:
        address: of the scheduler, such as ``tcp://192.168.1.10:8786``.
        name: which embedder; see `embedder_named`.

    Raises:
        EmbedderError: if distributed is not installed, no scheduler or worker answers in time, or a worker has another
            embedder by this name.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise EmbedderError(
            f"{address} needs Dask, which is not installed. Install it with: "
            'python -m pip install "qualcode[dask]", here and where the workers are.'
        ) from error
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise EmbedderError(
            f"no Dask scheduler answers at {address}. Start one with 'dask scheduler', and give the address that it "
            "prints, such as tcp://192.168.1.10:8786. Or leave --dask away: then this machine does the work."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise EmbedderError(
                f"the Dask scheduler at {address} has no workers. Start one where qualcode is installed: "
                f"dask worker {address}"
            ) from error
        yield partial(_computed, client, name)


def _computed(client: Any, name: str, batches: Batches) -> Iterator[Vectors]:
    """Yield the vectors of batches in order, a few batches ahead of what is asked for."""
    from distributed import KilledWorker

    known, ahead = embedder_named(name).name, _AHEAD * max(1, sum(client.nthreads().values()))
    waiting: deque[Any] = deque()
    try:
        for batch in batches:
            waiting.append(client.submit(_encoded, name, known, batch, pure=False))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except (OSError, CancelledError, KilledWorker) as error:
        raise EmbedderError(
            f"the Dask cluster broke off ({error}). Look whether its workers run, and try again: vectors that were "
            "made are kept."
        ) from error


def _encoded(name: str, known: str, batch: list[str]) -> Vectors:
    return same_embedder(name, known).encode(batch)
