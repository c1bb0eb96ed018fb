"""Backups: made beside the work, verified before they get their name, kept by a rule, and a way back to them."""

import json
import os
import shutil
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from studies import BOOK, fill, state, talk

from qualcode.changes import Change, Kind, added
from qualcode.errors import DamagedProjectError, NotAllowedError, ProjectError
from qualcode.projects import keeping
from qualcode.store import Store, backups
from qualcode.store.backups import back_up, backups_of, copy_file, folder_of, kept
from qualcode.store.damage import check
from qualcode.transcripts import Imported

MONDAY = date(2026, 11, 23)


class Days:
    """What day it is, for the tests."""

    def __init__(self) -> None:
        self.today = MONDAY


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    """A calendar that the test turns."""
    calendar = Days()

    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls.fromordinal(calendar.today.toordinal())

    monkeypatch.setattr(backups, "date", Day)
    return calendar


def opened(path: Path) -> object:
    """Open a project, see all of it, and close it."""
    with Store.open(str(path)) as store:
        return state(store)


def add(store: Store, number: int) -> None:
    store.commit(Change(Kind.IMPORT, "Noor", added([Imported(talk(number))])))


# ── which are kept ──


def test_the_newest_seven_one_for_each_of_four_weeks_and_one_for_each_of_twelve_months_are_kept() -> None:
    every_day = [MONDAY - timedelta(days=number) for number in range(800)]
    found = sorted(kept(every_day), reverse=True)
    assert found[:7] == every_day[:7]
    sundays = [date(2026, 11, day) for day in (16, 15, 8, 1)]
    assert found[7:11] == sundays
    assert [day.strftime("%Y-%m") for day in found[11:]] == [
        *(f"2026-{month:02}" for month in range(10, 0, -1)),
        "2025-12",
        "2025-11",
    ]


@given(days=st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=60))
def test_the_newest_is_always_kept_and_what_is_kept_once_is_kept_again(days: set[date]) -> None:
    found = kept(days)
    assert found <= days
    assert len(found) <= 23
    assert kept(found) == found
    assert set(sorted(days)[-7:]) <= found


def test_after_years_of_daily_backups_each_of_the_last_twelve_months_still_has_one() -> None:
    there: set[date] = set()
    for number in range(800):
        today = MONDAY + timedelta(days=number)
        there = kept({*there, today})
        ages = sorted((today - day).days for day in there)
        assert len(there) <= 23
        if number > 420:
            assert ages[:7] == list(range(7))
            assert ages[-1] > 330
            assert max(later - earlier for earlier, later in pairwise(ages)) <= 38


# ── once a day ──


def test_opening_a_project_makes_a_backup_that_is_the_project_as_it_was(path: Path, days: Days) -> None:
    before = opened(path)
    (made,) = backups_of(path)
    assert made.path == path.with_name("p.backups") / "p-2026-11-23.qualcode"
    assert check(str(made.path)) == []
    with Store.open(str(shutil.copyfile(made.path, path.with_name("q.qualcode")))) as store:
        assert state(store) == before


@pytest.mark.skipif(os.name == "nt", reason="permissions are kept in another way there")
def test_only_their_owner_can_read_backups(path: Path) -> None:
    opened(path)
    folder = folder_of(path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_on_one_day_one_backup_is_made_and_on_the_next_only_if_something_changed(path: Path, days: Days) -> None:
    opened(path)
    first = backups_of(path)
    with Store.open(str(path)) as store:
        add(store, 90)
    assert backups_of(path) == first
    days.today += timedelta(days=1)
    opened(path)
    assert [found.day.day for found in backups_of(path)] == [24, 23]
    days.today += timedelta(days=1)
    opened(path)
    assert [found.day.day for found in backups_of(path)] == [24, 23]


def test_a_project_that_stays_open_is_copied_on_each_day_on_which_somebody_writes(path: Path, days: Days) -> None:
    with Store.open(str(path)) as store:
        for number in range(3):
            for _ in range(1000):  # the copy is made beside the work
                if len(backups_of(path)) > number:
                    break
                time.sleep(0.01)
            days.today += timedelta(days=1)
            add(store, 90 + number)
    assert [found.day.day for found in backups_of(path)] == [26, 25, 24, 23]


def test_of_a_new_project_nothing_is_copied_yet(tmp_path: Path, days: Days) -> None:
    path = tmp_path / "p.qualcode"
    Store.create(str(path), [BOOK]).close()
    opened(path)
    assert not folder_of(path).exists()


def test_backups_that_are_no_longer_kept_are_removed_and_other_files_stay(path: Path, days: Days) -> None:
    folder = folder_of(path)
    folder.mkdir()
    (folder / "p-van Noor.qualcode").write_text("x")
    for number in range(1, 40):
        name = folder / f"p-{MONDAY - timedelta(days=number)}.qualcode"
        shutil.copyfile(path, name)
    back_up(path, MONDAY)
    assert {found.day for found in backups_of(path)} == kept(MONDAY - timedelta(days=n) for n in range(40))
    assert (folder / "p-van Noor.qualcode").exists()


def test_a_copy_that_is_opened_serves_readers_and_a_writer_at_once_as_a_project_does(path: Path) -> None:
    copy = copy_file(path, path.with_name("q.qualcode"))
    with Store.open(str(copy)) as store, store.snapshot() as still:
        before = state(still)
        add(store, 90)
        assert state(still) == before


# ── nothing half ──


def test_a_copy_is_of_one_moment_while_others_write(path: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with Store.open(str(path)) as store:
            number = 100
            while not stop.is_set():
                add(store, number)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(8):
            copy = copy_file(path, tmp_path / f"copy-{number}.qualcode")
            assert check(str(copy)) == []
    finally:
        stop.set()
        writer.join()


def test_a_copy_that_is_not_the_same_gets_no_name(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful(sqlite3.Connection):
        def backup(self, target: sqlite3.Connection, **_: object) -> None:  # type: ignore[override]
            super().backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            target.execute("DELETE FROM codings WHERE rowid = 3")

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k, factory=Forgetful))
    with pytest.raises(DamagedProjectError, match="the copy is not the same"):
        copy_file(path, tmp_path / "q.qualcode")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["p.qualcode"]


def test_a_damaged_project_is_not_copied_over_a_good_backup(path: Path, days: Days) -> None:
    opened(path)
    (good,) = backups_of(path)
    content = good.path.read_bytes()
    broken = bytearray(path.read_bytes())
    for page in range(4, len(broken) // 4096, 3):
        broken[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    path.write_bytes(broken)
    with pytest.raises(ProjectError, match="qualcode check"):
        back_up(path, MONDAY)
    assert [found.path.read_bytes() for found in backups_of(path)] == [content]
    assert [file.name for file in folder_of(path).iterdir()] == [good.path.name]


def test_a_folder_that_cannot_be_written_is_a_warning_and_the_project_opens(path: Path) -> None:
    folder_of(path).write_text("dit is geen map")
    with Store.open(str(path)) as store:
        add(store, 90)
        store.close()
        assert len(store.warnings) == 1
        assert "no backup was made today" in store.warnings[0]
        assert f"All that was confirmed is stored in {path}" in store.warnings[0]


def test_what_a_copy_left_that_was_broken_off_another_day_is_removed(path: Path, days: Days) -> None:
    folder = folder_of(path)
    folder.mkdir()
    old = folder / ".p-2026-11-01.qualcode-77-abcdef.part"
    old.write_text("half")
    os.utime(old, (0, 0))
    opened(path)
    assert not old.exists()


# ── the way back ──


@pytest.fixture
def changed(path: Path, days: Days) -> Iterator[tuple[Path, object, object]]:
    """A project with a backup of yesterday, and what both hold."""
    before = opened(path)
    days.today += timedelta(days=1)
    with Store.open(str(path)) as store:
        add(store, 90)
        after = state(store)
    return path, before, after


def test_restoring_brings_back_the_copy_and_keeps_what_was_there(changed: tuple[Path, object, object]) -> None:
    path, before, after = changed
    plan = keeping.plan_restore(str(path), "2026-11-23", "Noor")
    assert (plan.same, plan.now and plan.now.transcripts, plan.then.transcripts) == (True, 7, 6)
    aside = keeping.restore(str(path), plan)
    assert opened(path) == before
    assert aside is not None
    assert aside.name.startswith("p.before-restore-")
    assert opened(aside) == after
    back = keeping.restore(str(path), keeping.plan_restore(str(path), str(aside), "Noor"))
    assert back
    assert opened(path) == after


def test_a_project_that_is_gone_or_damaged_is_restored_too(changed: tuple[Path, object, object]) -> None:
    path, before, _ = changed
    path.unlink()
    assert keeping.restore(str(path), keeping.plan_restore(str(path), "2026-11-23", "Noor")) is None
    assert opened(path) == before
    path.write_bytes(b"weg" * 5000)
    Path(f"{path}-wal").write_bytes(b"oud")
    aside = keeping.restore(str(path), keeping.plan_restore(str(path), "2026-11-23", "Noor"))
    assert aside is not None
    assert aside.read_bytes() == b"weg" * 5000
    assert opened(path) == before
    assert check(str(path)) == []


def test_a_copy_of_another_project_is_refused_unless_forced(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.qualcode"
    with Store.create(str(other), [BOOK]) as store:
        add(store, 1)
        theirs = state(store)
    before = opened(path)
    plan = keeping.plan_restore(str(path), str(other), "Noor")
    with pytest.raises(ProjectError, match=r"is no copy of .*--force"):
        keeping.restore(str(path), plan)
    assert opened(path) == before
    keeping.restore(str(path), plan, force=True)
    assert opened(path) == theirs


def test_a_project_that_is_open_elsewhere_is_not_restored(changed: tuple[Path, object, object]) -> None:
    path, _, after = changed
    plan = keeping.plan_restore(str(path), "2026-11-23", "Noor")
    with Store.open(str(path)) as store:
        with store.snapshot(), pytest.raises(ProjectError, match="is open in another program or window"):
            keeping.restore(str(path), plan)
        assert state(store) == after
    assert sorted(file.name for file in path.parent.iterdir()) == ["p.backups", "p.qualcode"]


def test_whoever_has_a_restored_project_open_sees_the_restored_one(changed: tuple[Path, object, object]) -> None:
    path, before, _ = changed
    with Store.open(str(path)) as store:
        store.headings()
        other = path.with_name("q.qualcode")
        shutil.copyfile(backups_of(path)[-1].path, other)
        for log in path.parent.glob("p.qualcode-*"):
            log.unlink()
        other.replace(path)
        assert state(store) == before
        add(store, 91)
    assert check(str(path)) == []


def test_what_is_no_sound_copy_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"there is no copy at .*--list"):
        keeping.plan_restore(str(path), "2020-01-01", "Noor")
    with pytest.raises(ProjectError, match="is the project itself"):
        keeping.plan_restore(str(path), str(path), "Noor")
    copy = Path(shutil.copyfile(path, tmp_path / "q.qualcode"))
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE codings SET start = start + 1")
    with pytest.raises(DamagedProjectError, match="is damaged itself"):
        keeping.plan_restore(str(path), str(copy), "Noor")


def test_only_an_owner_may_copy_and_restore(path: Path) -> None:
    with pytest.raises(NotAllowedError, match="only an owner"):
        keeping.back_up(str(path), "Bram")
    with pytest.raises(NotAllowedError, match="only an owner"):
        keeping.plan_restore(str(path), "2026-11-23", "Bram")


# ── between a file and a server ──


def test_a_project_moves_to_a_server_and_back_and_is_the_same(path: Path, database: str, tmp_path: Path) -> None:
    before = opened(path)
    keeping.restore(database, keeping.plan_restore(database, str(path), "Noor"))
    assert check(database) == []
    with Store.open(database) as store:
        assert state(store) == before
        add(store, 90)  # the next number of the journal is free
        after = state(store)
    made = keeping.back_up(database, "Noor", tmp_path / "terug.qualcode")
    assert check(str(made)) == []
    assert opened(made) == after
    with pytest.raises(ProjectError, match=r"there is a project at .* already"):
        keeping.restore(database, keeping.plan_restore(database, str(path), "Noor"))


def test_a_server_has_no_folder_of_backups(database: str, tmp_path: Path) -> None:
    with Store.create(database, [BOOK]) as store:
        fill(store, transcripts=2)
    with pytest.raises(ProjectError, match="--to NAME"):
        keeping.back_up(database, "Noor")
    assert keeping.backups_of(database, "Noor") == []
    there = tmp_path / "p.qualcode"
    there.write_text("x")
    with pytest.raises(ProjectError, match="cannot be made"):
        keeping.back_up(database, "Noor", there)
    assert there.read_text() == "x"


# ── the commands ──


def test_the_commands_copy_list_and_restore(path: Path, days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUALCODE_AS", "Noor")
    code, out, err = run("backup", str(path), "--list")
    assert (code, out, "2026-11-23" in err) == (0, "", False) or "2026-11-23" in out
    copy = path.with_name("kopie.qualcode")
    assert run("backup", str(path), "--to", str(copy))[0] == 0
    assert check(str(copy)) == []
    code, out, err = run("restore", str(path), str(copy), "--dry-run", "--json")
    assert (code, json.loads(out)["same_project"], json.loads(out)["restored"]) == (0, True, False)
    assert "6 transcript(s), 48 coding(s)" in err
    assert "Nothing was changed" in err
    code, out, err = run("restore", str(path), str(copy))
    assert code == 0
    assert "is kept in" in err
