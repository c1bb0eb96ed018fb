"""Codebooks: codes in a tree, in families, with what a coder must know to apply them alike."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from unicodedata import combining, normalize

from qualcode.errors import NotFoundError, did_you_mean

CONDITIONS, ELEMENTS = "conditions", "elements"
ROLES = (CONDITIONS, ELEMENTS)

PALETTE = (
    *("#CC6677", "#332288", "#DDCC77", "#117733", "#88CCEE", "#882255", "#44AA99", "#999933", "#AA4499"),
    *("#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377"),
)
"""Colours that people with any colour vision tell apart: the schemes *muted* and *bright* of Paul Tol, *Colour
Schemes*, SRON/EPS/TN/09-002 (2021), without their greys."""

KEY_LETTERS = 40
"""How many letters of a label `key_from` keeps."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers that a scale code may carry: from ``min`` to ``max``, good from ``threshold`` on."""

    min: float
    max: float
    threshold: float | None = None

    def takes(self, value: float) -> bool:
        """Say whether a number lies on it, its ends included."""
        return self.min <= value <= self.max


@dataclass(frozen=True, slots=True)
class Family:
    """Codes that are weighed against each other: the top of a codebook, or the children of one code.

    Attributes:
        key: its name in files.
        label: its name for people.
        exclusive: whether a passage may carry only one of its codes.
        role: ``conditions`` (what changed), ``elements`` (through what) or empty.
    """

    key: str
    label: str
    exclusive: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A named judgement on a passage.

    Attributes:
        key: its name in files and codings: lower-case letters, digits and underscores.
        label: its name for people.
        definition: what it means; this decides, not the label.
        family: the key of its family.
        color: ``#RRGGBB``.
        parent: the key of the code it is a sub-theme of, or None.
        use: when to apply it.
        avoid: when not to, and what to apply instead.
        examples: passages it fits.
        indicators: words and phrases that point to it.
        related: keys of related codes; ``codebook/key`` in another codebook.
        scale: the numbers it may carry, or None for a code that is only a label.
        adverse: whether it says that things got worse.
        retired: whether no new codings are to be made with it; those there are keep it.
    """

    key: str
    label: str
    definition: str
    family: str
    color: str
    parent: str | None = None
    use: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    scale: Scale | None = None
    adverse: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that a codebook breaks.

    Attributes:
        place: where in the codebook: ``("codes", 3)``, a list and the position in it.
        key: the field that is wrong.
        message: what was expected, with the way out.
        name: the code or family concerned, or empty.
        rule: for the commonest a word for the rule, with the value that breaks it; else empty.
    """

    place: tuple[str, int]
    key: str
    message: str
    name: str = ""
    rule: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Codebook:
    """A tree of codes with their families.

    Attributes:
        key: its name in files and in ``codebook/key`` references.
        title: its name for people.
        version: as its makers count.
        language: ISO 639-1.
        source: where the codes come from.
        families: in the order of the file.
        codes: in the order of the file; a parent need not stand before its children.

    Raises:
        ValueError: if `problems` finds any; check a file through its reader to see them all with their lines.
    """

    key: str
    title: str
    version: str
    language: str
    source: str
    families: tuple[Family, ...]
    codes: tuple[Code, ...]

    def __post_init__(self) -> None:
        found = problems(self.families, self.codes)
        if found:
            raise ValueError(f"codebook '{self.key}': {found[0].name}: {found[0].key}: {found[0].message}")

    @cached_property
    def by_key(self) -> Mapping[str, Code]:
        """The codes by key."""
        return {code.key: code for code in self.codes}

    def children(self, parent: str | None) -> list[Code]:
        """Return the codes directly under ``parent``; the top-level codes for None."""
        return [code for code in self.codes if code.parent == parent]

    def walk(self, parent: str | None = None, depth: int = 0) -> Iterator[tuple[int, Code]]:
        """Yield ``(depth, code)`` over the tree under ``parent``, each parent before its children."""
        for code in self.children(parent):
            yield depth, code
            yield from self.walk(code.key, depth + 1)

    def full_label(self, key: str) -> str:
        """Return a code's label, with its parent's before it unless it names the parent itself."""
        code = self.by_key[key]
        parent = self.by_key[code.parent].label if code.parent else ""
        return code.label if not parent or parent.casefold() in code.label.casefold() else f"{parent}: {code.label}"

    def rolled_up(self, key: str) -> frozenset[str]:
        """Return the keys that count for a code: its own and those under it, without what is `adverse` under it."""
        keys = {key}
        for child in self.children(key):
            if not child.adverse:
                keys |= self.rolled_up(child.key)
        return frozenset(keys)

    def with_role(self, role: str) -> list[Code]:
        """Return the codes of the families that have this role, in order."""
        families = {family.key for family in self.families if family.role == role}
        return [code for code in self.codes if code.family in families]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of a codebook: ``added``, ``removed`` or ``changed`` in one field.

    Attributes:
        kind: ``added``, ``removed`` or ``changed``.
        code: the key of the code; of the family for a field ``family…``; empty for the codebook's own fields.
        field: the field that changed: ``label``, ``family.label``; for what was added or removed empty for a code,
            ``family`` for a family.
        before: its value, or the label of what was removed.
        after: its value, or the label of what was added.
    """

    kind: str
    code: str
    field: str = ""
    before: object = None
    after: object = None


def problems(families: Sequence[Family], codes: Sequence[Code]) -> list[Problem]:
    """Return every rule that these families and codes break, in their order; empty for a sound codebook."""
    found: list[Problem] = []
    family_keys = [family.key for family in families]
    for number, family in enumerate(families):
        found += _family_problems(family, ("families", number), family_keys[:number])
    keys = [code.key for code in codes]
    labels = [folded(code.label) for code in codes]
    parents = {code.key: code.parent for code in codes}
    for number, code in enumerate(codes):
        place = ("codes", number)
        found += _value_problems(code, place)
        found += _reference_problems(code, place, (keys, family_keys))
        if code.key in keys[:number]:
            message = "stands twice; every code needs a key of its own"
            found.append(Problem(place, "key", message, code.key, ("key twice", code.key)))
        elif labels[number] in labels[:number]:
            message = f"'{code.label}' stands twice; labels must differ"
            found.append(Problem(place, "label", message, code.key, ("label twice", code.label)))
        if _in_cycle(code.key, parents):
            found.append(Problem(place, "parent", "is its own ancestor; a tree has no cycles", code.key))
    return found


def ambiguities(codes: Sequence[Code]) -> list[Problem]:
    """Return a problem for each label that is another code's key: `names` knows only the code with the key by it.

    A codebook with such a label works, so that no project with one becomes unreadable; files and edits may not bring
    one in.
    """
    owner = {folded(code.key): code.key for code in codes}
    return [
        Problem(
            ("codes", number),
            "label",
            f"'{code.label}' is the key of another code; give it another label",
            code.key,
            ("label key", code.label),
        )
        for number, code in enumerate(codes)
        if owner.get(folded(code.label), code.key) != code.key
    ]


def _family_problems(family: Family, place: tuple[str, int], earlier: Sequence[str]) -> Iterator[Problem]:
    if not _KEY.fullmatch(family.key):
        yield Problem(place, "key", "expected lower-case letters, digits and underscores", family.key)
    if family.key in earlier:
        yield Problem(place, "key", "stands twice; every family needs a key of its own", family.key)
    if family.role and family.role not in ROLES:
        message = f"'{family.role}' is not a role; expected one of: {', '.join(ROLES)}. "
        yield Problem(place, "role", message + did_you_mean(family.role, ROLES), family.key)


def _value_problems(code: Code, place: tuple[str, int]) -> Iterator[Problem]:
    if not _KEY.fullmatch(code.key):
        yield Problem(place, "key", "expected lower-case letters, digits and underscores", code.key)
    for name in ("label", "definition"):
        if not getattr(code, name).strip():
            yield Problem(place, name, "is empty; coders need it", code.key, (f"{name} empty", code.label or code.key))
    if not _COLOR.fullmatch(code.color):
        yield Problem(place, "color", f"'{code.color}' is no colour; expected '#RRGGBB'", code.key)
    scale = code.scale
    if scale and not scale.min < scale.max:
        yield Problem(place, "scale", f"expected min below max, not {scale.min:g} and {scale.max:g}", code.key)
    elif scale and scale.threshold is not None and not scale.min <= scale.threshold <= scale.max:
        yield Problem(place, "scale", f"threshold {scale.threshold:g} lies outside the scale", code.key)


def _reference_problems(
    code: Code, place: tuple[str, int], known: tuple[Sequence[str], Sequence[str]]
) -> Iterator[Problem]:
    keys, families = known
    if code.parent is not None and code.parent not in keys:
        message = f"'{code.parent}' is not a code of this codebook. {did_you_mean(code.parent, keys)}"
        yield Problem(place, "parent", message.strip(), code.key)
    if code.family not in families:
        message = f"'{code.family}' is not a family of this codebook. {did_you_mean(code.family, families)}"
        yield Problem(place, "family", message.strip(), code.key)
    for related in code.related:
        if "/" not in related and related not in keys:
            message = f"'{related}' is not a code of this codebook. {did_you_mean(related, keys)}"
            yield Problem(place, "related", message + "For another codebook write codebook/key.", code.key)


def _in_cycle(key: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    step = parents.get(key)
    while step is not None and step not in seen:
        if step == key:
            return True
        seen.add(step)
        step = parents.get(step)
    return False


def diff(before: Codebook, after: Codebook) -> list[Change]:
    """Return what changed from one version to the other: the codebook's own fields, then its families, then its codes.

    Families and codes are told apart by key; the order in which they stand is no difference.
    ``diff(b, b)`` is empty, and ``diff(b, a)`` has an ``added`` for each ``removed`` of ``diff(a, b)``.
    """
    changes = [
        Change("changed", "", name, getattr(before, name), getattr(after, name))
        for name in ("title", "version", "language", "source")
        if getattr(before, name) != getattr(after, name)
    ]
    changes += _differences(before.families, after.families, "family")
    return changes + _differences(before.codes, after.codes, "")


def _differences(before: Sequence[Family | Code], after: Sequence[Family | Code], kind: str) -> list[Change]:
    """Return what changed in these, by key; ``kind`` stands before the names of the fields."""
    changes = []
    later = {item.key: item for item in after}
    for item in before:
        now = later.get(item.key)
        if now is None:
            changes.append(Change("removed", item.key, kind, before=item.label))
            continue
        for part in fields(item):
            was, becomes = getattr(item, part.name), getattr(now, part.name)
            if was != becomes:
                changes.append(Change("changed", item.key, f"{kind}.{part.name}".lstrip("."), was, becomes))
    earlier = {item.key for item in before}
    return changes + [Change("added", item.key, kind, after=item.label) for item in after if item.key not in earlier]


def free_color(book: Codebook) -> str:
    """Return the colour of `PALETTE` that the fewest codes of a codebook have, the first one of these."""
    used = Counter(code.color.upper() for code in book.codes)
    return min(PALETTE, key=lambda color: used[color])


def key_from(label: str, taken: Collection[str]) -> str:
    """Return a key that reads like a label and is none of those taken: *Één stap!* gives ``een_stap``.

    A label without Latin letters or digits gives ``code``; one that begins with a digit gets ``code_`` before it; of a
    long one as many letters are kept as `KEY_LETTERS`, before a number that tells it from those taken.
    """
    plain = normalize("NFKD", label).casefold().encode("ascii", "ignore").decode()
    key = "_".join(re.findall(r"[a-z0-9]+", plain))[:KEY_LETTERS].rstrip("_")
    key = key if key[:1].isalpha() else f"code_{key}".rstrip("_")
    tried = (key, *(f"{key}_{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in tried if name not in taken)


def clashes(books: Sequence[Codebook]) -> list[str]:
    """Return a sentence for each codebook given twice and each code key that two share; a project needs them apart."""
    owner: dict[str, str] = {}
    keys = [book.key for book in books]
    found = [f"codebook '{key}' was given twice" for key in dict.fromkeys(keys) if keys.count(key) > 1]
    for book in books:
        for code in book.codes:
            first = owner.setdefault(code.key, book.key)
            if first != book.key:
                found.append(f"code '{code.key}' is in codebook '{first}' and in '{book.key}'; rename one of them")
    return found


def folded(name: str) -> str:
    """Return a code's name as people may write it, without case, accents, punctuation and underscores."""
    plain = name if name.isascii() else "".join(c for c in normalize("NFD", name) if not combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", plain.casefold()).split())


def names(books: Iterable[Codebook]) -> dict[str, str]:
    """Return the key of the code for each `folded` label and key; keys win over labels."""
    codes = [code for book in books for code in book.codes]
    return {folded(code.label): code.key for code in reversed(codes)} | {folded(code.key): code.key for code in codes}


def by_beginning(name: str, known: Mapping[str, str]) -> str | None:
    """Return the key of the one code whose label or key begins as ``name`` does; None where none or several do.

    Args:
        name: at least four letters, as people may write it.
        known: the keys by `folded` name, as `names` returns them.
    """
    start = folded(name)
    found = {key for folded_name, key in known.items() if folded_name.startswith(start)} if len(start) >= 4 else set()
    return found.pop() if len(found) == 1 else None


def find_code(books: Sequence[Codebook], name: str) -> Code:
    """Return the code that a person means by ``name``: its key or its label.

    Raises:
        NotFoundError: if no codebook has it.
    """
    key = names(books).get(folded(name), "")
    for book in books:
        if key in book.by_key:
            return book.by_key[key]
    raise NotFoundError("code", name, [code.key for book in books for code in book.codes])
