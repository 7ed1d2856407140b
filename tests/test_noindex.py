"""A site that search engines leave out: the preview of a proposal."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.finish import finish
from generator.finish.noindex import with_noindex
from generator.finish.policy import HEADERS, HOSTS, write_headers

PAGE = """<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <link rel="canonical" href="https://plannen.example/{path}">
    <title>Plan</title>
  </head>
  <body><article class="md-content__inner md-typeset"><h1>Plan</h1><p>Tekst</p></article></body>
</html>
"""
PATHS = ("", "plannen/wijk/")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in PATHS:
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
        (tmp_path / path / "index.html").write_text(PAGE.format(path=path), "utf-8")
    (tmp_path / "404.html").write_text(PAGE.format(path=""), "utf-8")
    return tmp_path


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def indexed(site: Path) -> int:
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    return sum(int(language["page_count"]) for language in entry["languages"].values())


def test_every_page_asks_to_be_left_out_and_there_is_no_sitemap(site: Path) -> None:
    finish(site)
    assert (site / "sitemap.xml").is_file()
    assert main(["finish", str(site), "--noindex"]) == 0
    for path in site.rglob("*.html"):
        head = path.read_text("utf-8").split("</head>")[0]
        assert head.count('<meta name="robots" content="noindex"') == 1
        assert head.index("charset") < head.index("robots")
    assert not (site / "sitemap.xml").exists()


def test_the_site_itself_is_listed(site: Path) -> None:
    finish(site)
    assert not any(b"noindex" in data for data in contents(site).values())


def test_its_own_search_goes_on_finding_its_pages(site: Path) -> None:
    for _ in range(2):
        finish(site, listed=False)
        assert indexed(site) == len(PATHS)


def test_doing_it_twice_gives_the_same_bytes(site: Path) -> None:
    finish(site, listed=False)
    once = contents(site)
    finish(site, listed=False)
    assert contents(site) == once


def test_a_page_that_nobody_should_find_anyway_keeps_its_own_tag() -> None:
    own = '<head><meta name="robots" content="noindex"></head>'
    assert with_noindex(own).count("noindex") == 2
    assert with_noindex(with_noindex(own)) == with_noindex(own)


@pytest.mark.parametrize("name", HOSTS)
def test_the_server_says_it_with_every_file(name: str, tmp_path: Path) -> None:
    write_headers(tmp_path, "/")
    listed = (tmp_path / name).read_text("utf-8")
    write_headers(tmp_path, "/", listed=False)
    hidden = (tmp_path / name).read_text("utf-8")
    assert "X-Robots-Tag" not in listed
    added = [line for line in hidden.splitlines() if "X-Robots-Tag" in line]
    assert len(added) == 1
    assert name == "vercel.json" or "noindex" in added[0]
    assert all(header in hidden for header in HEADERS)
