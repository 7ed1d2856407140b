"""Every page without sideways scroll or cut-off text: zoomed to 400 %, with text of 200 %, with more space in the text.

The tables that scroll in a region of their own are meant to: WCAG 1.4.10 lets a table keep its two directions.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from site_pages import BuiltSite

PROBE = (Path(__file__).parent / "reflow.js").read_text("utf-8")

# WCAG 1.4.12.
SPACED = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
SPACED += " p {margin-bottom: 2em !important}"
# Material's own size is 125 %.
LARGE = "html {font-size: 250% !important}"

# 320 by 256 is what is left of 1280 by 1024 at 400 %.
VIEWS = {
    "400 %": (320, 256, ""),
    "spaced, 400 %": (320, 256, SPACED),
    "spaced": (1280, 1024, SPACED),
    "200 % text": (1280, 1024, LARGE),
}


def test_every_page(visitor: Page, site: BuiltSite, subtests: pytest.Subtests) -> None:
    check_all(visitor, site, subtests)


def test_every_page_of_plans_with_odd_shapes(visitor: Page, odd_site: BuiltSite, subtests: pytest.Subtests) -> None:
    check_all(visitor, odd_site, subtests)


def check_all(visitor: Page, site: BuiltSite, subtests: pytest.Subtests) -> None:
    for page in site.pages():
        with subtests.test(page=page):
            visitor.goto(f"{site.address}{page}")
            visitor.evaluate(PROBE)
            problems = list(problems_in_views(visitor))
            assert not problems, "\n".join(problems)


def problems_in_views(visitor: Page) -> Iterator[str]:
    for name, (width, height, style) in VIEWS.items():
        visitor.set_viewport_size({"width": width, "height": height})
        found: list[str] = visitor.evaluate("style => pwReflow(style)", style)
        yield from (f"{name}: {problem}" for problem in found)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("width: 600px", ["400 %", "spaced, 400 %"]),
        ("height: 24px; line-height: 24px; font-size: 1rem; overflow: hidden", ["200 % text"]),
    ],
)
def test_what_sticks_out_or_is_cut_off_is_found(visitor: Page, style: str, said: list[str]) -> None:
    visitor.goto("about:blank")  # a page of the site would bring its policy along, which stops inline styles
    visitor.set_content(f'<body style="margin: 0"><div style="{style}">Tekst</div>')
    visitor.evaluate(PROBE)
    found = list(problems_in_views(visitor))
    assert {problem.partition(": ")[0] for problem in found} == set(said), found
