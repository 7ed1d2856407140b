"""What money is for: the goals at the top of a plan that it serves."""

from collections.abc import Callable

import pytest

from generator.aims import aims
from generator.load import PlanFile
from generator.outline import outline

Read = Callable[..., PlanFile]

PLAN = """
pillars:
  - {id: wonen, title: Wonen, goals: [{id: huizen, title: Huizen, results: [{id: dak, title: Dak}]}]}
goals:
  - id: groen
    title: Groen
    activities: [{id: planten, title: Planten, activities: [{id: boom, title: Boom}]}]
activities:
  - id: markt
    title: Markt
    for: [dak, boom]
    activities: [{id: kraam, title: Kraam}, {id: tent, title: Tent, for: groen}]
  - {id: feest, title: Feest}
  - {id: heen, title: Heen, for: terug}
  - {id: terug, title: Terug, for: heen}
step_plans:
  - {id: stappen, title: Stappen, for: huizen, steps: [{id: stap, title: Stap}]}
relations:
  - {type: implements, title: Visie, goals: [{id: ver, title: Ver}]}
"""


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("", ""),
        ("groen", "groen"),
        ("dak", "wonen"),
        ("boom", "groen"),
        ("huizen dak", "wonen"),
        ("groen dak", "wonen groen"),
        ("dak groen", "wonen groen"),
        ("kraam", "wonen groen"),
        ("tent", "groen"),
        ("feest", "feest"),
        ("stap", "wonen"),
        ("ver", "ver"),
        ("heen", "terug"),
    ],
)
def test_money_is_for_what_stands_at_the_top(plan_from: Read, names: str, found: str) -> None:
    find = aims(outline(plan_from(PLAN).plan))

    assert find(names.split()) == tuple(found.split())
