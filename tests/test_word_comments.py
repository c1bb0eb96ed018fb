"""Word comments taken as codings: whose, on which words, under which codes."""

from datetime import datetime

import pytest
from builders import a_code, a_codebook, docx_bytes, end, note_of, p, r, read_body, read_bytes, start
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebooks import Scale, folded, names
from qualcode.codings import Coding, check_quote
from qualcode.formats.comment_codes import Reader, Taken, as_memos, from_highlights, split_codes
from qualcode.transcripts import Note

book = a_codebook(
    a_code("trust", "Vertrouwen"), a_code("time", "Tijd en rust"), a_code("both", "Hoofd, hart en handen")
)
KNOWN = names([book])


def all_taken(*body: str, **parts: str) -> Taken:
    word = read_body(*body, **parts)
    return Reader([book]).as_codings(word.imported.transcript, word.comments)


def taken(*body: str, **parts: str) -> tuple[list[Coding], list[Note]]:
    found = all_taken(*body, **parts)
    return list(found.codings), list(found.notes)


def on_words(text: str, **more: str) -> Taken:
    return all_taken(p("R: ", start("1"), "Mijn coach hielp ", end("1"), "mij."), comments=note_of("1", text, **more))


def from_comment(text: str, **more: str) -> tuple[list[Coding], list[Note]]:
    return taken(p("R: ", start("1"), "Mijn coach hielp ", end("1"), "mij."), comments=note_of("1", text, **more))


def only(notes: list[Note], kind: str) -> str:
    (message,) = [note.message for note in notes if note.kind == kind]
    return message


# ── one comment ──


def test_a_comment_becomes_a_coding_by_its_author_on_its_words() -> None:
    (coding,), notes = from_comment("Vertrouwen", author="Noor", date="2026-03-02T10:15:00Z")
    assert (coding.code, coding.coder, coding.quote, coding.transcript) == (
        "trust",
        "Noor",
        "Mijn coach hielp",
        "gesprek",
    )
    assert (coding.origin, coding.memo, coding.created) == ("word-comment", "", datetime(2026, 3, 2, 10, 15))
    assert notes == []


@pytest.mark.parametrize("date", ["", "gisteren"])
def test_a_comment_without_a_date_that_can_be_read_has_no_time(date: str) -> None:
    (coding,), _ = from_comment("trust", date=date)
    assert coding.created is None


@pytest.mark.parametrize("author", ["", "Author"])
def test_a_comment_without_a_name_stands_under_author_and_that_is_said(author: str) -> None:
    (coding,), notes = from_comment("trust", author=author)
    assert coding.coder == "Author"
    assert "as one coder" in only(notes, "anonymous")


def test_an_unknown_code_is_kept_and_reported_with_the_nearest() -> None:
    (coding,), notes = from_comment("trst")
    assert coding.code == "trst"
    message = only(notes, "unknown code")
    for part in ("Noor", "[3, 19)", "'trst' is not in the codebook", "Did you mean 'trust'?", "Kept as it is"):
        assert part in message


@pytest.mark.parametrize("text", ["trust; Vertrouwen", "trust;TRUST", "vertrouwen\ntrust", "eigen; Eigen"])
def test_a_code_that_a_comment_names_twice_is_one_coding(text: str) -> None:
    assert len(from_comment(text)[0]) == 1


def test_a_comment_that_says_nothing_codes_nothing() -> None:
    assert from_comment("  ;\n")[0] == []


def test_several_codes_are_as_many_codings_on_the_same_words() -> None:
    codings, _ = from_comment("Vertrouwen; tijd en rust")
    assert [(coding.code, coding.quote) for coding in codings] == [
        ("trust", "Mijn coach hielp"),
        ("time", "Mijn coach hielp"),
    ]


# ── several codes in one comment ──


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("trust; time", ["trust", "time"]),
        ("trust;time;", ["trust", "time"]),
        ("trust\ntime", ["trust", "time"]),
        ("trust, time", ["trust", "time"]),
        ("trust, time; both\ntrust", ["trust", "time", "both"]),
        ("Hoofd, hart en handen", ["Hoofd, hart en handen"]),
        ("Hoofd, hart en handen; trust", ["Hoofd, hart en handen", "trust"]),
        ("trust, en dat is mooi", ["trust"]),
        ("dat is mooi, zeg", ["dat is mooi, zeg"]),
        ("trust, tiem", ["trust", "tiem"]),
        ("  tijd   en  rust ", ["tijd en rust"]),
        ("; ,\n", []),
    ],
)
def test_codes_are_parted_by_semicolons_new_lines_and_commas_between_known_codes(text: str, codes: list[str]) -> None:
    assert split_codes(text, KNOWN)[0] == codes


@given(
    st.lists(st.sampled_from(["trust", "Tijd en rust", "zelf bedacht", "", " "])), st.sampled_from([";", "\n", " ; "])
)
def test_splitting_gives_each_name_once(written: list[str], separator: str) -> None:
    wanted = list(dict.fromkeys(name for name in written if name.strip()))
    assert split_codes(separator.join(written), KNOWN) == (wanted, [])
    assert len({folded(name) for name in wanted}) == len(wanted)


# ── places ──


POINT = "<w:r><w:commentReference w:id='1'/></w:r>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("eerste") + p("twee", POINT, "de ") + p("derde"), "tweede"),
        (p("eerste") + p("tweede ", POINT) + p("derde"), "tweede"),
        (p("eerste") + p(POINT, "tweede") + p("derde"), "tweede"),
        (p(POINT) + p("eerste") + p("tweede"), "eerste"),
        (p("eerste") + p(start("1"), " ", end("1"), "tweede"), "tweede"),
    ],
)
def test_a_comment_at_a_point_codes_its_paragraph_and_that_is_said(body: str, words: str) -> None:
    (coding,), notes = taken(body, comments=note_of("1", "trust"))
    assert coding.quote == words
    assert "marks no words" in only(notes, "point comment")


def test_white_space_at_the_ends_of_a_passage_is_not_coded() -> None:
    (coding,), _ = taken(p("a", start("1"), " b ") + p(" c", end("1")), comments=note_of("1", "trust"))
    assert coding.quote == "b \n c"


def test_a_comment_outside_the_text_codes_nothing_and_is_reported() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(start('1'), 'doos', end('1'))}</w:txbxContent></w:pict></w:r>"
    codings, notes = taken(p("tekst ", box), comments=note_of("1", "trust"))
    assert codings == []
    assert "'trust' by Noor stands outside the text" in only(notes, "comment outside")


def test_codings_stand_in_the_order_of_their_passages() -> None:
    body = p("R: ", start("1"), "een ", end("1"), start("2"), start("3"), "twee", end("3"), " drie", end("2"))
    codings, _ = taken(body, comments=note_of("2", "trust") + note_of("3", "time") + note_of("1", "both"))
    assert [coding.quote for coding in codings] == ["een", "twee", "twee drie"]


def test_comments_are_read_in_the_order_of_their_places_and_those_outside_the_text_last() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(start('1'), 'doos', end('1'))}</w:txbxContent></w:pict></w:r>"
    point = "<w:r><w:commentReference w:id='2'/></w:r>"
    body = p(box, "een ", start("4"), "twee", end("4"), start("3"), " drie", end("3"), point)
    comments = read_body(body, comments="".join(note_of(key, "x") for key in "1234")).comments
    assert [comment.id for comment in comments] == ["4", "3", "2", "1"]


def test_two_coders_may_code_the_same_words_alike() -> None:
    parts = {"comments": note_of("1", "trust", author="Noor") + note_of("2", "trust", author="Bram")}
    codings, _ = taken(p(start("1"), start("2"), "tekst", end("2"), end("1")), **parts)
    assert [(coding.coder, coding.quote) for coding in codings] == [("Noor", "tekst"), ("Bram", "tekst")]


# ── replies ──


def thread(*answers: tuple[str, str]) -> str:
    """Return the part that says which comment answers which, by the marks of their paragraphs."""
    pairs = "".join(f'<w15:commentEx w15:paraId="{mark}" w15:paraIdParent="{parent}"/>' for mark, parent in answers)
    return f'<w15:commentEx w15:paraId="A"/>{pairs}'


def test_a_reply_is_no_coding_but_goes_into_the_memo_of_what_it_answers() -> None:
    comments = note_of("7", "Eens.\nZeer.", author="Bram", mark="B") + note_of("2", "trust\ntime", mark="A")
    body = p(start("2"), start("7"), "tekst", end("2"), end("7"))
    codings, notes = taken(body, comments=comments, commentsExtended=thread(("B", "A")))
    assert [(c.code, c.coder, c.memo) for c in codings] == [
        ("trust", "Noor", "Bram: Eens.\nZeer."),
        ("time", "Noor", "Bram: Eens.\nZeer."),
    ]
    assert notes == []


def test_a_reply_to_a_reply_stands_in_the_same_memo() -> None:
    comments = "".join(note_of(mark, text, mark=mark) for mark, text in (("A", "trust"), ("B", "Echt?"), ("C", "Ja.")))
    body = p(start("A"), "tekst", end("A"), end("B"), end("C"))
    (coding,), _ = taken(body, comments=comments, commentsExtended=thread(("B", "A"), ("C", "B")))
    assert coding.memo == "Noor: Echt?\nNoor: Ja."


def test_replies_that_answer_each_other_end() -> None:
    comments = note_of("1", "trust", mark="A") + note_of("2", "time", mark="B")
    extended = thread(("A", "B"), ("B", "A"))
    assert taken(p(start("1"), "tekst", end("1")), comments=comments, commentsExtended=extended)[0] == []


# ── through a file ──


PIECES = st.text(st.sampled_from("abé\u0301🙂 "), min_size=1, max_size=6).filter(str.strip)


@given(st.lists(PIECES, min_size=1, max_size=5))
def test_every_coding_from_comments_covers_its_words_in_the_text(pieces: list[str]) -> None:
    marked = [part for number, piece in enumerate(pieces) for part in (start(str(number)), piece, end(str(number)))]
    body = p("x", *marked)
    comments = "".join(note_of(str(number), "trust") for number in range(len(pieces)))
    word = read_bytes(docx_bytes(body, comments=comments), "P1.docx")
    codings = Reader([book]).as_codings(word.imported.transcript, word.comments).codings
    assert len(codings) == len(pieces)
    for coding in codings:
        check_quote(coding, word.imported.transcript.text)


# ── names, labels and remarks ──


def test_one_person_is_one_coder_however_the_name_is_written() -> None:
    names_of_one = ["Zoë  Bos", "Zoe\u0308 Bos", " Zoë Bos "]
    comments = "".join(note_of(str(number), "trust", author=name) for number, name in enumerate(names_of_one))
    marked = [mark for number in range(3) for mark in (start(str(number)), "woord", end(str(number)))]
    assert {coding.coder for coding in taken(p("R: ", *marked), comments=comments)[0]} == {"Zoë Bos"}


@pytest.mark.parametrize(("body", "words"), [
    (p("I: Hoe?") + p(start("1"), "R: Goed hoor.", end("1")), "Goed hoor."),
    (p("I: Hoe?") + p("R", start("1"), ": Goed", end("1"), " hoor."), "Goed"),
    (p(start("1"), "I: Hoe?") + p("R: Goed.", end("1")), "Hoe?\nR: Goed."),
    (p("I: Hoe?") + p(start("1"), "R:", end("1"), " Goed hoor."), "Goed hoor."),
    (p("I: Hoe?") + p("R: Goed ", start("1"), "hoor.", end("1")), "hoor."),
])  # fmt: skip
def test_a_passage_that_begins_in_a_label_begins_where_the_speech_begins(body: str, words: str) -> None:
    (coding,), _ = taken(body, comments=note_of("1", "trust"))
    assert coding.quote == words


def test_a_comment_on_a_label_alone_codes_the_turn_and_that_is_said() -> None:
    body = p("I: Hoe?") + p(start("1"), "R", end("1"), ": Goed hoor.")
    (coding,), notes = taken(body, comments=note_of("1", "trust"))
    assert coding.quote == "Goed hoor."
    assert "the whole turn is coded" in only(notes, "label comment")


@pytest.mark.parametrize(
    "text",
    [
        "1. trust\n2. time",
        "code: trust; codes: time",
        "trust + time",
        "trust / time",
        "trust &amp; time",
        "#trust; - time",
    ],
)
def test_codes_are_known_in_a_list_and_with_other_signs_between_them(text: str) -> None:
    assert [coding.code for coding in on_words(text).codings] == ["trust", "time"]


LONG = "Hier zegt zij iets dat ik later nog eens wil nalezen, want het past bij wat Henk ook al zei"


@pytest.mark.parametrize(
    "text",
    [LONG, "Is dit goed verstaan?", "Hier begint het.", "vraag: wie is dit", "memo: nalezen", "een twee drie " * 3],
)
def test_a_comment_that_names_no_code_is_a_memo_and_that_is_said(text: str) -> None:
    found = on_words(text, date="2026-03-02T10:15:00Z")
    assert found.codings == ()
    (memo,) = found.memos
    assert (memo.text, memo.coder, memo.quote) == (text.removeprefix("memo: ").strip(), "Noor", "Mijn coach hielp")
    assert memo.created == datetime(2026, 3, 2, 10, 15)
    assert [note.kind for note in found.notes] == ["remarks"]
    assert "kept as memos: 1" in found.notes[0].message


@pytest.mark.parametrize(
    ("text", "codes", "memo"),
    [
        (f"trust; {LONG}", ["trust"], LONG),
        (f"{LONG}\ntime\nEn {LONG}", ["time"], f"{LONG}\nEn {LONG}"),
        ("trust, en dat is mooi", ["trust"], "en dat is mooi"),
        ("trust\nmemo: eerst; dan\ntime", ["trust"], "eerst; dan\ntime"),
        ("trust\nMEMO:", ["trust"], ""),
        ("trust; Klopt dit?", ["trust"], "Klopt dit?"),
    ],
)
def test_what_a_comment_says_beside_its_codes_is_their_memo(text: str, codes: list[str], memo: str) -> None:
    found = on_words(text)
    assert [(coding.code, coding.memo) for coding in found.codings] == [(code, memo) for code in codes]
    assert found.memos == ()


def test_every_comment_can_be_taken_as_a_memo_with_the_replies_below() -> None:
    comments = note_of("1", "trust", mark="A") + note_of("2", "Zeker?", author="Bram", mark="B")
    body = p(start("1"), start("2"), "tekst", end("1"), end("2"))
    word = read_body(body, comments=comments, commentsExtended=thread(("B", "A")))
    found = as_memos(word.imported.transcript, word.comments)
    assert [(memo.text, memo.coder, memo.quote) for memo in found.memos] == [("trust\nBram: Zeker?", "Noor", "tekst")]
    assert found.codings == ()


def test_that_a_comment_was_resolved_is_kept() -> None:
    comments = note_of("1", "trust", mark="A") + note_of("2", "Klopt dit?", mark="B") + note_of("3", "time", mark="C")
    done = '<w15:commentEx w15:paraId="A" w15:done="1"/><w15:commentEx w15:paraId="B" w15:done="1"/>'
    body = p(start("1"), start("2"), start("3"), "tekst", end("1"), end("2"), end("3"))
    found = all_taken(body, comments=comments, commentsExtended=done + '<w15:commentEx w15:paraId="C" w15:done="0"/>')
    assert [(coding.code, coding.origin) for coding in found.codings] == [
        ("trust", "word-comment:resolved"),
        ("time", "word-comment"),
    ]
    assert [memo.resolved for memo in found.memos] == [True]


# ── how a code may be written ──


@pytest.mark.parametrize("text", ["vertrouwen", "VERTROUWEN", "vertróuwen", "trust", "Trust:"])
def test_a_code_is_known_by_key_or_label_in_any_case_with_or_without_accents(text: str) -> None:
    found = on_words(text)
    assert [coding.code for coding in found.codings] == ["trust"]
    assert found.notes == ()


def test_an_unambiguous_beginning_is_enough_and_is_said() -> None:
    found = on_words("vertr; hoofd, hart")
    assert [coding.code for coding in found.codings] == ["trust", "both"]
    assert "'vertr' was read as 'trust'" in only(list(found.notes[:1]), "by beginning")


@pytest.mark.parametrize("text", ["ver", "lan", "lang"])
def test_a_beginning_that_is_short_or_that_several_codes_have_is_no_code(text: str) -> None:
    books = [a_codebook(a_code("long_walk"), a_code("a", "Lang lopen"), a_code("b", "Langer"), a_code("c", "Vertrek"))]
    assert Reader(books).read(text).unknown == (text,)


def test_a_scale_code_takes_its_number() -> None:
    books = [a_codebook(a_code("fidelity", "Modelgetrouw", scale=Scale(1, 5)), a_code("trust"))]
    assert Reader(books).read("Modelgetrouw = 4; trust").codes == {"fidelity": 4.0, "trust": None}
    assert Reader(books).read("fidelity=3,5").codes == {"fidelity": 3.5}
    assert Reader(books).read("trust = 4").unknown == ("trust = 4",)


@pytest.mark.parametrize("written", ["6", "0,5", "99"])
def test_a_number_off_the_scale_is_left_out_and_that_is_said(written: str) -> None:
    books = [a_codebook(a_code("fidelity", scale=Scale(1, 5)))]
    word = read_body(p("R: ", start("1"), "Mijn coach", end("1")), comments=note_of("1", f"fidelity = {written}"))
    found = Reader(books).as_codings(word.imported.transcript, word.comments)
    assert [(coding.code, coding.value) for coding in found.codings] == [("fidelity", None)]
    assert "lies outside the scale of 'fidelity'" in only(list(found.notes), "off scale")


def test_comments_are_counted_by_what_they_are() -> None:
    texts = ["trust", "trst", "Klopt dit?", "Ja."]
    comments = "".join(note_of(mark, text, mark=mark) for mark, text in zip("ABCD", texts, strict=True))
    body = p(*(start(mark) for mark in "ABC"), "tekst", *(end(mark) for mark in "ABC"))
    word = read_body(body, comments=comments, commentsExtended=thread(("D", "C")))
    count = Reader([book]).count(word.comments)
    assert (count.code, count.unknown, count.remark, count.reply, count.total) == (1, 1, 1, 1, 4)
    assert count.authors == {"Noor": 4}


def test_what_qualcode_wrote_covers_its_words_exactly() -> None:
    ours = note_of("1", "trust", mark="51430001")
    assert taken(p("I: Hoe?") + p(start("1"), "R: Goed ", end("1"), "hoor."), comments=ours)[0][0].quote == "R: Goed "


# ── colours ──


def test_a_colour_codes_what_it_stands_for_and_nothing_else() -> None:
    yellow, green = (f'<w:highlight w:val="{color}"/>' for color in ("yellow", "green"))
    word = read_body(p("I: Hoe?"), p(r("R: Goed ", yellow), "en ", r("wel", green)))
    transcript = word.imported.transcript
    codings = from_highlights(transcript, word.highlights, {"yellow": "trust"}, coder="Noor")
    assert [(c.code, c.coder, c.quote, c.origin) for c in codings] == [
        ("trust", "Noor", "Goed", "word-highlight:yellow")
    ]


@pytest.mark.parametrize(
    "body", [p("a ", POINT), p("a") + "<w:r><w:pict><w:txbxContent>" + p(POINT) + "</w:txbxContent></w:pict></w:r>"]
)
def test_a_message_shows_at_most_sixty_characters_of_a_comment(body: str) -> None:
    _, notes = taken(body, comments=note_of("1", LONG[:70]))
    assert notes
    assert all(LONG[:61] not in note.message for note in notes)
