"""Drawing a sample on the page Team, coding again, and the fidelity table, in a real browser."""

from dataclasses import replace
from pathlib import Path

import docx
from browsing import be, choose, go, picture, settled
from playwright.sync_api import Page, expect

from qualcode.changes import Kind, added
from qualcode.codings import coding_of
from qualcode.formats.codebook_yaml import read_codebook
from qualcode.projects.journal import events
from qualcode.projects.project import Project
from qualcode.projects.sampling import double_coded
from qualcode.projects.setup import bundled
from qualcode.projects.team import reopen


def test_a_sample_is_seen_before_it_is_assigned_and_then_followed(own: tuple[Page, Path]) -> None:
    page, where = own
    be(page, "Noor")
    go(page, "Team")
    expect(page.get_by_text("Kies links minstens twee codeurs.")).to_be_visible()
    for name in ("Noor", "Bram"):
        choose(page, "Wie codeert", name)
    expect(page.get_by_text("Getrokken: 1 van 2")).to_be_visible()
    with Project.open(str(where), "Bram") as study:
        reopen(study, [heading.id for heading in study.headings()][2:])
    choose(page, "Naar verhouding van", "geslacht")
    expect(page.get_by_text("Getrokken: 2 van 8")).to_be_visible()
    expect(page.get_by_text("Bram: 2 van 2 klaar")).to_be_visible()
    picture(page, "steekproef")
    page.get_by_role("button", name="Steekproef verdelen").click()
    expect(page.get_by_text("Bram: 2 van 4 klaar")).to_be_visible()
    expect(page.get_by_text("Getrokken: 2 van 6")).to_be_visible()
    with Project.open(str(where), "Noor") as study:
        assigned = study.team().assignments
        assert {(item.coder, item.blind) for item in assigned} == {("Noor", True), ("Bram", True)}
        assert len(double_coded(study)) == 4
        assert "steekproef, transcripten: 2, van 8, naar geslacht, startgetal 1" in events(study, limit=1)[0].words


def test_a_coder_codes_again_under_a_second_name_and_sees_nothing_of_the_first_time(own: tuple[Page, Path]) -> None:
    page, where = own
    be(page, "Noor")
    go(page, "Team")
    page.get_by_text("dezelfde codeur nog eens").click()
    choose(page, "Wie codeert nog eens", "Noor")
    expect(page.get_by_text("Noor (2) is dezelfde mens als Noor")).to_be_visible()
    page.get_by_text("aantal", exact=True).click()
    expect(page.get_by_text("Getrokken: 1 van 9")).to_be_visible()
    page.get_by_role("button", name="Steekproef verdelen").click()
    expect(page.get_by_text("Noor (2): 0 van 1 klaar")).to_be_visible()
    be(page, "Noor (2)")
    with Project.open(str(where), "Noor (2)") as study:
        (given,) = study.team().assignments
        assert not study.codings(study.transcripts([given.transcript]))
    page.evaluate("localStorage.setItem('qualcode-tour', 'true')")
    page.goto(f"{page.url.partition('/team')[0]}/coderen?transcript={given.transcript}&who=Noor (2)")
    expect(page.locator(".cs-row").first).to_be_visible(timeout=30_000)
    expect(page.get_by_role("combobox", name="Wie ben je?")).to_have_value("Noor (2)")
    expect(page.locator(".cs-label")).to_have_count(0)


def score(where: Path) -> None:
    """Let Noor score actieplan in two interviews and hoopgevend in one."""
    book = read_codebook((bundled("codebooks") / "modelgetrouwheid.yaml").read_bytes(), "m.yaml")
    with Project.open(str(where), "Noor") as study:
        first, second = study.transcripts()[:2]
        scores = [(first, "trouw_actieplan", 5), (second, "trouw_actieplan", 2.5), (first, "trouw_hoopgevend", 4)]
        made = [
            replace(coding_of(talk, talk.turns[1].span, code, coder="Noor"), value=value)
            for talk, code, value in scores
        ]
        study.commit(Kind.CODEBOOK, added([book]))
        study.commit(Kind.CODE, added(made))


def test_the_fidelity_table_stands_among_the_matrices_and_leaves_as_word(
    own: tuple[Page, Path], tmp_path: Path
) -> None:
    page, where = own
    score(where)
    go(page, "Matrix")
    choose(page, "Matrix", "Modelgetrouwheid: indicatoren × bronnen")
    expect(page.get_by_text("Scores van Noor; 2 bronnen")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
    page.get_by_role("tab", name="Tabel").click()
    settled(page)
    expect(page.get_by_role("cell", name="niet bereikt").first).to_be_visible()
    picture(page, "modelgetrouwheid")
    with page.expect_download() as leaving:
        page.get_by_role("button", name="Naar Word").click()
    leaving.value.save_as(tmp_path / "f.docx")
    means, _ = docx.Document(str(tmp_path / "f.docx")).tables
    assert [cell.text for cell in means.rows[3].cells] == ["Gemiddelde", *[""] * 4, "3,75", "4,00", "3,88"]


def test_a_coder_without_scores_reads_how_to_give_them(own: tuple[Page, Path]) -> None:
    page, where = own
    score(where)
    go(page, "Matrix")
    choose(page, "Matrix", "Modelgetrouwheid: indicatoren × bronnen")
    choose(page, "Coderingen van", "Bram")
    expect(page.get_by_text("Bram heeft nog geen scores gegeven")).to_be_visible()
