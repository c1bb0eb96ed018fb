import pytest
from builders import a_code, a_codebook, code_words, interview

from qualcode.agreement.coefficients import NO_VARIATION, krippendorff_alpha
from qualcode.agreement.report import RARE, agreement_report
from qualcode.codings import Coding

first = interview("I: Vertel.", "R: aa", "R: bb", "R: cc", "I: En?", "R: dd", id="t1")
second = interview("R: ee", "R: ff", id="t2")
third = interview("R: gg", id="t3")
book = a_codebook(
    a_code("work"), a_code("paid", parent="work"), a_code("lost", parent="work", adverse=True), a_code("money")
)
BOTH = frozenset({"Noor", "Bram"})
FINISHED = {"t1": BOTH, "t2": BOTH, "t3": frozenset({"Noor"})}


def by(coder: str, code: str, *places: str) -> list[Coding]:
    transcripts = {words: t for t in (first, second, third) for words in t.text.split()}
    return [code_words(transcripts[words], words, code, coder) for words in places]


def report(made: list[Coding], **more: object):  # type: ignore[no-untyped-def]
    arguments = {"coders": ["Noor", "Bram"], "finished": FINISHED} | more
    return agreement_report([first, second, third], made, [book], **arguments)  # type: ignore[arg-type]


def test_the_report_says_who_what_and_what_was_left_out() -> None:
    result = report(by("Noor", "money", "aa"))
    assert result.coders == ("Noor", "Bram")
    assert (result.transcripts, result.left_out) == (("t1", "t2"), ("t3",))
    assert result.n_units == 6


def test_each_code_is_judged_against_not_that_code() -> None:
    (entry,) = report([*by("Noor", "money", "aa", "bb", "ee"), *by("Bram", "money", "aa", "bb", "ff")]).codes
    expected = krippendorff_alpha([[1, 1], [1, 1], [0, 0], [0, 0], [1, 0], [0, 1]])
    assert (entry.code, entry.label) == ("money", "Money")
    assert entry.alpha == expected
    assert entry.percent.value == pytest.approx(4 / 6)
    assert entry.units_with_code == {"Noor": 3, "Bram": 3}


def test_a_sub_theme_counts_for_itself_and_for_the_codes_above_it() -> None:
    result = report([*by("Noor", "paid", "aa"), *by("Bram", "work", "aa")])
    assert [(entry.code, entry.percent.value) for entry in result.codes] == [("work", 1.0), ("paid", 5 / 6)]


def test_an_adverse_sub_theme_counts_for_itself_only() -> None:
    assert [entry.code for entry in report(by("Noor", "lost", "aa")).codes] == ["lost"]


def test_codes_stand_in_the_order_of_the_codebook_and_unused_ones_not_at_all() -> None:
    result = report([*by("Noor", "money", "aa"), *by("Noor", "lost", "bb"), *by("Noor", "paid", "cc")])
    assert [entry.code for entry in result.codes] == ["work", "paid", "lost", "money"]


def test_codings_of_others_and_of_what_the_coder_did_not_finish_are_not_used() -> None:
    made = [*by("Els", "money", "aa"), *by("Noor", "paid", "gg"), *by("Bram", "lost", "gg")]
    assert report(made).codes == ()


def test_a_code_used_only_by_a_coder_who_did_not_finish_there_is_not_in_the_report() -> None:
    coders = ["Noor", "Bram", "Els"]
    result = report([*by("Els", "money", "aa"), *by("Bram", "lost", "aa")], coders=coders)
    assert [entry.code for entry in result.codes] == ["lost"]


def test_a_code_on_every_unit_has_no_alpha_but_the_reason() -> None:
    words = ("aa", "bb", "cc", "dd", "ee", "ff")
    (entry,) = report([*by("Noor", "money", *words), *by("Bram", "money", *words)]).codes
    assert (entry.alpha.value, entry.alpha.reason, entry.percent.value) == (None, NO_VARIATION, 1.0)


def test_a_code_is_rare_if_either_coder_has_it_on_fewer_than_five_units() -> None:
    five = ("aa", "bb", "cc", "dd", "ee")
    assert len(five) == RARE
    made = by("Noor", "money", *five)
    assert report([*made, *by("Bram", "money", *five)]).codes[0].rare is False
    assert report([*made, *by("Bram", "money", *five[1:])]).codes[0].rare is True


def test_without_a_transcript_that_both_finished_there_is_nothing_to_report() -> None:
    result = report(by("Noor", "money", "aa"), finished={})
    assert (result.n_units, result.codes, result.left_out) == (0, (), ("t1", "t2", "t3"))


def test_one_coder_has_nobody_to_agree_with() -> None:
    with pytest.raises(ValueError, match="two or more different coders"):
        report([], coders=["Noor"])


def test_a_code_that_no_codebook_has_is_compared_under_its_own_name() -> None:
    result = report([*by("Noor", "zelf bedacht", "aa"), *by("Bram", "zelf bedacht", "aa"), *by("Noor", "money", "bb")])
    assert [(entry.code, entry.label, entry.alpha.value) for entry in result.codes] == [
        ("money", "Money", 0.0),
        ("zelf bedacht", "zelf bedacht", 1.0),
    ]


def test_codings_on_the_interviewers_speech_are_counted_as_not_compared() -> None:
    result = report([*by("Noor", "money", "aa"), *by("Bram", "money", "En?"), *by("Noor", "money", "gg")])
    assert result.outside == 1
    assert result.codes[0].units_with_code == {"Noor": 1, "Bram": 0}
