"""``python -m bench.coding``: the coding screen in Chromium: from a key until its coding is painted, and stored.

Floor: a component that only counts keys, alone on a page: from the key until its number comes back from the server. The
server is warm; each figure is the median and the 95th percentile of twenty codings, in the page's own time.
"""

import random
import sqlite3
import statistics
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from bench.browser import APP, FLAGS, chromium, served
from qualcode.changes import Kind, added
from qualcode.codings import coding_of
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.spans import Span
from qualcode.transcripts import Imported, Role, Transcript, Turn

ROUNDS = 20
READ_AHEAD = 15
"""Seconds after its start in which a server reads the texts ahead for suggestions."""
CODERS = ("Noor", "Bram", "Fatma", "Tess")
SIZES = ((10_000, 400, 200), (50_000, 2_000, 350))
"""Words, codings, and within how many milliseconds a coding is to be stored and shown again."""
_WORDS = "ik doe weer mee en mijn coach belde elke week want thuis is het nu rustig maar soms ook niet écht".split()

_BARE = """import streamlit as st
html = "<p class='cs-scroll cs-line' tabindex='0'>0</p><p class='cs-saved'></p>"
bare = st.components.v2.component("bare", html=html, js='''
export default ({ data, parentElement, setStateValue }) => {
  const [keys, said] = parentElement.querySelectorAll("p");
  said.textContent = data.n === window.pressed ? "Alles bewaard" : "";
  if (!window.listens) keys.addEventListener("keydown", () => {
    window.pressed = (window.pressed || 0) + 1; said.textContent = "onderweg"; setStateValue("n", window.pressed);
  });
  window.listens = true;
}''', isolate_styles=False)
def page():
    last = (st.session_state.get("bare") or {}).get("n", 0)
    bare(key="bare", data={"n": last}, default={"n": 0}, on_n_change=lambda: None)
st.navigation([st.Page(lambda: None, title="first", url_path="first"), st.Page(page, url_path="coderen")]).run()
"""

_WATCH = """() => {
  window.times = [];
  const painted = done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  document.querySelector('.cs-scroll').addEventListener('keydown', event => {
    if (!/^Digit/.test(event.code)) return;
    const time = { begun: performance.now(), before: document.querySelectorAll('.cs-label').length };
    window.times.push(time);
    painted(() => {
      time.painted = performance.now() - time.begun;
      time.after = document.querySelectorAll('.cs-label').length;
    });
    const saved = document.querySelector('.cs-saved');
    const look = new MutationObserver(() => {
      if (!saved.textContent.includes('Alles bewaard')) return;
      look.disconnect();
      painted(() => { time.stored = performance.now() - time.begun; });
    });
    look.observe(saved, { childList: true, characterData: true, subtree: true });
  }, true);
}"""
_FIRST = """() => {
  const look = new MutationObserver(() => {
    if (!document.querySelector('.cs-line')) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.firstPaint = performance.now(); }, 0));
  });
  look.observe(document, { childList: true, subtree: true });
}"""


@dataclass
class Figures:
    """What was measured, in milliseconds and bytes."""

    painted: list[float] = field(default_factory=list)
    stored: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    first: float = 0


def main() -> int:
    """Print the tables; exit code 2 where there is no Chromium, 1 where a coding was lost."""
    with TemporaryDirectory(prefix="qualcode-bench-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        bare = Path(folder) / "bare.py"
        bare.write_text(_BARE, "utf-8")
        with served(bare, "") as url, closing(browser.new_page()) as page:
            page.add_init_script(f"({_FIRST})()")
            floor = Figures(first=_first(page, f"{url}/coderen"))
            _pressed(page, floor)
        _print_sizes([(size, _alone(browser, Path(folder), size)) for size in SIZES], floor)
        lost, together = _together(browser, Path(folder))
        browser.close()
    _print_together(together, floor)
    return 1 if lost else 0


def study(folder: Path, words: int, codings: int) -> Path:
    """Make a project with one interview of so many words and codings, half the coder's own; return where it is."""
    chance, text, turns = random.Random(words), "", []
    for n in range(words // 33):
        said = " ".join(chance.choices(_WORDS, k=33)) + "."
        role, label = (Role.PARTICIPANT, "R: ") if n % 2 else (Role.INTERVIEWER, "I: ")
        start = len(text) + len(label)
        turns.append(Turn(label[0], role, Span(start, start + len(said)), Span(len(text), start)))
        text += f"{label}{said}\n"
    transcript = Transcript("t1", text.rstrip("\n"), tuple(turns))
    project = folder / f"{words}.qualcode"
    init(str(project), [bundled("codebooks") / "krachtwerk.yaml"])
    with Project.open(str(project), "Noor") as opened:
        opened.commit(Kind.IMPORT, added([Imported(transcript)]))
        keys = [code.key for code in opened.codebooks()[0].codes]
        spans = [turn.span for turn in turns]
        made = [
            coding_of(
                transcript,
                Span(span.start + chance.randrange(60), span.end - chance.randrange(60)),
                chance.choice(keys),
                coder=("Noor", "Bram")[n % 2],
            )
            for n, span in enumerate(chance.choices(spans, k=codings))
        ]
        opened.commit(Kind.IMPORT, added(made))
    return project


def _alone(browser: Browser, folder: Path, size: tuple[int, int, int]) -> Figures:
    figures = Figures()
    project = study(folder, *size[:2])
    with served(APP, str(project)) as url:
        with closing(_opened(browser, url, "Noor")) as page:
            page.wait_for_timeout(READ_AHEAD * 1000)
            figures.first = _first(page, page.url)
        with closing(_opened(browser, url, "Noor", figures)) as page:
            _pressed(page, figures)
    return figures


def _opened(browser: Browser, url: str, coder: str, figures: Figures | None = None) -> Page:
    """Open the coding screen as somebody, with the caret in the first turn of the participant."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    if figures:
        page.on("websocket", lambda socket: _listen(socket, figures))
    page.add_init_script(f"localStorage.setItem('qualcode-tour', 'true'); ({_FIRST})()")
    page.goto(f"{url}/coderen?who={coder}&transcript=t1")
    page.wait_for_selector(".cs-saved:has-text('Alles bewaard')")
    page.wait_for_function("window.firstPaint")
    page.wait_for_timeout(1500)
    return page


def _first(page: Page, url: str) -> float:
    """Open a page six times; return the median of the milliseconds until it was painted, the first time left out."""
    times = []
    for _ in range(6):
        page.goto(url)
        page.wait_for_function("window.firstPaint")
        times.append(float(page.evaluate("window.firstPaint")))
    return statistics.median(times[1:])


def _listen(socket: WebSocket, figures: Figures) -> None:
    socket.on("framereceived", lambda payload: figures.sent.append(len(payload)))


def _pressed(page: Page, figures: Figures) -> Figures:
    """Select and code twenty times, about one a second, and take down how long it took and what was sent."""
    page.wait_for_selector(".cs-scroll")
    page.evaluate(_WATCH)
    page.locator(".cs-scroll").focus()
    page.keyboard.press("Control+ArrowDown")
    bytes_for = []
    for _ in range(ROUNDS):
        page.keyboard.press("Control+Shift+ArrowRight")
        page.wait_for_timeout(random.randint(200, 700))  # whenever the screen looks for others' work
        figures.sent.clear()
        page.keyboard.press("1")
        page.wait_for_function("window.times.at(-1).stored")
        bytes_for.append(sum(figures.sent))
    _take(page, figures)
    figures.sent[:] = bytes_for
    return figures


def _take(page: Page, figures: Figures) -> None:
    for time in page.evaluate("window.times"):
        figures.painted.append(time["painted"])
        figures.stored.append(time["stored"])
        if time["before"] and time["after"] <= time["before"]:
            raise AssertionError("what was painted had no more codings than before")


def _together(browser: Browser, folder: Path) -> tuple[int, Figures]:
    """Let four people code once a second on one project; return how many codings were lost, and the times."""
    figures, project = Figures(), study(folder, 9_000, 400)
    with served(APP, str(project)) as url, ExitStack() as stack:
        pages = [stack.enter_context(closing(_opened(browser, url, coder))) for coder in CODERS]
        for page in pages:
            page.evaluate(_WATCH)
            page.locator(".cs-scroll").focus()
            page.keyboard.press("Control+ArrowDown")
        for _ in range(ROUNDS):
            for page in pages:
                page.keyboard.press("Control+Shift+ArrowRight")
                page.keyboard.press("1")
                page.wait_for_timeout(1000 / len(pages))
        for page in pages:
            page.wait_for_function("window.times.every(time => time.stored)")
            _take(page, figures)
    with closing(sqlite3.connect(project)) as connection:
        ((stored,),) = connection.execute("SELECT count(*) FROM codings")
    return 400 + ROUNDS * len(CODERS) - int(stored), figures


def _print_sizes(found: Sequence[tuple[tuple[int, int, int], Figures]], floor: Figures) -> None:
    print("| the coding screen | at | median ms | p95 ms | floor ms | aim | met |")
    print("|---|---|---:|---:|---:|---:|---|")
    for (words, codings, aim), figures in found:
        at = f"{words:,} words, {codings:,} codings"
        for line in _lines(figures, at, aim, floor):
            print(line)


def _lines(figures: Figures, at: str, aim: int, floor: Figures) -> Iterator[str]:
    yield _line(("key until painted", at), figures.painted, None, 30)
    yield _line(("key until stored and shown again", at), figures.stored, statistics.median(floor.stored), aim)
    yield _line(("first render", at), [figures.first], floor.first, 600)
    sent = statistics.median(figures.sent) / 1000
    yield f"| received for a coding, kB | {at} | {sent:.0f} | | | 60 | {'yes' if sent <= 60 else 'NO'} |"


def _line(what: tuple[str, str], times: Sequence[float], floor: float | None, aim: int) -> str:
    median, last = statistics.median(times), sorted(times)[int(0.95 * (len(times) - 1))]
    beside = f"{floor:.0f}" if floor else ""
    return (
        f"| {what[0]} | {what[1]} | {median:.0f} | {last:.0f} | {beside} | {aim} | {'yes' if median <= aim else 'NO'} |"
    )


def _print_together(figures: Figures, floor: Figures) -> None:
    at = f"{len(CODERS)} coders, one coding a second each"
    print(_line(("key until stored and shown again", at), figures.stored, statistics.median(floor.stored), 400))


if __name__ == "__main__":
    raise SystemExit(main())
