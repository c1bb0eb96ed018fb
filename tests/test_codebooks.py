from dataclasses import replace

import pytest
from builders import a_code, a_codebook
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebooks import (
    CONDITIONS,
    KEY_LETTERS,
    PALETTE,
    Code,
    Codebook,
    Family,
    Problem,
    Scale,
    ambiguities,
    clashes,
    diff,
    find_code,
    folded,
    free_color,
    key_from,
    names,
    problems,
)
from qualcode.errors import NotFoundError

MAIN = Family("main", "Main")
tree = a_codebook(
    a_code("work"),
    a_code("paid", parent="work"),
    a_code("lost", parent="work", adverse=True),
    a_code("fired", parent="lost"),
    a_code("money"),
    a_code("temp_work", parent="paid"),
)


def found(*codes: Code, families: tuple[Family, ...] = (MAIN,)) -> list[tuple[str, str]]:
    """Return the name and the field of each problem."""
    return [(problem.name, problem.key) for problem in problems(families, codes)]


def only(*codes: Code, families: tuple[Family, ...] = (MAIN,)) -> Problem:
    """Return the one problem there is."""
    (problem,) = problems(families, codes)
    return problem


# ── problems ──


def test_a_sound_codebook_has_no_problems() -> None:
    assert problems(tree.families, tree.codes) == []


def test_a_key_that_stands_twice_is_found_at_its_second_place() -> None:
    problem = only(a_code("trust"), a_code("trust", "Vertrouwen"))
    assert (problem.place, problem.key) == (("codes", 1), "key")


def test_a_label_that_stands_twice_is_found_whatever_its_case() -> None:
    assert found(a_code("trust", "Vertrouwen"), a_code("faith", "vertrouwen")) == [("faith", "label")]


@pytest.mark.parametrize("key", ["Trust", "1st", "trust-me", "vertrouwen in", ""])
def test_a_key_is_lower_case_letters_digits_and_underscores(key: str) -> None:
    assert found(a_code(key, "Label")) == [(key, "key")]


@pytest.mark.parametrize("field", ["label", "definition"])
def test_label_and_definition_may_not_be_empty(field: str) -> None:
    assert only(replace(a_code("trust"), **{field: "  "})).key == field


def test_a_cycle_is_found_at_each_code_in_it() -> None:
    codes = [a_code("a", parent="b"), a_code("b", parent="c"), a_code("c", parent="a"), a_code("d", parent="a")]
    assert found(*codes) == [("a", "parent"), ("b", "parent"), ("c", "parent")]


def test_a_code_may_not_be_its_own_parent() -> None:
    assert found(a_code("a", parent="a")) == [("a", "parent")]


def test_an_unknown_parent_is_found_with_the_nearest_key() -> None:
    message = only(a_code("relation"), a_code("trust", parent="relations")).message
    assert message == "'relations' is not a code of this codebook. Did you mean 'relation'?"


def test_an_unknown_family_is_found_with_the_nearest_key() -> None:
    assert only(a_code("trust", family="mian")).message.endswith("Did you mean 'main'?")


def test_an_unknown_related_code_is_found_unless_it_is_in_another_codebook() -> None:
    code = a_code("trust", related=("turst", "other/thing"))
    assert only(code).message == (
        "'turst' is not a code of this codebook. Did you mean 'trust'? For another codebook write codebook/key."
    )


@pytest.mark.parametrize("color", ["red", "#12345", "#1234567", "#GG0000", ""])
def test_a_colour_is_six_hexadecimal_digits(color: str) -> None:
    assert only(a_code("trust", color=color)).key == "color"


@pytest.mark.parametrize("scale", [Scale(5, 1), Scale(1, 1), Scale(1, 5, 6), Scale(1, 5, 0), Scale(1, float("nan"))])
def test_a_scale_runs_upwards_with_its_threshold_inside(scale: Scale) -> None:
    assert only(a_code("trust", scale=scale)).key == "scale"


@pytest.mark.parametrize("scale", [Scale(1, 5), Scale(1, 5, 1), Scale(1, 5, 5)])
def test_a_threshold_is_optional_and_may_be_an_end_of_the_scale(scale: Scale) -> None:
    assert found(a_code("trust", scale=scale)) == []


def test_an_unknown_role_is_found_with_the_roles_there_are() -> None:
    problem = only(families=(Family("main", "Main", role="condition"),))
    assert (problem.place, problem.key) == (("families", 0), "role")
    assert "expected one of: conditions, elements. Did you mean 'conditions'?" in problem.message


def test_a_family_key_is_well_formed_and_stands_once() -> None:
    families = (MAIN, Family("main", "Again"), Family("Not OK", "Third"))
    assert found(families=families) == [("main", "key"), ("Not OK", "key")]


def test_all_problems_are_found_at_once_in_the_order_of_the_codes() -> None:
    codes = [a_code("a", color="red", family="x"), a_code("b", parent="y"), a_code("c", related=("z",))]
    assert found(*codes) == [("a", "color"), ("a", "family"), ("b", "parent"), ("c", "related")]


def test_a_label_that_is_another_codes_key_is_ambiguous_and_its_own_key_is_not() -> None:
    codes = [a_code("work_paid", "Work"), a_code("work", "Work, paid"), a_code("money")]
    assert [(problem.place, problem.key, problem.name) for problem in ambiguities(codes)] == [
        (("codes", 0), "label", "work_paid"),
        (("codes", 1), "label", "work"),
    ]
    assert found(*codes) == []


def test_an_unsound_codebook_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="codebook 'book': trust: color: 'red' is no colour"):
        a_codebook(a_code("trust", color="red"))


# ── the tree ──


def test_walk_gives_each_parent_before_its_children_with_their_depth() -> None:
    walked = [(depth, code.key) for depth, code in tree.walk()]
    assert walked == [(0, "work"), (1, "paid"), (2, "temp_work"), (1, "lost"), (2, "fired"), (0, "money")]


def test_a_child_may_stand_before_its_parent() -> None:
    book = a_codebook(a_code("child", parent="top"), a_code("top"))
    assert [code.key for _, code in book.walk()] == ["top", "child"]


def test_rolled_up_counts_what_is_under_a_code_but_nothing_adverse() -> None:
    assert tree.rolled_up("work") == {"work", "paid", "temp_work"}
    assert tree.rolled_up("money") == {"money"}


def test_an_adverse_code_counts_itself_and_what_is_under_it() -> None:
    assert tree.rolled_up("lost") == {"lost", "fired"}


def test_codes_are_found_by_the_role_of_their_family() -> None:
    families = (MAIN, Family("change", "Change", role=CONDITIONS))
    book = a_codebook(a_code("a", family="change"), a_code("b"), families=families)
    assert [code.key for code in book.with_role(CONDITIONS)] == ["a"]


# ── two versions ──


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    keys = draw(st.lists(st.sampled_from("abcdef"), unique=True))
    colors = draw(st.lists(st.sampled_from(["#111111", "#222222"]), min_size=len(keys), max_size=len(keys)))
    labels = draw(st.dictionaries(st.sampled_from(["other", "third"]), st.sampled_from(["One", "Two"])))
    families = (MAIN, *(Family(key, label) for key, label in labels.items()))
    codes = (a_code(key, color=color) for key, color in zip(keys, colors, strict=True))
    book = a_codebook(*codes, families=families)
    return replace(book, version=draw(st.sampled_from(["1", "2"])))


@given(codebooks())
def test_a_codebook_does_not_differ_from_itself(book: Codebook) -> None:
    assert diff(book, book) == []


@given(codebooks(), codebooks())
def test_the_difference_seen_from_the_other_side_is_turned_round(one: Codebook, other: Codebook) -> None:
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    there = {(change.kind, change.code, change.field, change.before, change.after) for change in diff(one, other)}
    back = {(turned[c.kind], c.code, c.field, c.after, c.before) for c in diff(other, one)}
    assert there == back


def test_a_difference_names_the_code_the_field_and_both_values() -> None:
    after = replace(tree, version="2.0", codes=(*tree.codes[:4], a_code("money", "Geld"), a_code("new")))
    changes = [(c.kind, c.code, c.field, c.before, c.after) for c in diff(tree, after)]
    assert changes == [
        ("changed", "", "version", "1.0", "2.0"),
        ("changed", "money", "label", "Money", "Geld"),
        ("removed", "temp_work", "", "Temp work", None),
        ("added", "new", "", None, "New"),
    ]


def test_a_difference_in_families_is_a_change_for_each_family_and_field() -> None:
    one = a_codebook(families=(MAIN, Family("old", "Old"), Family("both", "Both")))
    other = a_codebook(families=(Family("both", "Allebei", exclusive=True), MAIN, Family("new", "New")))
    assert [(c.kind, c.code, c.field, c.before, c.after) for c in diff(one, other)] == [
        ("removed", "old", "family", "Old", None),
        ("changed", "both", "family.label", "Both", "Allebei"),
        ("changed", "both", "family.exclusive", False, True),
        ("added", "new", "family", None, "New"),
    ]


# ── names ──


@pytest.mark.parametrize("written", ["practical_help", "Praktische steun", "  praktische-STEUN. ", "Practical Help"])
def test_a_code_is_found_by_its_key_or_its_label_as_people_write_them(written: str) -> None:
    book = a_codebook(a_code("practical_help", "Praktische steun"))
    assert find_code([tree, book], written).key == "practical_help"


def test_an_unknown_code_is_an_error_with_the_nearest_and_all_keys() -> None:
    with pytest.raises(NotFoundError, match=r"code 'mony' is not in this project\. Did you mean 'money'\?.*work, paid"):
        find_code([tree], "mony")


def test_a_key_wins_over_a_label_and_the_first_label_over_a_later_one() -> None:
    one = a_codebook(a_code("a", "Trust"), a_code("trust", "Other"))
    other = a_codebook(a_code("c", "Hope"), key="second")
    last = a_codebook(a_code("d", "hope!"), key="third")
    assert names([one, other, last]) == {"a": "a", "trust": "trust", "other": "trust", "c": "c", "d": "d", "hope": "c"}


@given(st.text(max_size=20))
def test_a_folded_name_folds_to_itself(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text(max_size=60), st.sets(st.sampled_from(["code", "code_2", "a", "a_2", "a_3", "een_stap"])))
def test_a_key_made_from_any_label_is_well_formed_and_new(label: str, taken: set[str]) -> None:
    key = key_from(label, taken)
    assert key not in taken
    assert found(a_code(key, "Label")) == []
    assert key_from(label, {*taken, key}) != key


@given(st.from_regex(r"[a-z][a-z0-9]{0,10}(_[a-z0-9]{1,5}){0,3}", fullmatch=True))
def test_a_key_that_is_well_formed_stays(key: str) -> None:
    assert key_from(key, ()) == key[:KEY_LETTERS].rstrip("_")


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Één stap, vooruit!", "een_stap_vooruit"),
        ("Straße", "strasse"),
        ("2 stappen", "code_2_stappen"),
        ("信頼", "code"),
        ("Meedoen", "meedoen_2"),
    ],
)
def test_a_key_reads_like_its_label(label: str, key: str) -> None:
    assert key_from(label, ["meedoen"]) == key


@given(st.lists(st.sampled_from(PALETTE), max_size=40))
def test_a_free_colour_is_one_that_the_fewest_codes_have(colors: list[str]) -> None:
    book = a_codebook(*(a_code(f"c{n}", color=color.lower()) for n, color in enumerate(colors)))
    free = free_color(book)
    assert colors.count(free) == min(colors.count(color) for color in PALETTE)
    assert found(a_code("new", color=free)) == []


def test_a_key_that_two_codebooks_share_is_a_clash() -> None:
    other = a_codebook(a_code("money", "Geld"), a_code("own"), key="other")
    assert clashes([tree, other]) == ["code 'money' is in codebook 'book' and in 'other'; rename one of them"]
    assert clashes([tree]) == []


def test_a_codebook_that_is_given_twice_is_a_clash() -> None:
    assert clashes([tree, tree]) == ["codebook 'book' was given twice"]


def test_a_full_label_names_the_parent_once() -> None:
    book = a_codebook(a_code("trust", "Vertrouwen"), a_code("low", "Laag", parent="trust"))
    assert (book.full_label("trust"), book.full_label("low")) == ("Vertrouwen", "Vertrouwen: Laag")
    named = a_codebook(a_code("trust", "Vertrouwen"), a_code("low", "Weinig vertrouwen", parent="trust"))
    assert named.full_label("low") == "Weinig vertrouwen"
