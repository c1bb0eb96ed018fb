"""Processes are killed at random moments: what they were told is stored is there, and the project is whole."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from old_projects import write_old
from sqlalchemy import create_engine, text
from studies import BOOK, coded, fill, talk

from qualcode.changes import Change, Kind, added
from qualcode.errors import ProjectError
from qualcode.store import Store
from qualcode.store.backups import copy_file, folder_of
from qualcode.store.damage import check
from qualcode.transcripts import Imported

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are forked, and killed by a signal")

KILLS, RENEWED = 110, 11
"""So many processes are killed; after some of them the project begins anew, so that it stays small."""


class Forks:
    """Processes that are ready at once, since what they need is loaded already."""

    def __init__(self) -> None:
        command = [sys.executable, str(Path(__file__).with_name("writers.py"))]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def killed(self, delay: float, **job: object) -> bool:
        """Start a process and kill it after a delay; say whether it was still at work."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        number = int(self.process.stdout.readline())
        time.sleep(delay)
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        code = int(self.process.stdout.readline())
        assert code in (0, -signal.SIGKILL)
        return code != 0

    def close(self) -> None:
        self.process.communicate(timeout=10)


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    """What starts the processes."""
    made = Forks()
    yield made
    made.close()


def told(said: Path) -> list[dict[str, object]]:
    """Return what processes wrote down; a line that broke off was not said."""
    lines = said.read_text().splitlines(keepends=True) if said.exists() else []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def check_all_there(where: str, said: Path) -> None:
    """Check that a project is whole, and that everything that was confirmed is in it once."""
    assert [finding for finding in check(where) if finding.damage] == []
    with Store.open(where) as store:
        changes = store.history()
        codings = [coding.id for coding in store.codings()]
        everywhere = {
            entry.key[0] for found in store.all_entries().values() for entry in found if entry.kind == "coding"
        }
    names = [change.id for change in changes]
    assert len(set(names)) == len(names)
    assert len(set(codings)) == len(codings)
    targets = [(change.kind, change.target) for change in changes]
    for words in told(said):
        if "id" in words:
            assert words["id"] in names
            assert set(words.get("codings", ())) <= everywhere  # type: ignore[call-overload]
        if "undone" in words:
            assert (Kind.UNDO, words["undone"]) in targets
        if "redone" in words:
            assert (Kind.REDO, words["redone"]) in targets


def begun(where: str) -> None:
    with Store.create(where, [BOOK]) as store:
        fill(store, transcripts=2, codings=8)


def test_a_writer_killed_at_any_moment_loses_nothing_that_was_confirmed_and_leaves_nothing_half(
    forks: Forks, tmp_path: Path
) -> None:
    chance, confirmed, at_work = random.Random(1), 0, 0
    for turn in range(KILLS // RENEWED):
        path, said = tmp_path / f"p{turn}.qualcode", tmp_path / f"said{turn}"
        begun(str(path))
        for _ in range(RENEWED):
            job = {"where": str(path), "said": str(said), "seed": chance.random(), "coder": "Noor"}
            at_work += forks.killed(chance.uniform(0.005, 0.35), job="work", **job)
            check_all_there(str(path), said)
        confirmed += len(told(said))
        for copy in folder_of(path).glob("*.qualcode"):
            assert [finding for finding in check(str(copy)) if finding.damage] == []
    assert at_work == KILLS
    assert confirmed > KILLS


@pytest.mark.parametrize("version", [1, 2])
def test_one_killed_while_it_brings_an_old_project_up_to_date_leaves_the_old_or_the_new_one_whole(
    forks: Forks, tmp_path: Path, version: int
) -> None:
    chance, path = random.Random(version), tmp_path / "oud.qualcode"
    killed, still_old = 0, 0
    for _ in range(15):
        for file in tmp_path.iterdir():
            file.unlink()
        write_old(path, version, transcripts=10, codings=60)
        killed += forks.killed(chance.uniform(0.01, 0.25), job="opening", where=str(path), said=str(tmp_path / "said"))
        found = check(str(path))
        assert [finding for finding in found if finding.damage] == []
        still_old += any(finding.kind == "version" for finding in found)
        for copy in tmp_path.glob("*.backup"):
            assert [(finding.kind, finding.damage) for finding in check(str(copy))] == [("version", False)]
        with Store.open(str(path)) as store:
            assert (len(store.codings()), len(store.transcripts()), len(store.history())) == (600, 10, 1)
    assert killed >= 3  # how many come too late is the machine's affair
    assert still_old


def test_one_killed_while_a_copy_is_put_back_leaves_what_was_there_or_the_copy(forks: Forks, tmp_path: Path) -> None:
    path, chance = tmp_path / "p.qualcode", random.Random(6)
    begun(str(path))
    few = copy_file(path, tmp_path / "weinig.qualcode")
    with Store.open(str(path)) as store:
        store.commit(Change(Kind.IMPORT, "Noor", added(Imported(talk(number, 40)) for number in range(10, 60))))
    many = copy_file(path, tmp_path / "veel.qualcode")
    counts, killed = [52], 0
    for turn in range(24):
        copy = few if turn % 2 else many
        killed += forks.killed(chance.uniform(0.0, 0.12), job="restoring", where=str(path), copy=str(copy))
        assert [finding for finding in check(str(path)) if finding.damage] == []
        with Store.open(str(path)) as store:
            counts.append(len(store.transcripts()))
    assert set(counts) == {2, 52}
    assert killed > 5


def test_a_client_of_a_server_killed_at_any_moment_loses_nothing_that_was_confirmed(
    forks: Forks, database: str, tmp_path: Path
) -> None:
    chance, said = random.Random(3), tmp_path / "said"
    begun(database)
    for _ in range(15):
        job = {"where": database, "said": str(said), "seed": chance.random(), "coder": "Noor"}
        assert forks.killed(chance.uniform(0.05, 0.6), job="work", **job)
        check_all_there(database, said)
    assert len(told(said)) > 15


CUT = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""


def write_through(store: Store, chance: random.Random, refused: list[str]) -> None:
    """Add codings and take every third one back, sending again what was refused since the connection broke."""
    (one, *_) = store.transcripts()
    for number in range(60):
        change = Change(Kind.CODE, "Noor", added([replace(coded(one, chance, "Noor"), id=f"c{number}")]))
        for _ in range(20):
            try:
                store.commit(change)
            except ProjectError as error:
                refused.append(str(error))
            else:
                break
        if number % 3 == 0:
            try:
                store.undo("Noor")
            except ProjectError as error:
                refused.append(str(error))


def test_a_connection_that_the_server_cuts_costs_nothing_and_doubles_nothing(database: str) -> None:
    begun(database)
    refused: list[str] = []
    chance = random.Random(4)
    engine = create_engine(database, isolation_level="AUTOCOMMIT")
    with Store.open(database) as store, engine.connect() as connection:
        writer = threading.Thread(target=write_through, args=(store, random.Random(5), refused))
        writer.start()
        cuts = 0
        while writer.is_alive():
            time.sleep(chance.uniform(0.005, 0.06))
            cuts += len(connection.execute(text(CUT)).all())
        writer.join()
        there = [coding.id for coding in store.codings() if coding.id.startswith("c")]
        undone = [change for change in store.history() if change.kind is Kind.UNDO][:-2]
    engine.dispose()
    assert cuts > 5
    assert len(refused) < cuts  # most are not even noticed
    assert len(set(there)) == len(there) == 60 - len(undone)
    assert {f"c{number}" for number in range(60) if number % 3} <= set(there)
    assert all("Check the network; try again" in words for words in refused)
    assert [finding for finding in check(database) if finding.damage] == []
