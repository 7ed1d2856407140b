"""The site with a keyboard alone: every stop in order and in sight, and what can be clicked can be pressed."""

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from site_pages import BuiltSite

HERE = Path(__file__).parent
SCRIPTS = tuple((HERE / name).read_text("utf-8") for name in ("colours.js", "keyboard.js"))
WIDE, NARROW = 1280, 320


@pytest.fixture
def plan(site: BuiltSite) -> str:
    """Give the address of the longest page of a plan."""
    return site.address + next(page for page in site.kinds() if page.startswith("plannen/") and page != "plannen/")


def visit(visitor: Page, address: str, width: int = WIDE) -> None:
    visitor.set_viewport_size({"width": width, "height": 800})
    visitor.goto("about:blank")
    visitor.goto(address)
    for script in SCRIPTS:
        visitor.evaluate(script)


def focused(visitor: Page) -> dict[str, Any] | None:
    found: dict[str, Any] | None = visitor.evaluate("pwKeyboard.focused()")
    return found


def has_focus(visitor: Page, selector: str) -> bool:
    answer: bool = visitor.evaluate("selector => document.activeElement.matches(selector)", selector)
    return answer


def walk(visitor: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Press Tab until the focus leaves the page; fails where it stays longer than there are stops."""
    stops = len(visitor.evaluate("pwKeyboard.names()"))
    stop = None
    passed: list[int] = []
    for _ in range(stops + 1):
        visitor.keyboard.press(key)
        stop = focused(visitor)
        # After all stops a browser may have gone past its own buttons already, and be back at the first.
        if stop is None or (len(set(passed)) == stops and stop["at"] == passed[0]):
            return
        passed.append(stop["at"])
        yield stop
    pytest.fail(f"{key} does not leave the page after {stops} stops, and is at {stop and stop['name']}")


def tab_to(visitor: Page, selector: str) -> None:
    """Press Tab until an element has the focus; fails where Tab passes it by."""
    passed = []
    for stop in walk(visitor):
        if has_focus(visitor, selector):
            return
        passed.append(stop["name"])
    pytest.fail(f"Tab does not come to {selector}, but to {', '.join(passed)}")


TRAP = """<a href="#a">One</a> <button class="trap">Two</button> <a href="#b">Three</a>
<script>document.querySelector("button").onkeydown = (press) => press.preventDefault()</script>"""


def test_a_trap_is_found_and_named(visitor: Page) -> None:
    visitor.set_content(TRAP)
    for script in SCRIPTS:
        visitor.evaluate(script)
    with pytest.raises(pytest.fail.Exception, match=r'after 3 stops, and is at button\.trap "Two"'):
        list(walk(visitor))


def test_a_stop_that_tab_passes_by_is_told(visitor: Page) -> None:
    visitor.set_content('<a href="#a">One</a> <a href="#b" id="b" tabindex="-1">Two</a>')
    for script in SCRIPTS:
        visitor.evaluate(script)
    with pytest.raises(pytest.fail.Exception, match=r'does not come to #b, but to a\. "One"'):
        tab_to(visitor, "#b")


def test_a_focus_that_does_not_show_is_a_fault(visitor: Page) -> None:
    visitor.set_content('<a href="#a" style="outline: none">One</a>')
    for script in SCRIPTS:
        visitor.evaluate(script)
    assert "has no outline" in [fault for stop in walk(visitor) for fault in stop["faults"]]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_tab_stops_everywhere_in_order_and_in_sight(
    visitor: Page, site: BuiltSite, width: int, subtests: pytest.Subtests
) -> None:
    for page in site.kinds():
        with subtests.test(page=page):
            visit(visitor, f"{site.address}{page}", width)
            names = visitor.evaluate("pwKeyboard.names()")
            stops = list(walk(visitor))
            assert stops
            assert [stop["name"] for stop in stops] == names
            assert [stop["at"] for stop in stops] == list(range(len(names)))
            assert [f"{stop['name']} {fault}" for stop in stops for fault in stop["faults"]] == []


def test_tab_back_too(visitor: Page, plan: str) -> None:
    visit(visitor, plan)
    names = visitor.evaluate("pwKeyboard.names()")
    visitor.locator("footer input:checked").focus()
    last = focused(visitor)
    assert last
    stops = [last, *walk(visitor, "Shift+Tab")]
    assert [stop["name"] for stop in stops] == names[::-1]
    assert [f"{stop['name']} {fault}" for stop in stops for fault in stop["faults"]] == []


def test_the_first_stop_skips_to_the_text(visitor: Page, site: BuiltSite, subtests: pytest.Subtests) -> None:
    for page in site.kinds():
        with subtests.test(page=page):
            visit(visitor, f"{site.address}{page}")
            visitor.keyboard.press("Tab")
            assert has_focus(visitor, ".pw-skip")
            visitor.keyboard.press("Enter")
            assert has_focus(visitor, "main #pw-content")
            visitor.keyboard.press("Tab")
            assert visitor.evaluate("!document.activeElement.closest('header')")


def test_the_menu_holds_the_focus_and_gives_it_back(visitor: Page, plan: str) -> None:
    visit(visitor, plan, NARROW)
    drawer = visitor.locator("#pw-menu")
    visitor.locator("[data-pw-menu]").focus()
    for key in ("Enter", "Space"):
        visitor.keyboard.press(key)
        expect(drawer).to_be_visible()
        assert has_focus(visitor, "#pw-menu *")
        inside = visitor.locator("#pw-menu a, #pw-menu button").count()
        # A browser lets the focus out to its own buttons, never to the page behind.
        for _ in range(2 * inside + 2):
            visitor.keyboard.press("Tab")
            stop = focused(visitor)
            assert stop is None or (has_focus(visitor, "#pw-menu, #pw-menu *") and stop["faults"] == [])
        visitor.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        assert has_focus(visitor, "[data-pw-menu]")


def test_the_button_closes_the_menu_too(visitor: Page, plan: str) -> None:
    visit(visitor, plan, NARROW)
    visitor.locator("[data-pw-menu]").focus()
    visitor.keyboard.press("Enter")
    visitor.locator(".pw-drawer__close").focus()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("#pw-menu")).to_be_hidden()
    assert has_focus(visitor, "[data-pw-menu]")


def test_the_menu_leads_to_pages(visitor: Page, site: BuiltSite) -> None:
    visit(visitor, site.address, NARROW)
    visitor.locator("[data-pw-menu]").focus()
    visitor.keyboard.press("Enter")
    tab_to(visitor, "#pw-menu a[href$='begrippen/']")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/begrippen/")


def test_searching(visitor: Page, odd_site: BuiltSite) -> None:
    visit(visitor, f"{odd_site.address}plannen/")
    tab_to(visitor, "header [type=search]")
    visitor.keyboard.type("plan")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/zoeken/?q=plan")
    expect(visitor.get_by_role("status")).to_contain_text("gevonden voor")
    for script in SCRIPTS:
        visitor.evaluate(script)
    stops = list(walk(visitor))
    assert [f"{stop['name']} {fault}" for stop in stops for fault in stop["faults"]] == []
    visitor.locator("#resultaten a").first.focus()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("h1")).to_be_visible()
    assert "/zoeken/" not in visitor.url


def test_a_wide_table_scrolls_with_the_arrows(visitor: Page, site: BuiltSite) -> None:
    visit(visitor, f"{site.address}geld/", NARROW)
    table = visitor.locator(".pw-scroll").first
    # Whether a table fits depends on the plans: this one certainly does not.
    table.evaluate("each => Object.assign(each.firstElementChild.style, {display: 'table', width: '60rem'})")
    table.focus()
    for _ in range(50):
        visitor.keyboard.press("ArrowRight")
    assert table.evaluate("each => each.scrollLeft") > 100


def test_what_is_folded_opens_with_enter_and_space(visitor: Page, plan: str) -> None:
    visit(visitor, plan)
    summary = visitor.locator("article summary").first
    folded = summary.locator("xpath=..")
    summary.focus()
    for key in ("Enter", "Space"):
        visitor.keyboard.press(key)
        assert folded.evaluate("each => each.open")
        visitor.keyboard.press(key)
        assert not folded.evaluate("each => each.open")
        assert has_focus(visitor, "article summary")


def test_no_single_key_does_anything(visitor: Page, plan: str) -> None:
    visit(visitor, plan)
    state = "[location.href, scrollY, document.activeElement.tagName, document.body.outerHTML]"
    before = visitor.evaluate(state)
    for key in string.ascii_letters + string.digits + string.punctuation:
        visitor.keyboard.press(key)
    assert visitor.evaluate(state) == before


def test_light_or_dark_by_the_arrows(visitor: Page, site: BuiltSite) -> None:
    visit(visitor, site.address)
    visitor.locator("footer input:checked").focus()
    for scheme in ("light", "dark"):
        visitor.keyboard.press("ArrowDown")
        assert visitor.evaluate("document.documentElement.dataset.scheme") == scheme
        visitor.reload()
        assert visitor.evaluate("document.documentElement.dataset.scheme") == scheme
        assert visitor.locator("footer input:checked").get_attribute("value") == scheme
        visitor.locator("footer input:checked").focus()
    visitor.keyboard.press("ArrowDown")
    assert visitor.evaluate("document.documentElement.dataset.scheme === undefined")
