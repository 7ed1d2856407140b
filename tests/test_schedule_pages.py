"""The pages of the schedule as Markdown: by area, by theme, per quarter and per year. Today is 15 January 2026."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from generator.pages import writer
from generator.pages.schedule_pages import now_in, schedule_pages
from generator.pages.view import Site
from generator.period import Quarter

AREAS = """
- {id: stad, name: Stad, kind: municipality}
- {id: noord, name: Noord, part_of: stad, aliases: ['Het Noorden']}
- {id: aan-zee, name: Aan Zee, kind: municipality}
"""
THEMES = "- {id: groen, name: Groen}\n- {id: jeugd, name: Jeugd}\n"

PLANS = {
    "een": """
areas: stad
themes: [groen, jeugd]
activities:
  - {title: Overal, when: Q1 2026}
  - {title: Hier, when: Q1 2026, areas: ['Het Noorden', 'Buiten de kaart']}
  - {title: Straks, when: Q2 2026}
  - {title: Lang, when: 2024 t/m 2028}
""",
    "twee": "activities:\n  - {title: Nergens, when: Q1 2026}\n",
}


@pytest.fixture
def pages(site_of: Callable[..., Site]) -> dict[str, str]:
    site = site_of(PLANS, areas=AREAS, themes=THEMES)
    return {page.uri: unescape(str(page.content)) for page in schedule_pages(writer(site))}


def headings(page: str) -> list[str]:
    return [re.sub("<[^>]*>", "", line) for line in page.splitlines() if line.startswith("##")]


def of_quarter(page: str, anchor: str) -> str:
    """Give the part of a page below one heading of the second level."""
    return re.split(r"^## ", page.partition(f"{{#{anchor}}}")[2], flags=re.MULTILINE)[0]


def titles(markdown: str) -> list[str]:
    return re.findall(r"<li><a href=\"/plannen/[^>]*>([^<]*)</a>", markdown)


def test_there_is_a_page_for_now_and_one_per_year_both_by_area_and_by_theme(pages: dict[str, str]) -> None:
    years = range(2024, 2029)

    assert list(pages) == [
        "planning/index.md",
        "planning/themas.md",
        *(f"planning/{year}.md" for year in years),
        *(f"planning/{year}/themas.md" for year in years),
    ]


def test_without_themes_there_are_no_pages_by_theme(site_of: Callable[..., Site]) -> None:
    site = site_of({"twee": PLANS["twee"]})

    found = {page.uri: str(page.content) for page in schedule_pages(writer(site))}

    assert list(found) == ["planning/index.md", "planning/2026.md"]
    assert "Per thema" not in found["planning/index.md"]


def test_what_happens_stands_under_its_areas_a_part_after_its_whole(pages: dict[str, str]) -> None:
    now = of_quarter(pages["planning/index.md"], "nu")

    assert headings(now) == [
        "### Stad {#nu--stad}",
        "### Noord · Buiten de kaart {#nu--noord}",
        "### Niet voor één wijk {#nu-}",
    ]
    assert titles(now) == ["Overal", "Lang", "Hier", "Nergens"]


def test_themes_in_which_the_same_happens_are_told_together(pages: dict[str, str]) -> None:
    now = of_quarter(pages["planning/themas.md"], "nu")

    assert headings(now) == ["### Groen · Jeugd {#nu--groen}", "### Zonder thema {#nu-}"]
    assert titles(now) == ["Overal", "Hier", "Lang", "Nergens"]


def test_what_runs_on_is_listed_once_on_the_page_of_now(pages: dict[str, str]) -> None:
    page = pages["planning/index.md"]

    assert titles(of_quarter(page, "volgend")) == ["Straks"]
    assert titles(of_quarter(page, "vorig")) == []
    assert "Er begint of eindigt niets" in of_quarter(page, "vorig")
    assert page.count(">Lang</a>") == 1


def test_a_quarter_without_anything_points_to_the_nearest_that_has_something(pages: dict[str, str]) -> None:
    silent = of_quarter(pages["planning/2025.md"], "q3")

    assert 'het <a href="/planning/2024/#q1">eerste kwartaal van 2024</a>' in silent
    assert 'het <a href="/planning/2026/#q1">eerste kwartaal van 2026</a>' in silent


def test_quarters_lead_to_each_other_within_the_years_there_are(pages: dict[str, str]) -> None:
    links = {
        year: re.findall(r'<a rel="(\w+)" href="([^"]*)">', page)
        for year in (2024, 2028)
        if (page := pages[f"planning/{year}/themas.md"])
    }

    assert links[2024][0] == ("next", "/planning/2024/themas/#q2")
    assert links[2028][-2:] == [("prev", "/planning/2028/themas/#q3"), ("prev", "/planning/2027/themas/")]


def test_every_address_within_the_schedule_is_there(pages: dict[str, str]) -> None:
    anchors = {
        (f"/{uri.removesuffix('.md').removesuffix('index')}".rstrip("/") + "/", anchor)
        for uri, page in pages.items()
        for anchor in ("", *re.findall(r"{#([\w-]+)}", page))
    }
    links = {
        (address or f"/{uri.removesuffix('.md').removesuffix('index')}".rstrip("/") + "/", anchor)
        for uri, page in pages.items()
        for address, anchor in re.findall(r'href="(/planning/[^"#]*|(?=#))#?([^"]*)"', page)
    }

    assert links <= anchors
    assert len(links) > 20


def test_only_the_quarter_of_today_is_marked(pages: dict[str, str]) -> None:
    marked = [
        (uri, quarter)
        for uri, page in pages.items()
        for quarter in re.findall(r'data-pw-quarter="(\S+)">[^<]*<span class="pw-badge pw-badge--running">', page)
    ]

    assert {quarter for _, quarter in marked} == {"2026-1"}
    assert len(marked) == 4


def test_the_page_says_for_which_day_it_was_made(pages: dict[str, str]) -> None:
    assert all("Deze pagina is gemaakt op 15 januari 2026." in page for page in pages.values())


def test_an_area_shows_what_happens_in_it_and_in_its_parts_but_not_in_others(site_of: Callable[..., Site]) -> None:
    site = site_of(PLANS, areas=AREAS, themes=THEMES)
    found = {
        entry.id: [each.title for each in now_in(site, "areas", entry).found.all]
        for entry in site.catalogue.registers.areas
    }

    assert found == {"stad": ["Overal", "Hier", "Lang"], "noord": ["Hier"], "aan-zee": []}


def test_what_is_near_in_time_is_told_of_the_area_itself(site_of: Callable[..., Site]) -> None:
    plans = {
        "een": "areas: noord\nperiod: 2024 t/m 2025\nactivities: [{title: Oud, when: Q2 2024}]\n",
        "twee": "areas: aan-zee\nactivities: [{title: Kort geleden, when: Q4 2025}, {title: Straks, when: Q3 2027}]\n",
    }
    site = site_of(plans, areas=AREAS)
    found = {entry.id: now_in(site, "areas", entry) for entry in site.catalogue.registers.areas}

    assert (found["noord"].before, found["noord"].after) == (Quarter(2025, 4), None)
    assert (found["aan-zee"].before, found["aan-zee"].after) == (Quarter(2025, 4), Quarter(2027, 3))
    assert found["noord"].last == site.catalogue.plan("een")
    assert found["aan-zee"].last is None


def test_a_moment_of_a_year_is_told_once_at_the_top_of_it(site_of: Callable[..., Site]) -> None:
    plan = "milestones: [{title: Terugblik, when: 2026}, {title: Besluit, when: Q1 t/m Q2 2026}]\n"
    made = {page.uri: str(page.content) for page in schedule_pages(writer(site_of({"een": plan})))}
    year, near = made["planning/2026.md"], made["planning/index.md"]

    assert year.count("Terugblik") == 1
    assert year.index("Ergens in 2026") < year.index("Terugblik") < year.index("Eerste kwartaal van 2026")
    assert year.count("Besluit") == 2
    assert near.count("Terugblik") == near.count("Besluit") == 1
