"""Edits of a codebook: the result is sound, families stay families, and nothing is lost on the way."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import a_code, a_codebook
from hypothesis import given, reject
from hypothesis import strategies as st

from qualcode.catalogue import LANGUAGES, say
from qualcode.codebook_edits import (
    BookEdit,
    add_code,
    change_code,
    change_family,
    merge_codes,
    move_code,
    relinked,
    rename_code,
    replace_book,
    retire_code,
    revive_code,
    split_code,
    step_code,
)
from qualcode.codebooks import CONDITIONS, ELEMENTS, Code, Codebook, Family, Scale, ambiguities, diff, problems
from qualcode.errors import CodebookError, NotFoundError

FAMILIES = (
    Family("gains", "Gains", role=CONDITIONS),
    Family("means", "Means", role=ELEMENTS),
    Family("under_work", "Work: sub-themes", exclusive=True),
)
BOOK = a_codebook(
    a_code("work", family="gains", use=("any work",), related=("trust",)),
    a_code("money", family="gains", use=("any work", "income"), examples=("Ik kom rond.",), related=("work", "else/x")),
    a_code("paid", family="under_work", parent="work"),
    a_code("unpaid", family="under_work", parent="work", related=("book/money", "work")),
    a_code("trust", family="means", related=("money", "paid")),
    families=FAMILIES,
)


def tree(book: Codebook) -> list[tuple[int, str, str]]:
    return [(depth, code.key, code.family) for depth, code in book.walk()]


def changes(edit: BookEdit, before: Codebook = BOOK) -> list[tuple[str, str, str]]:
    return [(change.kind, change.code, change.field) for change in diff(before, edit.book)]


# ── laws ──


@st.composite
def codebooks(draw: st.DrawFn, least: int = 1) -> Codebook:
    """Return a codebook of ``least`` to eight codes, in a tree, in families as they should be."""
    keys = draw(st.lists(st.sampled_from("abcdefgh"), min_size=least, unique=True))
    codes: list[Code] = []
    for number, key in enumerate(keys):
        parent = draw(st.sampled_from([None, *keys[:number]]))
        family = f"under_{parent}" if parent else draw(st.sampled_from(["top", "other"]))
        related = draw(st.lists(st.sampled_from([*keys, *(f"book/{other}" for other in keys), "else/x"]), unique=True))
        use = tuple(draw(st.lists(st.sampled_from(["one", "two", "three"]), unique=True)))
        codes.append(a_code(key, f"Label {key}", family=family, parent=parent, related=tuple(related), use=use))
    names = dict.fromkeys(["top", "other", *(code.family for code in codes)])
    families = tuple(Family(name, name.capitalize(), exclusive=draw(st.booleans())) for name in names)
    return a_codebook(*draw(st.permutations(codes)), families=families)


def keys_of(book: Codebook) -> st.SearchStrategy[str]:
    return st.sampled_from([code.key for code in book.codes])


EDITS: tuple[Callable[[st.DataObject, Codebook, str], BookEdit], ...] = (
    lambda data, book, key: rename_code(book, key, label="New", new_key="new"),
    lambda data, book, key: move_code(
        book, key, parent=data.draw(st.none() | keys_of(book)), position=data.draw(st.none() | st.integers(0, 9))
    ),
    lambda data, book, key: merge_codes(book, data.draw(st.lists(keys_of(book), max_size=3)), into=key),
    lambda data, book, key: split_code(book, key, into=[a_code("one"), a_code("two")]),
    lambda _, book, key: retire_code(book, key),
    lambda data, book, key: change_code(book, replace(book.by_key[key], definition="other")),
    lambda data, book, key: add_code(book, a_code("new", parent=key, family="")),
    lambda data, book, key: step_code(book, key, data.draw(st.sampled_from([-1, 1]))),
    lambda data, book, key: change_family(
        book, replace(data.draw(st.sampled_from(book.families)), label="Other", exclusive=data.draw(st.booleans()))
    ),
)


def families_are_families(book: Codebook) -> bool:
    parents = defaultdict(set)
    for code in book.codes:
        parents[code.family].add(code.parent)
    return all(len(places) == 1 for places in parents.values())


@given(codebooks(), st.data())
def test_whatever_the_edits_the_book_is_sound_and_its_families_are_families(
    book: Codebook, data: st.DataObject
) -> None:
    for _ in range(3):
        try:
            edit = data.draw(st.sampled_from(EDITS))(data, book, data.draw(keys_of(book)))
        except CodebookError:
            continue
        assert problems(edit.book.families, edit.book.codes) == []
        assert ambiguities(edit.book.codes) == []
        assert families_are_families(edit.book)
        assert set(edit.recode.values()) <= edit.book.by_key.keys()
        assert set(edit.recode) == book.by_key.keys() - edit.book.by_key.keys()
        assert edit.book.version == book.version
        changed = {change.code for change in diff(book, edit.book)}
        differing = {item.key for item in {*book.codes, *book.families} ^ {*edit.book.codes, *edit.book.families}}
        assert differing <= changed
        book = edit.book


@given(codebooks(), st.data())
def test_renamed_there_and_back_a_book_is_what_it_was(book: Codebook, data: st.DataObject) -> None:
    key = data.draw(keys_of(book))
    there = rename_code(book, key, label="New", new_key="new")
    back = rename_code(there.book, "new", label=book.by_key[key].label, new_key=key)
    assert back.book == book
    assert (there.recode, back.recode) == ({key: "new"}, {"new": key})


@given(codebooks(), st.data(), st.sampled_from([-1, 1]))
def test_a_step_and_a_step_back_leave_every_family_in_its_order(book: Codebook, data: st.DataObject, step: int) -> None:
    key = data.draw(keys_of(book))
    family = book.by_key[key].family

    def order(of: Codebook, name: str) -> list[str]:
        return [code.key for code in of.codes if code.family == name]

    there = step_code(book, key, step).book
    place = order(book, family).index(key)
    last = len(order(book, family)) - 1
    assert order(there, family).index(key) == min(max(place + step, 0), last)
    assert diff(book, there) == []
    for other in {one.family for one in book.codes} - {family}:
        assert order(there, other) == order(book, other)
    if there != book:
        assert order(step_code(there, key, -step).book, family) == order(book, family)


@given(codebooks(least=2), st.data())
def test_after_a_merge_nothing_refers_to_what_is_gone_and_no_hint_is_lost(book: Codebook, data: st.DataObject) -> None:
    into, *keys = data.draw(st.lists(keys_of(book), min_size=2, unique=True))
    try:
        edit = merge_codes(book, keys, into=into)
    except CodebookError:
        reject()
    gone = {*keys, *(f"book/{key}" for key in keys)}
    for code in edit.book.codes:
        assert not gone & {code.key, code.parent, *code.related}
        assert len(set(code.related)) == len(code.related)
        assert code.key not in code.related
    target = edit.book.by_key[into]
    for code in [book.by_key[key] for key in (into, *keys)]:
        assert set(code.use) <= set(target.use)
    assert len(set(target.use)) == len(target.use)
    assert edit.recode == dict.fromkeys(keys, into)


# ── by example ──


def test_a_renamed_code_is_followed_by_parents_and_references() -> None:
    edit = rename_code(BOOK, "work", new_key="labour", label="Labour")
    assert edit.recode == {"work": "labour"}
    assert [code.key for code in edit.book.children("labour")] == ["paid", "unpaid"]
    assert edit.book.by_key["money"].related == ("labour", "else/x")
    assert ("added", "labour", "") in changes(edit)
    assert rename_code(BOOK, "money", new_key="income").book.by_key["unpaid"].related == ("book/income", "work")


def test_a_new_label_alone_leaves_codings_alone() -> None:
    edit = rename_code(BOOK, "work", label="Labour")
    assert (edit.recode, changes(edit)) == ({}, [("changed", "work", "label")])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"new_key": "money"}, "'money' is another code; choose another key, or merge the two"),
        ({"new_key": "Labour"}, "code 'Labour': key: expected lower-case letters"),
        ({"new_key": ""}, "expected lower-case letters"),
        ({"label": "Trust"}, "code 'trust': label: 'Trust' stands twice"),
        ({"label": " "}, "label: is empty"),
    ],
)
def test_a_name_that_is_taken_or_no_name_is_refused(words: dict[str, str], message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        rename_code(BOOK, "work", **words)


def test_a_label_that_is_another_codes_key_is_refused_unless_it_was_there() -> None:
    with pytest.raises(CodebookError, match="'Un-paid' is the key of another code"):
        rename_code(a_codebook(a_code("work"), a_code("un_paid", "Free")), "work", label="Un-paid")
    old = a_codebook(a_code("work", "Paid"), a_code("paid", "Other"), a_code("x"))
    assert retire_code(old, "x").book.by_key["x"].retired


def test_a_code_that_moves_takes_its_branch_along_and_joins_the_family_there() -> None:
    edit = move_code(BOOK, "trust", parent="work", position=1)
    assert edit.recode == {}
    assert tree(edit.book) == [
        (0, "work", "gains"),
        (1, "paid", "under_work"),
        (1, "trust", "under_work"),
        (1, "unpaid", "under_work"),
        (0, "money", "gains"),
    ]
    branch = move_code(BOOK, "work", parent="trust")
    assert tree(branch.book)[1:] == [
        (0, "trust", "means"),
        (1, "work", "subthemas_trust"),
        (2, "paid", "under_work"),
        (2, "unpaid", "under_work"),
    ]
    assert branch.book.families[-1] == Family("subthemas_trust", "Trust: subthema's")


def test_a_code_that_moves_to_the_top_joins_the_family_of_the_code_it_stood_under() -> None:
    assert move_code(BOOK, "paid", parent=None).book.by_key["paid"].family == "gains"
    assert move_code(BOOK, "paid", parent=None, family="means").book.by_key["paid"].family == "means"


def test_a_code_moves_among_the_codes_beside_it() -> None:
    keys = [code.key for code in move_code(BOOK, "trust", parent=None, position=0).book.children(None)]
    assert keys == ["trust", "work", "money"]
    keys = [code.key for code in move_code(BOOK, "work", parent=None).book.children(None)]
    assert keys == ["money", "trust", "work"]


@pytest.mark.parametrize("parent", ["work", "paid"])
def test_a_code_cannot_stand_under_itself(parent: str) -> None:
    with pytest.raises(CodebookError, match=f"'{parent}' is the code itself or stands under it"):
        move_code(BOOK, "work", parent=parent)


@pytest.mark.parametrize(
    ("family", "message"),
    [("under_work", "'under_work' is the family of codes that stand elsewhere"), ("gain", "Did you mean 'gains'")],
)
def test_a_family_of_other_codes_or_none_is_refused(family: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        move_code(BOOK, "paid", parent=None, family=family)
    with pytest.raises(CodebookError, match=message):
        add_code(BOOK, a_code("new", family=family))
    with pytest.raises(CodebookError, match=message):
        change_code(BOOK, replace(BOOK.by_key["money"], family=family))


def test_a_new_code_joins_the_family_beside_it_and_at_the_top_says_which() -> None:
    under = add_code(BOOK, a_code("hours", parent="work", family=""))
    assert under.book.by_key["hours"].family == "under_work"
    assert changes(under) == [("added", "hours", "")]
    with pytest.raises(CodebookError, match="code 'new': family: choose one of: gains, means"):
        add_code(BOOK, a_code("new", family=""))
    assert add_code(BOOK, a_code("new", family="means")).book.codes[-1].key == "new"


def test_the_first_code_of_an_empty_codebook_gets_a_family_with_its_name() -> None:
    book = add_code(a_codebook(families=()), a_code("first", family="")).book
    assert (book.families, book.codes[0].family) == ((Family("book", "Book"),), "book")


def test_a_family_is_changed_for_all_its_codes_and_keeps_its_role() -> None:
    edit = change_family(BOOK, replace(FAMILIES[0], label="What changed", exclusive=True))
    assert changes(edit) == [("changed", "gains", "family.label"), ("changed", "gains", "family.exclusive")]
    assert (edit.recode, edit.book.codes, edit.book.families[0].role) == ({}, BOOK.codes, CONDITIONS)
    with pytest.raises(CodebookError, match="family 'gains': label: is empty"):
        change_family(BOOK, replace(FAMILIES[0], label=" "))
    with pytest.raises(NotFoundError, match=r"family 'gain' is not in this project\. Did you mean 'gains'"):
        change_family(BOOK, Family("gain", "Gain"))


def test_a_code_steps_over_codes_of_its_family_only() -> None:
    stepped = step_code(BOOK, "money", -1).book
    assert [code.key for code in stepped.children(None)] == ["money", "work", "trust"]
    assert step_code(BOOK, "money", 1).book == BOOK
    assert step_code(BOOK, "trust", -1).book == BOOK


def test_a_change_keeps_the_place_and_says_how_to_change_it() -> None:
    edit = change_code(BOOK, replace(BOOK.by_key["paid"], color="#000000", indicators=("loon",)))
    assert changes(edit) == [("changed", "paid", "color"), ("changed", "paid", "indicators")]
    with pytest.raises(CodebookError, match="move the code to put it elsewhere"):
        change_code(BOOK, replace(BOOK.by_key["paid"], parent="money"))


def test_codes_that_merge_give_what_they_know_to_the_one_that_stays() -> None:
    edit = merge_codes(BOOK, ["money", "paid", "money"], into="trust")
    assert edit.recode == {"money": "trust", "paid": "trust"}
    trust = edit.book.by_key["trust"]
    assert trust.use == ("any work", "income", "Money: what money means", "Paid: what paid means")
    assert (trust.examples, trust.related) == (("Ik kom rond.",), ("work", "else/x"))
    assert trust.definition == BOOK.by_key["trust"].definition
    assert edit.book.by_key["unpaid"].related == ("book/trust", "work")


def test_children_of_a_merged_code_come_under_the_one_that_stays_in_a_family_like_theirs() -> None:
    edit = merge_codes(BOOK, ["work"], into="money")
    assert tree(edit.book) == [
        (0, "money", "gains"),
        (1, "paid", "subthemas_money"),
        (1, "unpaid", "subthemas_money"),
        (0, "trust", "means"),
    ]
    assert edit.book.families[2:] == (Family("subthemas_money", "Money: subthema's", exclusive=True),)


def test_a_code_can_merge_into_its_parent_and_its_children_stay_in_the_family_there() -> None:
    book = add_code(BOOK, a_code("hours", parent="paid", family="")).book
    assert tree(merge_codes(book, ["paid"], into="work").book)[:3] == [
        (0, "work", "gains"),
        (1, "unpaid", "under_work"),
        (1, "hours", "under_work"),
    ]


@pytest.mark.parametrize(
    ("keys", "into", "message"),
    [
        ([], "work", "name at least one code"),
        (["work"], "work", "'work' is the code itself or stands under it"),
        (["work"], "paid", "'paid' is the code itself or stands under it; move that first"),
        (["trust"], "old", "is retired; revive it"),
        (["score"], "trust", "carries other numbers than 'trust'"),
        (["trust"], "worse", "only 'worse' says that things got worse"),
    ],
)
def test_codes_that_cannot_be_one_are_refused(keys: list[str], into: str, message: str) -> None:
    others = {"old": {"retired": True}, "score": {"scale": Scale(1, 5)}, "worse": {"adverse": True}}
    book = BOOK
    for key, more in others.items():
        book = add_code(book, a_code(key, family="means", **more)).book
    with pytest.raises(CodebookError, match=message):
        merge_codes(book, keys, into=into)


def test_a_split_code_is_retired_and_its_codings_wait_on_it() -> None:
    edit = split_code(BOOK, "paid", into=[a_code("part_time"), a_code("full_time", parent="trust")])
    assert edit.recode == {}
    assert tree(edit.book)[:5] == [
        (0, "work", "gains"),
        (1, "paid", "under_work"),
        (1, "part_time", "under_work"),
        (1, "full_time", "under_work"),
        (1, "unpaid", "under_work"),
    ]
    assert changes(edit) == [("changed", "paid", "retired"), ("added", "part_time", ""), ("added", "full_time", "")]
    with pytest.raises(CodebookError, match="expected two or more new codes, not 1"):
        split_code(BOOK, "paid", into=[a_code("one")])
    with pytest.raises(CodebookError, match="code 'money': key: stands twice"):
        split_code(BOOK, "paid", into=[a_code("one"), a_code("money", "Other")])


def test_a_code_that_was_retired_can_be_revived() -> None:
    edit = retire_code(BOOK, "work")
    assert changes(edit) == [("changed", "work", "retired")]
    assert revive_code(edit.book, "work").book == BOOK


def test_only_a_version_of_the_same_codebook_takes_its_place() -> None:
    other = replace(BOOK, version="2.0")
    assert replace_book(BOOK, other) == BookEdit(other, {})
    with pytest.raises(CodebookError, match="codebook 'more' is no version of 'book'"):
        replace_book(BOOK, replace(BOOK, key="more"))


def test_references_in_another_codebook_follow_an_edit() -> None:
    other = a_codebook(a_code("x", related=("book/money", "book/trust", "else/money")), a_code("y"), key="other")
    assert relinked(other, "book", {"money": "trust"}).by_key["x"].related == ("book/trust", "else/money")
    assert relinked(other, "third", {"money": "trust"}) == other


@pytest.mark.parametrize(
    "edit",
    [
        lambda: rename_code(BOOK, "wrk", label="x"),
        lambda: move_code(BOOK, "money", parent="wrk", family="gains"),
        lambda: merge_codes(BOOK, ["wrk"], into="money"),
        lambda: split_code(BOOK, "wrk", into=[]),
        lambda: retire_code(BOOK, "wrk"),
        lambda: step_code(BOOK, "wrk", 1),
        lambda: change_code(BOOK, a_code("wrk")),
        lambda: add_code(BOOK, a_code("new", parent="wrk", family="gains")),
    ],
)
def test_a_code_that_is_not_there_is_named_with_the_nearest(edit: Callable[[], BookEdit]) -> None:
    with pytest.raises(NotFoundError, match=r"code 'wrk' is not in this project\. Did you mean 'work'"):
        edit()


def test_an_edit_that_breaks_a_common_rule_says_which_in_both_languages() -> None:
    book = a_codebook(a_code("werk"), a_code("geld"))
    geld = book.by_key["geld"]
    for edited, rule in (
        (replace(geld, label="Werk"), ("label twice", "Werk")),
        (replace(geld, definition=" "), ("definition empty", "Geld")),
        (replace(geld, label=""), ("label empty", "geld")),
    ):
        with pytest.raises(CodebookError) as refused:
            change_code(book, edited)
        assert refused.value.rules == (rule,)
        for language in LANGUAGES:
            assert rule[1] in say(f"codebook.rule.{rule[0]}", language, value=rule[1])
    with pytest.raises(CodebookError) as refused:
        add_code(book, replace(geld, label="Nieuw"))
    assert ("key twice", "geld") in refused.value.rules
