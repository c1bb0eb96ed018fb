"""The data of one size as qualcode's own values, and as projects to open: made before anything is timed."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from bench.data import CODES, CONDITIONS, Segment, read_segments
from bench.timing import WrongResult
from qualcode.changes import Kind, added
from qualcode.codebooks import Code, Codebook, Family
from qualcode.codings import Coding, coding_of
from qualcode.projects.importing import carry_out, plan_import
from qualcode.projects.project import Project
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.teams import finishes
from qualcode.transcripts import Transcript

CODERS = ("coder1", "coder2")
KEYS = {code: re.sub(r"\W+", "_", code.rpartition(": ")[2]) for code in CODES}
"""For each code of the data the key that the codebook gives it."""

BOOK = Codebook(
    key="bench",
    title="Meedoen en werkzame elementen",
    version="1",
    language="nl",
    source="bench/data.py",
    families=(
        Family("uitkomsten", "Uitkomsten", role="conditions"),
        Family("elementen", "Werkzame elementen", role="elements"),
    ),
    codes=tuple(
        Code(
            key=KEYS[code],
            label=code,
            definition=f"De respondent vertelt over {code}.",
            family="uitkomsten" if code in CONDITIONS else "elementen",
            color="#336699",
        )
        for code in CODES
    ),
)


@dataclass(frozen=True, slots=True)
class Study:
    """The data of one size.

    Attributes:
        size: how many times the base.
        documents: the Word documents.
        texts: for each transcript's id the text of the generator, without the line feed at its end.
        frame: the segments, one a row, with the codes' keys: what the floors start from.
        transcripts: as the import gives them.
        codings: the segments as codings.
        imported: a closed project with the transcripts.
        coded: a closed project with the transcripts, the codings, and both coders finished with all.
    """

    size: int
    documents: tuple[Path, ...]
    texts: Mapping[str, str]
    frame: pd.DataFrame
    transcripts: tuple[Transcript, ...]
    codings: tuple[Coding, ...]
    imported: Path
    coded: Path

    @property
    def finished(self) -> dict[str, frozenset[str]]:
        """Both coders finished every transcript."""
        return {transcript.id: frozenset(CODERS) for transcript in self.transcripts}


@contextmanager
def study_of(size: int, folder: Path) -> Iterator[Study]:
    """Give the data in a folder as a study, with its projects in a temporary folder.

    Raises:
        WrongResult: if the import gives another text than the generator wrote.
    """
    with TemporaryDirectory(prefix="qualcode-bench-") as made:
        yield _study(size, folder, Path(made))


@contextmanager
def copy_of(project: Path) -> Iterator[Path]:
    """Give a copy of a closed project, to be changed at will."""
    with TemporaryDirectory(prefix="qualcode-bench-") as folder:
        yield Path(shutil.copy(project, folder))


def _study(size: int, folder: Path, work: Path) -> Study:
    documents = tuple(sorted((folder / "docx").glob("*.docx")))
    texts = {path.stem: path.read_text(encoding="utf-8").removesuffix("\n") for path in (folder / "txt").glob("*.txt")}
    segments = read_segments(folder)
    imported, coded = work / "imported.qualcode", work / "coded.qualcode"
    Store.create(str(imported), [BOOK]).close()
    with Project.open(str(imported), "bench") as project:
        carry_out(project, plan_import(project, documents))
        transcripts = project.transcripts()
    _check_texts(transcripts, texts)
    codings = _codings(segments, transcripts)
    shutil.copy(imported, coded)
    study = Study(
        size, documents, texts, _frame(segments), tuple(transcripts), tuple(codings), imported=imported, coded=coded
    )
    with Project.open(str(coded), "bench") as project:
        project.commit(Kind.IMPORT, added([*codings, *finishes(study.finished)]))
    return study


def _check_texts(transcripts: list[Transcript], texts: Mapping[str, str]) -> None:
    ours = {transcript.id: transcript.text for transcript in transcripts}
    wrong = sorted(name for name in {**ours, **texts} if ours.get(name) != texts.get(name))
    if wrong:
        raise WrongResult(f"{len(wrong)} transcripts have another text than the generator wrote: {', '.join(wrong)}")


def _codings(segments: list[Segment], transcripts: list[Transcript]) -> list[Coding]:
    by_id = {transcript.id: transcript for transcript in transcripts}
    return [
        coding_of(by_id[s.document], Span(s.start, s.end), KEYS[s.code], coder=s.coder, origin="csv") for s in segments
    ]


def _frame(segments: list[Segment]) -> pd.DataFrame:
    rows = [(s.document, s.coder, KEYS[s.code], s.start, s.end) for s in segments]
    return pd.DataFrame(rows, columns=list(Segment.__slots__))
