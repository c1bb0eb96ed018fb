"""Who may see and do what: coders who code blind, and the duties of a team."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import NotAllowedError
from qualcode.teams import Assignment, Duty, Member, Team

NAMES = ("Noor", "Bram", "Els", "Rik")


def team(*done: str, members: bool = True, blind: bool = True) -> Team:
    """Noor and Bram code t1, blind; Els owns the project, Rik reviews it."""
    duties = (Duty.CODER, Duty.CODER, Duty.OWNER, Duty.REVIEWER)
    people = [Member(name, duty) for name, duty in zip(NAMES, duties, strict=True)] if members else []
    assigned = [Assignment("t1", name, blind) for name in NAMES[:2]]
    return Team(people, assigned, {"t1": frozenset(done)})


@pytest.mark.parametrize(
    ("done", "sees"), [((), False), (("Noor",), False), (("Bram",), False), (("Noor", "Bram"), True)]
)
def test_a_blind_coder_sees_the_other_when_both_have_finished(done: tuple[str, ...], sees: bool) -> None:  # noqa: FBT001
    assert team(*done).may_see("Noor", "t1", "Bram") is sees
    assert team(*done).may_see("Bram", "t1", "Noor") is sees
    assert ("t1" in team(*done).hidden("Noor")) is not sees


def test_owners_and_reviewers_who_do_not_code_it_see_everything() -> None:
    assert team().may_see("Els", "t1", "Noor")
    assert team().may_see("Rik", "t1", "Noor")


def test_an_owner_who_codes_it_too_is_blind_as_the_others_are() -> None:
    mixed = Team([Member("Noor", Duty.OWNER)], team().assignments)
    assert not mixed.may_see("Noor", "t1", "Bram")


def test_somebody_else_sees_it_when_all_have_finished() -> None:
    for members in (True, False):
        assert not team("Noor", members=members).may_see("Gast", "t1", "Noor")
        assert team("Noor", "Bram", members=members).may_see("Gast", "t1", "Noor")


@given(viewer=st.sampled_from(NAMES), done=st.sets(st.sampled_from(NAMES)), blind=st.booleans())
def test_everybody_sees_their_own_and_what_is_not_blind(viewer: str, done: set[str], blind: bool) -> None:  # noqa: FBT001
    found = team(*done, blind=blind)
    assert found.may_see(viewer, "t1", viewer)
    assert found.may_see(viewer, "t2", "Bram")
    if not blind:
        assert all(found.may_see(viewer, "t1", other) for other in NAMES)


def test_without_a_team_everybody_may_do_everything_and_with_one_only_its_members() -> None:
    assert Team().duty("wie ook") is Duty.OWNER
    assert team().duty("Rik") is Duty.REVIEWER
    with pytest.raises(NotAllowedError, match=r"'Gast' is not in the team of this project\. Say who.*: Noor, Bram"):
        team().duty("Gast")


def test_progress_counts_what_is_assigned() -> None:
    assert team("Noor").progress() == [("Bram", 0, 1), ("Noor", 1, 1)]
