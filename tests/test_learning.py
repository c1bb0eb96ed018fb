from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from builders import a_code, a_codebook
from hypothesis import given
from hypothesis import strategies as st
from made_up import book, embedder, study
from sklearn.linear_model import Ridge

from qualcode.codebooks import Codebook
from qualcode.suggest.calibration import (
    best_threshold,
    calibrated,
    competing,
    logistic,
)
from qualcode.suggest.components import encoder
from qualcode.suggest.contributions import contributions
from qualcode.suggest.embedding import RememberingEmbedder
from qualcode.suggest.examples import examples_of
from qualcode.suggest.features import Features, Matrix, features_of, neighbours
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.learning import Learned, learn
from qualcode.suggest.measures import calibration_error, detection, f1_share, mean_average_precision
from qualcode.suggest.passages import KnownCode, Passages, codes_in_use, judged, passages_of
from qualcode.suggest.ridge import PENALTY, fitted
from qualcode.suggest.suggestions import Vectors, Verdict
from qualcode.suggest.trust import FEW, trusted
from qualcode.suggest.zero_shot import codebook_scores


@cache
def made(*, exclusive: bool = False) -> tuple[Features, Matrix, Matrix, list[KnownCode]]:
    """Return features, the codebook's scores, the truth and the codes of six made-up interviews."""
    talks, codings = study()
    books = [book(exclusive=exclusive)]
    passages, places = passages_of(talks)
    features = features_of(passages, embedder())
    truth = judged(places, books, Judgements(codings, finished={talk.id: frozenset({"Noor"}) for talk in talks}))
    return features, codebook_scores(features, books, embedder()), truth, codes_in_use(books)


def learned(truth: Matrix, **more: object) -> Learned:
    features, codebook, _, codes = made()
    return learn(features, codebook, truth, codes=codes, **more)  # type: ignore[arg-type]


# ── vectors ──


def test_a_text_is_embedded_once() -> None:
    asked: list[str] = []

    class Counting:
        name = "counting"

        def encode(self, sentences: list[str]) -> Vectors:
            asked.extend(sentences)
            return encoder().encode(sentences)

    remembering = RememberingEmbedder(Counting())  # type: ignore[arg-type]
    first = remembering.encode(["Ja.", "Nee.", "Ja."])
    again = remembering.encode(["Nee."])
    assert asked == ["Ja.", "Nee."]
    assert np.array_equal(first[1], again[0])
    assert remembering.encode([]).shape == (0, 512)


# ── features ──


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 80)), min_size=1, max_size=25))
def test_neighbours_are_of_the_same_transcript_and_weigh_1_together(rows: list[tuple[int, int]]) -> None:
    transcripts, lengths = (np.array(column) for column in zip(*sorted(rows), strict=True))
    weights = neighbours(transcripts, lengths).toarray()
    assert np.allclose(weights.sum(axis=1), 1)
    assert not weights[transcripts[:, None] != transcripts[None, :]].any()
    assert (weights.argmax(axis=1) == np.arange(len(rows))).all() or (lengths == 0).any()


@pytest.mark.parametrize("texts", [("Ja.",), ("...", "!"), ("Ja.", "Ja.", "Ja."), ("", "Nee.")])
def test_few_or_empty_passages_have_features_and_scores(texts: tuple[str, ...]) -> None:
    features = features_of(Passages(texts, ("t1",) * len(texts), ("",) * len(texts)), embedder())
    scores = codebook_scores(features, [book()], embedder())
    found = learn(features, scores, np.full(scores.shape, np.nan), codes=codes_in_use([book()]))
    assert np.isfinite(found.chances).all()


def test_the_same_passages_give_the_same_features() -> None:
    passages, _ = passages_of(study()[0])
    assert np.array_equal(features_of(passages, embedder()).reduced, made()[0].reduced)


# ── the codebook alone ──


def test_the_codebook_alone_finds_what_its_words_say() -> None:
    _, codebook, truth, _ = made()
    found, chance = mean_average_precision(truth, codebook).value, truth.mean()
    assert found is not None
    assert found > 2 * chance


def test_a_code_knows_what_its_sub_themes_know_and_not_what_is_adverse() -> None:
    features = made()[0]
    bare = a_code("vervoer", label="Iets", definition="onderwerp")
    below = a_code("fiets", parent="vervoer", definition="vervoer op de fiets")
    with_child, with_harm, with_none = (
        codebook_scores(features, [a_codebook(bare, child)], embedder())[:, 0]
        for child in (below, replace(below, adverse=True), replace(below, parent=None))
    )
    assert np.allclose(with_harm, with_none)
    assert np.corrcoef(with_child, with_none)[0, 1] < 0.9


def test_no_codes_give_no_columns() -> None:
    features = made()[0]
    empty = Codebook("leeg", "Leeg", "1", "nl", "", (), ())
    assert codebook_scores(features, [empty], embedder()).shape == (len(features.transcripts), 0)


# ── linear scores ──


@given(st.integers(0, 1000))
def test_linear_scores_are_those_of_a_balanced_ridge_and_leaving_out_is_not_having_seen(seed: int) -> None:
    chance = np.random.default_rng(seed)
    passages, truth = chance.normal(size=(30, 4)), (chance.random((30, 2)) < 0.4).astype(float)
    truth[chance.random(30) < 0.2, 0] = np.nan
    parts = chance.integers(0, 3, 30)
    whole, left_out = fitted(passages, truth, parts)
    unseen = fitted(passages, np.where((parts == 0)[:, None], np.nan, truth), np.zeros(30, dtype=int))[0]
    assert np.allclose(left_out[0].scores(passages), unseen.scores(passages))
    known = ~np.isnan(truth[:, 0])
    right, n = truth[known, 0], known.sum()
    if 0 < right.sum() < n:
        weights = np.where(right == 1, n / (2 * right.sum()), n / (2 * (n - right.sum())))
        ridge = Ridge(alpha=PENALTY).fit(passages[known], right, sample_weight=weights)
        assert np.allclose(whole.weights[0], ridge.coef_)
        assert np.allclose(whole.scores(passages)[:, 0], ridge.predict(passages) - 0.5)


def test_a_code_given_never_or_always_is_not_learned() -> None:
    passages = np.random.default_rng(1).normal(size=(6, 3))
    whole, _ = fitted(passages, np.tile([0.0, 1.0, np.nan], (6, 1)), np.zeros(6, dtype=int))
    assert not whole.scores(passages).any()


# ── probabilities ──


def test_calibration_gives_probabilities_that_come_true() -> None:
    chance = np.random.default_rng(3)
    codebook, own = chance.normal(size=(2, 4000, 3))
    truth = (chance.random((4000, 3)) < logistic(-2 + 0.5 * codebook + 1.5 * own)).astype(float)
    found = calibrated(codebook, own, truth, examples=truth.sum(axis=0).astype(int), transcripts=40)
    error = calibration_error(truth, logistic(found.logits(codebook, own))).value
    assert error is not None
    assert error < 0.02


@given(st.lists(st.lists(st.floats(-50, 50), min_size=3, max_size=3), min_size=1, max_size=5))
def test_codes_of_an_exclusive_family_share_one_probability_and_keep_their_order(rows: list[list[float]]) -> None:
    logits = np.array(rows)
    apart, together = competing(logits, []), competing(logits, [[0, 1]])
    assert (together[:, :2].sum(axis=1) <= 1 + 1e-9).all()
    assert (together <= apart + 1e-12).all()
    assert np.array_equal(together[:, 2], apart[:, 2])
    assert ((together[:, 0] >= together[:, 1]) == (apart[:, 0] >= apart[:, 1])).all()


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.1, 0.2, 0.5, 0.9])), min_size=1, max_size=20))
def test_no_threshold_has_a_better_f1_than_the_best_one(rows: list[tuple[bool, float]]) -> None:
    truth, chances = (np.array(column, dtype=float) for column in zip(*rows, strict=True))

    def f1(threshold: float) -> float:
        given = chances >= threshold
        return float(2 * (truth * given).sum() / max(1, truth.sum() + given.sum()))

    assert f1(best_threshold(truth, chances)) == max([f1(t) for t in chances] if truth.any() else [0])


# ── learning ──


def test_with_nothing_judged_the_order_is_that_of_the_codebook() -> None:
    _, codebook, truth, _ = made()
    found = learned(np.full(truth.shape, np.nan))
    assert np.array_equal(found.chances.argsort(axis=0, kind="stable"), codebook.argsort(axis=0, kind="stable"))
    assert {trust.verdict for trust in found.trust} == {Verdict.TOO_FEW}


def test_what_is_learned_from_five_interviews_holds_in_the_sixth_and_beats_the_codebook() -> None:
    features, codebook, truth, _ = made()
    sixth = features.transcripts == 5
    found = learned(np.where(sixth[:, None], np.nan, truth))
    learning, alone = (mean_average_precision(truth[sixth], s[sixth]).value for s in (found.scores, codebook))
    assert learning is not None
    assert alone is not None
    assert learning >= max(0.95, alone)
    assert {trust.verdict for trust in found.trust} == {Verdict.USABLE}


@given(st.integers(0, 5))
def test_what_was_judged_of_a_transcript_left_out_changes_nothing_that_is_said_of_it(number: int) -> None:
    features, _, truth, _ = made()
    rows = (features.transcripts == number)[:, None]
    one, other = (learned(np.where(rows, np.nan, values)) for values in (truth, np.where(rows, 1 - truth, truth)))
    assert np.array_equal(one.chances, other.chances)


def test_shuffled_codes_teach_nothing() -> None:
    features, _, truth, codes = made()
    left = features.transcripts >= 4
    found = []
    for seed in range(5):
        shuffled = np.random.default_rng(seed).permutation(truth)
        seen = learn(features, np.zeros_like(truth), np.where(left[:, None], np.nan, shuffled), codes=codes)
        found.append(mean_average_precision(shuffled[left], seen.scores[left]).value)
    assert abs(np.mean(found) - truth.mean()) < 0.12


def test_a_rejection_lowers_the_chance_of_the_code_on_that_passage() -> None:
    features, _, truth, _ = made()
    unread = np.where((features.transcripts == 5)[:, None], np.nan, truth)
    row = int(np.flatnonzero((features.transcripts == 5) & (truth[:, 0] == 1))[0])
    rejected = unread.copy()
    rejected[row, 0] = 0.0
    assert learned(rejected).chances[row, 0] < learned(unread).chances[row, 0]


def test_exclusive_codes_compete() -> None:
    features, codebook, truth, codes = made(exclusive=True)
    assert (learn(features, codebook, truth, codes=codes).chances.sum(axis=1) <= 1).all()


def test_a_code_with_few_examples_or_one_transcript_gets_no_verdict_on_its_quality() -> None:
    features, _, truth, _ = made()
    one = np.where((features.transcripts == 0)[:, None], truth, np.nan)
    assert {trust.verdict for trust in learned(one).trust} == {Verdict.TOO_FEW}
    few = np.where(np.cumsum(truth == 1, axis=0) < FEW, truth, np.nan)
    assert {trust.verdict for trust in learned(few).trust} == {Verdict.TOO_FEW}


def test_what_cannot_be_found_with_many_examples_cannot_be_automated() -> None:
    features, _, truth, codes = made()
    noise = (np.random.default_rng(0).random(truth.shape) < 0.5).astype(float)
    found = learn(features, np.zeros_like(truth), noise, codes=codes)
    assert [trust.verdict for trust in found.trust] == [Verdict.CANNOT] * 2


def test_suggestions_as_good_as_another_coder_are_usable() -> None:
    reached = detection([1, 1, 1, 0, 0, 0, 0, 0] * 20, [0.9, 0.1, 0.1, 0.9, 0, 0, 0, 0] * 20, 0.5)
    alone, among = (trusted(30, 5, reached, rate=0.1, coders=f1) for f1 in (None, f1_share(1, offered=4, coded=4)))
    assert (alone, among) == (Verdict.WEAK, Verdict.USABLE)


def test_a_run_of_passages_is_one_example() -> None:
    truth = np.array([[1, 1, 0, 1, 1, 0], [np.nan, 1, 1, np.nan, 0, 0]], dtype=float).T
    examples, transcripts = examples_of(truth, np.array([0, 0, 0, 0, 1, 1]))
    assert examples.tolist() == [3, 1]
    assert transcripts.tolist() == [2, 1]


# ── why ──


def test_the_shares_of_words_add_up_to_the_learned_part_of_the_score() -> None:
    features, _, truth, _ = made()
    truth = truth.copy()
    truth[5:9] = np.nan  # some come from all that was learned, the others from what did not see their transcript
    found = learned(truth)
    logits = np.log(found.chances / (1 - found.chances))
    part = logits - found.calibration.level - found.calibration.codebook * made()[1]
    for passage in (0, 7, 40):
        for code in (0, 1):
            assert contributions(found, features, passage, code).total == pytest.approx(part[passage, code])


def test_the_rest_is_what_would_be_there_without_the_words() -> None:
    features, _, truth, _ = made()
    found = learned(truth)
    row = int(np.flatnonzero(truth[:, 0] == 1)[0])
    shares = contributions(found, features, row, 0)
    without = np.zeros((1, features.words.shape[1]))
    model = found.model_of(row, 0)
    slope = model.weight[0] * found.calibration.learned[0]
    own = (features.words[[row]].toarray() - without) @ features.own_words
    near = (features.around[[row]] @ features.words).toarray() @ features.near_words
    bare = model.linear.scores(features.reduced[[row]] - own - near)[0, 0] * slope
    assert shares.rest == pytest.approx(bare)


def test_the_word_that_gives_a_code_away_is_among_the_first_reasons() -> None:
    features, _, truth, _ = made()
    found = learned(truth)
    for row in np.flatnonzero(truth[:, 0] == 1)[:5]:
        raising = [word for word, amount in contributions(found, features, int(row), 0).words if amount > 0]
        assert "fietsen" in raising[:3]


def test_what_two_coders_hardly_agree_on_is_weak_and_not_hopeless_for_half_as_good() -> None:
    truth, chances = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0] * 60, [0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0, 0] * 60
    reached = detection(truth, chances, 0.5)
    coders = (None, f1_share(9, offered=20, coded=20), f1_share(19, offered=20, coded=20))
    found = [trusted(30, 5, reached, rate=0.1, coders=one) for one in coders]
    assert found == [Verdict.CANNOT, Verdict.WEAK, Verdict.CANNOT]
