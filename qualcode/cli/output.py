"""What commands print: JSON or a table to stdout, notes and progress to stderr."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from qualcode.catalogue import Language
from qualcode.transcripts import Note

Project = Annotated[str, typer.Argument(help="The project: a file NAME.qualcode, or a database URL.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON to stdout.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write to this file: .docx, .xlsx or .csv.")]
Figure = Annotated[
    Path | None, typer.Option("--figure", help="Draw a figure as well, in this file: .svg, .png or .pdf.")
]
FigureLanguage = Annotated[Language, typer.Option("--language", help="Of the words and numbers in the figure.")]
Embedder = Annotated[
    str,
    typer.Option(
        "--embedder",
        help="What tells the meaning of sentences: spacy:NAME_OR_FOLDER, sentence-transformers:NAME_OR_FOLDER, or use.",
    ),
]
Dask = Annotated[
    str, typer.Option("--dask", help="Let a Dask cluster read the sentences: the address of its scheduler, tcp://….")
]
Coder = Annotated[str, typer.Option("--coder", help="Whose codings.")]


def print_json(value: Any) -> None:
    """Print a value as JSON, readable, in one document."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def say(message: str) -> None:
    """Print a sentence for people."""
    typer.echo(message, err=True)


def print_notes(notes: Iterable[Note], *, indent: str = "") -> None:
    """Print notes to stderr."""
    for note in notes:
        say(f"{indent}{note.kind}: {note.message}")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> None:
    """Print a table for people to stdout; numbers to the right, a dot for zero."""
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title=title and escape(title),
        caption=caption and escape(caption),
        title_justify="left",
    )
    table.caption_justify = "left"
    rows = [list(row) for row in rows]
    for number, column in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[number], (int, float)) or row[number] is None for row in rows)
        table.add_column(escape(column), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(escape(_cell(value)) for value in row))
    console = Console()
    if not console.is_terminal:
        console.width = 120
    console.print(table)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.2f}"
    return "·" if value == 0 and not isinstance(value, bool) else str(value)


class Bar:
    """A progress bar; called with the name of each step before it begins.

    Args:
        step: what shows a step.
        count: called with how much of a step is done and how much there is, where that is worth showing.
    """

    def __init__(self, step: Callable[[str], None], count: Callable[[int, int], None]) -> None:
        self._step = step
        self.count = count

    def __call__(self, name: str) -> None:
        """Begin a step."""
        self._step(name)


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Bar]:
    """Show a progress bar on stderr; call what this yields with the name of each step before it begins."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=False) as bar:
        task = bar.add_task(what, total=total)
        begun = False

        def step(name: str) -> None:
            nonlocal begun
            bar.update(task, advance=int(begun), description=name[:40])
            begun = True

        parts = bar.add_task("", visible=False)

        def count(done: int, of: int) -> None:
            bar.update(parts, description="  sentences", completed=done, total=of, visible=True)

        yield Bar(step, count)
        bar.update(task, advance=int(begun), description=what)
