"""Mending: what fits together of the rows that could be read of a damaged project, and what could not be kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qualcode.codings import new_id
from qualcode.store import rows, tables
from qualcode.store.contents import Contents, Finding, Told, replayed, shown_key, sound_row
from qualcode.store.damage import sound_book, wrong_place, wrong_text
from qualcode.store.rows import KEEPINGS, Place
from qualcode.transcripts import Imported, Transcript, normalised


@dataclass(frozen=True, slots=True)
class Mended:
    """What fits together of a damaged project.

    Attributes:
        things: each thing with its row.
        told: each thing as the journal that is kept tells it; nothing where no journal is kept.
        kept: the rows of all tables that are not of things: settings, versions, the journal.
        name: the id of the project's first change; a new one where it could not be read.
        findings: what was lost, and what is otherwise than it was.
    """

    things: dict[Place, dict[str, Any]]
    told: dict[Place, dict[str, Any]]
    kept: dict[str, list[dict[str, Any]]]
    name: str
    findings: tuple[Finding, ...]


def mended(contents: Contents, *, journal: bool = True) -> Mended:
    """Return what fits together of all that could be read.

    Args:
        contents: what could be read.
        journal: whether the journal is kept, if it fits together; else the new project begins with one of its own.
    """
    return _Mender(contents).mended(journal=journal)


class _Mender:
    """Takes each thing from the tables or from the journal, whichever is sound, and puts it back on its words."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.there = contents.things()
        self.told: Told = replayed(contents)
        self.sure = not contents.findings  # what can be read is what was written, if not by qualcode
        self.findings: list[Finding] = list(contents.findings)
        self.texts = {
            (row["transcript"], row["version"]): row for row in contents.rows.get("texts", ()) if not wrong_text(row)
        }
        self.books = {
            (row["codebook"], row["version"]): row
            for row in contents.rows.get("codebook_versions", ())
            if sound_book(row)
        }
        self.things: dict[Place, dict[str, Any]] = {}

    def mended(self, *, journal: bool) -> Mended:
        """Return all that fits together."""
        for kind in KEEPINGS:
            for place in self._places(kind):
                chosen = self._chosen(place)
                row = self._standing(place, chosen) if chosen else None
                if row is not None:
                    self.things[place] = row
        self._list_lost_texts()
        changes = sorted(self.contents.rows.get("changes", ()), key=lambda row: row["number"])
        whole = journal and self.told.whole and bool(changes)
        if not whole:
            message = f"the journal does not fit together; the new project begins without its {len(changes)} changes."
            self.findings.append(Finding("lost", "journal", message))
        kept = {
            "settings": [row for row in self.contents.rows.get("settings", ()) if row["key"] != "schema_version"],
            "purged": self.contents.rows.get("purged", []),
            "texts": _numbered("transcript", self.texts.values()),
            "codebook_versions": _numbered("codebook", self.books.values()),
            "changes": changes if whole else [],
            "entries": self.contents.rows.get("entries", []) if whole else [],
        }
        kept = {name: _once(name, found) for name, found in kept.items()}
        first = changes[0]["id"] if changes and changes[0]["number"] == 1 else new_id()
        return Mended(self.things, self.told.things if whole else {}, kept, first, tuple(self.findings))

    def _places(self, kind: str) -> Iterator[Place]:
        """Yield all things of a kind that something is known of, also transcripts of which only the text is left."""
        found = dict.fromkeys(place for place in (*self.there, *self.told.things) if place[0] == kind)
        if kind in ("transcript", "codebook") and not (self.told.whole and self.sure):
            owner = "transcript" if kind == "transcript" else "codebook"
            table = "texts" if kind == "transcript" else "codebook_versions"
            names = ((row[owner],) for row in self.contents.rows.get(table, ()))
            found |= dict.fromkeys((kind, name) for name in names if (kind, name) not in self.told.deleted)
        yield from found

    def _chosen(self, place: Place) -> dict[str, Any] | None:
        """Return the row of a thing: the journal's where the file is sound, else the table's, whichever can stand."""
        table = KEEPINGS[place[0]].table
        there, told = self.there.get(place), self.told.things.get(place)
        try:
            told = sound_row(table, told) if told else None
        except ValueError:
            told = None
        options = [row for row in ((told, there) if self.sure else (there, told)) if row is not None]
        chosen = next((row for row in options if not self._wrong(place[0], row)), None) or next(iter(options), None)
        if chosen is not None and chosen != there:
            self._say("journal", place, "was taken from the journal" + (", where it is otherwise" if there else ""))
        elif chosen is not None and place in self.told.deleted and told is None:
            self._say("journal", place, "is kept, though the journal says that it was deleted")
        return dict(chosen) if chosen else self._bare(place)

    def _bare(self, place: Place) -> dict[str, Any] | None:
        """Return a row for a transcript or a codebook of which only a version is left; None for anything else."""
        if place[0] not in ("transcript", "codebook"):
            self._say("lost", place, "is lost: neither its row nor what the journal says of it can be read")
            return None
        self._say("lost", place, "is kept, but what stood above its text is lost")
        name = str(place[1][0])
        if place[0] == "codebook":
            return {"key": name, "position": 0, "version": ""}
        return {"id": name, "title": "", "participant": None, "wave": "", "version": ""}

    def _wrong(self, kind: str, row: dict[str, Any]) -> bool:
        """Say whether a row cannot stand as it is."""
        if kind == "transcript":
            return (row["id"], row["version"]) not in self.texts
        if kind == "codebook":
            return (row["key"], row["version"]) not in self.books
        name = KEEPINGS[kind].transcript_of(row)
        if name is None:
            return False
        text = self._text(name)
        return text is None or bool(wrong_place(kind, row, text))

    def _text(self, name: str) -> str | None:
        transcript = self.things.get(("transcript", (name,)))
        return self.texts[name, transcript["version"]]["text"] if transcript else None

    def _standing(self, place: Place, row: dict[str, Any]) -> dict[str, Any] | None:
        """Return a row so that it can stand, or None if there is no way."""
        kind = place[0]
        if not self._wrong(kind, row):
            return row
        if kind == "transcript":
            return self._with_text(place, row)
        if kind == "codebook":
            return self._with_book(place, row)
        text = self._text(KEEPINGS[kind].transcript_of(row) or "")
        if text is None or kind not in ("coding", "memo"):
            reason = "its transcript is lost" if text is None else "it lies outside its transcript"
            self._say("lost", place, f"is lost: {reason}", row)
            return None
        return self._on_words(place, row, text)

    def _with_text(self, place: Place, row: dict[str, Any]) -> dict[str, Any] | None:
        """Give a transcript the last version of its text that is whole, else what is left of the one that it had."""
        name = row["id"]
        versions = [text for (owner, _), text in self.texts.items() if owner == name]
        if not versions:
            left = self._left_of(name, row["version"])
            if left is None:
                self._say("lost", place, "is lost with its text; import its document again")
                return None
            self.texts[name, left["version"]] = left
            versions = [left]
            words = "is kept without its turns, since parts of its text are lost; import its document as a new version"
        else:
            words = "is kept with another version of its text, since the last one is lost"
        if row["version"]:
            self._say("lost", place, words)
        return row | {"version": max(versions, key=lambda text: text["number"])["version"]}

    def _left_of(self, name: str, version: str) -> dict[str, Any] | None:
        """Return what is left of a text, as a version of its own."""
        rest = [row for row in self.contents.rows.get("texts", ()) if row["transcript"] == name]
        rest.sort(key=lambda row: (row["version"] == version, row["number"]))
        for row in reversed(rest):
            text = normalised(row["text"]).replace("\0", "")
            if text.strip("\ufffd \n"):
                made = Transcript(name, normalised(text), source=row["source"])
                kept = rows.text_row(Imported(made))
                return kept | {"number": row["number"], "created": row["created"]}
        return None

    def _with_book(self, place: Place, row: dict[str, Any]) -> dict[str, Any] | None:
        versions = [book for (owner, _), book in self.books.items() if owner == row["key"]]
        if not versions:
            self._say("lost", place, "is lost; read it from its file again")
            return None
        if row["version"]:
            self._say("lost", place, "is kept in another version, since the last one is lost")
        return row | {"version": max(versions, key=lambda book: book["number"])["version"]}

    def _on_words(self, place: Place, row: dict[str, Any], text: str) -> dict[str, Any] | None:
        """Put a coding or a memo back on its words: where they stand nearest to its place."""
        quote, start = row["quote"], row["start"]
        found = _places_of(quote, text)
        if found:
            nearest = min(found, key=lambda at: abs(at - start))
            self._say("moved", place, "was put back on its words", row)
            many = len(found) > 1
            return row | {"start": nearest, "end": nearest + len(quote), "review": row["review"] or many}
        if 0 <= start < row["end"] <= len(text):
            self._say("review", place, f"stands on other words now: {text[start : row['end']][:40]!r}; look at it", row)
            return row | {"quote": text[start : row["end"]], "review": True}
        self._say("lost", place, "is lost: its words are not in the text", row)
        return None

    def _list_lost_texts(self) -> None:
        """Say of which transcripts earlier versions are lost."""
        for row in self.contents.rows.get("texts", ()):
            if (row["transcript"], row["version"]) not in self.texts:
                place: Place = ("transcript", (row["transcript"],))
                self._say("lost", place, f"is without version {row['number']} of its text as it was")

    def _say(self, kind: str, place: Place, words: str, row: dict[str, Any] | None = None) -> None:
        what = f"{place[0]} {shown_key(place[1])}"
        if row and "quote" in row:
            code = f"'{row['code']}' " if "code" in row else ""
            what += f" ({code}by {row['coder']} in '{row['transcript']}': {row['quote'][:60]!r})"
        self.findings.append(Finding(kind, what, f"{what} {words}."))


def _places_of(words: str, text: str) -> list[int]:
    """Return where words stand in a text."""
    found = []
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _once(name: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with the first only of those that are known by the same: pages may have changed places."""
    key = [column.name for column in tables.metadata.tables[name].primary_key]
    return list({tuple(row[name] for name in key): row for row in reversed(found)}.values())[::-1]


def _numbered(owner: str, versions: Any) -> list[dict[str, Any]]:
    """Return versions with the numbers that they had; where two have one number, with the next that is free."""
    taken: set[tuple[str, int]] = set()
    found = []
    for row in sorted(versions, key=lambda row: row["number"]):
        number = row["number"]
        while (row[owner], number) in taken:
            number += 1
        taken.add((row[owner], number))
        found.append(row | {"number": number})
    return found
