"""``qualcode app``."""

import os
import signal
import subprocess
import sys
from typing import Annotated

import typer

from qualcode.cli.output import Json, Project, print_json, say
from qualcode.cli.who import opened


def app(
    project: Project,
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="The port on this machine; else the next free one.")
    ] = 8501,
    as_json: Json = False,
) -> None:
    """Open the viewer in the browser; only this machine can reach it."""
    with opened(project) as study:
        location = study.location
    port = free_port(port)
    if as_json:
        print_json({"project": location, "url": f"http://127.0.0.1:{port}"})
    open_viewer(location, browser=browser, port=port)


def open_viewer(location: str, *, browser: bool = True, port: int | None = None) -> None:
    """Run the viewer until it is stopped with Ctrl+C.

    Args:
        location: a project, to be found from any folder.
        browser: whether to open it in the browser.
        port: the port to serve it on; without it the first free one from 8501.
    """
    from qualcode.projects.setup import bundled

    script = bundled("app.py")
    port = port or free_port(8501)
    options = {"server.headless": "false" if browser else "true", "server.port": str(port)}
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    command = [sys.executable, "-m", "streamlit", "run", script.name, *flags, "--", location]
    say(f"The viewer is at http://127.0.0.1:{port}. Stop it here with Ctrl+C.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # In the script's folder, where .streamlit/config.toml says that nothing leaves this machine.
    with subprocess.Popen(command, cwd=script.parent, env={**os.environ, "PYTHONUTF8": "1"}) as server:
        try:
            code = server.wait()
        except KeyboardInterrupt:
            code = 0
        finally:
            server.terminate()
    raise typer.Exit(1 if code else 0)


def free_port(wanted: int) -> int:
    """Return the port if it is free, else the next free one."""
    import socket

    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return wanted
