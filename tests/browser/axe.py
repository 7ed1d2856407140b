"""What axe-core finds on a page, and an answer of our own where it cannot decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

HERE = Path(__file__).parent
SCRIPTS = tuple(
    (HERE / name).read_text("utf-8") for name in ("node_modules/axe-core/axe.min.js", "colours.js", "audit.js")
)

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDE, NARROW = 1280, 320
HEIGHT = 800


@dataclass(frozen=True)
class Problem:
    """An element that breaks a rule, or of which nobody could say."""

    rule: str
    element: str
    text: str
    said: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.element} ({self.text}): {self.said}"


def prepare(page: Page) -> None:
    """Make a loaded page ready for audits."""
    for script in SCRIPTS:
        page.evaluate(script)


def audit(page: Page) -> Iterator[Problem]:
    """Give every violation of a rule on a prepared page, and everything undecided; opens all that can be unfolded."""
    found: list[dict[str, Any]] = page.evaluate("pwAudit()")
    return (Problem(**each) for each in found)


def audit_all(page: Page) -> Iterator[str]:
    """Audit a prepared page in light and dark, wide and narrow."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            yield from (f"{scheme}, {width} wide, {problem}" for problem in audit(page))
