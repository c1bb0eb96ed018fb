"""Putting copies together and removing somebody for good, as an owner does it: by plan, in words, by command."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from builders import code_words, interview
from typer.testing import CliRunner

from qualcode.changes import Edit, Kind, added
from qualcode.cli.main import program
from qualcode.errors import ImportRefused
from qualcode.participants import Participant
from qualcode.projects.copies import copies, merge, merge_notes, plan_merge, plan_purge, purge
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.teams import Duty, Member
from qualcode.transcripts import Imported

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee, echt waar.", participant="K01")


def made(path: Path) -> Path:
    init(str(path), [bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(str(path), "Els") as els:
        els.commit(Kind.IMPORT, added([Imported(TALK), Participant("K01"), code_words(TALK, "echt", "meedoen")]))
    return path


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A project, and a copy in which Bram coded and both a label and a memo are other than here."""
    here = made(tmp_path / "a.qualcode")
    there = Path(shutil.copy(here, tmp_path / "stick.qualcode"))
    for path, who, label in ((here, "Noor", "Mee!"), (there, "Bram", "Mee?")):
        with Project.open(str(path), who) as project:
            (book,) = project.codebooks()
            codes = tuple(c if c.key != "meedoen" else type(c)(**{**_fields(c), "label": label}) for c in book.codes)
            project.commit(Kind.CODEBOOK, [Edit(book, type(book)(**{**_fields(book), "codes": codes}))])
            project.commit(Kind.CODE, added([code_words(TALK, "weer mee", "herstel", who)]))
    return here, there


def _fields(item: object) -> dict[str, object]:
    return {name: getattr(item, name) for name in item.__dataclass_fields__}  # type: ignore[attr-defined]


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(program, ["--as", "Els", *words])
    return done.exit_code, done.stdout, done.stderr


def test_a_conflict_in_a_codebook_says_what_either_has(pair: tuple[Path, Path]) -> None:
    with Project.open(str(pair[0]), "Els") as els:
        plan = plan_merge(els, str(pair[1]))
        (note,) = merge_notes(plan)
    assert "codebook krachtwerk: meedoen, label: here Mee!; in the copy Mee?" in note.said("en")
    assert "hier Mee!; in de kopie Mee?" in note.said("nl")


def test_the_command_shows_the_plan_then_does_it_once(pair: tuple[Path, Path]) -> None:
    here, there = map(str, pair)
    code, out, said = run("merge", here, there, "--dry-run")
    assert (code, "this was a try" in said, "coding" in out) == (0, True, True)
    assert json.loads(run("merge", here, there, "--json")[1])["counts"]["coding"] == {"new": 1, "changed": 0}
    assert "nothing in the copy that is not here. 0 conflict(s)" in run("merge", here, there)[2]
    with Project.open(here, "Els") as els:
        assert [(c.quote, c.coder) for c in els.codings()] == [
            ("weer mee", "Bram"),
            ("weer mee", "Noor"),
            ("echt", "Noor"),
        ]
        kinds = [change.kind for change in els.journal()]
        assert kinds.count(Kind.MERGE) == 1
        assert "stick.qualcode" in str([change.facts for change in els.journal() if change.kind is Kind.MERGE])


def test_a_project_made_apart_is_put_in_only_when_told(pair: tuple[Path, Path], tmp_path: Path) -> None:
    apart = made(tmp_path / "apart.qualcode")
    with Project.open(str(pair[0]), "Els") as els:
        plan = plan_merge(els, str(apart))
        with pytest.raises(ImportRefused, match="made apart; they are no copies of one"):
            merge(els, plan, name="apart")
    code, _, said = run("merge", str(pair[0]), str(apart))
    assert (code, "Traceback" in said) == (1, False)
    assert run("merge", str(pair[0]), str(apart), "--force")[0] == 0


def test_who_withdrew_does_not_come_back_with_a_project_made_apart(pair: tuple[Path, Path], tmp_path: Path) -> None:
    apart = made(tmp_path / "apart.qualcode")
    with Project.open(str(pair[0]), "Els") as els:
        purge(els, plan_purge(els, participant="K01"))
        merge(els, plan_merge(els, str(apart)), name="apart", force=True)
        assert (els.transcripts(), els.participants(), els.codings()) == ([], [], [])


def test_purging_names_every_copy_that_still_holds_it_and_deletes_them_when_told(pair: tuple[Path, Path]) -> None:
    here = str(pair[0])
    assert run("backup", here)[0] == 0
    code, out, said = run("purge", here, "--participant", "K01")
    assert (code, "Nothing is removed yet" in said, "codings" in out) == (0, True, True)
    with Project.open(here, "Els") as els:
        (backup,) = copies(els)
        assert len(els.transcripts()) == 1
    assert str(backup) in said
    answer = json.loads(run("purge", here, "--participant", "K01", "--yes", "--copies", "--json")[1])
    assert (answer["done"], answer["copies"], backup.exists()) == (True, [], False)
    with Project.open(here, "Els") as els:
        assert els.transcripts() == []


def test_what_is_to_be_purged_must_be_said(pair: tuple[Path, Path]) -> None:
    assert run("purge", str(pair[0]))[0] == 2


def test_what_was_somebodys_once_is_named_and_stays(pair: tuple[Path, Path]) -> None:
    here = str(pair[0])
    with Project.open(here, "Els") as els:
        (heading,) = els.headings()
        els.commit(Kind.HEADING, [Edit(heading, replace(heading, participant="K02"))])
    said = run("purge", here, "--participant", "K01")[2]
    assert "Once of K01, of another participant now, and not removed: t1." in said


def test_what_became_of_team_and_consent_in_the_copy_is_said(pair: tuple[Path, Path]) -> None:
    here, there = pair
    with Project.open(str(there), "Els") as els:
        els.commit(Kind.TEAM, added([Member("Els", Duty.OWNER)]))
        purge(els, plan_purge(els, participant="K01"))
    with Project.open(str(here), "Els") as els:
        said = [note.said("en") for note in merge_notes(plan_merge(els, str(there)))]
        assert els.team().members == []
    assert "'t1' was removed in the copy for good, and still stands here. If somebody withdrew: qualcode purge." in said
    assert "Els is owner in the copy, and – here. The team stays as it is here." in said
