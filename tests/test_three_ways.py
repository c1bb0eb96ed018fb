"""One thing out of two that were made of it apart: of each side what it changed, and what both changed is named."""

import pytest
from builders import a_code, a_codebook

from qualcode.merging import merged_codebooks, three_way

BOOK = a_codebook(a_code("meedoen"), a_code("trouw"))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result", "conflicts"),
    [
        (None, {"a": 1}, {"a": 1}, {"a": 1}, []),
        (None, None, {"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 1}, None, None, []),
        ({"a": 1}, {"a": 2}, None, {"a": 2}, [""]),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 2}, {"a": 2, "b": 2}, []),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 2}, ["a"]),
        (None, {"a": ""}, {"a": "x"}, {"a": "x"}, []),
        ({"a": {"x": 1}}, {"a": {"x": 1, "y": 2}}, {"a": {"x": 1, "z": 3}}, {"a": {"x": 1, "y": 2, "z": 3}}, []),
    ],
)
def test_of_two_sides_each_has_what_it_changed(
    base: dict[str, object] | None,
    mine: dict[str, object] | None,
    theirs: dict[str, object] | None,
    result: dict[str, object] | None,
    conflicts: list[str],
) -> None:
    assert three_way(base, mine, theirs) == (result, conflicts)


def test_one_field_of_a_code_changed_on_both_sides_is_a_conflict() -> None:
    mine = a_codebook(a_code("meedoen", definition="hier"), a_code("trouw"))
    theirs = a_codebook(a_code("meedoen", definition="daar"), a_code("trouw", color="#000000"))
    book, conflicts = merged_codebooks(BOOK, mine, theirs)
    assert conflicts == ["meedoen: definition"]
    assert (book.codes[0].definition, book.codes[0].color) == ("hier", "#AA3377")
    assert book.codes[1].color == "#000000"


def test_two_codebooks_that_make_no_sound_one_leave_mine_as_it_is() -> None:
    mine = a_codebook(a_code("meedoen"), a_code("trouw"), a_code("nieuw", "Zelfde"))
    theirs = a_codebook(a_code("meedoen"), a_code("trouw"), a_code("ander", "Zelfde"))
    book, conflicts = merged_codebooks(BOOK, mine, theirs)
    assert book == mine
    assert "labels must differ" in conflicts[0]
