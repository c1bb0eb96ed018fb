"""The sample: it can be built again, and it holds what its README promises."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest
from builders import read_bytes

from qualcode.formats.interviews import Interview
from qualcode.projects.demo import Demo
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled
from qualcode.transcripts import count_words

SAMPLE = bundled("transcripts_sample")
FILES = sorted(SAMPLE.glob("*.docx"))


def word(path: Path) -> Interview:
    return read_bytes(path.read_bytes(), path.name)


def test_it_can_be_built_again_to_the_same_interviews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("build", SAMPLE / "build.py")
    assert spec
    assert spec.loader
    build = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "build", build)  # dataclasses look themselves up there
    spec.loader.exec_module(build)
    list(build.build(sorted((SAMPLE / "source").glob("*.md")), tmp_path))
    for path in FILES:
        again, before = word(tmp_path / path.name), word(path)
        assert again.imported == before.imported
        assert again.comments == before.comments


def test_it_has_ten_interviews_and_twenty_thousand_words_of_speech() -> None:
    assert len(FILES) == 10
    transcripts = [word(path).imported.transcript for path in FILES]
    assert sum(count_words(turn.span.of(t.text)) for t in transcripts for turn in t.turns) >= 20_000


def test_six_or_more_are_coded_by_two_people_who_differ() -> None:
    coded = [Counter(comment.author for comment in word(path).comments) for path in FILES]
    assert sum({"Noor", "Bram"} <= set(authors) for authors in coded) >= 6
    both = [authors for authors in coded if len(authors) == 2]
    assert all(authors["Bram"] < authors["Noor"] for authors in both)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_turn_has_its_speaker(path: Path) -> None:
    transcript = word(path).imported.transcript
    assert len({turn.speaker for turn in transcript.turns}) == 2
    left = " ".join(span.of(transcript.text) for span in transcript.unattributed())
    assert count_words(left) < 30


def test_every_interview_has_its_participant_and_the_questionnaire_has_two_waves(demo: Demo) -> None:
    with Project.open(str(demo.project)) as store:
        assert all(transcript.participant for transcript in store.transcripts())
        people = store.participants()
    assert len(people) == 18
    assert {m.wave for person in people for m in person.measurements} == {"T0", "T1"}
