from random import Random

import pytest
from builders import a_code, a_codebook, code_at, code_words, filled_spans, interview
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebooks import CONDITIONS, ELEMENTS, Family
from qualcode.codings import Coding
from qualcode.errors import NotFoundError
from qualcode.matrices import (
    KINDS,
    Corpus,
    Count,
    Matrix,
    co_occurrence,
    code_by_participant,
    codes_counted,
    conditions_by_elements,
)
from qualcode.spans import Span, union

FAMILIES = (
    Family("change", "Change", role=CONDITIONS),
    Family("under", "Under"),
    Family("through", "Through", role=ELEMENTS),
)
book = a_codebook(
    a_code("work", family="change"),
    a_code("paid", family="under", parent="work"),
    a_code("lost", family="under", parent="work", adverse=True),
    a_code("fired", family="under", parent="lost"),
    a_code("money", family="change"),
    a_code("trust", family="through"),
    a_code("time", family="through"),
    families=FAMILIES,
)
first = interview("R: een twee drie vier vijf", "R: zes zeven acht", id="t1", participant="P1")
second = interview("R: negen tien elf", id="t2", participant="P1")
third = interview("R: twaalf dertien", id="t3")
transcripts = [first, second, third]


def corpus(*made: Coding) -> Corpus:
    return Corpus(transcripts, made, [book])


def made_by(coder: str, code: str, *passages: str) -> list[Coding]:
    where = [(next(t for t in transcripts if words in t.text), words) for words in passages]
    return [code_words(transcript, words, code, coder) for transcript, words in where]


def cell(matrix: Matrix, row: str, column: str) -> int:
    return matrix.data[matrix.rows.keys.index(row)][matrix.columns.keys.index(column)]


def cells(matrix: Matrix, row: str) -> dict[str, int]:
    return dict(zip(matrix.columns.keys, matrix.data[matrix.rows.keys.index(row)], strict=True))


# ── code × participant ──

work = made_by("Noor", "work", "een twee", "twee drie", "zes", "negen tien", "dertien")


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count.PASSAGES, {"P1": 3, "t3": 1}),  # 'een twee drie' is one passage; P1 spoke twice
        (Count.PARTICIPANTS, {"P1": 1, "t3": 1}),
        (Count.WORDS, {"P1": 6, "t3": 1}),
    ],
)
def test_code_by_participant_counts_passages_participants_or_words(count: Count, expected: dict[str, int]) -> None:
    matrix = code_by_participant(corpus(*work), coder="Noor", count=count)
    assert cells(matrix, "work") == expected
    assert cells(matrix, "money") == {"P1": 0, "t3": 0}


def test_rows_are_top_level_codes_and_used_ones_and_unknown_ones_stand_last() -> None:
    made = [*made_by("Noor", "paid", "een"), *made_by("Noor", "zelf bedacht", "zes"), *made_by("Bram", "lost", "elf")]
    matrix = code_by_participant(corpus(*made), coder="Noor")
    assert matrix.rows.keys == ("work", "paid", "money", "trust", "time", "zelf bedacht")
    assert matrix.rows.labels[:2] == ("Work", "Work: Paid")


def test_a_sub_theme_counts_for_itself_only_in_code_by_participant() -> None:
    matrix = code_by_participant(corpus(*made_by("Noor", "paid", "een")), coder="Noor")
    assert (cell(matrix, "paid", "P1"), cell(matrix, "work", "P1")) == (1, 0)


# ── code × code ──

together = [
    *made_by("Noor", "trust", "een twee", "zes zeven acht"),
    *made_by("Noor", "time", "twee drie", "zes", "acht"),
]


@pytest.mark.parametrize(
    ("count", "both", "trust", "time"),
    [(Count.PASSAGES, 3, 2, 3), (Count.PARTICIPANTS, 1, 1, 1), (Count.WORDS, 3, 5, 4)],
)
def test_co_occurrence_counts_where_passages_of_two_codes_meet(count: Count, both: int, trust: int, time: int) -> None:
    matrix = co_occurrence(corpus(*together), coder="Noor", count=count)
    assert cell(matrix, "trust", "time") == cell(matrix, "time", "trust") == both
    assert (cell(matrix, "trust", "trust"), cell(matrix, "time", "time")) == (trust, time)
    assert cell(matrix, "trust", "work") == 0


def test_passages_that_only_touch_do_not_meet() -> None:
    made = [code_at(3, 7, "trust"), code_at(7, 12, "time")]
    assert cell(co_occurrence(corpus(*made), coder="Noor"), "trust", "time") == 0


codings = st.lists(
    st.builds(
        lambda transcript, span, code: code_at(span.start, span.end, code, "Noor", transcript),
        st.sampled_from(["t1", "t2", "t3"]),
        filled_spans(15),
        st.sampled_from(["work", "paid", "trust", "time"]),
    ),
    min_size=1,
    max_size=12,
)


@given(codings, st.sampled_from(Count))
def test_co_occurrence_is_symmetric(made: list[Coding], count: Count) -> None:
    matrix = co_occurrence(corpus(*made), coder="Noor", count=count)
    assert matrix.rows == matrix.columns
    assert matrix.data == tuple(zip(*matrix.data, strict=True))


@given(codings)
def test_the_diagonal_of_co_occurrence_is_the_number_of_passages(made: list[Coding]) -> None:
    matrix = co_occurrence(corpus(*made), coder="Noor")
    by_participant = code_by_participant(corpus(*made), coder="Noor")
    for number, key in enumerate(matrix.rows.keys):
        spans: dict[str, list[Span]] = {}
        for coding in made:
            if coding.code == key:
                spans.setdefault(coding.transcript, []).append(coding.span)
        passages = sum(len(union(there)) for there in spans.values())
        assert matrix.data[number][number] == passages == sum(by_participant.data[number])


@given(codings, st.randoms())
def test_the_order_of_the_codings_does_not_matter(made: list[Coding], random: Random) -> None:
    shuffled = random.sample(made, len(made))
    for kind in KINDS.values():
        assert kind(corpus(*made), coder="Noor") == kind(corpus(*shuffled), coder="Noor")


# ── conditions × elements ──


@pytest.mark.parametrize(("count", "expected"), [(Count.PASSAGES, 2), (Count.PARTICIPANTS, 2), (Count.WORDS, 3)])
def test_conditions_by_elements_counts_with_sub_themes_rolled_up(count: Count, expected: int) -> None:
    made = [
        *made_by("Noor", "work", "een twee"),
        *made_by("Noor", "paid", "twee drie", "dertien"),
        *made_by("Noor", "trust", "twee drie vier", "dertien"),
    ]
    matrix = conditions_by_elements(corpus(*made), coder="Noor", count=count)
    assert (matrix.rows.keys, matrix.columns.keys) == (("work", "money"), ("trust", "time"))
    assert cells(matrix, "work") == {"trust": expected, "time": 0}
    assert cells(matrix, "money") == {"trust": 0, "time": 0}


def test_an_adverse_sub_theme_is_a_row_of_its_own_after_the_conditions() -> None:
    made = [*made_by("Noor", "lost", "een"), *made_by("Noor", "fired", "zes"), *made_by("Noor", "time", "een", "zes")]
    matrix = conditions_by_elements(corpus(*made), coder="Noor")
    assert matrix.rows.keys == ("work", "money", "lost")
    assert matrix.rows.labels[-1] == "Work: Lost"
    assert [cell(matrix, row, "time") for row in matrix.rows.keys] == [0, 0, 2]


def test_an_adverse_sub_theme_that_the_coder_did_not_use_is_no_row() -> None:
    made = [*made_by("Noor", "work", "een"), *made_by("Bram", "lost", "een")]
    assert conditions_by_elements(corpus(*made), coder="Noor").rows.keys == ("work", "money")


def test_a_row_counts_the_codes_that_codes_counted_names() -> None:
    assert codes_counted(corpus(), "work") == {"work", "paid"}
    assert codes_counted(corpus(), "lost") == {"lost", "fired"}
    assert codes_counted(corpus(), "zelf bedacht") == {"zelf bedacht"}


# ── whose codings ──


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_codings_of_the_coder_count_and_the_matrix_says_whose_and_what(kind: str) -> None:
    mine = [*made_by("Noor", "work", "een"), *made_by("Noor", "trust", "een")]
    others = [*made_by("Bram", "work", "zes"), *made_by("Bram", "trust", "zes"), *made_by("Bram", "time", "een")]
    alone = KINDS[kind](corpus(*mine), coder="Noor", count=Count.WORDS)
    assert KINDS[kind](corpus(*mine, *others), coder="Noor", count=Count.WORDS) == alone
    assert (alone.kind, alone.coder, alone.count) == (kind, "Noor", Count.WORDS)
    assert sum(map(sum, alone.data)) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_coder_is_an_error_that_names_who_is_there(kind: str) -> None:
    with pytest.raises(NotFoundError, match=r"There is: Bram, Noor\."):
        KINDS[kind](corpus(*work, *made_by("Bram", "work", "een")), coder="Els")
