"""Somebody who codes blind cannot reach what another made of it, by any way that is theirs; and duties hold."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import code_words, interview

from qualcode.changes import Edit, Kind, Thing, added, changed, removed
from qualcode.codebook_edits import merge_codes
from qualcode.codings import Rejection
from qualcode.errors import NotAllowedError, NotFoundError
from qualcode.matrices import KINDS
from qualcode.memos import About, Memo, SubjectMemo
from qualcode.participants import Participant
from qualcode.projects.agreeing import agreement
from qualcode.projects.codebooks import plan_edit
from qualcode.projects.coding import code_from_csv
from qualcode.projects.copies import plan_merge, plan_purge
from qualcode.projects.journal import audit_trail, events
from qualcode.projects.project import Project
from qualcode.projects.results import Choice, corpus, matrix, quotes, whose
from qualcode.projects.setup import bundled, init
from qualcode.projects.suggesting import open_to, suggester_of
from qualcode.projects.team import add_member, assign, finish, progress, remove_member, reopen, unassign
from qualcode.projects.word_copies import word_copies
from qualcode.spans import Span
from qualcode.suggest.suggestions import Offer
from qualcode.teams import Duty, Finish, Member
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het met de buurt?", "R: Ik doe weer mee in het buurthuis, echt waar.", participant="K01")
OTHER = interview("R: Een open gesprek.", id="t2")
SECRET = "ertoe_doen"
"""What Bram found, and Noor may not know."""
ABOUT_CODE = SubjectMemo(About.CODE, "herstel", "Bram", f"Niet te verwarren met {SECRET}.")


@pytest.fixture
def project(place: str) -> Iterator[Project]:
    """Els owns it, Rik reviews, Lot reads, Noor and Bram code t1 blind; Bram has coded it."""
    init(place, [bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(place, "Els") as els:
        for name, duty in (("Els", Duty.OWNER), ("Rik", Duty.REVIEWER), ("Lot", Duty.READER)):
            add_member(els, name, duty)
        for name in ("Noor", "Bram"):
            add_member(els, name)
        els.commit(Kind.IMPORT, added([Imported(TALK), Imported(OTHER), Participant("K01")]))
        assign(els, ["Noor", "Bram"], ["t1"], blind=True)
        bram, noor = els.seen_by("Bram"), els.seen_by("Noor")
        bram.commit(Kind.CODE, added([code_words(TALK, "weer mee", SECRET, "Bram")]))
        bram.commit(Kind.MEMO, added([Memo("t1", Span(0, 1), f"{SECRET}?", "Bram", "I")]))
        bram.commit(Kind.MEMO, added([SubjectMemo(About.TRANSCRIPT, "t1", "Bram", f"{SECRET}!"), ABOUT_CODE]))
        bram.commit(Kind.REJECT, added([Rejection("t1", Span(3, 6), SECRET, "Bram", "codebook-1")]))
        bram.commit(Kind.CODE, added([code_words(OTHER, "open", "meedoen", "Bram")]))
        noor.commit(Kind.CODE, added([code_words(TALK, "echt waar", "meedoen", "Noor")]))
        yield els


def suggested(seen: Project) -> list[Offer]:
    """What the machine offers to a person, and why."""
    suggester = suggester_of(seen)
    assert suggester
    return [suggester.offer(one) for one in open_to(seen, suggester, coder=seen.who or "Noor", doubtful=True)]


def everything(seen: Project) -> str:
    """All that a person can get out of a project, by every way there is, as one text."""
    found: list[object] = [seen.codings(), seen.memos(), seen.rejections(), seen.counts(), corpus(seen).codings]
    found += [seen.subject_memos(), seen.entries_of("subject_memo", [ABOUT_CODE.key])]
    found += [seen.codings(seen.transcripts()), seen.memos(seen.transcripts(["t1"]))]
    found += [seen.journal(), seen.entries(seen.journal()), events(seen), audit_trail(seen, "json")]
    found += [progress(seen), quotes(seen, Choice()), [offer.reason.earlier for offer in suggested(seen)]]
    for kind in KINDS:
        for coder in ("Noor", "Bram"):
            found.append(attempt(lambda kind=kind, coder=coder: cells(matrix(seen, kind, coder=coder))))
    found.append(attempt(lambda: agreement(seen, ["Noor", "Bram"]).codes))
    found.append(attempt(lambda: [copy.codings for copy in word_copies(seen, ["t1"], ["Bram"])]))
    return "\n".join(str(item) for item in found)


def cells(found: object) -> object:
    """The numbers of a matrix, without the names of all codes that stand beside them."""
    return [sum(row) for row in found.data]  # type: ignore[attr-defined]


def attempt(way: object) -> object:
    try:
        return way()  # type: ignore[operator]
    except NotFoundError as error:
        return f"refused: {error}"


def test_a_blind_coder_finds_nothing_of_the_other_by_any_way(project: Project) -> None:
    noor = project.seen_by("Noor")
    assert SECRET not in everything(noor)
    assert {(c.transcript, c.coder) for c in noor.codings()} == {("t1", "Noor"), ("t2", "Bram")}
    assert {entry.coder: entry.codings for entry in progress(noor)} == {"Noor": 1, "Bram": None}
    assert {event.coder for event in events(noor)} == {"Noor"}
    with pytest.raises(NotAllowedError, match="only an owner of the project may do this: Els"):
        noor.owned()


def test_a_blind_coder_gets_no_suggestions_until_all_have_finished(project: Project) -> None:
    noor, bram = project.seen_by("Noor"), project.seen_by("Bram")
    assert {offer.suggestion.transcript for offer in suggested(project)} >= {"t1"}
    assert "t1" not in {offer.suggestion.transcript for offer in suggested(noor)}
    for coder in (noor, bram):
        finish(coder, ["t1"])
    assert "t1" in {offer.suggestion.transcript for offer in suggested(noor)}


def test_a_blind_coder_gets_suggestions_where_that_was_allowed_to_them(project: Project) -> None:
    noor = project.seen_by("Noor")
    assign(project, ["Noor"], ["t1"], blind=True, suggestions=True)
    assert "t1" in {offer.suggestion.transcript for offer in suggested(noor)}
    assert SECRET not in everything(noor)
    assert "t1" not in {offer.suggestion.transcript for offer in suggested(project.seen_by("Bram"))}


def test_nobody_codes_under_the_name_of_the_machine(project: Project) -> None:
    with pytest.raises(NotAllowedError, match="what the program codes by itself"):
        project.commit(Kind.CODE, added([code_words(TALK, "echt waar", "meedoen", "Machine")]))
    with pytest.raises(NotAllowedError, match="what the program codes by itself"):
        add_member(project, "machine")


def test_who_codes_blind_alone_so_far_sees_nothing_and_gets_no_suggestions(project: Project) -> None:
    unassign(project, ["Bram"], ["t1"])
    noor = project.seen_by("Noor")
    assert SECRET not in everything(noor)
    assert "t1" not in {offer.suggestion.transcript for offer in suggested(noor)}
    finish(noor, ["t1"])
    assert "t1" in {offer.suggestion.transcript for offer in suggested(noor)}


def test_one_who_says_nothing_or_reads_finds_nothing_either(project: Project) -> None:
    for name in ("", "Lot"):
        assert SECRET not in everything(project.seen_by(name))


def test_when_both_have_finished_both_see_and_reopening_hides_again(project: Project) -> None:
    noor, bram = project.seen_by("Noor"), project.seen_by("Bram")
    assert finish(noor, ["t1"]) == ["t1"]
    assert SECRET not in everything(noor)
    assert finish(bram, ["t1"]) == ["t1"]
    assert SECRET in everything(noor)
    assert reopen(bram, ["t1"]) == ["t1"]
    assert SECRET not in everything(noor)


def test_owner_and_reviewer_who_do_not_code_see_everything(project: Project) -> None:
    for name in ("Els", "Rik"):
        assert SECRET in everything(project.seen_by(name))


COMMANDS = (
    ("codings",),
    ("memos",),
    ("quotes",),
    ("matrix", "--kind", "code-participant", "--coder", "Bram"),
    ("agree", "--coders", "Noor", "Bram"),
    ("export-word", "--out", "word"),
    ("history", "--last", "100"),
    ("history", "--out", "journal.csv"),
    ("team",),
    ("merge", "--dry-run"),
    ("purge", "--participant", "K01"),
    ("transcripts",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command))
def test_no_command_tells_a_blind_coder(project: Project, place: str, tmp_path: Path, command: tuple[str, ...]) -> None:
    where = [place, place] if command[0] == "merge" else [place]
    run = [sys.executable, "-c", "from qualcode.cli.main import main; main()", "--as", "Noor"]
    done = subprocess.run(
        [*run, command[0], *where, *command[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    written = "".join(path.read_bytes().decode("latin-1") for path in tmp_path.rglob("*") if path.suffix == ".csv")
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr + written
    assert "Ertoe doen      1" not in done.stdout


def test_the_audit_trail_of_an_owner_holds_every_change_in_full(project: Project) -> None:
    trail = json.loads(audit_trail(project, "json"))
    assert [row["after"]["code"] for row in trail if row["thing"] == "coding"] == [SECRET, "meedoen", "meedoen"]
    lines = list(csv.DictReader(io.StringIO(audit_trail(project, ".csv").decode("utf-8-sig"))))
    assert len(lines) == len(trail)
    assert lines[-1]["coder"] == "Noor"


# ── who may do what ──

MINE = code_words(TALK, "buurthuis", "meedoen", "Noor")
MAY: tuple[tuple[str, tuple[Edit, ...], frozenset[str]], ...] = (
    ("their own coding", added([MINE]), frozenset({"Els", "Rik", "Noor"})),
    ("another's coding", added([replace(MINE, coder="Bram")]), frozenset({"Els", "Rik", "Bram"})),
    ("a transcript", added([Imported(interview("R: x", id="t3"))]), frozenset({"Els", "Rik"})),
    ("a participant", added([Participant("K99")]), frozenset({"Els", "Rik"})),
    ("the team", added([Member("Gast")]), frozenset({"Els"})),
    ("their own memo", added([replace(ABOUT_CODE, coder="Noor")]), frozenset({"Els", "Rik", "Noor"})),
    ("another's mark", added([Finish("t1", "Bram")]), frozenset({"Els", "Rik", "Bram"})),
)


@pytest.mark.parametrize(("what", "edits", "may"), MAY, ids=[case[0] for case in MAY])
@pytest.mark.parametrize("who", ["Els", "Rik", "Noor", "Bram", "Lot"])
def test_what_each_may_write(
    project: Project, who: str, what: str, edits: tuple[Edit, ...], may: frozenset[str]
) -> None:
    seen = project.seen_by(who)
    if who in may:
        assert seen.commit(Kind.EDIT, edits) is not None
    else:
        with pytest.raises(NotAllowedError, match=who):
            seen.commit(Kind.EDIT, edits)


def test_a_coder_cannot_make_anothers_coding_their_own(project: Project) -> None:
    (theirs,) = [c for c in project.codings() if c.code == SECRET]
    stolen: list[tuple[Thing, Thing]] = [(theirs, replace(theirs, coder="Noor"))]
    with pytest.raises(NotAllowedError, match="Noor is coder in this project and may not change a coding of Bram"):
        project.seen_by("Noor").commit(Kind.EDIT, changed(stolen))
    with pytest.raises(NotAllowedError):
        project.seen_by("Noor").commit(Kind.DELETE, removed([theirs]))


def test_nobody_writes_without_a_name_and_no_stranger_at_all(project: Project, place: str) -> None:
    with pytest.raises(NotAllowedError, match="needs to know who you are"):
        project.seen_by("").commit(Kind.CODE, added([MINE]))
    with pytest.raises(NotAllowedError, match="'Gast' is not in the team"):
        Project.open(place, "Gast")
    with pytest.raises(NotAllowedError, match="'Gast' is not in the team"):
        project.seen_by("Gast").undo()


def test_only_an_owner_removes_for_good_and_puts_copies_together(project: Project, place: str) -> None:
    for who in ("Rik", "Noor", "Lot"):
        seen = project.seen_by(who)
        with pytest.raises(NotAllowedError, match="only an owner"):
            plan_purge(seen, participant="K01")
        with pytest.raises(NotAllowedError, match="only an owner"):
            plan_merge(seen, place)


def test_a_team_always_has_an_owner(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError, match="only owner"):
        remove_member(project, "Els")
    with pytest.raises(NotAllowedError, match="needs an owner"):
        add_member(project, "Els", Duty.READER)
    where = str(tmp_path / "nieuw.qualcode")
    init(where, [bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(where, "Noor") as fresh, pytest.raises(NotAllowedError, match="needs an owner"):
        add_member(fresh, "Noor")


def test_assignments_can_be_made_changed_and_taken_away(project: Project) -> None:
    assert len(assign(project, ["Noor"], blind=True)) == 1
    assert assign(project, ["Noor"], ["t2"], blind=True) == []
    assert [item.blind for item in assign(project, ["Noor"], ["t2"])] == [False]
    assert len(unassign(project, ["Noor"])) == 2
    with pytest.raises(NotFoundError, match="coder 'Gast'"):
        assign(project, ["Gast"])
    with pytest.raises(NotFoundError, match="transcript 't9'"):
        assign(project, ["Noor"], ["t9"])


# ── what rights are asked of: the rows as they are, at the moment of writing ──


def test_rights_are_asked_of_what_is_there_and_not_of_what_somebody_says_was(project: Project) -> None:
    (theirs,) = [c for c in project.codings() if c.code == SECRET]
    forged = replace(theirs, coder="Noor")
    with pytest.raises(NotAllowedError, match="may not change a coding of Bram"):
        project.seen_by("Noor").commit(Kind.EDIT, changed([(forged, replace(forged, memo="van mij"))]))


def test_an_undo_may_do_no_more_than_its_coder_may_now(project: Project) -> None:
    add_member(project, "Piet", Duty.OWNER)
    add_member(project.seen_by("Piet"), "Els", Duty.CODER)
    with pytest.raises(NotAllowedError, match="Els is coder in this project and may not change a member"):
        project.undo()
    assert project.team().duties["Piet"] is Duty.OWNER


def test_two_owners_who_demote_each_other_leave_one(project: Project) -> None:
    add_member(project, "Piet", Duty.OWNER)
    for who, other in (("Els", "Piet"), ("Piet", "Els")):
        before, after = Member(other, Duty.OWNER), Member(other, Duty.CODER)
        try:
            project.seen_by(who).commit(Kind.TEAM, changed([(before, after)]))
        except NotAllowedError:
            continue
    assert Duty.OWNER in project.team().duties.values()


def test_a_reviewer_cannot_take_the_blindfold_off(project: Project) -> None:
    assign(project, ["Rik"], ["t1"], blind=True)
    rik = project.seen_by("Rik")
    assert SECRET not in everything(rik)
    with pytest.raises(NotAllowedError, match="may not change a assignment of Rik"):
        unassign(rik, ["Rik"], ["t1"])


def test_nobody_is_called_consensus_or_by_a_name_with_unseen_signs(project: Project) -> None:
    with pytest.raises(NotAllowedError, match="settled in a meeting"):
        add_member(project, "Consensus")
    add_member(project, "N\u200boor", Duty.CODER)
    assert list(project.team().duties).count("Noor") == 1


def test_what_is_hidden_is_no_agreement_and_a_matrix_says_what_it_lacks(project: Project) -> None:
    assign(project, ["Rik"], ["t1"], blind=True)
    for name in ("Noor", "Bram"):
        finish(project.seen_by(name), ["t1"])
    rik, els = project.seen_by("Rik"), project
    assert agreement(els, ["Noor", "Bram"]).scope.transcripts == ("t1",)
    assert agreement(rik, ["Noor", "Bram"]).scope.transcripts == ()
    assert whose(els, "Bram") == "Bram"
    assert whose(rik, "Bram", "en") == "Bram (without 1 transcript that is still coded blind)"


@pytest.mark.parametrize("code", [SECRET, "meedoen"])
def test_an_edit_of_the_codebook_does_not_tell_a_blind_coder_which_codes_are_used(project: Project, code: str) -> None:
    noor = project.seen_by("Noor")
    (book,) = noor.codebooks()
    with pytest.raises(NotAllowedError, match="while you code blind"):
        plan_edit(noor, book, merge_codes(book, [code], into="herstel"), what="merge", code=code)


def test_a_coder_imports_and_codes_for_nobody_else_and_learns_nothing_by_trying(
    project: Project, tmp_path: Path
) -> None:
    sheet = tmp_path / "g.csv"
    sheet.write_text(f"transcript,code,start,end\nt1,{SECRET},40,48\n", encoding="utf-8")
    with pytest.raises(NotAllowedError, match="may not change a coding of Bram"):
        code_from_csv(project.seen_by("Noor"), sheet, coder="Bram")
