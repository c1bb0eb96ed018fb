"""Nothing that somebody coded is lost or doubled, whatever happens to the server, the page, the text and the names."""

import json
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browsing import choose, free_port, serving, start_server, wait_for
from coding_steps import Desk, made, saved, screen, select
from playwright.sync_api import Browser, Page, expect

from qualcode.projects.project import Project
from qualcode.projects.versions import Mend, carry_out, plan_mending
from qualcode.spans import Span


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an interview that has everything."""
    return made(tmp_path / "p.qualcode")


@contextmanager
def held(project: Path) -> Iterator[None]:
    """Let nobody write in a project for a while, as another program would that is busy with it."""
    connection = sqlite3.connect(project, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def code_words(page: Page, count: int, key: str = "1") -> None:
    """Code the first word of turn 4, the first two, and so on, as fast as keys go."""
    page.locator(".cs-scroll").focus()
    for press in ("g", "4", "Enter"):
        page.keyboard.press(press)
    for _ in range(count):
        page.keyboard.press("Control+Shift+ArrowRight")
        page.keyboard.press(key)


def test_twenty_quick_codings_are_stored_while_every_write_waits(browser: Browser, project: Path) -> None:
    stop = threading.Event()

    def others() -> None:
        while not stop.is_set():
            with held(project):
                stop.wait(0.3)
            time.sleep(0.03)

    with serving(project, project.parent / "log") as address, screen(browser, address, "t1") as page:
        busy = threading.Thread(target=others)
        busy.start()
        try:
            for key in ("1", "2"):
                code_words(page, 10, key)
        finally:
            stop.set()
            busy.join()
        found = Desk(page, project, "t1").stored()
        assert len({(coding.code, coding.span) for coding in found}) == len(found) == 20


def test_leaving_the_page_waits_until_everything_is_stored(browser: Browser, project: Path) -> None:
    with serving(project, project.parent / "log") as address, screen(browser, address, "t1") as page:
        release = threading.Timer(1.0, lambda: None)
        with held(project):
            code_words(page, 3)
            page.get_by_role("link", name="Citaten").click()
            release.start()
            release.join()
            expect(page.locator(".cs-status")).to_contain_text("Even wachten")
        expect(page.get_by_role("heading", name="Citaten")).to_be_visible(timeout=15_000)
        with Project.open(str(project)) as opened:
            assert len(opened.codings()) == 3


def test_a_reload_in_the_middle_loses_and_doubles_nothing(browser: Browser, project: Path) -> None:
    with serving(project, project.parent / "log") as address, screen(browser, address, "t1") as page:
        page.on("dialog", lambda dialog: dialog.accept())
        with held(project):
            code_words(page, 3)
            expect(page.locator(".cs-saved")).to_contain_text("3 onderweg")
            kept = page.evaluate("Object.values(sessionStorage).join()")
            page.reload()
        expect(page.locator(".cs-label")).to_have_count(3, timeout=20_000)
        assert len(Desk(page, project, "t1").stored()) == 3
        page.keyboard.press("Control+z")
    assert len(json.loads(kept)["actions"]) == 3
    assert "weer mee" not in kept


def test_codings_made_while_the_server_is_gone_arrive_once_when_it_is_back(browser: Browser, project: Path) -> None:
    port, log = free_port(), project.parent / "log"
    with log.open("w") as stream:
        server = start_server(project, stream, port=port)
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        with screen(browser, f"http://127.0.0.1:{port}", "t1") as page:
            code_words(page, 2, "2")
            saved(page)
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(20)
            code_words(page, 3)
            page.wait_for_timeout(1_000)
            expect(page.locator(".cs-label")).to_have_count(5)
            with serving(project, log, port=port):
                expect(page.locator(".cs-saved")).to_contain_text("Alles bewaard", timeout=40_000)
                assert len(Desk(page, project, "t1").stored()) == 5


def test_what_was_coded_on_a_text_that_was_corrected_meanwhile_is_offered_its_new_place(
    browser: Browser, project: Path
) -> None:
    port, log = free_port(), project.parent / "log"
    with log.open("w") as stream:
        server = start_server(project, stream, port=port)
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        try:
            with screen(browser, f"http://127.0.0.1:{port}", "t1") as page:
                os.killpg(server.pid, signal.SIGSTOP)
                select(page, "Dat vind ik fijn.")
                page.keyboard.press("1")
                with Project.open(str(project), "Bram") as other:
                    text = other.transcript("t1").text
                    place = text.index("Ik doe weer")
                    mend = Mend(Span(place, place + 11), "Ik doe nu gelukkig weer")
                    carry_out(other, plan_mending(other, "t1", [mend]))
                os.killpg(server.pid, signal.SIGCONT)
                expect(page.get_by_role("alert")).to_contain_text("De tekst is intussen verbeterd", timeout=20_000)
                expect(page.locator(".cs-label")).to_have_count(0)
                page.get_by_role("button", name="Op de nieuwe plaats zetten").click()
                expect(page.get_by_role("alert")).to_be_hidden()
                assert Desk(page, project, "t1").quotes() == [("meedoen", "Dat vind ik fijn.")]
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(20)


def test_two_tabs_of_one_coder_show_each_others_codings(browser: Browser, project: Path) -> None:
    with (
        serving(project, project.parent / "log") as address,
        screen(browser, address, "t1") as one,
        screen(browser, address, "t1") as other,
    ):
        code_words(one, 3)
        code_words(other, 3, "2")
        for page in (one, other):
            expect(page.locator(".cs-label")).to_have_count(6)
        assert len(Desk(one, project, "t1").stored()) == 6
        other.keyboard.press("Control+z")
        expect(one.locator(".cs-label")).to_have_count(5)
        with held(project):  # what the other does meanwhile, neither sees
            for page in (one, other):
                code_words(page, 2, "3")
        for page in (one, other):
            expect(page.locator(".cs-label")).to_have_count(7)
        found = Desk(one, project, "t1").stored()
        assert len({coding.judgement for coding in found}) == len(found) == 7


def test_what_one_coder_did_never_becomes_anothers(browser: Browser, project: Path) -> None:
    with serving(project, project.parent / "log") as address, screen(browser, address, "t1") as page:
        key = "Object.keys(sessionStorage).find(key => key.startsWith('qualcode-outbox'))"
        page.on("dialog", lambda dialog: dialog.accept())
        with held(project):
            code_words(page, 2)
            kept = page.evaluate(f"[{key}, sessionStorage[{key}]]")
        saved(page)
        page.keyboard.press("Control+z")
        page.keyboard.press("Control+z")
        saved(page)
        left = kept[1].replace('"uid":"', '"uid":"0').replace('"id":"', '"id":"').replace("Noor", "Fatma")
        page.evaluate("([key, left]) => sessionStorage.setItem(key, left)", [kept[0], left])
        page.reload()
        expect(page.locator(".cs-saved")).to_contain_text("2 van Fatma nog niet bewaard", timeout=20_000)
        assert Desk(page, project, "t1").stored() == []
        choose(page, "Wie ben je?", "Fatma")
        expect(page.locator(".cs-label")).to_have_count(2)
        assert len(Desk(page, project, "t1").stored("Fatma")) == 2
