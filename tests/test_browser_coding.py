"""The coding screen in a real browser: reading, selecting, coding and mending, by mouse and by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import picture, serving
from coding_steps import EMOJI, SAID, TRANSCRIPTS, Desk, box_of, made, saved, screen, select
from playwright.sync_api import Browser, expect

from qualcode.projects.project import Project


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, Iterator[str]]]:
    """A project, served once for all tests here, its address, and the transcripts that no test has had."""
    project = made(tmp_path_factory.mktemp("coding") / "p.qualcode")
    with serving(project, project.parent / "server.log") as address:
        yield project, address, iter(TRANSCRIPTS)


@pytest.fixture
def desk(browser: Browser, shared: tuple[Path, str, Iterator[str]]) -> Iterator[Desk]:
    """A coding screen with a transcript of its own."""
    project, address, transcripts = shared
    transcript = next(transcripts)
    with screen(browser, address, transcript) as page:
        yield Desk(page, project, transcript)


def test_a_passage_is_selected_coded_twice_and_undone(desk: Desk) -> None:
    page = desk.page
    select(page, "Elke dinsdag sta ik op.")
    page.keyboard.press("1")
    page.keyboard.press("2")
    expect(page.locator(".cs-label")).to_have_count(2)
    assert desk.quotes() == [("erbij_horen", "Elke dinsdag sta ik op."), ("meedoen", "Elke dinsdag sta ik op.")]
    page.keyboard.press("Control+z")
    expect(page.locator(".cs-label")).to_have_count(1)
    page.get_by_role("button", name="Opnieuw doen").click()
    expect(page.locator(".cs-label")).to_have_count(2)
    page.keyboard.press("2")  # the same again is no second coding
    expect(page.locator(".cs-status")).to_contain_text("staat hier al")
    assert len(desk.quotes()) == 2


def test_what_is_selected_is_what_is_coded_whatever_signs_it_has(desk: Desk) -> None:
    page = desk.page
    signs = ["😀 hoor", "familie 👨‍👩‍👧‍👦 en", "𝒳", "en 𝒳 en caf\u00e9", "q\u0323uasi", "שלום", "lachte."]
    for words in signs:
        page.locator(".cs-text").nth(1).evaluate(
            """(element, words) => {
                const node = element.firstChild, at = node.data.indexOf(words);
                element.closest('.cs-scroll').focus();
                getSelection().setBaseAndExtent(node, at + words.length, node, at);
            }""",
            words,
        )
        expect(page.locator(".cs-status")).to_contain_text(f"Geselecteerd: ‘{words}")
        page.keyboard.press("3")
    assert sorted(words for _, words in desk.quotes()) == sorted(signs)


def test_a_selection_over_three_turns_and_a_triple_click_are_coded_as_they_look(desk: Desk) -> None:
    page = desk.page
    select(page, "Dat vind ik fijn.", until="elke</b>")
    page.keyboard.press("1")
    (whole,) = desk.quotes()
    assert whole[1].startswith("Dat vind ik fijn.\nI: Mooi.")
    assert whole[1].endswith("R: Mijn coach belde me <b>elke</b>")
    left, _, y = box_of(page, "Thuis is het rustig")
    page.mouse.click(left + 5, y, click_count=3)
    page.keyboard.press("2")
    assert ("erbij_horen", "Thuis is het rustig nu, echt waar.") in desk.quotes()


def test_markup_in_texts_codes_and_memos_stays_text(desk: Desk) -> None:
    page = desk.page
    expect(page.locator(".cs-text", has_text="<script>document.body")).to_be_visible()
    assert page.locator(".cs-text b, .cs-text script").count() == 0
    select(page, "Zo ging het.")
    page.keyboard.press("m")
    page.get_by_role("dialog").get_by_role("textbox").fill("<img src=x onerror=\"document.body.innerHTML='weg'\">")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".cs-label", has_text="<img src=x")).to_be_visible()
    saved(page)
    with Project.open(str(desk.project)) as opened:
        assert [memo.quote for memo in opened.memos()] == ["Zo ging het."]
    assert page.locator(".cs-root img").count() == 0


def test_keys_alone_walk_select_and_code(desk: Desk) -> None:
    page = desk.page
    page.locator(".cs-scroll").focus()
    for key in ("g", "4", "Enter"):  # to turn 4
        page.keyboard.press(key)
    page.keyboard.press("s")  # its first sentence
    page.keyboard.press("s")  # and the second
    page.keyboard.press("1")
    page.keyboard.press("Home")
    page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("2")  # the second word
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")  # the next line is the next turn
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Shift+Digit4")  # all of the turn
    page.keyboard.press("End")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("/")
    page.keyboard.type("krvo")
    page.keyboard.press("Enter")
    assert desk.quotes() == [
        ("meedoen", "Ik doe weer mee. Elke dinsdag sta ik op."),
        ("erbij_horen", "doe"),
        ("ertoe_doen", SAID[5][3:]),
        ("krachten", "."),
    ]


def test_the_palette_finds_codes_by_name_by_letters_and_by_what_they_mean(desk: Desk) -> None:
    page = desk.page
    select(page, "Thuis is het rustig")
    page.keyboard.press("/")
    first = page.locator(".cs-option").first
    for typed, found in (("werkr", "Werkrelatie opbouwen"), ("jz", "Jezelf zijn"), ("buurthuis", "Meedoen")):
        page.get_by_role("combobox", name="Code voor").fill(typed)
        expect(first).to_contain_text(found)
    expect(page.locator(".cs-about")).to_contain_text("De kandidaat is meer gaan deelnemen")
    picture(page, "palet")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_click_takes_the_shortest_coding_first_and_then_the_next(desk: Desk) -> None:
    page = desk.page
    for words, key in (("Elke dinsdag sta ik op. Dat vind ik fijn.", "1"), ("dinsdag sta ik", "1"), ("sta", "2")):
        select(page, words)
        page.keyboard.press(key)
    expect(page.locator(".cs-line")).to_have_count(3)
    tops = page.locator(".cs-line").evaluate_all("lines => lines.map(line => line.style.top)")
    assert len(set(tops)) == 3, "codings that overlap have a line each, also two of one colour"
    left, right, y = box_of(page, "sta")
    seen = []
    for _ in range(4):
        page.mouse.click((left + right) / 2, y)
        seen.append(page.locator(".cs-status").inner_text())
        page.wait_for_timeout(400)  # else the browser takes it for a double click
    assert [words.split(": ‘")[1].rstrip("’") for words in seen] == [
        "sta",
        "dinsdag sta ik",
        "Elke dinsdag sta ik op. Dat vind ik fijn.",
        "sta",
    ]


def test_borders_are_moved_by_keys_and_by_dragging(desk: Desk) -> None:
    page = desk.page
    select(page, "dinsdag sta")
    page.keyboard.press("1")
    saved(page)
    page.locator(".cs-label").click()
    page.keyboard.press("b")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Control+ArrowLeft")
    page.keyboard.press("Enter")
    assert desk.quotes() == [("meedoen", "Elke dinsdag sta i")]
    grip = page.locator(".cs-grip-end").bounding_box()
    assert grip
    _, right, y = box_of(page, "Dat vind ik fijn.")
    page.mouse.move(grip["x"] + 7, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(right - 40, y, steps=4)
    page.mouse.move(right, y, steps=4)
    page.mouse.up()
    assert desk.quotes() == [("meedoen", "Elke dinsdag sta ik op. Dat vind ik fijn.")]
    page.keyboard.press("b")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    assert desk.quotes() == [("meedoen", "Elke dinsdag sta ik op. Dat vind ik fijn.")]


def test_what_is_hidden_is_never_selected(desk: Desk) -> None:
    page = desk.page
    page.locator(".cs-scroll").focus()
    page.keyboard.press("o")
    expect(page.get_by_text("Er is nog geen gecodeerde tekst")).to_be_visible()
    for key in ("t", "s", "Control+End"):  # there is nowhere to go
        page.keyboard.press(key)
    page.keyboard.press("o")
    for words, key in (("Elke dinsdag", "1"), ("Mijn coach", "2")):
        select(page, words)
        page.keyboard.press(key)
    saved(page)
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    select(page, "Dat vind ik fijn.", until="Zo ging het.")
    expect(page.locator(".cs-status")).to_have_text(
        "Geselecteerd tot waar tekst verborgen is (o toont alles): ‘Dat vind ik fijn.’"
    )
    page.keyboard.press("3")
    page.keyboard.press("o")
    assert [quote for _, quote in desk.quotes()] == ["Elke dinsdag", "Dat vind ik fijn.", "Mijn coach"]


def test_what_is_selected_is_seen_and_coded_after_the_palette_and_a_memo(desk: Desk) -> None:
    page = desk.page
    select(page, "Elke dinsdag")
    for key in ("/", "m"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.evaluate("document.getSelection().toString()") == "Elke dinsdag"
    page.locator(".cs-filter").focus()
    page.keyboard.press("Enter")  # looks for nothing
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    assert desk.quotes() == [("erbij_horen", "Elke dinsdag")]


def test_a_drag_may_begin_beside_the_words_and_a_short_click_moves_the_caret(desk: Desk) -> None:
    page = desk.page
    left, right, y = box_of(page, "Elke dinsdag sta ik op.")
    turn, _, _ = box_of(page, "Ik doe")
    page.mouse.move(turn - 20, y)
    page.mouse.down()
    page.mouse.move(left + 40, y, steps=4)
    page.mouse.move(right, y, steps=4)
    page.mouse.up()
    expect(page.locator(".cs-status")).to_contain_text("‘Ik doe weer mee. Elke dinsdag sta ik op.’")
    page.mouse.click(left + 2, y, delay=80)
    page.locator(".cs-side").hover()
    page.mouse.down()
    page.mouse.move(right, y, steps=4)
    page.mouse.up()  # begun elsewhere: it selects nothing here
    assert page.evaluate("document.getSelection().isCollapsed")
    page.mouse.click(right - 2, y, delay=0)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Control+Shift+ArrowLeft")
    expect(page.locator(".cs-status")).to_contain_text("Geselecteerd: ‘op")


def test_a_memo_left_by_escape_comes_back_with_its_words(desk: Desk) -> None:
    page, words = desk.page, desk.page.get_by_role("dialog").get_by_role("textbox")
    select(page, "Elke dinsdag")
    page.keyboard.press("m")
    page.keyboard.type("Waarom dinsdag?")
    page.keyboard.press("Escape")
    expect(page.locator(".cs-status")).to_contain_text("nog niet bewaard")
    page.keyboard.press("m")
    expect(words).to_have_value("Waarom dinsdag?")
    page.get_by_role("button", name="Annuleren").click()
    page.keyboard.press("m")
    expect(words).to_have_value("")


def test_a_coding_gets_a_memo_another_code_and_goes_by_menu_and_keys(desk: Desk) -> None:
    page = desk.page
    select(page, "Thuis is het rustig")
    page.keyboard.press("1")
    page.locator(".cs-label").click(button="right")
    page.get_by_role("menuitem", name="Memo").click()
    page.keyboard.type("Waarom nu?")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("e")
    page.keyboard.type("herst")
    page.keyboard.press("Enter")
    (found,) = desk.stored()
    assert (found.code, found.memo, found.quote) == ("herstel", "Waarom nu?", "Thuis is het rustig")
    page.locator(".cs-label").click()
    page.keyboard.press("Delete")
    expect(page.locator(".cs-label")).to_have_count(0)
    assert desk.stored() == []
    page.keyboard.press("Control+z")
    expect(page.locator(".cs-label", has_text="Focus op herstel")).to_be_visible()


def test_a_scale_code_is_given_its_number(browser: Browser, tmp_path: Path) -> None:
    project = made(tmp_path / "p.qualcode", codebooks=("modelgetrouwheid",))
    with serving(project, tmp_path / "log") as address, screen(browser, address, "t1") as page:
        select(page, "Mijn coach belde me")
        page.get_by_role("treeitem").nth(1).click()
        page.locator(".cs-label").click()
        page.get_by_role("radio", name="4").click()
        expect(page.get_by_role("radio", name="4")).to_be_checked()
        assert [found.value for found in Desk(page, project, "t1").stored()] == [4.0]
        expect(page.locator(".cs-label")).to_contain_text("4")


def test_quick_keys_are_given_to_other_codes_and_stay(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("treeitem", name="Kleine stappen").click(button="right")
    page.get_by_role("menuitem", name="Sneltoets").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("treeitem", name="Kleine stappen, toets 1")).to_be_visible()
    page.reload()
    expect(page.get_by_role("treeitem", name="Kleine stappen, toets 1")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("combobox", name="Wie ben je?")).to_have_value("Noor")
    select(page, "Zo ging het.")
    page.keyboard.press("1")
    assert [code for code, _ in desk.quotes()] == ["meedoen_kleine_stappen"]


def test_words_are_searched_without_accents_and_the_next_uncoded_turn_is_found(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("searchbox", name="Zoek in deze tekst").fill("cafe")
    expect(page.locator(".cs-found-count")).to_have_text("1 / 1")
    page.get_by_role("searchbox", name="Zoek in deze tekst").fill("elke")
    expect(page.locator(".cs-found-count")).to_have_text("1 / 2")
    page.keyboard.press("Enter")
    expect(page.locator(".cs-found-count")).to_have_text("2 / 2")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Home")
    for _ in range(4):
        page.keyboard.press("u")
        page.keyboard.press("Shift+Digit1")
    page.keyboard.press("u")
    expect(page.locator(".cs-status")).to_contain_text("Elke beurt")
    assert [words for _, words in desk.quotes()] == [EMOJI, SAID[3][3:], SAID[5][3:], SAID[7][3:]]
    page.keyboard.press("o")
    expect(page.locator(".cs-row:visible")).to_have_count(4)


def test_whole_words_are_taken_when_asked(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("button", name="Wat de tekst laat zien").click()
    page.get_by_role("menuitemcheckbox", name="Selectie op hele woorden").click()
    select(page, "insdag st")
    page.keyboard.press("1")
    assert desk.quotes() == [("meedoen", "dinsdag sta")]


def test_a_passage_is_starred_and_shown_as_an_example(desk: Desk) -> None:
    page = desk.page
    select(page, "Mijn coach belde me")
    page.keyboard.press("5")
    page.locator(".cs-label").click()
    page.keyboard.press("c")
    expect(page.locator(".cs-label")).to_contain_text("★")
    page.get_by_role("button", name="Als voorbeeld").click()
    assert [coding.quotable for coding in desk.stored()] == [True]
    expect(page.locator(".cs-status")).to_contain_text("Als voorbeeld")
    page.get_by_role("treeitem", name="Werkrelatie opbouwen").hover()
    expect(page.locator(".cs-detail")).to_contain_text("‘Mijn coach belde me’")


def test_the_tree_makes_renames_colours_and_merges_codes_and_takes_memos(desk: Desk) -> None:
    page = desk.page

    def menu(code: str, entry: str) -> None:
        page.get_by_role("treeitem", name=code).first.click(button="right")
        page.get_by_role("menuitem", name=entry).click()

    def answer(*answers: str) -> None:
        for words in answers:
            page.get_by_role("dialog").get_by_role("textbox").fill(words)
            page.keyboard.press("Control+Enter")

    menu("Maatwerk leveren", "Nieuwe code hieronder")
    answer("<b>Bellen</b> met thuis", "De coach belt naar huis.")
    new = page.get_by_role("treeitem", name="<b>Bellen</b> met thuis")
    expect(new).to_be_visible()
    select(page, "Zo ging het.")
    new.click()
    menu("<b>Bellen</b>", "Hernoemen")
    answer("Bellen met huis")
    expect(page.locator(".cs-label")).to_contain_text("Bellen met huis")
    menu("Bellen met huis", "Memo bij deze code")
    answer("Past dit onder maatwerk?")
    page.get_by_role("treeitem", name="Maatwerk leveren").hover()
    page.get_by_role("treeitem", name="Bellen met huis").hover()
    expect(page.locator(".cs-detail")).to_contain_text("Past dit onder maatwerk?")
    menu("Bellen met huis", "Samenvoegen")
    page.keyboard.type("maatwerk lev")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("1 codering,")
    page.get_by_role("button", name="Samenvoegen").click()
    expect(page.locator(".cs-label")).to_contain_text("Maatwerk leveren")
    assert desk.quotes() == [("maatwerk", "Zo ging het.")]
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".cs-label")).to_contain_text("Bellen met huis")
    page.get_by_role("button", name="Wat de tekst laat zien").click()
    page.get_by_role("menuitem", name="Memo bij dit transcript").click()
    answer("Rustig gesprek")
    saved(page)
    with Project.open(str(desk.project), "Noor") as opened:
        assert [(memo.about, memo.text) for memo in opened.subject_memos()] == [
            ("transcript", "Rustig gesprek"),
            ("code", "Past dit onder maatwerk?"),
        ]
        assert len(opened.codebook_versions("krachtwerk")) >= 3
