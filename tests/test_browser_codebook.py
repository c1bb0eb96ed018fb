"""The page *Codeboek* in a real browser: what a researcher does there with mouse and keys."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import be, choose, go, opened_page, picture, serving, settled
from builders import a_code, a_codebook, code_words, interview
from playwright.sync_api import Browser, Page, expect

from qualcode.changes import Kind, added
from qualcode.codebook_edits import change_code
from qualcode.codebooks import Codebook, Family
from qualcode.formats.codebook_yaml import write_codebook
from qualcode.projects.codebooks import book_in, store_edit
from qualcode.projects.project import Project
from qualcode.projects.team import add_member, assign
from qualcode.store import Store
from qualcode.teams import Duty
from qualcode.transcripts import Imported

HOSTILE = "1. <script>alert(1)</script> **vet**"
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijenoverleg"
BOOK = a_codebook(
    a_code("werk", examples=("Ik heb een baan.",)),
    a_code("loon", parent="werk", family="onder_werk"),
    a_code("klus", parent="werk", family="onder_werk", adverse=True),
    a_code("geld", related=("werk",)),
    a_code("vreemd", HOSTILE),
    a_code("lang", LONG),
    families=(Family("main", "Voorwaarden"), Family("onder_werk", "Werk: subthema's")),
)
TALK = interview("I: Hoe gaat het?", "R: Ik werk weer en kom rond, echt waar.", "R: Thuis ook.")
CODED = (("Ik werk", "werk", "Noor"), ("kom rond", "geld", "Noor"), ("echt waar", "geld", "Bram"))


@pytest.fixture(scope="module")
def served_study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The viewer on a small project of Noor and Bram, and where the project is."""
    folder = tmp_path_factory.mktemp("study")
    where = folder / "klein.qualcode"
    with Project(Store.create(str(where), [BOOK]), "Noor") as made:
        made.commit(Kind.IMPORT, added([Imported(TALK), *(code_words(TALK, *coded) for coded in CODED)]))
    with pytest.MonkeyPatch.context() as here:
        here.setenv("LOGNAME", "Noor")  # whose account it is; else every test would have to say so first
        with serving(where, folder / "server.log") as address:
            yield address, str(where)


@pytest.fixture
def study(browser: Browser, served_study: tuple[str, str]) -> Iterator[tuple[Page, str]]:
    """The page *Codeboek* of that project, as Noor; what the test did there is undone after it."""
    address, where = served_study
    with opened_page(browser, f"{address}/codeboek", "Codeboek") as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        settled(page)
        yield page, where
    with Project.open(where, "Noor") as opened:
        while (last := opened.next_undo()) and last.kind is not Kind.IMPORT:
            opened.undo()
        assert opened.codebooks() == [BOOK]


def now(where: str) -> Codebook:
    with Project.open(where, "Noor") as opened:
        return book_in(opened)


def coded(where: str) -> list[str]:
    with Project.open(where, "Noor") as opened:
        return sorted(coding.code for coding in opened.codings())


def tree(page: Page) -> list[str]:
    """Return the codes in the tree with their numbers, from top to bottom."""
    found = page.locator(".st-key-codetree").get_by_test_id("stRadioOption")
    expect(found.first).to_be_visible()
    return found.all_inner_texts()


def pick(page: Page, label: str, part: str = "") -> None:
    """Look at a code, and at a part of it."""
    page.locator(".st-key-codetree").get_by_test_id("stRadioOption").filter(has_text=label).first.click()
    expect(page.get_by_role("heading", name=label)).to_be_visible()
    settled(page)
    if part:
        press(page, part)


def press(page: Page, part: str) -> None:
    page.get_by_test_id("stMain").get_by_role("radiogroup", name="Wat wil je").get_by_text(part, exact=True).click()
    expect(page.get_by_role("radio", name=part, exact=True)).to_be_checked()
    settled(page)


def quiet(page: Page) -> None:
    """Close what was said before, so that the next words are of what is done next."""
    said = page.get_by_test_id("stToast")
    while said.count():
        said.first.get_by_role("button", name="Close").click()


def save(page: Page, button: str) -> None:
    """Press a button that stores something."""
    quiet(page)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    settled(page)


def undo(page: Page) -> None:
    quiet(page)
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.get_by_text("Ongedaan gemaakt:").first).to_be_visible()
    settled(page)


def write(page: Page, name: str, words: str) -> None:
    page.get_by_role("textbox", name=name, exact=True).fill(words)


# ── one code ──


def test_a_code_is_edited_in_place_and_undo_brings_the_form_back(own: tuple[Page, Path]) -> None:
    page, project = own
    be(page, "Noor")
    go(page, "Codeboek")
    pick(page, "Maatwerk leveren")
    with Project.open(str(project)) as opened:
        before = book_in(opened, "krachtwerk").by_key["maatwerk"].definition
    expect(page.get_by_role("textbox", name="Definitie")).to_have_value(before)
    settled(page)
    picture(page, "codeboek")
    write(page, "Definitie", "Wat bij iemand past.")
    write(page, "Wel gebruiken bij, één per regel", "De coach vraagt wat iemand wil.\n\n  Er is   geen haast. ")
    choose(page, "Verwante codes", "Kleine stappen")
    page.get_by_role("spinbutton", name="Schaal: laagste getal").fill("1")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Een schaal heeft een laagste en een hoogste getal.")).to_be_visible()
    page.get_by_role("spinbutton", name="Schaal: hoogste getal").fill("5")
    page.get_by_text("Een passage krijgt hoogstens één code uit deze groep").click()
    save(page, "Bewaren")
    with Project.open(str(project), "Noor") as opened:
        book = book_in(opened, "krachtwerk")
        versions = len(opened.codebook_versions("krachtwerk"))
    code = book.by_key["maatwerk"]
    assert (code.definition, code.use) == (
        "Wat bij iemand past.",
        ("De coach vraagt wat iemand wil.", "Er is geen haast."),
    )
    assert "meedoen_kleine_stappen" in code.related
    assert code.scale
    assert (code.scale.min, code.scale.max, code.scale.threshold) == (1, 5, None)
    assert next(family for family in book.families if family.key == code.family).exclusive
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Er was niets veranderd.")).to_be_visible()
    with Project.open(str(project), "Noor") as opened:
        assert len(opened.codebook_versions("krachtwerk")) == versions == 2
    undo(page)
    expect(page.get_by_role("textbox", name="Definitie")).to_have_value(before)


def test_a_code_is_made_and_moved_by_keys_and_the_list(study: tuple[Page, str]) -> None:
    page, where = study
    page.get_by_role("button", name="Nieuwe code").click()
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("Een code heeft een label en een definitie nodig.")).to_be_visible()
    write(page, "Label", "Één stap!")
    write(page, "Definitie", "De eerste stap.")
    save(page, "Toevoegen")
    expect(page.get_by_role("heading", name="Één stap!")).to_be_visible()
    new = now(where).by_key["een_stap"]
    assert (new.family, new.parent, new.color) == ("main", None, "#CC6677")
    press(page, "Plaats")
    page.get_by_role("button", name="Omhoog").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-codetree").get_by_test_id("stRadioOption").last).to_contain_text(LONG)
    settled(page)
    choose(page, "Waar", "Onder Werk")
    save(page, "Verplaats")
    assert [code.key for code in now(where).children("werk")] == ["loon", "klus", "een_stap"]
    undo(page)
    undo(page)
    assert tree(page)[-1].startswith("Één stap!")
    page.locator(".st-key-codetree").get_by_role("radio", checked=True).focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("heading", name=LONG)).to_be_visible()


def test_what_is_written_and_not_saved_stays_while_another_code_or_page_is_looked_at(study: tuple[Page, str]) -> None:
    page, where = study
    pick(page, "Geld", "Bewerken")
    write(page, "Definitie", "Wat iemand heeft.")
    pick(page, "Werk")
    expect(page.get_by_role("textbox", name="Definitie")).not_to_have_value("Wat iemand heeft.")
    go(page, "Geschiedenis")
    go(page, "Codeboek")
    pick(page, "Geld")
    expect(page.get_by_role("textbox", name="Definitie")).to_have_value("Wat iemand heeft.")
    expect(page.get_by_text("Wat je schreef is nog niet bewaard")).to_be_visible()
    page.get_by_role("button", name="Zet terug wat er stond").click()
    expect(page.get_by_role("textbox", name="Definitie")).to_have_value(BOOK.by_key["geld"].definition)
    expect(page.get_by_text("Wat je schreef is nog niet bewaard")).to_have_count(0)
    assert now(where) == BOOK


def test_of_two_who_change_a_code_the_second_keeps_all_words_and_is_told_which_field_collides(
    study: tuple[Page, str],
) -> None:
    page, where = study
    pick(page, "Geld", "Bewerken")
    write(page, "Definitie", "Een lange definitie.")
    write(page, "Label", "Poen")
    expect(page.get_by_text("Wat je schreef is nog niet bewaard")).to_be_visible()
    settled(page)
    with Project.open(where, "Noor") as opened:  # in another tab
        book = book_in(opened)
        edit = change_code(book, replace(book.by_key["geld"], label="Centen", examples=("Een euro.",)))
        store_edit(opened, book, edit, what="edit", code="geld")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Een ander heeft intussen hetzelfde veranderd. Wat jij schreef")).to_be_visible()
    expect(page.get_by_text("Label: Centen")).to_be_visible()
    settled(page)
    for name, words in (("Label", "Poen"), ("Definitie", "Een lange definitie.")):
        expect(page.get_by_role("textbox", name=name, exact=True)).to_have_value(words)
    expect(page.get_by_role("textbox", name="Voorbeelden")).to_have_value("Een euro.")
    assert now(where).by_key["geld"].label == "Centen"
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".st-key-codetree").get_by_text("Poen")).to_be_visible()
    code = now(where).by_key["geld"]
    assert (code.label, code.definition, code.examples) == ("Poen", "Een lange definitie.", ("Een euro.",))


def test_a_label_that_another_code_has_is_refused_in_the_language_of_the_page(study: tuple[Page, str]) -> None:
    page, where = study
    pick(page, "Geld", "Bewerken")
    write(page, "Label", "Werk")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Er is al een code met het label ‘Werk’. Kies een ander label.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Label", exact=True)).to_have_value("Werk")
    assert now(where) == BOOK


def test_words_of_a_code_are_shown_as_they_are_and_long_ones_stay_in_their_place(study: tuple[Page, str]) -> None:
    page, _ = study
    for part in ("Bewerken", "Citaten", "Plaats", "Samenvoegen", "Splitsen", "Uit gebruik"):
        pick(page, HOSTILE, part)
        expect(page.get_by_role("heading", name=HOSTILE)).to_be_visible()
    assert any(line.startswith(HOSTILE) for line in tree(page))
    page.set_viewport_size({"width": 1000, "height": 900})
    pick(page, LONG, "Bewerken")
    right = page.locator(".st-key-codetree").bounding_box()
    assert right
    for label in page.locator(".st-key-codetree p").all():
        box = label.bounding_box()
        assert box
        assert box["x"] + box["width"] <= right["x"] + right["width"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ── what moves codings ──


def test_a_merge_shows_whose_codings_follow_before_it_is_done(study: tuple[Page, str]) -> None:
    page, where = study
    assert tree(page)[3].split() == ["Geld", "2"]
    pick(page, "Geld", "Samenvoegen")
    choose(page, "Op te nemen in", "Werk: Loon")
    expect(page.get_by_text("een andere code krijgen: Bram 1, Noor 1; transcripten: 1.")).to_be_visible()
    expect(page.get_by_text("Vervallen code: Geld (geld)")).to_be_visible()
    picture(page, "samenvoegen")
    assert coded(where) == ["geld", "geld", "werk"]
    save(page, "Voeg samen met Werk: Loon")
    assert coded(where) == ["loon", "loon", "werk"]
    expect(page.get_by_role("heading", name="Loon")).to_be_visible()
    undo(page)
    assert coded(where) == ["geld", "geld", "werk"]


def test_a_code_is_split_by_its_quotes_retired_and_used_again(study: tuple[Page, str]) -> None:
    page, where = study
    pick(page, "Geld", "Splitsen")
    write(page, "Labels van de nieuwe codes, één per regel", "Rondkomen\nSchulden")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Op de oude code blijven staan: 2.")).to_be_visible()
    page.get_by_test_id("stMain").get_by_text("Rondkomen", exact=True).first.click()
    expect(page.get_by_text("Op de oude code blijven staan: 1.")).to_be_visible()
    expect(page.get_by_text("een andere code krijgen: Noor 1; transcripten: 1.")).to_be_visible()
    save(page, "Splits")
    assert coded(where) == ["geld", "rondkomen", "werk"]
    assert now(where).by_key["geld"].retired
    pick(page, "Geld", "Uit gebruik")
    expect(page.get_by_text("Geld is uit gebruik en heeft 1 codering.")).to_be_visible()
    save(page, "Neem weer in gebruik")
    assert not now(where).by_key["geld"].retired
    assert tree(page)[3].split() == ["Geld", "1"]


def test_who_codes_blind_is_told_why_codings_cannot_move(study: tuple[Page, str]) -> None:
    page, where = study
    with Project.open(where, "Noor") as opened:
        assign(opened, ["Noor", "Bram"], blind=True)
    pick(page, "Geld", "Samenvoegen")
    expect(page.get_by_text("De aantallen gaan over wat je mag zien")).to_be_visible()
    assert tree(page)[3].split() == ["Geld", "1"]
    choose(page, "Op te nemen in", "Werk: Loon")
    expect(page.get_by_text("een andere code krijgen: Noor 1; transcripten: 1.")).to_be_visible()
    expect(page.get_by_text("Ook coderingen die je nu niet mag zien, krijgen een andere code.")).to_be_visible()
    with Project.open(where, "Noor") as opened:
        add_member(opened, "Noor", Duty.OWNER)
        add_member(opened, "Bram", Duty.CODER)
    page.reload()
    be(page, "Bram")
    pick(page, "Geld", "Samenvoegen")
    choose(page, "Op te nemen in", "Werk: Loon")
    expect(page.get_by_text("while you code blind you can add and rename codes")).to_be_visible()
    expect(page.get_by_role("button", name="Voeg samen")).to_have_count(0)


def test_a_quote_becomes_an_example_with_one_press(study: tuple[Page, str]) -> None:
    page, where = study
    pick(page, "Werk", "Citaten")
    expect(page.locator(".qc-quote")).to_contain_text("Ik werk")
    save(page, "Als voorbeeld")
    expect(page.get_by_role("button", name="Is voorbeeld")).to_be_disabled()
    assert now(where).by_key["werk"].examples == ("Ik heb een baan.", "Ik werk")
    undo(page)
    expect(page.get_by_role("button", name="Als voorbeeld")).to_be_enabled()
    pick(page, "Loon")
    expect(page.get_by_text("Er zijn geen coderingen met deze code die je mag zien.")).to_be_visible()


# ── versions and files ──


def test_a_codebook_goes_to_a_file_and_comes_back_with_a_code_for_every_coding(
    study: tuple[Page, str], tmp_path: Path
) -> None:
    page, where = study
    press(page, "Bestand")
    with page.expect_download() as leaving:
        page.get_by_role("button", name="Haal het codeboek op").click()
    file = tmp_path / leaving.value.suggested_filename
    leaving.value.save_as(file)
    assert file.read_bytes() == write_codebook(BOOK)
    put(page, file)
    expect(page.get_by_text("Dit bestand is gelijk aan het codeboek van nu.")).to_be_visible()
    bad = tmp_path / "fout.yaml"
    bad.write_text(
        file.read_text("utf-8").replace("#AA3377", "rood", 2).replace("parent: werk", "parent: wrk"), "utf-8"
    )
    put(page, bad)
    expect(page.get_by_text("Problemen: 4, elk met zijn regel.")).to_be_visible()
    expect(page.get_by_text("fout.yaml:15: code 'werk': color: 'rood' is no colour")).to_be_visible()
    without = replace(BOOK, codes=tuple(replace(c, related=()) for c in BOOK.codes if c.key != "geld"))
    file.write_bytes(write_codebook(without))
    put(page, file)
    expect(page.get_by_text("Vervallen code: Geld (geld)")).to_be_visible()
    expect(page.get_by_role("button", name="Neem over")).to_be_disabled()
    choose(page, "Geld (2 coderingen) wordt", "Werk: Loon")
    expect(page.get_by_text("een andere code krijgen: Bram 1, Noor 1; transcripten: 1.")).to_be_visible()
    picture(page, "codeboek-bestand")
    save(page, "Neem over")
    assert (coded(where), "geld" in now(where).by_key) == (["loon", "loon", "werk"], False)
    press(page, "Versies")
    expect(page.get_by_text("Vervallen code: Geld (geld)")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    settled(page)
    picture(page, "codeboek-versies")
    with page.expect_download() as leaving:
        page.get_by_role("button", name=re.compile(r"Versie \d+ als bestand")).click()
    leaving.value.save_as(file)
    assert file.read_bytes() == write_codebook(now(where))
    undo(page)
    assert coded(where) == ["geld", "geld", "werk"]


def put(page: Page, file: Path) -> None:
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(str(file))
    settled(page)


def test_words_written_while_the_page_is_being_drawn_stay(own: tuple[Page, Path]) -> None:
    page, _ = own
    be(page, "Noor")
    go(page, "Codeboek")
    pick(page, "Maatwerk leveren")
    settled(page)
    names = ("Definitie", "Wel gebruiken bij, één per regel", "Niet gebruiken bij, één per regel", "Label")
    fields = [page.get_by_role("textbox", name=name, exact=True) for name in names]
    for turn in range(6):  # each leaves a field, whereupon the page is drawn, and writes in the next at once
        for wait, field in zip((0, 40 * turn, 25 * turn, 0), fields, strict=True):
            page.wait_for_timeout(wait)
            field.fill(f"Wat bij iemand past, {turn}.")
        fields[0].focus()
        page.wait_for_timeout(300)
        settled(page)
        for field in fields:
            expect(field).to_have_value(f"Wat bij iemand past, {turn}.")
