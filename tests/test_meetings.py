"""A meeting goes through what coders differ in, leaves and resumes; what it decides is on record and can be undone."""

from dataclasses import replace

import pytest
from builders import code_words, interview

from qualcode.changes import Kind, added
from qualcode.codings import CONSENSUS
from qualcode.errors import CodebookError, CodingError, NotAllowedError, NotFoundError, QualcodeError
from qualcode.formats.tables import write_table
from qualcode.projects.copies import plan_purge, purge
from qualcode.projects.decisions import decisions, decisions_sheet
from qualcode.projects.journal import events
from qualcode.projects.meetings import coders_finished, disagreement_named, meeting
from qualcode.projects.project import Project
from qualcode.projects.remarks import Into, Remark, in_codebook, put_in_codebook, remark, remarks
from qualcode.projects.settling import decide, settle, settle_agreed
from qualcode.projects.team import add_member, finish
from qualcode.projects.versions import Mend, carry_out, plan_mending
from qualcode.rulings import How, both, each, like, neither, other
from qualcode.teams import Duty
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee in het buurthuis, echt waar.")
NOOR = replace(code_words(TALK, "Ik doe weer mee", "meedoen", "Noor"), id="a1")
BRAM = replace(code_words(TALK, "weer mee in het buurthuis", "meedoen", "Bram"), id="b2")
OTHER = replace(code_words(TALK, "echt waar", "meedoen", "Bram"), id="b3")
RUST = replace(code_words(TALK, "echt waar", "herstel", "Noor"), id="a4", memo="twijfel")
SHARED = [
    replace(code_words(TALK, words, "jezelf_zijn", coder), id=f"s{coder}")
    for words, coder in ((" echt", "Bram"), ("echt", "Noor"))
]


@pytest.fixture
def both_done(project: Project) -> Project:
    """The talk, coded and finished by two, who share a code on words that they cut differently at their ends."""
    project.commit(Kind.IMPORT, added([Imported(TALK), NOOR, BRAM, OTHER, RUST, *SHARED]))
    for name in ("Noor", "Bram"):
        finish(project.seen_by(name), ["t1"])
    return project


def consensus(project: Project) -> list[tuple[str, str]]:
    return [(c.code, c.quote) for c in project.codings() if c.coder == CONSENSUS]


def rejected(project: Project) -> list[str]:
    return [r.code for r in project.rejections() if r.coder == CONSENSUS]


def test_what_all_agree_on_is_taken_over_once_and_not_where_something_else_was_decided(both_done: Project) -> None:
    assert [c.quote for c in settle_agreed(both_done, ["Bram", "Noor"])] == ["echt"]
    assert settle_agreed(both_done, ["Noor", "Bram"]) == []
    assert both_done.journal(limit=1)[0].facts == {"codings": 1, "decision": "agreed"}
    both_done.undo()
    settle(both_done, ["sBram"], holds=False)
    assert settle_agreed(both_done, ["Bram", "Noor"]) == []


def test_one_meets_about_what_is_open_and_leaves_and_resumes(both_done: Project) -> None:
    first, last = meeting(both_done, ["Noor", "Bram"]).found
    assert (first.codes, last.codes) == (("meedoen",), ("herstel", "meedoen"))
    decide(both_done, first, replace(like(first, "Bram"), reason="om de plek"))
    (coding,) = [c for c in both_done.codings() if c.coder == CONSENSUS]
    assert (coding.quote, coding.memo, coding.origin) == (
        "weer mee in het buurthuis",
        "om de plek",
        f"settled:{first.id}",
    )
    assert meeting(both_done, ["Bram", "Noor"]).open == {last.id: ("herstel", "meedoen")}
    decide(both_done, last, each({"herstel": neither(last)}))
    assert meeting(both_done, ["Bram", "Noor"]).open == {last.id: ("meedoen",)}
    decide(both_done, last, each({"meedoen": both(last)}))
    assert meeting(both_done, ["Bram", "Noor"]).open == {}
    assert (consensus(both_done)[1:], rejected(both_done)) == ([("meedoen", "echt waar")], ["herstel"])
    both_done.undo()
    assert meeting(both_done, ["Bram", "Noor"]).open == {last.id: ("meedoen",)}


def test_a_decision_takes_the_place_of_the_one_before_and_leaves_what_else_was_decided(both_done: Project) -> None:
    settle_agreed(both_done, ["Noor", "Bram"])
    first, last = meeting(both_done, ["Noor", "Bram"]).found
    decide(both_done, first, like(first, "Noor"))
    decide(both_done, last, other(last, {"jezelf_zijn": [last.span]}))
    assert consensus(both_done) == [("meedoen", "Ik doe weer mee"), ("jezelf_zijn", "echt waar")]
    assert sorted(rejected(both_done)) == ["herstel", "meedoen"]
    decide(both_done, last, like(last, "Noor"))
    assert consensus(both_done) == [("meedoen", "Ik doe weer mee"), ("herstel", "echt waar")]
    assert rejected(both_done) == ["meedoen"]
    before = both_done.revision()
    both_done.undo()
    both_done.undo()
    both_done.undo()
    assert (consensus(both_done), rejected(both_done)) == ([("jezelf_zijn", "echt")], [])
    assert both_done.revision() > before


def test_deciding_the_same_again_keeps_the_decision_with_its_new_reason(both_done: Project) -> None:
    first = meeting(both_done, ["Noor", "Bram"]).found[0]
    decide(both_done, first, both(first))
    (coding,) = [c for c in both_done.codings() if c.coder == CONSENSUS]
    assert decide(both_done, first, replace(both(first), reason="toch zo"))
    assert not decide(both_done, first, replace(both(first), reason="toch zo"))
    assert [c for c in both_done.codings() if c.coder == CONSENSUS] == [replace(coding, memo="toch zo")]


def test_a_decision_is_on_words_of_the_disagreement_with_codes_that_there_are(both_done: Project) -> None:
    first, last = meeting(both_done, ["Noor", "Bram"]).found
    with pytest.raises(CodingError, match="outside the disagreement"):
        decide(both_done, first, other(first, {"meedoen": [last.span]}))
    with pytest.raises(NotFoundError, match="code 'zzz'"):
        decide(both_done, first, other(first, {"zzz": [first.span]}))
    with pytest.raises(NotFoundError, match="coder 'Sem'"):
        like(first, "Sem")


def test_a_disagreement_is_found_by_its_id_whoever_is_compared(both_done: Project) -> None:
    finish(both_done.seen_by("Sem"), ["t1"])
    two, three = (meeting(both_done, names).found[0] for names in (["Noor", "Bram"], ["Noor", "Bram", "Sem"]))
    assert disagreement_named(both_done, two.id).id == two.id
    assert disagreement_named(both_done, three.id, ["Noor", "Bram", "Sem"]).coders == ("Bram", "Noor", "Sem")
    with pytest.raises(NotFoundError, match="disagreement 'zzz'"):
        disagreement_named(both_done, "zzz")


def test_the_meeting_is_compared_only_when_it_is_named(both_done: Project) -> None:
    first, last = meeting(both_done, ["Noor", "Bram"]).found
    for one in (first, last):
        decide(both_done, one, like(one, "Noor"))
    assert coders_finished(both_done) == ["Bram", "Noor"]
    assert [one.codes for one in meeting(both_done, ["Noor", CONSENSUS]).found] == [("jezelf_zijn",)]
    with pytest.raises(NotFoundError, match="coder 'Sem'"):
        meeting(both_done, ["Noor", "Sem"])
    with pytest.raises(QualcodeError, match="two or more"):
        meeting(both_done, ["Noor"])


def test_only_owners_and_reviewers_settle_where_there_is_a_team(both_done: Project) -> None:
    add_member(both_done, "Noor", Duty.OWNER)
    add_member(both_done, "Bram")
    coder = both_done.seen_by("Bram")
    (first, _) = meeting(coder, ["Noor", "Bram"]).found
    with pytest.raises(NotAllowedError, match="may not change a coding of consensus"):
        decide(coder, first, like(first, "Bram"))
    with pytest.raises(NotAllowedError, match="may not change a coding of consensus"):
        settle_agreed(coder, ["Noor", "Bram"])


# ── nearly the same words ──


@pytest.fixture
def near_by(project: Project) -> Project:
    """The talk, coded and finished by two, who have one code on nearly the same words, and differ in two more."""
    coded = [
        replace(code_words(TALK, "Ik doe weer mee in het", "meedoen", "Noor"), id="a1"),
        replace(code_words(TALK, "doe weer mee in het", "meedoen", "Bram"), id="b1"),
        replace(code_words(TALK, "doe weer mee in het", "herstel", "Bram"), id="b2"),
        replace(code_words(TALK, "echt waar", "herstel", "Noor"), id="a2"),
    ]
    project.commit(Kind.IMPORT, added([Imported(TALK), *coded]))
    for name in ("Noor", "Bram"):
        finish(project.seen_by(name), ["t1"])
    return project


def test_what_is_nearly_agreed_is_taken_over_with_all_words_and_says_how_nearly(near_by: Project) -> None:
    assert settle_agreed(near_by, ["Noor", "Bram"]) == []
    (taken,) = settle_agreed(near_by, ["Noor", "Bram"], overlap=0.8)
    assert (taken.quote, taken.origin) == ("Ik doe weer mee in het", "agreed:0.86")
    assert settle_agreed(near_by, ["Noor", "Bram"], overlap=0) == []
    assert next(event.words for event in events(near_by, language="en")) == (
        "Decision taken (codings: 1, agreed, taken over, on nearly the same words: 1, from 80 % shared)"
    )
    exact = meeting(near_by, ["Noor", "Bram"])
    assert [one.codes for one in exact.found] == [("meedoen", "herstel"), ("herstel",)]
    assert list(exact.open.values()) == [("herstel",), ("herstel",)]


def test_a_disagreement_is_found_by_its_id_whatever_overlap_it_was_shown_with(near_by: Project) -> None:
    exact, near = (meeting(near_by, ["Noor", "Bram"], overlap=overlap).found for overlap in (1.0, 0.8))
    assert (exact[0].id != near[0].id, exact[1].id == near[1].id) == (True, True)
    for one in (*exact, *near):
        assert disagreement_named(near_by, one.id) == one
    assert decide(near_by, near[0], neither(near[0]))
    assert rejected(near_by) == ["herstel"]


# ── who decided what ──


def test_the_journal_tells_who_decided_what_as_a_table(both_done: Project) -> None:
    first, last = meeting(both_done, ["Noor", "Bram"]).found
    decide(both_done, first, replace(like(first, "Noor"), reason="=grens"))
    decide(both_done, last, neither(last))
    decide(both_done, last, both(last))
    both_done.undo()
    one, two = decisions(both_done)
    assert (one.who, one.words, one.how, one.like) == ("Noor", "Ik doe weer mee in het buurthuis", How.LIKE, "Noor")
    assert (one.held, one.dropped, one.turn) == ((("meedoen", "Ik doe weer mee"),), (), 2)
    assert (two.given, two.held) == ({"Bram": ["meedoen"], "Noor": ["herstel"]}, ())
    assert sorted(two.dropped) == ["herstel", "meedoen"]
    lines = write_table(decisions_sheet([one, two], both_done.codebooks()), "csv").decode("utf-8-sig").splitlines()
    assert lines[1].endswith(
        ",Noor,t1,2,‘Ik doe weer mee in het buurthuis’,Bram: Meedoen; Noor: Meedoen,zoals Noor,"
        "Meedoen (‘Ik doe weer mee’),'=grens"
    )
    assert [event.words for event in events(both_done, language="en")][:3] == [
        "Undone (t1, all together)",
        "Decision taken (t1, all together)",
        "Decision taken (t1, none of them)",
    ]


def test_a_decision_keeps_its_words_when_the_text_is_corrected_and_loses_them_when_it_is_purged(
    file_project: Project,
) -> None:
    file_project.commit(Kind.IMPORT, added([Imported(TALK), NOOR, BRAM]))
    for name in ("Noor", "Bram"):
        finish(file_project.seen_by(name), ["t1"])
    (first,) = meeting(file_project, ["Noor", "Bram"]).found
    decide(file_project, first, replace(neither(first), reason="hij zei: weer mee"))
    carry_out(file_project, plan_mending(file_project, "t1", [Mend(TALK.turns[0].span, "Hoe?")]))
    assert [one.words for one in decisions(file_project)] == ["Ik doe weer mee in het buurthuis"]
    purge(file_project, plan_purge(file_project, transcripts=["t1"]))
    (left,) = decisions(file_project)
    assert (left.words, left.transcript, left.reason) == ("", "", "")


# ── remarks on the codebook ──


def test_a_remark_is_a_memo_on_the_code_with_the_words_it_is_about_and_becomes_a_line_of_the_codebook(
    both_done: Project,
) -> None:
    remark(both_done, "meedoen", " ook in de\nbuurt ", words="weer mee", source="t1")
    remark(both_done, "meedoen", "niet thuis")
    remark(both_done.seen_by("Bram"), "herstel", "ook rust")
    assert remarks(both_done) == [
        Remark("meedoen", "Noor", "ook in de buurt", "‘weer mee’ (t1)"),
        Remark("meedoen", "Noor", "niet thuis"),
        Remark("herstel", "Bram", "ook rust"),
    ]
    first, second, third = remarks(both_done)
    chosen = [(first, Into.USE), (first, Into.EXAMPLES), (second, Into.AVOID), (third, Into.USE)]
    assert put_in_codebook(both_done, chosen) == 2
    assert put_in_codebook(both_done, chosen) == 0
    (book,) = both_done.codebooks()
    code = book.by_key["meedoen"]
    assert (code.use[-1], code.avoid[-1], code.examples[-1]) == ("ook in de buurt", "niet thuis", "weer mee")
    assert all(in_codebook(book, *one) for one in chosen)
    assert len(both_done.codebook_versions(book.key)) == 2
    both_done.undo()
    assert "ook in de buurt" not in both_done.codebooks()[0].by_key["meedoen"].use
    with pytest.raises(CodebookError, match="needs words"):
        remark(both_done, "meedoen", "  ")
