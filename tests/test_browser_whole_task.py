"""What a researcher does on the first day, in a real browser: import, say who one is, read, code, and take it back."""

from pathlib import Path

from browsing import be, opened_page, serving, settled
from builders import docx_bytes, p
from coding_steps import saved, select
from playwright.sync_api import Browser, expect

from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init


def test_a_file_is_imported_coded_and_the_coding_taken_back(browser: Browser, tmp_path: Path) -> None:
    project, file = tmp_path / "begin.qualcode", tmp_path / "K01_T1.docx"
    init(str(project), [bundled("codebooks") / "krachtwerk.yaml"])
    file.write_bytes(docx_bytes(p("Interviewer: Hoe gaat het?"), p("Samira: Ik sta weer vroeg op. Dat is fijn.")))
    with serving(project, tmp_path / "server.log") as address, opened_page(browser, address, "Importeren") as page:
        page.evaluate("localStorage.setItem('qualcode-tour', 'true')")
        drop = page.get_by_role("region", name="Transcripten").locator("input[type=file]")
        drop.set_input_files([str(file)])
        page.get_by_role("button", name="Importeer 1 transcript").click(timeout=30_000)
        expect(page.get_by_text("Geïmporteerd: 1 transcript")).to_be_visible(timeout=15_000)
        settled(page)
        page.get_by_role("link", name="Coderen").click()
        expect(page.get_by_text("Je leest mee")).to_be_visible()
        be(page, "Noor")
        saved(page)
        select(page, "Ik sta weer vroeg op.")
        page.keyboard.press("1")
        expect(page.locator(".cs-label")).to_have_text("Meedoen")
        saved(page)
        with Project.open(str(project)) as opened:
            ((code, coder, words),) = [(c.code, c.coder, c.quote) for c in opened.codings()]
        assert (code, coder, words) == ("meedoen", "Noor", "Ik sta weer vroeg op.")
        page.keyboard.press("Control+z")
        expect(page.locator(".cs-label")).to_have_count(0)
        saved(page)
        with Project.open(str(project)) as opened:
            assert opened.codings() == []
