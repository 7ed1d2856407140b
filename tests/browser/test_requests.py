"""What a page asks for, keeps and runs: only its own files, no cookies, and no script but the site's own."""

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from chromium import PATIENCE
from playwright.sync_api import Browser, Page, Route, expect
from site_pages import NOT_FOUND, BuiltSite

# The first view of a plan, packed; photos come later.
MOST_BYTES = 100_000

SMUGGLED = """
<script>document.title = "gekaapt"</script>
<script src="data:text/javascript,document.title='gekaapt'"></script>
<script src="https://elders.example/x.js"></script>
<img src="bestaat-niet.png" alt="" onerror="document.title = 'gekaapt'">
<p id="stijl" style="position: fixed">tekst</p>
"""


# Photos further down would come when they are scrolled to.
EVERY_PHOTO = """Promise.all([...document.images].map((photo) => {
  photo.loading = "eager";
  return photo.complete || new Promise((done) => { photo.onload = photo.onerror = done; });
}))"""


@dataclass
class Seen:
    """What a browser did while it showed pages."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type != "log" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    page.context.close()


def test_every_page_asks_for_its_own_files_only_and_keeps_no_cookies(visitor: Page, site: BuiltSite) -> None:
    check_all(visitor, site, site.pages())


def test_pages_of_plans_with_odd_shapes_do_so_too(visitor: Page, odd_site: BuiltSite) -> None:
    check_all(visitor, odd_site, odd_site.kinds())


def check_all(visitor: Page, site: BuiltSite, pages: Sequence[str]) -> None:
    seen = Seen()
    seen.watch(visitor)
    for page in pages:
        visitor.goto(f"{site.address}{page}")
        visitor.evaluate(EVERY_PHOTO)

    assert [url for url in seen.requests if not url.startswith((site.address, "data:"))] == []
    assert len({url for url in seen.requests if url.endswith((".css", ".js", "/"))}) > len(pages)
    assert seen.complaints == []
    assert visitor.context.cookies() == []
    assert visitor.evaluate("Object.keys(localStorage)") == []


def test_searching_stays_on_the_site_too(visitor: Page, odd_site: BuiltSite) -> None:
    seen = Seen()
    seen.watch(visitor)
    visitor.goto(f"{odd_site.address}zoeken/?q=plan")
    expect(visitor.locator("[data-search-results] > li").first).to_be_visible()

    assert {url for url in seen.requests if not url.startswith((odd_site.address, "data:", "blob:"))} == set()
    assert any("/pagefind/" in url for url in seen.requests)
    assert seen.complaints == []
    assert visitor.context.cookies() == []


def test_a_title_that_looks_like_a_script_is_text(visitor: Page, odd_site: BuiltSite) -> None:
    seen = Seen()
    seen.watch(visitor)
    visitor.goto(f"{odd_site.address}plannen/odd-text/")

    expect(visitor.locator("h1")).to_contain_text('</title><script>alert("x")</script>')
    assert visitor.title().startswith('</title><script>alert("x")</script>')
    assert visitor.locator("script:not([src])").count() == 0
    assert seen.complaints == []


@pytest.mark.parametrize("by", ["page", "header"])
def test_what_gets_into_a_page_all_the_same_does_not_run(visitor: Page, site: BuiltSite, by: str) -> None:
    """The page's own policy stops it, on any host; so does the header, for a page without policy."""

    def smuggle(route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace("</article>", f"{SMUGGLED}</article>")
        headers = answer.headers
        if by == "page":
            del headers["content-security-policy"]
        else:
            html = re.sub(r"<meta http-equiv[^>]*>", "", html)
        route.fulfill(response=answer, body=html, headers=headers)

    address = f"{site.address}over/"
    seen = Seen()
    seen.watch(visitor)
    visitor.route(address, smuggle)
    visitor.goto(address)
    visitor.wait_for_load_state("networkidle")

    assert "gekaapt" not in visitor.title()
    assert visitor.locator("#stijl").evaluate("each => getComputedStyle(each).position") == "static"
    assert len([said for said in seen.complaints if "Content Security Policy" in said]) >= 5


def test_a_page_that_is_not_there_shows_the_site_in_dutch_at_any_depth(visitor: Page, site: BuiltSite) -> None:
    for address in ("weg/", "plannen/weg/nog/dieper/"):
        answer = visitor.goto(f"{site.address}{address}")
        assert answer
        assert answer.status == 404
        expect(visitor.locator("h1")).to_have_text("Deze pagina is er niet")
        assert (
            visitor.locator("header").evaluate("each => getComputedStyle(each).backgroundColor") != "rgba(0, 0, 0, 0)"
        )
        visitor.locator("main input[type=search], article input[type=search]").first.fill("kinderen")
        visitor.keyboard.press("Enter")
        visitor.wait_for_url(f"{site.address}zoeken/?q=kinderen")


def test_no_page_may_be_put_in_a_frame(visitor: Page, site: BuiltSite) -> None:
    answer = visitor.goto(site.address)
    assert answer
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_first_view_of_a_plan_is_light(site: BuiltSite) -> None:
    plans = [page for page in site.pages() if re.fullmatch(r"plannen/[^/]+/", page)]
    weights = {page: sum(packed(file) for file in first_view(site, page)) for page in plans}

    assert plans
    assert {page: weight for page, weight in weights.items() if weight >= MOST_BYTES} == {}


def first_view(site: BuiltSite, page: str) -> set[Path]:
    """Give the page and what its head and its header ask for."""
    file = site.file(page)
    html = file.read_text("utf-8")
    asked = re.findall(
        r'<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img class="pw-brand[^>]* src)="([^"]+)"', html
    )
    assert len(asked) > 3
    return {file, *((file.parent / each).resolve() for each in asked)}


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


def heads(site: BuiltSite, pattern: str) -> dict[str, str]:
    """Give what a pattern finds in each page; "" where it finds nothing."""
    pages = {page: site.file(page).read_text("utf-8") for page in site.pages() if page != NOT_FOUND}
    return {page: found[1] if (found := re.search(pattern, html)) else "" for page, html in pages.items()}


TITLE = r"<title>\s*([^<]*?)\s*</title>"
DESCRIPTION = r'<meta name="description" content="\s*([^"]*?)\s*">'


@pytest.mark.parametrize("pattern", [TITLE, DESCRIPTION])
def test_every_page_has_a_title_and_a_description(site: BuiltSite, odd_site: BuiltSite, pattern: str) -> None:
    for each in (site, odd_site):
        assert [page for page, text in heads(each, pattern).items() if not text] == []


@pytest.mark.parametrize("pattern", [TITLE, DESCRIPTION])
def test_pages_that_every_site_has_tell_themselves_apart(site: BuiltSite, pattern: str) -> None:
    own = [text for page, text in heads(site, pattern).items() if page.count("/") <= 1]
    assert len(own) > 5
    assert [text for text in own if own.count(text) > 1] == []


def test_a_page_says_how_it_is_shared_and_where_it_lives(visitor: Page, odd_site: BuiltSite) -> None:
    visitor.goto(f"{odd_site.address}plannen/everything/")

    def meta(name: str) -> str:
        content = visitor.locator(f'meta[property="{name}"], meta[name="{name}"]').get_attribute("content")
        return content or ""

    canonical = visitor.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == "https://plannen.voorbeeld.nl/gemeente/plannen/everything/" == meta("og:url")
    assert visitor.title().startswith(meta("og:title"))
    assert visitor.title().endswith(meta("og:site_name"))
    assert meta("og:description") == meta("description")
    assert meta("og:locale") == "nl_NL"
    image = meta("og:image").removeprefix("https://plannen.voorbeeld.nl/gemeente/")
    assert (odd_site.folder / image).is_file()
    assert visitor.locator("html").get_attribute("lang") == "nl"
    assert visitor.locator("meta[name=robots]").count() == 0


@pytest.mark.parametrize("page", ["zoeken/", NOT_FOUND])
def test_what_tells_nothing_of_its_own_is_not_indexed(visitor: Page, site: BuiltSite, page: str) -> None:
    visitor.goto(f"{site.address}{page}")
    assert visitor.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert f"/{page}<" not in (site.folder / "sitemap.xml").read_text("utf-8")
