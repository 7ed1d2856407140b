"""What people may type finds the section they look for: the share of queries.yml in the first three results."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from chromium import PATIENCE
from playwright.sync_api import Browser, Page, expect
from site_pages import BuiltSite

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

FIRST = 3
SHARE = 0.95

QUERIES: list[Mapping[str, Any]] = yaml.safe_load((HERE / "queries.yml").read_text("utf-8"))
PAIRS = [
    line.split("\t")
    for line in (ROOT / "tests/cases/words.tsv").read_text("utf-8").partition("---")[0].splitlines()
    if not line.startswith("#")
]
TEXT = "€ 35.550,- en 35 550, 1,3 miljoen; 0,33 fte, CJG's, 12 uur, Q1 2024, foto\u2019s en de WIJ-teams"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def results(page: Page, site: BuiltSite, query: str) -> list[str]:
    """Search, and give the addresses of the first results below the home page."""
    page.goto(f"{site.address}zoeken/?q={quote(query)}")
    expect(page.get_by_role("status")).to_contain_text("gevonden voor", timeout=PATIENCE)
    return [
        link.removeprefix(site.address)
        for link in page.locator("#resultaten a").evaluate_all("a => a.map(b => b.href)")
    ]


def of_this_site(site: BuiltSite) -> list[Mapping[str, Any]]:
    """Give the queries whose pages there are: a municipality puts its own plans in place of these."""
    pages = set(site.pages())
    return [each for each in QUERIES if any(urlsplit(found).path in pages for found in each["find"])]


def test_there_are_enough_queries_and_no_two_are_the_same() -> None:
    assert len({each["query"] for each in QUERIES}) == len(QUERIES) >= 60


def test_queries_find_their_section_in_the_first_three_results(
    page: Page, site: BuiltSite, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = of_this_site(site)
    missed = [
        each["query"] for each in tried if not set(each["find"]) & set(results(page, site, each["query"])[:FIRST])
    ]
    found = len(tried) - len(missed)
    with capsys.disabled():
        print(f"\n{found} of {len(tried)} queries found in {FIRST} results; missed: {missed or 'none'}")  # noqa: T201
    assert found >= SHARE * len(tried)


def test_every_address_in_the_queries_is_there(site: BuiltSite) -> None:
    pages = set(site.pages())
    listed = {found for each in of_this_site(site) for found in each["find"] if urlsplit(found).path in pages}
    gone = [
        found
        for found in sorted(listed)
        if (anchor := urlsplit(found).fragment)
        and f'id="{anchor}"' not in site.file(urlsplit(found).path).read_text("utf-8")
    ]
    assert gone == []


def test_the_browser_compares_words_as_the_index_does(page: Page, site: BuiltSite) -> None:
    from generator.finish.words import key, words_of  # noqa: PLC0415 - only here the two halves meet

    page.goto(f"{site.address}zoeken/")
    words = sorted({word for pair in PAIRS for word in pair})
    asked = {"module": f"{site.address}assets/javascripts/search/words.js", "words": words, "text": TEXT}
    keys, tokens = page.evaluate(
        """async ({ module, words, text }) => {
          const { key, tokens } = await import(module);
          return [words.map(key), [...tokens(text)].flatMap((token) => token.keys)];
        }""",
        asked,
    )
    assert dict(zip(words, keys, strict=True)) == {word: key(word) for word in words}
    assert tokens == [key(word) for word in words_of(TEXT)]
