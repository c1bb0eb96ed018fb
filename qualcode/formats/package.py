"""Files that are a zip of XML parts (.docx, .odt): opened with bounds, so that no file can exhaust the machine.

Nothing is ever unpacked to disk, no entity is expanded, and nothing outside the file is read.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from lxml import etree

from qualcode.errors import FormatError

LARGEST_PART = 50 * 1024 * 1024
"""How many bytes of XML one part may hold: a transcript of a million words has about 20 million."""
MOST_PARTS = 20_000

_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises for a damaged archive, besides its own error."""
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)


@contextmanager
def opened(content: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """Give the archive in a file.

    Raises:
        FormatError: if it is damaged, or made to do harm; also where that shows only while its parts are read.
    """
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
    members = archive.namelist()
    if len(members) > MOST_PARTS:
        raise FormatError(f"{name}: the file holds {len(members)} parts; this is no transcript.")
    for member in members:
        path = PurePosixPath(member.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[:1]:
            raise FormatError(
                f"{name}: the file holds a part named '{member}', which points outside it. No word processor writes "
                "that; do not trust this file."
            )


def parsed(archive: zipfile.ZipFile, member: str, name: str) -> etree._Element:
    """Return the root of an XML part.

    Raises:
        FormatError: if it is too large, no XML, nested too deep, or defines entities.
    """
    with archive.open(member) as stream:  # the size that the archive gives may be a lie
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise FormatError(
            f"{name}: its part {member} is larger than {LARGEST_PART // 1024**2} MB; this is no transcript."
        )
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error.msg):
            raise too_deep(name) from error
        raise FormatError(
            f"{name}: its part {member} is damaged ({error.msg}). Open the file in Word, let it repair it, and save it."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise FormatError(
            f"{name}: its part {member} defines entities of its own. No word processor writes that; do not trust this "
            "file."
        )
    return root


def too_deep(name: str) -> FormatError:
    """Return the error for a document whose parts stand inside one another without end."""
    return FormatError(
        f"{name}: its parts are nested too deep to be read. Open the file in Word and save its text as a new document."
    )
