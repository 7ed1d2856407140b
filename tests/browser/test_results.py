"""The page with search results, in a real browser, on a finished site below a folder."""

from collections.abc import Iterator

import pytest
from chromium import PATIENCE
from playwright.sync_api import Browser, Page, expect
from site_pages import BuiltSite


@pytest.fixture(scope="module")
def address(odd_site: BuiltSite) -> str:
    return odd_site.address


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


@pytest.fixture
def problems(browser_page: Page) -> Iterator[list[str]]:
    """Collect what the browser complains about, such as a content security policy that was broken."""
    found: list[str] = []
    browser_page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    browser_page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []


def said(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(text, timeout=PATIENCE)


@pytest.mark.usefixtures("problems")
def test_the_form_in_the_header_leads_to_results_that_lead_to_sections(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}over/")
    browser_page.locator('header input[name="q"]').fill("Berkenbuurt")
    browser_page.keyboard.press("Enter")
    said(browser_page, "gevonden voor")
    assert browser_page.url == f"{address}zoeken/?q=Berkenbuurt"
    assert browser_page.title().startswith("Berkenbuurt ")
    assert browser_page.locator('header input[name="q"]').input_value() == "Berkenbuurt"
    section = browser_page.locator('#resultaten a[href*="#"]').first
    target = section.get_attribute("href")
    section.click()
    assert browser_page.url.endswith(target or "?")
    assert browser_page.locator(f"[id='{browser_page.url.partition('#')[2]}']").count() == 1


@pytest.mark.usefixtures("problems")
def test_a_result_is_one_link_with_its_page_beside_it(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=coordinator")
    said(browser_page, "gevonden voor")
    results = browser_page.locator("#resultaten > li")
    assert 0 < results.count() <= 10
    assert [results.nth(at).locator("a").count() for at in range(results.count())] == [1] * results.count()
    expect(results.locator(".pw-results__page").first).to_contain_text("In: ")
    expect(results.locator("mark").first).to_be_visible()


@pytest.mark.usefixtures("problems")
def test_more_results_come_below_and_take_the_focus(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=plan")
    said(browser_page, "gevonden voor")
    browser_page.get_by_role("button", name="Toon meer resultaten").click()
    expect(browser_page.locator("#resultaten > li").nth(10).locator("a")).to_be_focused()


@pytest.mark.usefixtures("problems")
def test_a_mistake_in_typing_is_offered_right_and_found(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=Berkenburut")
    said(browser_page, "gevonden voor")
    offered = browser_page.locator("[data-search-note]").get_by_role("link", name="berkenbuurt")
    assert browser_page.locator("#resultaten > li").count() > 0
    offered.click()
    said(browser_page, "berkenbuurt")
    assert browser_page.url == f"{address}zoeken/?q=berkenbuurt"


@pytest.mark.usefixtures("problems")
def test_a_word_that_is_nowhere_is_left_out(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=Berkenbuurt+xqzwvk")
    said(browser_page, "gevonden voor")
    expect(browser_page.locator("[data-search-note]")).to_contain_text("staat nergens op deze site")
    assert browser_page.locator("#resultaten > li").count() > 0


@pytest.mark.usefixtures("problems")
def test_nothing_found_helps_onward(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=xqzwvk")
    said(browser_page, "Niets gevonden")
    assert browser_page.locator("#resultaten > li").count() == 0
    expect(browser_page.locator("article").get_by_role("link", name="Alle plannen")).to_be_visible()


@pytest.mark.usefixtures("problems")
def test_choices_narrow_the_results_and_stand_in_the_address(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=plan")
    said(browser_page, "gevonden voor")
    before = int(browser_page.get_by_role("status").inner_text().split()[0])
    browser_page.get_by_text("Verfijn").click()
    browser_page.get_by_role("group", name="Wijk of gebied").get_by_role("checkbox").first.check()
    browser_page.get_by_role("button", name="Toon wat u koos").click()
    said(browser_page, "gevonden voor")
    assert "&wijk=" in browser_page.url
    assert 0 < int(browser_page.get_by_role("status").inner_text().split()[0]) < before
    expect(browser_page.get_by_role("group", name="Wijk of gebied").get_by_role("checkbox").first).to_be_checked()


@pytest.mark.usefixtures("problems")
def test_what_was_typed_is_text_and_nothing_else(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%7Bcount%7D%24%26")
    said(browser_page, "<img src=x onerror=alert(1)>{count}$&")
    assert browser_page.locator("article img").count() == 0


@pytest.mark.usefixtures("problems")
def test_without_a_word_it_asks_for_one(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}zoeken/")
    said(browser_page, "Vul een woord, een bedrag of een vraag in")


def test_without_an_index_it_says_so(browser_page: Page, address: str) -> None:
    browser_page.route("**/pagefind/pagefind.js", lambda route: route.abort())
    browser_page.goto(f"{address}zoeken/?q=wijk")
    said(browser_page, "Zoeken lukt nu niet")
    browser_page.unroute("**/pagefind/pagefind.js")


def test_without_script_the_list_of_plans_is_there(browser_page: Page, address: str) -> None:
    assert browser_page.context.browser
    plain = browser_page.context.browser.new_page(java_script_enabled=False)
    plain.goto(f"{address}zoeken/?q=wijk")
    expect(plain.get_by_text("Zoeken werkt alleen als JavaScript aan staat")).to_be_visible()
    plain.locator("article").get_by_role("link", name="Alle plannen").click()
    assert plain.url == f"{address}plannen/"
    plain.close()
