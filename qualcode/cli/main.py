"""The command ``qualcode``: its subcommands, and what happens to errors."""

import sys

import typer

from qualcode import __version__
from qualcode.cli import (
    agree,
    app,
    backup,
    check,
    code,
    codebook,
    codings,
    delete,
    demo,
    disagreements,
    evaluate,
    export_word,
    history,
    import_,
    import_survey,
    init,
    matrix,
    memo,
    memos,
    mend,
    merge,
    password,
    purge,
    quotes,
    restore,
    sample,
    settle,
    suggest,
    team,
    transcripts,
    versions,
    who,
)
from qualcode.errors import QualcodeError

program = typer.Typer(
    name="qualcode",
    help="Code interview transcripts, check agreement, and export what was found.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
program.command("init")(init.init)
program.command("import")(import_.import_)
program.command("import-survey")(import_survey.import_survey)
program.command("transcripts")(transcripts.transcripts)
program.command("codings")(codings.codings)
program.command("memos")(memos.memos)
program.command("code")(code.code)
program.command("matrix")(matrix.matrix)
program.command("quotes")(quotes.quotes)
program.command("export-word")(export_word.export_word)
program.command("suggest")(suggest.suggest)
program.command("evaluate")(evaluate.evaluate)
program.command("agree")(agree.agree)
program.add_typer(codebook.group, name="codebook")
program.command("memo")(memo.memo)
program.command("disagreements")(disagreements.disagreements)
program.command("settle")(settle.settle)
program.command("settle-agreed")(settle.settle_agreed)
program.command("decisions")(disagreements.decisions)
program.command("delete")(delete.delete)
program.command("mend")(mend.mend)
program.command("versions")(versions.versions)
program.command("review")(versions.review)
program.command("history")(history.history)
program.command("undo")(history.undo)
program.command("redo")(history.redo)
program.command("team")(team.team)
program.command("assign")(team.assign)
program.command("sample")(sample.sample)
program.command("finish")(team.finish)
program.command("reopen")(team.reopen)
program.command("merge")(merge.merge)
program.command("check")(check.check)
program.command("backup")(backup.backup)
program.command("restore")(restore.restore)
program.command("purge")(purge.purge)
program.command("password")(password.password)
program.command("demo")(demo.demo)
program.command("app")(app.app)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"qualcode {__version__}")
        raise typer.Exit


@program.callback()
def _root(
    as_: str = typer.Option(
        "", "--as", metavar="NAME", envvar="QUALCODE_AS", help="Who you are; else the name of your account here."
    ),
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),  # noqa: FBT001, FBT003
) -> None:
    """Code interview transcripts, check agreement, and export what was found."""
    who.SAID.set(as_)


def main() -> None:
    """Run the command line; a refusal is a message and exit code 1, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        program()
    except QualcodeError as error:
        typer.echo(f"qualcode: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"qualcode: {error.strerror or error}; is the disk full, or the output closed?", err=True)
        sys.exit(1)
