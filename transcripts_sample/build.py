"""Build the sample transcripts: ``source/*.md`` becomes ten Word files with the codings as comments.

Use::

    python build.py [OUTDIR]

A source file has a header (``key: value`` lines) up to a line ``---``, then the turns (``I: …`` for the
interviewer, ``P: …`` for the interviewee, a line without a label continues the turn), then optionally a line
``=== codings`` and one line per coding: ``author | codes | anchor``. The anchor is the passage itself, or its first
and last words with `` … `` in between; the beginning must occur once, the end is the first one after it.

Two builds of the same sources give identical bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

HERE = Path(__file__).resolve().parent
CODINGS_MARK = "=== codings"
GAP = " … "
BUILT_ON = dt.datetime(2023, 5, 1, 9, 0)
CODED_ON = {"Noor": dt.datetime(2023, 5, 8, 9, 30), "Bram": dt.datetime(2023, 5, 11, 13, 15)}
ROLES = {"K": "Deelnemer", "C": "Coach", "T": "Teamleider"}
WORDS_PER_SECOND = 2.4


class SourceError(Exception):
    """A source file that cannot be built, with the place where it goes wrong."""


@dataclass(frozen=True)
class Turn:
    """One turn: who speaks (``I`` or ``P``) and the paragraphs of the turn."""

    speaker: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Coding:
    """One comment: a coder, the codes as typed, and the passage as offsets in the speech."""

    author: str
    codes: str
    start: int
    end: int


@dataclass(frozen=True)
class Interview:
    """A parsed source file. ``speech`` is all paragraphs, without labels, joined by line feeds."""

    header: dict[str, str]
    turns: tuple[Turn, ...]
    speech: str
    codings: tuple[Coding, ...]

    def label(self, speaker: str) -> str:
        """The label of a speaker in the style of this file."""
        if self.header["style"] == "i-r":
            return "I" if speaker == "I" else "R"
        if speaker == "I":
            return "Interviewer"
        return self.header.get("name") or ROLES[self.header["participant"][0]]


@dataclass(frozen=True)
class Piece:
    """A run of speech in the Word document and the span of the speech it holds."""

    start: int
    end: int
    run: Run


# -- reading ---------------------------------------------------------------------------------------------------------


def read_interview(path: Path) -> Interview:
    """Parse one source file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if "---" not in lines:
        raise SourceError(f"{path.name}: no line '---' after the header")
    body = lines.index("---") + 1
    stop = lines.index(CODINGS_MARK) if CODINGS_MARK in lines else len(lines)
    header = dict(_header_line(path, number, line) for number, line in enumerate(lines[: body - 1], 1) if line.strip())
    missing = {"title", "file", "participant", "style"} - header.keys()
    if missing or header["style"] not in RENDERERS:
        raise SourceError(f"{path.name}: header lacks {sorted(missing)} or has an unknown style")
    turns = _read_turns(path, lines, body, stop)
    speech = "\n".join(paragraph for turn in turns for paragraph in turn.paragraphs)
    codings = [
        _read_coding(f"{path.name}, line {number}", line, speech)
        for number, line in enumerate(lines[stop + 1 :], stop + 2)
        if line.strip()
    ]
    codings.sort(key=lambda coding: (coding.start, coding.end, coding.author != "Noor"))
    return Interview(header, turns, speech, tuple(codings))


def _header_line(path: Path, number: int, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise SourceError(f"{path.name}, line {number}: header line without a colon: {line!r}")
    return key.strip(), value.strip()


def _read_turns(path: Path, lines: Sequence[str], start: int, stop: int) -> tuple[Turn, ...]:
    turns: list[tuple[str, list[str]]] = []
    for number, line in enumerate(lines[start:stop], start + 1):
        text = line.strip()
        if text.startswith(("I: ", "P: ")):
            turns.append((text[0], [text[3:].strip()]))
        elif text and not turns:
            raise SourceError(f"{path.name}, line {number}: text before the first turn: {text[:40]!r}")
        elif text:
            turns[-1][1].append(text)
    return tuple(Turn(speaker, tuple(paragraphs)) for speaker, paragraphs in turns)


def _read_coding(place: str, line: str, speech: str) -> Coding:
    fields = [field.strip() for field in line.split(" | ")]
    if len(fields) != 3 or fields[0] not in CODED_ON or not all(fields):
        raise SourceError(f"{place}: expected 'Noor | codes | anchor', found {line!r}")
    author, codes, anchor = fields
    start, end = find_passage(place, anchor, speech)
    return Coding(author, codes, start, end)


def find_passage(place: str, anchor: str, speech: str) -> tuple[int, int]:
    """The span of an anchor in the speech; a :class:`SourceError` when it is absent or not unique."""
    first, gap, last = anchor.partition(GAP)
    count = speech.count(first)
    if count != 1:
        raise SourceError(f"{place}: beginning of the anchor occurs {count} times, must be once: {first!r}")
    start = speech.index(first)
    end = start + len(first)
    if gap:
        found = speech.find(last, end)
        if found < 0:
            raise SourceError(f"{place}: end of the anchor not found after its beginning: {last!r}")
        end = found + len(last)
    return start, end


# -- writing ---------------------------------------------------------------------------------------------------------


class Writer:
    """Puts the speech of one interview in a Word document and remembers which run holds which characters."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.document: WordDocument = Document()
        self.pieces: list[Piece] = []
        self.offset = 0
        self.words = 0
        self._cuts = sorted({cut for coding in interview.codings for cut in (coding.start, coding.end)})

    def paragraph(self) -> Paragraph:
        """A new empty paragraph at the end of the document."""
        return self.document.add_paragraph()

    def speak(self, paragraph: Paragraph, text: str) -> None:
        """Append the next paragraph of speech, in runs that break where a coding starts or ends."""
        end = self.offset + len(text)
        borders = [self.offset, *(cut for cut in self._cuts if self.offset < cut < end), end]
        for left, right in itertools.pairwise(borders):
            run = paragraph.add_run(self.interview.speech[left:right])
            self.pieces.append(Piece(left, right, run))
        self.offset = end + 1
        self.words += len(text.split())

    def speak_rest(self, turn: Turn) -> None:
        """The continuation paragraphs of a turn, without a label."""
        for text in turn.paragraphs[1:]:
            self.speak(self.paragraph(), text)

    def comment(self, coding: Coding, moment: dt.datetime) -> None:
        """Add a coding as a Word comment on exactly its characters."""
        runs = [piece.run for piece in self.pieces if coding.start <= piece.start and piece.end <= coding.end]
        comment = self.document.add_comment(
            runs=[runs[0], runs[-1]], text=coding.codes, author=coding.author, initials=coding.author[0]
        )
        comment._comment_elm.set(qn("w:date"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def render_colon(writer: Writer) -> None:
    """``Interviewer: text`` in one paragraph; also used for first names."""
    for turn in writer.interview.turns:
        paragraph = writer.paragraph()
        paragraph.add_run(f"{writer.interview.label(turn.speaker)}: ")
        writer.speak(paragraph, turn.paragraphs[0])
        writer.speak_rest(turn)


def render_initials(writer: Writer) -> None:
    """``I: text`` and ``R: text`` below a legend."""
    writer.document.add_paragraph("I = interviewer, R = respondent")
    render_colon(writer)


def render_bold(writer: Writer) -> None:
    """The label as a bold run without a colon, a space, the text."""
    for turn in writer.interview.turns:
        paragraph = writer.paragraph()
        paragraph.add_run(writer.interview.label(turn.speaker)).bold = True
        paragraph.add_run(" ")
        writer.speak(paragraph, turn.paragraphs[0])
        writer.speak_rest(turn)


def render_table(writer: Writer) -> None:
    """A table of two columns with a header row."""
    table = writer.document.add_table(rows=1, cols=2, style="Table Grid")
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, ("Spreker", "Tekst"), strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for turn in writer.interview.turns:
        left, right = table.add_row().cells
        left.text = writer.interview.label(turn.speaker)
        writer.speak(right.paragraphs[0], turn.paragraphs[0])
        for text in turn.paragraphs[1:]:
            writer.speak(right.add_paragraph(), text)
    for column, width in zip(table.columns, (Cm(2.8), Cm(12.4)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def render_label_line(writer: Writer) -> None:
    """The label alone on its line, the text in the paragraph below it."""
    for turn in writer.interview.turns:
        writer.document.add_paragraph(f"{writer.interview.label(turn.speaker)}:")
        writer.speak(writer.paragraph(), turn.paragraphs[0])
        writer.speak_rest(turn)


def render_timed(writer: Writer) -> None:
    """``[00:01:23] Interviewer: text`` with a time that rises with the words spoken."""
    for turn in writer.interview.turns:
        seconds = 4 + round(writer.words / WORDS_PER_SECOND)
        paragraph = writer.paragraph()
        paragraph.add_run(f"[{dt.timedelta(seconds=seconds)!s:0>8}] {writer.interview.label(turn.speaker)}: ")
        writer.speak(paragraph, turn.paragraphs[0])
        writer.speak_rest(turn)


RENDERERS: dict[str, Callable[[Writer], None]] = {
    "interviewer-deelnemer": render_colon,
    "names": render_colon,
    "i-r": render_initials,
    "bold": render_bold,
    "table": render_table,
    "label-line": render_label_line,
    "timed": render_timed,
}


def build_document(interview: Interview) -> WordDocument:
    """The Word document of an interview, with its comments."""
    writer = Writer(interview)
    _set_styles(writer.document)
    _set_properties(writer.document, interview.header["title"])
    if "details" in interview.header:
        writer.document.add_heading(interview.header["title"], level=1)
        writer.document.add_paragraph(interview.header["details"])
    RENDERERS[interview.header["style"]](writer)
    for minute, coding in enumerate(interview.codings):
        writer.comment(coding, CODED_ON[coding.author] + dt.timedelta(minutes=minute))
    return writer.document


def _set_styles(document: WordDocument) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    style.paragraph_format.space_after = Pt(6)
    properties = style.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    properties.append(language)


def _set_properties(document: WordDocument, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "qualcode", "nl-NL"
    properties.comments, properties.last_modified_by, properties.revision = "", "qualcode", 1
    properties.created = properties.modified = BUILT_ON


def to_bytes(document: WordDocument) -> bytes:
    """The document as a zip in which order and time stamps do not depend on the moment of building."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    stamp = BUILT_ON.timetuple()[:6]
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, date_time=stamp)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            target.writestr(info, source.read(name))
    return packed.getvalue()


def build(sources: Iterable[Path], folder: Path) -> Iterable[str]:
    """Write the Word files; gives one line of text per file."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sources:
        interview = read_interview(path)
        target = folder / f"{interview.header['file']}.docx"
        target.write_bytes(to_bytes(build_document(interview)))
        counts = {author: sum(coding.author == author for coding in interview.codings) for author in CODED_ON}
        comments = ", ".join(f"{author} {count}" for author, count in counts.items())
        yield f"{target.name}: {len(interview.speech.split())} words; comments: {comments}"


def main(arguments: Sequence[str]) -> int:
    """Build all files in the folder given, or next to this script."""
    folder = Path(arguments[0]) if arguments else HERE
    try:
        for line in build(sorted((HERE / "source").glob("*.md")), folder):
            print(line)
    except SourceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
