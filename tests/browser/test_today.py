"""The day of the visitor on pages that were made on another day. The sites are made on 22 November 2026."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from chromium import PATIENCE
from playwright.sync_api import Browser, Page, expect
from site_pages import BuiltSite

from generator.timeline import Window

Visit = Callable[[str, str], Page]

PLAN = "plannen/everything/"
MADE = "2026-11-22"


@pytest.fixture
def visit(browser: Browser, odd_site: BuiltSite) -> Iterator[Visit]:
    """Give a function that opens a page on some day; what the browser complains about is a mistake."""
    context = browser.new_context(timezone_id="Europe/Amsterdam")
    wrong: list[str] = []

    def opened(address: str, day: str) -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        # Early in the morning, when the day before is still on the clock of London.
        page.clock.set_fixed_time(f"{day}T00:30:00+0{1 if day[5:7] in ('11', '12', '01', '02') else 2}:00")
        page.goto(odd_site.address + address)
        return page

    yield opened
    context.close()
    assert wrong == []


def now(page: Page) -> list[str | None]:
    """Give the quarters that are marked as the present one."""
    marked = page.locator("[data-pw-quarter]", has=page.locator(".pw-badge:visible"))
    return [each.get_attribute("data-pw-quarter") for each in marked.all()]


@pytest.mark.parametrize("address", ["planning/", "planning/themas/", ""])
def test_in_the_quarter_of_the_build_the_page_is_as_it_was_made(visit: Visit, address: str) -> None:
    page = visit(address, "2026-12-31")

    assert now(page) == ["2026-4"]
    expect(page.locator("[data-pw-made]")).to_be_hidden()


@pytest.mark.parametrize(
    ("day", "quarter", "name"),
    [
        ("2027-01-01", "2027-1", "eerste kwartaal van 2027"),
        ("2026-07-01", "2026-3", "derde kwartaal van 2026"),
        ("2024-06-30", "2024-2", "tweede kwartaal van 2024"),
    ],
)
@pytest.mark.parametrize("address", ["planning/", ""])
def test_in_another_quarter_the_page_says_so_and_leads_there(
    visit: Visit, address: str, day: str, quarter: str, name: str
) -> None:
    page = visit(address, day)

    assert "2026-4" not in now(page)
    note = page.locator("[data-pw-made]")
    expect(page.locator("article")).to_contain_text("gemaakt op 22 november 2026")
    expect(note).to_contain_text("Vandaag valt in een ander kwartaal.")
    link = note.get_by_role("link")
    expect(link).to_have_text(f"Ga naar het {name}")
    link.click()
    assert page.url.endswith("/planning/{}/#q{}".format(*quarter.split("-")))
    expect(page.locator(f'[data-pw-quarter="{quarter}"] .pw-badge')).to_be_visible()
    assert now(page) == [quarter]


def test_by_theme_the_note_leads_to_the_page_by_theme(visit: Visit, odd_site: BuiltSite) -> None:
    page = visit("planning/themas/", "2027-05-01")

    page.locator("[data-pw-made]").get_by_role("link").click()

    expect(page).to_have_url(f"{odd_site.address}planning/2027/themas/#q2")


def test_a_year_without_a_page_gets_no_link(visit: Visit) -> None:
    page = visit("planning/", "2180-02-01")

    note = page.locator("[data-pw-made]")
    expect(note).to_be_visible()
    assert note.get_by_role("link").count() == 0
    assert now(page) == []


def bounds(page: Page) -> Window:
    table = page.locator("[data-pw-from]").first
    first, last = (table.get_attribute(name) or "" for name in ("data-pw-from", "data-pw-to"))
    return Window(date.fromisoformat(first), date.fromisoformat(last))


def lines(page: Page) -> list[str]:
    found: list[str] = page.locator(".pw-bar .pw-today").evaluate_all("each => each.map(one => one.getAttribute('x1'))")
    return found


def test_the_line_of_today_in_a_timeline_stands_at_the_day_of_the_visitor(visit: Visit) -> None:
    page = visit(PLAN, "2025-03-30")

    bars = page.locator(".pw-bar").count()
    assert lines(page) == [str(bounds(page).x(date(2025, 3, 30)))] * bars
    assert bars > 3
    expect(page.locator(".pw-legend").first).to_have_text("vandaag")


def test_on_the_day_of_the_build_the_script_draws_what_the_generator_drew(
    visit: Visit, browser: Browser, odd_site: BuiltSite
) -> None:
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(odd_site.address + PLAN)
    drawn = [each.get_attribute("x1") for each in plain.locator(".pw-bar .pw-today").all()]

    assert lines(visit(PLAN, MADE)) == drawn
    plain.close()


@pytest.mark.parametrize("beside", ["first", "last"])
def test_outside_of_a_timeline_there_is_no_line_and_no_word_for_it(visit: Visit, beside: str) -> None:
    window = bounds(visit(PLAN, MADE))
    inside, outside = {
        "first": (window.start, date(window.start.year - 1, 12, 31)),
        "last": (window.end, date(window.end.year + 1, 1, 1)),
    }[beside]

    assert set(lines(visit(PLAN, inside.isoformat()))) == {str(window.x(inside))}
    page = visit(PLAN, outside.isoformat())
    assert lines(page) == []
    expect(page.locator(".pw-legend").first).to_be_hidden()


def test_without_script_the_page_is_right_for_the_day_it_was_made(browser: Browser, odd_site: BuiltSite) -> None:
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(f"{odd_site.address}planning/")
    assert now(plain) == ["2026-4"]
    expect(plain.locator("[data-pw-made]")).to_be_hidden()
    expect(plain.locator("article")).to_contain_text("Deze pagina is gemaakt op 22 november 2026.")

    plain.goto(odd_site.address + PLAN)
    expect(plain.locator(".pw-legend").first).to_have_text("22 november 2026")
    plain.close()


def test_the_script_is_loaded_where_it_has_something_to_do(browser: Browser, odd_site: BuiltSite) -> None:
    page = browser.new_page(java_script_enabled=False)
    loaded = {}
    for address in ("planning/", PLAN, "geld/", "begrippen/"):
        page.goto(odd_site.address + address)
        loaded[address] = page.locator("script[src$='today.js']").count()

    assert loaded == {"planning/": 1, PLAN: 1, "geld/": 0, "begrippen/": 0}
    page.close()


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_every_bar_says_between_which_years_it_stands(
    browser: Browser, odd_site: BuiltSite, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(odd_site.address + PLAN)

    ends = page.locator(".pw-when > .pw-ends")
    assert ends.count() == page.locator(".pw-bar").count()
    expect(ends.first).to_be_visible()
    expect(ends.first).to_have_text(f"begin {bounds(page).start.year} eind {bounds(page).end.year}")
    page.close()
