"""The journal: every change can be taken back, by the one who made it, and says who, when and what."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from builders import a_code, a_codebook, code_words, interview
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.changes import Change, Edit, Kind, added, changed, removed
from qualcode.codings import Coding
from qualcode.errors import ConflictError, DoubledError
from qualcode.memos import Memo
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.store.journal import undone
from qualcode.teams import Finish
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee, echt waar.", "I: En verder?", "R: Niets meer.")
BOOK = a_codebook(a_code("meedoen"), a_code("trouw"))
WORDS = ("Ik doe", "weer mee", "echt waar", "Niets meer")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A project with one interview, on each kind of database."""
    with talk(place) as made:
        yield made


def talk(place: str) -> Store:
    made = Store.create(place, [BOOK])
    made.commit(Change(Kind.IMPORT, "Els", added([Imported(TALK)])))
    return made


def code(store: Store, words: str = "weer mee", coder: str = "Noor") -> Coding:
    coding = code_words(TALK, words, "meedoen", coder)
    store.commit(Change(Kind.CODE, coder, added([coding])))
    return next(found for found in store.codings() if found.id == coding.id)


def edit(store: Store, before: Coding, coder: str = "Noor", **fields: object) -> None:
    after = replace(before, **fields)  # type: ignore[arg-type]
    store.commit(Change(Kind.EDIT, coder, changed([(before, after)])))


# ── who, when, what ──


def test_a_change_is_written_down_with_who_and_what(store: Store) -> None:
    store.commit(Change(Kind.CODE, "Noor", added([code_words(TALK, "Ik doe", "meedoen")]), {"codings": 1}))
    last, *earlier = store.history()
    assert (last.coder, last.kind, last.facts, last.edits) == ("Noor", Kind.CODE, {"codings": 1}, 1)
    assert [change.kind for change in earlier] == [Kind.IMPORT, Kind.START]
    assert earlier[0].time <= last.time
    (entry,) = store.entries(last.number)
    assert (entry.kind, entry.before, entry.after["quote"]) == ("coding", None, "Ik doe")


def test_of_what_was_changed_only_what_differs_is_written_down(store: Store) -> None:
    edit(store, code(store), memo="mooi")
    (entry,) = store.entries(store.history()[0].number)
    assert (entry.before, entry.after) == ({"memo": ""}, {"memo": "mooi"})


def test_a_change_that_changes_nothing_is_not_written_down(store: Store) -> None:
    coding = code(store)
    assert store.commit(Change(Kind.CODE, "Noor", added([coding]))) is None
    assert len(store.history()) == 3


def test_a_change_that_is_sent_twice_is_stored_once(store: Store) -> None:
    change = Change(Kind.CODE, "Noor", added([code_words(TALK, "Ik doe", "meedoen")]))
    assert store.commit(change) == store.commit(change)
    assert len(store.codings()) == 1
    assert len(store.history()) == 3


def test_a_coding_remembers_the_version_of_its_codebook(store: Store) -> None:
    first = code(store).codebook_version
    book = a_codebook(*BOOK.codes, a_code("nieuw"))
    store.commit(Change(Kind.CODEBOOK, "Noor", (Edit(BOOK, book),)))
    second = code(store, "Ik doe").codebook_version
    assert [version for version, _ in store.codebook_versions("book")] == [first, second]
    assert {c.codebook_version for c in store.codings()} == {first, second}
    assert store.codebooks() == [book]


# ── two people at one thing ──


def test_two_people_may_change_different_things_of_one_coding(store: Store) -> None:
    coding = code(store)
    edit(store, coding, memo="van Noor")
    edit(store, coding, "Bram", code="trouw")
    edit(store, coding, "Els", quotable=True)
    (found,) = store.codings()
    assert (found.memo, found.code, found.quotable) == ("van Noor", "trouw", True)


def test_of_two_who_change_the_same_the_second_is_told(store: Store) -> None:
    coding = code(store)
    edit(store, coding, memo="van Noor")
    with pytest.raises(ConflictError, match="the coding 'meedoen' by Noor in 't1' was changed meanwhile"):
        edit(store, coding, "Bram", memo="van Bram")
    with pytest.raises(ConflictError, match="was changed meanwhile and is not deleted"):
        store.commit(Change(Kind.DELETE, "Bram", removed([coding])))
    assert store.codings()[0].memo == "van Noor"


def test_what_is_deleted_cannot_be_changed_and_deleting_twice_is_deleting_once(store: Store) -> None:
    coding = code(store)
    for _ in range(2):
        store.commit(Change(Kind.DELETE, "Noor", removed([coding])))
    with pytest.raises(ConflictError, match="was deleted meanwhile"):
        edit(store, coding, memo="te laat")


def test_two_coders_may_code_the_same_words_with_the_same_code(store: Store) -> None:
    code(store)
    code(store, coder="Bram")
    assert [(c.quote, c.coder) for c in store.codings()] == [("weer mee", "Bram"), ("weer mee", "Noor")]


# ── undo and redo ──


def test_undo_takes_back_ones_own_last_change_and_no_others(store: Store) -> None:
    mine = code(store)
    other = code(store, "Ik doe", "Bram")
    undone_change = store.undo("Noor")
    assert undone_change is not None
    assert undone_change.kind is Kind.CODE
    assert store.codings() == [other]
    store.redo("Noor")
    assert mine in store.codings()


def test_there_is_nothing_to_undo_for_somebody_who_did_nothing(store: Store) -> None:
    assert store.undo("Niemand") is None
    assert store.redo("Els") is None


def test_an_undo_that_is_sent_twice_is_done_once_whatever_was_done_between(store: Store) -> None:
    for words in WORDS[:3]:
        code(store, words)
    assert store.undo("Noor", "u1") == store.undo("Noor", "u1")
    code(store, "Niets meer")
    store.undo("Noor", "u1")
    assert [coding.quote for coding in store.codings()] == ["Ik doe", "weer mee", "Niets meer"]


def test_what_was_done_after_an_undo_ends_the_redo(store: Store) -> None:
    code(store)
    store.undo("Noor")
    code(store, "Ik doe")
    assert store.next_redo("Noor") is None


def test_an_import_can_be_undone_with_all_it_brought(store: Store) -> None:
    other = interview("R: Een ander.", id="t2")
    coding = code_words(other, "ander", "meedoen")
    store.commit(Change(Kind.IMPORT, "Els", added([Imported(other), coding, Finish("t2", "Noor")])))
    store.undo("Els")
    assert (store.transcripts(), store.codings(), store.finished()) == ([TALK], [], {})
    store.redo("Els")
    assert len(store.transcripts()) == 2
    assert [c.id for c in store.codings()] == [coding.id]


def test_an_import_on_which_others_built_stays_and_the_message_says_who(store: Store) -> None:
    code(store)
    with pytest.raises(ConflictError, match=r"can no longer be undone: transcript 't1' cannot go.*something of Noor"):
        store.undo("Els")
    coding = code(store, "Ik doe")
    edit(store, coding, "Bram", memo="van Bram")
    with pytest.raises(ConflictError, match=r"can no longer be undone.*Changed since by: Bram"):
        store.undo("Noor")
    assert len(store.codings()) == 2


def test_a_code_that_others_use_meanwhile_does_not_go_by_an_undo(store: Store) -> None:
    book = a_codebook(*BOOK.codes, a_code("nieuw"))
    store.commit(Change(Kind.CODEBOOK, "Els", (Edit(BOOK, book),)))
    store.commit(Change(Kind.CODE, "Noor", added([code_words(TALK, "Ik doe", "nieuw")])))
    with pytest.raises(ConflictError, match=r"can no longer be undone: code 'nieuw' cannot go: there are codings"):
        store.undo("Els")
    assert store.codebooks() == [book]
    store.undo("Noor")
    store.undo("Els")
    assert store.codebooks() == [BOOK]


def test_the_beginning_of_a_project_cannot_be_undone(store: Store) -> None:
    assert store.next_undo("") is None


def test_history_can_be_read_in_parts_and_of_one_person(store: Store) -> None:
    for words in WORDS:
        code(store, words)
    numbers = [change.number for change in store.history()]
    assert [c.number for c in store.history(before=numbers[1], limit=2)] == numbers[2:4]
    assert {change.coder for change in store.history(coder="Noor")} == {"Noor"}


def test_what_is_undone_is_known(store: Store) -> None:
    code(store)
    code(store, "Ik doe")
    store.undo("Noor")
    store.undo("Noor")
    store.redo("Noor")
    first, second = [c.id for c in reversed(store.history()) if c.kind is Kind.CODE]
    assert undone(store.history()) == {second}
    assert first != second


# ── laws ──

steps = st.lists(st.tuples(st.sampled_from(("Noor", "Bram")), st.sampled_from(range(6)), st.data()), max_size=14)


def step(store: Store, coder: str, what: int, data: st.DataObject) -> None:
    """Do something that a coder may do now."""
    mine = [coding for coding in store.codings() if coding.coder == coder]
    if what == 0 or not mine:
        with suppress(DoubledError):
            code(store, data.draw(st.sampled_from(WORDS)), coder)
    elif what == 1:
        edit(store, data.draw(st.sampled_from(mine)), coder, memo=data.draw(st.text("abc", max_size=3)))
    elif what == 2:
        one = data.draw(st.sampled_from(mine))
        with suppress(DoubledError):
            edit(store, one, coder, span=Span(one.span.start, one.span.end - 1), quote=one.quote[:-1])
    elif what == 3:
        store.commit(Change(Kind.DELETE, coder, removed([data.draw(st.sampled_from(mine))])))
    elif what == 4:
        store.commit(Change(Kind.MEMO, coder, added([Memo("t1", Span(0, 2), "x", coder, TALK.text[0:2])])))
    else:
        finish = Finish("t1", coder)
        there = coder in store.finished().get("t1", ())
        store.commit(Change(Kind.FINISH, coder, removed([finish]) if there else added([finish])))


def state(store: Store) -> object:
    return store.codings(), store.memos(), store.finished(), store.imported(), store.team()


@settings(max_examples=25)
@given(what=steps)
def test_undoing_everything_restores_each_state_on_the_way_and_redoing_brings_all_back(
    what: list[tuple[str, int, st.DataObject]],
) -> None:
    with talk("sqlite://") as store:
        begun = len(store.history())
        states = [state(store)]
        for coder, kind, data in what:
            before = len(store.history())
            step(store, coder, kind, data)
            if len(store.history()) > before:
                states.append(state(store))
        who = [change.coder for change in reversed(store.history()[: len(store.history()) - begun])]
        for coder, was in zip(reversed(who), reversed(states[:-1]), strict=True):
            assert store.undo(coder) is not None
            assert state(store) == was
        assert store.undo("Noor") is None
        for coder, becomes in zip(who, states[1:], strict=True):
            assert store.redo(coder) is not None
            assert state(store) == becomes


@settings(max_examples=25)
@given(what=steps)
def test_the_journal_alone_tells_what_the_project_is_now(what: list[tuple[str, int, st.DataObject]]) -> None:
    with talk("sqlite://") as store:
        for coder, kind, data in what:
            step(store, coder, kind, data)
            if data.draw(st.booleans()):
                store.undo(coder)
        told: dict[tuple[str, object], dict[str, object]] = {}
        for change in reversed(store.history()):
            for entry in store.entries(change.number):
                if entry.after is None:
                    del told[entry.kind, entry.key]
                else:
                    told.setdefault((entry.kind, entry.key), {}).update(entry.after)
        codings = {
            str(row["id"]): (row["start"], row["end"], row["memo"]) for (k, _), row in told.items() if k == "coding"
        }
        assert codings == {c.id: (c.span.start, c.span.end, c.memo) for c in store.codings()}
        assert {key for kind, key in told if kind == "finish"} == {
            (t, coder) for t, coders in store.finished().items() for coder in coders
        }
