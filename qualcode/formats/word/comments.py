"""Reading Word comments, with the passages they stand on."""

from datetime import datetime

from lxml import etree

from qualcode.formats.document import ANONYMOUS, Comment
from qualcode.formats.paragraphs import in_order
from qualcode.formats.word.package import WordPackage
from qualcode.formats.word.text import walk
from qualcode.spans import Span
from qualcode.transcripts import normalised

OURS = "5143"
"""With this begins the mark of a paragraph in a comment that qualcode wrote."""


def read_comments(package: WordPackage, anchors: dict[str, Span]) -> list[Comment]:
    """Return the comments of a document, in the order of the passages they stand on."""
    elements = [element for root in package.all("comments") for element in root]
    last = {_word(element, "id"): next(iter(_paragraph_ids(element)[-1:]), "") for element in elements}
    by_paragraph = {mark: key for key, mark in last.items() if mark}
    parents, resolved = _threads(package)
    comments = []
    for element in elements:
        key = _word(element, "id")
        mark = last[key]
        comments.append(
            Comment(
                id=key,
                author=" ".join(normalised(_word(element, "author")).split()) or ANONYMOUS,
                text=walk(element).text.strip(),
                span=anchors.get(key),
                time=_time(_word(element, "date")),
                reply_to=by_paragraph.get(parents.get(mark, "")),
                resolved=mark in resolved,
                exact=mark.startswith(OURS),
            )
        )
    return list(in_order(comments))


def _threads(package: WordPackage) -> tuple[dict[str, str], set[str]]:
    """Return which comment answers which, and which are done, by the marks of their paragraphs."""
    elements = [element for root in package.all("commentsExtended") for element in root]
    parents = {_word(e, "paraId"): _word(e, "paraIdParent") for e in elements if _word(e, "paraIdParent")}
    return parents, {_word(e, "paraId") for e in elements if _word(e, "done") in ("1", "true")} - {""}


def _paragraph_ids(comment: etree._Element) -> list[str]:
    return [_word(paragraph, "paraId") for paragraph in comment.iter("{*}p") if _word(paragraph, "paraId")]


def _word(element: etree._Element, name: str) -> str:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None) if text else None
    except ValueError:
        return None
