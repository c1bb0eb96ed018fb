from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from commands import read, run
from hypothesis import given
from hypothesis import strategies as st
from made_up import book, embedder, evaluation, study

from qualcode.changes import Change, Kind, added
from qualcode.codings import Coding
from qualcode.errors import NotFoundError, QualcodeError
from qualcode.projects.evaluating import judged_passages, learning
from qualcode.projects.project import Project
from qualcode.store import Store
from qualcode.suggest.baselines import baselines, phrase_scores
from qualcode.suggest.evaluation import CODEBOOK, CURVE, LEARNED, STEPS, Evaluation, evaluate
from qualcode.suggest.examples import examples_of, first_examples
from qualcode.suggest.features import features_of
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.passages import Judged, Truth, judged, parts_of, passages_of
from qualcode.teams import finishes
from qualcode.transcripts import By, Imported, Transcript


@cache
def made() -> Judged:
    talks, codings = study()
    passages, places = passages_of(talks)
    truth = judged(places, [book()], Judgements(codings, finished={talk.id: frozenset({"Noor"}) for talk in talks}))
    return Judged(passages, [book()], truth, parts_of(passages.transcripts))


@cache
def evaluated() -> Evaluation:
    return evaluate(made(), embedder())


def value(found: Evaluation, name: str) -> float:
    (result,) = [result for result in found.results if result.name == name]
    assert result.mean_average_precision.value is not None
    return result.mean_average_precision.value


# ── values ──


def test_what_can_be_learned_is_found_and_better_than_the_codebook_and_the_prior() -> None:
    found = evaluated()
    assert value(found, LEARNED) > 0.95
    assert value(found, LEARNED) >= value(found, CODEBOOK) > value(found, "prior")
    assert {code.code for code in found.codes} == {"fietsen", "koken"}
    assert all(code.detection.f1.value and code.detection.f1.value > 0.7 for code in found.codes)


def test_the_curve_begins_with_the_codebook_alone_and_ends_with_all() -> None:
    curve = evaluated().curve
    assert [point.examples for point in curve] == list(CURVE)
    assert curve[0].mean_average_precision.value == pytest.approx(value(evaluated(), CODEBOOK))
    assert curve[-1] == evaluated().results[0]


def test_few_examples_are_never_worse_than_the_codebook_alone() -> None:
    curve = evaluated().curve
    first = curve[0].mean_average_precision.value
    assert first is not None
    assert all((point.mean_average_precision.value or 0) >= first for point in curve)


def test_shuffled_codes_are_found_no_better_than_by_chance() -> None:
    one = made()
    truth = np.random.default_rng(2).permutation(one.truth)
    found = evaluate(Judged(one.passages, one.books, truth, one.parts), embedder())
    assert abs(value(found, LEARNED) - truth.mean()) < 0.2
    assert "usable" not in {code.verdict.value for code in found.codes}


def test_the_same_seed_gives_the_same_evaluation_and_every_step_is_announced() -> None:
    steps: list[str] = []
    assert evaluate(made(), embedder(), progress=steps.append) == evaluated()
    assert len(steps) == STEPS


def test_codes_that_nobody_gave_are_left_out_of_the_table() -> None:
    one = made()
    truth = one.truth.copy()
    truth[:, 1] = 0
    assert [code.code for code in evaluate(Judged(one.passages, one.books, truth, one.parts), embedder()).codes] == [
        "fietsen"
    ]


@pytest.mark.parametrize(
    ("judge", "codes"),
    [
        (np.ones_like, 2),
        (np.zeros_like, 0),
        (lambda truth: np.full_like(truth, np.nan), 0),
        (lambda truth: np.where(truth == 1, 1.0, np.nan), 2),
        (lambda truth: np.eye(*truth.shape), 2),
    ],
    ids=["all alike", "none given", "nothing judged", "never not given", "one example each"],
)
@pytest.mark.parametrize(
    "text", ["", "The quick brown fox jumps over it.", "…"], ids=["as it is", "English", "no word"]
)
def test_whatever_was_judged_of_whatever_text_is_evaluated(
    judge: Callable[[Truth], Truth], codes: int, text: str
) -> None:
    one = made()
    passages = replace(one.passages, texts=(text,) * len(one.passages)) if text else one.passages
    found = evaluate(Judged(passages, one.books, judge(one.truth), one.parts), embedder())
    assert len(found.codes) == codes
    assert all((result.mean_average_precision.value is None) == (codes == 0) for result in found.results)


@given(st.integers(1, 8), st.integers(0, 5))
def test_so_many_examples_are_kept_and_never_more_than_there_are(examples: int, seed: int) -> None:
    one = made()
    transcripts = parts_of(one.passages.transcripts, most=100)
    kept = first_examples(one.truth, transcripts, examples, seed=seed)
    there, _ = examples_of(one.truth, transcripts)
    assert examples_of(kept, transcripts)[0].tolist() == np.minimum(there, examples).tolist()
    assert (np.isnan(kept) | (kept == one.truth)).all()


def test_no_examples_teach_nothing() -> None:
    one = made()
    assert np.isnan(first_examples(one.truth, parts_of(one.passages.transcripts), 0)).all()


# ── baselines ──


def test_a_baseline_sees_only_what_it_is_given() -> None:
    one = made()
    ways = baselines(one.passages, features_of(one.passages, embedder()), one.books)
    left = one.parts == 0
    for way in ways.values():
        truths = [np.where(left[:, None], np.nan, values) for values in (one.truth, 1 - one.truth)]
        truths[1][~left] = one.truth[~left]
        assert np.array_equal(way(truths[0]), way(truths[1]))


def test_indicators_are_found_by_lemma_and_the_label_stands_in_where_there_are_none() -> None:
    passages = made().passages
    scores = phrase_scores(passages, [book()])
    row = passages.texts.index("Op de fiets waait alles van me af.")
    assert scores[row].tolist() == [0.5, 0.0]
    cooks = passages.texts.index("We koken samen een grote pan eten.")
    assert scores[cooks].tolist() == [0.0, 0.5]


# ── projects and the command ──


def a_project(
    where: str, talks: list[Transcript], codings: list[Coding], *, coders: tuple[str, ...] = ("Noor",)
) -> str:
    store = Store.create(where, [book()])
    store.commit(Change(Kind.IMPORT, "Noor", added([Imported(talk) for talk in talks])))
    store.commit(Change(Kind.CODE, "Noor", added([*codings, *finishes({talk.id: coders for talk in talks})])))
    store.close()
    return where


def test_the_command_says_the_same_as_the_values(tmp_path: object) -> None:
    where = a_project(f"{tmp_path}/p.qualcode", *study())
    found = read("evaluate", where, "--coder", "Noor")
    assert isinstance(found, dict)
    assert (found["coder"], found["by"], found["passages"], found["parts"]) == ("Noor", "transcript", 84, 6)
    assert [code["code"] for code in found["codes"]] == ["fietsen", "koken"]
    assert found["results"][0]["mean_average_precision"]["value"] == pytest.approx(value(evaluated(), LEARNED))
    code, out, err = run("evaluate", where, "--by", "participant")
    assert code == 0
    assert "learning curve" in out
    assert "usable" in out
    assert "3 times participants were left out" in err


def test_the_figure_is_of_the_values_that_were_found() -> None:
    found = evaluated()
    values = learning(made(), found, coder="Noor", by=By.TRANSCRIPT, vectors="use")
    assert (values.passages, values.parts) == (found.passages, found.parts)
    assert list(values.curve) == [(one.examples, one.mean_average_precision.value) for one in found.curve]
    assert dict(values.ways) == {one.name: value(found, one.name) for one in found.results if one.name != LEARNED}
    assert [(one.key, one.label, one.verdict) for one in values.codes] == [
        ("fietsen", "Fietsen", "usable"),
        ("koken", "Koken", "usable"),
    ]
    assert [one.f1 for one in values.codes] == [code.detection.f1.value for code in found.codes]


def test_the_command_draws_the_figure_beside_what_it_prints(tmp_path: Path) -> None:
    where = a_project(f"{tmp_path}/p.qualcode", *study())
    code, out, err = run("evaluate", where, "--coder", "Noor", "--figure", tmp_path / "leren.svg")
    assert code == 0
    assert "learning curve" in out
    assert f"written: {tmp_path / 'leren.svg'}" in err
    svg = (tmp_path / "leren.svg").read_text("utf-8")
    assert all(words in svg for words in ("Fietsen", "Koken", "Coderingen van: Noor.", "bruikbaar", "alle"))
    read("evaluate", where, "--figure", tmp_path / "learning.svg", "--language", "en")
    assert "Codings of: all coders" in (tmp_path / "learning.svg").read_text("utf-8")


@pytest.mark.parametrize(("name", "said"), [("x.jpg", ".svg, .png, .pdf"), ("weg/x.png", "does not exist")])
def test_a_figure_that_cannot_be_written_is_refused_before_anything_is_read(
    tmp_path: Path, name: str, said: str
) -> None:
    code, out, err = run("evaluate", tmp_path / "no project here", "--figure", tmp_path / name)
    assert (code, out) == (1, "")
    assert said in err


def test_participants_are_left_out_with_all_their_transcripts(tmp_path: object) -> None:
    with Project.open(a_project(f"{tmp_path}/p.qualcode", *study())) as project:
        assert len(set(judged_passages(project, by=By.PARTICIPANT).parts.tolist())) == 3
        assert len(set(judged_passages(project, by=By.TRANSCRIPT).parts.tolist())) == 6


def test_where_nothing_is_finished_what_follows_the_last_coding_stays_unknown(tmp_path: object) -> None:
    with Project.open(a_project(f"{tmp_path}/p.qualcode", *study(), coders=())) as project:
        found = judged_passages(project)
        assert np.isnan(found.truth).any(axis=1).sum() > 0
        for name in set(found.passages.transcripts):
            rows = [row for row, other in enumerate(found.passages.transcripts) if other == name]
            last = max(row for row in rows if (found.truth[row] == 1).any())
            assert not np.isnan(found.truth[[row for row in rows if row <= last]]).any()
            assert np.isnan(found.truth[[row for row in rows if row > last]]).all()
        assert evaluation(project).codes


def test_too_little_to_leave_out_is_said_with_the_way_out(tmp_path: object) -> None:
    talks, codings = study()
    only_one = [coding for coding in codings if coding.transcript == "t0"]
    for name, there in (("none", []), ("one", only_one)):
        with (
            Project.open(a_project(f"{tmp_path}/{name}.qualcode", talks, there)) as project,
            pytest.raises(QualcodeError, match=f"There are {len(there[:1])}. Code some more first"),
        ):
            evaluation(project)


def test_two_coders_of_the_same_transcript_are_held_against_each_other(tmp_path: object) -> None:
    talks, codings = study()
    half = [replace(c, coder="Bram", id=f"b{n}") for n, c in enumerate(codings) if c.code == "koken"]
    where = a_project(f"{tmp_path}/p.qualcode", talks, [*codings, *half], coders=("Noor", "Bram"))
    with Project.open(where) as project:
        agreed = {code.code: code.coders.value for code in evaluation(project, coder="Noor").codes}
    assert agreed == {"fietsen": 0, "koken": 1}


def test_a_coder_who_is_not_there_is_named_with_who_is(tmp_path: object) -> None:
    with (
        Project.open(a_project(f"{tmp_path}/p.qualcode", *study())) as project,
        pytest.raises(NotFoundError, match="Noor"),
    ):
        evaluation(project, coder="Bram")
