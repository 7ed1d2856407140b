"""A site that search engines do not list: the preview of a proposal."""

import re
from collections.abc import Mapping

NOINDEX: Mapping[str, str] = {"X-Robots-Tag": "noindex"}
"""What the server of such a site sends with every file, those that are no page too."""

# The attribute tells it from the tag of a page that nobody should find on the real site either, such as the page
# with search results: the preview's own search goes on finding the others.
MARK = "data-preview"
_TAG = f'<meta name="robots" content="noindex" {MARK}>'
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def with_noindex(html: str) -> str:
    """Tell search engines to leave a page out, unless it says so already."""
    return html if _TAG in html else _HEAD.sub(lambda head: f"{head[0]}\n  {_TAG}", html, count=1)
