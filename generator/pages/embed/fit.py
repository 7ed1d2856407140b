"""A piece of one page, for use on another: its ids, links and headings are made to fit there."""

import re

from generator.html import attributes, change_attributes

_NAMING = {
    "id",
    "for",
    "headers",
    "popovertarget",
    "aria-labelledby",
    "aria-describedby",
    "aria-details",
    "aria-controls",
}
_HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")
_IN_MARKDOWN = re.compile(r"^(#{1,6}) (.+) \{#([^}\s]+)\}$", re.MULTILINE)

_DEEPEST = 6  # levels of heading that HTML has


def fit(html: str, home: str, prefix: str, level: int) -> str:
    """Give a piece of the page at `home`, in HTML but for its headings, for below a heading on another page.

    Its ids get a prefix, so that they stay unique; links to what did not come along lead home. It comes back as HTML
    without empty lines, which would end it in Markdown.
    """
    html = _IN_MARKDOWN.sub(lambda found: f'<h{len(found[1])} id="{found[3]}">{found[2]}</h{len(found[1])}>', html)
    ids = {value for name, value in attributes(html) if name == "id"}

    def moved(name: str, value: str) -> str:
        if name in _NAMING:
            return " ".join(f"{prefix}--{each}" if each in ids else each for each in value.split(" "))
        if name == "href" and value.startswith("#") and value != "#":
            return f"#{prefix}--{value[1:]}" if value[1:] in ids else home + value
        return value

    return re.sub(r"\n\s*\n", "\n", _below(level, change_attributes(html, moved)))


def _below(level: int, html: str) -> str:
    """Move all headings by as much as brings the highest one below a heading of a level."""
    down = level + 1 - min((int(found[2]) for found in _HEADING.finditer(html)), default=0)
    return _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + down, _DEEPEST)}", html)
