"""What an engine's theme leaves in every page although this site has its own: two of them are not even valid HTML.

The blocks that a theme may replace do not reach them. Where a next version writes them otherwise they stay, and
the test of the HTML tells.
"""

import re

_LEFTOVERS = re.compile(
    r"""\s*(?:
    <input\ class="md-toggle"[^>]*>                             # switches for a menu and a search that are not there
    | <label\ class="md-overlay"[^>]*></label>
    | <div\ data-md-component="skip">.*?</div>                   # a second link to the text
    | <div\ class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>
    )""",
    re.DOTALL | re.VERBOSE,
)


def without_leftovers(html: str) -> str:
    """Take the leftovers out of a page."""
    return _LEFTOVERS.sub("", html)
