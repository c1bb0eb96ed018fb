"""Units: the one place that turns codings into what agreement is computed from.

Coders are compared on the text that can be coded, of the transcripts that at least two of them finished: the frame. Its
turns, one after another, are the `Continuum` on which their codings lie; units are stretches of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.continuum import Continuum, Places, Stretches, stretches, within
from qualcode.codings import Coding
from qualcode.spans import Span
from qualcode.transcripts import Transcript


class Unit(StrEnum):
    """What is compared: what coders gave each character, sentence, turn or transcript, or the passages they marked."""

    CHARACTERS = "characters"
    SENTENCES = "sentences"
    TURNS = "turns"
    TRANSCRIPTS = "transcripts"
    PASSAGES = "passages"


@dataclass(frozen=True)
class Frame:
    """The text on which coders are compared.

    Attributes:
        coders: the coders compared, in order.
        transcripts: those that at least two of them finished and that have text that can be coded, in order.
        finished: for each of these, by id, the coders who finished it.
        left_out: the ids of the other transcripts.
        turns: for each of `transcripts` its turns that can be coded.
    """

    coders: tuple[str, ...]
    transcripts: tuple[Transcript, ...]
    finished: Mapping[str, frozenset[str]]
    left_out: tuple[str, ...]
    turns: tuple[tuple[Span, ...], ...]

    def continuum(self, codings: Sequence[Coding], *, by_turn: bool = False) -> Continuum:
        """Return these coders' codings on a line; what touches no turn that can be coded is not on it.

        Args:
            codings: of these transcripts, and maybe others, by these coders, and maybe others.
            by_turn: whether the clusters are turns; else transcripts.
        """
        numbers = {coder: number for number, coder in enumerate(self.coders)}
        rows: dict[tuple[int, str], list[tuple[int, Span]]] = {}
        for coding in codings:
            if coding.coder in self.finished.get(coding.transcript, ()):
                there = (self._numbers[coding.transcript], coding.span)
                rows.setdefault((numbers[coding.coder], coding.code), []).append(there)
        given = {key: self._on_line(found) for key, found in rows.items()}
        judged = [[coder in self.finished[t.id] for coder in self.coders] for t in self.transcripts]
        turns = np.repeat(np.arange(len(self.transcripts)), [len(spans) for spans in self.turns])
        firsts = np.searchsorted(turns, np.arange(len(self.transcripts)))
        clusters = np.arange(len(turns)) if by_turn else firsts
        borders = np.append(self._before[:-1][clusters], self._before[-1])
        return Continuum(
            self.coders,
            borders,
            turns[clusters],
            np.array(judged, dtype=bool).reshape(len(judged), len(self.coders)),
            {key: found for key, found in given.items() if len(found.starts)},
        )

    def units(self, unit: Unit, sentences: Mapping[str, Sequence[Span]] | None = None) -> Stretches | None:
        """Return the units as stretches of the line; None for characters, each of which is one.

        Args:
            unit: sentences, turns, transcripts or characters.
            sentences: by transcript.
        """
        if unit is Unit.CHARACTERS:
            return None
        if unit is Unit.TURNS:
            return Stretches(self._before[:-1], self._before[1:])
        if unit is Unit.SENTENCES:
            spans = [(self._numbers[t.id], s) for t in self.transcripts for s in (sentences or {}).get(t.id, ())]
            return self._on_line(spans)
        borders = self.continuum(()).borders
        return Stretches(borders[:-1], borders[1:])

    def spans(self, found: Stretches) -> list[tuple[str, Span]]:
        """Return stretches of the line as spans of transcripts, by id; one over several turns spans them all."""
        turns = np.repeat(np.arange(len(self.transcripts)), [len(spans) for spans in self.turns])
        sides = []
        for places, step in ((found.starts, 0), (found.ends, 1)):
            turn = within(places - step, self._before)
            sides.append((turn, self._places.starts[turn] + places - self._before[turn] - self._begins[turns[turn]]))
        (turn, starts), (_, ends) = sides
        ids = [self.transcripts[number].id for number in turns[turn]]
        return [(name, Span(start, end)) for name, start, end in zip(ids, starts.tolist(), ends.tolist(), strict=True)]

    def outside(self, codings: Sequence[Coding]) -> int:
        """Return how many codings by these coders, in these transcripts, touch no turn that can be coded."""
        spans = [
            (self._numbers[coding.transcript], coding.span)
            for coding in codings
            if coding.coder in self.finished.get(coding.transcript, ())
        ]
        return len(spans) - len(self._on_line(spans).starts)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {transcript.id: number for number, transcript in enumerate(self.transcripts)}

    @cached_property
    def _begins(self) -> Places:
        """Where each transcript would begin if their whole texts stood one after another."""
        return np.cumsum([0, *(len(transcript.text) + 1 for transcript in self.transcripts)])

    @cached_property
    def _places(self) -> Stretches:
        """The turns, where they would stand then."""
        pairs = [
            (begin + span.start, begin + span.end)
            for begin, spans in zip(self._begins.tolist(), self.turns, strict=False)
            for span in spans
        ]
        return stretches(pairs)

    @cached_property
    def _before(self) -> Places:
        """Where each turn begins on the line, and where the line ends."""
        return np.concatenate([[0], np.cumsum(self._places.ends - self._places.starts)])

    def _on_line(self, spans: Sequence[tuple[int, Span]]) -> Stretches:
        """Return spans of transcripts, by number, as stretches of the line, without those that touch no turn."""
        rows = np.array([(number, span.start, span.end) for number, span in spans], dtype=np.intp).reshape(-1, 3)
        starts, ends = (self._place(self._begins[rows[:, 0]] + rows[:, side]) for side in (1, 2))
        order = np.lexsort((ends, starts))
        there = order[starts[order] < ends[order]]
        return Stretches(starts[there], ends[there])

    def _place(self, places: Places) -> Places:
        """Return where places of the texts are on the line; between two turns, where one ends and the other begins."""
        if not len(self._places.starts):
            return np.zeros_like(places)
        turn = within(places, self._places.starts)
        inside = np.minimum(places, self._places.ends[turn]) - self._places.starts[turn]
        found: NDArray[np.intp] = np.where(turn >= 0, self._before[turn] + inside, 0)
        return found


def frame(
    transcripts: Sequence[Transcript],
    finished: Mapping[str, frozenset[str]],
    coders: Sequence[str],
    *,
    interviewer: bool = False,
) -> Frame:
    """Return the text on which coders are compared.

    Args:
        transcripts: all transcripts of the study.
        finished: for each transcript's id the coders who marked it finished.
        coders: whom to compare; at least two, all different.
        interviewer: whether what interviewers say belongs to it.

    Raises:
        ValueError: for fewer than two coders, or one twice.
    """
    if len(coders) < 2 or len(set(coders)) < len(coders):
        raise ValueError(f"agreement needs two or more different coders, not {list(coders)}")
    found: list[tuple[Transcript, frozenset[str], tuple[Span, ...]]] = []
    for transcript in transcripts:
        there = frozenset(coders) & finished.get(transcript.id, frozenset())
        turns = codable(transcript, interviewer=interviewer) if len(there) >= 2 else ()
        if turns:
            found.append((transcript, there, turns))
    scope = {transcript.id: there for transcript, there, _ in found}
    return Frame(
        coders=tuple(coders),
        transcripts=tuple(transcript for transcript, _, _ in found),
        finished=scope,
        left_out=tuple(transcript.id for transcript in transcripts if transcript.id not in scope),
        turns=tuple(turns for _, _, turns in found),
    )


def codable(transcript: Transcript, *, interviewer: bool = False) -> tuple[Span, ...]:
    """Return the turns that can be coded; where no turn is known, the lines of the text.

    Args:
        transcript: the transcript.
        interviewer: whether what interviewers say can be coded.
    """
    if not transcript.turns:
        return tuple(_lines(transcript))
    return tuple(turn.span for turn in transcript.turns if turn.span and (turn.codable or interviewer))


def _lines(transcript: Transcript) -> Iterator[Span]:
    """Yield the lines of a text that hold anything, without white space at their ends."""
    start = 0
    for line in transcript.text.split("\n"):
        if span := Span(start, start + len(line)).trimmed(transcript.text):
            yield span
        start += len(line) + 1
