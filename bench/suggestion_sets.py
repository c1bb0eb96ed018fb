"""The sets on which suggestions are developed: two that lie beside the repository, and the demo that comes with it.

``ohd_writers``: five oral-history interviews by utterance. ``world_after_covid``: 57 people, five answers each.
Their examples of themes are quotes from these same answers: where one stands in an answer, whether that theme holds
there counts as unknown, or the codebook would be judged by what it quotes.
"""

import csv
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from qualcode.codebooks import Code, Codebook, Family
from qualcode.projects.demo import CODERS, demo
from qualcode.projects.project import Project
from qualcode.suggest.judgements import Judgements
from qualcode.suggest.passages import Judged, Passages, judged, parts_of, passages_of

FOLDER = Path(__file__).parents[2] / "shared" / "reference" / "suggestion"


@dataclass(frozen=True, slots=True)
class SuggestionSet:
    """Passages with their codes, under the name that the tables call them by."""

    name: str
    judged: Judged


def suggestion_sets() -> list[SuggestionSet]:
    """Return the sets that are at hand; the demo always is."""
    found = []
    if (FOLDER / "ohd_writers").is_dir():
        found.append(ohd_writers(FOLDER / "ohd_writers"))
    if (FOLDER / "world_after_covid").is_dir():
        found.append(world_after_covid(FOLDER / "world_after_covid"))
    return [*found, demo_set()]


# ── five interviews with writers ──

_LEAST_WORDS, _LEAST_USES = 8, 15
_NO_CODE = "highlight"


def ohd_writers(folder: Path) -> SuggestionSet:
    """Return the utterances of 8 words or more, by either speaker, and the 13 codes with 15 uses or more."""
    rows = [row for path in sorted(folder.glob("*.csv")) if path.stem != "codes" for row in _utterances(path)]
    counts: dict[str, int] = {}
    for _, _, _, keys in rows:
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
    with (folder / "codes.csv").open(encoding="utf-8-sig", newline="") as stream:
        defined = {line["tag"].strip(): line["description"].strip() for line in csv.DictReader(stream)}
    keys = [key for key in defined if key != _NO_CODE and counts.get(key, 0) >= _LEAST_USES]
    book = _book("ohd_writers", [_code(key, key, defined[key]) for key in keys])
    truth = np.array([[key in given for key in keys] for *_, given in rows], dtype=float)
    names = tuple(name for name, *_ in rows)
    passages = Passages(tuple(text for _, text, _, _ in rows), names, tuple(asked for _, _, asked, _ in rows))
    return SuggestionSet("ohd_writers", Judged(passages, (book,), truth, parts_of(names)))


def _utterances(path: Path) -> Iterator[tuple[str, str, str, frozenset[str]]]:
    """Yield transcript, text, the interviewer's words before it, and codes; a line without a speaker goes on."""
    speaker = asked = ""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream):
            speaker = line["speaker"].strip(": ") or speaker
            text = html.unescape(line["words"]).strip()
            keys = frozenset(key.strip() for key in line["tags"].split(";") if key.strip())
            if len(text.split()) >= _LEAST_WORDS:
                yield path.stem, text, asked, keys
            if speaker in ("DB", "Devin Becker"):
                asked = text


# ── the world after Covid ──

_QUESTIONS = 5
_PARTS = 5
_WINDOW = 5


def world_after_covid(folder: Path) -> SuggestionSet:
    """Return the answers, and the themes over all questions; unknown where a theme was not coded for a question."""
    people = list(csv.DictReader((folder / "transcripts.csv").read_text("cp1252").splitlines(keepends=True)))
    marks = {line["Name"]: line for line in csv.DictReader((folder / "codes.csv").read_text("utf-8").splitlines())}
    explained = list(_themes((folder / "codebook.md").read_text("utf-8")))
    columns = [column for column in next(iter(marks.values())) if column != "Name"]
    theme = {column: _matched(column.rpartition("_q")[0], [code.label for code in explained]) for column in columns}
    book = _book("world_after_covid", [code for code in explained if code.label in theme.values()])
    texts, names, truth = [], [], []
    for person in people:
        for question in range(1, _QUESTIONS + 1):
            marked = {theme[c]: marks[person["Name"]][c] for c in columns if c.endswith(f"_q{question}")}
            text = person[f"Q{question}"].strip()
            if text:
                texts.append(text)
                names.append(person["Name"])
                truth.append([_judged(code, text, marked.get(code.label, "")) for code in book.codes])
    passages = Passages(tuple(texts), tuple(names), ("",) * len(texts))
    return SuggestionSet("world_after_covid", Judged(passages, (book,), np.array(truth), parts_of(names, _PARTS)))


def _judged(code: Code, text: str, mark: str) -> float:
    quoted = any(_stands_in(example, text) for example in code.examples)
    return float("nan") if quoted or mark not in ("0", "1") else float(mark)


def _stands_in(example: str, text: str) -> bool:
    said, words = " ".join(_words(text)), _words(example)
    runs = [" ".join(words[n : n + _WINDOW]) for n in range(max(1, len(words) - _WINDOW + 1))]
    return 2 * sum(run in said for run in runs) >= len(runs)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _themes(text: str) -> Iterator[Code]:
    for section in re.split(r"^### ", text.replace("\\", ""), flags=re.MULTILINE)[1:]:
        label, _, rest = section.partition("\n")
        head, *quoted = re.split(r"^ *\* *> *", rest.partition("\n## ")[0], flags=re.MULTILINE)
        definition = " ".join(head.partition("Definition:")[2].partition("**Q")[0].split())
        examples = tuple(" ".join(re.split(r"\*\*Q\d", quote)[0].split()) for quote in quoted)
        yield _code(re.sub(r"\W+", "_", label.strip().lower()).strip("_"), label.strip(), definition, examples)


def _matched(column: str, labels: Sequence[str]) -> str:
    """Return the heading of the codebook for a column, which often says it a little otherwise."""
    lower = {label.lower(): label for label in labels}
    within = [label for label in lower if label in column]
    best = max(within, key=len) if within else get_close_matches(column, lower, n=1, cutoff=0.5)[0]
    return lower[best]


# ── the demo ──


def demo_set() -> SuggestionSet:
    """Return the sentences of the sample interviews and what the first coder made of them; transcripts are left out."""
    with TemporaryDirectory() as folder, Project.open(str(demo(Path(folder)).project)) as project:
        transcripts, books = project.transcripts(), tuple(project.codebooks())
        codings = [coding for coding in project.codings() if coding.coder == CODERS[0]]
        read = {name for name, done in project.team().finished.items() if CODERS[0] in done}
    passages, places = passages_of([t for t in transcripts if t.id in read])
    truth = judged(places, books, Judgements(codings, finished=dict.fromkeys(read, frozenset({CODERS[0]}))))
    return SuggestionSet("demo", Judged(passages, books, truth, parts_of(passages.transcripts)))


def demo_passages() -> SuggestionSet:
    """Return what the first coder coded in the sample interviews, as it was coded: each stretch of text once."""
    with TemporaryDirectory() as folder, Project.open(str(demo(Path(folder)).project)) as project:
        transcripts, books = {t.id: t for t in project.transcripts()}, tuple(project.codebooks())
        codings = [coding for coding in project.codings() if coding.coder == CODERS[0]]
    places = sorted(
        {(coding.transcript, coding.span) for coding in codings}, key=lambda place: (place[0], place[1].start)
    )
    names = tuple(name for name, _ in places)
    texts = tuple(span.of(transcripts[name].text) for name, span in places)
    truth = judged(places, books, codings, read=set(names))
    return SuggestionSet(
        "demo passages", Judged(Passages(texts, names, ("",) * len(names)), books, truth, parts_of(names))
    )


# ── what they share ──


def _code(key: str, label: str, definition: str, examples: tuple[str, ...] = ()) -> Code:
    return Code(key, label, definition, "main", "#336699", examples=examples)


def _book(key: str, codes: Sequence[Code]) -> Codebook:
    return Codebook(key, key, "1", "en", "", (Family("main", "Main"),), tuple(codes))
