"""A disagreement as HTML and style: every word of it is escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from qualcode.catalogue import Language, say
from qualcode.codebooks import Code
from qualcode.codings import Coding
from qualcode.meeting_screen import Card, Side, cut_off
from qualcode.ui.html import Look, chip_html, run_html

STYLE = """
<style>
.qc-side { border: 1px solid color-mix(in srgb, currentColor 16%, transparent); border-radius: .5rem;
  padding: .6rem .8rem .7rem; }
.qc-sides { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 1rem; }
.qc-side-name { font-weight: 600; margin-bottom: .25rem; overflow-wrap: anywhere; }
.qc-side .qc-margin { min-height: 1.6rem; padding: 0 0 .35rem; }
.qc-side .qc-chip { align-items: flex-start; }
.qc-side .qc-dot { margin-top: .2rem; align-self: flex-start; }
.qc-words { max-height: 24rem; overflow-y: auto; white-space: pre-wrap; overflow-wrap: anywhere; hyphens: auto;
  border-top: 1px solid color-mix(in srgb, currentColor 12%, transparent); padding-top: .4rem; }
.qc-words p { margin: 0 0 .45rem; }
.qc-words .qc-speaker { padding: 0; }
.qc-none { font-style: italic; opacity: .75; font-size: .82rem; line-height: 1.3; }
.qc-above { margin: .1rem 0 .5rem; }
.qc-above .qc-legend { margin: .25rem 0 0; align-items: baseline; font-size: .9rem; }
.qc-book { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: .4rem 1.6rem;
  font-size: .9rem; line-height: 1.4; }
.qc-book p { margin: .15rem 0; overflow-wrap: anywhere; }
.qc-book .qc-chip { font-size: .95rem; font-weight: 600; }
.qc-book .qc-rule { padding-left: .9rem; text-indent: -.9rem; }
.qc-book .qc-rule b { font-weight: 600; }
.qc-preview { max-height: 11rem; overflow-y: auto; overflow-wrap: anywhere; margin-bottom: .6rem; }
.qc-preview mark { background: color-mix(in srgb, var(--qc-color) 26%, transparent); color: inherit;
  border-bottom: 3px solid var(--qc-color); }
</style>
"""


def above_html(card: Card, source: str, look: Look, language: Language) -> str:
    """Return what stands above the views: where it is, what was asked, what is agreed, and what was decided."""
    asked = f'<p class="qc-asked">{escape(card.question)}</p>' if card.question else ""
    lines = [f'<div class="qc-source">{escape(source)}</div>', asked]
    if card.shared:
        names = ", ".join(look(code).label for code in card.shared)
        lines.append(f'<div class="qc-source">{escape(say("meeting.agree.here", language, codes=names))}</div>')
    return f'<div class="qc qc-above">{"".join(lines)}</div>'


def decided_html(decided: Sequence[Coding], look: Look, language: Language) -> str:
    """Return what was decided to hold, each code with its words."""
    if not decided:
        return f'<div class="qc qc-source">{escape(say("meeting.held.none", language))}</div>'
    chips = "".join(chip_html(look(c.code).color, look(c.code).label, f"‘{_short(c.quote)}’") for c in decided)
    memos = dict.fromkeys(c.memo for c in decided if c.memo)
    why = "".join(f'<div class="qc-memo">{escape(memo)}</div>' for memo in memos)
    said = escape(say("meeting.held", language, codes="").strip())
    return f'<div class="qc"><div class="qc-legend"><span class="qc-source">{said}</span>{chips}</div>{why}</div>'


def sides_html(sides: Sequence[Side], look: Look, language: Language) -> str:
    """Return how each coder saw the passage, beside one another, with lines of one height."""
    deepest = max(
        (lane + 1 for side in sides for passage in side.passages for lane in passage.lanes.values()), default=0
    )
    views = "".join(_side(side, look, language, 1.5 + 0.28 * deepest) for side in sides)
    return f'<div class="qc qc-sides">{views}</div>'


def _side(side: Side, look: Look, language: Language, height: float) -> str:
    """Return one coder's view: the codes with remarks, and the words with their codings."""
    chips = "".join(
        f"{chip_html(look(code).color, look(code).label, '')}{_memos(side.codings, code)}"
        for code in dict.fromkeys(coding.code for coding in side.codings)
    )
    none = f'<span class="qc-none">{escape(say("meeting.uncoded", language))}</span>'
    return (
        f'<div class="qc-side"><div class="qc-side-name">{escape(side.coder)}</div>'
        f'<div class="qc-margin">{chips or none}</div>'
        f'<div class="qc-words" style="line-height:{height:.2f}">{_text(side, look)}</div></div>'
    )


def _memos(codings: Iterable[Coding], code: str) -> str:
    return "".join(f'<span class="qc-memo">✎ {escape(c.memo)}</span>' for c in codings if c.code == code and c.memo)


def _text(side: Side, look: Look) -> str:
    several = len(side.passages) > 1
    parts = []
    for passage in side.passages:
        words = "".join(run_html(words, run, passage, look) for words, run in passage.pieces)
        name = f'<span class="qc-speaker">{escape(passage.turn.speaker)}: </span>' if passage.turn and several else ""
        parts.append(f"<p>{name}{'… ' * cut_off(passage)[0]}{words}{' …' * cut_off(passage)[1]}</p>")
    return "".join(parts)


def book_html(codes: Sequence[tuple[str, Code | None]], look: Look, language: Language) -> str:
    """Return what the codebook says of some codes, by key; None for one that it does not have."""
    return f'<div class="qc qc-book">{"".join(_entry(key, code, look, language) for key, code in codes)}</div>'


def _entry(key: str, code: Code | None, look: Look, language: Language) -> str:
    shown = look(key)
    said = code.definition if code else say("meeting.unknown", language)
    rules = [(rule, lines) for rule, lines in (("use", code.use), ("avoid", code.avoid))] if code else []
    listed = "".join(
        f'<p class="qc-rule"><b>{escape(say(f"meeting.{rule}", language))}</b>{escape(line)}</p>'
        for rule, lines in rules
        for line in lines
    )
    return f"<div>{chip_html(shown.color, shown.label, '')}<p>{escape(said)}</p>{listed}</div>"


def preview_html(words: Sequence[str], chosen: tuple[int, int], color: str) -> str:
    """Return words of which those from the first to the last chosen, by number, stand out."""
    first, last = chosen
    parts = (" ".join(words[:first]), " ".join(words[first : last + 1]), " ".join(words[last + 1 :]))
    before, held, after = map(escape, parts)
    return (
        f'<div class="qc qc-preview" style="--qc-color:{escape(color)}"><span class="qc-around">{before}</span> '
        f'<mark>{held}</mark> <span class="qc-around">{after}</span></div>'
    )


def _short(words: str, most: int = 90) -> str:
    said = " ".join(words.split())
    return said if len(said) <= most else f"{said[: most - 1]}…"
