"""What a meeting decides stands beside the codings that it was about, and can be taken back like anything else."""

from dataclasses import replace

import pytest
from builders import code_words, interview

from qualcode.changes import Kind, added
from qualcode.codings import CONSENSUS, Coding, Rejection
from qualcode.errors import CodingError, NotAllowedError, NotFoundError
from qualcode.projects.coding import write_memo
from qualcode.projects.project import Project
from qualcode.projects.settling import settle
from qualcode.projects.team import add_member, assign, finish
from qualcode.teams import Duty
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee in het buurthuis, echt waar.")
NOOR = replace(code_words(TALK, "Ik doe weer mee", "meedoen", "Noor"), id="a1")
BRAM = replace(code_words(TALK, "weer mee in het buurthuis", "meedoen", "Bram"), id="b2")
OTHER = replace(code_words(TALK, "echt waar", "meedoen", "Bram"), id="b3")


@pytest.fixture
def talk(project: Project) -> Project:
    project.commit(Kind.IMPORT, added([Imported(TALK), NOOR, BRAM, OTHER]))
    return project


def test_a_code_that_holds_is_a_coding_of_all_their_words_and_theirs_stay(talk: Project) -> None:
    decision = settle(talk, ["a1", "b2"], holds=True, memo="beiden hebben gelijk")
    assert isinstance(decision, Coding)
    assert (decision.quote, decision.coder) == ("Ik doe weer mee in het buurthuis", CONSENSUS)
    assert decision.origin == "settled:a1,b2"
    assert {c.id for c in talk.codings()} == {"a1", "b2", "b3", decision.id}
    settle(talk, ["a1", "b2"], holds=False)
    assert CONSENSUS not in {c.coder for c in talk.codings()}
    talk.undo()
    assert decision in [replace(c, created=None, codebook_version="") for c in talk.codings()]
    talk.undo()
    assert {c.id for c in talk.codings()} == {"a1", "b2", "b3"}


def test_a_code_that_does_not_hold_is_a_rejection(talk: Project) -> None:
    settle(talk, ["a1"], holds=False)
    assert talk.rejections() == [Rejection("t1", NOOR.span, "meedoen", CONSENSUS, "settled")]
    assert talk.journal(limit=1)[0].kind is Kind.SETTLE


def test_what_is_no_one_disagreement_is_refused(talk: Project) -> None:
    with pytest.raises(CodingError, match="no one disagreement"):
        settle(talk, ["a1", "b3"], holds=True)
    with pytest.raises(CodingError, match="no one disagreement"):
        settle(talk, [], holds=True)
    with pytest.raises(NotFoundError, match="coding 'b'"):
        settle(talk, ["b"], holds=True)


def test_a_coder_may_not_settle_and_both_see_what_was_settled_when_they_have_finished(talk: Project) -> None:
    add_member(talk, "Noor", Duty.OWNER)
    add_member(talk, "Bram")
    add_member(talk, "Rik", Duty.REVIEWER)
    assign(talk, ["Noor", "Bram"], blind=True)
    settle(talk.seen_by("Rik"), ["a1", "b2"], holds=True)
    with pytest.raises(NotAllowedError, match="may not change a coding of consensus"):
        settle(talk.seen_by("Bram"), ["b2"], holds=True)
    for name in ("Noor", "Bram"):
        assert CONSENSUS not in {c.coder for c in talk.seen_by(name).codings()}
    for name in ("Noor", "Bram"):
        finish(talk.seen_by(name), ["t1"])
    for name in ("Noor", "Bram"):
        assert CONSENSUS in {c.coder for c in talk.seen_by(name).codings()}


def test_a_memo_stands_on_words_that_stand_there_once(talk: Project) -> None:
    memo = write_memo(talk, "t1", "buurthuis", " Welk buurthuis? ")
    assert (memo.text, memo.coder, memo.quote) == ("Welk buurthuis?", "Noor", "buurthuis")
    assert [found.id for found in talk.memos()] == [memo.id]
    with pytest.raises(CodingError, match="'e' stands 9 times"):
        write_memo(talk, "t1", "e", "x")
    talk.undo()
    assert talk.memos() == []
