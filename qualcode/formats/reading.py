"""Reading a file of any kind that holds an interview."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from qualcode.errors import FormatError, did_you_mean
from qualcode.formats.captions import read_captions
from qualcode.formats.document import Document
from qualcode.formats.markdown import read_markdown
from qualcode.formats.odt.reader import read_odt
from qualcode.formats.pdf.reader import read_pdf
from qualcode.formats.plain_text import read_plain_text
from qualcode.formats.rtf.reader import read_rtf
from qualcode.formats.word.reader import read_docx

Reader = Callable[[bytes, str], Document]

READERS: Mapping[str, Reader] = {
    ".docx": read_docx,
    ".docm": read_docx,
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".pdf": read_pdf,
    ".vtt": read_captions,
    ".srt": read_captions,
}
"""For each ending in lower case what reads such a file."""

_OTHERS = {
    ".doc": "this is an old Word document (.doc). Open it in Word and save it as .docx.",
    ".pages": "this is a document of Pages. Export it from there as Word (.docx).",
    ".html": "this is a web page. Open it in Word and save it as .docx.",
    ".htm": "this is a web page. Open it in Word and save it as .docx.",
    ".xlsx": "this is a sheet. If it is a survey, import it with: qualcode import-survey",
    ".csv": "this is a sheet. Import a survey with: qualcode import-survey; participants with: --participants",
    **dict.fromkeys(
        (".mp3", ".m4a", ".wav", ".mp4", ".mov"),
        "this is a recording. Have it transcribed first; captions (.vtt, .srt) can be imported.",
    ),
}
"""For endings that people try what to do instead."""


def read_document(content: bytes, name: str) -> Document:
    """Return what a file holds.

    Args:
        content: the bytes of the file.
        name: the file's name; its ending says what kind of file it is.

    Raises:
        FormatError: if nothing reads such files, or it cannot be read, or it holds no text.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _OTHERS:
        raise FormatError(f"{name}: {_OTHERS[ending]}")
    if ending not in READERS:
        hint = did_you_mean(ending, READERS)
        kinds = ", ".join(READERS)
        raise FormatError(f"{name}: files of this kind cannot be imported. {hint}These can: {kinds}.")
    document = READERS[ending](content, name)
    if not document.text.strip():
        raise FormatError(f"{name}: the document holds no text. If it is a scan, it needs text recognition first.")
    return document
