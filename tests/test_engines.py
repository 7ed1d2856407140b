"""Two engines, one site: Zensical builds what `plans generate` writes into the same pages as MkDocs."""

import os
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest


class Article(HTMLParser):
    """Reads the words of a page's main text, and the addresses of its links and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "article"
        if self.depth:
            self.text += self.gap(tag)
            self.links += [value for name, value in attrs if name in {"href", "src"} and value]

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"
        self.text += self.gap(tag)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data

    @property
    def words(self) -> list[str]:
        return self.text.split()

    @staticmethod
    def gap(tag: str) -> str:
        """Tell what parts the words around a tag: nothing within a line, such as a coloured word of an example."""
        return "" if tag in {"a", "code", "span", "strong"} else " "


def targets(name: str, article: Article) -> list[str]:
    """Give where the links of a page lead; engines spell the way there differently."""
    return [urljoin(f"https://site.example/{name.removesuffix('index.html')}", link) for link in article.links]


def run(folder: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PLANS_TODAY": "2026-03-01"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def pages(site: Path) -> dict[str, Article]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        article = Article()
        article.feed(path.read_text("utf-8"))
        found[path.relative_to(site).as_posix()] = article
    return found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> tuple[Path, Path]:
    """Build the project with MkDocs, and its generated folder with Zensical."""
    project = copy_project(tmp_path_factory.mktemp("engines") / "project")
    folder = project.parent / "folder"
    run(project, "generator.cli", "build")
    run(project, "generator.cli", "generate", "--to", str(folder))
    run(folder, "zensical", "build")
    run(project, "generator.cli", "finish", str(folder / "site"))
    return project / "site", folder / "site"


def test_both_engines_build_the_same_set_of_pages(sites: tuple[Path, Path]) -> None:
    mkdocs, zensical = (set(pages(site)) for site in sites)
    assert mkdocs == zensical
    assert len(mkdocs) > 20


def test_both_engines_show_the_same_words_and_links(sites: tuple[Path, Path]) -> None:
    mkdocs, zensical = (pages(site) for site in sites)
    assert [name for name in mkdocs if mkdocs[name].words != zensical[name].words] == []
    assert [name for name in mkdocs if targets(name, mkdocs[name]) != targets(name, zensical[name])] == []


def test_both_sites_are_finished(sites: tuple[Path, Path]) -> None:
    mkdocs, zensical = sites
    assert (mkdocs / "sitemap.xml").read_bytes() == (zensical / "sitemap.xml").read_bytes()
    for site in sites:
        assert (site / "pagefind" / "pagefind.js").is_file()
        assert not (site / "sitemap.xml.gz").exists()
        assert all("Content-Security-Policy" in path.read_text("utf-8") for path in site.rglob("*.html"))


def test_mkdocs_builds_the_folder_too(sites: tuple[Path, Path], tmp_path: Path) -> None:
    run(sites[1].parent, "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"))
    assert set(pages(tmp_path / "site")) == set(pages(sites[0]))
