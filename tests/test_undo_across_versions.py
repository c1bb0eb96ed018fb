"""Undo and redo across corrected texts: what a coder did is taken back and done again at its place of now."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.changes import Change, Edit, Kind, added, changed, removed
from qualcode.codings import Coding, Rejection
from qualcode.errors import CodingError, ConflictError, DoubledError, ImportRefused
from qualcode.memos import Memo
from qualcode.projects.project import Project
from qualcode.projects.review import confirm, delete, move
from qualcode.projects.versions import Mend, carry_out, places_of, plan_mending
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.store.damage import check
from qualcode.transcripts import Imported

BOOK = a_codebook(a_code("meedoen"), a_code("trouw"))
TALK = interview(
    "I: Hoe gaat het?", "R: Ik heb weer werk gevonde, bij de kringloop.", "I: En verder?", "R: Niets meer."
)


def talk(place: str) -> Project:
    """Make a project with one interview, which Els put there."""
    store = Store.create(place, [BOOK])
    store.commit(Change(Kind.IMPORT, "Els", added([Imported(TALK)])))
    return Project(store, "Noor")


@pytest.fixture
def noor(place: str) -> Iterator[Project]:
    """The project as Noor has it, on each kind of database."""
    with talk(place) as made:
        yield made


@pytest.fixture
def piet(noor: Project) -> Project:
    """The same project as Piet has it."""
    return noor.seen_by("Piet")


def code(project: Project, words: str, key: str = "meedoen") -> Coding:
    coding = replace(code_words(project.transcript("t1"), words, key, project.who), memo="zie ook t2")
    project.commit(Kind.CODE, added([coding]))
    return next(found for found in project.codings() if found.id == coding.id)


def mend(project: Project, words: str, becomes: str) -> None:
    (at,) = places_of(project.transcript("t1"), words)
    carry_out(project, plan_mending(project, "t1", [Mend(at, becomes)]))


def sound(project: Project) -> bool:
    return check(project.location) == []


# ── adding and deleting ──


def test_a_coding_is_taken_back_and_done_again_at_its_place_of_now(noor: Project, piet: Project) -> None:
    made = code(noor, "kringloop")
    mend(piet, "Hoe gaat het", "Hoe gaat het nu")
    noor.undo()
    assert noor.codings() == []
    mend(piet, "heb weer", "heb gelukkig weer")
    noor.redo()
    (found,) = noor.codings()
    assert found == replace(made, span=Span(made.span.start + 12, made.span.end + 12))
    assert sound(noor)


def test_what_was_done_before_a_correction_can_all_be_taken_back_in_turn(noor: Project, piet: Project) -> None:
    for words in ("Ik heb", "werk gevonde", "Niets meer"):
        code(noor, words)
    mend(piet, "gevonde", "gevonden")
    mend(piet, "gaat het", "is het")
    for left in (2, 1, 0):
        noor.undo()
        assert len(noor.codings()) == left
    for there in (1, 2, 3):
        noor.redo()
        assert len(noor.codings()) == there
    assert [coding.quote for coding in noor.codings()] == ["Ik heb", "werk gevonden", "Niets meer"]
    assert sound(noor)


def test_a_deleted_coding_comes_back_at_its_place_of_now(noor: Project, piet: Project) -> None:
    made = code(noor, "werk gevonde")
    delete(noor, [made.id])
    mend(piet, "gevonde", "gevonden")
    noor.undo()
    (found,) = noor.codings()
    assert (found.id, found.code, found.memo, found.quote) == (made.id, made.code, made.memo, "werk gevonden")
    noor.redo()
    assert noor.codings() == []
    assert sound(noor)


def test_what_comes_back_on_words_that_are_gone_waits_for_a_second_look(noor: Project, piet: Project) -> None:
    made = code(noor, "weer werk gevonde")
    delete(noor, [made.id])
    mend(piet, "weer werk gevonde", "nooit iets anders gedaan")
    noor.undo()
    assert [coding.review for coding in noor.codings()] == [True]
    assert sound(noor)


def test_a_correction_that_was_taken_back_puts_what_was_deleted_exactly_where_it_was(
    noor: Project, piet: Project
) -> None:
    made = code(noor, "weer werk gevonde")
    delete(noor, [made.id])
    mend(piet, "weer werk gevonde", "x")
    piet.undo()
    noor.undo()
    assert noor.codings() == [made]


def test_that_somebody_looked_again_does_not_keep_a_coding_from_being_taken_back(noor: Project, piet: Project) -> None:
    made = code(noor, "weer werk gevonde")
    mend(piet, "weer werk gevonde", "nooit iets anders gedaan")
    confirm(piet, [made.id])
    noor.undo()
    assert noor.codings() == []


def test_memos_and_rejections_follow_too(noor: Project, piet: Project) -> None:
    span = code_words(TALK, "kringloop", "trouw").span
    things = [Memo("t1", span, "let op", "Noor", "kringloop"), Rejection("t1", span, "trouw", "Noor", "s")]
    noor.commit(Kind.MEMO, added(things))
    mend(piet, "Hoe gaat het", "Hoe gaat het nu")
    noor.undo()
    assert (noor.memos(), noor.rejections()) == ([], [])
    mend(piet, "heb weer", "heb gelukkig weer")
    noor.redo()
    moved = Span(span.start + 12, span.end + 12)
    assert [item.span for item in (*noor.memos(), *noor.rejections())] == [moved, moved]
    assert sound(noor)


def test_a_coding_that_was_put_elsewhere_goes_back_to_the_words_it_was_on(noor: Project, piet: Project) -> None:
    made = code(noor, "kringloop")
    move(noor, made.id, code_words(TALK, "weer", "x").span)
    mend(piet, "Hoe gaat het", "Hoe gaat het nu")
    noor.undo()
    assert [coding.quote for coding in noor.codings()] == ["kringloop"]
    noor.redo()
    assert [coding.quote for coding in noor.codings()] == ["weer"]
    noor.undo()
    noor.undo()
    assert noor.codings() == []


# ── what cannot be ──


def test_a_coding_that_another_put_elsewhere_stays(noor: Project, piet: Project) -> None:
    made = code(noor, "kringloop")
    move_to = code_words(TALK, "weer", "x")
    piet.commit(Kind.EDIT, changed([(made, replace(made, span=move_to.span, quote="weer"))]))
    mend(piet, "Hoe gaat het", "Hoe gaat het nu")
    with pytest.raises(ConflictError, match="Changed since by: Piet"):
        noor.undo()


def test_nothing_comes_back_to_a_transcript_that_is_gone_or_another(noor: Project, piet: Project) -> None:
    made = code(noor, "kringloop")
    delete(noor, [made.id])
    piet.commit(Kind.DELETE, removed(piet.imported(["t1"])))
    with pytest.raises(ConflictError, match="transcript 't1' was deleted since"):
        noor.undo()
    piet.commit(Kind.IMPORT, added([Imported(interview("R: Heel iets anders, bij de kringloop."))]))
    with pytest.raises(ConflictError, match="'t1' was deleted since, and another text has its name"):
        noor.undo()


def test_a_correction_on_which_others_coded_stays_and_names_nobody(noor: Project, piet: Project) -> None:
    mend(noor, "gevonde", "gevonden")
    code(piet, "gevonden")
    with pytest.raises(ConflictError, match="t1") as caught:
        noor.undo()
    assert not any(word in str(caught.value).split(" What Noor did")[0] for word in ("meedoen", "gevonden", "outside"))


def test_a_plan_for_a_text_that_somebody_coded_meanwhile_is_a_conflict(noor: Project, piet: Project) -> None:
    (at,) = places_of(noor.transcript("t1"), "gevonde")
    planned = plan_mending(noor, "t1", [Mend(at, "gevonden")])
    code(piet, "Niets meer")
    with pytest.raises(ConflictError, match=r"'t1'.*was changed meanwhile") as caught:
        noor.commit(Kind.VERSION, planned.edits)
    assert not any(word in str(caught.value) for word in ("Piet", "meedoen", "Niets meer", "outside"))


def test_a_coding_of_a_text_that_was_corrected_says_to_look_again(noor: Project, piet: Project) -> None:
    coding = code_words(TALK, "kringloop", "meedoen")
    mend(piet, "Hoe gaat het", "Hoe gaat het nu")
    with pytest.raises(CodingError, match="was corrected meanwhile, look again"):
        noor.commit(Kind.CODE, added([coding]))


# ── whatever is done ──

CODERS = ("Noor", "Piet")
STEPS = st.lists(
    st.tuples(st.sampled_from(CODERS), st.sampled_from(("code", "delete", "note", "mend", "undo", "redo", "check"))),
    max_size=14,
)


def some_span(project: Project, data: st.DataObject) -> Span:
    length = len(project.transcript("t1").text)
    start = data.draw(st.integers(0, length - 1))
    return Span(start, data.draw(st.integers(start + 1, min(length, start + 12))))


def do(project: Project, what: str, data: st.DataObject) -> None:
    """Do one thing in a project, or nothing where it cannot be done."""
    own = [coding for coding in project.codings() if coding.coder == project.who]
    if what == "code":
        span = some_span(project, data)
        words = span.of(project.transcript("t1").text)
        with suppress(DoubledError):
            project.commit(Kind.CODE, added([Coding("t1", span, "trouw", project.who, words)]))
    elif what == "delete" and own:
        delete(project, [data.draw(st.sampled_from(own)).id])
    elif what == "note" and own:
        coding = data.draw(st.sampled_from(own))
        project.commit(Kind.EDIT, [Edit(coding, replace(coding, memo=coding.memo + "!"))])
    elif what == "mend":
        (line,) = (turn.span for turn in project.transcript("t1").turns[1:2])
        start = data.draw(st.integers(line.start, line.end - 1))
        place = Span(start, data.draw(st.integers(start, min(line.end, start + 8))))
        words = data.draw(st.sampled_from(("", "nu", "gelukkig weer", "x")))
        plan = plan_mending(project, "t1", [Mend(place, words)])
        carry_out(project, plan)
    elif what == "check":
        confirm(project, [coding.id for coding in own if coding.review])


@settings(max_examples=40)
@given(STEPS, st.data())
def test_each_coder_takes_back_and_does_again_exactly_their_own_whatever_is_corrected(
    steps: list[tuple[str, str]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder, talk(str(Path(folder) / "p.qualcode")) as project:
        for who, what in steps:
            seen = project.seen_by(who)
            before = {coding.id: coding for coding in seen.codings()}
            target = seen.next_undo() if what == "undo" else None
            try:
                if what in ("undo", "redo"):
                    getattr(seen, what)()
                else:
                    do(seen, what, data)
            except ConflictError:
                assert target is None or target.kind is Kind.VERSION
            except ImportRefused:  # of words that cannot be mended so
                continue
            after = {coding.id: coding for coding in seen.codings()}
            if target and target.kind is Kind.CODE:
                assert len(after) == len(before) - 1
                assert all(before[name] == after[name] for name in after)
            if target and target.kind is Kind.DELETE:
                (back,) = after.keys() - before.keys()
                assert (after[back].coder, after[back].code) == (who, "trouw")
        assert sound(project)
