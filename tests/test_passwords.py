"""The password file: what is kept, what is never kept, and what a damaged or open file leads to."""

import os
import re
import stat
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from qualcode.cli.password import password as command
from qualcode.errors import CodingError, FileAccessError, FormatError, QualcodeError
from qualcode.projects import passwords
from qualcode.projects.passwords import check_password, open_to_others, remove_password, set_password

GOOD = "fiets wolk tafel"
QUICK = "scrypt$2$1$1$" + "00" * 16 + "$" + "ab" * 32
"""A sound hash that costs no time; of no password that a test tries."""
posix = pytest.mark.skipif(os.name != "posix", reason="rights are another matter there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wachtwoorden"


def test_a_password_that_was_set_is_right_and_any_other_is_wrong(path: Path) -> None:
    assert set_password(path, "Noor", GOOD) == ["Noor"]
    assert check_password(path, "Noor", GOOD)
    assert not check_password(path, "Noor", GOOD.upper())
    assert not check_password(path, "Noor", "")
    assert not check_password(path, "noor", GOOD)


@posix
def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "elders"
    kept.touch(0o600)
    path.symlink_to(kept.name)
    set_password(path, "Noor", GOOD)
    assert path.is_symlink()
    assert check_password(kept, "Noor", GOOD)
    assert not open_to_others(kept)


def test_a_line_holds_name_cost_salt_and_hash_and_never_the_password(path: Path) -> None:
    for name in ("Noor", "Zoë van Dijk"):
        set_password(path, name, GOOD)
    first, second = path.read_text("utf-8").splitlines()
    pattern = r"scrypt\$32768\$8\$3\$([0-9a-f]{32})\$([0-9a-f]{64})"
    one = re.fullmatch("Noor:" + pattern, first)
    two = re.fullmatch("Zoë van Dijk:" + pattern, second)
    assert one
    assert two
    assert not set(one.groups()) & set(two.groups()), "the same password, and neither salt nor hash is the same"
    assert "fiets" not in path.read_text("utf-8")


def test_the_hash_is_that_of_the_standard() -> None:
    """The third test vector of RFC 7914, section 12, as far as it is kept here: its first 32 bytes."""
    kept = passwords._Hash(16384, 8, 1, b"SodiumChloride", b"")
    assert kept.key_of("pleaseletmein").hex() == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"


def test_a_new_password_takes_the_place_of_the_old_one_and_others_keep_theirs(path: Path) -> None:
    path.write_text(f"Bram:{QUICK}\nNoor:{QUICK}\nSaar:{QUICK}\n")
    assert set_password(path, "Noor", GOOD) == ["Bram", "Noor", "Saar"]
    lines = path.read_text("utf-8").splitlines()
    assert [line.startswith(f"{name}:") for name, line in zip(("Bram", "Noor", "Saar"), lines, strict=True)]
    assert (lines[0], lines[2]) == (f"Bram:{QUICK}", f"Saar:{QUICK}")
    assert check_password(path, "Noor", GOOD)


def test_a_person_who_was_removed_cannot_sign_in_and_others_can(path: Path) -> None:
    path.write_text(f"Bram:{QUICK}\n")
    set_password(path, "Noor", GOOD)
    assert remove_password(path, " Bram ") == ["Noor"]
    assert check_password(path, "Noor", GOOD)
    assert remove_password(path, "Noor") == []
    assert not check_password(path, "Noor", GOOD)


def test_who_is_not_there_cannot_be_removed_and_the_message_names_who_is(path: Path) -> None:
    path.write_text(f"Bram:{QUICK}\n")
    with pytest.raises(QualcodeError, match=r"there is no 'Bran' in it\. Did you mean 'Bram'\? There is: Bram\."):
        remove_password(path, "Bran")
    assert path.read_text() == f"Bram:{QUICK}\n"


def test_a_name_and_a_password_are_the_same_however_they_were_typed(path: Path) -> None:
    assert set_password(path, "  Zoe\u0308  van Dijk ", "ge\u0301e\u0301n geheim") == ["Zoë van Dijk"]
    assert check_password(path, "Zoë van\u00a0Dijk", "géén geheim")


@pytest.mark.parametrize("password", ["", "kort", "negen---9", "x" * 1001])
def test_a_password_that_is_too_short_or_too_long_is_refused_and_nothing_is_made(path: Path, password: str) -> None:
    with pytest.raises(QualcodeError, match=f"10 characters or more, 1000 at most; this one has {len(password)}\\."):
        set_password(path, "Noor", password)
    assert not path.exists()


@pytest.mark.parametrize("name", ["a:b", "a\nb", "a\r", "a\u2028b", "a\0", "\ud800"])
def test_a_name_that_would_break_a_line_is_refused(path: Path, name: str) -> None:
    with pytest.raises(QualcodeError, match="one line, without a colon"):
        set_password(path, name, GOOD)
    assert not path.exists()


def test_an_empty_name_is_refused_and_signs_nobody_in(path: Path) -> None:
    with pytest.raises(CodingError):
        set_password(path, " ", GOOD)
    path.write_text("")
    assert not check_password(path, " ", GOOD)


def test_an_unknown_name_costs_the_same_work_as_a_known_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_password(path, "Noor", GOOD)
    done: list[tuple[int, ...]] = []
    real = passwords.hashlib.scrypt

    def counted(words: bytes, **how: int) -> bytes:
        done.append((len(words), how["n"], how["r"], how["p"]))
        return real(words, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(passwords.hashlib, "scrypt", counted)
    assert check_password(path, "Noor", GOOD)
    assert not check_password(path, "Niemand", GOOD)
    assert not check_password(path, "", GOOD)
    assert done == [done[0]] * 3


DAMAGED = [
    "Noor", "Noor:", "Noor:geheim", "Noor:" + QUICK[:-1], "Noor:" + QUICK + "0", ":" + QUICK, " :" + QUICK,
    "a:b:" + QUICK, "Noor:" + QUICK.replace("scrypt", "argon2"), "Noor:" + QUICK.replace("$2$", "$3$"),
    "Noor:" + QUICK.replace("$2$", "$0$"), "Noor:" + QUICK.replace("$2$1$", "$4194304$32$"),
    "Noor:" + QUICK.replace("$1$1$", "$0$1$"), "Noor:" + QUICK.replace("$1$1$", "$1$0$"), f"Bram:{QUICK}",
    "Noor:" + QUICK.replace("$2$", "$٢$"),
]  # fmt: skip


@pytest.mark.parametrize("line", DAMAGED)
def test_a_damaged_line_is_named_by_its_number_and_its_hash_is_not_shown(path: Path, line: str) -> None:
    path.write_text(f"Bram:{QUICK}\n\n{line}\n", "utf-8")
    for use in (lambda: check_password(path, "Bram", GOOD), lambda: set_password(path, "Bram", GOOD)):
        with pytest.raises(FormatError, match="wachtwoorden:3: ") as refused:
            use()
        assert not re.search(r"abab|geheim|0000", str(refused.value))
    assert path.read_text("utf-8") == f"Bram:{QUICK}\n\n{line}\n"


def test_a_file_that_is_no_text_is_refused(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormatError, match="this is no password file"):
        check_password(path, "Noor", GOOD)


def test_a_file_that_windows_saved_is_read(path: Path) -> None:
    path.write_bytes(f"\ufeffBram:{QUICK}\r\nNoor:{QUICK}\r\n".encode())
    assert remove_password(path, "Bram") == ["Noor"]
    assert path.read_text("utf-8") == f"Noor:{QUICK}\n"


def test_without_a_file_nobody_signs_in_and_without_a_folder_none_is_made(path: Path) -> None:
    with pytest.raises(FileAccessError, match="there is no such file"):
        check_password(path, "Noor", GOOD)
    with pytest.raises(FileAccessError, match=r"does not exist\. Make it first"):
        set_password(path / "weg" / "x", "Noor", GOOD)


@posix
@pytest.mark.parametrize("before", [None, 0o644, 0o640])
def test_the_file_is_its_owners_alone_whatever_it_was(path: Path, before: int | None) -> None:
    if before:
        path.write_text(f"Bram:{QUICK}\n")
        path.chmod(before)
    assert open_to_others(path) == (before is not None)
    set_password(path, "Noor", GOOD)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not open_to_others(path)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


NAMES = st.text(st.characters(codec="utf-8", exclude_characters=":", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1)


@given(st.lists(NAMES.filter(lambda name: name.lstrip("\ufeff").strip() != ""), min_size=1, max_size=4))
def test_any_names_come_back(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("p") / "p"
    people = {passwords._spelled(name): passwords._NOBODY for name in names}
    passwords._write(path, people)
    assert passwords._read(path) == people


# ── the command ──

program = typer.Typer()
program.command()(command)


def test_the_command_takes_the_password_from_its_input_and_never_shows_it(path: Path) -> None:
    done = CliRunner().invoke(program, [str(path), "Noor"], input=GOOD + "\r\nmeer\n")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"{path}: Noor can sign in.\n"
    assert check_password(path, "Noor", GOOD)
    done = CliRunner().invoke(program, [str(path), "Noor", "--remove"])
    assert done.stderr == f"{path}: nobody can sign in.\n"


def test_the_command_refuses_without_a_password(path: Path) -> None:
    done = CliRunner().invoke(program, [str(path), "Noor"], input="")
    assert isinstance(done.exception, QualcodeError)
    assert not path.exists()


@posix
def test_the_command_says_that_others_could_read_the_file(path: Path) -> None:
    path.write_text(f"Bram:{QUICK}\nNoor:{QUICK}\n")
    path.chmod(0o644)
    done = CliRunner().invoke(program, [str(path), "Noor", "--remove"])
    assert "others could read or change this file until now" in done.stderr
