"""Files that are a zip of XML parts (.docx, .odt): opened with bounds, so that no file can exhaust the machine.

Nothing is ever unpacked to disk, no entity is expanded, and nothing outside the file is read.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree

from qualcode.errors import FormatError
from qualcode.formats.notes import shortened

LARGEST_PART = 50 * 1024 * 1024
"""How many bytes of XML one part may hold: a transcript of a million words has about 20 million."""
MOST_MARKS = 2_000_000
"""How many elements and attributes, counted by their ``<`` and ``=``: in memory each takes up to 200 bytes."""
MOST_PARTS = 20_000

_ENTRY = b"PK\x01\x02"
"""With this begins a line in the table of an archive's members."""
_OUTSIDE = re.compile(r"[/\\]|[^/\\]*:|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.DOTALL)
"""A path that is absolute, names a drive, or climbs."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises for a damaged archive, besides its own error."""
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)


@dataclass(slots=True)
class Bounds:
    """What the parts that are in memory together may still hold.

    Attributes:
        size: bytes of XML.
        marks: elements and attributes.
    """

    size: int = LARGEST_PART
    marks: int = MOST_MARKS

    def take(self, content: bytes) -> bool:
        """Take off what a part holds; say whether it was still there."""
        self.size -= len(content)
        self.marks -= content.count(b"<") + content.count(b"=")
        return self.size >= 0 and self.marks >= 0


@contextmanager
def opened(content: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """Give the archive in a file.

    Raises:
        FormatError: if it is damaged, or made to do harm; also where that shows only while its parts are read.
    """
    if (entries := content.count(_ENTRY)) > MOST_PARTS:  # before a library makes a value of each of them
        raise FormatError(f"{name}: the file holds {entries} parts; this is no transcript.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive, name)
            yield archive
    except _DAMAGE as error:
        raise FormatError(
            f"{name}: the file is damaged or was cut off while copying ({error}). Copy it again."
        ) from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise FormatError(f"{name}: the file is protected by a password. Save a copy without one.") from error


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    for member in archive.namelist():
        if _OUTSIDE.match(member):
            raise FormatError(
                f"{name}: the file holds a part named '{shortened(member)}', which points outside it. No word "
                "processor writes that; do not trust this file."
            )


def parsed(archive: zipfile.ZipFile, member: str, name: str, bounds: Bounds | None = None) -> etree._Element:
    """Return the root of an XML part.

    Args:
        archive: the file.
        member: the part.
        name: the file's name, for messages.
        bounds: what is left for this part where several are held together.

    Raises:
        FormatError: if it is too large, no XML, nested too deep, or defines entities.
    """
    with archive.open(member) as stream:  # the size that the archive gives may be a lie
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise FormatError(
            f"{name}: its part {member} is larger than {LARGEST_PART // 1024**2} MB; this is no transcript."
        )
    if bounds and not bounds.take(content):
        raise FormatError(
            f"{name}: its text and what belongs to it are larger than any transcript. Split it into several files, or "
            "save its text alone."
        )
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise _refused(str(error.msg), member, name) from error
    if root.getroottree().docinfo.doctype:
        raise _own_entities(member, name)
    return root


def _refused(said: str, member: str, name: str) -> FormatError:
    """Return the error for a part that the parser refuses, by what it says."""
    if "depth" in said:
        return too_deep(name)
    if any(sign in said for sign in ("amplification", "reference loop", "external entity")):
        return _own_entities(member, name)
    if "XML_PARSE_HUGE" in said or "huge text" in said:
        return FormatError(
            f"{name}: its part {member} holds a single piece of more than 10 million characters; this is no transcript."
        )
    return FormatError(
        f"{name}: its part {member} is damaged ({said}). Open the file in the program that made it, let it repair it, "
        "and save it as a new file."
    )


def _own_entities(member: str, name: str) -> FormatError:
    return FormatError(
        f"{name}: its part {member} defines entities of its own. No word processor writes that; do not trust this file."
    )


def too_deep(name: str) -> FormatError:
    """Return the error for a file whose parts stand inside one another without end."""
    return FormatError(
        f"{name}: its parts are nested too deep to be read. Open the file in the program that made it, and save what "
        "it shows as a new file."
    )
