"""Papers: headings, paragraphs, tables and figures for people, written as Word or as one page of HTML."""

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

import docx
from docx.document import Document as WordDocument
from docx.shared import Cm

from qualcode.catalogue import Language
from qualcode.formats.tables import add_table, is_number, lay_on_side

_WIDEST_PICTURE = 17.0
"""In centimetres, in Word."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title, of level 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every cell is written for people, numbers stand to the right.

    Attributes:
        columns: the headings.
        rows: as many cells each as there are columns.
        widths: the share of the page's width for each column.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, as PNG for Word and as SVG for HTML, with what it shows in words."""

    png: bytes
    svg: bytes
    alt: str


Block: TypeAlias = Heading | Words | Points | Table | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written: a title and blocks under it."""

    title: str
    language: Language
    blocks: Sequence[Block]


def write_paper(paper: Paper, ending: str) -> bytes:
    """Return a paper as the bytes of a file.

    Args:
        paper: what to write.
        ending: ``docx`` or ``html``.

    Raises:
        KeyError: for another ending.
    """
    return _WRITERS[ending](paper)


def even_widths(columns: int, first: float) -> tuple[float, ...]:
    """Return widths of columns: the first as wide as asked, the others alike."""
    return (first, *((1 - first) / max(1, columns - 1) for _ in range(columns - 1)))


# ── Word ──


def _word(paper: Paper) -> bytes:
    document = docx.Document()
    lay_on_side(document)
    document.core_properties.title = paper.title
    document.core_properties.language = paper.language
    document.add_heading(paper.title, level=1)
    for block in paper.blocks:
        _add(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(text, level=level)
        case Words(text):
            document.add_paragraph(text)
        case Points(texts):
            for text in texts:
                document.add_paragraph(text, style="List Bullet")
        case Table(columns, rows, widths):
            add_table(document, columns, rows, widths)
            document.add_paragraph()
        case Picture(png, _, alt):
            shape = document.add_picture(io.BytesIO(png), width=Cm(_WIDEST_PICTURE))
            shape._inline.docPr.set("descr", alt)


# ── HTML ──

_STYLE = """
body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 72rem;
  margin: 2rem auto; padding: 0 1.5rem; }
h1, h2, h3 { line-height: 1.2; margin: 2rem 0 .6rem; }
div.table { overflow-x: auto; margin: .6rem 0 1.4rem; }
table { border-collapse: collapse; font-size: .875rem; }
th, td { border-bottom: 1px solid #d5d9de; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #e7ecf2; vertical-align: bottom; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
img { max-width: 100%; height: auto; }
@media print { body { max-width: none; } }
"""


def _html(paper: Paper) -> bytes:
    body = "\n".join(_as_html(block) for block in paper.blocks)
    title = escape(paper.title)
    return (
        f'<!doctype html>\n<html lang="{paper.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    ).encode()


def _as_html(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Words(text):
            return f"<p>{escape(text)}</p>"
        case Points(texts):
            return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"
        case Table(columns, rows, _):
            return _html_table(columns, rows)
        case Picture(_, svg, alt):
            data = base64.b64encode(svg).decode()
            return f'<p><img alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}"></p>'


def _html_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    right = [any(is_number(row[n]) for row in rows) for n in range(len(columns))]
    head = "".join(_cell("th", text, right=right[n], more=' scope="col"') for n, text in enumerate(columns))
    body = "".join(
        "<tr>" + "".join(_cell("td", text, right=is_number(text)) for text in row) + "</tr>\n" for row in rows
    )
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"
    return f'<div class="table" tabindex="0">{table}</div>'


def _cell(name: str, text: str, *, right: bool, more: str = "") -> str:
    return f"<{name}{' class=' + chr(34) + 'n' + chr(34) if right else ''}{more}>{escape(text)}</{name}>"


_WRITERS: Mapping[str, Callable[[Paper], bytes]] = {"docx": _word, "html": _html}
