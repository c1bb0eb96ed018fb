"""The viewer in a real browser: click, read, and look. The pictures it leaves are those in the README and the guide."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import be, choose, go, opened_page, picture, resting, serving, settled
from builders import docx_bytes, end, note_of, p, start
from playwright.sync_api import Browser, Page, expect

from qualcode.projects.demo import Demo
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.projects.team import reopen
from qualcode.transcripts import Role


def test_a_click_on_a_cell_of_the_matrix_shows_its_quotes(page: Page) -> None:
    go(page, "Matrix")
    chart = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first
    expect(chart).to_be_visible()
    box = resting(page, chart)
    page.mouse.click(box["x"] + box["width"] - 60, box["y"] + 65)  # the first row, the last column
    expect(page.get_by_role("heading", name="Meedoen × Praktische steun geven")).to_be_visible()
    quotes = page.locator(".qc-quote p")
    expect(page.get_by_text("11 citaten")).to_be_visible()
    expect(quotes).to_have_count(11)
    expect(quotes.first).to_contain_text("meegegaan")
    page.mouse.move(5, 5)
    picture(page, "matrix")


def test_the_table_is_the_matrix_for_keys_and_screen_readers(page: Page) -> None:
    go(page, "Matrix")
    page.get_by_role("tab", name="Tabel").click()
    cells = page.get_by_test_id("stDataFrame").locator("canvas").first
    expect(cells).to_be_visible()
    box = resting(page, cells)
    page.mouse.click(box["x"] + box["width"] - 60, box["y"] + 52)
    expect(page.get_by_role("heading", name="Meedoen × Praktische steun geven")).to_be_visible()
    page.get_by_role("tab", name="Figuur").click()
    chart = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first
    expect(chart).to_be_visible()
    box = resting(page, chart)
    page.mouse.click(box["x"] + box["width"] - 60, box["y"] + 105)  # the second row: the newer choice wins
    expect(page.get_by_role("heading", name="Erbij horen × Praktische steun geven")).to_be_visible()
    page.get_by_text("deelnemers", exact=True).click()
    expect(page.get_by_text("geteld: deelnemers")).to_be_visible()
    expect(page.get_by_role("heading", name="Erbij horen × Praktische steun geven")).to_be_visible()


def test_a_transcript_shows_turns_codings_and_legend(page: Page) -> None:
    page.get_by_role("button", name="Bram", exact=True).click()
    expect(page.locator(".qc-legend .qc-chip").first).to_be_visible()
    expect(page.locator(".qc-speaker", has_text="Samira").first).to_be_visible()
    expect(page.locator(".qc-who", has_text="Noor, Bram").first).to_be_visible()
    titles = page.locator(".qc-mark").evaluate_all("all => all.map(mark => mark.title)")
    assert any("Werkrelatie opbouwen — Noor" in title and "Werkrelatie opbouwen — Bram" in title for title in titles)
    page.locator(".qc-number", has_text="14").first.scroll_into_view_if_needed()
    picture(page, "transcripten")


def test_quotes_are_filtered_and_leave_as_word(page: Page, tmp_path: Path) -> None:
    go(page, "Citaten")
    page.get_by_role("combobox", name="Deelnemer", exact=True).click()
    page.get_by_role("option", name="K03").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("deelnemers: 1.")).to_be_visible()
    sources = page.locator(".qc-source")
    expect(sources.first).to_contain_text("K03")
    with page.expect_download() as leaving:
        page.get_by_role("button", name="Naar Word").click()
    leaving.value.save_as(tmp_path / "c.docx")
    assert (tmp_path / "c.docx").read_bytes().startswith(b"PK")
    picture(page, "citaten")


def test_a_suggestion_is_accepted_by_a_named_coder_and_becomes_a_coding(page: Page, demo: Demo) -> None:
    go(page, "Suggesties")
    expect(page.get_by_text("Vul eerst je naam in")).to_be_visible()
    be(page, "Fatma")
    expect(page.locator(".qc-quote").first).to_be_visible(timeout=60_000)
    picture(page, "suggesties")
    expect(page.locator(".qc-quote").nth(1)).to_be_visible()
    page.get_by_role("button", name="Aannemen").first.click()
    expect(page.get_by_text("Aangenomen als codering van Fatma").first).to_be_visible()
    page.get_by_role("button", name="Afwijzen").first.click()
    expect(page.get_by_text("Afgewezen:").first).to_be_visible()
    with Project.open(str(demo.project)) as store:
        (coding,) = [coding for coding in store.codings() if coding.coder == "Fatma"]
        assert coding.origin.startswith("suggestion:learned-1")
        assert [rejection.coder for rejection in store.rejections()] == ["Fatma"]
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.get_by_text("Ongedaan gemaakt: Suggestie afgewezen").first).to_be_visible()
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.get_by_text("Ongedaan gemaakt: Suggestie aangenomen").first).to_be_visible()
    with Project.open(str(demo.project)) as store:
        assert (store.rejections(), [c for c in store.codings() if c.coder == "Fatma"]) == ([], [])


def test_what_is_like_a_quote_is_found_coded_and_shown_in_its_text(page: Page, demo: Demo) -> None:
    be(page, "Fatma")
    go(page, "Suggesties")
    page.get_by_text("lijkt op …").click()
    expect(page.get_by_text("Vul hierboven woorden in.")).to_be_visible()
    page.get_by_label("Woorden, een zin of een heel citaat").fill("Ze stond altijd voor me klaar.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".qc-quote").nth(3)).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Coderen", exact=True).first.click()
    expect(page.get_by_text("Gecodeerd: Meedoen").first).to_be_visible()
    expect(page.get_by_text("al zo gecodeerd").first).to_be_visible()
    with Project.open(str(demo.project)) as store:
        (coding,) = [coding for coding in store.codings() if coding.coder == "Fatma"]
    words = page.locator(".qc-passage").first.inner_text()
    assert (coding.origin, coding.quote) == ("like", words)
    page.get_by_role("button", name="In de tekst").first.click()
    expect(page.locator(".cs-label", has_text="Meedoen").first).to_be_in_viewport(timeout=30_000)
    page.get_by_title("Ongedaan").first.click()


def test_codes_are_reviewed_over_all_transcripts_with_how_far_to_trust_each(page: Page) -> None:
    be(page, "Fatma")
    go(page, "Suggesties")
    page.get_by_text("per code").click()
    expect(page.locator(".qc-source", has_not_text="Exitinterview Samira").first).to_be_visible(timeout=60_000)
    page.get_by_text("leerzaamste eerst").click()
    expect(page.locator(".qc-quote").first).to_be_visible()
    page.get_by_text("Hoe goed kent de machine de codes?").click()
    expect(page.get_by_text("Gemeten op transcripten die de machine niet kende")).to_be_visible()


def test_the_machine_is_compared_with_a_coder_and_counts_nowhere_else(page: Page) -> None:
    go(page, "Overeenstemming")
    page.get_by_text("de machine", exact=True).click()
    page.get_by_text("Bram", exact=True).first.click()
    expect(page.get_by_text("haar coderingen worden niet bewaard")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart]").first).to_be_visible(timeout=60_000)
    go(page, "Citaten")
    page.get_by_label("Codeur").first.click()
    expect(page.get_by_role("option", name="machine")).to_have_count(0)


def test_agreement_is_shown_for_the_coders_chosen(page: Page) -> None:
    go(page, "Overeenstemming")
    expect(page.get_by_text("Op beurten is nog niet te zeggen")).to_be_visible(timeout=30_000)
    summary = page.get_by_test_id("stTable")
    expect(summary.get_by_role("row", name="Beurten")).to_contain_text("286")
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
    picture(page, "overeenstemming")
    page.get_by_text("Passages", exact=True).last.click()
    expect(page.get_by_text("welk deel van de gemarkeerde passages").last).to_be_visible()
    page.get_by_text("Wat is vergeleken").click()
    expect(page.get_by_text("Interview Mourad, participatiecoach")).to_be_visible()
    settled(page)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Rapport als zip").click()
    with zipfile.ZipFile(download.value.path()) as folder:
        assert {"report.docx", "agreement.json", "units.csv", "alpha.svg"} <= set(folder.namelist())


def test_the_viewer_speaks_english_when_asked_and_keeps_what_was_chosen(page: Page) -> None:
    page.get_by_role("button", name="Bram", exact=True).click()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", name="Transcripts")).to_be_visible()
    go(page, "Agreement")
    go(page, "Transcripts")
    expect(page.locator(".qc-who", has_text="Noor, Bram").first).to_be_visible()


def test_the_notes_of_an_import_speak_the_users_language(page: Page) -> None:
    page.get_by_text("Opmerkingen bij de import").click()
    expect(page.get_by_text("Interviewer (36 beurten, interviewer: volgens het label)")).to_be_visible()
    page.get_by_text("English", exact=True).click()
    page.get_by_text("Notes from the import").click()
    expect(page.get_by_text("Interviewer (36 turns, interviewer: by the label)")).to_be_visible()


@pytest.fixture
def empty(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """A page of a project without transcripts, and where the project is."""
    project = tmp_path / "leeg.qualcode"
    init(str(project), [bundled("codebooks") / "krachtwerk.yaml"])
    with (
        serving(project, tmp_path / "server.log") as address,
        opened_page(browser, address, "Importeren") as opened,
    ):
        yield opened, project


def put(page: Page, *paths: Path) -> None:
    page.get_by_role("region", name="Transcripten").locator("input[type=file]").set_input_files(
        [str(path) for path in paths]
    )
    expect(page.get_by_role("button", name="Importeer")).to_be_visible(timeout=30_000)


def test_a_folder_is_looked_at_decided_about_and_imported(empty: tuple[Page, Path], tmp_path: Path) -> None:
    page, project = empty
    page.set_viewport_size({"width": 1280, "height": 1500})
    expect(page.get_by_text("Zet hier bestanden of een map neer")).to_be_visible()
    bad = tmp_path / "slecht.docx"
    bad.write_bytes(b"%PDF kapot")
    strange = tmp_path / "K11_T1.docx"
    first = p("Vb: ", start("1"), "Goed hoor.", end("1"))
    body = (p("Samenvatting vooraf."), p("Sanne: Hoe gaat het?"), first, p("Sanne: Mooi?"), p("Vb: Ja."))
    strange.write_bytes(docx_bytes(*body, comments=note_of("1", "Klopt dit?", author="Typist")))
    put(page, *sorted(bundled("transcripts_sample").glob("0[13]*.docx")), strange, bad)
    page.get_by_role("textbox", name="Zo zijn de bestandsnamen opgebouwd").fill("{participant}_{wave}")
    page.keyboard.press("Enter")
    page.get_by_text("overnemen als coderingen").click()
    expect(page.get_by_role("button", name="1 memo")).to_be_visible()
    expect(page.get_by_text("Bestanden die niet kunnen: 1")).to_be_visible()
    settled(page)
    page.get_by_role("combobox", name="Bekijk een bestand").click()
    page.get_by_role("option", name="K11_T1.docx").click()
    expect(page.get_by_text("Sanne (2 beurten").first).to_be_visible()
    settled(page)
    page.get_by_role("textbox", name="Vb (2 beurten").fill("Samira")
    page.keyboard.press("Enter")
    expect(page.locator(".qc-speaker", has_text="Samira").first).to_be_visible()
    page.get_by_role("textbox", name="Meting").fill("T2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Meting")).to_have_value("T2")
    settled(page)
    page.mouse.move(5, 5)
    picture(page, "importeren")
    page.get_by_role("button", name="Importeer 3 transcripten").click()
    expect(page.get_by_text("Geïmporteerd: 3 transcripten")).to_be_visible(timeout=15_000)
    with Project.open(str(project)) as store:
        found = {t.id: (t.participant, t.wave) for t in store.transcripts()}
        assert found == {"01_exit_samira": (None, ""), "03_exit_wilma": (None, ""), "K11_T1": ("K11", "T2")}
        (talk,) = [t for t in store.transcripts() if t.id == "K11_T1"]
        assert [(turn.speaker, turn.role) for turn in talk.turns[:2]] == [
            ("Sanne", Role.INTERVIEWER),
            ("Samira", Role.PARTICIPANT),
        ]
        assert [memo.text for memo in store.memos()] == ["Klopt dit?"]
        assert len(store.codings()) > 50
    go(page, "Transcripten")
    page.get_by_role("combobox", name="Transcript", exact=True).click()
    page.get_by_role("option", name="K11").click()
    expect(page.locator(".qc-memo", has_text="Klopt dit?")).to_be_visible()
    go(page, "Suggesties")  # what was imported is read for suggestions
    be(page, "Noor")
    expect(page.locator(".qc-quote").first).to_be_visible(timeout=60_000)


def test_a_transcript_leaves_as_word_with_its_codings_and_is_known_when_it_comes_back(
    page: Page, tmp_path: Path
) -> None:
    with page.expect_download() as leaving:
        page.get_by_role("button", name="Naar Word, met opmerkingen").click()
    leaving.value.save_as(tmp_path / "kopie.docx")
    go(page, "Importeren")
    put(page, tmp_path / "kopie.docx")
    expect(page.get_by_text("de tekst is er al als '01_exit_samira'")).to_be_visible()
    expect(page.get_by_role("button", name="Importeer 0 transcripten")).to_be_disabled()


# ── work that is taken back, mended and divided ──


def test_a_typo_is_mended_the_codings_go_along_and_it_can_be_undone(own: tuple[Page, Path]) -> None:
    page, project = own
    be(page, "Noor")
    page.get_by_text("Een typefout verbeteren").click()
    choose(page, "Beurt", "22 ·")
    words = page.get_by_role("textbox", name="De woorden van deze beurt")
    expect(words).to_be_visible()
    before = words.input_value()
    words.fill(before + " Echt.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Coderingen en memo’s: 65 ongewijzigd")).to_be_visible()
    picture(page, "verbeteren")
    page.get_by_role("button", name="Nieuwe versie opslaan").click()
    expect(page.get_by_text("De tekst is verbeterd.")).to_be_visible()
    with Project.open(str(project)) as store:
        assert len(store.versions("01_exit_samira")) == 2
        assert before + " Echt." in store.transcript("01_exit_samira").text
        codings = len(store.codings())
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.get_by_text("Ongedaan gemaakt: Tekst verbeterd").first).to_be_visible()
    with Project.open(str(project)) as store:
        assert before + " Echt." not in store.transcript("01_exit_samira").text
        assert len(store.codings()) == codings
    go(page, "Geschiedenis")
    settled(page)
    picture(page, "geschiedenis")


def test_two_code_blind_and_neither_sees_the_other_until_both_have_finished(own: tuple[Page, Path]) -> None:
    page, project = own
    with Project.open(str(project), "Noor") as store:
        reopen(store, ["01_exit_samira"])
    be(page, "Noor")
    go(page, "Team")
    page.get_by_role("button", name="Toevoegen of wijzigen").click()
    expect(page.get_by_text("Alleen wie hier staat, kan het project gebruiken.")).to_be_visible()
    page.get_by_role("textbox", name="Naam").fill("Bram")
    page.get_by_role("button", name="Toevoegen of wijzigen").click()
    settled(page)
    for name in ("Bram", "Noor"):  # Bram first: the list is made anew when he has come
        choose(page, "Codeurs", name)
    page.keyboard.press("Tab")
    page.get_by_text("Blind", exact=True).click()
    page.get_by_role("button", name="Verdelen").click()
    expect(page.get_by_text("Een deel is nog verborgen")).to_be_visible()
    settled(page)
    picture(page, "team")
    go(page, "Transcripten")
    expect(page.get_by_text("Blind: wat een ander ervan maakte")).to_be_visible()
    page.get_by_role("button", name="Bram", exact=True).click()
    settled(page)
    expect(page.locator(".qc-who", has_text="Bram")).to_have_count(0)
    page.get_by_text("Klaar (Noor)").click()
    expect(page.get_by_text("Blind: wat een ander ervan maakte")).to_have_count(0)
    expect(page.locator(".qc-who", has_text="Bram").first).to_be_visible()


def test_in_the_text_one_comes_to_the_suggestion_itself_to_judge_it_by_keys(page: Page, demo: Demo) -> None:
    be(page, "Fatma")
    go(page, "Suggesties")
    page.get_by_text("leerzaamste eerst").click()  # also what the coding screen would not show
    expect(page.locator(".qc-quote").nth(1)).to_be_visible(timeout=60_000)
    settled(page)  # a click into the list that is about to go would be lost
    page.get_by_role("button", name="In de tekst").nth(1).click()
    expect(page.locator(".cs-detail")).to_contain_text("suggestie", timeout=30_000)
    if page.get_by_role("button", name="Overslaan").is_visible():
        page.get_by_role("button", name="Overslaan").click()
    page.keyboard.press("a")
    expect(page.locator(".cs-status")).to_contain_text("Aangenomen")
    expect(page.locator(".cs-saved")).to_contain_text("Alles bewaard")
    with Project.open(str(demo.project)) as store:
        (coding,) = [coding for coding in store.codings() if coding.coder == "Fatma" and coding.suggester]
    assert coding.suggester.startswith("learned-1")
