"""A piece of one page, for use on another: its ids, links and headings are made to fit there."""

import re

# A tag with its attributes, in which a quoted value may hold any character.
_TAG = re.compile(r"""<[a-z][^\s/>"']*(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ID = re.compile(r'(?<=\sid=")[^"]+')
_LINK = re.compile(r'(?<=\shref=")#([^"]+)')
_NAMED = re.compile(r'(?<=\s)(for|headers|popovertarget|aria-(?:labelledby|describedby|details|controls))="([^"]+)"')
_HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")
_IN_MARKDOWN = re.compile(r"^(#{1,6}) (.+) \{#([^}\s]+)\}$", re.MULTILINE)

_DEEPEST = 6  # levels of heading that HTML has


def fit(html: str, home: str, prefix: str, level: int) -> str:
    """Give a piece of the page at `home`, in HTML but for its headings, for below a heading on another page.

    Its ids get a prefix, so that they stay unique; links to what did not come along lead home. It comes back as HTML
    without empty lines, which would end it in Markdown.
    """
    html = _IN_MARKDOWN.sub(lambda found: f'<h{len(found[1])} id="{found[3]}">{found[2]}</h{len(found[1])}>', html)
    ids = {name for tag in _TAG.findall(html) for name in _ID.findall(tag)}

    def moved(name: str) -> str:
        return f"{prefix}--{name}" if name in ids else name

    def in_tag(tag: re.Match[str]) -> str:
        text = _ID.sub(lambda found: moved(found[0]), tag[0])
        text = _LINK.sub(lambda to: f"#{moved(to[1])}" if to[1] in ids else f"{home}#{to[1]}", text)
        return _NAMED.sub(lambda of: f'{of[1]}="{" ".join(moved(name) for name in of[2].split(" "))}"', text)

    return re.sub(r"\n\s*\n", "\n", _below(level, _TAG.sub(in_tag, html)))


def _below(level: int, html: str) -> str:
    """Move all headings by as much as brings the highest one below a heading of a level."""
    down = level + 1 - min((int(found[2]) for found in _HEADING.finditer(html)), default=0)
    return _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + down, _DEEPEST)}", html)
