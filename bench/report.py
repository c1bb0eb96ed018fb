"""The figures of a run: one row for each case and size, with its aim and its growth; as JSON and as a table."""

import os
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from bench.timing import Timed

_LIBRARIES = ("qualcode", "lxml", "numpy", "pandas", "sqlalchemy", "streamlit", "typer")
TOGETHER = "matrix + co-occurrence"
PROJECT_AIMS = {"open project": 1000, "one screen": 50, "20 × one coding": 100, "6,500 codings": 500, "undo": 5}
"""In milliseconds, for projects of every size."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        case: what was timed.
        size: how many times the base; None for a case that the data do not change.
        ms: the median of our side.
        floor_ms: the median of the floor.
        ratio: how many times the floor ours takes.
        first_ms: the first, cold run of our side in this process.
        growth: time at this size over time at the smallest, divided by the same of the sizes; 1.0 is linear.
        aim: what we set ourselves, or empty.
        met: whether that is so; None without an aim.
        runs_ms: our side, run by run.
        floor_runs_ms: the floor, run by run.
    """

    case: str
    size: int | None
    ms: float
    floor_ms: float
    ratio: float
    first_ms: float
    growth: float | None = None
    aim: str = ""
    met: bool | None = None
    runs_ms: tuple[float, ...] = ()
    floor_runs_ms: tuple[float, ...] = ()


def row(timed: Timed, size: int | None) -> Row:
    """Return the line of a case, judged by its aim."""
    return _judged(
        Row(
            timed.name,
            size,
            timed.ms,
            timed.floor_ms,
            timed.ratio,
            1000 * timed.first,
            runs_ms=tuple(1000 * seconds for seconds in timed.ours),
            floor_runs_ms=tuple(1000 * seconds for seconds in timed.floor),
        )
    )


def together(rows: Sequence[Row]) -> Row:
    """Return the line of matrix and co-occurrence of one size together: they share an aim."""
    two = [found for found in rows if found.case in ("matrix", "co-occurrence")]
    ms, floor_ms = sum(found.ms for found in two), sum(found.floor_ms for found in two)
    return _judged(Row(TOGETHER, two[0].size, ms, floor_ms, ms / floor_ms, sum(found.first_ms for found in two)))


def with_growth(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with their growth from the smallest size, where there are more sizes."""
    smallest: dict[str, Row] = {}
    for found in sorted((r for r in rows if r.size is not None), key=lambda r: r.size or 0):
        smallest.setdefault(found.case, found)
    return [_grown(found, smallest.get(found.case)) for found in rows]


def _grown(found: Row, first: Row | None) -> Row:
    if first is None or first.size is None or found.size is None or found.size == first.size:
        return found
    return replace(found, growth=(found.ms / first.ms) / (found.size / first.size))


def _judged(found: Row) -> Row:
    """Set the aim of a row. Those in milliseconds are for size 1×, those in times the floor for every size."""
    if found.case == "import":
        return replace(found, aim="≤ 12 × floor", met=found.ratio <= 12)
    if found.case == "read":
        return replace(found, aim="≤ 6 × floor", met=found.ratio <= 6)
    if found.case.startswith("viewer"):
        return replace(found, aim="≤ 500 ms, first too", met=max(found.ms, found.first_ms) <= 500)
    if found.case in PROJECT_AIMS:
        most = PROJECT_AIMS[found.case]
        return replace(found, aim=f"≤ {most} ms", met=found.ms <= most)
    most_ms = {"store": 500, TOGETHER: 300, "qualcode --help": 400}.get(found.case)
    if most_ms is None or found.size not in (1, None):
        return found
    return replace(found, aim=f"≤ {most_ms} ms", met=found.ms <= most_ms)


def as_json(rows: Sequence[Row], skipped: Mapping[str, str], options: Mapping[str, Any]) -> dict[str, Any]:
    """Return all of a run: the machine, the options, every row with every time, and what was skipped."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "options": dict(options),
        "rows": [asdict(found) for found in rows],
        "skipped": dict(skipped),
    }


def machine() -> dict[str, Any]:
    """Return what the figures depend on: the cores and how busy they were, the system, the versions of what is used."""
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    } | {name: version(name) for name in _LIBRARIES}


def table(rows: Sequence[Row], skipped: Mapping[str, str]) -> str:
    """Return the rows as a table in Markdown, which reads as well on a screen."""
    head = ("case", "size", "ms", "floor ms", "ratio", "first ms", "growth", "aim", "met")
    lines = [head, *(_line(found) for found in rows)]
    lines += [(name, "", "skipped", "", "", "", "", reason, "") for name, reason in skipped.items()]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    shown = [_shown(line, widths) for line in lines]
    rule = [f"{'-' * width}{'-' if column in (0, 7, 8) else ':'}" for column, width in enumerate(widths)]
    return "\n".join([shown[0], f"|-{'|-'.join(rule)}|", *shown[1:]])


def _line(found: Row) -> tuple[str, ...]:
    return (
        found.case,
        f"{found.size}×" if found.size else "",
        f"{found.ms:.1f}",
        f"{found.floor_ms:.1f}",
        f"{found.ratio:.1f}",
        f"{found.first_ms:.1f}",
        f"{found.growth:.2f}" if found.growth else "",
        found.aim,
        {True: "yes", False: "NO", None: ""}[found.met],
    )


def _shown(line: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.ljust(width) if column in (0, 7, 8) else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]
    return f"| {' | '.join(cells)} |"
