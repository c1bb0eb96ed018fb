"""What differs between two versions of a codebook, in words."""

from dataclasses import replace

import pytest
from builders import a_code, a_codebook
from hypothesis import given
from test_codebook_edits import codebooks

from qualcode.catalogue import LANGUAGES, Language
from qualcode.codebooks import ROLES, Code, Codebook, Family, Scale, diff
from qualcode.projects.differences import Difference, as_lines, differences

BOOK = a_codebook(a_code("werk", use=("een", "twee")), a_code("geld", parent="werk"))


def with_work(**more: object) -> Codebook:
    return replace(BOOK, codes=(replace(BOOK.codes[0], **more), BOOK.codes[1]))  # type: ignore[arg-type]


@given(codebooks(), codebooks())
def test_every_difference_has_words_in_both_languages(one: Codebook, other: Codebook) -> None:
    for language in LANGUAGES:
        found = differences(one, other, language)
        assert len(found) == len(diff(one, other))
        assert all(difference.words for difference in found)
        assert differences(one, one, language) == []


@pytest.mark.parametrize(
    ("after", "words", "gone", "come"),
    [
        (with_work(label="Baan"), "Baan (werk): label", ("Werk",), ("Baan",)),
        (with_work(use=("twee", "drie")), "Werk (werk): wel gebruiken bij", ("een",), ("drie",)),
        (with_work(use=("twee", "een")), "Werk (werk): wel gebruiken bij", ("een", "twee"), ("twee", "een")),
        (with_work(retired=True), "Werk (werk): uit gebruik", ("nee",), ("ja",)),
        (with_work(related=("geld", "else/x")), "Werk (werk): verwante codes", (), ("Geld", "else/x")),
        (with_work(scale=Scale(1, 5, 4)), "Werk (werk): schaal", (), ("1 tot en met 5, goed vanaf 4",)),
        (replace(BOOK, version="2.0"), "Codeboek: versie van de makers", ("1.0",), ("2.0",)),
        (
            replace(BOOK, families=(Family("main", "Main", exclusive=True),)),
            "Groep Main (main): één code per passage",
            ("nee",),
            ("ja",),
        ),
        (
            replace(BOOK, families=(Family("main", "Main", role=ROLES[0]),)),
            "Groep Main (main): rol in de matrix",
            (),
            ("conditions",),
        ),
    ],
)
def test_a_change_says_what_is_gone_and_what_has_come(
    after: Codebook, words: str, gone: tuple[str, ...], come: tuple[str, ...]
) -> None:
    assert differences(BOOK, after, "nl") == [Difference(words, gone, come)]


def test_a_code_that_moved_is_said_to_stand_elsewhere() -> None:
    moved = replace(BOOK, codes=(BOOK.codes[0], replace(BOOK.codes[1], parent=None)))
    (difference,) = differences(BOOK, moved, "en")
    assert as_lines(difference) == ["Geld (geld): stands under", "  - Werk", "  + the top"]


@pytest.mark.parametrize(("language", "word"), [("nl", "Nieuwe code: Werk (werk)"), ("en", "New code: Werk (werk)")])
def test_all_of_a_new_codebook_is_new(language: Language, word: str) -> None:
    lines = [difference.words for difference in differences(None, BOOK, language)]
    assert word in lines
    assert len(lines) == len(BOOK.codes) + len(BOOK.families)


def test_every_field_of_codes_and_families_that_may_change_has_words() -> None:
    values: dict[str, object] = dict.fromkeys(("use", "avoid", "examples", "indicators", "related"), ("x/y",))
    values |= dict.fromkeys(("adverse", "retired"), True) | {"scale": Scale(0, 1), "color": "#000000"}
    values |= {"label": "L", "definition": "D", "family": "more"}
    assert {name for name in Code.__dataclass_fields__ if name not in ("key", "parent")} == values.keys()
    before = replace(BOOK, families=(*BOOK.families, Family("more", "More")))
    changed = replace(before, codes=(replace(BOOK.codes[0], **values), BOOK.codes[1]))  # type: ignore[arg-type]
    assert len(differences(before, changed, "nl")) == len(values)
