"""What the coding screen shows, as rows for the browser: a text once, and of what lies on it what differs."""

from collections.abc import Iterable, Mapping, Sequence

from qualcode.codebooks import Codebook, Scale
from qualcode.codings import Coding
from qualcode.memos import Memo
from qualcode.screens import looks
from qualcode.suggest.suggestions import Offer
from qualcode.transcripts import Transcript, Turn

Row = Sequence[object]
"""One thing as JSON has it: fields by their place, to keep what travels small."""
Rows = Mapping[str, Row]
"""What lies on a text, by its id."""


def text_rows(transcript: Transcript) -> list[Row]:
    """Return all of a text in reading order: number of the turn or None, start, speaker, role, time, words.

    What belongs to no turn has no number, speaker and role; labels are left out. Starts count code points.
    """
    places: list[tuple[int, int, int | None, Turn | None]] = [
        (span.start, span.end, None, None) for span in transcript.unattributed()
    ]
    places += [(t.span.start, t.span.end, n, t) for n, t in enumerate(transcript.turns, start=1) if t.span]
    places.sort(key=lambda place: place[0])
    return [
        (
            number,
            start,
            turn.speaker if turn else "",
            turn.role.value if turn else "",
            (turn.time or "") if turn else "",
            transcript.text[start:end],
        )
        for start, end, number, turn in places
    ]


def code_rows(books: Sequence[Codebook]) -> list[dict[str, object]]:
    """Return all codes in the order of their trees, with what a coder must know of each."""
    look = looks(books)
    return [
        {
            "key": code.key,
            "label": code.label,
            "full": look(code.key).label,
            "color": code.color,
            "depth": depth,
            "parent": code.parent,
            "book": book.title,
            "definition": code.definition,
            "use": code.use,
            "avoid": code.avoid,
            "examples": code.examples,
            "scale": _numbers(code.scale) if code.scale else None,
            "retired": code.retired,
        }
        for book in books
        for depth, code in book.walk()
    ]


def _numbers(scale: Scale) -> list[float]:
    """Return the numbers of a scale: whole ones from its least to its greatest, or only these two."""
    steps = int(scale.max - scale.min)
    whole = steps == scale.max - scale.min and steps <= 10
    return [scale.min + n for n in range(steps + 1)] if whole else [scale.min, scale.max]


def item_rows(codings: Iterable[Coding], memos: Iterable[Memo]) -> dict[str, Row]:
    """Return what lies on a text, by id.

    Codings: ``c``, start, end, code, coder, whether it waits for a second look, memo, value, whether it is quotable.
    Memos on passages: ``m``, start, end, text, coder, whether it waits for a second look, whether it is resolved.
    """
    rows: dict[str, Row] = {
        c.id: ("c", c.span.start, c.span.end, c.code, c.coder, c.review, c.memo, c.value, c.quotable) for c in codings
    }
    rows |= {m.id: ("m", m.span.start, m.span.end, m.text, m.coder, m.review, m.resolved) for m in memos}
    return rows


def offer_rows(offers: Iterable[Offer], names: Mapping[str, str]) -> dict[str, Row]:
    """Return what is suggested on a text, by id.

    ``s``, start, end, code, chance, suggester, verdict (empty while chances are guesses), indicators, negated
    indicators, words that moved the chance, nearest sentence of the codebook, where that stands, and the nearest
    earlier coding as its words, where they stand, whose it is.

    Args:
        offers: what is suggested.
        names: for each transcript's id what people read.
    """
    rows: dict[str, Row] = {}
    for offer in offers:
        one, reason = offer.suggestion, offer.reason
        place, why = (one.span.start, one.span.end, one.code), reason.codebook
        moved = [word for word, _ in reason.moved]
        earlier = reason.earlier.coding if reason.earlier else None
        before = (earlier.quote, names.get(earlier.transcript, earlier.transcript), earlier.coder) if earlier else None
        said = (one.chance, one.suggester, offer.verdict.name.lower() if offer.measured else "")
        rows["s-{}-{}-{}".format(*place)] = (
            "s",
            *place,
            *said,
            why.words,
            why.negated,
            moved,
            why.nearest,
            why.source,
            before,
        )
    return rows


def difference(before: Rows, after: Rows) -> tuple[dict[str, Row], list[str]]:
    """Return what must be put and what taken away to make ``after`` of ``before``."""
    put = {name: row for name, row in after.items() if before.get(name) != row}
    return put, [name for name in before if name not in after]
