"""Commands, run as a person runs them."""

import json

from typer.testing import CliRunner

from qualcode.cli.main import program
from qualcode.errors import QualcodeError


def run(*arguments: object) -> tuple[int, str, str]:
    """Run the command as its own process would; return exit code, stdout and stderr."""
    result = CliRunner().invoke(program, [str(argument) for argument in arguments])
    if isinstance(result.exception, QualcodeError):
        return 1, result.stdout, str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def read(*arguments: object) -> object:
    """Run a command with ``--json`` and return what it printed to stdout, and nothing else."""
    code, out, err = run(*arguments, "--json")
    assert code == 0, err
    return json.loads(out)
