"""The sitemap of a site: the addresses of all pages that want to be found."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path


def write_sitemap(site: Path, addresses: Iterable[str]) -> None:
    """List addresses without dates: an engine would print the day of the build.

    A site whose address is not known (`site_url`) has no sitemap. The packed sitemap that engines write
    holds the time of the build, and nothing asks for it.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    listed = sorted(addresses)
    if listed:
        (site / "sitemap.xml").write_text("\n".join(_lines(listed)), "utf-8", newline="\n")
    else:
        (site / "sitemap.xml").unlink(missing_ok=True)


def _lines(addresses: Iterable[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    yield from (f"  <url><loc>{escape(address)}</loc></url>" for address in addresses)
    yield "</urlset>\n"
