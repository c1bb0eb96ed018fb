"""Our components in a pipeline that somebody trained: its tags, our sentences and our lemmas."""

from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from qualcode.errors import EmbedderError
from qualcode.suggest.components import LEMMAS, SENTENCES, pipeline

TEXT = "Ze luisterde goed… nou ja. ‘Kom binnen.’ zei ze\nMet de fietsen gezien"
TAGS = {"ze": "PRON", "fietsen": "NOUN", "luisterde": "VERB", "zei": "VERB", "gezien": "VERB"}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Dutch pipeline of a tagger, a parser and two splitters that all see one long sentence, trained for a moment."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("senter", config={"overwrite": True})
    nlp.add_pipe("sentencizer", config={"overwrite": True, "punct_chars": ["Ω"]})
    doc = nlp.make_doc(TEXT)
    known = {
        "tags": [TAGS.get(token.lower_, "X") for token in doc],
        "heads": [max(0, place - 1) for place in range(len(doc))],
        "deps": ["ROOT", *["nmod"] * (len(doc) - 1)],
    }
    examples = [Example.from_dict(doc, known)]
    nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("nl") / "nl_tiny"
    nlp.to_disk(folder)
    return folder


def test_a_trained_pipeline_keeps_its_tags_and_gets_our_sentences_and_lemmas(trained: Path) -> None:
    doc, own = pipeline(str(trained))(TEXT), pipeline()(TEXT)
    assert [sentence.text for sentence in doc.sents] == [sentence.text for sentence in own.sents]
    assert len(list(doc.sents)) == 5
    assert [token.lemma_ for token in doc] == [token.lemma_ for token in own]
    assert {token.lower_: token.tag_ for token in doc if token.lower_ in TAGS} == TAGS
    assert doc.has_annotation("DEP")


def test_by_itself_the_trained_pipeline_saw_one_sentence(trained: Path) -> None:
    assert len(list(spacy.load(trained)(TEXT).sents)) == 1


def test_many_texts_at_once_have_the_same_sentences(trained: Path) -> None:
    nlp = pipeline(str(trained))
    texts = [TEXT, "", "…", "Ja. Nee."]
    assert [[s.text for s in doc.sents] for doc in nlp.pipe(texts)] == [[s.text for s in nlp(t).sents] for t in texts]


def test_each_of_our_parts_can_be_left_out(trained: Path) -> None:
    assert pipeline(parts=(SENTENCES,)).pipe_names == [SENTENCES]
    assert pipeline(parts=(LEMMAS,)).pipe_names == [LEMMAS]
    assert pipeline(str(trained)).pipe_names == [SENTENCES, "tagger", "parser", LEMMAS]


def test_a_pipeline_that_is_not_installed_is_named_with_the_way_out() -> None:
    with pytest.raises(EmbedderError, match="python -m spacy download nl_core_nowhere_sm"):
        pipeline("nl_core_nowhere_sm")
