"""Reading Word comments, with the passages they stand on."""

import math
from datetime import datetime

from lxml import etree

from qualcode.formats.document import ANONYMOUS, Comment
from qualcode.formats.word_package import WordPackage
from qualcode.formats.word_text import walk
from qualcode.spans import Span
from qualcode.transcripts import normalised


def read_comments(package: WordPackage, anchors: dict[str, Span]) -> list[Comment]:
    """Return the comments of a document, in the order of the passages they stand on."""
    elements = [element for root in package.all("comments") for element in root]
    by_paragraph = {mark: _word(element, "id") for element in elements for mark in _paragraph_ids(element)[-1:]}
    parents = _parents(package)
    comments = []
    for element in elements:
        key = _word(element, "id")
        mark = next(iter(_paragraph_ids(element)[-1:]), "")
        comments.append(
            Comment(
                id=key,
                author=" ".join(normalised(_word(element, "author")).split()) or ANONYMOUS,
                text=walk(element).text.strip(),
                span=anchors.get(key),
                time=_time(_word(element, "date")),
                reply_to=by_paragraph.get(parents.get(mark, "")),
            )
        )
    return sorted(comments, key=_order)


def _order(comment: Comment) -> tuple[float, float, datetime, str]:
    """Put comments by place, those outside the text last."""
    span = comment.span
    start, end = (math.inf, math.inf) if span is None else (span.start, span.end)
    return start, end, comment.time or datetime.min, comment.id


def _parents(package: WordPackage) -> dict[str, str]:
    return {
        _word(element, "paraId"): _word(element, "paraIdParent")
        for root in package.all("commentsExtended")
        for element in root
        if _word(element, "paraIdParent")
    }


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
