"""The attributes of HTML that was made already: read one by one, and written back with other values."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

# A start tag with its attributes, in which a quoted value may hold any character.
_TAG = re.compile(r"""(<[a-z][^\s/>"']*)((?:[^>"']|"[^"]*"|'[^']*')*>)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?P<is>\s*=\s*)(?:(?P<quote>["'])(?P<value>.*?)(?P=quote)|(?P<bare>[^\s"'>]+))""",
    re.DOTALL,
)

Change: TypeAlias = Callable[[str, str], str]


def attributes(html: str) -> Iterator[tuple[str, str]]:
    """Give the name, in small letters, and the value of every attribute that has one."""
    for tag in _TAG.finditer(html):
        for found in _ATTRIBUTE.finditer(tag[2]):
            yield found["name"].lower(), found["bare"] or found["value"] or ""


def change_attributes(html: str, change: Change) -> str:
    """Give HTML in which `change` made a new value of the name (in small letters) and value of each attribute."""

    def changed(found: re.Match[str]) -> str:
        quote, value = found["quote"] or "", found["bare"] or found["value"] or ""
        return f"{found['name']}{found['is']}{quote}{change(found['name'].lower(), value)}{quote}"

    return _TAG.sub(lambda tag: tag[1] + _ATTRIBUTE.sub(changed, tag[2]), html)
