"""What every test may use: the profiles of hypothesis, and the reference data that stand beside the project."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from qualcode.projects.demo import Demo
from qualcode.projects.demo import demo as build_demo
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
def project(tmp_path: Path) -> Iterator[Store]:
    """An empty project with the codebook krachtwerk."""
    where = str(tmp_path / "p.qualcode")
    init(where, [bundled("codebooks") / "krachtwerk.yaml"])
    with Store.open(where) as store:
        yield store
