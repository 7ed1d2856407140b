"""Where hand-written pages ask for a part of the plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from generator.errors import InvalidPlans, PlansError
from generator.reader.encoding import decode
from generator.settings import Settings

# What looks like an embed in code or in a comment is none. A heading tells how deep the next embed stands.
_LINES = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|^(?: {4}|\t)[ \t]*(?:\[\[(?P<indented>[^\]\n]+)\]\][ \t]*$|[^\n]*)"
    r"|`[^`\n]+`"
    r"|<!--.*?-->"
    r"|^(?P<heading>\#{1,6})(?=\s)"
    r"|^\[\[(?P<alone>[^\]\n]+)\]\][ \t]*$"
    r"|^ {0,3}(?!\[\[[^\]\n]+\]\])(?:\[\[?|\{\{?|<<|\(\()[ \t]*"
    r"(?P<almost>[^\[\](){}<>\n]+?)[ \t]*(?:\]\]?|\}\}?|>>|\)\))?[.,;]?[ \t]*$"
    r"|(?<!\\)\[\[(?P<among>[^\]\n]+)\]\]",
    re.MULTILINE | re.DOTALL,
)

How = Literal["alone", "among", "indented", "almost"]

_HOW: tuple[How, ...] = get_args(How)


@dataclass(frozen=True, slots=True)
class Embed:
    """What stands as `[[text]]` in a page, from where to where, and the level of the heading above it.

    It is an embed where it stands alone on a line; among other words, indented as code is, or between brackets that
    are almost right it is text.
    """

    text: str
    start: int
    end: int
    level: int
    how: How = "alone"

    @property
    def alone(self) -> bool:
        """Tell whether it is an embed indeed."""
        return self.how == "alone"


def embeds_in(page: str) -> Iterator[Embed]:
    """Give every embed of a page, and what looks like one among other words."""
    level = 1
    for match in _LINES.finditer(page):
        if match["heading"]:
            level = len(match["heading"])
            continue
        for how in _HOW:
            if match[how]:
                yield Embed(" ".join(match[how].split()), match.start(), match.end(), level, how)


def content_pages(settings: Settings) -> list[Path]:
    """Give every hand-written page, in a fixed order."""
    return sorted(path for path in settings.content.rglob("*.md") if path.is_file())


def read_page(path: Path, name: str = "") -> str:
    """Read a hand-written page that findings call `name`; raises `InvalidPlans` where it is no text."""
    try:
        wrong = [each for each in decode(path.read_bytes(), name or path.name).findings if each.code != "Y006"]
        if wrong:  # a character that cannot be seen does no harm here
            raise InvalidPlans(wrong)
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise PlansError(f"{path} kan niet gelezen worden: {error}") from None
