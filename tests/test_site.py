"""The whole site, built by MkDocs and finished: of the example plans, and of all the valid plans of the tests."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.command.folder import write_folder
from generator.finish import finish
from generator.settings import read_settings
from generator.site import has_errors, navigation, read_site, site_files
from generator.sitefile import SiteFile

ROOT = Path(__file__).parent.parent
HERE = "https://site.example/map/"

# Links of a plan's own text may lead outside; nothing that a page loads by itself may.
LOADING = {"src", "srcset", "poster", "data"}


class Page(HTMLParser):
    """The ids, links and loaded files of a page, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            elif name in LOADING or (name == "href" and tag == "link"):
                self.loads.append(value or "")
            elif name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module", params=["examples", "cases"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[..., Path]
) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    plans = (ROOT / "plans",) if request.param == "examples" else ()
    project = copy_project(folder / "project", *plans)
    settings = read_settings(project / "mkdocs.yml", dt.date(2026, 11, 22), drafts=True)
    catalogue, findings = read_site(settings)
    assert not has_errors(findings)
    files = site_files(catalogue, settings)
    write_folder(folder / "to", project / "mkdocs.yml", settings, files, navigation(files, settings))
    build(load_config(str(folder / "to" / "mkdocs.yml")))
    finish(folder / "to" / "site")
    return folder / "to" / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {path.relative_to(site).as_posix(): Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def address(name: str) -> str:
    return urljoin(HERE, name.removesuffix("index.html"))


def test_every_id_stands_once_on_its_page(pages: dict[str, Page]) -> None:
    twice = {name: [each for each, times in Counter(page.ids).items() if times > 1] for name, page in pages.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_every_link_leads_to_something(pages: dict[str, Page], site: Path) -> None:
    ids = {address(name): set(page.ids) for name, page in pages.items()}
    assert sorted(set(dead_links(pages, ids, site))) == []


def dead_links(pages: dict[str, Page], ids: dict[str, set[str]], site: Path) -> Iterator[tuple[str, str]]:
    for name, page in pages.items():
        if name == "404.html":
            continue
        for link in page.links:
            there = urlsplit(urljoin(address(name), link))
            if there.netloc != "site.example":
                continue
            where, anchor = there._replace(fragment="", query="").geturl(), unquote(there.fragment)
            file = site / unquote(there.path.removeprefix("/map/"))
            known = where in ids or file.is_file()
            if not known or (anchor and where in ids and anchor not in ids[where]):
                yield name, link


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Page]) -> None:
    outside = {
        (name, there)
        for name, page in pages.items()
        for there in page.loads
        if urlsplit(there).netloc and not there.startswith("https://plannen.voorbeeld.nl/")
    }
    assert outside == set()


def test_no_page_holds_style_or_script_of_its_own(pages: dict[str, Page]) -> None:
    bad = {
        name: {each for each in page.attributes if each == "style" or each.startswith("on")}
        for name, page in pages.items()
    }
    assert {name: found for name, found in bad.items() if found} == {}


def test_no_value_of_the_program_shows_through(pages: dict[str, Page]) -> None:
    inside = re.compile(r"\bNone\b|Decimal\(|Period\(|Amount\(|Gap\.|\bMarkup\b|\bUndefined\b")
    shown = {name: inside.findall(" ".join(page.text)) for name, page in pages.items()}
    assert {name: found for name, found in shown.items() if found} == {}


def test_a_folder_with_hand_written_pages_is_listed_in_the_navigation(tmp_path: Path) -> None:
    for name in ("nieuws/b.md", "nieuws/a.md", "nieuws/index.md", "los.md", "map/x.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    settings = replace(
        read_settings(ROOT / "mkdocs.yml", dt.date(2026, 11, 22)),
        content=tmp_path,
        nav=({"Nieuws": "nieuws/"}, "map/", {"Weg": "weg/"}, {"Plannen": "plannen/"}, {"Los": "los.md"}),
    )
    files = (SiteFile("plannen/index.md", "", "Alle"), SiteFile("plannen/p.md", "", "P"), SiteFile("nieuws/a.md", "x"))

    assert navigation(files, settings) == [
        {"Nieuws": ["nieuws/index.md", "nieuws/a.md", "nieuws/b.md"]},
        {"map": ["map/x.md"]},
        {"Plannen": ["plannen/index.md", {"P": "plannen/p.md"}]},
        {"Los": "los.md"},
    ]
