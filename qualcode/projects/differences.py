"""What differs between two versions of a codebook, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qualcode.catalogue import Language, say
from qualcode.codebooks import Change, Codebook, Scale, diff


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two versions of a codebook, as people read it.

    Attributes:
        words: what was added, is gone or changed: *Meedoen (meedoen): definition*.
        gone: what no longer stands there: a text as it was, or those entries of a list that were taken out.
        come: what stands there instead, likewise.
    """

    words: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


def differences(before: Codebook | None, after: Codebook, language: Language) -> list[Difference]:
    """Return what differs between two versions of a codebook, in the order of `diff`.

    Args:
        before: the earlier version; None for a codebook that is new, all of which is added.
        after: the later version.
        language: of the words.
    """
    before = before or replace(after, families=(), codes=())
    books = (before, after)
    names = {family.key: family.label for book in books for family in book.families}
    names |= {code.key: code.label for book in books for code in book.codes}
    return [_difference(change, names, language) for change in diff(before, after)]


def as_lines(difference: Difference) -> list[str]:
    """Return a difference as lines of plain text, what is gone and what has come each on its own line."""
    gone, come = ([f"  - {line}" for line in difference.gone], [f"  + {line}" for line in difference.come])
    return [difference.words, *gone, *come]


def _difference(change: Change, names: Mapping[str, str], language: Language) -> Difference:
    if change.kind != "changed":
        what = f"difference.{change.field or 'code'}.{change.kind}"
        return Difference(say(what, language, label=change.after or change.before, code=change.code))
    family = change.field.startswith("family.")
    owner = "difference.family" if family else "difference.code" if change.code else "difference.book"
    about = say(owner, language, label=names.get(change.code, ""), code=change.code)
    words = f"{about}: {say(f'field.{change.field}', language)}"
    was, becomes = (_said(value, change.field, names, language) for value in (change.before, change.after))
    gone, come = (tuple(w for w in some if w not in others) for some, others in ((was, becomes), (becomes, was)))
    return Difference(words, gone, come) if gone or come else Difference(words, was, becomes)


def _said(value: object, field: str, names: Mapping[str, str], language: Language) -> tuple[str, ...]:
    """Return a value of a field in words, one for each entry of a list; none for what is empty."""
    if isinstance(value, tuple):
        return tuple(names.get(str(entry), str(entry)) for entry in value) if field == "related" else value
    if isinstance(value, bool):
        return (say("yes" if value else "no", language),)
    if isinstance(value, Scale):
        return (scale_words(value, language),)
    if field == "parent":
        return (names.get(str(value), str(value)) if value else say("difference.top", language),)
    if field == "family":
        return (names.get(str(value), str(value)),)
    return (str(value),) if value else ()


def scale_words(scale: Scale, language: Language) -> str:
    """Return the numbers of a scale: *1 to 5, good from 4*."""
    words = say("scale.from", language, min=f"{scale.min:g}", max=f"{scale.max:g}")
    return words if scale.threshold is None else words + say("scale.good", language, threshold=f"{scale.threshold:g}")
