"""Reading Word documents: nothing that a reader of the document sees may be lost, doubled or moved."""

import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from builders import (
    docx_bytes,
    docx_members,
    end,
    note_of,
    notes_of,
    numbering,
    p,
    r,
    read_body,
    read_bytes,
    start,
    table,
    text_of,
    zipped,
)
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qualcode.errors import FormatError
from qualcode.spans import Span

T = '<w:t xml:space="preserve">'
BOX = f"<w:txbxContent>{p('in de doos')}</w:txbxContent>"
BOTH_BOXES = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def wrapped(element: str, inside: str, attributes: str = "") -> str:
    return f"<w:{element} {attributes}>{inside}</w:{element}>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def sdt(inside: str) -> str:
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


MARK_DELETED = "<w:rPr><w:del/></w:rPr>"
FIELD = field("begin") + instruction("PAGE") + field("separate") + r("7") + field("end")
NESTED_FIELD = (
    field("begin") + instruction("IF ") + FIELD + instruction(" x") + field("separate") + r("ja") + field("end")
)

CONSTRUCTS = {
    "hyperlink": (p("a ", wrapped("hyperlink", r("link")), " b"), "a link b"),
    "tracked insertion": (p("a ", wrapped("ins", r("erbij")), " b"), "a erbij b"),
    "tracked deletion": (p("a ", deleted("weg"), "b"), "a b"),
    "moved to": (p("a ", wrapped("moveTo", r("hier"))), "a hier"),
    "moved from": (p("a ", wrapped("moveFrom", r("daar")), "b"), "a b"),
    "deletion in an insertion": (p("a ", wrapped("ins", r("erbij ") + deleted("weg")), "b"), "a erbij b"),
    "content control in a paragraph": (p("a ", sdt(r("keuze")), " b"), "a keuze b"),
    "content control around paragraphs": (p("a") + sdt(p("b") + p("c")) + p("d"), "a\nb\nc\nd"),
    "content control around a table": (sdt(table(["a", "b"])), "a\tb"),
    "content control around a row": (
        "<w:tbl>" + sdt(f"<w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr>") + "</w:tbl>",
        "a\tb",
    ),
    "smart tag": (p("a ", wrapped("smartTag", r("Utrecht"), 'w:element="place"')), "a Utrecht"),
    "custom XML": (p("a ", wrapped("customXml", r("iets"))), "a iets"),
    "simple field": (p("blz. ", wrapped("fldSimple", r("3"), 'w:instr="PAGE"')), "blz. 3"),
    "complex field": (p("blz. ", FIELD, "."), "blz. 7."),
    "nested field": (p("a ", NESTED_FIELD, " b"), "a ja b"),
    "field over paragraphs": (
        p("a ", field("begin"), instruction("TOC"), field("separate"), "een") + p("twee", field("end")) + p("b"),
        "a een\ntwee\nb",
    ),
    "field without a result": (p("a", field("begin"), instruction("XE 'a'"), field("end"), "b"), "ab"),
    "field whose end was deleted": (
        p("a ", field("begin"), instruction("PAGE"), wrapped("del", field("separate") + field("end")), "b"),
        "a b",
    ),
    "table": (p("voor") + table(["a", "b"], ["c", "d"]) + p("na"), "voor\na\tb\nc\td\nna"),
    "table with empty cells": (table(["a", "", "c"], ["", "e", ""]), "a\t\tc\n\te"),
    "cell of two paragraphs": (table([p("a") + p("b"), "c"]), "a\nb\tc"),
    "cells merged sideways": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p('a')}</w:tc></w:tr></w:tbl>",
        "a",
    ),
    "cells merged downwards": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>",
        "a\tb\n\tc",
    ),
    "nested table": (table([p("a") + table(["b", "c"]) + p(), "d"]) + p("e"), "a\nb\tc\n\td\ne"),
    "ruby": (p(f"<w:r><w:ruby><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>"), "漢"),
    "bidirectional text": (p(wrapped("bdo", r("a ")), wrapped("dir", r("b"))), "a b"),
    "equation": (p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), "x+1"),
    "deleted paragraph mark": (p("een ", properties=MARK_DELETED) + p("twee") + p("drie"), "een twee\ndrie"),
    "deleted paragraph marks on end": (
        p("a", properties=MARK_DELETED) + p(properties=MARK_DELETED) + p("b") + p("c"),
        "ab\nc",
    ),
    "deleted paragraph mark at the end of a cell": (table([p("a", properties=MARK_DELETED), "b"]), "a\tb"),
    "empty paragraphs": (p("a") + p() + p() + p("b") + p(), "a\n\n\nb"),
    "break, tab and carriage return": (
        p("a", "<w:r><w:br/></w:r>", "b", "<w:r><w:tab/><w:t>c</w:t><w:cr/></w:r>", "d"),
        "a\nb\tc\nd",
    ),
    "tab stops": (p("a", properties="<w:tabs><w:tab w:val='left' w:pos='700'/></w:tabs>"), "a"),
    "hyphens": (p("a", "<w:r><w:noBreakHyphen/></w:r>", "b", "<w:r><w:softHyphen/></w:r>", "c"), "a\u2011bc"),
    "symbol with Unicode": (p("<w:r><w:sym w:font='Arial' w:char='20AC'/></w:r>"), "€"),
    "symbol of a symbol font": (p("a ", "<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>"), "a ☺"),
    "Greek of a symbol font": (p("<w:r><w:sym w:font='Symbol' w:char='F061'/></w:r>"), "α"),
    "character typed in a symbol font": (p(r("\uf0fc ja", "<w:rFonts w:ascii='Wingdings'/>")), "✓ ja"),
    "symbol of an unknown font": (p("a ", "<w:r><w:sym w:font='Eigen' w:char='F04A'/></w:r>"), "a \ufffd"),
    "place without Unicode": (p("<w:r><w:sym w:font='Symbol' w:char='F07F'/></w:r>"), "\ufffd"),
    "symbol that does not exist": (p("<w:r><w:sym w:char='zz'/><w:sym w:char='D83D'/><w:sym/></w:r>"), "\ufffd" * 3),
    "row and cell outside a table": (f"<w:tr><w:tc>{p('a')}</w:tc></w:tr>" + p("b"), "a\nb"),
    "alternative for older programs only": (
        p("a ", f"<w:r><mc:AlternateContent><mc:Fallback>{T}oud</w:t></mc:Fallback></mc:AlternateContent></w:r>"),
        "a oud",
    ),
    "hidden text": (p("a ", r("verborgen", "<w:vanish/>")), "a verborgen"),
    "text over lines in the XML": (p(f"<w:r>{T}a\nb&#13;c\u2028d</w:t></w:r>"), "a b c d"),
    "byte order mark pasted along": (p("\ufeffa\ufeffb"), "ab"),
    "comment in the XML": (p(f"<w:r>{T}a<!-- x -->b</w:t></w:r>"), "ab"),
    "emoji": (p("goed 🙂", "!"), "goed 🙂!"),
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_the_visible_text_is_read_once_and_in_order(construct: str) -> None:
    body, text = CONSTRUCTS[construct]
    assert text_of(body) == text


@given(st.lists(st.sampled_from(sorted(CONSTRUCTS)), min_size=1, max_size=6))
def test_constructs_after_each_other_do_not_disturb_each_other(constructs: list[str]) -> None:
    bodies, expected = zip(*(CONSTRUCTS[construct] for construct in constructs), strict=True)
    assert text_of(*bodies).split() == "\n".join(expected).split()


def test_text_written_by_python_docx_is_read() -> None:
    document = docx.Document()
    document.add_heading("Gesprek", level=1)
    document.add_paragraph("Eerste ").add_run("vet").bold = True
    cells = document.add_table(rows=2, cols=2)
    cells.cell(0, 0).merge(cells.cell(0, 1)).text = "samen"
    cells.cell(1, 1).text = "apart"
    stream = io.BytesIO()
    document.save(stream)
    transcript = read_bytes(stream.getvalue(), "Anna.docx").imported.transcript
    assert transcript.text == "Gesprek\nEerste vet\nsamen\n\tapart"
    assert (transcript.id, transcript.name, transcript.source) == ("Anna", "Gesprek", "Anna.docx")


@pytest.mark.parametrize(("name", "id"), [("P1.DOCX", "P1"), ("P1.docm", "P1"), ("dr. P1.docx", "dr. P1")])
def test_the_id_is_the_name_of_the_file_without_its_ending(name: str, id: str) -> None:
    assert read_bytes(docx_bytes(p("tekst")), name).imported.transcript.id == id


# ── beside the text ──


def test_a_text_box_is_announced_once_and_stands_not_in_the_text() -> None:
    word = read_body(p("a ", BOTH_BOXES, "b"))
    assert word.imported.transcript.text == "a b"
    assert notes_of(word)["text boxes"] == "Text boxes that are not in the text of the transcript: 1. in de doos"


def test_a_text_box_that_only_older_programs_know_is_announced_too() -> None:
    word = read_body(p("a", f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"))
    assert "in de doos" in notes_of(word)["text boxes"]


def test_footnotes_endnotes_headers_and_footers_are_announced_with_their_text() -> None:
    parts = {
        "footnotes": f"<w:footnote w:id='0'>{p()}</w:footnote><w:footnote w:id='1'>{p('voetnoot')}</w:footnote>",
        "endnotes": f"<w:endnote>{p('eindnoot')}</w:endnote>",
        "header": p("bovenaan") + table(["vak", "naam"]),
        "footer": p("blz. ", FIELD),
    }
    word = read_body(p("tekst"), **parts)
    notes = notes_of(word)
    assert word.imported.transcript.text == "tekst"
    assert notes["footnotes"] == "Footnotes that are not in the text of the transcript: 1. voetnoot"
    assert notes["endnotes"] == "Endnotes that are not in the text of the transcript: 1. eindnoot"
    assert notes["header"] == "Headers that are not in the text of the transcript: 3. bovenaan | vak | naam"
    assert notes["footer"] == "Footers that are not in the text of the transcript: 1. blz. 7"


def test_what_was_decided_about_the_text_is_said() -> None:
    numbered = p("een", properties="<w:numPr><w:numId w:val='1'/></w:numPr>")
    symbol = "<w:r><w:sym w:char='F04A'/></w:r>"
    lists = numbering(("decimal", "%1."))
    word = read_body(numbered, p(wrapped("ins", r("a")), deleted("b"), r("c", "<w:vanish/>"), symbol), numbering=lists)
    notes = notes_of(word)
    for kind in ("numbering", "tracked insertions", "tracked deletions", "hidden text", "symbols"):
        assert ": 1" in notes[kind]


def test_a_plain_document_has_only_the_note_that_nobody_is_seen_to_speak() -> None:
    assert set(notes_of(read_body(p("tekst")))) == {"no speakers"}


# ── comments and offsets ──


def passages(*body: str, **parts: str) -> dict[str, str]:
    """Return the words that each comment stands on."""
    word = read_body(*body, **parts)
    return {comment.id: comment.span.of(word.imported.transcript.text) for comment in word.comments}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("a ", start("1"), "b", end("1"), " c"), "b"),
        (p(start("1"), "a") + p("b", end("1"), " c"), "a\nb"),
        (start("1") + p("a") + p("b") + "<w:commentRangeEnd w:id='1'/>" + p("c"), "a\nb"),
        (p("x") + start("1") + p("a") + "<w:commentRangeEnd w:id='1'/>" + p("c"), "a"),
        (p("a ", wrapped("ins", start("1") + r("b") + end("1")), "c"), "b"),
        (p("a ", sdt(start("1") + r("b")), " c", end("1"), " d"), "b c"),
        (table(["a", p(start("1"), "b", end("1"))], ["c", "d"]), "b"),
        (p("a 🙂 ", start("1"), "👩‍👧 b", end("1")), "👩‍👧 b"),
        (p("a ", wrapped("del", start("1")), "b", end("1")), "b"),
        (p("a ", start("1"), "b ", deleted("weg"), "c", end("1")), "b c"),
        (p("a ", "<w:r><w:commentReference w:id='1'/></w:r>", "b"), ""),
    ],
)
def test_a_comment_stands_on_the_words_between_its_marks(body: str, words: str) -> None:
    assert passages(body, comments=note_of("1", "vertrouwen")) == {"1": words}


def test_comments_may_overlap_nest_and_stand_on_the_same_words() -> None:
    body = p(start("1"), "a ", start("2"), start("3"), "b", end("3"), end("1"), " c", end("2"))
    parts = {"comments": "".join(note_of(key, "x") for key in "123")}
    assert passages(body, **parts) == {"1": "a b", "2": "b c", "3": "b"}


def test_a_comment_at_a_point_stands_where_its_mark_is() -> None:
    body = p("a ", "<w:r><w:commentReference w:id='1'/></w:r>", "b")
    (comment,) = read_body(body, comments=note_of("1", "x")).comments
    assert comment.span == Span(2, 2)


def test_a_comment_on_deleted_words_stands_where_they_were() -> None:
    gone = f"<w:del>{start('1')}<w:r><w:delText>weg</w:delText></w:r>{end('1')}</w:del>"
    (comment,) = read_body(p("eerste") + p("a ", gone, "b"), comments=note_of("1", "x")).comments
    assert comment.span == Span(9, 9)


@given(
    st.lists(
        st.text(st.sampled_from("eo n\u0301\u0308é🙂"), max_size=8).filter(lambda words: words == words.strip() != ""),
        min_size=3,
        max_size=3,
    )
)
def test_offsets_stay_on_their_words_when_the_text_is_composed(pieces: list[str]) -> None:
    """The passage is what the same words composed alone are, unless a mark at its edge joins what stands outside."""
    before, words, after = (unicodedata.normalize("NFD", piece) for piece in pieces)
    body = p("vooraf e\u0301") + p(before, " ", start("1"), words, end("1"), " ", after)
    word = read_body(body, comments=note_of("1", "x"))
    text, (comment,) = word.imported.transcript.text, word.comments
    assert text == unicodedata.normalize("NFC", f"vooraf e\u0301\n{before} {words} {after}")
    whole = unicodedata.normalize("NFC", f"{before} {words}")
    assert comment.span.end == len("vooraf é\n") + len(whole)
    if not unicodedata.combining(words[0]):
        assert comment.span.of(text) == unicodedata.normalize("NFC", words)


# ── the probe and real files ──

ABSENT = {"DELETED", "MOVEFROM", "INSTRTXT"}
BESIDE = {"TEXTBOX", "FOOTNOTE", "ENDNOTE", "HEADERTXT", "FOOTERTXT"}
TRANSCRIPTS = [
    "en_sheffield_David.docx",
    "en_sheffield_Lisa.docx",
    "en_sheffield_Stephen.docx",
    "en_word_comments_as_codes_199.docx",
]


def test_each_construct_of_the_probe_is_in_the_text_or_in_the_notes_once(reference: Callable[[str], Path]) -> None:
    tokens = json.loads(reference("docx_probe/tokens.json").read_text(encoding="utf-8"))
    word = read_bytes(reference("docx_probe/probe.docx").read_bytes(), "probe.docx")
    text = word.imported.transcript.text
    beside = " ".join(message for kind, message in notes_of(word).items() if kind != "unattributed")
    for token in {*tokens, *ABSENT}:
        expected = (token not in ABSENT | BESIDE, token in BESIDE)
        assert (text.count(token), beside.count(token)) == expected, token
    assert "DELPARAsecond half" in text
    assert "MERGED" in text
    assert "BREAKLINE\tTABBED\u2011xy\nz" in text


def visible(content: bytes) -> str:
    """Return all text of the main part by another way than the reader's: no white space, what is not shown left out."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    hidden = " or ".join(f"ancestor::*[local-name()='{name}']" for name in ("del", "moveFrom", "txbxContent", "rt"))
    words = root.xpath(f"//*[local-name()='t'][not({hidden})]/text()")
    return "".join("".join(words).split())


def anchored(content: bytes) -> dict[str, str]:
    """Return the words between the marks of each comment, without white space, by another way than the reader's."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    open_now: set[str] = set()
    found: dict[str, str] = {}
    for element in root.iter():
        name, key = etree.QName(element).localname, next(iter(element.attrib.values()), "")
        if name == "commentRangeStart":
            open_now.add(key)
            found[key] = ""
        elif name == "commentRangeEnd":
            open_now.discard(key)
        elif name == "t":
            for key in open_now:
                found[key] += "".join((element.text or "").split())
    return found


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_no_visible_text_of_a_real_document_is_lost_or_moved(name: str, reference: Callable[[str], Path]) -> None:
    content = reference(f"transcripts/{name}").read_bytes()
    expected = unicodedata.normalize("NFC", visible(content))
    assert len(expected) > 20_000
    assert "".join(read_bytes(content, name).imported.transcript.text.split()) == expected


@pytest.mark.parametrize(("name", "comments"), [(TRANSCRIPTS[0], 9), (TRANSCRIPTS[3], 199)])
def test_the_comments_of_a_real_document_stand_on_their_words(
    name: str, comments: int, reference: Callable[[str], Path]
) -> None:
    content = reference(f"transcripts/{name}").read_bytes()
    word = read_bytes(content, name)
    text = word.imported.transcript.text
    read = {comment.id: "".join(comment.span.of(text).split()) for comment in word.comments}
    assert len(read) == comments
    assert read == anchored(content)


def test_replies_of_a_real_document_know_what_they_answer(reference: Callable[[str], Path]) -> None:
    name = TRANSCRIPTS[0]
    comments = read_bytes(reference(f"transcripts/{name}").read_bytes(), name).comments
    ids = {comment.id for comment in comments}
    answers = [comment.reply_to for comment in comments if comment.reply_to]
    assert len(answers) == 4
    assert set(answers) <= ids


# ── bad input ──

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SOUND = docx_members(p("tekst " * 200), {"comments": note_of("1", "x")})
WORKBOOK = b"<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"
RELATIONS = SOUND["_rels/.rels"]
BAD = {
    "old Word document": (OLE, "an old Word document (.doc)", "save it as .docx"),
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", "remove the password"),
    "empty": (b"", "the file is empty (0 bytes)", "Copy it again"),
    "plain text": (b"Interviewer: hallo", "this is not a Word document (.docx)", "save it as .docx"),
    "PDF": (b"%PDF-1.7", "this is not a Word document (.docx)", "save it as .docx"),
    "another zip": (zipped({"foto.jpg": b"x"}), "a zip file, but there is no Word document in it", "renamed to .docx?"),
    "Excel workbook": (
        zipped(
            {
                "[Content_Types].xml": b"<Types/>",
                "_rels/.rels": RELATIONS.replace(b"word/document", b"xl/workbook"),
                "xl/workbook.xml": WORKBOOK,
            }
        ),
        "an Office file, but not a Word document",
        "as .docx",
    ),
    "without text": (docx_bytes(p(), table(["", " "])), "the document holds no text", "text recognition"),
} | {
    f"damaged {part}": (zipped(SOUND | {part: b"<w:document><w:p>"}), f"its part {part} is damaged", "let it repair it")
    for part in ("word/document.xml", "word/comments.xml", "_rels/.rels", "word/_rels/document.xml.rels")
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_word_document_is_refused_with_its_name_what_it_is_and_the_way_out(case: str) -> None:
    content, what, way_out = BAD[case]
    with pytest.raises(FormatError) as error:
        read_bytes(content, "P1.docx")
    message = str(error.value)
    assert message.startswith("P1.docx: ")
    assert what in message
    assert way_out in message


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.99, 0.9999])
def test_a_document_that_was_cut_off_is_refused_wherever_the_cut_is(share: float) -> None:
    content = zipped(SOUND | {"word/media/foto.bin": bytes(range(256)) * 40})
    with pytest.raises(FormatError, match=r"^P1\.docx: .*cut off while copying .*Copy it again"):
        read_bytes(content[: int(len(content) * share)], "P1.docx")


def test_a_document_whose_table_of_parts_survived_a_damaged_part_is_refused() -> None:
    content = zipped(SOUND)
    place = content.index(b"word/document.xml") + 40
    broken = content[:place] + bytes(byte ^ 0xFF for byte in content[place : place + 30]) + content[place + 30 :]
    with pytest.raises(FormatError, match=r"^P1\.docx: .*damaged"):
        read_bytes(broken, "P1.docx")


def test_a_document_whose_parts_stand_elsewhere_than_it_says_is_refused() -> None:
    content = bytearray(zipped(SOUND))
    content[-6:-2] = (int.from_bytes(content[-6:-2], "little") + 9999).to_bytes(4, "little")
    with pytest.raises(FormatError, match=r"^P1\.docx: .*damaged"):
        read_bytes(bytes(content), "P1.docx")


@given(st.data())
def test_no_damage_to_the_bytes_ends_in_anything_but_a_format_error(data: st.DataObject) -> None:
    content = bytearray(zipped(SOUND))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FormatError):
        assert read_bytes(bytes(content), "P1.docx").imported.transcript.text


def test_a_part_with_a_password_is_refused() -> None:
    content = bytearray(zipped(SOUND))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 1)
    with pytest.raises(FormatError, match=r"^P1\.docx: the file is protected by a password"):
        read_bytes(bytes(content), "P1.docx")


def test_pictures_are_not_read_however_large() -> None:
    content = bytearray(zipped(SOUND | {"word/media/foto.png": b"\0" * 50_000_000}))
    place = content.index(b"word/media/foto.png") + len("word/media/foto.png") + 100
    content[place : place + 50] = b"\xff" * 50  # reading it would fail
    assert read_bytes(bytes(content), "P1.docx").imported.transcript.text.startswith("tekst")


def with_entities(entities: str, name: str) -> bytes:
    """Return a document that declares XML entities and uses one."""
    document = SOUND["word/document.xml"].replace(b"tekst tekst", f"tekst &{name};".encode(), 1)
    return zipped(SOUND | {"word/document.xml": f"<!DOCTYPE w:document [{entities}]>".encode() + document})


def test_no_file_of_this_computer_is_read_through_an_entity(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim")
    content = with_entities(f'<!ENTITY e SYSTEM "{(tmp_path / "geheim.txt").as_uri()}">', "e")
    with pytest.raises(FormatError, match=r"^P1\.docx: .*defines entities of its own") as refused:
        read_bytes(content, "P1.docx")
    assert "geheim" not in str(refused.value)


def test_entities_that_multiply_without_end_are_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(FormatError, match=r"^P1\.docx: "):
        read_bytes(with_entities(f'<!ENTITY e0 "lol">{entities}', "e9"), "P1.docx")
