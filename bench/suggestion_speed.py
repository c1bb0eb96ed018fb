"""``python -m bench.suggestion_speed``: how fast passages become numbers to learn from, and how much memory that takes.

From transcripts to features, in a process of its own each time: first with no vector known, then with all in the file.
What is imported, and making the transcripts, is not timed. Then learning from what was judged of all passages.
"""

import json
import random
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench.data import BASE, WORDS, interview_of
from bench.memory import kept
from qualcode.codebooks import Code, Codebook, Family
from qualcode.formats.interviews import interviews_of
from qualcode.formats.reading import read_document
from qualcode.suggest.embedders import embedder_named
from qualcode.suggest.embedding import RememberingEmbedder
from qualcode.suggest.features import Features, features_of
from qualcode.suggest.learning import learn
from qualcode.suggest.passages import codes_in_use, passages_of
from qualcode.transcripts import Transcript

CODES, RATE = 30, 0.03
"""How many codes are learned, and how many passages have each."""

FIRST, SECOND, MEMORY, LEARN = 3000, 10, 1e9, 2.0
"""What we set ourselves: words per second in the first pass, how many times that aim in the second, bytes, seconds."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over the transcripts.

    Attributes:
        words: of the passages.
        passages: sentences of who is interviewed.
        seconds: from transcripts to features.
        memory: what the process had at most by then, in bytes.
        learn: seconds that learning took.
    """

    words: int
    passages: int
    seconds: float
    memory: int
    learn: float

    @property
    def rate(self) -> float:
        """Words per second."""
        return self.words / self.seconds


def measured(transcripts: int = BASE) -> tuple[Pass, Pass]:
    """Return a first pass over so many transcripts and a second one, which reads the vectors that the first kept."""
    with TemporaryDirectory(prefix="qualcode-bench-") as folder:
        command = [sys.executable, "-m", "bench.suggestion_speed", f"{folder}/bench.vectors", str(transcripts)]
        first, second = (
            Pass(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
            for _ in range(2)
        )
    return first, second


def shown(first: Pass, second: Pass) -> str:
    """Return the lines that say it, as a table in Markdown."""
    lines = [
        ("first pass, words per second", f"{first.rate:,.0f}", f"≥ {FIRST:,}", first.rate >= FIRST),
        ("second pass, from the file", f"{second.rate:,.0f}", f"≥ {SECOND * FIRST:,}", second.rate >= SECOND * FIRST),
        ("second pass, times the first", f"{second.rate / first.rate:.1f}", "", None),
        ("memory at most, first pass", f"{first.memory / 1e6:,.0f} MB", "≤ 1,000 MB", first.memory <= MEMORY),
        ("memory at most, second pass", f"{second.memory / 1e6:,.0f} MB", "≤ 1,000 MB", second.memory <= MEMORY),
        (f"learning {CODES} codes", f"{second.learn:.2f} s", f"≤ {LEARN:.0f} s", second.learn <= LEARN),
    ]
    head = f"**{first.words:,} words** in {first.passages:,} sentences, made up"
    said = {None: "", True: "yes", False: "NO"}
    rows = [f"| {name} | {value} | {aim} | {said[met]} |" for name, value, aim, met in lines]
    return "\n".join([head, "", "| | | aim | met |", "|---|---:|---|---|", *rows])


def _child(file: Path, transcripts: int) -> Pass:
    talks = [_transcript(number) for number in range(transcripts)]
    embedder = RememberingEmbedder(embedder_named(), file)
    begun = time.perf_counter()
    passages, _ = passages_of(talks)
    features = features_of(passages, embedder)
    seconds, memory = time.perf_counter() - begun, kept("VmHWM")
    words = sum(len(text.split()) for text in passages.texts)
    return Pass(words, len(passages), seconds, memory, _learning(features))


def _learning(features: Features) -> float:
    """Return how many seconds it takes to learn codes that were given by chance."""
    chance = np.random.default_rng(1)
    codes = [Code(f"c{n}", f"Code {n}", f"Definitie {n}", "main", "#336699") for n in range(CODES)]
    book = Codebook("bench", "Bench", "1", "nl", "", (Family("main", "Main"),), tuple(codes))
    truth = (chance.random((len(features.transcripts), CODES)) < RATE).astype(float)
    codebook = chance.normal(size=truth.shape)
    begun = time.perf_counter()
    learn(features, codebook, truth, codes=codes_in_use([book]))
    return time.perf_counter() - begun


def _transcript(number: int) -> Transcript:
    interview = interview_of(random.Random(1000 + number), number + 1, WORDS)
    (found,) = interviews_of(read_document(interview.text.encode(), f"{interview.name}.txt"))
    return found.imported.transcript


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(asdict(_child(Path(sys.argv[1]), int(sys.argv[2])))))
    else:
        print(shown(*measured()))
