"""Words that open their meaning where they stand, in a real browser: by keyboard, by touch, and without script."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from chromium import PATIENCE
from playwright.sync_api import Browser, Locator, Page, expect
from site_pages import BuiltSite

PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
MEANING = "Fonds waaruit de gemeente btw terugkrijgt."

Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, odd_site: BuiltSite) -> Iterator[Open]:
    """Give a function that opens a plan with explained words in a window of its own."""
    pages: list[Page] = []

    def open_page(**window: Any) -> Page:  # noqa: ANN401 - whatever Playwright can set
        page = browser.new_page(**window)
        pages.append(page)
        page.set_default_timeout(PATIENCE)
        page.goto(f"{odd_site.address}plannen/explained-words/")
        return page

    yield open_page
    for page in pages:
        page.close()


def word(page: Page, name: str = "BCF") -> Locator:
    return page.locator("article").get_by_role("button", name=name).first


def meaning(page: Page, text: str = MEANING) -> Locator:
    return page.locator("article [popover]").filter(has_text=text).first


def test_the_keyboard_opens_and_closes_a_meaning_and_stays_at_the_word(opened: Open) -> None:
    page = opened()
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "BCF.":
            break
    expect(word(page)).to_be_focused()
    expect(meaning(page)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(meaning(page)).to_be_visible()
    expect(word(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning(page)).to_be_hidden()
    expect(word(page)).to_be_focused()
    page.keyboard.press("Space")
    expect(meaning(page)).to_be_visible()


def told(page: Page) -> list[tuple[str, str, bool | None]]:
    """Give the role, the name and whether it is open of what a screen reader is told about the words, in order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = []
    for node in nodes:
        role, name = node["role"]["value"], node.get("name", {}).get("value") or ""
        states = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
        if (role, name) == ("button", "BCF.") or (role == "StaticText" and name == MEANING):
            found.append((role, name, states.get("expanded")))
    return found


def test_a_screen_reader_is_told_that_a_word_opens_and_reads_the_meaning_next(opened: Open) -> None:
    page = opened()
    assert told(page)[0] == ("button", "BCF.", False)
    word(page).click()
    expect(meaning(page)).to_be_visible()
    assert told(page)[:2] == [("button", "BCF.", True), ("StaticText", MEANING, None)]


def test_a_tap_opens_a_meaning_and_a_tap_elsewhere_closes_it(opened: Open) -> None:
    page = opened(**PHONE)
    word(page).tap()
    expect(meaning(page)).to_be_in_viewport(ratio=1)
    page.locator("h1").tap()
    expect(meaning(page)).to_be_hidden()


def test_it_needs_no_script(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    word(page).click()
    expect(meaning(page)).to_be_visible()
    expect(meaning(page)).to_contain_text("BTW-compensatiefonds (BCF)")


def test_a_meaning_stands_at_its_word_where_there_is_room(opened: Open) -> None:
    page = opened(viewport={"width": 1280, "height": 800})
    word(page).click()
    expect(meaning(page)).to_be_visible()
    there, here = meaning(page).bounding_box(), word(page).bounding_box()
    assert there
    assert here
    assert abs(there["x"] - here["x"]) <= 2
    assert min(abs(there["y"] - here["y"] - here["height"]), abs(here["y"] - there["y"] - there["height"])) <= 16


@pytest.mark.parametrize("height", [256, 800])
def test_a_long_term_wraps_and_its_meaning_fits_on_a_small_screen(opened: Open, height: int) -> None:
    page = opened(viewport={"width": 320, "height": height})
    long = page.get_by_role("button", name="regionale samenwerking").first
    long.click()
    expect(meaning(page, "Een afspraak van gemeenten.")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_each_plan_gives_its_own_meaning_and_a_word_without_one_is_text(opened: Open, odd_site: BuiltSite) -> None:
    page = opened()
    word(page, "jongerenontmoetingsplek.").click()
    expect(meaning(page, "Een plek voor jongeren:")).to_be_visible()
    assert page.get_by_role("button", name="wijkraad").count() == 0
    page.goto(f"{odd_site.address}begrippen/")
    for text in (MEANING, "Afspraak over geld en resultaat."):
        expect(page.get_by_text(text)).to_be_visible()


def test_on_paper_and_in_a_copy_the_words_simply_stand_there(opened: Open) -> None:
    page = opened()
    copied = page.evaluate(
        "const all = getSelection(); all.selectAllChildren(document.querySelector('.pw-lead')); all + ''"
    )
    assert copied.startswith("Het geld komt uit het BCF. De GGD helpt mee.")
    word(page).click()
    page.emulate_media(media="print")
    expect(meaning(page)).to_be_hidden()
    assert page.locator(".pw-lead").inner_text().startswith("Het geld komt uit het BCF. De GGD helpt mee.")
