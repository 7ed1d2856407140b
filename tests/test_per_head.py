"""What a plan costs for each inhabitant or child."""

from collections.abc import Callable

import pytest

from generator.money import spell_sum
from generator.pages.per_head import per_head
from generator.pages.view import Site

Make = Callable[..., Site]

AREAS = "- {id: west, name: West, inhabitants: 4000}\n- {id: oost, name: Oost}\n"
PEOPLE = "figures: [{title: Kinderen, value: %s, per: child}]\n"


def told(site: Site) -> list[str | None]:
    (file,) = site.catalogue.plans
    found = per_head(site, file.plan)
    if found is None:
        return []
    return [found.people.per, found.people.of, spell_sum(found.each), spell_sum(found.yearly) if found.yearly else None]


def plainly(text: str | None) -> str | None:
    return text and text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{EN DASH}", "-")


def money(amounts: str, unit: str = "euro") -> str:
    return f"budget: {{unit: {unit}, lines: [{{title: A, amounts: {amounts}}}]}}\n"


@pytest.mark.parametrize(
    ("count", "amounts", "each", "yearly"),
    [
        ("100", "{2024: 1000}", "€ 10", None),
        ("100", "{2024: 150, 2025: 100}", "€ 2,50", "€ 1,25"),
        ("ongeveer 3000", "{2024: 12560, 2025: 0}", "ca. € 4,19", "ca. € 2,09"),
        ("300", "{2024: 100000}", "ca. € 333", None),
        ("2", "{2024: 25}", "ca. € 13", None),
        ("1000", "{2024: 2125}", "ca. € 2,13", None),
        ("90-100", "{2024: 9000}", "€ 90 - € 100", None),
        ("100", "{2024: 1000, 2025: p.m.}", "€ 10 + p.m.", "€ 5 + p.m."),
        ("100", "{2024: 1000, 2025 t/m 2026: 1000}", "€ 20", None),
    ],
)
def test_the_cost_is_divided_by_the_people_of_the_plan(
    site_of: Make, count: str, amounts: str, each: str, yearly: str | None
) -> None:
    found = told(site_of({"a": PEOPLE % count + money(amounts)}))

    assert list(map(plainly, found)) == ["child", "Kinderen", each, yearly]


def test_the_only_area_of_a_plan_tells_how_many_live_there(site_of: Make) -> None:
    def found(head: str) -> list[str | None]:
        return told(site_of({"a": head + money("{2024: 8}", "euro-x1000")}, areas=AREAS))[:3]

    assert found("areas: west\n") == ["inhabitant", "West", "€\N{NO-BREAK SPACE}2"]
    assert found("areas: oost\n") == []
    assert found("areas: [west, oost]\n") == []
    assert found("areas: west\n" + PEOPLE % "800")[:2] == ["child", "Kinderen"]
    assert found("areas: west\n" + PEOPLE % "n.t.b.") == []


@pytest.mark.parametrize("budget", ["", money("onbekend"), money("{2024: 0}"), money("{2024: p.m.}")])
def test_without_a_cost_there_is_nothing_to_divide(site_of: Make, budget: str) -> None:
    assert told(site_of({"a": PEOPLE % "100" + budget})) == []
