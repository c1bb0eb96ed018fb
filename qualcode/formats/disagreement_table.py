"""The list of disagreements as a table: where coders differ, who gave which code there, and in what they differ."""

from collections.abc import Mapping, Sequence

from qualcode.catalogue import Language, say
from qualcode.disagreements import Disagreement
from qualcode.formats.tables import Cell, Section, Sheet
from qualcode.spans import Span
from qualcode.transcripts import Transcript

_AROUND = 60
"""So many characters before and after the words are shown with them."""


def disagreement_sheet(
    found: Sequence[Disagreement],
    texts: Mapping[str, Transcript],
    labels: Mapping[str, str],
    language: Language,
) -> Sheet:
    """Return the list of disagreements.

    Args:
        found: the disagreements.
        texts: by id, the transcripts on which they are.
        labels: for each code's key what people read; its key where there is none.
        language: of the headings.
    """
    coders = sorted({coder for one in found for coder in one.coders})
    names = ("id", "transcript", "turn", "speaker", "start", "end", "words", "around")
    columns = [say(f"differs.{name}", language) for name in names]
    columns += [*coders, say("differs.kind", language), say("differs.size", language)]
    rows = [_row(one, texts[one.transcript], coders, labels=labels, language=language) for one in found]
    widths = (0.06, 0.09, 0.05, 0.07, 0.05, 0.05, 0.2, 0.2, *(0.1 for _ in coders), 0.08, 0.05)
    return Sheet(
        title=say("agreement.disagreements", language),
        scope="",
        columns=columns,
        sections=[Section("", "", rows)],
        widths=tuple(width / sum(widths) for width in widths),
    )


def _row(
    one: Disagreement, transcript: Transcript, coders: Sequence[str], *, labels: Mapping[str, str], language: Language
) -> tuple[Cell, ...]:
    at = transcript.turn_at(one.span)
    around = Span(max(0, one.span.start - _AROUND), min(len(transcript.text), one.span.end + _AROUND))
    return (
        one.id,
        one.transcript,
        at[0] if at else None,
        at[1].speaker if at else None,
        one.span.start,
        one.span.end,
        one.span.of(transcript.text),
        around.of(transcript.text),
        *(_given(one, coder, labels) for coder in coders),
        say(f"difference.{one.kind.value}", language),
        one.size,
    )


def _given(one: Disagreement, coder: str, labels: Mapping[str, str]) -> str | None:
    """Return the codes that a coder gave there, a dash for none; nothing where they did not finish the transcript."""
    if coder not in one.coders:
        return None
    codes = dict.fromkeys(coding.code for coding in one.by(coder))
    return "; ".join(labels.get(code, code) for code in codes) or "–"
