"""Editing a codebook: each edit gives a new codebook, and the keys under which codings go on.

Every edit keeps the codebook sound (`codebooks.problems`) and its families what they are: codes that are weighed
against each other, the top of a codebook or the children of one code. Its version stays: a project counts versions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.codebooks import Code, Codebook, Family, ambiguities, problems
from qualcode.errors import CodebookError, NotFoundError, did_you_mean


@dataclass(frozen=True, slots=True)
class BookEdit:
    """A codebook after an edit, and how codings follow.

    Attributes:
        book: the codebook after the edit.
        recode: the new key for each old key whose codings get another code; empty where codings keep theirs.
    """

    book: Codebook
    recode: Mapping[str, str] = field(default_factory=dict)


# ── one code ──


def add_code(book: Codebook, code: Code) -> BookEdit:
    """Add a code, last under its parent.

    Args:
        book: the codebook.
        code: the new code; if its family is empty, it gets that of the codes beside it, or a new one under a parent
            without children.

    Raises:
        NotFoundError: if the parent is not in the codebook.
        CodebookError: if the code is unsound, or which family it belongs to cannot be told.
    """
    if code.parent is not None:
        _code(book, code.parent)
    family = _family_of(book, code) if code.family else _family_beside(book, code)
    codes = _inserted(book.codes, [replace(code, family=family.key)])
    return BookEdit(_sound(book, codes, _with(book.families, family)))


def change_code(book: Codebook, code: Code) -> BookEdit:
    """Put ``code`` in the place of the code that has its key; `rename_code` and `move_code` change key and parent.

    Raises:
        NotFoundError: if no code has its key.
        CodebookError: if its parent is another, its family is that of other codes, or it is unsound.
    """
    old = _code(book, code.key)
    if code.parent != old.parent:
        raise _refused(book, code.key, "parent", "is another than it was; move the code to put it elsewhere")
    if code.family != old.family:
        _family_of(book, code)
    return BookEdit(_sound(book, _replaced(book.codes, code)))


def rename_code(book: Codebook, key: str, *, label: str | None = None, new_key: str | None = None) -> BookEdit:
    """Give a code another label, another key, or both; references in this codebook follow.

    References in other codebooks follow by `relinked`; what definitions and hints say of a code in words stays.

    Raises:
        NotFoundError: if there is no such code.
        CodebookError: if the key or the label is taken, or not well formed.
    """
    code = _code(book, key)
    renamed = replace(code, key=code.key if new_key is None else new_key, label=code.label if label is None else label)
    recode = {} if renamed.key == key else {key: renamed.key}
    if recode and renamed.key in book.by_key:
        raise _refused(book, key, "key", f"'{renamed.key}' is another code; choose another key, or merge the two")
    codes = [_following(renamed if other.key == key else other, book.key, recode) for other in book.codes]
    return BookEdit(_sound(book, codes), recode)


def move_code(
    book: Codebook, key: str, *, parent: str | None, position: int | None = None, family: str = ""
) -> BookEdit:
    """Put a code, with all that is under it, under another parent or at another place under its own.

    Args:
        book: the codebook.
        key: the code.
        parent: the key of its parent from now on; None for the top.
        position: before which of the codes there it comes, from 0; last if None or beyond them.
        family: the key of its family there. If empty: its own under the same parent; at the top that of the code it
            stood under; elsewhere that of the codes there, or a new one if there are none.

    Raises:
        NotFoundError: if a code is not there.
        CodebookError: if ``parent`` is the code itself or stands under it, or the family does not fit.
    """
    code = _code(book, key)
    branch = _branch(book, key)
    if parent is not None:
        _code(book, parent)
    if parent in branch:
        raise _refused(book, key, "parent", f"'{parent}' is the code itself or stands under it; choose another place")
    moved = replace(code, parent=parent, family=family or _family_kept(book, code, parent))
    if not moved.family:
        there = _family_beside(book, moved)
    elif (parent, moved.family) == (code.parent, code.family):
        there = _family(book, moved)
    else:
        there = _family_of(book, moved)
    moved = replace(moved, family=there.key)
    rest = [other for other in book.codes if other.key not in branch]
    under = [other for other in book.codes if other.key in branch and other.key != key]
    return BookEdit(_sound(book, _inserted(rest, [moved, *under], position), _with(book.families, there)))


def step_code(book: Codebook, key: str, step: int) -> BookEdit:
    """Move a code one place up (-1) or down (1) among the codes of its family; the first and the last one stay.

    Raises:
        NotFoundError: if there is no such code.
    """
    code = _code(book, key)
    beside = [other for other in book.children(code.parent) if other.key != key]
    family = [other for other in book.children(code.parent) if other.family == code.family]
    place = family.index(code) + step
    if not 0 <= place < len(family):
        return BookEdit(book)
    return move_code(book, key, parent=code.parent, position=beside.index(family[place]) + (step > 0))


def retire_code(book: Codebook, key: str) -> BookEdit:
    """Keep a code for the codings that have it, and for no new ones; what is under it stays in use.

    Raises:
        NotFoundError: if there is no such code.
    """
    return change_code(book, replace(_code(book, key), retired=True))


def revive_code(book: Codebook, key: str) -> BookEdit:
    """Let a retired code be used again.

    Raises:
        NotFoundError: if there is no such code.
    """
    return change_code(book, replace(_code(book, key), retired=False))


# ── several codes ──


def merge_codes(book: Codebook, keys: Sequence[str], *, into: str) -> BookEdit:
    """Make several codes one: their codings, children and references go to ``into``, which keeps its own definition.

    It is to be used and avoided where they were, has their examples, indicators and related codes behind its own,
    without doubles, and their definitions among the hints when to use it.

    Raises:
        NotFoundError: if a code is not there.
        CodebookError: if no code is named, ``into`` is one of them, stands under one of them, or is retired, or one of
            them carries other numbers or is adverse where ``into`` is not.
    """
    target, merged = _code(book, into), [_code(book, key) for key in dict.fromkeys(keys)]
    _check_merge(book, merged, target)
    recode = {code.key: into for code in merged}
    left = [_gathered(target, merged) if code is target else code for code in book.codes if code.key not in recode]
    orphans = [code for code in left if code.parent in recode]
    families = book.families
    if orphans:
        family = _family_of_orphans(book, orphans, into)
        left = [replace(code, parent=into, family=family.key) if code in orphans else code for code in left]
        gone = {code.family for code in orphans} - {code.family for code in left}
        families = tuple(other for other in _with(families, family) if other.key not in gone)
    codes = [_without_doubles(_following(code, book.key, recode), book.key) for code in left]
    return BookEdit(_sound(book, codes, families), recode)


def split_code(book: Codebook, key: str, *, into: Sequence[Code]) -> BookEdit:
    """Add codes beside a code, with its parent and family, and retire it.

    Its codings stay on it until somebody says which of the new codes each is; so do the codes under it.

    Raises:
        NotFoundError: if there is no such code.
        CodebookError: if ``into`` has fewer than two codes, or one of them is unsound.
    """
    old = _code(book, key)
    if len(into) < 2:
        raise _refused(book, key, "split", f"expected two or more new codes, not {len(into)}")
    new = [replace(code, family=old.family, parent=old.parent) for code in into]
    place = book.codes.index(old) + 1
    codes = [*book.codes[: place - 1], replace(old, retired=True), *new, *book.codes[place:]]
    return BookEdit(_sound(book, codes))


def change_family(book: Codebook, family: Family) -> BookEdit:
    """Put ``family`` in the place of the family that has its key.

    Raises:
        NotFoundError: if no family has its key.
        CodebookError: if it has no label, or no known role.
    """
    keys = [known.key for known in book.families]
    if family.key not in keys:
        raise NotFoundError("family", family.key, keys)
    if not family.label.strip():
        raise CodebookError([f"codebook '{book.key}': family '{family.key}': label: is empty; coders need it"])
    families = (family if known.key == family.key else known for known in book.families)
    return BookEdit(_sound(book, book.codes, families))


def replace_book(book: Codebook, other: Codebook) -> BookEdit:
    """Put another version of a codebook, such as an edited file, in its place; codings keep their keys.

    Raises:
        CodebookError: if it is another codebook.
    """
    if other.key != book.key:
        raise CodebookError([f"codebook '{other.key}' is no version of '{book.key}'; add it as a codebook of its own"])
    return BookEdit(other)


def relinked(book: Codebook, edited: str, recode: Mapping[str, str]) -> Codebook:
    """Return a codebook whose references to codes of another, ``edited/key``, follow an edit there."""
    follows = {f"{edited}/{old}": f"{edited}/{new}" for old, new in recode.items()}
    codes = []
    for code in book.codes:
        related = tuple(dict.fromkeys(follows.get(name, name) for name in code.related))
        codes.append(replace(code, related=related) if follows.keys() & set(code.related) else code)
    return replace(book, codes=tuple(codes))


# ── families ──


def _family(book: Codebook, code: Code) -> Family:
    """Return the family that a code names."""
    for family in book.families:
        if family.key == code.family:
            return family
    keys = [family.key for family in book.families]
    hint = did_you_mean(code.family, keys) or f"There is: {', '.join(keys)}."
    raise _refused(book, code.key, "family", f"'{code.family}' is not a family of this codebook. {hint}".strip())


def _family_of(book: Codebook, code: Code) -> Family:
    """Return the family that a code names, which must be free or have a code beside it."""
    family = _family(book, code)
    parents = {other.parent for other in book.codes if other.family == family.key and other.key != code.key}
    if parents and code.parent not in parents:
        raise _refused(
            book, code.key, "family", f"'{family.key}' is the family of codes that stand elsewhere; choose another"
        )
    return family


def _family_kept(book: Codebook, code: Code, parent: str | None) -> str:
    """Return the family that a code brings along when it moves, or an empty name."""
    if parent == code.parent:
        return code.family
    return _root(book, code).family if parent is None else ""


def _family_beside(book: Codebook, code: Code) -> Family:
    """Return the one family of the codes beside a code, or a new one if there are none."""
    beside = [other for other in book.children(code.parent) if other.key != code.key]
    keys = {other.family for other in beside} or (
        {family.key for family in book.families} if not code.parent else set()
    )
    if len(keys) > 1:
        raise _refused(book, code.key, "family", f"choose one of: {', '.join(sorted(keys))}")
    if keys:
        return _family(book, replace(code, family=keys.pop()))
    return _new_family(book, code.parent, Family("", ""))


def _new_family(book: Codebook, parent: str | None, like: Family) -> Family:
    """Return the family of the children of a code that had none: one without codes that has its key, or a new one."""
    if parent is None:
        return replace(like, key=book.key, label=book.title)
    used = {code.family for code in book.codes}
    free = {family.key: family for family in book.families if family.key not in used}
    key, number = f"subthemas_{parent}", 2
    while key in {family.key for family in book.families} - free.keys():
        key, number = f"subthemas_{parent}_{number}", number + 1
    words = "subthema's" if book.language == "nl" else "sub-themes"
    return free.get(key) or replace(like, key=key, label=f"{_code(book, parent).label}: {words}")


def _family_of_orphans(book: Codebook, orphans: Sequence[Code], parent: str) -> Family:
    """Return the family of codes that come under ``parent``: that of its children, or one like those they had."""
    own = book.children(parent)
    if own:
        return _family(book, own[0])
    had = [family for family in book.families if family.key in {code.family for code in orphans}]
    return _new_family(book, parent, replace(had[0], exclusive=all(family.exclusive for family in had)))


def _with(families: Sequence[Family], family: Family) -> tuple[Family, ...]:
    return tuple(families) if family in families else (*families, family)


# ── merging ──


def _check_merge(book: Codebook, merged: Sequence[Code], target: Code) -> None:
    """Raise `CodebookError` if these cannot become one code."""
    if not merged:
        raise _refused(book, target.key, "merge", "name at least one code that is to become part of it")
    if target.retired:
        raise _refused(book, target.key, "merge", "is retired; revive it before codings go to it")
    for code in merged:
        if target.key in _branch(book, code.key):
            raise _refused(
                book, code.key, "merge", f"'{target.key}' is the code itself or stands under it; move that first"
            )
        if code.scale != target.scale:
            raise _refused(
                book, code.key, "merge", f"carries other numbers than '{target.key}'; give both the same scale"
            )
        if code.adverse != target.adverse:
            one = code if code.adverse else target
            raise _refused(
                book, code.key, "merge", f"only '{one.key}' says that things got worse; make both adverse or none"
            )


def _gathered(target: Code, merged: Sequence[Code]) -> Code:
    """Return the target with what coders must know of the codes that become part of it."""
    meant = [f"{code.label}: {code.definition}" for code in merged if code.definition != target.definition]
    lists = {
        name: tuple(dict.fromkeys(item for code in (target, *merged) for item in getattr(code, name)))
        for name in ("use", "avoid", "examples", "indicators", "related")
    }
    lists["use"] = tuple(dict.fromkeys([*lists["use"], *meant]))
    return replace(target, **lists)  # type: ignore[arg-type]


def _without_doubles(code: Code, book: str) -> Code:
    """Return a code that names each related code once, and not itself."""
    own = {code.key, f"{book}/{code.key}"}
    return replace(code, related=tuple(name for name in dict.fromkeys(code.related) if name not in own))


# ── the tree ──


def _code(book: Codebook, key: str) -> Code:
    if key not in book.by_key:
        raise NotFoundError("code", key, book.by_key)
    return book.by_key[key]


def _branch(book: Codebook, key: str) -> set[str]:
    """Return the keys of a code and of all that is under it."""
    return {key} | {code.key for _, code in book.walk(key)}


def _root(book: Codebook, code: Code) -> Code:
    """Return the code at the top of the branch that a code stands in."""
    while code.parent is not None:
        code = book.by_key[code.parent]
    return code


def _replaced(codes: Sequence[Code], code: Code) -> list[Code]:
    return [code if other.key == code.key else other for other in codes]


def _inserted(codes: Sequence[Code], branch: Sequence[Code], position: int | None = None) -> list[Code]:
    """Return the codes with a branch, its first code before the given code beside it or last of them."""
    beside = [number for number, code in enumerate(codes) if code.parent == branch[0].parent]
    last = position is None or position >= len(beside)
    place = len(codes) if last else beside[max(0, position or 0)]
    return [*codes[:place], *branch, *codes[place:]]


def _following(code: Code, book: str, recode: Mapping[str, str]) -> Code:
    """Return a code whose parent and related codes of its own codebook have their new keys."""
    follows = {**recode, **{f"{book}/{old}": f"{book}/{new}" for old, new in recode.items()}}
    related = tuple(follows.get(name, name) for name in code.related)
    return replace(code, related=related, parent=follows.get(code.parent, code.parent) if code.parent else None)


def _sound(book: Codebook, codes: Sequence[Code], families: Iterable[Family] | None = None) -> Codebook:
    """Return the codebook with these codes.

    Raises:
        CodebookError: with every rule that it would break.
    """
    families = book.families if families is None else tuple(families)
    known = {problem.message for problem in ambiguities(book.codes)}
    found = problems(families, codes)
    told = {one.rule for one in found}
    found += [
        one for one in ambiguities(codes) if one.message not in known and ("label twice", one.rule[1]) not in told
    ]
    if found:
        said = [str(_refused(book, one.name, one.key, one.message)) for one in found]
        raise CodebookError(said, [one.rule for one in found])
    return replace(book, families=families, codes=tuple(codes))


def _refused(book: Codebook, code: str, key: str, message: str) -> CodebookError:
    return CodebookError([f"codebook '{book.key}': code '{code}': {key}: {message}"])
