"""What several tests need: a copy of the project to play with, and plans and sites made of a few lines."""

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import Catalogue, read_catalogue
from generator.check import check
from generator.errors import Finding
from generator.labels import read_labels
from generator.load import PlanFile, load_plan
from generator.pages.view import Site, make_site
from generator.settings import Settings

# The day on which the plans of the tests are looked at.
TODAY = date(2026, 1, 15)
ROOT = Path(__file__).parent.parent
SOURCES = {
    "plans": ROOT / "tests" / "cases" / "valid",
    "content": ROOT / "content",
    "templates": ROOT / "templates",
}


def forget_plans(content: Path) -> None:
    """Take out of hand-written pages the lines that show a plan, area or theme which other plans do not have."""
    for page in content.rglob("*.md"):
        text = page.read_text("utf-8")
        page.write_text(re.sub(r"^\[\[(?:plan|wijk|area|thema|theme) .*$", "", text, flags=re.MULTILINE), "utf-8")


@pytest.fixture(scope="session")
def copy_project() -> Callable[..., Path]:
    """Give a function that copies everything a site is made of to a folder.

    The plans are those of the tests and the language is Dutch, so that a municipality may put its own in place;
    a second argument is another folder with plans.
    """

    def copy(to: Path, plans: Path = SOURCES["plans"]) -> Path:
        to.mkdir(parents=True, exist_ok=True)
        settings = re.sub(r"^( *language:).*$", r"\1 nl", (ROOT / "mkdocs.yml").read_text("utf-8"), flags=re.MULTILINE)
        (to / "mkdocs.yml").write_text(settings, "utf-8")
        for name, source in {**SOURCES, "plans": plans}.items():
            shutil.copytree(source, to / name)
        if plans == SOURCES["plans"]:
            forget_plans(to / "content")
        return to

    return copy


@pytest.fixture
def project(tmp_path: Path, copy_project: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the project to a folder of this test, and work there."""
    copied = copy_project(tmp_path / "project")
    monkeypatch.chdir(copied)
    monkeypatch.delenv("PLANS_TODAY", raising=False)
    monkeypatch.delenv("PLANS_DEBUG", raising=False)
    return copied


HEAD = "title: Buurtplan\nkind: action-plan\norganisation: n.v.t.\nsummary: Drie zinnen voor bewoners.\n"


@pytest.fixture
def plan_from(tmp_path: Path) -> Callable[..., PlanFile]:
    """Give a function that reads a plan from YAML, with the keys that every plan must have before it."""

    def read(text: str, name: str = "buurtplan") -> PlanFile:
        path = tmp_path / f"{name}.yml"
        path.write_text(HEAD + text, "utf-8")
        return load_plan(path, path.name)

    return read


@pytest.fixture
def catalogue_from(tmp_path: Path) -> Callable[..., tuple[Catalogue, tuple[Finding, ...]]]:
    """Give a function that reads plans (by id) and registers (by name) from YAML, with what was found in them."""

    def read(plans: Mapping[str, str], **registers: str) -> tuple[Catalogue, tuple[Finding, ...]]:
        folder = tmp_path / "plans"
        (folder / "registers").mkdir(parents=True, exist_ok=True)
        for name, text in plans.items():
            (folder / f"{name}.yml").write_text(HEAD.replace("Buurtplan", f"Buurtplan {name}") + text, "utf-8")
        for name, text in registers.items():
            (folder / "registers" / f"{name}.yml").write_text(text, "utf-8")
        found, findings = read_catalogue(folder, "plans")
        return found, (*findings, *check(found, TODAY))

    return read


@pytest.fixture
def site_of(
    tmp_path: Path, catalogue_from: Callable[..., tuple[Catalogue, tuple[Finding, ...]]]
) -> Callable[..., Site]:
    """Give a function that makes a site in Dutch of plans and registers, as they are on 15 January 2026."""

    def make(plans: Mapping[str, str], **registers: str) -> Site:
        found, _ = catalogue_from(plans, **registers)
        folder, templates = tmp_path / "content", ROOT / "templates"
        folder.mkdir(exist_ok=True)
        settings = Settings(tmp_path, TODAY, tmp_path / "plans", folder, templates, tmp_path / "site", drafts=True)
        return make_site(settings, found, read_labels(templates / "labels", "nl"))

    return make
