"""Starting the program: ``qualcode --help`` as a user meets it, against an interpreter that imports typer."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Case, Side


def cases() -> Iterator[Case]:
    """Yield the case of the help."""
    program = Path(sys.executable).with_name("qualcode")
    yield Case(
        "qualcode --help",
        Side(lambda _: _output(str(program), "--help"), outcome=lambda _, words: "Usage:" in words),
        Side(lambda _: _output(sys.executable, "-c", "import typer"), outcome=lambda _, words: words == ""),
    )


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
