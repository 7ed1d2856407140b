"""What one search costs a visitor of a site with 1,000 plans, in bytes on the line. Prints the figures.

    python tests/audit/search_weight.py SITE

`SITE` is a built site; its plans are copied, each with words of its own, until there are a thousand. Everything is
counted that the page with results loads beyond a page that shows none, packed as a web server would.
"""

import argparse
import gzip
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

sys.path += [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "browser")]

from chromium import PATIENCE, chromium
from playwright.sync_api import Browser, expect
from server import FOLDER, served

from generator.finish.search import write_index

PLANS = 1_000
LIMIT = 200_000
# Of the longer words of a plan this share is its own: about as many as plans on different subjects differ in.
OWN = 0.05
SYLLABLES = ("bak", "der", "mo", "lin", "ves", "tor", "ga", "ren", "sla", "pu", "kor", "sten", "dal", "hof", "veld")
QUERIES = (
    "wijkondersteuner",
    "hoeveel kost de wijkondersteuner",
    "kansrijke strat",
    "35.550",
    "wie kan mij helpen met opvoeden",
    "plannen voor kinderen en jongeren in de wijk",
    "ondersteuner",
    "xqzwvk",
)


def main() -> int:
    """Print what each query costs; 1 where one costs too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    site: Path = parser.parse_args().site
    with tempfile.TemporaryDirectory() as name:
        large = Path(name) / "site"
        shutil.copytree(site, large)
        multiply(large)
        pages = [page for page in large.rglob("index.html") if page.parent.name != "zoeken"]
        write_index(large, pages)
        print(f"{len(pages)} pages, of which {PLANS} plans")  # noqa: T201
        costs = dict(measured(large))
    for query, cost in costs.items():
        print(f"{cost / 1000:7.1f} kB  {query}")  # noqa: T201
    print(f"at most {LIMIT / 1000:.0f} kB")  # noqa: T201
    return int(max(costs.values()) > LIMIT)


def multiply(site: Path) -> None:
    """Copy the plans of a site until there are enough."""
    chance = random.Random(1)  # noqa: S311 - the same site each time
    folder = site / "plannen"
    plans = [page.read_text("utf-8") for page in sorted(folder.glob("*/index.html"))]
    for number in range(PLANS - len(plans)):
        page = folder / f"plan-{number}" / "index.html"
        page.parent.mkdir()
        page.write_text(varied(plans[number % len(plans)], chance), "utf-8")


def varied(html: str, chance: random.Random) -> str:
    """Give a plan with some words changed."""

    def word(match: re.Match[str]) -> str:
        return "".join(chance.choices(SYLLABLES, k=3)) if chance.random() < OWN else match[0]

    return re.sub(r">[^<]+<", lambda text: re.sub(r"[a-z]{6,}", word, text[0]), html)


def measured(site: Path) -> Iterator[tuple[str, int]]:
    """Give each query with what it costs beyond what every page loads."""
    with served(site) as address, chromium() as browser:
        plain = loaded(browser, address, "")
        for query in QUERIES:
            files = loaded(browser, address, f"zoeken/?q={quote(query)}") - plain
            yield query, sum(packed(site / file) for file in files if (site / file).is_file())


def loaded(browser: Browser, address: str, page: str) -> set[str]:
    """Open a page for the first time, wait until it has searched, and give the files that it took."""
    context = browser.new_context()
    opened = context.new_page()
    urls: list[str] = []
    opened.on("request", lambda request: urls.append(request.url))
    opened.goto(address + page, wait_until="networkidle", timeout=PATIENCE)
    if "?q=" in page:
        expect(opened.get_by_role("status")).to_contain_text("gevonden", timeout=PATIENCE)
    context.close()
    return {unquote(urlsplit(url).path).removeprefix(f"/{FOLDER}/") for url in urls}


def packed(file: Path) -> int:
    """Give the size of a file as a web server sends it; what is packed already, as it is."""
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content)))


if __name__ == "__main__":
    sys.exit(main())
