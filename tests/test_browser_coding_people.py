"""The coding screen for everybody: with others, with suggestions, by keys, by ear, large, dark, and for a newcomer."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import choose, opened_page, picture, serving
from builders import code_words
from coding_steps import Desk, made, saved, screen, select
from playwright.sync_api import Browser, expect

from qualcode.changes import Kind, added
from qualcode.projects.demo import Demo
from qualcode.projects.project import Project
from qualcode.projects.team import assign, finish


@pytest.fixture(scope="module")
def shared(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the demo, served for the tests that look at a transcript as it is read."""
    with Project.open(str(demo.project)):
        project = Path(shutil.copy(demo.project, tmp_path_factory.mktemp("people") / "demo.qualcode"))
    with serving(project, project.parent / "server.log") as address:
        yield project, address


def test_what_another_codes_appears_within_two_seconds_and_leaves_the_selection(
    browser: Browser, tmp_path: Path
) -> None:
    project = made(tmp_path / "p.qualcode")
    with serving(project, tmp_path / "log") as address, screen(browser, address, "t1") as page:
        select(page, "Thuis is het rustig")
        place = page.locator(".cs-scroll").evaluate("element => element.scrollTop")
        with Project.open(str(project), "Bram") as bram:
            coding = code_words(bram.transcript("t1"), "Ik doe weer mee.", "meedoen", "Bram")
            bram.commit(Kind.CODE, added([coding]))
        before = time.monotonic()
        expect(page.locator(".cs-label", has_text="Meedoen · Bram")).to_be_visible()
        assert time.monotonic() - before < 4, "looked at every 1.5 seconds"
        assert page.evaluate("getSelection().toString()") == "Thuis is het rustig"
        assert page.locator(".cs-scroll").evaluate("element => element.scrollTop") == place
        page.locator(".cs-label").click()
        page.keyboard.press("Delete")
        expect(page.locator(".cs-status")).to_contain_text("alleen Bram wijzigt het")
        with screen(browser, address, "t1", "Bram"):
            expect(page.locator(".cs-saved")).to_contain_text("Ook hier: Bram")
        expect(page.locator(".cs-saved")).not_to_contain_text("Ook hier", timeout=12_000)


def test_who_codes_blind_sees_nothing_of_others_and_gets_no_suggestions(browser: Browser, tmp_path: Path) -> None:
    project = made(tmp_path / "p.qualcode")
    with Project.open(str(project), "Noor") as noor:
        assign(noor, ["Noor", "Bram"], ["t1"], blind=True)
        bram = noor.seen_by("Bram")
        coding = code_words(noor.transcript("t1"), "Ik doe weer mee.", "meedoen", "Bram")
        bram.commit(Kind.CODE, added([coding]))
        finish(bram, ["t1"])
    with serving(project, tmp_path / "log") as address, screen(browser, address, "t1") as page:
        expect(page.get_by_role("button", name="Suggesties in de tekst")).to_be_disabled()
        select(page, "Thuis is het rustig")
        page.keyboard.press("1")
        saved(page)
        expect(page.locator(".cs-label")).to_have_count(1)
        assert "Bram" not in page.locator(".cs-root").inner_text()
        page.get_by_text("Klaar (Noor)").click()
        expect(page.locator(".cs-label", has_text="Bram")).to_be_visible()


def test_suggestions_are_accepted_rejected_changed_and_never_look_like_codings(
    browser: Browser, shared: tuple[Path, str]
) -> None:
    project, address = shared
    with screen(browser, address, "03_exit_wilma", "Fatma") as page:
        assert page.locator(".cs-suggested").count() == 0
        page.get_by_role("button", name="Suggesties in de tekst").click()
        expect(page.locator(".cs-label.cs-suggested").first).to_be_visible(timeout=60_000)
        page.keyboard.press("n")  # the keys work at once
        expect(page.locator(".cs-detail")).to_contain_text("Kans")
        picture(page, "coderen-suggesties")
        page.keyboard.press("a")
        page.keyboard.press("n")
        page.keyboard.press("x")
        page.keyboard.press("n")
        page.keyboard.press("e")
        page.keyboard.type("maatw")
        page.keyboard.press("Enter")
        page.keyboard.press("n")
        page.keyboard.press("b")
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        found = Desk(page, project, "03_exit_wilma").stored("Fatma")
        whole = {c.origin.split(":")[0] for c in found}
        assert (len(found), whole) == (3, {"suggestion", "instead"})
        with Project.open(str(project), "Fatma") as fatma:
            assert len([one for one in fatma.rejections() if one.coder == "Fatma"]) == 2
        assert len([c for c in found if c.quote[-1].isalnum()]) == 1  # within its sentence, where its border was put


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screen_reader_and_keys_find_their_way(browser: Browser, shared: tuple[Path, str], scheme: str) -> None:
    _, address = shared
    with screen(browser, address, "01_exit_samira") as page:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        if scheme == "dark":
            page.set_viewport_size({"width": 1920, "height": 1080})
            page.reload()
            expect(page.locator(".cs-label").first).to_be_visible(timeout=20_000)
        page.get_by_label("Ga naar een beurt").fill("22")
        page.keyboard.press("Enter")
        page.keyboard.press("j")
        if scheme == "light":
            picture(page, "coderen")
        for opened in ("", "?", "/"):
            if opened:
                page.locator(".cs-scroll").focus()
                page.keyboard.press("t")
                page.keyboard.press(opened)
                expect(page.get_by_role("dialog")).to_be_visible()
            result = Axe().run(page, context=".cs-root")
            serious = [found for found in result.response["violations"] if found["impact"] in ("serious", "critical")]
            assert [(found["id"], [node["html"][:150] for node in found["nodes"][:3]]) for found in serious] == []
            page.keyboard.press("Escape")
        assert page.locator(".cs-caret").evaluate("element => getComputedStyle(element).animationName") == "none"


def test_at_twice_the_size_everything_can_be_reached(browser: Browser, shared: tuple[Path, str]) -> None:
    _, address = shared
    with screen(browser, address, "01_exit_samira") as page:
        page.set_viewport_size({"width": 640, "height": 450})  # what 1280 by 900 shows at 200 %
        page.keyboard.press("Escape")
        wide = page.evaluate(
            "document.querySelector('.cs-root').scrollWidth - document.querySelector('.cs-root').clientWidth"
        )
        assert wide <= 1
        for place in (".cs-scroll", ".cs-tree", ".cs-detail"):
            page.locator(place).scroll_into_view_if_needed()
            expect(page.locator(place)).to_be_in_viewport()


def test_a_newcomer_is_shown_four_steps_once_in_the_language_they_chose(
    browser: Browser, shared: tuple[Path, str]
) -> None:
    _, address = shared
    with opened_page(browser, address, "Transcripten") as page:
        page.get_by_text("English", exact=True).click()
        page.get_by_role("link", name="Coding").click()
        card = page.get_by_role("complementary", name="How coding works")
        for step in range(1, 5):
            expect(card).to_contain_text(f"{step} / 4", timeout=15_000)
            card.get_by_role("button", name="Start" if step == 4 else "Next").click()
        expect(card).to_have_count(0)
        expect(page.get_by_text("You are reading. First choose")).to_be_visible()
        choose(page, "Who are you?", "Noor")
        expect(page.locator(".cs-saved")).to_contain_text("Everything saved")
        page.reload()
        expect(page.locator(".cs-label").first).to_be_visible(timeout=20_000)
        expect(card).to_have_count(0)


def test_on_leaving_and_coming_back_one_is_where_one_was(browser: Browser, shared: tuple[Path, str]) -> None:
    _, address = shared
    with screen(browser, address, "02_exit_henk") as page:
        page.get_by_label("Ga naar een beurt").fill("40")
        page.keyboard.press("Enter")
        expect(page.locator(".cs-number", has_text="40")).to_be_in_viewport()
        page.wait_for_timeout(400)
        page.get_by_role("link", name="Matrix").click()
        expect(page.get_by_role("heading", name="Matrix")).to_be_visible()
        page.get_by_role("link", name="Coderen").click()
        expect(page.locator(".cs-number", has_text="40")).to_be_in_viewport(timeout=15_000)
