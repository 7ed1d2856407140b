"""The live preview in a real browser: what someone saves is what someone sees."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from chromium import PATIENCE
from playwright.sync_api import Browser, Page, expect

PLAN = "everything"


@dataclass(frozen=True)
class Preview:
    """A project that is being shown."""

    folder: Path
    address: str
    log: Path
    server: subprocess.Popen[bytes]

    def running(self) -> bool:
        return self.server.poll() is None

    def change(self, name: str, pattern: str, replacement: str) -> str:
        """Save a file of the project with something replaced; gives the text it had."""
        path = self.folder / name
        text = path.read_text("utf-8")
        changed = re.sub(pattern, lambda _: replacement, text, count=1, flags=re.MULTILINE)
        assert changed != text
        path.write_text(changed, "utf-8")
        return text

    def said(self) -> str:
        return self.log.read_text("utf-8")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Iterator[Preview]:
    folder = copy_project(tmp_path_factory.mktemp("serve") / "project")
    address = f"127.0.0.1:{free_port()}"
    log = folder.parent / "log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "generator.cli", "serve", "--address", address],
            cwd=folder,
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    try:
        yield Preview(folder, f"http://{address}/", log, server)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    assert "Traceback" not in log.read_text("utf-8")


@pytest.fixture(scope="module")
def browser_page(preview: Preview, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    wait_until_served(preview)
    yield page
    page.close()


def wait_until_served(preview: Preview) -> None:
    while "Serving on" not in preview.said():
        assert preview.running(), preview.said()
        time.sleep(0.1)


def shows(page: Page, text: str) -> None:
    expect(page.locator("article")).to_contain_text(text, timeout=PATIENCE)


def test_a_plan_appears_when_it_is_saved(preview: Preview, browser_page: Page) -> None:
    browser_page.goto(f"{preview.address}plannen/{PLAN}/")
    before = preview.change(f"plans/{PLAN}.yml", "^title: .*$", "title: Een titel van deze proef")
    expect(browser_page.locator("h1")).to_contain_text("Een titel van deze proef", timeout=PATIENCE)
    (preview.folder / f"plans/{PLAN}.yml").write_text(before, "utf-8")
    expect(browser_page.locator("h1")).not_to_contain_text("Een titel van deze proef", timeout=PATIENCE)


def test_a_mistake_in_a_plan_shows_and_the_next_good_save_recovers(preview: Preview, browser_page: Page) -> None:
    browser_page.goto(f"{preview.address}plannen/{PLAN}/")
    title = browser_page.locator("h1").inner_text()
    before = preview.change(f"plans/{PLAN}.yml", "^title:", "titel:")
    shows(browser_page, "bedoelt u 'title'?")
    shows(browser_page, f"plans/{PLAN}.yml")
    assert "bedoelt u 'title'?" in preview.said()
    (preview.folder / f"plans/{PLAN}.yml").write_text(before, "utf-8")
    expect(browser_page.locator("h1")).to_have_text(title, timeout=PATIENCE)


def test_a_register_too(preview: Preview, browser_page: Page) -> None:
    browser_page.goto(f"{preview.address}begrippen/")
    register = "plans/registers/glossary.yml"
    before = preview.change(register, r"\A", "- {term: Aardappelproef, text: Een woord van deze proef.}\n")
    shows(browser_page, "Een woord van deze proef.")
    preview.change(register, "text: Een woord", "tekst: Een woord")
    shows(browser_page, "bedoelt u 'text'?")
    (preview.folder / register).write_text(before, "utf-8")
    expect(browser_page.locator("h1")).to_contain_text("Begrippen", timeout=PATIENCE)
    expect(browser_page.locator("article")).not_to_contain_text("Aardappelproef", timeout=PATIENCE)


def test_a_template_too(preview: Preview, browser_page: Page) -> None:
    browser_page.goto(f"{preview.address}plannen/")
    template = "templates/pages/plans.md"
    before = preview.change(template, r"\Z", "\nEen zin van deze proef.\n")
    shows(browser_page, "Een zin van deze proef.")
    preview.change(template, "Een zin van deze proef.", "{{ nergens.iets }}")
    shows(browser_page, "plans.md, regel")
    assert "plans.md, regel" in preview.said()
    (preview.folder / template).write_text(before, "utf-8")
    shows(browser_page, "Alles in één plan")
    expect(browser_page.locator("article")).not_to_contain_text("Een zin van deze proef.", timeout=PATIENCE)


def test_the_theme_too(preview: Preview, browser_page: Page) -> None:
    browser_page.goto(f"{preview.address}plannen/")
    template = "templates/theme/main.html"
    before = preview.change(template, "block htmltitle", "blok htmltitle")
    shows(browser_page, "theme/main.html, regel")
    assert "theme/main.html, regel" in preview.said()
    (preview.folder / template).write_text(before, "utf-8")
    shows(browser_page, "Alles in één plan")


def test_a_mistake_in_the_settings_shows_and_the_next_good_save_recovers(preview: Preview, browser_page: Page) -> None:
    browser_page.goto(f"{preview.address}plannen/")
    before = preview.change("mkdocs.yml", "^  name: material", "\tname: material")
    shows(browser_page, "deze regel begint met een tab")
    (preview.folder / "mkdocs.yml").write_text(before, "utf-8")
    shows(browser_page, "Alles in één plan")


def test_drafts_are_shown_in_the_preview(preview: Preview, browser_page: Page) -> None:
    path = preview.folder / "plans" / f"{PLAN}.yml"
    before = path.read_text("utf-8")
    browser_page.goto(f"{preview.address}plannen/{PLAN}/")
    lines = [line for line in before.splitlines() if not line.startswith(("status:", "title:"))]
    path.write_text("\n".join(["title: Een concept van deze proef", "status: draft", *lines, ""]), "utf-8")
    expect(browser_page.locator("h1")).to_contain_text("Een concept van deze proef", timeout=PATIENCE)
    path.write_text(before, "utf-8")
    expect(browser_page.locator("h1")).not_to_contain_text("Een concept van deze proef", timeout=PATIENCE)


def test_searching_works_in_the_preview(preview: Preview, browser_page: Page) -> None:
    browser_page.goto(f"{preview.address}zoeken/?q=Berkenbuurt")
    expect(browser_page.get_by_role("status")).to_contain_text("gevonden voor", timeout=PATIENCE)
    assert browser_page.locator("#resultaten a").count() > 0
