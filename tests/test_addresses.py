"""`formerly_at`: links to where something was go on working."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.errors import Finding, Severity
from generator.load import load_plan
from generator.model.base import Addressed, walk
from generator.pages import pages
from generator.pages.view import Site
from generator.sitefile import SiteFile

EVERYTHING = Path(__file__).parent / "cases/valid/everything.yml"
IDS = re.compile(r'(?: id="|\{#)([^"}]+)')


def page(site: Site, uri: str) -> SiteFile:
    return next(file for file in pages(site) if file.uri == uri)


def test_every_former_id_of_a_plan_is_an_address_of_its_page(site_of: Callable[..., Site]) -> None:
    plan = load_plan(EVERYTHING, EVERYTHING.name).plan
    former = [name for _, part in walk(plan) if isinstance(part, Addressed) for name in part.formerly_at]
    text = EVERYTHING.read_text("utf-8").split("summary: Een plan waarin alles voorkomt.\n")[1]

    ids = IDS.findall(str(page(site_of({"alles": text}), "plannen/alles.md").content))

    assert len(former) > 15
    assert set(former) <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_old_page_of_a_plan_says_where_it_went(site_of: Callable[..., Site]) -> None:
    moved = page(site_of({"haven": "formerly_at: [kade, werf]\n"}), "plannen/kade.md")

    assert 'href="/plannen/haven/"' in str(moved.content)
    assert "Buurtplan haven" in str(moved.content)
    assert "\nsearch: false\n" in str(moved.content)
    assert not moved.title, "a page with a title would stand in the navigation"


def test_a_part_of_the_page_gives_way_to_a_former_id(site_of: Callable[..., Site]) -> None:
    text = "goals:\n  - {id: kosten, formerly_at: doelen, title: Kosten}\n"
    ids = IDS.findall(str(page(site_of({"buurt": text}), "plannen/buurt.md").content))

    assert ids.count("doelen") == 1


def test_no_title_takes_the_address_of_a_former_id(site_of: Callable[..., Site]) -> None:
    text = "goals:\n  - {id: bomen, formerly_at: groen, title: Bomen}\n  - Groen\n"
    ids = IDS.findall(str(page(site_of({"buurt": text}), "plannen/buurt.md").content))

    assert {"bomen", "groen", "groen-2"} <= set(ids)
    assert ids.count("groen") == 1


@pytest.mark.parametrize("former", ["noord", "oost"])
def test_a_plan_cannot_have_been_where_another_plan_is_or_was(
    catalogue_from: Callable[..., tuple[Catalogue, tuple[Finding, ...]]], former: str
) -> None:
    plans = {"noord": "formerly_at: oost\n", "zuid": f"formerly_at: {former}\n"}

    _, findings = catalogue_from(plans)

    (wrong,) = (finding for finding in findings if finding.severity is Severity.ERROR)
    assert (wrong.code, wrong.place.file, wrong.values["id"]) == ("V021", "plans/zuid.yml", former)
