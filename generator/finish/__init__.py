"""What happens to a built site, whichever engine built it: search index, sitemap, content security policy.

All of it comes from the HTML files alone: the same site gives the same bytes, also when it is done twice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from generator.errors import PlansError
from generator.finish.noindex import with_noindex
from generator.finish.search import write_index

# On the page that shows search results; a page that should not find itself.
RESULTS_MARK = "data-search-results"

_NOT_FOUND = "404.html"

# The theme writes no script or style into a page, so none is allowed there: what would get in through the
# text of a plan cannot run. Pagefind is WebAssembly; the theme's style sheets hold drawings as data.
_POLICY = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_LISTED = "; ".join(_POLICY)
_POLICY_TAG = f'<meta http-equiv="Content-Security-Policy" content="{_LISTED}">'
# A start tag with its attributes, in which a quoted value may hold any character; and an address from the root.
_TAG = re.compile(r"""<[a-z][^\s/>"']*(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ROOTED = re.compile(r"""(?P<name>\s(?:href|src)\s*=\s*["']?)/(?P<path>(?!/)[^"'\s>]*)""", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


class _Reader(HTMLParser):
    """Reads of a page where it says to live, and whether it shows search results."""

    def __init__(self) -> None:
        super().__init__()
        self.address = ""
        self.shows_results = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        values = dict(attrs)
        self.shows_results = self.shows_results or RESULTS_MARK in values
        if tag == "link" and values.get("rel") == "canonical":
            self.address = values.get("href") or ""


def finish(site: Path, *, preview: bool = False, listed: bool = True) -> None:
    """Complete a built site in place.

    In a `preview` no content security policy is written: it would stop the script by which a server
    reloads the page. With `listed` false search engines are asked to leave the site out. Raises `PlansError`
    where the folder holds no site or the work cannot be done.
    """
    if not (site / "index.html").is_file():
        raise PlansError(f"In {site} staat geen gebouwde site: er is geen index.html.")
    try:
        _write_links(site)
        pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
        found = (path for path, page in pages.items() if path.name != _NOT_FOUND and not page.shows_results)
        write_index(site, found)
        _write_sitemap(site, pages if listed else {})
        if not preview:
            _write_policy(pages)
        if not listed:
            _write_noindex(pages)
    except (OSError, UnicodeDecodeError) as error:
        raise PlansError(f"De site in {site} kan niet afgemaakt worden: {error}") from None


def relative_links(html: str, page: str) -> str:
    """Make the addresses from the root of the site relative to a page, so that a site may stand in any folder.

    `page` is the page's file, such as `plannen/wijkondersteuner/index.html`.
    """
    up = "../" * page.count("/")

    def attribute(match: re.Match[str]) -> str:
        return f"{match['name']}{up + match['path'] or './'}"

    return _TAG.sub(lambda tag: _ROOTED.sub(attribute, tag[0]), html)


def _write_links(site: Path) -> None:
    """Mend the addresses of every page but one: a page that is not found is shown at any address."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        mended = relative_links(text, path.relative_to(site).as_posix())
        if mended != text and path.name != _NOT_FOUND:
            path.write_text(mended, "utf-8", newline="")


def _read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader


def _write_sitemap(site: Path, pages: Mapping[Path, _Reader]) -> None:
    """List the addresses of all pages, without dates: an engine would print the day of the build.

    A site whose address is not known (`site_url`) has no sitemap. The packed sitemap that engines write
    holds the time of the build, and nothing asks for it.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    addresses = sorted(page.address for path, page in pages.items() if page.address and path.name != _NOT_FOUND)
    if not addresses:
        (site / "sitemap.xml").unlink(missing_ok=True)
        return
    (site / "sitemap.xml").write_text("\n".join(_sitemap(addresses)), "utf-8", newline="\n")


def _sitemap(addresses: Iterable[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    yield from (f"  <url><loc>{escape(address)}</loc></url>" for address in addresses)
    yield "</urlset>\n"


def _write_noindex(pages: Iterable[Path]) -> None:
    for path in pages:
        path.write_text(with_noindex(path.read_text("utf-8")), "utf-8", newline="")


def _write_policy(pages: Iterable[Path]) -> None:
    for path in pages:
        text = path.read_text("utf-8")
        if _POLICY_TAG not in text:
            path.write_text(_HEAD.sub(lambda head: f"{head[0]}\n  {_POLICY_TAG}", text, count=1), "utf-8", newline="")
