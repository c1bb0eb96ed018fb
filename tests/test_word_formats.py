"""What a Word document says of its paragraphs besides their words: numbers, headings, bold, italics, colours, title."""

import pytest
from builders import document_of, docx_members, listed, notes_of, numbering, p, r, read_body, zipped

from qualcode.formats.reading import read_document


def numbers(*body: str, **parts: str) -> list[str]:
    return [block.number for block in document_of(*body, **parts).blocks]


def style(name: str, inside: str, called: str = "", based: str = "") -> str:
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:styleId="{name}"><w:name w:val="{called or name}"/>{below}{inside}</w:style>'


def styled(name: str, *inside: str) -> str:
    return p(*inside, properties=f'<w:pStyle w:val="{name}"/>')


# ── automatic numbers ──


def test_the_numbers_of_a_list_are_counted_as_word_counts_them() -> None:
    lists = numbering(("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%1.%2.%3"))
    body = [listed(f"w{n}", level) for n, level in enumerate((0, 1, 1, 2, 0, 1, 2, 2))]
    assert numbers(*body, numbering=lists) == ["1.", "a)", "b)", "1.b.i", "2.", "a)", "2.a.i", "2.a.ii"]


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [
        ("decimal", "Vraag %1:", ["Vraag 1:", "Vraag 2:"]),
        ("upperRoman", "%1", ["I", "II"]),
        ("upperLetter", "%1", ["A", "B"]),
        ("decimalZero", "R%1", ["R01", "R02"]),
        ("bullet", "I:", ["I:", "I:"]),
        ("bullet", "\uf0b7", ["", ""]),
        ("bullet", "o", ["", ""]),
        ("none", "R:", ["R:", "R:"]),
        ("ordinal", "%1.", ["1.", "2."]),
    ],
)
def test_what_a_list_writes_before_a_paragraph_is_known(kind: str, text: str, written: list[str]) -> None:
    assert numbers(listed("een"), listed("twee"), numbering=numbering((kind, text))) == written


def test_letters_and_roman_numerals_go_on_after_the_first_round() -> None:
    body = [listed("x") for _ in range(44)]
    assert numbers(*body, numbering=numbering(("lowerLetter", "%1")))[25:28] == ["z", "aa", "bb"]
    assert numbers(*body, numbering=numbering(("upperRoman", "%1")))[39:] == ["XL", "XLI", "XLII", "XLIII", "XLIV"]


def test_lists_of_one_kind_count_on_and_one_that_begins_anew_does() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    again += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    lists = numbering(("decimal", "%1.")) + again
    body = [listed("a"), listed("b", number="2"), listed("c", number="3"), listed("d", number="3"), listed("e")]
    assert numbers(*body, numbering=lists) == ["1.", "2.", "7.", "8.", "3."]


def test_a_style_may_put_its_paragraphs_in_a_list_and_a_paragraph_may_leave_it() -> None:
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    out = p("buiten", properties='<w:pStyle w:val="Lijst"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    styles = style("Lijst", in_list) + style("Kind", "", based="Lijst")
    body = [styled("Lijst", "een"), out, styled("Kind", "twee")]
    assert numbers(*body, numbering=numbering(("decimal", "%1)")), styles=styles) == ["1)", "", "2)"]


@pytest.mark.parametrize(
    "lists",
    [
        "",
        '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>',
        '<w:num w:numId="1"/>',
        numbering(("decimal", "%9.")).replace('w:val="1"', 'w:val="999999999999999999999"'),
    ],
)
def test_a_list_that_the_document_does_not_define_well_loses_no_words(lists: str) -> None:
    assert [block.span.of("een") for block in document_of(listed("een", 8), numbering=lists).blocks] == ["een"]


def test_an_empty_numbered_paragraph_is_not_counted_in_the_note() -> None:
    word = read_body(listed("een"), listed(""), listed("drie"), numbering=numbering(("decimal", "%1.")))
    assert ": 2" in notes_of(word)["numbering"]


def test_a_paragraph_knows_its_level_in_a_list() -> None:
    lists = numbering(("bullet", "-"), ("bullet", "o"))
    blocks = document_of(p("los"), listed("a"), listed("b", 1), numbering=lists).blocks
    assert [block.level for block in blocks] == [None, 0, 1]


# ── bold, italics, headings ──


def test_the_bold_and_italic_beginning_of_a_paragraph_is_known() -> None:
    (block,) = document_of(p(r("een", "<w:b/><w:i/>"), r("twee", "<w:b/>"), "drie", r("vier", "<w:i/>"))).blocks
    assert (block.bold, block.italic) == (7, 3)


def test_styles_make_text_bold_as_words_own_switches_do() -> None:
    bold, plain = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b w:val="0"/></w:rPr>'
    styles = style("Vet", bold) + style("Kind", "", based="Vet") + style("Niet", plain, based="Vet")
    styles += style("Zwaar", bold, "Strong") + style("Rond", "", based="Rond")
    body = [styled(name, "woord") for name in ("Vet", "Kind", "Niet", "Rond", "weg")]
    body += [p(r("vet", '<w:rStyle w:val="Zwaar"/>'), " niet"), styled("Vet", r("niet", '<w:b w:val="false"/>'))]
    assert [block.bold for block in document_of(*body, styles=styles).blocks] == [5, 5, 0, 0, 0, 3, 0]


@pytest.mark.parametrize(
    ("name", "called", "heading"),
    [
        ("Heading1", "", True),
        ("Kop2", "", True),
        ("berschrift1", "heading 1", True),
        ("Titel", "Title", True),
        ("Normal", "Normal", False),
        ("Koptekst", "header", False),
    ],
)
def test_headings_are_known_by_their_style_in_any_language(name: str, called: str, *, heading: bool) -> None:
    (block,) = document_of(styled(name, "Interview 3"), styles=style(name, "", called or name)).blocks
    assert block.heading is heading


# ── colours ──


def test_what_has_a_colour_behind_it_is_known_whichever_way_it_was_given() -> None:
    yellow, shade = '<w:highlight w:val="yellow"/>', '<w:shd w:val="clear" w:fill="ffe599"/>'
    body = p("R: ", r("een ", yellow), r("twee", yellow), " en ", r("drie", shade), r("vier", '<w:shd w:fill="auto"/>'))
    document = document_of(body, p(r("vijf", '<w:highlight w:val="none"/>')))
    found = [(light.color, light.span.of(document.text)) for light in document.highlights]
    assert found == [("yellow", "een twee"), ("FFE599", "drie")]


def test_colours_stay_on_their_words_when_the_text_is_composed() -> None:
    document = document_of(p("cafe\u0301 ", r("re\u0301sume\u0301", '<w:highlight w:val="green"/>'), " e\u0301"))
    assert [light.span.of(document.text) for light in document.highlights] == ["résumé"]


# ── the title ──


@pytest.mark.parametrize(
    ("given", "heading", "title"),
    [
        ("Gesprek met K03", True, "Gesprek met K03"),
        ("  Gesprek\n met K03 ", False, "Gesprek met K03"),
        ("Microsoft Word - gesprek.doc", True, "Bovenaan"),
        ("Document1", True, "Bovenaan"),
        ("", True, "Bovenaan"),
        ("", False, ""),
    ],
)
def test_the_title_is_what_the_document_or_its_first_heading_says(given: str, *, heading: bool, title: str) -> None:
    members = docx_members(styled("Heading1" if heading else "Normal", "Bovenaan") + p("tekst"), {})
    relation = b'<Relationship Id="r2" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>'
    core = f'<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{given}</dc:title>'
    members["_rels/.rels"] = members["_rels/.rels"].replace(b"</Relationships>", relation)
    members["docProps/core.xml"] = f"{core}</c:coreProperties>".encode()
    assert read_document(zipped(members), "x.docx").title == title


# ── beside the flow ──


def test_text_in_drawings_and_diagrams_is_beside_the_flow() -> None:
    drawn = "<w:r><w:drawing><wps:txBody><m:p><m:r><m:t>in de tekening</m:t></m:r></m:p></wps:txBody></w:drawing></w:r>"
    document = document_of(p("tekst", drawn), diagramData="<m:p><m:r><m:t>in het schema</m:t></m:r></m:p>")
    assert document.text == "tekst"
    assert document.beside == (("text boxes", "in de tekening"), ("text boxes", "in het schema"))


def test_a_header_is_read_once_though_it_is_written_twice_for_older_programs() -> None:
    box = f"<w:txbxContent>{p('vak')}</w:txbxContent>"
    twice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    document = document_of(
        p("tekst"), header=p("boven", f"<w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r>")
    )
    assert document.beside == (("header", "boven"), ("header", "vak"))


def test_another_file_inside_the_document_is_announced() -> None:
    members = docx_members(p("tekst") + '<w:altChunk r:id="r9"/>', {})
    relations = "word/_rels/document.xml.rels"
    added = b'<Relationship Id="r9" Type="x/aFChunk" Target="deel.html"/></Relationships>'
    members[relations] = members[relations].replace(b"</Relationships>", added)
    members["word/document.xml"] = members["word/document.xml"].replace(b"r:id=", b"w:id=")
    members["word/deel.html"] = b"<p>ingevoegd</p>"
    (note,) = [n for n in read_document(zipped(members), "x.docx").notes if n.kind == "embedded files"]
    assert "1" in note.message
    assert "not read" in note.message
