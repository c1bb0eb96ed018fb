"""Where coders differ, in pieces that are judged at once; and what is still open after decisions."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from builders import code_at, code_words, filled_spans, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codings import CONSENSUS, Coding, Rejection
from qualcode.disagreements import Agreed, Difference, Disagreement, agreed, bare, disagreements
from qualcode.rulings import both, each, like, neither, other, undecided, untaken
from qualcode.spans import Span
from qualcode.transcripts import Transcript

TALK = interview(
    "I: Hoe gaat het met je?",
    "R: Ik doe weer mee. Elke dag sta ik op, en dan ga ik naar het buurthuis.",
    "I: En thuis?",
    "R: Thuis is het rustig nu. Mijn coach belde me elke week.",
)
PAIR = ("Noor", "Bram")
TEXT = " ".join(f"woord{number}." for number in range(8))


def differ(
    *codings: Coding, coders: Sequence[str] = PAIR, talk: Transcript = TALK, overlap: float = 1.0
) -> list[Disagreement]:
    return disagreements([talk], codings, coders=coders, finished={talk.id: frozenset(coders)}, overlap=overlap)


def share(*codings: Coding, coders: Sequence[str] = PAIR, majority: bool = False, overlap: float = 1.0) -> list[Agreed]:
    done = {TALK.id: frozenset(coders)}
    return agreed([TALK], codings, coders=coders, finished=done, majority=majority, overlap=overlap)


def of(coder: str, words: str, code: str = "meedoen") -> Coding:
    return code_words(TALK, words, code, coder)


# ── what is agreed ──


def test_the_same_words_are_agreed_whatever_stands_at_their_ends() -> None:
    codings = of("Noor", "Ik doe weer mee"), of("Bram", " Ik doe weer mee. ")
    (one,) = share(*codings)
    assert (one.code, one.span.of(TALK.text), differ(*codings)) == ("meedoen", "Ik doe weer mee.", [])


def test_overlapping_passages_of_one_coder_count_once() -> None:
    assert differ(of("Noor", "Ik doe weer"), of("Noor", "doe weer mee."), of("Bram", "Ik doe weer mee")) == []


def test_most_are_enough_where_that_is_asked_and_half_is_not_most() -> None:
    three = ("Noor", "Bram", "Sem")
    codings = of("Noor", "Ik doe weer mee"), of("Bram", "Ik doe weer mee.")
    assert share(*codings, coders=three) == []
    assert [len(one.codings) for one in share(*codings, coders=three, majority=True)] == [2]
    assert share(*codings[:1], majority=True) == []


def test_nearly_the_same_words_are_agreed_where_coders_share_as_much_as_is_asked_and_all_words_are_taken() -> None:
    codings = of("Noor", "Ik doe weer mee"), of("Bram", "doe weer mee.")  # 12 of 15 characters
    assert (share(*codings, overlap=0.81), len(differ(*codings, overlap=0.81))) == ([], 1)
    (one,) = share(*codings, overlap=0.8)
    assert (one.span.of(TALK.text), one.overlap, differ(*codings, overlap=0.8)) == ("Ik doe weer mee.", 0.8, [])


def test_three_share_what_all_of_them_cover_and_most_may_share_more() -> None:
    three = ("Noor", "Bram", "Sem")
    codings = of("Noor", "Ik doe weer mee"), of("Bram", "doe weer mee"), of("Sem", "Ik doe weer")
    assert share(*codings, coders=three, overlap=0.6) == []  # doe weer: 8 of 15
    (all_of_them,) = share(*codings, coders=three, overlap=0.5)
    assert len(all_of_them.codings) == 3
    (most,) = share(*codings, coders=three, overlap=0.8, majority=True)
    assert [coding.coder for coding in most.codings] == ["Noor", "Bram"]


def test_a_passage_beside_others_of_one_of_its_coders_stays_a_disagreement_with_them() -> None:
    codings = of("Noor", "Elke dag sta ik op"), of("Bram", "Elke dag sta"), of("Bram", "ik op")
    assert share(*codings, overlap=0) == []
    assert [one.codings for one in differ(*codings, overlap=0)] == [(codings[1], codings[0], codings[2])]


def test_an_overlap_is_a_part() -> None:
    for overlap in (-0.1, 1.1):
        with pytest.raises(ValueError, match="between 0 and 1"):
            share(of("Noor", "Ik doe"), overlap=overlap)


def test_only_transcripts_that_two_finished_are_compared() -> None:
    codings = [of("Noor", "Ik doe weer mee")]
    alone = {TALK.id: frozenset({"Noor", "Sem"})}
    assert disagreements([TALK], codings, coders=PAIR, finished=alone) == []
    assert agreed([TALK], codings, coders=PAIR, finished=alone, majority=True) == []


# ── in what they differ ──


@pytest.mark.parametrize(
    ("codings", "kind", "size"),
    [
        ([of("Noor", "Ik doe weer mee")], Difference.MISSED, 15),
        ([of("Noor", "Ik doe weer mee"), of("Bram", "weer mee")], Difference.BORDER, 7),
        ([of("Noor", "Ik doe weer mee"), of("Bram", "weer mee", "herstel")], Difference.OTHER_CODE, 23),
        ([of("Noor", "Ik doe"), of("Bram", "Ik"), of("Bram", "doe", "herstel")], Difference.EXTRA_CODE, 7),
        (
            [of("Noor", "Ik doe weer mee"), of("Bram", "Ik doe weer mee"), of("Bram", "weer mee", "herstel")],
            Difference.EXTRA_CODE,
            8,
        ),
        (
            [of(c, "Ik doe weer mee") for c in PAIR] + [of("Noor", "weer mee", "rust"), of("Bram", "mee", "rust")],
            Difference.BORDER,
            5,
        ),
    ],
)
def test_what_kind_of_difference_it_is_and_on_how_many_characters(
    codings: list[Coding], kind: Difference, size: int
) -> None:
    (one,) = differ(*codings)
    assert (one.kind, one.size) == (kind, size)


def test_codes_on_words_they_mostly_share_are_one_disagreement_and_on_a_few_are_two() -> None:
    (one,) = differ(of("Noor", "Elke dag sta ik op"), of("Bram", "sta ik op, en dan", "herstel"))
    assert one.codes == ("meedoen", "herstel")
    assert one.span.of(TALK.text) == "Elke dag sta ik op, en dan"
    assert len(differ(of("Noor", "Elke dag sta ik op"), of("Bram", "op, en dan ga ik naar", "herstel"))) == 2
    assert len(differ(of("Noor", "Elke dag sta ik op"), of("Bram", "op, en dan ga ik naar"))) == 1


def test_a_coding_over_turns_is_judged_apart_from_what_lies_in_them_but_with_its_question_beside_the_answer() -> None:
    whole = replace(of("Noor", "Ik doe"), span=Span(3, len(TALK.text)))
    inside = of("Bram", "Mijn coach belde me", "werkrelatie")
    assert len(differ(whole, inside)) == 2
    asked = of("Noor", "En thuis?\nR: Thuis is het rustig nu.", "rust")
    answer = of("Bram", "Thuis is het rustig nu", "herstel")
    assert len(differ(asked, answer)) == 1


def test_without_turns_the_lines_are_judged_apart() -> None:
    text = Transcript("t1", "een twee\ndrie vier")
    whole = Coding("t1", Span(0, 18), "x", "Noor", "")
    assert len(differ(whole, Coding("t1", Span(9, 13), "y", "Bram", ""), talk=text)) == 2


# ── laws ──


def codings_of(coders: Sequence[str], transcripts: Sequence[str] = ("t1",)) -> st.SearchStrategy[list[Coding]]:
    one = st.builds(
        lambda span, code, coder, name: code_at(span.start, span.end, code, coder, name),
        filled_spans(len(TEXT)),
        st.sampled_from("abc"),
        st.sampled_from(list(coders)),
        st.sampled_from(list(transcripts)),
    )
    return st.lists(one, max_size=12)


def frame(names: Sequence[str], coders: Sequence[str]) -> tuple[list[Transcript], dict[str, frozenset[str]]]:
    talks = [Transcript(name, TEXT) for name in names]
    return talks, {name: frozenset(coders) for name in names}


THREE = ("Bram", "Noor", "Sem")
OVERLAPS = st.sampled_from([1.0, 0.9, 0.7, 0.5, 0.3, 0.0])


@given(codings_of(THREE), OVERLAPS, st.randoms(use_true_random=False))
def test_the_order_of_codings_and_coders_is_no_matter(
    codings: list[Coding], overlap: float, chance: random.Random
) -> None:
    talks, finished = frame(["t1"], THREE)
    shuffled, names = list(codings), list(THREE)
    chance.shuffle(shuffled)
    chance.shuffle(names)
    first = disagreements(talks, codings, coders=THREE, finished=finished, overlap=overlap)
    assert disagreements(talks, shuffled, coders=names, finished=finished, overlap=overlap) == first
    assert len({one.id for one in first}) == len(first)


@given(codings_of(["Noor"]))
def test_identical_coders_differ_nowhere(codings: list[Coding]) -> None:
    talks, finished = frame(["t1"], PAIR)
    twice = [*codings, *(replace(coding, coder="Bram") for coding in codings)]
    assert disagreements(talks, twice, coders=PAIR, finished=finished) == []


@given(codings_of(THREE, ["t1", "t2"]), OVERLAPS)
def test_every_coding_is_agreed_or_in_exactly_one_disagreement_whether_transcripts_are_taken_together_or_not(
    codings: list[Coding], overlap: float
) -> None:
    talks, finished = frame(["t1", "t2"], THREE)
    found = disagreements(talks, codings, coders=THREE, finished=finished, overlap=overlap)
    shared = agreed(talks, codings, coders=THREE, finished=finished, overlap=overlap)
    placed = Counter(coding.id for one in (*found, *shared) for coding in one.codings)
    assert placed == Counter(coding.id for coding in codings)
    assert found == [
        one
        for talk in talks
        for one in disagreements([talk], codings, coders=THREE, finished=finished, overlap=overlap)
    ]


def near_by() -> st.SearchStrategy[list[Coding]]:
    """Return codings of three with one code, or another, on a few words each."""
    one = st.builds(
        lambda start, length, code, coder: code_at(start, min(start + length, len(TEXT)), code, coder),
        st.integers(0, len(TEXT) - 2),
        st.integers(1, 16),
        st.sampled_from("aaab"),
        st.sampled_from(THREE),
    )
    return st.lists(one, max_size=14)


def together(codings: list[Coding], overlap: float, *, majority: bool = False) -> list[frozenset[str]]:
    """Return the ids of what three agree on, passage by passage."""
    talks, finished = frame(["t1"], THREE)
    shared = agreed(talks, codings, coders=THREE, finished=finished, majority=majority, overlap=overlap)
    return [frozenset(coding.id for coding in one.codings) for one in shared]


def test_those_who_share_most_are_taken_together_where_most_can_be_more_than_one_pair() -> None:
    bram, noor, sem = (code_at(start, start + 16, "a", name) for start, name in ((0, "Bram"), (4, "Noor"), (5, "Sem")))
    for overlap in (0.8, 0.5):
        codings = [replace(bram, span=Span(0, 14)), noor, sem]
        assert together(codings, overlap, majority=True) == [frozenset({noor.id, sem.id})]


@given(near_by(), OVERLAPS, OVERLAPS)
def test_what_is_agreed_stays_agreed_and_together_where_less_overlap_is_asked(
    codings: list[Coding], one: float, other: float
) -> None:
    for majority in (False, True):
        fewer, more = (together(codings, part, majority=majority) for part in (max(one, other), min(one, other)))
        assert all(any(passage <= wider for wider in more) for passage in fewer)


@given(near_by(), OVERLAPS, st.permutations(THREE))
def test_who_is_who_is_no_matter(codings: list[Coding], overlap: float, names: list[str]) -> None:
    called = dict(zip(THREE, names, strict=True))
    renamed = [replace(coding, coder=called[coding.coder]) for coding in codings]
    for majority in (False, True):
        before, after = (together(items, overlap, majority=majority) for items in (codings, renamed))
        assert sorted(map(sorted, after)) == sorted(map(sorted, before))


@given(near_by(), OVERLAPS)
def test_what_is_agreed_is_touched_by_no_other_passage_with_its_code(codings: list[Coding], overlap: float) -> None:
    talks, finished = frame(["t1"], THREE)
    shared = agreed(talks, codings, coders=THREE, finished=finished, overlap=overlap)
    for one in shared:
        assert {coding.coder for coding in one.codings} == set(THREE)
        assert one.overlap >= overlap
        rest = [coding for coding in codings if coding.code == one.code and coding not in one.codings]
        covered = Span(min(c.span.start for c in one.codings), max(c.span.end for c in one.codings))
        assert not any(bare(coding.span, TEXT).overlaps(bare(covered, TEXT)) for coding in rest)


@given(near_by(), st.sampled_from([0.51, 0.7, 0.9, 1.0]))
def test_above_one_half_three_agree_wherever_passages_of_theirs_share_enough(
    codings: list[Coding], overlap: float
) -> None:
    apart: list[Coding] = []
    for coding in codings:
        if not any(beside(coding, other) for other in apart):
            apart.append(coding)
    found = set(together(apart, overlap))
    for trio in product(*([c for c in apart if c.coder == name] for name in THREE)):
        starts, ends = zip(*((span.start, span.end) for span in (bare(c.span, TEXT) for c in trio)), strict=True)
        covered = Span(min(starts), max(ends))
        near = (min(ends) - max(starts)) / len(covered) >= overlap and len({c.code for c in trio}) == 1
        alone = not any(
            other not in trio and other.code == trio[0].code and bare(other.span, TEXT).overlaps(covered)
            for other in apart
        )
        assert (frozenset(c.id for c in trio) in found) == (near and alone)


def beside(one: Coding, other: Coding) -> bool:
    """Say whether two codings are one passage of one coder."""
    alike = (one.coder, one.code) == (other.coder, other.code)
    return alike and bare(one.span, TEXT).overlaps(bare(other.span, TEXT))


@given(near_by(), OVERLAPS)
def test_the_same_places_have_the_same_id_whatever_overlap_is_asked(codings: list[Coding], overlap: float) -> None:
    talks, finished = frame(["t1"], THREE)
    exact, near = (
        {one.places: one.id for one in disagreements(talks, codings, coders=THREE, finished=finished, overlap=part)}
        for part in (1.0, overlap)
    )
    assert {place: near[place] for place in near.keys() & exact.keys()} == {
        place: exact[place] for place in near.keys() & exact.keys()
    }


@given(codings_of(THREE))
def test_other_names_of_codes_change_nothing_but_names(codings: list[Coding]) -> None:
    talks, finished = frame(["t1"], THREE)
    named = {"a": "x", "b": "y", "c": "z"}
    before = disagreements(talks, codings, coders=THREE, finished=finished)
    renamed = [replace(coding, code=named[coding.code]) for coding in codings]
    after = disagreements(talks, renamed, coders=THREE, finished=finished)
    told = [
        replace(
            one,
            id="",
            codings=tuple(replace(coding, code=named[coding.code]) for coding in one.codings),
            places=tuple((named[code], span) for code, span in one.places),
        )
        for one in before
    ]
    assert [replace(one, id="") for one in after] == told


@given(codings_of(PAIR))
def test_a_disagreement_covers_its_codings_and_counts_what_the_coders_do_not_share(codings: list[Coding]) -> None:
    talks, finished = frame(["t1"], PAIR)
    for one in disagreements(talks, codings, coders=PAIR, finished=finished):
        assert one.span.start == min(coding.span.start for coding in one.codings)
        assert one.span.end == max(coding.span.end for coding in one.codings)
        assert 0 <= one.size <= sum(len(coding.span) for coding in one.codings)
        assert one.kind is not Difference.MISSED or not all(one.by(coder) for coder in one.coders)


# ── what is decided ──


NOOR, BRAM, EXTRA = of("Noor", "Ik doe weer mee"), of("Bram", "weer mee"), of("Bram", "weer mee", "herstel")


def held(ruling: dict[str, Sequence[Span]]) -> dict[str, list[str]]:
    return {code: [span.of(TALK.text) for span in spans] for code, spans in ruling.items()}


def test_one_rules_like_a_coder_both_neither_otherwise_or_code_by_code() -> None:
    (one,) = differ(NOOR, BRAM, EXTRA)
    assert held(dict(like(one, "Noor").ruling)) == {"meedoen": ["Ik doe weer mee"], "herstel": []}
    assert held(dict(both(one).ruling)) == {"meedoen": ["Ik doe weer mee"], "herstel": ["weer mee"]}
    assert held(dict(neither(one).ruling)) == {"meedoen": [], "herstel": []}
    assert held(dict(other(one, {"rust": [NOOR.span]}).ruling)) == {
        "meedoen": [],
        "herstel": [],
        "rust": ["Ik doe weer mee"],
    }
    assert held(dict(each({"meedoen": like(one, "Bram")}).ruling)) == {"meedoen": ["weer mee"]}


def test_a_disagreement_is_open_until_something_was_decided_on_each_stretch_of_each_code() -> None:
    (one,) = differ(NOOR, BRAM, EXTRA)
    assert undecided([one], []) == [(one, ("meedoen", "herstel"))]
    holds = replace(BRAM, coder=CONSENSUS)
    assert undecided([one], [holds]) == [(one, ("herstel",))]
    assert undecided([one], [holds, Rejection("t1", EXTRA.span, "herstel", CONSENSUS, "settled")]) == []
    assert undecided([one], [replace(holds, transcript="t2")]) == [(one, ("meedoen", "herstel"))]


def test_what_is_agreed_is_taken_over_unless_something_was_decided_there() -> None:
    shared = share(of("Noor", "Ik doe weer mee."), of("Bram", "Ik doe weer mee"))
    texts = {"t1": TALK.text}
    assert untaken(shared, [], texts) == shared
    assert (
        untaken(shared, [Rejection("t1", Span(NOOR.span.end, NOOR.span.end + 9), "meedoen", "c", "")], texts) == shared
    )
    assert untaken(shared, [Rejection("t1", BRAM.span, "meedoen", CONSENSUS, "")], texts) == []
