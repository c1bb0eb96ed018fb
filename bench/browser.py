"""``python -m bench.browser``: the viewer as a person meets it: from a click in Chromium until the result is painted.

Floor: a page with nothing but a button, from the click until its answer stands there. The viewer gets eight seconds to
read ahead first, as a person reads the first page; each action is done once cold and then repeated.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from qualcode.projects.demo import demo

AIM = 500
READ_AHEAD = 15.0
ROUNDS = 4
APP = Path(__file__).parents[1] / "app.py"
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-dev-shm-usage --no-first-run".split()
_BARE = """import streamlit as st
st.session_state.n = st.session_state.get("n", 0)
def more(): st.session_state.n += 1
st.button("go", on_click=more)
st.html(f"<i id='n{st.session_state.n}'>{st.session_state.n}</i>")
"""

Action = tuple[str, Callable[[Page, int], None], Callable[[Page, int], str]]
"""Its name, what to do in round n, and the selector that is there when it is done."""


def main() -> int:
    """Print the table; exit code 2 where there is no Chromium."""
    with TemporaryDirectory(prefix="qualcode-bench-") as folder, sync_playwright() as playwright:
        bare = Path(folder) / "bare.py"
        bare.write_text(_BARE, "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with served(bare, "") as url:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(url)
            page.wait_for_selector("#n0")
            floor = statistics.median(_times(page, _press, ROUNDS))
        with served(APP, str(demo(Path(folder)).project)) as url:
            page = browser.new_page(viewport={"width": 1280, "height": 1600})  # all of the import page
            page.goto(url)
            page.wait_for_selector(".qc-mark")
            page.wait_for_timeout(1000 * READ_AHEAD)
            times = _walk(page)
        browser.close()
    _print(times, floor)
    return 0


def chromium() -> str:
    """Return where Chromium is; where it is nowhere, the bench ends with exit code 2."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        print("there is no Chromium", file=sys.stderr)
        raise SystemExit(2)
    return found


def _press(page: Page, n: int) -> float:
    return _timed(page, lambda: page.get_by_role("button", name="go").click(), f"#n{n + 1}")


def _times(page: Page, act: Callable[[Page, int], float], rounds: int) -> list[float]:
    return [act(page, n) for n in range(rounds)]


def _walk(page: Page) -> dict[str, list[float]]:
    """Go through all pages `ROUNDS` times; return the times of each action in milliseconds."""
    found: dict[str, list[float]] = {}
    for n in range(ROUNDS):
        for name, act, done in _ACTIONS:
            page.wait_for_timeout(700)
            selector = done(page, n)
            found.setdefault(name, []).append(_timed(page, lambda act=act, n=n: act(page, n), selector))
    return found


def _timed(page: Page, act: Callable[[], None], selector: str) -> float:
    begun = time.perf_counter()
    act()
    page.wait_for_selector(selector)
    return 1000 * (time.perf_counter() - begun)


def _go(name: str) -> Callable[[Page, int], None]:
    return lambda page, n: page.get_by_role("link", name=name).click()


def _click_cell(page: Page, n: int) -> None:
    box = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 60, box["y"] + 65 + 41 * (n % 2))


def _choose(label: str, option: Callable[[int], int]) -> Callable[[Page, int], None]:
    def choose(page: Page, n: int) -> None:
        page.get_by_role("combobox", name=label, exact=True).click()
        page.get_by_role("option").nth(option(n)).click()

    return choose


_SAMPLE = sorted((APP.parent / "transcripts_sample").glob("*.docx"))


def _put(page: Page, n: int) -> None:
    page.get_by_role("region", name="Transcripten").locator("input[type=file]").set_input_files(
        [str(path) for path in _SAMPLE]
    )


_SAYS = "[data-testid=stToast]"
_ACTIONS: list[Action] = [
    (
        "another coder beside",
        lambda page, n: page.get_by_role("button", name="Bram", exact=True).click(),
        lambda page, n: ".qc-who:has-text('Bram')" if n % 2 == 0 else ".qc-row:not(:has(.qc-who:has-text('Bram')))",
    ),
    ("to the matrix", _go("Matrix"), lambda page, n: "[data-testid=stVegaLiteChart] :is(canvas, svg)"),
    (
        "a cell of the matrix",
        _click_cell,
        lambda page, n: f"h3:has-text('{('Meedoen', 'Erbij horen')[n % 2]} × Praktische')",
    ),
    ("to the quotes", _go("Citaten"), lambda page, n: "h1:has-text('Citaten') >> visible=true"),
    ("to the suggestions", _go("Suggesties"), lambda page, n: "h1:has-text('Suggesties')"),
    ("choose who codes", _choose("Wie ben je?", lambda n: n % 2), lambda page, n: ".qc-quote"),
    (
        "reject a suggestion",
        lambda page, n: page.get_by_role("button", name="Afwijzen").first.click(),
        lambda page, n: _SAYS,
    ),
    ("to agreement", _go("Overeenstemming"), lambda page, n: "[data-testid=stDataFrame]"),
    ("to the import page", _go("Importeren"), lambda page, n: "h1:has-text('Importeren')"),
    ("ten files read and shown", _put, lambda page, n: "button:has-text('Importeer ')"),
    (
        "look at another file",
        _choose("Bekijk een bestand", lambda n: n + 1),
        lambda page, n: f"[data-testid=stAlert]:has-text('{_SAMPLE[n + 1].name}')",
    ),
    ("to the transcripts", _go("Transcripten"), lambda page, n: ".qc-mark"),
]


def _print(times: dict[str, list[float]], floor: float) -> None:
    print(f"| action in the browser | first ms | median ms | floor ms | ratio | ≤ {AIM} ms, first too |")
    print("|---|---:|---:|---:|---:|---|")
    for name, found in times.items():
        median = statistics.median(found)
        met = "yes" if max(median, found[0]) <= AIM else "NO"
        print(f"| {name} | {found[0]:.0f} | {median:.0f} | {floor:.0f} | {median / floor:.1f} | {met} |")


@contextmanager
def served(script: Path, project: str) -> Iterator[str]:
    """Serve a script with a project; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    flags = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags, "--browser.gatherUsageStats", "false"]
    with subprocess.Popen(
        [*command, "--", project], cwd=APP.parent, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(url)


if __name__ == "__main__":
    raise SystemExit(main())
