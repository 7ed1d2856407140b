"""Addresses from the root of a site, made relative to the page that holds them."""

import re

# A start tag with its attributes, in which a quoted value may hold any character; and an address from the root.
_TAG = re.compile(r"""<[a-z][^\s/>"']*(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ROOTED = re.compile(r"""(?P<name>\s(?:href|src)\s*=\s*["']?)/(?P<path>(?!/)[^"'\s>]*)""", re.IGNORECASE)
_SOURCES = re.compile(r"""(?<=\ssrcset=")[^"]*""", re.IGNORECASE)


def relative_links(html: str, page: str) -> str:
    """Make the addresses from the root of the site relative to a page, so that a site may stand in any folder.

    `page` is the page's file, such as `plannen/wijkondersteuner/index.html`.
    """
    up = "../" * page.count("/")

    def attribute(match: re.Match[str]) -> str:
        return f"{match['name']}{up + match['path'] or './'}"

    def sources(match: re.Match[str]) -> str:
        return re.sub(r"(?:^|(?<=, ))/(?!/)", up, match[0])

    return _TAG.sub(lambda tag: _SOURCES.sub(sources, _ROOTED.sub(attribute, tag[0])), html)
