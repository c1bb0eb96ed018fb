"""Vectors that are kept in a file beside the project."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from builders import a_code, a_codebook, code_words, interview
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from made_up import evaluation

from qualcode.changes import Change, Kind, added
from qualcode.projects.project import Project
from qualcode.projects.vectors import embedder_for, vectors_beside
from qualcode.store import Store
from qualcode.suggest.embedding import BATCH, RememberingEmbedder
from qualcode.suggest.suggestions import Vectors
from qualcode.suggest.vector_file import HALF
from qualcode.teams import finishes
from qualcode.transcripts import Imported


class Counting:
    """An embedder whose vectors depend on the text, and on how many times it was asked: no two passes are alike."""

    name = "counting"

    def __init__(self, *, name: str = "counting") -> None:
        self.name = name
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        rows = np.array([np.random.default_rng([*text.encode(), 1]).normal(size=4) for text in sentences])
        rows = rows.reshape(-1, 4) + len(self.asked) * 1e-3
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "study.vectors"


@given(st.lists(st.text(alphabet="ab ", max_size=3), max_size=12), st.lists(st.text(alphabet="ab ", max_size=3)))
def test_a_text_is_embedded_once_and_always_has_the_same_vector(first: list[str], then: list[str]) -> None:
    counting = Counting()
    remembering = RememberingEmbedder(counting)
    vectors = dict(zip(first, remembering.encode(first).tolist(), strict=True))
    again = dict(zip(then, remembering.encode(then).tolist(), strict=True))
    assert sorted(counting.asked) == sorted({*first, *then})
    assert all(again[text] == vectors[text] for text in vectors.keys() & again.keys())


def test_a_second_pass_reads_the_file_and_gives_the_very_same_numbers(file: Path) -> None:
    texts = [f"zin {number}" for number in range(2 * BATCH + 10)]
    first = RememberingEmbedder(Counting(), file).encode(texts)
    counting = Counting()
    second = RememberingEmbedder(counting, file).encode(texts)
    assert counting.asked == []
    assert first.dtype == second.dtype == np.float32
    assert np.array_equal(first, second)
    assert np.allclose(np.linalg.norm(first, axis=1), 1, atol=1e-3)


def test_a_vector_takes_two_bytes_a_number() -> None:
    vectors = RememberingEmbedder(Counting()).encode(["een"])
    assert np.array_equal(vectors, vectors.astype(np.float16))


def test_progress_counts_what_is_new(file: Path) -> None:
    told: list[tuple[int, int]] = []
    remembering = RememberingEmbedder(Counting(), file)
    remembering.encode(["bekend"])
    remembering.encode([*map(str, range(BATCH + 5)), "bekend"], progress=lambda *counts: told.append(counts))
    assert told == [(BATCH, BATCH + 5), (BATCH + 5, BATCH + 5)]


def test_each_embedder_has_vectors_of_its_own_in_the_file(file: Path) -> None:
    RememberingEmbedder(Counting(name="one"), file).encode(["zin"])
    other = Counting(name="other")
    RememberingEmbedder(other, file).encode(["zin"])
    assert other.asked == ["zin"]


def test_the_file_is_for_its_owner_alone(file: Path) -> None:
    RememberingEmbedder(Counting(), file).encode(["zin"])
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


# ── what may be wrong with the file ──


def still_works(file: Path) -> list[str]:
    """Embed a text with this file twice; return what was asked the second time."""
    again = Counting()
    for embedder in (Counting(), again):
        assert RememberingEmbedder(embedder, file).encode(["zin"]).shape == (1, 4)
    return again.asked


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_file_stops_nothing_and_is_left_alone(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert still_works(file) == ["zin"]
    assert file.read_bytes() == content


def test_a_file_cut_off_in_the_middle_gives_what_can_be_read(file: Path) -> None:
    texts = [f"zin {number}" for number in range(1000)]
    RememberingEmbedder(Counting(), file).encode(texts)
    whole = file.read_bytes()
    for part in range(0, len(whole), len(whole) // 7):
        file.write_bytes(whole[:part])
        assert RememberingEmbedder(Counting(), file).encode(texts).shape == (1000, 4)


@pytest.mark.parametrize(
    "vector", [b"", b"short", np.full(4, np.nan, HALF).tobytes(), np.full(4, 9, HALF).tobytes(), "text", 3]
)
def test_a_damaged_vector_is_computed_again_and_mended(file: Path, vector: object) -> None:
    good = RememberingEmbedder(Counting(), file).encode(["zin"])
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE vectors SET vector = ?", (vector,))
    assert still_works(file) == []
    assert np.array_equal(RememberingEmbedder(Counting(), file).encode(["zin"]), good)


def test_another_table_of_the_same_name_is_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE vectors (mine TEXT)")
    assert still_works(file) == ["zin"]


def test_a_folder_in_place_of_the_file_stops_nothing(file: Path) -> None:
    file.mkdir()
    assert still_works(file) == ["zin"]


def test_a_folder_that_is_not_there_stops_nothing(tmp_path: Path) -> None:
    assert still_works(tmp_path / "gone" / "study.vectors") == ["zin"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_stops_nothing(file: Path) -> None:
    file.parent.chmod(0o500)
    assert still_works(file) == ["zin"]
    file.parent.chmod(0o700)


def test_a_locked_file_stops_nothing(file: Path) -> None:
    RememberingEmbedder(Counting(), file).encode(["zin"])
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert still_works(file) == ["zin"]
    assert still_works(file) == []


WRITER = """
import sys
from pathlib import Path
from test_vectors import Counting
from qualcode.suggest.embedding import RememberingEmbedder
for number in range(100):
    RememberingEmbedder(Counting(), Path(sys.argv[1])).encode([f"{sys.argv[2]} {number}"])
"""


def test_two_processes_keep_vectors_in_one_file_at_once(file: Path) -> None:
    folders = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(file), name], env=there) for name in "ab"]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (200,)


# ── beside the project ──


TALKS = [
    interview("R: Ik fiets naar zee.", "R: Daarna kook ik soep.", "R: Het was stil.", id=f"t{n}", participant=f"K{n}")
    for n in range(3)
]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    where = tmp_path / "study.qualcode"
    with Store.create(str(where), [a_codebook(a_code("fietsen"), a_code("koken"))]) as store:
        judged = [*(code_words(talk, "fiets", "fietsen") for talk in TALKS), *finishes({t.id: ["Noor"] for t in TALKS})]
        store.commit(Change(Kind.IMPORT, "Els", added(map(Imported, TALKS))))
        store.commit(Change(Kind.CODE, "Noor", added(judged)))
    with Project.open(str(where), "Noor") as found:
        yield found


def test_an_evaluation_leaves_vectors_beside_the_project_and_in_the_process(project: Project) -> None:
    assert project.path
    file = vectors_beside(project.path)
    assert file.name == "study.vectors"
    first = evaluation(project)
    assert file.stat().st_size > 1000
    assert embedder_for(project) is embedder_for(project, "")
    assert evaluation(project) == first


@pytest.mark.parametrize("copies", [(), ("--copies",)])
def test_purging_deletes_the_vectors(project: Project, copies: tuple[str, ...]) -> None:
    evaluation(project)
    assert project.path
    file = vectors_beside(project.path)
    left = file.with_name("study.vectors-journal")
    left.write_bytes(b"")
    code, _, err = run("purge", project.path, "--participant", "K1", *copies)
    assert (code, file.exists()) == (0, True), err
    code, _, err = run("purge", project.path, "--participant", "K1", *copies, "--yes")
    assert (code, file.exists(), left.exists()) == (0, False, False), err


def test_vectors_never_stand_in_the_project_itself() -> None:
    for name in ("study.qualcode", "study.vectors", "study.VECTORS", "study", "2026.study.db"):
        assert vectors_beside(Path(name)) != Path(name)
        assert vectors_beside(Path(name)).suffix == ".vectors"


def test_a_project_on_a_server_keeps_no_file() -> None:
    with Store.create("sqlite://", [a_codebook(a_code("fietsen"))]) as store:
        embedder = embedder_for(Project(store))
        assert embedder.encode(["Ja."]).shape == (1, 512)
        assert embedder.encode(["Ja."]).shape == (1, 512)


def test_backups_do_not_take_vectors_for_a_copy(project: Project) -> None:
    evaluation(project)
    code, out, _ = run("backup", project.path, "--list")
    assert (code, "vectors" in out) == (0, False)
