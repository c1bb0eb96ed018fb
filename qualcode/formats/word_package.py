"""Opening a .docx: a zip of XML parts; says in plain words what a file is when it is not that."""

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.sax.saxutils import unescape

from lxml import etree

from qualcode.errors import FormatError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises for a damaged archive, besides its own error."""
_MAX_PART = 200 * 1024 * 1024
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The XML parts of a Word document that carry text; pictures are never read.

    Attributes:
        document: the root of the main part.
        parts: the roots of the parts that the main part points to, as ``(kind, root)``: ``comments``, ``footnotes``,
            ``endnotes``, ``header``, ``footer``, ``commentsExtended``; in the order of their names.
    """

    document: etree._Element
    parts: tuple[tuple[str, etree._Element], ...]

    def all(self, kind: str) -> list[etree._Element]:
        """Return the roots of the parts of one kind."""
        return [root for found, root in self.parts if found == kind]


_KINDS = ("comments", "commentsExtended", "footnotes", "endnotes", "header", "footer")


def open_package(content: bytes, name: str) -> WordPackage:
    """Return the parts of the .docx whose bytes these are.

    Raises:
        FormatError: if it is empty, an old .doc, encrypted, cut off, no zip, or a zip without a Word document.
    """
    _refuse_others(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(archive, name)
    except _DAMAGE as error:
        raise FormatError(
            f"{name}: the file is damaged or was cut off while copying ({error}). Copy it again."
        ) from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise FormatError(f"{name}: the file is protected by a password. Save a copy without one.") from error


def _refuse_others(content: bytes, name: str) -> None:
    if not content:
        raise FormatError(f"{name}: the file is empty (0 bytes). Copy it again from where it came from.")
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FormatError(
                f"{name}: the document is protected by a password. Open it in Word, remove the password under "
                "File > Info > Protect Document, save it, and import that."
            )
        raise FormatError(
            f"{name}: this is an old Word document (.doc), whatever its name. Open it in Word and save it as .docx."
        )
    if not content.startswith(b"PK"):
        raise FormatError(f"{name}: this is not a Word document (.docx). Open it in Word and save it as .docx.")


def _parts(archive: zipfile.ZipFile, name: str) -> WordPackage:
    members = set(archive.namelist())
    root_relations = _relations(archive, "_rels/.rels", name) if "_rels/.rels" in members else []
    main = next((target for kind, target in root_relations if kind == "officeDocument"), "word/document.xml")
    main = main.lstrip("/")
    if main not in members or "[Content_Types].xml" not in members:
        raise FormatError(f"{name}: this is a zip file, but there is no Word document in it. Was it renamed to .docx?")
    document = _parse(archive, main, name)
    if etree.QName(document).localname != "document":
        raise FormatError(f"{name}: this is an Office file, but not a Word document. Save its text as .docx.")
    folder = PurePosixPath(main).parent
    relations_name = str(folder / "_rels" / (PurePosixPath(main).name + ".rels"))
    found = []
    for kind, target in sorted(_relations(archive, relations_name, name)) if relations_name in members else []:
        part = target.lstrip("/") if target.startswith("/") else str(folder / target)
        if kind in _KINDS and part in members:
            found.append((kind, _parse(archive, part, name)))
    return WordPackage(document, tuple(found))


def _relations(archive: zipfile.ZipFile, member: str, name: str) -> list[tuple[str, str]]:
    root = _parse(archive, member, name)
    pairs = []
    for relation in root:
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if relation.get("TargetMode") != "External":
            pairs.append((kind, unescape(relation.get("Target", ""))))
    return pairs


def _parse(archive: zipfile.ZipFile, member: str, name: str) -> etree._Element:
    if archive.getinfo(member).file_size > _MAX_PART:
        raise FormatError(f"{name}: its part {member} is larger than 200 MB; this is no transcript.")
    try:
        return etree.fromstring(archive.read(member), _PARSER)
    except etree.XMLSyntaxError as error:
        raise FormatError(
            f"{name}: its part {member} is damaged ({error.msg}). Open the file in Word, let it repair it, and save it."
        ) from error
