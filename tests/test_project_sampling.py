"""Samples of a project: what is drawn is assigned in one change, blind, and the journal says how."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import code_words, interview
from commands import read, run

from qualcode.changes import Kind, added
from qualcode.errors import NotAllowedError, NotFoundError, QualcodeError
from qualcode.participants import Participant
from qualcode.projects.agreeing import agreement
from qualcode.projects.journal import events
from qualcode.projects.project import Project
from qualcode.projects.sampling import Asked, assign_sample, double_coded, plan_sample
from qualcode.projects.suggesting import open_to, suggester_of
from qualcode.projects.team import add_member, assign, finish
from qualcode.teams import Assignment, Duty
from qualcode.transcripts import Imported

TALKS = [interview("I: Hoe is het?", "R: Ik doe weer mee.", id=f"t{n}", participant=f"K{n}") for n in range(10)]
PEOPLE = [Participant(f"K{n}", {"rol": "coach" if n < 2 else "kandidaat"}) for n in range(10)]
BOTH = ("Noor", "Bram")


@pytest.fixture
def talks(project: Project) -> Iterator[Project]:
    """Noor, who owns nothing yet, sees ten interviews with two coaches and eight candidates."""
    project.commit(Kind.IMPORT, added([*PEOPLE, *map(Imported, TALKS)]))
    return project


def drawn(project: Project, **asked: object) -> Asked:
    """Draw and assign; return what was asked."""
    found = Asked(**{"coders": BOTH} | asked)  # type: ignore[arg-type]
    assign_sample(project, plan_sample(project, found))
    return found


def test_what_is_drawn_is_assigned_blind_in_one_change_that_says_how(talks: Project) -> None:
    before = talks.revision()
    drawn(talks, share=0.35, by="rol", seed=7)
    given = talks.team().assignments
    names = {item.transcript for item in given}
    assert talks.revision() == before + 1
    assert len(names) == 4
    assert len(names & {"t0", "t1"}) == 1
    assert set(given) == {Assignment(name, coder, blind=True) for name in names for coder in BOTH}
    said = "Transcripten verdeeld (steekproef, transcripten: 4, van 10, naar rol, startgetal 7, Noor, Bram, blind)"
    assert events(talks, limit=1)[0].words == said
    talks.undo()
    assert not talks.team().assignments


def test_a_plan_stores_nothing(talks: Project) -> None:
    before = talks.revision()
    plan = plan_sample(talks, Asked(BOTH, number=3))
    assert (len(plan.assignments), plan.sample.of, talks.revision()) == (6, 10, before)


def test_what_two_people_code_is_not_drawn_again_unless_asked(talks: Project) -> None:
    drawn(talks, number=6)
    plan = plan_sample(talks, Asked(BOTH, share=1))
    assert (len(plan.sample.drawn), plan.doubled) == (4, 6)
    assign_sample(talks, plan)
    with pytest.raises(QualcodeError, match="two people code each transcript already"):
        plan_sample(talks, Asked(BOTH, number=1))
    again = plan_sample(talks, Asked(("Noor", "Els"), number=10, doubled=True))
    assert ({item.coder for item in again.assignments}, again.kept) == ({"Els"}, 10)


def test_assignments_that_are_there_stay_as_they_are(talks: Project) -> None:
    assign(talks, ["Noor"])
    plan = plan_sample(talks, Asked(BOTH, number=10))
    assert (plan.kept, {item.coder for item in plan.assignments}) == (10, {"Bram"})
    assign_sample(talks, plan)
    team = talks.team()
    assert {item.blind for item in team.assignments if item.coder == "Noor"} == {False}
    assert team.hidden("Noor") == team.hidden("Bram") == {talk.id for talk in TALKS}


def test_who_coded_or_finished_what_is_drawn_is_said(talks: Project) -> None:
    talks.commit(
        Kind.CODE, added([code_words(TALKS[0], "weer mee", "meedoen"), code_words(TALKS[1], "mee", "meedoen")])
    )
    finish(talks, ["t0"])
    plan = plan_sample(talks, Asked(BOTH, number=10))
    assert (plan.finished, plan.begun) == ({"t0": ("Noor",)}, {"t1": ("Noor",)})


def test_pairs_of_three_coders_have_as_many_each(talks: Project) -> None:
    drawn(talks, coders=("Noor", "Bram", "Els"), number=9, pairs=True)
    counts = [coder for item in double_coded(talks) for coder in item.coders]
    assert {name: counts.count(name) for name in counts} == {"Noor": 6, "Bram": 6, "Els": 6}
    assert {len(item.coders) for item in double_coded(talks)} == {2}


@pytest.mark.parametrize("coders", [(), ("Noor",), ("Noor", "Noor"), ("Noor", " Noor ")])
def test_a_sample_for_fewer_than_two_coders_is_refused(talks: Project, coders: tuple[str, ...]) -> None:
    with pytest.raises(QualcodeError, match="two or more different coders"):
        plan_sample(talks, Asked(coders, number=1))


def test_only_members_of_a_team_can_be_given_a_sample(talks: Project) -> None:
    add_member(talks, "Noor", Duty.OWNER)
    with pytest.raises(NotFoundError, match="coder 'Bram'"):
        plan_sample(talks, Asked(BOTH, number=1))
    add_member(talks, "Bram", Duty.CODER)
    bram = talks.seen_by("Bram")
    with pytest.raises(NotAllowedError, match="Bram is coder in this project and may not change a assignment"):
        assign_sample(bram, plan_sample(bram, Asked(BOTH, number=1)))


# ── one coder, two moments ──


@pytest.fixture
def once(talks: Project) -> Project:
    """Noor has coded and finished four of them."""
    talks.commit(Kind.CODE, added(code_words(talk, "weer mee", "meedoen") for talk in TALKS[:4]))
    finish(talks, [talk.id for talk in TALKS[:4]])
    return talks


def test_who_codes_again_sees_nothing_of_the_first_time_and_gets_no_suggestions(once: Project) -> None:
    drawn(once, coders=(), again="Noor", number=2)
    second = once.seen_by("Noor (2)")
    names = {item.transcript for item in once.team().assignments}
    assert {item.coder for item in once.team().assignments} == {"Noor (2)"}
    assert names < {"t0", "t1", "t2", "t3"}
    assert {coding.transcript for coding in second.codings()} == {"t0", "t1", "t2", "t3"} - names
    assert second.team().unsuggested("Noor (2)") == names
    suggester = suggester_of(second)
    assert suggester
    assert not names & {one.transcript for one in open_to(second, suggester, coder="Noor (2)", doubtful=True)}
    assert [(item.coders, item.finished) for item in double_coded(once)] == [(("Noor", "Noor (2)"), {"Noor"})] * 2


def test_the_two_times_are_compared_as_two_coders(once: Project) -> None:
    drawn(once, coders=(), again="Noor", number=4)
    second = once.seen_by("Noor (2)")
    for talk in TALKS[:3]:
        second.commit(Kind.CODE, added([code_words(talk, "weer mee", "meedoen", "Noor (2)")]))
    finish(second, [talk.id for talk in TALKS[:4]])
    found = agreement(once, ["Noor", "Noor (2)"])
    assert found.scope.coders == ("Noor", "Noor (2)")
    assert len(second.codings()) == 7


def test_only_what_was_finished_is_coded_again_and_only_once(once: Project) -> None:
    drawn(once, coders=(), again="Noor", number=4)
    with pytest.raises(QualcodeError, match="Noor has finished no transcript, or codes all of them again already"):
        plan_sample(once, Asked(again="Noor", number=1))
    with pytest.raises(QualcodeError, match="Bram has finished no transcript"):
        plan_sample(once, Asked(again="Bram", number=1))
    with pytest.raises(QualcodeError, match="not both"):
        plan_sample(once, Asked(BOTH, again="Noor", number=1))


def test_what_one_person_codes_twice_can_still_be_drawn_for_two_people(once: Project) -> None:
    drawn(once, coders=(), again="Noor", number=4)
    assert plan_sample(once, Asked(BOTH, number=10)).sample.of == 10


def test_an_owner_takes_the_second_name_into_the_team_and_others_are_told_to_ask(once: Project) -> None:
    add_member(once, "Noor", Duty.OWNER)
    add_member(once, "Rik", Duty.REVIEWER)
    rik = once.seen_by("Rik")
    with pytest.raises(NotAllowedError, match=r"'Noor \(2\)' is not in the team yet\. Ask an owner"):
        plan_sample(rik, Asked(again="Noor", number=1))
    before = once.revision()
    drawn(once, coders=(), again="Noor", number=2)
    assert (once.team().duties["Noor (2)"], once.revision()) == (Duty.CODER, before + 1)
    drawn(rik, coders=(), again="Noor", number=1)
    assert len(once.team().assignments) == 3


# ── the command ──


@pytest.fixture
def where(file_project: Project) -> Path:
    file_project.commit(Kind.IMPORT, added([*PEOPLE, *map(Imported, TALKS)]))
    assert file_project.path
    return file_project.path


def test_the_command_shows_what_it_would_draw_and_then_draws_the_same(where: Path) -> None:
    asked = ("sample", where, "--coders", "Noor", "Bram", "--share", ".3", "--by", "rol", "--seed", "4")
    code, out, err = run(*asked, "--dry-run")
    assert (code, "3 of 10 drawn, seed 4, blind" in out) == (0, True)
    assert "Nothing was assigned; without --dry-run: 6 assignment(s)." in err
    found = read(*asked)
    assert isinstance(found, dict)
    assert (found["assigned"], found["of"], found["blind"]) == (6, 10, True)
    assert [(part["name"], part["of"], len(part["drawn"])) for part in found["strata"]] == [
        ("coach", 2, 1), ("kandidaat", 8, 2)
    ]  # fmt: skip
    with Project.open(str(where)) as study:
        assert sorted(item.transcript for item in double_coded(study)) == sorted(found["coders"])
    code, out, err = run(*asked, "--doubled")
    assert (code, "6 assignment(s) that were there stay as they are" in err) == (0, True)


@pytest.mark.parametrize("how", [(), ("--number", "2", "--share", ".2")])
def test_the_command_wants_a_number_or_a_share(where: Path, how: tuple[str, ...]) -> None:
    code, _, err = run("sample", where, "--coders", "Noor", "Bram", *how)
    assert code == 2
    assert "either --number N or --share" in err


def test_the_command_lets_somebody_code_again(where: Path) -> None:
    assert run("--as", "Noor", "finish", where, "--all")[0] == 0
    code, out, err = run("sample", where, "--again", "Noor", "--number", "2", "--open")
    assert (code, "Noor (2)" in out, "2 assignment(s) made." in err) == (0, True, True)
    with Project.open(str(where)) as study:
        assert study.team().blind == frozenset()


def test_nobody_codes_a_sample_under_the_name_of_the_meeting(once: Project) -> None:
    with pytest.raises(NotAllowedError, match="consensus"):
        plan_sample(once, Asked(("Noor", "consensus"), number=1))
