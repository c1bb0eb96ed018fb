"""Three copies of one project, worked on and put together in every direction: nothing breaks, nothing gets lost."""

import re
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from builders import a_code, a_codebook, interview
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from qualcode.changes import Change, Edit, Kind, added, changed
from qualcode.codebook_edits import merge_codes, rename_code
from qualcode.codings import Coding
from qualcode.errors import CodebookError, ConflictError, DoubledError
from qualcode.memos import About, SubjectMemo
from qualcode.projects.codebooks import followed
from qualcode.projects.versions import new_version
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.store.damage import check
from qualcode.transcripts import Imported, mended

BOOK = a_codebook(a_code("meedoen"), a_code("trouw"), a_code("rust"))
TALKS = [
    interview("I: Hoe gaat het?", "R: Ik doe weer mee, echt waar.", "I: En verder?", "R: Niets meer.", id="t1"),
    interview("R: De buurt is rustig en de mensen groeten weer.", id="t2"),
]
WORK = "code code edit delete write mend rename join import same undo redo merge merge".split()

steps = st.lists(
    st.tuples(st.sampled_from(WORK), st.sampled_from(range(3)), st.sampled_from(("Noor", "Bram")), st.integers(0, 999)),
    min_size=8,
    max_size=16,
)


def work(store: Store, what: str, who: str, chance: Random) -> None:
    """Do one thing in one copy, if there is something to do it to."""
    mine = [coding for coding in store.codings() if coding.coder == who]
    if what == "undo":
        store.undo(chance.choice((who, "Els")))
    elif what == "redo":
        store.redo(chance.choice((who, "Els")))
    elif what in ("import", "same"):
        words = "Dit zei ik overal." if what == "same" else f"Dit zei ik {chance.random()} keer."
        talk = interview(f"R: {words}", id=chance.choice(("n1", "n2")))
        store.commit(Change(Kind.IMPORT, who, added([Imported(talk)])))
    elif what in ("rename", "join"):
        put_codes(store, what, chance)
    elif what == "code":
        put_coding(store, who, chance)
    elif what == "mend":
        mend(store, chance)
    elif what == "write":
        write(store, who, chance)
    elif mine:
        one = chance.choice(mine)
        star = chance.random() < 0.5
        after = replace(one, memo=str(chance.randrange(9)), quotable=star) if what == "edit" else None
        store.commit(Change(Kind(what), who, (Edit(one, after),)))


def put_coding(store: Store, who: str, chance: Random) -> None:
    talks, (book,) = store.transcripts(), store.codebooks()
    if talks:
        talk = chance.choice(talks)
        start = chance.randrange(len(talk.text) - 6)
        span = Span(start, start + chance.randint(3, 6))
        coding = Coding(talk.id, span, chance.choice(book.codes).key, who, span.of(talk.text))
        with suppress(DoubledError):
            store.commit(Change(Kind.CODE, who, added([coding])))


def put_codes(store: Store, what: str, chance: Random) -> None:
    """Rename a code, or let it go into another one; all codings follow."""
    (book,) = store.codebooks()
    old, other = chance.sample([code.key for code in book.codes], 2) if len(book.codes) > 1 else ("", "")
    if not old:
        return
    new_key = f"{old[:4]}_{chance.randrange(99)}"
    edit = rename_code(book, old, new_key=new_key) if what == "rename" else merge_codes(book, [old], into=other)
    pairs = [(coding, replace(coding, code=edit.recode.get(coding.code, coding.code))) for coding in store.codings()]
    edits = (*changed([(book, edit.book), *pairs]), *followed(store.subject_memos(), edit.recode))
    facts = {"what": "rename" if what == "rename" else "merge", "code": old if what == "rename" else other}
    store.commit(Change(Kind.CODEBOOK, "Els", edits, facts))


def write(store: Store, who: str, chance: Random) -> None:
    """Write, rewrite or delete a memo about a transcript or a code."""
    (book,) = store.codebooks()
    names = {About.TRANSCRIPT: [t.id for t in store.transcripts()], About.CODE: [code.key for code in book.codes]}
    about = chance.choice([about for about in About if names[about]])
    text = f"{chance.randrange(99)}"
    after = SubjectMemo(about, chance.choice(names[about]), who, text) if chance.random() < 0.8 else None
    there = [memo for memo in store.subject_memos() if memo.coder == who]
    before = next((memo for memo in there if after is None or memo.key == after.key), None)
    if before or after:
        store.commit(Change(Kind.MEMO, who, (Edit(before, after),)))


def mend(store: Store, chance: Random) -> None:
    imported = store.imported()
    if imported:
        before = chance.choice(imported)
        word = chance.choice(list(re.finditer(r"[a-z]{2,}", before.transcript.text)))
        after = mended(before.transcript, Span(*word.span()), chance.choice(("xx", "woord erbij", word[0] * 2)))
        standing = [*store.codings(), *store.memos(), *store.rejections()]
        version = new_version(before, after, [item for item in standing if item.transcript == after.id])
        store.commit(Change(Kind.VERSION, "Els", tuple(version.edits), version.facts))


def put_in(into: Store, copy: Store) -> None:
    """Put one copy into another, and see that it did what it may."""
    here, there = ids(into), copy.codings()
    known, told = ever(into), ever(copy)
    plan = into.plan_merge(copy)
    into.merge(plan, "Els", {})
    now = ids(into)
    twins = {name: twin for (_, name), twin in plan.names.twins.items()}
    lost = [c for c in there if plan.names.of(c.transcript) and not {c.id, twins.get(c.id)} & (now | known)]
    assert lost == []
    theirs = told | {twins[name] for name in told if name in twins}
    assert here - now <= theirs
    again = into.plan_merge(copy)
    assert (again.entries, again.copy.changes) == ((), ())
    assert [found.message for found in check(into.location) if found.damage or found.kind == "code"] == []


def ids(store: Store) -> set[str]:
    return {coding.id for coding in store.codings()}


def ever(store: Store) -> set[str]:
    """The ids of all codings of which the journal of a project tells, as far as its merges stand."""
    return {str(e.key[0]) for lines in store.all_entries().values() for e in lines if e.kind == "coding"}


@settings(max_examples=40, phases=[Phase.generate])
@given(steps=steps)
def test_whatever_is_done_in_three_copies_can_be_put_together(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("three")
    first = folder / "0.qualcode"
    with Store.create(str(first), [BOOK]) as made:
        made.commit(Change(Kind.IMPORT, "Els", added(map(Imported, TALKS))))
    paths = [first, *(Path(shutil.copy(first, folder / f"{n}.qualcode")) for n in (1, 2))]
    stores = [Store.open(str(path)) for path in paths]
    for what, which, who, number in steps:
        try:
            if what == "merge":
                put_in(stores[which], stores[(which + 1 + number % 2) % 3])
            else:
                work(stores[which], what, who, Random(number))
        except (ConflictError, CodebookError):
            assert what in ("undo", "redo", "import", "same", "rename", "join")
    for store in stores:
        assert [found.message for found in check(store.location) if found.damage] == []
        store.close()
