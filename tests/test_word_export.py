"""A transcript as a Word document with its codings in the margin, and back."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from builders import a_code, a_codebook, code_words, interview, read_bytes, zipped
from hypothesis import given
from hypothesis import strategies as st

from qualcode.changes import Kind, added
from qualcode.codebooks import Scale
from qualcode.codings import Coding
from qualcode.errors import FileAccessError, NotFoundError
from qualcode.formats.comment_codes import Reader, Taken
from qualcode.memos import Memo
from qualcode.projects.choices import Comments, ImportChoices
from qualcode.projects.demo import Demo
from qualcode.projects.importing import plan, plan_import, read
from qualcode.projects.project import Project
from qualcode.projects.word_copies import WordCopy, save_word_copies, word_copies, word_copy
from qualcode.spans import Span
from qualcode.transcripts import Imported, Transcript

TALK = interview("I: Hoe gaat het?", "R: Ik doe weer mee 🙂, écht waar.", "", "R: En\tverder gaat het goed.")
BOOK = a_codebook(
    a_code("trust", "Vertrouwen"), a_code("both", "Hoofd, hart; handen"), a_code("fidelity", scale=Scale(1, 5))
)


def back(copy: WordCopy, text: str) -> Taken:
    """Return what reading the copy gives; its text must be the transcript's."""
    word = read_bytes(copy.content, f"{copy.transcript}.docx")
    assert word.imported.transcript.text == text
    return Reader([BOOK]).as_codings(word.imported.transcript, word.comments)


def facts(coding: Coding) -> tuple[object, ...]:
    return (coding.span, coding.quote, coding.code, coding.coder, coding.memo, coding.value, coding.created)


def test_every_coding_comes_back_as_it_was() -> None:
    day = datetime(2026, 3, 2, 10, 15)
    codings = [
        replace(code_words(TALK, "doe weer mee 🙂", "trust"), created=day),
        replace(code_words(TALK, "weer mee 🙂, écht", "both", "Bram"), memo="eerst; dan\n\nnog iets: <b>&"),
        replace(code_words(TALK, "écht", "fidelity"), value=3.5),
        replace(code_words(TALK, "R: Ik doe", "eigen code"), memo="memo: dubbel"),
        replace(code_words(TALK, "mee 🙂, écht waar.\n\nR: En\tverder", "trust"), origin="word-comment:resolved"),
    ]
    copy = word_copy(TALK, codings, [], [BOOK])
    found = back(copy, TALK.text)
    assert sorted(map(facts, found.codings), key=str) == sorted(map(facts, codings), key=str)
    assert [c.origin for c in found.codings if c.origin != "word-comment"] == ["word-comment:resolved"]
    assert found.memos == ()


def test_memos_come_back_as_memos() -> None:
    memo = Memo("t1", Span(3, 6), "trust", "Noor", "Hoe", resolved=True)
    found = back(word_copy(TALK, [], [memo], [BOOK]), TALK.text)
    assert [replace(m, id="x", created=None) for m in found.memos] == [replace(memo, id="x", transcript="t1")]
    assert found.codings == ()


def test_a_code_that_cannot_come_back_is_named() -> None:
    odd = replace(code_words(TALK, "écht", "trust"), code="Is dit een code?")
    copy = word_copy(TALK, [odd], [], [BOOK])
    (note,) = copy.notes
    assert "'Is dit een code?'" in note.message
    assert "comes back from Word as a memo" in note.message


WORDS = st.text(st.sampled_from("ab é🙂\tc."), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_any_spans_come_back_however_they_overlap(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines).strip()
    text = text or "a"
    transcript = Transcript("t1", text)
    codings = []
    for number in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if text[end - 1] != "\n":  # a passage of Word ends before the mark of its last paragraph
            span = Span(start, end)
            codings.append(Coding("t1", span, "trust", f"c{number}", span.of(text)))
    found = back(word_copy(transcript, codings, [], [BOOK]), text)
    assert {(c.span, c.coder) for c in found.codings} == {(c.span, c.coder) for c in codings}


def test_word_reads_the_comments_with_their_authors() -> None:
    copy = word_copy(TALK, [code_words(TALK, "écht", "trust", "Zoë Bos")], [], [BOOK])
    document = docx.Document(io.BytesIO(copy.content))
    assert [(c.author, c.initials, c.text) for c in document.comments] == [("Zoë Bos", "ZB", "Vertrouwen")]
    assert [p.text for p in document.paragraphs] == TALK.text.split("\n")


def test_the_whole_demo_goes_to_word_and_brings_nothing_new_back(demo: Demo, tmp_path: Path) -> None:
    with Project.open(str(demo.project)) as store:
        paths = save_word_copies(word_copies(store), tmp_path / ".")
        made = plan_import(store, paths, ImportChoices(comments=Comments.CODINGS))
        assert len(paths) == 10
        assert {file.action for file in made.files} == {"skip"}
        assert (made.codings, made.memos) == ([], [])
        only = word_copies(store, ["01_exit_samira"], ["Noor"])
        assert [copy.codings for copy in only] == [
            sum(c.coder == "Noor" and c.transcript == "01_exit_samira" for c in store.codings())
        ]


@pytest.mark.parametrize(("transcripts", "coders"), [(["01_exit_samra"], []), ([], ["Nor"])])
def test_what_is_not_there_is_named_with_what_may_be_meant(
    demo: Demo, transcripts: list[str], coders: list[str]
) -> None:
    with Project.open(str(demo.project)) as store, pytest.raises(NotFoundError, match="Did you mean"):
        word_copies(store, transcripts, coders)


def test_a_file_that_is_there_is_not_replaced_unless_told(tmp_path: Path) -> None:
    copy = word_copy(TALK, [], [], [BOOK])
    own = tmp_path / "t1.docx"
    own.write_bytes(b"van mijzelf")
    with pytest.raises(FileAccessError, match=r"t1\.docx is there already, and may be a transcript of your own"):
        save_word_copies([replace(copy, transcript="nieuw"), copy], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["t1.docx"]
    assert own.read_bytes() == b"van mijzelf"
    save_word_copies([copy], tmp_path, overwrite=True)
    assert own.read_bytes().startswith(b"PK")


def test_names_of_files_are_such_as_every_system_takes(tmp_path: Path) -> None:
    copy = word_copy(TALK, [], [], [BOOK])
    names = ["R1: x/y", "r1- X-Y", "einde.", "?"]
    paths = save_word_copies([replace(copy, transcript=name) for name in names], tmp_path / "nieuw")
    assert [path.name for path in paths] == ["R1- x-y.docx", "r1- X-Y-2.docx", "einde.docx", "-.docx"]


def test_a_coding_with_its_label_is_known_again_when_another_program_dropped_the_mark(project: Project) -> None:
    project.commit(Kind.IMPORT, added([Imported(TALK), code_words(TALK, "R: Ik doe", "meedoen", "Noor")]))
    (copy,) = word_copies(project)
    unmarked = copy.content
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/comments.xml"] = members["word/comments.xml"].replace(b"5143", b"1AF0")
    unmarked = zipped(members)
    made = plan(project, [read(unmarked, "t1.docx")], ImportChoices(comments=Comments.CODINGS))
    assert (made.codings, made.changed) == ([], [])
