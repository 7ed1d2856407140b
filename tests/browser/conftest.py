"""What the browser tests share: the site of this project, built and served, and one Chromium."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import PATIENCE, chromium
from playwright.sync_api import Browser, Page
from server import FOLDER, served
from site_pages import BuiltSite

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"


def build(project: Path) -> Path:
    """Build the site of a project for the folder it will be served in; gives its folder."""
    settings = (project / "mkdocs.yml").read_text("utf-8")
    there = re.sub(r"^site_url: .*$", f"site_url: https://plannen.voorbeeld.nl/{FOLDER}/", settings, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(there, "utf-8")
    command = [sys.executable, "-m", "generator.cli", "build", "--today", TODAY]
    done = subprocess.run(command, cwd=project, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[..., Path]) -> Iterator[BuiltSite]:
    """Build and serve the site of this repository's own plans."""
    folder = build(copy_project(tmp_path_factory.mktemp("own") / "project", ROOT / "plans"))
    with served(folder) as address:
        yield BuiltSite(folder, address)


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[..., Path]) -> Iterator[BuiltSite]:
    """Build and serve a site of the plans in tests/cases/valid: every shape a plan may have."""
    folder = build(copy_project(tmp_path_factory.mktemp("odd") / "project"))
    with served(folder) as address:
        yield BuiltSite(folder, address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the one Chromium of these tests."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    """Open a page in which nothing moves by itself."""
    page = browser.new_page(reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()
