"""``qualcode app``."""

import ipaddress
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.output import Embedder, Json, Project, print_json, say
from qualcode.projects.who import PASSWORDS, SIGN_IN

Passwords = Annotated[
    Path | None, typer.Option("--passwords", help="For a team's server: the password file, see qualcode password.")
]
Oidc = Annotated[
    Path | None,
    typer.Option("--oidc", help="For a team's server: a TOML file with [auth] of Streamlit and [coders] by address."),
]
Address = Annotated[
    str, typer.Option("--address", help="Who may reach it: 127.0.0.1 is this machine only, 0.0.0.0 the network.")
]


def app(
    project: Project,
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="The port on this machine; else the next free one.")
    ] = 8501,
    address: Address = "127.0.0.1",
    passwords: Passwords = None,
    oidc: Oidc = None,
    embedder: Embedder = "",
    as_json: Json = False,
) -> None:
    """Open the viewer in the browser; only this machine can reach it, unless you say otherwise."""
    if passwords and oidc:
        raise typer.BadParameter("choose one way to sign in: --passwords or --oidc")
    if not _is_local(address) and not (passwords or oidc):
        raise typer.BadParameter(
            f"at {address} others could open the project without a password. Add --passwords FILE or --oidc FILE.",
            param_hint="--address",
        )
    for file in (passwords, oidc):
        if file and not file.is_file():
            raise typer.BadParameter(f"{file}: there is no such file")
    location = _location(project)
    port = free_port(port)
    if as_json:
        print_json({"project": location, "url": f"http://{address}:{port}"})
    _use(embedder)
    signing = {PASSWORDS: passwords, SIGN_IN: oidc}
    open_viewer(location, browser=browser, port=port, address=address, signing=signing)


def _use(embedder: str) -> None:
    """Let the viewer use an embedder, which is looked for before anybody waits for it."""
    if embedder:
        from qualcode.projects.vectors import EMBEDDER
        from qualcode.suggest.embedders import embedder_named

        embedder_named(embedder)
        os.environ[EMBEDDER] = embedder


def _is_local(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _named(address: str) -> str:
    """Return how others call this machine, for an address that stands for all it has."""
    import socket

    try:
        return socket.gethostname() if ipaddress.ip_address(address).is_unspecified else address
    except ValueError:
        return address


def _location(project: str) -> str:
    """Return where a project is, from any folder, having seen that it can be opened."""
    from qualcode.projects.project import Project as Opened

    with Opened.serve(project) as study:
        return study.location


def open_viewer(
    location: str,
    *,
    browser: bool = True,
    port: int | None = None,
    address: str = "127.0.0.1",
    signing: Mapping[str, Path | None] | None = None,
) -> None:
    """Run the viewer until it is stopped with Ctrl+C.

    Args:
        location: a project, to be found from any folder.
        browser: whether to open it in the browser.
        port: the port to serve it on; without it the first free one from 8501.
        address: who may reach it.
        signing: for each variable that asks for a sign-in its file.
    """
    from qualcode.projects.setup import bundled

    script = bundled("app.py")
    port = port or free_port(8501)
    files = {name: str(file.resolve()) for name, file in (signing or {}).items() if file}
    options = {
        "server.headless": "false" if browser else "true",
        "server.port": str(port),
        "server.address": address,
        "browser.serverAddress": _named(address),  # else streamlit asks another machine how this one is called
        **({"secrets.files": files[SIGN_IN]} if SIGN_IN in files else {}),
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    command = [sys.executable, "-m", "streamlit", "run", script.name, *flags, "--", location]
    say(f"The viewer is at http://{address}:{port}. Stop it here with Ctrl+C.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    inherited = {name: value for name, value in os.environ.items() if name not in (signing or {})}
    # In the script's folder, where .streamlit/config.toml says that nothing leaves this machine.
    with subprocess.Popen(command, cwd=script.parent, env={**inherited, **files, "PYTHONUTF8": "1"}) as server:
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
