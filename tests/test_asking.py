"""Questions asked of a part of a project give what reading all of it gives."""

from collections import Counter
from collections.abc import Iterator

import pytest
from builders import a_code, a_codebook, code_words, interview

from qualcode.changes import Change, Kind, added
from qualcode.codings import Coding, Rejection
from qualcode.memos import Memo
from qualcode.projects.project import Project
from qualcode.projects.review import confirm
from qualcode.projects.team import add_member, assign
from qualcode.projects.versions import Mend, carry_out, places_of, plan_mending
from qualcode.store import Store
from qualcode.teams import Duty
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee, echt waar.", "I: En verder?", "R: Niets meer.")


@pytest.fixture
def project(place: str) -> Iterator[Project]:
    """A project of Els in which Noor codes blind; a correction took words away under each."""
    store = Store.create(place, [a_codebook(a_code("meedoen"), a_code("trouw"))])
    with Project(store, "Els") as made:
        made.commit(Kind.IMPORT, added([Imported(TALK)]))
        for name, duty in (("Els", Duty.OWNER), ("Noor", Duty.CODER), ("Bram", Duty.CODER)):
            add_member(made, name, duty)
        for who, code in (("Noor", "meedoen"), ("Bram", "trouw")):
            words = code_words(TALK, "weer mee", code, who)
            things = [words, code_words(TALK, "Niets", "meedoen", who), Memo("t1", words.span, "?", who, words.quote)]
            store.commit(Change(Kind.CODE, who, added([*things, Rejection("t1", words.span, code, who, "s")])))
        (at,) = places_of(made.transcript("t1"), "weer mee, echt")
        carry_out(made, plan_mending(made, "t1", [Mend(at, "nooit iets anders")]))
        assign(made, ["Noor"], ["t1"], blind=True)
        yield made


@pytest.mark.parametrize("who", ["Els", "Noor", "Bram"])
def test_what_was_done_to_one_thing_is_what_the_journal_tells_of_it(project: Project, who: str) -> None:
    seen, everything = project.seen_by(who), project.placed_on(*project.transcripts())
    whole = seen.entries(seen.journal())
    for kind, of in (("coding", Coding), ("memo", Memo)):
        for key in ((item.id,) for item in everything if isinstance(item, of)):
            told = [(c.number, entry) for c, entry in seen.entries_of(kind, [key])]
            among = [(n, e) for n in whole for e in whole[n] if (e.kind, e.key) == (kind, key)]
            assert told == sorted(among, key=lambda pair: -pair[0])


@pytest.mark.parametrize("who", ["Els", "Noor", "Bram"])
def test_what_waits_and_how_much_was_coded_is_counted_among_what_this_person_may_see(
    project: Project, who: str
) -> None:
    seen = project.seen_by(who)
    assert seen.to_review() == [item for item in (*seen.codings(), *seen.memos()) if item.review]
    assert seen.to_review() != []
    assert seen.counts_by_version() == Counter(coding.codebook_version for coding in seen.codings())


def test_all_that_has_a_code_is_found_by_it(project: Project) -> None:
    everything = [item for item in project.placed_on(*project.transcripts()) if not isinstance(item, Memo)]
    for codes in (set(), {"meedoen"}, {"meedoen", "trouw"}, {"onbekend"}):
        assert project.coded_with(codes) == [item for item in everything if item.code in codes]


def test_of_some_changes_it_is_known_which_are_undone(project: Project) -> None:
    confirm(project, [item.id for item in project.to_review()])
    changes = project.journal()[:2]
    assert project.undone_among(changes) == frozenset()
    project.undo()
    assert project.undone_among(changes) == {changes[0].id}
    project.redo()
    assert project.undone_among(changes) == frozenset()
