"""What tests in a real browser share: the viewer served, pages opened, and what users do on them."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

PICTURES = Path(os.environ.get("QUALCODE_PICTURES", tempfile.gettempdir()))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()


@contextmanager
def serving(project: Path, log: Path, *options: str, port: int = 0) -> Iterator[str]:
    """Serve a project; at the end nothing went wrong in the server."""
    port = port or free_port()
    with log.open("w") as stream:
        server = start_server(project, stream, *options, port=port)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)
    said = re.sub(
        r"(?s)Exception in thread.*?after (interpreter )?shutdown\n", "", log.read_text()
    )  # reading ahead was cut short
    assert not re.search("Traceback|Stack \\(most recent", said), said


def start_server(project: Path, log: IO[str], *options: str, port: int) -> "subprocess.Popen[bytes]":
    """Start a server of a project, in a group of processes of its own."""
    command = [sys.executable, "-c", "from qualcode.cli.main import main; main()", "app", str(project)]
    return subprocess.Popen(
        [*command, "--no-browser", "--port", str(port), *options], stdout=log, stderr=log, start_new_session=True
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the viewer stopped by itself"
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the viewer did not start within a minute")


@contextmanager
def opened_page(browser: Browser, served: str, heading: str) -> Iterator[Page]:
    """Open a page; at its end nothing went wrong in it, and nothing was asked of another machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened, errors, abroad = context.new_page(), [], []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda r: None if r.url.startswith(("data:", "blob:")) else abroad.append(r.url))
    opened.goto(served)
    served = "/".join(served.split("/")[:3])
    expect(opened.get_by_role("heading", name=heading)).to_be_visible(timeout=30_000)
    yield opened
    context.close()
    assert errors == []
    assert [url for url in abroad if not url.startswith((served, served.replace("http", "ws")))] == []


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def be(page: Page, name: str) -> None:
    """Say who one is."""
    choose(page, "Wie ben je?", name)
    expect(page.get_by_role("combobox", name="Wie ben je?")).to_have_value(name)


def choose(page: Page, name: str, option: str) -> None:
    """Choose in a list, which closes when the page scrolls or is drawn anew; then it is opened again."""
    settled(page)
    found = page.get_by_role("combobox", name=name)
    found.evaluate("element => element.scrollIntoView({block: 'center'})")
    chosen = page.get_by_role("group", name="Selected values").get_by_text(option)  # of a list with several
    before = chosen.count()
    for _ in range(5):
        found.fill("")
        found.fill(option)
        with suppress(PlaywrightTimeout):
            page.get_by_role("option", name=option).wait_for(timeout=2_000)
            page.keyboard.press("Enter")
            settled(page)
        page.keyboard.press("Tab")  # what is only typed goes
        if option in found.input_value() or chosen.count() > before:
            return
    raise AssertionError(f"{option!r} could not be chosen in {name!r}")


def picture(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")


def settled(page: Page) -> None:
    """Wait until the server has nothing more to draw."""
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible(timeout=15_000)


def resting(page: Page, drawn: Locator) -> FloatRect:
    """Return where something is drawn, as soon as it moves no more: a click on a place in it must find it there."""
    settled(page)
    before, box = None, drawn.bounding_box()
    for _ in range(50):
        if box and box == before:
            return box
        page.wait_for_timeout(150)
        before, box = box, drawn.bounding_box()
    raise AssertionError("it never came to rest")
