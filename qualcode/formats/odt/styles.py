"""The styles of an OpenDocument text that matter to a transcript: bold, italic, hidden, coloured, heading, numbered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from qualcode.formats.list_numbers import letters, roman


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; the colour behind them as six hexadecimal digits, or empty."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    color: str = ""
    heading: bool = False


PLAIN = Look()
_HEADINGS = frozenset(("Title", "Subtitle", "Heading"))
_DEEPEST = 20
"""So many styles may be based on one another."""


class Styles:
    """The styles of a document by family and name."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        for root in roots:
            for style in root.iter("{*}style"):
                self._styles[attribute(style, "family"), attribute(style, "name")] = style
            for style in root.iter("{*}list-style"):
                self._lists[attribute(style, "name")] = style

    def look(self, family: str, name: str, base: Look) -> Look:
        """Return how words look in this style: what it does not say is as in ``base``."""
        look = base
        for style in reversed(self._ancestry(family, name)):
            if family == "paragraph" and attribute(style, "name") in _HEADINGS:
                look = replace(look, heading=True)
            for properties in style.iterchildren("{*}text-properties"):
                look = _changed(look, properties)
        return look

    def _ancestry(self, family: str, name: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        while (style := self._styles.get((family, name))) is not None and len(found) < _DEEPEST:
            found.append(style)
            name = attribute(style, "parent-style-name")
        return found

    def number(self, name: str, level: int, count: int) -> str:
        """Return what a list of this style writes before its item: ``3.``; ``•`` for any mark; empty if nothing."""
        for form in self._lists.get(name, ()):
            if attribute(form, "level") != str(level + 1):
                continue
            if local(form) != "list-level-style-number":
                return "•"
            written = _written(count, attribute(form, "num-format"))
            return f"{attribute(form, 'num-prefix')}{written}{attribute(form, 'num-suffix')}" if written else ""
        return ""


def _changed(look: Look, properties: etree._Element) -> Look:
    weight = attribute(properties, "font-weight")
    slant = attribute(properties, "font-style")
    shown = attribute(properties, "display")
    color = attribute(properties, "background-color")
    return Look(
        bold=weight == "bold" or (weight.isdecimal() and int(weight) >= 600) if weight else look.bold,
        italic=slant in ("italic", "oblique") if slant else look.italic,
        hidden=shown == "none" if shown else look.hidden,
        color=color.removeprefix("#").upper().replace("TRANSPARENT", "") if color else look.color,
        heading=look.heading,
    )


def _written(count: int, form: str) -> str:
    """Return a number as a list writes it."""
    if form == "1":
        return str(count)
    if form in ("a", "A"):
        return letters(count) if form == "a" else letters(count).upper()
    if form in ("i", "I"):
        return roman(count) if form == "i" else roman(count).upper()
    return ""


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without its namespace, or an empty string."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
