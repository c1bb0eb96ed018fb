"""What a Word document's styles and lists say of a paragraph that the paragraph does not say itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from qualcode.formats.list_numbers import letters, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_OFF = frozenset(("0", "false", "off", "none"))
_HEADING = re.compile(r"(?:heading|kop|title|titel|subtitle|ondertitel|überschrift|berschrift) ?\d?", re.IGNORECASE)
_LONGEST_NUMBER = 60
"""How many characters of what stands before a paragraph are kept; without a bound a list could write gigabytes."""


def is_on(toggle: etree._Element | None) -> bool:
    """Say whether a switch such as ``<w:b/>`` stands and is on."""
    return toggle is not None and toggle.get(VAL) not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives to its paragraphs or runs."""

    bold: bool = False
    italic: bool = False
    heading: bool = False
    list: tuple[str, int] | None = None


PLAIN = Style()


@dataclass(slots=True)
class Styles:
    """A document's styles, read when the first one is asked for.

    Attributes:
        root: gives the part with the styles, or None.
    """

    root: Callable[[], etree._Element | None]
    _elements: dict[str, etree._Element] | None = None
    _found: dict[str, Style] = field(default_factory=dict)
    _merged: dict[str, Style] = field(default_factory=dict)

    def of(self, name: str) -> Style:
        """Return the style of this identity; an unknown one gives nothing."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._read(name)
        return found

    def _read(self, name: str) -> Style:
        if re.fullmatch(r"(?:Heading|Kop)\d", name):  # the common ones need no look into the part
            return Style(heading=True)
        if self._elements is None:
            root = self.root()
            elements = root.iterchildren(W + "style") if root is not None else ()
            self._elements = {element.get(W + "styleId", ""): element for element in elements}
        return self._inherited(name, self._elements)

    def _inherited(self, name: str, elements: Mapping[str, etree._Element]) -> Style:
        """Return what a style says itself, over what those say that it is based on."""
        chain: dict[str, etree._Element] = {}
        while name in elements and name not in chain and name not in self._merged:
            chain[name] = elements[name]
            based = chain[name].find(W + "basedOn")
            name = based.get(VAL, "") if based is not None else ""
        found = self._merged.get(name, PLAIN)
        for above in reversed(chain):
            found = self._merged[above] = _over(found, chain[above])
        return found


def _over(base: Style, element: etree._Element) -> Style:
    bold, italic, in_list = base.bold, base.italic, base.list
    toggles, paragraph, named = (element.find(W + part) for part in ("rPr", "pPr", "name"))
    if toggles is not None:
        bold = is_on(toggles.find(W + "b")) if toggles.find(W + "b") is not None else bold
        italic = is_on(toggles.find(W + "i")) if toggles.find(W + "i") is not None else italic
    if paragraph is not None and paragraph.find(W + "numPr") is not None:
        in_list = list_of(paragraph.find(W + "numPr")) or in_list
    heading = base.heading or (named is not None and bool(_HEADING.fullmatch(named.get(VAL, ""))))
    return Style(bold, italic, heading, in_list)


def list_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """Return the list and the level of a paragraph's ``numPr``; None where it stands in no list."""
    if properties is None:
        return None
    number, level = properties.find(W + "numId"), properties.find(W + "ilvl")
    if number is None or number.get(VAL, "0") == "0":
        return None
    written = level.get(VAL, "0") if level is not None else "0"
    return number.get(VAL, "0"), min(int(written), 8) if written.isdecimal() and len(written) < 4 else 0


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """A document's lists, read when the first one is met; counts as Word does while the paragraphs pass.

    Attributes:
        root: gives the part with the lists, or None.
    """

    root: Callable[[], etree._Element | None]
    _levels: dict[str, dict[int, _Level]] | None = None
    _shared: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def next(self, number: str, level: int) -> str:
        """Return what Word writes before the next paragraph of a list at this level; empty for a bullet."""
        if self._levels is None:
            self._levels = self._read()
        levels = self._levels.get(number, {})
        counts = self._counts.setdefault(self._shared.get(number, number), [None] * 9)
        here = levels.get(level, _Level())
        now = counts[level]
        counts[level] = here.start if now is None else now + 1
        counts[level + 1 :] = [None] * (8 - level)
        if here.kind == "bullet":
            return here.text.strip() if any(letter.isalpha() for letter in here.text) and len(here.text) > 1 else ""

        def filled(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            above = levels.get(at, _Level())
            return _written(above.start if counts[at] is None else counts[at] or 0, above.kind)

        return re.sub(r"%([1-9])", filled, here.text).strip()[:_LONGEST_NUMBER]

    def _read(self) -> dict[str, dict[int, _Level]]:
        root = self.root()
        if root is None:
            return {}
        abstract = {
            element.get(W + "abstractNumId", ""): {_at(level): _level(level) for level in element.iter(W + "lvl")}
            for element in root.iterchildren(W + "abstractNum")
        }
        found = {}
        for element in root.iterchildren(W + "num"):
            points = element.find(W + "abstractNumId")
            shared = points.get(VAL, "") if points is not None else ""
            levels = dict(abstract.get(shared, {}))
            own = list(element.iterchildren(W + "lvlOverride"))
            for override in own:
                start = override.find(W + "startOverride")
                level = override.find(W + "lvl")
                old = _level(level) if level is not None else levels.get(_at(override), _Level())
                levels[_at(override)] = old if start is None else _Level(_whole(start, 1), old.kind, old.text)
            key = element.get(W + "numId", "")
            found[key] = levels
            if not own:  # lists of one kind count on together, unless one begins anew
                self._shared[key] = "abstract " + shared
        return found


def _at(element: etree._Element) -> int:
    written = element.get(W + "ilvl", "0")
    return min(int(written), 8) if written.isdecimal() and len(written) < 4 else 0


def _level(element: etree._Element) -> _Level:
    kind, text = element.find(W + "numFmt"), element.find(W + "lvlText")
    return _Level(
        start=_whole(element.find(W + "start"), 1),
        kind=kind.get(VAL, "decimal") if kind is not None else "decimal",
        text=text.get(VAL, "")[:_LONGEST_NUMBER] if text is not None else "",
    )


def _whole(element: etree._Element | None, default: int) -> int:
    written = element.get(VAL, "") if element is not None else ""
    return int(written) if written.isdecimal() and len(written) < 7 else default


def _written(number: int, kind: str) -> str:
    """Return a number as a list of this kind writes it; kinds that are rare in transcripts as digits."""
    if kind == "none":
        return ""
    if kind in ("lowerLetter", "upperLetter"):
        return letters(number) if kind == "lowerLetter" else letters(number).upper()
    if kind in ("lowerRoman", "upperRoman"):
        return roman(number) if kind == "lowerRoman" else roman(number).upper()
    return f"{number:02d}" if kind == "decimalZero" else str(number)
