"""Codebook files: YAML in, a `Codebook` out, or every error with its line; and a `Codebook` in, YAML out."""

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from itertools import accumulate
from textwrap import wrap
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from qualcode.codebooks import Code, Codebook, Family, Scale, ambiguities, problems
from qualcode.errors import CodebookError, did_you_mean

_T = TypeVar("_T", Family, Code)


def read_codebook(content: bytes, name: str) -> Codebook:
    """Return the codebook in a YAML file.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        CodebookError: with every problem as ``file:line: code 'x': key: what was expected``.
    """
    reader = _Reader(name, _load(content, name))
    book = reader.book()
    if reader.problems or book is None:
        raise CodebookError([line for _, line in sorted(reader.problems)])
    return book


class _Number(float):
    """A number that remembers how it was written: version 1.10 is not 1.1."""

    written: str

    def __str__(self) -> str:
        return self.written

    __repr__ = __str__


class _Constructor(RoundTripConstructor):
    """Makes values of what stands in the file, so that numbers and dates keep their words."""

    def construct_integer(self, node: ScalarNode) -> _Number:
        return self._number(self.construct_yaml_int(node), node)

    def construct_decimal(self, node: ScalarNode) -> _Number:
        return self._number(self.construct_yaml_float(node), node)

    def construct_date(self, node: ScalarNode) -> str:
        return str(node.value)

    def _number(self, value: float, node: ScalarNode) -> _Number:
        number = _Number(value)
        number.written = str(node.value)
        return number


_Constructor.add_constructor("tag:yaml.org,2002:int", _Constructor.construct_integer)
_Constructor.add_constructor("tag:yaml.org,2002:float", _Constructor.construct_decimal)
_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_date)


def _load(content: bytes, name: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.Constructor = _Constructor
    try:
        return yaml.load(io.StringIO(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise CodebookError([f"{name}: is not UTF-8 (byte {error.start}). Save it as UTF-8."]) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f":{mark.line + 1}" if mark else ""
        reason = (error.problem or "cannot be read").splitlines()[0]
        hint = "every key may stand once" if "duplicate key" in reason else "check indents, quotes and colons there"
        raise CodebookError([f"{name}{line}: this is no valid YAML: {reason}; {hint}"]) from error
    except YAMLError as error:
        raise CodebookError([f"{name}: this is no valid YAML: {str(error).splitlines()[0]}"]) from error
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:  # ruamel on odd values
        raise CodebookError(
            [f"{name}: this is no valid YAML: {error}; put words, dates and versions in quotes"]
        ) from error


class _Reader:
    """Turns the loaded YAML into values, gathering problems with their lines instead of stopping at the first."""

    def __init__(self, name: str, data: Any) -> None:
        self.name = name
        self.data = data
        self.problems: list[tuple[int, str]] = []
        self.faulty: set[tuple[int, str]] = set()

    def book(self) -> Codebook | None:
        """Return the codebook, or None where a problem was found."""
        if not isinstance(self.data, CommentedMap):
            self._report(1, "", "", "expected a codebook: key, title, version, families, codes")
            return None
        own = self._values(Codebook, self.data, "")
        families, family_items = self._items(Family, "families")
        codes, code_items = self._items(Code, "codes")
        items = {"families": family_items, "codes": code_items}
        for problem in problems(families, codes) + ambiguities(codes):
            where, number = problem.place
            item = items[where][number]
            if (id(item), problem.key) not in self.faulty:
                owner = f"{'code' if where == 'codes' else 'family'} '{problem.name}'"
                self._report(self._line(item, problem.key), owner, problem.key, problem.message)
        if self.problems:
            return None
        return Codebook(**(own | {"families": tuple(families), "codes": tuple(codes)}))

    def _items(self, kind: type[_T], where: str) -> tuple[list[_T], list[CommentedMap]]:
        """Return the values of a list's entries, blank where faulty, and the entries themselves."""
        values, items = [], []
        for position, item in enumerate(self._list(where)):
            if isinstance(item, CommentedMap):
                owner = f"{kind.__name__.lower()} '{item['key']}'" if item.get("key") else ""
                values.append(kind(**self._values(kind, item, owner)))
                items.append(item)
            else:
                line = int(self.data[where].lc.data[position][0]) + 1
                self._report(line, "", where, f"expected an entry with keys such as 'key: …', not {_shown(item)}")
        return values, items

    def _list(self, key: str) -> list[Any]:
        items = self.data.get(key)
        if isinstance(items, list) and items:
            return list(items)
        if key in self.data and (id(self.data), key) not in self.faulty:
            self._report(self._line(self.data, key), "", key, "expected a list with at least one entry")
        return []

    def _values(self, kind: type, item: CommentedMap, owner: str) -> dict[str, Any]:
        known = {field.name: field for field in fields(kind)}
        values: dict[str, Any] = {}
        for key, value in item.items():
            if key not in known:
                hint = did_you_mean(str(key), known) or f"Known keys: {', '.join(known)}"
                self._report(self._line(item, key), owner, str(key), f"is no key of a {kind.__name__.lower()}. {hint}")
                continue
            values[str(key)], expected = _CONVERTERS[known[key].type](value)
            if expected:
                self._fault(item, owner, str(key), f"expected {expected}, not {_shown(value)}")
        for key, field in known.items():
            if key not in item and field.default is MISSING:
                self._fault(item, owner, key, f"is missing; every {kind.__name__.lower()} has one")
                values[key] = ""
        return values

    def _fault(self, item: CommentedMap, owner: str, key: str, message: str) -> None:
        self.faulty.add((id(item), key))
        self._report(self._line(item, key), owner, key, message)

    def _line(self, item: Any, key: object) -> int:
        position = item.lc.data.get(key) if item.lc.data else None
        return int(position[0] if position else item.lc.line) + 1

    def _report(self, line: int, owner: str, key: str, message: str) -> None:
        parts = [f"{self.name}:{line}", owner, key, message.strip()]
        self.problems.append((line, ": ".join(part for part in parts if part)))


Converter = Callable[[Any], tuple[Any, str]]
"""Takes what YAML holds; returns the value and, if it does not fit, what was expected instead."""


def _text(value: Any) -> tuple[Any, str]:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(str(value).split()), ""
    return "", "words"


def _texts(value: Any) -> tuple[Any, str]:
    if value is None:
        return (), ""
    if not isinstance(value, list) or any(_text(item)[1] for item in value):
        return (), "a list of words, one '- …' a line"
    return tuple(_text(item)[0] for item in value), ""


def _optional_text(value: Any) -> tuple[Any, str]:
    return (None, "") if value is None else _text(value)


def _truth(value: Any) -> tuple[Any, str]:
    return (bool(value), "") if isinstance(value, bool) else (False, "true or false")


def _scale(value: Any) -> tuple[Any, str]:
    expected = "numbers min and max, and perhaps threshold"
    if not isinstance(value, Mapping) or not {"min", "max"} <= set(value) <= {"min", "max", "threshold"}:
        return None, expected
    if not all(isinstance(number, (int, float)) for number in value.values()):
        return None, expected
    return Scale(**{str(key): float(number) for key, number in value.items()}), ""


def _anything(value: Any) -> tuple[Any, str]:
    return value, "" if isinstance(value, list) else "a list"


_CONVERTERS: dict[object, Converter] = {
    str: _text,
    str | None: _optional_text,
    tuple[str, ...]: _texts,
    bool: _truth,
    Scale | None: _scale,
    tuple[Family, ...]: _anything,
    tuple[Code, ...]: _anything,
}


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def write_codebook(book: Codebook) -> bytes:
    """Return the YAML file of a codebook, in UTF-8; what has its usual value is left out.

    Reading it gives an equal codebook if the book has families and codes, and its words are parted by single blanks.
    """
    yaml = YAML(typ="rt")
    yaml.width = sys.maxsize  # where it breaks quoted lines itself, signs such as U+0006 do not read back
    yaml.indent(mapping=2, sequence=4, offset=2)
    content: dict[str, Any] = {name: getattr(book, name) for name in ("key", "title", "version", "language", "source")}
    content["source"] = _written(book.source)
    content["version"] = DoubleQuotedScalarString(book.version)
    content["families"] = [_entry(family, _FAMILY_ORDER) for family in book.families]
    content["codes"] = [_entry(code, _CODE_ORDER) for code in book.codes]
    stream = io.BytesIO()
    yaml.dump(content, stream)
    return stream.getvalue()


_LONG = 90
"""Letters from which words are folded over several lines, of so many letters at most."""
_FAMILY_ORDER = tuple(field.name for field in fields(Family))
_CODE_ORDER = ("key", "label", "family", "parent", "color", "definition")


def _entry(item: Family | Code, order: Sequence[str]) -> dict[str, Any]:
    """Return what a file says of a family or code: the fields of ``order`` first."""
    defaults = {field.name: field.default for field in fields(item)}
    names = [*order, *(name for name in defaults if name not in order)]
    return {name: _written(getattr(item, name)) for name in names if getattr(item, name) != defaults[name]}


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if isinstance(value, str) and len(value) > _LONG and value.isprintable():
        return _folded(value)
    if isinstance(value, Scale):
        scale = CommentedMap((name, _figure(getattr(value, name))) for name in ("min", "max"))
        if value.threshold is not None:
            scale["threshold"] = _figure(value.threshold)
        scale.fa.set_flow_style()
        return scale
    return value


def _folded(words: str) -> Any:
    """Return words that are written over several lines and read as one."""
    folded = FoldedScalarString(words)
    lines = wrap(words, _LONG, break_long_words=False, break_on_hyphens=False)
    folded.fold_pos = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=-1))[1:]
    return folded


def _figure(number: float) -> float:
    return int(number) if float(number).is_integer() else number


def codebook_lines(book: Codebook) -> Iterator[tuple[int, str]]:
    """Yield the depth and a line for each code of the tree: label, key and what is special about it."""
    families = {family.key: family for family in book.families}
    for depth, code in book.walk():
        marks = [code.key]
        if code.scale:
            marks.append(f"{code.scale.min:g}–{code.scale.max:g}")
        if code.adverse:
            marks.append("adverse")
        if code.retired:
            marks.append("retired")
        if families[code.family].exclusive:
            marks.append("exclusive")
        yield depth, f"{code.label} ({', '.join(marks)})"
