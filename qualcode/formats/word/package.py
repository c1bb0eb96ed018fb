"""Opening a .docx: a zip of XML parts; says in plain words what a file is when it is not that."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import unescape
from zipfile import ZipFile

from lxml import etree

from qualcode.errors import FormatError
from qualcode.formats.package import Bounds, opened, parsed

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = frozenset(
    "comments commentsExtended footnotes endnotes header footer diagramData styles numbering aFChunk".split()
)
_AT_ONCE = _KINDS - {"styles", "numbering", "aFChunk"}


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The XML parts of a Word document that carry text; pictures are never read.

    Attributes:
        name: the file's name, for messages.
        document: the root of the main part.
        parts: the roots of the parts that the main part points to, as ``(kind, root)``: ``comments``, ``footnotes``,
            ``endnotes``, ``header``, ``footer``, ``diagramData``, ``commentsExtended``; in the order of their names.
        chunks: how many other files (HTML, RTF) are shown as part of the text; they are not read.
        content: the bytes of the file, for the parts that few documents need.
        others: the names of the parts that few documents need: ``styles``, ``numbering``, ``core``.
        bounds: how much more of them there may be.
    """

    name: str
    document: etree._Element
    parts: tuple[tuple[str, etree._Element], ...]
    chunks: int
    content: bytes
    others: Mapping[str, str]
    bounds: Bounds

    def all(self, kind: str) -> list[etree._Element]:
        """Return the roots of the parts of one kind."""
        return [root for found, root in self.parts if found == kind]

    def late(self, kind: str) -> etree._Element | None:
        """Return the root of one of the parts that were not read at first, or None where there is none."""
        if kind not in self.others:
            return None
        with opened(self.content, self.name) as archive:
            return parsed(archive, self.others[kind], self.name, self.bounds)


def open_package(content: bytes, name: str) -> WordPackage:
    """Return the parts of the .docx whose bytes these are.

    Raises:
        FormatError: if it is empty, an old .doc, encrypted, cut off, no zip, a zip without a Word document, or made to
            do harm.
    """
    _refuse_others(content, name)
    with opened(content, name) as archive:
        return _parts(archive, content, name)


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


def _parts(archive: ZipFile, content: bytes, name: str) -> WordPackage:
    members, bounds = set(archive.namelist()), Bounds()
    top = dict(_relations(archive, "_rels/.rels", name, bounds)) if "_rels/.rels" in members else {}
    main = top.get("officeDocument", "word/document.xml")
    if main not in members or "[Content_Types].xml" not in members:
        raise FormatError(f"{name}: this is a zip file, but there is no Word document in it. Was it renamed to .docx?")
    document = parsed(archive, main, name, bounds)
    if etree.QName(document).localname != "document":
        raise FormatError(f"{name}: this is an Office file, but not a Word document. Save its text as .docx.")
    folder, file = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, list[str]] = {}
    if relations in members:
        for kind, part in sorted(set(_relations(archive, relations, name, bounds, folder))):
            if kind in _KINDS and part in members:
                found.setdefault(kind, []).append(part)
    at_once = [(kind, part) for kind in found if kind in _AT_ONCE for part in found[kind]]
    parts = tuple((kind, parsed(archive, part, name, bounds)) for kind, part in at_once)
    others: dict[str, str] = {kind: found[kind][0] for kind in ("styles", "numbering") if kind in found}
    if (core := top.get("core-properties", "")) in members:
        others["core"] = core
    return WordPackage(name, document, parts, len(found.get("aFChunk", ())), content, others, bounds)


def _relations(archive: ZipFile, member: str, name: str, bounds: Bounds, folder: str = "") -> Iterator[tuple[str, str]]:
    """Yield the kind and the path of each part that a list of relations points to, from a part in this folder."""
    for relation in parsed(archive, member, name, bounds):
        if relation.get("TargetMode") != "External":
            target = unescape(relation.get("Target", ""))
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")  # never above the archive's top
            yield relation.get("Type", "").rpartition("/")[2], path
