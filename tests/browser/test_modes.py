"""One page of every kind in colours that the visitor forced, on paper, and without script; what is drawn is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import NARROW, SCHEMES, WIDE, audit, prepare
from chromium import PATIENCE
from playwright.sync_api import Browser, Page, expect
from site_pages import BuiltSite

PROBE = (Path(__file__).parent / "seen.js").read_text("utf-8")


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """Open a page that runs no script."""
    page = browser.new_page(reduced_motion="reduce", java_script_enabled=False)
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def visit(page: Page, address: str, width: int = WIDE) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    prepare(page)
    page.evaluate(PROBE)


def pale(page: Page) -> list[str]:
    found: list[str] = page.evaluate("pwSeen.pale()")
    return found


def test_what_is_drawn_is_seen(visitor: Page, site: BuiltSite, odd_site: BuiltSite, subtests: pytest.Subtests) -> None:
    drawn = 0
    for address in (f"{each.address}{page}" for each in (site, odd_site) for page in each.kinds()):
        with subtests.test(page=address):
            visit(visitor, address)
            for scheme in SCHEMES:
                visitor.emulate_media(color_scheme=scheme)
                assert pale(visitor) == []
            drawn += visitor.evaluate("pwSeen.drawn()")
    assert drawn > 0


def show(page: Page, html: str) -> None:
    page.goto("about:blank")  # a page of the site would bring its policy along, which stops inline styles
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    page.set_content(html)
    prepare(page)
    page.evaluate(PROBE)


def test_a_pale_shape_is_found(visitor: Page) -> None:
    show(visitor, '<svg class="pw-bar"><rect class="bleek" fill="#eee" width="9" height="9"/><path d="M0 0h9"/></svg>')
    assert visitor.evaluate("pwSeen.drawn()") == 2
    assert pale(visitor) == ["rect.bleek"]


def test_text_that_is_not_shown_is_found(visitor: Page) -> None:
    show(visitor, '<article>Wel <b class="weg" style="visibility: hidden">niet</b></article>')
    assert visitor.evaluate("pwSeen.unseen()") == ['b.weg "niet"']


def test_forced_colours(visitor: Page, site: BuiltSite, subtests: pytest.Subtests) -> None:
    for page in site.kinds():
        with subtests.test(page=page):
            visit(visitor, f"{site.address}{page}")
            for scheme in SCHEMES:
                visitor.emulate_media(color_scheme=scheme, forced_colors="active")
                assert [str(problem) for problem in audit(visitor)] == []
                assert pale(visitor) == []
    visitor.emulate_media(color_scheme="light", forced_colors="none")


def test_on_paper(visitor: Page, site: BuiltSite, subtests: pytest.Subtests) -> None:
    for page in site.kinds():
        with subtests.test(page=page):
            visit(visitor, f"{site.address}{page}")
            # Paper is light, also for who has a dark screen; and everything that was folded is open.
            visitor.emulate_media(media="print", color_scheme="dark")
            assert visitor.evaluate("pwSeen.unseen()") == []
            assert visitor.evaluate("getComputedStyle(document.body).backgroundColor") in LIGHT
            assert [str(problem) for problem in audit(visitor)] == []
            assert pale(visitor) == []
            visitor.emulate_media(media="screen", color_scheme="light")


LIGHT = ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_without_the_scripts_of_the_site(browser: Browser, site: BuiltSite, subtests: pytest.Subtests) -> None:
    """Only the site's own are kept away: axe-core is a script too."""
    page_without = browser.new_page(reduced_motion="reduce")
    page_without.route("**/*.js", lambda route: route.abort())
    for page in site.kinds():
        with subtests.test(page=page):
            for width in (WIDE, NARROW):
                visit(page_without, f"{site.address}{page}", width)
                assert [str(problem) for problem in audit(page_without)] == []
                assert page_without.evaluate("pwSeen.unseen()") == []
    page_without.close()


def test_without_script_the_menu_leads_to_all_pages(plain: Page, site: BuiltSite) -> None:
    plain.set_viewport_size({"width": NARROW, "height": 800})
    plain.goto(site.address)
    listed = plain.locator(".pw-tabs a").all_text_contents()
    plain.get_by_role("link", name="Menu", exact=True).click()
    assert plain.url.endswith("#pw-sitemap")
    assert plain.locator("#pw-sitemap a").all_text_contents() == listed
    plain.locator("#pw-sitemap a").last.click()
    expect(plain.locator("h1")).to_be_visible()
    assert "#pw-sitemap" not in plain.url


def test_without_script_nothing_is_offered_that_needs_it(plain: Page, site: BuiltSite) -> None:
    for width in (WIDE, NARROW):
        plain.set_viewport_size({"width": width, "height": 800})
        plain.goto(site.address)
        expect(plain.locator("[data-pw-menu], [data-pw-scheme]")).to_have_count(2)
        for each in plain.locator("[data-pw-menu], [data-pw-scheme]").all():
            expect(each).to_be_hidden()
