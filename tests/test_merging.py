"""Copies that travelled: what two people did apart comes together, nothing doubled, nothing lost, conflicts named."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.changes import Change, Kind, Thing, added, changed, removed
from qualcode.codebooks import Code
from qualcode.codings import Coding, Rejection
from qualcode.errors import ConflictError, DoubledError
from qualcode.memos import About, Memo, SubjectMemo
from qualcode.participants import Participant
from qualcode.projects.versions import new_version
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.store.damage import check
from qualcode.store.merging import Merge
from qualcode.teams import Duty, Finish, Member
from qualcode.transcripts import Imported, Transcript, mended

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee, echt waar.", "I: En verder?", "R: Niets meer.")
BOOK = a_codebook(a_code("meedoen"), a_code("trouw"))
WORDS = ("Ik doe", "weer mee", "echt waar", "Niets meer")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A project with one coding by Noor, and a copy of its file."""
    with Store.create(str(tmp_path / "a.qualcode"), [BOOK]) as made:
        do(made, Imported(TALK), code_words(TALK, "echt waar", "meedoen"), kind=Kind.IMPORT)
    shutil.copy(tmp_path / "a.qualcode", tmp_path / "b.qualcode")
    with Store.open(str(tmp_path / "a.qualcode")) as a, Store.open(str(tmp_path / "b.qualcode")) as b:
        yield a, b


def do(store: Store, *things: Thing, coder: str = "Noor", kind: Kind = Kind.CODE) -> None:
    store.commit(Change(kind, coder, added(things)))


def edit(store: Store, before: Thing, after: Thing, coder: str = "Noor") -> None:
    store.commit(Change(Kind.EDIT, coder, changed([(before, after)])))


def merge(into: Store, copy: Store, who: str = "Els") -> Merge:
    plan = into.plan_merge(copy)
    into.merge(plan, who, {})
    return plan


def damage(store: Store) -> list[str]:
    return [finding.message for finding in check(store.location) if finding.damage]


def quotes(store: Store) -> list[tuple[str, str]]:
    return [(coding.quote, coding.coder) for coding in store.codings()]


def state(store: Store) -> object:
    return store.codings(), store.memos(), store.finished(), store.imported(), store.participants(), store.codebooks()


def test_what_both_did_comes_together_once(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(a, code_words(TALK, "Ik doe", "meedoen"))
    do(b, code_words(TALK, "weer mee", "trouw", "Bram"), coder="Bram")
    do(b, Memo("t1", Span(0, 1), "Wie?", "Bram", "I"), Finish("t1", "Bram"), coder="Bram", kind=Kind.MEMO)
    do(b, Rejection("t1", Span(0, 1), "trouw", "Bram", "codebook-1"), coder="Bram", kind=Kind.REJECT)
    plan = merge(a, b)
    assert plan.conflicts == ()
    assert quotes(a) == [("Ik doe", "Noor"), ("weer mee", "Bram"), ("echt waar", "Noor")]
    assert (len(a.memos()), len(a.rejections()), a.finished()) == (1, 1, {"t1": frozenset({"Bram"})})
    again = a.plan_merge(b)
    assert (again.entries, again.copy.changes) == ((), ())


def test_both_ways_gives_the_same(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(a, code_words(TALK, "Ik doe", "meedoen"))
    do(b, code_words(TALK, "weer mee", "trouw", "Bram"), coder="Bram")
    merge(a, b)
    merge(b, a)
    assert state(a) == state(b)


def test_the_journal_tells_who_did_it_there_and_who_brought_it_and_that_can_be_undone(
    pair: tuple[Store, Store],
) -> None:
    a, b = pair
    do(b, code_words(TALK, "weer mee", "trouw", "Bram"), coder="Bram")
    before = state(a)
    merge(a, b)
    bram, brought, *_ = a.history()
    assert (bram.coder, bram.kind, bram.merged) == ("Bram", Kind.CODE, brought.number)
    assert (brought.coder, brought.kind, brought.edits) == ("Els", Kind.MERGE, 1)
    assert a.next_undo("Bram") is None
    a.undo("Els")
    assert state(a) == before
    a.redo("Els")
    assert len(a.codings()) == 2


def test_different_fields_of_one_coding_go_together_and_the_same_field_is_a_conflict(pair: tuple[Store, Store]) -> None:
    a, b = pair
    (coding,) = a.codings()
    edit(a, coding, replace(coding, memo="hier"))
    edit(b, coding, replace(coding, code="trouw"), "Bram")
    assert merge(a, b).conflicts == ()
    assert [(c.code, c.memo) for c in a.codings()] == [("trouw", "hier")]
    (mine,), (theirs,) = a.codings(), b.codings()
    edit(a, mine, replace(mine, memo="hier weer"))
    edit(b, theirs, replace(theirs, memo="daar"), "Bram")
    (conflict,) = merge(a, b).conflicts
    assert (conflict.kind, conflict.field, conflict.mine, conflict.theirs) == ("coding", "memo", "hier weer", "daar")
    assert "'echt waar'" in conflict.name or "echt waar" in conflict.name
    assert a.codings()[0].memo == "hier weer"


def test_what_one_deleted_and_the_other_left_alone_is_gone(pair: tuple[Store, Store]) -> None:
    a, b = pair
    b.commit(Change(Kind.DELETE, "Noor", removed(b.codings())))
    merge(a, b)
    assert a.codings() == []


def test_what_one_deleted_and_the_other_changed_is_a_conflict_and_stays_as_it_is_here(
    pair: tuple[Store, Store],
) -> None:
    a, b = pair
    (coding,) = a.codings()
    edit(a, coding, replace(coding, memo="mooi"))
    b.commit(Change(Kind.DELETE, "Noor", removed(b.codings())))
    assert [conflict.field for conflict in merge(a, b).conflicts] == [""]
    assert [coding.memo for coding in a.codings()] == ["mooi"]


def test_the_same_judgement_made_in_both_is_one_coding(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(a, code_words(TALK, "Ik doe", "meedoen"))
    do(b, replace(code_words(TALK, "Ik doe", "meedoen"), memo="kijk", quotable=True))
    do(b, code_words(TALK, "Ik doe", "meedoen", "Bram"), coder="Bram")
    assert merge(a, b).conflicts == ()
    assert [(c.quote, c.coder, c.memo) for c in a.codings()[:2]] == [("Ik doe", "Bram", ""), ("Ik doe", "Noor", "kijk")]
    assert [coding.quotable for coding in a.codings()] == [False, True, False]


# ── transcripts ──


def test_a_transcript_imported_in_both_is_one_also_under_another_name(pair: tuple[Store, Store]) -> None:
    a, b = pair
    other = interview("R: Een ander gesprek.", id="K02")
    do(a, Imported(other))
    there = replace(other, id="K02 kopie")
    do(b, Imported(there), code_words(there, "ander", "trouw", "Bram"), Finish("K02 kopie", "Bram"), coder="Bram")
    assert merge(a, b).same == {"K02 kopie": "K02"}
    assert [transcript.id for transcript in a.transcripts()] == ["K02", "t1"]
    assert [coding.transcript for coding in a.codings()] == ["K02", "t1"]
    assert a.finished() == {"K02": frozenset({"Bram"})}


def test_another_text_under_a_name_that_is_taken_comes_in_under_a_free_one(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(a, Imported(interview("R: Hier.", id="K02")))
    there = interview("R: Daar.", id="K02")
    do(b, Imported(there), code_words(there, "Daar", "trouw", "Bram"), coder="Bram")
    assert merge(a, b).renamed == {"K02": "K02-2"}
    assert {transcript.id: transcript.text for transcript in a.transcripts()}["K02-2"] == "R: Daar."
    assert ("Daar", "Bram") in quotes(a)


def put_version(store: Store, words: str, becomes: str) -> None:
    """Mend a word of the talk, and take along all that stands on it."""
    (before,) = [found for found in store.imported() if found.transcript.id == "t1"]
    start = before.transcript.text.index(words)
    after = mended(before.transcript, Span(start, start + len(words)), becomes)
    version = new_version(before, after, [*store.codings(), *store.memos(), *store.rejections()])
    store.commit(Change(Kind.VERSION, "Noor", tuple(version.edits), version.facts))


@pytest.mark.parametrize("mended_here", [True, False])
def test_a_text_mended_on_one_side_takes_the_codings_of_both_along(
    pair: tuple[Store, Store], *, mended_here: bool
) -> None:
    a, b = pair
    put_version(a if mended_here else b, "gaat het", "is het er nu mee")
    do(b if mended_here else a, code_words(TALK, "Niets meer", "trouw", "Bram"), coder="Bram")
    plan = merge(a, b)
    assert (plan.conflicts, plan.review) == ((), 0)
    assert "is het er nu mee" in a.transcripts()[0].text
    assert quotes(a) == [("echt waar", "Noor"), ("Niets meer", "Bram")]
    assert len(a.versions("t1")) == 2


def test_a_text_mended_on_both_sides_stays_as_it_is_here_and_no_coding_is_lost(pair: tuple[Store, Store]) -> None:
    a, b = pair
    put_version(a, "gaat het", "is het er nu mee")
    put_version(b, "Hoe gaat", "Zeg, hoe gaat")
    there = b.transcripts()[0]
    do(b, code_words(there, "Niets meer", "trouw", "Bram"), coder="Bram")
    plan = merge(a, b)
    assert [(conflict.kind, conflict.field) for conflict in plan.conflicts] == [("transcript", "version")]
    assert "is het er nu mee" in a.transcripts()[0].text
    assert quotes(a) == [("echt waar", "Noor"), ("Niets meer", "Bram")]


def test_a_transcript_that_the_copy_deleted_stays_where_somebody_coded_it(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(a, code_words(TALK, "Ik doe", "meedoen"))
    b.commit(Change(Kind.DELETE, "Noor", removed([*b.codings(), Imported(TALK)])))
    assert [conflict.kind for conflict in merge(a, b).conflicts] == ["transcript"]
    assert quotes(a) == [("Ik doe", "Noor")]


def test_two_projects_made_apart_can_be_put_together(tmp_path: Path) -> None:
    with (
        Store.create(str(tmp_path / "a.qualcode"), [BOOK]) as a,
        Store.create(str(tmp_path / "b.qualcode"), [BOOK]) as b,
    ):
        for store, coder in ((a, "Noor"), (b, "Bram")):
            do(store, Imported(TALK), Participant("K01"), code_words(TALK, "weer mee", "trouw", coder), coder=coder)
        assert merge(a, b).conflicts == ()
        assert quotes(a) == [("weer mee", "Bram"), ("weer mee", "Noor")]
        assert [person.id for person in a.participants()] == ["K01"]


def test_what_was_removed_here_for_good_does_not_come_back(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(b, code_words(TALK, "Ik doe", "meedoen", "Bram"), coder="Bram")
    a.purge(a.plan_purge(transcripts=["t1"]), "Els")
    merge(a, b)
    assert (a.transcripts(), a.codings()) == ([], [])
    with Store.create("sqlite://", []) as apart:
        do(apart, Imported(replace(TALK, id="anders")))
        assert a.plan_merge(apart).gone == ("anders",)


# ── again, and both ways ──


def test_a_merge_that_was_undone_can_be_done_again(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(b, code_words(TALK, "weer mee", "trouw", "Bram"), coder="Bram")
    merge(a, b)
    a.undo("Els")
    merge(a, b)
    assert ("weer mee", "Bram") in quotes(a)
    assert (a.plan_merge(b).entries, damage(a)) == ((), [])


def test_a_conflict_decided_here_is_told_and_not_taken_over_when_merging_back(pair: tuple[Store, Store]) -> None:
    a, b = pair
    for store, memo in ((a, "hier"), (b, "daar")):
        (coding,) = store.codings()
        edit(store, coding, replace(coding, memo=memo))
    merge(a, b)
    assert [(conflict.mine, conflict.theirs) for conflict in merge(b, a).conflicts] == [("daar", "hier")]
    assert [coding.memo for coding in b.codings()] == ["daar"]
    assert a.plan_merge(b).conflicts == ()


def test_other_texts_of_one_name_come_together_both_ways_and_under_the_same_names_again(
    pair: tuple[Store, Store],
) -> None:
    a, b = pair
    for store, words in ((a, "Hier is het stil."), (b, "Daar waait het hard.")):
        talk = interview(f"R: {words}", id="K02")
        do(store, Imported(talk), code_words(talk, words[:4], "trouw"))
    merge(a, b)
    merge(b, a)
    assert {t.text for t in a.transcripts()} == {t.text for t in b.transcripts()}
    assert (a.plan_merge(b).entries, b.plan_merge(a).entries) == ((), ())
    assert damage(a) == damage(b) == []


def test_the_journal_tells_of_a_copy_under_the_names_here(pair: tuple[Store, Store]) -> None:
    a, b = pair
    for store, words in ((a, "Hier."), (b, "Daar.")):
        do(store, Imported(interview(f"R: {words}", id="K02")))
    merge(a, b)
    (there,) = [change for change in a.history() if change.merged]
    (entry,) = a.entries(there.number)
    assert (entry.key, entry.transcript, (entry.after or {})["id"]) == (("K02-2",), "K02-2", "K02-2")
    a.purge(a.plan_purge(transcripts=["K02-2"]), "Els")
    assert (a.entries(there.number), damage(a)) == ([], [])


@pytest.mark.parametrize("edits_first", [True, False])
def test_the_same_judgement_of_both_sides_stays_one_whatever_is_done_to_it_later(
    pair: tuple[Store, Store], *, edits_first: bool
) -> None:
    a, b = pair
    for store in pair:
        do(store, code_words(TALK, "weer mee", "trouw", "Bram"), coder="Bram")
    merge(a, b)
    if edits_first:
        (there,) = [coding for coding in b.codings() if coding.coder == "Bram"]
        edit(b, there, replace(there, memo="bij nader inzien"), "Bram")
        merge(a, b)
        assert [coding.memo for coding in a.codings()] == ["bij nader inzien", ""]
    b.commit(Change(Kind.DELETE, "Bram", removed([coding for coding in b.codings() if coding.coder == "Bram"])))
    assert merge(a, b).conflicts == ()
    assert quotes(a) == [("echt waar", "Noor")]


def test_a_plan_holds_only_as_long_as_the_project_stays_as_it_was(pair: tuple[Store, Store]) -> None:
    a, b = pair
    put_version(b, "gaat het", "is het er nu mee")
    plan = a.plan_merge(b)
    do(a, code_words(TALK, "Niets meer", "trouw"))
    with pytest.raises(ConflictError, match="changed while the copy was looked at"):
        a.merge(plan, "Els", {})


# ── who may do what, and who withdrew ──


def test_nobody_gets_another_duty_from_a_copy_and_it_is_told(pair: tuple[Store, Store]) -> None:
    a, b = pair
    for store in pair:
        do(store, Member("Noor", Duty.OWNER), Member("Piet"), kind=Kind.TEAM)
    edit(b, Member("Piet"), Member("Piet", Duty.OWNER))
    do(b, Member("Kees", Duty.OWNER), kind=Kind.TEAM)
    edit(b, Member("Noor", Duty.OWNER), Member("Noor"))
    told = [(conflict.name, conflict.mine, conflict.theirs) for conflict in merge(a, b, "Noor").conflicts]
    assert told == [("Noor", "owner", "coder"), ("Piet", "coder", "owner"), ("Kees", "–", "owner")]
    assert a.team().duties == {"Noor": Duty.OWNER, "Piet": Duty.CODER}
    assert a.plan_merge(b).conflicts == ()


def test_no_word_of_a_purged_transcript_comes_back_with_the_journal_of_a_copy(place: str, tmp_path: Path) -> None:
    with (
        Store.create(place, [BOOK]) as a,
        Store.create(str(tmp_path / "apart.qualcode"), [BOOK]) as b,
    ):
        for store in (a, b):
            do(store, Imported(TALK), Imported(interview("R: Blijft.", id="t2")), Participant("K01"), kind=Kind.IMPORT)
        coding = replace(code_words(TALK, "weer mee", "trouw"), memo="over Jansen")
        b.commit(Change(Kind.CODE, "Bram", added([coding]), {"transcript": "t1"}))
        do(b, SubjectMemo(About.TRANSCRIPT, "t1", "Bram", "Over Jansen"), coder="Bram", kind=Kind.MEMO)
        put_version(b, "echt waar", "heel erg waar")
        do(b, Imported(interview("R: Later nog eens.", id="t3", participant="K01")), kind=Kind.IMPORT)
        a.purge(a.plan_purge(participant="K01", transcripts=["t1"]), "Els")
        assert merge(a, b).gone == ("t1", "t3")
        told = str([(change.facts, a.entries(change.number)) for change in a.history()])
        assert not [words for words in ("weer mee", "Jansen", "heel erg", "K01", "t1", "Later") if words in told]
        assert a.versions("t1") == a.versions("t3") == []
    assert [finding for finding in check(place) if finding.damage] == []


def test_what_the_copy_removed_for_good_and_still_stands_here_is_told(pair: tuple[Store, Store]) -> None:
    a, b = pair
    b.purge(b.plan_purge(transcripts=["t1"]), "Els")
    assert merge(a, b).withdrawn == ("t1",)
    assert quotes(a) == [("echt waar", "Noor")]


# ── codebooks ──


def test_codes_made_on_both_sides_go_into_one_codebook(pair: tuple[Store, Store]) -> None:
    a, b = pair
    edit(a, BOOK, a_codebook(*BOOK.codes, a_code("hier")))
    there = a_codebook(a_code("meedoen", "Mee doen"), a_code("trouw"), a_code("daar"))
    edit(b, BOOK, there, "Bram")
    assert merge(a, b).conflicts == ()
    (book,) = a.codebooks()
    assert [code.label for code in book.codes] == ["Mee doen", "Trouw", "Hier", "Daar"]
    assert len(a.codebook_versions("book")) == 4


def put_book(store: Store, *codes: Code, recode: dict[str, str] | None = None) -> None:
    """Give the codebook other codes, and codings those that they get."""
    (book,) = store.codebooks()
    pairs = [(coding, replace(coding, code=(recode or {}).get(coding.code, coding.code))) for coding in store.codings()]
    store.commit(Change(Kind.CODEBOOK, "Noor", changed([(book, a_codebook(*codes)), *pairs])))


@pytest.mark.parametrize("renamed_here", [True, False])
@pytest.mark.parametrize("coded_before", [True, False])
def test_codings_follow_a_code_that_the_other_side_renamed(
    pair: tuple[Store, Store], *, renamed_here: bool, coded_before: bool
) -> None:
    a, b = pair
    old, new = ("meedoen", "participatie") if coded_before else ("trouw", "vast")
    codes = [a_code(new, code.label) if code.key == old else code for code in BOOK.codes]
    put_book(a if renamed_here else b, *codes, recode={old: new})
    do(b if renamed_here else a, code_words(TALK, "weer mee", old, "Bram"), coder="Bram")
    assert merge(a, b).conflicts == ()
    assert [coding.code for coding in a.codings() if coding.coder == "Bram"] == [new]
    assert {code.key for code in a.codebooks()[0].codes} == {code.key for code in codes}
    assert damage(a) == []


@pytest.mark.parametrize("merged_here", [True, False])
def test_codings_follow_a_code_that_went_into_another(pair: tuple[Store, Store], *, merged_here: bool) -> None:
    a, b = pair
    put_book(a if merged_here else b, a_code("trouw"), recode={"meedoen": "trouw"})
    do(b if merged_here else a, code_words(TALK, "weer mee", "meedoen", "Bram"), coder="Bram")
    assert merge(a, b).conflicts == ()
    assert {coding.code for coding in a.codings()} == {"trouw"}


def test_a_code_that_both_renamed_has_the_name_here_and_it_is_told(pair: tuple[Store, Store]) -> None:
    a, b = pair
    for store, key in ((a, "hier"), (b, "daar")):
        put_book(store, a_code(key, "Meedoen", definition="mee"), a_code("trouw"), recode={"meedoen": key})
    do(b, code_words(TALK, "weer mee", "daar", "Bram"), coder="Bram")
    assert [(c.name, c.field, c.theirs) for c in merge(a, b).conflicts] == [("hier", "key", "daar")]
    assert {coding.code for coding in a.codings()} == {"hier"}
    assert [code.key for code in a.codebooks()[0].codes] == ["hier", "trouw"]


def test_codes_of_both_sides_come_back_to_the_copy_and_later_edits_there_are_no_conflict(
    pair: tuple[Store, Store],
) -> None:
    a, b = pair
    put_book(a, *BOOK.codes, a_code("hier"))
    put_book(b, *BOOK.codes, a_code("daar"))
    merge(a, b)
    put_book(b, *BOOK.codes, a_code("daar", "Daarginds"))
    assert merge(b, a).conflicts == ()
    assert {code.label for code in b.codebooks()[0].codes} == {"Meedoen", "Trouw", "Hier", "Daarginds"}


def test_a_code_that_the_copy_took_out_stays_retired_where_codings_have_it(pair: tuple[Store, Store]) -> None:
    a, b = pair
    do(a, code_words(TALK, "Ik doe", "trouw"))
    edit(b, BOOK, a_codebook(a_code("meedoen")), "Bram")
    assert [(conflict.kind, conflict.name) for conflict in merge(a, b).conflicts] == [("code", "trouw")]
    (book,) = a.codebooks()
    assert [(code.key, code.retired) for code in book.codes] == [("meedoen", False), ("trouw", True)]


# ── laws ──

work = st.lists(st.tuples(st.sampled_from(range(4)), st.data()), max_size=6)


def step(store: Store, coder: str, what: int, data: st.DataObject) -> None:
    mine = [coding for coding in store.codings() if coding.coder == coder]
    text: Transcript = store.transcripts()[0]
    words = [found for found in WORDS if found in text.text]
    if what == 0 or not mine:
        with suppress(DoubledError):
            do(store, code_words(text, data.draw(st.sampled_from(words)), "trouw", coder), coder=coder)
    elif what == 1:
        one: Coding = data.draw(st.sampled_from(mine))
        edit(store, one, replace(one, memo=data.draw(st.text("abc", max_size=3))), coder)
    elif what == 2:
        store.commit(Change(Kind.DELETE, coder, removed([data.draw(st.sampled_from(mine))])))
    else:
        put_version(store, "?", data.draw(st.sampled_from(["!", "??", " dan?"])))


@settings(max_examples=20)
@given(here=work, there=work)
def test_merging_loses_no_coding_doubles_none_and_twice_is_once(
    tmp_path_factory: pytest.TempPathFactory,
    here: list[tuple[int, st.DataObject]],
    there: list[tuple[int, st.DataObject]],
) -> None:
    folder = tmp_path_factory.mktemp("pair")
    with Store.create(str(folder / "a.qualcode"), [BOOK]) as made:
        do(made, Imported(TALK))
    shutil.copy(folder / "a.qualcode", folder / "b.qualcode")
    with Store.open(str(folder / "a.qualcode")) as a, Store.open(str(folder / "b.qualcode")) as b:
        for store, coder, what in ((a, "Noor", here), (b, "Bram", there)):
            for kind, data in what:
                step(store, coder, kind, data)
        expected = {(c.id, c.code, c.memo) for c in [*a.codings(), *b.codings()]}
        twins = len({c.id for c in b.codings()}) - len({(c.span, c.code, c.quote) for c in b.codings()})
        merge(a, b)
        found = {(c.id, c.code, c.memo) for c in a.codings()}
        assert found <= expected
        assert len(expected) - len(found) <= twins
        assert a.plan_merge(b).entries == ()
