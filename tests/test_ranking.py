"""Single passages, ranked from the codebook alone."""

from functools import cache

import numpy as np
import pytest
from builders import a_code, a_codebook
from hypothesis import given
from hypothesis import strategies as st
from told import TOLD

from bench.ranking import measured
from qualcode.codebooks import Family
from qualcode.projects.setup import bundled, load_codebook
from qualcode.suggest.components import encoder
from qualcode.suggest.passages import sentences_in
from qualcode.suggest.ranking import Ranker
from qualcode.suggest.references import Indicated, References, texts_of
from qualcode.suggest.suggestions import Ranking

BOOK = load_codebook(bundled("codebooks") / "krachtwerk.yaml")
FAMILY = {code.key: code.family for code in BOOK.codes}


@cache
def ranker() -> Ranker:
    return Ranker([BOOK], encoder())


def ranked(*texts: str) -> list[Ranking]:
    return list(ranker().rank(texts))


def shown(ranking: Ranking) -> dict[str, list[tuple[str, float]]]:
    return {family: [(scored.code, scored.score) for scored in codes] for family, codes in ranking.items()}


PLAIN = {
    "Ze luisterde echt, zonder oordeel, en nam me serieus.": "werkrelatie",
    "We zijn samen naar het loket gegaan en zij heeft geholpen met het formulier.": "praktische_steun",
    "Ik hoefde niks, het was vrijwillig en in mijn eigen tempo.": "maatwerk",
    "Ik doe nu vrijwilligerswerk in het buurthuis.": "meedoen",
    "Ik heb meer zelfvertrouwen, minder stress en ik slaap weer.": "jezelf_zijn",
}


def test_plain_statements_rank_the_code_they_speak_of_first() -> None:
    for ranking, code in zip(ranked(*PLAIN), PLAIN.values(), strict=True):
        assert ranking[FAMILY[code]][0].code == code


def test_most_of_what_people_tell_is_ranked_as_a_coder_would() -> None:
    places = [
        [scored.code for scored in ranking[FAMILY[code]]].index(code)
        for ranking, (_, code) in zip(ranked(*(text for text, _ in TOLD)), TOLD, strict=True)
    ]
    assert np.mean(np.array(places) == 0) >= 0.7
    assert np.mean(np.array(places) <= 1) >= 0.85


@given(st.text(max_size=60))
def test_any_text_ranks_every_code_of_every_family_once_best_first(text: str) -> None:
    (ranking,) = ranked(text)
    assert list(ranking) == [family.key for family in BOOK.families]
    for family, codes in ranking.items():
        assert sorted(s.code for s in codes) == sorted(code.key for code in BOOK.codes if code.family == family)
        scores = [scored.score for scored in codes]
        assert scores == sorted(scores, reverse=True)
        assert sum(scores) == pytest.approx(1, abs=0.001)


@given(st.lists(st.sampled_from([*PLAIN, *(text for text, _ in TOLD), "", "Ja."]), max_size=4))
def test_a_passage_ranks_the_same_whatever_else_is_ranked(texts: list[str]) -> None:
    assert ranked(*texts) == [ranked(text)[0] for text in texts]


@pytest.mark.parametrize("text", ["", "  ", "... ?!", "😀", "12"])
def test_a_passage_without_words_says_nothing_of_any_code(text: str) -> None:
    (ranking,) = ranked(text)
    for codes in ranking.values():
        assert len({scored.score for scored in codes}) == 1
        assert not any(scored.why.words for scored in codes)


def test_every_score_says_why_with_words_that_stand_there() -> None:
    text = "Zij luisterde en stond naast me. Het buurthuis is fijn."
    (ranking,) = ranked(text)
    sentences = {text for code in BOOK.codes for text in (f"{code.label}. {code.definition}", *code.examples)}
    for codes in ranking.values():
        for scored in codes:
            assert all(word in text for word in (*scored.why.words, *scored.why.negated))
            assert scored.why.nearest in sentences
            assert scored.why.source in ("definition", "example")


def test_what_is_negated_counts_for_nothing_and_is_told() -> None:
    book = a_codebook(a_code("geld", indicators=("schulden",)), a_code("werk", label="Werk"))
    said, negated = Ranker([book], encoder()).rank(["Ik heb schulden.", "Ik heb geen schulden meer."])
    score = {scored.code: scored for scored in said["main"]}["geld"]
    assert score.why.words == ("schulden",)
    less = {scored.code: scored for scored in negated["main"]}["geld"]
    assert (less.why.words, less.why.negated) == ((), ("geen schulden meer",))
    assert less.score < score.score


def test_what_a_sub_theme_knows_its_theme_knows_and_never_what_is_adverse() -> None:
    step = a_code("step", parent="part", indicators=("wandelen",), family="below", examples=("Ik ging wandelen.",))
    harm = a_code("harm", parent="part", indicators=("uitgeput",), family="below", adverse=True)
    gone = a_code("gone", parent="part", indicators=("ging",), family="below", retired=True)
    families = (Family("main", "Main"), Family("below", "Below"))
    references = References([a_codebook(a_code("part"), step, harm, gone, families=families)], encoder())
    found = references.indicators("Ik ging Wandelen, niet wandelen, en was uitgeput. Uitgeput!")
    assert found == {
        "part": Indicated(("Wandelen",), ("niet wandelen",)),
        "step": Indicated(("Wandelen",), ("niet wandelen",)),
        "harm": Indicated(("uitgeput",), ()),
    }
    nearest = references.nearest("part", encoder().encode(["Ik ging wandelen."]))
    assert (nearest.text, nearest.source) == ("Ik ging wandelen.", "example")
    assert nearest.similarity == pytest.approx(1, abs=1e-3)


def test_without_a_sentence_nothing_is_near() -> None:
    references = ranker().references
    assert references.nearest("meedoen", encoder().encode([])).similarity == 0
    assert references.nearest("meedoen", encoder().encode(sentences_in("Ik sport weer."))).similarity > 0


def test_codes_that_say_the_same_are_equal_and_stand_as_in_the_codebook() -> None:
    first, second = (a_code(key, label=label, definition="Hetzelfde") for key, label in (("b", "X"), ("a", "Y")))
    (ranking,) = Ranker([a_codebook(first, second)], encoder()).rank([""])
    assert [scored.code for scored in ranking["main"]] == ["b", "a"]
    assert texts_of(first) == ["X", "X. Hetzelfde"]


def test_a_codebook_without_codes_in_use_ranks_none() -> None:
    book = a_codebook(a_code("gone", retired=True))
    assert list(Ranker([book], encoder()).rank(["Ja, dat is zo.", ""])) == [{"main": ()}, {"main": ()}]


def test_a_very_long_passage_is_ranked() -> None:
    text = "Ik doe nu vrijwilligerswerk in het buurthuis en dat is gezellig. " * 1_800 + "woord " * 2_000
    (ranking,) = ranked(text)
    assert ranking["voorwaarden"][0].code == "meedoen"


def test_the_measures_of_the_bench_are_as_by_hand() -> None:
    truth = np.array([[1, 0, 0, 1], [0, 0, 1, np.nan], [0, 0, 0, 0], [1, 1, 1, 1]])
    scores = np.array([[0.4, 0.3, 0.2, 0.1], [0.3, 0.2, 0.1, 0.9], [1, 0, 0, 0], [1, 0, 0, 0]])
    count, (top, mrr, recall, precision) = measured(truth, scores)
    assert count == 2
    assert (top, mrr) == (0.5, pytest.approx((1 + 1 / 3) / 2))
    assert recall == pytest.approx((1 / 2 + 1) / 2)
    assert precision == pytest.approx(((1 + 2 / 4) / 2 + 1 / 3) / 2)
