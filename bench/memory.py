"""How much memory the reading of one large document takes, against bare lxml; each in a process of its own."""

import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.reading import bare_text
from bench.timing import WrongResult
from qualcode.formats.interviews import interviews_of
from qualcode.formats.reading import read_document

LEAST = 8_000_000
"""Bytes of XML that the large document has at least: some 800,000 words in paragraphs of one label and two runs."""
MOST = 20
"""What we set ourselves: the memory is at most so many times the XML."""
_MAIN = "word/document.xml"
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Memory:
    """By how many bytes a process grew at most while it read: ours and the floor; and the XML that was read."""

    xml: int
    ours: int
    floor: int

    @property
    def met(self) -> bool:
        """Whether ours stays within the aim."""
        return self.ours <= MOST * self.xml


def measured(document: Path) -> Memory | None:
    """Return the memory that a large document takes, made by repeating this one's paragraphs; None without /proc.

    Raises:
        WrongResult: if ours and the floor read another number of characters.
    """
    if not _STATUS.exists():
        return None
    with TemporaryDirectory(prefix="qualcode-bench-") as folder:
        large = Path(folder) / "large.docx"
        xml = _write_large(document, large)
        found = {side: _grown(side, document, large) for side in ("ours", "floor")}
    if found["ours"][1] != found["floor"][1]:
        raise WrongResult(f"memory: ours read {found['ours'][1]} characters, the floor {found['floor'][1]}")
    return Memory(xml, found["ours"][0], found["floor"][0])


def shown(memory: Memory | None) -> str:
    """Return the line that says it."""
    if memory is None:
        return "memory: skipped, this system does not say how much a process has"
    ours, floor = (f"{grown / 1e6:.0f} MB ({grown / memory.xml:.1f} ×)" for grown in (memory.ours, memory.floor))
    return (
        f"memory: reading {memory.xml / 1e6:.1f} MB of XML takes {ours}, bare lxml {floor}; "
        f"aim ≤ {MOST} × the XML: {'yes' if memory.met else 'NO'}"
    )


def _write_large(document: Path, large: Path) -> int:
    """Write a document with the paragraphs of another many times over; return how much XML it has."""
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(large, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _MAIN:
                before, paragraphs, after = re.split(rb"(?<=<w:body>)(.*)(?=<w:sectPr)", content, flags=re.DOTALL)
                content = before + paragraphs * (LEAST // len(paragraphs) + 1) + after
                size = len(content)
            new.writestr(name, content)
    return size


def _grown(side: str, small: Path, large: Path) -> tuple[int, int]:
    """Return by how many bytes a child grew while it read the large document, and how many characters that has."""
    command = [sys.executable, "-m", "bench.memory", side, str(small), str(large)]
    grown, length = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(grown), int(length)


def kept(what: str) -> int:
    """Return what the system says of this process, in bytes: ``VmRSS`` now, ``VmHWM`` at most so far."""
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(what))
    return 1024 * int(line.split()[1])


def _length(side: str, path: Path) -> int:
    content = path.read_bytes()
    if side == "floor":
        return len(bare_text(content))
    return sum(len(found.imported.transcript.text) for found in interviews_of(read_document(content, path.name)))


def _child(side: str, small: Path, large: Path) -> None:
    _length(side, small)  # what is loaded once counts for neither
    before = kept("VmRSS")
    length = _length(side, large)
    print(kept("VmHWM") - before, length)


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
