"""The codebook as HTML and style: every word of it is escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from qualcode.codebooks import Code
from qualcode.projects.differences import Difference

STYLE = """
<style>
[class*="st-key-tree-"] [data-testid="stWidgetLabel"] p { font-weight: 600; overflow-wrap: anywhere; }
[class*="st-key-tree-"] [data-testid="stWidgetLabel"] { margin-top: .6rem; }
[class*="st-key-tree-"] [role="radiogroup"] { gap: .1rem; width: 100%; }
[class*="st-key-tree-"] [role="radiogroup"] > div { width: calc(100% - var(--qc-depth, 0rem));
  margin-left: var(--qc-depth, 0rem); border-radius: .25rem;
  border-left: .4rem solid color-mix(in srgb, var(--qc-color) 78%, currentColor); }
[class*="st-key-tree-"] [role="radiogroup"] label { width: 100%; padding: .2rem .4rem; margin: 0; }
[class*="st-key-tree-"] [role="radiogroup"] label:hover {
  background: color-mix(in srgb, currentColor 6%, transparent); }
[class*="st-key-tree-"] [role="radiogroup"] label:has(:checked) {
  background: color-mix(in srgb, currentColor 11%, transparent); }
[class*="st-key-tree-"] [role="radiogroup"] p { overflow-wrap: anywhere; hyphens: auto; }
[data-testid="stColumn"]:has(.st-key-codeside) > [data-testid="stVerticalBlock"] { height: 100%; }
[data-testid="stLayoutWrapper"]:has(> .st-key-codeside) { position: sticky; top: 4rem; }
.st-key-codetree { max-height: calc(100vh - 9rem); overflow-y: auto; padding: 0 .5rem 1rem 0; }
.st-key-choice-codebook_part [role="radiogroup"] { flex-wrap: wrap; }
ul.qc.qc-differences { margin: 0 !important; padding: 0 !important; list-style: none; }
.qc-differences > li { margin: 0 !important; padding: .35rem 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
.qc-differences > li:last-child { border-bottom: none; }
.qc-differences > li, .qc-differences p { overflow-wrap: anywhere; }
.qc-differences p { margin: .1rem 0 .1rem 1.2rem; text-indent: -1.2rem; padding-left: 1.2rem; }
.qc-gone { opacity: .8; }
.qc-gone span { text-decoration: line-through; }
</style>
"""


def tree_style(branches: Iterable[Sequence[tuple[int, Code]]]) -> str:
    """Return the style that gives each code of a tree its colour and its depth, by its place among the others."""
    rules = [
        f'.st-key-tree-{number} [role="radiogroup"] > div:nth-of-type({place}) '
        f"{{ --qc-color: {escape(code.color)}; --qc-depth: {1.1 * depth:.1f}rem; }}"
        for number, branch in enumerate(branches)
        for place, (depth, code) in enumerate(branch, start=1)
    ]
    return f"<style>{' '.join(rules)}</style>"


def differences_html(found: Iterable[Difference]) -> str:
    """Return the differences between two versions of a codebook as a list."""
    items = "".join(
        f"<li>{escape(difference.words)}{_lines('−', 'qc-gone', difference.gone)}"
        f"{_lines('+', 'qc-come', difference.come)}</li>"
        for difference in found
    )
    return f'<ul class="qc qc-differences">{items}</ul>'


def _lines(sign: str, kind: str, lines: Iterable[str]) -> str:
    return "".join(f'<p class="{kind}">{sign} <span>{escape(line)}</span></p>' for line in lines)
