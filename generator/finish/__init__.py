"""What happens to a built site, whichever engine built it, in this order.

    leftovers  what the theme leaves in every page and nothing uses goes
    links      addresses from the root become relative to their page
    search     the search index
    sitemap    the addresses of all pages
    policy     what a browser may do with a page, in the page and as headers for its host

All of it comes from the HTML files alone: the same site gives the same bytes, also when it is done twice.
"""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import PlansError
from generator.finish.leftovers import without_leftovers
from generator.finish.links import relative_links
from generator.finish.noindex import MARK, with_noindex
from generator.finish.policy import with_policy, write_headers
from generator.finish.search import write_index
from generator.finish.sitemap import write_sitemap

_HOME, _NOT_FOUND = "index.html", "404.html"


class _Reader(HTMLParser):
    """Reads of a page where it says to live, and whether it wants to be found."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.address = ""
        self.listed = True
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        values = dict(attrs)
        if tag == "meta" and values.get("name") == "robots" and MARK not in values:
            self.listed = "noindex" not in (values.get("content") or "")
        elif tag == "link" and values.get("rel") == "canonical":
            self.address = values.get("href") or ""


def finish(site: Path, *, preview: bool = False, listed: bool = True) -> None:
    """Complete a built site in place.

    In a `preview` no content security policy is written: it would stop the script by which a server
    reloads the page. With `listed` false search engines are asked to leave the site out. Raises `PlansError`
    where the folder holds no site or the work cannot be done.
    """
    if not (site / _HOME).is_file():
        raise PlansError(f"In {site} staat geen gebouwde site: er is geen {_HOME}.")
    try:
        paths = sorted(site.rglob("*.html"))
        for path in paths:
            _mend(path, path.relative_to(site).as_posix(), preview=preview)
        pages = {path: _Reader(path.read_text("utf-8")) for path in paths}
        found = {path: page for path, page in pages.items() if page.listed and path.name != _NOT_FOUND}
        write_index(site, found)
        write_sitemap(site, (page.address for page in found.values() if page.address and listed))
        if not preview:
            write_headers(site, urlsplit(pages[site / _HOME].address).path or "/", listed=listed)
        if not listed:
            for path in paths:
                path.write_text(with_noindex(path.read_text("utf-8")), "utf-8", newline="")
    except (OSError, UnicodeDecodeError) as error:
        raise PlansError(f"De site in {site} kan niet afgemaakt worden: {error}") from None


def _mend(path: Path, name: str, *, preview: bool) -> None:
    """Clear a page, mend its addresses, and add the policy; a page that is not found is shown at any address."""
    text = path.read_text("utf-8")
    cleared = without_leftovers(text)
    linked = cleared if name == _NOT_FOUND else relative_links(cleared, name)
    mended = linked if preview else with_policy(linked)
    if mended != text:
        path.write_text(mended, "utf-8", newline="")
