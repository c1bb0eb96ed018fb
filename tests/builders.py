"""Small values to test with: transcripts, codings, codebooks, and Word documents from raw XML."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from qualcode.codebooks import Code, Codebook, Family
from qualcode.codings import Coding, coding_of
from qualcode.formats.document import Document
from qualcode.formats.interviews import Interview, interviews_of
from qualcode.formats.reading import read_document
from qualcode.projects.plans import PlannedFile
from qualcode.spans import Span
from qualcode.transcripts import Role, Transcript, Turn, normalised

# ── values ──


def interview(*said: str, id: str = "t1", participant: str | None = None) -> Transcript:
    """Return a transcript of lines ``I: …`` and ``R: …``; I is the interviewer, anyone else a participant."""
    text, turns = "", []
    for line in said:
        speaker, _, words = line.partition(": ")
        start = len(text) + len(speaker) + 2
        role = Role.INTERVIEWER if speaker == "I" else Role.PARTICIPANT
        turns.append(Turn(speaker, role, Span(start, start + len(words)), Span(len(text), start)))
        text += line + "\n"
    return Transcript(id, text.rstrip("\n"), tuple(turns), participant=participant)


def code_words(transcript: Transcript, words: str, code: str, coder: str = "Noor") -> Coding:
    """Return the coding of the first place where these words stand."""
    start = transcript.text.index(words)
    return coding_of(transcript, Span(start, start + len(words)), code, coder=coder)


def code_at(start: int, end: int, code: str = "trust", coder: str = "Noor", transcript: str = "t1") -> Coding:
    """Return a coding by its offsets, with no care for the words."""
    return Coding(transcript, Span(start, end), code, coder, quote="")


def a_code(key: str, label: str = "", **more: object) -> Code:
    """Return a sound code; its label is made from its key."""
    values: dict[str, object] = {"definition": f"what {key} means", "family": "main", "color": "#AA3377"} | more
    return Code(key=key, label=label or key.replace("_", " ").capitalize(), **values)  # type: ignore[arg-type]


def a_codebook(*codes: Code, key: str = "book", families: Sequence[Family] = (Family("main", "Main"),)) -> Codebook:
    """Return a codebook of these codes in one family."""
    return Codebook(key, key.capitalize(), "1.0", "nl", "made up", tuple(families), codes)


def spans(most: int = 60) -> st.SearchStrategy[Span]:
    """Return spans within a text of ``most`` characters, empty ones included."""
    ends = st.tuples(st.integers(0, most), st.integers(0, most))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


def filled_spans(most: int = 60) -> st.SearchStrategy[Span]:
    """Return spans that cover something."""
    return st.integers(0, most - 1).flatmap(lambda a: st.integers(a + 1, most).map(lambda b: Span(a, b)))


def texts() -> st.SearchStrategy[str]:
    """Return texts as transcripts keep them, with diacritics, emoji and white space."""
    return st.text(st.sampled_from("abc é\u0301ïe\u0308 \n\t🙂👩‍👧.,"), max_size=60).map(normalised)


# ── Word documents ──

_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_WORDML}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {
    "comments": "w:comments",
    "commentsExtended": "w15:commentsEx",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "numbering": "w:numbering",
    "styles": "w:styles",
    "diagramData": "w:dataModel",
    "header": "w:hdr",
    "footer": "w:ftr",
}


def r(text: str, properties: str = "") -> str:
    """Return a run; ``properties`` as XML: ``<w:b/>``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """Return a paragraph; what is no XML becomes a run."""
    runs = "".join(piece if piece.startswith("<") else r(piece) for piece in inside if piece)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """Return a table; a cell is a text, or the XML of its paragraphs."""
    cells = ["".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows]
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def note_of(key: str, text: str, *, author: str = "Noor", date: str = "", mark: str = "") -> str:
    """Return a Word comment for the part ``comments``; a new line begins a new paragraph, the last has the mark."""
    dated = f' w:date="{date}"' if date else ""
    lines = text.split("\n")
    marks = [f' w14:paraId="{mark}{"0" * above}"' if mark else "" for above in reversed(range(len(lines)))]
    paragraphs = "".join(f"<w:p{marked}>{r(line)}</w:p>" for marked, line in zip(marks, lines, strict=True))
    return f'<w:comment w:id="{key}" w:author="{author}"{dated}>{paragraphs}</w:comment>'


def numbering(*levels: tuple[str, str]) -> str:
    """Return the part ``numbering`` with list 1, by the kind and text of its levels: ``("decimal", "%1.")``."""
    kinds = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for number, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{kinds}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def listed(text: str, level: int = 0, number: str = "1") -> str:
    """Return a paragraph that stands in a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def start(key: str) -> str:
    """Return where the passage of a comment begins."""
    return f'<w:commentRangeStart w:id="{key}"/>'


def end(key: str) -> str:
    """Return where the passage of a comment ends, with the comment's mark."""
    return f'<w:commentRangeEnd w:id="{key}"/><w:r><w:commentReference w:id="{key}"/></w:r>'


def docx_members(body: str, parts: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files in a .docx with this body and these other parts, by kind: ``{"comments": …}``."""
    relations = [f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts]
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    for kind, xml in parts.items():
        members[f"word/{kind}.xml"] = f"<{_ROOTS[kind]} {_NAMESPACES}>{xml}</{_ROOTS[kind]}>"
    return {name: content.encode() for name, content in members.items()}


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx_bytes(*body: str, **parts: str) -> bytes:
    """Return a .docx with these block elements, and other parts by kind: ``comments=note_of(…)``."""
    return zipped(docx_members("".join(body), parts))


def document_of(*body: str, **parts: str) -> Document:
    """Return the document with these block elements, as read, before anyone asked who speaks."""
    return read_document(docx_bytes(*body, **parts), "gesprek.docx")


def read_bytes(content: bytes, name: str) -> Interview:
    """Return the one interview in a file."""
    (interview,) = interviews_of(read_document(content, name))
    return interview


def read_body(*body: str, **parts: str) -> Interview:
    """Return what reading a document with these block elements gives."""
    return read_bytes(docx_bytes(*body, **parts), "gesprek.docx")


def text_of(*body: str) -> str:
    """Return the text that is read from a document with these block elements."""
    return read_body(*body).imported.transcript.text


def reason_of(file: PlannedFile) -> str:
    """Return why a file is skipped or refused."""
    assert file.reason
    return file.reason.message


def notes_of(word: Interview) -> dict[str, str]:
    """Return the message of each note by its kind."""
    return {note.kind: note.message for note in word.imported.notes}
