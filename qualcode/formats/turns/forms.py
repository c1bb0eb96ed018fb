"""The forms that a label can have: what in a line may say who speaks.

A form says where a label would stand and how far it convinces by itself; `belief` decides which are believed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from qualcode.formats.document import Block, Document
from qualcode.formats.turns.roles import is_role, role_beside, role_of
from qualcode.formats.turns.times import BRACKETED, FIRST, LAST, TIME, bare, split_time, time_alone

NOT_NAMES = frozenset(
    "nou dus kijk ja nee maar bijvoorbeeld conclusie opmerking datum plaats duur locatie onderwerp titel project "
    "let noot samenvatting vraag antwoord en of want ik jij je hij zij ze wij we jullie dat dit wat wie hoe zo toen "
    "namelijk kortom trouwens oftewel concreet samengevat voorbeeld tip zei dacht zeg zegt denk zie letop nb ps "
    "p.s. n.b. interview gesprek transcript transcriptie naam leeftijd geslacht tijd thema deel opname bestand bron "
    "kortweg precies klopt oké ok oke okay mooi goed prima inderdaad eh uh uhm hm hmm mm mmm anders daarna eerst ten "
    "later eerlijk gezegd advies aanleiding doel resultaat inleiding slot punt stap plus min stel oorzaak gevolg reden "
    "date place duration location subject title summary note question answer example conclusion so well yes no yeah "
    "but and then because look listen okay right transcription recording file age gender time topic part theme first "
    "second third also however finally actually basically keywords speakers "
    "datei ort dauer ort thema titel zusammenfassung frage antwort beispiel fazit also ja nein aber und dann weil "
    "genau gut okay alter geschlecht zeit aufnahme teil anmerkung hinweis schluss erstens zweitens zumbeispiel".split()
)
"""What often stands before a colon and is nobody's name, without blanks and numbers."""
QUESTIONS = frozenset("vraag antwoord question answer frage antwort".split())
"""Labels that may be numbered without naming another speaker, and once are chance."""
FACTS = frozenset(
    "datum plaats duur locatie onderwerp titel project opname bestand leeftijd geslacht naam tijd date place duration "
    "location subject title project recording file age gender name time datei ort dauer thema titel projekt aufnahme "
    "alter geschlecht zeit".split()
)
"""With what the lines above an interview begin: ``Datum: 3 mei``."""
_PARTICLES = frozenset(
    "van de der den het 't ten ter te el al la le da do von zu zur und und' en d' du des v. v.d. v.d vd v/d v/h "
    "bin ibn ben abu ould di del della dos".split()
)
_FIRST_PARTICLES = frozenset("van ten ter te el al da von zu v. v.d. v.d vd v/d bin ibn ben abu di del".split())
"""With what a name in lower case may begin, and hardly a phrase: ``el Idrissi``."""
_TITLES = frozenset(
    "mevrouw meneer mevr. mevr mw. mw dhr. dhr heer mrs. mr. mrs mr ms. ms dr. dr drs. drs prof. prof frau herr fr. "
    "hr. ing. ir.".split()
)
_ALONE = frozenset("mevrouw meneer frau herr".split())
"""Titles that name somebody by themselves."""
_PREFIXED = re.compile(r"[^\W\d_]{1,4}['’-](?=[^\W\d_])")
_SAID = frozenset("zei zegt vroeg vraagt zeggen vragen denkt dacht is was wil wilde said asked sagte fragte".split())
"""What in speech comes after a word for a role: ``Coach zei: kom maar``."""
_MOST_WORDS = 4
"""A name has so many words at most, titles and particles not counted."""
_REACH = 100
"""A label's colon stands among so many characters at the start of its line."""
_SHORT = 120
"""A line of so many characters may be a label and nothing else."""

_MAY_BEGIN, _MAY_END = FIRST | {" ", "\t", "\u00a0"}, LAST | {" ", "\t", "\u00a0"}
_LONGEST = 44
"""A label alone on its line has at most so many characters."""

_NAME = r"[^\W\d_][^\n:：\t\[\]()<>{}?!,;\"“”„]{0,39}"
_STARRED = _NAME.replace("{}", "{}*")
_BESIDE = r"\((?P<beside>[^()\n:]{1,40})\)"
_COLON = r"(?:(?<!\d):|:(?!\d)|：)(?!\S{0,40}//)"
_START = rf"\s*+(?:[-–•*]\s++)?(?:(?P<time>{TIME})[\s–—-]{{0,9}}+)?"
_AFTER = rf"\s*+(?P<after>{TIME}(?=\s*$)|{BRACKETED}(?=\s))?"
_PLAIN = re.compile(rf"{_START}(?P<name>{_NAME}+)(?:{_BESIDE}\s{{0,9}}+)?(?P<later>){_COLON}{_AFTER}")
_TIMED = re.compile(
    rf"{_START}(?P<name>{_NAME}?)\s{{0,9}}(?:{_BESIDE}\s{{0,9}})?(?P<later>{TIME})\s{{0,9}}:(?!\d){_AFTER}"
)
_PARTED = re.compile(
    r"\s*+(?P<name>(?P<short>[^\W\d_a-z]{1,3}\d?)|[^\W\d_]{3,20}+(?: ?\d{1,2})?)(?:\s{1,9}[–—-](?:\s|$)|\t)\s*+"
    rf"(?!\s*{TIME}\s*$)"
)
_MARKED = re.compile(
    rf"\s*+(?:(?P<time>{TIME})\s++)?(?:>{{1,2}}\s*+)?"
    rf"(?:\[(?P<square>{_NAME})\]|<(?P<pointed>{_NAME})>|\*{{1,2}}(?P<starred>{_STARRED})\s?:?\*{{1,2}}|"
    rf"(?P<plain>{_STARRED}))\s{{0,9}}(?P<later>{TIME})?:?{_AFTER}"
)
_BEHIND = re.compile(rf"[\s:–—-]{{0,9}}(?P<time>{TIME}(?=\s*$)|{BRACKETED}(?=\s)):?")
_GOES_ON = re.compile(r"[ \t\u00a0]{1,9}[^\W\d_][^\n:.?!]{0,39}:(?!\S)")
"""Words that go on up to a colon."""
_MARKS = frozenset("[<*>")
"""With what a label in brackets or stars begins, or one of captions, ``>> Anna:``."""
_BEFORE_TIME = re.compile(rf"\s*+(?P<name>{_NAME}?)\s{{1,9}}(?P<time>{BRACKETED})\s++(?=\S)")
_BETWEEN_TABS = re.compile(rf"\s*+(?P<time>{TIME})[ \u00a0]{{0,9}}\t[ \t]{{0,9}}(?P<name>{_NAME})\t\s*+")
_WORDS = re.compile(r"[^\W\d_][\w.'’&/-]*(?:[ \u00a0][\w.'’&/-]+){0,5}")
_NUMBER = re.compile(r"\d+$")


class Trust(IntEnum):
    """How far the form of a label convinces; a line that only looks like one is never believed, but named."""

    NEVER = 0
    BETWEEN_OTHERS = 1
    COMING_BACK = 2
    SURE = 3

    __hash__ = int.__hash__  # that of enumerations is slow, and there is a label on every line


class Candidate(NamedTuple):
    """What may be a label: who it names, where it and the speech begin, the time, and what it says beside the name.

    The key is the name in any case, without blanks: labels of one key name one speaker.
    """

    key: str
    name: str
    start: int
    speech: int
    time: str | None
    trust: Trust
    beside: str = ""


class Line(NamedTuple):
    """A line of a text: where it begins, where its words do (after a typed number), its end, and its block."""

    start: int
    body: int
    end: int
    block: int


def key_of(name: str) -> str:
    """Return a name in any case, without blanks: ``UCSb 2`` is ``ucsb2``."""
    return "".join(name.split()).casefold()


def stem_of(key: str) -> str:
    """Return a key without the number at its end: ``deelnemer3`` is a ``deelnemer``."""
    return _NUMBER.sub("", key)


@lru_cache(maxsize=4096)
def named(words: str) -> tuple[str, str, Trust]:
    """Return the key and the name in these words, and how far they convince."""
    name = " ".join(words.split())
    if (unnumbered := name.rstrip("0123456789. ")).casefold() in QUESTIONS:  # Vraag 1: the number is no speaker's
        name = unnumbered
    role = is_role(name) or (role_of(name) and all(_of_a_name(word) for word in name.split()[1:]))
    return key_of(name), name, Trust.SURE if role else _trust(name)


def _of_a_name(word: str) -> bool:
    """Say whether a word may be part of a name: ``Vries``, ``de``, ``al-Rahman``, ``3``, ``#4``, and ``+`` between."""
    first = word[0]
    if first.isupper() or first.isdigit() or word in _PARTICLES or word in ("+", "&"):
        return True
    return (first == "#" and word[1:].isdigit()) or _is_prefixed(word)


def _is_prefixed(word: str) -> bool:
    """Say whether a word is a name with a particle before it, in one: ``al-Rahman``, ``d'Hondt``."""
    found = _PREFIXED.match(word)
    return found is not None and word[found.end()].isupper()


def _trust(name: str) -> Trust:
    """Say how far a name's form convinces: capitalised words with particles and numbers, or one word in lower case."""
    words = name.split()
    if words[0] == "de" and len(words) > 1:
        words = words[1:]
    names = [word for word in words if word.casefold() not in _TITLES]
    if not names:
        return Trust.COMING_BACK if words[-1].casefold() in _ALONE and name[0].isupper() else Trust.NEVER
    if all(map(_of_a_name, names)):
        titled = words[0].casefold() in _TITLES
        begins = name[0].isupper() or titled or _is_prefixed(words[0]) or words[0] in _FIRST_PARTICLES
        capitals = sum(word[0].isupper() or _is_prefixed(word) for word in names)
        if begins and 0 < capitals <= _MOST_WORDS and len(words) <= 2 * _MOST_WORDS:
            return Trust.COMING_BACK
        if name[0].isupper() or capitals:
            return Trust.BETWEEN_OTHERS
    return _trust_in_words(name)


def _trust_in_words(name: str) -> Trust:
    """Say how far a name convinces that has ordinary words in it: ``Bewoner flat 3``, ``samira``."""
    words = name.split()
    if len(words) > 1 and role_of(name) and words[1] not in _SAID:
        if name[-1].isdigit() and name[0].isupper() and len(words) <= _MOST_WORDS:
            return Trust.COMING_BACK
        return Trust.BETWEEN_OTHERS if len(words) == 2 else Trust.NEVER
    one_word = len(words) == 1 or (len(words) == 2 and words[1].isdigit())
    return Trust.BETWEEN_OTHERS if one_word and name not in NOT_NAMES else Trust.NEVER


def lines_of(document: Document) -> list[Line]:
    """Return the lines of a document that hold something, in order."""
    text = document.text
    lines: list[Line] = []
    for number, block in enumerate(document.blocks):
        span = block.span
        start, end = span.start, span.end
        if text.find("\n", start, end) < 0:
            lines.append(Line(start, start, end, number))
            continue
        for words in text[start:end].split("\n"):
            if words:
                lines.append(Line(start, start, start + len(words), number))
            start += len(words) + 1
    return lines


# ── a label and speech on one line ──


def labels_before_speech(document: Document, lines: Sequence[Line]) -> Iterator[Candidate]:
    """Yield what stands before a colon, a dash or a tab, or in bold, where a line begins."""
    text, blocks = document.text, document.blocks
    alone: frozenset[str] | None = None
    for line in lines:
        label = _with_colon(text, line) or _with_dash(text, line) or _in_marks(text, line) or _with_time(text, line)
        block = blocks[line.block]
        if block.bold > 0 and line.start == block.span.start:
            end = line.start + block.bold
            if not (label and label.trust >= Trust.COMING_BACK and end <= label.speech):
                label = _in_bold(text, line, block) or label
            elif _GOES_ON.match(text, end, label.speech):
                alone = _bold_alone(text, blocks) if alone is None else alone
                label = _in_bold(text, line, block, alone) or label
        if label:
            yield label


def _with_colon(text: str, line: Line) -> Candidate | None:
    found = _PLAIN.match(text, line.body, line.end)
    if not found and ":" in text[line.body : min(line.end, line.body + _REACH)]:
        found = _TIMED.match(text, line.body, line.end)
    if not found:
        return None
    before, words, beside, later, after = found.groups()
    key, name, trust = named(words)
    if beside and trust > Trust.NEVER and role_beside(beside):
        trust = Trust.SURE
    time = before or later or after
    return Candidate(key, name, line.start, found.end(), bare(time) if time else None, trust, beside or "")


def _with_dash(text: str, line: Line) -> Candidate | None:
    found = _PARTED.match(text, line.body, line.end)
    if not found:
        return None
    key, name, trust = named(found["name"])
    usual = found["short"] or trust is Trust.SURE
    trust = min(trust, Trust.COMING_BACK if usual else Trust.BETWEEN_OTHERS)
    return Candidate(key, name, line.start, found.end(), None, trust)


def _in_marks(text: str, line: Line) -> Candidate | None:
    """Return a label in brackets or stars, ``[Anna]:``, ``**Anna:**``, or after ``>>``; a colon belongs to it."""
    if text[line.body : line.body + _REACH].lstrip()[:1] not in _MARKS:
        return None
    found = _MARKED.match(text, line.body, line.end)
    if not found:
        return None
    form = next(form for form in ("square", "pointed", "starred", "plain") if found[form])
    key, name, trust = named(found[form])
    if ":" not in text[found.end(form) : found.end()] and (form != "square" or trust is not Trust.SURE):
        return None
    time = found["time"] or found["later"] or found["after"]
    return Candidate(key, name, line.start, found.end(), bare(time) if time else None, trust)


def _with_time(text: str, line: Line) -> Candidate | None:
    """Return a name that only a time parts from speech: ``Anna [00:01] …``, or tabs: time, name, speech."""
    words = text[line.body : min(line.end, line.body + _REACH)]
    form = _BETWEEN_TABS if words[0] in FIRST else _BEFORE_TIME
    if not ("\t" in words if form is _BETWEEN_TABS else ":" in words):
        return None
    found = form.match(text, line.body, line.end)
    key, name, trust = named(found["name"]) if found else ("", "", Trust.NEVER)
    if not found or trust < Trust.COMING_BACK:
        return None
    return Candidate(key, name, line.start, found.end(), bare(found["time"]), Trust.COMING_BACK)


def _bold_alone(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """Return the keys of what is bold at the start of paragraphs where nothing like a label goes on after it."""
    starts = ((block.span.start, block.span.start + block.bold) for block in blocks if 0 < block.bold <= _LONGEST)
    return frozenset(
        key_of(text[start:end].strip(" :\t")) for start, end in starts if not _GOES_ON.match(text, end, end + _REACH)
    )


def _in_bold(text: str, line: Line, block: Block, known: frozenset[str] | None = None) -> Candidate | None:
    """Return a label that is bold before speech that is not; the time that follows belongs to it.

    Args:
        text: the text.
        line: the first line of the paragraph.
        block: the paragraph.
        known: if not None, the only keys that will do.
    """
    end = block.span.start + block.bold
    if not line.body < end < block.span.end or block.bold > _SHORT:
        return None
    name, beside, time = parts_of(text[line.body : end])
    if not name or len(name) > 30 or len(name.split()) > 3 or not name[0].isupper() or name.endswith((".", "?", "!")):
        return None
    key, name, trust = named(name)
    if known is not None and key not in known:
        return None
    if behind := _BEHIND.match(text, end, max(end, line.end)):
        time, end = time or bare(behind["time"]), behind.end()
    trust = Trust.SURE if trust is Trust.SURE or role_beside(beside) else Trust.COMING_BACK
    return Candidate(key, name, line.start, end, time, trust, beside)


def parts_of(words: str) -> tuple[str, str, str | None]:
    """Return the name, what stands beside it in parentheses, and the time in a label by itself."""
    words = words.strip().removesuffix(":").rstrip()
    parted = split_time(words)
    time, name = parted if parted else (None, words)
    name = " ".join(name.strip().rstrip(":").strip("[]<>").split())
    beside = re.search(rf"(?<=\S)\s*{_BESIDE}$", name)
    return (name[: beside.start()], beside["beside"], time) if beside else (name, "", time)


# ── a label alone on its line ──


def with_time(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the short lines that may begin or end with a time mark."""
    return [
        number
        for number, line in enumerate(lines)
        if (text[line.end - 1] in _MAY_END or text[line.body] in _MAY_BEGIN) and line.end - line.start <= _SHORT
    ]


def times_alone(text: str, lines: Sequence[Line], numbers: Sequence[int]) -> dict[int, str]:
    """Return the lines, of those with these numbers, that hold a time mark and nothing else."""
    found = ((number, time_alone(text[lines[number].start : lines[number].end].strip())) for number in numbers)
    return {number: time for number, time in found if time}


def labels_with_time(
    text: str, lines: Sequence[Line], numbers: Sequence[int], times: Mapping[int, str]
) -> Iterator[Candidate]:
    """Yield a name and a time alone on a line, or on two lines.

    Args:
        text: the text.
        lines: its lines.
        numbers: which of them may begin or end with a time.
        times: which of them hold a time and nothing else.
    """
    for number in numbers:
        line = lines[number]
        parted = split_time(text[line.body : line.end].strip())
        if parted and (label := _alone(parted[1], line, parted[0])):
            yield label
    if times:
        yield from _beside_times(text, lines, times)


def _beside_times(text: str, lines: Sequence[Line], times: Mapping[int, str]) -> Iterator[Candidate]:
    """Yield the names on the line after a time, or on the line before it, as most of the document has them."""
    after, before = [], []
    for number, time in times.items():
        if number + 1 < len(lines) and number + 1 not in times:
            following = lines[number + 1]
            after.append(_alone(text[following.body : following.end], following, time))
        if number and number - 1 not in times:
            label = _alone(text[lines[number - 1].body : lines[number - 1].end], lines[number - 1], time)
            before.append(label and label._replace(speech=lines[number].end))
    named_after, named_before = ([label for label in labels if label] for labels in (after, before))
    yield from named_after if len(named_after) >= len(named_before) else named_before


def labels_alone(document: Document, lines: Sequence[Line]) -> Iterator[tuple[Candidate, bool]]:
    """Yield the names that are a whole line, with speech on the next, and whether bold or a style sets them apart."""
    text, blocks = document.text, document.blocks
    last: tuple[int, Candidate] | None = None
    for number, line in enumerate(lines[:-1]):
        block = blocks[line.block]
        if block.cell or line.end - line.body > _LONGEST:  # a cell is no line above speech
            continue
        label = _alone(text[line.body : line.end], line, None)
        if not label or (last and last[0] == number - 1 and not role_of(label.name)):  # after a label comes its speech
            continue
        last = number, label
        yield label, block.heading or block.bold >= len(block.span.of(text).rstrip())


def _alone(words: str, line: Line, time: str | None) -> Candidate | None:
    name, beside, _ = parts_of(words) if len(words) <= _SHORT else ("", "", None)
    if not name or not _WORDS.fullmatch(name.replace(", ", " ")) or (name[-1] == "." and len(name) > 3):
        return None
    key, _, trust = named(name.replace(",", ""))
    if stem_of(key) in NOT_NAMES or (trust < Trust.COMING_BACK and not time):
        return None
    trust = min(trust, Trust.SURE if time else Trust.COMING_BACK)
    return Candidate(key, name, line.start, line.end, time, trust, beside)
