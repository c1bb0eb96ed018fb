"""The data: interviews in Dutch by a fixed random seed, as Word documents and plain text, coded by two coders.

The same seeds give the same data on every machine, and the first 50 transcripts of a larger set are those of the
smallest. Offsets count characters of the .txt, whose text is that of the .docx and one line feed at its end.
"""

import csv
import json
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document

BASE = 50
"""Transcripts at size 1×."""

WORDS = 8000
"""Words that a transcript has at least."""

CONDITIONS = ("meedoen", "erbij horen", "jezelf zijn", "ertoe doen")
ELEMENTS = (
    "werkzaam element: persoonlijk contact",
    "werkzaam element: vaste begeleider",
    "werkzaam element: laagdrempelig",
    "werkzaam element: eigen regie",
    "werkzaam element: samen doen",
)
CODES = (*CONDITIONS, *ELEMENTS)

_MADE_BY = 1
"""Raise this when the data change: folders made by an older generator are made anew."""

_CODED_TURNS = 60
_VOCABULARY = (
    "ik jij wij hij zij het de een en maar want dus omdat als dan toen nu hier daar ook nog wel niet geen veel weinig "
    "soms altijd vaak nooit mensen buurt huis werk groep vrijwilliger begeleider koffie inloop activiteit samen "
    "meedoen erbij horen jezelf zijn ertoe doen gezien gehoord voelde dacht zei vroeg kwam ging deed hielp kookte "
    "fietste praatte luisterde vertelde wilde kon mocht moest eerste tweede keer week maandag dinsdag avond ochtend "
    "middag jaar maand gesprek vertrouwen rust ruimte plek thuis familie vrienden buren gemeente zorg wijkteam welzijn "
    "dagbesteding tuin keuken wandeling muziek schilderen taal Nederlands leren helpen geven nemen belangrijk fijn "
    "moeilijk spannend leuk verdrietig blij trots onzeker welkom vreemd gewoon echt eigenlijk misschien bijvoorbeeld "
    "coördinator ideeën financiën één reünie categorieën mee-eten 's avonds zo'n foto's"
).split()
_QUESTIONS = (
    "Kunt u iets vertellen over hoe u hier terecht bent gekomen?",
    "Wat betekent meedoen voor u?",
    "Wanneer voelt u dat u erbij hoort?",
    "Kunt u hier helemaal uzelf zijn?",
    "Heeft u het gevoel dat u ertoe doet?",
    "Wat helpt daarbij?",
    "En hoe was dat voor u?",
    "Kunt u een voorbeeld geven?",
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One line of segments.csv: what a coder said of a stretch of a document."""

    document: str
    coder: str
    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview: its name, its title, and who says what in order."""

    name: str
    title: str
    turns: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The whole interview as plain text, a line feed after each line."""
        return "".join([f"{self.title}\n", *(f"{speaker}: {words}\n" for speaker, words in self.turns)])

    def answers(self) -> Iterator[tuple[int, int]]:
        """Yield where the words of each turn that is not the interviewer's stand in the text."""
        position = len(self.title) + 1
        for speaker, words in self.turns:
            start = position + len(speaker) + 2
            position = start + len(words) + 1
            if speaker != "Interviewer":
                yield start, start + len(words)


def data_folder(root: Path, size: int, words: int) -> Path:
    """Return the folder with the data of one size; made now, unless an earlier run left them."""
    folder, stamp = root / f"data-{size}", {"generator": _MADE_BY, "interviews": size * BASE, "words": words}
    made = folder / "made.json"
    if made.is_file() and json.loads(made.read_text()) == stamp:
        return folder
    if folder.exists():
        shutil.rmtree(folder)
    make(folder, size * BASE, words)
    made.write_text(json.dumps(stamp))
    return folder


def make(folder: Path, interviews: int, words: int) -> None:
    """Write docx/, txt/, segments.csv, codes.json and meta.json into a folder."""
    for kind in ("docx", "txt"):
        (folder / kind).mkdir(parents=True)
    segments: list[Segment] = []
    meta = []
    for number in range(interviews):
        chance = random.Random(1000 + number)
        interview = interview_of(chance, number + 1, words)
        segments += _segments(chance, interview)
        text = interview.text
        (folder / "txt" / f"{interview.name}.txt").write_text(text, encoding="utf-8", newline="\n")
        _write_docx(interview, folder / "docx" / f"{interview.name}.docx")
        sizes = {"words": len(text.split()), "chars": len(text), "turns": len(interview.turns)}
        meta.append({"name": interview.name} | sizes)
    (folder / "meta.json").write_text(json.dumps(meta, indent=1), encoding="utf-8")
    (folder / "codes.json").write_text(json.dumps(CODES, ensure_ascii=False, indent=1), encoding="utf-8")
    _write_segments(segments, folder / "segments.csv")


def read_segments(folder: Path) -> list[Segment]:
    """Return the lines of segments.csv."""
    with (folder / "segments.csv").open(encoding="utf-8", newline="") as stream:
        return [
            Segment(row["document"], row["coder"], row["code"], int(row["start"]), int(row["end"]))
            for row in csv.DictReader(stream)
        ]


def interview_of(chance: random.Random, number: int, least: int) -> Interview:
    """Return an interview of so many words at least, drawn by chance."""
    turns: list[tuple[str, str]] = []
    words = 0
    while words < least:
        question = chance.choice(_QUESTIONS)
        turns.append(("Interviewer", question))
        words += len(question.split()) + 1
        for _ in range(chance.randint(1, 2)):
            answer = " ".join(_sentence(chance) for _ in range(chance.randint(2, 9)))
            turns.append((f"Respondent {number}", answer))
            words += len(answer.split()) + 2
    return Interview(f"interview_{number:02d}", f"Interview {number}", tuple(turns))


def _sentence(chance: random.Random) -> str:
    length = chance.randint(6, 22)
    words = [chance.choice(_VOCABULARY) for _ in range(length)]
    if length > 12:
        words[length // 2] += ","
    sentence = " ".join(words)
    return sentence[0].upper() + sentence[1:] + chance.choice([".", ".", ".", "?", "..."])


def _segments(chance: random.Random, interview: Interview) -> Iterator[Segment]:
    answers = list(interview.answers())
    for number in chance.sample(range(len(answers)), min(_CODED_TURNS, len(answers))):
        yield from _codings(chance, interview.name, *answers[number])


def _codings(chance: random.Random, name: str, start: int, end: int) -> Iterator[Segment]:
    """Yield what the two coders make of one turn: the second mostly follows the first, and stops a little earlier."""
    code = chance.choice(CODES)
    yield Segment(name, "coder1", code, start, end)
    if chance.random() < 0.35:
        yield Segment(name, "coder1", chance.choice([other for other in CODES if other != code]), start, end)
    luck = chance.random()
    if luck < 0.70:
        yield Segment(name, "coder2", code, start, max(start + 5, end - chance.randint(0, 12)))
    elif luck < 0.85:
        yield Segment(name, "coder2", chance.choice(CODES), start, end)


def _write_docx(interview: Interview, path: Path) -> None:
    document = Document()
    document.add_heading(interview.title, 1)
    for speaker, words in interview.turns:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{speaker}: ").bold = True
        paragraph.add_run(words)
    document.save(str(path))


def _write_segments(segments: Sequence[Segment], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(Segment.__slots__)
        writer.writerows((s.document, s.coder, s.code, s.start, s.end) for s in segments)
