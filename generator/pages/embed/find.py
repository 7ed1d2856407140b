"""Where hand-written pages ask for a part of the plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import PlansError
from generator.settings import Settings

# What looks like an embed in code or in a comment is none. A heading tells how deep the next embed stands.
_LINES = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|^(?: {4}|\t)[^\n]*"
    r"|`[^`\n]+`"
    r"|<!--.*?-->"
    r"|^(?P<heading>\#{1,6})(?=\s)"
    r"|^\[\[(?P<alone>[^\]\n]+)\]\][ \t]*$"
    r"|(?<!\\)\[\[(?P<among>[^\]\n]+)\]\]",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Embed:
    """What stands as `[[text]]` in a page, from where to where, and the level of the heading above it.

    It is an embed where it stands alone on a line; among other words it is text.
    """

    text: str
    start: int
    end: int
    level: int
    alone: bool


def embeds_in(page: str) -> Iterator[Embed]:
    """Give every embed of a page, and what looks like one among other words."""
    level = 1
    for match in _LINES.finditer(page):
        if match["heading"]:
            level = len(match["heading"])
        elif text := match["alone"] or match["among"]:
            yield Embed(" ".join(text.split()), match.start(), match.end(), level, alone=bool(match["alone"]))


def content_pages(settings: Settings) -> list[Path]:
    """Give every hand-written page, in a fixed order."""
    return sorted(path for path in settings.content.rglob("*.md") if path.is_file())


def read_page(path: Path) -> str:
    """Read a hand-written page; raises `PlansError` where it is no text."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PlansError(f"{path} kan niet gelezen worden: {error}") from None
