"""Processes that write to a project for tests: ``python writers.py`` reads jobs and forks a process for each.

A job is a line of JSON: ``{"job": "work", "where": …, "seed": …, "said": FILE, …}``. The answer is the number of the
process; when it has ended, another line says so. What it was told is stored, it writes down in ``said`` at once.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from studies import coded, talk

from qualcode.changes import Change, Edit, Kind, added, changed, removed
from qualcode.codings import new_id
from qualcode.errors import ConflictError, DoubledError, QualcodeError
from qualcode.projects import keeping, versions
from qualcode.projects.project import Project
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.teams import Finish
from qualcode.transcripts import Imported

Job = Mapping[str, Any]


class Voice:
    """Writes down what is stored, as soon as it is: what stands there survives the process."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(self, **words: object) -> None:
        os.write(self._file, (json.dumps(words) + "\n").encode())


# ── jobs ──


def work(job: Job) -> None:
    """Do everything that can be done in a project, over and over, until somebody ends the process."""
    chance, voice = random.Random(job["seed"]), Voice(job["said"])
    coder = str(job["coder"])
    with Store.open(job["where"]) as store:
        while True:
            _step(store, chance, coder, voice)


def _step(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    what = chance.choice((_import, _code, _code, _edit, _version, _codebook, _undo, _redo, _finish, _delete, _copy))
    with suppress(ConflictError, DoubledError):
        what(store, chance, coder, voice)


def _commit(store: Store, voice: Voice, change: Change, **words: object) -> None:
    if store.commit(change) is not None:
        voice.say(id=change.id, **words)


def _some(store: Store, chance: random.Random) -> Imported | None:
    names = [heading.id for heading in store.headings()]
    return store.imported([chance.choice(names)])[0] if names else None


def _import(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    one = replace(talk(chance.randrange(10**6), 4), participant=None)
    made = [coded(one, chance, coder) for _ in range(5)]
    change = Change(Kind.IMPORT, coder, added([Imported(one), *made]))
    _commit(store, voice, change, codings=[coding.id for coding in made])


def _code(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    found = _some(store, chance)
    if found:
        made = [coded(found.transcript, chance, coder) for _ in range(chance.choice((1, 3, 40)))]
        change = Change(Kind.CODE, coder, added(made))
        _commit(store, voice, change, codings=[coding.id for coding in made])


def _edit(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    found = _some(store, chance)
    mine = store.codings([found.transcript])[:5] if found else []
    pairs = [(coding, replace(coding, memo=f"{chance.random()}")) for coding in mine]
    _commit(store, voice, Change(Kind.EDIT, coder, changed(pairs)))


def _version(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    """Put some words into a text: every coding on it goes along."""
    found = _some(store, chance)
    if not found:
        return
    place = found.transcript.turns[1].span.start
    with Project(store, coder).snapshot() as project:
        mend = versions.Mend(Span(place, place), "nou ja, ")
        made = versions.plan_mending(project, found.transcript.id, [mend])
    _commit(store, voice, Change(Kind.VERSION, coder, tuple(made.edits), made.facts))


def _codebook(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    (book,) = store.codebooks()
    after = replace(book, title=f"{chance.random()}")
    _commit(store, voice, Change(Kind.CODEBOOK, coder, (Edit(book, after),)))


def _undo(store: Store, _chance: random.Random, coder: str, voice: Voice) -> None:
    done = store.undo(coder)
    if done:
        voice.say(undone=done.id)


def _redo(store: Store, _chance: random.Random, coder: str, voice: Voice) -> None:
    done = store.redo(coder)
    if done:
        voice.say(redone=done.id)


def _finish(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    found = _some(store, chance)
    if found:
        mark = Finish(found.transcript.id, coder)
        there = coder in store.finished().get(mark.transcript, ())
        _commit(store, voice, Change(Kind.FINISH, coder, removed([mark]) if there else added([mark])))


def _delete(store: Store, chance: random.Random, coder: str, voice: Voice) -> None:
    found = _some(store, chance)
    mine = [coding for coding in store.codings([found.transcript]) if coding.coder == coder][:2] if found else []
    _commit(store, voice, Change(Kind.DELETE, coder, removed(mine)))


def _copy(store: Store, chance: random.Random, coder: str, _voice: Voice) -> None:
    if store.path and chance.random() < 0.3:
        keeping.back_up(str(store.path), coder)


def opening(job: Job) -> None:
    """Open a project, which brings an older one up to date."""
    voice = Voice(job["said"])
    with Store.open(job["where"]):
        voice.say(opened=True)


def restoring(job: Job) -> None:
    """Go back to one of two copies."""
    plan = keeping.plan_restore(job["where"], job["copy"], "Noor")
    keeping.restore(job["where"], plan)


def contribute(job: Job) -> None:
    """Be one of several at work at once: add, edit one's own field, undo, finish; count on every answer."""
    voice, coder, other = Voice(job["said"]), str(job["coder"]), random.Random(job["seed"])
    try:
        with Store.open(job["where"]) as store:
            contribution(store, coder, other, int(job["rounds"]))
    except QualcodeError as error:
        voice.say(error=str(error))
        raise
    voice.say(done=True)


def contribution(store: Store, coder: str, chance: random.Random, rounds: int) -> None:
    """Add two codings a round and take one of them back; write one's own part of the coding that all write to."""
    names = [heading.id for heading in store.headings()]
    for number in range(rounds):
        (one,) = store.transcripts([names[number % len(names)]])
        first = coded(one, chance, coder)
        store.commit(Change(Kind.CODE, coder, added([replace(first, id=f"{coder}-{number}")])))
        other = replace(first, code="weg", id=f"{coder}-{number}-undone")
        change = Change(Kind.CODE, coder, added([other]), id=new_id())
        assert store.commit(change) == store.commit(change)  # sent twice, as after a broken connection
        undone = store.undo(coder)
        assert undone is not None
        assert undone.id == change.id
        _add_one(store, coder)
    store.commit(Change(Kind.FINISH, coder, added([Finish(names[0], coder)])))


def _add_one(store: Store, coder: str) -> None:
    """Add one to the number of the shared coding, again and again until nobody was quicker."""
    for _ in range(10_000):
        shared = next(coding for coding in store.codings(store.transcripts(["t0"])) if coding.id == "shared")
        after = replace(shared, value=(shared.value or 0) + 1)
        try:
            if store.commit(Change(Kind.EDIT, coder, changed([(shared, after)]))) is not None:
                return
        except ConflictError:
            continue
    raise AssertionError("never quick enough")


JOBS: Mapping[str, Callable[[Job], None]] = {
    "work": work,
    "opening": opening,
    "restoring": restoring,
    "contribute": contribute,
}


def main() -> None:
    """Fork a process for each job, and say when it has ended."""
    for line in sys.stdin:
        job = json.loads(line)
        number = os.fork()
        if number == 0:
            code = 1
            try:
                JOBS[job["job"]](job)
                code = 0
            finally:
                os._exit(code)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if job.get("wait", True):
            sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
