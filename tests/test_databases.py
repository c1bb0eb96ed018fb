"""The databases that the tests run on: each test has one of its own, empty at first and gone afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from qualcode.errors import ProjectError
from qualcode.store import Store


def ask(url: str, question: str) -> object:
    engine = create_engine(url)
    with engine.connect() as connection:
        answer = connection.execute(text(question)).scalar()
    engine.dispose()
    return answer


def test_the_server_answers_and_writes_text_as_unicode(database: str) -> None:
    assert ask(database, "SHOW server_encoding") == "UTF8"
    assert ask(database, "SELECT '🙂' || chr(233)") == "🙂é"


def test_the_server_sorts_as_people_do_and_not_by_number(database: str) -> None:
    """As servers of universities do: a list whose order matters must not rely on the database."""
    assert ask(database, "SELECT 'a' < 'B' AND 'é' < 'f'") is True


seen: set[str] = set()


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_a_database_of_its_own_that_is_gone_after_it(database: str, turn: int) -> None:
    assert database not in seen
    for earlier in seen:
        with pytest.raises(OperationalError, match="does not exist"):
            ask(earlier, "SELECT 1")
    seen.add(database)
    engine = create_engine(database)
    connection = engine.connect()  # left open: the database must go all the same
    connection.exec_driver_sql(f"CREATE TABLE left_behind_{turn} (x integer)")


def test_nothing_is_at_a_place_yet_and_no_project_can_be_opened_there(place: str) -> None:
    if "://" in place:
        engine = create_engine(place)
        assert inspect(engine).get_table_names() == []
        engine.dispose()
    else:
        assert not Path(place).exists()
    with pytest.raises(ProjectError):
        Store.open(place)


@pytest.mark.usefixtures("project")
def test_a_project_on_each_database_is_found_at_its_place_with_its_codebook(place: str) -> None:
    with Store.open(place) as store:
        assert [book.key for book in store.codebooks()] == ["krachtwerk"]


@pytest.mark.usefixtures("file_project")
def test_a_project_in_a_file_is_a_file(tmp_path: Path) -> None:
    assert (tmp_path / "p.qualcode").is_file()


def test_without_a_server_tests_are_skipped_here_and_fail_in_ci(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text("from conftest import database\n\ndef test_it(database): pass\n")
    without = {key: value for key, value in os.environ.items() if key not in ("QUALCODE_POSTGRESQL", "CI")}
    without["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rs", str(tmp_path)]
    here = subprocess.run(command, env=without, capture_output=True, text=True, check=False, timeout=60)
    without["CI"] = "true"
    there = subprocess.run(command, env=without, capture_output=True, text=True, check=False, timeout=60)
    assert "1 skipped" in here.stdout
    assert "bash tests/postgresql.sh" in here.stdout
    assert there.returncode == 1
    assert ".ci/run must start it" in there.stdout
