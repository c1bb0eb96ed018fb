"""What every test may use: the profiles of hypothesis, a project on each database, and the reference data beside it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from browsing import CHROMIUM, FLAGS, opened_page, serving
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from studies import BOOK, fill

from qualcode.projects.demo import Demo
from qualcode.projects.demo import demo as build_demo
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.store import Store

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


@pytest.fixture(scope="session")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a whole project with something of everything, to copy."""
    path = tmp_path_factory.mktemp("study") / "p.qualcode"
    with Store.create(str(path), [BOOK]) as store:
        fill(store)
    return path


@pytest.fixture
def path(study: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copyfile(study, tmp_path / "p.qualcode"))


# ── the viewer in a browser ──


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium; .ci/run must install it")
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def served(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The viewer on the demo project, as ``qualcode app`` serves it."""
    with serving(demo.project, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A fresh page of the demo."""
    with opened_page(browser, served, "Transcripten") as opened:
        yield opened


@pytest.fixture
def own(browser: Browser, demo: Demo, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """A page of a copy of the demo, which may be changed, and where the copy is."""
    with Project.open(str(demo.project)):  # what is in the log of the database is put into the file
        project = Path(shutil.copy(demo.project, tmp_path / "eigen.qualcode"))
    with (
        serving(project, tmp_path / "server.log") as address,
        opened_page(browser, address, "Transcripten") as opened,
    ):
        opened.set_viewport_size({"width": 1280, "height": 1500})
        yield opened, project
