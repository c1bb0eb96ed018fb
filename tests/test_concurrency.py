"""Ten writers at once, as threads and as processes, on each database: nothing is lost, doubled or half seen."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from studies import BOOK, coded, talk
from writers import contribution

from qualcode.changes import Change, Edit, Kind, added, changed
from qualcode.errors import ConflictError, QualcodeError
from qualcode.store import Store
from qualcode.store.damage import check
from qualcode.transcripts import Imported

Item = TypeVar("Item")

WRITERS, ROUNDS = 10, 5


def begun(where: str) -> Store:
    """Make a project with three transcripts and one coding that everybody writes to."""
    store = Store.create(where, [BOOK])
    talks = [talk(number) for number in range(3)]
    shared = replace(coded(talks[0], random.Random(0), "Els"), id="shared", value=0.0)
    store.commit(Change(Kind.IMPORT, "Els", added([*map(Imported, talks), shared])))
    return store


def check_all_there(where: str) -> None:
    """Check that what each of the writers did is there, once, and each change whole."""
    assert [finding for finding in check(where) if finding.damage] == []
    coders = [f"coder{number}" for number in range(WRITERS)]
    with Store.open(where) as store:
        codings = {coding.id: coding for coding in store.codings()}
        changes = store.history()
        entries = store.all_entries()
        assert store.finished() == {"t0": frozenset(coders)}
    assert set(codings) == {"shared", *(f"{coder}-{number}" for coder in coders for number in range(ROUNDS))}
    assert codings["shared"].value == WRITERS * ROUNDS
    numbers = [change.number for change in changes]
    assert sorted(set(numbers), reverse=True) == numbers
    assert len(numbers) == 2 + WRITERS * (4 * ROUNDS + 1)
    assert all(change.edits == len(entries[change.number]) for change in changes)


def at_once(work: Callable[[Item], None], items: Iterable[Item]) -> None:
    """Do work for each item, each in a thread of its own."""
    threads = [threading.Thread(target=work, args=(item,)) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def as_threads(where: str) -> list[str]:
    """Let ten write, each with a connection of their own; return what anybody was refused."""
    refused: list[str] = []

    def write(number: int) -> None:
        try:
            with Store.open(where) as store:
                contribution(store, f"coder{number}", random.Random(number), ROUNDS)
        except (QualcodeError, AssertionError) as error:
            refused.append(str(error))

    at_once(write, range(WRITERS))
    return refused


def as_processes(where: str, folder: Path) -> list[str]:
    """The same with ten processes that begin at once."""
    command = [sys.executable, str(Path(__file__).with_name("writers.py"))]
    forks = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    files = [folder / f"said{number}" for number in range(WRITERS)]
    jobs = [
        {"job": "contribute", "where": where, "said": str(said), "seed": n, "coder": f"coder{n}", "rounds": ROUNDS}
        for n, said in enumerate(files)
    ]
    forks.communicate("".join(json.dumps(job | {"wait": False}) + "\n" for job in jobs), timeout=60)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not all(said.exists() and said.read_text().endswith("}\n") for said in files):
        time.sleep(0.05)
    said = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    return [words["error"] for words in said if "error" in words]


class Readers:
    """Some who look at the project again and again while others write, and note what does not fit together."""

    def __init__(self, where: str) -> None:
        self.wrong: list[str] = []
        self.looks = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._look, args=(where,)) for _ in range(2)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _look(self, where: str) -> None:
        try:
            with Store.open(where) as store:
                while not self._stop.is_set():
                    with store.snapshot() as still:
                        self._compare(still)
                    self.looks += 1
        except QualcodeError as error:
            self.wrong.append(str(error))

    def _compare(self, still: Store) -> None:
        """Count the codings, then again by the journal: at one moment both say the same."""
        codings = {coding.id for coding in still.codings()}
        told: set[object] = set()
        for _, entries in sorted(still.all_entries().items()):
            for entry in entries:
                if entry.kind == "coding":
                    (told.discard if entry.after is None else told.add)(entry.key[0])
        if codings != told:
            self.wrong.append(f"{len(codings)} codings, {len(told)} by the journal")


def test_ten_threads_write_while_others_read(place: str) -> None:
    begun(place).close()
    with Readers(place) as readers:
        refused = as_threads(place)
    assert (refused, readers.wrong) == ([], [])
    assert readers.looks > 2
    check_all_there(place)


@pytest.mark.skipif(os.name == "nt", reason="processes are forked")
def test_ten_processes_write_while_others_read(place: str, tmp_path: Path) -> None:
    begun(place).close()
    with Readers(place) as readers:
        refused = as_processes(place, tmp_path)
    assert (refused, readers.wrong) == ([], [])
    assert readers.looks > 2
    check_all_there(place)


def test_ten_who_share_one_open_project_as_the_viewer_does(place: str) -> None:
    refused: list[str] = []
    with begun(place) as store:

        def write(number: int) -> None:
            try:
                contribution(store, f"coder{number}", random.Random(number), ROUNDS)
            except (QualcodeError, AssertionError) as error:
                refused.append(str(error))

        at_once(write, range(WRITERS))
    assert refused == []
    check_all_there(place)


def test_of_ten_who_change_different_fields_of_one_coding_every_one_is_kept(place: str) -> None:
    fields: list[dict[str, object]] = [{"memo": "van Noor"}, {"value": 4.0}, {"code": "trouw"}, {"review": True}]
    with begun(place) as store:
        (shared,) = store.codings()
        barrier = threading.Barrier(len(fields))

        def edit(mine: dict[str, object]) -> None:
            barrier.wait()
            store.commit(Change(Kind.EDIT, "Noor", changed([(shared, replace(shared, **mine))])))  # type: ignore[arg-type]

        at_once(edit, fields)
        (found,) = store.codings()
        assert (found.memo, found.value, found.code, found.review) == ("van Noor", 4.0, "trouw", True)


def test_of_ten_who_change_the_same_field_one_is_kept_and_the_others_are_told(place: str) -> None:
    told: list[str] = []
    with begun(place) as store:
        (book,) = store.codebooks()
        barrier = threading.Barrier(WRITERS)

        def edit(number: int) -> None:
            barrier.wait()
            try:
                change = Change(Kind.CODEBOOK, "Noor", (Edit(book, replace(book, title=f"Boek {number}")),))
                assert store.commit(change)
            except ConflictError as error:
                told.append(str(error))

        at_once(edit, range(WRITERS))
        assert len(told) == WRITERS - 1
        assert len(store.codebook_versions("book")) == 2
    assert check(place) == []
