"""Codebooks in a project: every coding follows an edit, of whoever it is, and undo gives each its own code again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.changes import Kind, added, changed
from qualcode.codebook_edits import (
    BookEdit,
    add_code,
    change_code,
    merge_codes,
    move_code,
    rename_code,
    retire_code,
    revive_code,
    split_code,
)
from qualcode.codebooks import Codebook
from qualcode.codings import Rejection
from qualcode.errors import CodebookError, ConflictError, NotAllowedError, NotFoundError, QualcodeError
from qualcode.formats.codebook_yaml import write_codebook
from qualcode.formats.comment_codes import Reader
from qualcode.formats.document import Comment
from qualcode.projects.codebooks import (
    PlannedEdit,
    add_example,
    book_in,
    book_versions,
    carry_out,
    code_in,
    plan_edit,
    plan_split,
    plan_update,
    store_edit,
    version_in,
)
from qualcode.projects.project import Project
from qualcode.projects.team import add_member, assign
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.suggest.components import encoder
from qualcode.suggest.ranking import Ranker
from qualcode.teams import Duty
from qualcode.transcripts import Imported

BOOK = a_codebook(a_code("werk"), a_code("geld"), a_code("trouw", related=("werk",)))
OTHER = a_codebook(a_code("gezin", related=("book/werk", "book/geld")), key="thuis")
TALK = interview("I: Hoe gaat het?", "R: Ik werk weer en kom rond, echt waar.", "R: Thuis ook.")
CODED = (
    ("Ik werk", "werk", "Noor"),
    ("kom rond", "geld", "Bram"),
    ("Ik werk", "geld", "Bram"),
    ("Thuis", "gezin", "Noor"),
)


def study_at(where: str) -> Project:
    made = Project(Store.create(where, [BOOK, OTHER]), "Noor")
    codings = [
        replace(code_words(TALK, words, code, coder), id=f"c{n}") for n, (words, code, coder) in enumerate(CODED)
    ]
    made.commit(Kind.IMPORT, added([Imported(TALK), *codings, *(rejected(code) for code in ("werk", "geld"))]))
    return made


def rejected(code: str) -> Rejection:
    return Rejection("t1", code_words(TALK, "echt waar", code).span, code, "Bram", f"by {code}")


@pytest.fixture
def study(place: str) -> Iterator[Project]:
    """A project with two codebooks and the codings of two people."""
    with study_at(place) as made:
        yield made


def codes(project: Project) -> list[str]:
    return [coding.code for coding in sorted(project.codings(), key=lambda coding: coding.id)]


def edited(project: Project, edit: BookEdit, what: str = "edit", code: str = "") -> PlannedEdit:
    made = plan_edit(project, book_in(project, edit.book.key), edit, what=what, code=code)
    carry_out(project, made)
    return made


# ── laws ──

KEYS = st.sampled_from(("werk", "geld", "trouw", "nieuw", "deel_een", "deel_twee", "anders"))


def draw_edit(book: Codebook, data: st.DataObject) -> BookEdit:
    """Return an edit that may be possible."""
    one, other = data.draw(KEYS), data.draw(KEYS)
    kind = data.draw(st.sampled_from(("rename", "merge", "move", "split", "retire", "revive", "add")))
    if kind == "rename":
        return rename_code(book, one, new_key=other)
    if kind == "merge":
        return merge_codes(book, [one, *([data.draw(KEYS)] if data.draw(st.booleans()) else [])], into=other)
    if kind == "move":
        return move_code(book, one, parent=other if data.draw(st.booleans()) else None)
    if kind == "split":
        return split_code(book, one, into=[a_code("deel_een"), a_code("deel_twee")])
    if kind == "add":
        return add_code(book, a_code(one, family="", parent=other))
    return (retire_code if kind == "retire" else revive_code)(book, one)


def state(project: Project) -> object:
    return project.codebooks(), sorted(project.codings(), key=lambda c: c.id), project.rejections()


@settings(max_examples=50)
@given(data=st.data())
def test_undoing_all_edits_restores_every_code_exactly_and_redoing_brings_all_back(data: st.DataObject) -> None:
    with study_at("sqlite://") as study:
        states = [state(study)]
        for _ in range(data.draw(st.integers(1, 6))):
            try:
                edit = draw_edit(book_in(study, "book"), data)
                before = study.codings()
                made = edited(study, edit)
            except QualcodeError:
                continue
            assert codes(study) == [
                edit.recode.get(coding.code, coding.code) for coding in sorted(before, key=lambda coding: coding.id)
            ]
            assert sum(made.counts.values()) == sum(coding.code in edit.recode for coding in before)
            if state(study) != states[-1]:
                states.append(state(study))
        known = {code.key for book in study.codebooks() for code in book.codes}
        assert set(codes(study)) | {item.code for item in study.rejections()} <= known
        for was in reversed(states[:-1]):
            study.undo()
            assert state(study) == was
        for becomes in states[1:]:
            study.redo()
            assert state(study) == becomes


# ── what follows ──


def test_a_merge_leaves_no_coder_with_one_code_twice_on_the_same_words(study: Project) -> None:
    first = next(coding for coding in study.codings() if coding.id == "c0")
    twin = replace(first, id="a", code="trouw", memo="dus trouw", quotable=True, created=None)
    study.commit(Kind.CODE, added([twin, replace(twin, id="b", coder="Bram")]))
    study.commit(Kind.EDIT, changed([(first, replace(first, memo="eerst"))]))
    before = state(study)
    made = edited(study, merge_codes(BOOK, ["werk", "geld"], into="trouw"), "merge", "trouw")
    assert (made.counts, made.doubles) == ({"Bram": 2, "Noor": 1}, 2)
    there = {coding.id: coding for coding in study.codings() if coding.quote == "Ik werk"}
    assert there.keys() == {"c0", "c2"}
    assert {(c.code, c.quotable, c.memo) for c in there.values()} == {
        ("trouw", True, "eerst\n\ndus trouw"),
        ("trouw", True, "dus trouw"),
    }
    study.undo()
    assert state(study) == before


def test_codings_rejections_and_references_of_all_follow_a_merge_in_one_change(study: Project) -> None:
    before = len(study.journal())
    made = edited(study, merge_codes(BOOK, ["werk", "geld"], into="trouw"), "merge", "trouw")
    assert (made.counts, made.transcripts) == ({"Bram": 2, "Noor": 1}, 1)
    assert codes(study) == ["trouw", "trouw", "trouw", "gezin"]
    assert [item.code for item in study.rejections()] == ["trouw"]
    assert book_in(study, "thuis").by_key["gezin"].related == ("book/trouw",)
    (change, *_) = study.journal()
    assert len(study.journal()) == before + 1
    assert (change.kind, change.facts) == (
        Kind.CODEBOOK,
        {"codebook": "book", "what": "merge", "code": "trouw", "codings": 3},
    )
    study.undo()
    assert codes(study) == [code for _, code, _ in CODED]
    assert {item.code for item in study.rejections()} == {"werk", "geld"}
    assert study.codebooks() == [BOOK, OTHER]


def test_what_was_coded_after_the_plan_was_made_follows_too(study: Project) -> None:
    made = plan_edit(study, BOOK, rename_code(BOOK, "werk", new_key="baan"), what="rename", code="werk")
    study.commit(Kind.CODE, added([replace(code_words(TALK, "weer", "werk"), id="c9")]))
    carry_out(study, made)
    assert codes(study)[-1] == "baan"


def test_an_edit_of_a_codebook_that_was_edited_meanwhile_is_refused(study: Project) -> None:
    made = plan_edit(study, BOOK, retire_code(BOOK, "werk"), what="retire", code="werk")
    edited(study.seen_by("Bram"), rename_code(BOOK, "geld", label="Inkomen"))
    with pytest.raises(ConflictError, match="codebook 'book' was changed meanwhile"):
        carry_out(study, made)


def test_a_code_of_another_codebook_cannot_come_in(study: Project) -> None:
    with pytest.raises(CodebookError, match="code 'gezin' is in codebook 'thuis' and in 'book'; rename one of them"):
        plan_edit(study, BOOK, rename_code(BOOK, "werk", new_key="gezin"), what="rename", code="werk")


def test_codings_that_are_coded_blind_follow_and_are_not_counted_for_who_may_not_see_them(study: Project) -> None:
    assign(study, ["Noor", "Bram"], blind=True)
    made = edited(study, merge_codes(BOOK, ["geld"], into="werk"), "merge", "werk")
    assert (made.counts, made.transcripts, len(made.codings)) == ({}, 0, 2)
    assert codes(study.seen_by("Bram")) == ["werk", "werk"]
    book, code = code_in(study, "werk")
    with pytest.raises(NotFoundError, match="coding with 'werk' 'c1' is not in this project"):
        plan_split(study, book, code, into={"a": "A", "b": "B"}, assigned={"c1": "a"})


def test_a_coder_may_edit_what_makes_no_coding_of_another_change(study: Project) -> None:
    add_member(study, "Noor", Duty.OWNER)
    add_member(study, "Bram", Duty.CODER)
    bram = study.seen_by("Bram")
    edited(bram, rename_code(BOOK, "werk", label="Arbeid"))
    edited(bram, merge_codes(book_in(study, "book"), ["geld"], into="trouw"))
    of_noor = merge_codes(book_in(study, "book"), ["werk"], into="trouw")
    with pytest.raises(NotAllowedError, match=r"Bram is coder .* a coding of Noor.*ask an owner or a reviewer"):
        edited(bram, of_noor)
    assert codes(study) == ["werk", "trouw", "trouw", "gezin"]


# ── editing what somebody saw ──


def test_what_others_changed_in_a_codebook_meanwhile_stays_unless_it_is_the_same_field(study: Project) -> None:
    edited(study.seen_by("Bram"), rename_code(BOOK, "werk", label="Arbeid"))
    mine = change_code(BOOK, replace(BOOK.by_key["werk"], definition="Iets om handen."))
    assert store_edit(study, BOOK, mine, what="edit", code="werk")
    work = book_in(study, "book").by_key["werk"]
    assert (work.label, work.definition) == ("Arbeid", "Iets om handen.")
    with pytest.raises(ConflictError, match=r"in the same place: werk: label.*Nothing is stored"):
        store_edit(study, BOOK, rename_code(BOOK, "werk", label="Baan"), what="edit", code="werk")
    assert book_in(study, "book").by_key["werk"] == work


def test_an_edit_that_changes_nothing_stores_nothing(study: Project) -> None:
    before = len(study.journal())
    assert not store_edit(study, BOOK, BookEdit(BOOK), what="edit")
    mine = change_code(BOOK, replace(BOOK.by_key["werk"], definition="Iets om handen."))
    edited(study.seen_by("Bram"), mine)
    assert not store_edit(study, BOOK, mine, what="edit", code="werk")
    assert len(study.journal()) == before + 1


def test_a_quote_becomes_an_example_once_on_one_line_and_undo_takes_it_back(study: Project) -> None:
    assert add_example(study, "werk", " Ik werk\nweer ")
    assert not add_example(study, "werk", "Ik werk weer")
    assert book_in(study, "book").by_key["werk"].examples == ("Ik werk weer",)
    assert study.journal()[0].facts["what"] == "example"
    with pytest.raises(CodebookError, match="code 'werk': an example needs words"):
        add_example(study, "werk", " ")
    with pytest.raises(NotFoundError, match=r"code 'wrk' .*Did you mean 'werk'"):
        add_example(study, "wrk", "Ik werk weer")
    study.undo()
    assert study.codebooks() == [BOOK, OTHER]


def test_who_only_reads_adds_no_example(study: Project) -> None:
    add_member(study, "Noor", Duty.OWNER)
    add_member(study, "Lees", Duty.READER)
    with pytest.raises(NotAllowedError, match="Lees may read this project and change nothing"):
        add_example(study.seen_by("Lees"), "werk", "Ik werk weer")


def test_codings_are_counted_and_found_by_code_as_far_as_somebody_may_see_them(study: Project) -> None:
    assert study.counts_by_code() == {"werk": 1, "geld": 2, "gezin": 1}
    assert [coding.quote for coding in study.codings_with(["geld", "werk"])] == ["Ik werk", "Ik werk", "kom rond"]
    assign(study, ["Noor", "Bram"], blind=True)
    assert study.counts_by_code() == {"werk": 1, "gezin": 1}
    assert study.seen_by("Bram").counts_by_code() == {"geld": 2}
    assert study.codings_with(["geld"]) == []


# ── splitting ──

PARTS = {"loon": "Loon", "schuld": "Schuld"}


def test_codings_that_were_gone_through_get_a_new_code_and_the_others_wait_on_the_old_one(study: Project) -> None:
    made = plan_split(
        study, BOOK, BOOK.by_key["geld"], into={"loon": "Loon", "schuld": "Schuld"}, assigned={"c1": "loon"}
    )
    carry_out(study, made)
    book = book_in(study, "book")
    assert (made.counts, codes(study)) == ({"Bram": 1}, ["werk", "loon", "geld", "gezin"])
    assert book.by_key["geld"].retired
    assert (book.by_key["loon"].label, book.by_key["loon"].definition) == ("Loon", "what geld means")
    study.undo()
    assert codes(study)[1] == "geld"


@pytest.mark.parametrize(
    ("assigned", "message"),
    [
        ({"c0": "loon"}, "coding with 'geld' 'c0' is not"),
        ({"c1": "werk"}, "new code 'werk' is not.*: loon, schuld"),
    ],
)
def test_only_codings_of_the_split_code_get_one_of_the_new_ones(
    study: Project, assigned: dict[str, str], message: str
) -> None:
    with pytest.raises(NotFoundError, match=message):
        plan_split(study, BOOK, BOOK.by_key["geld"], into=PARTS, assigned=assigned)


# ── files ──


def written(tmp_path: Path, book: Codebook) -> Path:
    path = tmp_path / "b.yaml"
    path.write_bytes(write_codebook(book))
    return path


def test_a_file_takes_the_place_of_its_codebook_and_no_coding_is_left_without_its_code(
    study: Project, tmp_path: Path
) -> None:
    path = written(tmp_path, replace(BOOK, codes=(a_code("baan"), a_code("geld")), version="2.0"))
    made = plan_update(study, path)
    assert (made.left, made.counts) == (("werk",), {})
    assert [(c.kind, c.code) for c in made.diff if c.kind != "changed"] == [
        ("removed", "werk"),
        ("removed", "trouw"),
        ("added", "baan"),
    ]
    with pytest.raises(CodebookError, match=r"code 'werk' has codings or memos and would be gone.*--recode werk=OTHER"):
        carry_out(study, made)
    carry_out(study, plan_update(study, path, {"werk": "baan"}))
    assert codes(study) == ["baan", "geld", "geld", "gezin"]
    assert book_in(study, "thuis").by_key["gezin"].related == ("book/baan", "book/geld")
    study.undo()
    assert codes(study)[0] == "werk"


@pytest.mark.parametrize(
    ("recode", "message"), [({"wrk": "geld"}, "'wrk' is not.*'werk'"), ({"werk": "gled"}, "'gled' is not.*'geld'")]
)
def test_codes_to_recode_must_be_there(study: Project, tmp_path: Path, recode: dict[str, str], message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        plan_update(study, written(tmp_path, BOOK), recode)


def test_a_codebook_that_the_project_does_not_have_is_added(study: Project, tmp_path: Path) -> None:
    new = a_codebook(a_code("buurt"), key="wonen")
    made = plan_update(study, written(tmp_path, new))
    assert (made.what, [(c.kind, c.code) for c in made.diff]) == ("add", [("added", "main"), ("added", "buurt")])
    carry_out(study, made)
    assert [book.key for book in study.codebooks()] == ["book", "thuis", "wonen"]
    study.undo()
    assert study.codebooks() == [BOOK, OTHER]
    with pytest.raises(CodebookError, match="code 'geld' is in codebook 'book' and in 'wonen'"):
        plan_update(study, written(tmp_path, a_codebook(a_code("geld"), key="wonen")))


# ── versions ──


def test_every_version_is_kept_with_who_brought_it_and_what_was_coded_with_it(study: Project) -> None:
    edited(study.seen_by("Bram"), rename_code(BOOK, "werk", label="Arbeid"))
    study.commit(Kind.CODE, added([code_words(TALK, "weer", "werk")]))
    first, second = book_versions(study, "book")
    assert (first.number, first.book, first.present, first.codings) == (1, BOOK, False, 3)
    assert (second.present, second.codings, second.change.coder if second.change else "") == (True, 1, "Bram")
    assert version_in(study, "book", 1) == BOOK
    assert version_in(study, "book", None).by_key["werk"].label == "Arbeid"
    with pytest.raises(NotFoundError, match=r"version 'book@3' is not in this project\..*There is: book@1, book@2"):
        version_in(study, "book", 3)
    with pytest.raises(NotFoundError, match=r"codebook 'boek' is not in this project\. Did you mean 'book'"):
        book_versions(study, "boek")


def test_a_code_is_found_by_key_or_label_and_a_codebook_by_its_key(study: Project) -> None:
    assert code_in(study, "Gezin") == (OTHER, OTHER.by_key["gezin"])
    with pytest.raises(CodebookError, match="several codebooks; say which: book, thuis"):
        book_in(study)


# ── retired codes ──


def test_a_comment_may_name_a_retired_code_and_no_beginning_of_one_hides_a_code_in_use() -> None:
    book = a_codebook(a_code("vertrouwen"), a_code("vertrek", retired=True))
    reader = Reader([book])
    assert reader.read("vertr").guessed == {"vertrouwen": "vertr"}
    comments = [Comment("1", "Noor", text, Span(3, 5)) for text in ("Vertrek", "vertrouwen", "vertre")]
    taken = reader.as_codings(TALK, comments)
    assert [coding.code for coding in taken.codings] == ["vertrek", "vertrouwen", "vertre"]
    assert [note.kind for note in taken.notes] == ["retired code", "unknown code"]


def test_a_retired_code_is_never_suggested() -> None:
    book = a_codebook(a_code("wandelen", indicators=("wandelen",)), a_code("lopen", indicators=("wandelen",)))
    (ranking,) = Ranker([retire_code(book, "lopen").book], encoder()).rank(["Ik ging wandelen."])
    assert [scored.code for scored in ranking["main"]] == ["wandelen"]
    (nothing,) = Ranker([a_codebook(a_code("weg", retired=True))], encoder()).rank(["Ik ging wandelen."])
    assert nothing == {"main": ()}
