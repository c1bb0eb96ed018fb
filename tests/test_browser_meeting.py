"""The meeting in a real browser: coders take over what they share, and settle the rest by keys and by mouse."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import choose, go, opened_page, picture, serving, settled
from builders import code_words, interview
from playwright.sync_api import Browser, Page, expect

from qualcode.changes import Kind, added
from qualcode.codings import CONSENSUS
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.projects.team import finish
from qualcode.transcripts import Imported

TALK = interview(
    "I: Wat doe je nu?",
    "R: Ik doe weer mee in het buurthuis. Dat vind ik fijn.",
    "I: En je coach?",
    "R: Zij stond altijd voor me klaar. Samen zochten we een cursus.",
    "I: En thuis?",
    "R: Thuis is het rustig nu, echt waar.",
)
FIRST = "Verschil 1 van 3"


@pytest.fixture
def meeting(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """The page of a meeting on one talk, in which two coders share a passage and differ in three, and its project."""
    path = tmp_path / "overleg.qualcode"
    init(str(path), [bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(str(path), "Noor") as project:
        coded = [
            code_words(TALK, "Dat vind ik fijn", "jezelf_zijn", "Noor"),
            code_words(TALK, "Dat vind ik fijn.", "jezelf_zijn", "Bram"),
            code_words(TALK, "Ik doe weer mee in het buurthuis.", "meedoen", "Noor"),
            replace(code_words(TALK, "in het buurthuis.", "meedoen", "Bram"), memo="alleen de plek"),
            code_words(TALK, "Zij stond altijd voor me klaar", "werkrelatie", "Noor"),
            code_words(TALK, "stond altijd voor me klaar", "praktische_steun", "Bram"),
            code_words(TALK, "Thuis is het rustig nu", "herstel", "Bram"),
        ]
        project.commit(Kind.IMPORT, added([Imported(TALK), *coded]))
        for name in ("Noor", "Bram"):
            finish(project.seen_by(name), ["t1"])
    with (
        serving(path, tmp_path / "server.log") as address,
        opened_page(browser, f"{address}/overleg?who=Noor", "Overleg") as page,
    ):
        expect(page.get_by_text(FIRST)).to_be_visible()
        settled(page)
        page.wait_for_timeout(1000)  # only then the buttons hear keys
        yield page, path


def decided(path: Path) -> list[tuple[str, str]]:
    """Return the code and the words of all that the meeting decided to hold, by place."""
    with Project.open(str(path)) as project:
        return [(c.code, c.quote) for c in project.codings() if c.coder == CONSENSUS]


def test_a_meeting_takes_over_what_is_shared_and_settles_the_rest_by_keys(meeting: tuple[Page, Path]) -> None:
    page, path = meeting
    expect(page.get_by_text("zelfde code, andere grenzen")).to_be_visible()
    expect(page.get_by_text("Wat doe je nu?")).to_be_visible()
    expect(page.locator(".qc-side").first.locator(".qc-memo")).to_have_text("✎ alleen de plek")
    expect(page.locator(".qc-side").nth(1).locator(".qc-mark")).to_have_text("Ik doe weer mee in het buurthuis.")
    picture(page, "overleg")
    page.get_by_role("button", name="Neem over waar iedereen het eens is (1)").click()
    expect(page.get_by_text("1 passage waar iedereen het eens is: overgenomen.")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_text("1 van 3 besloten")).to_be_visible()
    expect(page.get_by_text("andere codes")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_text("niet door iedereen gecodeerd")).to_be_visible()
    page.keyboard.press("k")
    expect(page.get_by_text("andere codes")).to_be_visible()
    expect(page.get_by_label("Reden")).to_have_count(1)  # that of the last card is gone
    page.get_by_label("Reden").fill("het gaat om de band")
    page.keyboard.press("Tab")
    settled(page)
    page.keyboard.press("1")
    expect(page.get_by_text("2 van 3 besloten")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_text("Over alle 3 verschillen is besloten.")).to_be_visible()
    assert decided(path) == [
        ("meedoen", "Ik doe weer mee in het buurthuis."),
        ("jezelf_zijn", "Dat vind ik fijn."),
        ("praktische_steun", "stond altijd voor me klaar"),
    ]
    with Project.open(str(path)) as project:
        assert sorted(r.code for r in project.rejections() if r.coder == CONSENSUS) == ["herstel", "werkrelatie"]
        assert project.journal()[1].facts["reason"] == "het gaat om de band"
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.get_by_text("2 van 3 besloten")).to_be_visible()
    expect(page.get_by_text("niet door iedereen gecodeerd")).to_be_visible()
    page.get_by_role("button", name="Geen", exact=False).first.click()
    page.get_by_role("button", name="Matrix van consensus").click()
    expect(page.get_by_role("heading", name="Matrix", exact=True)).to_be_visible()
    expect(page.get_by_text("coderingen van consensus")).to_be_visible()


def test_how_much_must_be_shared_to_agree_is_chosen_and_remembered(meeting: tuple[Page, Path]) -> None:
    page, path = meeting
    expect(page.get_by_role("combobox", name="Wanneer is het dezelfde passage?")).to_have_value("bijna gelijk (90 %)")
    choose(page, "Wanneer is het dezelfde passage?", "voor de helft gelijk (50 %)")
    expect(page.get_by_text("Verschil 1 van 2")).to_be_visible()
    go(page, "Transcripten")
    go(page, "Overleg")
    expect(page.get_by_text("Verschil 1 van 2")).to_be_visible()
    page.get_by_role("button", name="Neem over waar iedereen het eens is (2)").click()
    expect(page.get_by_text("2 passages waar iedereen het eens is: overgenomen.")).to_be_visible()
    assert decided(path) == [
        ("meedoen", "Ik doe weer mee in het buurthuis."),
        ("jezelf_zijn", "Dat vind ik fijn."),
    ]
    choose(page, "Wanneer is het dezelfde passage?", "precies gelijk")
    expect(page.get_by_text("1 van 3 besloten")).to_be_visible()


def test_other_borders_and_codes_are_chosen_word_by_word_and_the_meeting_is_resumed(
    meeting: tuple[Page, Path],
) -> None:
    page, path = meeting
    page.keyboard.press("o")
    expect(page.get_by_text("Anders besluiten")).to_be_visible()
    expect(page.locator(".qc-preview mark")).to_have_text("Ik doe weer mee in het buurthuis.")
    first = page.get_by_role("slider").first
    first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".qc-preview mark")).to_have_text("weer mee in het buurthuis.")
    page.get_by_role("button", name="Zo besluiten").click()
    expect(page.get_by_text("1 van 3 besloten")).to_be_visible()
    assert decided(path) == [("meedoen", "weer mee in het buurthuis.")]
    page.reload()
    expect(page.get_by_text("1 van 3 besloten")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("andere codes")).to_be_visible()
    page.get_by_text("Per code besluiten").click()
    page.get_by_test_id("stExpander").first.get_by_text("Zoals Noor").click()
    settled(page)
    page.get_by_role("button", name="Leg vast per code").click()
    expect(page.get_by_text("Besloten: per code")).to_be_visible()
    expect(page.get_by_text("1 van 3 besloten")).to_be_visible()  # on the other code nothing was decided
    assert decided(path)[1:] == [("werkrelatie", "Zij stond altijd voor me klaar")]
    page.get_by_text("alle", exact=True).first.click()
    expect(page.get_by_text("Besloten is nu:")).to_be_visible()
    expect(page.get_by_text("Verschil 1 van 3")).to_be_visible()


def test_a_remark_becomes_a_line_of_the_codebook_and_the_decisions_leave_as_a_table(
    meeting: tuple[Page, Path], tmp_path: Path
) -> None:
    page, path = meeting
    page.get_by_role("textbox", name="Opmerking bij het codeboek").fill("Ook het buurthuis telt.")
    page.get_by_role("button", name="Bewaar opmerking").click()
    expect(page.get_by_text("Opmerkingen bij het codeboek: 1")).to_be_visible()
    page.get_by_text("Opmerkingen bij het codeboek: 1").click()
    page.get_by_role("button", name="wel", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Zet in het codeboek").click()
    expect(page.get_by_text("staat in het codeboek: wel")).to_be_visible()
    with Project.open(str(path)) as project:
        assert project.codebooks()[0].by_key["meedoen"].use[-1] == "Ook het buurthuis telt."
    page.keyboard.press("b")
    expect(page.get_by_text("1 van 3 besloten")).to_be_visible()
    page.get_by_text("De besluiten, voor je verantwoording").click()
    with page.expect_download() as leaving:
        page.get_by_role("button", name="Naar Excel").click()
    leaving.value.save_as(tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").read_bytes().startswith(b"PK")
    page.get_by_role("button", name="In de tekst").click()
    expect(page.locator(".cs-row").first).to_be_visible(timeout=20_000)
    go(page, "Overleg")
    expect(page.get_by_text("1 van 3 besloten")).to_be_visible()
