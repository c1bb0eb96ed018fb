"""The password file of a team's server: who may sign in, one line a person, ``name:scrypt$n$r$p$salt$hash``.

A password itself is never kept. Whoever can read the file can try out passwords at their leisure, so it is made for its
owner's eyes alone.
"""

import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.codings import coder_name
from qualcode.errors import CodingError, FormatError, QualcodeError, did_you_mean
from qualcode.projects.files import read_file, write_file

SHORTEST, LONGEST = 10, 1000
"""How many characters a password has."""
_N, _R, _P = 2**15, 8, 3
"""32 MB, and about 0.3 s on a laptop: one of the settings of OWASP's Password Storage Cheat Sheet."""
_MOST_MEMORY = 2**30
_NOT_IN_NAMES = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Controls, halves of pairs, ends of lines and paragraphs."""
_LINE = re.compile(r"([^:]+):scrypt\$([0-9]{1,7})\$([0-9]{1,2})\$([0-9]{1,2})\$([0-9a-f]{32})\$([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class _Hash:
    """What is kept of a password (RFC 7914): cost ``n``, a power of 2; block size ``r``; passes ``p``; salt; key."""

    n: int
    r: int
    p: int
    salt: bytes
    key: bytes

    def __str__(self) -> str:
        return f"scrypt${self.n}${self.r}${self.p}${self.salt.hex()}${self.key.hex()}"

    def key_of(self, password: str) -> bytes:
        # one more than the longest can match nothing, and keeps the work bounded
        words = unicodedata.normalize("NFKC", password[: LONGEST + 1]).encode("utf-8", "surrogatepass")
        memory = 128 * self.r * (self.n + self.p + 4)
        return hashlib.scrypt(words, salt=self.salt, n=self.n, r=self.r, p=self.p, maxmem=memory, dklen=32)


_NOBODY = _Hash(_N, _R, _P, bytes(16), bytes(32))


def check_password(path: Path, name: str, password: str) -> bool:
    """Say whether this is the password of this person; an unknown name takes as long as a known one.

    Raises:
        FileAccessError: if the file cannot be read.
        FormatError: naming a line that is damaged; nobody signs in until it is mended.
    """
    kept = _read(path).get(_spelled(name), _NOBODY)
    same = hmac.compare_digest(kept.key_of(password), kept.key)
    return same and kept is not _NOBODY


def set_password(path: Path, name: str, password: str) -> list[str]:
    """Store a password, in place of an earlier one; make the file if need be. Return all names in it, in order.

    Args:
        path: the password file.
        name: the coder's, as in the project; without a colon or a line end.
        password: of 10 to 1000 characters. Signs that look alike and mean the same count as one (NFKC), since keyboards
            differ in how they write é.

    Raises:
        QualcodeError: if the password is too short or too long, or the name cannot be kept.
        CodingError: if the name is empty.
        FileAccessError: if the file cannot be read or written.
        FormatError: if it is there, and damaged.
    """
    if any(sign == ":" or unicodedata.category(sign) in _NOT_IN_NAMES for sign in name):
        raise QualcodeError(f"the name {name!r} cannot be kept: it must be one line, without a colon. Take another.")
    spelled = coder_name(name)
    if not SHORTEST <= len(password) <= LONGEST:
        raise QualcodeError(
            f"a password has {SHORTEST} characters or more, {LONGEST} at most; this one has {len(password)}. "
            "Take a few words that do not belong together. Nothing was changed."
        )
    people = _read(path) if path.exists() else {}
    salted = replace(_NOBODY, salt=secrets.token_bytes(16))
    people[spelled] = replace(salted, key=salted.key_of(password))
    _write(path, people)
    return list(people)


def remove_password(path: Path, name: str) -> list[str]:
    """Take a person off the file. Return the names that are left.

    Raises:
        QualcodeError: if the name is not in it.
        FileAccessError: if the file cannot be read or written.
        FormatError: if it is damaged.
    """
    people = _read(path)
    if people.pop(_spelled(name), None) is None:
        hint = did_you_mean(name, people)
        raise QualcodeError(f"{path}: there is no '{name}' in it. {hint}There is: {', '.join(people) or 'nobody'}.")
    _write(path, people)
    return list(people)


def open_to_others(path: Path) -> bool:
    """Say whether others than its owner may read or change a file; False if it is not there.

    Windows keeps rights in another way: False there.
    """
    return os.name == "posix" and path.exists() and bool(path.stat().st_mode & 0o066)


def _spelled(name: str) -> str:
    """Return a name as the file keeps it; an empty one, which it never holds, for a name that is none."""
    try:
        return coder_name(name)
    except CodingError:
        return ""


def _read(path: Path) -> dict[str, _Hash]:
    try:
        lines = read_file(path).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: this is no password file: it is no text in UTF-8. Restore a copy.") from error
    people: dict[str, _Hash] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            name, kept = _person(line.strip(), f"{path}:{number}")
            if name in people:
                raise FormatError(f"{path}:{number}: '{name}' stands in it twice. Take one of the lines out.")
            people[name] = kept
    return people


def _person(line: str, place: str) -> tuple[str, _Hash]:
    """Return the name and the hash of a line; no message repeats the line, which may hold a hash or a password."""
    match = _LINE.fullmatch(line)
    name = _spelled(match[1]) if match else ""
    if not match or not name:
        raise FormatError(
            f"{place}: this is no line name:scrypt$n$r$p$salt$hash. Take it out, and set the password anew."
        )
    n, r, p = (int(match[group]) for group in (2, 3, 4))
    if n < 2 or n & (n - 1) or not r or not p or 128 * n * r > _MOST_MEMORY:
        raise FormatError(f"{place}: the cost of '{name}' is none that scrypt can have here. Set the password anew.")
    return name, _Hash(n, r, p, bytes.fromhex(match[5]), bytes.fromhex(match[6]))


def _write(path: Path, people: Mapping[str, _Hash]) -> None:
    content = "".join(f"{name}:{kept}\n" for name, kept in people.items()).encode()
    write_file(path.resolve(), content, private=True)  # a link stays a link, to where the file is kept
