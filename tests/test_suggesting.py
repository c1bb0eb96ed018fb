"""Suggestions in a project: who gets which, in what order, and the machine among coders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up import study
from test_evaluation import a_project

from qualcode.codings import coders_of
from qualcode.formats.agreement_files import report_as_json
from qualcode.projects.agreeing import agreement
from qualcode.projects.project import Project
from qualcode.projects.results import corpus, whose
from qualcode.projects.suggesting import by_doubt, machine_codings, open_to, passages_like, suggester_of
from qualcode.suggest.suggester import Suggester
from qualcode.teams import MACHINE
from qualcode.units import Unit


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Noor coded and finished five of six interviews."""
    talks, codings = study()
    codings = [coding for coding in codings if coding.transcript != "t5"]
    path = tmp_path_factory.mktemp("suggesting") / "p.qualcode"
    with Project.open(a_project(str(path), talks, codings, coders=("Noor",))) as found:
        yield found


@pytest.fixture(scope="module")
def suggester(project: Project) -> Suggester:
    found = suggester_of(project)
    assert found
    return found


def test_what_anybody_coded_is_not_open_and_to_another_coder_it_is(project: Project, suggester: Suggester) -> None:
    noor, bram = (open_to(project, suggester, coder=coder) for coder in ("Noor", "Bram"))
    assert set(noor) < set(bram)
    coded = {(coding.transcript, coding.code) for coding in project.codings()}
    assert any((one.transcript, one.code) in coded for one in bram)
    assert {one.transcript for one in open_to(project, suggester, coder="Bram", transcripts=["t5"])} == {"t5"}


def test_doubtful_suggestions_hold_the_others_and_the_most_doubtful_come_first(
    project: Project, suggester: Suggester
) -> None:
    sure, all_ = (open_to(project, suggester, coder="Bram", doubtful=doubtful) for doubtful in (False, True))
    for one in sure:
        assert any(one.code == other.code and one.span.overlaps(other.span) for other in all_)
    first, *_, last = sorted(all_, key=by_doubt(suggester))
    threshold = suggester.trust[first.code].threshold
    assert abs(first.chance - threshold) < abs(last.chance - suggester.trust[last.code].threshold)


def test_the_machine_is_compared_and_is_nowhere_else(project: Project) -> None:
    found = machine_codings(project)
    report = agreement(project, ["Noor", MACHINE])
    again = agreement(project, ["Noor", MACHINE], machine=found)
    assert report_as_json(report) == report_as_json(again)
    assert sorted(report.scope.transcripts) == ["t0", "t1", "t2", "t3", "t4", "t5"]
    alphas = [entry.headline.statistic.value for entry in report.units[Unit.TURNS].codes]
    assert all(alpha is not None and 0 < alpha < 1 for alpha in alphas)
    assert coders_of(corpus(project).codings) == ["Noor"]
    assert MACHINE not in whose(project, "")


def test_passages_like_words_come_from_all_transcripts(project: Project) -> None:
    found = passages_like(project, "Ik zat op de fiets.", most=10)
    assert len({one.transcript for one in found}) > 1


def test_vectors_are_kept_beside_the_project(project: Project) -> None:
    assert project.path
    assert Path(project.path).with_suffix(".vectors").is_file()
