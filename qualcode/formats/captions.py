"""Reading captions, .vtt and .srt: what Zoom, Teams and Whisper make of a recording.

A cue is a stretch of speech with its times. Cues of one speaker after each other become one turn. A speaker stands in a
tag (``<v Anna>``) or before a colon (``Anna: …``). A colon is believed if most cues begin with a name, or if the name
comes back and the first cues have one.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qualcode.errors import FormatError
from qualcode.formats.characters import decoded
from qualcode.formats.document import Document, Label
from qualcode.formats.paragraphs import Paragraph, flow_of
from qualcode.formats.turns.forms import NOT_NAMES
from qualcode.transcripts import Note

PAUSE = 2.0
"""After so many seconds of silence, speech without names begins a new paragraph."""
LONG = 300
"""A paragraph of so many characters, without names, ends with its sentence."""
_TOP = 3
"""Where names stand only at a change of speaker, one of the first cues has one."""

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?!\d)")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>|</v>")
_TAG = re.compile(r"</?(?:c|i|b|u|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|quot|apos|lrm|rlm|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_NAMED = re.compile(r"(?:[-–—]\s?)?(?:\[([^\W_][^:\[\]]{0,49})\]|([^\W\d_][^:?!\"“”]{0,49}?)) ?:(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class _Cue:
    """One caption: when it begins and ends, in seconds, and its lines."""

    start: float
    end: float
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Turn:
    """What one speaker says in cues that follow each other; the name is None where nobody is named."""

    name: str | None
    start: float
    end: float
    words: list[str]


_Said = tuple[str | None, str]
"""A speaker, or None, and words."""


def read_captions(content: bytes, name: str) -> Document:
    """Return what a .vtt or .srt holds: a line for each turn, with its label; without names, paragraphs with times.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it is no text or holds no captions.
    """
    text, notes = decoded(content, name)
    cues, beside = _cues(text.split("\n"))
    if not cues:
        raise FormatError(
            f"{name}: there are no captions in it: no line such as 00:00:01.000 --> 00:00:04.000. "
            "Download the transcript again as .vtt or .srt."
        )
    spoken = [(cue, said) for cue in cues if (said := list(_voices(cue)))]
    if not any(who for _, said in spoken for who, _ in said):
        spoken = _named(spoken)
    if any(who for _, said in spoken for who, _ in said):
        return _with_names(name, _turns(spoken), (beside, notes))
    return _without_names(name, _stretches(spoken), (beside, notes))


# ── cues ──


def _cues(lines: Iterable[str]) -> tuple[list[_Cue], tuple[tuple[str, str], ...]]:
    """Return the cues, and the remarks of the file: whatever stands before the first cue or is marked as a remark."""
    cues: list[_Cue] = []
    aside: list[list[str]] = [[]]
    here, after_blank, key = aside[0], True, ""
    for line in lines:
        timing = _TIMING.match(line) if "-->" in line else None
        if timing:
            if key and here and here[-1] == key:  # the number or name of this cue, which stands before its time
                here.pop()
            cues.append(_Cue(_seconds(timing, 1), _seconds(timing, 5)))
            here = cues[-1].lines
        elif after_blank and _ASIDE.match(line):
            here = [line]
            aside.append(here)
        elif line.strip():
            here.append(line)
        elif here is not (cues[-1].lines if cues else aside[0]):  # a remark ends at an empty line
            here = cues[-1].lines if cues else aside[0]
        key = line if line.strip() and (after_blank or line.strip().isdigit()) else ""
        after_blank = not line.strip()
    return cues, tuple(("caption notes", text) for block in aside if (text := _remark(block)))


def _remark(lines: list[str]) -> str:
    """Return what a block beside the cues says to people: styles say nothing."""
    words = " ".join(" ".join(lines).split())
    return "" if words.startswith(("STYLE", "REGION", "WEBVTT")) else words.removeprefix("NOTE").strip()


def _seconds(timing: re.Match[str], group: int) -> float:
    hours, minutes, seconds, part = (timing[number] or "0" for number in range(group, group + 4))
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000


# ── who speaks ──


def _voices(cue: _Cue) -> Iterator[_Said]:
    """Yield what a cue says, with the speakers that its tags name."""
    text, who, position = "\n".join(cue.lines), None, 0
    for tag in _VOICE.finditer(text):
        if words := _plain(text[position : tag.start()]):
            yield who, words
        who, position = _plain(tag[1] or "").replace("\n", " ") or None, tag.end()
    if words := _plain(text[position:]):
        yield who, words


def _plain(text: str) -> str:
    """Return words without tags and entities; lines stay lines."""
    words = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _TAG.sub("", text))
    return "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()


def _named(spoken: list[tuple[_Cue, list[_Said]]]) -> list[tuple[_Cue, list[_Said]]]:
    """Return the cues with the names that stand before colons, if those can be believed."""
    times = Counter(name for _, said in spoken for _, words in said for name in _names(words))
    first = [next(_names(said[0][1].split("\n")[0]), "") for _, said in spoken]
    most = 2 * sum(map(bool, first)) >= len(spoken)
    believed = {
        name
        for name, count in times.items()
        if name.casefold() not in NOT_NAMES and (count >= 2 or (most and not name[0].islower()))
    }
    if not most and believed.isdisjoint(first[:_TOP]):
        return spoken
    return [(cue, [part for _, words in said for part in _split(words, believed)]) for cue, said in spoken]


def _names(words: str) -> Iterator[str]:
    for line in words.split("\n"):
        if name := _name(_NAMED.match(line)):
            yield name


def _name(match: re.Match[str] | None) -> str:
    name = " ".join((match[1] or match[2]).split()) if match else ""
    return name if len(name.split()) <= 5 else ""


def _split(words: str, believed: set[str]) -> Iterator[_Said]:
    for line in words.split("\n"):
        match = _NAMED.match(line)
        name = _name(match)
        if match and name in believed:
            yield name, line[match.end() :]
        else:
            yield None, line


# ── turns ──


def _turns(spoken: Iterable[tuple[_Cue, list[_Said]]]) -> Iterator[_Turn]:
    """Yield the turns: a cue without a name goes on with the last speaker."""
    turn: _Turn | None = None
    for cue, said in spoken:
        for who, words in said:
            if turn is None or (who and who != turn.name):
                if turn:
                    yield turn
                turn = _Turn(who, cue.start, cue.end, [])
            turn.words += words.split()
    if turn:
        yield turn


def _stretches(spoken: Iterable[tuple[_Cue, list[_Said]]]) -> Iterator[_Turn]:
    """Yield paragraphs of speech without names: until a pause, or the end of a sentence when it is long enough."""
    turn: _Turn | None = None
    length = 0
    for cue, said in spoken:
        sentence = turn is not None and turn.words[-1][-1:] in ".?!…"
        if turn is None or cue.start - turn.end >= PAUSE or (length >= LONG and sentence):
            if turn:
                yield turn
            turn, length = _Turn(None, cue.start, cue.end, []), 0
        words = " ".join(words for _, words in said).split()
        turn.words += words
        turn.end = max(turn.end, cue.end)
        length += sum(map(len, words)) + len(words)
    if turn:
        yield turn


_Around = tuple[tuple[tuple[str, str], ...], tuple[Note, ...]]
"""What stands beside the text, and notes."""


def _with_names(name: str, turns: Iterable[_Turn], around: _Around) -> Document:
    found = [turn for turn in turns if turn.words or turn.name]
    heads = [f"{turn.name}: " if turn.name else "" for turn in found]
    flow = flow_of(Paragraph(head + " ".join(turn.words)) for head, turn in zip(heads, found, strict=True))
    labels = tuple(
        Label(turn.name, block.span.start, block.span.start + len(head), _clock(turn.start))
        for turn, head, block in zip(found, heads, flow.blocks, strict=True)
        if turn.name
    )
    return Document(name, flow.text, flow.blocks, labels=labels, beside=around[0], notes=around[1])


def _without_names(name: str, turns: Iterable[_Turn], around: _Around) -> Document:
    flow = flow_of(Paragraph(f"[{_clock(turn.start)}] {' '.join(turn.words)}") for turn in turns)
    return Document(name, flow.text, flow.blocks, beside=around[0], notes=around[1])


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
