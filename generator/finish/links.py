"""Addresses from the root of a site, made relative to the page that holds them."""

import re

from generator.html import change_attributes

_ADDRESSES = {"href", "src", "action", "formaction", "poster"}
_ROOTED = re.compile(r"/(?!/)")
_ROOTED_SOURCE = re.compile(r"(?:^|(?<=, ))/(?!/)")


def relative_links(html: str, page: str) -> str:
    """Make the addresses from the root of the site relative to a page, so that a site may stand in any folder.

    `page` is the page's file, such as `plannen/wijkondersteuner/index.html`.
    """
    up = "../" * page.count("/")

    def relative(name: str, value: str) -> str:
        if name in _ADDRESSES and _ROOTED.match(value):
            return up + value[1:] or "./"
        return _ROOTED_SOURCE.sub(up, value) if name == "srcset" else value

    return change_attributes(html, relative)
