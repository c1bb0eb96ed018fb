"""Reading captions: who speaks, when, and no word lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import FormatError
from qualcode.formats.captions import read_captions
from qualcode.formats.document import Document


def vtt(*cues: str, head: str = "WEBVTT\n", seconds: float = 2) -> Document:
    """Return what captions that follow each other without a pause hold; each is its text."""
    return read_captions((head + "\n" + "\n\n".join(timed(cues, seconds))).encode(), "gesprek.vtt")


def timed(cues: tuple[str, ...], seconds: float) -> list[str]:
    return [f"{clock(n * seconds)} --> {clock((n + 1) * seconds)}\n{cue}" for n, cue in enumerate(cues)]


def clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02d}:{int(seconds) // 60 % 60:02d}:{seconds % 60:06.3f}"


def turns(document: Document) -> list[tuple[str, str, str | None]]:
    """Return who says what and when, by the labels of a document."""
    ends = [label.start for label in document.labels[1:]] + [len(document.text)]
    pairs = zip(document.labels, ends, strict=True)
    return [(label.name, document.text[label.speech : end].strip(), label.time) for label, end in pairs]


def test_names_before_colons_are_speakers_and_cues_of_one_speaker_are_one_turn() -> None:
    document = vtt("Anna: Hoe gaat het?", "Anna: Vandaag.", "Bram: Goed.", "Anna: Mooi.")
    assert document.text == "Anna: Hoe gaat het? Vandaag.\nBram: Goed.\nAnna: Mooi."
    assert turns(document) == [
        ("Anna", "Hoe gaat het? Vandaag.", "00:00:00"),
        ("Bram", "Goed.", "00:00:04"),
        ("Anna", "Mooi.", "00:00:06"),
    ]


def test_three_hundred_cues_of_thirty_turns_are_thirty_turns() -> None:
    cues = [f"{'Anna' if n // 10 % 2 else 'Bram de Wit'}: zin {n}" for n in range(300)]
    assert len(vtt(*cues).labels) == 30


def test_voices_in_tags_are_speakers_also_several_in_one_cue() -> None:
    document = vtt("<v Anna de Wit>Hoe?</v>", "<v.loud.first Bram>Goed.</v><v Anna de Wit>Mooi: ja.", "en nog iets")
    assert [(name, words) for name, words, _ in turns(document)] == [
        ("Anna de Wit", "Hoe?"),
        ("Bram", "Goed."),
        ("Anna de Wit", "Mooi: ja. en nog iets"),
    ]


def test_a_cue_without_a_name_goes_on_with_the_last_speaker() -> None:
    assert vtt("Anna: ja", "en toen", "Bram: nee", "dus").text == "Anna: ja en toen\nBram: nee dus"


def test_two_speakers_may_share_a_cue() -> None:
    assert vtt("- Anna: ja\n- Bram: nee", "Anna: toch").text == "Anna: ja\nBram: nee\nAnna: toch"


@pytest.mark.parametrize(
    "words", ["Nou: dat was lastig", "het is zo: ik bleef thuis", "om 10:30 kwam hij", "https://x.nl"]
)
def test_a_colon_in_speech_is_no_speaker(words: str) -> None:
    assert vtt("goedemorgen", words, "ja").labels == ()
    assert [label.name for label in vtt("Anna: hallo", words, "Anna: ja", "Bram: nee").labels] == ["Anna", "Bram"]


def test_a_word_with_a_colon_that_comes_back_late_is_no_speaker() -> None:
    assert vtt("een", "twee", "drie", "vier", "De kern: vijf", "zes", "zeven", "De kern: acht").labels == ()


def test_names_at_a_change_of_speaker_only_are_speakers() -> None:
    cues = ("Anna: een", "twee", "drie", "vier", "Bram: vijf", "zes", "zeven", "acht", "Anna: negen", "Bram: tien")
    assert [label.name for label in vtt(*cues).labels] == ["Anna", "Bram", "Anna", "Bram"]


def test_numbered_speakers_of_programs_are_speakers() -> None:
    assert [label.name for label in vtt("[SPEAKER_00]: ja", "SPEAKER_01: nee").labels] == ["SPEAKER_00", "SPEAKER_01"]


def test_without_names_the_paragraphs_have_their_times() -> None:
    content = "1\n00:00:01,000 --> 00:00:03,000\neen\n\n2\n00:00:03,500 --> 00:00:05,000\ntwee\n\n"
    content += "3\n01:02:07,000 --> 01:02:08,000\ndrie\n"
    document = read_captions(content.encode(), "w.srt")
    assert document.text == "[00:00:01] een twee\n[01:02:07] drie"
    assert document.labels == ()


def test_without_names_a_long_paragraph_ends_with_its_sentence() -> None:
    document = vtt("woord " * 60, "en nog iets.", "Nieuw begin.")
    assert [line[:10] for line in document.text.split("\n")] == ["[00:00:00]", "[00:00:04]"]


def test_tags_entities_and_settings_are_no_words() -> None:
    document = vtt("<c.yellow>Anna</c>: <i>R&amp;D</i> <00:00:01.000>is &lt;3 en 2 < 3", "Bram: {\\an8}ja")
    assert document.text == "Anna: R&D is <3 en 2 < 3\nBram: ja"


def test_remarks_and_styles_are_beside_the_text() -> None:
    head = "WEBVTT - titel\n\nWEBVTT\nKind: captions\n\nNOTE gemaakt\nmet Teams\n\nSTYLE\n::cue { color: red }\n"
    document = vtt("Anna: ja", "Bram: nee", head=head)
    assert document.text == "Anna: ja\nBram: nee"
    assert document.beside == (("caption notes", "gemaakt met Teams"),)


def test_numbers_ids_settings_byte_order_marks_and_line_ends_make_no_difference() -> None:
    plain = "00:01.000 --> 00:02.000\nAnna: in\n2019\n\n00:02.000 --> 00:03.000\nBram: ja\n"
    dressed = "7f3a/1-0\r\n00:00:01.000 --> 00:00:02.000 align:start position:0%\r\nAnna: in\r\n2019\r\n"
    dressed += "2\r\n00:00:02,000 --> 00:00:03,000\r\nBram: ja\r\n"
    assert read_captions(b"\xef\xbb\xbfWEBVTT\r\n\r\n" + dressed.encode(), "a.vtt").text == "Anna: in 2019\nBram: ja"
    assert read_captions(f"WEBVTT\n\n{plain}".encode(), "a.vtt").text == "Anna: in 2019\nBram: ja"


def test_words_after_an_empty_line_or_beside_a_time_that_cannot_be_read_are_kept() -> None:
    document = vtt("Anna: een\n\ntwee\n\n00:0x --> later\ndrie")
    assert document.text == "Anna: een twee 00:0x --> later drie"


def test_captions_that_overlap_stay_in_the_order_of_the_file() -> None:
    content = b"WEBVTT\n\n00:05.000 --> 00:09.000\nAnna: een\n\n00:04.000 --> 00:06.000\nBram: twee\n"
    assert [label.time for label in read_captions(content, "a.vtt").labels] == ["00:00:05", "00:00:04"]


def test_a_file_without_captions_is_refused() -> None:
    with pytest.raises(FormatError, match=r"^a\.vtt: there are no captions in it.*Download"):
        read_captions(b"WEBVTT\n\nAnna: hallo", "a.vtt")


def test_a_real_recording_of_264_cues_by_one_speaker_is_one_turn(reference: Callable[[str], Path]) -> None:
    content = reference("transcripts/en_zoom_fishbowl.vtt").read_bytes()
    document = read_captions(content, "z.vtt")
    ((name, words, time),) = turns(document)
    assert (name, time) == ("Caleob King", "00:00:04")
    lines = [line for line in content.decode().splitlines() if line.startswith("Caleob King: ")]
    assert len(lines) == 264
    assert words.split() == " ".join(line.removeprefix("Caleob King: ") for line in lines).split()


@given(st.lists(st.tuples(st.sampled_from(["Anna: ", "Bram: ", ""]), st.lists(st.sampled_from("ja nee é".split())))))
def test_every_word_of_every_cue_is_in_the_text_once_and_in_order(cues: list[tuple[str, list[str]]]) -> None:
    document = vtt("start", *(name + " ".join(words) for name, words in cues))
    said = [word for word in document.text.split() if not word.startswith("[") and word not in ("Anna:", "Bram:")]
    assert said == ["start", *(word for _, words in cues for word in words)]
