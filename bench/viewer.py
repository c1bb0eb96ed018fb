"""The viewer without a browser: each page of the demo project drawn anew, and each of its boxes changed.

What the browser then needs to paint is not in these times. The floor is an app that shows one title.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest

from bench.timing import Case, Side
from qualcode.projects.demo import demo

_APP = Path(__file__).parents[1] / "app.py"
_BARE = "import streamlit as st\nst.title('qualcode')\n"
_PATIENCE = 120.0


class ViewerNotReady(Exception):
    """The viewer does not run, so there is nothing to time."""


def cases() -> Iterator[Case]:
    """Yield a case for each page and for each box on it; run each before asking for the next.

    Raises:
        ViewerNotReady: if the app is not there, or a page fails; the message says how.
    """
    if not _APP.is_file():
        raise ViewerNotReady("there is no app.py")
    logging.disable(logging.WARNING)
    bare = AppTest.from_string(_BARE, default_timeout=_PATIENCE)
    floor = Side(lambda _: bare.run(), outcome=lambda _, app: _fine(app))
    with _demo_app() as app:
        _fine(app.run())
        for page, name in _pages(app).items():
            yield Case(
                f"viewer: {name}", Side(lambda _, p=page: _open(app, p), outcome=lambda _, app: _fine(app)), floor
            )
            boxes = [box for box in app.selectbox if str(box.key).startswith("choice.") and len(box.options) > 1]
            for key in [str(box.key) for box in boxes]:
                change = Side(lambda _, k=key: _change(app, k), outcome=lambda _, app: _fine(app))
                yield Case(f"viewer: {name}, other {key.rpartition('.')[2]}", change, floor)


@contextmanager
def _demo_app() -> Iterator[AppTest]:
    """Give the app on a fresh demo project, named on the command line as `streamlit run` would."""
    arguments = sys.argv
    with TemporaryDirectory(prefix="qualcode-bench-") as folder:
        sys.argv = [str(_APP), str(demo(Path(folder)).project)]
        try:
            yield AppTest.from_file(str(_APP), default_timeout=_PATIENCE)
        finally:
            sys.argv = arguments


def _pages(app: AppTest) -> dict[str, str]:
    """Return the pages that st.navigation knows: AppTest has no public way to pages that are functions."""
    return {page: str(info.get("page_name")).casefold() for page, info in app._registered_pages.items()}


def _open(app: AppTest, page: str) -> AppTest:
    app._page_hash = page
    return app.run()


def _change(app: AppTest, key: str) -> AppTest:
    box = app.selectbox(key=key)
    return box.select_index(((box.index or 0) + 1) % len(box.options)).run()


def _fine(app: AppTest) -> bool:
    if app.exception:
        raise ViewerNotReady(f"it does not run yet: {app.exception[0].message.splitlines()[0]}")
    return bool(app.title)
