import pytest
from builders import filled_spans, spans, texts
from hypothesis import given
from hypothesis import strategies as st

from qualcode.spans import Span, intersections, union


def characters(found: list[Span]) -> set[int]:
    return {position for span in found for position in range(span.start, span.end)}


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_starts_at_0_or_later_and_does_not_end_before_it_starts(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"\[{start}, {end}\)"):
        Span(start, end)


def test_a_span_is_half_open() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert len(Span(1, 3)) == 2


def test_an_empty_span_is_false() -> None:
    assert not Span(4, 4)
    assert Span(4, 5)


def test_spans_that_only_touch_share_nothing() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 3).clip(Span(3, 5)) is None


def test_clip_is_what_two_spans_share() -> None:
    assert Span(0, 5).clip(Span(3, 9)) == Span(3, 5)


@given(spans(), spans())
def test_two_spans_overlap_exactly_when_they_share_a_character(left: Span, right: Span) -> None:
    shared = characters([left]) & characters([right])
    assert left.overlaps(right) == right.overlaps(left) == bool(shared)
    clipped = left.clip(right)
    assert characters([clipped] if clipped else []) == shared


def test_trimmed_drops_white_space_at_the_ends_only() -> None:
    assert Span(0, 9).trimmed(" a \n b \t ") == Span(1, 6)


def test_trimmed_white_space_is_empty_at_its_start() -> None:
    assert Span(1, 3).trimmed("a  b") == Span(1, 1)


@given(texts(), st.data())
def test_trimmed_covers_the_words_without_white_space(text: str, data: st.DataObject) -> None:
    span = data.draw(spans(len(text)))
    trimmed = span.trimmed(text)
    assert trimmed.of(text) == span.of(text).strip()
    assert span.start <= trimmed.start <= trimmed.end <= span.end


def test_union_joins_what_overlaps_and_keeps_apart_what_touches() -> None:
    assert union([Span(5, 8), Span(0, 3), Span(2, 5), Span(9, 9)]) == [Span(0, 5), Span(5, 8)]


@given(st.lists(spans()))
def test_union_covers_the_same_characters_with_disjoint_spans_in_order(given_spans: list[Span]) -> None:
    merged = union(given_spans)
    assert characters(merged) == characters(given_spans)
    assert merged == sorted(merged)
    assert sum(map(len, merged)) == len(characters(merged))
    assert union(merged) == merged


@given(st.lists(filled_spans()), st.lists(filled_spans()))
def test_intersections_cover_what_both_sides_cover_and_do_not_depend_on_the_side(
    left: list[Span], right: list[Span]
) -> None:
    shared = intersections(union(left), union(right))
    assert characters(shared) == characters(left) & characters(right)
    assert shared == sorted(shared) == intersections(union(right), union(left))
    assert all(shared)
