"""What the coding screen sends is carried out once, for the coder who is there, on the text that was meant, or not."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import interview
from hypothesis import given, settings
from hypothesis import strategies as st

import qualcode.ui
from qualcode.catalogue import keys
from qualcode.changes import Kind, added
from qualcode.codebooks import Scale
from qualcode.codings import Coding, new_id
from qualcode.projects.journal import events
from qualcode.projects.outbox import Answer, carry_out
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.projects.team import add_member
from qualcode.projects.versions import Mend, plan_mending
from qualcode.projects.versions import carry_out as carry_out_version
from qualcode.spans import Span
from qualcode.teams import Duty
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee, elke dinsdag.", "I: Mooi.", "R: Thuis is het rustig.")
WORDS = "Ik doe weer mee"
START = TALK.text.index(WORDS)
HERE = {"transcript": "t1", "version": TALK.digest, "start": START, "end": START + len(WORDS)}


@contextmanager
def project_at(path: Path) -> Iterator[Project]:
    """Make a project with one interview, opened by Noor."""
    init(str(path), [bundled("codebooks") / f"{name}.yaml" for name in ("krachtwerk", "modelgetrouwheid")])
    with Project.open(str(path), "Noor") as project:
        project.commit(Kind.IMPORT, added([Imported(TALK)]))
        yield project


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Project]:
    """A project with one interview, opened by Noor."""
    with project_at(tmp_path / "p.qualcode") as project:
        yield project


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The same, for many tries at it."""
    with project_at(tmp_path_factory.mktemp("outbox") / "p.qualcode") as project:
        yield project


SUGGESTED = {"chance": 0.5, "suggester": "learned-1"}
"""What the screen sends along when a suggestion is judged."""


def sent(project: Project, do: str, **more: object) -> Answer:
    """Carry out one action of the coder who opened the project."""
    action: Mapping[str, object] = {"uid": new_id(), "coder": project.who, "do": do, **HERE, **more}
    return carry_out(project, action)


def coded(project: Project, code: str = "meedoen", **more: object) -> Coding:
    """Code the words, and return the coding."""
    name = new_id()
    assert not sent(project, "code", id=name, code=code, **more).problem
    return next(coding for coding in project.codings() if coding.id == name)


# ── what is done ──


def test_a_coding_is_stored_under_the_name_of_who_is_there(opened: Project) -> None:
    coding = coded(opened)
    assert (coding.coder, coding.code, coding.quote, coding.origin) == ("Noor", "meedoen", WORDS, "manual")
    assert opened.journal(limit=1)[0].kind is Kind.CODE


def test_every_change_of_a_coding_is_one_change_that_undo_takes_back(opened: Project) -> None:
    coding = coded(opened)
    steps: list[tuple[str, dict[str, object]]] = [
        ("move", {"start": START + 3, "end": START + 6}),
        ("recode", {"code": "herstel"}),
        ("remark", {"text": " Waarom nu? "}),
        ("star", {"quotable": True}),
    ]
    for do, more in steps:
        assert sent(opened, do, id=coding.id, **more).problem == ""
    (now,) = opened.codings()
    assert (now.quote, now.code, now.memo, now.quotable, now.id) == ("doe", "herstel", "Waarom nu?", True, coding.id)
    for _ in steps:
        assert sent(opened, "undo").problem == ""
    assert opened.codings() == [coding]
    sent(opened, "redo")
    assert opened.codings()[0].quote == "doe"
    sent(opened, "undo")
    assert sent(opened, "delete", id=coding.id).problem == ""
    assert opened.codings() == []


def test_a_number_must_be_on_the_scale_and_goes_with_a_code_that_has_none(opened: Project) -> None:
    scaled = next(code for book in opened.codebooks() for code in book.codes if code.scale)
    assert isinstance(scaled.scale, Scale)
    coding = coded(opened, scaled.key)
    answer = sent(opened, "value", id=coding.id, value=scaled.scale.max + 1)
    assert (answer.reason, answer.values["code"], answer.message) == ("scale", scaled.label, "")
    assert sent(opened, "value", id=coding.id, value=scaled.scale.max).problem == ""
    assert opened.codings()[0].value == scaled.scale.max
    assert sent(opened, "recode", id=coding.id, code="meedoen").problem == ""
    assert opened.codings()[0].value is None
    assert sent(opened, "value", id=coding.id, value=3).problem == "refused"


def test_memos_on_a_passage_a_transcript_and_a_code(opened: Project) -> None:
    name = new_id()
    assert sent(opened, "write memo", id=name, text="Navragen").problem == ""
    assert sent(opened, "change memo", id=name, text="Nagevraagd").problem == ""
    assert sent(opened, "change memo", id=name, resolved=True).problem == ""
    (memo,) = opened.memos()
    assert (memo.text, memo.quote, memo.resolved, memo.coder) == ("Nagevraagd", WORDS, True, "Noor")
    assert sent(opened, "delete memo", id=name).problem == ""
    assert opened.memos() == []
    for about, subject in (("transcript", "t1"), ("code", "meedoen")):
        assert sent(opened, "memo on", about=about, subject=subject, text="Let op").problem == ""
    assert [(memo.about, memo.subject) for memo in opened.subject_memos()] == [
        ("transcript", "t1"),
        ("code", "meedoen"),
    ]


def test_a_suggestion_keeps_who_suggested_it_unless_another_code_was_chosen(opened: Project) -> None:
    place = {"to_start": START, "to_end": START + 6}
    assert sent(opened, "accept", **SUGGESTED, id=new_id(), code="meedoen", to_code="meedoen", **place).problem == ""
    assert sent(opened, "accept", **SUGGESTED, id=new_id(), code="meedoen", to_code="herstel", **place).problem == ""
    origins = {coding.code: (coding.origin, coding.quote) for coding in opened.codings()}
    assert origins == {"meedoen": ("suggestion:learned-1:0.500", "Ik doe"), "herstel": ("instead", "Ik doe")}
    assert [rejection.code for rejection in opened.rejections()] == ["meedoen"]
    sent(opened, "undo")  # the other code and the rejection were one change
    assert (len(opened.codings()), opened.rejections()) == (1, [])
    assert sent(opened, "reject", **SUGGESTED, code="ertoe_doen").problem == ""
    assert [rejection.code for rejection in opened.rejections()] == ["ertoe_doen"]
    for chance in (1.5, "nan", "veel"):
        answer = sent(opened, "reject", **{**SUGGESTED, "chance": chance}, code="meedoen")
        assert answer.problem == "refused"


def test_the_codebook_is_edited_and_an_example_is_added(opened: Project) -> None:
    assert sent(opened, "codebook", op="add", code="meedoen", label="Koor", definition="Zingen.").problem == ""
    assert sent(opened, "codebook", op="rename", code="koor", label="Zangkoor").problem == ""
    assert sent(opened, "codebook", op="color", code="koor", color="#112233").problem == ""
    book = opened.codebooks()[0]
    assert (book.by_key["koor"].label, book.by_key["koor"].parent, book.by_key["koor"].color) == (
        "Zangkoor",
        "meedoen",
        "#112233",
    )
    coded(opened, "koor")
    assert sent(opened, "codebook", op="merge", code="koor", into="meedoen").problem == ""
    assert [coding.code for coding in opened.codings()] == ["meedoen"]
    assert sent(opened, "example", code="meedoen").problem == ""
    assert opened.codebooks()[0].by_key["meedoen"].examples[-1] == WORDS
    answer = sent(opened, "codebook", op="add", code="meedoen", label="Meedoen", definition="x")
    assert (answer.problem, answer.reason) == ("refused", "codebook")
    assert "Meedoen" in answer.message


OPS: dict[str, dict[str, str]] = {
    "add": {"code": "meedoen", "label": "Koor", "definition": "Zingen."},
    "rename": {"code": "meedoen", "label": "Mee"},
    "color": {"code": "meedoen", "color": "#112233"},
    "merge": {"code": "meedoen_kleine_stappen", "into": "meedoen"},
}


def test_every_edit_of_the_codebook_that_the_screen_sends_can_be_told(opened: Project) -> None:
    sources = Path(qualcode.ui.__file__).with_name("component").glob("*.js")
    sends = {op for source in sources for op in re.findall(r"\b(?:op: |book\()'(\w+)'", source.read_text("utf-8"))}
    assert sends
    assert sends <= OPS.keys()
    told = {"add": "code toegevoegd", "rename": "hernoemd", "color": "code gewijzigd", "merge": "samengevoegd"}
    for op, more in OPS.items():
        assert sent(opened, "codebook", op=op, **more).problem == ""
        assert told[op] in events(opened, limit=1)[0].words
        assert events(opened, limit=1, language="en")[0].words.startswith("Codebook changed (")


def test_the_journal_names_the_new_code_and_of_a_merge_the_one_that_stays(opened: Project) -> None:
    for op, code in (("add", "koor"), ("merge", "meedoen")):
        assert sent(opened, "codebook", op=op, **OPS[op]).problem == ""
        assert opened.journal(limit=1)[0].facts["code"] == code


# ── what is not ──


def test_an_edit_of_the_codebook_that_is_not_known_is_refused_and_changes_nothing(opened: Project) -> None:
    before = opened.codebooks()
    for op in ("delete", "", None, ["merge"]):
        assert sent(opened, "codebook", op=op, code="meedoen_kleine_stappen", into="meedoen").problem == "refused"
    assert (opened.codebooks(), len(opened.journal())) == (before, 2)


def test_what_is_sent_again_is_done_once(opened: Project) -> None:
    coding = coded(opened)
    actions = [
        {"uid": new_id(), "coder": "Noor", "do": "code", "id": new_id(), "code": "herstel", **HERE},
        {"uid": new_id(), "coder": "Noor", "do": "delete", "id": coding.id, **HERE},
        {"uid": new_id(), "coder": "Noor", "do": "codebook", "op": "add", "code": "meedoen", "label": "Koor"},
        {"uid": new_id(), "coder": "Noor", "do": "undo"},
    ]
    actions[2]["definition"] = "Zingen."
    first = [carry_out(opened, action) for action in actions]
    then = (opened.codings(), opened.codebooks(), opened.revision())
    assert [answer.problem for answer in first] == ["", "", "", ""]
    assert [code.code for code in then[0]] == ["herstel"]
    assert "koor" not in then[1][0].by_key
    for again in (actions, actions[3:], actions[:1]):
        for action in again:
            assert carry_out(opened, action) == Answer(str(action["uid"]))
    assert (opened.codings(), opened.codebooks(), opened.revision()) == then


def test_nobody_codes_in_anothers_name(opened: Project) -> None:
    assert sent(opened, "code", id=new_id(), code="meedoen", coder="Bram").problem == "coder"
    assert opened.codings() == []


def test_a_reader_and_a_coder_cannot_change_what_is_anothers(opened: Project) -> None:
    add_member(opened, "Noor", Duty.OWNER)
    add_member(opened, "Bram")
    add_member(opened, "Gast", Duty.READER)
    coding = coded(opened)
    for name in ("Bram", "Gast"):
        answer = sent(opened.seen_by(name), "delete", id=coding.id)
        assert (answer.problem, answer.reason, answer.message) == ("refused", "notallowed", "")
    assert sent(opened.seen_by("Gast"), "code", id=new_id(), code="meedoen").problem == "refused"
    assert opened.codings() == [coding]


def test_on_another_version_of_the_text_nothing_is_stored_and_the_new_place_is_told(opened: Project) -> None:
    coding = coded(opened)
    mend = Mend(Span(START, START + 2), "Nou, ik")
    carry_out_version(opened, plan_mending(opened, "t1", [mend]))
    words = "Thuis is het rustig."
    old = {"start": TALK.text.index(words), "end": TALK.text.index(words) + len(words)}
    for do in ("code", "move", "write memo"):
        more = {"id": coding.id if do == "move" else new_id(), "code": "herstel", "text": "x"}
        answer = sent(opened, do, **old, **more)
        assert answer.problem == "text"
        assert answer.offer
        assert answer.offer.of(opened.transcript("t1").text) == words
    assert sent(opened, "code", id=new_id(), code="herstel", version="never was").offer is None
    assert len(opened.codings()) == 1
    assert sent(opened, "recode", id=coding.id, code="herstel").problem == ""  # where it stands is no matter here


def test_what_is_gone_is_said_to_be_gone(opened: Project) -> None:
    for do, more in (("delete", {}), ("remark", {"text": "x"}), ("recode", {"code": "herstel"}), ("change memo", {})):
        assert sent(opened, do, id=new_id(), **more).problem == "gone"
    assert sent(opened, "code", id=new_id(), code="bestaat_niet").problem == "gone"
    assert sent(opened, "code", id=new_id(), code="meedoen", transcript="weg").problem == "gone"


def test_coding_again_what_is_coded_is_done_and_making_two_equal_is_refused(opened: Project) -> None:
    first, other = coded(opened), coded(opened, "herstel")
    moved = coded(opened, start=START + 3)
    assert sent(opened, "code", id=new_id(), code="meedoen").problem == ""
    place = {"to_start": START, "to_end": START + len(WORDS)}
    assert sent(opened, "accept", **SUGGESTED, id=new_id(), code="meedoen", to_code="meedoen", **place).problem == ""
    assert opened.rejections() == []
    assert sent(opened, "accept", **SUGGESTED, id=new_id(), code="meedoen", to_code="herstel", **place).problem == ""
    assert [rejection.code for rejection in opened.rejections()] == ["meedoen"]
    assert sent(opened, "recode", id=other.id, code="meedoen").problem == "doubled"
    assert sent(opened, "move", id=moved.id).problem == "doubled"
    assert {coding.id for coding in opened.codings()} == {first.id, other.id, moved.id}


PLACES = st.sampled_from([{"start": START, "end": START + 6}, {"start": START, "end": START + len(WORDS)}])
CODES = st.sampled_from(["meedoen", "herstel", "ertoe_doen"])
ACTS = st.sampled_from(["code", "accept", "move", "recode", "delete"])


@settings(max_examples=30)
@given(st.lists(st.tuples(ACTS, PLACES, CODES, st.integers(0, 5)), max_size=12))
def test_whatever_a_coder_does_no_two_of_their_codings_are_equal(
    shared: Project, done: list[tuple[str, dict[str, int], str, int]]
) -> None:
    for coding in shared.codings():
        sent(shared, "delete", id=coding.id)
    for do, place, code, number in done:
        mine = [coding.id for coding in shared.codings()]
        name = mine[number % len(mine)] if mine and do not in ("code", "accept") else new_id()
        more = {"to_start": place["start"], "to_end": place["end"], "to_code": code} if do == "accept" else place
        answer = sent(shared, do, **SUGGESTED, id=name, **{"code": "meedoen" if do == "accept" else code, **more})
        assert answer.problem in (("", "gone") if do == "delete" or not mine else ("", "doubled"))
        judged = [coding.judgement for coding in shared.codings()]
        assert len(set(judged)) == len(judged)


@given(
    st.dictionaries(
        st.sampled_from(["do", "id", "code", "start", "end", "text", "version", "transcript", "op", "value", "about"]),
        st.none() | st.integers(-9, 10**9) | st.text(max_size=9) | st.lists(st.integers()),
    ),
    st.sampled_from(["code", "move", "delete", "write memo", "accept", "value", "codebook", "memo on", "star", "?"]),
)
def test_an_action_that_makes_no_sense_is_answered_and_leaves_the_project_sound(
    shared: Project, broken: dict[str, object], do: str
) -> None:
    before = shared.revision()
    action = {"uid": new_id(), "coder": "Noor", "do": do, **HERE, **broken}
    answer = carry_out(shared, action)
    assert answer.problem in ("", "refused", "gone", "text")
    assert (answer.problem == "refused") is (f"screen.why.{answer.reason}" in keys())
    assert (shared.revision() > before) is (answer.problem == "")
    assert all(coding.quote == coding.span.of(TALK.text) for coding in shared.codings())


def test_who_gives_an_accepted_coding_another_code_rejects_the_suggested_one(opened: Project) -> None:
    place = {"to_start": START, "to_end": START + 6}
    sent(opened, "accept", **SUGGESTED, id=new_id(), code="meedoen", to_code="meedoen", **place)
    (coding,) = opened.codings()
    assert sent(opened, "recode", id=coding.id, code="herstel").problem == ""
    assert [(one.code, one.origin) for one in opened.codings()] == [("herstel", "instead")]
    assert [(one.code, one.suggester) for one in opened.rejections()] == [("meedoen", "learned-1")]
    sent(opened, "undo")
    assert [(one.code, one.origin[:10]) for one in opened.codings()] == [("meedoen", "suggestion")]
    assert opened.rejections() == []
