"""A Word file that was made to do harm is read or refused with a sentence, soon, and within little memory.

Each case is written to disk and read by one child process, which says how long it took and how much memory it ever had.
"""

import json
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from builders import docx_bytes, docx_members, listed, note_of, numbering, p, r, table, zipped

from qualcode.errors import FileAccessError
from qualcode.formats.reading import read_document
from qualcode.projects.files import read_file

MOST_SECONDS, MOST_MB = 30, 600
"""Generous: on two cores that do other work too, the slowest takes five seconds, and the largest 460 MB."""
MB = 1024**2
Case = tuple[str, Callable[[], bytes]]
MAIN = "word/document.xml"
SOUND = docx_members(p("Anna: ja"), {"comments": note_of("1", "mooi"), "styles": "", "numbering": "", "header": p("k")})


def with_part(part: str, content: bytes) -> bytes:
    """Return a sound document with another part in it."""
    core = b'<Relationship Id="c" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>'
    top = SOUND["_rels/.rels"].replace(b"</Relationships>", core)
    uses = docx_members(listed("Anna: ja") + p("nee", properties='<w:pStyle w:val="S"/>'), {})[MAIN]
    return zipped(SOUND | {"_rels/.rels": top, MAIN: uses} | {part: content})


def large(start: str, piece: str, times: int, end: str) -> bytes:
    """Return the part ``document`` with a piece in it many times."""
    before, after = docx_members("@", {})[MAIN].split(b"@")
    return before + start.encode() + piece.encode() * times + end.encode() + after


def document(start: str, piece: str, times: int, end: str = "", **parts: str) -> bytes:
    """Return a document with a piece in it many times."""
    return zipped(docx_members("", parts) | {MAIN: large(start, piece, times, end)})


@cache
def bomb(said: int | None = None) -> bytes:
    """Return a document of 300 MB in a small zip, which may say that it has another size."""
    if said is None:
        return zipped(SOUND | {MAIN: large("<w:p/>", " " * MB, 300, "")})
    real = struct.pack("<L", len(large("<w:p/>", " " * MB, 300, "")))
    assert bomb().count(real) == 2
    return bomb().replace(real, struct.pack("<L", said))


def nested(start: str, end: str, inside: str = p("Anna: ja"), times: int = 10_000) -> str:
    """Return something in itself, in itself, …"""
    return start * times + inside + end * times


# ── what defines or fetches ──

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DEFINITIONS = {
    "laughing": f'<!DOCTYPE w:x [<!ENTITY l0 "ha">{LAUGHS}]>',
    "blowing up": f'<!DOCTYPE w:x [<!ENTITY l11 "{"a" * 100_000}">]>',
    "fetching a file": '<!DOCTYPE w:x [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>',
    "fetching from a server": '<!DOCTYPE w:x [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d;]>',
    "defined elsewhere": '<!DOCTYPE w:x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "defining nothing": "<!DOCTYPE w:x>",
}
PARTS = {
    MAIN: "<w:document {0}{2}><w:body><w:p><w:r><w:t>Anna: {1}</w:t></w:r></w:p></w:body></w:document>",
    "word/comments.xml": "<w:comments {0}{2}><w:comment><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:comment></w:comments>",
    "word/styles.xml": '<w:styles {0}{2}><w:style w:styleId="S"/>{1}</w:styles>',
    "word/numbering.xml": "<w:numbering {0}{2}>{1}</w:numbering>",
    "docProps/core.xml": "<c {0}{2}>{1}</c>",
}


def defining(kind: str, part: str, place: str, encoding: str) -> bytes:
    """Return a document one of whose parts has a DTD, and uses what it defines in its text or in an attribute."""
    use = "" if kind in ("fetching from a server", "defined elsewhere", "defining nothing") else "&l11;" * 1000
    text, attribute = (use, "") if place == "text" else ("ja", f' a="{use}"')
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{DEFINITIONS[kind]}{PARTS[part].format(_W, text, attribute)}'
    return with_part(part, xml.encode(encoding))


# ── paths ──

OUTSIDE = [
    "../../x",
    "/x",
    "//x/y",
    "C:/x",
    "C:\\x",
    "c:x",
    "..\\x",
    "\\x",
    "a/../../x",
    "a\\..\\x",
    "word/..",
    "..",
    "../" * 20_000,
]


def pointing_to(target: str, kind: str) -> bytes:
    """Return a document one of whose relations points to this."""
    relation = f'<Relationship Id="q" Type="x/{kind}" Target="{target}"/></Relationships>'.encode()
    part = "_rels/.rels" if kind in ("officeDocument", "core-properties") else "word/_rels/document.xml.rels"
    return zipped(SOUND | {part: SOUND[part].replace(b"</Relationships>", relation)})


TARGETS = ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "C:\\x.xml", "..\\..\\x.xml", "", "/", "\x7f"]

# ── much of something ──


def many_members(number: int) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in SOUND.items():
            archive.writestr(name, content)
        for n in range(number):
            archive.writestr(f"x{n}", b"")
    return stream.getvalue()


def only_table_of_members() -> bytes:
    """Return a file of 90 MB that is hardly more than a table of two million members."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"x"
    table_size = len(entry) * 1_900_000
    return b"PK" + entry * 1_900_000 + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65535, 65535, table_size, 2, 0)


def same_part_often() -> bytes:
    """Return a document that points a thousand times to one header of 40 MB."""
    relations = "".join(f'<Relationship Id="h{n}" Type="x/header" Target="./h.xml"/>' for n in range(1000))
    part = "word/_rels/document.xml.rels"
    more = SOUND[part].replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    return zipped(SOUND | {part: more, "word/h.xml": large("", p("kop" * 1000), 10_000, "")})


def many_parts() -> bytes:
    """Return a document with 500 headers of 10 MB each."""
    relations = "".join(f'<Relationship Id="h{n}" Type="x/header" Target="h{n}.xml"/>' for n in range(500))
    part = "word/_rels/document.xml.rels"
    more = SOUND[part].replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    header = large("", "<w:p/>", 100_000, "")
    return zipped(SOUND | {part: more} | {f"word/h{n}.xml": header for n in range(500)})


def styled(number: int) -> bytes:
    """Return a document with a paragraph in each of so many styles, each based on the one before it."""
    body = "".join(p("a", properties=f'<w:pStyle w:val="S{n}"/>') for n in range(number))
    styles = "".join(
        f'<w:style w:styleId="S{n}"><w:basedOn w:val="S{n - 1 if n else number - 1}"/></w:style>' for n in range(number)
    )
    return docx_bytes(body, styles=styles)


ABSURD = "99999999999999999999999"
DECOMPOSED = "e\u0301"
ROW = ("<w:tbl><w:tr>", "</w:tr></w:tbl>")
COMMENT = '<w:comment w:id="1"/>'


def cases() -> Iterator[Case]:
    """Yield every case by its name."""
    yield "a part of 300 MB", bomb
    for size in (1000, 4 * MB, 2**32 - 2):
        yield f"a part of 300 MB that says it has {size} bytes", lambda size=size: bomb(size)
    for kind in DEFINITIONS:
        for part in PARTS:
            for place in ("text", "attribute"):
                for encoding in ("utf-8", "utf-16"):
                    yield (
                        f"{part} {kind} in {place}, {encoding}",
                        lambda a=(kind, part, place, encoding): defining(*a),
                    )
    for path in OUTSIDE:
        yield f"a member named {path[:40]}", lambda path=path: zipped(SOUND | {path: b"x"})
    for target in TARGETS:
        for kind in ("officeDocument", "core-properties", "comments", "styles", "numbering", "header", "aFChunk"):
            yield f"a {kind} at {target!r}", lambda a=(target, kind): pointing_to(*a)
    yield from deep()
    yield from wrong_characters()
    yield from many()


NESTS = {
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "runs": ("<w:r>", "</w:r>"),
    "paragraphs": ("<w:p>", "</w:p>"),
    "text boxes": ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    "alternatives": ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    "insertions": ("<w:ins>", "</w:ins>"),
    "deletions": ("<w:del>", "</w:del>"),
    "unknown elements": ("<w:x>", "</w:x>"),
}


def deep() -> Iterator[Case]:
    """Yield what stands in itself: without end, and as deep as the parser allows."""
    for what, (start, end) in NESTS.items():
        for times in (10_000, 240 // start.count("<")):
            yield f"{what} {times} deep", lambda a=(start, end), n=times: docx_bytes(nested(*a, times=n))
    for part in ("comments", "header", "footnotes", "diagramData", "styles", "numbering"):
        inside = nested("<w:x>", "</w:x>", "")
        body = p("Anna: ja", properties='<w:pStyle w:val="S"/>') + listed("nee")
        yield f"{part} 10000 deep", lambda a=(part, inside), b=body: docx_bytes(b, **dict([a]))
    notes = nested('<w:footnote w:id="1">', "</w:footnote>", p("x") * 200_000, 240)
    yield "notes in notes", lambda: docx_bytes(p("ja"), footnotes=notes)
    yield (
        "a field without end",
        lambda: document("<w:p>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', 200_000, "</w:p>"),
    )


def wrong_characters() -> Iterator[Case]:
    """Yield what is no text in XML."""
    xml = SOUND[MAIN]
    for name, bad in {
        "NUL": b"\x00",
        "a reference to NUL": b"&#0;",
        "half a character": b"&#xD800;",
        "half a character in CESU-8": b"\xed\xa0\x80\xed\xb0\x80",
        "a noncharacter": b"&#xFFFF;",
        "an unknown entity": b"&nbsp;",
        "Latin 1": b"\xe9",
    }.items():
        yield name, lambda bad=bad: zipped(SOUND | {MAIN: xml.replace(b"ja", bad)})
    yield "UTF-16 without a mark", lambda: zipped(SOUND | {MAIN: xml.decode().encode("utf-16-le")})
    yield "an unknown encoding", lambda: zipped(SOUND | {MAIN: b'<?xml version="1.0" encoding="x"?>' + xml})
    yield "NUL in every part", lambda: zipped(dict.fromkeys(SOUND, b"\x00" * 1000))


def many() -> Iterator[Case]:
    """Yield much of what is in every document."""
    yield "100,000 members", lambda: many_members(100_000)
    yield "a table of members and nothing else", only_table_of_members
    yield "one part that is pointed to a thousand times", same_part_often
    yield "500 headers", many_parts
    yield "a million comments", lambda: docx_bytes(p("ja"), comments=COMMENT * 1_000_000)
    yield "50,000 comments", lambda: docx_bytes(p("ja"), comments=note_of("1", "x") * 50_000)
    yield (
        "a million numbered paragraphs",
        lambda: document("", listed("a"), 1_000_000, numbering=numbering(("decimal", "%1."))),
    )
    yield (
        "30,000 numbered paragraphs",
        lambda: document("", listed("a"), 100_000, numbering=numbering(("decimal", "%1."))),
    )
    for kind in ("lowerLetter", "decimal"):
        yield (
            f"a long number in {kind}",
            lambda kind=kind: document("", listed("a"), 20_000, numbering=numbering((kind, "%1" * 100_000))),
        )
    yield (
        "absurd numbers",
        lambda: docx_bytes(
            listed("a", level=int(ABSURD), number=ABSURD) + listed("b", level=-1),
            numbering=numbering(("decimal", "%1.")).replace('w:start w:val="1"', f'w:start w:val="{ABSURD}"'),
        ),
    )
    yield "styles in a circle", lambda: styled(2)
    yield "30,000 styles in a circle", lambda: styled(30_000)
    yield from large_text()


def large_text() -> Iterator[Case]:
    """Yield long paragraphs, wide tables, and as much as is allowed of the smallest elements."""
    word = "woord en daad "
    yield "a paragraph of 5 MB", lambda: docx_bytes(p(f"Anna: {word * 370_000}"))
    yield "a paragraph of 5 MB in 100,000 runs", lambda: document("<w:p>", r(word * 4), 100_000, "</w:p>")
    yield (
        "a paragraph of 2 MB in 40,000 colours",
        lambda: document(
            "<w:p>",
            r(DECOMPOSED * 25, '<w:highlight w:val="red"/>') + r(DECOMPOSED, '<w:shd w:fill="123456"/>'),
            20_000,
            "</w:p>",
        ),
    )
    yield "a letter with a million accents", lambda: docx_bytes(p("a" + "\u0301" * 1_000_000))
    yield "20 MB of letters in one piece", lambda: document("<w:p><w:r><w:t>", "é" * MB, 10, "</w:t></w:r></w:p>")
    yield "40 MB of emoji", lambda: document("", p("🙂" * 1000), 9_500)
    yield "40 MB of labels", lambda: document("", p("Anna: ja " * 10), 90_000)
    yield (
        "a row of 100,000 cells",
        lambda: document(ROW[0], "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>", 100_000, ROW[1]),
    )
    yield (
        "a table of 30,000 rows",
        lambda: document(
            "<w:tbl>", "<w:tr><w:tc><w:p><w:r><w:t>Anna</w:t></w:r></w:p></w:tc></w:tr>", 30_000, "</w:tbl>"
        ),
    )
    yield "10,000 tables", lambda: document("", table(["Anna:", "ja"]), 10_000)
    for piece in (
        "<w:p/>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
        '<w:p w:a="" w:b="" w:c="" w:d=""/>',
    ):
        most = 1_990_000 // (piece.count("<") + piece.count("="))
        yield f"as many as are allowed of {piece}", lambda a=(piece, most): document("", *a)
        yield f"more than are allowed of {piece}", lambda a=(piece, most + 10_000): document("", *a)


CHILD = """
import json, sys, time
from qualcode.errors import FormatError
from qualcode.formats.interviews import interviews_of
from qualcode.formats.reading import read_document
for path in sys.argv[1:]:
    with open(path, "rb") as stream:
        content = stream.read()
    started = time.monotonic()
    try:
        said = ""
        interviews_of(read_document(content, "P1.docx"))
    except FormatError as error:
        said = str(error)
    seconds = time.monotonic() - started
    del content
    with open("/proc/self/status") as stream:
        peak = next(int(line.split()[1]) // 1024 for line in stream if line.startswith("VmHWM"))
    print(json.dumps([said, seconds, peak]), flush=True)
"""


Outcome = tuple[str, float, int]
CASES = [name for name, _ in cases()]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outcome]:
    """For each case what was said, how many seconds it took, and how many MB the child had at most until then."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / f"{number}.docx" for number in range(len(CASES))]
    for (_, make), path in zip(cases(), paths, strict=True):
        path.write_bytes(make())
    child = [sys.executable, "-c", CHILD, *map(str, paths)]
    done = subprocess.run(child, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False)
    assert not done.returncode, done.stderr[-2000:]
    return dict(zip(CASES, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_was_made_to_do_harm_is_read_or_refused_soon_and_in_little_memory(
    outcomes: Mapping[str, Outcome], case: str
) -> None:
    said, seconds, most = outcomes[case]
    assert not said or said.startswith("P1.docx: ")
    assert seconds < MOST_SECONDS
    assert most < MOST_MB


REFUSED = {
    "a part of 300 MB": "larger than 50 MB",
    "a part of 300 MB that says it has 1000 bytes": "damaged or was cut off",
    "a part of 300 MB that says it has 4294967294 bytes": "larger than 50 MB",
    **dict.fromkeys([case for case in CASES if case.endswith(("-8", "-16"))], "defines entities of its own"),
    **dict.fromkeys([case for case in CASES if case.startswith("a member named")], "which points outside it"),
    **dict.fromkeys([case for case in CASES if case.endswith("10000 deep")], "nested too deep"),
    "NUL": "is damaged",
    "half a character": "is damaged",
    "half a character in CESU-8": "is damaged",
    "100,000 members": "holds 100008 parts; this is no transcript",
    "a table of members and nothing else": "parts; this is no transcript",
    "500 headers": "larger than any transcript",
    "a million comments": "larger than any transcript",
    "20 MB of letters in one piece": "a single piece of more than 10 million characters",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_why(outcomes: Mapping[str, Outcome], case: str) -> None:
    assert REFUSED[case] in outcomes[case][0]


READ = [
    *(case for case in CASES if case.endswith(("240 deep", "120 deep", "80 deep")) and "deletions" not in case),
    *(case for case in CASES if case.startswith("a comments at")),
    "absurd numbers",
    "styles in a circle",
    "one part that is pointed to a thousand times",
    "a paragraph of 5 MB",
    "a paragraph of 2 MB in 40,000 colours",
    "a row of 100,000 cells",
    "30,000 numbered paragraphs",
]


@pytest.mark.parametrize("case", READ)
def test_what_is_only_unusual_is_read(outcomes: Mapping[str, Outcome], case: str) -> None:
    assert not outcomes[case][0]


def test_a_file_of_300_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "film.docx"
    with path.open("wb") as stream:
        stream.truncate(300 * MB)  # takes no room on the disk
    tracemalloc.start()
    with pytest.raises(FileAccessError, match=r"^film\.docx: the file has 300 MB"):
        read_file(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MB


def test_a_target_that_climbs_within_the_file_is_found() -> None:
    relations = SOUND["word/_rels/document.xml.rels"].replace(b'"comments.xml"', b'"../word/./comments.xml"')
    found = read_document(zipped(SOUND | {"word/_rels/document.xml.rels": relations}), "P1.docx")
    assert [comment.text for comment in found.comments] == ["mooi"]


def test_a_paragraph_in_another_ends_the_outer_one() -> None:
    document = read_document(docx_bytes(f"<w:p>{r('Anna: ja')}{p('Bob: nee')}{r('en')}</w:p>", p("dan")), "P1.docx")
    assert [block.span.of(document.text) for block in document.blocks] == ["Anna: ja", "Bob: nee", "en", "dan"]
    assert document.text == "Anna: ja\nBob: nee\nen\ndan"
