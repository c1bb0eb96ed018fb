"""``qualcode app``."""

import os
import subprocess
import sys
from typing import Annotated

import typer

from qualcode.cli.output import Project, say


def app(
    project: Project,
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    port: Annotated[int, typer.Option("--port", help="The port on this machine.")] = 8501,
) -> None:
    """Open the viewer in the browser; only this machine can reach it."""
    from qualcode.store import Store

    Store.open(project).close()
    open_viewer(project, browser=browser, port=port)


def open_viewer(project: str, *, browser: bool = True, port: int = 8501) -> None:
    """Run the viewer until it is stopped with Ctrl+C."""
    from qualcode.projects.setup import bundled

    options = {
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "viewer",
        "server.address": "127.0.0.1",
        "server.fileWatcherType": "none",
        "server.headless": "false" if browser else "true",
        "server.port": str(_free_port(port)),
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    command = [sys.executable, "-m", "streamlit", "run", str(bundled("app.py")), *flags, "--", project]
    say("The viewer opens in your browser. Stop it here with Ctrl+C.")
    try:
        code = subprocess.run(command, check=False, env={**os.environ, "PYTHONUTF8": "1"}).returncode
    except KeyboardInterrupt:
        code = 0
    raise typer.Exit(1 if code else 0)


def _free_port(wanted: int) -> int:
    """Return the port if it is free, else the next free one."""
    import socket

    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return wanted
