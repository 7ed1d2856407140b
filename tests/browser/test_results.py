"""The page with search results, in a real browser, on a finished site below a folder."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from chromium import PATIENCE, chromium
from playwright.sync_api import Page, expect


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing about requests."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Iterator[str]:
    project = copy_project(tmp_path_factory.mktemp("search") / "project")
    command = [sys.executable, "-m", "generator.cli", "build", "--today", "2026-03-01"]
    subprocess.run(command, cwd=project, env={**os.environ}, check=True, capture_output=True)
    (project / "root").mkdir()
    (project / "site").rename(project / "root" / "gemeente")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(project / "root"))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/gemeente/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    with chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        yield page


@pytest.fixture
def problems(browser_page: Page) -> Iterator[list[str]]:
    """Collect what the browser complains about, such as a content security policy that was broken."""
    found: list[str] = []
    browser_page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    browser_page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []


def said(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(text, timeout=PATIENCE)


@pytest.mark.usefixtures("problems")
def test_the_form_in_the_header_leads_to_results_that_lead_to_sections(browser_page: Page, address: str) -> None:
    browser_page.goto(address)
    browser_page.locator('header input[name="q"]').fill("Berkenbuurt")
    browser_page.keyboard.press("Enter")
    said(browser_page, "gevonden voor")
    assert browser_page.url == f"{address}zoeken/?q=Berkenbuurt"
    assert browser_page.title().startswith("Berkenbuurt ")
    assert browser_page.locator('header input[name="q"]').input_value() == "Berkenbuurt"
    expect(browser_page.locator("#resultaten mark").first).to_be_visible()
    section = browser_page.locator('#resultaten li li a[href*="#"]').first
    target = section.get_attribute("href")
    section.click()
    assert browser_page.url.endswith(target or "?")
    assert browser_page.locator(f"[id='{browser_page.url.partition('#')[2]}']").count() == 1


@pytest.mark.usefixtures("problems")
def test_accents_are_folded_and_the_count_is_told(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=coordinator")
    said(browser_page, "gevonden voor")
    count = int(browser_page.get_by_role("status").inner_text().split()[0])
    assert browser_page.locator("#resultaten > li").count() == min(count, 10)


@pytest.mark.usefixtures("problems")
def test_what_was_typed_is_text_and_nothing_else(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%7Bcount%7D%24%26")
    said(browser_page, "<img src=x onerror=alert(1)>{count}$&")
    assert browser_page.locator("article img").count() == 0


@pytest.mark.usefixtures("problems")
def test_without_a_word_it_asks_for_one(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/")
    said(browser_page, "Vul bovenaan een woord in")


def test_without_an_index_it_says_so(browser_page: Page, address: str) -> None:
    browser_page.route("**/pagefind/pagefind.js", lambda route: route.abort())
    browser_page.goto(f"{address}zoeken/?q=wijk")
    said(browser_page, "Zoeken lukt nu niet")
    browser_page.unroute("**/pagefind/pagefind.js")


def test_without_script_the_list_of_plans_is_there(browser_page: Page, address: str) -> None:
    assert browser_page.context.browser
    plain = browser_page.context.browser.new_page(java_script_enabled=False)
    plain.goto(f"{address}zoeken/?q=wijk")
    expect(plain.get_by_text("Zoeken werkt alleen als JavaScript aan staat")).to_be_visible()
    plain.locator("article").get_by_role("link", name="lijst van alle plannen").click()
    assert plain.url == f"{address}plannen/"
    plain.close()
