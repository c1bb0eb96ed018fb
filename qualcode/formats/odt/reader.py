"""Reading an OpenDocument text (.odt), as LibreOffice writes it."""

from dataclasses import replace
from zipfile import ZipFile

from lxml import etree

from qualcode.errors import FormatError
from qualcode.formats.document import Document, Highlight
from qualcode.formats.odt.styles import Styles, local
from qualcode.formats.odt.text import Found, walk
from qualcode.formats.package import Bounds, opened, parsed, too_deep
from qualcode.formats.paragraphs import flow_of, in_order
from qualcode.transcripts import Note

_HEADERS = {
    **dict.fromkeys(("header", "header-left", "header-first"), "header"),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), "footer"),
}


def read_odt(content: bytes, name: str) -> Document:
    """Return what an .odt holds.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it cannot be read as an OpenDocument text.
    """
    if not content:
        raise FormatError(f"{name}: the file is empty (0 bytes). Copy it again from where it came from.")
    if not content.startswith(b"PK"):
        raise FormatError(
            f"{name}: this is no OpenDocument text (.odt). Open it in LibreOffice or Word and save it as .odt or .docx."
        )
    bounds = Bounds()
    with opened(content, name) as archive:
        parts = {part: _part(archive, part, name, bounds) for part in ("content.xml", "styles.xml", "meta.xml")}
    body = parts["content.xml"].find("{*}body/{*}text")
    if body is None:
        raise FormatError(f"{name}: this is an OpenDocument file, but no text. Save its text as .odt or .docx.")
    styles = Styles((parts["styles.xml"], parts["content.xml"]))
    try:
        return _document(name, walk(body, styles), _beside(parts["styles.xml"], styles), _title(parts["meta.xml"]))
    except RecursionError as error:
        raise too_deep(name) from error


def _part(archive: ZipFile, part: str, name: str, bounds: Bounds) -> etree._Element:
    """Return the root of a part, an empty one where there is none."""
    members = set(archive.namelist())
    if "META-INF/manifest.xml" in members and part == "content.xml":
        manifest = parsed(archive, "META-INF/manifest.xml", name, bounds)
        if next(manifest.iter("{*}encryption-data"), None) is not None:
            raise FormatError(f"{name}: the file is protected by a password. Save a copy without one.")
    if part in members:
        return parsed(archive, part, name, bounds)
    if part == "content.xml":
        raise FormatError(f"{name}: this is a zip file, but there is no text in it. Was it renamed to .odt?")
    return etree.Element("none")


def _beside(styles_part: etree._Element, styles: Styles) -> tuple[tuple[str, str], ...]:
    """Return the headers and footers of all kinds of pages."""
    found = []
    for page in styles_part.iter("{*}master-page"):
        for element in page:
            kind = _HEADERS.get(local(element))
            if kind and (words := walk(element, styles).words):
                found.append((kind, words))
    return tuple(found)


def _title(meta: etree._Element) -> str:
    return " ".join("".join(title.text or "" for title in meta.iter("{*}title")).split())


def _document(name: str, found: Found, beside: tuple[tuple[str, str], ...], title: str) -> Document:
    flow = flow_of(found.paragraphs)
    comments = (replace(comment, span=flow.span(*place) if place else None) for comment, place in found.comments)
    return Document(
        name=name,
        text=flow.text,
        blocks=flow.blocks,
        title=title,
        comments=in_order(comments),
        highlights=tuple(Highlight(color, flow.span(start, end)) for color, start, end in found.colors),
        beside=(*found.beside, *beside),
        notes=(*(Note(kind, {"n": number}) for kind, number in found.counts.items()), *flow.notes),
    )
