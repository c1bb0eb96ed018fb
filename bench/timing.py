"""Timing two ways to the same result, by turns: ours, and the barest code that does it (the floor)."""

import gc
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any


class WrongResult(Exception):
    """Ours and the floor do not agree: what was timed is worth nothing."""


def _result(given: Any, result: Any) -> Any:
    return result


@dataclass(frozen=True, slots=True)
class Side:
    """One way to the result.

    Attributes:
        run: what is timed.
        given: makes what ``run`` is given, such as a fresh file, and clears it away; not timed.
        outcome: what ``run`` came to, from what it was given and what it returned, in a form that both sides share;
            not timed.
    """

    run: Callable[[Any], Any]
    given: Callable[[], AbstractContextManager[Any]] = nullcontext
    outcome: Callable[[Any, Any], Any] = _result


@dataclass(frozen=True, slots=True)
class Case:
    """Something to be timed: its name, our way and the bare one."""

    name: str
    ours: Side
    floor: Side


@dataclass(frozen=True, slots=True)
class Timed:
    """The times of a case in seconds, run by run, and of the first, cold run of our side."""

    name: str
    ours: tuple[float, ...]
    floor: tuple[float, ...]
    first: float

    @property
    def ms(self) -> float:
        """The median of our side in milliseconds."""
        return 1000 * statistics.median(self.ours)

    @property
    def floor_ms(self) -> float:
        """The median of the floor in milliseconds."""
        return 1000 * statistics.median(self.floor)

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes."""
        return self.ms / self.floor_ms


def timed(case: Case, repeats: int) -> Timed:
    """Return the times of a case over so many repeats, the two sides by turns, after one run of each to warm up.

    Raises:
        WrongResult: if the two sides do not agree, in any of the runs.
    """
    ours: list[float] = []
    floor: list[float] = []
    for number in range(repeats + 1):
        sides = [(case.ours, ours), (case.floor, floor)]
        found = {}
        for side, times in sides if number % 2 else sides[::-1]:
            seconds, found[id(side)] = _once(side)
            times.append(seconds)
        _compare(case.name, found[id(case.ours)], found[id(case.floor)])
    return Timed(case.name, tuple(ours[1:]), tuple(floor[1:]), ours[0])


def _once(side: Side) -> tuple[float, Any]:
    """Time one run. What is left from others is collected first; within the run garbage is collected as in real use."""
    with side.given() as given:
        gc.collect()
        start = time.perf_counter()
        result = side.run(given)
        seconds = time.perf_counter() - start
        return seconds, side.outcome(given, result)


def _compare(name: str, ours: Any, floor: Any) -> None:
    if ours == floor:
        return
    difference = f"{_shown(ours)}\nis not\n{_shown(floor)}"
    if isinstance(ours, dict) and isinstance(floor, dict):
        keys = [key for key in {**ours, **floor} if ours.get(key) != floor.get(key)]
        lines = [f"{key}: {_shown(ours.get(key))} is not {_shown(floor.get(key))}" for key in keys[:5]]
        difference = "\n".join([f"{len(keys)} of {len({**ours, **floor})} differ:", *lines])
    raise WrongResult(f"{name}: ours and the floor do not agree.\n{difference}")


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 200 else words[:199] + "…"
