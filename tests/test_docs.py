"""Documents that are wrong break the build."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from qualcode.cli.main import program
from qualcode.cli.reference import reference

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")])
SENTENCE = "A coding is a span of a transcript, a code and a coder; everything else is a function of a set of codings."


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_sentence_that_explains_the_program_opens_its_papers() -> None:
    assert f"**{SENTENCE}**" in read("README.md")[:300]
    assert f"**{SENTENCE}**" in read("ARCHITECTURE.md")[:300]
    assert SENTENCE.lower()[:-1] in read("qualcode/codings.py")[:300].lower()


def test_the_reference_of_commands_is_what_help_says() -> None:
    assert read("docs/cli.md") == reference(), "run: python -m qualcode.cli.reference > docs/cli.md"


@pytest.mark.parametrize("guide", ["docs/guide/nl.md", "docs/guide/en.md"])
def test_every_command_is_in_the_guide(guide: str) -> None:
    text = read(guide)
    commands: set[str] = set(get_command(program).commands)  # type: ignore[attr-defined]
    assert {name for name in commands if f"qualcode {name}" not in text} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_the_papers_hold(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_option_that_a_paper_names_exists(page: Path) -> None:
    known = reference()
    shown = r"^ {4,}qualcode ((?:codebook )?[a-z-]+)(.*)$"
    for command, rest in re.findall(shown, page.read_text("utf-8"), re.MULTILINE):
        section = known.partition(f"## qualcode {command}\n")[2].partition("\n## ")[0]
        assert section, f"{page}: qualcode {command}"
        for option in re.findall(r"(--[a-z-]+)", rest):
            assert option in section, f"{page}: qualcode {command} {option}"


def test_the_example_in_the_readme_runs(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", read("README.md"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("10 transcripts,")
    assert len(example.strip().splitlines()) <= 20


def test_the_two_commands_of_the_readme_are_each_one_line() -> None:
    lines = read("README.md").splitlines()
    assert [line.strip() for line in lines if line.startswith("    python -m pip install")] == [
        "python -m pip install . && qualcode demo",
        'python -m pip install ".[test]" && python -m pytest',
    ]


def test_the_architecture_names_every_room_of_the_folder() -> None:
    table = read("ARCHITECTURE.md")
    rooms = {path.name for path in (ROOT / "qualcode").iterdir() if path.name not in ("__init__.py", "__pycache__")}
    folders = {name for name in rooms if (ROOT / "qualcode" / name).is_dir()} - {"agreement"}
    assert {name for name in rooms - folders - {"agreement"} if f"`{name}`" not in table} == set()
    assert {name for name in folders if f"`{name}/`" not in table} == set()


def test_every_decision_says_what_would_change_our_mind() -> None:
    for path in (ROOT / "docs" / "decisions").glob("*.md"):
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]} ")
        headings = set(re.findall(r"\*\*[^*]+\.\*\*", text))
        assert {"**Choice.**", "**Rejected.**", "**What would change our mind.**"} <= headings, path


def test_the_version_is_one() -> None:
    from qualcode import __version__

    assert f'version = "{__version__}"' in read("pyproject.toml")
    assert f"## {__version__} " in read("CHANGELOG.md")


def test_the_sample_says_that_its_persons_are_invented() -> None:
    assert "verzonnen" in read("transcripts_sample/README.md")
    assert "invented" in read("transcripts_sample/README.md")
