"""``python -m qualcode.cli.reference``: the page on all commands, made from their own ``--help``."""

from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command

from qualcode.cli.main import program


def reference() -> str:
    """Return the reference of the command line, as Markdown."""
    parts = ["# All commands\n\nMade from `--help` by `python -m qualcode.cli.reference`; a test compares the two.\n"]
    parts += [f"## {name}\n\n```text\n{text.strip()}\n```\n" for name, text in _helps()]
    return "\n".join(parts)


def _helps() -> Iterator[tuple[str, str]]:
    root = get_command(program)
    yield from _walk(root, typer.Context(root, info_name="qualcode", terminal_width=100))


def _walk(command: Any, context: typer.Context) -> Iterator[tuple[str, str]]:
    yield context.command_path, command.get_help(context)
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        inside = typer.Context(inner, info_name=name, parent=context, terminal_width=100)
        yield from _walk(inner, inside)


if __name__ == "__main__":
    typer.echo(reference(), nl=False)
