"""Signing in on a team's server, in a real browser: by password, and by an organisation's own sign-in."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from browsing import free_port, go, opened_page, serving, settled
from identity_provider import providing
from playwright.sync_api import Browser, expect

from qualcode.projects.demo import Demo
from qualcode.projects.passwords import set_password
from qualcode.projects.project import Project
from qualcode.projects.team import add_member, assign, reopen
from qualcode.teams import Duty


@pytest.fixture
def copy(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the demo with a team: Noor owns it, Bram codes with her, blind."""
    with Project.open(str(demo.project)):
        project = Path(shutil.copy(demo.project, tmp_path / "team.qualcode"))
    with Project.open(str(project), "Noor") as store:
        reopen(store, ["01_exit_samira"])
        add_member(store, "Noor", Duty.OWNER)
        add_member(store, "Bram")
        assign(store, ["Noor", "Bram"], blind=True)
    return project


def test_on_a_server_one_signs_in_and_is_who_one_is(browser: Browser, copy: Path, tmp_path: Path) -> None:
    passwords = tmp_path / "wachtwoorden"
    set_password(passwords, "Bram", "een lang wachtwoord")
    set_password(passwords, "Gast", "nog een lang woord")
    with (
        serving(copy, tmp_path / "log", "--passwords", str(passwords)) as address,
        opened_page(browser, f"{address}/matrix", "qualcode") as page,
    ):
        assert page.locator(".qc-row, [data-testid=stDataFrame]").count() == 0
        for name, password in (("Bram", "verkeerd woord"), ("Gast", "nog een lang woord")):
            page.get_by_role("textbox", name="Naam").fill(name)
            page.get_by_role("textbox", name="Wachtwoord").fill(password)
            page.get_by_role("button", name="Inloggen").click()
            settled(page)
            said = "horen niet bij elkaar" if name == "Bram" else "Gast hoort niet bij het team"
            expect(page.get_by_text(said)).to_be_visible(timeout=15_000)
        page.get_by_role("button", name="Uitloggen").click()
        expect(page.get_by_text("hoort niet bij het team")).to_have_count(0)
        settled(page)
        page.get_by_role("textbox", name="Naam").fill("Bram")
        page.get_by_role("textbox", name="Wachtwoord").fill("een lang wachtwoord")
        page.get_by_role("button", name="Inloggen").click()
        expect(page.get_by_test_id("stSidebar").get_by_text("Bram", exact=True)).to_be_visible(timeout=15_000)
        go(page, "Transcripten")
        expect(page.get_by_text("Klaar (Bram)")).to_be_visible()
        expect(page.get_by_role("combobox", name="Wie ben je?")).to_have_count(0)
        expect(page.get_by_text("Blind: wat een ander ervan maakte")).to_be_visible()
        page.get_by_role("button", name="Noor", exact=True).click()
        settled(page)
        expect(page.locator(".qc-who", has_text="Noor")).to_have_count(0)


@pytest.mark.parametrize("email", ["bram@uni.nl", "vreemd@uni.nl"])
def test_an_organisations_sign_in_says_which_coder_one_is(
    browser: Browser, copy: Path, tmp_path: Path, email: str
) -> None:
    port, secrets = free_port(), tmp_path / "secrets.toml"
    with providing({"sub": "1", "email": email, "email_verified": True}) as provider:
        secrets.write_text(
            f"""[auth]
            redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
            cookie_secret = "{"x" * 40}"
            client_id = "qualcode"
            client_secret = "geheim"
            server_metadata_url = "{provider}/.well-known/openid-configuration"
            [coders]
            "Bram@uni.nl" = "Bram"
            """
        )
        with serving(copy, tmp_path / "log", "--oidc", str(secrets), port=port) as address:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.goto(address)
            page.get_by_role("button", name="Inloggen met je organisatie").click()
            if email.startswith("bram"):
                expect(page.get_by_text("Klaar (Bram)")).to_be_visible(timeout=30_000)
                expect(page.get_by_text("Blind: wat een ander ervan maakte")).to_be_visible()
            else:
                expect(page.get_by_text("vreemd@uni.nl staat bij niemand")).to_be_visible(timeout=30_000)
                expect(page.get_by_role("heading", name="Transcripten")).to_have_count(0)
            context.close()


def test_a_server_that_others_can_reach_wants_a_sign_in(demo: Demo) -> None:
    command = [sys.executable, "-c", "from qualcode.cli.main import main; main()", "app", str(demo.project)]
    done = subprocess.run([*command, "--address", "0.0.0.0"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "others could open the project without a password" in " ".join(done.stderr.split())
