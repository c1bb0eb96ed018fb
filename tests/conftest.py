"""What every test may use: the profiles of hypothesis, a project on each database, and the reference data beside it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from qualcode.projects.demo import Demo
from qualcode.projects.demo import demo as build_demo
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"

settings.register_profile("qualcode", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)  # pytest --hypothesis-profile=search
settings.load_profile("qualcode")


@pytest.fixture
def reference() -> Callable[[str], Path]:
    """Return the path of a reference file; skip the test where the reference data are not at hand."""

    def find(name: str) -> Path:
        path = REFERENCE / name
        if not path.exists():
            pytest.skip(f"the reference data are not here: {path}")
        return path

    return find


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo, built once: ten invented interviews with the comments of two coders."""
    return build_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def database() -> Iterator[str]:
    """The URL of an empty PostgreSQL database, gone after the test. Without a server: skipped, but failed in CI."""
    server = os.environ.get("QUALCODE_POSTGRESQL")
    if not server:
        if os.environ.get("CI"):
            pytest.fail("there is no PostgreSQL; .ci/run must start it")
        pytest.skip("there is no PostgreSQL server: bash tests/postgresql.sh python -m pytest")
    name = f"qualcode_{uuid4().hex}"
    administer(server, f"CREATE DATABASE {name} TEMPLATE template0")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    administer(server, f"DROP DATABASE {name} WITH (FORCE)")  # whoever still holds a connection loses it


def administer(server: str, statement: str) -> None:
    """Carry out a statement that concerns whole databases, which no transaction may hold."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 10})
    with engine.connect() as connection:
        connection.execute(text("SET statement_timeout = '30s'"))
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a project may be made: the path of a file, or the URL of an empty database. Nothing is there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "p.qualcode")
    return str(request.getfixturevalue("database"))


@contextmanager
def krachtwerk(where: str) -> Iterator[Project]:
    """Make an empty project with the codebook krachtwerk, and open it."""
    init(where, [bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(where, "Noor") as opened:
        yield opened


@pytest.fixture
def project(place: str) -> Iterator[Project]:
    """An empty project with the codebook krachtwerk, on each kind of database."""
    with krachtwerk(place) as store:
        yield store


@pytest.fixture
def file_project(tmp_path: Path) -> Iterator[Project]:
    """An empty project with the codebook krachtwerk in a file, for tests that look at the file itself."""
    with krachtwerk(str(tmp_path / "p.qualcode")) as store:
        yield store
