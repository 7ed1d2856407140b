"""axe-core on every page, in light and dark, wide and narrow."""

from pathlib import Path

import pytest
from axe import audit, audit_all, prepare
from playwright.sync_api import Page
from site_pages import BuiltSite


def test_every_page(visitor: Page, site: BuiltSite, subtests: pytest.Subtests) -> None:
    check_all(visitor, site, subtests)


def test_every_page_of_plans_with_odd_shapes(visitor: Page, odd_site: BuiltSite, subtests: pytest.Subtests) -> None:
    check_all(visitor, odd_site, subtests)


def check_all(visitor: Page, site: BuiltSite, subtests: pytest.Subtests) -> None:
    for page in site.pages():
        with subtests.test(page=page):
            visitor.goto(f"{site.address}{page}")
            prepare(visitor)
            problems = list(audit_all(visitor))
            assert not problems, "\n".join(problems)


def test_text_that_is_too_pale_is_found(visitor: Page) -> None:
    visitor.goto("about:blank")  # a page of the site would bring its policy along, which stops inline styles
    visitor.set_content(
        '<html lang="nl"><title>Proef</title><main><h1>Proef</h1><p style="color: #bbb">Bleek</p></main>'
    )
    prepare(visitor)
    assert ("color-contrast", "Bleek") in [(problem.rule, problem.text) for problem in audit(visitor)]


def test_a_site_without_pages_is_refused(tmp_path: Path) -> None:
    for pages in (BuiltSite(tmp_path, "").pages, BuiltSite(tmp_path, "").kinds):
        with pytest.raises(AssertionError, match="there is no page in"):
            pages()
