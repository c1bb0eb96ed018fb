"""The report: who, what, by code and part, on every unit; and what it says in words."""

import math
from typing import Any

import numpy as np
import pytest
from builders import a_code, a_codebook, code_words, interview

from qualcode.agreement.coefficients import NO_VARIATION, krippendorff_alpha
from qualcode.agreement.comparing import LEAST_TRANSCRIPTS, Wanted, agreement_report
from qualcode.agreement.reading import findings, remark, verdict
from qualcode.agreement.report import RARE, AgreementReport, CodeAgreement
from qualcode.catalogue import LANGUAGES
from qualcode.codebooks import Codebook, Family
from qualcode.codings import Coding
from qualcode.errors import NotFoundError
from qualcode.formats.agreement_words import reading_lines, remarks, scope_lines
from qualcode.matrices import Corpus
from qualcode.units import Unit

first = interview("I: Vertel.", "R: aa", "R: bb", "R: cc", "I: En?", "R: dd", id="t1")
second = interview("R: ee", "R: ff", id="t2")
third = interview("R: gg", id="t3")
TRANSCRIPTS = [first, second, third]
book = a_codebook(
    a_code("work"), a_code("paid", parent="work"), a_code("lost", parent="work", adverse=True), a_code("money")
)
BOTH = frozenset({"Noor", "Bram"})
FINISHED = {"t1": BOTH, "t2": BOTH, "t3": frozenset({"Noor"})}


def by(coder: str, code: str, *places: str) -> list[Coding]:
    transcripts = {words: t for t in TRANSCRIPTS for words in t.text.split()}
    return [code_words(transcripts[words], words, code, coder) for words in places]


def report(made: list[Coding], *, books: tuple[Codebook, ...] = (book,), **more: Any) -> AgreementReport:
    arguments = {"coders": ["Noor", "Bram"], "finished": FINISHED} | more
    return agreement_report(Corpus(TRANSCRIPTS, made, books), **arguments)


def on_turns(made: list[Coding], **more: Any) -> tuple[CodeAgreement, ...]:
    return report(made, **more).units[Unit.TURNS].codes


def test_the_report_says_who_what_and_what_was_left_out() -> None:
    result = report(by("Noor", "money", "aa"))
    assert result.scope.coders == ("Noor", "Bram")
    assert (result.scope.transcripts, result.scope.left_out) == (("t1", "t2"), ("t3",))
    assert result.units[Unit.TURNS].n == 6
    assert result.units[Unit.TRANSCRIPTS].n == 2
    assert result.units[Unit.CHARACTERS].n == result.scope.characters == 12
    assert result.scope.digests == (first.digest, second.digest)


def test_each_code_is_judged_against_not_that_code() -> None:
    (entry,) = on_turns([*by("Noor", "money", "aa", "bb", "ee"), *by("Bram", "money", "aa", "bb", "ff")])
    expected = krippendorff_alpha([[1, 1], [1, 1], [0, 0], [0, 0], [1, 0], [0, 1]])
    assert (entry.code.key, entry.code.label) == ("money", "Money")
    assert entry.headline.statistic.value == pytest.approx(expected.value)
    assert entry.coefficients["percent_agreement"].statistic.value == pytest.approx(4 / 6)
    assert entry.given == {"Noor": 3, "Bram": 3}
    assert entry.prevalence == pytest.approx(6 / 12)
    assert entry.transcripts == 2


def test_a_sub_theme_counts_for_itself_and_for_the_codes_above_it() -> None:
    found = on_turns([*by("Noor", "paid", "aa"), *by("Bram", "work", "aa")])
    percents = [(one.code.key, one.coefficients["percent_agreement"].statistic.value) for one in found]
    assert percents == [("work", 1.0), ("paid", pytest.approx(5 / 6))]
    assert [one.code.main for one in found] == [True, False]


def test_an_adverse_sub_theme_counts_for_itself_only() -> None:
    assert [(code.key, code.main) for code in report(by("Noor", "lost", "aa")).codes] == [("lost", True)]


def test_codes_stand_in_the_order_of_the_codebook_and_unused_ones_not_at_all() -> None:
    result = report([*by("Noor", "money", "aa"), *by("Noor", "lost", "bb"), *by("Noor", "paid", "cc")])
    assert [code.key for code in result.codes] == ["work", "paid", "lost", "money"]


def test_codings_of_others_and_of_what_the_coder_did_not_finish_are_not_used() -> None:
    made = [*by("Els", "money", "aa"), *by("Noor", "paid", "gg"), *by("Bram", "lost", "gg")]
    assert report(made).codes == ()


def test_a_code_used_only_by_a_coder_who_did_not_finish_there_is_not_in_the_report() -> None:
    coders = ["Noor", "Bram", "Els"]
    result = report([*by("Els", "money", "aa"), *by("Bram", "lost", "aa")], coders=coders)
    assert [code.key for code in result.codes] == ["lost"]


def test_a_code_on_every_unit_has_no_alpha_but_the_reason() -> None:
    words = ("aa", "bb", "cc", "dd", "ee", "ff")
    (entry,) = on_turns([*by("Noor", "money", *words), *by("Bram", "money", *words)])
    assert (entry.headline.statistic.value, entry.headline.statistic.reason) == (None, NO_VARIATION)
    assert entry.coefficients["percent_agreement"].statistic.value == 1
    assert verdict(entry) == "undefined"


def test_a_code_is_rare_if_either_coder_has_it_on_fewer_than_five_units() -> None:
    five = ("aa", "bb", "cc", "dd", "ee")
    assert len(five) == RARE
    made = by("Noor", "money", *five)
    assert on_turns([*made, *by("Bram", "money", *five)])[0].rare is False
    assert on_turns([*made, *by("Bram", "money", *five[1:])])[0].rare is True


def test_without_a_transcript_that_both_finished_there_is_nothing_to_report() -> None:
    result = report(by("Noor", "money", "aa"), finished={})
    assert (result.codes, result.scope.left_out, result.scope.characters) == ((), ("t1", "t2", "t3"), 0)
    assert findings(result) == []


def test_one_coder_has_nobody_to_agree_with() -> None:
    with pytest.raises(ValueError, match="two or more different coders"):
        report([], coders=["Noor"])


def test_a_code_that_no_codebook_has_is_compared_under_its_own_name() -> None:
    found = on_turns([*by("Noor", "zelf bedacht", "aa"), *by("Bram", "zelf bedacht", "aa"), *by("Noor", "money", "bb")])
    assert [(one.code.key, one.code.label, one.headline.statistic.value) for one in found] == [
        ("money", "Money", 0.0),
        ("zelf bedacht", "zelf bedacht", 1.0),
    ]


def test_codings_on_the_interviewers_speech_are_counted_as_not_compared_unless_it_is_asked() -> None:
    made = [*by("Noor", "money", "aa"), *by("Bram", "money", "En?"), *by("Noor", "money", "gg")]
    result = report(made)
    assert result.scope.outside == 1
    assert result.units[Unit.TURNS].codes[0].given == {"Noor": 1, "Bram": 0}
    with_all = report(made, wanted=Wanted(interviewer=True))
    assert with_all.scope.outside == 0
    assert with_all.units[Unit.TURNS].codes[0].given == {"Noor": 1, "Bram": 1}


def test_only_codes_that_are_asked_for_are_compared_by_key_or_label() -> None:
    made = [*by("Noor", "money", "aa"), *by("Bram", "paid", "bb")]
    assert [code.key for code in report(made, wanted=Wanted(("Money",))).codes] == ["money"]
    found = report(made, wanted=Wanted(("paid",))).codes
    assert [(code.key, code.main) for code in found] == [("paid", True)]
    with pytest.raises(NotFoundError, match="mony"):
        report(made, wanted=Wanted(("mony",)))


def test_units_ask_something_else_each() -> None:
    """One coder marks a little, the other much, of the same turns: borders differ, turns do not."""
    long = interview(*(f"R: {'woord ' * 9}einde{n}." for n in range(6)), id="t1")
    turns = [turn.span for turn in long.turns[:3]]
    small = [code_words(long, f"einde{n}", "money", "Noor") for n in range(3)]
    large = [code_words(long, span.of(long.text), "money", "Bram") for span in turns]
    study = Corpus([long], [*small, *large], [book])
    found = agreement_report(study, coders=["Noor", "Bram"], finished={"t1": BOTH}).units
    value = {unit: one.codes[0].headline.statistic.value for unit, one in found.items()}
    assert value[Unit.TURNS] == 1
    assert value[Unit.CHARACTERS] is not None
    assert value[Unit.CHARACTERS] < 0.2
    assert value[Unit.PASSAGES] == 0
    assert Unit.SENTENCES not in found


def test_of_more_coders_there_are_pairs_and_each_can_be_left_out() -> None:
    three = frozenset({"Noor", "Bram", "Els"})
    made = [*by("Noor", "money", "aa", "bb"), *by("Bram", "money", "aa", "bb"), *by("Els", "money", "cc", "ee", "ff")]
    result = report(made, coders=["Noor", "Bram", "Els"], finished={"t1": three, "t2": three})
    turns = result.units[Unit.TURNS]
    assert [part.names for part in turns.pairs] == [("Noor", "Bram"), ("Noor", "Els"), ("Bram", "Els")]
    assert [part.names for part in turns.without] == [("Noor",), ("Bram",), ("Els",)]
    assert turns.pairs[0].over_codes.value == 1
    assert turns.without[2].over_codes.value == 1
    assert turns.pairs[0].codes[0].value == 1
    drifting = [one.values["coder"] for one in findings(result) if one.kind == "coder.drifts"]
    assert drifting == ["Els"]
    assert not report(made).units[Unit.TURNS].pairs


def test_parts_are_the_report_on_that_part_alone() -> None:
    made = [*by("Noor", "money", "aa", "bb", "ee"), *by("Bram", "money", "aa", "cc", "ff"), *by("Noor", "paid", "ee")]
    result = report(made)
    for transcript in (first, second):
        alone = agreement_report(Corpus([transcript], made, [book]), coders=["Noor", "Bram"], finished=FINISHED)
        for unit, whole in alone.units.items():
            part = next(one for one in result.units[unit].transcripts if one.names == (transcript.id,))
            keys = [code.code.key for code in whole.codes]
            here = {code.key: one.value for code, one in zip(result.codes, part.codes, strict=True) if code.key in keys}
            assert here == {code.code.key: code.headline.statistic.value for code in whole.codes}
            assert part.over_codes.value == next(iter(whole.over_codes.values())).statistic.value


def test_intervals_are_drawn_over_transcripts_where_there_are_ten_else_over_turns() -> None:
    many = [interview("R: aa", "R: bb", "R: cc", id=f"t{n}") for n in range(LEAST_TRANSCRIPTS)]
    made = [code_words(t, words, "money", coder) for t in many for coder, words in (("Noor", "aa"), ("Bram", "aa"))]
    made += [code_words(t, "bb", "money") for t in many[:4]]
    for transcripts, by_turn in ((many, False), (many[:-1], True)):
        finished = {t.id: BOTH for t in transcripts}
        result = agreement_report(Corpus(transcripts, made, [book]), coders=["Noor", "Bram"], finished=finished)
        assert (result.scope.by_turn, result.scope.drawn) == (by_turn, len(transcripts) * (3 if by_turn else 1))
        for unit in (Unit.TURNS, Unit.CHARACTERS):
            one = result.units[unit].codes[0].headline
            assert one.interval
            assert one.interval.low <= (one.statistic.value or math.nan) <= one.interval.high
        assert agreement_report(Corpus(transcripts, made, [book]), coders=["Noor", "Bram"], finished=finished) == result
        other = agreement_report(
            Corpus(transcripts, made, [book]), coders=["Noor", "Bram"], finished=finished, wanted=Wanted(seed=1)
        )
        assert other != result
        without = agreement_report(
            Corpus(transcripts, made, [book]), coders=["Noor", "Bram"], finished=finished, wanted=Wanted(draws=0)
        )
        assert without.units[Unit.TURNS].codes[0].headline.interval is None


def test_a_family_whose_codes_exclude_each_other_has_its_own_alphas() -> None:
    phases = Codebook(
        "phases",
        "Phases",
        "1",
        "nl",
        "",
        (Family("main", "Fasen", exclusive=True),),
        (a_code("start"), a_code("end")),
    )
    made = [
        *by("Noor", "start", "aa", "bb"),
        *by("Noor", "end", "ee"),
        *by("Bram", "start", "aa"),
        *by("Bram", "end", "bb", "ee"),
    ]
    (family,) = report(made, books=(phases,)).families
    assert family.label == "Fasen"
    assert family.found.violations == 0
    assert family.found.alphas["cu_nominal"].statistic.value is not None
    (double,) = report([*made, *by("Noor", "end", "aa")], books=(phases,)).families
    assert double.found.violations == 2
    assert double.found.alphas["cu_nominal"].statistic.value is None


def test_confusion_stands_by_main_code_with_what_nobody_coded() -> None:
    result = report([*by("Noor", "money", "aa", "bb"), *by("Bram", "paid", "aa"), *by("Bram", "money", "bb")])
    assert [code.key for code in result.main] == ["work", "money"]
    assert np.array(result.confusion).tolist() == [[0, 0, 0], [2, 2, 0], [0, 0, 8]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_report_says_is_put_into_words(language: Any) -> None:
    three = frozenset({"Noor", "Bram", "machine"})
    made = [
        *by("Noor", "money", "aa", "bb"),
        *by("Bram", "paid", "aa", "cc", "ee", "ff", "dd"),
        *by("Bram", "money", "bb"),
    ]
    result = report(made, coders=["Noor", "Bram", "machine"], finished={"t1": three, "t2": three})
    lines = [*reading_lines(result, language), *scope_lines(result, {"t3": "Derde"}, language)]
    assert all(lines)
    assert not [line for line in lines if "{" in line or "finding." in line]
    assert any("Derde" in line for line in lines)
    turns = result.units[Unit.TURNS]
    assert any(remarks(result, turns, code, language) for code in turns.codes)


def test_a_code_says_why_it_is_low() -> None:
    seven = ("aa", "bb", "cc", "dd", "ee", "ff")
    made = [*by("Noor", "money", *seven), *by("Bram", "money", "aa"), *by("Bram", "paid", "bb", "cc", "dd")]
    result = report(made)
    turns = result.units[Unit.TURNS]
    money = next(code for code in turns.codes if code.code.key == "money")
    found = {one.kind: one.values for one in remark(result, turns, money)}
    assert found["more"] == {"coder": "Noor", "other": "Bram", "times": 6.0}
    assert found["confused"] == {"other": "Work"}
    assert "rare" in found


def test_codes_with_the_same_label_are_told_apart_by_their_keys() -> None:
    books = (a_codebook(a_code("rest", "Overig")), a_codebook(a_code("rest_2", "Overig"), key="other"))
    found = report([*by("Noor", "rest", "aa"), *by("Bram", "rest_2", "aa")], books=books).codes
    assert [code.label for code in found] == ["Overig (rest)", "Overig (rest_2)"]


def test_a_sub_theme_in_a_family_that_excludes_is_no_second_code() -> None:
    phases = Codebook(
        *("phases", "Phases", "1", "nl", ""),
        (Family("main", "Fasen", exclusive=True),),
        (a_code("start"), a_code("first", parent="start"), a_code("end")),
    )
    made = [*by("Noor", "first", "aa"), *by("Bram", "start", "aa"), *by("Noor", "end", "bb"), *by("Bram", "end", "bb")]
    (family,) = report(made, books=(phases,)).families
    assert [code.key for code in family.codes] == ["start", "end"]
    assert family.found.violations == 0


def test_who_judged_less_is_not_said_to_code_less() -> None:
    three = frozenset({"Noor", "Bram", "Els"})
    words = ("aa", "bb", "cc", "dd", "ee")
    made = [coding for coder in ("Noor", "Bram") for coding in by(coder, "money", *words)] + by(
        "Els", "money", "ee", "ff"
    )
    result = report(made, coders=["Noor", "Bram", "Els"], finished={"t1": BOTH, "t2": three})
    assert {one.kind for one in findings(result)} & {"more.all", "coder.drifts"} == set()
    (money,) = result.units[Unit.TURNS].codes
    assert money.rare is False
    assert [one.kind for one in remark(result, result.units[Unit.TURNS], money)] == []


def test_a_code_that_one_of_three_never_gave_is_not_said_to_be_anothers_only() -> None:
    three = frozenset({"Noor", "Bram", "Els"})
    made = [*by("Noor", "money", "aa", "bb"), *by("Bram", "money", "aa", "bb")]
    result = report(made, coders=["Noor", "Bram", "Els"], finished={"t1": three, "t2": three})
    turns = result.units[Unit.TURNS]
    assert ("never", {"coder": "Els"}) in [(one.kind, one.values) for one in remark(result, turns, turns.codes[0])]
    alone = report(by("Noor", "money", "aa"))
    kinds = [one.kind for one in remark(alone, alone.units[Unit.TURNS], alone.units[Unit.TURNS].codes[0])]
    assert "only" in kinds


def test_without_intervals_nothing_is_concluded() -> None:
    words = ("aa", "bb", "cc", "dd", "ee")
    made = [coding for coder in ("Noor", "Bram") for coding in by(coder, "money", *words)]
    kinds = {one.kind for one in findings(report(made, wanted=Wanted(draws=0)))}
    assert kinds == {"overall.undefined", "codes.undefined"}


def test_where_most_text_is_coded_it_is_not_said_that_most_is_not() -> None:
    words = ("aa", "bb", "cc", "dd", "ee")
    made = [*by("Noor", "money", *words), *by("Bram", "money", *words[1:], "ff")]
    assert "overall.percent" not in {one.kind for one in findings(report(made))}


def test_of_two_coders_passages_say_what_each_found_of_the_others() -> None:
    made = [*by("Noor", "money", "aa", "bb", "ee"), *by("Bram", "money", "aa")]
    (money,) = report(made).units[Unit.PASSAGES].codes
    values = {name: one.statistic.value for name, one in money.coefficients.items()}
    assert values == {"f1": 0.5, "recall": pytest.approx(1 / 3), "precision": 1.0}
