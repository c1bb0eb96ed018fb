"""Versions of a transcript: no coding is lost, what is unchanged covers the same words, and undo brings all back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import a_code, a_codebook, code_words, docx_bytes, end, interview, note_of, p, reason_of, start
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qualcode.changes import Edit, Kind, added
from qualcode.codings import Coding, Rejection, coding_of
from qualcode.errors import CodingError, ConflictError, ImportRefused, NotAllowedError, NotFoundError
from qualcode.formats.choices import Choices
from qualcode.memos import Memo
from qualcode.projects.choices import Again, Comments, ImportChoices
from qualcode.projects.importing import carry_out as carry_out_import
from qualcode.projects.importing import plan, read
from qualcode.projects.plans import Action, ImportPlan
from qualcode.projects.project import Project
from qualcode.projects.review import confirm, delete, move, waiting
from qualcode.projects.team import add_member, assign
from qualcode.projects.versions import (
    Mend,
    NewVersion,
    carry_out,
    has_new_passage,
    places_of,
    plan_mending,
    plan_restoring,
    replaced,
    text_versions,
)
from qualcode.reanchoring import Anchoring
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.teams import Duty, Finish
from qualcode.transcripts import Imported, Role, Transcript, normalised

BOOK = a_codebook(a_code("meedoen"), a_code("trouw"))
SAID = (
    "I: Hoe gaat het nu met u?",
    "R: Ik heb weer werk gevonde bij de kringloop, twee ochtenden in de week.",
    "I: Klopt dat?",
    "R: Ja.",
    "I: En bent u daar blij mee?",
    "R: Ja.",
    "I: Hoe is het thuis?",
    "R: Mijn dochter zegt dat ik weer lach. 👩‍👧 Echt waar.",
)
TALK = interview(*SAID)


def project_with(where: str, *things: object) -> Project:
    """Return a project of Noor with these things in it."""
    made = Project(Store.create(where, [BOOK]), "Noor")
    made.commit(Kind.IMPORT, added(things))  # type: ignore[arg-type]
    return made


@pytest.fixture
def talk(place: str) -> Iterator[Project]:
    """A project with one interview, coded by two, finished by Noor."""
    memo = Memo("t1", Span(0, 2), "let op", "Bram", TALK.text[0:2])
    things = [
        code_words(TALK, "werk gevonde", "meedoen"),
        code_words(TALK, "Mijn dochter", "trouw", "Bram"),
        memo,
        Rejection("t1", code_words(TALK, "Echt waar", "x").span, "trouw", "Noor", "s"),
        Finish("t1", "Noor"),
    ]
    with project_with(place, Imported(TALK), *things) as made:
        yield made


def mend(project: Project, words: str, becomes: str) -> NewVersion:
    (at,) = places_of(project.transcript("t1"), words)
    return plan_mending(project, "t1", [Mend(at, becomes)])


def state(project: Project) -> object:
    return (
        project.imported(),
        sorted(project.codings(), key=lambda item: item.id),
        sorted(project.memos(), key=lambda item: item.id),
        project.rejections(),
        project.finished(),
    )


# ── laws ──

PIECES = st.sampled_from(
    (
        "Ja. ",
        "ja ",
        "werk",
        " gevonde ",
        "x\u0302",
        "e",
        "\u0301",
        "👩‍👧",
        "👍🏽",
        "🇳🇱",
        "\u200d",
        " ",
        "…",
        '"',
        "Echt waar. ",
    )
)
WORDS = st.lists(PIECES, max_size=6).map("".join)
LINES = st.tuples(st.sampled_from(("I", "R")), WORDS.map(normalised).filter(lambda said: bool(said.strip())))
TALKS = st.lists(LINES.map(": ".join), min_size=1, max_size=8).map(lambda lines: interview(*lines))


def draw_place(data: st.DataObject, most: int) -> Span:
    first = data.draw(st.integers(0, most - 1))
    return Span(first, data.draw(st.integers(first + 1, most)))


def draw_placed(data: st.DataObject, transcript: Transcript) -> list[Coding | Memo | Rejection]:
    """Return codings, memos and rejections of two coders, the latter often on the same places."""
    found: list[Coding | Memo | Rejection] = []
    for kind in data.draw(st.lists(st.sampled_from("cccmrrr"), max_size=8)):
        span, coder = draw_place(data, len(transcript.text)), data.draw(st.sampled_from(("Noor", "Bram")))
        if kind == "c":
            found.append(coding_of(transcript, span, data.draw(st.sampled_from(("meedoen", "trouw"))), coder=coder))
        elif kind == "m":
            found.append(Memo(transcript.id, span, "?", coder, span.of(transcript.text)))
        else:
            found.append(Rejection(transcript.id, span, "trouw", coder, data.draw(st.sampled_from("st"))))
    rejected = {(item.span, item.coder): item for item in found if isinstance(item, Rejection)}
    return [item for item in found if not isinstance(item, Rejection)] + list(rejected.values())


def check_carried(project: Project, made: NewVersion, do: object) -> None:
    """Check the law: nothing is lost, unchanged is unchanged, undo and redo restore exactly."""
    before = {item.id: item for item in (*project.codings(), *project.memos())}
    was = state(project)
    assert callable(do)
    do()
    after = {item.id: item for item in (*project.codings(), *project.memos())}
    becomes = state(project)
    assert after.keys() == before.keys() == {carried.before.id for carried in made.carried}
    for carried in made.carried:
        assert after[carried.before.id] == carried.after
        assert carried.after.review is (carried.before.review or carried.state is Anchoring.REVIEW)
        if carried.state is Anchoring.UNCHANGED:
            assert carried.after.quote == carried.before.quote
    if was != becomes:
        project.undo()
        assert state(project) == was
        project.redo()
        assert state(project) == becomes


@given(talk=TALKS, data=st.data())
def test_mending_loses_no_coding_and_undo_restores_the_old_state_exactly(talk: Transcript, data: st.DataObject) -> None:
    placed = [*draw_placed(data, talk), Finish("t1", "Noor")]
    with project_with("sqlite://", Imported(talk), *placed) as project:
        for _ in range(data.draw(st.integers(1, 3))):
            now = project.transcript("t1")
            borders = sorted({0, len(now.text), *(b for t in now.turns for b in (t.span.start, t.span.end))})
            number = data.draw(st.integers(1, len(borders) - 1))
            low, high = borders[number - 1], borders[number]
            ends = sorted(data.draw(st.tuples(st.integers(low, high), st.integers(low, high))))
            words = data.draw(WORDS).replace("e", "e\r\n")
            try:
                made = plan_mending(project, "t1", [Mend(Span(*ends), words)])
            except ImportRefused:
                continue
            check_carried(project, made, lambda made=made: carry_out(project, made))


BODY = [f"R: Dit is regel {n} van een gesprek dat lang genoeg is om te herkennen. Ja." for n in range(6)]


@settings(max_examples=40)
@given(data=st.data())
def test_importing_a_corrected_file_loses_no_coding_and_undo_restores_the_old_state_exactly(
    data: st.DataObject,
) -> None:
    with project_with("sqlite://") as project:
        carry_out_import(project, planned(project, "\r\n".join(BODY), Again.REFUSE))
        (talk,) = project.transcripts()
        project.commit(Kind.CODE, added([*draw_placed(data, talk), Finish("a", "Noor")]))
        lines = list(BODY)
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(lines)))
            lines[at : at + data.draw(st.integers(0, 1))] = [
                f"R: {data.draw(WORDS)}{said}" for said in lines[at : at + 1]
            ]
        made = planned(project, "\r\n".join(lines), Again.UPDATE)
        assume([file.action for file in made.files] == [Action.UPDATE])
        check_carried(project, made.versions[0], lambda: carry_out_import(project, made))


def planned(project: Project, text: str, again: Again, **chosen: object) -> ImportPlan:
    return plan(project, [read(text.encode(), "a.txt")], ImportChoices(again=again, **chosen))  # type: ignore[arg-type]


@given(data=st.data())
def test_rejections_that_change_places_with_each_other_are_all_kept_once(data: st.DataObject) -> None:
    spans = st.builds(lambda n: Span(n, n + 1), st.integers(0, 4))
    made = st.builds(Rejection, st.just("t1"), spans, st.just("trouw"), st.just("Noor"), st.sampled_from("st"))
    old = data.draw(st.lists(made, max_size=5, unique_by=lambda item: item.span))
    pairs = [(item, replace(item, span=data.draw(spans))) for item in old]
    with project_with("sqlite://", Imported(TALK), *old) as project:
        project.commit(Kind.VERSION, replaced(pairs))
        assert {item.span for item in project.rejections()} == {new.span for _, new in pairs}
        if set(project.rejections()) != set(old):
            project.undo()
        assert set(project.rejections()) == set(old)


# ── mending ──


def test_a_mended_typo_moves_its_coding_and_leaves_the_others_unchanged(talk: Project) -> None:
    made = mend(talk, "gevonde", "gevonden")
    assert [(c.before.quote, c.after.quote) for c in made.shown] == [("werk gevonde", "werk gevonden")]
    assert made.note.message == (
        "the new text takes the place of the old one, which is kept. Of the codings and memos: 2 unchanged, 1 moved, "
        "0 to be looked at."
    )
    carry_out(talk, made)
    assert talk.finished() == {"t1": frozenset({"Noor"})}
    assert [(c.code, c.quote) for c in talk.codings()] == [("meedoen", "werk gevonden"), ("trouw", "Mijn dochter")]
    (rejection,) = talk.rejections()
    assert rejection.span.of(talk.transcript("t1").text) == "Echt waar"
    assert talk.journal(limit=1)[0].facts == {"transcript": "t1", "unchanged": 2, "moved": 1, "review": 0}


def test_every_place_of_words_is_found_and_can_be_mended_at_once(talk: Project) -> None:
    assert places_of(TALK, "") == []
    made = plan_mending(talk, "t1", [Mend(at, "Nou ja.") for at in places_of(TALK, "Ja.")])
    carry_out(talk, made)
    assert [turn.span.of(talk.transcript("t1").text) for turn in talk.transcript("t1").turns][3:6:2] == ["Nou ja."] * 2


@pytest.mark.parametrize(
    ("mends", "message"),
    [
        ([Mend(Span(0, 9), "x"), Mend(Span(5, 12), "y")], "two of the places overlap"),
        ([Mend(Span(10, 40), "x")], "reaches over the border of a turn"),
        ([Mend(TALK.turns[3].span, " ")], ""),
        ([Mend(TALK.turns[3].span, "")], "nothing would be left of the turn"),
    ],
)
def test_what_cannot_be_mended_is_refused_with_the_reason(talk: Project, mends: list[Mend], message: str) -> None:
    if message:
        with pytest.raises(ImportRefused, match=f"transcript 't1' cannot be mended so: .*{message}"):
            plan_mending(talk, "t1", mends)
    else:
        assert plan_mending(talk, "t1", mends).changes


def test_mending_to_the_same_words_changes_nothing(talk: Project) -> None:
    made = mend(talk, "gevonde", "gevonde")
    assert not made.changes
    carry_out(talk, made)
    assert len(talk.versions("t1")) == 1


def test_who_coded_since_the_plan_was_made_is_not_passed_over(talk: Project) -> None:
    made = mend(talk, "gevonde", "gevonden")
    bram = talk.seen_by("Bram")
    bram.commit(Kind.CODE, added([code_words(TALK, "lach", "trouw", "Bram")]))
    with pytest.raises(ConflictError, match=r"'t1', or what is coded in it, was changed since.*plan it again"):
        carry_out(talk, made)
    carry_out(bram, mend(bram, "gevonde", "gevonden"))
    with pytest.raises(ConflictError, match="plan it again"):
        carry_out(talk, made)


def test_a_coder_who_may_not_see_the_others_is_not_shown_what_becomes_of_theirs(talk: Project) -> None:
    assign(talk, ["Noor", "Bram"], blind=True)
    made = plan_mending(talk, "t1", [Mend(places_of(TALK, word)[0], "anders") for word in ("gevonde", "dochter")])
    assert {carried.before.coder for carried in made.shown} == {"Noor"}
    assert {carried.before.coder for carried in made.carried} == {"Noor", "Bram"}


# ── turns, versions ──


def test_other_speakers_and_roles_are_a_version_in_which_every_coding_is_unchanged(project: Project) -> None:
    text = "\n".join(BODY)
    carry_out_import(project, planned(project, text, Again.REFUSE))
    (talk,) = project.transcripts()
    project.commit(Kind.CODE, added([code_words(talk, "regel 3", "meedoen"), Finish("a", "Noor")]))
    own = Choices(speakers={"R": "Samira"}, roles={"Samira": Role.COACH})
    assert [file.action for file in planned(project, text, Again.UPDATE).files] == [Action.SKIP]
    made = planned(project, text, Again.UPDATE, everywhere=own)
    assert [file.action for file in made.files] == [Action.UPDATE]
    assert "1 unchanged, 0 moved, 0 to be looked at." in made.files[0].imported.notes[-1].message  # type: ignore[union-attr]
    carry_out_import(project, made)
    assert {(turn.speaker, turn.role) for turn in project.transcript("a").turns} == {("Samira", Role.COACH)}
    assert (project.codings()[0].quote, project.finished()) == ("regel 3", {"a": frozenset({"Noor"})})
    assert len(project.versions("a")) == 2


@pytest.mark.parametrize(
    ("lines", "new"),
    [
        ([*SAID, "I: " + "Dit is een heel lange vraag die er eerst niet stond en nu wel"], False),
        ([*SAID, "R: " + "Dit is een heel lang antwoord dat er eerst niet stond en nu wel"], True),
        ([*SAID, "R: Een kort antwoord."], False),
        ([*SAID[6:], *SAID[:6]], False),
        ([said.replace("e ", "ee ").replace("n ", "nn ") for said in SAID], False),
        (
            [*SAID[:7], "R: Daar wil ik liever niets over zeggen, want dat is iets van mijzelf en niemand anders."],
            True,
        ),
        ([*SAID[:1], *SAID[2:]], False),
    ],
)
def test_only_a_passage_that_participants_said_and_nobody_read_opens_a_transcript_again(
    lines: list[str], *, new: bool
) -> None:
    assert has_new_passage(TALK, interview(*lines)) is new


def test_a_new_passage_reopens_what_was_finished_and_says_so(talk: Project) -> None:
    more = "Echt waar. En dan komt er nog een heel stuk dat de typist vergeten was te typen."
    made = mend(talk, "Echt waar.", more)
    assert made.note.message.endswith("There is new text in it: no longer finished for Noor.")
    carry_out(talk, made)
    assert talk.finished() == {}
    talk.undo()
    assert talk.finished() == {"t1": frozenset({"Noor"})}


def test_an_earlier_version_can_be_made_the_present_one_again(talk: Project) -> None:
    carry_out(talk, mend(talk, "gevonde", "gevonden"))
    before = state(talk)
    made = plan_restoring(talk, "t1", 1)
    assert made.count(Anchoring.MOVED) == 1
    carry_out(talk, made)
    assert talk.transcript("t1") == TALK
    assert talk.codings()[0].quote == "werk gevonde"
    listed = text_versions(talk, "t1")
    assert [(v.number, v.present, v.change.kind if v.change else None) for v in listed] == [
        (1, True, Kind.IMPORT),
        (2, False, Kind.VERSION),
    ]
    talk.undo()
    assert state(talk) == before
    with pytest.raises(NotFoundError, match=r"version '3' is not in this project\. There is: 1, 2"):
        plan_restoring(talk, "t1", 3)


def commented(text: str, lines: list[str]) -> bytes:
    body = [p(line) for line in lines[:-1]] + [p("R: ", start("1"), "Dit is", end("1"), lines[-1][9:])]
    return docx_bytes(*body, comments=note_of("1", text))


def test_a_copy_with_new_comments_and_a_corrected_version_do_not_come_in_together(project: Project) -> None:
    carry_out_import(project, plan(project, [read(docx_bytes(*map(p, BODY)), "a.docx")], ImportChoices()))
    copy = read(commented("meedoen", BODY), "a kopie.docx")
    corrected = read(docx_bytes(*map(p, [*BODY[:2], "R: Iets beters.", *BODY[3:]])), "a nieuw.docx")
    choices = ImportChoices(again=Again.UPDATE, comments=Comments.CODINGS)
    for files in ((copy, corrected), (corrected, copy)):
        made = plan(project, files, choices)
        assert made.files[1].action is Action.REFUSE
        assert "of this same import" in reason_of(made.files[1])
        carry_out_import(project, made, without_refused=True)
        project.undo()


def test_a_plan_to_import_is_stale_when_somebody_codes_meanwhile(project: Project) -> None:
    carry_out_import(project, planned(project, "\n".join(BODY), Again.REFUSE))
    made = planned(project, "\n".join(["R: Vooraf.", *BODY]), Again.UPDATE)
    project.commit(Kind.CODE, added([code_words(project.transcript("a"), "regel 3", "meedoen")]))
    with pytest.raises(ConflictError, match="plan it again"):
        carry_out_import(project, made)


# ── a second look ──


@pytest.fixture
def rewritten(talk: Project) -> Project:
    """A project in which the words of Noor's coding and of Bram's memo were rewritten."""
    carry_out(talk, mend(talk, "werk gevonde bij de kringloop", "iets om handen"))
    return talk


def test_what_waits_is_shown_with_the_words_before(rewritten: Project) -> None:
    (found,) = waiting(rewritten)
    assert (found.before, found.item.review) == ("werk gevonde", True)
    carry_out(rewritten, mend(rewritten, found.item.quote, "van alles te doen"))
    assert [entry.before for entry in waiting(rewritten)] == ["werk gevonde"]


def test_a_confirmed_coding_no_longer_waits_and_undo_makes_it_wait_again(rewritten: Project) -> None:
    (found,) = waiting(rewritten)
    assert [item.id for item in confirm(rewritten, [found.item.id[:8]])] == [found.item.id]
    assert waiting(rewritten) == []
    with pytest.raises(NotFoundError, match="coding or memo"):
        confirm(rewritten, [found.item.id])
    rewritten.undo()
    assert waiting(rewritten) == [found]


def test_ones_own_coding_can_be_put_on_another_passage(rewritten: Project) -> None:
    (found,) = waiting(rewritten)
    text = rewritten.transcript("t1").text
    moved = move(rewritten, found.item.id, Span(text.index("Ik heb"), text.index("Ik heb") + 6))
    assert (moved.quote, moved.review) == ("Ik heb", False)
    assert moved in rewritten.codings()
    with pytest.raises(NotAllowedError, match="this is Noor's, not Bram's"):
        move(rewritten.seen_by("Bram"), found.item.id, Span(0, 3))
    with pytest.raises(CodingError, match="lies outside transcript 't1'"):
        move(rewritten, found.item.id, Span(0, 9999))
    with pytest.raises(CodingError, match="covers no text"):
        move(rewritten, found.item.id, Span(3, 3))


def test_a_memo_can_be_confirmed_and_an_id_must_be_told_apart(talk: Project) -> None:
    two = [
        replace(code_words(TALK, word, "trouw"), id=f"aa{n}", review=True) for n, word in enumerate(("lach", "weer"))
    ]
    memo = replace(talk.memos()[0], review=True)
    talk.commit(Kind.CODE, [*added(two), Edit(talk.memos()[0], memo)])
    assert [item.id for item in confirm(talk, [memo.id, memo.id])] == [memo.id]
    with pytest.raises(CodingError, match="2 codings or memos have an id that begins with 'aa'"):
        confirm(talk, ["aa"])


def test_a_coder_of_a_team_confirms_only_their_own(rewritten: Project) -> None:
    add_member(rewritten, "Noor", Duty.OWNER)
    add_member(rewritten, "Bram", Duty.CODER)
    with pytest.raises(NotAllowedError, match="Bram is coder in this project and may not change a coding of Noor"):
        confirm(rewritten.seen_by("Bram"), [waiting(rewritten)[0].item.id])


def test_what_no_longer_belongs_can_be_deleted_and_comes_back(rewritten: Project) -> None:
    (found, *_) = waiting(rewritten)
    before = rewritten.codings()
    assert [item.id for item in delete(rewritten, [found.item.id[:8]])] == [found.item.id]
    assert found.item not in rewritten.codings()
    rewritten.undo()
    assert rewritten.codings() == before
