from pathlib import Path

import pytest
from builders import code_words, interview

from qualcode.changes import Kind, added
from qualcode.codings import Finished
from qualcode.errors import CodingError, ImportRefused, NotFoundError
from qualcode.projects.coding import accept, code_from_csv, code_like, reject
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.projects.suggesting import judgements_of, still_open
from qualcode.suggest.suggestions import Similar, Suggestion
from qualcode.transcripts import Imported

TALK = interview("I: En toen?", "R: Toen deed ik mee 🙂 en hoorde ik erbij.")
OTHER = interview("I: Ja?", "R: Nee.", id="t2")


@pytest.fixture
def talk(project: Project) -> Project:
    project.commit(Kind.IMPORT, added([Imported(TALK), Imported(OTHER)]))
    return project


def sheet(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "codings.csv"
    path.write_text("\n".join(("transcript,code,start,end,quote,memo", *lines)), "utf-8")
    return path


def line(words: str, code: str = "meedoen") -> str:
    start = TALK.text.index(words)
    return f't1,{code},{start},{start + len(words)},"{words}",'


def test_codings_are_stored_under_one_name_and_finish_what_they_name(talk: Project, tmp_path: Path) -> None:
    added = code_from_csv(
        talk, sheet(tmp_path, line("deed ik mee 🙂"), line("hoorde ik erbij", "Erbij horen")), coder="Noor"
    )
    assert [(c.code, c.quote, c.origin) for c in talk.codings()] == [
        ("meedoen", "deed ik mee 🙂", "csv"),
        ("erbij_horen", "hoorde ik erbij", "csv"),
    ]
    assert len(added.codings) == 2
    assert talk.finished() == {"t1": frozenset({"Noor"})}


@pytest.mark.parametrize(("finished", "names"), [(Finished.ALL, {"t1", "t2"}), (Finished.NONE, set())])
def test_finishing_can_be_said(talk: Project, tmp_path: Path, finished: Finished, names: set[str]) -> None:
    code_from_csv(talk, sheet(tmp_path, line("deed")), coder="Noor", finished=finished)
    assert set(talk.finished()) == names


def test_every_wrong_line_is_named_and_nothing_is_stored(talk: Project, tmp_path: Path) -> None:
    wrong = (line("deed"), "t1,meedoen,0,9999,,", "t9,meedoen,0,4,,", "t1,meedoen,5,5,,", 't1,meedoen,0,3,"andere",')
    with pytest.raises(ImportRefused) as refused:
        code_from_csv(talk, sheet(tmp_path, *wrong), coder="Noor")
    message = str(refused.value)
    assert "csv:3" in message
    assert "lies outside transcript 't1'" in message
    assert "csv:4: transcript 't9' is not in this project" in message
    assert "csv:5: start 5 does not lie before end 5" in message
    assert "csv:6: [0, 3) of 't1' is 'I: ', not 'andere'" in message
    assert talk.codings() == []


def test_a_number_must_lie_on_the_scale_of_its_code(place: str, tmp_path: Path) -> None:
    init(place, [bundled("codebooks") / "modelgetrouwheid.yaml", bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(place, "Noor") as talk:
        talk.commit(Kind.IMPORT, added([Imported(TALK)]))
        path = tmp_path / "codings.csv"
        head, code = "transcript,code,start,end,value\n", "trouw_caseload"
        path.write_text(f"{head}t1,{code},0,9,6\nt1,{code},0,9,4\nt1,meedoen,0,9,3\nt1,nieuw,0,9,3\n", "utf-8")
        with pytest.raises(ImportRefused) as refused:
            code_from_csv(talk, path, coder="Noor")
        assert "csv:2: value 6 lies outside the scale of 'trouw_caseload', 1 to 5" in str(refused.value)
        assert "csv:4: 'meedoen' has no scale in the codebook" in str(refused.value)
        assert "csv:5: 'nieuw' has no scale" in str(refused.value)
        path.write_text(f'{head}t1,{code},0,9,"4,5"\nt1,meedoen,0,9,\n', "utf-8")
        code_from_csv(talk, path, coder="Noor")
        assert {coding.code: coding.value for coding in talk.codings()} == {code: 4.5, "meedoen": None}


def test_the_same_file_twice_adds_once(talk: Project, tmp_path: Path) -> None:
    path = sheet(tmp_path, line("deed"))
    code_from_csv(talk, path, coder="Noor")
    again = code_from_csv(talk, path, coder="Noor")
    assert again.codings == ()
    assert "there already" in again.notes[0].message
    assert len(code_from_csv(talk, path, coder="Bram").codings) == 1


def test_an_unknown_code_is_kept_and_noted(talk: Project, tmp_path: Path) -> None:
    added = code_from_csv(talk, sheet(tmp_path, line("deed", "mee doen")), coder="Noor")
    assert [c.code for c in talk.codings()] == ["mee doen"]
    assert "Did you mean 'meedoen'?" in added.notes[0].message


def offered(words: str, code: str, transcript: str = "t1") -> Suggestion:
    return Suggestion(transcript, code_words(TALK, words, code).span, code, 0.4, "learned-1")


def test_an_accepted_suggestion_is_a_coding_with_its_origin(talk: Project) -> None:
    accept(talk, offered("deed ik mee", "meedoen"), coder="Noor")
    (coding,) = talk.codings()
    assert (coding.code, coding.coder, coding.quote) == ("meedoen", "Noor", "deed ik mee")
    assert coding.origin == "suggestion:learned-1:0.400"


def test_another_code_is_the_coders_own_choice_and_rejects_the_suggested_one(talk: Project) -> None:
    accept(talk, offered("deed ik mee", "meedoen"), coder="Noor", code="herstel")
    assert [(c.code, c.origin) for c in talk.codings()] == [("herstel", "instead")]
    assert [(r.code, r.suggester) for r in talk.rejections()] == [("meedoen", "learned-1")]


def test_accepted_and_rejected_suggestions_do_not_come_back(talk: Project) -> None:
    first, second, third = (offered(words, "meedoen") for words in ("Toen", "mee", "erbij"))
    accept(talk, first, coder="Noor")
    reject(talk, second, coder="Noor")
    left = still_open([first, second, third], judgements_of(talk), talk.codebooks(), coder="Noor")
    assert left == [third]
    wider = offered("deed ik mee", "meedoen")  # half of what was rejected lies in it: it would be the same question
    assert still_open([wider], judgements_of(talk), talk.codebooks(), coder="Noor") == []


def test_what_one_coder_rejects_another_is_still_offered(talk: Project) -> None:
    offer = offered("mee", "meedoen")
    reject(talk, offer, coder="Noor")
    assert still_open([offer], judgements_of(talk), talk.codebooks(), coder="Bram") == [offer]


@pytest.mark.parametrize(("written", "kept"), [(" Bram  de  Wit ", "Bram de Wit"), ("Zoe\u0308", "Zoë")])
def test_one_person_is_one_coder(talk: Project, tmp_path: Path, written: str, kept: str) -> None:
    code_from_csv(talk, sheet(tmp_path, line("deed")), coder=written)
    assert [coding.coder for coding in talk.codings()] == [kept]


def test_a_coder_without_a_name_is_refused(talk: Project, tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="needs the name of its coder"):
        code_from_csv(talk, sheet(tmp_path, line("deed")), coder="  ")


def test_a_passage_coded_with_a_sub_theme_is_not_offered_its_theme(talk: Project) -> None:
    talk.commit(Kind.CODE, added([code_words(TALK, "mee", "meedoen_kleine_stappen")]))
    offers = [offered("mee", "meedoen"), offered("mee", "ertoe_doen")]
    left = still_open(offers, judgements_of(talk), talk.codebooks(), coder="Noor")
    assert [s.code for s in left] == ["ertoe_doen"]


def test_a_suggestion_for_a_strange_transcript_is_refused(talk: Project) -> None:
    with pytest.raises(NotFoundError, match="transcript 'weg'"):
        accept(talk, offered("mee", "meedoen", "weg"), coder="Noor")


def test_where_other_words_stand_by_now_nothing_is_coded(talk: Project) -> None:
    span = code_words(TALK, "deed ik mee", "meedoen").span
    with pytest.raises(CodingError, match="was changed meanwhile"):
        accept(talk, Suggestion("t1", span, "meedoen", 0.4, "learned-1", "deed ik me"), coder="Noor")
    noor = talk.seen_by("Noor")
    with pytest.raises(CodingError, match="was changed meanwhile"):
        code_like(noor, Similar("t1", span, "iets anders", 0.5), "meedoen")
    assert code_like(noor, Similar("t1", span, "deed ik mee", 0.5), "meedoen").origin == "like"
    with pytest.raises(NotFoundError, match="bestaat_niet"):
        accept(talk, offered("deed ik mee", "bestaat_niet"), coder="Noor")
