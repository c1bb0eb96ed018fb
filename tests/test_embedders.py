"""Embedders by name, and what is said where one is not there."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from commands import run
from made_up import study
from test_evaluation import a_project

from qualcode.errors import EmbedderError
from qualcode.suggest.components import encoder
from qualcode.suggest.embedders import embedder_named, same_embedder


def a_pipeline(folder: Path, *, vectors: bool = True, lower: float = 1.0) -> Path:
    """Write a Dutch pipeline with vectors of three words, and return where it is."""
    nlp = spacy.blank("nl")
    if vectors:
        for word, vector in {"fiets": [3.0, 0, 0], "trein": [0, 4.0, 0], "soep": [0, 0, lower]}.items():
            nlp.vocab.set_vector(word, np.array(vector, dtype=np.float32))
    nlp.to_disk(folder)
    return folder


def test_the_encoder_that_comes_with_qualcode_needs_no_name() -> None:
    assert embedder_named() is encoder()
    assert embedder_named("use").name == encoder().name == "use-multilingual-3"


def test_many_sentences_have_the_vectors_of_their_groups_of_256() -> None:
    sentences = [f"Dit is zin {number}." for number in range(600)]
    together = encoder().encode(sentences)
    apart = [encoder().encode(sentences[first : first + 256]) for first in range(0, 600, 256)]
    assert np.array_equal(together, np.concatenate(apart))


def test_a_spacy_pipeline_gives_the_mean_of_the_words_it_knows(tmp_path: Path) -> None:
    embedder = embedder_named(f"spacy:{a_pipeline(tmp_path)}")
    bicycle, both, none, empty = embedder.encode(["fiets", "de fiets de trein", "xyz", ""])
    assert bicycle.tolist() == [1, 0, 0]
    assert both == pytest.approx([0.6, 0.8, 0])
    assert not none.any()
    assert not empty.any()
    assert embedder.encode([]).shape == (0, 3)


def test_pipelines_of_the_same_name_and_other_vectors_have_other_names(tmp_path: Path) -> None:
    one, same, other = (a_pipeline(tmp_path / name, lower=lower) for name, lower in (("a", 1), ("b", 1), ("c", 2)))
    names = [embedder_named(f"spacy:{folder}").name for folder in (one, same, other)]
    assert names[0] == names[1] != names[2]
    assert names[0].startswith("spacy:nl_pipeline-0.0.0-")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("spacy:nl_core_nowhere_md", "python -m spacy download nl_core_nowhere_md"),
        ("spacy:", "There is: use, spacy:NAME_OR_FOLDER"),
        ("word2vec", "'word2vec' is no embedder"),
        ("sentence-transformers:/nowhere", r"qualcode\[transformers\]|Fetch it yourself"),
    ],
)
def test_an_embedder_that_is_not_there_is_named_with_the_way_out(name: str, said: str) -> None:
    with pytest.raises(EmbedderError, match=said):
        embedder_named(name)


def test_a_pipeline_without_vectors_is_refused_with_one_that_has_them(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"has no word vectors.*nl_core_news_md"):
        embedder_named(f"spacy:{a_pipeline(tmp_path, vectors=False)}")


def test_an_embedder_in_another_process_is_the_same_one_or_nothing(tmp_path: Path) -> None:
    name = f"spacy:{a_pipeline(tmp_path)}"
    assert same_embedder(name, embedder_named(name).name) is embedder_named(name)
    with pytest.raises(EmbedderError, match="Install the same on both"):
        same_embedder(name, "spacy:nl_pipeline-0.0.0-other")


def test_an_evaluation_takes_another_embedder_by_name(tmp_path: Path) -> None:
    where = a_project(f"{tmp_path}/p.qualcode", *study())
    code, _, err = run("evaluate", where, "--embedder", f"spacy:{a_pipeline(tmp_path / 'nl')}")
    assert (code, "Vectors of: spacy:nl_pipeline-0.0.0-" in err) == (0, True), err
    code, _, err = run("evaluate", where, "--embedder", "spacy:nl_core_nowhere_md")
    assert (code, "python -m spacy download nl_core_nowhere_md" in err) == (1, True)
