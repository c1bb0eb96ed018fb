"""From the bytes of a text file to characters that a transcript can hold."""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from qualcode.errors import FormatError
from qualcode.formats.notes import shortened
from qualcode.transcripts import Note, normalised

_LINE_ENDS = {ord(c): "\n" for c in "\x0b\x0c\x85\u2028\u2029"} | {0xFEFF: None}
"""Line and page ends of other kinds; a byte order mark that was pasted along is nothing."""
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What neither people nor XML can read."""
_MOST = 0.02
"""A file with a larger share of such characters is no text."""
_OTHERS = {
    b"PK\x03\x04": "a zip or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF file",
}


def decoded(content: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a text file, cleaned, and notes on what was guessed or left out.

    UTF-8, UTF-16 if it begins with a byte order mark, otherwise Windows-1252.

    Raises:
        FormatError: if it is empty, another kind of file, or UTF-16 that breaks off.
    """
    if not content:
        raise FormatError(f"{name}: the file is empty (0 bytes). Copy it again from where it came from.")
    for start, kind in _OTHERS.items():
        if content.startswith(start):
            raise FormatError(f"{name}: this is {kind}, whatever its name. Give the file its own ending back.")
    text, notes = _characters(content, name)
    text, left_out = cleaned(text)
    if left_out > _MOST * (len(text) + left_out):
        raise FormatError(
            f"{name}: this is no text file: {left_out} of its characters are none that can be read. "
            "If a program made it, save it there as plain text in UTF-8."
        )
    return text, (*notes, *control_notes(left_out))


def _characters(content: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise FormatError(
                f"{name}: the file says that it is UTF-16, but cannot be read as that ({error.reason} at byte "
                f"{error.start}). It may be cut off: copy it again, or save it as UTF-8."
            ) from error
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        text = content.decode("cp1252", errors="replace")
        line = content[: error.start].count(b"\n") + 1
        shown = shortened(normalised(text).split("\n")[line - 1].strip())
        return text, (Note("windows-1252", {"line": line, "text": shown}),)


def cleaned(text: str) -> tuple[str, int]:
    """Return a text as transcripts keep it, without control characters, and how many of those were left out."""
    text, left_out = _NO_TEXT.subn("", text.translate(_LINE_ENDS))
    return normalised(text), left_out


def control_notes(left_out: int) -> tuple[Note, ...]:
    """Return the note on characters that were left out, if there were any."""
    return (Note("control characters", {"n": left_out}),) if left_out else ()


def composed(text: str) -> tuple[str, Callable[[int], int]]:
    """Return a text composed (NFC), and where an offset into it comes to stand.

    Only a character with the marks that follow it, or one that is never left as it is, can change: what lies between
    such stretches is as long as it was. So each offset costs no more than its own stretch.
    """
    pieces: list[str] = []
    olds, news, changed = [0], [0], [""]  # where what follows a stretch begins, before and after; the stretch before it
    length = 0
    for stretch in _changing(text):
        between = text[olds[-1] : stretch.start()]
        now = unicodedata.normalize("NFC", stretch[0])
        pieces += (between, now)
        length += len(between) + len(now)
        olds.append(stretch.end())
        news.append(length)
        changed.append(stretch[0])
    pieces.append(text[olds[-1] :])

    def moved(offset: int) -> int:
        at = bisect_right(olds, offset) - 1
        after = at + 1
        start = olds[after] - len(changed[after]) if after < len(olds) else len(text)
        if offset <= start:
            return news[at] + offset - olds[at]
        inside = unicodedata.normalize("NFC", changed[after][: offset - start])
        return min(news[at] + start - olds[at] + len(inside), news[after])

    return "".join(pieces), moved


def _changing(text: str) -> Iterator[re.Match[str]]:
    """Yield the stretches that composing may change."""
    used = set(text)
    marks = "".join(c for c in used if unicodedata.category(c).startswith("M") or "\u1160" <= c <= "\u11ff")
    others = "".join(c for c in used if not unicodedata.is_normalized("NFC", c))
    kinds = [f"(?s:.)?[{re.escape(marks)}]+"] if marks else []
    kinds += [f"[{re.escape(others)}]"] if others else []
    return re.finditer("|".join(kinds), text) if kinds else iter(())


def composed_length(text: str, length: int) -> int:
    """Return how many code points the first ``length`` ones of a text become when the text is composed (NFC)."""
    return min(length, len(text)) if text.isascii() else _moved(text)(min(length, len(text)))


@lru_cache(maxsize=1)  # asked again and again for one long paragraph with many colours
def _moved(text: str) -> Callable[[int], int]:
    return composed(text)[1]
