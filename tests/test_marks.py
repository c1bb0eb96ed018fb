from itertools import pairwise
from random import Random

from builders import code_at, filled_spans, spans
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codings import Coding
from qualcode.marks import runs
from qualcode.spans import Span

codings = st.lists(filled_spans().map(lambda span: code_at(span.start, span.end)), max_size=8)


@given(spans(), codings)
def test_runs_joined_give_the_text_and_none_is_empty(within: Span, made: list[Coding]) -> None:
    found = list(runs(within, made))
    assert all(run.span for run in found)
    assert [p for run in found for p in range(run.span.start, run.span.end)] == list(range(within.start, within.end))


@given(spans(), codings)
def test_each_coding_covers_exactly_its_runs(within: Span, made: list[Coding]) -> None:
    found = list(runs(within, made))
    for coding in made:
        for run in found:
            assert (coding in run.codings) == run.span.overlaps(coding.span)
            assert coding not in run.codings or coding.span.start <= run.span.start < run.span.end <= coding.span.end


@given(spans(), codings)
def test_neighbouring_runs_differ_in_their_codings(within: Span, made: list[Coding]) -> None:
    assert all(set(left.codings) != set(right.codings) for left, right in pairwise(runs(within, made)))


@given(spans(), codings, st.randoms())
def test_the_order_of_the_codings_does_not_matter(within: Span, made: list[Coding], random: Random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert list(runs(within, made)) == list(runs(within, shuffled))


def test_a_text_is_cut_at_every_edge_with_the_longest_coding_first() -> None:
    short, long = code_at(4, 6), code_at(2, 8)
    found = list(runs(Span(0, 10), [short, long]))
    assert [(run.span.start, run.span.end) for run in found] == [(0, 2), (2, 4), (4, 6), (6, 8), (8, 10)]
    assert [run.codings for run in found] == [(), (long,), (long, short), (long,), ()]


def test_a_text_without_codings_is_one_run_and_an_empty_text_none() -> None:
    assert [run.span for run in runs(Span(3, 7), [])] == [Span(3, 7)]
    assert list(runs(Span(3, 3), [])) == []
