"""Memos about whole transcripts and about codes: one of each coder about each, that follow their code everywhere."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.changes import Change, Edit, Kind, added, changed, removed
from qualcode.codebook_edits import merge_codes, rename_code
from qualcode.errors import CodebookError, CodingError, ConflictError, NotAllowedError, NotFoundError
from qualcode.memos import About, SubjectMemo, recoded
from qualcode.projects.codebooks import book_in, carry_out, plan_edit, plan_update
from qualcode.projects.coding import write_subject_memo
from qualcode.projects.copies import merge_notes
from qualcode.projects.journal import audit_trail, events
from qualcode.projects.project import Project
from qualcode.projects.team import add_member
from qualcode.projects.word_copies import word_copies
from qualcode.store import Store
from qualcode.store.damage import check
from qualcode.store.restoring import move
from qualcode.teams import Duty
from qualcode.transcripts import Imported

BOOK = a_codebook(a_code("werk"), a_code("geld"), a_code("trouw"))
TALK = interview("I: Hoe gaat het?", "R: Ik werk weer en kom rond, echt waar.")
OTHER = interview("R: Iets anders.", id="t2")
TRANSCRIPT, CODE = About.TRANSCRIPT, About.CODE


@pytest.fixture
def study(place: str) -> Iterator[Project]:
    """A project with two transcripts and three codes, as Noor sees it."""
    with Project(Store.create(place, [BOOK]), "Noor") as made:
        made.commit(Kind.IMPORT, added([Imported(TALK), Imported(OTHER)]))
        yield made


def texts(project: Project) -> dict[tuple[str, str], str]:
    """For each subject and coder what is written."""
    return {(memo.subject, memo.coder): memo.text for memo in project.subject_memos()}


def damage(where: str) -> list[str]:
    return [finding.message for finding in check(where)]


# ── values ──


@pytest.mark.parametrize("missing", ["subject", "coder", "text"])
def test_a_memo_without_a_subject_a_coder_or_words_is_none(missing: str) -> None:
    values = {"subject": "werk", "coder": "Noor", "text": "Let op."} | {missing: " \n"}
    with pytest.raises(CodingError, match=f"a memo about a code needs a {missing}"):
        SubjectMemo(CODE, **values)


MEMOS = st.dictionaries(
    st.tuples(st.sampled_from(About), st.sampled_from("abcd"), st.sampled_from("xy")), st.text("pq", min_size=1)
)


@given(memos=MEMOS, recode=st.dictionaries(st.sampled_from("abcd"), st.sampled_from("abcd")))
def test_no_word_is_lost_when_codes_become_others_and_of_each_coder_one_memo_is_left(
    memos: dict[tuple[About, str, str], str], recode: dict[str, str]
) -> None:
    before = [SubjectMemo(*key, text) for key, text in memos.items()]
    after = {memo.key: memo.text for memo in recoded(before, recode)}
    assert len(after) == len(recoded(before, recode))
    for (about, subject, coder), text in memos.items():
        becomes = recode.get(subject, subject) if about is CODE else subject
        assert text in after[about, becomes, coder].split("\n\n")
    assert recoded(before, {}) == sorted(before, key=lambda memo: memo.key)


# ── writing ──


def test_what_is_written_is_there_can_be_rewritten_and_goes_when_it_is_emptied(study: Project) -> None:
    first = write_subject_memo(study, TRANSCRIPT, "t1", " Een open gesprek.\n")
    assert study.subject_memos() == [first] == [SubjectMemo(TRANSCRIPT, "t1", "Noor", "Een open gesprek.")]
    write_subject_memo(study, CODE, "werk", "Ook vrijwilligerswerk.")
    write_subject_memo(study, TRANSCRIPT, "t1", "Toch niet zo open.")
    write_subject_memo(study.seen_by("Bram"), TRANSCRIPT, "t1", "Moeizaam.")
    assert [(memo.subject, memo.coder, memo.text) for memo in study.subject_memos()] == [
        ("t1", "Bram", "Moeizaam."),
        ("t1", "Noor", "Toch niet zo open."),
        ("werk", "Noor", "Ook vrijwilligerswerk."),
    ]
    assert write_subject_memo(study, TRANSCRIPT, "t1", " ") is None
    assert list(texts(study)) == [("t1", "Bram"), ("werk", "Noor")]
    study.undo()
    study.undo()
    assert texts(study)["t1", "Noor"] == "Een open gesprek."
    assert [event.words for event in events(study, coder="Noor", language="en")][2:4] == [
        "Deleted (t1, memos: 1)",
        "Memo written (t1)",
    ]


def test_one_that_is_sent_twice_is_stored_once_and_one_that_says_the_same_is_no_change(study: Project) -> None:
    for text in ("Eerst.", "Eerst."):
        write_subject_memo(study, CODE, "werk", text, name="a1")
    write_subject_memo(study, CODE, "werk", "Eerst.")
    assert [change.id for change in study.journal(limit=1)] == ["a1"]
    assert len(study.journal()) == 3


def test_it_is_about_something_that_is_there(study: Project) -> None:
    with pytest.raises(NotFoundError, match="transcript 't9' is not in this project"):
        write_subject_memo(study, TRANSCRIPT, "t9", "x")
    with pytest.raises(NotFoundError, match=r"code 'wrk' is not in this project\. Did you mean 'werk'"):
        write_subject_memo(study, CODE, "wrk", "x")
    with pytest.raises(ConflictError, match="transcript 't9' is not there any more"):
        study.commit(Kind.MEMO, added([SubjectMemo(TRANSCRIPT, "t9", "Noor", "x")]))


def test_two_who_change_it_at_once_are_told(study: Project) -> None:
    memo = write_subject_memo(study, CODE, "werk", "Eerst.")
    assert memo
    study.commit(Kind.MEMO, changed([(memo, replace(memo, text="Hier."))]))
    with pytest.raises(ConflictError, match="what Noor wrote about code 'werk' was changed meanwhile"):
        study.commit(Kind.MEMO, changed([(memo, replace(memo, text="Daar."))]))


def test_a_coder_writes_their_own_a_reader_none_and_a_reviewer_may_mend_anothers(study: Project) -> None:
    for name, duty in (("Noor", Duty.OWNER), ("Rik", Duty.REVIEWER), ("Bram", Duty.CODER), ("Lot", Duty.READER)):
        add_member(study, name, duty)
    theirs = write_subject_memo(study.seen_by("Bram"), CODE, "werk", "Van Bram.")
    mine = write_subject_memo(study, CODE, "werk", "Van Noor.")
    assert theirs
    assert mine
    with pytest.raises(NotAllowedError, match="Bram is coder in this project and may not change a memo of Noor"):
        study.seen_by("Bram").commit(Kind.DELETE, removed([mine]))
    with pytest.raises(NotAllowedError, match="Lot may read"):
        write_subject_memo(study.seen_by("Lot"), CODE, "werk", "x")
    study.seen_by("Rik").commit(Kind.MEMO, changed([(theirs, replace(theirs, text="Nagekeken."))]))
    assert texts(study.seen_by("Lot")) == {("werk", "Bram"): "Nagekeken.", ("werk", "Noor"): "Van Noor."}


# ── transcripts and codes that go or change ──


def test_a_transcript_about_which_another_wrote_stays(study: Project) -> None:
    write_subject_memo(study.seen_by("Bram"), TRANSCRIPT, "t1", "Van Bram.")
    with pytest.raises(ConflictError, match=r"transcript 't1' cannot go: something of Bram stands on it \(memo\)"):
        study.undo()


def test_memos_follow_a_code_that_is_renamed_and_are_joined_where_codes_become_one(study: Project, place: str) -> None:
    for subject, text in (("werk", "Over werk."), ("geld", "Over geld."), ("trouw", "Over trouw.")):
        write_subject_memo(study, CODE, subject, text)
    write_subject_memo(study.seen_by("Bram"), CODE, "geld", "Van Bram.")
    before = texts(study)
    edits = (
        merge_codes(BOOK, ["werk", "geld"], into="trouw"),
        rename_code(merge_codes(BOOK, ["werk", "geld"], into="trouw").book, "trouw", new_key="alles"),
    )
    for edit in edits:
        carry_out(study, plan_edit(study, book_in(study), edit, what="edit"))
    joined = "Over trouw.\n\nOver geld.\n\nOver werk."
    assert texts(study) == {("alles", "Noor"): joined, ("alles", "Bram"): "Van Bram."}
    for _ in edits:
        study.undo()
    assert texts(study) == before
    for _ in edits:
        study.redo()
    assert texts(study)["alles", "Noor"] == joined
    assert damage(place) == []


def test_a_coder_may_not_make_anothers_memo_follow(study: Project) -> None:
    add_member(study, "Noor", Duty.OWNER)
    add_member(study, "Bram")
    write_subject_memo(study, CODE, "werk", "Van Noor.")
    bram, edit = study.seen_by("Bram"), rename_code(BOOK, "werk", new_key="baan")
    with pytest.raises(NotAllowedError, match=r"may not change a memo of Noor.*ask an owner or a reviewer"):
        carry_out(bram, plan_edit(bram, BOOK, edit, what="rename", code="werk"))


def test_a_code_with_a_memo_does_not_go_unasked(study: Project, tmp_path: Path) -> None:
    from qualcode.formats.codebook_yaml import write_codebook

    write_subject_memo(study, CODE, "werk", "Over werk.")
    less = replace(BOOK, codes=BOOK.codes[1:])
    path = tmp_path / "b.yaml"
    path.write_bytes(write_codebook(less))
    with pytest.raises(CodebookError, match="code 'werk' has codings or memos and would be gone"):
        carry_out(study, plan_update(study, path))
    with pytest.raises(ConflictError, match="code 'werk' cannot go: there are memos about it"):
        study.commit(Kind.CODEBOOK, [Edit(BOOK, less)])
    carry_out(study, plan_update(study, path, {"werk": "geld"}))
    assert texts(study) == {("geld", "Noor"): "Over werk."}


# ── copies, files, papers ──


def do(store: Store, *edits: Edit, who: str = "Noor", kind: Kind = Kind.MEMO) -> None:
    store.commit(Change(kind, who, edits))


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Project, Project]]:
    """A project in which Noor wrote about t1 and about a code, and a copy of its file."""
    with Project(Store.create(str(tmp_path / "a.qualcode"), [BOOK]), "Noor") as made:
        made.commit(Kind.IMPORT, added([Imported(TALK)]))
        write_subject_memo(made, TRANSCRIPT, "t1", "Open.")
        write_subject_memo(made, CODE, "werk", "Over werk.")
    shutil.copy(tmp_path / "a.qualcode", tmp_path / "b.qualcode")
    with (
        Project.open(str(tmp_path / "a.qualcode"), "Noor") as a,
        Project.open(str(tmp_path / "b.qualcode"), "Noor") as b,
    ):
        yield a, b


def merge(into: Project, copy: Project) -> list[str]:
    """Put a copy into a project; return what is said of it."""
    plan = into.owned().plan_merge(copy.owned())
    into.owned().merge(plan, "Els", {})
    assert into.owned().plan_merge(copy.owned()).entries == ()
    assert damage(into.location) == []
    return [note.said("en") for note in merge_notes(plan)]


def test_what_was_written_in_a_copy_comes_in_and_what_both_rewrote_is_told(pair: tuple[Project, Project]) -> None:
    a, b = pair
    write_subject_memo(b, TRANSCRIPT, "t1", "Heel open.")
    write_subject_memo(b.seen_by("Bram"), CODE, "werk", "Van Bram.")
    write_subject_memo(a, CODE, "werk", "Hier.")
    write_subject_memo(b, CODE, "werk", "Daar.")
    (told,) = merge(a, b)
    assert told.endswith("memo code · werk · Noor, text: here Hier.; in the copy Daar..")
    assert texts(a) == {("t1", "Noor"): "Heel open.", ("werk", "Bram"): "Van Bram.", ("werk", "Noor"): "Hier."}


@pytest.mark.parametrize("here", [True, False])
def test_memos_follow_codes_that_one_side_made_one(pair: tuple[Project, Project], *, here: bool) -> None:
    joins, writes = pair if here else pair[::-1]
    edit = merge_codes(BOOK, ["werk"], into="geld")
    carry_out(joins, plan_edit(joins, BOOK, edit, what="merge", code="geld"))
    write_subject_memo(writes, CODE, "werk", "Over al het werk.")
    write_subject_memo(writes.seen_by("Bram"), CODE, "werk", "Van Bram.")
    assert merge(*pair) == []
    about = {key: text for key, text in texts(pair[0]).items() if key[0] != "t1"}
    assert about == {("geld", "Noor"): "Over al het werk.", ("geld", "Bram"): "Van Bram."}


def test_memos_about_a_transcript_of_another_name_here_come_to_that_one(pair: tuple[Project, Project]) -> None:
    a, b = pair
    a.commit(Kind.IMPORT, added([Imported(OTHER)]))
    b.commit(Kind.IMPORT, added([Imported(replace(OTHER, id="anders"))]))
    write_subject_memo(b, TRANSCRIPT, "anders", "Kort.")
    assert len(merge(a, b)) == 1
    assert texts(a)["t2", "Noor"] == "Kort."
    told = [entry for entries in a.entries(a.journal()).values() for entry in entries if entry.kind == "subject_memo"]
    assert "anders" not in str(told)


def test_a_code_that_the_copy_took_out_stays_retired_where_somebody_wrote_about_it(
    pair: tuple[Project, Project],
) -> None:
    a, b = pair
    b.commit(Kind.DELETE, removed([memo for memo in b.subject_memos() if memo.about is CODE]))
    b.commit(Kind.CODEBOOK, [Edit(BOOK, replace(BOOK, codes=BOOK.codes[1:]))])
    write_subject_memo(a, CODE, "werk", "Meer over werk.")
    merge(a, b)
    assert [(code.key, code.retired) for code in book_in(a).codes] == [
        ("geld", False),
        ("trouw", False),
        ("werk", True),
    ]


def test_they_move_to_another_database_with_all_the_rest(study: Project, place: str, tmp_path: Path) -> None:
    write_subject_memo(study, TRANSCRIPT, "t1", "Open.")
    study.commit(Kind.CODE, added([replace(code_words(TALK, "werk", "werk"), quotable=True)]))
    to = tmp_path / "verhuisd.qualcode"
    move(place, str(to))
    with Project.open(str(to), "Noor") as moved:
        assert moved.subject_memos() == study.subject_memos()
        assert [coding.quotable for coding in moved.codings()] == [True]


def test_the_audit_trail_has_them_and_a_word_copy_says_that_it_has_not(study: Project) -> None:
    write_subject_memo(study, TRANSCRIPT, "t1", "Open.")
    study.commit(Kind.CODE, added([replace(code_words(TALK, "werk", "werk"), quotable=True)]))
    row = json.loads(audit_trail(study, "json"))[-2]
    assert (row["thing"], row["key"], row["transcript"]) == ("subject_memo", "transcript · t1 · Noor", "t1")
    assert row["after"] == {"about": "transcript", "subject": "t1", "coder": "Noor", "text": "Open."}
    (copy,) = word_copies(study, ["t1"])
    assert [(note.kind, note.values["n"]) for note in copy.notes] == [("stars stay", 1), ("memos stay", 1)]
