"""``python -m bench.agreement``: how fast agreement is computed, on data made up, beside a library that is known.

The floor is the package krippendorff, for nominal alpha of each code over turns: once, and as many draws of transcripts
anew as are timed here, counted up to 1,000. It is asked only that one coefficient; ours gives all of them on all units.
"""

import argparse
import random
import time
from collections.abc import Callable
from statistics import median

import krippendorff
import numpy as np

from bench.study import BOOK
from qualcode.agreement.comparing import Wanted, agreement_report, compared_codes, ratings
from qualcode.agreement.elsewhere import of_spans
from qualcode.agreement.report import AgreementReport
from qualcode.codings import Coding, coding_of
from qualcode.matrices import Corpus
from qualcode.spans import Span
from qualcode.transcripts import Role, Transcript, Turn
from qualcode.units import Unit, frame

CODERS = ("A", "B")
KEYS = [code.key for code in BOOK.codes]
TRANSCRIPTS, TURNS, CODINGS = 50, 60, 65
"""So many transcripts, turns of who is interviewed in each, and codings of each coder in each."""

FEW_DRAWS = 20
"""So many draws of the floor are timed."""

LINE, SPANS = 1_000_000, 5_000


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(prog="python -m bench.agreement", description=__doc__)
    options.add_argument("--repeats", type=int, default=5, help="timed runs of each, after one to warm up")
    options.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100], help="times 50 transcripts")
    chosen = options.parse_args()
    rows = [("", "median s", "aim", "times the size", "floor s")]
    first: float | None = None
    for size in chosen.sizes:
        study = corpus(TRANSCRIPTS * size)
        seconds = _timed(lambda s=study: report(s), chosen.repeats if size < 100 else 1)
        first = first or seconds / size
        floor = f"{_floor(study):.1f}" if size == chosen.sizes[0] else ""
        name = (
            f"9 codes × {TRANSCRIPTS * size} transcripts × 2 coders, all, 1,000 draws ({len(study.codings):,} codings)"
        )
        rows.append((name, f"{seconds:.2f}", "≤ 1" if size == 1 else "", f"{seconds / size / first:.2f}", floor))
    given = spans()
    seconds = _timed(lambda: of_spans(given, lengths={"t": LINE}, draws=0), chosen.repeats)
    name = f"5 coders × {SPANS:,} spans, 50 codes, {LINE:,} characters, no intervals"
    rows.append((name, f"{seconds:.2f}", "≤ 0.3", "", ""))
    for row in (rows[0], tuple("---" for _ in rows[0]), *rows[1:]):
        print("| " + " | ".join(row) + " |")


def corpus(transcripts: int) -> Corpus:
    """Return a study of two coders who finished all, made up."""
    chance = np.random.default_rng(1)
    found: list[Transcript] = []
    codings: list[Coding] = []
    for number in range(transcripts):
        transcript = _transcript(f"t{number}", chance)
        found.append(transcript)
        own = [turn.span for turn in transcript.turns if turn.codable]
        for coder in CODERS:
            codings += [_coding(transcript, own[n * 7 % TURNS], coder, n=n, chance=chance) for n in range(CODINGS)]
    return Corpus(found, codings, [BOOK])


def _transcript(name: str, chance: np.random.Generator) -> Transcript:
    turns: list[Turn] = []
    said: list[str] = []
    place = 0
    for _ in range(TURNS):
        for role, length in ((Role.INTERVIEWER, 60), (Role.PARTICIPANT, int(chance.integers(100, 900)))):
            words = "woord " * (length // 6) + "klaar."
            turns.append(Turn(role.value, role, Span(place, place + len(words)), Span(place, place)))
            said.append(words)
            place += len(words) + 1
    return Transcript(name, "\n".join(said), tuple(turns))


def _coding(transcript: Transcript, turn: Span, coder: str, *, n: int, chance: np.random.Generator) -> Coding:
    """Return a coding in a turn: four times in five with the code that the turn calls for."""
    start = turn.start + int(chance.integers(0, 30))
    end = min(turn.end, start + int(chance.integers(30, 300)))
    key = KEYS[n % len(KEYS)] if chance.random() < 0.8 else KEYS[int(chance.integers(len(KEYS)))]
    return coding_of(transcript, Span(start, end), key, coder=coder)


def spans() -> dict[str, dict[str, list[tuple[Span, str]]]]:
    """Return passages of five coders on one text."""
    chance = random.Random(1)
    return {
        "t": {
            f"coder {coder}": [
                (Span(start, start + chance.randint(20, 200)), f"c{chance.randrange(50)}")
                for start in (chance.randrange(LINE - 200) for _ in range(SPANS))
            ]
            for coder in range(5)
        }
    }


def report(study: Corpus) -> AgreementReport:
    """Return everything that is computed: all units, with intervals; turns stand for their sentences."""
    turns = {t.id: [turn.span for turn in t.turns if turn.codable] for t in study.transcripts}
    finished = {t.id: frozenset(CODERS) for t in study.transcripts}
    return agreement_report(study, coders=CODERS, finished=finished, wanted=Wanted(sentences=turns))


def _floor(study: Corpus) -> float:
    """Return how long the library takes for one coefficient of each code with 1,000 draws."""
    finished = {t.id: frozenset(CODERS) for t in study.transcripts}
    there = frame(study.transcripts, finished, CODERS)
    _, given = ratings(there, study.codings, compared_codes(study.books, set(KEYS), ()), Unit.TURNS)
    chance = np.random.default_rng(1)
    begun = time.perf_counter()
    for table in given.values():
        by_text = table.reshape(len(study.transcripts), TURNS, len(CODERS))
        for _ in range(FEW_DRAWS):
            drawn = by_text[chance.integers(0, len(by_text), size=len(by_text))].reshape(-1, len(CODERS))
            krippendorff.alpha(drawn.T, level_of_measurement="nominal")
    return (time.perf_counter() - begun) * 1000 / FEW_DRAWS


def _timed(act: Callable[[], object], repeats: int) -> float:
    act()
    seconds = []
    for _ in range(repeats):
        begun = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - begun)
    return median(seconds)


if __name__ == "__main__":
    main()
