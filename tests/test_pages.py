"""The page of a plan as Markdown: `cases/golden/<name>.yml` makes exactly `<name>.md`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pages import plan_pages, writer
from generator.pages.view import Site

GOLDEN = Path(__file__).parent / "cases" / "golden"


def page_of(site: Site, plan: str) -> str:
    return next(str(page.content) for page in plan_pages(writer(site)) if page.uri == f"plannen/{plan}.md")


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.yml")), ids=lambda path: path.stem)
def test_a_plan_makes_its_page(path: Path, site_of: Callable[..., Site]) -> None:
    site = site_of({})
    (site.settings.plans / path.name).write_text(path.read_text("utf-8"), "utf-8")

    assert page_of(site_of({}), path.stem) == path.with_suffix(".md").read_text("utf-8")


def test_an_explanation_names_its_own_period_where_an_earlier_one_is_empty(site_of: Callable[..., Site]) -> None:
    lines = "budget:\n  lines:\n    - {title: Bouw, amounts: {2025: 10}}\n"
    lines += "    - {title: Steun, kind: contribution, amounts: {2026: 5}}\n"

    page = page_of(site_of({"geld": lines}), "geld")

    assert "<li>Zekere bijdragen 2026: € 5 (Steun)</li>" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_no_deficit_is_told_while_amounts_are_unknown(site_of: Callable[..., Site]) -> None:
    known = "budget:\n  lines:\n    - {title: Bouw, amounts: {2025: 10, 2026: 10}}\n"
    known += "    - {title: Steun, kind: contribution, amounts: {2025: 5, 2026: 5}}\n"
    unknown = known + "    - {title: Fonds, kind: contribution, amounts: onbekend}\n"

    assert "<td>tekort</td>" in page_of(site_of({"geld": known}), "geld")
    assert "<td>tekort</td>" not in page_of(site_of({"geld": unknown}), "geld")
