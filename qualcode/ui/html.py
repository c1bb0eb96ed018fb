"""Drawing as HTML: every word of a transcript, a code or a name is escaped, so that it is shown and never run."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from qualcode.catalogue import Language, say
from qualcode.marks import Run
from qualcode.screens import CellQuote, CodeLook, Passage, Surroundings

Look = Callable[[str], CodeLook]

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding: 4rem 2.5rem 4rem; max-width: 92rem; }
[data-testid="stMainBlockContainer"] h1 { font-size: 1.9rem; padding: .2rem 0 .4rem; }
.st-key-ahead { display: none; }
[data-testid="stElementToolbarButton"]:has([aria-label="Download as CSV"]) { display: none; } /* not safe for Excel */
.qc { font-size: 1rem; line-height: 1.5; }
.qc-row { display: grid; grid-template-columns: 2.2rem 6.2rem minmax(0, 46rem) minmax(8rem, 15rem);
  gap: .25rem .8rem;
  padding: .45rem .3rem; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
.qc-number, .qc-speaker, .qc-time { font-size: .82rem; opacity: .75; padding-top: .25rem; overflow-wrap: anywhere; }
.qc-number { text-align: right; font-variant-numeric: tabular-nums; }
.qc-speaker { font-weight: 600; }
.qc-text { white-space: pre-wrap; overflow-wrap: anywhere; }
.qc-interviewer .qc-text { opacity: .72; }
.qc-mark { -webkit-box-decoration-break: clone; box-decoration-break: clone; border-radius: 2px; }
.qc-margin { display: flex; flex-direction: column; gap: .2rem; align-items: flex-start; padding-top: .2rem; }
.qc-chip { display: inline-flex; align-items: baseline; gap: .4rem; font-size: .82rem; line-height: 1.3;
  overflow-wrap: anywhere; }
.qc-dot { flex: none; width: .7rem; height: .7rem; border-radius: 3px; align-self: center;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent); }
.qc-memo { font-size: .82rem; line-height: 1.35; font-style: italic; white-space: pre-wrap; overflow-wrap: anywhere; }
.qc-resolved { text-decoration: line-through color-mix(in srgb, currentColor 45%, transparent); }
.qc-who { opacity: .75; }
.qc-legend { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; margin: .2rem 0 .6rem; }
.qc-quote { border-left: 4px solid var(--qc-color, #888); margin: .55rem 0; padding: .15rem 0 .15rem .9rem; }
.qc-quote p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 46rem; }
.qc-passage { background: none; color: inherit; font-weight: 600; }
.qc-around { opacity: .66; } .qc-asked { font-size: .9rem; font-style: italic; opacity: .75; }
.qc-source { font-size: .84rem; opacity: .78; margin-top: .2rem; }
.qc-narrow .qc-row { grid-template-columns: 2.2rem 5.5rem minmax(0, 1fr); }
.qc-narrow .qc-margin { grid-column: 3; }
@media (max-width: 900px) {
  .qc-row { grid-template-columns: 2.2rem minmax(0, 1fr); }
  .qc-speaker, .qc-text, .qc-margin { grid-column: 2; }
}
</style>
"""

CODING_STYLE = """
<style>
[data-testid="stHeader"], [data-testid="stHeader"] * { background: transparent; pointer-events: none; }
[data-testid="stHeader"] button, [data-testid="stHeader"] button * { pointer-events: auto; }
[data-testid="stMainBlockContainer"] { padding: .8rem 1.6rem .5rem; max-width: none; }
.stApp:has([data-testid="stExpandSidebarButton"]) .stMainBlockContainer { padding-left: 3.6rem; }
@media (max-width: 768px) {
  .stApp:has([data-testid="stExpandSidebarButton"]) .stMainBlockContainer { padding: 3.2rem 1.2rem .5rem; }
}
[data-testid="stMainBlockContainer"] > div > [data-testid="stVerticalBlock"] { gap: .5rem; }
</style>
"""
"""On the page with the coding screen, which takes all the room that there is."""


def transcript_html(passages: Iterable[Passage], look: Look, language: Language, *, narrow: bool = False) -> str:
    """Return a transcript by turns, with its codings as lines under the text and as names in the margin.

    In a narrow place the margin stands below the text.
    """
    rows = "".join(_row(passage, look, language) for passage in passages)
    return f'<div class="qc{" qc-narrow" if narrow else ""}">{rows}</div>'


def legend_html(entries: Sequence[tuple[str, int]], look: Look, language: Language) -> str:
    """Return the codes that occur, each with its colour and number."""
    chips = []
    for key, number in entries:
        shown = look(key)
        unknown = "" if shown.known else f" ({say('transcripts.unknown', language)})"
        chips.append(chip_html(shown.color, shown.label + unknown, str(number)))
    return f'<div class="qc qc-legend">{"".join(chips)}</div>'


def cell_quotes_html(quotes: Iterable[CellQuote], look: Look, language: Language) -> str:
    """Return the passages behind a cell, each with its source."""
    drawn = []
    for quote in quotes:
        source = [quote.participant, quote.transcript]
        if quote.turn:
            source.append(f"{say('turn', language).lower()} {quote.turn}")
        codes = " + ".join(look(code).label for code in quote.codes)
        drawn.append(quote_html(quote.words, " · ".join([*source, codes]), look(quote.codes[0]).color))
    return f'<div class="qc">{"".join(drawn)}</div>'


def quote_html(words: str, source: str, color: str) -> str:
    """Return one quote with the line that says where it is from."""
    return (
        f'<div class="qc-quote" style="--qc-color:{_visible(color)}"><p>‘{escape(words)}’</p>'
        f'<div class="qc-source">{escape(source)}</div></div>'
    )


def surroundings_html(around: Surroundings, name: str, turn: str, color: str) -> str:
    """Return a passage in what stands around it, below the question and above what it is from.

    Args:
        around: the passage.
        name: of its transcript.
        turn: the word before the number of its turn.
        color: of its code.
    """
    asked = f'<p class="qc-asked">{escape(around.question)}</p>' if around.question else ""
    before = f'<span class="qc-around">{escape(around.before)}</span> ' if around.before else ""
    after = f' <span class="qc-around">{escape(around.after)}</span>' if around.after else ""
    source = f"{name} · {turn} {around.turn}" if around.turn else name
    return (
        f'<div class="qc"><div class="qc-quote" style="--qc-color:{_visible(color)}">{asked}'
        f'<p>{before}<mark class="qc-passage">{escape(around.words)}</mark>{after}</p>'
        f'<div class="qc-source">{escape(source)}</div></div></div>'
    )


def _row(passage: Passage, look: Look, language: Language) -> str:
    turn = passage.turn
    speaker = turn.speaker if turn else say("transcripts.unattributed", language)
    time = f'<div class="qc-time">{escape(turn.time)}</div>' if turn and turn.time else ""
    role = turn.role.value if turn else "none"
    depth = max(passage.lanes.values(), default=-1) + 1
    text = "".join(run_html(words, run, passage, look) for words, run in passage.pieces)
    return (
        f'<div class="qc-row qc-{role}"><div class="qc-number">{passage.number or "–"}</div>'
        f'<div><div class="qc-speaker">{escape(speaker)}</div>{time}</div>'
        f'<div class="qc-text" style="line-height:{1.5 + 0.28 * depth:.2f}">{text}</div>'
        f'<div class="qc-margin">{_margin(passage, look)}{_memos(passage)}</div></div>'
    )


def run_html(words: str, run: Run, passage: Passage, look: Look) -> str:
    """Return a run: tinted by the shortest coding over it, with a line in the lane of each coding.

    The last of the layers is empty: its clip is the one that holds for the tint.
    """
    if not run.codings:
        return escape(words)
    depth = max(passage.lanes.values()) + 1
    lines, sizes, places = ["linear-gradient(transparent,transparent)"], ["0 0"], ["0 0"]
    for coding in run.codings:
        color = _visible(look(coding.code).color)
        lines.insert(0, f"linear-gradient({color},{color})")
        sizes.insert(0, "100% 3px")
        places.insert(0, f"0 calc(100% - {(depth - 1 - passage.lanes[coding.id]) * 4}px)")
    tint = escape(look(run.codings[-1].code).color)
    style = (
        f"background-color:color-mix(in srgb, {tint} 16%, transparent);"
        f"background-image:{','.join(lines)};background-size:{','.join(sizes)};"
        f"background-position:{','.join(places)};background-repeat:no-repeat;"
        f"background-clip:{'padding-box,' * len(run.codings)}content-box;padding-bottom:{4 * depth}px"
    )
    title = "\n".join(f"{look(coding.code).label} — {coding.coder}" for coding in run.codings)
    return f'<span class="qc-mark" style="{style}" title="{escape(title)}">{escape(words)}</span>'


def _margin(passage: Passage, look: Look) -> str:
    """Return the codes of a passage, each once, with those who gave it."""
    coders: dict[str, list[str]] = {}
    for coding in passage.codings:
        names = coders.setdefault(coding.code, [])
        if coding.coder not in names:
            names.append(coding.coder)
    return "".join(chip_html(look(code).color, look(code).label, ", ".join(names)) for code, names in coders.items())


def _memos(passage: Passage) -> str:
    """Return the memos on a passage, each with who wrote it; the words it stands on show at a touch."""
    return "".join(
        f'<span class="qc-memo{" qc-resolved" if memo.resolved else ""}" title="‘{escape(memo.quote)}’">'
        f'<span class="qc-who">✎ {escape(memo.coder)}</span> {escape(memo.text)}</span>'
        for memo in passage.memos
    )


def chip_html(color: str, label: str, who: str) -> str:
    """Return a code with its colour, and who gave it or how often."""
    return (
        f'<span class="qc-chip"><span class="qc-dot" style="background:{_visible(color)}"></span>'
        f'<span>{escape(label)} <span class="qc-who">{escape(who)}</span></span></span>'
    )


def _visible(color: str) -> str:
    """Return a colour that stands out on paper and on a dark screen: drawn a little to the colour of the text."""
    return f"color-mix(in srgb, {escape(color)} 78%, currentColor)"
