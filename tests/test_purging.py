"""A participant who withdraws consent: nothing of them is left, in the tables, in the journal, or in the file."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_code, a_codebook, code_words, interview

from qualcode.changes import Change, Edit, Kind, added, removed
from qualcode.codings import Coding, Rejection
from qualcode.errors import NotFoundError
from qualcode.memos import About, Memo, SubjectMemo
from qualcode.participants import Participant
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.store.damage import check
from qualcode.teams import Assignment, Finish
from qualcode.transcripts import Imported, Transcript, mended

SECRET = "R: Mijn zus heet Wilhelmina en woont in Lutjebroek."
GOES = interview("I: Hoe gaat het?", SECRET, id="K01_T0", participant="K01")
STAYS = interview("R: Ik blijf hier gewoon staan.", id="K02_T0", participant="K02")
BOOK = a_codebook(a_code("familie", examples=("Mijn zus heet Wilhelmina",)), a_code("wonen"))


def filled(place: str) -> Store:
    """A project with two people, one of whom will withdraw: coded, mended, rejected, undone, in every table."""
    store = Store.create(place, [BOOK])
    people = [Participant("K01", {"adres": "Lutjebroek"}), Participant("K02")]
    store.commit(
        Change(Kind.IMPORT, "Els", added([Imported(GOES), Imported(STAYS), *people]), {"transcript": "K01_T0"})
    )
    first, other = code_words(GOES, "Wilhelmina", "familie"), code_words(STAYS, "gewoon", "wonen")
    store.commit(Change(Kind.CODE, "Noor", added([first, other])))
    memo = Memo("K01_T0", first.span, "over Wilhelmina", "Noor", first.quote)
    marks = [
        Rejection("K01_T0", Span(0, 2), "wonen", "Noor", "x"),
        Finish("K01_T0", "Noor"),
        Assignment("K01_T0", "Bram"),
        SubjectMemo(About.TRANSCRIPT, "K01_T0", "Noor", "Alles over Wilhelmina."),
        SubjectMemo(About.TRANSCRIPT, "K02_T0", "Noor", "Blijft."),
    ]
    store.commit(Change(Kind.MEMO, "Noor", added([memo, *marks])))
    put_version(store, store.codings(), memo)
    store.commit(Change(Kind.DELETE, "Noor", removed([c for c in store.codings() if c.code == "familie"])))
    store.undo("Noor")
    return store


def put_version(store: Store, codings: list[Coding], memo: Memo) -> None:
    after: Transcript = mended(GOES, Span(3, 3), "Zeg eens, ")
    moved = [c for c in codings if c.transcript == "K01_T0"]
    shifted = [Edit(c, replace(c, span=Span(c.span.start + 10, c.span.end + 10))) for c in moved]
    (there,) = [found for found in store.memos() if found.id == memo.id]
    shifted.append(Edit(there, replace(there, span=Span(memo.span.start + 10, memo.span.end + 10))))
    store.commit(Change(Kind.VERSION, "Noor", (Edit(Imported(GOES), Imported(after)), *shifted)))


def test_the_plan_counts_what_goes_and_takes_nothing(place: str) -> None:
    with filled(place) as store:
        plan = store.plan_purge(participant="K01")
        assert plan.transcripts == ("K01_T0",)
        ones = dict.fromkeys(("coding", "memo", "subject_memo", "rejection", "finish", "assignment"), 1)
        assert {name: n for name, n in plan.counts.items() if name != "entry"} == ones | {"text": 2}
        assert plan.counts["entry"] > 5
        assert plan.examples == ("familie",)
        assert len(store.transcripts()) == 2


def test_of_who_withdraws_nothing_is_left_and_of_the_others_everything(place: str) -> None:
    with filled(place) as store:
        store.purge(store.plan_purge(participant="K01"), "Els")
        assert store.transcripts() == [STAYS]
        assert [person.id for person in store.participants()] == ["K02"]
        assert [coding.quote for coding in store.codings()] == ["gewoon"]
        assert (store.memos(), store.rejections(), store.finished(), list(store.team().assignments)) == ([], [], {}, [])
        assert [memo.subject for memo in store.subject_memos()] == ["K02_T0"]
        assert store.versions("K01_T0") == []
        entries = [entry for change in store.history() for entry in store.entries(change.number)]
        assert all("K01" not in str(entry) and "Wilhelmina" not in str(entry) for entry in entries)
        assert all("K01" not in str(change.facts) for change in store.history())


def test_not_one_byte_of_their_words_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "p.qualcode"
    with filled(str(path)) as store:
        assert "Lutjebroek" in _bytes(tmp_path)
        store.purge(store.plan_purge(participant="K01"), "Els")
        assert "Lutjebroek" not in _bytes(tmp_path)
    assert "Lutjebroek" not in _bytes(tmp_path)


def _bytes(folder: Path) -> str:
    return "".join(path.read_bytes().decode("latin-1") for path in folder.iterdir())


def test_the_journal_says_that_it_was_done_and_it_cannot_be_undone(place: str) -> None:
    with filled(place) as store:
        store.purge(store.plan_purge(participant="K01"), "Els")
        last = store.history(limit=1)[0]
        assert (last.kind, last.coder, last.facts["transcripts"]) == (Kind.PURGE, "Els", 1)
        assert store.undo("Els") is None


def test_what_is_left_of_earlier_changes_can_still_be_undone(place: str) -> None:
    with filled(place) as store:
        store.purge(store.plan_purge(participant="K01"), "Els")
        while store.undo("Noor"):
            pass
        assert store.codings() == []
        assert store.transcripts() == [STAYS]


def test_a_single_transcript_can_go_and_a_strange_one_is_named(place: str) -> None:
    with filled(place) as store:
        with pytest.raises(NotFoundError, match="Did you mean 'K01_T0'"):
            store.plan_purge(transcripts=["K01_TO"])
        with pytest.raises(NotFoundError, match="participant 'K99'"):
            store.plan_purge(participant="K99")
        store.purge(store.plan_purge(transcripts=["K01_T0"]), "Els")
        assert [person.id for person in store.participants()] == ["K01", "K02"]
        assert [transcript.id for transcript in store.transcripts()] == ["K02_T0"]


def test_a_transcript_whose_import_was_undone_goes_too(place: str) -> None:
    with Store.create(place, [BOOK]) as store:
        store.commit(Change(Kind.IMPORT, "Els", added([Imported(GOES), Participant("K01")])))
        store.undo("Els")
        plan = store.plan_purge(participant="K01")
        assert (plan.transcripts, plan.counts["text"]) == (("K01_T0",), 1)
        store.purge(plan, "Els")
        assert store.versions("K01_T0") == []
        assert "K01" not in str([store.entries(change.number) for change in store.history()])
    assert damage(place) == []


def test_a_transcript_that_is_of_another_now_is_named_and_stays_without_the_name(place: str) -> None:
    with filled(place) as store:
        (heading,) = [found for found in store.headings() if found.id == "K01_T0"]
        store.commit(Change(Kind.HEADING, "Els", (Edit(heading, replace(heading, participant="K02")),)))
        plan = store.plan_purge(participant="K01")
        assert (plan.transcripts, plan.elsewhere) == ((), ("K01_T0",))
        assert store.plan_purge(participant="K01", transcripts=["K01_T0"]).elsewhere == ()
        store.purge(plan, "Els")
        entries = [entry for change in store.history() for entry in store.entries(change.number)]
        assert "'K01'" not in str(entries)
        assert len(store.transcripts()) == 2
    assert damage(place) == []


def damage(place: str) -> list[str]:
    return [finding.message for finding in check(place) if finding.damage]
