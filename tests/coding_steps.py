"""What tests of the coding screen share: a project with an interview that has everything, and what coders do."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from browsing import opened_page, settled
from builders import interview
from playwright.sync_api import Browser, Page, expect

from qualcode.changes import Kind, added
from qualcode.codings import Coding
from qualcode.projects.project import Project
from qualcode.projects.setup import bundled, init
from qualcode.transcripts import Imported

EMOJI = "Goed 😀 hoor, met de familie 👨‍👩‍👧‍👦 en 𝒳 en caf\u00e9 q\u0323uasi. Ze zei שלום עולם en lachte."
SAID = (
    "I: Hoe gaat het met je? Vertel maar.",
    f"R: {EMOJI}",
    "I: En wat doe je nu?",
    "R: Ik doe weer mee. Elke dinsdag sta ik op. Dat vind ik fijn.",
    "I: Mooi. <script>document.body.innerHTML = 'weg'</script>",
    "R: Mijn coach belde me <b>elke</b> week. Zo ging het.",
    "I: En thuis?",
    "R: Thuis is het rustig nu, echt waar.",
)


TRANSCRIPTS = [f"t{number}" for number in range(1, 31)]


def made(path: Path, said: Sequence[str] = SAID, codebooks: Sequence[str] = ("krachtwerk",)) -> Path:
    """Make a project in which the same interview stands many times, one for each test; return where it is."""
    init(str(path), [bundled("codebooks") / f"{name}.yaml" for name in codebooks])
    with Project.open(str(path), "Noor") as project:
        project.commit(Kind.IMPORT, added(Imported(interview(*said, id=name)) for name in TRANSCRIPTS))
    return path


@contextmanager
def screen(browser: Browser, address: str, transcript: str, name: str = "Noor") -> Iterator[Page]:
    """Open the coding screen of a served project as somebody, without the first steps."""
    with opened_page(browser, address, "Transcripten") as page:
        page.evaluate("localStorage.setItem('qualcode-tour', 'true')")
        page.goto(f"{address}/coderen?transcript={transcript}&who={name}")
        expect(page.locator(".cs-row").first).to_be_visible(timeout=20_000)
        if name:
            saved(page)  # the browser knows who is here
        settled(page)
        yield page


@dataclass(frozen=True, slots=True)
class Desk:
    """A coding screen, with the project and the transcript that it shows."""

    page: Page
    project: Path
    transcript: str

    def stored(self, coder: str = "Noor") -> list[Coding]:
        """Return a coder's codings of this transcript, by place, when the server has everything."""
        saved(self.page)
        with Project.open(str(self.project)) as opened:
            return [c for c in opened.codings() if (c.coder, c.transcript) == (coder, self.transcript)]

    def quotes(self, coder: str = "Noor") -> list[tuple[str, str]]:
        """Return the code and the words of each, likewise."""
        return [(coding.code, coding.quote) for coding in self.stored(coder)]


def box_of(page: Page, words: str) -> tuple[float, float, float]:
    """Return where words stand on the screen: left, right, and the middle of their height."""
    row = page.locator(".cs-text", has_text=words)
    row.first.scroll_into_view_if_needed()
    left, right, y = row.first.evaluate(
        """(element, words) => {
            const node = element.firstChild, at = node.data.indexOf(words), range = new Range();
            range.setStart(node, at); range.setEnd(node, at + words.length);
            const boxes = [...range.getClientRects()];
            return [boxes[0].left, boxes[boxes.length - 1].right, boxes[0].top + boxes[0].height / 2];
        }""",
        words,
    )
    return left, right, y


def select(page: Page, words: str, until: str = "") -> None:
    """Drag the mouse over words that stand on one line, or from words until the end of others."""
    left, right, y = box_of(page, words)
    end = (right, y)
    if until:
        _, right, below = box_of(page, until)
        end, (left, _, y) = (right, below), box_of(page, words)
    page.mouse.move(left + 1, y)
    page.mouse.down()
    page.mouse.move((left + end[0]) / 2, (y + end[1]) / 2, steps=3)
    page.mouse.move(*end, steps=3)
    page.mouse.up()
    expect(page.locator(".cs-status")).to_contain_text("Geselecteerd")


def saved(page: Page) -> None:
    """Wait until the server has everything."""
    expect(page.locator(".cs-saved")).to_contain_text("Alles bewaard", timeout=15_000)
