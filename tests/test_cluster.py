"""A Dask cluster on this machine makes the same vectors as one process."""

import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from commands import read, run
from distributed import LocalCluster
from made_up import SAID, study
from test_embedders import a_pipeline
from test_evaluation import a_project

from qualcode.errors import EmbedderError
from qualcode.suggest.cluster import on_cluster
from qualcode.suggest.components import encoder
from qualcode.suggest.embedders import embedder_named
from qualcode.suggest.embedding import BATCH, RememberingEmbedder


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_exactly_the_same_vectors_in_the_same_order(address: str) -> None:
    words = [sentence for group in SAID.values() for sentence in group]
    texts = [f"{words[number % len(words)]} {number}" for number in range(2 * BATCH + 100)]
    told: list[tuple[int, int]] = []
    with on_cluster(address) as compute:
        there = RememberingEmbedder(encoder(), compute=compute).encode(texts, progress=lambda *n: told.append(n))
    assert np.array_equal(there, RememberingEmbedder(encoder()).encode(texts))
    assert told == [(BATCH, len(texts)), (2 * BATCH, len(texts)), (len(texts), len(texts))]


def test_an_evaluation_on_a_cluster_is_the_same(address: str, tmp_path: Path) -> None:
    one, other = (a_project(f"{tmp_path}/{name}.qualcode", *study()) for name in ("one", "other"))
    assert read("evaluate", one, "--dask", address) == read("evaluate", other)
    assert (tmp_path / "one.vectors").stat().st_size > 10_000


def test_a_worker_with_other_vectors_under_the_same_name_is_refused(address: str, tmp_path: Path) -> None:
    name = f"spacy:{a_pipeline(tmp_path)}"
    assert embedder_named(name).name
    with on_cluster(address, name) as compute:
        a_pipeline(tmp_path, lower=2.0)
        with pytest.raises(EmbedderError, match="Install the same on both"):
            list(compute([["fiets"]]))


def test_where_no_scheduler_answers_the_address_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    where = a_project(f"{tmp_path}/p.qualcode", *study())
    code, _, err = run("evaluate", where, "--dask", nobody)
    assert (code, f"no Dask scheduler answers at {nobody}" in err, "dask scheduler" in err) == (1, True, True)


@pytest.mark.parametrize("wrong", ["nowhere", "http://127.0.0.1", ""])
def test_an_address_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(EmbedderError, match="no Dask scheduler answers"), on_cluster(wrong):
        pass
